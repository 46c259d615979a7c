"""Whole records of invented reports, proposals and articles whose forms differ from one another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from makers import read_record

from extractor.authoring.run_examples import check_rules
from extractor.model.document import Document, Line, join_lines
from extractor.rulebook.load import load_rules
from extractor.rulebook.rule_set import RuleSet

KINDS = ("index_report", "proposal", "article")


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return load_rules()


def _read(text: str, rules: RuleSet, meta: dict[str, str] | None = None) -> dict[str, Any]:
    from extractor.model.document import Page

    joined, lines = join_lines([Line(row, 0, 1) for row in text.split("\n")])
    return read_record(Document(joined, lines, (Page(1),), meta=meta or {}), rules)


def test_the_rules_keep_their_promises(rules: RuleSet) -> None:
    problems = check_rules([rule for rule in rules if rule.kind in KINDS])
    assert [f"{Path(p.file).name} {p.key}: {p.reason}" for p in problems] == []


REPORT = """Laporan Indeks Inovasi Daerah
Nama SKPD / Kelompok UPT Puskesmas Air Bening
Nama Inovasi SEPEDA ( Sehat Penuh Daya )
Tahapan Inovasi
Jenis Inovasi Digital
Inovasi Dimulai 03 February 2022
Tujuan

Agar sehat.

Hasil Inovasi
a. Sehat
b. Kuat

No. Indikator Keterangan Parameter Bukti Dukung
1 Regulasi Inovasi Daerah Aturan yang menetapkan inovasi SK Kepala Daerah

Bukti Pendukung

No Surat  :  188.45/277/Huk Tahun
Tanggal Surat    :  4/5/2022
Tentang   :  SK
INOVASI
Dokumen  :  SK.pdf

Tentang   :  foto
Dokumen  :  foto.jpg

2 Nilai Tambah Baru Hal yang baru (2 Tahun Terakhir) Pentas keliling

Bukti Pendukung

3 Replikasi Inovasi Daerah telah ditiru Pernah 1 Kali direplikasi di daerah lain

Bukti Pendukung

Tentang   :  surat
Dokumen  :  surat.pdf
"""


def test_report_of_an_unknown_edition(rules: RuleSet) -> None:
    read = _read(REPORT, rules)
    assert read["kind"] == "index_report"
    assert read["innovation"]["name"] == "SEPEDA ( Sehat Penuh Daya )"
    assert read["innovation"]["stage"] is None and read["innovation"]["objective"] == "Agar sehat."
    assert read["innovation"]["result"] == ["Sehat", "Kuat"]
    names = [(i["number"], i["name"], i["parameter"]) for i in read["indicators"]]
    assert names == [
        (1, "Regulasi Inovasi Daerah", "SK Kepala Daerah"),
        (2, None, "Pentas keliling"),
        (3, "Replikasi", "Pernah 1 Kali direplikasi di daerah lain"),
    ]
    assert [len(i["evidence"]) for i in read["indicators"]] == [2, 0, 1]
    first = read["indicators"][0]["evidence"]
    assert (first[0]["number"]["truncated"], first[0]["about"], first[0]["file"]) == (True, "SK INOVASI", "SK.pdf")
    assert first[1] == {"number": None, "date": None, "about": "foto", "file": "foto.jpg"}
    codes = {(f["code"], f["at"]) for f in read["findings"]}
    assert {("not_found", "/indicators/1/name"), ("boundary_assumed", "/indicators/1/parameter")} <= codes


QUESTIONS = """PROPOSAL INOVASI PELAYANAN PUBLIK TAHUN 2016
Nama Inovasi : Sistem Antar Obat Pasien (SAOP)
Unit Pelayanan Publik : RSUD Air Bening
Contact Person : dr. Ayu Lestari
HP : 0812 0000 7777

1. Uraikan situasi yang ada sebelum inovasi pelayanan publik ini dimulai! Apa saja masalah
utama yang dihadapi?
Pada tahun 2014 terdapat 120 pasien yang menunggu.

2. Siapa saja yang mengusulkan pemecahan masalah ini?
Direktur bekerja sama dengan PT Angin Ribut, Dinas Kesehatan Kota Bening serta
Yayasan Bina Warga.
1. Apoteker
2. Kurir

3. Sumber daya apa saja yang digunakan dan berapa biayanya?
Hibah Yayasan Bina Warga senilai Rp 15.000.000,- untuk pembelian sepeda motor.
"""


def test_proposal_in_questions(rules: RuleSet) -> None:
    read = _read(QUESTIONS, rules)
    assert read["kind"] == "proposal"
    assert (read["title"], read["expansion"]) == ("Sistem Antar Obat Pasien (SAOP)", "Sistem Antar Obat Pasien")
    assert (read["agency"], read["year"]) == ("RSUD Air Bening", 2016)
    assert read["contact"] == {"name": "dr. Ayu Lestari", "phone": "0812 0000 7777", "email": None}
    assert [s["name"] for s in read["sections"]] == ["head", "latar_belakang", "kolaborasi", "sumber_daya"]
    assert read["partners"] == ["PT Angin Ribut", "Dinas Kesehatan Kota Bening", "Yayasan Bina Warga"]
    assert [(f["year"], f["value"], f["unit"]) for f in read["figures"]] == [(2014, 120, "pasien")]
    assert [(b["amount"]["value"], b["purpose"]) for b in read["budgets"]] == [(15000000, "pembelian sepeda motor")]


CHAPTERS = """Judul Inovasi : SEPEDA SEHAT
Unit Kerja : Puskesmas Air Bening

DAFTAR ISI
BAB I PENDAHULUAN ........ 1
BAB II PELAKSANAAN ........ 4
BAB I
PENDAHULUAN
A. Latar Belakang
Warga jarang bergerak.
B. Tujuan
Agar sehat.
BAB II
PELAKSANAAN INOVASI
A. Ringkasan
Bermitra dengan Komunitas Sepeda Bening dan Kodim 0499.
"""


def test_proposal_in_chapters(rules: RuleSet) -> None:
    read = _read(CHAPTERS, rules)
    sections = read["sections"][1:]
    assert [(s["name"], s["label"]) for s in sections] == [("latar_belakang", "I"), ("pelaksanaan", "II")]
    assert [child["heading"] for child in sections[0]["children"]] == ["Latar Belakang", "Tujuan"]
    assert read["partners"] == ["Komunitas Sepeda Bening", "Kodim 0499"]


ARTICLE = """Kader Bersepeda ke Sekolah

Oleh: Ayu Lestari
Senin, 3 Mei 2021 10:30 WIB | Diperbarui: 4 Mei 2021 11.00 WIB | Dibaca 1.250 kali
Warga bersepeda setiap hari.
1. Apa yang baru?
Sepeda lipat.
Baca juga: Sepeda Tua di Kota
Juga helm:
1. merah
2. biru
2. Siapa yang terlibat?
Kader.
Beri Komentar
3. Bagaimana cara mendaftar?
"""


def test_article_without_the_sites_words(rules: RuleSet) -> None:
    read = _read(ARTICLE, rules)
    assert read["kind"] == "article"
    assert (read["title"], read["author"], read["views"]) == ("Kader Bersepeda ke Sekolah", "Ayu Lestari", 1250)
    assert (read["published"]["value"], read["updated"]["value"]) == ("2021-05-03", "2021-05-04")
    assert [q["question"] for q in read["questions"]] == ["Apa yang baru?", "Siapa yang terlibat?"]
    assert read["questions"][0]["answer"] == "Sepeda lipat.\nJuga helm:\n1. merah\n2. biru"
    assert read["questions"][1]["answer"] == "Kader."


def test_article_by_what_the_page_says_of_itself(rules: RuleSet) -> None:
    meta = {"title": "Kader Bersepeda", "author": "Ayu Lestari", "published": "2021-05-03T10:30:00+07:00"}
    read = _read("Kader Bersepeda\nWarga bersepeda.\n1. Apa yang baru?\nSepeda lipat.", rules, meta)
    assert (read["kind"], read["title"], read["author"]) == ("article", "Kader Bersepeda", "Ayu Lestari")
    assert read["published"]["value"] == "2021-05-03"
    assert [q["answer"] for q in read["questions"]] == ["Sepeda lipat."]


def test_a_proposal_by_the_outline_without_letters_has_its_eight_parts(rules: RuleSet) -> None:
    parts = [
        "Ringkasan (maksimal 200 kata)", "Latar Belakang dan Tujuan", "Kebaruan/Nilai Tambah", "Implementasi Inovasi",
        "Signifikansi", "Adaptabilitas", "Sumber Daya", "Strategi Keberlanjutan",
    ]  # fmt: skip
    body = "\n\n".join(f"{part}\nKader mendatangi rumah warga." for part in parts)
    head = "PROPOSAL INOVASI\nDINAS KESEHATAN KABUPATEN SUKA MAJU\nJudul Inovasi : SIGAP (Siap Tanggap Pangan)"
    found = _read(f"{head}\n\n{body}", rules)
    assert (found["kind"], found["title"]) == ("proposal", "SIGAP")
    assert [section["name"] for section in found["sections"]] == [
        "head", "ringkasan", "latar_belakang", "ide_inovatif", "pelaksanaan", "signifikansi", "adaptabilitas",
        "sumber_daya", "keberlanjutan",
    ]  # fmt: skip
