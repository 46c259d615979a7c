"""Readers for forms of files that naskah does not know: packages offer them by entry points `naskah.readers`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from ..entry_points import other_entry_points
from ..errors import ReadError, RuleError
from ..model.document import Document

GROUP = "naskah.readers"
_OWN = frozenset(
    (".pdf", ".docx", ".html", ".htm", ".xhtml", ".md", ".markdown", ".txt", ".png", ".jpg", ".jpeg", ".tif", ".tiff")
)
"""Endings of names that naskah reads itself."""


@dataclass(frozen=True)
class FileReader:
    """A reader by its name: the endings of file names that it is for, and what makes a Document of a file's bytes."""

    name: str
    endings: tuple[str, ...]
    read: Callable[[bytes], Document]
    looks_like: Callable[[bytes], bool] = lambda data: True

    def read_document(self, data: bytes) -> Document:
        """The file's Document; whatever goes wrong in the package is a ReadError that names it."""
        try:
            return self.read(data)
        except ReadError:
            raise
        except Exception as error:
            fault = f"{type(error).__name__}: {error}"
            raise ReadError(f"the reader {self.name!r} of another package failed on it: {fault}", "damaged") from error


_readers: dict[str, FileReader] = {}


def file_reader(
    name: str, *, endings: tuple[str, ...], looks_like: Callable[[bytes], bool] = lambda data: True
) -> Callable[[Callable[[bytes], Document]], FileReader]:
    """Registers a function as the reader `name` for files whose names end so, and whose bytes look like it."""

    def register(read: Callable[[bytes], Document]) -> FileReader:
        made = FileReader(name, tuple(ending.lower() for ending in endings), read, looks_like)
        if taken := next((ending for ending in made.endings if ending in _OWN), None):
            raise RuleError(f"the reader {name!r} asks for {taken}, which naskah reads itself; leave it out")
        if _readers.setdefault(name, made) is not made:
            raise RuleError(f"two packages offer a reader named {name!r}; remove one of them")
        return made

    return register


def reader_for(ending: str, data: bytes) -> FileReader | None:
    """The reader of another package for such a file; None where naskah reads it, or nothing does."""
    if not ending or ending in _OWN:
        return None
    _load()
    return next((r for _, r in sorted(_readers.items()) if ending in r.endings and r.looks_like(data)), None)


@lru_cache(maxsize=1)
def _load() -> None:
    for entry_point in other_entry_points(GROUP):
        try:
            entry_point.load()
        except RuleError:
            raise
        except Exception as error:
            package = entry_point.dist.name if entry_point.dist else entry_point.value
            fault = f"{type(error).__name__}: {error}"
            raise RuleError(f"the package {package} offers a reader, and it cannot be loaded: {fault}") from error
