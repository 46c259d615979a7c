"""Several documents in one file: where the next one begins."""

from __future__ import annotations

from .document import Document
from .rules import Rule


def split_parts(document: Document, rules: tuple[Rule, ...]) -> list[Document]:
    """The documents that stand one behind the other in a file; mostly one."""
    return [document]
