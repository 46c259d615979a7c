"""Numbers of letters on scans: what a recogniser was not sure of, and what stands in another column."""

from __future__ import annotations

import pytest

from extractor.fields.found import Extent
from extractor.layout.lines import lay_out
from extractor.layout.page_words import Sheet, Token
from extractor.model.document import Document
from extractor.rulebook.registry import FIELD_TYPES


def number(*words: Token) -> str | None:
    whole = Document(*lay_out([Sheet(1, 595, 842, "ocr", list(words))]))
    found = FIELD_TYPES["letter_number"](Extent(whole, 0, len(whole.text)))
    return found and found.value and found.value["raw"]


@pytest.mark.parametrize(("left", "read"), [(230, "959/BPS/V/2031"), (204, None)])
def test_a_doubtful_word_in_another_column_casts_no_doubt_on_a_number(left: float, read: str | None) -> None:
    behind = [Token(left, 100, left + 30, 112, "Ke9a", 27.0)]
    assert number(Token(100, 100, 200, 112, "959/BPS/V/2031", 95.0), *behind) == read


@pytest.mark.parametrize(("sure", "read"), [(95.0, "800/ /DINAS/2031"), (0.0, None)])
def test_a_gap_that_was_left_for_a_figure_is_believed_unless_it_has_ink(sure: float, read: str | None) -> None:
    assert number(Token(100, 100, 130, 112, "800/", sure), Token(150, 100, 220, 112, "/DINAS/2031", 95.0)) == read
