"""Text that may be shown on a terminal: a file's name or a title must not steer it."""

from __future__ import annotations

import json
import re
import unicodedata

_NOT_ASCII = re.compile(r"[^\t\n\r -~]")
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories of controls, direction marks, halves of surrogate pairs, line and paragraph separators."""


def printable(text: str) -> str:
    """The text on one line, with controls and direction marks written out."""
    if text.isprintable():
        return text
    return "".join(c if unicodedata.category(c) not in _UNSHOWN else _escaped(c) for c in text)


def printable_lines(text: str) -> str:
    """The same for text of several lines: line ends and tabs stay."""
    return "\n".join("\t".join(map(printable, line.split("\t"))) for line in text.split("\n"))


def printable_json(text: str) -> str:
    """JSON that says the same, with controls and direction marks in its strings written out."""
    return _NOT_ASCII.sub(lambda c: json.dumps(c[0])[1:-1] if unicodedata.category(c[0]) in _UNSHOWN else c[0], text)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode()
