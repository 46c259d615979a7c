"""Files that nobody should write: samples truncated, flipped, spliced and misnamed; floods, bombs and deep nesting."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

Dice = random.Random
ENDINGS = (".pdf", ".docx", ".html", ".md", ".txt", ".tif", ".png", ".jpg", ".doc", ".xml", "", ".PDF", ".htm")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MARKS = (
    "Menimbang", "Mengingat", "MEMUTUSKAN", "KESATU", "Pasal 1", "BAB I", "Nomor : 1", "a. ", "1. ", "(1) ", "Rp", "- ",
    "Undang-Undang Nomor 1 Tahun 2020", "tentang", "LAMPIRAN", "Tembusan", ":", "NIP. 19", "Januari", "| ", "# ", "> ",
    "Kepada Yth.", "Ditetapkan di", "sebagaimana telah diubah dengan", "Lembaran Negara", "...", "____", "\t", "1" * 9,
    "https://", "&nbsp;", "**", "[x](", "```", "<div>", "ttd", "A N G K A", "“", "\ufeff", "\u202e", "²", "١", "🙂",
)  # fmt: skip


def hostile_file(samples: Path, dice: Dice, number: int) -> tuple[str, bytes]:
    """A file's name and bytes."""
    if dice.random() < 0.6:
        sample = dice.choice(_samples(samples))
        data, ending = dice.choice(MUTATIONS)(dice, _bytes(sample), samples), sample.suffix
    else:
        ending, data = dice.choice(MADE)(dice)
    if dice.random() < 0.15:
        ending = dice.choice(ENDINGS)
    return f"{number:06}{ending}", data


@cache
def _samples(folder: Path) -> tuple[Path, ...]:
    ends = {".pdf", ".docx", ".html", ".md", ".txt", ".png", ".jpg", ".tif"}
    return tuple(p for p in sorted(folder.rglob("*")) if p.suffix in ends and p.stat().st_size < 400_000)


@cache
def _bytes(path: Path) -> bytes:
    return path.read_bytes()


def cut(dice: Dice, data: bytes, samples: Path) -> bytes:
    return data[: dice.randrange(len(data))]


def beheaded(dice: Dice, data: bytes, samples: Path) -> bytes:
    return data[dice.randrange(1, max(2, min(len(data), 3_000))) :]


def flipped(dice: Dice, data: bytes, samples: Path) -> bytes:
    out = bytearray(data)
    for _ in range(dice.choice((1, 3, 10, 100, 1_000))):
        out[dice.randrange(len(out))] ^= 1 << dice.randrange(8)
    return bytes(out)


def spliced(dice: Dice, data: bytes, samples: Path) -> bytes:
    other = _bytes(dice.choice(_samples(samples)))
    return data[: dice.randrange(len(data))] + other[dice.randrange(len(other)) :]


def zeroed(dice: Dice, data: bytes, samples: Path) -> bytes:
    at, size = dice.randrange(len(data)), dice.choice((16, 512, 4_096, 65_536))
    return data[:at] + bytes(min(size, len(data) - at)) + data[at + size :]


def doubled(dice: Dice, data: bytes, samples: Path) -> bytes:
    at, size = dice.randrange(len(data)), dice.choice((10, 200, 5_000))
    return data[:at] + data[at : at + size] * dice.choice((2, 20, 200)) + data[at:]


def renumbered(dice: Dice, data: bytes, samples: Path) -> bytes:
    """Numbers in it become others: lengths, offsets, references, sizes."""
    out = bytearray(data)
    digits = [i for i, byte in enumerate(out) if 48 <= byte <= 57]
    for i in dice.sample(digits, min(len(digits), dice.choice((1, 5, 50)))):
        out[i] = dice.randrange(48, 58)
    return bytes(out)


def repacked(dice: Dice, data: bytes, samples: Path) -> bytes:
    """A Word file with one part mutated, emptied or gone; anything else flipped."""
    if not data.startswith(b"PK"):
        return flipped(dice, data, samples)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        struck = dice.choice(names)
        for name in names:
            part = old.read(name)
            if name == struck and (mutate := dice.choice((None, cut, flipped, doubled, renumbered, zeroed))) is None:
                continue
            new.writestr(name, mutate(dice, part, samples) if name == struck and part else part)
    return out.getvalue()


def deflated(dice: Dice, data: bytes, samples: Path) -> bytes:
    """A PDF with the words of a page changed inside its stream; anything else doubled."""
    start = data.find(b"stream\n", dice.randrange(len(data)))
    end = data.find(b"endstream", start)
    if start < 0 or end < 0:
        return doubled(dice, data, samples)
    try:
        inner = zlib.decompress(data[start + 7 : end])
    except zlib.error:
        return zeroed(dice, data, samples)
    inner = dice.choice((doubled, renumbered, flipped))(dice, inner or b"q", samples)
    return data[: start + 7] + zlib.compress(inner) + b"\n" + data[end:]


MUTATIONS: tuple[Callable[[Dice, bytes, Path], bytes], ...] = (
    cut, beheaded, flipped, spliced, zeroed, doubled, renumbered, repacked, deflated
)  # fmt: skip


def _many(dice: Dice) -> int:
    return dice.choice((50, 500, 5_000, 20_000))


def text_flood(dice: Dice) -> tuple[str, bytes]:
    """Marks of official documents over and over, with runs of blanks."""
    marks = [dice.choice(MARKS).encode().decode("unicode_escape", "ignore") for _ in range(dice.choice((1, 2, 3, 9)))]
    blank = dice.choice(("", " ", "\n", "\n\n", " " * 40, "\t", "\r", "\u3000"))
    said = (blank.join(marks) + blank) * _many(dice)
    return dice.choice((".txt", ".md", ".html")), said[:300_000].encode("utf-8", "surrogatepass")


def blank_run(dice: Dice) -> tuple[str, bytes]:
    run = dice.choice((" ", "\t", "\n", "\u00a0", " \n", ".", "-", "_", "|", "#", "`")) * _many(dice)
    return dice.choice((".txt", ".md", ".html")), f"SURAT\nNomor : 1{run}x\n{dice.choice(MARKS)}{run}".encode()


def odd_encoding(dice: Dice) -> tuple[str, bytes]:
    text = "KEPUTUSAN BUPATI\nNOMOR 1 TAHUN 2020\n“tentang” – pasar " * dice.choice((1, 9, 99))
    names = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-7", "cp500", "utf-8-sig", "cp437", "gb18030")
    data = text.encode(dice.choice(names), "replace")
    mark = dice.choice((b"", b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\0", b"\xed\xa0\x80"))
    return dice.choice((".txt", ".html", ".md")), mark + data[dice.randrange(3) :]


def noise(dice: Dice) -> tuple[str, bytes]:
    heads = (b"", b"%PDF-1.7\n", b"PK\3\4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"II*\0", b"\x89PNG\r\n\x1a\n",
             b"\xff\xd8\xff\xe0", b"GIF89a", b"BM", b"RIFF....WEBP", b"<html>", b"{", b"\0\0\0\x0cjP")  # fmt: skip
    return dice.choice(ENDINGS), dice.choice(heads) + dice.randbytes(dice.choice((0, 1, 30, 3_000, 60_000)))


def deep_html(dice: Dice) -> tuple[str, bytes]:
    tags = dice.sample(
        ("div", "table", "tr", "td", "ul", "li", "aside", "span", "p", "b", "article", "section", "a"), 3
    )
    depth = dice.choice((30, 300, 3_000, 20_000))
    start = "".join(f"<{tags[n % len(tags)]}>" for n in range(depth))
    ends = "".join(f"</{tags[n % len(tags)]}>" for n in reversed(range(depth))) if dice.random() < 0.5 else ""
    return ".html", f"<html><body>{start}isi surat{ends}<p>Demikian.</p>".encode()


def wide_html(dice: Dice) -> tuple[str, bytes]:
    row = dice.choice(
        ("<td>1</td>", "<td colspan=9999>1", "<li>a. isi", "<p>Pasal 1", "<br>", "<h2>BAB I</h2>", "<img>")
    )
    script = '<script type="application/ld+json">' + "[" * dice.choice((1, 900, 9_000)) + "</script>"
    meta = f'<meta charset="{dice.choice(("undefined", "utf-7", "rot13", "idna", "utf-16", "x", "utf-8"))}">'
    return ".html", f"<html><head>{meta}{script}</head><body><table><tr>{row * _many(dice)}".encode()


def markdown_flood(dice: Dice) -> tuple[str, bytes]:
    unit = dice.choice(("> ", "- ", "  - a\n", "#", "*", "_", "[", "![", "`", "|a", "1. ", "<!--", "\\", "[a](", "~~"))
    return ".md", (unit * _many(dice) + "\nisi\n").encode()


def word_file(dice: Dice) -> tuple[str, bytes]:
    """Nested tables, text boxes, fields and notes; properties and parts that are wrong."""
    count = dice.choice((20, 200, 2_000))
    bodies = (
        "<w:tbl><w:tr><w:tc>" * count + "<w:p><w:r><w:t>isi</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * count,
        "<w:p>" + "<w:r><w:t>a</w:t><w:tab/></w:r>" * count + "</w:p>",
        "<w:sdt><w:sdtContent>" * count + "<w:p><w:r><w:t>isi</w:t></w:r></w:p>" + "</w:sdtContent></w:sdt>" * count,
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="-F0B7"/><w:t>isi</w:t></w:r></w:p>' * count,
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{dice.randrange(-9, 99)}"/><w:numId w:val="9"/></w:numPr></w:pPr>'
        "<w:r><w:t>isi</w:t></w:r></w:p>" * count,
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:t>isi</w:t></w:r></w:p>' * count,
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p><w:r><w:t>isi</w:t></w:r></w:p></w:tc>'
        "</w:tr></w:tbl>" * count,
        '<w:p><w:r><w:footnoteReference w:id="1"/><w:t>isi</w:t><w:br w:type="page"/></w:r></w:p>' * count,
    )
    document = f'<w:document xmlns:w="{W}"><w:body>{dice.choice(bodies)}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        if dice.random() < 0.3:
            archive.writestr("word/media/image1.bmp", bytes(50_000_000))
        if dice.random() < 0.3:
            archive.writestr("docProps/core.xml", f"<a>{chr(0x202E)}<title>x</title>" * count)
        if dice.random() < 0.3:
            archive.writestr("word/document.xml", document)
    return ".docx", out.getvalue()


def zip_bomb(dice: Dice) -> tuple[str, bytes]:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        head = f'<w:document xmlns:w="{W}"><w:body><w:p>'
        archive.writestr(
            "word/document.xml", head + dice.choice((" ", "<w:r/>", "a")) * dice.choice((10**6, 3 * 10**7))
        )
    return ".docx", out.getvalue()


def _pdf(objects: dict[int, bytes], dice: Dice, trailer: bytes = b"") -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    top = max(objects) + 1
    rows = (b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(top))
    out += b"xref\n0 %d\n%s" % (top, b"".join(rows))
    wrong = dice.choice((0, 0, 0, 7, -3))
    return bytes(
        out + b"trailer\n<< /Root 1 0 R /Size %d %s >>\nstartxref\n%d\n%%%%EOF" % (top, trailer, table + wrong)
    )


def _stream(content: bytes, keys: bytes = b"") -> bytes:
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), keys, packed)


def pdf_flood(dice: Dice) -> tuple[str, bytes]:
    """Pages of one operator over and over, of wild sizes, with forms and pictures that hold themselves."""
    number: Callable[[], float] = lambda: dice.choice((0, 1, -1, 72, 595, 14_400, 99_999, -(10**9), 10**12, 0.00001))  # noqa: E731
    operators = (
        lambda: b"BT /F1 %d Tf %f %f Td (SURAT) Tj ET\n" % (dice.choice((0, 1, 12, 9_999)), number(), number()),
        lambda: b"%f %f m %f %f l S\n" % (number(), number(), number(), number()),
        lambda: b"%f %f %f %f re f\n" % (number(), number(), number(), number()),
        lambda: b"q %f %f %f %f %f %f cm /X Do Q\n" % tuple(number() for _ in range(6)),
        lambda: b"q 0 0 99 99 re W n\n",
        lambda: b"BT 3 Tr /F1 12 Tf 72 %f Td <%s> Tj ET\n" % (number(), dice.randbytes(9).hex().encode()),
        lambda: b"q\n" * 99,
        lambda: b"0 0 m 1 1 2 2 3 3 c 5 5 l h B*\n" * 9,
        lambda: b"BT /F1 12 Tf 72 %d Td (Nomor : 1  ) Tj ET\n" % dice.randrange(800),
    )
    unit = dice.sample(operators, 2)
    content = b"".join(dice.choice(unit)() for _ in range(dice.choice((5, 100, 3_000, 20_000))))
    box = b"[%f %f %f %f]" % (0, 0, abs(number()), abs(number())) if dice.random() < 0.3 else b"[0 0 595 842]"
    rotate = b"/Rotate %d" % dice.choice((0, 90, 45, -90, 99999))
    self_held = b"/X Do /X Do " if dice.random() < 0.05 else b""
    catalogue = dice.choice((b"", b"/AcroForm << /Fields [3 0 R] >>", b"/Names 1 0 R"))
    kids, count = b"3 0 R " * dice.choice((1, 2, 30)), dice.choice((1, 2, 10**6))
    kind = dice.choice((b"Widget", b"FreeText", b"Stamp", b"StrikeOut"))
    look = b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >>"
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + look
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox %s %s /Contents 4 0 R /Annots [7 0 R] %s >>" % (box, rotate, look),
        4: _stream(content),
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        6: _stream(self_held + content[:2_000], form),
        7: b"<< /Type /Annot /Subtype /%s /Rect [%f %f %f %f] /F 4 /Contents (%s) /FT /Tx /V (isi) >>"
        % (kind, number(), number(), number(), number(), b"a" * 99),
    }  # fmt: skip
    return ".pdf", _pdf(objects, dice)


def pdf_tree(dice: Dice) -> tuple[str, bytes]:
    """Page trees that are deep, wide, or hold themselves; no pages; far too many."""
    depth = dice.choice((2, 60, 900))
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    for n in range(2, depth + 2):
        objects[n] = b"<< /Type /Pages /Kids [%d 0 R %s] /Count 1 >>" % (
            n + 1,
            b"2 0 R" if dice.random() < 0.1 else b"",
        )
    objects[depth + 2] = dice.choice((
        b"<< /Type /Page /MediaBox [0 0 595 842] >>", b"<< /Type /Pages /Kids [] /Count 0 >>", b"null", b"[ ]",
    ))  # fmt: skip
    return ".pdf", _pdf(objects, dice, b"/Prev 9" if dice.random() < 0.2 else b"")


def picture_pdf(dice: Dice) -> tuple[str, bytes]:
    wide, high = dice.choice(((9, 9), (40_000, 3), (3, 40_000), (30_000, 30_000), (0, 5), (-4, 4)))
    keys = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent %d /ColorSpace /DeviceGray"
    look = b"/Resources << /XObject << /I 6 0 R >> >>"
    side = dice.choice((b"595 842", b"10 14400", b"14400 10", b"1 1", b"14401 5"))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %s] /Contents 4 0 R %s >>" % (side, look),
        4: _stream(b"q 500 0 0 700 9 9 cm /I Do Q " * dice.choice((1, 300))),
        6: _stream(bytes(dice.choice((9, 10_000))), keys % (wide, high, dice.choice((1, 8, 16, 99)))),
    }
    return ".pdf", _pdf(objects, dice)


def tiff(dice: Dice) -> tuple[str, bytes]:
    """Pages with tags missing, wrong, or of enormous sizes; a chain of pages that ends in itself."""
    out, link = bytearray(b"II*\0\0\0\0\0"), 4
    for _ in range(dice.choice((1, 2, 5, 60))):
        wide, high = dice.choice(((100, 100), (100, 100), (4 * 10**6, 4 * 10**6), (0, 9), (1, 99_999)))
        bits, packing = dice.choice((1, 8, 77)), dice.choice((1, 1, 5, 9))
        tags = {256: wide, 257: high, 258: bits, 259: packing, 262: dice.randrange(9)}
        tags |= {273: len(out), 278: 100, 279: 10_000}
        entries = [(tag, 4, 1, value) for tag, value in tags.items()]
        out += b"\xf0" * dice.choice((10_000, 50))
        entries = [entry for entry in entries if dice.random() > 0.08]
        here = len(out)
        out[link : link + 4] = struct.pack("<I", here if dice.random() > 0.05 else 8)
        out += struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries)
        link = len(out)
        out += bytes(4)
    return ".tif", bytes(out)


MADE: tuple[Callable[[Dice], tuple[str, bytes]], ...] = (
    text_flood, blank_run, odd_encoding, noise, deep_html, wide_html, markdown_flood, word_file, zip_bomb, pdf_flood,
    pdf_flood, pdf_flood, pdf_tree, picture_pdf, tiff,
)  # fmt: skip
