"""Rule files as tables: read, those they extend laid under them, their words filled in; and what is wrong with them."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import RuleError
from ..lexicon.toml_files import TomlTable, rule_bytes
from ..resources import rules_dir
from .old_words import with_new_words
from .overlay import laid_over, names_without, overridden
from .rule_text import no_rule_files, read_rule_file

_SHAPES = {
    "extends": str, "words": dict, "labels": dict, "headings": dict, "fields": dict, "groups": dict, "sections": list,
    "checks": list, "roles": dict,
}  # fmt: skip

_WORDS = {"bol": r"^[^\w\n]*", "boc": r"(?:^|\t)[^\w\n\t]*"}
"""Words that every file may use: the beginning of a line, and of a line or a cell, whatever bullet or mark is there."""

_WORD = re.compile(r"\{\{(\w+)\}\}")
_LONGEST, _MOST_FILLED = 50_000, 2_000_000
"""Characters of one string, and of all strings of a file, with their words filled in: words inside words multiply. The
longest string of the rules that come with the program has 1,052, all of one file 12,400."""
_MOST_EXTENDED = 16
"""Files that extend one another in a row."""


def rule_tables(folders: Sequence[Path]) -> dict[str, tuple[Path, TomlTable]]:
    """Each rule file's table by its name, whole; a file in an earlier folder replaces its namesake in later ones.

    One that says `overrides` changes single keys of it.
    """
    paths: dict[str, list[Path]] = {}
    for folder in folders:
        for path in _rule_files(folder):
            paths.setdefault(path.stem, []).append(path)
    own = {name for name, found in paths.items() if found != [rules_dir() / f"{name}.toml"]}
    return _whole_tables(paths, _built_in_tables(own) if own and rules_dir() in folders else {})


def _whole_tables(
    paths: Mapping[str, Sequence[Path]], known: Mapping[str, tuple[Path, TomlTable]]
) -> dict[str, tuple[Path, TomlTable]]:
    """The tables of the files of each name, of which the first counts; `known` are whole already."""
    files = {name: found[0] for name, found in paths.items()}
    tables = {name: _layered(found) for name, found in paths.items()}
    made = {name: _worded(_extended(name, tables, files), files[name]) for name in files if name not in known}
    whole = {name: known.get(name) or (files[name], made[name]) for name in sorted(files)}
    _all_claim(whole, {table.get("extends") for table in tables.values()})
    return whole


def _built_in_tables(others: Container[str]) -> dict[str, tuple[Path, TomlTable]]:
    """The whole tables of the built-in files that neither are of other names nor extend such a file."""
    return {
        name: whole
        for name, whole in _all_built_in().items()
        if not any(one in others for one in _extended_in_turn(name))
    }


def _extended_in_turn(name: str | None) -> Iterator[str]:
    """The built-in file of this name, and those that it extends."""
    while name is not None:
        yield name
        name = read_toml(rules_dir() / f"{name}.toml").get("extends")


@cache
def _all_built_in() -> dict[str, tuple[Path, TomlTable]]:
    return _whole_tables({path.stem: [path] for path in _rule_files(rules_dir())}, {})


def _all_claim(tables: dict[str, tuple[Path, TomlTable]], extended: set[str | None]) -> None:
    """A file that claims no document has to be one that others extend."""
    for name, (path, table) in tables.items():
        claims = table.get("match") or table.get("signals") or table.get("fallback")
        if not claims and name not in extended:
            why = "without [[match]] or [[signals]] it claims no document, and no other file extends it"
            raise RuleError(f"{path}: match: {why}")


def content_digest(folders: Iterable[Path]) -> str:
    """Changes with every change in the folders' rule files and vocabularies; what cannot be read is no part of it."""
    digest = hashlib.sha256()
    for path in (path for folder in folders for path in sorted(folder.rglob("*"))):
        with suppress(OSError):
            digest.update(f"\0{path}\0".encode("utf-8", "surrogateescape") + rule_bytes(path))
    return digest.hexdigest()


def _rule_files(folder: Path) -> Iterable[Path]:
    found = sorted(folder.glob("*.toml")) if folder.is_dir() else []
    if not found:
        raise RuleError(no_rule_files(folder))
    return found


def _layered(paths: Sequence[Path]) -> TomlTable:
    """The first of the files of one name, over the next one where it changes only single keys of that."""
    table = read_toml(paths[0])
    if not table.get("overrides"):
        return table
    if len(paths) < 2:
        reason = f"no later folder and no built-in rule has a file {paths[0].name}; leave `overrides` out"
        raise RuleError(f"{paths[0]}: overrides: {reason}")
    whole: TomlTable = overridden(_layered(paths[1:]), table)
    return whole


def read_toml(path: Path) -> TomlTable:
    """The table of one file, its old words replaced; callers must not change it, for built-in files are read once."""
    return _read_built_in(path) if path.parent == rules_dir() else _read(path)


def _read(path: Path) -> TomlTable:
    return with_new_words(_shaped(read_rule_file(path), path), path)


_read_built_in = cache(_read)


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
        if names_without(table):
            raise RuleError(f"{files[name]}: without: the file extends no other; leave the field itself out")
        return table
    if base not in tables or base in (*seen, name):
        raise RuleError(f"{files[name]}: extends: {_no_base(name, base, tables)}")
    if len(seen) >= _MOST_EXTENDED:
        raise RuleError(f"{files[name]}: extends: more than {_MOST_EXTENDED} files extend one another in a row")
    under = _extended(base, tables, files, (*seen, name))
    known = [*under.get("fields", {}), *under.get("groups", {})]
    if unknown := next((one for one in names_without(table) if one not in known), None):
        reason = f"{base!r} has no field or group {unknown!r}; it has: {', '.join(known)}"
        raise RuleError(f"{files[name]}: without: {reason}")
    return laid_over(under, table)


def _no_base(name: str, base: str, tables: Mapping[str, TomlTable]) -> str:
    if base == name:
        return "a file cannot extend itself; `overrides = true` changes single keys of the file of the same name"
    near = difflib.get_close_matches(base, tables, 1)
    hint = f"; did you mean {near[0]!r}?" if near else f"; there are: {', '.join(sorted(tables))}"
    return f"there is no other rule file named {base!r}{hint}"


def with_words(source: str, words: Mapping[str, str] | None = None) -> str:
    """A pattern with the words filled in that every file may use, and with others."""
    filling = _Words(Path("words"))
    filling.known |= words or {}
    return str(filling.filled(source, "pattern"))


def _worded(table: TomlTable, path: Path) -> TomlTable:
    """The table with the words of its patterns filled in; a word may stand in one below it."""
    words = _Words(path)
    for name, source in table.get("words", {}).items():
        words.known[name] = words.filled(source, f"words.{name}")
    return {key: words.filled(value, key) for key, value in table.items()}


class _Words:
    """The words of one file, and how many characters were written with them so far."""

    def __init__(self, path: Path) -> None:
        self.known = dict(_WORDS)
        self._path, self._left = path, _MOST_FILLED

    def filled(self, value: Any, key: str) -> Any:
        """The same with every `{{word}}` in its strings replaced; an unknown word stays and fails to compile."""
        if isinstance(value, str) and "{{" in value:
            return self._string(value, key)
        if isinstance(value, dict):
            return {name: self.filled(inner, f"{key}.{name}") for name, inner in value.items()}
        return [self.filled(inner, key) for inner in value] if isinstance(value, list) else value

    def _string(self, value: str, key: str) -> str:
        length = len(value) + sum(len(self.known.get(name, "")) for name in _WORD.findall(value))
        self._left -= length
        if length > _LONGEST or self._left < 0:
            raise RuleError(f"{self._path}: {key}: with its words filled in it is too long")
        return _WORD.sub(lambda m: self.known.get(m[1], m[0]), value)
