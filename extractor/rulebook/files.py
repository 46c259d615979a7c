"""Rule files as tables: read, those they extend laid under them, their words filled in; and what is wrong with them."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..errors import RuleError
from .old_words import TomlTable, with_new_words

_SHAPES = {"extends": str, "words": dict, "fields": dict, "groups": dict, "sections": list, "checks": list}

_WORDS = {"bol": r"^[^\w\n]*"}
"""Words that every file may use: the beginning of a line, whatever bullet or mark stands there."""



def rule_tables(folders: Sequence[Path]) -> dict[str, tuple[Path, TomlTable]]:
    """Each rule file's table by its name, whole; a file in an earlier folder replaces its namesake in later ones."""
    files: dict[str, Path] = {}
    for folder in folders:
        for path in _rule_files(folder):
            files.setdefault(path.stem, path)
    tables = {name: read_toml(path) for name, path in files.items()}
    whole = {name: (files[name], _worded(_extended(name, tables, files))) for name in sorted(files)}
    _all_claim(whole, {table.get("extends") for table in tables.values()})
    return whole


def _all_claim(tables: dict[str, tuple[Path, TomlTable]], extended: set[str | None]) -> None:
    """A file that claims no document has to be one that others extend."""
    for name, (path, table) in tables.items():
        claims = table.get("match") or table.get("signals") or table.get("fallback")
        if not claims and name not in extended:
            raise RuleError(f"{path}: match: without [[match]] it claims no document, and no other file extends it")


def content_digest(folders: Iterable[Path]) -> str:
    """Changes with every change in the folders' rule files and vocabularies; what cannot be read is no part of it."""
    digest = hashlib.sha256()
    for path in (path for folder in folders for path in sorted(folder.rglob("*"))):
        with suppress(OSError):
            digest.update(f"\0{path}\0".encode("utf-8", "surrogateescape") + path.read_bytes())
    return digest.hexdigest()


def _rule_files(folder: Path) -> Iterable[Path]:
    if not folder.is_dir():
        raise RuleError(f"{folder}: no such folder of rules")
    if not (found := sorted(folder.glob("*.toml"))):
        raise RuleError(f"{folder}: no rule files in this folder; they end in .toml")
    return found


def read_toml(path: Path) -> TomlTable:
    try:
        return with_new_words(_shaped(tomllib.loads(path.read_text(encoding="utf-8")), path), path)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{path}: not valid TOML: {error}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: cannot be read: {error}") from None


def _shaped(table: TomlTable, path: Path) -> TomlTable:
    """The same table, fit to be laid over another one."""
    for key, shape in _SHAPES.items():
        if not isinstance(table.get(key, shape()), shape):
            raise RuleError(f"{path}: {key}: this must be a {shape.__name__}")
    for key in ("sections", "checks"):
        if not all(isinstance(entry, dict) for entry in table.get(key, [])):
            raise RuleError(f"{path}: {key}: each entry must be a table, written [[{key}]]")
    for name, source in table.get("words", {}).items():
        if not isinstance(source, str):
            raise RuleError(f"{path}: words.{name}: this must be a str")
    if table.get("kind", path.stem) != path.stem:
        raise RuleError(f"{path}: kind: this must be the name of the file, {path.stem!r}")
    return table


def _extended(name: str, tables: dict[str, TomlTable], files: dict[str, Path], seen: Sequence[str] = ()) -> Any:
    """The file's table with those it extends laid under it."""
    table = tables[name]
    base = table.get("extends")
    if base is None:
        return table
    if base not in tables or base in (*seen, name):
        raise RuleError(f"{files[name]}: extends: there is no other rule file named {base!r}")
    return _merge(_extended(base, tables, files, (*seen, name)), table)


def _merge(base: TomlTable, own: TomlTable) -> TomlTable:
    merged = {**base, **own}
    merged["sections"] = _merge_sections(base.get("sections", []), own.get("sections", []))
    for key in ("fields", "groups", "words"):
        merged[key] = {**base.get(key, {}), **own.get(key, {})}
    merged["checks"] = [*base.get("checks", []), *own.get("checks", [])]
    return merged


def _merge_sections(base: list[TomlTable], own: list[TomlTable]) -> list[TomlTable]:
    merged = list(base)
    for section in own:
        names = [s.get("name", "") for s in merged]
        if section.get("name") in names:
            merged[names.index(section["name"])] = section
        else:
            at = names.index(section["after"]) + 1 if section.get("after") in names else len(merged)
            merged.insert(at, section)
    return sorted(merged, key=lambda s: bool(s.get("last")))


def with_words(source: str, words: Mapping[str, str] | None = None) -> str:
    """A pattern with the words filled in that every file may use, and with others."""
    return str(_filled(source, {**_WORDS, **(words or {})}))


def _worded(table: TomlTable) -> TomlTable:
    """The table with the words of its patterns filled in; a word may stand in one below it."""
    words = dict(_WORDS)
    for name, source in table.get("words", {}).items():
        words[name] = _filled(source, words)
    return {key: _filled(value, words) for key, value in table.items()}


def _filled(value: Any, words: dict[str, str]) -> Any:
    """The same with every `{{word}}` in its strings replaced; an unknown word stays and fails to compile."""
    if isinstance(value, str) and "{{" in value:
        return re.sub(r"\{\{(\w+)\}\}", lambda m: words.get(m[1], m[0]), value)
    if isinstance(value, dict):
        return {key: _filled(inner, words) for key, inner in value.items()}
    return [_filled(inner, words) for inner in value] if isinstance(value, list) else value
