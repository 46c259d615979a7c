"""Headings of any style: the outermost one is found, and only labels that count on are headings."""

from __future__ import annotations

import pytest

from extractor.model.document import Document
from extractor.rulebook.load import load_rules
from extractor.rulebook.section_rule import SectionRule
from extractor.structure.headings import find_headings
from extractor.structure.sections import SectionSpan, split

LETTER = r"^(?P<label>[A-Z])\.[ \t]+(?P<heading>[A-Z][^\n]+)$"
NUMBER = r"^(?P<label>\d{1,2})\.[ \t]+(?P<heading>[A-Z][^\n]+)$"
ROMAN = r"^(?P<label>[IVX]+)\.[ \t]+(?P<heading>[A-Z][^\n]+)$"
BARE = r"^(?P<heading>RINGKASAN|PENUTUP)$"


def _found(text: str, *styles: str) -> list[tuple[str | None, str]]:
    return [(heading.label, heading.words) for heading in find_headings(text, styles)]


def test_the_outermost_style_is_used() -> None:
    text = "A. SATU\n1. Dalam\n2. Luar\nB. DUA\n1. Dalam"
    assert _found(text, NUMBER, LETTER) == [("A", "SATU"), ("B", "DUA")]


def test_labels_must_count_on() -> None:
    assert _found("A. SATU\nD. Rahman\nB. DUA", LETTER) == [("A", "SATU"), ("B", "DUA")]


def test_one_heading_is_no_outline() -> None:
    assert _found("A. Rahman hadir", LETTER) == []


def test_roman_labels_are_told_from_letters_by_the_first() -> None:
    assert _found("I. SATU\nII. DUA\nIII. TIGA", ROMAN) == [("I", "SATU"), ("II", "DUA"), ("III", "TIGA")]


def test_headings_without_labels() -> None:
    assert _found("RINGKASAN\nteks\nPENUTUP\nteks", BARE) == [(None, "RINGKASAN"), (None, "PENUTUP")]


@pytest.fixture(scope="module")
def rule() -> tuple[SectionRule, ...]:
    return next(rule for rule in load_rules() if rule.kind == "proposal").sections


def _split(text: str, rules: tuple[SectionRule, ...]) -> tuple[SectionSpan, ...]:
    return split(Document(text, (), ()), rules)


def test_sections_are_named_by_what_their_headings_say(rule: tuple[SectionRule, ...]) -> None:
    sections = _split("Judul\nA. RINGKASAN\nx\nB. KONTRIBUSI TERHADAP TPB\ny\nC. KOLABORASI\nz", rule)
    assert [(s.name, s.label, s.heading) for s in sections[1:]] == [
        ("ringkasan", "A", "RINGKASAN"),
        ("kontribusi_tpb", "B", "KONTRIBUSI TERHADAP TPB"),
        ("kolaborasi", "C", "KOLABORASI"),
    ]


def test_a_table_of_contents_is_no_outline(rule: tuple[SectionRule, ...]) -> None:
    text = "A. RINGKASAN ........ 1\nB. TUJUAN ....... 2\nA. RINGKASAN\nx\nB. TUJUAN\ny"
    assert [s.start for s in _split(text, rule)[1:]] == [text.index("A. RINGKASAN\n"), text.index("B. TUJUAN\n")]


def test_numbered_questions_are_headings_and_their_lists_are_not(rule: tuple[SectionRule, ...]) -> None:
    text = "1. Siapa yang mengusulkan?\n1. Kader\n2. Bidan\n2. Apa saja kendala\nyang dihadapi?\nHujan"
    sections = _split(text, rule)[1:]
    assert [(s.name, s.label) for s in sections] == [("kolaborasi", "1"), ("kendala", "2")]
    assert sections[1].heading == "Apa saja kendala yang dihadapi?"
    assert [child.label for child in sections[0].children] == ["1", "2"]


def test_a_sentence_is_text_and_no_heading(rule: tuple[SectionRule, ...]) -> None:
    text = "A. DAMPAK\n1. Manfaat\nWarga senang\n2. Warga datang lebih cepat.\nB. PENUTUP\nselesai"
    children = _split(text, rule)[1].children
    assert [child.heading for child in children] == ["Manfaat", None]


def test_parts_numbered_under_their_section(rule: tuple[SectionRule, ...]) -> None:
    text = "1. RINGKASAN\nx\n2. IDE INOVATIF\n2.1 Latar Belakang\ny\n2.2 Kebaruan\nz"
    sections = _split(text, rule)[1:]
    assert [child.heading for child in sections[1].children] == ["Latar Belakang", "Kebaruan"]
