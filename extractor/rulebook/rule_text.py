"""The text of a rule file, and what to say of one that is written otherwise: each with file, key, reason and remedy."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import RuleError
from ..lexicon.toml_files import TomlTable, rule_bytes, toml_table

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NOT_TOML = "not valid TOML: "
_SAVE = "save it as UTF-8 (Notepad: Save as, Encoding: UTF-8)"
_YAML = re.compile(r"^(?:---|[\w-]+:(?:\s|$)|- )")
_OTHER_FORMS = {".yaml": "YAML", ".yml": "YAML", ".json": "JSON", ".ini": "INI"}
_CONTROL = {"\b": r"\b", "\f": r"\f", "\x1b": r"\e"}
"""What double quotes make of escapes that mean something else in patterns."""


def read_rule_file(path: Path) -> TomlTable:
    """The table in a rule file; RuleError names file, place, reason and remedy."""
    table = _parsed(_data(path), path)
    for key, text in _strings(table):
        if sign := next((sign for sign in _CONTROL if sign in text), None):
            reason = f"in double quotes {_CONTROL[sign]} is a control character"
            raise RuleError(f"{path}: {key}: {reason}; write patterns in single quotes: '\\bNomor'")
    return table


def no_rule_files(folder: Path) -> str:
    """What to say of a folder without rule files, or of a file that was given for one."""
    if folder.is_file():
        what = "a rule file" if folder.suffix == ".toml" else "a file"
        return f"{folder}: this is {what}, and rules are given as a folder: {folder.parent}"
    if not folder.is_dir():
        return f"{folder}: no such folder of rules; check the path"
    others = [path for path in sorted(folder.glob("*")) if path.suffix.lower() in _OTHER_FORMS]
    if others:
        form = _OTHER_FORMS[others[0].suffix.lower()]
        return f"{others[0]}: the file: this is {form}, and rule files are TOML; `naskah rules new KIND` drafts one"
    return f"{folder}: no rule files in this folder; they end in .toml, and `naskah rules new KIND` drafts one"


def _data(path: Path) -> bytes:
    """The bytes of a file that is written in UTF-8."""
    try:
        data = rule_bytes(path)
    except OSError as error:
        raise RuleError(f"{path}: the file: {_unreadable(error)}") from None
    if data.startswith(_UTF16) or 3 * data[:200].count(0) > len(data[:200]):
        raise RuleError(f"{path}: the file: it is written in UTF-16; {_SAVE}")
    if b"\0" in data:
        raise RuleError(f"{path}: the file: it is no text; {_SAVE}, or take it out of the folder")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        sign = data[error.start : error.start + 1].decode("cp1252", "replace")
        what = f"{sign!r} is not in UTF-8, but in Windows-1252 or another encoding"
        raise RuleError(f"{path}: line {line}: {what}; {_SAVE}") from None
    return data


def _unreadable(error: OSError) -> str:
    if error.errno == errno.EINVAL:
        return error.strerror or str(error)
    if isinstance(error, FileNotFoundError | NotADirectoryError) or error.errno == errno.ELOOP:
        return "it is a link that leads nowhere; delete it, or put the file in its place"
    if isinstance(error, IsADirectoryError):
        return "this is a folder; give it another name"
    return f"cannot be read: {error.strerror or error}; check the rights"


def _parsed(data: bytes, path: Path) -> TomlTable:
    try:
        return toml_table(data)
    except ValueError as error:
        if _NOT_TOML not in str(error):
            raise RuleError(f"{path}: the file: {error}") from None
        place = re.search(r"\(at (line \d+), column \d+\)", str(error))
        where = place[1] if place else "the file"
        raise RuleError(f"{path}: {where}: {_NOT_TOML}{_reason(str(error), data, where)}") from None


def _reason(message: str, data: bytes, where: str) -> str:
    """What the parser says, in words of rule files, and what to do."""
    plain, text = re.sub(r" \(at [^)]*\)$", "", message.removeprefix(_NOT_TOML)), data.decode("utf-8-sig")
    number = int(where.split()[-1]) if where.startswith("line ") else 0
    line = text.splitlines()[number - 1].strip() if 0 < number <= len(text.splitlines()) else ""
    if "Unescaped '\\'" in plain or "invalid escape" in plain.lower() or "Reserved escape" in plain:
        return f"{plain}; patterns stand in single quotes, where a backslash is itself: find = ['\\d+']"
    if "twice" in plain or "overwrite" in plain.lower():
        return f"{plain}: {line} stands there for the second time; put both into one"
    first = next((row for row in text.splitlines() if row.strip() and not row.lstrip().startswith("#")), "")
    if _YAML.match(first):
        return 'this looks like YAML; TOML is written kind = "surat", and a section [fields.number]'
    if "Invalid value" in plain or "Expected" in plain:
        return f"{plain}: {line}; texts stand in quotes, patterns in single ones, lists in square brackets"
    return f"{plain}: {line}"


def _strings(table: TomlTable) -> Iterator[tuple[str, str]]:
    """Every text in the table that may be a pattern, with its key; examples are none."""
    left: list[tuple[str, Any]] = [("", table)]
    while left:
        key, value = left.pop()
        if isinstance(value, str):
            yield key.lstrip("."), value
        elif isinstance(value, dict):
            left += [(f"{key}.{name}", inner) for name, inner in value.items() if name not in ("examples", "rejects")]
        elif isinstance(value, list):
            left += [(f"{key}{_name(entry, n)}", entry) for n, entry in enumerate(value)]


def _name(entry: Any, number: int) -> str:
    """How an entry of a list is called in a key: a table by its name or number, a text not at all."""
    return f".{entry.get('name', number)}" if isinstance(entry, dict) else ""
