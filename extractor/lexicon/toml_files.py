"""TOML files of rules and vocabularies: whatever stands in one costs little time, and what is wrong is one reason."""

from __future__ import annotations

import errno
import stat
from pathlib import Path
from typing import Any

import re2
import tomli

from ..errors import NOT_REGULAR

TomlTable = dict[str, Any]

_LARGEST = 4 * 1024 * 1024
"""Bytes: the largest file that comes with the program has 22 kB."""
_DEEPEST = 40
"""Tables and lists inside each other: the deepest rule that comes with the program has 9."""
_LONG_KEY = re2.compile(r"""(?:(?:"[^"\n]*"|'[^'\n]*'|[\w-]+)[ \t]*\.[ \t]*)""" + f"{{{_DEEPEST + 1}}}")
"""A key of more parts than that: tomli takes the square of their number to read it."""


def read_toml_table(path: Path) -> TomlTable:
    """The file's table; ValueError with the reason where it is none or out of all measure, OSError where it cannot be
    read."""
    return toml_table(rule_bytes(path))


def rule_bytes(path: Path) -> bytes:
    """The bytes of a file of rules, those behind the most that one may have left out; OSError where it cannot be read,
    or would never end."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, NOT_REGULAR, str(path))
    with path.open("rb") as file:
        return file.read(_LARGEST + 1)


def toml_table(data: bytes) -> TomlTable:
    """The table in a file of these bytes; a byte-order mark before it says nothing."""
    if len(data) > _LARGEST:
        raise ValueError(f"the file has more bytes than a rule file may have ({_LARGEST:,})")
    text = data.decode("utf-8-sig")
    if _LONG_KEY.search(text):
        raise ValueError(_too_deep())
    try:
        table = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise ValueError(f"not valid TOML: {error}") from None
    except RecursionError:
        raise ValueError(_too_deep()) from None
    except ValueError:  # Python's own for a number of thousands of digits
        raise ValueError("not valid TOML: a number has too many digits") from None
    if _depth(table) > _DEEPEST:
        raise ValueError(_too_deep())
    return table


def _too_deep() -> str:
    return f"tables and lists stand in each other more than {_DEEPEST} deep"


def _depth(table: TomlTable) -> int:
    """How deep lists and tables stand in each other."""
    level: list[Any] = [table]
    depth = 0
    while level and depth <= _DEEPEST:
        depth += 1
        inner = (value for held in level for value in (held.values() if isinstance(held, dict) else held))
        level = [value for value in inner if isinstance(value, dict | list)]
    return depth
