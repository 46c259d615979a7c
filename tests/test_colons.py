"""A colon in a column of colons that was read as another sign is a colon; a figure stays one."""

from __future__ import annotations

import pytest

from extractor.layout.colon_columns import with_colons
from extractor.layout.page_words import Lattice, Sheet, Token
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


def column(*words: tuple[str, float, float, float], lattices: tuple[Lattice, ...] = ()) -> list[str]:
    """The signs behind the labels of a page: each with its left and right side and its height; values begin at 147."""
    tokens = [Token(0, 40, 30, 48, "DINAS", 95)]
    for k, (text, x0, x1, high) in enumerate(words):
        bottom = 108.0 + 20 * k
        tokens += [Token(60, bottom - 8, 120, bottom, "Nomor", 90), Token(x0, bottom - high, x1, bottom, text, 60)]
        tokens.append(Token(160, bottom - 8, 220, bottom, "bahwa", 90))
        if x1 < 147:
            tokens.append(Token(147, bottom - 8, 155, bottom, "5", 90))
    sheet = with_colons(Sheet(1, 595, 842, "ocr", tokens, lattices))
    signs = [t for t in sheet.tokens if 130 < t.x0 < 150]
    return [" ".join(t.text for t in signs if t.bottom == 108.0 + 20 * k) for k in range(len(words))]


COLON = (":", 136.0, 138.0, 4.0)


@pytest.mark.parametrize("misread", ["1", "#", "*", "."])
def test_a_broad_sign_like_the_colons_of_its_column_is_one(misread: str) -> None:
    assert column(COLON, (misread, 136.1, 138.1, 4.1), COLON) == [": 5", ": 5", ": 5"]


@pytest.mark.parametrize(("misread", "value"), [("11", "1"), ("#1", "1"), ("1551/214", "551/214"), (":2", "2")])
def test_a_colon_that_ran_into_its_value_is_parted_from_it(misread: str, value: str) -> None:
    assert column(COLON, (misread, 136.0, 158.0, 8.0), COLON) == [": 5", f": {value}", ": 5"]


@pytest.mark.parametrize(
    "word",
    [("1", 136.0, 139.0, 8.0), ("11", 147.0, 155.0, 8.0), ("11", 136.0, 144.0, 8.0), ("A1", 136.0, 158.0, 8.0)],
)
def test_figures_that_no_colon_looks_like_stay(word: tuple[str, float, float, float]) -> None:
    assert column(COLON, word, COLON)[1].split()[0] == word[0]


def test_one_colon_is_no_column() -> None:
    assert column(COLON, ("11", 136.0, 158.0, 8.0))[1] == "11"


def test_figures_in_the_cells_of_a_table_stay() -> None:
    box = (50.0, 90.0, 300.0, 160.0)
    assert column(COLON, ("1", 136.1, 138.1, 4.1), COLON, lattices=(Lattice(box, ((box,),)),))[1] == "1 5"
