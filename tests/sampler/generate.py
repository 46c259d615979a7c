"""Make the sample documents from their content files, or say whether those on disk are what would be made.

Regions, offices, people and the instruments that the samples are were invented; the laws that they cite are real.

python tests/sampler/generate.py            write all samples
python tests/sampler/generate.py --check    exit status 1 and the names when a file differs
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE))

from make import (  # noqa: E402  the makers stand beside this script, not in the package
    articles,
    broken,
    convert,
    decrees,
    index_reports,
    layout,
    letters,
    papers,
    proposals,
    regulations,
    web,
    word,
)

Maker = Callable[[Mapping[str, Any]], bytes]
MAKERS: dict[tuple[str, str], Maker] = {
    ("decree", "pdf"): decrees.pdf,
    ("decree", "txt"): layout.regulation,
    ("decree", "md"): convert.decree,
    ("decree", "html"): web.decree,
    ("decree", "docx"): word.decree,
    ("regulation", "pdf"): regulations.pdf,
    ("regulation", "txt"): layout.regulation,
    ("letter", "pdf"): letters.pdf,
    ("letter", "txt"): letters.txt,
    ("letter", "docx"): letters.docx,
    ("proposal", "txt"): proposals.txt,
    ("proposal", "docx"): proposals.docx,
    ("proposal", "pdf"): proposals.pdf,
    ("index_report", "txt"): index_reports.txt,
    ("index_report", "pdf"): index_reports.pdf,
    ("article", "html"): articles.html,
    ("article", "txt"): articles.txt,
    ("article", "md"): articles.md,
}
MAKERS |= {(kind, form): getattr(papers, form) for kind in papers.PAPERS for form in ("pdf", "txt", "docx")}


def contents() -> Iterator[Mapping[str, Any]]:
    """Every content file, in the order of its name."""
    for path in sorted((HERE / "content").rglob("*.toml")):
        yield tomllib.loads(path.read_text(encoding="utf-8"))


def documents() -> Iterator[tuple[Path, bytes]]:
    """Every sample, and the broken files of the tests: where it stands and its bytes."""
    for content in contents():
        kind = content["file"].split("/")[0]
        yield ROOT / "samples" / content["file"], MAKERS[kind, content["form"]](content)
    for name, made in broken.files():
        yield ROOT / "tests" / "bad" / name, made


def differing() -> list[Path]:
    """The samples on disk that are missing or not what would be made."""
    return [path for path, made in documents() if not path.is_file() or path.read_bytes() != made]


def write() -> None:
    """Make all samples anew."""
    for path, made in documents():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)


def main(arguments: list[str]) -> int:
    """0 when done or nothing differs, 1 when a sample differs."""
    if "--check" not in arguments:
        write()
        return 0
    different = differing()
    for path in different:
        print(f"not what the script makes: {path.relative_to(ROOT)}", file=sys.stderr)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
