"""A function's code as a digest: what changes it, and what does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.reading.ocr.code_digest import code_digest

FILES = {
    "read.py": '''
"""Reads."""
from .lists.words import months
from . import engine
LEAST = 3
def read(picture: int) -> int:
    """The words."""
    return engine.words(picture, LEAST) + months()
def other() -> int:
    return 5
''',
    "engine.py": "from .noise import log\ndef words(a, b): return log(a) + b\ndef unused(): return 1\n",
    "noise.py": "def log(a): return a\n",
    "lists/__init__.py": "",
    "lists/words.py": 'from ..tables import word_lists\ndef months(): return len(word_lists("months")["names"])\n',
    "tables.py": "def word_lists(name): return open(name)\n",
}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def edit(package: Path, name: str, old: str, new: str) -> None:
    text = (package / name).read_text(encoding="utf-8")
    assert old in text
    (package / name).write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("read.py", "LEAST = 3", "LEAST = 4"),
        ("read.py", "engine.words(picture, LEAST)", "engine.words(LEAST, picture)"),
        ("engine.py", "log(a) + b", "log(a) - b"),
        ("lists/words.py", "len(", "max("),
        ("tables.py", "open(name)", "name"),
    ],
)
def test_an_edit_of_what_the_function_uses_changes_it(package: Path, name: str, old: str, new: str) -> None:
    before = code_digest(package, "read", "read", {"noise"})
    edit(package, name, old, new)
    assert code_digest(package, "read", "read", {"noise"}).digest != before.digest


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("read.py", "return 5", "return 6"),
        ("read.py", "The words.", "All words."),
        ("read.py", "picture: int", "picture: str"),
        ("read.py", "LEAST = 3", "# a comment\nLEAST = 3"),
        ("engine.py", "return 1", "return 2"),
        ("noise.py", "return a", "return 0"),
    ],
)
def test_an_edit_elsewhere_does_not(package: Path, name: str, old: str, new: str) -> None:
    before = code_digest(package, "read", "read", {"noise"})
    edit(package, name, old, new)
    assert code_digest(package, "read", "read", {"noise"}) == before


def test_word_lists_are_named(package: Path) -> None:
    assert code_digest(package, "read", "read").lists == ("months.toml",)
    assert code_digest(package, "read", "other").lists == ()
    edit(package, "lists/words.py", 'word_lists("months")["names"]', 'any_listed("offices", "acting")')
    assert code_digest(package, "read", "read").lists == ("offices.toml",)
