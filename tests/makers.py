"""Documents, extents and texts for tests, made the way the readers make theirs."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from extractor.fields.found import Extent
from extractor.model.document import Document, Line, Page, join_lines
from extractor.reading.blocks import Block, Table, Text, lay
from extractor.rulebook.schema import FieldRule
from extractor.structure.list_labels import STYLES
from extractor.structure.sections import Section, split_items


def document(*pages: str, **more: Any) -> Document:
    """Plain text, one string a page."""
    rows = [Line(row, 0, number) for number, page in enumerate(pages, 1) for row in page.split("\n")]
    text, lines = join_lines(rows)
    return Document(text, lines, tuple(Page(n) for n in range(1, len(pages) + 1)), **more)


def laid(*pages: list[str | list[list[str]]]) -> Document:
    """Pages of lines (strings) and tables (lists of rows)."""
    blocks: list[Block] = [
        Text(part, number) if isinstance(part, str) else Table(part, number)
        for number, page in enumerate(pages, 1)
        for part in page
    ]
    return lay(iter(blocks), {}, len(pages))


def extent(text: str, *items: str) -> Extent:
    """A section that consists of `text`, cut into items of the styles `items`."""
    whole = document(text)
    section = Section("s", 0, 0, len(text), children=split_items(whole.text, 0, len(text), items))
    return Extent(whole, 0, len(text), section)


def field(**keys: Any) -> FieldRule:
    """A field's rule as a file would give it."""
    return FieldRule.model_validate(keys)


def at(found: Any, pointer: str, whole: Document) -> list[str]:
    """The words that stand where a found value says that its part `pointer` was read."""
    return [whole.text[start:end] for place, (start, end) in found.places if place == pointer]


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


def styles() -> st.SearchStrategy[str]:
    """The label styles there are."""
    return st.sampled_from(sorted(STYLES))
