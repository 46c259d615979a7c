"""Official letters on paper, as column-keeping text and in Word: a letter, a circular, an assignment, an invitation."""

from __future__ import annotations

from .instrument import Content, attachment_head, clauses, copies, kop, numbered, paper_for, signature, table
from .layout import WIDTH, Sheet
from .paper import Paper
from .regulations import STEP, units
from .word import Letterhead


def pdf(content: Content) -> bytes:
    """The letter as a PDF."""
    paper = paper_for(content)
    kop(paper, content)
    for part in content["order"]:
        PARTS[part](paper, content)
    for attachment in content.get("lampiran", []):
        paper.turn()
        attachment_head(paper, attachment["head"], 0.55)
        for line in attachment.get("title", []):
            paper.center(line, paper.bold)
        for block in attachment.get("tables", []):
            table(paper, block)
    return paper.save(content.get("file_title", "Surat"))


def _head(paper: Paper, content: Content) -> None:
    """Nomor, Sifat, Lampiran, Hal at the left; date and addressee at the right, on the same lines."""
    top, page = paper.y, len(paper.pages)
    right = paper.left + (paper.right - paper.left) * 0.58
    for line in [content["date"], "", *content["to"]]:
        paper.flow(line, right, align="left")
    low = paper.y
    paper.y = top
    if len(content["to"]) > 1 and not content.get("level"):
        paper.y -= paper.points * paper.leading * 2
    layer = content.get("paper", {}).get("labels_layer", 0)
    for label, value in content["head"]:
        labels = [(paper.left, label), (paper.left + 58, ":")]
        paper.flow(value, paper.left + 66, right - 14, labels=labels, label_layer=layer, align="left")
    assert page == len(paper.pages)
    paper.y = min(low, paper.y)
    paper.gap(16)


def _to(paper: Paper, content: Content) -> None:
    """Date and addressee at the right, or the addressee alone at the left."""
    x = paper.left + (paper.right - paper.left) * content.get("to_at", 0.55)
    for line in [content["date"], *content["to"]] if content.get("date_above") else content["to"]:
        paper.flow(line, x, align="left")
    paper.gap(14)


def _middle(paper: Paper, content: Content) -> None:
    """The letter's kind, number and subject, in the middle."""
    for line in content["middle"]:
        paper.center(line, paper.bold)
        paper.gap(3)
    paper.gap(10)


def _bases(paper: Paper, content: Content) -> None:
    clauses(paper, "Dasar", numbered(content["dasar"]), content)


def _orders(paper: Paper, content: Content) -> None:
    """MEMERINTAHKAN, then the persons, then what they are to do."""
    paper.center(content["orders"], paper.bold)
    paper.gap(8)
    for number, person in enumerate(content["persons"], 1):
        _person(paper, number, person)
    paper.gap(4)
    items = content["untuk"]
    labelled = [(f"{n}.", item) for n, item in enumerate(items, 1)] if len(items) > 1 else [("", items[0])]
    clauses(paper, "Untuk", labelled, content)


def _person(paper: Paper, number: int, person: Content) -> None:
    paper.room(80)
    colon = paper.left + 80
    for row, (label, value) in enumerate(person.items()):
        labels = [(colon + 30, label), (colon + 120, ":")]
        if row == 0:
            labels = [(paper.left, "Kepada"), (colon, ":")] * (number == 1) + [(colon + 11, f"{number}.")] + labels
        paper.flow(value, colon + 128, labels=labels, align="left")
    paper.gap(5)


def _body(paper: Paper, content: Content) -> None:
    for unit in units(content["body"]):
        left = paper.left + content.get("body_at", 0) + unit.level * STEP
        if unit.marker:
            paper.flow(unit.text, left + STEP, labels=[(left, unit.marker)])
        elif unit.text.startswith("|"):
            label, value = (part.strip() for part in unit.text[1:].split("|", 1))
            paper.flow(value, left + 120, labels=[(left + 28, label), (left + 112, ":")], align="left")
        else:
            paper.flow(unit.text, left, indent=32 if unit.level == 0 else 0)
        paper.gap(3)


def _tables(paper: Paper, content: Content) -> None:
    for block in content.get("tables", []):
        table(paper, block)


def _sign(paper: Paper, content: Content) -> None:
    paper.room(150)
    signature(paper, content["closing"])


PARTS = {
    "head": _head,
    "to": _to,
    "middle": _middle,
    "bases": _bases,
    "orders": _orders,
    "body": _body,
    "tables": _tables,
    "sign": _sign,
    "copies": copies,
}


def txt(content: Content) -> bytes:
    """The letter as column-keeping text."""
    sheet = Sheet("-{}-")
    for line in [*content["kop"]["lines"], *content["kop"].get("address", [])]:
        sheet.center(line)
    sheet.put("_" * WIDTH)
    sheet.put()
    right = [content["date"], "", *content["to"]]
    left = [f"{label:<10}: {value}" for label, value in content["head"]]
    for row in range(max(len(left), len(right))):
        first = left[row] if row < len(left) else ""
        sheet.put(f"{first:<50}{right[row] if row < len(right) else ''}")
    sheet.put()
    for unit in units(content["body"]):
        if unit.text.startswith("|"):
            label, value = (part.strip() for part in unit.text[1:].split("|", 1))
            sheet.hang(f"{'':16}{label:<14}: ", value)
        elif unit.marker:
            sheet.hang(" " * (10 + 4 * unit.level) + f"{unit.marker:<4}", unit.text)
        else:
            sheet.put()
            sheet.hang(" " * 10, unit.text)
    for line in ["", *content["closing"]["office"], "", "", content["closing"]["name"], *content["closing"]["under"]]:
        sheet.put(" " * 50 + line if line else "")
    if content.get("tembusan"):
        sheet.put("Tembusan :")
        for number, line in enumerate(content["tembusan"], 1):
            sheet.put(f"{number}. {line}")
    return ("\n".join(sheet.lines) + "\n").encode("utf-8")


def docx(content: Content) -> bytes:
    """The letter in Word: its head as a table without rules, tabs inside the body."""
    word = Letterhead("Arial", 11)
    for line in [*content["kop"]["lines"], *content["kop"].get("address", [])]:
        word.line(line, bold=True, center=True)
    table = word.document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "\n".join(f"{label}\t: {value}" for label, value in content["head"])
    table.rows[0].cells[1].text = "\n".join([content["date"], "", *content["to"]])
    listed: list[str] = []
    for unit in units(content["body"]):
        if unit.marker:
            listed.append(unit.text)
            continue
        if listed:
            word.items(listed, "1")
            listed = []
        if unit.text.startswith("|"):
            label, value = (part.strip() for part in unit.text[1:].split("|", 1))
            word.line(f"\t{label}\t: {value}")
        else:
            word.line(f"\t{unit.text}")
    if listed:
        word.items(listed, "1")
    for block in content.get("tables", []):
        word.table(block["columns"], block["rows"])
    word.sign(content["closing"])
    if content.get("tembusan"):
        word.line("Tembusan disampaikan kepada Yth. :")
        word.items(content["tembusan"], "1")
    return word.save(content.get("file_title", "Surat"))
