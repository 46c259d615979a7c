"""What stands on a document's pages by place: its pieces, pairs and blocks, each looked for when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from ..model.document import Document
from .addresses import addresses
from .blocks import PageBlock
from .closings import closings
from .copies import copies_ends, notices
from .date_lines import date_lines
from .letterhead import letterheads
from .pairs import Pair, find_pairs
from .pieces import Piece, by_page, pieces_of
from .running_text import bodies
from .same_document import SameDocument
from .signature_blocks import columns_of
from .title_blocks import lampiran_heads, title_blocks

_T = TypeVar("_T")


class DocumentShape:
    """The pairs and blocks of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._kept: dict[Hashable, Any] = {}

    def kept(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """What `make` gives, made once while the document is worked on."""
        if key not in self._kept:
            self._kept[key] = make()
        found: _T = self._kept[key]
        return found

    @cached_property
    def pages(self) -> list[list[Piece]]:
        """The pieces of each page, from top to bottom."""
        return list(by_page(pieces_of(self._document)))

    @cached_property
    def pieces(self) -> list[Piece]:
        """The pieces page by page, from top to bottom."""
        return [piece for page in self.pages for piece in page]

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Labels with their values."""
        return find_pairs(self._document, self.pages)

    def blocks(self, name: str) -> tuple[PageBlock, ...]:
        """The blocks of that name."""
        if name in ("closing", "first_closing"):
            return tuple(block for block in self._closing if block.name == name)
        return self._below_title if name == "below_title" else self._blocks.get(name, ())

    @cached_property
    def _below_title(self) -> tuple[PageBlock, ...]:
        """The first line below the title, with no part but its place."""
        ends = [end for title in self.blocks("title") for spans in title.parts.values() for _, end in spans]
        below = (line for line in self._document.lines if ends and line.start > max(ends) and line.text.strip())
        return tuple(PageBlock("below_title", line.page, line.start, {}) for line in [next(below, None)] if line)

    @cached_property
    def _closing(self) -> tuple[PageBlock, ...]:
        return tuple(closings(self._document, self.pieces, self.blocks("lampiran_head")))

    @cached_property
    def _blocks(self) -> dict[str, tuple[PageBlock, ...]]:
        found: dict[str, tuple[PageBlock, ...]] = {}
        pages = self.pages
        recognised = {page.number for page in self._document.pages if page.source == "ocr"}
        found["letterhead"] = tuple(block for page in pages[:1] for block in letterheads(page))
        found["address"] = tuple(block for page in pages for block in addresses(page, self.pairs))
        found["date_line"] = tuple(
            block for page in pages for block in date_lines(page, self.pairs, page[0].page in recognised)
        )
        columns = tuple(columns_of(self._document, self.pieces, found["address"]))
        head = [*found["address"], *found["date_line"]]
        found["body"] = tuple(block for page in pages[:1] for block in bodies(page, self.pairs, head))
        found["after_copies"] = tuple(copies_ends(pages, frozenset(recognised)))
        found["electronic_notice"] = tuple(notices(pages))
        found["title"] = tuple(title_blocks(self._document))
        found["lampiran_head"] = tuple(lampiran_heads(self._document))
        for name in ("signature", "certifier"):
            found[name] = tuple(block for block in columns if block.name == name)
        return found


def shape_of(document: Document) -> DocumentShape:
    """The shape of the document, made once while it is worked on."""
    return _shape(SameDocument(document))


@lru_cache(maxsize=2)
def _shape(key: SameDocument) -> DocumentShape:
    return DocumentShape(key.document)


def undated_places(document: Document) -> frozenset[int]:
    """Where lines begin that name a place and leave its date open: they stand above an office and are none of it."""
    blocks = shape_of(document).blocks("date_line")
    undated = (block for block in blocks if "date" not in block.parts)
    return frozenset(start for block in undated for start, _ in block.parts.get("place", ()))
