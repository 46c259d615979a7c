"""A link as it is written: from where to where, how sure, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from .facts import RecordFacts
from .mentions import Mention

_NAMED = 20


class Link(NamedTuple):
    """`status` is found, differs, ambiguous or not_found; `by` says what the target was found by."""

    kind: str
    source: dict[str, Any]
    status: str
    to: RecordFacts | None = None
    by: Sequence[str] = ()
    agree: Sequence[str] = ()
    differences: Sequence[dict[str, Any]] = ()
    candidates: Sequence[str] = ()
    says: dict[str, Any] | None = None

    def line(self) -> dict[str, Any]:
        """The link as a line of links.jsonl."""
        found = {
            "kind": self.kind,
            "from": self.source,
            "to": self.to.path if self.to else None,
            "record": self.to.record if self.to else None,
            "status": self.status,
            "by": list(self.by),
            "agree": list(self.agree),
            "differences": list(self.differences),
            "candidates": list(self.candidates[:_NAMED]),
            "candidates_count": len(self.candidates),
        }
        return found | ({"says": self.says} if self.says else {})


def source_of(mention: Mention) -> dict[str, Any]:
    """Where the mention stands."""
    return {"path": mention.path, "record": mention.record, "at": mention.at}


def paths(records: Sequence[RecordFacts]) -> list[str]:
    """The paths of the records' documents, each once, in order."""
    return list(dict.fromkeys(facts.path for facts in records))
