"""Why a field has its value or none: where it was looked for, each candidate with what spoke for and against it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..errors import NaskahError
from ..fields import find_field, find_group
from ..fields.found import Found
from ..fields.groups import as_section, blocks_in
from ..lexicon.folders import current
from ..lexicon.headings import headings
from ..lexicon.word_lists import word_lists
from ..model.document import Document
from ..rulebook.field_rule import FieldRule
from ..rulebook.group_rule import GroupRule
from ..rulebook.schema import Rule
from ..structure.sections import SectionSpan
from ..structure.tables import find_tables
from ..text.pattern_words import in_words
from ..text.patterns import pattern
from ..text.running import unwrap
from .candidates import Candidate, Way, extents_of, pattern_name, ways
from .heading_changes import changed_heading
from .nearest import MOST_LINES, nearest_lines, nearest_to_pattern, relaxed
from .overview import Overview
from .told_words import placed_words, short, value_words
from .trials import told_lines
from .why_rows import TakenRow, column_overview, row_overviews, rows_taken

_MOST_UNREAD = 5
"""Candidates that read as nothing are told one by one, up to so many of a way; the others are counted."""
_MOST_BLOCKS = 8


class _Asked(NamedTuple):
    """The group whose field is asked for, the number of its block if one is meant, and the names below."""

    names: tuple[str, ...]
    numbers: tuple[int | None, ...]


def why(document: Document, sections: Sequence[SectionSpan], rule: Rule, path: str) -> Iterator[Overview]:
    """Why the field at the path (`signatory`, `parties.nip`, `/parties/1/nip`) has its value or none.

    NaskahError where the kind has no such field.
    """
    asked = _asked(path)
    name = asked.names[0]
    if name in rule.fields:
        yield from _field(document, sections, rule.fields[name], f"{rule.kind}.{name}", rule)
    elif name in rule.groups:
        yield from _group(document, sections, rule.groups[name], asked, f"{rule.kind}.{name}", rule)
    else:
        known = [*rule.fields, *rule.groups]
        near = difflib.get_close_matches(name, known, 1)
        hint = f"did you mean {near[0]!r}? " if near else ""
        raise NaskahError(f"the kind {rule.kind!r} has no field {name!r}; {hint}it has: {', '.join(known)}")


def _asked(path: str) -> _Asked:
    names, numbers = list[str](), list[int | None]()
    for step in path.strip("/").replace("/", ".").split("."):
        if step.isdigit() and names:
            numbers[-1] = int(step)
        else:
            names.append(step)
            numbers.append(None)
    return _Asked(tuple(names), tuple(numbers))


def _field(
    document: Document, sections: Sequence[SectionSpan], field: FieldRule, name: str, rule: Rule | None = None
) -> Iterator[Overview]:
    found = find_field(document, sections, field)
    yield Overview(f"{name}, read as {field.type}", ("", ""), _outcome(document, found))
    tried = list(ways(document, sections, field))
    yield Overview("where it was looked for", ("in turn", "way", "gave"), _looked(tried))
    if missing := list(_missing_sections(document, sections, field.section, rule)):
        yield Overview("sections that are not there", ("section", "it would start at", "near it stands"), missing)
    taken = _taken_level(tried, found)
    rows = [row for way in tried for row in _rows(document, way, taken, field, found)]
    yield Overview("candidates", ("way", "page", "line", "words", "read as", "for and against"), rows)
    if found is None or found.value in (None, []):
        yield Overview("nearest text", ("for", "near"), list(dict.fromkeys(_nearest(document, sections, field))))


def _outcome(document: Document, found: Found | None) -> list[tuple[str, str]]:
    if found is None:
        return [("value", "nothing was found")]
    places = document.locate(*found.places[0][1]) if found.places else []
    stands = [("stands on", f"page {places[0].page}: {short(places[0].text)}")] if places else []
    return [("value", value_words(found.value)), *stands, *((f.code, f.message) for f in found.findings)]


def _looked(tried: Sequence[Way]) -> list[tuple[str, str, str]]:
    rows = []
    for number, way in enumerate(tried, 1):
        read = sum(candidate.value is not None for candidate in way.candidates)
        count = f"{len(way.candidates)} candidate{'s' if len(way.candidates) != 1 else ''}, {read} can be read"
        rows.append((str(number), short(way.name), "; ".join(filter(None, (way.note, count)))))
    return rows


def _missing_sections(
    document: Document, sections: Sequence[SectionSpan], names: Iterable[str], rule: Rule | None
) -> Iterator[tuple[str, str, str]]:
    """The sections that the document does not have, what would start them, and the lines likest to that."""
    present = {section.name for section in sections} | {"document", "head", "block"}
    for name in (name for name in names if name not in present):
        parts = [part for part in rule.sections if name in (part.name, *part.names)] if rule else []
        keys = [key for part in parts for key in part.headings]
        sources = [source for part in parts for source in part.starts]
        words = [word for key in keys for word in headings()[key].words[:1]]
        near = [line for word in words for line in nearest_lines(document, word)]
        near += [line for source in sources for line in nearest_to_pattern(document, source)]
        likest = list(dict.fromkeys(unwrap(line.text) for line in near))[:MOST_LINES]
        starts = short(" or ".join([*words, *map(in_words, sources)]))
        yield name, starts, "; ".join([*_changed(document, keys), *likest])


def _changed(document: Document, keys: Iterable[str]) -> Iterator[str]:
    """How headings that were not found would be."""
    for key in keys:
        if found := changed_heading(document, key, current()):
            yield f"it would start {found.change}: {short(document.text[found.hit.start : found.hit.end])}"


def _taken_level(tried: Sequence[Way], found: Found | None) -> int:
    """Whether the value is the field's own (0) or its fallback's (1 …)."""
    of_value = (way.level for way in tried if any(_is_taken(candidate, found) for candidate in way.candidates))
    return next(of_value, 0)


def _rows(document: Document, way: Way, taken: int, field: FieldRule, found: Found | None) -> Iterator[tuple[str, ...]]:
    """A row for each candidate; those that read as nothing are counted from a certain number on."""
    unread = 0
    for candidate in way.candidates:
        unread += candidate.value is None
        if candidate.value is not None or unread <= _MOST_UNREAD:
            page, line, words = placed_words(document, candidate.spans)
            said = value_words(candidate.value) if candidate.value is not None else "-"
            yield short(way.name), page, line, words, said, _verdict(candidate, way.level - taken, field, found)
    if unread > _MOST_UNREAD:
        yield short(way.name), "", "", f"{unread - _MOST_UNREAD} more that read as nothing", "-", ""


def _verdict(candidate: Candidate, behind: int, field: FieldRule, found: Found | None) -> str:
    """What spoke for a candidate, or against it; `behind` is by how many fallbacks it comes after the value's own."""
    if candidate.against:
        return candidate.against
    doubts = "; ".join(finding.message for finding in candidate.found.findings) if candidate.found else ""
    if candidate.value is None:
        return f"these words are no {field.type}" + (f": {doubts}" if doubts else "")
    if behind <= 0 and _is_taken(candidate, found):
        return "taken" + (f"; {doubts}" if doubts else "")
    if found is None or found.value in (None, []):
        return "can be read"
    if behind > 0:
        return "can be read, but what stands before the fallback gave a value"
    if behind < 0:
        return f"left out: {_wanting(field)}, and the fallback gives it whole"
    return "can be read, but an earlier candidate was taken"


def _is_taken(candidate: Candidate, found: Found | None) -> bool:
    """Whether the value is the candidate's, or a list that has it or all that it lists."""
    if found is None or candidate.against or candidate.value in (None, []):
        return False
    if candidate.value == found.value:
        return True
    values = candidate.value if isinstance(candidate.value, list) else [candidate.value]
    return isinstance(found.value, list) and all(value in found.value for value in values)


def _wanting(field: FieldRule) -> str:
    return f"without {field.complete_if}" if field.complete_if else "not whole"


def _nearest(document: Document, sections: Sequence[SectionSpan], field: FieldRule) -> Iterator[tuple[str, str]]:
    """What stands nearest to the labels and patterns of a field that found nothing."""
    phrases = word_lists("labels")["phrases"]
    for meaning in field.label:
        lines = (line for words in phrases[meaning] for line in nearest_lines(document, words))
        told = list(dict.fromkeys(told_lines(document, lines)))[:MOST_LINES]
        yield from ((f"label {meaning}", said) for said in told)
    for number, source in enumerate(field.find, 1):
        texts = [document.text[slice(*extent)] for extent in extents_of(document, sections, field)]
        if any(pattern(source).search(text) for text in texts):
            continue  # its captures are told among the candidates
        if changed := next(((text, change) for text in texts if (change := relaxed(source, text))), None):
            captured = short(unwrap(changed[0][slice(*changed[1].hit.span())]))
            yield pattern_name(number, source), f"it would capture {captured!r} {changed[1].change}"
        near = told_lines(document, nearest_to_pattern(document, source))
        yield from ((pattern_name(number, source), said) for said in near)
    if field.fallback:
        yield from _nearest(document, sections, field.fallback)


def _group(
    document: Document, sections: Sequence[SectionSpan], group: GroupRule, asked: _Asked, name: str, rule: Rule
) -> Iterator[Overview]:
    found = find_group(document, sections, group)
    blocks = blocks_in(document, sections, group)
    yield Overview(name, ("", ""), _outcome(document, found))
    yield Overview("where its blocks start", ("what", "gave"), list(_starts(document, sections, group, len(blocks))))
    if missing := list(_missing_sections(document, sections, group.section, rule)):
        yield Overview("sections that are not there", ("section", "it would start at", "near it stands"), missing)
    told = [(str(n), *placed_words(document, [(e.start, e.end)])) for n, (e, _) in enumerate(blocks[:_MOST_BLOCKS])]
    yield Overview("blocks", ("number", "page", "line", "words"), told)
    rows = rows_taken(document, sections, group)
    if rows:
        yield from row_overviews(document, rows, group)
    if len(asked.names) > 1:
        yield from _below(document, sections, group, asked, name, rows)


def _starts(
    document: Document, sections: Sequence[SectionSpan], group: GroupRule, count: int
) -> Iterator[tuple[str, str]]:
    for source in group.starts:
        hits = sum(1 for _ in pattern(source).finditer(document.text))
        change = relaxed(source, document.text) if not hits else None
        more = f"; it would match {change.change}" if change else ""
        yield in_words(source), f"{hits} match{'es' if hits != 1 else ''} in the document{more}"
    wanted = {name: field.column for name, field in group.fields.items() if field.column}
    for number, one in enumerate(find_tables(document, 0, len(document.text)) if wanted else (), 1):
        fit = [name for name, source in wanted.items() if any(pattern(source).search(c) for c in one.columns)]
        heads = short(" | ".join(map(unwrap, one.columns)))
        yield f"table {number}: {heads}", f"headings of {', '.join(fit) or 'no field'}; {len(one.rows)} rows"
    yield "blocks in its sections", str(count)


def _below(
    document: Document, sections: Sequence[SectionSpan], group: GroupRule, asked: _Asked, name: str,
    rows: Sequence[TakenRow],
) -> Iterator[Overview]:  # fmt: skip
    """The same for a field of the group, in the block or row that is meant or in the first of them."""
    inner, number = asked.names[1], asked.numbers[0]
    blocks = blocks_in(document, sections, group)
    chosen = [(n, block) for n, block in enumerate(blocks) if number in (None, n)][:_MOST_BLOCKS]
    if inner not in group.fields:
        known = ", ".join([*group.fields, *group.groups])
        raise NaskahError(f"the group {name!r} has no field {inner!r}; it has: {known}")
    field = group.fields[inner]
    if rows and field.column:
        yield from column_overview(document, rows, field, inner, number)
        return
    if inner in group.captured:
        yield Overview(f"{name}.{inner}", ("", ""), [("captured", f"by the group {inner!r} of the patterns in starts")])
    for n, (extent, hit) in chosen:
        where = field if field.section != ("document",) else field.model_copy(update={"section": ("block",)})
        block = as_section(extent, hit, where.section[0], group.items)
        yield from _field(document, [block], where, f"{name}[{n}].{inner}")
