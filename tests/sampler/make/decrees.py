"""Decrees on paper: grounds, dictums, closing, copies, attachments."""

from __future__ import annotations

from .instrument import (
    Content,
    attachment_head,
    certified,
    copies,
    grounds,
    kop,
    paper_for,
    signature,
    table,
    title,
)
from .paper import A4, FOLIO, Paper

SERVICE_A = "A. Komponen Standar Pelayanan yang terkait dengan proses penyampaian pelayanan (Service Point)"
SERVICE_B = "B. Komponen Standar Pelayanan yang terkait dengan proses pengelolaan pelayanan (Manufacturing)"


def pdf(content: Content) -> bytes:
    """The decree as a PDF."""
    paper = paper_for(content)
    decree(paper, content)
    for more in content.get("also", []):
        paper.turn(FOLIO)
        decree(paper, more)
    return paper.save(content.get("file_title", content["number"]))


def decree(paper: Paper, content: Content) -> None:
    """One whole decree at the paper's cursor."""
    kop(paper, content)
    title(paper, content)
    grounds(paper, content)
    for dictum in content["diktum"]:
        _dictum(paper, dictum, content)
    _close(paper, content)
    for attachment in content.get("lampiran", []):
        _attachment(paper, attachment, content)


def _dictum(paper: Paper, dictum: Content, content: Content) -> None:
    layer = content.get("paper", {}).get("labels_layer", 0)
    colon = paper.left + 80
    paper.flow(dictum["text"], colon + 11, labels=[(paper.left, dictum["label"]), (colon, ":")], label_layer=layer)
    for number, item in enumerate(dictum.get("items", [])):
        paper.flow(item, colon + 29, labels=[(colon + 11, f"{chr(97 + number)}.")])
    paper.gap(4)


def _close(paper: Paper, content: Content) -> None:
    paper.room(190)
    top = paper.y - 40
    signature(paper, content["closing"])
    if content.get("certified"):
        certified(paper, content["certified"], top)
    copies(paper, content)


def _attachment(paper: Paper, attachment: Content, content: Content) -> None:
    size = A4 if content.get("paper", {}).get("size") == "a4" else FOLIO
    paper.turn((size[1], size[0]) if attachment.get("landscape") else size)
    attachment_head(paper, attachment["head"], attachment.get("head_at", 0.46))
    for line in attachment.get("title", []):
        paper.center(line, paper.bold)
    paper.gap(10)
    for text in attachment.get("paragraphs", []):
        paper.flow(text, indent=28)
        paper.gap(4)
    for group in attachment.get("roles", []):
        _role(paper, group)
    for number, service in enumerate(attachment.get("services", []), 1):
        table(paper, service_table(number, service))
    for block in attachment.get("tables", []):
        table(paper, block)
    if attachment.get("closing"):
        signature(paper, content["closing"] | attachment["closing"])


def _role(paper: Paper, group: Content) -> None:
    """A role and its names, without rules; a role without names is the first half of the next one's."""
    if not group.get("names"):
        paper.flow(group["role"], align="left")
        return
    labels = [(paper.left, group["role"]), (paper.left + 110, ":")]
    many = len(group["names"]) > 1
    for number, name in enumerate(group["names"], 1):
        first = labels if number == 1 else []
        if many:
            paper.flow(name, paper.left + 136, labels=[*first, (paper.left + 118, f"{number}.")], align="left")
        else:
            paper.flow(name, paper.left + 118, labels=first, align="left")
    paper.gap(4)


def service_table(number: int, service: Content) -> Content:
    """A service's six and eight components as one table."""
    rows: list[list[str] | str] = [SERVICE_A]
    rows += [[f"{n}.", name, text] for n, (name, text) in enumerate(service["point"], 1)]
    rows.append(SERVICE_B)
    rows += [[f"{n}.", name, text] for n, (name, text) in enumerate(service["manufacturing"], 1)]
    return {
        "title": f"{number}. {service['name']}",
        "shares": [6, 26, 68],
        "columns": ["No", "Komponen", "Uraian"],
        "rows": rows,
        "repeat": service.get("repeat", []),
    }
