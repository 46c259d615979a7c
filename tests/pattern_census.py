"""Run as a program: every pattern of Python's `re` that naskah compiles, and the longest text that each was given.

python tests/pattern_census.py FILE… prints a list of {"pattern", "flags", "where", "everywhere", "longest"} as JSON:
`everywhere` is false where a pattern was only ever matched at one place, `longest` is 0 where it was not used.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
from pathlib import Path
from typing import Any

_REAL = re.compile
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")
_AT_ONE_PLACE = {"match", "fullmatch"}
_SEEN: dict[tuple[str | bytes, int], Watched] = {}


class Watched:
    """A pattern that notes how it is used."""

    def __init__(self, compiled: re.Pattern[Any], where: str) -> None:
        self.compiled, self.where = compiled, where
        self.longest, self.everywhere = 0, False

    def __getattr__(self, name: str) -> Any:
        real = getattr(self.compiled, name)
        return (lambda *given, **more: self._used(name, real, given, more)) if name in _METHODS else real

    def _used(self, name: str, real: Any, given: tuple[Any, ...], more: dict[str, Any]) -> Any:
        text = given[1] if name == "sub" else given[0]
        start, end = (*given[1:3], 0, len(text))[:2] if name not in ("sub", "split") and len(given) > 2 else (0, None)
        self.longest = max(self.longest, min(len(text), len(text) if end is None else end) - start)
        self.everywhere |= name not in _AT_ONE_PLACE
        return real(*given, **more)


def _place() -> str:
    """Module and line of the code of ours that asks; empty where it is not ours."""
    frame: Any = sys._getframe(2)
    while frame and ("re/__init__" in frame.f_code.co_filename or frame.f_code.co_filename == __file__):
        frame = frame.f_back
    _, ours, name = frame.f_code.co_filename.replace("\\", "/").rpartition("/extractor/")
    return f"{name}:{frame.f_lineno}" if ours else ""


def _watched(pattern: Any, flags: int, where: str) -> Any:
    if isinstance(pattern, Watched):
        return pattern
    return _SEEN.setdefault((pattern, int(flags)), Watched(_REAL(pattern, flags), where))


def _watch() -> None:
    """From now on every pattern of ours is noted."""

    def compile_(pattern: Any, flags: int = 0) -> Any:
        where = _place()
        return _watched(pattern, flags, where) if where else _REAL(pattern, flags)

    def use(name: str) -> Any:
        real = getattr(re, name)

        def called(pattern: Any, *given: Any, **more: Any) -> Any:
            if not (where := _place()):
                return real(pattern, *given, **more)
            known = 2 if name == "sub" else 1
            flags = more.pop("flags", given[known] if name not in ("sub", "split") and len(given) > known else 0)
            own = given[:known] if name not in ("sub", "split") else given
            return getattr(_watched(pattern, flags, where), name)(*own, **more)

        return called

    for name in _METHODS:
        setattr(re, name, use(name))
    re.compile = compile_  # type: ignore[assignment]


def main() -> None:
    _watch()
    package = importlib.import_module("extractor")
    for module in pkgutil.walk_packages(package.__path__, "extractor."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for path in map(Path, sys.argv[1:]):
        package.extract_all(path, ocr="off")
    rows = [
        {"pattern": pattern, "flags": flags, "where": w.where, "everywhere": w.everywhere, "longest": w.longest}
        for (pattern, flags), w in _SEEN.items()
        if isinstance(pattern, str)
    ]
    print(json.dumps(rows))


if __name__ == "__main__":
    main()
