"""Single keys of a rule file laid over the file of the same name in a later folder, or over one that it extends."""

from __future__ import annotations

from typing import Any

from ..lexicon.toml_files import TomlTable

_NAMED_BY = {"sections": "name", "match": "why", "signals": "says", "checks": "name", "columns": "name"}
"""The key by which an entry of these lists is known: one of the same name is changed, any other is added."""


def laid_over(base: TomlTable, own: TomlTable) -> TomlTable:
    """A file over the one that it extends: a section, field or group of the same name replaces the other's."""
    merged = {**base, **own}
    merged["sections"] = _sections(base.get("sections", []), own.get("sections", []))
    for key in ("fields", "groups", "words", "labels", "headings", "roles"):
        merged[key] = {**base.get(key, {}), **own.get(key, {})}
    without = set(names_without(own))
    for key in ("fields", "groups"):
        left_out = without - own.get(key, {}).keys()
        merged[key] = {name: part for name, part in merged[key].items() if name not in left_out}
    merged["checks"] = [*base.get("checks", []), *own.get("checks", [])]
    return merged


def names_without(own: TomlTable) -> list[str]:
    """The fields and groups of the file that it extends which a file leaves out, as far as they are names."""
    given = own.get("without", [])
    names = given if isinstance(given, list) else [given]
    return [name for name in names if isinstance(name, str)]


def _sections(base: list[TomlTable], own: list[TomlTable]) -> list[TomlTable]:
    """The sections of both; one of a file's own replaces the other's of its name, not one of its own."""
    merged = list(base)
    for section in own:
        names = [s.get("name", "") for s in merged]
        replaced = next((n for n, each in enumerate(merged) if each in base and names[n] == section.get("name")), None)
        if replaced is not None:
            merged[replaced] = section
        else:
            merged.insert(_place(section, names), section)
    return sorted(merged, key=lambda s: bool(s.get("last")))


def _place(section: TomlTable, names: list[str]) -> int:
    """Where a section of a file's own stands among those that it extends: at the end unless it says where, or another
    way to start the same section stands there already."""
    if section.get("name") in names:
        return len(names) - names[::-1].index(section["name"])
    if section.get("before") in names:
        return names.index(section["before"])
    return names.index(section["after"]) + 1 if section.get("after") in names else len(names)


def overridden(base: Any, own: Any, key: str = "") -> Any:
    """A file over its namesake: key by key, entries of lists by their names; anything else is replaced."""
    if isinstance(base, dict) and isinstance(own, dict):
        if key == "examples":
            return {**base, **own}
        merged = {name: overridden(base[name], value, name) if name in base else value for name, value in own.items()}
        return {**base, **merged}
    if isinstance(base, list) and isinstance(own, list) and key in _NAMED_BY:
        return _entries(base, own, _NAMED_BY[key])
    return own


def _entries(base: list[Any], own: list[Any], name: str) -> list[Any]:
    merged = list(base)
    for entry in own:
        names = [each.get(name) if isinstance(each, dict) else None for each in merged]
        if isinstance(entry, dict) and entry.get(name) in names and entry.get(name) is not None:
            at = names.index(entry[name])
            merged[at] = overridden(merged[at], entry)
        else:
            merged.append(entry)
    return merged
