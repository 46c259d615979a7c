from __future__ import annotations

import pytest
from makers import at, document, field

from extractor.fields.find import find_field
from extractor.model.document import Document, Line, Page, Word, join_lines
from extractor.rulebook.field_rule import FieldRule
from extractor.structure.sections import SectionSpan

TEXT = "Nomor : 1\nHal : Rapat\nNomor : 2\nHal : Apel"
WHOLE = document(TEXT)
HALF = TEXT.index("\nNomor : 2")
SECTIONS = [SectionSpan("head", 0, 0, HALF), SectionSpan("isi", HALF, HALF + 1, len(TEXT))]


def value(rule: FieldRule, whole: Document = WHOLE) -> object:
    found = find_field(whole, SECTIONS, rule)
    return None if found is None else found.value


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({"find": "Hal : (?P<value>.+)"}, "Rapat"),
        ({"find": "Hal : (?P<value>.+)", "section": "isi"}, "Apel"),
        ({"find": "Hal : (?P<value>.+)", "section": ["lampiran", "isi", "head"]}, "Apel"),
        ({"find": "Hal : (?P<value>.+)", "take": "last"}, "Apel"),
        ({"find": ["Perihal : (?P<value>.+)", "Nomor : (?P<value>.+)"]}, "1"),
        ({"find": "Hal : .+"}, "Hal : Rapat"),
        ({"find": "Sifat : (?P<value>.+)"}, None),
        ({"find": "Sifat : (?P<value>.+)", "section": "isi", "or_whole": True}, "Nomor : 2 Hal : Apel"),
        ({"find": "Sifat : (?P<value>.+)", "or_whole": True}, None),
        ({"section": "isi"}, "Nomor : 2 Hal : Apel"),
        ({"section": "lampiran"}, None),
        ({"find": "(?:Hal|Nomor) : (?P<value>.+)", "type": "integer", "section": "isi"}, 2),
        ({"find": "Hal : (?P<value>.+)", "type": "integer"}, None),
        ({"find": "(?:Hal|Nomor) : (?P<value>.+)", "many": True}, ["1", "Rapat", "2", "Apel"]),
        ({"find": ["Nomor : (?P<value>.+)", "(?P<value>Rapat|1)"], "many": True}, ["1", "Rapat", "2"]),
        ({"find": "Sifat", "many": True}, None),
    ],
)
def test_find(keys: dict[str, object], found: object) -> None:
    assert value(field(**keys)) == found


def test_a_value_stands_where_it_was_found() -> None:
    found = find_field(WHOLE, SECTIONS, field(find="Hal : (?P<value>.+)", many=True))
    assert at(found, "/1", WHOLE) == ["Apel"]


def _recognised(*lines: tuple[str, float]) -> Document:
    """Lines of one word each, read with these confidences."""
    rows = [Line(text, 0, 1, None, (Word(text, 0, (0, 0, 9, 9), sure),)) for text, sure in lines]
    text, laid = join_lines(rows)
    return Document(text, laid, (Page(1),))


def test_a_sure_reading_behind_a_doubtful_one_is_taken() -> None:
    rule = field(find=r"(?m)^(?P<value>[A-Z]+)$", options={"min_confidence": 65})
    found = find_field(_recognised(("DAUAN", 20.0), ("BADAN", 95.0)), [], rule)
    assert found is not None and (found.value, found.findings) == ("BADAN", ())
    left = find_field(_recognised(("DAUAN", 20.0), ("PENVAN", 30.0)), [], rule)
    assert left is not None and left.value is None
    assert [f.message for f in left.findings] == ['"DAUAN" was read with a confidence of 20 of 100; it was not taken']


def test_what_was_left_out_as_doubtful_is_looked_for_elsewhere_and_is_no_entry_of_a_list() -> None:
    doubtful = field(find=r"(?m)^(?P<value>DA\w+)$", options={"min_confidence": 65})
    elsewhere = doubtful.model_copy(update={"fallback": field(find=r"(?m)^(?P<value>BA\w+)$")})
    found = find_field(_recognised(("DAUAN", 20.0), ("BADAN", 95.0)), [], elsewhere)
    assert found is not None and found.value == "BADAN"
    assert [f.code for f in found.findings] == ["ocr_poor"]
    several = doubtful.model_copy(update={"many": True})
    listed = find_field(_recognised(("DAUAN", 20.0), ("DAHAN", 95.0)), [], several)
    assert listed is not None and listed.value == ["DAHAN"]


def test_what_the_file_says_of_itself_comes_first() -> None:
    told = document("oleh Sari\nPenulis: Budi", meta={"author": "Sari"})
    rule = field(metadata="author", find="Penulis: (?P<value>.+)")
    found = find_field(told, [], rule)
    assert found is not None and found.value == "Sari" and at(found, "", told) == ["Sari"]
    silent = find_field(document("Penulis: Budi", meta={"author": "Sari"}), [], rule)
    assert silent is not None and (silent.value, silent.places) == ("Sari", ())
    assert value(rule, document("Penulis: Budi")) == "Budi"


def test_very_many_values() -> None:
    whole = document("\n".join(f"no {i % 5_000};" for i in range(10_000)))
    found = find_field(whole, [], field(find=r"no (?P<value>\d+)", many=True))
    assert found is not None and len(found.value) == 5_000


def test_a_field_is_looked_for_elsewhere_and_says_so() -> None:
    elsewhere = FieldRule(section=("lampiran",), find=(r"Nomor (?P<value>\d+)",))
    rule = FieldRule(section=("head",), find=(r"NOMOR (?P<value>\d+)",), fallback=elsewhere)
    whole = document("TENTANG\nLAMPIRAN\nNomor 12")
    found = find_field(whole, [SectionSpan("head", 0, 0, 8), SectionSpan("lampiran", 8, 8, len(whole.text))], rule)
    assert found and found.value == "12"
    assert [f.code for f in found.findings] == ["taken_elsewhere"]


def test_an_object_without_the_key_it_needs_is_looked_for_elsewhere() -> None:
    text = "BUPATI SUKA MAJU,\nttd\nNIP. 19700101 199503 1 001\n-\nBUPATI SUKA MAJU,\nttd\nHADI SANTOSA"
    whole = document(text)
    cut = text.index("-\n")
    sections = [SectionSpan("penutup", 0, 0, cut), SectionSpan("lampiran", cut, cut, len(text))]
    other = field(type="signature", section=["lampiran"], complete_if="name")
    rule = field(type="signature", section=["penutup"], complete_if="name").model_copy(update={"fallback": other})
    found = find_field(whole, sections, rule)
    assert found is not None and found.value["name"] == "HADI SANTOSA"
    assert "taken_elsewhere" in {finding.code for finding in found.findings}


@pytest.mark.parametrize(
    ("here", "there", "value", "codes"),
    [
        ("Mei 2020", "5 Mei 2020", "2020-05-05", ["taken_elsewhere"]),
        ("Mei 2020", "5 Juni 2020", "2020-05", ["date_incomplete"]),
        ("Mei 2020", "Mei 2020", "2020-05", ["date_incomplete"]),
        ("6 Mei 2020", "5 Mei 2020", "2020-05-06", []),
    ],
)
def test_a_day_that_is_missing_is_taken_from_where_the_date_is_repeated(
    here: str, there: str, value: str, codes: list[str]
) -> None:
    text = f"{here}\n{there}"
    parts = [SectionSpan("penutup", 0, 0, len(here)), SectionSpan("lampiran", len(here), len(here) + 1, len(text))]
    rule = field(section="penutup", type="date", fallback=field(section="lampiran", type="date"))
    found = find_field(document(text), parts, rule)
    assert found is not None and found.value["value"] == value
    assert [finding.code for finding in found.findings] == codes


def test_a_group_that_took_no_part_captures_nothing() -> None:
    rule = field(find=r"Bensin(?: Rp(?P<value>\d+))?")
    assert find_field(document("Bensin habis"), [], rule) is None
    found = find_field(document("Bensin habis, Bensin Rp2000"), [], rule)
    assert found is not None and found.value == "2000"


def test_many_values_and_their_fallback() -> None:
    elsewhere = {"many": True, "find": "kira (?P<value>.+)"}
    rule = field(type="date", many=True, find="pada (?P<value>.+)", fallback=elsewhere)
    here = find_field(document("pada Mei 2031\nkira 5 Mei 2031"), [], rule)
    assert here is not None and [date["value"] for date in here.value] == ["2031-05"]
    there = find_field(document("kira 5 Mei 2031"), [], rule)
    assert there is not None and [date["value"] for date in there.value] == ["2031-05-05"]
