from __future__ import annotations

from makers import document

from extractor.model.document import Cell, Document, Grid, Line, Page, Word, join_lines
from extractor.structure.heading_lines import HeadingLines
from extractor.structure.label_sequence import ListLabel
from extractor.structure.sections import split_items


def typed(*rows: tuple[str, float]) -> Document:
    """Lines one under the other, each as wide as said, its words of equal widths."""
    lines = []
    for i, (text, right) in enumerate(rows):
        top, words, step = 100.0 + 14 * i, text.split(), (right - 72) / len(text.split())
        at = [text.index(word) for word in words]
        boxes = [(72 + step * k, top, 72 + step * (k + 1) - 3, top + 12) for k in range(len(words))]
        row = tuple(Word(w, a, b) for w, a, b in zip(words, at, boxes, strict=True))
        lines.append(Line(text, 0, 1, (72, top, right, top + 12), row))
    text, placed = join_lines(lines)
    return Document(text, placed, (Page(1, 595, 842),))


def label(whole: Document, words: str) -> ListLabel:
    at = whole.text.index(words)
    return ListLabel(words, 1, at, at + len(words))


def test_a_heading_is_short_and_has_no_end() -> None:
    whole = document("1. Tujuan\n2. agar sehat;\n3. " + "kata " * 40 + "\n4.")
    assert [HeadingLines(whole).heads(label(whole, words)) for words in ("1. ", "2. ", "3. ", "4.")] == [
        True,
        False,
        False,
        False,
    ]


def test_a_full_line_runs_on() -> None:
    whole = typed(
        ("1. Dasar Hukum", 160), ("2. Peraturan tentang Penyelamatan", 500), ("Arsip Keluarga dan lainnya", 520)
    )
    lines = HeadingLines(whole)
    assert lines.heads(label(whole, "1. ")) and not lines.heads(label(whole, "2. "))


def test_no_label_of_a_table_heads_anything() -> None:
    whole = document("1. Anggaran\n1.\nLemari\n2. Strategi")
    start = whole.text.index("1.\n")
    cells = (Cell("1.", ((start, start + 2),)), Cell("Lemari", ((start + 3, start + 9),)))
    lines = HeadingLines(Document(whole.text, whole.lines, whole.pages, (Grid(1, (start, start + 9), (cells,)),)))
    assert not lines.free(ListLabel("1", 1, start, start + 3))
    items = split_items(whole.text, 0, len(whole.text), ("number",), headed=1, lines=lines)
    assert [(i.label, i.heading) for i in items] == [("1", "Anggaran"), ("2", None)]


def test_a_list_under_a_heading_is_no_row_of_headings() -> None:
    whole = typed(
        ("1. Tujuan", 130),
        ("agar warga sehat dan bahagia selama hidupnya di desa", 500),
        ("2. Dasar Hukum", 160),
        ("1. Peraturan satu;", 200),
        ("2. Peraturan Bupati tentang Penyelenggaraan Pelayanan", 520),
        ("Keliling; dan", 150),
        ("3. Peraturan Desa tentang Penyelenggaraan Pelayanan", 520),
        ("Rumah.", 110),
    )
    items = split_items(whole.text, 0, len(whole.text), ("number", "number"), headed=1, lines=HeadingLines(whole))
    assert [(i.heading, [c.label for c in i.children]) for i in items] == [
        ("Tujuan", []),
        ("Dasar Hukum", ["1", "2", "3"]),
    ]
