"""The report as one page of HTML: no scripts, no other files; everything from the run is escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path

from .. import __version__
from ..model.findings import CODES
from .charts import bar, columns, strip
from .graph_picture import MOST_NODES, graph_picture
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
from .tables import ranking

_TONES = {"ok": "good", "partial": "fair", "failed": "bad"}
_EVIDENCE_TONES = {"found": "good", "differs": "fair", "ambiguous": "mild", "not_found": "bad"}
_SEVERITY_TONES = {"info": "mild", "warning": "fair", "error": "bad"}
_MOST_BARS, _MOST_ROWS = 25, 500
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


class Html(str):
    """Text that is HTML already; any other text is escaped when it is laid into a cell."""


def html(summary: Summary, name: str) -> str:
    """The whole page; the same run gives the same bytes."""
    style = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
    title = f"naskah · {inline(name)}"
    parts = (_head(summary, name), _overview(summary), _contents(summary), _failures(summary), _findings(summary))
    body = "\n".join((*parts, _citations(summary), _evidence(summary), _copies(summary), _foot()))
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _head(summary: Summary, name: str) -> str:
    evidence = summary.evidence.total()
    look = summary.statuses["failed"] + summary.statuses["partial"] + evidence - summary.evidence["found"]
    facts = [
        (summary.documents, "documents"),
        (summary.records, "records"),
        (summary.pages, "pages"),
        (look, "things to look at"),
    ]
    cells = "".join(f"<div><dd>{count:,}</dd><dt>{escape(what)}</dt></div>" for count, what in facts)
    return (
        f'<header><p class="over">Run report</p><h1>{escape(inline(name))}</h1><dl class="facts">{cells}</dl></header>'
    )


def _overview(summary: Summary) -> str:
    parts = [(STATUSES[key], _TONES[key], summary.statuses[key]) for key in STATUSES]
    rows = [[_key(tone), name, f"{count:,}", _share(count, summary.documents)] for name, tone, count in parts]
    table = _table(("", "documents", "count", "share"), rows, "key wide numbers numbers")
    return _section("Documents", strip(parts, "documents") + table, "How much of the folder is in the records.")


def _contents(summary: Summary) -> str:
    years = _by_year(summary.years)
    chart = columns(years, "records by year; the table beside has the numbers") if years else ""
    said_not = [(NOT_SAID, summary.years[""])] if summary.years[""] else []
    rows = [[name, f"{count:,}"] for name, count in [*years, *said_not] if count]
    table = _table(("year", "records"), rows, "wide numbers")
    blocks = (
        _block("Kinds", _bars("kind", "records", summary.kinds)),
        _block("Source of the text", _bars("text", "pages", summary.sources, SOURCES)),
        _block("Issuers", _bars("issuer", "records", summary.issuers), "broad"),
        _block("Years", f'<div class="pair"><div>{chart}</div>{table}</div>', "broad"),
    )
    return _section("What they are", f'<div class="blocks">{"".join(blocks)}</div>')


def _by_year(years: Counter[str]) -> list[tuple[str, int]]:
    """Every year from the first to the last, or only those there are where that would be too many."""
    known = sorted(int(year) for year in years if year)
    if not known:
        return []
    every = range(known[0], known[-1] + 1) if known[-1] - known[0] < 40 else known
    return [(str(year), years[str(year)]) for year in every]


def _failures(summary: Summary) -> str:
    rows = [
        [_mark(f.status, _TONES.get(f.status, "mild")), f.code, f.path, inline(f.message)] for f in summary.failures
    ]
    if not rows:
        return _section("Not read, or not wholly", _none("Every document was read whole."))
    counts = _bars("reason", "documents", summary.errors, tone="bad")
    table = _long(
        ("status", "code", "document", "reason"), rows, "key code path text", summary.errors.total(), "manifest.jsonl"
    )
    return _section("Not read, or not wholly", counts + table, "Each with its reason, and what to do.")


def _findings(summary: Summary) -> str:
    if not summary.findings:
        return _section("Findings", _none("No record has a doubt."))
    most = max(summary.findings.values())
    rows = []
    for code, count in ranking(summary.findings):
        severity, meaning = CODES.get(code, ("info", ""))
        tone = _SEVERITY_TONES[severity]
        records = f"{summary.finding_records[code]:,}"
        rows.append([_mark(severity, tone), code, inline(meaning), Html(bar(count, most, tone)), f"{count:,}", records])
    header = ("severity", "code", "it says", "", "findings", "records")
    table = _table(header, rows, "key code text chart numbers numbers")
    return _section("Findings", table, "What the records themselves say of their doubts.")


def _citations(summary: Summary) -> str:
    graph = summary.graph
    drawn = "" if summary.graph_is_cut else graph_picture(graph)
    if not drawn:
        none = "The run cites too much for a picture." if summary.graph_is_cut else "No document cites an instrument."
        return _section("Citations", _none(f"{none} naskah export --to graph has it all." if graph.edges else none))
    left = len(graph.nodes) - min(len(graph.nodes), MOST_NODES)
    more = f'<p class="more">{left:,} with fewer citations are not drawn</p>' if left else ""
    return _section("Citations", drawn + more, "Who cites whom: blue the documents of the run, ochre what they cite.")


def _evidence(summary: Summary) -> str:
    total = summary.evidence.total()
    if not total:
        return _section("Evidence", _none("The run has no index report that names evidence."))
    parts = [(EVIDENCE[key], _EVIDENCE_TONES[key], summary.evidence[key]) for key in EVIDENCE]
    rows = [[_key(tone), name, f"{count:,}", _share(count, total)] for name, tone, count in parts]
    all_of_it = strip(parts, "evidence") + _table(("", "evidence", "count", "share"), rows, "key wide numbers numbers")
    look = [
        [
            _mark(EVIDENCE[e.status], _EVIDENCE_TONES[e.status]),
            e.path,
            worded_place(e.at),
            evidence_text(e.says),
            outcome(e),
        ]
        for e in summary.unresolved
    ]
    header = ("status", "report", "place", "it says", "why")
    table = _long(header, look, "key path text text text", total - summary.evidence["found"], "links.jsonl")
    about = "Letters and files that index reports name, looked for among the documents of the run."
    return _section("Evidence", all_of_it + _per_report(summary) + (table if look else ""), about)


def _per_report(summary: Summary) -> str:
    """A strip for each index report, those with most to look at first."""
    ranked = sorted(summary.reports.items(), key=lambda pair: (pair[1]["found"] - pair[1].total(), pair[0]))
    rows = []
    for path, counts in ranked[:_MOST_BARS]:
        parts = [(EVIDENCE[key], _EVIDENCE_TONES[key], counts[key]) for key in EVIDENCE]
        rows.append([path, Html(strip(parts, inline(path))), *(f"{counts[key]:,}" for key in EVIDENCE)])
    header = ("index report", "", *EVIDENCE.values())
    table = _table(header, rows, "path chart numbers numbers numbers numbers")
    return table + _more(len(ranked) - _MOST_BARS, "index reports", "links.jsonl")


def _copies(summary: Summary) -> str:
    if not summary.copies:
        return _section("Copies", _none("No document is there twice."))
    rows = [[c.path, c.first, copied(c)] for c in summary.copies]
    table = _long(
        ("document", "the same as", "how"), rows, "path path text", summary.copies_count.total(), "links.jsonl"
    )
    return _section("Copies", table, "Documents that are there more than once.")


def _foot() -> str:
    return f"<footer>Made by naskah {escape(__version__)} from manifest.jsonl, links.jsonl and the records.</footer>"


def _section(title: str, content: str, about: str = "") -> str:
    lead = f'<p class="about">{escape(about)}</p>' if about else ""
    return f"<section><h2>{escape(title)}</h2>{lead}{content}</section>"


def _block(title: str, content: str, style: str = "") -> str:
    return f'<div class="block {style}"><h3>{escape(title)}</h3>{content}</div>'


def _bars(
    what: str, unit: str, counts: Counter[str], names: Mapping[str, str] | None = None, tone: str = "accent"
) -> str:
    """A table with a bar in each row, the longest first."""
    ranked = ranking(counts)
    most = max(counts.values(), default=0)
    rows: list[Sequence[str]] = [
        [inline((names or {}).get(key, key) or NOT_SAID), Html(bar(count, most, tone if key else "mild")), f"{count:,}"]
        for key, count in ranked[:_MOST_BARS]
    ]
    if rest := ranked[_MOST_BARS:]:
        rows.append([f"{len(rest):,} others", "", f"{sum(count for _, count in rest):,}"])
    return _table((what, "", unit), rows, "text chart numbers")


def _long(header: Sequence[str], rows: Sequence[Sequence[str]], styles: str, count: int, file: str) -> str:
    """A list cut at some hundred rows; the page then says where the others are."""
    return _table(header, rows[:_MOST_ROWS], styles) + _more(count - min(len(rows), _MOST_ROWS), "rows", file)


def _more(count: int, what: str, file: str) -> str:
    return f'<p class="more">{count:,} more {escape(what)} in {escape(file)}</p>' if count > 0 else ""


def _table(header: Sequence[str], rows: Iterable[Sequence[str]], styles: str) -> str:
    """`styles` names the class of each column; a column without a heading holds what its row says already."""
    classes = styles.split()
    heads = "".join(
        f'<th scope="col" class="{style}">{escape(name)}</th>' if name else f'<td class="{style}"></td>'
        for name, style in zip(header, classes, strict=True)
    )
    lines = "".join(
        "<tr>" + "".join(f'<td class="{s}">{_cell(v, s)}</td>' for v, s in zip(row, classes, strict=True)) + "</tr>"
        for row in rows
    )
    return f'<div class="scroll"><table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>'


def _cell(value: str, style: str) -> str:
    """The cell's HTML; a path may break behind its slashes and underscores."""
    if isinstance(value, Html):
        return value
    safe = escape(inline(value))
    return safe.replace("/", "/<wbr>").replace("_", "_<wbr>") if style == "path" else safe


def _key(tone: str) -> Html:
    return Html(
        f'<svg class="dot" viewBox="0 0 10 10" aria-hidden="true"><circle class="{tone}" cx="5" cy="5" r="4"/></svg>'
    )


def _mark(name: str, tone: str) -> Html:
    return Html(f'<span class="mark">{_key(tone)}{escape(name)}</span>')


def _share(count: int, total: int) -> str:
    return f"{100 * count / total:.1f} %" if total else "–"


def _none(words: str) -> str:
    return f'<p class="none">{escape(words)}</p>'
