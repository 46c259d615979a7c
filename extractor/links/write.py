"""A run's folder → links.jsonl beside its manifest."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..output.files import LINKS, STATE_FOLDER
from ..rulebook.registry import LINK_SOURCES
from .copies import find_copies
from .index import Index
from .link import Link
from .run_folder import Packed, Run


def link(
    root: Path, packed: Packed | None = None, tell: Callable[[str], object] = lambda line: None
) -> Counter[tuple[str, str]]:
    """Writes `root/links.jsonl`; how many links there are of each kind and status. NaskahError without a manifest.

    Evidence and legal bases come in the order of the manifest and of each record, copies behind them. `tell` is given
    a line for each record that cannot be read.
    """
    with Run(root, packed) as run:
        for line in run.records.said():
            tell(line)
        return _write(root, find_links(run))


def find_links(run: Run) -> Iterator[Link]:
    """Every link between the documents of a run."""
    index = Index(run)
    for mention in run.mentions():
        found = LINK_SOURCES[mention.kind].match(mention, index)
        if found:
            yield found
    yield from find_copies(run.facts)


def _write(root: Path, links: Iterable[Link]) -> Counter[tuple[str, str]]:
    """All of it under its name, or nothing."""
    counts: Counter[tuple[str, str]] = Counter()
    fresh = root / STATE_FOLDER / "unfinished-links"
    fresh.parent.mkdir(parents=True, exist_ok=True)
    fresh.unlink(missing_ok=True)  # what an earlier run left, or a link, is never written through
    try:
        with fresh.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            for one in links:
                file.write(json.dumps(one.line(), ensure_ascii=False) + "\n")
                counts[one.kind, one.status] += 1
        fresh.replace(root / LINKS)
    finally:
        fresh.unlink(missing_ok=True)
    return counts
