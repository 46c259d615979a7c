"""One picture → words, by Tesseract inside this process or by its program; where both are missing, what to install."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from ...errors import ReadError
from ...layout.page_words import Token
from . import tesseract_api

if TYPE_CHECKING:
    from .page_image import Scan

OcrMode = Literal["auto", "off", "force"]
"""Which pages are recognised: those without usable text, none, all."""
LANGUAGE = "ind"
TESSERACT_TIMEOUT = 180
"""Seconds a page: a page of noise can keep Tesseract busy for minutes."""
_WINDOWS = ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")
FAILED = "Tesseract failed on them"
"""Of pages that were given to it: another run may fare better, with the same installation."""
_FILE = "tesseract.exe" if sys.platform == "win32" else "tesseract"
_SIGNS = {":", ";", "-", "–", "/", "(", ")"}
_SILENT: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Keeps Windows from opening a console window for each page."""

_PROGRAM_MISSING = (
    "pages need recognition and Tesseract is missing: Debian and Ubuntu `apt install tesseract-ocr tesseract-ocr-ind`; "
    "Windows: the UB Mannheim installer, additional language Indonesian; macOS `brew install tesseract tesseract-lang`"
)
_LANGUAGE_MISSING = (
    "Tesseract has no Indonesian: put ind.traineddata into its tessdata folder (Debian and Ubuntu `apt install "
    "tesseract-ocr-ind`; Windows: run the UB Mannheim installer again, language Indonesian; "
    "macOS `brew install tesseract-lang`)"
)


class OcrMissing(ReadError):  # noqa: N818  named for what is the matter, like FileNotFound
    """Recognition is needed and cannot run; the message names what to install."""

    code = "no_text"


class Program(NamedTuple):
    """Tesseract as found: its version, and its path as a program or the folder of its data inside this process."""

    path: str
    version: str
    data: str = ""


@lru_cache
def program() -> Program:
    """The Tesseract of this machine, with Indonesian; OcrMissing names what to install."""
    path = find_program()
    if (version := tesseract_api.version()) and (data := tesseract_api.data(LANGUAGE, path)):
        return Program("", version, data)
    if path is None:
        raise OcrMissing(_PROGRAM_MISSING)
    if LANGUAGE not in ask_program(path, "--list-langs").split():
        raise OcrMissing(_LANGUAGE_MISSING)
    return Program(path, ask_program(path, "--version").split("\n", 1)[0].strip())


@lru_cache
def language_data() -> str:
    """Changes with the data of the language that is read; empty where the file is not found."""
    folder = tesseract_api.data(LANGUAGE, find_program())
    return sha256(Path(folder, f"{LANGUAGE}.traineddata").read_bytes()).hexdigest()[:12] if folder else ""


def find_program() -> str | None:
    """The program on the PATH or where its Windows installer puts it; never one in the current folder, where Windows
    looks first."""
    roots = [Path(folder) for name in _WINDOWS if (folder := os.environ.get(name))]
    on_path = [Path(folder) for folder in os.get_exec_path() if Path(folder).is_absolute()]
    places = [root.joinpath(*parts) for root in roots for parts in (("Tesseract-OCR",), ("Programs", "Tesseract-OCR"))]
    found = (folder / _FILE for folder in (*on_path, *places))
    return next((str(path) for path in found if path.is_file() and os.access(path, os.X_OK)), None)


def ask_program(path: str, question: str) -> str:
    try:
        done = subprocess.run([path, question], capture_output=True, timeout=30, creationflags=_SILENT, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise OcrMissing(f"Tesseract at {path} does not run ({error}); {_PROGRAM_MISSING}") from error
    return (done.stdout + done.stderr).decode("utf-8", "replace")


def _table(scan: Scan, layout: int, invert: bool) -> str:
    """What Tesseract reads of the scan as tab-separated values, in page segmentation mode `layout`, lines that it reads
    badly read once more as white on black unless `invert` is False; ReadError where it fails."""
    found = program()
    if found.data:
        return tesseract_api.read_tsv(scan, LANGUAGE, found.data, layout, invert=invert, seconds=TESSERACT_TIMEOUT)
    options = ["-l", LANGUAGE, "--psm", str(layout), "--dpi", str(round(scan.scale * 72))]
    options += [] if invert else ["-c", "invert_threshold=0"]  # Tesseract before 5.2 goes on without it
    return _run([found.path, "stdin", "stdout", *options, "-c", "tessedit_create_tsv=1"], scan)


def _run(command: Sequence[str], scan: Scan) -> str:
    height, width = scan.pixels.shape
    picture = b"P5 %d %d 255\n" % (width, height) + scan.pixels.tobytes()
    # One thread each: pages run side by side, and threads inside a page slow each other down (31.9 s against 15.3 s).
    threads = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command,
            input=picture,
            capture_output=True,
            env=threads,
            timeout=TESSERACT_TIMEOUT,
            creationflags=_SILENT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ReadError(f"Tesseract gave up on a page ({error.__class__.__name__})", "no_text") from error
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
        raise ReadError(f"Tesseract failed on a page: {last}", "no_text")
    return done.stdout.decode("utf-8", "replace")


def recognised_words(scan: Scan, layout: int, *, invert: bool = True) -> list[Token]:
    """The scan's words with boxes in points and confidences 0–100; specks that no one wrote are left out."""
    rows = (line.split("\t") for line in _table(scan, layout, invert).splitlines())
    found = (_token(row, scan.scale) for row in rows if len(row) == 12 and row[0] == "5")
    return [token for token in found if token.text and not is_speck(token)]


def _token(row: Sequence[str], scale: float) -> Token:
    left, top, width, height = (int(number) for number in row[6:10])
    x0, y0, x1, y1 = (round(n / scale, 2) for n in (left, top, left + width, top + height))
    return Token(x0, y0, x1, y1, row[11].strip(), round(float(row[10]), 1))


def is_speck(token: Token) -> bool:
    """True for lone signs that dust, rulings and seals give: no letter or digit, and read with doubt."""
    if any(letter.isalnum() for letter in token.text):
        return False
    doubt = 30 if token.text in _SIGNS else 60
    return token.text in {".", ","} or (token.confidence or 0) < doubt
