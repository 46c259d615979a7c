"""The parts that decrees and regulations share on paper: head, grounds, closing, attachments' heads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from . import grid
from .paper import A4, FOLIO, Furniture, Paper

Content = Mapping[str, Any]


def paper_for(content: Content) -> Paper:
    """A sheet with the size, face and furniture that the content's [paper] asks for."""
    wish: Content = content.get("paper", {})
    return Paper(
        size=A4 if wish.get("size") == "a4" else FOLIO,
        face=wish.get("face", "serif"),
        points=wish.get("points", 11.5),
        leading=wish.get("leading", 1.22),
        furniture=_furniture(wish),
        catchword=wish.get("catchword"),
    )


def _furniture(wish: Content) -> Furniture:
    def draw(paper: Paper, number: int) -> None:
        layer = wish.get("furniture_layer", 0)
        if wish.get("page_number") and number > 1:
            text = wish["page_number"].format(number)
            paper.write(_across(paper, text, wish.get("number_at", "center")), _level(paper, wish), text, layer=layer)
        if wish.get("running_head") and number > 1:
            text = wish["running_head"]
            x = paper.left if number % 2 == 0 else paper.right - paper.wide(text)
            paper.write(x, paper.top + 26, text, layer=layer)
        if wish.get("watermark"):
            text = wish["watermark"]
            paper.write(paper.right - paper.wide(text, points=11), 34, text, "Helvetica", 11, layer=layer)
        for ghost in wish.get("ghosts", []):
            if ghost["page"] == number:
                paper.put(-9, partial(_draw_ghost, ghost, paper.plain))
        for row, line in enumerate(wish.get("footer", [])):
            paper.write(paper.left, 44 - row * 9, line, "Times-Roman", 7.5, layer=layer)

    return draw


def _draw_ghost(ghost: Content, font: str, canvas: Any) -> None:
    """White words that no reader sees and every text layer holds: what an earlier draft left behind."""
    canvas.saveState()
    canvas.setFillGray(1)
    canvas.setFont(font, 10)
    canvas.drawString(ghost["x"], ghost["y"], ghost["text"])
    canvas.restoreState()


def _across(paper: Paper, text: str, place: str) -> float:
    left, slack = paper.left, paper.right - paper.left - paper.wide(text)
    return left + {"left": 0.0, "center": slack / 2, "right": slack}[place]


def _level(paper: Paper, wish: Content) -> float:
    return paper.bottom - 36 if wish.get("number_foot") else paper.top + 22


# -- head ------------------------------------------------------------------------------------------------------------


def emblem(paper: Paper, x: float, y: float, radius: float = 24) -> None:
    """An invented coat of arms around (x, y)."""

    def draw(canvas: Any) -> None:
        canvas.setLineWidth(1)
        canvas.circle(x, y, radius, stroke=1, fill=0)
        canvas.circle(x, y, radius * 0.62, stroke=1, fill=0)
        for step in range(-2, 3):
            canvas.line(x, y - radius * 0.5, x + step * radius * 0.2, y + radius * 0.5)
        canvas.rect(x - radius * 0.8, y - radius * 1.3, radius * 1.6, radius * 0.3)

    paper.put(0, draw)


def kop(paper: Paper, content: Content) -> None:
    """The letterhead: an agency's with its address and double rule, or a head of region's under the arms."""
    head: Content = content.get("kop", {})
    if head.get("stamp"):
        _stamp(paper, head["stamp"])
    if head.get("arms", True) and not head.get("address"):
        emblem(paper, (paper.left + paper.right) / 2, paper.y - 26)
        paper.y -= 68
    layer = head.get("layer", 0)
    top = paper.y
    x = paper.left + (46 if head.get("address") else 0)
    for line in head.get("lines", []):
        points = 14 if head.get("address") else 12.5
        paper.flow(line, x, font=paper.bold, points=points, align="center", layer=layer)
    for line in head.get("address", []):
        paper.flow(line, x, points=9.5, align="center", layer=layer)
    if head.get("address"):
        emblem(paper, paper.left + 24, (top + paper.y) / 2, 22)
        paper.y -= 6
        paper.rule(paper.left, paper.y, paper.right, paper.y, 2.2)
        paper.rule(paper.left, paper.y - 3, paper.right, paper.y - 3, 0.6)
        paper.y -= 3
    paper.gap(12)


def _stamp(paper: Paper, word: str) -> None:
    width = paper.wide(word, paper.bold, 11) + 16
    x0, y0 = paper.right - width, paper.top - 6
    paper.write(x0 + 8, y0 - 14, word, paper.bold, 11)
    for edge in ((x0, y0, x0 + width, y0), (x0, y0 - 20, x0 + width, y0 - 20)):
        paper.rule(*edge)
    for x in (x0, x0 + width):
        paper.rule(x, y0, x, y0 - 20)


def title(paper: Paper, content: Content) -> None:
    """Instrument, number, TENTANG and title, in the middle."""
    font = paper.bold if content.get("paper", {}).get("bold_title", True) else paper.plain
    for block in (content["instrument"], [content["number"]], ["TENTANG"], content["title"]):
        for line in block:
            paper.center(line, font)
        paper.gap(6)
    for line in content.get("attachment", []):
        paper.gap(4)
        paper.flow(line)
    if content.get("grace"):
        paper.gap(4)
        paper.center(content["grace"], font)
    paper.gap(6)
    for line in content.get("office", []):
        paper.center(line, font)
    paper.gap(10)


# -- grounds ---------------------------------------------------------------------------------------------------------


def clauses(paper: Paper, name: str, items: Sequence[Sequence[str]], content: Content, gap: float = 3) -> None:
    """A labelled block such as Menimbang with its hanging items."""
    layer = content.get("paper", {}).get("labels_layer", 0)
    colon = paper.left + 80
    for index, (label, text) in enumerate(items):
        labels = [(paper.left, name), (colon, ":")] if index == 0 else []
        if label:
            labels.append((colon + 11, label))
        x = colon + (11 if not label else 30)
        paper.flow(text, x, labels=labels, label_layer=layer)
        paper.gap(gap)
    paper.gap(6)


def numbered(items: Sequence[str]) -> list[tuple[str, str]]:
    """1. 2. 3. before each; a single one stands without."""
    return [(f"{n}.", item) for n, item in enumerate(items, 1)] if len(items) > 1 else [("", items[0])]


def lettered(items: Sequence[str]) -> list[tuple[str, str]]:
    """a. b. c. before each; a single one stands without."""
    return [(f"{chr(96 + n)}.", item) for n, item in enumerate(items, 1)] if len(items) > 1 else [("", items[0])]


def grounds(paper: Paper, content: Content) -> None:
    """Menimbang, Mengingat and what stands beside them, down to Menetapkan."""
    clauses(paper, "Menimbang", lettered(content["menimbang"]), content)
    clauses(paper, "Mengingat", numbered(content["mengingat"]), content)
    for name in ("Membaca", "Memperhatikan"):
        if content.get(name.lower()):
            clauses(paper, name, numbered(content[name.lower()]), content)
    if content.get("approval"):
        for line in content["approval"]:
            paper.center(line, paper.bold)
        paper.gap(8)
    paper.room(60)
    paper.center(content.get("decides", "MEMUTUSKAN:"), paper.bold)
    paper.gap(6)
    text = content.get("menetapkan", "")
    layer = content.get("paper", {}).get("labels_layer", 0)
    labels = [(paper.left, "Menetapkan"), (paper.left + 80, ":")]
    paper.flow(text, paper.left + 91, labels=labels, label_layer=layer, font=paper.bold if text.isupper() else "")
    paper.gap(6)


# -- closing ---------------------------------------------------------------------------------------------------------


def signature(paper: Paper, closing: Content, x: float | None = None) -> None:
    """Place, date, office, name, rank and NIP, at the right."""
    x = paper.left + (paper.right - paper.left) * 0.52 if x is None else x
    lines = [closing.get("place", ""), closing.get("date", "")]
    height = paper.points * paper.leading * (len(closing["office"]) + 8)
    paper.room(height)
    paper.gap(12)
    for line in filter(None, lines):
        paper.flow(line, x, align="left")
    paper.gap(4)
    for line in closing["office"]:
        paper.flow(line, x, font=paper.bold if closing.get("bold", True) else "", align="left")
    if closing.get("mark"):
        paper.gap(10)
        paper.flow(closing["mark"], x + 20, align="left")
        paper.gap(10)
    else:
        paper.gap(48)
    paper.flow(closing["name"], x, font=paper.bold, align="left")
    for line in closing.get("under", []):
        paper.flow(line, x, align="left")


def certified(paper: Paper, copy: Content, top: float) -> None:
    """The certifier of the copy, at the left, beside the signatory's block."""
    for line in copy["lines"]:
        top -= 10.5 * 1.2
        paper.write(paper.left, top, line, points=10)
    paper.y = min(paper.y, top)


def copies(paper: Paper, content: Content) -> None:
    """Tembusan, small, at the left."""
    if not content.get("tembusan"):
        return
    paper.gap(14)
    paper.room(60)
    paper.flow(content.get("tembusan_label", "Tembusan :"), font=paper.bold, points=10, align="left")
    for number, line in enumerate(content["tembusan"], 1):
        paper.flow(line, paper.left + 16, labels=[(paper.left, f"{number}.")], points=10, align="left")


def attachment_head(paper: Paper, lines: Sequence[str], x_share: float = 0.46) -> None:
    """LAMPIRAN … at the top right."""
    x = paper.left + (paper.right - paper.left) * x_share
    for line in lines:
        label, _, rest = line.partition("\t")
        if rest:
            paper.flow(rest, x + 62, labels=[(x, label), (x + 55, ":")], align="left", points=10.5)
        else:
            paper.flow(line, x, align="left", points=10.5)
    paper.gap(14)


def table(paper: Paper, block: Content) -> None:
    """A ruled table from content: `columns`, `shares`, `rows`."""
    paper.gap(6)
    if block.get("title"):
        paper.room(90)
        paper.gap(8)
        paper.flow(block["title"], font=paper.bold, align=block.get("title_align", "left"))
        paper.gap(5)
    grid.draw(
        paper,
        grid.Grid(
            shares=block["shares"],
            head=block.get("columns", []),
            groups=[(g["title"], g["first"], g["last"]) for g in block.get("groups", [])],
            numbers=block.get("numbers", False),
            repeat=block.get("repeat", []),
            points=block.get("points", 10.5),
            cuts=block.get("cuts", True),
            middle=block.get("middle", [0]),
        ),
        block["rows"],
    )
    paper.gap(8)
