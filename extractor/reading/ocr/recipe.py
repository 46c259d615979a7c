"""What recognised words depend on beside the picture: the code that reads it, its word lists, and the recognisers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from ... import __version__
from ...lexicon.folders import current, once_per_lexicon
from .code_digest import CodeDigest, ParsedModule, code_digest

_PACKAGE = Path(__file__).resolve().parents[2]
_NEUTRAL = frozenset({"errors", "resources", "lexicon.folders", "lexicon.listed_pattern", "reading.ocr.cache"})
"""Modules that decide no word: errors, where files lie, what is kept."""

_PARSED: dict[str, ParsedModule] = {}
_ONE_AT_A_TIME = Lock()
"""Pages are read side by side, and Python 3.11 may fail where two threads parse code at once."""


@once_per_lexicon
def recipe(function: Callable[..., Any]) -> str:
    """Changes whenever the function, what it uses, a word list that it reads, or a recogniser does."""
    with _ONE_AT_A_TIME:
        code = _code(function.__module__.split(".", 1)[1], function.__name__)
    digest = hashlib.sha256(f"{code.digest} {_recognisers()}".encode())
    for name in code.lists:
        digest.update(current().path(name).read_bytes())
    return digest.hexdigest()[:20]


@cache
def _code(module: str, function: str) -> CodeDigest:
    try:
        return code_digest(_PACKAGE, module, function, _NEUTRAL, _PARSED)
    except FileNotFoundError:  # installed without its sources
        return CodeDigest(__version__, ())


@cache
def _recognisers() -> str:
    """The recognisers, their language data, and the libraries that prepare pictures for them."""
    import cv2
    import numpy

    from .rapidocr import rapidocr_version
    from .tesseract import LANGUAGE, language_data, program

    engines = (program().version, LANGUAGE, language_data(), rapidocr_version())
    return f"{engines} opencv {cv2.__version__!s} numpy {numpy.__version__!s}"
