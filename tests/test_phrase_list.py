"""Headings and labels of a closed list: what a line opens with, spaced or misread."""

from __future__ import annotations

import pytest

from extractor.lexicon.phrase_list import PhraseHit, PhraseList, allowed_slips

HEADINGS = PhraseList(
    {
        "considerations": ["Menimbang"],
        "grounds": ["Mengingat"],
        "decision": ["Memutuskan"],
        "place": ["Ditetapkan di", "Ditetapkan pada"],
        "article": ["Pasal"],
        "copies": ["Tembusan"],
        "copies_for": ["Tembusan Kepada"],
    },
    known=frozenset({"ditetapkan", "meningkat", "di", "pada", "oleh", "menimbang", "mengingat", "tebusan"}),
)


@pytest.mark.parametrize(
    ("text", "key", "matched"),
    [
        ("Menimbang : a. bahwa", "considerations", "Menimbang"),
        ("  M E N I M B A N G : bahwa", "considerations", "M E N I M B A N G"),
        ("MEMU TUSKAN:", "decision", "MEMU TUSKAN"),
        ("ditetapkandi Kotabaru", "place", "ditetapkandi"),
        ("Tembusan Kepada Yth.", "copies_for", "Tembusan Kepada"),
        ("Pasal 1", "article", "Pasal"),
    ],
)
def test_a_line_opens_with_a_phrase_however_it_is_spaced(text: str, key: str, matched: str) -> None:
    hit = HEADINGS.opening(text)
    assert hit == PhraseHit(key, text.index(matched), text.index(matched) + len(matched))


@pytest.mark.parametrize("text", ["", "…", "Menimbangkan", "M E N I M B A N G K A N", "Hal Pasal", "Ditetapkan"])
def test_part_of_a_word_is_no_phrase(text: str) -> None:
    assert HEADINGS.opening(text) is None
    assert HEADINGS.opening(text, tolerant=True) is None


@pytest.mark.parametrize(
    ("text", "key", "slips"),
    [
        ("Menimbanq :", "considerations", 1),
        ("MEMUTU5K4N", "decision", 2),
        ("Tembusen", "copies", 1),
        ("Ditetaplan di", "place", 1),
    ],
)
def test_a_slip_is_forgiven_in_recognised_text_only(text: str, key: str, slips: int) -> None:
    assert HEADINGS.opening(text) is None
    hit = HEADINGS.opening(text, tolerant=True)
    assert hit and (hit.key, hit.slips) == (key, slips)


@pytest.mark.parametrize("text", ["2. Menimbang", "(2) Menimbang", "4) Tembusen"])
def test_the_label_of_a_list_is_no_wrong_letter(text: str) -> None:
    assert HEADINGS.opening(text, tolerant=True) is None


def test_short_phrases_allow_no_slip() -> None:
    assert [allowed_slips(phrase) for phrase in ("pasal", "lampir", "tembusan", "menimbang")] == [0, 1, 1, 2]
    assert HEADINGS.opening("Pasai 1", tolerant=True) is None


@pytest.mark.parametrize("text", ["Meningkat", "Ditetapkan oleh", "Tebusan"])
def test_another_word_is_no_misread_phrase(text: str) -> None:
    assert HEADINGS.opening(text, tolerant=True) is None


def test_what_is_as_near_to_another_word_is_no_misread_phrase() -> None:
    assert HEADINGS.opening("Tebbusan", tolerant=True) is None, "one letter from Tebusan, one from Tembusan"
    assert PhraseList({"a": ["Kepadaan"], "b": ["Kepadaun"]}).opening("Kepadaon", tolerant=True) is None


def test_a_whole_text_is_a_phrase_but_for_signs_around_it() -> None:
    assert HEADINGS.whole("* M E N G I N G A T :") == PhraseHit("grounds", 2, 19)
    assert HEADINGS.whole("Mengingat : 1.") is None
    assert HEADINGS.keys[0] == "considerations"
