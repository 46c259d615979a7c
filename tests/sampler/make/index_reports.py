"""The innovation portal's print-out, as copied text and as a page printed from a browser."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from . import grid
from .convert import encode
from .instrument import Content, paper_for
from .paper import Paper

LETTER_WIDTH = 20  # the portal cuts letter numbers here
LABELS = (("number", "No Surat  :  "), ("date", "Tanggal Surat    :  "), ("about", "Tentang   :  "))


def indicators(content: Content) -> Iterator[tuple[str, str, str, list[Content]]]:
    """(name, explanation, parameter, evidence) of the twenty, in the wanted edition."""
    path = Path(__file__).with_name("indicators.toml")
    known = tomllib.loads(path.read_text(encoding="utf-8"))
    older = known["older"] if content.get("edition") == "older" else {}
    for number, (fresh, mine) in enumerate(zip(known["edition_2023"], content["indicators"], strict=True), 1):
        name, about = older.get(str(number), (fresh["name"], fresh["about"]))
        yield name, about, mine["parameter"], [_evidence(row) for row in mine["evidence"]]


def _evidence(row: list[str]) -> dict[str, str]:
    """`[file, about]` or `[file, about, number, date]`; the number as the portal's narrow field keeps it."""
    file, about, number, date = [*row, "", ""][:4]
    return {"number": number[:LETTER_WIDTH], "date": date, "about": about, "file": file}


def _proof(evidence: Content) -> list[str]:
    lines = [label + evidence[key] for key, label in LABELS if evidence[key]]
    return [*lines, f"Dokumen  :  {evidence['file']}"]


def txt(content: Content) -> bytes:
    """The report as copied from the portal: a row on one line, nothing between its cells."""
    lines = ["Laporan Indeks Inovasi Daerah", "Preview", "", "Rincian Keterangan"]
    lines += [f"{label} {value}".rstrip() for label, value in content["head"]]
    for name, text in content["parts"].items():
        lines += [name, ""]
        for paragraph in text.strip("\n").split("\n"):
            lines += [paragraph, ""]
    lines += ["No. Indikator Keterangan Parameter Bukti Dukung"]
    for number, (name, about, parameter, evidence) in enumerate(indicators(content), 1):
        lines += [f"{number} {name} {about} {parameter}", "", "Bukti Pendukung", ""]
        for proof in evidence:
            lines += [*_proof(proof), ""]
    return encode(lines[:-1])


def pdf(content: Content) -> bytes:
    """The report as a browser prints it: its own head and foot on each page, the indicators in a ruled table."""
    paper = paper_for(content)
    paper.center("Laporan Indeks Inovasi Daerah", paper.bold, 15)
    paper.flow("Preview", align="left")
    paper.gap(8)
    rows = [[label, value] for label, value in content["head"]]
    grid.draw(paper, grid.Grid(shares=[35, 65], head=["Rincian", "Keterangan"], points=9.5, middle=()), rows)
    for name, text in content["parts"].items():
        _part(paper, name, text)
    paper.gap(10)
    head = ["No.", "Indikator", "Keterangan", "Parameter", "Bukti Dukung"]
    wish = grid.Grid([5, 18, 37, 26, 14], head, repeat=[1, 2], points=9, bold_spans=False)
    grid.draw(paper, wish, list(_rows(content)))
    return paper.save("Laporan Indeks Inovasi Daerah")


def _part(paper: Paper, name: str, text: str) -> None:
    paper.gap(10)
    paper.room(40)
    paper.flow(name, font=paper.bold, align="left")
    for paragraph in text.strip("\n").split("\n"):
        paper.flow(paragraph.strip(), align="left")
        paper.gap(4)


def _rows(content: Content) -> Iterator[list[str] | str]:
    for number, (name, about, parameter, evidence) in enumerate(indicators(content), 1):
        yield [str(number), name, about, parameter, ""]
        proofs = ["\n".join(" ".join(line.split()) for line in _proof(proof)) for proof in evidence]
        yield "Bukti Pendukung\n" + "\n \n".join(proofs)
