"""What naskah takes beside bare Tesseract, its program and its library, on the same rendered pages with the same cores,
and what a second run costs.

python benchmarks/ocr.py [--pages N] FILE…        (default: the scanned samples)
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2

from extractor.reading.ocr.page_image import Scan, render
from extractor.reading.ocr.recognise import cores, recognise
from extractor.reading.ocr.tesseract import LANGUAGE, program
from extractor.reading.ocr.tesseract_api import read_tsv

_AUTO = 3
"""The page segmentation that the program chooses by itself."""
SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "scans"


def bare(scans: Sequence[Scan]) -> None:
    """Tesseract alone, as the command line runs it by default, one process a core."""
    threads = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    tesseract = shutil.which("tesseract") or sys.exit("the tesseract program is not on the PATH")

    def one(scan: Scan) -> None:
        height, width = scan.pixels.shape
        picture = b"P5 %d %d 255\n" % (width, height) + scan.pixels.tobytes()
        command = [tesseract, "stdin", "stdout", "-l", LANGUAGE, "--dpi", "200", "tsv"]
        subprocess.run(command, input=picture, env=threads, capture_output=True, check=True)

    with ThreadPoolExecutor(cores()) as pool:
        list(pool.map(one, scans))


def library(scans: Sequence[Scan]) -> None:
    """The same by the library inside this process; nothing where it is not installed."""
    if data := program().data:
        with ThreadPoolExecutor(cores()) as pool:
            list(pool.map(lambda scan: read_tsv(scan, LANGUAGE, data, _AUTO, invert=True, seconds=600), scans))


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def measure(path: Path, most: int) -> tuple[int, float, float, float, float]:
    """(pages, seconds of bare Tesseract, of its library, of naskah with an empty cache, of naskah again)."""
    with pypdfium2.PdfDocument(path) as pdf, tempfile.TemporaryDirectory() as cache:
        os.environ["NASKAH_CACHE"] = cache
        numbers = range(1, min(len(pdf), most) + 1)
        scans = [render(pdf[number - 1]) for number in numbers]
        alone, inside = seconds(lambda: bare(scans)), seconds(lambda: library(scans))
        first, again = (seconds(lambda: list(recognise(pdf, numbers))) for _ in range(2))
        return len(numbers), alone, inside, first, again


def main() -> None:
    """A line for each file, and one for all."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("files", nargs="*", type=Path, default=sorted(SAMPLES.glob("*.pdf")))
    arguments.add_argument("--pages", type=int, default=6, help="of each file")
    asked = arguments.parse_args()
    print(f"{program().version}, {cores()} cores")
    rows = [(path.name[:50], *measure(path, asked.pages)) for path in asked.files]
    rows.append(("all", *(sum(column) for column in list(zip(*rows, strict=True))[1:])))
    for name, pages, alone, inside, first, again in rows:
        print(
            f"{name:50} {pages:3} pages  program {alone:6.2f} s  library {inside:6.2f} s  naskah {first:6.2f} s", end=""
        )
        print(f"  {first / alone:.2f} of the program's time  again {again / pages * 1000:.0f} ms a page")


if __name__ == "__main__":
    main()
