"""Words with boxes → lines in reading order: one page each, made of invented words."""

from __future__ import annotations

import pytest
from makers import printed

from extractor.layout.lines import Sheet, Token, gap_above, lay_out
from extractor.layout.page_words import Lattice, unturned
from extractor.model.document import turned_boxes

WIDTH, HEIGHT = 595.0, 842.0


def texts(*tokens: list[Token], **sheet: object) -> list[str]:
    """The lines of a page that holds these words."""
    flat = [token for row in tokens for token in row]
    laid = lay_out([Sheet(1, WIDTH, HEIGHT, "digital", flat, **sheet)])  # type: ignore[arg-type]
    return [found.text for found in laid.lines]


def test_offsets_and_boxes_of_words() -> None:
    laid = lay_out(
        [Sheet(1, WIDTH, HEIGHT, "digital", printed(72, 100, "Menimbang : a. bahwa") + printed(72, 116, "dua baris"))]
    )
    assert laid.text == "Menimbang : a. bahwa\ndua baris"
    for found in laid.lines:
        assert laid.text[found.start : found.end] == found.text
        for word in found.words:
            assert laid.text[word.start : word.start + len(word.text)] == word.text
    assert laid.lines[1].box == (72.0, 116.0, 124.0, 128.0)


def test_order_is_by_place_not_by_file() -> None:
    rows = [printed(72, 100 + 16 * i, f"baris ke {i}") for i in range(6)]
    shuffled = [rows[i] for i in (4, 0, 5, 2, 1, 3)]
    assert texts(*[row[::-1] for row in shuffled]) == [f"baris ke {i}" for i in range(6)]


def test_labels_hang_beside_their_text() -> None:
    labels = printed(72, 100, "Menimbang") + printed(72, 164, "Mengingat")
    colons = printed(150, 100, ":") + printed(150, 164, ":")
    letters = printed(162, 100, "a.") + printed(162, 132, "b.") + printed(162, 164, "1.")
    body = [
        printed(182, 100 + 16 * i, words)
        for i, words in enumerate(["bahwa satu", "lanjutan", "bahwa dua", "akhir", "Undang-Undang"])
    ]
    assert texts(labels, colons, letters, *body) == [
        "Menimbang : a. bahwa satu",
        "lanjutan",
        "b. bahwa dua",
        "akhir",
        "Mengingat : 1. Undang-Undang",
    ]


@pytest.mark.parametrize("labels_first", [False, True])
def test_labels_printed_over_their_values_stand_before_them(labels_first: bool) -> None:
    drawn = []
    pairs = [("Nomor", "048 / /2031"), ("Lampiran", "1 (satu) lembar"), ("Hal", "Undangan")]
    for i, (label, value) in enumerate(pairs):
        value_words = printed(60, 100 + 20 * i, value)
        label_words = printed(67, 100 + 20 * i, label) + printed(71, 100 + 20 * i, ":")
        drawn += [label_words, value_words] if labels_first else [value_words, label_words]
        drawn.append(printed(300, 100 + 20 * i, "Kepada"))
    assert texts(*drawn)[:3] == ["Nomor : 048 / /2031", "Lampiran : 1 (satu) lembar", "Hal : Undangan"]


def test_letter_head_is_read_block_by_block() -> None:
    left = [
        printed(72, 150 + 14 * i, text)
        for i, text in enumerate(["Nomor : 800/12/2031", "Sifat : Segera", "Lampiran : -", "Hal : Undangan"])
    ]
    wrapped = printed(120, 206, "Rapat")
    right = [
        printed(360, 150 + 14 * i, text) for i, text in enumerate(["Kepada", "Yth. Kepala Dinas", "di-", "Tempat"])
    ]
    date = printed(360, 120, "Kota, 3 Mei 2031")
    assert texts(
        *right, wrapped, *left, date, printed(72, 260, "Dengan hormat, kami sampaikan bahwa rapat diadakan besok pagi")
    ) == [
        "Kota, 3 Mei 2031",
        "Nomor : 800/12/2031",
        "Sifat : Segera",
        "Lampiran : -",
        "Hal : Undangan",
        "Rapat",
        "Kepada",
        "Yth. Kepala Dinas",
        "di-",
        "Tempat",
        "Dengan hormat, kami sampaikan bahwa rapat diadakan besok pagi",
    ]


def test_running_text_below_a_letter_head_is_no_part_of_it_though_a_blank_stands_below_the_gutter() -> None:
    left = [printed(72, 100 + 14 * i, text) for i, text in enumerate(["Nomor : 800/12/2031", "Hal : Undangan"])]
    right = [printed(352, 100 + 14 * i, text) for i, text in enumerate(["Kepada", "Yth. Camat", "di Tempat"])]
    text = printed(112, 152, "Menindaklanjuti perintah yang lalu dari") + printed(352, 152, "Bupati tentang")
    assert texts(*left, *right, text, printed(72, 166, "arsip, dengan ini disampaikan bahwa arsip ditata ulang"))[
        2:
    ] == [
        "Kepada",
        "Yth. Camat",
        "di Tempat",
        "Menindaklanjuti perintah yang lalu dari Bupati tentang",
        "arsip, dengan ini disampaikan bahwa arsip ditata ulang",
    ]


def test_date_beside_the_number_follows_the_labels() -> None:
    got = texts(
        printed(72, 100, "Nomor : 7/X/2031"),
        printed(400, 100, "Kota, 3 Mei 2031"),
        printed(72, 116, "Hal : Undangan yang panjang sekali untuk rapat kerja"),
    )
    assert got == ["Nomor : 7/X/2031", "Hal : Undangan yang panjang sekali untuk rapat kerja", "Kota, 3 Mei 2031"]


@pytest.mark.parametrize("day", ["11", ""])
def test_the_room_for_a_day_parts_no_columns(day: str) -> None:
    left = [
        printed(72, 114 + 14 * i, text) for i, text in enumerate(["Nomor : 864/12", "Sifat : Biasa", "Hal : Rapat"])
    ]
    right = [printed(330, 114 + 14 * i, text) for i, text in enumerate(["Kepada", "Yth. Camat"])]
    date = [*printed(330, 86, f"Manna, {day}"), *printed(412, 86, "Maret 2016")]
    got = texts(date, *left, *right, printed(72, 180, "Dengan hormat, kami sampaikan bahwa rapat diadakan besok pagi"))
    assert got[1:6] == ["Nomor : 864/12", "Sifat : Biasa", "Hal : Rapat", "Kepada", "Yth. Camat"]


def test_signatures_side_by_side_are_two_blocks() -> None:
    left = ["Salinan sesuai dengan aslinya", "KEPALA BAGIAN HUKUM", "ttd", "SITI CONTOH"]
    right = ["Ditetapkan di Kota", "pada tanggal 3 Mei 2031", "BUPATI", "BUDI CONTOH"]
    rows = [printed(72, 500 + 20 * i, text) for i, text in enumerate(left)]
    rows += [printed(350, 480 + 20 * i, text) for i, text in enumerate(right)]
    assert texts(*rows) == right + left


def test_names_with_roles_stay_rows() -> None:
    rows = [
        printed(72, 100, "Ketua") + printed(200, 100, ": Sekretaris Daerah"),
        printed(72, 116, "Anggota") + printed(200, 116, ": Kepala Bagian"),
    ]
    assert texts(*rows) == ["Ketua : Sekretaris Daerah", "Anggota : Kepala Bagian"]


def test_unruled_columns_are_parted_by_four_blanks() -> None:
    assert texts(printed(72, 100, "1.") + printed(120, 100, "Sari Contoh") + printed(300, 100, "Ketua")) == [
        "1.    Sari Contoh    Ketua"
    ]


def test_two_columns_of_running_text() -> None:
    words = "kata demi kata mengisi kolom sempit"
    left = [printed(60, 100 + 14 * i, f"{words} {i}k") for i in range(8)]
    right = [printed(320, 105 + 14 * i, f"{words} {i}r") for i in range(8)]
    got = texts(*[row for pair in zip(left, right, strict=True) for row in pair])
    assert [text[-2:] for text in got] == [f"{i}k" for i in range(8)] + [f"{i}r" for i in range(8)]


@pytest.mark.parametrize(
    ("spaced", "closed"),
    [
        ("M E M U T U S K A N", "MEMUTUSKAN"),
        ("K e n d a r i ,", "Kendari,"),
        ("1 2 3 4 5", "1 2 3 4 5"),
        ("a. b. c.", "a. b. c."),
    ],
)
def test_letter_spacing_is_closed_up(spaced: str, closed: str) -> None:
    assert texts(printed(72, 100, spaced)) == [closed]


def test_spaced_words_stay_two() -> None:
    assert texts(printed(72, 100, "S U R A T") + printed(140, 100, "T U G A S")) == ["SURAT TUGAS"]


def test_words_drawn_twice_and_torn_words() -> None:
    twice = printed(72, 100, "KEPUTUSAN") + [
        token._replace(x0=token.x0 + 0.4, x1=token.x1 + 0.4) for token in printed(72, 100, "KEPUTUSAN")
    ]
    assert texts(twice) == ["KEPUTUSAN"]
    torn = [Token(72, 100, 90, 112, "Kab"), Token(90, 100, 120, 112, "upaten")]
    assert texts(torn) == ["Kabupaten"]


def test_superscript_joins_its_line() -> None:
    assert texts(printed(72, 100, "luas 20 m"), [Token(122.3, 98, 126, 105, "2")]) == ["luas 20 m2"]


def test_justified_lines_have_single_blanks() -> None:
    assert texts(printed(72, 100, "menindaklanjuti dengan menerbitkan", gap=40)) == [
        "menindaklanjuti dengan menerbitkan"
    ]


def test_recognised_words_keep_their_confidence() -> None:
    tokens = [token._replace(confidence=90.0) for token in printed(72, 100, "hasil baca")]
    laid = lay_out([Sheet(1, WIDTH, HEIGHT, "ocr", tokens)])
    assert laid.pages[0].source == "ocr"
    assert [word.confidence for word in laid.lines[0].words] == [90.0, 90.0]


def test_recognised_words_whose_boxes_touch_stay_two() -> None:
    first, second = Token(72, 100, 118, 110, "KEPALA", 91.0), Token(118.2, 100, 150, 110, "BADAN,", 93.0)
    assert texts([first, second]) == ["KEPALA BADAN,"]
    assert texts([token._replace(confidence=None) for token in (first, second)]) == ["KEPALABADAN,"]


def test_cells_are_read_one_by_one() -> None:
    rows = (
        ((60.0, 90.0, 100.0, 130.0), (100.0, 90.0, 300.0, 130.0)),
        ((60.0, 130.0, 100.0, 160.0), (100.0, 130.0, 300.0, 160.0)),
    )
    tokens = (
        printed(64, 104, "1.")
        + printed(104, 95, "baris satu")
        + printed(104, 111, "lanjut")
        + printed(64, 140, "2.")
        + printed(104, 140, "dua")
    )
    sheet = Sheet(
        1,
        WIDTH,
        HEIGHT,
        "digital",
        printed(60, 60, "Daftar") + tokens + printed(60, 170, "Sesudah"),
        [Lattice((60.0, 90.0, 300.0, 160.0), rows)],
    )
    laid = lay_out([sheet])
    assert laid.text.split("\n") == ["Daftar", "1.", "baris satu", "lanjut", "2.", "dua", "Sesudah"]
    grid = laid.grids[0]
    assert [[cell.text for cell in row] for row in grid.rows] == [["1.", "baris satu\nlanjut"], ["2.", "dua"]]
    assert laid.text[slice(*grid.span)] == "1.\nbaris satu\nlanjut\n2.\ndua"
    for row in grid.rows:
        for cell in row:
            assert "".join(laid.text[a:b] for a, b in cell.spans) == cell.text


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_turned_pages_are_laid_out_upright_and_told_as_seen(turn: int) -> None:
    upright = [*printed(72, 100, "baris satu"), *printed(72, 120, "baris dua")]
    size = (WIDTH, HEIGHT)
    sheet = Sheet(1, *size, "digital", upright, turn=turn)
    laid = lay_out([sheet])
    assert laid.text == "baris satu\nbaris dua"
    box = laid.lines[0].words[0].box
    assert box == upright[0][:4]
    seen = laid.pages[0].as_seen(box)
    assert seen == unturned(upright[0][:4], sheet)
    assert turned_boxes([seen], turn, *size)[0] == pytest.approx(upright[0][:4])


def test_gap_above_tells_paragraphs() -> None:
    laid = lay_out(
        [
            Sheet(
                1, WIDTH, HEIGHT, "digital", printed(72, 100, "a b") + printed(72, 113, "c d") + printed(72, 140, "e f")
            )
        ]
    )
    assert gap_above(laid.lines[1], laid.lines[0]) < 0.2 < 1 < gap_above(laid.lines[2], laid.lines[1])


def test_empty_pages() -> None:
    laid = lay_out([Sheet(1, WIDTH, HEIGHT, "none"), Sheet(2, WIDTH, HEIGHT, "digital", printed(72, 100, "isi"))])
    assert (laid.text, len(laid.pages), laid.lines[0].page) == ("isi", 2, 2)


def test_a_certifiers_long_line_reaches_into_the_gutter() -> None:
    left = [
        *printed(72, 120, "Salinan sesuai aslinya"),
        *printed(72, 136, "Kepala Bagian"),
        *printed(72, 152, "SETDA KABUPATEN TANJUNG MERAWAN,"),
        *printed(72, 200, "DEWI ANJARI"),
    ]
    right = [
        *printed(330, 90, "Ditetapkan di Merawan"),
        *printed(330, 106, "pada tanggal 5 Mei 2020"),
        *printed(330, 122, "BUPATI MERAWAN,"),
        *printed(350, 154, "ttd"),
        *printed(330, 176, "HADI SANTOSA"),
    ]
    found = texts(left, right)
    assert found.index("HADI SANTOSA") == found.index("BUPATI MERAWAN,") + 2
    assert found[-4:] == ["Salinan sesuai aslinya", "Kepala Bagian", "SETDA KABUPATEN TANJUNG MERAWAN,", "DEWI ANJARI"]


@pytest.mark.parametrize("below", [["Kepala,", "ttd", "SITI CONTOH, M.Si"], ["BUPATI", "ttd", "SITI CONTOH"]])
def test_what_a_closing_says_stays_beside_its_place_and_date(below: list[str]) -> None:
    labels = [printed(320, 500, "Ditetapkan"), printed(320, 520, "pada tanggal")]
    values = [printed(410, 500, "di Kota"), printed(410, 520, "5 Mei 2031")]
    names = [printed(410, 540 + 20 * i, text) for i, text in enumerate(below)]
    lines = texts(*labels, *values, *names)
    assert [" ".join(line.split()) for line in lines] == ["Ditetapkan di Kota", "pada tanggal 5 Mei 2031", *below]


def test_halves_of_a_line_on_a_sheet_askew_are_one_line() -> None:
    """Only recognised words, only where one half ends as the other begins."""
    left, right = ("Menimbang", ":", "a."), ("bahwa", "pasar", "perlu")
    whole, halves = ["Menimbang : a. bahwa pasar perlu"], ["bahwa pasar perlu", "Menimbang : a."]
    for sure, expected in ((95.0, whole), (None, halves)):
        words = [Token(x, 106.0, x + 6.0 * len(t), 117.0, t, sure) for x, t in zip((60, 120, 130), left, strict=True)]
        words += [Token(x, 100.0, x + 30.0, 111.0, t, sure) for x, t in zip((150, 184, 218), right, strict=True)]
        assert texts(words) == expected


def test_a_colon_stands_on_the_line_of_a_higher_label() -> None:
    """As a recogniser boxes them: the label with its ascenders, the colon and what follows lower."""
    words = [Token(59, 103.3, 85, 115.9, "Judul", 94.0), Token(148, 109.8, 150, 115.6, ":", 91.0)]
    words += [Token(157, 105.8, 215, 117.4, "Pasar", 96.0), Token(219, 107.6, 255, 118.4, "Terapung", 96.0)]
    assert [" ".join(line.split()) for line in texts(words)] == ["Judul : Pasar Terapung"]


def _row(top: float, *placed: tuple[float, str]) -> list[Token]:
    """Words from these places on, six points a letter."""
    words = []
    for x, text in placed:
        for word in text.split():
            words.append(Token(x, top, x + 6.0 * len(word), top + 10, word))
            x += 6.0 * len(word) + 4
    return words


def test_labels_that_hang_beside_a_text_with_its_closing_keep_their_lines() -> None:
    """No colons, and "Ditetapkan di" in the right column: the labels on the left sign nothing."""
    long = "Pasar rakyat dibuka dengan susunan panitia seperti dalam lampiran"
    page = [
        _row(60, (250, "MEMUTUSKAN")), _row(80, (60, "Menetapkan")), _row(94, (60, "KESATU"), (190, long)),
        _row(108, (190, "keputusan bupati ini.")), _row(130, (60, "KEDUA"), (190, "Pasar ditutup pada malam hari.")),
        _row(160, (60, "KETIGA"), (190, "Berlaku hari ini.")), _row(190, (300, "Ditetapkan di Manna")),
        _row(204, (300, "pada tanggal 5 Mei 2031")), _row(230, (300, "BUPATI MAJU")), _row(290, (300, "RANI SANTOSA")),
    ]  # fmt: skip
    found = texts(*page)
    assert [line for line in found if line.startswith("KE")] == [
        f"KESATU    {long}", "KEDUA    Pasar ditutup pada malam hari.", "KETIGA    Berlaku hari ini.",
    ]  # fmt: skip
    assert found.index("MEMUTUSKAN") < found.index("Menetapkan") < found.index("Ditetapkan di Manna")
