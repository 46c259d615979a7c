"""A colon in a column of colons that was read as another sign is a colon; a figure stays one."""

from __future__ import annotations

import pytest

from extractor.layout.page_words import Token
from extractor.reading.ocr.colons import with_repaired_colons


def row(top: float, sign: str, high: float = 5.8, label: str = "Menimbang") -> list[Token]:
    bottom = top + 8
    return [Token(60, top, 120, bottom, label, 90), Token(136, bottom - high, 137.2, bottom, sign, 60),
            Token(147, top, 220, bottom, "bahwa", 90)]  # fmt: skip


def signs(*rows: list[Token]) -> list[str]:
    return [token.text for token in with_repaired_colons([token for one in rows for token in one]) if token.x0 == 136]


@pytest.mark.parametrize("misread", ["1", "!", "l", "|", ";"])
def test_signs_in_a_column_of_colons(misread: str) -> None:
    assert signs(row(100, ":"), row(130, misread), row(160, ":")) == [":", ":", ":"]


def test_a_column_of_which_no_colon_was_read() -> None:
    assert signs(row(100, "1"), row(130, "!"), row(160, "1")) == [":", ":", ":"]


def test_figures_as_high_as_their_line_stay() -> None:
    assert signs(row(100, ":"), row(130, "1", 8.0), row(160, "1", 8.0)) == [":", "1", "1"]


def test_a_figure_alone_stays() -> None:
    assert signs(row(100, "1")) == ["1"]
