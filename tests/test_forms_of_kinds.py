"""Announcements, agreements and their like in forms that offices use beside those of the samples."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractor.pipeline import extract


def record(tmp_path: Path, text: str, ending: str = "txt") -> dict[str, Any]:
    path = tmp_path / f"a.{ending}"
    path.write_text(text, encoding="utf-8")
    return extract(path).model_dump(mode="json")


SIGNED = "                                        Semai, 9 Maret 2031\n                                        {}\n\n\n"


def test_a_certificate_of_a_test_has_its_results(tmp_path: Path) -> None:
    head = "LABORATORIUM BALAI RAWA\n\nSURAT KETERANGAN HASIL PENGUJIAN\nNomor : 33/LAB/BR/2031\n\nContoh : Air\n\n"
    table = "Hasil pengujian :\n\n| No | Parameter | Hasil |\n|---|---|---|\n| 1 | pH | 7,1 |\n| 2 | BOD | 12 |\n\n"
    found = record(tmp_path, head + table + "Semai, 9 Maret 2031\nKepala,\n\nLintang Ayu, S.Si.\n", "md")
    assert (found["kind"], found["number"]["value"]) == ("certificate", "33/LAB/BR/2031")
    assert found["tables"][0]["rows"] == [["1", "pH", "7,1"], ["2", "BOD", "12"]]


def test_a_purpose_ends_where_the_validity_begins(tmp_path: Path) -> None:
    text = (
        "SURAT KETERANGAN AKTIF\n\nYang bertanda tangan di bawah ini :\nNama : Sari Melati\n"
        "menerangkan bahwa :\nNama : Ratna\n"
        "Surat ini dibuat untuk keperluan kredit dan berlaku sampai dengan 30\nJuni 2031.\n\n"
    )
    found = record(tmp_path, text + SIGNED.format("Kepala Dinas,") + " " * 40 + "Sari Melati\n")
    assert (found["purpose"], found["valid_until"]["value"]) == ("kredit", "2031-06-30")


def test_a_budget_of_a_ministry_is_a_budget(tmp_path: Path) -> None:
    text = (
        "DAFTAR ISIAN PELAKSANAAN ANGGARAN (DIPA)\nTAHUN ANGGARAN 2031\nNOMOR : SP DIPA-044.01.2.555123/2031\n\n"
        "4. Kode/Nama Satker : (555123) BALAI PENELITIAN RAWA\nSebesar : Rp. 4.250.000.000 (EMPAT MILIAR)\n\n"
        "| Kode | Uraian | Jumlah |\n|---|---|---|\n| 044.01.01 | Program Riset | 4.250.000.000 |\n"
        "| 5555 | Layanan | 3.000.000.000 |\n| 5556 | Kantor | 1.250.000.000 |\n"
    )
    found = record(tmp_path, text, "md")
    assert (found["kind"], found["subtype"], found["year"]) == ("budget", "dipa", 2031)
    assert found["organisation"] == {"code": "555123", "name": "BALAI PENELITIAN RAWA"}
    assert found["total"]["value"] == 4250000000 and len(found["rows"]) == 3
    assert not [f for f in found["findings"] if f["code"] == "money_sum_differs"], "codes of two series do not add up"


def test_an_order_of_work_without_parties_by_name_is_an_agreement(tmp_path: Path) -> None:
    text = (
        "SURAT PERINTAH KERJA (SPK)\n\nNOMOR : 027/31/SPK/2031\n\nPAKET PEKERJAAN : Pengadaan Pompa Air\n"
        "NILAI KONTRAK : Rp. 98.500.000,-\nWAKTU PELAKSANAAN : 60 (enam puluh) hari kalender sejak 14 Januari 2031\n"
    )
    found = record(tmp_path, text)
    assert (found["kind"], found["title"]) == ("agreement", "Pengadaan Pompa Air")
    assert (found["duration"]["length"], found["duration"]["start"]["value"]) == ("P60D", "2031-01-14")
    assert found["amounts"][0]["amount"]["value"] == 98500000


AGREED = """PERJANJIAN KERJA SAMA
Nomor: 09/PKS/2031

Perjanjian ini dibuat pada hari Kamis tanggal 26 Agustus 2032, oleh dan antara:
I. PT ANGIN TIMUR, berkedudukan di Jalan Bahari Nomor 5, dalam hal ini diwakili oleh GILANG RAMADI selaku
Direktur Utama, untuk selanjutnya disebut PIHAK PERTAMA; dan
II. KOPERASI NELAYAN, berkedudukan di Jalan Dermaga Nomor 8, dalam hal ini diwakili oleh RATNA DEWI selaku
Ketua, untuk selanjutnya disebut PIHAK KEDUA.

JANGKA WAKTU
PASAL 1
Perjanjian ini berlaku untuk jangka waktu 2 (dua) tahun terhitung sejak tanggal ditandatangani dan dapat
diperpanjang paling lambat 3 (tiga) bulan sebelum berakhir.

PIHAK PERTAMA                           PIHAK KEDUA
PT ANGIN TIMUR                          KOPERASI NELAYAN



GILANG RAMADI                           RATNA DEWI
Direktur Utama                          Ketua
"""


def test_the_office_may_stand_below_the_name_and_the_firm_above_it(tmp_path: Path) -> None:
    found = record(tmp_path, AGREED)
    people = [(p["name"], p["position"]) for p in found["signatories"]]
    assert people == [("GILANG RAMADI", "Direktur Utama"), ("RATNA DEWI", "Ketua")]


def test_a_term_is_told_before_the_clause_on_its_prolongation(tmp_path: Path) -> None:
    duration = record(tmp_path, AGREED)["duration"]
    assert (duration["length"], duration["start"]["value"], duration["end"]) == ("P2Y", "2032-08-26", None)


def html_table(rows: list[list[str]]) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def test_minutes_whose_head_is_a_table(tmp_path: Path) -> None:
    who = ["Pimpinan Rapat", "Danu Wijaya"]
    head = html_table([["Hari/Tanggal", "Selasa, 4 Maret 2031"], who, ["Peserta", "1. Kepala Seksi<br>2. Sopir"]])
    foot = html_table([["Pimpinan Rapat,", "Notulis,"], ["", ""], ["Danu Wijaya", "Lintang Ayu"]])
    said = ["PEMBAHASAN", "1. Jadwal kunjungan sering berbenturan dengan waktu ujian.", "KESIMPULAN", "1. Jadwal baru."]
    body = "".join(f"<p>{words}</p>" for words in said)
    found = record(tmp_path, f"<html><body><p>NOTULA<br>RAPAT EVALUASI</p>{head}{body}{foot}</body></html>", "html")
    assert (found["title"], found["issuer"]) == ("NOTULA RAPAT EVALUASI", None)
    assert found["attendees"] == ["Kepala Seksi", "Sopir"] and found["decisions"] == ["Jadwal baru."]
    people = [(p["name"], p["position"]) for p in found["signatories"]]
    assert people == [("Danu Wijaya", "Pimpinan Rapat"), ("Lintang Ayu", "Notulis")]


def test_who_declares_is_the_first_who_signs_though_an_official_stands_left(tmp_path: Path) -> None:
    text = (
        "SURAT PERNYATAAN\n\nSaya yang bertanda tangan di bawah ini, Lintang Ayu, S.Si., selaku Peneliti Muda,\n"
        "menyatakan:\n"
        "1. bersedia ditempatkan;\n2. tidak dihukum.\nDemikian pernyataan ini saya buat.\n\n"
        "                                        Semai, 9 Maret 2031\n"
        "Mengetahui,                             Yang membuat pernyataan,\nKepala Balai\n\n\n"
        "Kusuma Jati, S.T.                       Lintang Ayu, S.Si.\n"
    )
    found = record(tmp_path, text)
    assert [p["name"] for p in found["signatories"]] == ["Lintang Ayu, S.Si.", "Kusuma Jati, S.T."]
    assert found["signatory"]["name"] == "Lintang Ayu, S.Si."
    assert (found["declarant"]["name"], found["declarant"]["position"]) == ("Lintang Ayu, S.Si.", "Peneliti Muda")


def test_a_power_of_attorney_in_prose(tmp_path: Path) -> None:
    text = (
        "SURAT KUASA KHUSUS\nNomor: 183/SK/2031\n\nYang bertanda tangan di bawah ini Bupati Laut Timur, "
        "Dr. H. Kusuma Jati, M.Si., beralamat di Jalan Samudra Nomor 1,\ndengan ini memberikan kuasa kepada:\n"
        "1. Bayu Segara, S.H., Kepala Bagian Hukum;\n2. Lintang Ayu, S.H., Analis Hukum.\n"
        "Untuk mewakili Pemberi Kuasa di Pengadilan.\n\nSemai, 9 Maret 2031\n"
    )
    found = record(tmp_path, text)
    grantor = found["grantor"]
    assert (grantor["name"], grantor["position"]) == ("Dr. H. Kusuma Jati, M.Si.", "Bupati Laut Timur")
    people = [(p["name"], p["position"]) for p in found["grantees"]]
    assert people == [("Bayu Segara, S.H.", "Kepala Bagian Hukum"), ("Lintang Ayu, S.H.", "Analis Hukum")]


@pytest.mark.parametrize(
    ("task", "length"),
    [
        ("Untuk     : Mengambil air selama 4 (empat) hari dari tanggal 9 sampai dengan 12 Juni 2031\n", "P4D"),
        ("Untuk     : 1. Mengambil air;\n            2. Melapor.\nWaktu     : 9 s.d. 12 Juni 2031\n", None),
    ],
)
def test_an_order_names_all_and_tells_how_long(tmp_path: Path, task: str, length: str | None) -> None:
    text = (
        "BALAI PENELITIAN RAWA\n\nSURAT PERINTAH TUGAS\nNOMOR 44/BPR/VI/2031\n\nMEMERINTAHKAN :\n\n"
        f"Kepada    : 1. Lintang Ayu, Peneliti\n            2. Gilang Ramadi, Teknisi\n{task}\n"
        + SIGNED.format("Kepala Balai")
        + " " * 40
        + "Kusuma Jati, S.T.\n"
    )
    found = record(tmp_path, text)
    assert found["to_all"] == ["Lintang Ayu, Peneliti", "Gilang Ramadi, Teknisi"]
    assert (found["duration"]["length"], found["duration"]["start"]["value"]) == (length, "2031-06-09")
    assert found["duration"]["end"]["value"] == "2031-06-12"
    assert found["tasks"][-1].endswith(("Juni 2031", "Melapor.")) and "Kusuma" not in found["body"]


def test_the_title_behind_a_cover_is_the_titles(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for n, line in enumerate(("PERJANJIAN KINERJA", "TAHUN 2031", "DINAS PERPUSTAKAAN", "KABUPATEN TANJUNG SEMAI")):
        canvas.drawCentredString(297, 600 - 20 * n, line)
    canvas.showPage()
    canvas.drawCentredString(297, 780, "PERJANJIAN KINERJA TAHUN 2031")
    prose = "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, kami yang bertanda tangan di bawah ini:"
    named = ("Nama : Danu Wijaya", "Jabatan : Kepala Bidang", "selanjutnya disebut PIHAK PERTAMA")
    for n, line in enumerate((prose, *named)):
        canvas.drawString(60, 740 - 16 * n, line)
    canvas.save()
    assert extract(path).model_dump(mode="json")["title"] == "PERJANJIAN KINERJA TAHUN 2031"


@pytest.mark.parametrize("mark", ["", "2. "])
def test_a_label_may_run_over_two_lines(tmp_path: Path, mark: str) -> None:
    text = (
        "SURAT KETERANGAN BEKERJA\nNomor : 12/SK/2031\n\nYang bertanda tangan di bawah ini :\n"
        f"{mark}Nama lengkap\n{' ' * len(mark)}dan gelar      : Dr. Sari Melati, M.Si.\n"
        f"{mark}Pangkat dan\n{' ' * len(mark)}Golongan Ruang : Pembina (IV/a)\n"
        f"{mark}Jabatan        : Kepala Dinas\nmenerangkan bahwa :\n"
        "Nama           : Ratna Dewi\nJabatan        : Pustakawan\nbenar pegawai kami.\n\n"
    )
    margin = " " * 40
    signed = f"{SIGNED.format('Kepala Dinas,')}{margin}Dr. Sari Melati, M.Si.\n{margin}NIP 196812121994032003\n"
    found = record(tmp_path, text + signed)
    assert (found["official"]["name"], found["official"]["position"]) == ("Dr. Sari Melati, M.Si.", "Kepala Dinas")
    assert (found["persons"][0]["name"], found["persons"][0]["position"]) == ("Ratna Dewi", "Pustakawan")
    assert found["signatory"]["name"] == "Dr. Sari Melati, M.Si.", "as wide as its page, but no sentence"


def test_a_protocol_may_close_without_demikian(tmp_path: Path) -> None:
    text = (
        "BERITA ACARA MUSYAWARAH\nNomor : 5/BA/2031\n\nPada hari ini Senin tanggal 7 April 2031 telah diadakan "
        "musyawarah dengan hasil sebagai berikut:\n1. Jalan desa diperbaiki.\n2. Dana berasal dari desa.\n"
        "Berita acara ini dibuat dalam rangkap 2 (dua) dan ditandatangani bersama.\n\n"
        "Ketua BPD,                     Kepala Desa,\n\n\nGilang Ramadi                  Bayu Segara\n"
    )
    found = record(tmp_path, text)
    assert [point["text"] for point in found["points"]] == ["Jalan desa diperbaiki.", "Dana berasal dari desa."]
    assert [p["name"] for p in found["signatories"]] == ["Gilang Ramadi", "Bayu Segara"]


GOODS = (("No", "Nama Barang", "Jumlah", "Harga"), ("1", "Rak", "10", "5.000.000"), ("2", "Meja", "4", "2.000.000"),
         ("", "Jumlah", "14", "7.000.000"))  # fmt: skip


def test_sums_below_typed_and_printed_tables_are_no_part_of_the_last_row(tmp_path: Path) -> None:
    title, opening = "BERITA ACARA SERAH TERIMA BARANG", "Pada hari ini Senin tanggal 7 April 2031 telah diserahkan :"
    typed = "\n".join(f"{a:5}{b:20}{c:10}{d}" for a, b, c, d in GOODS)
    (tmp_path / "a.txt").write_text(f"{title}\n\n{opening}\n\n{typed}\n\nDemikian dibuat.\n", encoding="utf-8")
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.drawString(180, 780, title)
    canvas.drawString(60, 740, opening)
    for row, cells in enumerate(GOODS):
        for left, words in zip((60, 90, 250, 400), cells, strict=True):
            canvas.drawString(left, 700 - 18 * row, words)
    canvas.save()
    for name in ("a.txt", "a.pdf"):
        [table] = extract(tmp_path / name).model_dump(mode="json")["tables"]
        assert table["rows"] == [list(cells) for cells in GOODS[1:3]], name
        assert table["totals"] == [{"row": 2, "cells": list(GOODS[3])}], name


def test_an_announcement_may_close_with_where_and_when_it_was_made(tmp_path: Path) -> None:
    text = (
        "BADAN KEPEGAWAIAN\n\nPENGUMUMAN\nNomor: 800/33/BKD/2031\nTENTANG\nHASIL SELEKSI\n\n"
        "Bersama ini diumumkan bahwa seluruh peserta lulus seleksi administrasi.\n\n"
        + SIGNED.format("").rstrip().replace("Semai, 9 Maret 2031", "Ditetapkan di Semai")
        + "\n{0}pada tanggal 9 Maret 2031\n{0}KETUA PANITIA,\n\n\n{0}Dr. KUSUMA JATI, M.Si.\n".format(" " * 40)
    )
    found = record(tmp_path, text)
    assert (found["place"], found["date"]["value"], found["schedule"]) == ("Semai", "2031-03-09", [])
    assert found["signatory"]["name"] == "Dr. KUSUMA JATI, M.Si."


ORDERED = """SURAT PERINTAH KERJA (SPK)
Nomor : 602/07/SPK/2031
Tanggal : 14 Januari 2031

Yang bertanda tangan di bawah ini:
Nama    : Bayu Segara, S.T.
NIP     : 198203042009011005
Jabatan : Pejabat Pembuat Komitmen
selanjutnya disebut sebagai Pejabat Penandatangan Kontrak;
Nama    : Gilang Ramadi
Jabatan : Direktur CV. Angin Timur
selanjutnya disebut sebagai Penyedia;

Untuk dan atas nama Penyedia            Untuk dan atas nama PPK
CV. Angin Timur                         Pejabat Pembuat Komitmen



Gilang Ramadi                           Bayu Segara, S.T.
Direktur                                NIP 198203042009011005
"""


def test_parties_that_are_not_called_pihak_are_named_and_sign(tmp_path: Path) -> None:
    found = record(tmp_path, ORDERED)
    parties = [(p["label"], p["name"]) for p in found["parties"]]
    assert parties == [("Pejabat Penandatangan Kontrak", "Bayu Segara, S.T."), ("Penyedia", "Gilang Ramadi")]
    people = [(p["name"], p["position"], p["nip"]) for p in found["signatories"]]
    assert people[0] == ("Gilang Ramadi", "Direktur", None)
    assert people[1] == ("Bayu Segara, S.T.", "Pejabat Pembuat Komitmen", "198203042009011005")


def test_several_may_declare_below_one_role(tmp_path: Path) -> None:
    text = (
        "SURAT PERNYATAAN AHLI WARIS\n\nKami yang bertanda tangan di bawah ini ahli waris dari almarhum Hadi Santosa\n"
        "menyatakan dengan sebenarnya bahwa kami adalah ahli waris yang sah.\n\n"
        f"{SIGNED.format('Yang membuat pernyataan,')}{' ' * 40}1. Gilang Ramadi\n\n{' ' * 40}2. Lintang Ayu\n"
    )
    assert [p["name"] for p in record(tmp_path, text)["signatories"]] == ["Gilang Ramadi", "Lintang Ayu"]


def test_who_orders_is_not_whom_the_order_addresses(tmp_path: Path) -> None:
    text = (
        "BADAN KEPEGAWAIAN\n\nSURAT PERINTAH TUGAS\nNomor : 094/77/BKD/2031\n\nYang bertanda tangan di bawah ini :\n"
        "Nama    : Dr. Kusuma Jati, M.Si.\nJabatan : Kepala Badan\n\nMENUGASKAN :\n\nNama    : Lintang Ayu, S.Si.\n"
        "Jabatan : Analis\n\nUntuk : Mengikuti bimbingan teknis pada tanggal 9 s.d. 11 April 2031.\n\n"
        f"{SIGNED.format('Kepala Badan,')}{' ' * 40}Dr. Kusuma Jati, M.Si.\n"
    )
    found = record(tmp_path, text)
    assert (found["to"], found["to_all"]) == ("Lintang Ayu, S.Si.", ["Lintang Ayu, S.Si."])


def test_an_official_declares_something_of_somebody_else(tmp_path: Path) -> None:
    text = (
        "SURAT PERNYATAAN\nNomor : 800/12/BKD/2031\n\nYang bertanda tangan di bawah ini :\n"
        "Nama    : Sari Melati, S.E.\nNIP     : 197503122003121004\nJabatan : Kepala Badan\n\n"
        "Dengan ini menyatakan bahwa Pegawai Negeri Sipil :\nNama    : Ratna Kirana\nNIP     : 199012252019031002\n"
        "tidak pernah dijatuhi hukuman disiplin. Demikian surat pernyataan ini saya buat.\n\n"
    )
    found = record(tmp_path, text + SIGNED.format("Kepala Badan,") + " " * 40 + "Sari Melati, S.E.\n")
    assert (found["kind"], found["declarant"]["name"]) == ("declaration", "Sari Melati, S.E.")
    assert [(person["name"], person["nip"]) for person in found["persons"]] == [("Ratna Kirana", "199012252019031002")]


def test_a_letter_without_nomor_and_hal_opens_with_place_day_and_addressee(tmp_path: Path) -> None:
    text = (
        "Semai, 9 Maret 2031\n\nKepada\nYth. Bapak Kepala Dinas Telaga.\ndi -\nS E M A I\n\n"
        "Yang bertanda tangan di bawah ini :\nNama : Ratna Kirana\nJabatan : Operator\n"
        "Dengan ini mengajukan permohonan cuti selama dua hari.\n"
        "Demikian permohonan ini saya sampaikan.\n\nHormat Saya,\nRATNA KIRANA, S.E.\n"
    )
    found = record(tmp_path, text)
    assert (found["kind"], found["to"], found["to_all"]) == ("letter", "Bapak Kepala Dinas Telaga", [found["to"]])
    assert found["body"].startswith("Yang bertanda tangan")
    assert (found["signatory"]["name"], found["signatory"]["position"]) == ("RATNA KIRANA, S.E.", None)


def test_an_excerpt_lists_those_whom_it_is_sent_to(tmp_path: Path) -> None:
    text = (
        "BUPATI SEMAI\n\nPETIKAN\nKEPUTUSAN BUPATI SEMAI\nNOMOR 5\nTENTANG\nPENGANGKATAN\n\nBUPATI SEMAI,\n\n"
        "Menimbang : dst.\nMengingat : dst.\n\nMEMUTUSKAN:\n\nMenetapkan :\nKESATU : Mengangkat Ratna Kirana.\n"
        "KEDUA : Keputusan ini mulai berlaku pada tanggal ditetapkan.\n\n"
        "                                        Ditetapkan di Semai\n"
        "                                        pada tanggal 9 Maret 2031\n"
        "                                        BUPATI SEMAI,\n\n                                        ttd\n\n"
        "                                        SARI MELATI\n\n"
        "PETIKAN Keputusan ini disampaikan kepada:\n1. Kepala Badan Kepegawaian di Semai.\n2. Arsip.\n"
    )
    found = record(tmp_path, text)
    assert (found["kind"], found["menimbang"], found["mengingat"]) == ("decree", [], [])
    assert found["tembusan"] == ["Kepala Badan Kepegawaian di Semai.", "Arsip."]
    assert {finding["code"] for finding in found["findings"]} >= {"left_out"}
    assert not [finding for finding in found["findings"] if finding["code"] == "required_missing"]


def test_the_day_of_a_judgment_is_no_stage(tmp_path: Path) -> None:
    text = (
        "PENGUMUMAN\nNomor : 5/PAN/2031\nTENTANG\nPEMBATALAN\n\nDiumumkan hal-hal sebagai berikut :\n"
        "1. Putusan Pengadilan Negeri Semai 4/Pid.Sus/2031/PN SMI tanggal 4 Juli 2031;\n2. Kelulusan dibatalkan.\n"
        "Demikian diumumkan.\n\n" + SIGNED.format("Ketua Panitia,") + " " * 40 + "Ratna Kirana\n"
    )
    assert record(tmp_path, text)["schedule"] == []


def test_labels_of_a_form_below_one_another_are_nobody(tmp_path: Path) -> None:
    text = (
        "SURAT PERNYATAAN\nTIDAK MENUNTUT\n\nYang bertanda tangan di bawah ini :\n"
        "Nama\nNIP.\nPangkat/Golongan\nJabatan\nInstansi\n\n"
        "menyatakan dengan sesungguhnya bahwa saya tidak akan menuntut.\nDemikian surat pernyataan ini saya buat.\n"
    )
    assert record(tmp_path, text)["declarant"] is None


def test_who_writes_a_letter_is_not_addressed_by_it(tmp_path: Path) -> None:
    text = (
        "Nama : Ratna Kirana\nNPM : 221\n\nPerihal : Permohonan Surat\n\nKepada Yth. Kepala Dinas Telaga\ndi Semai\n\n"
        "Dengan hormat,\nsaya mengajukan permohonan surat keterangan.\nDemikian permohonan ini disampaikan.\n\n"
    )
    found = record(tmp_path, text + SIGNED.format("Hormat saya,") + " " * 40 + "Ratna Kirana\n")
    assert (found["kind"], found["to"], found["to_all"]) == ("letter", "Kepala Dinas Telaga", ["Kepala Dinas Telaga"])
