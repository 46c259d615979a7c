from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from makers import at, examples, extent, texts

from extractor.fields.found import Extent, Found
from extractor.fields.types.listed import read_closing, read_entry, read_opening
from extractor.fields.types.scalar import (
    read_addressee,
    read_block,
    read_date,
    read_integer,
    read_label,
    read_money,
    read_nip,
    read_number,
    read_words,
)
from extractor.model.document import Cell, Document, Grid, Line, Page, Word, join_lines

COLOURS = {
    "entry": [
        {"name": "Merah Muda", "aliases": ["Jambon"]},
        {"name": "Biru Laut"},
        {"name": "Hijau"},
    ]
}


def value(found: Found | None) -> object:
    return None if found is None else found.value


def test_text() -> None:
    assert value(read_words(extent("  penyeleng-\ngaraan  pasar ;"), strip=";")) == "penyelenggaraan pasar"
    assert value(read_words(extent("PETA\nPASAR"), unbroken=True)) == "PETA PASAR"
    assert value(read_words(extent("BUPATI DAN WAKIL BUPATI"), case="title")) == "Bupati dan Wakil Bupati"
    assert read_words(extent(" : "), strip=":") is None


def test_block_keeps_lines() -> None:
    assert value(read_block(extent("  satu   dua \n\n tiga "))) == "satu dua\ntiga"
    assert value(read_block(extent("satu\nBaca juga: x\ndua"), drop="^Baca juga")) == "satu\ndua"
    assert read_block(extent(" \n ")) is None


@pytest.mark.parametrize(
    ("text", "integer", "label"),
    [
        ("12", 12, 12),
        ("1.250", 1250, None),
        ("1 250", 1250, None),
        ("4 24", None, None),
        ("4\n24", None, None),
        (" 7 ", 7, 7),
        ("1.", 1, 1),
        ("(2)", None, 2),
        ("I.", 1, 1),
        ("l2", 12, 12),
        ("²", None, None),
        ("1²", None, None),
        ("½", None, None),
        ("", None, None),
        ("dua", None, None),
        ("-3", None, None),
    ],
)
def test_whole_numbers(text: str, integer: int | None, label: int | None) -> None:
    assert value(read_integer(extent(text))) == integer
    assert value(read_label(extent(text))) == label


@examples(40)
@given(st.one_of(st.text(max_size=8), texts()))
def test_no_text_breaks_a_reader(text: str) -> None:
    for read in (read_words, read_block, read_integer, read_label, read_date, read_number, read_money):
        found = read(extent(text))
        assert found is None or all(0 <= a <= b <= len(text) for _, (a, b) in found.places)
    for read in (read_entry, read_opening, read_closing):
        found = read(extent(text), vocabulary=COLOURS)
        assert found is None or all(0 <= a <= b <= len(text) for _, (a, b) in found.places)


def test_values_stand_where_their_raw_words_do() -> None:
    whole = extent(" pada tanggal 5 Mei 2031 di")
    found = read_date(whole)
    assert found is not None and found.value["value"] == "2031-05-05"
    assert at(found, "", whole.document) == [found.value["raw"]]
    number = read_number(extent(" 800/12/DINKES/2031 "))
    assert number is not None and number.value["sequence"] == "12"
    money = read_money(extent("Rp. 1.000.000,-"))
    assert money is not None and money.value == {"raw": "Rp. 1.000.000,-", "value": 1_000_000, "currency": "IDR"}


def test_a_date_is_told_from_the_day_of_publication_that_the_file_gives() -> None:
    text = extent("kemarin")
    told = text._replace(document=replace(text.document, meta={"published": "2031-05-19"}))
    unsure = text._replace(document=replace(text.document, meta={"published": "Mei 2031"}))
    assert value(read_date(text)) is None and value(read_date(unsure)) is None
    found = read_date(told)
    assert found is not None and found.value["value"] == "2031-05-18"
    assert [finding.code for finding in found.findings] == ["date_relative"]


def test_a_number_that_a_form_leaves_open_behind_its_classification_is_none() -> None:
    assert read_number(extent("141.1/")) is None
    assert value(read_number(extent("141.1/"), max_length=6)) is not None
    assert value(read_number(extent("141.1/7"))) is not None


def test_a_cut_number_is_said_to_be_cut() -> None:
    found = read_number(extent("800/123/DINKES-SUKA/"), max_length=20)
    assert found is not None and found.value["truncated"] is True
    assert [f.code for f in found.findings] == ["number_truncated"]


def test_a_name_of_a_closed_list() -> None:
    assert value(read_entry(extent("merah  muda"), vocabulary=COLOURS)) == "Merah Muda"
    assert value(read_entry(extent("Jambon"), vocabulary=COLOURS)) == "Merah Muda"
    assert value(read_entry(extent("merah mudah"), vocabulary=COLOURS)) == "Merah Muda"
    assert read_entry(extent("ungu"), vocabulary=COLOURS) is None


def test_the_ends_of_a_text() -> None:
    whole = extent("Merah Muda Warna yang dipilih warga Biru  Laut")
    opening, closing = read_opening(whole, vocabulary=COLOURS), read_closing(whole, vocabulary=COLOURS)
    assert (value(opening), value(closing)) == ("Merah Muda", "Biru Laut")
    assert at(opening, "", whole.document) == ["Merah Muda"] and at(closing, "", whole.document) == ["Biru  Laut"]
    assert read_opening(extent("Warna Hijau"), vocabulary=COLOURS) is None
    assert read_closing(extent("Hijau warna"), vocabulary=COLOURS) is None


def test_several_names_at_the_end_as_they_are_printed() -> None:
    found = read_closing(
        extent("Warnanya Biru Laut / Hijau"), vocabulary=COLOURS, as_printed=True, joined="/", max_length=100
    )
    assert value(found) == "Biru Laut / Hijau"


def test_a_text_that_fills_its_field_may_go_on() -> None:
    found = read_closing(extent("Warna Biru Laut"), vocabulary=COLOURS, as_printed=True, max_length=9)
    assert found is not None and [f.code for f in found.findings] == ["text_truncated"]


def test_an_addressee_is_named_without_the_words_that_open_an_address() -> None:
    assert value(read_addressee(extent("Yth. Camat Suka Maju"))) == "Camat Suka Maju"
    assert value(read_addressee(extent("Hadi Santosa NIP 197001011995031001"))) == "Hadi Santosa"


def test_what_does_not_look_like_a_value_is_null_with_a_finding() -> None:
    wanted = r"-|\d+ lembar"
    assert value(read_words(extent(" 2 Lembar "), looks_like=wanted)) == "2 Lembar"
    found = read_words(extent("po"), looks_like=wanted)
    assert found is not None and found.value is None and [f.code for f in found.findings] == ["value_implausible"]


def test_white_and_tables_part_an_unbroken_text() -> None:
    rows = [Line(t, 0, 1, (72.0, top, 200.0, top + 12)) for t, top in (("PETA", 100), ("PASAR", 113), ("RINCIAN", 140))]
    text, lines = join_lines(rows)
    parted = Document(text, lines, (Page(1),))
    assert value(read_words(Extent(parted, 0, len(text)), unbroken=True)) == "PETA PASAR"
    assert value(read_words(Extent(parted, 0, len(text)))) == "PETA PASAR RINCIAN"
    grid = Grid(1, (5, 10), ((Cell("PASAR", ((5, 10),)),),))
    tabled = replace(parted, grids=(grid,))
    assert value(read_words(Extent(tabled, 0, len(text)), unbroken=True)) == "PETA"


def test_a_title_is_as_widely_set_as_the_head_that_it_is_set_apart_from() -> None:
    tops = [
        ("NOMOR 5", 80),
        ("TANGGAL 6 MEI 2031", 101),
        ("PETA PASAR", 150),
        ("KECAMATAN SUKA", 172),
        ("RINCIAN", 215),
    ]
    text, lines = join_lines([Line(t, 0, 1, (72.0, top, 200.0, top + 12)) for t, top in tops])
    title = Extent(Document(text, lines, (Page(1),)), text.index("PETA"), len(text))
    assert value(read_words(title, unbroken=True)) == "PETA PASAR KECAMATAN SUKA"


@pytest.mark.parametrize(("first", "second", "taken"), [(90.0, 70.0, True), (90.0, 10.0, False), (None, None, True)])
def test_words_that_were_read_with_much_doubt_are_not_taken(
    first: float | None, second: float | None, taken: bool
) -> None:
    words = (Word("DINAS", 0, (72, 100, 110, 112), first), Word("PASAR", 6, (114, 100, 150, 112), second))
    text, lines = join_lines([Line("DINAS PASAR", 0, 1, (72.0, 100, 150.0, 112), words)])
    read = read_words(Extent(Document(text, lines, (Page(1),)), 0, len(text)), min_confidence=65)
    assert read is not None and read.value == ("DINAS PASAR" if taken else None)
    assert [f.code for f in read.findings] == ([] if taken else ["ocr_poor"])
    assert bool(read.places) is taken


def test_nip() -> None:
    whole = extent("NIP. 19790418 200604 1 011")
    found = read_nip(whole)
    assert found is not None and found.value == "197904182006041011"
    assert at(found, "", whole.document) == ["19790418 200604 1 011"]
    assert read_nip(extent("NIP. -")) is None


@pytest.mark.parametrize(
    ("figures", "sure", "taken"),
    [
        ("96", 92.0, True),
        ("96", 58.0, True),
        ("96", 27.0, False),
        ("9S6", 92.0, False),
        ("9S6", None, True),
        ("O96", 92.0, False),
        ("|96", 92.0, False),
        ("5671096", 92.0, False),
    ],
)
def test_a_number_that_a_pen_wrote_and_a_recogniser_guessed_is_not_taken(
    figures: str, sure: float | None, taken: bool
) -> None:
    words = (Word("188.45/", 0, (72, 100, 110, 112), sure and 93.0), Word(figures, 8, (114, 100, 126, 112), sure))
    words += (Word("/KPTS/2031", 9 + len(figures), (130, 100, 190, 112), sure and 91.0),)
    text, lines = join_lines([Line(f"188.45/ {figures} /KPTS/2031", 0, 1, (72.0, 100, 190.0, 112), words)])
    read = read_number(Extent(Document(text, lines, (Page(1),)), 0, len(text)))
    assert read is not None
    assert (read.value and read.value["raw"]) == (text if taken else None)
    assert [f.code for f in read.findings] == ([] if taken else ["ocr_poor"])


@pytest.mark.parametrize(("longest", "taken"), [(20, True), (None, False)])
def test_a_stroke_at_the_end_is_where_a_field_cut_the_number(longest: int | None, taken: bool) -> None:
    number = "1504/UPTD.PKM-TS/IX/"
    text, lines = join_lines([Line(number, 0, 1, (72, 100, 200, 112), (Word(number, 0, (72, 100, 200, 112), 95.0),))])
    read = read_number(Extent(Document(text, lines, (Page(1),)), 0, len(text)), max_length=longest)
    assert read is not None and (read.value is not None) is taken


def test_a_number_of_which_only_the_year_is_filled_in_is_none() -> None:
    assert read_number(extent("      TAHUN 2031")) is None
    found = read_number(extent("7 TAHUN 2031"))
    assert found is not None and found.value["sequence"] == "7"


@pytest.mark.parametrize(
    ("words", "day"), [("9 s.d. 13 Juni 2031", "2031-06-09"), ("1 Juli 2031 s.d. 4 Juli 2031", "2031-07-01")]
)
def test_the_first_of_a_span_of_days_says_that_it_is_one(words: str, day: str) -> None:
    found = read_date(extent(f"Waktu : {words}"))
    assert found is not None and found.value["value"] == day and found.value["raw"] == words
    assert [finding.code for finding in found.findings] == ["date_span"]


@pytest.mark.parametrize("words", ["31 Februari 2031", "31 April 2031", "29-02-2031", "00 Mei 2031"])
def test_a_day_that_no_calendar_has_is_no_date(words: str) -> None:
    found = read_date(extent(f"Ditetapkan pada tanggal {words}"))
    assert found is not None and found.value is None
    assert [finding.code for finding in found.findings] == ["date_impossible"]
