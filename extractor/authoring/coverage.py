"""What each part of the rules is needed for: how many documents of a folder give another record without it.

Each document is read once. A pattern that matched nothing in it is not needed by it; one that did is left out, and only
the step in which it is asked is done again: which kind claims the document, where it is cut, what its field finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from ..errors import ReadError
from ..fields import find_field, find_fields, find_group
from ..lexicon.letters import letters_and_digits
from ..model.document import Document
from ..reading import OcrMode, read
from ..rulebook.load import load_rules
from ..rulebook.rule_set import RuleSet, lexicon_for
from ..rulebook.schema import Rule
from ..structure.classify import classify
from ..structure.sections import SectionSpan, split
from ..structure.split_file import split_file
from ..text.patterns import Hit, Pattern, pattern
from .folder_documents import each_of
from .rule_parts import EntryPart, PatternPart, WordingPart, claiming_entries, patterns, wordings

_LIKE = 75.0
"""Likeness, 0–100, from which a recognised text may hold a wording: two letters of nine may be wrong."""

RulePlace = tuple[str, str]
"""Which part: the kind or closed list, and the key in it."""


class Need(NamedTuple):
    """A part of the rules, its words, and the documents whose records change without it."""

    place: RulePlace
    words: str
    documents: tuple[str, ...]


class Coverage(NamedTuple):
    """Every part with what needs it, those of one's own kinds first, and fewest first; how many documents were read,
    and those that could not be."""

    needs: list[Need]
    documents: int
    unread: list[str]


class _DocumentPart(NamedTuple):
    """One document of a file, with its rule and what was found in it."""

    rule: Rule
    document: Document
    sections: Sequence[SectionSpan]
    found: dict[str, Any]


def coverage(files: Sequence[Path], rule_folders: Sequence[Path], ocr: OcrMode, workers: int) -> Coverage:
    """What each part of the rules is needed for in these files."""
    look = partial(_needed_by, rule_folders=tuple(rule_folders), ocr=ocr)
    rules = _rules(tuple(rule_folders))
    needed = {place: (words, list[str]()) for place, words in _places(rules)}
    unread = []
    for file, places in zip(files, each_of(look, files, workers), strict=True):
        if places is None:
            unread.append(str(file))
        for place in places or ():
            needed[place][1].append(str(file))
    needs = [Need(place, words, tuple(documents)) for place, (words, documents) in needed.items()]
    own = {rule.kind for rule in rules if Path(rule.source).parent in rule_folders}
    needs.sort(key=lambda need: (need.place[0] not in own, len(need.documents)))
    return Coverage(needs, len(files) - len(unread), unread)


@cache
def _rules(rule_folders: tuple[Path, ...]) -> RuleSet:
    return load_rules(*rule_folders)


def _places(rules: RuleSet) -> Iterator[tuple[RulePlace, str]]:
    """Every part and its words."""
    for part in patterns(rules):
        yield _place(part), part.source
    for entry in claiming_entries(rules):
        yield _place(entry), ""
    for wording in wordings(rules.lexicon):
        yield _place(wording), wording.words


def _place(part: PatternPart | EntryPart | WordingPart) -> RulePlace:
    """Wordings are told apart by their words: one that is left out moves those behind it."""
    if isinstance(part, WordingPart):
        return part.name, f"{part.key}: {part.words}"
    return part.kind, part.key


def _needed_by(file: Path, rule_folders: tuple[Path, ...], ocr: OcrMode) -> list[RulePlace] | None:
    """The parts without which the file's records would be others; None for a file that cannot be read."""
    rules = _rules(rule_folders)
    with lexicon_for(rules).in_use():
        try:
            document = read(file, ocr=ocr)
        except ReadError:
            return None
        return [_place(part) for part in _WithoutOnePart(document, rules).needed()]


class _WithoutOnePart:
    """A document read with all parts of the rules, and then without one part after the other."""

    def __init__(self, document: Document, rules: RuleSet) -> None:
        self._document, self._rules = document, rules
        self._patterns = patterns(rules)
        self._hit, self._missed = set[str](), set[str]()
        with ExitStack() as traced:
            for part in self._patterns:
                traced.enter_context(pattern(part.source).finding(self._traced(part.source)))
            self._cut = ruled_parts(document, rules)
            self._parts = [_DocumentPart(rule, part, *_read(part, rule)) for rule, part in self._cut]

    def _traced(self, source: str) -> Callable[[str, int, int | None], Iterator[Hit]]:
        """The pattern's own matches; whether there were any is noted."""

        def finditer(text: str, start: int, end: int | None) -> Iterator[Hit]:
            hits = Pattern.finditer(pattern(source), text, start, end)
            first = next(hits, None)
            (self._hit if first else self._missed).add(source)
            if first:
                yield first
                yield from hits

        return finditer

    def needed(self) -> Iterator[PatternPart | EntryPart | WordingPart]:
        """The parts without which something else is read."""
        for part in self._patterns:
            if part.source in (self._missed if part.is_condition else self._hit):
                with part.left_out():
                    if self._differs(part):
                        yield part
        for entry in claiming_entries(self._rules):
            if ruled_parts(self._document, entry.left_out(self._rules)) != self._cut:
                yield entry
        for wording in wordings(self._rules.lexicon):
            if self._may_contain(wording.words) and self._differs_without(wording):
                yield wording

    def _differs(self, part: PatternPart) -> bool:
        """Whether a step in which the pattern is asked gives something else now."""
        if any(_holder(each, name) != each.found.get(name) for each in self._parts for name in part.holders):
            return True
        if "sections" in part.stages and any(split(p.document, p.rule.sections) != p.sections for p in self._parts):
            return True
        others = part.stages - {"fields", "groups", "sections"}
        return bool(others) and ruled_parts(self._document, self._rules) != self._cut

    def _differs_without(self, wording: WordingPart) -> bool:
        """Whether other kinds claim, or other values are found; a copy of a document has no shape that is kept."""
        with wording.left_out(self._rules.lexicon).in_use():
            if ruled_parts(replace(self._document), self._rules) != self._cut:
                return True
            return any(_read(replace(p.document), p.rule) != (p.sections, p.found) for p in self._parts)

    def _may_contain(self, words: str) -> bool:
        """Whether the text holds the words, however they are spaced, or on recognised pages something like them."""
        text, wanted = letters_and_digits(self._document.text), letters_and_digits(words)
        if wanted in text:
            return True
        recognised = any(page.source == "ocr" for page in self._document.pages)
        return recognised and fuzz.partial_ratio(wanted, text) >= _LIKE


def ruled_parts(document: Document, rules: RuleSet) -> list[tuple[Rule, Document]]:
    """The documents in a file, each with the rule that reads it."""
    kinds = tuple(rule for rule in rules if not rule.fallback)
    fallback = next(rule for rule in rules if rule.fallback)
    claim = classify(document, kinds)
    parts = split_file(document, claim.rule, kinds)
    claims = [claim if part is document else classify(part, kinds) for part in parts]
    return [(each.rule or fallback, part) for each, part in zip(claims, parts, strict=True)]


def _read(document: Document, rule: Rule) -> tuple[Sequence[SectionSpan], dict[str, Any]]:
    sections = split(document, rule.sections)
    return sections, find_fields(document, sections, rule)


def _holder(part: _DocumentPart, name: str) -> Any:
    """What the field or group finds now; of another kind's field, what it found before."""
    if name in part.rule.fields:
        return find_field(part.document, part.sections, part.rule.fields[name])
    if name in part.rule.groups:
        return find_group(part.document, part.sections, part.rule.groups[name])
    return part.found.get(name)
