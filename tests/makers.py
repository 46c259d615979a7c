"""Documents, words, rules and texts for tests, made the way the engine makes its own; what holds for all of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from extractor.fields.found import Extent
from extractor.layout.page_words import Token
from extractor.model.document import Document, Line, Page, Word, join_lines
from extractor.output.files import STATE_FOLDER
from extractor.pipeline import records
from extractor.reading.blocks import ReflowableBlock, TableBlock, TextBlock, document_from_blocks
from extractor.rulebook.field_rule import FieldRule
from extractor.rulebook.rule_set import RuleSet
from extractor.rulebook.schema import Rule
from extractor.structure.label_styles import style_names
from extractor.structure.sections import SectionSpan, split_items


def document(*pages: str, **more: Any) -> Document:
    """Plain text, one string a page."""
    rows = [Line(row, 0, number) for number, page in enumerate(pages, 1) for row in page.split("\n")]
    text, lines = join_lines(rows)
    return Document(text, lines, tuple(Page(n) for n in range(1, len(pages) + 1)), **more)


def laid(*pages: list[str | list[list[str]]]) -> Document:
    """Pages of lines (strings) and tables (lists of rows)."""
    blocks: list[ReflowableBlock] = [
        TextBlock(part, number) if isinstance(part, str) else TableBlock(part, number)
        for number, page in enumerate(pages, 1)
        for part in page
    ]
    return document_from_blocks(iter(blocks), {}, len(pages))


def read_record(whole: Document, rules: RuleSet) -> dict[str, Any]:
    """The record of the first document, as it would be written."""
    return records(whole, rules)[0].model_dump(mode="json")


def extent(text: str, *items: str) -> Extent:
    """A section that consists of `text`, cut into items of the styles `items`."""
    whole = document(text)
    section = SectionSpan("s", 0, 0, len(text), children=split_items(whole.text, 0, len(text), items))
    return Extent(whole, 0, len(text), section)


def field(**keys: Any) -> FieldRule:
    """A field's rule as a file would give it."""
    return FieldRule.model_validate(keys)


def at(found: Any, pointer: str, whole: Document) -> list[str]:
    """The words that stand where a found value says that its part `pointer` was read."""
    return [whole.text[start:end] for place, (start, end) in found.places if place == pointer]


def printed(x: float, top: float, text: str, size: float = 12.0, step: float = 6.0, gap: float = 4.0) -> list[Token]:
    """The words of a line set in letters all equally wide."""
    tokens = []
    for word in text.split():
        tokens.append(Token(x, top, x + step * len(word), top + size, word))
        x += step * len(word) + gap
    return tokens


def rule(kind: str = "nota", **keys: Any) -> Rule:
    """A kind's rule as a file would give it."""
    return Rule.model_validate({"kind": kind, "about": "x", "source": f"{kind}.toml", **keys})


def manifest(output: Path) -> list[dict[str, Any]]:
    """The lines of a run's manifest."""
    return [json.loads(line) for line in (output / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]


def steady(files: dict[str, bytes]) -> dict[str, bytes]:
    """The outputs without the state; of the manifest what does not differ between runs."""
    files = {name: data for name, data in files.items() if not name.startswith(STATE_FOLDER)}
    lines = [json.loads(line) for line in files["manifest.jsonl"].splitlines()]
    same = [{k: v for k, v in line.items() if k not in ("seconds", "reused")} for line in lines]
    return {**files, "manifest.jsonl": json.dumps(same).encode()}


def assert_places(document: Document) -> None:
    """Every line, cell and grid stands where it says, and grids' rows are equally long."""
    assert document.text == "\n".join(line.text for line in document.lines)
    for line in document.lines:
        assert document.text[line.start : line.end] == line.text
        assert 1 <= line.page <= len(document.pages)
    for grid in document.grids:
        assert len({len(row) for row in grid.rows}) == 1
        spans = [(span, cell) for row in grid.rows for cell in row for span in cell.spans]
        assert [document.text[start:end] for (start, end), _ in spans] == [cell.text for _, cell in spans]
        assert [span for span, _ in spans] == sorted(span for span, _ in spans)
        assert all(grid.span[0] <= start <= end <= grid.span[1] for (start, end), _ in spans)


_MARKS = """
Menimbang Mengingat MEMUTUSKAN Menetapkan KEPUTUSAN PERATURAN TENTANG NOMOR BUPATI GUBERNUR KESATU KEDUA KETIGA
Pasal Pasal·1 Pasal·2 Pasal·I BAB·I BAB·II LAMPIRAN Lampiran·I Tembusan Kepada Yth. Perihal Dasar Untuk
MEMERINTAHKAN PENJELASAN ATAS Ditetapkan·di pada·tanggal 5·Mei·2031 Desember·2031 31·Februari·2031
NOMOR·:·7·TAHUN·2031 Nomor·:·800/·/DINKES/2031 a. b. c. d. aa. 1. 2. 3. (1) (2) 1) 2) I. II. A. B. - • – : ; . , (
) “ ” | bahwa dan yang selanjutnya·disebut adalah Undang-Undang·Nomor·25·Tahun·2009 Rp.·1.000.000,- Rp lI ² ٣ ½
NIP.·19700101·199503·1·001 a.n. ttd SURAT·EDARAN SURAT·TUGAS Demikian No.·Indikator Bukti·Pendukung
Indeks·Inovasi·Daerah Nama·Inovasi Rancang·Bangun Dokumen·: Tanggal·Surat·: A.·Komponen B.·Komponen service·point
PROPOSAL RINGKASAN LATAR·BELAKANG Dipublikasikan 2031 12 001
"""
MARKS = [mark.replace("·", " ") for mark in _MARKS.split()]
"""What official documents are made of, in any order."""


def texts() -> st.SearchStrategy[str]:
    """Texts in which the marks of official documents stand anywhere, among any other characters."""
    marks = st.sampled_from(MARKS)
    blanks = st.sampled_from([" ", "\n", "\n\n", "\t", "", "-\n", " : "])
    words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    pairs = st.tuples(st.one_of(marks, marks, marks, words), blanks)
    sizes = st.integers(0, 60)  # lists left to themselves are mostly short
    lists = sizes.flatmap(lambda size: st.lists(pairs, min_size=size, max_size=size))
    return lists.map(lambda pairs: "".join(mark + blank for mark, blank in pairs))


def examples(count: int) -> settings:
    """How a property is tried: on `count` examples in the whole suite, on a fifth of them in the fast set."""
    return settings(max_examples=max(5, count * settings.default.max_examples // 100))


def styles() -> st.SearchStrategy[str]:
    """The label styles there are."""
    return st.sampled_from(style_names())


def page_of(
    *lines: tuple[float, float, str],
    source: str = "digital",
    width: float = 5.0,
    tall: float = 10.0,
    confidence: float | None = None,
) -> Document:
    """A page of lines (left, top, words) in the order given; each character is `width` points wide.

    Three blanks and more are the white of a column, as layout writes them.
    """
    rows = []
    for left, top, text in lines:
        words = tuple(
            Word(m[0], m.start(), (left + width * m.start(), top, left + width * m.end(), top + tall), confidence)
            for m in re.finditer(r"\S+", text)
        )
        rows.append(Line(text, 0, 1, (left, top, left + width * len(text), top + tall), words))
    text, placed = join_lines(rows)
    return Document(text, placed, (Page(1, 595.0, 842.0, source),))  # type: ignore[arg-type]
