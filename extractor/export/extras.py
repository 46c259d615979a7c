"""Libraries that only some formats need: one line says which extra brings what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import NaskahError


@contextmanager
def needed_for(what: str, install: str = "'naskah[export]'") -> Iterator[None]:
    """Imports inside this may fail: NaskahError then names the library and how to install it."""
    try:
        yield
    except ImportError as error:
        library = error.name or str(error)
        raise NaskahError(f"{what} needs {library}, which is not installed: pip install {install}") from None
