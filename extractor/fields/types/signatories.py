"""All who sign a document: one person for each block of signatures, the name never with another's number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...model.typed_values import Person
from ...rulebook.registry import Options
from ...structure.labels_of_pairs import label_at
from ...structure.shape import shape_of
from ...structure.signing import SigningColumn, SigningLine, signing_columns
from ...values.people.placed_signature import named_signature, placed_signature
from ...values.people.signature import Signature, parse_signature
from ...values.people.signature_rows import opens_office
from ...values.placeholders import is_placeholder
from ..field_type import field_type
from ..found import Extent, Found, listing
from .signature import weighed

_NAMED_ROLES = frozenset(["receives", "gives", "declares", "acknowledges", "examines", "records", "chairs", "witness"])
"""Roles that stand for the office where none is printed."""


@field_type("signatories", value=list[Person])
def read_signatories(extent: Extent, options: Options) -> Found | None:
    """Everyone who signs, block by block, from left to right; one whose name is left blank is none of them."""
    found = _distinct(signatories_of(extent))
    return listing(found) if found else None


@field_type("first_signatory", value=Person)
def read_first(extent: Extent, options: Options) -> Found | None:
    """The first of those who sign."""
    return next(iter(_distinct(signatories_of(extent))), None)


def signatories_of(extent: Extent) -> Iterator[Found]:
    """The person of each block of signatures in the extent, below the document's title."""
    titles = [block.parts.values() for block in shape_of(extent.document).blocks("title")]
    ends = [end for parts in titles for spans in parts for _, end in spans if end < extent.end]
    start = max([extent.start, *ends])
    for column in signing_columns(extent.document, start, extent.end):
        if found := _person(extent, column):
            yield found


def _person(extent: Extent, column: SigningColumn) -> Found | None:
    below = max((i for i, line in enumerate(column.lines) if _is_of_list(line.text)), default=-1) + 1
    lines = [line for line in column.lines[below:] if not is_placeholder(line.text)]
    texts, gaps = [line.text for line in lines], [0.0, *(line.gap for line in lines[1:])]
    signature = placed_signature(texts, gaps) or parse_signature(texts, sure=column.role is None)
    if column.role and not (signature and signature.value.name):
        signature = named_signature(texts, gaps) or signature
    if signature is None or not _is_sure(signature, column):
        return None
    found = weighed(extent.document, _placed(signature, lines))
    return _with_role(extent, column, found) if found.value["name"] or found.value["nip"] else None


def _is_of_list(text: str) -> bool:
    """Whether the line is a label and its value, as they stand where a document names its persons."""
    label = label_at(text)
    return label is not None and label.colon and label.meaning not in ("nip", "rank")


def _is_sure(signature: Signature, column: SigningColumn) -> bool:
    """Whether somebody signs here: a role or a date above, a rank or a number below, or a comma behind the office."""
    if column.role or column.dated or signature.value.nip or signature.value.rank:
        return bool(signature.value.name or signature.value.nip)
    return any(opens_office(line.text) and line.text.endswith(",") for line in column.lines)


def _placed(signature: Signature, lines: list[SigningLine]) -> Found:
    places = [
        (f"/{key}", (lines[row].span[0] + start, lines[row].span[0] + end))
        for key, parts in signature.spans.items()
        for row, start, end in parts
    ]
    return Found(signature.value.model_dump(mode="json"), tuple(places), signature.findings)


def _with_role(extent: Extent, column: SigningColumn, found: Found) -> Found:
    """The person, in the role that stands above where no office does: Penerima Kuasa, Saksi."""
    if found.value["position"] or column.role not in _NAMED_ROLES or column.label is None:
        return found
    words = extent.document.text[slice(*column.label)].strip(" ,:.")
    value: dict[str, Any] = {**found.value, "position": words}
    return found._replace(value=value, places=(*found.places, ("/position", column.label)))


def _distinct(found: Iterator[Found]) -> list[Found]:
    """Each person once, though a lampiran repeats the signature."""
    kept: dict[str, Found] = {}
    for person in found:
        kept.setdefault("".join(filter(str.isalnum, person.value["name"] or person.value["nip"])).casefold(), person)
    return list(kept.values())


