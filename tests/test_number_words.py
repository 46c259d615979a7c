"""Number words and numbers, both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.values.number_words import parse_words, spell


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("nol", 0),
        ("sebelas", 11),
        ("dua puluh lima", 25),
        ("duapuluh lima", 25),
        ("Dua Ribu  Dua Puluh-Tiga", 2023),
        ("seribu sembilan ratus empat puluh lima", 1945),
        ("seratus dua belas milyar", 112_000_000_000),
        ("sejuta", 1_000_000),
        ("dua nol dua tiga", 2023),
    ],
)
def test_reads_words(text: str, number: int) -> None:
    assert parse_words(text) == number


@pytest.mark.parametrize(
    "text", ["", "puluh", "dua tiga", "tiga ratus seribu", "dua puluh belas", "seratus juta rupiah", "12"]
)
def test_refuses_what_is_no_number(text: str) -> None:
    assert parse_words(text) is None


@given(st.integers(0, 10**15 - 1))
def test_words_of_a_number_are_that_number(number: int) -> None:
    assert parse_words(spell(number)) == number


@given(st.text())
def test_never_raises(text: str) -> None:
    parse_words(text)


def test_spell_refuses_what_it_has_no_words_for() -> None:
    with pytest.raises(ValueError, match="outside"):
        spell(-1)
