"""Words that somebody's software recognised over a scan: whether they hold slips."""

from __future__ import annotations

import pytest

from extractor.layout.page_words import Sheet, Token
from extractor.reading.pdf.misread_layers import has_slips, settled

split = str.split
CLEAN = split(
    """Menimbang bahwa dalam rangka pelaksanaan tugas perlu dibentuk tim kerja yang ditetapkan dengan keputusan
kepala dinas sesuai peraturan perundang-undangan Sastroharjono Kurnianingtyas kotamadya"""
)


def sheet(words: list[str]) -> Sheet:
    return Sheet(1, 600, 800, "digital", [Token(0, 0, 10, 10, word) for word in words])


@pytest.mark.parametrize(
    "misread",
    ["pemerintab daerab rcpublik", "p3merintah kepu!usan dEwan", "peraturandaerah keputusankepala tahunanggaran"],
)
def test_letters_that_are_mistaken_for_others_and_lost_blanks_are_slips(misread: str) -> None:
    assert has_slips([*CLEAN, *misread.split()])


def test_names_and_a_rare_word_are_no_slips() -> None:
    assert not has_slips(CLEAN)


def test_few_slips_in_many_words_are_left() -> None:
    assert not has_slips([*CLEAN[:-1] * 60, "pemerintab", "daerab", "rcpublik"])


def test_only_a_recognition_with_slips_is_read_again() -> None:
    assert settled({1: "recognised"}, [sheet([*CLEAN, "pemerintab", "daerab", "rcpublik"])]) == {1: "garbled"}
    assert settled({1: "recognised"}, [sheet(CLEAN)]) == {1: "usable"}
    assert settled({1: "usable"}, [sheet([*CLEAN, "pemerintab", "daerab", "rcpublik"])]) == {1: "usable"}
