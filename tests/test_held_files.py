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


def test_a_file_that_an_archive_holds_as_it_is_does_not_tell_what_the_archive_is(tmp_path: Path) -> None:
    path = archive(tmp_path / "arsip.pdf", {"surat.pdf": b"%PDF-1.4 rusak", "surat.txt": LETTER.encode()})
    with pytest.raises(ReadError, match=r"this is a ZIP archive \(surat\.pdf, surat\.txt\)"):
        read(path)
    assert [finding.code for finding in read(path, inside=True).findings][:1] == ["format_differs"]


def test_an_archive_attached_to_a_message_in_an_archive_is_read(tmp_path: Path) -> None:
    inner = archive(tmp_path / "a.zip", {"undangan.txt": LETTER.encode(), "b.txt": b"Catatan rapat"}).read_bytes()
    mail = message(tmp_path / "b.eml", "Terlampir.", {"berkas.zip": inner}).read_bytes()
    path = archive(tmp_path / "c.zip", {"surat.eml": mail})
    found = read(path, inside=True).embedded
    below = path.as_posix()
    assert [one.path for one in found] == [
        f"{below}/surat.eml", f"{below}/surat.eml/berkas.zip/undangan.txt", f"{below}/surat.eml/berkas.zip/b.txt"
    ]  # fmt: skip
    assert "045/7/PKK" in found[1].text and not any(one.embedded for one in found)


def test_archives_deep_in_archives_are_named_and_not_opened(tmp_path: Path) -> None:
    data = archive(tmp_path / "0.zip", {"a.txt": LETTER.encode()}).read_bytes()
    for number in range(1, 5):
        data = archive(tmp_path / f"{number}.zip", {"dalam.zip": data, "b.txt": b"Catatan"}).read_bytes()
    found = read(tmp_path / "4.zip", inside=True)
    assert len(found.embedded) == 3
    assert any(f.code == "embedded_unread" for one in found.embedded for f in one.findings)


def test_an_empty_archive_is_empty(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="the archive is empty") as caught:
        read(archive(tmp_path / "a.zip", {}))
    assert caught.value.code == "empty"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xml", "<?xml version='1.0'?><data><x>1</x></data>", r"data \(XML\)"),
        ("a.txt", "<?xml version='1.0'?><data><x>1</x></data>", r"data \(XML\)"),
        ("a.xml", "<?xml version='1.0'?><?mso-application progid='Word.Document'?><x/>", "Word document saved as XML"),
        ("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><text>Nomor 5</text></svg>", "a drawing"),
        ("a.ini", "[x]\na=1\n", r"data \(settings\)"),
        ("a.txt", '{"a": 1}\n{"a": 2}\n', r"data \(JSON lines\)"),
        ("a.ics", "BEGIN:VCALENDAR\n", r"data \(a calendar\)"),
        ("a.url", "[InternetShortcut]\nURL=https://contoh.go.id\n", r"data \(an address\)"),
        ("a.tar", "surat.pdf".ljust(257, "\0") + "ustar" + "\0" * 250 + "%PDF-1.4", r"an archive \(tar\)"),
    ],
)
def test_data_and_drawings_are_no_documents(tmp_path: Path, name: str, content: str, said: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(ReadError, match=said) as caught:
        read(tmp_path / name)
    assert caught.value.code == "unsupported"


@pytest.mark.parametrize(
    ("name", "content", "differs"),
    [
        ("a.xhtml", "<?xml version='1.0'?><!DOCTYPE html><html><body><p>Nomor 5</p></body></html>", False),
        ("a.xml", "<?xml version='1.0'?><?xml-stylesheet href='a'?><html><body><p>Nomor 5</p></body></html>", False),
        ("a.doc", "<html><body><p>Nomor 5</p></body></html>", True),
        ("a.xls", "<html><body><p>Nomor 5</p></body></html>", True),
        ("a.txt", "<html><body><p>Nomor 5</p></body></html>", True),
        ("a.rtf", "Nomor 5", True),
        ("a.txt", "[Nomor 5]", False),
    ],
)
def test_pages_and_text_under_names_of_others(tmp_path: Path, name: str, content: str, differs: bool) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    document = read(tmp_path / name)
    assert document.text.strip("[]") == "Nomor 5"
    assert [finding.code for finding in document.findings] == ["format_differs"] * differs


@pytest.mark.parametrize("location", ["https://contoh.id/a.css?x=1&y=2", ""])
def test_style_sheets_of_a_page_saved_as_one_file_count(tmp_path: Path, location: str) -> None:
    address = location.replace("&", "&amp;") or "cid:css-1@mhtml.blink"
    page = f'<html><head><link rel="stylesheet" href="{address}"></head><body><p>Nomor : <b>4</b> 5</p></body></html>'
    saved = EmailMessage()
    saved["MIME-Version"] = "1.0"
    saved.set_content(page, subtype="html")
    saved.add_related(b"b { display: none }", "text", "css", cid="<css-1@mhtml.blink>")
    if location:
        saved.get_payload()[1]["Content-Location"] = location  # type: ignore[index,union-attr]
    (tmp_path / "a.mhtml").write_bytes(saved.as_bytes())
    assert read(tmp_path / "a.mhtml").text == "Nomor : 5"


def spoilt(path: Path, what: str) -> Path:
    """An archive of two files of which the first cannot be taken out."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("rusak.txt", LETTER * 90)
        held.writestr("undangan.txt", LETTER)
    data = bytearray(out.getvalue())
    local, central = data.find(b"PK\3\4"), data.find(b"PK\1\2")
    if what == "locked":
        data[local + 6] |= 1
        data[central + 8] |= 1
    elif what == "packed in another way":
        data[local + 8] = data[central + 10] = 77
    else:
        data[local + 39 : local + 49] = b"\xff" * 10
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("what", ["locked", "packed in another way", "spoilt"])
def test_what_cannot_be_taken_out_of_an_archive_costs_itself(tmp_path: Path, what: str) -> None:
    found = read(spoilt(tmp_path / "a.zip", what), inside=True)
    assert [one.path.rpartition("/")[2] for one in found.embedded] == ["undangan.txt"]
    said = [f.message for f in found.embedded[0].findings if f.code == "embedded_unread"]
    assert len(said) == 1 and said[0].startswith("rusak.txt: ") and ("password" in said[0]) == (what == "locked")


def test_an_archive_with_a_password_is_encrypted(tmp_path: Path) -> None:
    data = bytearray(archive(tmp_path / "a.zip", {"a.txt": LETTER.encode()}).read_bytes())
    data[data.find(b"PK\3\4") + 6] |= 1
    data[data.find(b"PK\1\2") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read(tmp_path / "a.zip", inside=True)
    assert caught.value.code == "encrypted"


@pytest.mark.parametrize("first", ["locked", "packed in another way", "spoilt"])
def test_a_text_of_open_document_that_cannot_be_unpacked_says_why(tmp_path: Path, first: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("mimetype", "application/vnd.oasis.opendocument.text" * 9)
        held.writestr("content.xml", "<a/>")
    data = bytearray(out.getvalue())
    local, central = data.find(b"PK\3\4"), data.find(b"PK\1\2")
    if first == "locked":
        data[local + 6] |= 1
        data[central + 8] |= 1
    elif first == "spoilt":
        data[local + 38 : local + 44] = b"\xff" * 6
    else:
        data[local + 8] = data[central + 10] = 77
    (tmp_path / "a.odt").write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read(tmp_path / "a.odt")
    assert caught.value.code == ("encrypted" if first == "locked" else "damaged")


@pytest.mark.parametrize("charset", ["unicode_escape", "raw_unicode_escape", "utf-16", "undefined", "zlib", "\x1b"])
def test_odd_encodings_of_a_message_cost_no_message(tmp_path: Path, charset: str) -> None:
    head = f'From: a@contoh.id\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset="{charset}"\r\n\r\n'
    (tmp_path / "a.eml").write_bytes(head.encode() + b"Nomor : 5 \\ud83d dan seterusnya\r\n")
    read(tmp_path / "a.eml").text.encode("utf-8")


@pytest.mark.parametrize(
    "header",
    ["Content-Type: " + "/" * 9_000, "Content-Disposition: " + "a " * 9_000, 'Content-Type: text/plain; a="' * 900,
     "Message-ID: <" + "[(" * 900 + ">", "To: " + "(" * 9_000, "Subject: =?utf-16?B?2AA=?=",
     "Content-Type: a; " + "".join(f"a*{n}*=b; " for n in range(900))],
)  # fmt: skip
def test_broken_headers_of_a_message_are_no_fault_of_the_program(tmp_path: Path, header: str) -> None:
    (tmp_path / "a.eml").write_bytes(f"MIME-Version: 1.0\r\n{header}\r\n\r\nNomor : 5\r\n".encode())
    try:
        assert "Nomor" in read(tmp_path / "a.eml", inside=True).text
    except ReadError as error:
        assert error.code in ("damaged", "empty")


def test_messages_in_messages_without_end_are_told(tmp_path: Path) -> None:
    data = "Nomor : 5"
    for _ in range(1_500):
        data = f"MIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n{data}"
    (tmp_path / "a.eml").write_text(data)
    with pytest.raises(ReadError) as caught:
        read(tmp_path / "a.eml", inside=True)
    assert caught.value.code in ("damaged", "empty")
