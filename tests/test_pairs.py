from __future__ import annotations

from pathlib import Path

import pytest
from makers import document, laid, page_of
from pdf_makers import drawn, text

from extractor.authoring.trials import with_wording
from extractor.lexicon.folders import built_in
from extractor.model.document import Document
from extractor.reading import read
from extractor.structure.pairs import find_pairs


def values(whole: Document) -> dict[str, str]:
    """The first value of each meaning."""
    found: dict[str, str] = {}
    for pair in find_pairs(whole):
        found.setdefault(pair.meaning, " ".join(whole.text[start:end] for start, end in pair.value))
    return found


HEAD = {"number": "005/12/DISDIK/2031", "nature": "Segera", "subject": "Undangan rapat koordinasi"}


def test_labels_stand_left_of_another_block() -> None:
    page = page_of(
        (60, 100, "Nomor     : 005/12/DISDIK/2031"),
        (60, 115, "Sifat     : Segera"),
        (60, 130, "Perihal   : Undangan rapat"),
        (110, 145, "koordinasi"),
        (350, 100, "Kepada"),
        (350, 115, "Yth. Camat Suka Maju"),
        (350, 130, "di"),
        (350, 145, "Tempat"),
    )
    assert {meaning: words for meaning, words in values(page).items() if meaning in HEAD} == HEAD


def test_words_that_open_an_address_are_no_value() -> None:
    page = page_of((60, 100, "Lampiran : Kepada"), (60, 115, "Perihal”: Undangan"), source="ocr", confidence=90.0)
    assert values(page) == {"attachment": "", "subject": "Undangan"}


def test_values_come_after_all_labels_in_the_files_order() -> None:
    page = page_of(
        (60, 100, "Nomor"), (60, 115, "Sifat"), (60, 130, "Perihal"),
        (105, 100, ":"), (105, 115, ":"), (105, 130, ":"),
        (112, 100, "005/12/DISDIK/2031"), (112, 115, "Segera"), (112, 130, "Undangan rapat"), (112, 145, "koordinasi"),
    )  # fmt: skip
    assert values(page) == HEAD


def test_labels_stand_over_their_values() -> None:
    page = page_of(
        (60, 100, "Nomor"), (200, 100, "Sifat"), (300, 100, "Perihal"),
        (60, 114, "005/12/DISDIK/2031"), (200, 114, "Segera"), (300, 114, "Undangan rapat koordinasi"),
    )  # fmt: skip
    assert values(page) == HEAD


def test_a_colon_may_be_missing_or_misread_where_other_labels_have_theirs() -> None:
    page = page_of(
        (60, 100, "N o m o r : 005/12/DISDIK/2031"),
        (60, 115, "Lampiran  1 1 (satu) berkas"),
        (60, 130, "Perihai   : Undangan rapat koordinasi"),
        source="ocr",
    )
    assert values(page)["number"] == HEAD["number"]
    assert values(page)["subject"] == HEAD["subject"]
    assert values(page)["attachment"] == "1 (satu) berkas"


@pytest.mark.parametrize(("source", "subject"), [("ocr", "Pendampingan warga"), ("digital", "1 Pendampingan warga")])
def test_a_column_of_colons_that_reads_as_1(source: str, subject: str) -> None:
    page = page_of(
        (60, 100, "Nomor: 005/12/DISDIK/2031"),
        (60, 115, "Lampiran   1 Satu berkas"), (60, 130, "Hal"), (115, 130, "1 Pendampingan warga"),
        source=source, confidence=90.0 if source == "ocr" else None,
    )  # fmt: skip
    assert values(page)["subject"] == subject


@pytest.mark.parametrize(
    ("label", "source", "read"), [("Hai", "ocr", True), ("HaI", "ocr", True), ("Hai", "digital", False)]
)
def test_strokes_of_a_short_label_are_mixed_up_in_recognised_text_only(label: str, source: str, read: bool) -> None:
    subject = (60, 115, f"{label} : Undangan rapat koordinasi")
    page = page_of((60, 100, "Nomor : 005/12/DISDIK/2031"), subject, source=source)
    assert values(page).get("subject") == (HEAD["subject"] if read else None)


def test_a_number_needs_no_colon() -> None:
    assert values(document("SURAT TUGAS\nNOMOR 800/12/DINKES/2031"))["number"] == "800/12/DINKES/2031"
    assert values(document("No. 12 / Pan. HUT / KCM / VIII / 2031"))["number"] == "12 / Pan. HUT / KCM / VIII / 2031"


@pytest.mark.parametrize(
    "sentence", ["Hal tersebut disampaikan kepada warga", "Dari hasil rapat", "Sifat kebakaran itu", "Nomor urut: 12"]
)
def test_a_sentence_that_opens_with_such_a_word_is_no_pair(sentence: str) -> None:
    assert values(document(f"{sentence}\n\nNama Ayah : Budi")) == {}


def test_the_cells_of_a_table_are_columns() -> None:
    assert values(laid([[["Nomor", ":", "005/12/DISDIK/2031"], ["Sifat", ":", "Segera"]]])) == {
        "number": HEAD["number"],
        "nature": HEAD["nature"],
    }


def test_a_label_behind_a_lists_number_is_one() -> None:
    found = values(document("Kepada : 1. Nama : Hadi Santosa\nNIP : 19700101 199503 1 001\n2. Nama : Siti"))
    assert found["name"] == "Hadi Santosa"
    assert found["nip"] == "19700101 199503 1 001"


def test_a_blank_form_has_labels_without_values() -> None:
    assert [(pair.meaning, pair.value) for pair in find_pairs(document("Nama :\nJabatan :"))] == [
        ("name", ()),
        ("position", ()),
    ]


def test_the_number_of_a_house_in_a_letterhead_is_no_number_of_the_letter() -> None:
    page = page_of(
        (150, 40, "SEKRETARIAT DAERAH"),
        (140, 60, "Jalan Mawar"),
        (260, 60, "Nomor 22"),
        (330, 60, "Telepon (022) 423244"),
        (50, 120, "Nomor : 5/SD/2031"),
        (50, 134, "Hal : Rapat"),
    )
    assert values(page) == {"number": "5/SD/2031", "subject": "Rapat"}


@pytest.mark.parametrize("mark", ["6. a.", "VI. 1)", "- a."])
def test_a_label_stands_behind_two_marks_of_lists(mark: str) -> None:
    assert values(document(f"SURAT\n\n{mark} Nama : Hadi Santosa"))["name"] == "Hadi Santosa"


def test_a_value_of_typed_text_goes_on_below_it(tmp_path: Path) -> None:
    text = "SURAT\nAlamat  : Jalan Mawar Nomor 5 Desa Suka Maju\n          Teluk Anu\nJabatan : Camat\nTeluk Anu"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    found = values(read(tmp_path / "a.txt"))
    assert (found["address"], found["position"]) == ("Jalan Mawar Nomor 5 Desa Suka Maju Teluk Anu", "Camat")


def test_labels_and_values_of_two_cells_stand_line_by_line() -> None:
    whole = laid([[["7.", "a. Jabatan\nb. Alamat", "a. Camat\nb. Jalan Mawar"]]])
    found = values(whole)
    assert (found["position"], found["address"]) == ("Camat", "Jalan Mawar"), "the marks of the list are left out"


def test_on_a_sheet_askew_what_stands_far_right_may_begin_above_the_value() -> None:
    page = page_of(
        (350, 98, "Kepada Yth."), (60, 100, "Nomor"), (110, 100, "005/12/DISDIK/2031"),
        (60, 115, "Sifat"), (110, 115, "Segera"), (350, 112, "Camat Suka Maju"),
        (60, 130, "Perihal"), (110, 130, "Undangan rapat"), (350, 128, "Tempat"),
    )  # fmt: skip
    found = values(page)
    assert (found["number"], found["subject"]) == ("005/12/DISDIK/2031", "Undangan rapat")


def test_a_value_under_its_label_goes_on_in_its_column() -> None:
    page = page_of(
        (60, 100, "Nomor"), (60, 114, "005/12/DISDIK/2031"),
        (60, 134, "Perihal"), (60, 148, "Undangan rapat koordinasi"), (60, 162, "Tahun 2031"),
        (60, 200, "Dalam rangka rapat koordinasi bersama ini disampaikan hal-hal sebagai berikut"),
    )  # fmt: skip
    found = values(page)
    assert (found["number"], found["subject"]) == ("005/12/DISDIK/2031", "Undangan rapat koordinasi Tahun 2031")


def test_a_list_below_a_value_is_no_part_of_it() -> None:
    page = page_of(
        (60, 100, "Nomor : 005/12/DISDIK/2031"),
        (60, 114, "Hal    : Undangan rapat"),
        (60, 128, "1. Sehubungan dengan rapat"),
    )
    assert values(page)["subject"] == "Undangan rapat"


def test_a_label_behind_another_may_have_its_colon_in_the_next_column() -> None:
    page = page_of((60, 100, "Kepada : Nama"), (150, 100, ": Hadi Santosa"), (105, 115, "NIP"), (150, 115, ": 5"))
    assert values(page)["name"] == "Hadi Santosa"


def test_a_label_does_not_go_on_behind_its_colon() -> None:
    page = page_of((60, 100, "Nomor : 5"), (60, 115, "Perihal : Rapat Panitia"), (60, 130, "___________________"))
    assert values(page) == {"number": "5", "subject": "Rapat Panitia"}


def test_a_word_inside_a_sentence_is_no_label() -> None:
    page = page_of(
        (60, 100, "Warga harus mengurus surat ke tiga"), (60, 114, "instansi dengan waktu paling cepat dua hari."),
        (60, 128, "2. Tujuan"), (60, 142, "3. Acara"),
    )  # fmt: skip
    assert "unit" not in values(page)


@pytest.mark.parametrize("colon", [":", "- :", "— :"])
def test_a_dash_may_stand_before_the_colon(colon: str) -> None:
    page = page_of((60, 100, "Nomor : 5/2031/DISDIK"), (60, 114, f"Perihal {colon} Undangan rapat"))
    assert values(page)["subject"] == "Undangan rapat"


def test_a_blank_behind_a_colon_in_a_column_of_its_own_stays_blank(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Sifat      :\nDitangani Kantor Lama\nHal        : Rapat\n", encoding="utf-8")
    assert values(read(path)) == {"nature": "", "subject": "Rapat"}


def test_larger_letters_below_a_value_do_not_go_on_with_it(tmp_path: Path) -> None:
    labels = [text(60, 100, "Nama"), text(60, 116, "Instansi")]
    beside = [text(160, 100, ": Gilang Ramadi"), text(160, 116, ": Balai Rawa")]
    path = drawn(tmp_path / "a.pdf", *labels, *beside, text(168, 140, "LULUS", size=20))
    assert values(read(path))["unit"] == "Balai Rawa"


def test_a_number_without_a_dot_before_a_label_is_a_lists_mark() -> None:
    page = page_of(
        (60, 100, "1 Nama : Dewi Lestari"), (60, 115, "2 NIP : 197703052002121001"), (60, 130, "10 a. Jabatan : Camat")
    )
    assert values(page) == {"name": "Dewi Lestari", "nip": "197703052002121001", "position": "Camat"}


def test_a_number_before_a_label_without_a_colon_is_none() -> None:
    page = page_of((60, 100, "2 Peserta dari desa"), (60, 115, "3 Peserta dari kota"), (60, 130, "4 Lampiran surat"))
    assert values(page) == {}


def test_numbers_and_colons_stand_in_columns_of_their_own() -> None:
    rows = [("1", "Nama", "Dewi"), ("2", "Jabatan", "Camat"), ("3", "Tempat", "Aula")]
    lines = [
        (x, 100 + 15 * n, words)
        for n, (number, label, value) in enumerate(rows)
        for x, words in ((60, number), (90, label), (220, f": {value}"))
    ]
    assert values(page_of(*lines)) == {"name": "Dewi", "position": "Camat", "venue": "Aula"}


LONG = "Tingkat menurut peraturan perjalanan dinas"
WRAPPED = "Nama/NIP Pegawai yang melaksanakan perjalanan dinas"


def values_with(whole: Document, wording: str) -> dict[str, str]:
    """The values where a rule lists a wording more, under the meaning `own`."""
    with with_wording(built_in(), "labels", wording, "own").in_use():
        return values(whole)


def test_a_listed_label_may_be_as_long_as_it_is() -> None:
    assert len(LONG) > 40
    page = page_of((60, 100, f"{LONG} : Nilai"), (60, 115, "Nama : Budi"))
    assert values_with(page, LONG) == {"own": "Nilai", "name": "Budi"}


@pytest.mark.parametrize(
    "line",
    [
        "2. Nama / NIP pegawai : Wulan Sari",
        "Tempat & Tanggal lahir/Usia : Semai, 4 Mei 2001",
        "Nama pegawai yang diperintah mengadakan perjalanan : Wulan Sari",
    ],
)
def test_a_label_that_goes_on_up_to_a_colon_is_another_one(line: str) -> None:
    assert values(page_of((60, 100, line), (60, 115, "Jabatan : Camat"))) == {"position": "Camat"}
    above = page_of((60, 100, "Jabatan : Camat"), (60, 115, line))
    assert values(above) == {"position": "Camat"}, "no value goes on with it"


def test_a_listed_label_may_run_over_several_lines() -> None:
    page = page_of(
        (60, 100, "Jabatan"), (200, 100, "Dokter"),
        (60, 115, "Nama/NIP Pegawai yang"), (200, 115, "dr. Lestari"),
        (60, 127, "melaksanakan perjalanan"), (200, 127, "Anggraini"),
        (60, 139, "dinas"),
        (60, 154, "Instansi"), (200, 154, "Dinas Pangan"),
    )  # fmt: skip
    assert values_with(page, WRAPPED) == {
        "own": "dr. Lestari Anggraini", "position": "Dokter", "unit": "Dinas Pangan",
    }  # fmt: skip


def test_the_colon_of_a_label_over_two_lines_stands_behind_the_second() -> None:
    page = page_of(
        (60, 100, "Nama/NIP Pegawai yang melaksanakan"),
        (60, 112, "perjalanan dinas : dr. Lestari"),
        (60, 130, "Jabatan : Dokter"),
    )
    assert values_with(page, WRAPPED) == {"own": "dr. Lestari", "position": "Dokter"}


def test_two_labels_below_one_another_are_not_one() -> None:
    page = page_of((60, 100, "Nama"), (160, 100, ": Budi"), (60, 112, "Lembaga"), (160, 112, ": Yayasan Semai"))
    assert values(page) == {"name": "Budi", "institution": "Yayasan Semai"}


def test_a_town_right_below_the_value_goes_on_with_it() -> None:
    page = page_of(
        (60, 100, "Keperluan : Mengikuti sosialisasi aplikasi"),
        (120, 114, "di Kejaksaan Tinggi"),
        (60, 128, "Jabatan : Jaksa"),
    )
    assert values(page) == {"purpose": "Mengikuti sosialisasi aplikasi di Kejaksaan Tinggi", "position": "Jaksa"}


def test_a_town_ends_an_addressee() -> None:
    page = page_of((60, 100, "Kepada : Camat Suka Maju"), (105, 114, "di Kota Semai"), (60, 128, "Dari : Sekretaris"))
    assert values(page) == {"to": "Camat Suka Maju", "from": "Sekretaris"}


def test_running_text_below_the_last_value_is_no_part_of_it() -> None:
    page = page_of(
        (60, 100, "Nama"), (160, 100, ": Ratna Kirana"),
        (60, 112, "Jabatan"), (160, 112, ": Operator Dinas Pengelolaan Rawa dan Telaga Kabupaten Semai Raya Timur"),
        (60, 124, "Dalam satu tahun terakhir tidak pernah dijatuhi hukuman disiplin tingkat berat"),
    )  # fmt: skip
    assert values(page)["position"] == "Operator Dinas Pengelolaan Rawa dan Telaga Kabupaten Semai Raya Timur"
