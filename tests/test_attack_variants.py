"""Hostile files of known kinds in other shapes: all of them in one run, each with the verdict that is true of it."""

# ruff: noqa: E501 (a hostile file is a row of the table)
from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from test_hostile_files import FONT, HELVETICA, PAGE, PRINTABLE, WHOLE, having, pdf, stream, tiff

ROOT = Path(__file__).resolve().parents[1]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
READ = "ok partial"
WORDS = b"BT /F 12 Tf 72 720 Td (SURAT KETERANGAN Nomor 12 Tahun 2031) Tj ET"


def html(inside: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{inside}<p>SURAT KETERANGAN</p></body></html>".encode()


def word(body: str, parts: dict[str, str] | None = None, relations: str = "") -> bytes:
    """A Word file of this body and these parts."""
    out = io.BytesIO()
    document = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}<w:p><w:r><w:t>SURAT DINAS</w:t></w:r></w:p></w:body></w:document>'
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{rels}">{relations}</Relationships>')
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def related(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="r{number}" Type="{R}/{kind}" Target="{target}"/>'


def noted(kind: str) -> str:
    """A note that refers to itself and to another, which refers to it."""
    reference = f'<w:r><w:{kind}Reference w:id="%d"/></w:r>'
    notes = "".join(
        f'<w:{kind} w:id="{n}"><w:p>{reference % n}{reference % (3 - n)}<w:r><w:t>kaki</w:t></w:r></w:p></w:{kind}>'
        for n in (1, 2)
    )
    return f'<w:{kind}s xmlns:w="{W}">{notes}</w:{kind}s>'


def chained(count: int) -> str:
    """Footnotes each of which refers to the next one."""
    note = '<w:footnote w:id="{}"><w:p><w:r><w:t>kaki</w:t><w:footnoteReference w:id="{}"/></w:r></w:p></w:footnote>'
    notes = "".join(note.format(n, n + 1) for n in range(1, count))
    return f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>'


REFERS = '<w:p><w:r><w:{}Reference w:id="1"/><w:t>isi</w:t></w:r></w:p>'
LOCK = b"<< /Filter /Standard /V 4 /R 4 /Length 128 /P -4 /O <%s> /U <%s> >>" % (b"00" * 32, b"11" * 32)
EMPTY = b"<< /Type /Pages /Kids [] /Count 0 >>"
IMAGE = b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent %d /ColorSpace /%s %s /Length %d >>\nstream\n%s\nendstream"
SCAN = b"/Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> "
SHOW = stream(b"q 595 0 0 842 0 0 cm /I Do Q")


def picture(
    wide: int, high: int, data: bytes, keys: bytes = b"", bits: int = 8, colours: bytes = b"DeviceGray"
) -> bytes:
    return pdf(PAGE % SCAN, SHOW, IMAGE % (wide, high, bits, colours, keys, len(data), data))


def thin(side: bytes) -> bytes:
    return pdf(
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %s] %s>>" % (side, SCAN),
        SHOW,
        IMAGE % (8, 8, 8, b"DeviceGray", b"", 64, bytes(64)),
    )


FILES: dict[str, tuple[bytes, str]] = {
    "comments-open.html": (b"<!-- a " * 60 + b"<html><body><p>SURAT</p></body></html>", f"{READ} empty no_text"),
    "comments-mixed.html": (b"<?php ?><!-- a --><!DOCTYPE a>" * 40 + html(""), READ),
    "comments.txt": (b"<!-- a -->\n" * 60 + b"SURAT\nNomor : 1\n", READ),
    "far-turned.pdf": (pdf(PAGE % FONT, stream(b"q 0 1 -1 0 9000000 -9000000 cm BT /F 12 Tf 9 9 Td (JAUH) Tj ET Q " + WORDS), HELVETICA), READ),
    "far-large.pdf": (pdf(PAGE % FONT, stream(b"BT /F 900000 Tf 72 720 Td (BESAR) Tj ET " + WORDS), HELVETICA), READ),
    "stale/a-locked.pdf": (pdf(PAGE % b"", LOCK, trailer=b"/Encrypt 4 0 R /ID [<00><00>] "), "encrypted"),
    "stale/b-empty.pdf": (pdf(pages=EMPTY), "empty damaged"),
    "stale/c-cut.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type", "damaged"),
    "stale/d-good.pdf": (pdf(PAGE % FONT, stream(WORDS), HELVETICA), READ),
    "deep-section.html": (html("<section><blockquote>" * 3_000 + "<p>isi</p>"), READ),
    "deep-list.html": (html("<ul><li>" * 3_000 + "isi" + "</li></ul>" * 3_000), READ),
    "surrogate-first.html": (html("", '<script type="application/ld+json">{"@type": "Article", "headline": "a \\udc00 b", "articleBody": "\\ud800"}</script>'), READ),
    "surrogate-entity.html": (html("<p>a &#xD83D; b &#56832; c</p>", "<title>&#xDC00;</title>"), READ),
    "deep-jsonld-objects.html": (html("", '<script type="application/ld+json">' + '{"a":' * 5_000 + "1" + "}" * 5_000 + "</script>"), READ),
    "deep-jsonld-open.html": (html("", '<script type="application/ld+json">' + '[{"@graph":' * 5_000 + "</script>"), READ),
    **{f"charset-{name}.html": (html("", f'<meta charset="{name}">'), READ) for name in ("idna", "zlib", "utf-7", "hex", "xyz")},
    "tables-main.html": (html("<main>" + "<table><tbody><tr><th>" * 800 + "isi"), READ),
    "tables-wide.html": (html("<article>" + "<table><tr><td colspan=9999 rowspan=9999>1" * 300), READ),
    "navs.html": (html("<nav><aside>" * 600 + "<p>isi</p>" + "</aside></nav>" * 600), READ),
    "figures.html": (html("<figure><figcaption>" * 800 + "<p>isi</p>"), READ),
    "blank-tabs.txt": (b"SURAT\nNomor : 1" + b"\t" * 60_000 + b"x", READ),
    "blank-lines.txt": (b"SURAT\nNomor : 1" + b" \n" * 40_000 + b"x\n", READ),
    "blank-nbsp.md": ("SURAT\nNomor : 1{}x\n# a{}b".format("\u00a0" * 30_000, " " * 30_000).encode(), READ),
    "blank-commas.txt": (b"KEPUTUSAN\n" + (b"Manna," + b" " * 190) * 200 + b"\n" + b"pasal " + b"I " * 9_000, READ),
    "ranks.txt": (b"SURAT\nNomor : 1\nPenata" + b" muda." * 9_000 + b"\n", READ),
    "labels.txt": (b"SURAT\n" + b"Nomor : \n" * 8_000, READ),
    "endnotes.docx": (word(REFERS.format("endnote"), {"word/endnotes.xml": noted("endnote")}, related(1, "endnotes", "endnotes.xml")), READ),
    "footnotes.docx": (word(REFERS.format("footnote"), {"word/footnotes.xml": noted("footnote")}, related(1, "footnotes", "footnotes.xml")), READ),
    "footnote-chain.docx": (word(REFERS.format("footnote"), {"word/footnotes.xml": chained(4_000)}, related(1, "footnotes", "footnotes.xml")), READ),
    "half-character.docx": (word("<w:p><w:r><w:t>a&#xD83D;b &#56832; &#xdfff;</w:t></w:r></w:p>"), READ),
    "brackets.json.txt": (b"[" * 90_000 + b"]" * 90_000, "unsupported"),
    "objects": (b'{"a":' * 40_000 + b"1" + b"}" * 40_000, "unsupported"),
    "digits-of-json.md": (b'{"a": ' + b"9" * 9_000 + b"}", "unsupported"),
    "attributes.html": (html("<p " + " ".join(f"a{n}=1" for n in range(60_000)) + ">isi</p>"), READ),
    "siblings.html": (html("<p>isi</p>" * 3_000, "<style>p~p~p~p~p.x{display:none}</style>"), READ),
    "descendants.html": (html("<div>" * 140 + "<p>isi" * 2_000, "<style>" + "".join("div " * 40 + f"p.x{n}{{display:none}}" for n in range(300)) + "</style>"), READ),
    "counted.html": (html("<p>isi</p>" * 9_000, "<style>" + "".join(f"p:nth-child({n}n+1){{color:red}}" for n in range(300)) + "</style>"), READ),
    "groups.txt": (b"SURAT\nNomor : " + b"123.456." * 100_000, READ),
    "path.txt": (b"SURAT\nNomor : " + b"a/" * 100_000, READ),
    "no-footer.docx": (word('<w:sectPr><w:footerReference w:type="default" r:id="r1"/></w:sectPr>', {}, related(1, "footer", "footer1.xml")), READ),
    "no-numbering.docx": (word('<w:p><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>', {}, related(1, "numbering", "numbering.xml") + related(2, "styles", "../../../styles.xml")), READ),
    "symbol-letters.docx": (word('<w:p><w:r><w:sym w:font="Symbol" w:char="ZZZZ"/><w:t>a</w:t></w:r></w:p>'), READ),
    "symbol-large.docx": (word('<w:p><w:r><w:sym w:char="FFFFFFFFFF"/><w:sym/><w:t>a</w:t></w:r></w:p>'), READ),
    "media.docx": (word("", {"word/media/image1.png": "\x89PNG" + "\0" * 300_000_000}), READ),
    "embedded.docx": (word("", {"word/embeddings/a.bin": "\0" * 300_000_000, "docProps/thumbnail.jpeg": "\0" * 9_000_000}), READ),
    "no-width.tif": (tiff(WHOLE, having((256, 4, 1, 0)), WHOLE), f"{READ} no_text damaged"),
    "no-strip.tif": (tiff(WHOLE, having((279, 4, 1, 2**31), (278, 4, 1, 0))), f"{READ} no_text damaged"),
    "binary.txt": (b"SURAT\n" + bytes(range(256)) * 40, "unsupported"),
    "binary-high.md": (PRINTABLE, "unsupported"),
    "headless.html": (pdf(PAGE % FONT, stream(WORDS), HELVETICA)[9:], f"damaged no_text {READ}"),
    "headless": (b"\0\0" + pdf(PAGE % FONT, stream(WORDS), HELVETICA)[5:], f"damaged no_text {READ}"),
    "blank-white.pdf": (picture(9, 9, b"\xff" * 81), "no_text empty partial"),
    "blank-frame.pdf": (pdf(PAGE % b"/Contents 4 0 R ", stream(b"20 20 555 802 re S 72 700 m 500 700 l S")), "no_text empty partial"),
    "memory-picture.pdf": (picture(60_000, 60_000, b"", b"/Filter /FlateDecode"), f"too_large {READ} no_text damaged"),
    "memory-zip.docx": (word("<w:p/>" * 6_000_000), "too_large"),
    "thin-wide.pdf": (thin(b"14400 6"), f"{READ} no_text damaged"),
    "thin-high.pdf": (thin(b"4 14400"), f"{READ} no_text damaged"),
}  # fmt: skip
"""Each file's bytes and the verdicts that are true of it: ok, partial, or the code of its error."""
LIMIT = 600
"""Megabytes that a file may take here."""
AMPLE = 600
"""Seconds that it may take: what hangs takes more, however busy the machine is."""


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The lines of the manifest of all these files, read in one run."""
    folder = tmp_path_factory.mktemp("variants")
    for name, (data, _) in FILES.items():
        (folder / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "in" / name).write_bytes(data)
    command = [sys.executable, "-m", "extractor", "extract", folder / "in", "-o", folder / "out", "--workers", "1"]
    limits = ["--memory", LIMIT, "--timeout", AMPLE, "--ocr", "off"]
    done = subprocess.run([*map(str, command), *map(str, limits)], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 1 and b"Traceback" not in done.stderr
    assert not any(b"\\ud" in path.read_bytes() for path in (folder / "out").rglob("*.json"))
    manifest = (folder / "out" / "manifest.jsonl").read_text(encoding="utf-8")
    return {line["path"]: line for line in map(json.loads, manifest.splitlines())}


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_each_is_called_what_it_is(lines: dict[str, dict[str, Any]], name: str) -> None:
    line = lines[name]
    error = line["error"] or {}
    assert (error["code"] if line["status"] == "failed" else line["status"]) in FILES[name][1].split(), error
    assert "fault of the program" not in error.get("message", "")


@pytest.mark.slow
def test_messages_name_what_helps(lines: dict[str, dict[str, Any]]) -> None:
    assert "--memory" in lines["memory-zip.docx"]["error"]["message"]
    assert set(lines) == set(FILES)
