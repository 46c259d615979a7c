from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from makers import document, examples, texts

from extractor.model.document import Page
from extractor.rulebook.load import load_rules
from extractor.rulebook.schema import Rule
from extractor.rulebook.section_rule import SectionRule
from extractor.structure.sections import SectionSpan, split, split_items

RULES = load_rules()


def rule(name: str, *starts: str, **more: object) -> SectionRule:
    return SectionRule.model_validate({"name": name, "starts": starts, **more})


def cut(text: str, *rules: SectionRule) -> list[tuple[str, str]]:
    """(name, own text) of each section."""
    return [(s.name, text[s.body : s.end].strip()) for s in split(document(text), rules)]


A, B, C = rule("a", "^A:"), rule("b", "^B:"), rule("c", "^C:", anywhere=True)


def test_what_stands_before_the_first_heading_is_the_head() -> None:
    assert cut("judul\nA: satu\nB: dua", A, B) == [("head", "judul"), ("a", "satu"), ("b", "dua")]
    assert cut("judul", A, B) == [("head", "judul")]
    assert cut("", A) == [("head", "")]


def test_sections_keep_to_their_order() -> None:
    assert cut("B: dua\nA: satu", A, B) == [("head", ""), ("b", "dua\nA: satu")]
    assert cut("A: satu\nA: lagi", A, B) == [("head", ""), ("a", "satu\nA: lagi")]


def test_a_section_may_stand_anywhere_and_does_not_move_the_order_on() -> None:
    assert [name for name, _ in cut("C: x\nA: y\nB: z", A, B, C)] == ["head", "c", "a", "b"]
    assert [name for name, _ in cut("A: y\nC: x\nB: z", A, B, C)] == ["head", "a", "c", "b"]


def test_a_section_repeats_only_if_it_may() -> None:
    again = rule("a", "^A:", repeats=True)
    assert [name for name, _ in cut("A: x\nA: y\nB: z\nA: w", again, B)] == ["head", "a", "a", "b"]


def test_a_section_waits_for_another() -> None:
    late = rule("b", "^B:", only_after=["a"])
    assert [name for name, _ in cut("B: x\nA: y\nB: z", A, late)] == ["head", "a", "b"]


def test_the_heading_ends_where_its_group_does() -> None:
    (_, section) = split(document("Menimbang : a. bahwa"), (rule("m", r"^(?P<heading>Menimbang\s*:)"),))
    assert (section.heading, section.body) == ("Menimbang", 11)


def test_a_section_starts_where_its_group_does() -> None:
    text = "di\nTempat\nDengan hormat"
    sections = split(document(text), (rule("isi", r"^di\nTempat\n(?P<start>)(?P<heading>)"),))
    assert [text[s.start : s.end] for s in sections] == ["di\nTempat\n", "Dengan hormat"]


def test_an_outline_gives_labels_and_names() -> None:
    shape = r"^(?P<label>[A-Z])\. (?P<heading>.+)$"
    parts = rule("bagian", shape, outline=True, repeats=True, names={"tujuan": "(?i)tujuan"})
    sections = split(document("A. Latar\nx\nB. Tujuan\ny"), (parts,))
    assert [(s.name, s.label, s.heading) for s in sections[1:]] == [("bagian", "A", "Latar"), ("tujuan", "B", "Tujuan")]


def shown(text: str, items: Sequence[SectionSpan]) -> list[object]:
    """[label, own text, children …] of each item."""
    return [[i.label, text[i.body : i.stem].strip(), *shown(text, i.children)] for i in items]


@pytest.mark.parametrize(
    ("text", "styles", "tree"),
    [
        ("a. satu\nb. dua", ("letter",), [["a", "satu"], ["b", "dua"]]),
        ("a. satu:\n1. x\n2. y\nb. dua", ("letter", "number"), [["a", "satu:", ["1", "x"], ["2", "y"]], ["b", "dua"]]),
        ("1. satu:\na. x\nb. y\n2. dua", ("letter|number", "letter"),
         [["1", "satu:", ["a", "x"], ["b", "y"]], ["2", "dua"]]),
        ("1. x\n2. y", ("letter", "number"), [["1", "x"], ["2", "y"]]),
        ("tanpa label", ("letter", "number"), []),
        ("a. satu", (), []),
        ("1. x\n2. y\nI. SYARAT\n3. z\nII. CARA\nIII. LAIN\n4. w", ("roman|number",),
         [["I", "SYARAT\n3. z"], ["II", "CARA"], ["III", "LAIN\n4. w"]]),
    ],
)  # fmt: skip
def test_items(text: str, styles: tuple[str, ...], tree: list[object]) -> None:
    assert shown(text, split_items(text, 0, len(text), styles)) == tree


def test_items_with_headings() -> None:
    text = "1. Tujuan\nagar warga sehat\n2. warga datang,\nlalu pulang"
    items = split_items(text, 0, len(text), ("number",), headed=1)
    assert [i.heading for i in items] == ["Tujuan", None]
    assert text[items[0].body : items[0].end].strip() == "agar warga sehat"


def test_an_item_that_lost_its_label_keeps_what_is_left_of_it() -> None:
    cues = r"^(?:\S{1,3}[ \t]+)?(?P<body>)bahwa\b"
    text = "M:\na. bahwa satu;\n{, bahwa dua;\nc. bahwa tiga"
    (_, section) = split(document(text), (rule("m", "^M:", items="letter", cues=cues),))
    assert [(i.label, i.heading, text[i.body : i.end].strip()) for i in section.children] == [
        ("a", None, "bahwa satu;"),
        (None, "{,", "bahwa dua;"),
        ("c", None, "bahwa tiga"),
    ]


def test_where_every_item_has_one_line_a_lost_label_needs_no_end_of_the_item_before() -> None:
    cues = r"^(?P<body>)(?:Ketua|Kepala)\b"
    text = "T:\n1. Bupati\n2. Ketua DPRD\nKetua KPU\n4. Kepala Dinas\nKepala Bidang"
    (_, section) = split(document(text), (rule("t", "^T:", items="number", cues=cues),))
    assert [i.label for i in section.children] == ["1", "2", None, "4"]
    longer = text.replace("DPRD\n", "DPRD dan\nwakilnya\n")
    (_, section) = split(document(longer), (rule("t", "^T:", items="number", cues=cues),))
    assert [i.label for i in section.children] == ["1", "2", "4"], "the line may go on"


def test_an_item_without_labels_goes_on_behind_the_bracket_of_an_ayat() -> None:
    cues = r"^(?P<body>)Undang-Undang\b"
    text = "M:\nPasal 33 ayat (4)\nUndang-Undang Dasar\nUndang-Undang Nomor 3 (Lembaran 4)\nUndang-Undang Nomor 5;"
    (_, section) = split(document(text), (rule("m", "^M:", items="number", cues=cues),))
    assert [text[i.body : i.end].split()[-1] for i in section.children] == ["5;"]


def spans(section: SectionSpan) -> Iterator[tuple[int, int]]:
    """Heading with label, own text, then the children's: each stretch once, in the order of the text."""
    yield section.start, section.body
    yield section.body, section.stem
    for child in section.children:
        yield from spans(child)


@pytest.mark.parametrize("kind", [rule.kind for rule in RULES])
@examples(20)
@given(text=texts())
def test_every_character_lands_in_one_section(kind: str, text: str) -> None:
    (chosen,) = [r for r in RULES if r.kind == kind]
    assert_covered(chosen, text)


def assert_covered(chosen: Rule, text: str) -> None:
    """Own texts and headings of the sections and their children tile the text."""
    whole = document(text)
    sections = split(whole, chosen.sections)
    reached = 0
    for start, end in (span for section in sections for span in spans(section)):
        assert start == reached and end >= start
        reached = end
    assert reached == len(text)
    for section in sections:
        _assert_inside(section)


def _assert_inside(section: SectionSpan) -> None:
    assert section.start <= section.body <= section.stem <= section.end
    for child, following in zip(section.children, section.children[1:], strict=False):
        assert child.end == following.start
    if section.children:
        assert section.children[-1].end == section.end
    for child in section.children:
        assert child.level > section.level
        _assert_inside(child)


@pytest.mark.parametrize("chosen", RULES, ids=[rule.kind for rule in RULES])
def test_a_document_full_of_headings_is_covered(chosen: Rule) -> None:
    headings = [text for section in chosen.sections for text in section.examples]
    lines = [f"{heading}\na. satu;\nb. dua:\n1. tiga;\n2. empat" for heading in headings]
    assert_covered(chosen, "\n".join([*lines, *reversed(lines)]))


def _items(text: str, source: str) -> list[tuple[str | None, str]]:
    listed = rule("tembusan", "^Tembusan:", items=["number|dash|bare_number"])
    whole = replace(document(text), pages=(Page(1, source=source),))  # type: ignore[arg-type]
    return [(item.label, text[item.body : item.end].strip()) for item in split(whole, (listed,))[-1].children]


COPIES = "Tembusan:\n1 Bupati Teluk Seruling\n2 Ketua Dewan\n3. Camat"


def test_labels_that_lost_their_full_stop_count_in_recognised_text_alone() -> None:
    copies = [("1", "Bupati Teluk Seruling"), ("2", "Ketua Dewan"), ("3", "Camat")]
    assert _items(COPIES, "ocr") == copies
    for source in ("digital", "plain"):
        assert _items(COPIES, source) == [("3", "Camat")]


@pytest.mark.parametrize("source", ["digital", "plain", "ocr"])
def test_stray_numbers_are_no_labels(source: str) -> None:
    assert _items("Tembusan:\n1. Kepala Bidang\n2 Dinas Sosial\nsebanyak 12 Orang", "digital")[0][0] == "1"
    text = "Tembusan:\n- Kepala SMP Negeri\n2 Teluk Seruling\n- Camat"
    assert [text for _, text in _items(text, source)] == ["Kepala SMP Negeri\n2 Teluk Seruling", "Camat"]
    assert _items("Tembusan:\nKepala SMA Negeri\n3 Kota", source) == []


def test_a_count_with_all_its_marks_reads_the_same_from_a_scan() -> None:
    text = "Tembusan:\n1. Kepala SMP Negeri\n2. Camat\n3. Lurah"
    assert _items(text, "ocr") == _items(text, "digital")
