"""What a record says of other documents: the evidence that it names and the instruments that it cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from .facts import part, text

_NOT_VALUES = {"sections", "findings", "provenance", "source"}
_NESTS = {dict, list}
_CITATION_KEYS = {"type", "number", "year", "amended_by", "id"}


class Mention(NamedTuple):
    """A document named at `at` (a JSON pointer) in the record `record` of the document `path`; `says` is how."""

    kind: str
    path: str
    record: str
    at: str
    says: dict[str, Any]


def mentions(record: dict[str, Any], path: str, output: str) -> Iterator[Mention]:
    """Every piece of evidence and every citation, amendments included, in the order of the record."""
    for at, evidence in _evidence(record):
        yield Mention("evidence", path, output, at, _said_of_evidence(evidence))
    for at, citation in _citations(record):
        yield Mention("legal_basis", path, output, at, _said_of_basis(citation))


def _evidence(record: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for i, indicator in _objects(record.get("indicators")):
        for j, evidence in _objects(indicator.get("evidence")):
            yield f"/indicators/{i}/evidence/{j}", evidence


def _objects(value: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects in a list, with their places; nothing where the value is no list."""
    return ((i, one) for i, one in enumerate(value if isinstance(value, list) else []) if isinstance(one, dict))


def _said_of_evidence(evidence: dict[str, Any]) -> dict[str, Any]:
    return {
        "number": text(part(evidence, "number", "value")),
        "truncated": bool(part(evidence, "number", "truncated")),
        "unit": text(part(evidence, "number", "unit")),
        "date": text(part(evidence, "date", "value")),
        "title": text(evidence.get("about")),
        "file": text(evidence.get("file")),
    }


def _citations(record: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each citation with its pointer; walked with a stack, for a record may nest deeper than Python calls."""
    stack: list[tuple[str, Any]] = [("", {k: v for k, v in record.items() if k not in _NOT_VALUES})]
    while stack:
        at, value = stack.pop()
        if isinstance(value, list):
            inner: Iterable[tuple[Any, Any]] = enumerate(value)
        elif value.keys() >= _CITATION_KEYS:
            yield at, value
            inner = (("amended_by", value["amended_by"]),)
        else:
            inner = value.items()
        stack.extend(reversed([(f"{at}/{_token(key)}", one) for key, one in inner if one and type(one) in _NESTS]))


def _token(key: str | int) -> str:
    """A key as JSON pointers write it."""
    return str(key).replace("~", "~0").replace("/", "~1")


def _said_of_basis(citation: dict[str, Any]) -> dict[str, Any]:
    year = citation["year"]
    return {
        "id": text(citation["id"]),
        "type": text(citation["type"]),
        "number": text(citation["number"]),
        "year": year if isinstance(year, int) else None,
        "title": text(citation.get("title")),
        "issuer": text(citation.get("issuer")),
        "region": text(citation.get("region")),
    }
