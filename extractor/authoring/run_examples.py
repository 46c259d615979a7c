"""A rule file's promises, kept or not: every example gives what it says, every pattern is needed by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ..fields import find_field
from ..model.document import Document, Line, join_lines
from ..rulebook.claims import Match
from ..rulebook.field_rule import FieldRule
from ..rulebook.group_rule import GroupRule
from ..rulebook.rule_set import lexicon_for
from ..rulebook.schema import Rule
from ..rulebook.section_rule import SectionRule
from ..structure.classify import classify, objection
from ..structure.heading_search import HeadingSearch
from ..structure.sections import SectionSpan, split_items, styles_at
from ..structure.shape import shape_of
from ..text.patterns import pattern


class Problem(NamedTuple):
    """What is wrong, in which file and at which key."""

    file: str
    key: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.reason}"


def check_rules(rules: Sequence[Rule]) -> list[Problem]:
    """Everything that does not hold in the rules, in the order of their files."""
    with lexicon_for(rules).in_use():
        return [Problem(rule.source, key, reason) for rule in rules for key, reason in _check(rule)]


def _check(rule: Rule) -> Iterator[tuple[str, str]]:
    for i, match in enumerate(rule.match):
        yield from _check_match(f"match.{i}", match)
    yield from _check_signals(rule)
    for section in rule.sections:
        yield from _check_section(f"sections.{section.name}", section)
    yield from _check_fields(rule, "", rule)


def _check_fields(rule: Rule, prefix: str, holder: Rule | GroupRule) -> Iterator[tuple[str, str]]:
    for name, field in holder.fields.items():
        yield from _check_field(f"{prefix}fields.{name}", field, rule)
    for name, group in holder.groups.items():
        yield from _check_fields(rule, f"{prefix}groups.{name}.", group)


def _check_signals(rule: Rule) -> Iterator[tuple[str, str]]:
    """Each text is claimed or not by the signals alone; each signal is one without which some text would not be."""
    rule = rule.model_copy(update={"match": ()})
    for text in rule.examples:
        if not _claims(text, rule):
            yield "examples", f"{text!r} is not claimed: {_why(text, rule)}"
    for text in rule.rejects:
        if _claims(text, rule):
            yield "rejects", f"{text!r} is claimed: {_why(text, rule)}"
    for i, signal in enumerate(rule.signals):
        fewer = rule.model_copy(update={"signals": tuple(s for s in rule.signals if s is not signal)})
        texts = rule.examples if signal.weight > 0 else rule.rejects
        if all(_claims(text, rule) == _claims(text, fewer) for text in texts):
            yield f"signals.{i}", f"no text needs the signal {signal.says!r}"


def _claims(text: str, rule: Rule) -> bool:
    return classify(document_of(text), (rule,)).rule is not None


def _why(text: str, rule: Rule) -> str:
    return classify(document_of(text), (rule,)).why[rule.kind]


def _check_match(key: str, match: Match) -> Iterator[tuple[str, str]]:
    """Its texts are tried as if the file said of itself what `metadata` asks for."""
    match = match.model_copy(update={"metadata": ()})
    if not match.examples and not match.rejects and (match.all or match.any):
        yield f"{key}.examples", "there is no text that it recognises; add one, and under rejects one that it does not"
        return
    if not match.examples and (match.all or match.any):
        yield f"{key}.examples", "there is no text that it recognises; add one"
    for text in match.examples:
        if reason := objection(text, match):
            yield f"{key}.examples", f"{text!r} is not matched: {reason}"
    for text in match.rejects:
        if objection(text, match) is None:
            yield f"{key}.rejects", f"{text!r} is matched"
    for source in (*match.all, *match.none):
        if all(objection(text, _lacking(match, source)) for text in match.rejects):
            yield f"{key}", f"no counter-example in rejects needs {source!r}"
    for source in match.any:
        if all(objection(text, _lacking(match, source)) is None for text in match.examples):
            yield f"{key}.any", f"no example needs {source!r}"


def _lacking(match: Match, source: str) -> Match:
    """The same way to match without one of its patterns; without any left of `any` nothing matches."""
    fewer = {k: tuple(s for s in getattr(match, k) if s != source) for k in ("all", "any", "none")}
    if match.any and not fewer["any"]:
        fewer["any"] = (r"[^\s\S]",)
    return match.model_copy(update=fewer)


def _check_section(key: str, section: SectionRule) -> Iterator[tuple[str, str]]:
    for text in section.examples:
        if not _starters(text, section):
            yield f"{key}.examples", f"{text!r} starts no such section"
    for text in section.rejects:
        if source := next(iter(_starters(text, section)), None):
            yield f"{key}.rejects", f"{text!r} is matched by {source!r}"
    started = [_starters(text, section) for text in section.examples]
    for name, source in [*(("headings", h) for h in section.headings), *(("starts", s) for s in section.starts)]:
        if not any(found == {source} for found in started):
            yield f"{key}.{name}", f"no example needs {source!r}"


def _starters(text: str, section: SectionRule) -> set[str]:
    """The headings, blocks and patterns with which the section starts in the text."""
    document = document_of(text)
    hits = {hit.key for hit in HeadingSearch(document).find(section.headings)}
    if section.block and shape_of(document).blocks(section.block):
        hits.add(section.block)
    return hits | {source for source in section.starts if pattern(source).search(text)}


def _check_field(key: str, field: FieldRule, rule: Rule) -> Iterator[tuple[str, str]]:
    if field.fallback:
        yield from _check_field(f"{key}.fallback", field.fallback, rule)
    field = field.model_copy(update={"fallback": None})
    for text, expected in field.examples.items():
        found = try_field(text, field, rule)
        if not agrees(found, expected):
            is_object = isinstance(found, dict) and not isinstance(expected, dict)
            hint = "; it is an object: write { key = … }" if is_object else ""
            yield f"{key}.examples", f"{text!r} gives {found!r}, not {expected!r}{hint}"
    for text in field.rejects:
        if (found := try_field(text, field, rule)) is not None:
            yield f"{key}.rejects", f"{text!r} gives {found!r}"
    for source in field.find:
        less = field.model_copy(update={"find": tuple(s for s in field.find if s != source), "or_whole": False})
        if all(agrees(_without(text, less, rule), expected) for text, expected in field.examples.items()):
            yield f"{key}.find", f"no example needs {source!r}"


def _without(text: str, field: FieldRule, rule: Rule) -> Any:
    """What the field gives without a pattern; with none left it gives nothing."""
    return try_field(text, field, rule) if field.find else None


def try_field(text: str, field: FieldRule, rule: Rule) -> Any:
    """The value the field reads from a section that consists of `text`."""
    if field.column and field.find_in_value:  # the example is the cell's words
        field = field.model_copy(update={"find_in_value": False, "column": None})
    found = _read_from(text, field, rule)
    if found is None and field.find_in_value and field.has_cell:
        found = _read_from(text, field.model_copy(update=_CELL_ALONE), rule)
    return found


_CELL_ALONE: dict[str, Any] = {
    "find_in_value": False, "cell_right_of": None, "cell_left_of": None, "cell_below": None, "label": (), "block": None,
}  # fmt: skip
"""What makes of a field that looks into a named cell one that reads the words of the cell."""


def _read_from(text: str, field: FieldRule, rule: Rule) -> Any:
    document = document_of(text)
    items = next((s.items for s in rule.sections if s.name == field.section[0]), ())
    children = split_items(document.text, 0, len(document.text), styles_at(document, 0, items))
    section = SectionSpan(field.section[0], 0, 0, len(document.text), children=children)
    found = find_field(document, [section], field)
    return found.value if found else None


def document_of(text: str) -> Document:
    """A plain document of one page."""
    joined, lines = join_lines([Line(row, 0, 1) for row in text.split("\n")])
    return Document(joined, lines, ())


def agrees(found: Any, expected: Any) -> bool:
    """Whether what was found holds all that is expected: objects may have more keys, lists not more entries."""
    if isinstance(expected, dict):
        return isinstance(found, dict) and all(agrees(found.get(k), v) for k, v in expected.items())
    if isinstance(expected, list):
        return isinstance(found, list) and len(found) == len(expected) and all(map(agrees, found, expected))
    return bool(found == expected)
