"""Words and values of a document in brief, with the place at which they stand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..model.document import Document, Span
from ..text.running import unwrap
from .folder_documents import in_brief
from .trials import line_at, line_place

_SHOWN = 120
"""Characters of words and values."""


def placed_words(document: Document, spans: Sequence[Span]) -> tuple[str, str, str]:
    """Page, line of the page and words; nothing where no words are known."""
    if not spans:
        return "", "", ""
    page, line = line_place(document, line_at(document, spans[0][0]))
    words = " | ".join(unwrap(document.text[start:end]) for start, end in spans)
    return str(page), str(line), short(words)


def value_words(value: Any) -> str:
    """A value as JSON, in brief."""
    return short(json.dumps(in_brief(value), ensure_ascii=False))


def short(text: str) -> str:
    """The words on one line, cut where they are many."""
    plain = unwrap(text)
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"
