"""How a file was read: the reasons for its kind, what stands where, which rule gave what, and what was not found."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import NaskahError
from ..model.document import Document, Page
from ..pipeline import record_of
from ..reading import OcrMode, read
from ..rulebook.field_rule import FieldRule
from ..rulebook.group_rule import GroupRule
from ..rulebook.rule_set import RuleSet
from ..rulebook.schema import Rule
from ..structure.classify import Claim, classify, told_together
from ..structure.sections import SectionSpan, split
from ..structure.split_file import split_file
from ..structure.tables import find_tables
from ..text.running import unwrap
from .folder_documents import value_at
from .overview import Overview
from .why import why

_LONGEST = 100
_MOST_ALIKE, _FIRST_ALIKE = 24, 6
"""Values of one place in a list, such as the cells of a table, from which on only the first are shown."""
_INDEX = re.compile(r"/\d+(?=/|$)")


class InspectQuestion(NamedTuple):
    """What is asked of a file: why a field has its value, as if a kind claimed it, with every value of long lists."""

    field: str | None = None
    kind: str | None = None
    all_values: bool = False


def inspect_file(
    path: Path, rules: RuleSet, ocr: OcrMode = "auto", question: InspectQuestion | None = None
) -> list[Overview]:
    """Everything that can be told of a file and each document in it, or the answer to a question.

    ReadError where it cannot be read, NaskahError where there is no such kind or field.
    """
    with rules.lexicon.in_use():
        return list(_blocks(read(path, ocr=ocr), rules, question or InspectQuestion()))


def _blocks(document: Document, rules: RuleSet, question: InspectQuestion) -> Iterator[Overview]:
    if not question.field:
        yield _file(document)
        yield _pages(document)
    parts = split_file(document, _claim(document, rules, question).rule, rules.kinds)
    for i, part in enumerate(parts, 1):
        which = f" (document {i} of {len(parts)})" if len(parts) > 1 else ""
        yield from _part(part, rules, which, question)


def _claim(document: Document, rules: RuleSet, question: InspectQuestion) -> Claim:
    """The kind that claims the document, or the one that is asked for, whatever the document is."""
    claim = classify(document, rules.kinds)
    if question.kind is None:
        return claim
    wanted = next((rule for rule in rules if rule.kind == question.kind), None)
    if wanted is None:
        known = ", ".join(rule.kind for rule in rules)
        raise NaskahError(f"there is no kind {question.kind!r}; known: {known}")
    return claim._replace(rule=wanted)


def text_as_read(path: Path, ocr: OcrMode = "auto") -> str:
    """The document's text as it was read, the furniture left out."""
    return read(path, ocr=ocr).text


def _part(document: Document, rules: RuleSet, which: str, question: InspectQuestion) -> Iterator[Overview]:
    claim = _claim(document, rules, question)
    rule = claim.rule or rules.fallback
    sections = split(document, rule.sections)
    if question.field and question.field != "kind":
        yield from why(document, sections, rule, question.field)
        return
    reasons = sorted(told_together(claim.why).items(), key=lambda reason: reason[0] != rule.kind)
    yield Overview(f"kind: {rule.kind}{which}", ("kind", "why"), reasons)
    if question.field:
        return
    made = record_of(document, claim, rules).model_dump(mode="json")
    yield Overview("sections", ("section", "heading", "characters", "pages"), list(_sections(document, sections, 0)))
    yield Overview("tables", ("title", "columns", "rows", "characters", "pages"), _tables(document))
    yield Overview("values", ("at", "value", "rule", "page", "box"), list(_values(made, question.all_values)))
    missing = list(_missing(rule, made, "", {s.name for s in sections}))
    yield Overview("not found", ("at", "looked for in", "with"), missing)
    findings = [(f["code"], f["severity"], f["at"] or "/", f["message"]) for f in made["findings"]]
    yield Overview("findings", ("code", "severity", "at", "message"), findings)


def _file(document: Document) -> Overview:
    facts = [
        ("path", document.path),
        ("sha256", document.sha256),
        ("media type", document.media_type),
        ("pages", str(document.file_pages)),
        ("characters", f"{len(document.text):,}"),
        ("grids", str(len(document.grids))),
    ]
    facts += sorted(document.meta.items())
    return Overview("file", ("", ""), [*facts, *((f.code, f.message) for f in document.findings)])


def _pages(document: Document) -> Overview:
    lines: dict[int, int] = {}
    for line in document.lines:
        lines[line.page] = lines.get(line.page, 0) + 1
    rows = [_page(page, lines.get(page.number, 0)) for page in document.pages]
    return Overview("pages", ("page", "size", "text", "lines", "set apart as furniture"), rows)


def _page(page: Page, lines: int) -> tuple[str, ...]:
    size = f"{page.width:.0f} × {page.height:.0f}" if page.width else "-"
    furniture = " | ".join(unwrap(line.text) for line in page.furniture)
    return str(page.number), size, page.source, str(lines), _short(furniture)


def _sections(document: Document, sections: Sequence[SectionSpan], depth: int) -> Iterator[tuple[str, ...]]:
    for section in sections:
        name = section.name if section.label is None else f"{section.name} {section.label}"
        first, last = document.page_of(section.start), document.page_of(max(section.start, section.end - 1))
        heading = _short(section.heading or document.text[section.body : section.body + _LONGEST])
        yield "  " * depth + name, heading, f"{section.start}–{section.end}", _range(first, last)
        yield from _sections(document, section.children, depth + 1)


def _tables(document: Document) -> list[tuple[str, ...]]:
    return [
        (
            _short(table.title or "-"),
            _short(" | ".join(table.columns)),
            str(len(table.rows)),
            f"{table.span[0]}–{table.span[1]}",
            _range(*table.pages),
        )
        for table in find_tables(document, 0, len(document.text))
    ]


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _values(made: dict[str, Any], every: bool) -> Iterator[tuple[str, ...]]:
    """Each value with the rule that read it and the place it was read from; of long lists the first of their like."""
    likes = Counter(_INDEX.sub("/*", pointer) for pointer in made["provenance"])
    shown: Counter[str] = Counter()
    for pointer, places in made["provenance"].items():
        like = _INDEX.sub("/*", pointer)
        shown[like] += 1
        if not every and likes[like] > _MOST_ALIKE and shown[like] > _FIRST_ALIKE:
            if shown[like] == _FIRST_ALIKE + 1:
                yield like, f"{likes[like] - _FIRST_ALIKE} more; --all shows them", "", "", ""
            continue
        boxes = [_box(place["bbox"]) for place in places if place["bbox"]]
        rule = places[0]["rule"] if places else "-"
        pages = _range(places[0]["page"], places[-1]["page"]) if places else "-"
        yield pointer, _shown(value_at(made, pointer)), rule, pages, " ".join(boxes[:2]) + (" …" if boxes[2:] else "")


def _shown(value: Any) -> str:
    """A value in few words: a typed value by its `value`, a citation by its `id`, a list of objects by their number."""
    if isinstance(value, dict):
        value = next((value[key] for key in ("value", "id", "raw") if value.get(key) is not None), value)
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return f"{len(value)} entries"
    return _short(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _box(box: Sequence[float]) -> str:
    return "[" + " ".join(f"{x:g}" for x in box) + "]"


def _missing(holder: Rule | GroupRule, value: Any, pointer: str, present: set[str]) -> Iterator[tuple[str, ...]]:
    """Each field without a value, where it was looked for, and with how many patterns."""
    for name, field in holder.fields.items():
        if value.get(name) in (None, []):
            places = field.section if isinstance(holder, Rule) else ("its block",)
            yield f"{pointer}/{name}", _places(places, present), _means(field)
    for name, group in holder.groups.items():
        inner = value.get(name)
        if inner in (None, []):
            starts = f"{len(group.starts)} patterns for its start" if group.starts else "the section itself"
            yield f"{pointer}/{name}", _places(group.section, present), starts
        elif not group.columns:
            for i, one in enumerate([inner] if group.one else inner):
                yield from _missing(group, one, f"{pointer}/{name}" + ("" if group.one else f"/{i}"), present)


def _places(names: Sequence[str], present: set[str]) -> str:
    known = {*present, "document", "block", "its block"}
    return ", ".join(name if name in known else f"{name} (no such section here)" for name in names)


def _means(field: FieldRule) -> str:
    count = len(field.find)
    patterns = f"{count} pattern{'s' if count != 1 else ''}" if count else "the whole section"
    return f"{patterns}, read as {field.type}"


def _short(text: str) -> str:
    flat = unwrap(text)
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"
