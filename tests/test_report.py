from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from extractor.cli import main
from extractor.output.files import serialise
from extractor.report.charts import bar, columns, strip
from extractor.report.html_page import html
from extractor.report.summary import summarise

NASTY = '<img src=x onerror=alert(1)>&"\u202e.pdf'


class Run:
    """Writes a run document by document."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "manifest.jsonl").touch()

    def add(self, path: str, record: dict[str, Any] | None = None, error: tuple[str, str] | None = None) -> None:
        output = f"{len(list(self.root.iterdir()))}.json" if record else None
        if output:
            (self.root / output).write_bytes(serialise({"schema_version": "1", **(record or {})}))
        status = "ok" if not error else "partial" if record else "failed"
        line: dict[str, Any] = {
            "path": path,
            "sha256": path,
            "status": status,
            "kind": None,
            "output": output,
            "pages": 2,
        }
        line["error"] = {"code": error[0], "message": error[1]} if error else None
        with (self.root / "manifest.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    run = Run(tmp_path)
    value = {"value": "2031-05-06"}
    sources = [{"source": {"text": text}} for text in ("digital", "ocr", "digital")]
    doubts = [{"code": "number_truncated"}, {"code": "number_truncated"}, {"code": "of_my_own"}]
    run.add("a.pdf", {"kind": "decree", "issuer": "Bupati <Awan>", "date": value, "findings": doubts, **sources[0]})
    run.add("b.pdf", {"kind": "letter", "issuer": "Bupati <Awan>", "number": {"year": 2029}, **sources[1]})
    run.add("c.pdf", {"kind": "unknown", "findings": [], **sources[2]}, ("unknown_kind", "no rule claims it"))
    run.add(NASTY, None, ("encrypted", "it asks for a <password>"))
    evidence = [{"file": "a.pdf"}, {"file": NASTY + "?"}]
    run.add("i.pdf", {"kind": "index_report", "indicators": [{"evidence": evidence}], "source": {"text": "plain"}})
    return tmp_path


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["report", *map(str, arguments)])


def test_the_figures(root: Path) -> None:
    summary = summarise(root)
    assert (summary.documents, summary.records, summary.pages) == (5, 4, 10)
    assert summary.statuses == {"ok": 3, "partial": 1, "failed": 1}
    assert summary.kinds == {"decree": 1, "letter": 1, "unknown": 1, "index_report": 1}
    assert summary.issuers == {"Bupati <Awan>": 2, "": 2}
    assert summary.years == {"2031": 1, "2029": 1, "": 2}
    assert summary.sources == {"digital": 4, "ocr": 2, "plain": 2}
    assert summary.findings == {"number_truncated": 2, "of_my_own": 1}
    assert summary.finding_records["number_truncated"] == 1
    assert [(f.path, f.status, f.code) for f in summary.failures] == [
        ("c.pdf", "partial", "unknown_kind"),
        (NASTY, "failed", "encrypted"),
    ]
    assert summary.evidence == {"found": 1, "not_found": 1}
    assert summary.reports == {"i.pdf": {"found": 1, "not_found": 1}}


def test_text_for_a_pipe(root: Path) -> None:
    result = call(root)
    assert result.exit_code == 0, result.stderr
    lines = [re.split(r"\s{2,}", line) for line in result.stdout.splitlines()]
    assert ["all", "4 records, 10 pages", "5"] in lines
    assert ["failed", "not read", "1"] in lines
    assert ["text layer", "4"] in lines
    assert ["not said", "2"] in lines
    assert ["c.pdf", "partial", "unknown_kind", "no rule claims it"] in lines
    assert any(line[0] == "number_truncated" and line[2:4] == ["2", "1"] for line in lines)
    assert any(line[:3] == ["i.pdf", "indicator 1, evidence 2", "not found"] for line in lines)
    assert "\u202e" not in result.stdout and r"\u202e" in result.stdout


class Tags(HTMLParser):
    """What stands on a page: tags, attributes and text; open and closed tags have to match."""

    void = frozenset({"meta", "wbr"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes += attrs
        if tag not in self.void and not self.get_starttag_text().endswith("/>"):  # type: ignore[union-attr]
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_page_escapes_what_comes_from_the_run(root: Path) -> None:
    page = Tags(html(summarise(root), "<script>alert(1)</script>"))
    assert not page.names & {"script", "img", "link", "iframe", "b", "password", "awan"}
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert "<img src=x onerror=alert(1)>" in page.words and "<password>" in page.words and "Bupati <Awan>" in page.words
    assert "\u202e" not in page.words


def test_the_page_needs_no_other_file(root: Path) -> None:
    page = html(summarise(root), "arsip")
    assert not re.search(r"(?:src|href)=|url\(|@import|https?:", page.replace("&lt;img src=x", ""))
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in Tags(page).attributes
    assert "prefers-color-scheme: dark" in page and "@media print" in page


def test_every_chart_has_its_table(root: Path) -> None:
    page = html(summarise(root), "arsip")
    assert page.count('role="img"') == 4  # documents, years, evidence, the one index report
    for name, count in (("text layer", "4"), ("recognised (OCR)", "2"), ("2029", "1"), ("read whole", "3")):
        assert re.search(rf">{re.escape(name)}</td>(?:<td[^>]*>(?:<svg.*?</svg>)?</td>)?<td[^>]*>{count}</td>", page)


def test_the_same_run_gives_the_same_page(root: Path, tmp_path: Path) -> None:
    pages = [tmp_path / "1.html", tmp_path / "2.html"]
    for page in pages:
        result = call(root, "--html", page)
        assert result.exit_code == 0 and result.stdout == "" and page.name in result.stderr
    assert pages[0].read_bytes() == pages[1].read_bytes()


def test_an_empty_run_has_a_page(tmp_path: Path) -> None:
    Run(tmp_path)
    page = Tags(html(summarise(tmp_path), "kosong"))
    assert "No document is there twice." in page.words
    assert call(tmp_path).exit_code == 0


def test_long_lists_say_how_much_is_left_out(tmp_path: Path) -> None:
    run = Run(tmp_path)
    for n in range(520):
        run.add(f"{n}.pdf", None, ("empty", "the file is empty"))
    assert "20 more rows in manifest.jsonl" in html(summarise(tmp_path), "banyak")
    assert "(500 more)" in call(tmp_path).stdout


def test_a_folder_without_a_run(tmp_path: Path) -> None:
    result = call(tmp_path)
    assert result.exit_code == 1 and "there is no manifest.jsonl" in result.stderr


def test_a_page_that_cannot_be_written_is_one_line(root: Path, tmp_path: Path) -> None:
    result = call(root, "--html", tmp_path / "nowhere" / "page.html")
    assert result.exit_code == 1 and len(result.stderr.splitlines()) == 1


def test_bars_are_as_long_as_their_counts() -> None:
    assert 'width="50.00"' in bar(5, 10)
    assert 'width="0.00"' in bar(0, 0)


def test_a_strip_is_full_and_leaves_out_what_is_not_there() -> None:
    drawn = strip([("a", "good", 3), ("b", "bad", 0), ("<c>", "fair", 1)], "x")
    widths = [float(width) for width in re.findall(r'<rect[^>]* width="([\d.]+)"', drawn)]
    assert len(widths) == 2 and sum(widths) == pytest.approx(99.4)
    assert "&lt;c&gt; 1" in drawn and "<c>" not in drawn
    assert "<rect" not in strip([("a", "good", 0)], "x")


def test_columns_name_only_some_of_many_years() -> None:
    drawn = columns([(str(year), 1) for year in range(1990, 2030)], "x")
    assert drawn.count("<rect") == 40
    assert drawn.count('y="194"') == 14


def test_the_picture_shows_who_cites_whom(tmp_path: Path) -> None:
    law = {"type": "UU", "number": "43", "year": 2009, "id": "/akn/id/act/uu/2009/43", "title": NASTY, "amended_by": []}
    run = Run(tmp_path)
    run.add("a.pdf", {"kind": "regulation", "mengingat": [{"citation": law}]})
    run.add("b.pdf", {"kind": "regulation", "mengingat": [{"citation": law}]})
    page = html(summarise(tmp_path), "x")
    assert page.count('<circle class="accent"') >= 2 and "UU 43/2009" in page
    assert page.count('class="edge"') == 2 and "<img" not in page and "\u202e" not in page


def test_of_a_large_graph_the_most_connected_are_drawn(tmp_path: Path) -> None:
    from extractor.report.graph_picture import MOST_NODES

    run = Run(tmp_path)
    laws = [{"type": "UU", "number": str(n), "year": 2009, "id": f"/akn/{n}", "amended_by": []} for n in range(250)]
    run.add("a.pdf", {"kind": "regulation", "mengingat": [{"citation": law} for law in laws]})
    page = html(summarise(tmp_path), "x")
    assert page.count('<line class="edge"') == MOST_NODES - 1 and "51 with fewer citations are not drawn" in page
