"""Files that are broken, foreign, or too much: each says what it is, whatever was read before it."""

from __future__ import annotations

import io
import json
import random
import struct
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from extractor.errors import ReadError
from extractor.output.files import serialise
from extractor.reading import read
from extractor.reading.image_file import save_scan

Image = pytest.importorskip("PIL.Image")
HEAD = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
LOCK = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"00" * 32, b"11" * 32)


def pdf(*bodies: bytes, pages: bytes = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 3, without a table of where they stand."""
    objects = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, body) for n, body in enumerate(bodies, 3))
    return HEAD + b"2 0 obj\n" + pages + b"\nendobj\n" + objects + b"trailer\n<< /Root 1 0 R %s>>\n%%%%EOF" % trailer


def stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %s>>"
FONT = b"/Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> "
HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
WORDS = stream(b"BT /F 12 Tf 72 720 Td (SURAT KETERANGAN Nomor 12 Tahun 2031) Tj ET")
SURAT = pdf(PAGE % FONT, WORDS, HELVETICA)
LOCKED = pdf(PAGE % b"", LOCK, trailer=b"/Encrypt 4 0 R /ID [<00><00>] ")
EMPTY = pdf(pages=b"<< /Type /Pages /Kids [] /Count 0 >>")
BROKEN = HEAD + b"trailer"


def code_of(folder: Path, name: str, data: bytes) -> str:
    """The error's code, or what was read."""
    path = folder / name
    path.write_bytes(data)
    try:
        return read(path, ocr="off").text
    except ReadError as error:
        return error.code


@pytest.mark.parametrize(
    "before", [LOCKED, BROKEN, EMPTY, SURAT, b"%PDF-1.7"], ids=["locked", "broken", "empty", "good", "head"]
)
def test_no_file_is_judged_by_the_one_before(tmp_path: Path, before: bytes) -> None:
    for data, said in ((EMPTY, "empty"), (LOCKED, "encrypted"), (BROKEN, "damaged")):
        code_of(tmp_path, "before.pdf", before)
        assert code_of(tmp_path, "a.pdf", data) == said
    code_of(tmp_path, "before.pdf", before)
    assert "KETERANGAN" in code_of(tmp_path, "a.pdf", SURAT)


@pytest.mark.parametrize(
    "lock",
    [b"/Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s4 /V 2 /R 131104 /Recipients [<00>]", b"/Filter /OwnDRM /V 9 /R 9",
     b"/Filter /Standard /V 9 /R 9 /P -4 /O <00> /U <00>"],
    ids=["certificate", "own program", "later version"],
)  # fmt: skip
def test_whatever_locks_a_pdf_it_is_encrypted(tmp_path: Path, lock: bytes) -> None:
    locked = pdf(PAGE % b"", b"<< %s >>" % lock, trailer=b"/Encrypt 4 0 R /ID [<00><00>] ")
    assert code_of(tmp_path, "a.pdf", locked) == "encrypted"


@pytest.mark.parametrize("where", ["-9999999 9", "900000 900000", "72 -40000", "1000000000 720"])
def test_a_word_far_off_the_page_costs_that_word_alone(tmp_path: Path, where: str) -> None:
    far = stream(b"BT /F 12 Tf %s Td (JAUH) Tj ET BT /F 12 Tf 72 720 Td (SURAT DINAS) Tj ET" % where.encode())
    said = code_of(tmp_path, "a.pdf", pdf(PAGE % FONT, far, HELVETICA))
    assert "SURAT DINAS" in said and "JAUH" not in said


@pytest.mark.parametrize(
    "matrix", ["1e9 0 0 1e9 0 0", "1e-9 0 0 1e-9 0 0", "0 0 0 0 0 0", "1e20 1e20 1e20 1e20 1e20 1e20"]
)
def test_words_of_no_size_cost_themselves_alone(tmp_path: Path, matrix: str) -> None:
    odd = stream(
        b"q %s cm BT /F 12 Tf 9 9 Td (ANEH) Tj ET Q BT /F 12 Tf 72 720 Td (SURAT DINAS) Tj ET" % matrix.encode()
    )
    assert "SURAT DINAS" in code_of(tmp_path, "a.pdf", pdf(PAGE % FONT, odd, HELVETICA))


@pytest.mark.parametrize("lost", [1, 5, 9, 40, 400])
@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a", "a.html"])
def test_a_pdf_without_its_first_bytes_is_a_damaged_pdf(tmp_path: Path, lost: int, name: str) -> None:
    long = pdf(PAGE % FONT, *[stream(random.Random(n).randbytes(300)) for n in range(9)])
    assert code_of(tmp_path, name, long[lost:]) == "damaged"
    assert code_of(tmp_path, name, long[lost:-30]) == "damaged"


def test_a_text_about_pdfs_is_a_text(tmp_path: Path) -> None:
    said = "Berkas PDF memuat objek.\n\n1 0 obj\n<< >>\nendobj\n2 0 obj\n<< >>\nendobj\n\nDemikian penjelasan ini."
    assert code_of(tmp_path, "a.txt", said.encode()) == said


NOISE = random.Random(5).randbytes(6_000)
PRINTABLE = bytes(random.Random(6).choice(range(160, 256)) for _ in range(6_000))
BINARIES = {
    "high bytes": PRINTABLE,
    "repeated": b"DDS " + b"\xff\xe0\xc0" * 3_000,
    "noise": NOISE,
    "word samples": struct.pack("<3000h", *(n % 700 for n in range(3_000))),
    "big-endian samples": struct.pack(">3000h", *(n * 7 % 900 - 400 for n in range(3_000))),
    "floats": struct.pack("<1500f", *(n / 7 for n in range(1_500))),
    "sound": b"RIFF\0\0\0\0WAVEfmt " + PRINTABLE,
    "font": b"OTTO" + NOISE,
    "mark, then noise": b"\xff\xfe" + NOISE,
    "utf-8 mark, then noise": b"\xef\xbb\xbf" + PRINTABLE,
    "head of letters": b"SIMPLE  =                    T" + b" " * 2_850 + NOISE * 20,
    "letters, later noise": b"nama objek dan koordinat\n" * 4_000 + NOISE * 20,
    "ole-like": b"\0\1\0\0Standard Jet DB\0" + NOISE,
    "elf": b"\x7fELF\2\1\1" + bytes(2_000),
}


@pytest.mark.parametrize("name", BINARIES)
@pytest.mark.parametrize("suffix", [".txt", ".dat", ".md", ""])
def test_what_no_one_wrote_is_no_text(tmp_path: Path, name: str, suffix: str) -> None:
    assert code_of(tmp_path, f"a{suffix}", BINARIES[name]) == "unsupported"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1"])
def test_what_someone_wrote_is_text(tmp_path: Path, encoding: str) -> None:
    said = "KEPUTUSAN «Bupati» Sejahtera – café, résumé ½ m² §\n" * 30
    said = said.replace("–", "-") if encoding == "latin-1" else said
    assert code_of(tmp_path, "a.txt", said.encode(encoding)).startswith("KEPUTUSAN «Bupati»")


@pytest.mark.parametrize("said", ["ꦱꦸꦫꦠ꧀ " * 200, "公文 书信 " * 300, "رسالة رسمية " * 300, "1.234,56 " * 900])
def test_other_writing_is_text_too(tmp_path: Path, said: str) -> None:
    assert code_of(tmp_path, "a.txt", said.encode()).strip()


def tiff(*pages: list[tuple[int, int, int, int]]) -> bytes:
    """A TIFF whose pages have these entries (tag, type, count, value); each is a strip of white at its end."""
    out, link = bytearray(b"II*\0\0\0\0\0"), 4
    for entries in pages:
        strip = len(out)
        out += b"\xff" * 10_000
        out[link : link + 4] = struct.pack("<I", len(out))
        made = sorted([*entries, (273, 4, 1, strip)])
        out += struct.pack("<H", len(made)) + b"".join(struct.pack("<HHII", *entry) for entry in made)
        link = len(out)
        out += b"\0\0\0\0"
    return bytes(out)


WHOLE = [
    (256, 4, 1, 100),
    (257, 4, 1, 100),
    (258, 3, 1, 8),
    (259, 3, 1, 1),
    (262, 3, 1, 1),
    (278, 4, 1, 100),
    (279, 4, 1, 10_000),
]


def without(*tags: int) -> list[tuple[int, int, int, int]]:
    return [entry for entry in WHOLE if entry[0] not in tags]


def having(*entries: tuple[int, int, int, int]) -> list[tuple[int, int, int, int]]:
    return [*without(*(entry[0] for entry in entries)), *entries]


@pytest.mark.parametrize(
    "odd",
    [without(256), without(257), without(256, 257), having((259, 3, 1, 9_999)), having((258, 3, 1, 77)),
     having((256, 4, 1, 4_000_000), (257, 4, 1, 4_000_000)), having((256, 2, 1, 5)), [], having((259, 3, 1, 7))],
    ids=["no width", "no height", "no size", "compression", "depth", "bomb", "width in letters", "nothing", "jpeg"],
)  # fmt: skip
@pytest.mark.parametrize("place", [1, 2])
def test_a_page_of_an_image_that_cannot_be_read_costs_that_page(
    tmp_path: Path, odd: list[tuple[int, int, int, int]], place: int
) -> None:
    pages = [WHOLE, WHOLE]
    pages.insert(place, odd)
    scan = save_scan(tiff(*pages), tmp_path / "a.pdf", max_pages=9)
    assert scan.lost[:1] == (place + 1,)
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as made:
        assert len(made) >= place + 1
    assert [f.code for f in scan.findings][:1] == ["part_missing"] and f"page {place + 1}" in scan.findings[0].message


def test_an_image_of_which_nothing_can_be_read_is_damaged(tmp_path: Path) -> None:
    for page in (without(256), having((259, 3, 1, 9_999))):
        assert code_of(tmp_path, "a.tif", tiff(page)) == "damaged"


def test_pictures_become_pages_as_large_as_they_say(tmp_path: Path) -> None:
    data = io.BytesIO()
    first, second = Image.new("L", (400, 600), 255), Image.new("RGB", (600, 400), (250, 240, 230))
    first.save(data, "TIFF", save_all=True, append_images=[second], dpi=(100, 100))
    assert save_scan(data.getvalue(), tmp_path / "a.pdf", 9).lost == ()
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as made:
        assert [page.get_size() for page in made] == [(288, 432), (432, 288)]
        assert made[1].render().to_numpy()[50, 50].tolist()[:3] == pytest.approx([230, 240, 250], abs=3)
    with pytest.raises(ReadError, match="--max-pages"):
        save_scan(data.getvalue(), tmp_path / "b.pdf", 1)


@pytest.mark.parametrize("size", [(10, 14_400), (14_400, 3), (2, 2), (14_400, 14_400), (595, 842), (227, 8_504)])
def test_no_page_is_shown_larger_than_it_can_be_read(size: tuple[float, float]) -> None:
    page_image = pytest.importorskip("extractor.reading.ocr.page_image")

    class Page:
        def get_size(self) -> tuple[float, float]:
            return size

    scale = page_image.scale_of(Page())
    assert max(size) * scale < 32_767 and size[0] * size[1] * scale * scale < 50_000_000


def test_a_page_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    pages = b"<< /Type /Pages /Kids [3 0 R 99 0 R] /Count 2 >>"
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(PAGE % FONT, WORDS, HELVETICA, pages=pages))
    document = read(path, ocr="off")
    assert "KETERANGAN" in document.text
    assert [f.code for f in document.findings if "page 2" in f.message] == ["part_missing"]


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SAID = "<w:p><w:r><w:t>SURAT DINAS</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>", "</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>"),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
    ],
    ids=["tables", "controls", "both", "boxes"],
)
@pytest.mark.parametrize("depth", [3, 100, 300])
def test_a_word_file_may_be_as_deep_as_it_likes(tmp_path: Path, before: str, behind: str, depth: int) -> None:
    body = f'<w:document xmlns:w="{W}"><w:body>{before * depth}{SAID}{behind * depth}{SAID}</w:body></w:document>'
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", body)
    assert code_of(tmp_path, "b.docx", (tmp_path / "a.docx").read_bytes()).count("SURAT DINAS") == 2


def test_what_is_too_deep_for_xml_is_named(tmp_path: Path) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 2_000
    body = f'<w:document xmlns:w="{W}"><w:body>{SAID}{deep}{SAID}</w:body></w:document>'
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", body)
    document = read(tmp_path / "a.docx")
    assert "SURAT DINAS" in document.text
    assert [finding.code for finding in document.findings] == ["part_missing"]


@pytest.mark.parametrize("side", ["0.001 800", "1 14000", "14000 1", "0.5 0.5"])
def test_a_page_thinner_than_a_letter_is_no_fault(tmp_path: Path, side: str) -> None:
    pytest.importorskip("cv2")
    image = b"/Type /XObject /Subtype /Image /Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 81"
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %s] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>"
    )
    picture = b"<< %s >>\nstream\n%s\nendstream" % (image, bytes(81))
    data = pdf(page % side.encode(), stream(b"q 900 0 0 900 0 0 cm /I Do Q"), picture)
    (tmp_path / "a.pdf").write_bytes(data)
    try:
        assert not read(tmp_path / "a.pdf").text.strip()
    except ReadError as error:
        assert error.code in ("no_text", "damaged", "too_large")


@pytest.mark.parametrize("method", [0, 8, 99])
def test_a_word_file_whose_parts_have_a_password_is_encrypted(tmp_path: Path, method: int) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    data = bytearray((tmp_path / "a.docx").read_bytes())
    for mark, flags, packing in ((b"PK\3\4", 6, 8), (b"PK\1\2", 8, 10)):
        at = data.index(mark)
        data[at + flags] |= 1
        data[at + packing] = method
    assert code_of(tmp_path, "b.docx", bytes(data)) == "encrypted"


@pytest.mark.parametrize(("name", "data"), [("a.txt", b"isi\f" * 30), ("a.pdf", pdf(*[PAGE % b""] * 30))])
def test_no_format_has_more_pages_than_are_allowed(tmp_path: Path, name: str, data: bytes) -> None:
    if name == "a.pdf":
        kids = b" ".join(b"%d 0 R" % n for n in range(3, 33))
        data = pdf(*[PAGE % b""] * 30, pages=b"<< /Type /Pages /Kids [%s] /Count 30 >>" % kids)
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReadError, match="--max-pages") as error:
        read(tmp_path / name, ocr="off", max_pages=20)
    assert error.value.code == "too_large"


def test_half_a_character_never_reaches_a_record() -> None:
    written = serialise({"a": "x\ud83dy", "b": ["\udc00", {"c": "\ud83d\ude42"}]})
    assert "\\ud" not in written.decode() and json.loads(written)["b"][1]["c"] == "🙂"
