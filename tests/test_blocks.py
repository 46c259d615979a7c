from __future__ import annotations

from dataclasses import replace

import pytest
from makers import document, field, page_of, read_record

from extractor.fields.find import find_field
from extractor.model.document import Document
from extractor.rulebook.load import load_rules
from extractor.structure.shape import shape_of
from extractor.values.places import find_place


def parts(whole: Document, name: str) -> list[dict[str, str]]:
    """The blocks of that name, each part on one line."""
    return [
        {part: " ".join(whole.text[start:end] for start, end in spans) for part, spans in block.parts.items()}
        for block in shape_of(whole).blocks(name)
    ]


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("Suka Maju, 5 Mei 2031", "Suka Maju", "5 Mei 2031"),
        ("Suka Maju,17 Maret 2031", "Suka Maju", "17 Maret 2031"),
        ("Suka Maju,        Januari 2031", "Suka Maju", "Januari 2031"),
        ("16 Desember 2031", None, "16 Desember 2031"),
        ("Suka Maju, tanggal 5-5-2031", "Suka Maju", "5-5-2031"),
        ("Suka Maju, (tgl) (bln) 2031", "Suka Maju", "2031"),
        ("Suka Maju, ${tanggal} 2031", "Suka Maju", "2031"),
    ],
)
def test_a_date_line(line: str, place: str | None, date: str) -> None:
    (found,) = parts(page_of((350, 100, line)), "date_line")
    assert (found.get("place"), found["date"].strip()) == (place, date)


@pytest.mark.parametrize(
    "line",
    ["Rapat pada hari Rabu, 5 Mei 2031 dihadiri", "Tanggal : 5 Mei 2031", "Mei", "- Mei 2031)", "Bimbingan (BK),"],
)
def test_no_date_line(line: str) -> None:
    assert parts(page_of((60, 100, line)), "date_line") == []


def test_place_and_date_may_stand_behind_a_number_with_no_columns_white_between() -> None:
    typed = document("Nomor : B-5/II/2031 Suka Maju, 5 Mei 2031\nHal : Rapat")
    assert parts(typed, "date_line") == [{"place": "Suka Maju", "date": "5 Mei 2031"}]


def test_a_region_says_where_an_instrument_was_decided_without_di() -> None:
    page = page_of((350, 100, "Ditetapkan Bangka"), (350, 114, "pada tanggal 5 Mei 2031"), (350, 130, "BUPATI,"))
    (found,) = parts(page, "date_line")
    assert (found["place"].strip(), found["date"].strip()) == ("Bangka", "5 Mei 2031")


def test_the_year_of_a_date_may_stand_right_below_it() -> None:
    page = page_of((350, 100, "Suka Maju, 5 Mei"), (350, 112, "2031"), (350, 140, "Yth. Camat"))
    assert parts(page, "date_line") == [{"place": "Suka Maju", "date": "5 Mei 2031"}]


def test_the_name_of_a_day_is_no_place() -> None:
    announced = page_of((60, 100, "diselesaikan paling lambat pada hari/tanggal :"), (60, 112, "Rabu, 5 Mei 2031."))
    assert parts(announced, "date_line") == []
    (found,) = parts(page_of((350, 100, "Rabu, 5 Mei 2031")), "date_line")
    assert found == {"date": "5 Mei 2031"}


def test_a_greeting_is_no_part_of_the_address() -> None:
    page = page_of((60, 100, "Yth. Warga Suka Maju"), (60, 118, "Selamat malam rekan-rekan,"), (60, 132, "Kami dari"))
    assert parts(page, "address") == [{"first": "Warga Suka Maju"}]


def test_a_date_alone_goes_on_with_an_open_sentence_and_stands_below_a_closed_one() -> None:
    open_ = "atas perhatian dan kerja sama Saudara disampaikan"
    closed = "atas kerja sama Saudara disampaikan terima kasih."
    assert parts(page_of((60, 100, open_), (60, 112, "5 Mei 2031")), "date_line") == []
    (found,) = parts(page_of((60, 100, closed), (60, 112, "5 Mei 2031")), "date_line")
    assert found["date"] == "5 Mei 2031"


@pytest.mark.parametrize(
    ("above", "below", "others"),
    [
        ("Bupati Suka Maju", "Ketua DPRD Suka Maju", {"addressee_2": "Ketua DPRD Suka Maju"}),
        ("Sekretaris Daerah selaku", "Ketua Panitia Arsip", {}),
        ("Kepala Dinas Kesehatan", "Kota Suka Maju", {}),
    ],
)
def test_offices_below_each_other_are_addressees_of_their_own(above: str, below: str, others: dict[str, str]) -> None:
    page = page_of((325, 100, "Yth."), (350, 100, above), (350, 112, below), (350, 130, "di Tempat"))
    first = above if others else f"{above} {below}"
    assert parts(page, "address") == [{"first": first, **others}]


def test_an_address_ends_with_its_place() -> None:
    page = page_of(
        (350, 100, "Kepada"),
        (325, 114, "Yth. 1. Kepala Dinas Kesehatan"),
        (350, 128, "Kota Suka Maju"),
        (338, 142, "2. Para Camat"),
        (350, 156, "di -"),
        (370, 170, "TEMPAT"),
        (60, 200, "Dengan hormat,"),
    )
    assert parts(page, "address") == [{"first": "Kepala Dinas Kesehatan Kota Suka Maju", "addressee_2": "Para Camat"}]


def test_the_street_of_an_addressee_is_no_part_of_the_name() -> None:
    page = page_of(
        (350, 100, "Kepada Yth."),
        (350, 112, "1. Kepala Dinas Perikanan"),
        (350, 124, "Jl. Pelabuhan No. 5"),
        (350, 136, "Suka Maju"),
        (350, 148, "2. Camat Awan"),
    )
    (found,) = parts(page, "address")
    assert found == {"first": "Kepala Dinas Perikanan", "addressee_2": "Camat Awan"}


def test_an_addressee_may_stand_apart_from_the_words_that_open_the_address() -> None:
    page = page_of((350, 100, "Kepada Yth:"), (350, 130, "Kepala Dinas Kesehatan"), (350, 144, "Kota Suka Maju"))
    assert parts(page, "address") == [{"first": "Kepala Dinas Kesehatan Kota Suka Maju"}]
    page = page_of((350, 100, "Kepada Yang Terhormat,"), (350, 114, "Kepala Dinas Kesehatan"))
    assert parts(page, "date_line") == []


@pytest.mark.parametrize("heading", ["A.  Umum", "I. PENDAHULUAN"])
def test_an_address_ends_before_the_first_heading_of_the_text(heading: str) -> None:
    page = page_of((60, 100, "Yth. Para Camat"), (60, 114, "di lingkungan Suka Maju"), (60, 128, heading))
    assert parts(page, "address") == [{"first": "Para Camat di lingkungan Suka Maju"}]


@pytest.mark.parametrize("place", ["di -", "di —", "di ~", "d i"])
def test_an_address_ends_before_its_place(place: str) -> None:
    page = page_of((350, 100, "Kepada Yth."), (350, 114, "Para Camat"), (350, 128, place), (350, 142, "Teluk Anu"))
    assert parts(page, "address") == [{"first": "Para Camat"}]


def test_a_list_of_addressees_may_open_with_its_first_label() -> None:
    lines = ((60, 100, "1. Yth. Camat Suka Maju"), (60, 114, "2. Lurah Awan"), (60, 128, "di"), (60, 142, "Tempat"))
    page = page_of(*lines)
    assert parts(page, "address") == [{"first": "Camat Suka Maju", "addressee_2": "Lurah Awan"}]


def test_the_dots_of_a_form_are_no_addressee() -> None:
    to = field(block="address", type="addressee")
    assert find_field(page_of((350, 100, "Kepada Yth."), (350, 114, "Sdr/i. .............")), [], to) is None
    found = find_field(page_of((350, 100, "Kepada Yth."), (350, 114, "Camat Suka Maju")), [], to)
    assert found is not None
    assert found.value == "Camat Suka Maju"


def test_the_name_of_the_state_alone_is_no_letterhead() -> None:
    assert parts(page_of((200, 40, "REPUBLIK INDONESIA"), (60, 100, "Nomor : 5")), "letterhead") == []


def test_a_street_behind_an_office_is_no_part_of_its_name() -> None:
    office = "Kantor Kepala Desa Mekar Jalan Mawar Nomor 45"
    page = page_of((150, 40, "PEMERINTAH KABUPATEN SUKA MAJU"), (150, 60, office))
    assert parts(page, "letterhead") == [{"offices": "PEMERINTAH KABUPATEN SUKA MAJU Kantor Kepala Desa Mekar"}]
    roads = page_of((150, 40, "KEMENTERIAN PEKERJAAN UMUM"), (150, 60, "BALAI BESAR PELAKSANAAN JALAN NASIONAL"))
    assert "JALAN NASIONAL" in parts(roads, "letterhead")[0]["offices"]


def test_a_letterhead_ends_at_its_address() -> None:
    page = page_of(
        (480, 20, "SALINAN"),
        (200, 50, "PEMERINTAH KABUPATEN SUKA MAJU"),
        (220, 64, "DINAS KESEHATAN"),
        (190, 78, "Jalan Mawar 1 Telp. (0711) 12345"),
        (260, 92, "SUKA MAJU"),
    )
    assert parts(page, "letterhead") == [{"offices": "PEMERINTAH KABUPATEN SUKA MAJU DINAS KESEHATAN"}]


def test_a_title_in_letters_that_stand_apart_ends_the_letterhead() -> None:
    page = page_of((200, 50, "GUBERNUR SUKA MAJU"), (200, 64, "S U R A T T U G A S"), (60, 90, "Nomor : 5"))
    assert parts(page, "letterhead") == [{"offices": "GUBERNUR SUKA MAJU"}]


@pytest.mark.parametrize("title", ["SERTIFIKAT PELATIHAN", "S E R T I F I K A T", "Piagam Penghargaan"])
def test_the_title_of_a_certificate_is_no_office(title: str) -> None:
    page = page_of((200, 50, "DINAS PANGAN KABUPATEN SUKA MAJU"), (200, 64, title), (60, 90, "Nomor : 5"))
    assert parts(page, "letterhead") == [{"offices": "DINAS PANGAN KABUPATEN SUKA MAJU"}]


def test_where_a_committee_has_its_office_is_no_part_of_its_name() -> None:
    page = page_of(
        (200, 50, "PANITIA PASAR MALAM SUKA MAJU"), (190, 62, "Sekretariat: Balai Warga Lt. 1, Suka Maju"),
        (60, 100, "Nomor : 5/PAN/2031"), (60, 114, "Hal : Undangan"),
    )  # fmt: skip
    assert parts(page, "letterhead") == [{"offices": "PANITIA PASAR MALAM SUKA MAJU"}]


def test_what_stands_beside_the_offices_is_no_part_of_them() -> None:
    page = page_of(
        (200, 50, "PEMERINTAH KABUPATEN SUKA MAJU"),
        (420, 52, "Serda 95-6"),
        (60, 60, "SUKA MAJU"),
        (220, 66, "DINAS KESEHATAN"),
        (190, 80, "Jalan Mawar 1 Telp. (0711) 12345"),
        source="ocr",
        confidence=90.0,
    )
    assert parts(page, "letterhead") == [{"offices": "PEMERINTAH KABUPATEN SUKA MAJU DINAS KESEHATAN"}]


@pytest.mark.parametrize("crest", ["@", "O", "an", "mm,", "0"])
def test_a_recognised_crest_beside_the_offices_is_no_part_of_them(crest: str) -> None:
    page = page_of(
        (200, 50, "PEMERINTAH KABUPATEN SUKA MAJU -"),
        (60, 62, crest),
        (220, 64, "DINAS KESEHATAN"),
        (190, 78, "Jalan Mawar 1 Telp. (0711) 12345"),
        source="ocr",
        confidence=90.0,
    )
    assert parts(page, "letterhead") == [{"offices": "PEMERINTAH KABUPATEN SUKA MAJU DINAS KESEHATAN"}]


def test_a_stamp_beside_the_crest_does_not_end_a_letterhead() -> None:
    running = "Dalam rangka melaksanakan amanat undang-undang tentang pemerintahan daerah di atas"
    page = page_of(
        (400, 40, "TANGGAL : 5"), (400, 52, "NOMOR : 7"), (200, 70, "KEMENTERIAN DALAM NEGERI"),
        (215, 84, "REPUBLIK INDONESIA"), (60, 120, "Nomor : 046/219/Setda"), (60, 200, running),
        source="ocr", confidence=90.0,
    )  # fmt: skip
    assert parts(page, "letterhead") == [{"offices": "KEMENTERIAN DALAM NEGERI REPUBLIK INDONESIA"}]


def test_the_stamp_of_who_received_a_letter_is_no_letterhead() -> None:
    running = "Dalam rangka melaksanakan amanat undang-undang tentang pemerintahan daerah di atas"
    page = page_of(
        (430, 40, "PEMERINTAH KABUPATEN SUKA MAJU"), (430, 52, "TERIMA 5"), (200, 70, "KEMENTERIAN DALAM NEGERI"),
        (215, 84, "REPUBLIK INDONESIA"), (60, 120, "Nomor : 046/219/Setda"), (60, 200, running),
        source="ocr", confidence=90.0,
    )  # fmt: skip
    assert parts(page, "letterhead") == [{"offices": "KEMENTERIAN DALAM NEGERI REPUBLIK INDONESIA"}]


def test_labels_above_an_addressee_leave_a_letter_without_letterhead() -> None:
    running = "Dalam rangka melaksanakan amanat undang-undang tentang pemerintahan daerah di atas"
    page = page_of(
        (60, 40, "Nomor : 046/219/Setda"), (330, 60, "Kepala Dinas Kesehatan"), (60, 200, running),
        source="ocr", confidence=90.0,
    )  # fmt: skip
    assert parts(page, "letterhead") == []


def test_a_short_name_in_capitals_is_an_office_and_no_crest() -> None:
    page = page_of((200, 50, "KEMENTERIAN DALAM NEGERI"), (240, 64, "BSK"), source="ocr", confidence=90.0)
    assert parts(page, "letterhead") == [{"offices": "KEMENTERIAN DALAM NEGERI BSK"}]


def test_a_committee_keeps_its_year_in_a_letterhead() -> None:
    committee = "PANITIA HARI JADI KABUPATEN SUKA MAJU"
    page = page_of((200, 50, committee), (240, 64, "TAHUN 2031"), (190, 78, "Jalan Mawar 1234"))
    assert parts(page, "letterhead") == [{"offices": f"{committee} TAHUN 2031"}]


def test_the_province_around_a_regent_is_no_part_of_the_office() -> None:
    regent = page_of((240, 50, "BUPATI SUKA MAJU"), (220, 64, "PROVINSI SUKA RAYA"))
    agency = page_of((240, 50, "DINAS KESEHATAN"), (220, 64, "PROVINSI SUKA RAYA"))
    assert parts(regent, "letterhead") == [{"offices": "BUPATI SUKA MAJU"}]
    assert parts(agency, "letterhead") == [{"offices": "DINAS KESEHATAN PROVINSI SUKA RAYA"}]


def test_a_title_is_no_letterhead() -> None:
    assert parts(page_of((200, 50, "SURAT TUGAS"), (200, 64, "NOMOR : 5/2031")), "letterhead") == []


SIGNATURE = field(block="signature", type="signature")


def signatures(whole: Document) -> list[tuple[str | None, str | None]]:
    found = find_field(whole, [], SIGNATURE.model_copy(update={"many": True}))
    return [(one["name"], one["position"]) for one in found.value] if found else []


def test_signatures_side_by_side_are_read_column_by_column() -> None:
    page = page_of(
        (60, 600, "Sekretaris Panitia,"), (350, 600, "Ketua Panitia,"),
        (60, 660, "Siti Aminah, S.E."), (350, 660, "Hadi Santosa"),
        (350, 672, "NIP. 19700101 199503 1 001"),
    )  # fmt: skip
    assert signatures(page) == [("Siti Aminah, S.E.", "Sekretaris Panitia"), ("Hadi Santosa", "Ketua Panitia")]


def test_the_white_of_a_signature_parts_office_and_name() -> None:
    page = page_of(
        (350, 580, "An. Rektor,"),
        (350, 594, "Wakil Rektor Bidang"),
        (350, 608, "Kerja Sama dan"),
        (350, 622, "Alumni"),
        (350, 680, "Siti Aminah Halim"),
    )
    assert signatures(page) == [("Siti Aminah Halim", "Wakil Rektor Bidang Kerja Sama dan Alumni")]


def test_what_stands_below_an_office_that_ends_open_is_nobody() -> None:
    page = page_of(
        (350, 580, "Kepala Dinas Kependudukan dan"),
        (350, 594, "Pencatatan Sipil"),
        (350, 640, "rpwaSoputra, SPt"),
        (350, 652, "NIP. 19700101 199503 1 001"),
    )
    assert signatures(page) == [(None, "Kepala Dinas Kependudukan dan Pencatatan Sipil")]


def test_a_long_office_that_stands_far_in_is_no_running_text() -> None:
    page = page_of(
        (60, 500, "Demikian kami sampaikan dan atas kerja sama Saudara diucapkan terima kasih."),
        (180, 580, "Kepala Dinas Komunikasi dan Informatika Kabupaten Suka Maju"),
        (250, 660, "Siti Aminah, S.Sos."),
        (250, 674, "NIP. 19700101 199503 2 001"),
    )
    office = "Kepala Dinas Komunikasi dan Informatika Kabupaten Suka Maju"
    assert signatures(page) == [("Siti Aminah, S.Sos.", office)]


def test_a_name_may_take_two_lines() -> None:
    page = page_of(
        (350, 580, "Inspektur Kota Suka Maju"),
        (350, 640, "PROF. DR. HADI SANTOSA"),
        (350, 652, "WIBAWA, S.T., M.Pd."),
        (350, 664, "NIP. 19700101 199503 1 001"),
    )
    assert signatures(page) == [("PROF. DR. HADI SANTOSA WIBAWA, S.T., M.Pd.", "Inspektur Kota Suka Maju")]


def test_an_office_may_stand_below_the_name() -> None:
    page = page_of((350, 580, "Hormat kami,"), (350, 640, "Hadi Santosa, M.Si"), (350, 652, "Ketua"))
    assert signatures(page) == [("Hadi Santosa, M.Si", "Ketua")]


def test_a_list_of_people_is_no_signature() -> None:
    assert signatures(document("Ketua Panitia\nHadi Santosa\nSekretaris\nSiti Aminah")) == []


def test_those_to_whom_a_letter_goes_sign_nothing() -> None:
    letter = page_of(
        (72, 100, "Yth. 1. Kepala Dinas Pemberdayaan Masyarakat dan Desa Kabupaten"),
        (92, 116, "2. Kepala Dinas Perhubungan"), (72, 132, "di"), (72, 148, "Tempat"),
        (72, 200, "Bersama ini kami sampaikan daftar yang harus diisi oleh semua perangkat daerah."),
    )  # fmt: skip
    assert signatures(letter) == []


# -- copies -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("below", "rest"),
    [
        ([(60, 128, "2. Camat Suka Maju")], None),
        ([(60, 128, "2. Camat Suka Maju"), (60, 230, "Paraf Koordinasi")], "Paraf Koordinasi"),
        ([(75, 124, "Kabupaten Suka Maju")], None),
        ([(60, 126, "2. Arsip."), (60, 138, "cetaknya merupakan")], "cetaknya merupakan"),
        ([(300, 128, "Ditetapkan di : Suka Maju"), (300, 200, "SURYA LANGIT")], None),
        ([(60, 126, "Dokumen ini telah ditandatangani secara elektronik")], "Dokumen ini telah ditandatangani"),
    ],
)
def test_where_a_list_of_copies_ends(below: list[tuple[float, float, str]], rest: str | None) -> None:
    page = page_of((60, 100, "Tembusan :"), (60, 114, "1. Bupati Suka Maju"), *below)
    found = parts(page, "after_copies")
    assert [part["begins"][: len(rest or "")] for part in found] == ([rest] if rest else [])


NOTICE = ["Dokumen ini ditandatangani", "secara elektronik"]


def test_a_notice_beside_the_code_between_office_and_name_ends_no_signature() -> None:
    notice = [(400.0, 140.0 + 12 * i, words) for i, words in enumerate(NOTICE)]
    named = ["Surya Langit, S.Sos., M.T", "Pembina Utama Muda (IV/c)", "NIP. 197102031995042007"]
    office = [(300.0, 100.0, "Kepala Dinas Pasar"), (300.0, 112.0, "Kabupaten Suka Maju")]
    signed = [*office, *notice, *[(300.0, 190.0 + 12 * i, words) for i, words in enumerate(named)]]
    page = page_of(*signed)
    assert parts(page, "electronic_notice") == []
    head = ["Nomor : 005/21/2031", "Hal : Undangan", "Yth. Camat", "Mengharap kehadiran.", "Demikian untuk maklum."]
    found = read_record(page_of(*[(60.0, 20.0 + 12 * i, words) for i, words in enumerate(head)], *signed), load_rules())
    assert found["signatory"]["name"] == "Surya Langit, S.Sos., M.T"
    assert found["signatory"]["position"] == "Kepala Dinas Pasar Kabupaten Suka Maju"


def test_a_notice_below_all_names_is_one() -> None:
    page = page_of((300, 100, "Surya Langit"), (300, 112, "NIP. 197102031995042007"), (60, 180, " ".join(NOTICE)))
    assert parts(page, "electronic_notice") == [{"begins": " ".join(NOTICE)}]


@pytest.mark.parametrize(
    "line", ["a.n.\tBupati Suka Maju", "Plt.      Camat", "u.b.\tSekretaris Daerah", "Nomor : 050/\t/ST/I.2/2031"]
)
def test_the_office_signed_for_may_stand_behind_a_tab(line: str) -> None:
    assert [piece.text for piece in shape_of(document(line)).pieces] == [line]


def test_an_office_with_its_region_behind_a_tab_is_two() -> None:
    assert [piece.text for piece in shape_of(document("Camat\tLurah")).pieces] == ["Camat", "Lurah"]


def test_an_office_of_the_state_has_its_name_on_the_line_above() -> None:
    office = [(150.0, 40.0, "KEPALA BADAN CUACA NASIONAL"), (190.0, 52.0, "REPUBLIK INDONESIA")]
    page = page_of(*office, (60.0, 100.0, "Yth. Camat Suka Maju"))
    assert parts(page, "letterhead") == [{"offices": "KEPALA BADAN CUACA NASIONAL REPUBLIK INDONESIA"}]


@pytest.mark.parametrize("place", ["Desa …………", "Desa .....", "……………", "Kecamatan"])
def test_a_place_left_open_in_a_form_is_none(place: str) -> None:
    assert find_place(place) is None


def test_a_village_that_is_named_is_a_place() -> None:
    found = find_place("Desa Suka Maju ……")
    assert found is not None and found.name == "Desa Suka Maju"


def test_below_an_opener_alone_somebody_is_named_however_long_the_line() -> None:
    name = "Seluruh Kepala Perangkat Daerah di Lingkungan Pemerintah Kabupaten Suka Maju"
    page = page_of((60, 100, "Kepada Yth."), (60, 112, name), (60, 124, "di -"), (60, 136, "Tempat"))
    assert [block["first"] for block in parts(page, "address")] == [name]


def _recognised(whole: Document) -> Document:
    """The same page as a recogniser gives it: each word with its confidence."""
    lines = [line._replace(words=tuple(word._replace(confidence=95.0) for word in line.words)) for line in whole.lines]
    return replace(whole, lines=tuple(lines))


def test_a_month_and_yth_that_a_recogniser_misread() -> None:
    """On recognised pages alone."""
    page = page_of((300, 40, "Manna,10 Desembe 2031"), (60, 80, "Kepada Yih."), (60, 94, "Kepala Pasar"), source="ocr")
    assert parts(page, "date_line") == [] and parts(page, "address") == []
    assert parts(_recognised(page), "date_line") == [{"place": "Manna", "date": "10 Desembe 2031"}]
    assert parts(_recognised(page), "address") == [{"first": "Kepala Pasar"}]


@pytest.mark.parametrize("read", ["s", "j"])
def test_a_comma_that_was_read_as_a_letter_of_a_known_place(read: str) -> None:
    page = page_of((300, 40, f"Bandung{read} 10 Desember 2031"), source="ocr")
    assert parts(_recognised(page), "date_line") == [{"place": "Bandung", "date": "10 Desember 2031"}]
    page = page_of((300, 40, "Kudus 10 Desember 2031"), source="ocr")
    assert "Kudu" not in [found.get("place") for found in parts(_recognised(page), "date_line")]


def test_a_label_is_no_place_before_the_date_on_its_line() -> None:
    page = page_of((60, 40, "No."), (300, 40, "Manna, 24 April 2031"), (60, 54, "800/12/BKD"), source="ocr")
    assert parts(_recognised(page), "date_line") == [{"place": "Manna", "date": "24 April 2031"}]


def test_a_document_closes_where_its_date_is_whole_and_not_in_the_forms_behind_it() -> None:
    open_ = (300, 400, "Suka Maju, ............. 2031")
    page = page_of((300, 100, "Suka Maju, 5 Mei 2031"), (300, 112, "Ketua,"), open_)
    (closing,) = parts(page, "closing")
    assert closing["lines"] == "Suka Maju, 5 Mei 2031"


def test_the_place_of_a_closing_stands_behind_a_gap() -> None:
    day = (300, 114, "Pada tanggal"), (430, 114, "5 Mei 2031")
    page = page_of((300, 100, "Ditetapkan di"), (430, 100, "Suka Maju"), *day)
    (found,) = parts(page, "date_line")
    assert (found["place"], found["date"]) == ("Suka Maju", "5 Mei 2031")


def test_a_justified_line_of_an_address_is_read_to_its_end() -> None:
    address = page_of(
        (300, 100, "Kepada"), (270, 114, "Yth. Kepala Dinas Pertanian dan Peternakan,"),
        (295, 128, "Perikanan"), (370, 128, "dan"), (410, 128, "Pangan"), (295, 142, "Provinsi Awan"),
        (295, 156, "di Tempat"),
    )  # fmt: skip
    (found,) = parts(address, "address")
    assert found["first"] == "Kepala Dinas Pertanian dan Peternakan, Perikanan dan Pangan Provinsi Awan"
