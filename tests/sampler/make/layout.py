"""Plain text that keeps the page's columns by spaces, as `pdftotext -layout` leaves it: page numbers, form feeds."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from .instrument import Content, lettered, numbered
from .regulations import units

WIDTH, DEPTH, LABEL, TEXT = 84, 54, 13, 15


class Sheet:
    """Lines of a fixed width, broken into pages with a running number at each head."""

    def __init__(self, page_number: str) -> None:
        self.page_number = page_number
        self.lines: list[str] = []
        self.used = 0
        self.page = 1

    def put(self, line: str = "") -> None:
        """One line; a full page is closed first, with a catchword when one was asked for."""
        if self.used >= DEPTH:
            self.page += 1
            head = self.page_number.format(self.page).center(WIDTH).rstrip()
            self.lines += ["", f"\f{head}", ""]
            self.used = 2
        self.lines.append(line.rstrip())
        self.used += 1

    def center(self, text: str) -> None:
        """A line, or several, in the middle."""
        for line in textwrap.wrap(text, WIDTH - 16):
            self.put(line.center(WIDTH))

    def hang(self, lead: str, text: str) -> None:
        """A paragraph whose later lines stand below its first word."""
        for index, line in enumerate(textwrap.wrap(text, WIDTH - len(lead), break_on_hyphens=False) or [""]):
            self.put((lead if index == 0 else " " * len(lead)) + line)


def regulation(content: Content) -> bytes:
    """A regulation, or a decree whose body is written in articles, as column-keeping text."""
    sheet = Sheet(content.get("paper", {}).get("page_number", "-{}-"))
    about = content.get("about", "TENTANG")
    for line in [*content["kop"]["lines"], "", *content["instrument"], content["number"], about]:
        sheet.center(line) if line else sheet.put()
    for line in [*content["title"], "", content["grace"], "", *content["office"]]:
        sheet.center(line) if line else sheet.put()
    sheet.put()
    _block(sheet, "Menimbang", lettered(content["menimbang"]))
    _block(sheet, "Mengingat", numbered(content["mengingat"]))
    sheet.center(content["decides"])
    _block(sheet, "Menetapkan", [("", content["menetapkan"])])
    _body(sheet, content["body"])
    for line in _closing(content):
        sheet.put(line)
    return ("\n".join(sheet.lines) + "\n").encode("utf-8")


def _block(sheet: Sheet, name: str, items: Sequence[tuple[str, str]]) -> None:
    for index, (label, text) in enumerate(items):
        lead = f"{name:<{LABEL}}: " if index == 0 else " " * TEXT
        sheet.hang(lead + (f"{label:<4}" if label else ""), text)
    sheet.put()


def _body(sheet: Sheet, body: str) -> None:
    for unit in units(body):
        if unit.heading:
            sheet.put()
            for line in unit.heading:
                sheet.center(line)
        else:
            marker = f"{unit.marker:<4}" if unit.marker else ""
            sheet.hang(" " * (TEXT + 4 * unit.level) + marker, unit.text)
    sheet.put()


def _closing(content: Content) -> list[str]:
    closing, promulgation = content["closing"], content.get("promulgation")
    right = [closing["place"], closing["date"], "", *closing["office"], "", closing["mark"], "", closing["name"]]
    lines = [" " * 44 + line if line else "" for line in right]
    return [*lines, "", *promulgation["lines"], "", promulgation["gazette"]] if promulgation else lines
