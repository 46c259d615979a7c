"""Twice as much of the same takes twice the work: documents of one thing over and over, read whole, their calls counted
and not their time."""

# ruff: noqa: E501 (a thing is a row of the table)
from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable

import pytest
from test_attack_variants import html, word
from test_hostile_files import FONT, HELVETICA, PAGE, pdf, stream

from extractor.pipeline import read_records
from extractor.rulebook.load import load_rules

HEAD = "KEPUTUSAN BUPATI SEJAHTERA\nNOMOR 1 TAHUN 2031\nTENTANG\nTIM\n\n"
LETTER = "SURAT\nNomor : 1\n\n"
FEW = 120
"""How often the thing stands in the smallest document; in the others twice and four times as often."""
GROWTH = 2.7
"""By how much more the last doubling may cost than the one before: 2 for linear growth, 4 for quadratic."""
LEAST = 40
"""Calls for each repetition from which growth counts: below, what is squared is too little to matter."""


def lines(before: str, unit: str, suffix: str = ".txt") -> tuple[str, Callable[[int], bytes]]:
    """A text file; `{n}` in the unit is the repetition's number."""
    return suffix, lambda count: (before + "".join(unit.replace("{n}", str(n)) for n in range(count))).encode()


def page(unit: str, before: str = "", behind: str = "", head: str = "") -> tuple[str, Callable[[int], bytes]]:
    return ".html", lambda count: html(before + "".join(unit.replace("{n}", str(n)) for n in range(count)) + behind, head)


def typed(unit: str, before: str = "", behind: str = "") -> tuple[str, Callable[[int], bytes]]:
    """A Word file."""
    return ".docx", lambda count: word(before + "".join(unit.replace("{n}", str(n)) for n in range(count)) + behind)


def drawn(unit: Callable[[int], str]) -> tuple[str, Callable[[int], bytes]]:
    """A page of a PDF; the unit gives what is drawn at each repetition."""
    return ".pdf", lambda count: pdf(PAGE % FONT, stream("".join(map(unit, range(count))).encode()), HELVETICA)


def at(x: float, y: float, words: str, size: float = 6) -> str:
    return f"BT /F {size} Tf {x:.2f} {y:.2f} Td ({words}) Tj ET\n"


P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>".format
CELL = "<w:tc>{}</w:tc>".format
THINGS: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "lists of copies": lines(LETTER, "Tembusan :\n1. Kepala\n"),
    "one list of copies": lines(LETTER + "Tembusan :\n", "{n}. Kepala Dinas {n}\n"),
    "columns of labels": lines(HEAD, "Nomor" + " " * 20 + "Nama" + " " * 20 + "Jabatan\n"),
    "a wide table": (".txt", lambda n: (HEAD + "\n".join("|" + f" {c} |" * n for c in ("a", "---", "b"))).encode()),
    "a schedule": lines("PENGUMUMAN\nNomor : 1\nTENTANG\nX\n", "Senin, 12 Januari 2031 pukul 08.00 s.d. 09.00 WIB : rapat\n"),
    "labelled days": lines("SURAT UNDANGAN\nNomor : 1\n", "Hari : Senin\nTanggal : {n} Januari 2031\nPukul : 08.00\nTempat : Aula\n"),
    "labels": lines("SURAT KETERANGAN\n", "Nama : Budi\nNIP : 1\nJabatan : Kepala\n"),
    "tabs": lines("SURAT\n", "Nomor\t:\t1\t\n"),
    "list marks": lines(HEAD, "{n}. isi\na. isi\n1) isi\n"),
    "articles": lines("PERATURAN BUPATI SEJAHTERA\nNOMOR 1 TAHUN 2031\nTENTANG\nX\n\n", "BAB {n}\nKETENTUAN\nPasal {n}\n(1) isi\n"),
    "grounds": lines(HEAD, "Menimbang : a. bahwa isi;\n"),
    "legal bases": lines(HEAD + "Mengingat : ", "1. Undang-Undang Nomor 1 Tahun 2003 tentang X;\n"),
    "legal bases in a line": lines(HEAD + "Mengingat : 1. ", "Undang-Undang Nomor 1 Tahun 2003 tentang X; "),
    "amendments": lines(HEAD + "Mengingat : 1. Undang-Undang Nomor 1 Tahun 2003 ", "sebagaimana telah diubah dengan "),
    "amended again": lines(HEAD + "Mengingat : 1. Undang-Undang Nomor 1 Tahun 2003 ", "jo. Undang-Undang Nomor 2 Tahun 2004 "),
    "decisions": lines(HEAD + "MEMUTUSKAN:\n", "KESATU : isi;\n"),
    "heads of lampirans": lines(HEAD, "LAMPIRAN I\nKEPUTUSAN BUPATI\nNOMOR 1\n"),
    "titles": lines("", "KEPUTUSAN BUPATI SEJAHTERA\nNOMOR {n} TAHUN 2031\nTENTANG\nTIM\n"),
    "TENTANG": lines(HEAD, "TENTANG\n"),
    "signatures": lines(LETTER, "KEPALA DINAS,\n\n\nBUDI SANTOSO, S.Pd\nNIP. 19700101 199001 1 001\n"),
    "addressees": lines("SURAT\n", "Kepada\nYth. Bapak\ndi -\n    Tempat\n"),
    "date lines": lines("SURAT\n", "Manna, 12 Januari 2031\n"),
    "dates": lines("SURAT\n", "Manna, 12 Januari 2031 "),
    "amounts": lines("SURAT\n", "Rp1.000.000,00 (satu juta rupiah) "),
    "parties": lines("PERJANJIAN KERJA SAMA\nANTARA\n", "PIHAK PERTAMA : Budi\nJabatan : Camat\n"),
    "minutes": lines("NOTULEN RAPAT\n", "Pimpinan : A\nPeserta :\n1. B\n"),
    "a procedure": lines("STANDAR OPERASIONAL PROSEDUR\n", "Nomor SOP : 1\nTanggal Pembuatan : 1\n"),
    "a budget": lines("DOKUMEN PELAKSANAAN ANGGARAN\n", "5.1.02.01.01.0001 Belanja  1.000.000\n"),
    "indicators": lines("Nama Inovasi : X\n", "{n}. Regulasi Inovasi\nParameter : a\nNomor Surat | Tanggal | Tentang\n"),
    "a proposal": lines("PROPOSAL INOVASI\n", "{n}. Latar Belakang\nSDGs 1, 2, 3\nRp 1.000\n"),
    "words in figures": lines("SURAT\nNomor : ", "123.456."),
    "a path": lines("SURAT\nNomor : ", "a/"),
    "marks before a name": lines("SURAT\n", "Drs. "),
    "ranks behind a name": lines("SURAT\nBudi", ", S.Pd."),
    "pages": lines("SURAT\nNomor : 1\n", "\fisi {n}\n"),
    "questions": lines("# Judul\n", "**{n}. Apa?**\n\nJawab\n\n", ".md"),
    "rows of Markdown": lines(HEAD, "| a | b | c |\n|---|---|---|\n", ".md"),
    "quotations": lines("SURAT\n", "> ", ".md"),
    "cells": page("<tr><td>12<td>isi", "<table>", "</table>"),
    "tables of labels": page("<table><tr><td>Nomor<td>:<td>12</table>"),
    "questions of a page": page("<h2>{n}. Apa itu?</h2><p>Jawab</p>", "<article><h1>Tanya</h1>"),
    "headings of a page": page("<h1>KEPUTUSAN BUPATI</h1><h2>MENIMBANG</h2>"),
    "labels in lines": page("Nomor   :   1   ", "<pre>", "</pre>"),
    "inputs": page("<label for=a{n}>Nama</label><input id=a{n} value=x>"),
    "places of a page": page("<div style='position:absolute;left:9px;top:{n}px'>isi</div>"),
    "paragraphs of Word": typed(P("isi surat")),
    "rows of Word": typed(f"<w:tr>{CELL(P('12'))}{CELL(P('isi'))}</w:tr>", "<w:tbl>", "</w:tbl>"),
    "cells of Word": typed(CELL(P("12")), "<w:tbl><w:tr>", "</w:tr></w:tbl>"),
    "tables of Word": typed(f"<w:tbl><w:tr>{CELL(P('Nomor'))}{CELL(P(':'))}{CELL(P('12'))}</w:tr></w:tbl><w:p/>"),
    "lists of Word": typed('<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>isi</w:t></w:r></w:p>'),
    "fields of Word": typed('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> IF "a" = "a" "</w:instrText></w:r>', "<w:p>", "</w:p>"),
    "tracked changes": typed("<w:p><w:del><w:r><w:delText>a</w:delText></w:r></w:del><w:ins><w:r><w:t>b</w:t></w:r></w:ins></w:p>"),
    "words of a page": drawn(lambda n: at(n * 7 % 560, 830 - n * 13 % 800, "isi surat")),
    "words in a line": drawn(lambda n: at(n * 0.9 % 590, 500, "isi")),
    "words in stairs": drawn(lambda n: at(n * 0.5 % 590, 840 - n * 0.8, "isi")),
    "words on words": drawn(lambda n: at(72, 500, "SURAT DINAS")),
    "words in columns": drawn(lambda n: at(n % 39 * 15 + 2, 836 - n // 39 * 6, "12", 4)),
    "grid": drawn(lambda n: f"0 {n * 0.8:.2f} m 595 {n * 0.8:.2f} l S {n * 0.6:.2f} 0 m {n * 0.6:.2f} 842 l S\n"),
    "boxes": drawn(lambda n: f"{n * 7 % 595} {n * 13 % 842} 5 5 re S\n"),
    "filled boxes": drawn(lambda n: f"0.9 g {n * 7 % 500} {n * 13 % 842} 30 8 re f 0 g " + at(n * 7 % 500, n * 13 % 842, "isi")),
    "strokes through words": drawn(lambda n: at(n * 7 % 500, n * 13 % 842, "isi surat") + f"{n * 7 % 500} {n * 13 % 842 + 2} m {n * 7 % 500 + 20} {n * 13 % 842 + 2} l S\n"),
    "turned words": drawn(lambda n: f"BT /F 9 Tf 0 1 -1 0 {n * 7 % 595} {n * 13 % 842} Tm (isi surat) Tj ET\n"),
    "clipped words": drawn(lambda n: f"q {n % 500} 0 90 800 re W n " + at(72, n * 11 % 800, "isi") + " Q\n"),
}  # fmt: skip


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, int], int]:
    """How many functions are called to read the thing repeated so often."""
    folder, rules = tmp_path_factory.mktemp("growth"), load_rules()
    rules.lexicon.use()

    def counted(name: str, count: int) -> int:
        suffix, made = THINGS[name]
        path = folder / f"{name}-{count}{suffix}"
        path.write_bytes(made(count))
        profile = cProfile.Profile()
        profile.runcall(lambda: list(read_records(path, rules, ocr="off")))
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

    return counted


@pytest.mark.slow
@pytest.mark.parametrize("name", THINGS)
def test_twice_as_much_takes_twice_the_work(calls: Callable[[str, int], int], name: str) -> None:
    calls(name, 8)  # what is loaded once
    first, second, third = (calls(name, FEW * times) for times in (1, 2, 4))
    grown = (third - second) / max(1, second - first)
    assert grown < GROWTH or third - second < LEAST * 2 * FEW, f"{first}, {second}, {third} calls: {grown:.1f}"
