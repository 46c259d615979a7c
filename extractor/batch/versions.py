"""The versions of what naskah reads with: with another one a document may give another record."""

from __future__ import annotations

import platform
import re
import sys
from functools import cache
from importlib import metadata
from pathlib import Path

from ..entry_points import extensions

_LIBRARY = "tesserocr"
"""Tesseract's library, whose folder says its version: it takes long to import."""
Versions = tuple[tuple[str, str], ...]
"""Each with its name, in order."""


@cache
def library_versions(recognises: bool) -> Versions:
    """Python, the libraries, and the packages that add to naskah; those of text recognition where asked for."""
    extras = ("ocr",) if recognises else ()
    installed = _installed()
    found = {name: installed[name] for name in _required(extras) if name in installed}
    found |= extensions()
    found["Python"] = ".".join(platform.python_version_tuple()[:2])
    if recognises:
        found |= {name: installed[name] for name in (_LIBRARY,) if name in installed}  # in the source tree, too
        found["Tesseract"] = _tesseract(found.get(_LIBRARY))
    return tuple(sorted(found.items()))


def _required(extras: tuple[str, ...]) -> set[str]:
    """The names of the libraries that naskah asks for, and of those that these extras ask for."""
    try:
        required = metadata.requires("naskah") or []
    except metadata.PackageNotFoundError:  # run from its source tree
        return set()
    wanted = (one for one in required if "extra ==" not in one or any(f"extra == '{e}'" in one for e in extras))
    return {_normal(name[0]) for one in wanted if (name := re.match(r"[\w.-]+", one))}


def _installed() -> dict[str, str]:
    """Name → version of each installed library, by the names of their folders: reading each one's metadata is slow."""
    folders = (folder for place in sys.path for folder in Path(place).glob("*.dist-info") if place)
    named = (folder.name.removesuffix(".dist-info").split("-", 1) for folder in folders)
    return {_normal(parts[0]): parts[1] for parts in named if len(parts) == 2}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _tesseract(library: str | None) -> str:
    """The language data, and the program's version where its library is not installed; "missing" without them."""
    from ..errors import NaskahError
    from ..reading.ocr.tesseract import language_data, program

    try:
        return f"{'' if library else program().version} {language_data()}".strip() or "missing"
    except NaskahError:
        return "missing"
