"""Figures in circles, which stand for the labels of list items: ① for 1."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = "\u2460-\u2473\u24f5-\u24fe\u2776-\u2793"
"""Unicode's figures in circles: white and black ones, with and without serifs, in two circles."""
_LABEL = re.compile(rf"([{_SIGNS}])[.)]?[ \t]*(?=\S)")


def with_figures(text: str) -> str:
    """The text with full stops behind figures in place of circled ones that open a line or a cell."""
    return _LABEL.sub(lambda label: f"{_figure(label[1])}. " if _opens(text, label.start()) else label[0], text)


def _opens(text: str, at: int) -> bool:
    """Whether a line or a cell begins here, or in the blanks before it."""
    while at and text[at - 1] == " ":
        at -= 1
    return at == 0 or text[at - 1] in "\n\t:"


def figure_of(word: str) -> str:
    """`1.` for a word that is a figure in a circle; the word itself for every other."""
    return f"{_figure(word)}." if len(word) == 1 and re.match(f"[{_SIGNS}]", word) else word


def _figure(sign: str) -> int:
    return int(unicodedata.numeric(sign))
