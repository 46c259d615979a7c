"""Words of a text layer whose last letter stands apart."""

from __future__ import annotations

from extractor.layout.page_words import Token
from extractor.reading.pdf.split_letters import with_last_letters


def _line(text: str) -> list[Token]:
    """Words of ten points' height on one line, five points a letter and between words."""
    tokens, left = [], 0.0
    for word in text.split():
        tokens.append(Token(left, 0.0, left + 5 * len(word), 10.0, word))
        left += 5 * len(word) + 5
    return tokens


def _words(text: str) -> str:
    return " ".join(token.text for token in with_last_letters(_line(text)))


TORN = "KEUANGA N BADA N LAYANA N UMU M DAERA H RUMA H SAKI T"


def test_words_get_back_their_last_letter() -> None:
    assert _words(f"{TORN} KOTA TANGERAN G") == "KEUANGAN BADAN LAYANAN UMUM DAERAH RUMAH SAKIT KOTA TANGERANG"


def test_a_letter_that_makes_no_known_word_stands_alone() -> None:
    assert _words(f"{TORN} H ARWANDA R DINAS P").endswith("SAKIT H ARWANDA R DINAS P")


def test_few_letters_alone_are_list_labels_and_initials() -> None:
    text = "a bahwa KEUANGA N daerah perlu"
    assert _words(text) == text
