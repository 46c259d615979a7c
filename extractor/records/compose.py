"""What was found → one record: fields, sections, findings, and a place on a page for every value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from ..fields import Found, nothing
from ..model.document import Box, Document, Span
from ..model.findings import CODES, Finding
from ..rulebook.schema import Rule
from ..structure.classify import Claim
from ..structure.sections import Section
from .checks import cross_check
from .models import SCHEMA_VERSION, record_model

_INDEX = re.compile(r"/\d+")

Record = dict[str, Any]


def compose(rule: Rule, document: Document, sections: Sequence[Section], found: dict[str, Found | None]) -> Record:
    """The record, checked against the rule's model."""
    record = _frame(rule.kind, document)
    parts = {name: part.below(f"/{name}") for name, part in found.items() if part}
    for name in found:
        record[name] = parts[name].value if name in parts else _nothing(rule, name)
    findings = [*document.findings, *_doubts(rule, found, parts)]
    record["sections"] = [_section(document, s) for s in sections if document.text[s.start : s.end].strip()]
    record["findings"] = []
    record["provenance"] = _provenance(rule.kind, document, parts.values())
    findings += cross_check(rule, record)
    record["findings"] = [_finding(f) for f in dict.fromkeys(findings)]
    record_model(rule).model_validate(record)
    return record


def compose_unknown(rule: Rule, claim: Claim, document: Document, sections: Sequence[Section], found: Any) -> Record:
    """The record of a document no rule claims: what can be read from any text, and each rule's reason."""
    record = compose(rule, document, sections, found)
    record["findings"] += [_finding(f) for f in _reasons(claim)]
    return record


def _reasons(claim: Claim) -> Iterable[Finding]:
    if claim.rivals:
        rivals = " and ".join(claim.rivals)
        yield Finding("kinds_conflict", f"{rivals} claim it with equal right; raise `priority` in one rule file")
        return
    for kind, why in claim.why.items():
        yield Finding("unknown_kind", f"{kind}: {why}")


def _frame(kind: str, document: Document) -> Record:
    source = {
        "path": document.path,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "pages": len(document.pages),
        "text": text_source(document, 1, len(document.pages)),
    }
    return {"schema_version": SCHEMA_VERSION, "kind": kind, "source": source}


def text_source(document: Document, first: int, last: int) -> str:
    """Where the words of pages `first` … `last` came from; `mixed` where from more than one."""
    sources = {p.source for p in document.pages[first - 1 : last]} - {"none"}
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


def _finding(finding: Finding) -> dict[str, str]:
    severity = CODES[finding.code][0]
    return {"code": finding.code, "severity": severity, "message": finding.message, "at": finding.at}


def _section(document: Document, section: Section) -> dict[str, Any]:
    first, last = document.page_of(section.start), document.page_of(max(section.start, section.end - 1))
    return {
        "name": section.name,
        "label": section.label,
        "heading": section.heading,
        "level": section.level,
        "text": _own_text(document, section),
        "pages": [first, last],
        "source": text_source(document, first, last),
        "children": [_section(document, child) for child in section.children],
    }


def _own_text(document: Document, section: Section) -> str:
    lines = document.text[section.body : section.stem].split("\n")
    return "\n".join(t for line in lines if (t := " ".join(line.split())))


def _provenance(kind: str, document: Document, parts: Iterable[Found]) -> dict[str, list[dict[str, Any]]]:
    entries: dict[str, list[dict[str, Any]]] = {}
    for part in parts:
        for pointer, span in part.places:
            entries.setdefault(pointer, []).extend(_places(document, span, _rule_name(kind, pointer)))
    return entries


@lru_cache(1 << 14)
def _rule_name(kind: str, pointer: str) -> str:
    """decree.indicators.name for /indicators/3/name: the rule does not know which one it read."""
    return kind + _INDEX.sub("", pointer).replace("/", ".")


def _places(document: Document, span: Span, rule: str) -> list[dict[str, Any]]:
    return [
        {"page": page, "bbox": bbox and _rounded(bbox), "span": list(at), "text": text, "rule": rule}
        for page, bbox, at, text in document.locate(*span)
    ]


def _rounded(box: Box) -> list[float]:
    x0, top, x1, bottom = box
    return [round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)]
