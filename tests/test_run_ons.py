from __future__ import annotations

import pytest

pytest.importorskip("cv2")
from extractor.layout.page_words import Token
from extractor.reading.ocr.run_ons import plausible


def test_of_two_words_that_say_the_same_in_one_place_the_first_stays() -> None:
    first, twin, other = (
        Token(50.0, 100.0, 90.0, 110.0, "WONDA", 80.0),
        Token(52.0, 101.0, 88.0, 109.0, "WoNDA", 99.0),
        Token(95.0, 100.0, 120.0, 110.0, "WONDA", 80.0),
    )
    assert plausible([first, twin, other]) == [first, other]


def test_a_name_of_one_long_word_that_only_one_recogniser_read_is_doubted() -> None:
    (name,) = plausible([Token(50.0, 100.0, 120.0, 110.0, "RAHMATHALIM", 80.0)])
    assert name.confidence is not None and name.confidence < 80
    seen = Token(50.0, 100.0, 120.0, 110.0, "RAHMATHALIM", 92.0)
    beside = [Token(50.0, 100.0, 120.0, 110.0, "RAHMATHALIM", 80.0), Token(125.0, 100.0, 140.0, 110.0, "SE", 80.0)]
    assert plausible([seen]) == [seen] and plausible(beside) == beside
