"""Word files for tests, written run by run."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from extractor.model.document import Document

docx = pytest.importorskip("docx")

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "word/_rels/document.xml.rels"


def xml(text: str) -> Any:
    return docx.oxml.parse_xml(text.replace(">", f' xmlns:w="{W}" xmlns:r="{R}">', 1))


def run(inside: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr>{inside}</w:r>"


def words(text: str, look: str = "") -> str:
    return run(f'<w:t xml:space="preserve">{text}</w:t>', look)


def field(kind: str) -> str:
    return run(f'<w:fldChar w:fldCharType="{kind}"/>')


def word_file(*paragraphs: str, styles: str = "", parts: dict[str, tuple[str, str]] | None = None) -> bytes:
    """A Word file of paragraphs (the XML inside each), more styles, and parts: name to (relation, content)."""
    file = docx.Document()
    for paragraph in paragraphs:
        file.element.body[-1].addprevious(xml(f"<w:p>{paragraph}</w:p>"))
    for style in (xml(f"<w:styles>{styles}</w:styles>")) if styles else ():
        file.styles.element.append(style)
    saved, out = io.BytesIO(), io.BytesIO()
    file.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == RELATIONS:
                data = data.replace(b"</Relationships>", relations(parts or {}).encode() + b"</Relationships>")
            new.writestr(name, data)
        for name, (_, content) in (parts or {}).items():
            new.writestr(name, content)
    return out.getvalue()


def relations(parts: dict[str, tuple[str, str]]) -> str:
    return "".join(
        f'<Relationship Id="rIdX{i}" Type="{R}/{kind}" Target="{name.removeprefix("word/")}"/>'
        for i, (name, (kind, _)) in enumerate(parts.items())
    )


def lines(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]
