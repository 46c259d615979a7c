"""Files that hold others: archives, messages, pages that a browser saved as one."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from extractor.errors import ReadError
from extractor.reading import read

LETTER = "Nomor : 045/7/PKK\nPerihal : Rapat Koordinasi\n"


def archive(path: Path, files: dict[str, bytes]) -> Path:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        for name, data in files.items():
            held.writestr(name, data)
    path.write_bytes(out.getvalue())
    return path


def message(path: Path, body: str, files: dict[str, bytes], subtype: str = "plain") -> Path:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@contoh.id", "b@contoh.id", "Undangan"
    if body:
        mail.set_content(body, subtype=subtype)
    for name, data in files.items():
        mail.add_attachment(data, maintype="text", subtype="plain", filename=name)
    path.write_bytes(mail.as_bytes())
    return path


def test_an_archive_is_named_and_read_when_asked_for(tmp_path: Path) -> None:
    path = archive(tmp_path / "arsip.zip", {"surat/undangan.txt": LETTER.encode(), "data.json": b"{}"})
    with pytest.raises(ReadError, match=r"undangan\.txt, data\.json.*--inside") as caught:
        read(path)
    assert caught.value.code == "unsupported"
    document = read(path, inside=True)
    assert document.is_cover
    assert [inner.path for inner in document.embedded] == [f"{path.as_posix()}/undangan.txt"]
    assert "045/7/PKK" in document.embedded[0].text
    assert [finding.code for finding in document.embedded[0].findings] == ["embedded_files", "embedded_unread"]


def test_an_archive_of_nothing_that_is_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"data\.json: this is data"):
        read(archive(tmp_path / "arsip.zip", {"data.json": b"{}"}), inside=True)


def test_a_message_is_read_and_its_attachments_are_named(tmp_path: Path) -> None:
    path = message(tmp_path / "surat.eml", "Terlampir undangan.", {"undangan.txt": LETTER.encode()})
    document = read(path)
    assert document.text.strip() == "Terlampir undangan."
    assert "undangan.txt" in document.findings[0].message and not document.embedded
    assert "045/7/PKK" in read(path, inside=True).embedded[0].text


def test_a_message_that_only_carries_files(tmp_path: Path) -> None:
    path = message(tmp_path / "surat.eml", "", {"undangan.txt": LETTER.encode()})
    assert read(path).text == "undangan.txt"
    assert read(path, inside=True).is_cover


def test_a_page_saved_as_one_file_is_a_page(tmp_path: Path) -> None:
    page = "<html><body><p>Nomor : 5</p><p hidden>lama</p></body></html>"
    document = read(message(tmp_path / "surat.mht", page, {}, "html"))
    assert (document.text, document.media_type) == ("Nomor : 5", "text/html")


def test_text_that_speaks_of_mail_is_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Perihal: isi\nBaris MIME-Version ada di sini\n", encoding="utf-8")
    assert read(tmp_path / "a.txt").media_type == "text/plain"
