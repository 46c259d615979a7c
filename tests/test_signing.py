"""All who sign, each with the own number: columns of a page, tables, roles above; and what a blank form leaves open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from makers import document, extent, laid, page_of

from extractor.fields.found import Extent
from extractor.reading import read
from extractor.rulebook.registry import FIELD_TYPES
from extractor.structure.parties import parties_of
from extractor.values.placeholders import is_placeholder


def signatories(whole: Extent) -> list[tuple[Any, Any, Any]]:
    found = FIELD_TYPES["signatories"](whole)
    return [(p["name"], p["position"], p["nip"]) for p in found.value] if found else []


def test_two_columns_of_a_table_are_two_people() -> None:
    rows = [
        ["PIHAK PERTAMA", "PIHAK KEDUA"],
        ["Kepala Dinas Perikanan,", "Direktur,"],
        ["", ""],
        ["Hadi Santosa", "Siti Aminah"],
        ["NIP. 19700101 199503 1 001", "CV. Angin Timur"],
    ]
    whole = laid([rows])
    assert signatories(Extent(whole, 0, len(whole.text))) == [
        ("Hadi Santosa", "Kepala Dinas Perikanan", "197001011995031001"),
        ("Siti Aminah", "Direktur", None),
    ]


def test_columns_between_tabs_are_told_by_the_line_of_roles() -> None:
    names = "\n\n\n\nHadi Santosa\t\tSiti Aminah\n"
    text = f"Penguji 1,\t\tPenguji 2,{names}NIP. 19700101 199503 1 001\t\tNIP. 19810202 200501 2 002"
    assert [(name, nip) for name, _, nip in signatories(extent(text))] == [
        ("Hadi Santosa", "197001011995031001"),
        ("Siti Aminah", "198102022005012002"),
    ]


def test_one_who_acknowledges_stands_below() -> None:
    text = (
        "Kota Teluk, 5 Mei 2031\nYang membuat pernyataan,\n\n\n\nSiti Aminah\n\n"
        "Mengetahui,\nKepala Desa Suka Maju\n\n\n\nHadi Santosa"
    )
    assert signatories(extent(text)) == [
        ("Siti Aminah", "Yang membuat pernyataan", None),
        ("Hadi Santosa", "Kepala Desa Suka Maju", None),
    ]


@pytest.mark.parametrize("name", ["(........................)", "{{nama_pejabat}}", "(Nama)", "NAMA"])
def test_a_name_that_is_left_open_is_nobody(name: str) -> None:
    assert signatories(extent(f"Kota Teluk, ........ 2031\nKepala Desa Suka Maju,\n\n\n\n{name}\nNIP. ........")) == []


@pytest.mark.parametrize(
    "text", ["......", "…", "{{nama}}", "${no}", "+++nama+++", "(tempat)", "Nama", "xxxxx", "( )", "[data.nama]"]
)
def test_placeholders(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["-", "[1] Nama.Satu", "1 (satu) berkas", "Kota Teluk", "A. Nama Baru", "2031"])
def test_values(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("Nama : ........\nNIP : ........\nAlamat : ........", True),
        ("Nomor: {{nomor_surat}}", True),
        ("Paraf 1 ........ Paraf 2 ........\nParaf 1 ........", False),
        ("BAB I ........ 1\nBAB II ........ 2\nBAB III ........ 3", False),
        ("Nama : Siti Aminah", False),
    ],
)
def test_blank_forms(text: str, blank: bool) -> None:
    found = FIELD_TYPES["blank_form"](extent(text))
    assert bool(found and found.value) is blank


def test_witnesses_are_listed_one_below_the_other() -> None:
    text = "Saksi-saksi,\n1. Drs. Amir Hamzah          ( ........... )\n2. Lestari, S.H.             ( ........... )"
    assert [name for name, _, _ in signatories(extent(text))] == ["Drs. Amir Hamzah", "Lestari, S.H."]


PROSE = """PERJANJIAN KERJA SAMA
Nomor : 5/PKS/2031
Kami yang bertanda tangan di bawah ini:
1. RATNA WIJAYANTI, S.E., M.M., Bupati Teluk Anu, dalam hal ini bertindak untuk dan atas nama Pemerintah Kabupaten
Teluk Anu, berkedudukan di Jalan Mawar Nomor 13 Kota Teluk, selanjutnya disebut PIHAK KESATU.
2. PT ANGIN TIMUR, berkantor pusat di Jalan Karang Nomor 2, dalam hal ini diwakili oleh Hadi Santosa selaku Direktur
Utama, selanjutnya disebut PIHAK KEDUA."""


def test_parties_in_prose() -> None:
    found = FIELD_TYPES["parties"](extent(PROSE))
    assert [[p["label"], p["name"], p["position"], p["institution"], p["address"]] for p in found.value] == [
        [
            "PIHAK KESATU",
            "RATNA WIJAYANTI, S.E., M.M.",
            "Bupati Teluk Anu",
            "Pemerintah Kabupaten Teluk Anu",
            "Jalan Mawar Nomor 13 Kota Teluk",
        ],
        ["PIHAK KEDUA", "Hadi Santosa", "Direktur Utama", "PT ANGIN TIMUR", "Jalan Karang Nomor 2"],
    ]


LABELLED = """\
1. Hadi Santosa, S.Sos., selaku Kepala Bidang Arsip pada Dinas Arsip Teluk Anu, yang beralamat di Jalan Melati 4,
selanjutnya disebut PIHAK PERTAMA;
2. Siti Aminah, A.Md., Arsiparis Muda pada Kantor Arsip Kota Laut, selanjutnya disebut sebagai PIHAK KEDUA.

PIHAK PERTAMA menyerahkan arsip kepada PIHAK KEDUA.

PIHAK KEDUA,                  PIHAK PERTAMA,


Siti Aminah                   Hadi Santosa, S.Sos.
NIP. 198803112010012003       NIP. 197001011995011001
"""


def test_the_office_is_told_by_its_body_and_the_nip_stands_below_the_signature() -> None:
    found = FIELD_TYPES["parties"](extent(LABELLED))
    assert [(p["name"], p["position"], p["institution"], p["nip"]) for p in found.value] == [
        ("Hadi Santosa, S.Sos.", "Kepala Bidang Arsip", "Dinas Arsip Teluk Anu", "197001011995011001"),
        ("Siti Aminah, A.Md.", "Arsiparis Muda", "Kantor Arsip Kota Laut", "198803112010012003"),
    ]


def test_an_office_without_a_body_behind_it_stays_whole() -> None:
    text = "1. Dinas Arsip, diwakili oleh Hadi dalam jabatannya tersebut sebagai Kepala Dinas, disebut PIHAK PERTAMA;"
    (party,) = FIELD_TYPES["parties"](extent(text)).value
    assert (party["name"], party["position"], party["institution"]) == ("Hadi", None, "Dinas Arsip")
    named = text.replace("jabatannya tersebut sebagai", "jabatannya sebagai")
    assert FIELD_TYPES["parties"](extent(named)).value[0]["position"] == "Kepala Dinas"


def test_of_a_party_that_a_form_leaves_open_only_the_label_is_known() -> None:
    text = "PIHAK PERTAMA\nNama : {{nama}}\nJabatan : Camat\nPIHAK KEDUA\nNama : ..........\nAlamat : Jalan Mawar 1"
    assert FIELD_TYPES["parties"](extent(text)).value == [
        {"label": label, "name": None, "position": None, "institution": None, "address": None, "nip": None}
        for label in ("PIHAK PERTAMA", "PIHAK KEDUA")
    ]


def test_the_name_of_an_institution_ends_before_the_prose_that_goes_on() -> None:
    text = (
        "1. Laras Puspita, S.IP. : Kepala Sekolah SD Negeri 7 Air Mata sebagai tempat praktik\n"
        "                          mahasiswa, selanjutnya disebut PIHAK PERTAMA"
    )
    (party,) = FIELD_TYPES["parties"](extent(text)).value
    assert (party["position"], party["institution"]) == ("Kepala Sekolah", "SD Negeri 7 Air Mata")


def test_a_column_of_prose_stands_right_of_the_name() -> None:
    text = (
        "1. Laras Puspita, S.IP. : Kepala Sekolah SD Negeri 7 Air Mata\n"
        "                          yang beralamat di Jalan Bakau Nomor 21,\n"
        "                          selanjutnya disebut PIHAK PERTAMA"
    )
    (party,) = FIELD_TYPES["parties"](extent(text)).value
    assert (party["name"], party["position"]) == ("Laras Puspita, S.IP.", "Kepala Sekolah")
    assert (party["institution"], party["address"]) == ("SD Negeri 7 Air Mata", "Jalan Bakau Nomor 21")


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Perjanjian ini berlaku untuk jangka waktu 5 (lima) tahun.", ("P5Y", None, None)),
        ("Perjanjian berlaku selama enam bulan sejak 1 Juni 2031 sampai dengan 30 November 2031.",
         ("P6M", "2031-06-01", "2031-11-30")),
        ("Perjanjian diakhiri paling lambat 3 (tiga) bulan sebelum masa berlaku habis.", None),
    ],
)  # fmt: skip
def test_how_long_an_agreement_holds(text: str, term: tuple[str | None, ...] | None) -> None:
    found = FIELD_TYPES["duration"](extent(text))
    days = [found.value[key] and found.value[key]["value"] for key in ("start", "end")] if found else []
    assert (found and (found.value["length"], *days)) == term


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Pendaftaran 6 Maret – 20 Maret 2031.", [("2031-03-06", "2031-03-20")]),
        ("Berkas diterima 12 s/d 22 September 2031.", [("2031-09-12", "2031-09-22")]),
        ("Diperpanjang hingga tanggal 21 Oktober 2031.", [(None, "2031-10-21")]),
        ("Hasil yang semula tanggal 1 Juni 2031 menjadi tanggal 6 Juni 2031.", [("2031-06-06", None)]),
        ("Sesuai pengumuman Nomor 810/59/X/2031 tanggal 30 Januari 2031.", []),
    ],
)
def test_days_of_a_schedule(text: str, days: list[tuple[str | None, str | None]]) -> None:
    found = FIELD_TYPES["schedule"](extent(text))
    stages = found.value if found else []
    assert [tuple(stage[key] and stage[key]["value"] for key in ("start", "end")) for stage in stages] == days


def test_a_number_under_the_right_name_is_that_ones(tmp_path: Path) -> None:
    page = tmp_path / "sewa.txt"
    page.write_text(
        "Kota Teluk, 28 Desember 2030\n"
        "   PIHAK KEDUA,                    PIHAK PERTAMA,\n\n\n\n"
        "   SRI WAHYUNI                     BUDI SETIADI, S.E.\n"
        "                                   NIP. 19750101 200003 1 004\n",
        encoding="utf-8",
    )
    whole = read(page)
    assert {(name, nip) for name, _, nip in signatories(Extent(whole, 0, len(whole.text)))} == {
        ("SRI WAHYUNI", None),
        ("BUDI SETIADI, S.E.", "197501012000031004"),
    }


def test_a_number_that_may_be_eithers_is_nobodys() -> None:
    whole = replace(
        document("PIHAK KEDUA,\tPIHAK PERTAMA,\n\n\n\nSRI WAHYUNI\tBUDI SETIADI\nNIP. 19750101 200003 1 004"),
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    )
    assert [(name, nip) for name, _, nip in signatories(Extent(whole, 0, len(whole.text)))] == [
        ("SRI WAHYUNI", None),
        ("BUDI SETIADI", None),
    ]


def test_parties_in_the_rows_of_a_table() -> None:
    said = "Kepala Dinas Sosial Kabupaten Teluk Anu, berkedudukan di Jalan Melati Nomor 2, disebut PIHAK PERTAMA."
    rows = [["1.", "Drs. Hamid Rusdi", said], ["2.", "Maria Goreti", "Ketua, selanjutnya disebut PIHAK KEDUA."]]
    whole = laid(["Kami:", rows])
    first, second = FIELD_TYPES["parties"](Extent(whole, 0, len(whole.text))).value
    assert [first[key] for key in ("name", "position", "institution", "address")] == [
        "Drs. Hamid Rusdi", "Kepala", "Dinas Sosial Kabupaten Teluk Anu", "Jalan Melati Nomor 2",
    ]  # fmt: skip
    assert (second["name"], second["position"]) == ("Maria Goreti", "Ketua")


@pytest.mark.parametrize(
    "rows",
    [
        [["Ketua Panitia", "Sekretaris"], ["", ""], ["Hadi Santosa", "Siti Aminah"]],
        [["Ketua Panitia\n\n\nHadi Santosa", "Sekretaris\n\n\nSiti Aminah"]],
    ],
)
def test_a_small_table_at_the_end_holds_two_who_sign(rows: list[list[str]]) -> None:
    whole = laid(["Demikian dibuat.", rows])
    assert signatories(Extent(whole, 0, len(whole.text))) == [
        ("Hadi Santosa", "Ketua Panitia", None),
        ("Siti Aminah", "Sekretaris", None),
    ]


def test_place_and_date_in_a_column_stand_above_who_signs_there() -> None:
    rows = [
        ["Mengetahui,\nCamat Teluk", "Kota Teluk, 5 Mei 2031\nKepala Desa"],
        ["Hadi Santosa\nNIP. 19700101 199503 1 001", "Siti Aminah"],
    ]
    whole = laid([rows])
    assert signatories(Extent(whole, 0, len(whole.text))) == [
        ("Hadi Santosa", "Camat Teluk", "197001011995031001"),
        ("Siti Aminah", "Kepala Desa", None),
    ]


def test_two_sign_in_one_cell_of_a_table_of_amounts() -> None:
    signed = (
        "Kota Teluk, 2 Januari 2031\nKepala Dinas Perikanan\nHadi Santosa\nNIP. 19700101 199503 1 001\n"
        "Mengesahkan,\nPPKD\nSiti Aminah\nNIP. 19810202 200501 2 002"
    )
    rows = [["Rencana Penarikan", "", signed], *([str(n), "Rp 1.000", ""] for n in range(1, 16))]
    whole = laid([rows])
    assert [(name, nip) for name, _, nip in signatories(Extent(whole, 0, len(whole.text)))] == [
        ("Hadi Santosa", "197001011995031001"),
        ("Siti Aminah", "198102022005012002"),
    ]


def test_halves_of_a_line_on_a_sheet_askew_are_read_from_left_to_right() -> None:
    page = page_of(
        (60, 100, "1. Hadi Santosa   : Rektor Universitas Teluk,"),
        (150, 115, "berkedudukan di Jalan Mawar"),
        (230, 130, "Kota Teluk untuk"),
        (150, 134, "Nomor 14"),
        (150, 151, "selanjutnya disebut PIHAK PERTAMA."),
    )
    (party,) = parties_of(page)
    address = " ".join(page.text[start:end] for start, end in party.parts["address"])
    assert address == "Jalan Mawar Nomor 14 Kota Teluk"


def test_who_gets_a_copy_does_not_sign() -> None:
    text = "Kota Teluk, 5 Mei 2031\na.n. BUPATI SUKA MAJU\n\n\n\n\nTembusan :\n1. Bupati Suka Maju;\n2. Arsip."
    assert signatories(extent(text)) == []


def test_a_mark_for_a_signature_is_signed_and_one_below_an_office_leaves_the_name_open() -> None:
    assert signatories(extent("Kepala Biro Umum\n${ttd2}\nHadi Santosa\nLaksamana Pertama")) == [
        ("Hadi Santosa", "Kepala Biro Umum", None)
    ]
    assert signatories(extent("Yang Diberi Kuasa\nPengurus Barang\n${pengurus}\nNIP. ${nip_pengurus}")) == []


def test_a_name_below_a_day_with_a_number_of_its_own() -> None:
    assert signatories(extent("Kota Teluk, 5 Mei 2031\nSITI AMINAH\nNPM. 15610054")) == [("SITI AMINAH", None, None)]
    assert signatories(extent("Kota Teluk, 5 Mei 2031\nSITI AMINAH\nTelepon 15610054")) == []


def test_those_who_own_or_measure_sign_one_below_the_other() -> None:
    text = "Diukur oleh,\n\nHadi Santosa\nPemilik Tanah,\n1. Siti Aminah\n2. Danu Wijaya"
    assert [(name, position) for name, position, _ in signatories(extent(text))] == [
        ("Hadi Santosa", "Diukur oleh"),
        ("Siti Aminah", "Pemilik Tanah"),
        ("Danu Wijaya", "Pemilik Tanah"),
    ]


def test_who_took_the_minutes_is_named_in_their_head_and_signs_below_the_role() -> None:
    assert signatories(extent("Notulis : Siti Aminah\nRINGKASAN ACARA :\n1. Rapat dibuka")) == []
    assert [name for name, _, _ in signatories(extent("Notulis,\n\n\n\nSiti Aminah"))] == ["Siti Aminah"]


def test_two_numbers_that_a_few_blanks_part_belong_to_two_people() -> None:
    text = (
        "                         Semai, 5 Mei 2031\nKepala Dinas,            Ketua Panitia,\n\n\n\n"
        "Hadi Santosa             Siti Aminah\nNIP 197001011995031001   NIP 198102022005012002"
    )
    assert [(name, nip) for name, _, nip in signatories(extent(text))] == [
        ("Hadi Santosa", "197001011995031001"),
        ("Siti Aminah", "198102022005012002"),
    ]


def test_who_is_given_a_certificate_does_not_sign_it() -> None:
    lines = "SERTIFIKAT\n\nDiberikan kepada\n\nDANU WIJAYA, S.Sos.\nNIP 197001011995031002\n\nsebagai PESERTA\n\n"
    whole = extent(f"{lines}Semai, 8 Mei 2031\nKepala Badan,\n\n\nDr. Sari Melati\nNIP 196812121994032003\n")
    assert signatories(whole) == [("Dr. Sari Melati", "Kepala Badan", "196812121994032003")]


def test_place_and_day_below_one_another_stand_above_a_signature() -> None:
    page = page_of(
        (60, 200, "Demikian diumumkan untuk diketahui."), (320, 250, "Dikeluarkan di Kota Teluk"),
        (320, 262, "pada tanggal 5 Mei 2031"), (320, 280, "Pj. Sekretaris Daerah"), (320, 292, "selaku"),
        (320, 304, "Ketua Panitia Seleksi di"), (320, 316, "lingkungan Kota Teluk,"), (320, 370, "Siti Aminah"),
    )  # fmt: skip
    assert [name for name, _, _ in signatories(Extent(page, 0, len(page.text)))] == ["Siti Aminah"]
