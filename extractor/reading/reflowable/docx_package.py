"""The parts of an Office Open XML package: read one by one, so that a missing or broken one costs only itself."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from functools import cached_property
from typing import Any, NamedTuple

from ...errors import ReadError
from ...model.findings import Finding

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
"""Namespaces of the strict form of the format (ISO/IEC 29500-1) and those of the usual, transitional one."""
_LARGEST_PART = 300 * 1024 * 1024
"""Bytes of one part, unpacked: more XML than that is no document that a person wrote."""
_MAIN = "word/document.xml"
_CORE = "docProps/core.xml"
_PROPERTIES = {"title": "title", "creator": "author", "subject": "subject", "keywords": "keywords"}
_DATES = ("created", "modified")
_HALF_CHARACTER = re.compile(
    rb"&#(?:[xX]0*+[dD][89a-fA-F][0-9a-fA-F]{2}|0*+(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3]));"
)
"""A reference to half of a surrogate pair."""


class Relation(NamedTuple):
    """Where a part refers to: the kind of the other part, and its name in the package."""

    kind: str
    target: str


class Package:
    """A ZIP file of parts; `findings` grows with every part that cannot be read."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
            raise _damaged() from error
        self._entries = {part_name(entry.filename): entry for entry in self._archive.infolist()}
        self.findings: list[Finding] = []

    @cached_property
    def main(self) -> str:
        """The name of the part with the document's body."""
        named = (r.target for r in self.relations("").values() if r.kind == "officeDocument")
        return next((target for target in named if part_name(target) in self._entries), _MAIN)

    @cached_property
    def body(self) -> Any:
        """The body; ReadError damaged where there is none."""
        root = self.xml(self.main, "the document's body")
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            raise _damaged()
        return body

    def relations(self, part: str) -> dict[str, Relation]:
        """The parts that a part refers to, by the identifiers that it uses for them; those outside left out."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        root = self._parsed(self.read(path)) if part_name(path) in self._entries else None
        found = {}
        for relation in root if root is not None else ():
            target = str(relation.get("Target") or "")
            if relation.get("TargetMode") != "External" and target:
                kind = str(relation.get("Type") or "").rsplit("/", 1)[-1]
                found[str(relation.get("Id"))] = Relation(kind, _resolved(folder, target))
        return found

    def xml(self, part: str, meaning: str) -> Any:
        """The root element of a part; None with a finding where it is missing or broken."""
        root = self._parsed(self.read(part), meaning)
        if root is None:
            self.missing(meaning)
        return root

    def missing(self, meaning: str, why: str = "") -> None:
        """Adds the finding that a part of the document could not be read."""
        why = why or "that part of the file is missing or damaged"
        finding = Finding("part_missing", f"{meaning} could not be read: {why}")
        if finding not in self.findings:
            self.findings.append(finding)

    def related_xml(self, kind: str, meaning: str) -> tuple[str, Any]:
        """(name, root) of the main part's part of this kind; ("", None) where it has none."""
        target = next((r.target for r in self.relations(self.main).values() if r.kind == kind), "")
        return (target, self.xml(target, meaning)) if target else ("", None)

    def read(self, part: str) -> bytes | None:
        """A part's bytes; None where it is missing or damaged. ReadError too_large."""
        entry = self._entries.get(part_name(part))
        if entry is None:
            return None
        if entry.file_size > _LARGEST_PART:
            raise ReadError("the file unpacks to more than 300 MB of text; split it", "too_large")
        if entry.flag_bits & 1:
            raise ReadError("the file has a password; save it without one", "encrypted")
        try:
            return self._archive.read(entry)
        except Exception:  # zlib, bz2 and lzma each raise errors of their own for damaged bytes
            return None

    def properties(self) -> dict[str, str]:
        """title, author, subject, keywords, created and modified, those that are filled in."""
        root = self._parsed(self.read(_CORE))
        found: dict[str, str] = {}
        for element in root.iter() if root is not None else ():
            local = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            name = _PROPERTIES.get(local, local if local in _DATES else "")
            text = " ".join("".join(element.itertext()).split()) if name else ""
            if text:
                found[name] = text.replace("Z", "+00:00") if name in _DATES else text
        return dict(sorted(found.items()))

    def _parsed(self, data: bytes | None, meaning: str = "") -> Any:
        """The root element, as far as the bytes are XML; what is lost of a part that has a meaning is a finding."""
        from lxml import etree

        if not data:
            return None
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        data = _HALF_CHARACTER.sub(b"&#xFFFD;", data)  # XML knows none, and lxml stumbles over it
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=True)
        try:
            root = etree.fromstring(data, parser)
            if meaning and any(error.level >= etree.ErrorLevels.FATAL for error in parser.error_log):
                self.missing(f"what stands behind a fault in {meaning}")
            return root
        except (etree.XMLSyntaxError, ValueError):
            return None


def part_name(name: str) -> str:
    """A part's name as it is compared: in small letters (ISO/IEC 29500-2), whichever way its slashes lean."""
    return name.replace("\\", "/").lstrip("/").lower()


def _resolved(folder: str, target: str) -> str:
    path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(path)


def _damaged() -> ReadError:
    return ReadError("the Word file is damaged; open it in Word and save it again", "damaged")
