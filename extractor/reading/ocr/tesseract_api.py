"""Tesseract inside this process (tesserocr, a part of the extra `ocr`): a fifth faster than its program, and of that
only the language data is needed."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import ReadError

if TYPE_CHECKING:
    from .page_image import Scan

ROOTS = ("/usr/share", "/usr/local/share", "/opt/homebrew/share", "/opt/local/share")
"""Where Linux and macOS packages keep language data, in `tessdata` or `tesseract-ocr/5/tessdata`."""
IDLE: deque[Any] = deque()
"""Recognisers made and not at work: making one takes as long as reading a few lines."""


@lru_cache
def version() -> str:
    """The library and the Tesseract in it; empty where it is not installed."""
    try:
        import tesserocr
    except ImportError:
        return ""
    return f"tesserocr {tesserocr.__version__} {tesserocr.tesseract_version().split(chr(10))[0]}"


def data(language: str, program: str | None) -> str | None:
    """The folder with the language's data, beside the program or in one of the usual places; None where it is not."""
    found = (folder for folder in _folders(program) if (folder / f"{language}.traineddata").is_file())
    return next(map(str, found), None)


def _folders(program: str | None) -> Iterator[Path]:
    if chosen := os.environ.get("TESSDATA_PREFIX"):
        yield from (Path(chosen), Path(chosen, "tessdata"))
    if program:
        yield Path(program).parent / "tessdata"
    for root in map(Path, ROOTS):
        yield from (root / "tessdata", *sorted(root.glob("tesseract-ocr/*/tessdata"), reverse=True))


def read_tsv(scan: Scan, language: str, folder: str, layout: int, *, invert: bool, seconds: int) -> str:
    """What Tesseract reads of the scan as tab-separated values, in page segmentation mode `layout`; ReadError where it
    fails or takes longer."""
    began = time.monotonic()
    try:
        reader = IDLE.pop()
    except IndexError:
        reader = _made(language, folder)
    height, width = scan.pixels.shape
    reader.ClearAdaptiveClassifier()  # or what was read before would sway what is read now
    reader.SetPageSegMode(layout)
    reader.SetVariable("invert_threshold", "0.7" if invert else "0")
    reader.SetImageBytes(scan.pixels.tobytes(), width, height, 1, width)
    reader.SetSourceResolution(round(scan.scale * 72))
    done = reader.Recognize(seconds * 1000)
    text: str = reader.GetTSVText(0) if done else ""
    reader.Clear()
    IDLE.append(reader)
    if not done or time.monotonic() - began > seconds:
        raise ReadError("Tesseract gave up on a page", "no_text")
    return text


def _made(language: str, folder: str) -> Any:
    import tesserocr

    tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
    try:
        return tesserocr.PyTessBaseAPI(path=folder, lang=language, variables={"debug_file": os.devnull})
    except RuntimeError as error:
        raise ReadError(f"Tesseract does not start with the data in {folder} ({error})", "no_text") from error
