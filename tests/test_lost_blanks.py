"""Capitals that ran together on a scan, parted where known words alone make them up."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2")
from extractor.layout.page_words import Token
from extractor.reading.ocr.lost_blanks import known_words, with_parted_capitals


@pytest.mark.parametrize(
    ("run_on", "words"),
    [
        ("KEPALABADAN", ["KEPALA", "BADAN"]),
        ("KOTAMALANG", ["KOTA", "MALANG"]),
        ("PROVINSISUMATERABARAT", ["PROVINSI", "SUMATERA", "BARAT"]),
    ],
)
def test_known_words_part(run_on: str, words: list[str]) -> None:
    assert known_words(run_on) == words


@pytest.mark.parametrize("word", ["PEMERINTAHAN", "KOTAMADYA", "PANGKALPINANG", "MAHASISWA", "SUSILAWATI", "KEPALAXYZ"])
def test_words_and_names_stay_whole(word: str) -> None:
    assert known_words(word) is None


def test_the_parts_stand_side_by_side_where_the_word_stood() -> None:
    token = Token(100.0, 50.0, 220.0, 60.0, "KEPALABADAN,", 91.0)
    first, second = with_parted_capitals([token])
    assert (first.text, second.text) == ("KEPALA", "BADAN,")
    assert first.x0 == 100.0 and first.x1 < second.x0 and second.x1 == 220.0
    assert {first.confidence, second.confidence} == {91.0}
