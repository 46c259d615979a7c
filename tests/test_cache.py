"""What is kept stays whole, is found again, and never grows past its bound."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extractor.reading.ocr import cache


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    monkeypatch.setenv("NASKAH_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_what_was_put_is_got_and_nothing_else() -> None:
    assert cache.get("ocr", "abcd") is None
    cache.put("ocr", "abcd", b"words")
    cache.put("ocr", "abcd", b"other words")
    assert cache.get("ocr", "abcd") == b"other words"
    assert cache.get("pictures", "abcd") is None


def test_no_half_files_stay_behind(own_folder: Path) -> None:
    cache.put("ocr", "abcd", b"words")
    assert [path.name for path in own_folder.rglob("*") if path.is_file()] == ["abcd"]


def test_the_least_recently_used_go_when_a_folder_holds_more_than_its_share(own_folder: Path) -> None:
    for age, name in enumerate(["aa1", "aa2", "aa3", "bb1"]):
        cache.put("ocr", name, b"x" * 100)
        os.utime(own_folder / "ocr" / name[:2] / name, (1000 + age, 1000 + age))
    cache.get("ocr", "aa1")
    cache.put("ocr", "aa4", b"x" * 100, limit=256 * 380)
    names = ("aa1", "aa2", "aa3", "aa4", "bb1")
    assert [name for name in names if cache.get("ocr", name)] == ["aa1", "aa3", "aa4", "bb1"]


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("NASKAH_CACHE", str(tmp_path / "file"))
    cache.put("ocr", "abcd", b"words")
    assert cache.get("ocr", "abcd") is None


def test_the_platform_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NASKAH_CACHE")
    monkeypatch.setattr(cache.sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", "local")
    assert cache.folder() == Path("local/naskah/Cache")
    monkeypatch.setattr(cache.sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "caches")
    assert cache.folder() == Path("caches/naskah")


def test_what_was_made_once_is_not_made_again(own_folder: Path) -> None:
    made = []

    def make() -> tuple[str, int]:
        made.append(1)
        return "kata", len(made)

    def ask(content: bytes = b"picture", about: str = "recipe") -> tuple[str, int]:
        return cache.remembered("ocr", content, about, make, lambda kept: (str(kept[0]), int(kept[1])))

    assert [ask(), ask(), ask(b"other"), ask(about="new")] == [("kata", 1), ("kata", 1), ("kata", 2), ("kata", 3)]
    for path in own_folder.rglob("*"):
        if path.is_file():
            path.write_bytes(b"no zip")
    assert ask() == ("kata", 4) == ask()
