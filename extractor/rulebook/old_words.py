"""Words of rule files that have been replaced: valid for one version more, with a warning that names the new one."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

from ..errors import RuleError, RuleWarning
from ..lexicon.toml_files import TomlTable

_MATCH = {"meta": "metadata"}
_GROUP = {"quiet": "optional"}
_FIELD = {
    **_GROUP,
    "otherwise": "fallback",
    "needs": "complete_if",
    "beside": "cell_right_of",
    "meta": "metadata",
    "width": "max_length",
}
_OPTIONS = {"sure": "min_confidence", "printed": "as_printed"}


def with_new_words(table: TomlTable, path: Path) -> TomlTable:
    """The table of the rule file at `path` with each old word replaced by the one that stands for it now."""
    renamed = _Renaming(path)
    if isinstance(matches := table.get("match"), list):
        table = {**table, "match": [renamed.keys(match, _MATCH, f"match.{i}") for i, match in enumerate(matches)]}
    return renamed.holder(table, "")


class _Renaming:
    """The renaming of one file; a warning for each old word in it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def keys(self, table: Any, words: dict[str, str], at: str) -> Any:
        """The table with its own keys renamed; anything else as it is."""
        if not isinstance(table, dict):
            return table
        for old in table.keys() & words.keys():
            self._warn(table, old, words[old], at)
        return {words.get(key, key): value for key, value in table.items()}

    def _warn(self, table: TomlTable, old: str, new: str, at: str) -> None:
        if new in table:
            raise RuleError(f"{self._path}: {at}.{old}: this is the old name of {new!r}, which stands there, too")
        message = f"{self._path}: {at}.{old}: this key is now called {new!r}; the next version will refuse {old!r}"
        warnings.warn(message, RuleWarning, stacklevel=2)

    def holder(self, table: TomlTable, before: str) -> TomlTable:
        """A rule or group with the words of its fields and of the groups inside renamed."""
        renamed = dict(table)
        if isinstance(fields := table.get("fields"), dict):
            renamed["fields"] = {name: self._field(field, f"{before}fields.{name}") for name, field in fields.items()}
        if isinstance(groups := table.get("groups"), dict):
            renamed["groups"] = {name: self._group(group, f"{before}groups.{name}") for name, group in groups.items()}
        return renamed

    def _field(self, field: Any, at: str) -> Any:
        field = self.keys(field, _FIELD, at)
        if not isinstance(field, dict):
            return field
        inner = self._field(field["fallback"], f"{at}.fallback") if "fallback" in field else None
        return self._options(field, at) | ({} if inner is None else {"fallback": inner})

    def _group(self, group: Any, at: str) -> Any:
        group = self.keys(group, _GROUP, at)
        if not isinstance(group, dict):
            return group
        if isinstance(columns := group.get("columns"), list):
            group = {**group, "columns": [self._options(c, f"{at}.columns.{i}") for i, c in enumerate(columns)]}
        return self.holder(group, f"{at}.")

    def _options(self, field: Any, at: str) -> Any:
        if not isinstance(field, dict) or "options" not in field:
            return field
        return {**field, "options": self.keys(field["options"], _OPTIONS, f"{at}.options")}
