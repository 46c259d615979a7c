"""Whole records of digital PDFs against the alternatives on the same pages, as ratios from one run.

python benchmarks/records.py FOLDER    PDFs with a text layer; every 8th page goes through pdfplumber, which is slow
"""

from __future__ import annotations

import gc
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import pdfplumber  # noqa: E402
import pypdfium2 as pdfium  # noqa: E402

from extractor.batch.worker import settle  # noqa: E402
from extractor.errors import ReadError  # noqa: E402
from extractor.output.files import serialise  # noqa: E402
from extractor.pipeline import records  # noqa: E402
from extractor.reading import read  # noqa: E402
from extractor.rulebook.load import load_rules  # noqa: E402

_SAMPLE, _ROUNDS = 8, 5


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


def plumber(path: Path) -> None:
    """pdfplumber's text and tables of every 8th page."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages[::_SAMPLE]:
            page.extract_text()
            page.find_tables()
            page.close()


def sampled_pages(path: Path) -> int:
    """How many pages `plumber` reads."""
    with pdfium.PdfDocument(path) as pdf:
        return len(range(0, len(pdf), _SAMPLE))


def main(folder: Path) -> None:
    rules = load_rules()
    settle()
    paths = [p for p in sorted(folder.rglob("*.pdf")) if is_digital(p)]
    pages = sum(len(read(p, ocr="off").pages) for p in paths)
    sampled = sum(map(sampled_pages, paths))
    works: list[Callable[[], object]] = [
        lambda: [serialise(r) for p in paths for r in records(read(p, ocr="off"), rules)],
        lambda: [read(p, ocr="off") for p in paths],
        lambda: [bare(p) for p in paths],
        lambda: [plumber(p) for p in paths],
    ]
    rounds = [[spent(work) for work in works] for _ in range(_ROUNDS)]
    ours, reading, text, some = map(median, zip(*rounds, strict=True))
    slow = some / sampled * pages
    print(f"{len(paths)} files, {pages} pages, one process, medians of {_ROUNDS} rounds")
    print(f"whole records      {ours / pages * 1e3:7.2f} ms a page")
    print(f"reading alone      {reading / pages * 1e3:7.2f} ms a page")
    print(f"against PDFium's bare text                     x {ours / text:5.2f}")
    print(f"against pdfplumber's extract_text + find_tables  {slow / ours:5.1f} times as fast")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
