"""Regulations on paper and as text: BAB, Pasal, ayat, huruf, angka; promulgation; elucidation.

A body is written in the content as one line a unit, indented two spaces a level:
`BAB I | KETENTUAN UMUM`, `Bagian Kesatu | Umum`, `Pasal 2`, `(1) …`, `  a. …`, `    1. …`, or a bare paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .instrument import Content, attachment_head, certified, grounds, kop, paper_for, signature, table, title
from .paper import Paper

HEADING = re.compile(r'^["“]?(BAB|Bagian|Paragraf|Pasal|[IVX]+\.) ?[\w]*( \||$)|^[IVX]+\. [A-Z ]+$')
MARKER = re.compile(r"^(\(\w{1,2}\)|[a-z]{1,2}\.|\d{1,2}\.|\d{1,2}\)|[a-z]\)) ")
STEP = 26.0


@dataclass(frozen=True)
class Unit:
    """One line of a body: its level, its marker or nothing, its words; a heading has lines instead."""

    level: int
    marker: str
    text: str
    heading: tuple[str, ...] = ()


def units(body: str) -> Iterator[Unit]:
    """The units of a body, in order."""
    for line in body.strip("\n").split("\n"):
        stripped = line.strip()
        level = (len(line) - len(line.lstrip(" "))) // 2
        marker = MARKER.match(stripped)
        if not stripped:
            continue
        if HEADING.match(stripped) and len(stripped) < 120:
            yield Unit(level, "", "", tuple(part.strip() for part in stripped.split("|")))
        elif marker:
            yield Unit(level, marker[1], stripped[marker.end() :])
        else:
            yield Unit(level, "", stripped)


def pdf(content: Content) -> bytes:
    """The regulation as a PDF."""
    paper = paper_for(content)
    if content.get("gazette_head"):
        _masthead(paper, content["gazette_head"])
    else:
        kop(paper, content)
    title(paper, content)
    grounds(paper, content)
    _body(paper, content["body"], content.get("paper", {}).get("body_at", 0))
    _close(paper, content)
    if content.get("elucidation"):
        _elucidation(paper, content["elucidation"])
    for attachment in content.get("lampiran", []):
        _attachment(paper, attachment, content)
    return paper.save(content.get("file_title", content["number"]))


def _masthead(paper: Paper, head: Content) -> None:
    """A gazette's first page: its name, number, year and subject keywords."""
    kop(paper, {"kop": {"arms": True}})
    for line in head["name"]:
        paper.center(line, paper.bold, 20)
    paper.rule(paper.left, paper.y - 6, paper.right, paper.y - 6, 2.5)
    paper.y -= 8
    paper.flow(head["keywords"], paper.left + 110, labels=[(paper.left, head["number"])], points=10.5)
    paper.gap(16)


def _body(paper: Paper, body: str, shift: float) -> None:
    for unit in units(body):
        left = paper.left + shift + unit.level * STEP
        if unit.heading:
            _heading(paper, unit.heading, left)
        elif unit.marker:
            paper.flow(unit.text, left + STEP, labels=[(left, unit.marker)])
        else:
            paper.flow(unit.text, left)
        paper.gap(2)


def _heading(paper: Paper, lines: tuple[str, ...], left: float) -> None:
    paper.gap(8 if lines[0].startswith(("BAB", "Bagian", "Paragraf")) else 5)
    paper.room(50)
    for line in lines:
        paper.flow(line, left, align="center")
    paper.gap(3)


def _close(paper: Paper, content: Content) -> None:
    """Ditetapkan at the right, Diundangkan at the left, gazette line, certifier."""
    signature(paper, content["closing"])
    promulgation = content.get("promulgation")
    if promulgation:
        paper.gap(10)
        paper.room(150)
        for line in promulgation["lines"]:
            paper.flow(line, align="left")
            paper.gap(4)
        paper.gap(8)
        paper.flow(promulgation["gazette"], align=promulgation.get("align", "left"))
    for line in content.get("register", []):
        paper.flow(line, align="left")
    if content.get("certified"):
        paper.gap(16)
        paper.room(120)
        certified(paper, content["certified"], paper.y)


def _elucidation(paper: Paper, elucidation: Content) -> None:
    paper.turn()
    for line in elucidation["head"]:
        paper.center(line)
    paper.gap(10)
    _body(paper, elucidation["body"], 0)
    if elucidation.get("gazette"):
        paper.gap(14)
        paper.flow(elucidation["gazette"], align="left")


def _attachment(paper: Paper, attachment: Content, content: Content) -> None:
    paper.turn()
    attachment_head(paper, attachment["head"])
    for line in attachment.get("title", []):
        paper.center(line, paper.bold)
    paper.gap(8)
    for block in attachment.get("tables", []):
        table(paper, block)
    signature(paper, content["closing"] | {"place": "", "date": ""})
