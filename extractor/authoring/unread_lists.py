"""Files among the vocabularies of a rule folder that nothing reads: most often a list whose name is spelt otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ..lexicon.folders import vocabulary_files
from ..resources import rules_dir
from ..rulebook.rule_text import read_rule_file


def unread_lists(folders: Sequence[Path]) -> Iterator[str]:
    """A line for each file in a folder's `vocabularies/` that has no built-in list's name and that no rule names."""
    built_in = vocabulary_files(rules_dir())
    rule_files = (path for folder in folders for path in folder.glob("*.toml"))
    named = {text for path in rule_files for text in _texts(read_rule_file(path))}
    for path in (path for folder in folders for path in vocabulary_files(folder)):
        if path.name not in {known.name for known in built_in} and path.stem not in named:
            near = get_close_matches(path.stem, [known.stem for known in built_in], 1)
            meant = f"did you mean {near[0]}{path.suffix}?" if near else "rules/vocabularies has those that there are"
            yield f"{path}: no built-in list has this name and no rule names it, so it is not read; {meant}"


def _texts(held: Any) -> Iterator[str]:
    """The texts in a rule file's table, wherever they stand."""
    if isinstance(held, dict):
        held = list(held.values())
    if isinstance(held, list):
        for value in held:
            yield from _texts(value)
    elif isinstance(held, str):
        yield held
