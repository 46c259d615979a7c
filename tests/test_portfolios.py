"""Files in PDFs beside those of test_shown_text: pinned to pages, archives in portfolios, and what cannot be read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
from pdf_makers import annotate, changed, drawn, text
from pikepdf import AttachedFileSpec, Dictionary, Name

from extractor.batch.worker import verdict
from extractor.pipeline import extract_all
from extractor.reading import read


def pinned(pdf: Any, name: str, data: bytes) -> None:
    held = AttachedFileSpec(pdf, data, filename=name).obj
    annotate(pdf, [10, 10, 20, 20], Subtype=Name.FileAttachment, FS=held)


def test_files_of_the_document_and_those_pinned_to_pages_are_named(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Surat"))
    with changed(path) as pdf:
        pdf.attachments["lampiran.txt"] = AttachedFileSpec(pdf, b"Lampiran", filename="lampiran.txt")
        pinned(pdf, "catatan.txt", b"Catatan")
    assert [found.text for found in read(path, ocr="off", inside=True).embedded] == ["Lampiran", "Catatan"]
    assert "lampiran.txt, catatan.txt" in read(path, ocr="off").findings[0].message


def portfolio(path: Path, name: str, data: bytes) -> Path:
    with changed(drawn(path, body=0)) as pdf:
        pdf.attachments[name] = AttachedFileSpec(pdf, data, filename=name)
        pdf.Root.Collection = Dictionary(Type=Name.Collection)
    return path


def test_an_archive_in_a_portfolio_is_read(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("map/surat.txt", "Surat pertama")
    document = read(portfolio(tmp_path / "a.pdf", "arsip.zip", packed.getvalue()), ocr="off")
    assert [found.text for found in document.embedded] == ["Surat pertama"]


def test_a_portfolio_of_nothing_that_can_be_read_says_why(tmp_path: Path) -> None:
    secret = drawn(tmp_path / "rahasia.pdf", text(60, 100, "Surat"))
    with pikepdf.open(secret) as pdf:
        pdf.save(tmp_path / "b.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    path = portfolio(tmp_path / "a.pdf", "rahasia.pdf", (tmp_path / "b.pdf").read_bytes())
    error = verdict(extract_all(path, ocr="off"))["error"]
    assert error["code"] == "unsupported" and "rahasia.pdf: the PDF asks for a password" in error["message"]
