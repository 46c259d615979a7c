from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from makers import texts

from extractor.text.running import unwrap


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("  satu \n\t dua  ", "satu dua"),
        ("penyeleng-\ngaraan", "penyelenggaraan"),
        ("penye-\nleng-\ngaraan", "penyelenggaraan"),
        ("penyeleng- \n   garaan", "penyelenggaraan"),
        ("masing-\nmasing", "masing-masing"),
        ("Undang-\nUndang", "Undang-Undang"),
        ("Undang-\nundang Dasar", "Undang-undang Dasar"),
        ("rata-\nratanya", "rata-ratanya"),
        ("se-\nIndonesia", "se-Indonesia"),
        ("2030-\n2031", "2030-2031"),
        ("SK-\nBUPATI", "SK-BUPATI"),
        ("a - b", "a - b"),
        ("satu -\ndua", "satu - dua"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_unwrap(typed: str, meant: str) -> None:
    assert unwrap(typed) == meant


@given(st.one_of(texts(), st.text(st.sampled_from("ab -\n\tA1é"), max_size=40)))
def test_flow_loses_no_letter(text: str) -> None:
    assert "".join(filter(str.isalnum, unwrap(text))) == "".join(filter(str.isalnum, text))
    assert unwrap(unwrap(text)) == unwrap(text)


def test_flow_of_a_word_without_end() -> None:
    word = "a" * 300_000
    assert unwrap(f"x-\n{word}") == f"x{word}"
