"""What rule files are made of, part by part, and how a document is read without one of them."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from ..lexicon.folders import Lexicon
from ..lexicon.word_lists import with_word_lists, word_lists
from ..rulebook.key_types import CellRegex, Regex, Regexes
from ..rulebook.rule_set import RuleSet
from ..rulebook.schema import Rule
from ..text.patterns import Hit, pattern

WORD_LISTS = ("headings", "labels")
"""The closed lists of which each wording is a part of the rules."""
ENTRIES = ("match", "signals")
"""Keys of a rule whose entries claim documents, and can each be left out."""


class PatternPart(NamedTuple):
    """A pattern: the kind and the key where it stands first, and all keys where it stands."""

    kind: str
    key: str
    source: str
    keys: frozenset[str]

    @property
    def stages(self) -> set[str]:
        """The first words of its keys, which tell what it can change."""
        return {re.split(r"[.\[]", key)[0] for key in self.keys}

    @property
    def holders(self) -> set[str]:
        """The fields and groups in which it stands."""
        return {key.split(".")[1] for key in self.keys if key.startswith(("fields.", "groups."))}

    @property
    def is_condition(self) -> bool:
        """One of several that must all match: leaving it out lets more documents in."""
        return re.search(r"\.all\[\d+\]$", self.key) is not None

    def left_out(self) -> AbstractContextManager[None]:
        """Inside the block the pattern matches nothing, a condition everything."""
        hits = [Hit(0, 0, {})] if self.is_condition else []
        return pattern(self.source).finding(lambda text, start, end: iter(hits))


class EntryPart(NamedTuple):
    """A way to match or a signal, by its place among its like."""

    kind: str
    key: str
    at: int

    def left_out(self, rules: RuleSet) -> RuleSet:
        """The rules without it."""
        return changed(rules, {rule.kind: self._without(rule) for rule in rules if rule.kind == self.kind})

    def _without(self, rule: Rule) -> Rule:
        name = self.key.split("[")[0]
        entries = getattr(rule, name)
        return rule.model_copy(update={name: entries[: self.at] + entries[self.at + 1 :]})


class WordingPart(NamedTuple):
    """A wording of a heading or a label in a closed list: the list, the way to it in the table, the words."""

    name: str
    way: tuple[str | int, ...]
    words: str

    @property
    def key(self) -> str:
        return ".".join(map(str, self.way[:-1]))

    def left_out(self, lexicon: Lexicon) -> Lexicon:
        """The closed lists without it."""
        with lexicon.in_use():
            whole = copy.deepcopy(word_lists(self.name))
        holder: Any = whole
        for step in self.way[:-1]:
            holder = holder[step]
        del holder[self.way[-1]]
        return with_word_lists(lexicon, self.name, whole)


def changed(rules: RuleSet, others: Mapping[str, Rule]) -> RuleSet:
    """The rules with others in place of those of the same kinds."""
    made = RuleSet(others.get(rule.kind, rule) for rule in rules)
    made.lexicon = rules.lexicon
    return made


def patterns(rules: RuleSet) -> list[PatternPart]:
    """Every pattern of the rules once, however many kinds and keys share it."""
    found = dict[str, PatternPart]()
    for rule in rules:
        for key, source in _patterns(rule, ""):
            part = found.setdefault(source, PatternPart(rule.kind, key, source, frozenset()))
            found[source] = part._replace(keys=part.keys | {key})
    return list(found.values())


def _patterns(holder: BaseModel, prefix: str) -> Iterator[tuple[str, str]]:
    hints = get_type_hints(type(holder), include_extras=True)
    for name in type(holder).model_fields:
        value, key = getattr(holder, name), f"{prefix}{name}"
        if hints[name] == Regexes:
            yield from ((f"{key}[{n}]", source) for n, source in enumerate(value))
        elif {Regex, CellRegex} & {hints[name], *get_args(hints[name])} and value:
            named = value.items() if get_origin(hints[name]) is dict else [("", value)]
            yield from ((f"{key}.{part}".rstrip("."), source) for part, source in named)
        else:
            yield from (found for below, inner in _inner(value) for found in _patterns(inner, f"{key}{below}."))


def _inner(value: Any) -> Iterator[tuple[str, BaseModel]]:
    """The models that a value is or holds, by name or number."""
    if isinstance(value, BaseModel):
        yield "", value
    elif isinstance(value, Mapping):
        yield from ((f".{name}", inner) for name, inner in value.items() if isinstance(inner, BaseModel))
    elif isinstance(value, tuple):
        named = ((getattr(inner, "name", n), inner) for n, inner in enumerate(value))
        yield from ((f"[{name}]", inner) for name, inner in named if isinstance(inner, BaseModel))


def claiming_entries(rules: RuleSet) -> list[EntryPart]:
    """Every way to match and every signal of the rules."""
    named = ((rule, name, n) for rule in rules for name in ENTRIES for n in range(len(getattr(rule, name, ()))))
    return [EntryPart(rule.kind, f"{name}[{n}]", n) for rule, name, n in named]


def wordings(lexicon: Lexicon) -> list[WordingPart]:
    """Every wording of the closed lists of headings and labels that there are."""
    with lexicon.in_use():
        there = [name for name in WORD_LISTS if any((folder / f"{name}.toml").is_file() for folder in lexicon.folders)]
        return [WordingPart(name, way, words) for name in there for way, words in _texts(word_lists(name), ())]


def _texts(value: Any, way: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The strings in the lists of a table, with the way to each."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*way, key))
    elif isinstance(value, list):
        yield from (((*way, n), text) for n, text in enumerate(value) if isinstance(text, str))
