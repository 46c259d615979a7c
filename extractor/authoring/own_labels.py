"""What rule files add to meanings that the closed list of labels has already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..lexicon.folders import lexicon_of
from ..lexicon.word_lists import word_lists
from ..rulebook.rule_set import RuleSet

_SHOWN = 3
"""Wordings of a meaning that are told."""


def extended_meanings(folders: Sequence[Path], rules: RuleSet) -> Iterator[str]:
    """A line for each name under `labels` that the closed list has: its wordings count for the field, too."""
    with lexicon_of(*folders).in_use():
        known = word_lists("labels")["phrases"]
    for rule in rules:
        for meaning, wordings in rule.labels.items():
            others = [words for words in known.get(meaning, ()) if words not in wordings]
            if others:
                told = ", ".join(map(repr, others[:_SHOWN])) + (" …" if len(others) > _SHOWN else "")
                yield (
                    f"{rule.source}: labels.{meaning}: labels.toml has this meaning already, and its wordings count, "
                    f"too: {told}; choose another name if only your own should"
                )
