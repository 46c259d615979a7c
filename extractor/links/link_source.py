"""What a link source is: it finds in a record what names other documents, and then these among those of the run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..rulebook.registry import LINK_SOURCES
from .link import Link
from .mentions import Mention

if TYPE_CHECKING:
    from .index import Index

Said = tuple[str, dict[str, Any]]
"""A JSON pointer into a record, and what stands there of another document. `file` in it is the name of a file."""


@dataclass(frozen=True)
class LinkSource:
    """A source by its name, which is the kind of its links."""

    name: str
    mentions: Callable[[dict[str, Any]], Iterable[Said]]
    """What names other documents in a record."""
    match: Callable[[Mention, Index], Link | None]
    """The link from a mention to the document that it names; None where there is nothing to tell."""


def link_source(
    name: str, *, mentions: Callable[[dict[str, Any]], Iterable[Said]]
) -> Callable[[Callable[[Mention, Index], Link | None]], LinkSource]:
    """Registers the function that matches mentions as the link source `name`."""

    def register(match: Callable[[Mention, Index], Link | None]) -> LinkSource:
        made = LinkSource(name, mentions, match)
        LINK_SOURCES.add(made)
        return made

    return register
