"""Text as PDF-to-Markdown converters leave it: stray dashes, bold labels, pages' ends amid items, tabs for tables.

In the content, a form feed says where a page ended.
"""

from __future__ import annotations

from .decrees import service_table
from .instrument import Content, lettered, numbered


def decree(content: Content) -> bytes:
    """A decree as a converter leaves it."""
    lines = ["", "", *_head(content), ""]
    lines += [*_block("Menimbang", lettered(content["menimbang"])), ""]
    lines += [*_block("Mengingat", numbered(content["mengingat"])), ""]
    if content.get("memperhatikan"):
        lines += [*_block("Memperhatikan", numbered(content["memperhatikan"])), ""]
    lines += [content.get("decides", "MEMUTUSKAN :"), "", f"Menetapkan : {content.get('menetapkan', '')}".rstrip(), ""]
    for dictum in content["diktum"]:
        lines += _dictum(dictum)
    lines += ["", *closing(content["closing"])]
    for attachment in content.get("lampiran", []):
        lines += _attachment(attachment, content)
    return encode(lines)


def encode(lines: list[str]) -> bytes:
    """The lines as UTF-8 with line feeds, on every system."""
    return ("\n".join(lines) + "\n").encode("utf-8")


def _head(content: Content) -> list[str]:
    lines = [*content.get("kop", {}).get("lines", []), *content.get("kop", {}).get("address", []), ""]
    lines += [*content["instrument"], content["number"], "", "TENTANG", "", *content["title"], ""]
    return lines + content.get("office", [])


def _block(name: str, items: list[tuple[str, str]]) -> list[str]:
    """`- Menimbang : a. …`, later items with or without their dash; after a page's end the list is broken off."""
    lines: list[str] = []
    lead, broken = f"- {name} : ", False
    for label, text in items:
        first, *later = f"{lead}{label} {text}".replace(":  ", ": ").split("\f")
        lines.append(first.rstrip())
        for part in later:
            lines += ["", f"- {part}" if not broken else part]
            broken = True
        lead = " " if broken else "- " if name == "Menimbang" else ""
    return lines


def _dictum(dictum: Content) -> list[str]:
    label = f"**{dictum['label']}**" if dictum.get("bold") else dictum["label"]
    lines = [f"- {label} : {dictum['text']}".replace("\f", "\n\n")]
    return lines + [f"{chr(97 + n)}. {item}" for n, item in enumerate(dictum.get("items", []))]


def closing(block: Content) -> list[str]:
    """Place, date, office, name and what stands below it."""
    lines = [*(block[key] for key in ("place", "date") if block.get(key)), ""]
    lines += [*block["office"], "", block.get("mark", ""), "", block["name"], *block.get("under", [])]
    return lines


def _attachment(attachment: Content, content: Content) -> list[str]:
    lines = ["", *(" " + line.replace("\t", ": ") for line in attachment["head"]), ""]
    lines += [*attachment.get("title", []), ""]
    for number, service in enumerate(attachment.get("services", []), 1):
        block = service_table(number, service)
        lines += [block["title"], "", *table(block), ""]
    for block in attachment.get("tables", []):
        lines += [*([block["title"], ""] if block.get("title") else []), *table(block), ""]
    if attachment.get("closing"):
        lines += closing(content["closing"] | attachment["closing"])
    return lines


def table(block: Content) -> list[str]:
    """Tabs between cells, lists as half-closed HTML, a spanning row as a bare line."""
    lines: list[str] = []
    head = "\t".join(block.get("columns", []))
    for index, row in enumerate(block["rows"]):
        if isinstance(row, str):
            lines += ["", row, ""] if index == 0 else [row + "\t\t"]
            if index == 0 and head:
                lines.append(head)
            continue
        if index == 0 and head:
            lines.append(head)
        lines += _row(row)
    return lines


def _row(row: list[str]) -> list[str]:
    """One row; where the page ended inside its last cell, the rest follows under empty cells."""
    first, *later = "\t".join(_cell(cell) for cell in row).split("\f")
    empty = "\t" * (len(row) - 1)
    return [first, *(line for part in later for line in ("", empty + part.strip()))]


def _cell(text: str) -> str:
    if text.startswith("1. ") and "\n" in text:
        return '<ol style="list-style-type: none"> ' + text.replace("\n", " ")
    return text.replace("\n", "</p> <p>") if "\n" not in text else "<p>" + text.replace("\n", "</p> <p>") + "</p>"
