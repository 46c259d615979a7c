"""Rules as callers give them: folders, or what `load_rules` gave."""

from __future__ import annotations

import os
from collections.abc import Iterable

from .load import load_rules
from .rule_set import RuleSet
from .schema import Rule

RulesGiven = str | os.PathLike[str] | Iterable["str | os.PathLike[str] | Rule"] | None
"""A folder of rule files, several, what `load_rules` gave, or None for the built-in rules."""


def rules_of(given: RulesGiven) -> RuleSet:
    """The rules that are meant; TypeError says what can be given."""
    if isinstance(given, RuleSet):
        return given
    parts = () if given is None else (given,) if isinstance(given, str | os.PathLike) else tuple(given)
    rules = [part for part in parts if isinstance(part, Rule)]
    folders = [part for part in parts if isinstance(part, str | os.PathLike)]
    if len(rules) + len(folders) != len(parts) or (rules and folders):
        raise TypeError("rules: give a folder of rule files, several of them, or what load_rules(folder) gives")
    return _whole(rules) if rules else load_rules(*folders)


def _whole(rules: list[Rule]) -> RuleSet:
    """The rules with one for documents that none of them claims."""
    fallback = [] if any(rule.fallback for rule in rules) else [load_rules().fallback]
    return RuleSet((*rules, *fallback))
