"""A document as a key: for what is made of it once while it is worked on."""

from __future__ import annotations

from ..model.document import Document


class SameDocument:
    """Only the same document is equal to it, which costs nothing to tell."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def __hash__(self) -> int:
        return id(self.document)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SameDocument) and other.document is self.document
