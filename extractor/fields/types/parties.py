"""The parties of an agreement or a protocol, and the number that each gives it."""

from __future__ import annotations

import re
from typing import Any

from ...lexicon.signing_roles import party_words
from ...model.document import Document, Span
from ...model.typed_values import PartyNumber
from ...rulebook.registry import Options
from ...structure.parties import PartyBlock, parties_of
from ...structure.shape import shape_of
from ...text.running import unwrap
from ...values.letter_numbers.parse import parse_number
from ...values.people.nip import parse_nip
from ...values.placeholders import has_template_mark, is_placeholder
from ..field_type import field_type
from ..found import Extent, Found, found_at, gather, listing
from .scalar import parsed_value

_KEYS = ("name", "position", "institution", "address")
_OF_PARTY = re.compile(r"(?i)\bpihak\s+(?P<which>[a-z]+)")
_EDGES = " ,;:.-"
_ENDS_COUNTRY = re.compile(r",?\s+Indonesia$")


def parties_in(extent: Extent) -> list[PartyBlock]:
    """The parties that are named in the extent, below the document's title."""
    titles = [block.parts.values() for block in shape_of(extent.document).blocks("title")]
    ends = [end for parts in titles for spans in parts for _, end in spans if end < extent.end]
    return parties_of(extent.document, max([extent.start, *ends]), extent.end)


def party(document: Document, block: PartyBlock) -> Found:
    """A party as the text names it: label, person, office, institution, address, NIP."""
    parts = {"label": found_at(Extent(document, *block.label), " ".join(document.text[slice(*block.label)].split()))}
    held = {} if _is_left_open(document, block) else block.parts
    parts |= {key: words_at(document, held.get(key, ())) for key in _KEYS}
    parts["nip"] = nip_in(document, held.get("nip", ()))
    if country := _ENDS_COUNTRY.search(parts["address"].value or ""):
        parts["address"] = parts["address"]._replace(value=parts["address"].value[: country.start()])
    return gather(parts)


def _is_left_open(document: Document, block: PartyBlock) -> bool:
    """Whether the form leaves the person open: what it says of office and address holds for whoever will sign."""
    named = block.parts.get("name", ()) or block.parts.get("institution", ())
    return bool(named) and words_at(document, named).value is None


def words_at(document: Document, spans: tuple[Span, ...]) -> Found:
    """The words of several lines as one text; None for what a blank form leaves open."""
    text = unwrap("\n".join(document.text[start:end] for start, end in spans)).strip(" ,;:")
    if not text or is_placeholder(text) or has_template_mark(text):
        return Found(None)
    return Found(text, tuple(("", span) for span in spans))


def nip_in(document: Document, spans: tuple[Span, ...]) -> Found:
    """The civil servant's number in the words of several lines."""
    text = " ".join(document.text[start:end] for start, end in spans)
    parsed = parse_nip(text) if text else None
    return Found(parsed.value.value, tuple(("", span) for span in spans), parsed.findings) if parsed else Found(None)


@field_type("party_numbers", value=list[PartyNumber])
def read_party_numbers(extent: Extent, options: Options) -> Found | None:
    """The numbers under an agreement's title, each with the party whose it is: as printed, else by their order."""
    document = extent.document
    blocks = [block for block in shape_of(document).blocks("title") if extent.start <= block.start < extent.end]
    spans = [span for block in blocks for span in block.parts.get("numbers", ())]
    labels = [block.label for block in parties_in(Extent(document, 0, len(document.text)))]
    found = []
    for i, span in enumerate(spans):
        whole = Extent(document, *span)
        number = None if has_template_mark(whole.raw) else parsed_value(whole, parse_number(whole.raw))
        if number is not None:
            found.append(gather({"number": number, "party": _whose(document, span, i, labels, len(spans))}))
    return listing(found) if found else None


def _whose(document: Document, number: Span, i: int, labels: list[Span], count: int) -> Found:
    """The label of the number's party: what stands before its colon, or the party at the same place of the order."""
    line = next(line for line in document.lines_in(*number))
    said = _OF_PARTY.search(document.text, line.start, number[0])
    place = _place(said["which"]) if said else i if count == len(labels) > 1 else None
    if place is None or place >= len(labels):
        return Found(None)
    value: Any = " ".join(document.text[slice(*labels[place])].split())
    return Found(value, (("", labels[place]),))


def _place(word: str) -> int | None:
    """Which of the parties the word behind PIHAK means, from 0."""
    role = party_words().get(word.upper())
    return list(dict.fromkeys(party_words().values())).index(role) if role else None
