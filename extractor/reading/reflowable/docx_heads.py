"""Heads and feet of a Word file's pages: furniture, but for a letterhead on the first page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .docx_package import Package, R, W
from .letterhead import is_letterhead

_KINDS = ("headerReference", "footerReference")


class Heads:
    """The heads and feet that the document's sections refer to; `lines_of` reads the paragraphs of one."""

    def __init__(self, package: Package, lines_of: Callable[[Any], list[str]]) -> None:
        self._package = package
        self._relations = package.relations(package.main)
        self._lines_of = lines_of
        self._sections = list(package.body.iter(f"{W}sectPr"))
        self._first = self._first_page()

    def first_page(self) -> list[str]:
        """The lines at the head of the first page that belong to the text."""
        return self._first

    def running(self) -> list[str]:
        """The lines of heads and feet that repeat, each once."""
        lines: dict[str, None] = {}
        for section in self._sections:
            for kind in _KINDS:
                for form in ("default", "even"):
                    lines |= dict.fromkeys(self._lines(section, kind, form))
        return [line for line in lines if line not in self._first]

    def _first_page(self) -> list[str]:
        """A head of the first page alone, or a letterhead that stands on every page: the first shows it too."""
        if not self._sections:
            return []
        section = self._sections[0]
        title = section.find(f"{W}titlePg")
        if title is not None and title.get(f"{W}val", "1") not in ("0", "false", "off"):
            return self._lines(section, "headerReference", "first")
        lines = self._lines(section, "headerReference", "default")
        return lines if is_letterhead(lines) else []

    def _lines(self, section: Any, kind: str, form: str) -> list[str]:
        return [line for part in self._header_parts(section, kind, form) for line in self._lines_of(part)]

    def _header_parts(self, section: Any, kind: str, form: str) -> Iterator[Any]:
        for reference in section.iter(f"{W}{kind}"):
            if reference.get(f"{W}type", "default") == form:
                relation = self._relations.get(reference.get(f"{R}id", ""))
                root = self._package.xml(relation.target if relation else "", "a page's head or foot")
                if root is not None:
                    yield root
