"""Figures behind Nomor of which only a page's garbled layer knows are kept, those that were recognised stay single."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.layout.page_words import Sheet, Token
from extractor.reading.pdf import ocr_pages

WORDS = ["peraturan", "bupati", "tentang", "penerimaan", "peserta", "didik", "baru"]


def sheet(figure: Token | None, words: list[str], source: Any) -> Sheet:
    line = [Token(72 + 60 * i, 100, 122 + 60 * i, 112, text, 90.0) for i, text in enumerate(words)]
    label = Token(300, 130, 340, 142, "NOMOR", 90.0)
    return Sheet(1, 595, 842, source, [*line, label, *([figure] if figure else [])])


@pytest.mark.parametrize(
    ("recognised", "expected"),
    [
        (None, ["33"]),
        (Token(345, 130, 357, 142, "33", 95.0), ["33"]),
        (Token(345, 136, 357, 148, "33", 95.0), ["33"]),
    ],
)
def test_a_figure_is_taken_from_the_layer_once(
    recognised: Token | None, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    layer = sheet(Token(360, 130, 372, 142, "33"), ["peraturon", "hupati", "tcntang"], "digital")
    found = sheet(recognised, WORDS, "ocr")
    monkeypatch.setattr(ocr_pages, "recognised_sheets", lambda pdf, numbers: {1: found})
    (kept,), _ = ocr_pages.with_scans(None, [layer], {1: "garbled"})
    assert [token.text for token in kept.tokens if token.text.isdecimal()] == expected
