"""Who signed: name with titles, office, NIP and rank, from the lines of a signature block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ...model.findings import Finding
from ...model.typed_values import Person
from .academic_titles import split_titles
from .nip import Nip, find_nip, mend, nip_of, parse_nip
from .signature_rows import (
    LineSpan,
    SignatureRow,
    acting_of,
    ends_open,
    go_on_with_titles,
    is_dated,
    is_greeting,
    is_junk,
    is_name,
    is_office,
    is_open_office,
    is_rank,
    is_service_rank,
    is_stop,
    is_titles_only,
    names_office,
    opening,
    opens_cut,
    opens_office,
    signature_lines,
    trim_name,
)

__all__ = ["Nip", "Signature", "SignatureSpans", "parse_nip", "parse_signature", "split_titles"]

SignatureSpans = dict[str, list[LineSpan]]
"""name, position, nip, rank → their places: line index, start and end in that line."""

_EDGES_OF_RANK = " .,\"'“”‘’|*"
"""Signs that a printer or a recogniser leaves around a rank."""
_CLOSES = re.compile(r",(?:\s*[^\s,]{1,2})?\s*$")
"""The comma that ends an office, and what a recogniser makes of a stroke of the signature behind it."""
_LISTED = re.compile(r"\s*\(?(?:\d{1,2}|[a-z])[.)]\s*(?i:NIP)\b")
"""An item of a list that gives the NIP of somebody whom the text is about."""
_FAR = 3
"""Rows that may stand between a name and its NIP before the NIP is another's."""


class Signature(NamedTuple):
    """A signatory, where each part stands, and what is doubtful."""

    value: Person
    spans: SignatureSpans
    findings: tuple[Finding, ...] = ()

    @property
    def used(self) -> int:
        """How many lines, from the first, the block takes."""
        return 1 + max(row for places in self.spans.values() for row, _, _ in places)


@dataclass(slots=True)
class SignatureBlock:
    """The rows of one block, sorted by what they are; `signed` once a trace of signing or a comma closed the office."""

    offices: list[SignatureRow] = field(default_factory=list)
    names: list[SignatureRow] = field(default_factory=list)
    closed: bool = False
    rank: SignatureRow | None = None
    nip: SignatureRow | None = None
    nip_digits: str | None = None
    nip_span: tuple[int, int] = (0, 0)
    torn: SignatureRow | None = None
    findings: list[Finding] = field(default_factory=list)


def parse_signature(lines: Sequence[str], *, sure: bool = False) -> Signature | None:
    """The first signatory of a closing; None where neither name nor NIP stands there.

    `sure` asks for a trace of signing, the comma behind an office, a rank or a NIP: a list of people is no signature.
    """
    rows = signature_lines(lines)
    block = _sort(rows[opening(rows) :])
    name = _name(block)
    if (not name and not block.nip_digits) or (sure and not (block.closed or block.rank or block.nip_digits)):
        return None
    return signatory_of(block, name)


def parse_unnamed(lines: Sequence[str]) -> Signature | None:
    """The office below the words that close a document, where nobody's name and number can be read; None where no
    comma and no trace of signing stands behind it."""
    rows = signature_lines(lines)
    first = opening(rows)
    dated = next((i + 1 for i, row in enumerate(rows[first:], first) if is_dated(row.text)), first)
    block = _sort(rows[dated:])
    found = signatory_of(block, []) if dated and block.closed and block.offices and not block.names else None
    return found if found and found.value.position else None


def _sort(rows: Sequence[SignatureRow]) -> SignatureBlock:
    """The rows up to the end of the first block."""
    block, since = SignatureBlock(), 0
    for i, row in enumerate(rows):
        if take_nip(row, rows[i + 1] if i + 1 < len(rows) else None, block):
            break
        since += bool(block.names)
        if (is_stop(row.text) and (block.offices or block.names)) or since > _FAR:
            break
        _take(row, block)
    return block


def take_nip(row: SignatureRow, following: SignatureRow | None, block: SignatureBlock) -> bool:
    """Whether `row` holds a NIP and ends the block; one torn over two rows is mended."""
    found = None if _LISTED.match(row.text) else find_nip(row.text)
    if not found or not (block.offices or block.names or found.value):
        return False
    digits = found.value
    if digits is None and following and not any(char.isalpha() for char in following.text):
        digits = mend(row.text[found.start :], following.text)
        block.torn = following if digits else None
    block.nip, block.nip_digits, block.nip_span = row, digits, (found.start, found.end)
    if digits:
        block.findings += nip_of(
            row.text[found.start : found.end], digits, found.repaired or block.torn is not None
        ).findings
    elif any(char.isdecimal() for char in row.text):
        block.findings.append(Finding("nip_incomplete", f"{row.text} has not 18 digits"))
    return True


def _take(row: SignatureRow, block: SignatureBlock) -> None:
    """Put one row where it belongs."""
    text = row.text
    if is_junk(text) and acting_of(text)[1]:
        block.closed = block.closed or bool(block.offices)
    elif (block.names and is_rank(text)) or (block.names and is_service_rank(text)):
        block.rank = block.rank or row
    elif is_rank(text) or (is_dated(text) and not block.offices):
        return
    elif block.names and go_on_with_titles(text, block.names[-1].text):
        block.names.append(row)
    elif is_office(text) and not block.names:
        block.offices.append(row)
        block.closed = bool(_CLOSES.search(text))
    elif block.offices and not block.closed and is_office(text) and _CLOSES.search(text):
        block.offices += [*block.names, row]  # the comma closes the office: what stood above it is part of it
        block.names.clear()
        block.closed = True
    elif block.offices and not block.names and not block.closed and is_open_office(block.offices[-1].text):
        block.offices.append(row)
    elif block.offices and is_name(text):
        block.names.append(row)
    elif block.offices and not block.closed and text.isupper() and len(text) > 4:
        block.offices.append(row)  # "SMP NEGERI 2": no name has digits


def _name(block: SignatureBlock) -> list[SignatureRow]:
    """The rows of the name: the last one before rank or NIP, the first one behind a closed office else."""
    names = block.names
    if not names:
        last = block.offices[-1] if block.offices else None
        if (
            last
            and len(block.offices) > 1
            and (block.nip or block.rank)
            and not opens_office(last.text)
            and (not names_office(last.text) or any(split_titles(last.text)[::2]))
            and is_name(last.text)
        ):
            return [block.offices.pop()]
        return []
    start = 0
    if block.nip or block.rank:
        start = max(i for i, row in enumerate(names) if i == 0 or not go_on_with_titles(row.text, names[i - 1].text))
        if not block.closed:
            block.offices += names[:start]
    end = start + 1
    while end < len(names) and go_on_with_titles(names[end].text, names[end - 1].text):
        end += 1
    return names[start:end]


def signatory_of(block: SignatureBlock, rows: list[SignatureRow]) -> Signature:
    """The signatory whose block is sorted, with the rows of the name."""
    if rows and block.offices and _goes_on(block.offices[-1], rows[0]):
        block.offices, rows = [*block.offices, rows[0]], rows[1:]
    texts, spans = [], SignatureSpans()
    for row in rows:
        start, end = trim_name(row.text)
        texts.append(row.text[start:end] + "," * row.text.rstrip().endswith(","))
        spans.setdefault("name", []).extend(_clip(row, start, end))
    name = _join_titles(texts).rstrip(" ,")
    before, bare, after = split_titles(name) if name else ((), None, ())
    acting, position, on_behalf_of = _position([row for row in block.offices if not is_greeting(row.text)], spans)
    parsed = nip_of(block.nip_digits, block.nip_digits).value if block.nip_digits else None
    if block.nip and parsed:
        spans["nip"] = [*_clip(block.nip, *block.nip_span), *(block.torn.spans if block.torn else ())]
    if block.rank:
        spans["rank"] = list(block.rank.spans)
    person = Person(
        name=name or None,
        position=position,
        nip=parsed.value if parsed else None,
        rank=block.rank.text.strip(_EDGES_OF_RANK) if block.rank else None,
        titles_before=before,
        titles_after=after,
        bare_name=bare,
        acting=acting,
        on_behalf_of=on_behalf_of,
        nip_parts=parsed.parts if parsed else None,
    )
    return Signature(person, spans, tuple(block.findings))


def _goes_on(office: SignatureRow, row: SignatureRow) -> bool:
    """Whether the row is the rest of an office that ends open: Kepala Dinas Kependudukan dan | Pencatatan Sipil."""
    below = row.spans[0][0] == office.spans[-1][0] + 1
    return below and ends_open(office.text) and len(office.text.split()) > 1


def _join_titles(texts: list[str]) -> str:
    """A name on several lines: a comma before the titles on the lines below it, a blank inside the name."""
    name = texts[0] if texts else ""
    for text in texts[1:]:
        name = name.strip(" ,") + (", " if is_titles_only(text) or name.endswith(",") else " ") + text
    return name


def _clip(row: SignatureRow, start: int, end: int) -> list[LineSpan]:
    """The places of row.text[start:end]."""
    places, offset = [], 0
    for number, first, last in row.spans:
        a, b = max(start, offset), min(end, offset + last - first)
        if a < b:
            places.append((number, first + a - offset, first + b - offset))
        offset += last - first
    return places


def _position(offices: list[SignatureRow], spans: SignatureSpans) -> tuple[str | None, str | None, str | None]:
    """(acting, the signatory's own office, the office signed for)."""
    groups: list[tuple[str | None, list[SignatureRow]]] = []
    for row in offices:
        acting, rest = acting_of(row.text)
        alone = bool(groups) and not groups[-1][1]
        if acting and not rest.strip():
            groups.append((acting, []))
        elif alone or (groups and not acting and not (groups[0][0] in ("a.n.", "u.b.") and opens_office(row.text))):
            groups[-1][1].append(row)
        else:
            groups.append((acting, [row]))
    groups = [group for group in groups if group[1]]
    if not groups:
        return None, None, None
    first, (_, own) = groups[0], groups[-1]
    for_another = any(acting in ("a.n.", "u.b.") for acting, _ in groups)
    if for_another and len(groups) == 1:
        return first[0], None, _office_text(first[1])
    if opens_cut(own[0].text):
        return first[0], None, None
    spans["position"] = [place for row in own for place in row.spans]
    acting = next((acting for acting, _ in groups if acting), None)
    return acting, _office_text(own), _office_text(first[1]) if for_another else None


def _office_text(rows: list[SignatureRow]) -> str:
    """An office on one line: Plt. and the like stay, a.n. and stray marks in front go."""
    parts = []
    for row in rows:
        acting, rest = acting_of(row.text)
        text = rest if acting in ("a.n.", "u.b.") else row.text
        text = re.sub(r"^(?:[\W\d_]+|[a-z]\.\s+)(?=[^\W\d_])", "", text)  # a stray digit, or half an "a.n."
        parts.append(_CLOSES.sub("", text).strip(" \t,.*_|:;") or text)
    return " ".join(parts)
