"""The report as blocks of rows, for a terminal or a pipe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..batch.progress import counted
from ..model.findings import CODES
from .labels import (
    EVIDENCE,
    NOT_SAID,
    SOURCES,
    STATUSES,
    copied,
    evidence_text,
    inline,
    outcome,
    worded_place,
)
from .summary import Summary

ReportTable = tuple[str, Sequence[str], list[list[str]]]
"""Title, columns, rows: what `print_table` takes."""
_MOST = 20


def report_blocks(summary: Summary) -> Iterator[ReportTable]:
    """Every part of the report; long lists are cut, and say so."""
    yield "documents", ("status", "meaning", "documents"), _statuses(summary)
    yield "kinds", ("kind", "records"), _counted(summary.kinds)
    yield "issuers", ("issuer", "records"), _counted(summary.issuers)
    yield "years", ("year", "records"), [[year or NOT_SAID, str(n)] for year, n in sorted(summary.years.items())]
    yield "pages by source of their text", ("text", "pages"), _counted(summary.sources, SOURCES)
    failures = [[inline(f.path), f.status, f.code, inline(f.message)] for f in summary.failures]
    yield "failures", ("path", "status", "code", "reason"), _cut(failures, sum(summary.errors.values()))
    yield "findings", ("code", "severity", "findings", "records", "it says"), _findings(summary)
    copies = [[inline(c.path), inline(c.first), copied(c)] for c in summary.copies]
    yield "copies", ("path", "the same as", "how"), _cut(copies, summary.copies_count.total())
    yield "evidence", ("status", "pieces"), [[EVIDENCE[key], str(summary.evidence[key])] for key in EVIDENCE]
    yield "evidence to look at", ("report", "place", "status", "it says", "why"), _unresolved(summary)
    yield "legal bases that the run holds", ("status", "citations"), _counted(summary.bases, EVIDENCE)


def _statuses(summary: Summary) -> list[list[str]]:
    rows = [[key, meaning, str(summary.statuses[key])] for key, meaning in STATUSES.items()]
    return [
        *rows,
        ["all", f"{counted(summary.records, 'record')}, {counted(summary.pages, 'page')}", str(summary.documents)],
    ]


def _counted(counts: Counter[str], names: Mapping[str, str] | None = None) -> list[list[str]]:
    """The counts, the greatest first; names as `names` has them."""
    ranked = ranking(counts)
    rows = [[inline((names or {}).get(key, key) or NOT_SAID), str(count)] for key, count in ranked[:_MOST]]
    if rest := sum(count for _, count in ranked[_MOST:]):
        rows.append([f"({len(ranked) - _MOST} others)", str(rest)])
    return rows


def ranking(counts: Counter[str]) -> list[tuple[str, int]]:
    """The counts, the greatest first, equal ones by name, what is not said last."""
    return sorted(counts.items(), key=lambda pair: (pair[0] == "", -pair[1], pair[0]))


def _findings(summary: Summary) -> list[list[str]]:
    rows = []
    for code, count in ranking(summary.findings):
        severity, meaning = CODES.get(code, ("", ""))
        rows.append([code, severity or "–", str(count), str(summary.finding_records[code]), meaning or "–"])
    return rows


def _unresolved(summary: Summary) -> list[list[str]]:
    rows = [
        [inline(e.path), worded_place(e.at), EVIDENCE[e.status], evidence_text(e.says), outcome(e)]
        for e in summary.unresolved
    ]
    return _cut(rows, summary.evidence.total() - summary.evidence["found"])


def _cut(rows: list[list[str]], count: int) -> list[list[str]]:
    if count <= _MOST:
        return rows
    return [*rows[:_MOST], [f"({count - _MOST} more)", *[""] * (len(rows[0]) - 1)]]
