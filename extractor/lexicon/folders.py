"""Where the closed lists of a rule set lie: its own folders' `vocabularies/` first, the built-in ones last.

Each list is read once for a rule set, and only the rule set at work sees it: `with lexicon.in_use():` stands around the
work on a document, and every loader marked `@once_per_lexicon` reads the lists of that rule set.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from ..errors import RuleError
from ..resources import rules_dir
from .toml_files import read_toml_table, rule_bytes

_P = ParamSpec("_P")
_T = TypeVar("_T")

FOLDER = "vocabularies"
_SUFFIXES = (".toml", ".csv", ".txt")
_NOTHING = object()
_MOST = 8
"""Rule sets whose lists one process keeps."""


class Lexicon:
    """The vocabularies of one rule set; `lexicon_of` makes it, the same object as long as its files are the same."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        """`folders` are searched in order for each vocabulary."""
        self.folders = folders
        self.kept: dict[Hashable, Any] = {}
        """What was loaded, by its key."""
        self._users: dict[Hashable, set[Hashable]] = {}

    def path(self, name: str) -> Path:
        """The file of the vocabulary `name` (with its ending) in the first folder that has it, or RuleError."""
        for folder in self.folders:
            if (path := folder / name).is_file():
                return path
        raise RuleError(f"there is no vocabulary {name}; it is looked for in {', '.join(map(str, self.folders))}")

    def use(self) -> None:
        """From now on all loaders read these vocabularies: for a process that works with one rule set."""
        _current.set(self)

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Inside the block, and in this thread alone, all loaders read these vocabularies."""
        before = _current.set(self)
        try:
            yield
        finally:
            _current.reset(before)

    def once(self, key: Hashable, load: Callable[[], _T]) -> _T:
        """What `load` gives the first time that it is asked for under the key."""
        if user := _loading.get():
            self._users.setdefault(key, set()).add(user)
        try:
            found: _T = self.kept[key]
        except KeyError:
            before = _loading.set(key)
            try:
                found = self.kept[key] = load()
            finally:
                _loading.reset(before)
        return found

    def with_other(self, key: Hashable, value: Any) -> Lexicon:
        """These vocabularies with another value under the key; what was made of the old one is made anew."""
        stale, left = set[Hashable](), [key]
        while left:
            stale.add(last := left.pop())
            left += self._users.get(last, set()) - stale
        other = Lexicon(self.folders)
        other._users = self._users
        other.kept = {**{k: v for k, v in self.kept.items() if k not in stale}, key: value}
        return other


_current: ContextVar[Lexicon | None] = ContextVar("lexicon", default=None)
_loading: ContextVar[Hashable | None] = ContextVar("loading", default=None)
"""The key of what is being loaded in this thread: whatever it asks for, it is made of."""


def lexicon_of(*rule_folders: Path) -> Lexicon:
    """The vocabularies of folders of rules, over the built-in ones; RuleError for a file that cannot be used."""
    own = tuple(folder.resolve() for folder in rule_folders if folder.resolve() != rules_dir())
    return _lexicon(own, _edition(own)) if own else built_in()


@cache
def built_in() -> Lexicon:
    """The vocabularies that come with the program."""
    return Lexicon((rules_dir() / FOLDER,))


def current() -> Lexicon:
    """The vocabularies in use: those of the rule set at work, else the built-in ones."""
    return _current.get() or built_in()


def once_per_lexicon(load: Callable[_P, _T]) -> Callable[_P, _T]:
    """Keeps what `load` makes of the vocabularies in use, for each rule set apart; arguments must be hashable."""

    @wraps(load)
    def loaded(*args: _P.args, **named: _P.kwargs) -> _T:
        lexicon = _current.get() or built_in()
        key = (load, args, *named.items()) if named else (load, args)
        found: Any = lexicon.kept.get(key, _NOTHING)
        if found is _NOTHING or _loading.get():
            return lexicon.once(key, lambda: load(*args, **named))
        kept: _T = found
        return kept

    return loaded


def key_of(loader: Callable[..., Any], *args: Hashable) -> Hashable:
    """The key under which a loader marked `@once_per_lexicon` keeps what it loads for these arguments."""
    return (getattr(loader, "__wrapped__", loader), args)


def rule_set_files(rule_folder: Path) -> list[Path]:
    """All that a folder of rules adds to a rule set: its rule files and its vocabularies, in order."""
    return [*sorted(rule_folder.glob("*.toml")), *vocabulary_files(rule_folder)]


def vocabulary_files(rule_folder: Path) -> list[Path]:
    """The files of a rule folder's vocabularies, in order."""
    return sorted(p for p in (rule_folder / FOLDER).glob("*") if p.suffix in _SUFFIXES and p.is_file())


def _edition(rule_folders: tuple[Path, ...]) -> str:
    """Changes with every change in the folders' vocabularies."""
    digest = hashlib.sha256()
    for path in (path for folder in rule_folders for path in vocabulary_files(folder)):
        digest.update(f"\0{path}\0".encode("utf-8", "surrogateescape") + rule_bytes(path))
    return digest.hexdigest()


@lru_cache(_MOST)
def _lexicon(rule_folders: tuple[Path, ...], edition: str) -> Lexicon:
    for path in (path for folder in rule_folders for path in vocabulary_files(folder)):
        _check(path)
    return Lexicon((*(folder / FOLDER for folder in rule_folders), rules_dir() / FOLDER))


def _check(path: Path) -> None:
    """RuleError where one's own copy of a list cannot stand for the built-in one.

    Lists that fields name are checked where they are named.
    """
    model = built_in().folders[0] / path.name
    wanted = _content(model) if model.is_file() else {}
    own = _content(path) if wanted and "entry" not in wanted else wanted
    for key, value in wanted.items():
        if not isinstance(own.get(key), type(value)):
            what = "column" if path.suffix == ".csv" else type(value).__name__
            raise RuleError(f"{path}: {key}: there must be a {what} of this name, as in the built-in {path.name}")


def _content(path: Path) -> dict[str, Any]:
    """A TOML file's table; for other files the columns of its heading."""
    try:
        if path.suffix == ".toml":
            return read_toml_table(path)
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise RuleError(f"{path}: this vocabulary cannot be read: {error}") from None
    return dict.fromkeys(text.splitlines()[0].split(","), "") if path.suffix == ".csv" and text else {}
