"""What a record says of other documents: what each link source finds in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..rulebook.registry import LINK_SOURCES


class Mention(NamedTuple):
    """A document named at `at` (a JSON pointer) in the record `record` of the document `path`; `says` is how.

    `kind` is the name of the link source that found it.
    """

    kind: str
    path: str
    record: str
    at: str
    says: dict[str, Any]


def mentions(record: dict[str, Any], path: str, output: str) -> Iterator[Mention]:
    """Everything that the link sources find in a record, source by source, in the order of the record."""
    for source in LINK_SOURCES:
        yield from (Mention(source.name, path, output, at, says) for at, says in source.mentions(record))
