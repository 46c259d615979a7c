"""Whole records of digital PDFs against the alternatives on the same pages, as ratios from one run.

python benchmarks/records.py FOLDER    PDFs with a text layer; every 8th page goes through pdfplumber, which is slow
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import pdfplumber  # noqa: E402
import pypdfium2 as pdfium  # noqa: E402

from extractor.errors import ReadError  # noqa: E402
from extractor.pipeline import records  # noqa: E402
from extractor.read import read  # noqa: E402
from extractor.rules import load_rules  # noqa: E402

_SAMPLE = 8


def spent(work: Callable[[], object]) -> float:
    """Processor seconds of this process."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def is_digital(path: Path) -> bool:
    """Whether every page's text comes from its text layer."""
    try:
        return {page.source for page in read(path, ocr="off").pages} <= {"digital", "none"}
    except ReadError:
        return False


def bare(path: Path) -> None:
    """PDFium's text, in the file's own order."""
    with pdfium.PdfDocument(path) as pdf:
        for page in pdf:
            page.get_textpage().get_text_range()
            page.close()


def plumber(path: Path) -> int:
    """pdfplumber's text and tables of every 8th page; how many pages that was."""
    with pdfplumber.open(path) as pdf:
        pages = pdf.pages[::_SAMPLE]
        for page in pages:
            page.extract_text()
            page.find_tables()
            page.close()
    return len(pages)


def main(folder: Path) -> None:
    rules = load_rules()
    paths = [p for p in sorted(folder.rglob("*.pdf")) if is_digital(p)]
    pages = sum(len(read(p, ocr="off").pages) for p in paths)
    ours = spent(lambda: [json.dumps(r) for p in paths for r in records(read(p, ocr="off"), rules)])
    reading = spent(lambda: [read(p, ocr="off") for p in paths])
    text = spent(lambda: [bare(p) for p in paths])
    sampled: list[int] = []
    slow = spent(lambda: sampled.extend(plumber(p) for p in paths)) / sum(sampled) * pages
    print(f"{len(paths)} files, {pages} pages, one process")
    print(f"whole records      {ours / pages * 1e3:7.2f} ms a page")
    print(f"reading alone      {reading / pages * 1e3:7.2f} ms a page")
    print(f"against PDFium's bare text                     x {ours / text:5.2f}")
    print(f"against pdfplumber's extract_text + find_tables  {slow / ours:5.1f} times as fast")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
