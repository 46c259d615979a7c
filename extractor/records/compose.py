"""What was found → one record: fields, sections, findings, and a place on a page for every value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from ..fields import Found, nothing
from ..model.document import Document, Place
from ..model.findings import Finding
from ..model.records import SCHEMA_VERSION, Record, Section, Source, WordSource
from ..rulebook.schema import Rule
from ..structure.classify import Claim, told_together
from ..structure.sections import SectionSpan
from .checks import cross_check
from .models import record_model

NOTES = "catatan"
"""The name of the section that holds footnotes and endnotes."""
_INDEX = re.compile(r"/\d+")


def compose(
    rule: Rule, claim: Claim, document: Document, sections: Sequence[SectionSpan], found: dict[str, Found | None]
) -> Record:
    """The record; of a document that no rule claims, what can be read from any text and why none does."""
    parts = {name: part.below(f"/{name}") for name, part in found.items() if part}
    values = {name: parts[name].value if name in parts else _nothing(rule, name) for name in found}
    record = record_model(rule).model_validate({**_frame(rule, document, sections, parts.values()), **values})
    doubts = [*document.findings, *_doubts(rule, found, parts), *cross_check(rule, record), *_reasons(claim)]
    record.findings = list(dict.fromkeys(doubts))
    return record


def _reasons(claim: Claim) -> Iterable[Finding]:
    """Why no rule claims the document; nothing where one does."""
    if claim.rule:
        return
    if claim.rivals:
        rivals = " and ".join(claim.rivals)
        yield Finding("kinds_conflict", f"{rivals} claim it with equal right; raise `priority` in one rule file")
        return
    reasons = (f"{kinds}: {reason}" for kinds, reason in told_together(claim.why).items())
    yield Finding("unknown_kind", f"no kind claims it; {'; '.join(reasons)}")


def _frame(rule: Rule, document: Document, sections: Sequence[SectionSpan], found: Iterable[Found]) -> dict[str, Any]:
    """What every record has beside the fields of its kind."""
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": rule.kind,
        "source": _source(document),
        "sections": [*_sections(document, sections), *_notes(document)],
        "findings": [],
        "provenance": _provenance(rule.kind, document, found),
    }


def _sections(document: Document, sections: Sequence[SectionSpan]) -> Iterable[Section]:
    return (_section(document, s) for s in sections if document.text[s.start : s.end].strip())


def _notes(document: Document) -> Iterable[Section]:
    """The footnotes and endnotes as a section of their own, behind all others."""
    if not document.notes:
        return
    pages = [line.page for line in document.notes]
    first, last = min(pages), max(pages)
    text = "\n".join(" ".join(line.text.split()) for line in document.notes)
    source = text_source(document, first, last)
    yield Section(
        name=NOTES, heading=None, level=1, text=text, pages=_in_file(document, first, last), source=source, children=[]
    )


def _source(document: Document) -> Source:
    several = {"part": document.part, "parts": document.parts} if document.parts > 1 else {}
    return Source(
        path=document.path,
        sha256=document.sha256,
        media_type=document.media_type,
        pages=document.file_pages,
        text=text_source(document, 1, len(document.pages)),
        **several,
    )


def text_source(document: Document, first: int, last: int) -> WordSource:
    """Where the words of pages `first` … `last` came from; `mixed` where from more than one."""
    sources: set[WordSource] = {p.source for p in document.pages[first - 1 : last] if p.source != "none"}
    if len(sources) > 1:
        return "mixed"
    return next(iter(sources), "none")


def _nothing(rule: Rule, name: str) -> Any:
    if name in rule.groups:
        return None if rule.groups[name].one else []
    return nothing(rule.fields[name])


def _doubts(rule: Rule, found: dict[str, Found | None], parts: dict[str, Found]) -> Iterable[Finding]:
    """The findings of the values, and one for each value that was looked for and not found."""
    for name in found:
        if name in parts:
            yield from parts[name].findings
            continue
        wanted = rule.fields.get(name) or rule.groups[name]
        if wanted.required:
            yield Finding("required_missing", f"no {name} was found, which every {rule.kind} has", f"/{name}")
        elif not wanted.optional:
            yield Finding("not_found", f"no {name} was found", f"/{name}")


def _in_file(document: Document, first: int, last: int) -> tuple[int, int]:
    return document.in_file(first), document.in_file(last)


def _section(document: Document, section: SectionSpan) -> Section:
    first, last = document.page_of(section.start), document.page_of(max(section.start, section.end - 1))
    return Section(
        name=section.name,
        label=section.label,
        heading=section.heading,
        level=section.level,
        text=_own_text(document, section),
        pages=_in_file(document, first, last),
        source=text_source(document, first, last),
        children=[_section(document, child) for child in section.children],
    )


def _own_text(document: Document, section: SectionSpan) -> str:
    lines = document.text[section.body : section.stem].split("\n")
    return "\n".join(t for line in lines if (t := " ".join(line.split())))


def _provenance(kind: str, document: Document, found: Iterable[Found]) -> dict[str, list[Place]]:
    entries: dict[str, list[Place]] = {}
    for part in found:
        for pointer, span in part.places:
            entries.setdefault(pointer, []).extend(document.locate(*span, _rule_name(kind, pointer)))
    return entries


@lru_cache(1 << 14)
def _rule_name(kind: str, pointer: str) -> str:
    """decree.indicators.name for /indicators/3/name: the rule does not know which one it read."""
    return kind + _INDEX.sub("", pointer).replace("/", ".")
