"""How long reading takes beside PDFium's bare text and pdfplumber: python benchmarks/read.py FOLDER."""

from __future__ import annotations

import argparse
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))


def bare(path: Path) -> int:
    """PDFium's own text of each page; the number of pages."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    for page in pdf:
        textpage = page.get_textpage()
        textpage.get_text_range()
        textpage.close()
        page.close()
    count = len(pdf)
    pdf.close()
    return count


def ours(path: Path) -> int:
    """The whole reading: text, lines, furniture, grids."""
    from extractor.reading.pdf.reader import read_pdf

    return len(read_pdf(path, ocr="off").pages)


def plumber(path: Path, every: int) -> int:
    """pdfplumber's text and tables of every so many pages; the number of pages read."""
    import pdfplumber

    count = 0
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages[::every]:
            page.extract_text()
            page.find_tables()
            page.close()
            count += 1
    return count


def digital(folder: Path) -> list[Path]:
    """The PDFs of the folder that have text on their pages."""
    return [path for path in sorted(folder.rglob("*.pdf")) if _length(path) > 200]


def _length(path: Path) -> int:
    """Characters of the text layer; 0 where nothing can be read."""
    from extractor.errors import ReadError
    from extractor.reading.pdf.reader import read_pdf

    try:
        return len(read_pdf(path, ocr="off").text)
    except ReadError:
        return 0


def per_page(task: Callable[[Path], int], paths: list[Path], rounds: int) -> float:
    """Milliseconds of processor time a page, the best of so many rounds over all files."""
    best = float("inf")
    for _ in range(rounds):
        start = process_time()
        pages = sum(task(path) for path in paths)
        best = min(best, (process_time() - start) * 1000 / max(1, pages))
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, default=12, help="pdfplumber reads every so many pages")
    parser.add_argument("--each", action="store_true", help="a line for each file")
    options = parser.parse_args()
    paths = digital(options.folder)
    for path in paths if options.each else ():
        ratio = per_page(ours, [path], 3) / per_page(bare, [path], 3)
        print(f"{ratio:6.2f}  {per_page(ours, [path], 1):7.2f} ms  {path.name}")
    low, mine = per_page(bare, paths, 3), per_page(ours, paths, 3)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    slow = per_page(lambda path: plumber(path, options.sample), paths, 1)
    print(f"{len(paths)} files; ms a page: PDFium's bare text {low:.2f}, ours {mine:.2f}, pdfplumber {slow:.1f}")
    print(f"ours is {mine / low:.2f} × bare text and {slow / mine:.1f} times as fast as pdfplumber; peak {peak:.0f} MB")


if __name__ == "__main__":
    main()
