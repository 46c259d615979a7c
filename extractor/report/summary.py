"""A run's folder → the figures of its report; manifest, records and links are read one at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from ..export.graph import CitationGraph
from ..export.masks import Masks
from ..links.facts import part, text
from ..links.run_folder import RecordFiles
from ..links.write import link
from ..output.files import LINKS
from ..output.run_lines import link_lines, manifest_lines, output_paths

_MOST = 2000
"""Rows of one list that are kept: a page with more is read by nobody, and links.jsonl has them all."""


class Failure(NamedTuple):
    """A document that is not, or not wholly, in the records."""

    path: str
    status: str
    code: str
    message: str


class Copy(NamedTuple):
    """`path` is there a second time as `first`; `same_bytes`, or the same document in other bytes."""

    path: str
    first: str
    same_bytes: bool
    differences: list[dict[str, Any]]


class EvidenceToCheck(NamedTuple):
    """Evidence that needs a look: what the report at `path` says, and what came of it."""

    path: str
    at: str
    status: str
    says: dict[str, Any]
    to: str | None
    differences: list[dict[str, Any]]
    candidates: list[str]
    candidates_count: int


@dataclass
class Summary:
    """The figures of one run; lists hold at most some thousand rows, counters count all."""

    documents: int = 0
    records: int = 0
    pages: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    issuers: Counter[str] = field(default_factory=Counter)
    years: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    finding_records: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)
    copies_count: Counter[str] = field(default_factory=Counter)
    evidence: Counter[str] = field(default_factory=Counter)
    reports: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """Of each index report, how many pieces of evidence have each status."""
    unresolved: list[EvidenceToCheck] = field(default_factory=list)
    bases: Counter[str] = field(default_factory=Counter)
    graph: CitationGraph = field(default_factory=CitationGraph)
    unread: list[str] = field(default_factory=list)
    """A line for each record that could not be read."""
    graph_is_cut: bool = False
    """Whether the run cites more than a picture could show, so that the rest was not gathered."""


def summarise(root: Path) -> Summary:
    """The figures of the run in `root`, whose links are made if they are missing; NaskahError without a manifest."""
    summary = Summary()
    gathered = RecordFiles(root)
    for line in manifest_lines(root):
        _count_document(summary, line)
        found = [(output, one) for output in output_paths(line) if (one := gathered.get(output))]
        records = [one for _, one in found]
        for output, one in found:
            _count_record(summary, one)
            _draw(summary, output, one)
        if records and (source := text(part(records[0], "source", "text"))):
            summary.sources[source] += _pages(line)
    summary.unread = list(gathered.said())
    if not (root / LINKS).is_file():
        link(root)
    for one in link_lines(root):
        _count_link(summary, one)
    return summary


def _draw(summary: Summary, output: str, record: dict[str, Any]) -> None:
    """Adds the record to the graph, as long as a picture can show some of it."""
    if len(summary.graph.nodes) > _MOST:
        summary.graph_is_cut = True
    else:
        summary.graph.add_record(output, record, Masks())


def _pages(line: dict[str, Any]) -> int:
    return line["pages"] if isinstance(line.get("pages"), int) else 0


def _count_document(summary: Summary, line: dict[str, Any]) -> None:
    summary.documents += 1
    summary.pages += _pages(line)
    summary.statuses[line["status"]] += 1
    if error := line.get("error"):
        summary.errors[error["code"]] += 1
        if len(summary.failures) < _MOST:
            summary.failures.append(Failure(line["path"], line["status"], error["code"], error["message"]))


def _count_record(summary: Summary, record: dict[str, Any]) -> None:
    summary.records += 1
    summary.kinds[text(record.get("kind")) or "unknown"] += 1
    summary.issuers[text(record.get("issuer")) or text(record.get("agency")) or ""] += 1
    summary.years[_year(record)] += 1
    codes = [str(finding.get("code")) for finding in record.get("findings") or [] if isinstance(finding, dict)]
    summary.findings.update(codes)
    summary.finding_records.update(set(codes))


def _year(record: dict[str, Any]) -> str:
    """The year of the document: of its date, else of its number; empty where neither says."""
    for name, key in (("date", "value"), ("published", "value"), ("number", "year")):
        year = str(part(record, name, key) or "")[:4]
        if year.isdigit():
            return year
    year = str(record.get("year") or "")
    return year if year.isdigit() and len(year) == 4 else ""


def _count_link(summary: Summary, link: dict[str, Any]) -> None:
    match link["kind"]:
        case "evidence":
            _count_evidence(summary, link)
        case "legal_basis":
            summary.bases[link["status"]] += 1
        case kind:
            summary.copies_count[kind] += 1
            if len(summary.copies) < _MOST:
                copy = Copy(link["from"]["path"], link["to"], kind == "same_bytes", link["differences"])
                summary.copies.append(copy)


def _count_evidence(summary: Summary, link: dict[str, Any]) -> None:
    path, status = link["from"]["path"], link["status"]
    summary.evidence[status] += 1
    summary.reports[path][status] += 1
    if status != "found" and len(summary.unresolved) < _MOST:
        more = (link.get("says") or {}, link["to"], link["differences"], link["candidates"], link["candidates_count"])
        summary.unresolved.append(EvidenceToCheck(path, link["from"]["at"], status, *more))
