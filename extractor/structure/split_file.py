"""Several documents in one file: where the next one begins."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from dataclasses import replace

from ..model.document import Document, Line
from ..model.findings import Finding
from ..rulebook.schema import Rule
from ..text.patterns import pattern

_HEAD_LINES = 14
"""A title stands among so many lines at the top of a page, letterhead and copy stamp included."""


def split_parts(document: Document, rule: Rule | None) -> list[Document]:
    """The documents of one kind that stand one behind the other in a file, each on pages of its own; mostly one."""
    starts = _starts(document, rule) if rule and len(document.pages) > 1 else []
    if len(starts) < 2:
        return [document]
    ends = [*starts[1:], len(document.text) + 1]
    note = f"the file holds {len(starts)} documents of kind {rule.kind if rule else ''}; this is number"
    return [
        _slice(document, start, end - 1, Finding("more_documents", f"{note} {i + 1}"))
        for i, (start, end) in enumerate(zip([0, *starts[1:]], ends, strict=True))
    ]


def _starts(document: Document, rule: Rule) -> list[int]:
    """Where the pages begin at whose top a title stands."""
    tops: dict[int, Line] = {}
    counts: dict[int, int] = {}
    starts: list[int] = []
    hits = deque(sorted({h.start for source in rule.parts for h in pattern(source).finditer(document.text)}))
    for line in document.lines:
        top = tops.setdefault(line.page, line).start
        counts[line.page] = counts.get(line.page, 0) + 1
        titled = bool(hits) and hits[0] <= line.end
        while hits and hits[0] <= line.end:
            hits.popleft()
        if titled and counts[line.page] <= _HEAD_LINES and starts[-1:] != [top]:
            starts.append(top)
    return starts


def _slice(document: Document, start: int, end: int, note: Finding) -> Document:
    """[start, end) as a document of its own; its pages keep the file's numbers."""
    first = bisect_left(document.lines, start, key=lambda line: line.start)
    last = bisect_right(document.lines, end, key=lambda line: line.start)
    lines = tuple(_moved(line, -start) for line in document.lines[first:last])
    grids = tuple(
        g._replace(
            span=(g.span[0] - start, g.span[1] - start),
            rows=tuple(
                tuple(c._replace(spans=tuple((a - start, b - start) for a, b in c.spans)) for c in row)
                for row in g.rows
            ),
        )
        for g in document.grids
        if start <= g.span[0] < end
    )
    findings = (*document.findings, note)
    return replace(document, text=document.text[start:end], lines=lines, grids=grids, findings=findings)


def _moved(line: Line, by: int) -> Line:
    words = tuple(w._replace(start=w.start + by) for w in line.words)
    return line._replace(start=line.start + by, words=words)
