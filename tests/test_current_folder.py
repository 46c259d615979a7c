"""The current folder may be one of documents that somebody sent: nothing in it is run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TRAP = 'import pathlib\npathlib.Path({!r}).write_text("run", encoding="utf-8")\n'
NAMES = ("typing", "json", "click", "re2", "pydantic", "hashlib", "sqlite3", "tomllib", "dataclasses", "numpy")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A current folder full of modules that leave a trace when they are imported, and a document."""
    for name in NAMES:
        (tmp_path / f"{name}.py").write_text(TRAP.format(str(tmp_path / f"{name}.was.run")), encoding="utf-8")
    (tmp_path / "surat.txt").write_text("SURAT\nNomor : 1\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("arguments", [["--version"], ["extract", "surat.txt"], ["cite", "UU Nomor 1 Tahun 2020"]])
def test_no_module_of_the_current_folder_is_imported(folder: Path, arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "extractor", *arguments],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert list(folder.glob("*.was.run")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a program here is a script")
@pytest.mark.parametrize("path", [".", "", "sub"])
def test_no_program_of_the_current_folder_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    from extractor.reading.ocr.tesseract import find_program

    for place in (tmp_path, tmp_path / "sub"):
        place.mkdir(exist_ok=True)
        (place / "tesseract").write_text("#!/bin/sh\n", encoding="utf-8")
        (place / "tesseract").chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", path)
    assert find_program() is None
    monkeypatch.setenv("PATH", os.pathsep.join([path, str(tmp_path / "sub")]))
    assert find_program() == str(tmp_path / "sub" / "tesseract")
