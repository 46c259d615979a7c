from __future__ import annotations

from typing import Any

from makers import at, document, laid

from extractor.fields.found import Found
from extractor.fields.groups import find_group
from extractor.model.document import Document
from extractor.rulebook.group_rule import GroupRule
from extractor.structure.sections import SectionSpan

TEXT = """1. Satu
Nama: Sari
2. Dua
7. bukan
Nama: Budi
3. Tiga
selesai"""
NUMBERED = {"starts": r"^(?P<number>\d+)\. (?P<body>)", "sequence": "number"}


def group(document: Document, *sections: SectionSpan, **keys: Any) -> Found | None:
    return find_group(document, sections, GroupRule.model_validate(keys))


def test_a_block_for_each_match_that_counts_on() -> None:
    fields = {"number": {"type": "integer"}, "nama": {"find": "Nama: (?P<value>.+)", "optional": True}}
    whole = document(TEXT)
    found = group(whole, **NUMBERED, fields=fields)
    assert found is not None
    assert found.value == [{"number": 1, "nama": "Sari"}, {"number": 2, "nama": "Budi"}, {"number": 3, "nama": None}]
    assert at(found, "/1/nama", whole) == ["Budi"] and at(found, "/2/number", whole) == ["3"]


def test_the_longest_run_of_numbers_counts_wherever_it_begins() -> None:
    fields = {"number": {"type": "integer"}}
    found = group(document("2. Indikator\n16. Satu\n17. Dua\n5. lima\n18. Tiga"), **NUMBERED, fields=fields)
    assert found is not None
    assert [one["number"] for one in found.value] == [16, 17, 18]


def test_a_block_may_end_early() -> None:
    fields = {"text": {"type": "block"}}
    found = group(document(TEXT), starts="^1\\. ", ends="^7", fields=fields)
    assert found is not None and found.value == [{"text": "Satu\nNama: Sari\n2. Dua"}]


def test_what_is_missing_is_said_at_its_place() -> None:
    fields = {
        "number": {"type": "integer"},
        "nama": {"find": "Nama: (?P<value>.+)", "required": True},
        "x": {"find": "X"},
    }
    found = group(document(TEXT), **NUMBERED, fields=fields)
    assert found is not None
    doubts = [(f.code, f.at) for f in found.findings]
    assert ("required_missing", "/2/nama") in doubts and ("not_found", "/0/x") in doubts


def test_groups_inside_groups() -> None:
    text = "A.\n- satu\n- dua\nB.\n- tiga\nC.\n"
    inner = {"starts": "^- (?P<body>)", "fields": {"x": {}}}
    label = {"label": {"find": r"\A(?P<value>[A-C])"}}
    found = group(document(text), starts=r"^(?P<body>)[A-C]\.", fields=label, groups={"inner": inner})
    assert found is not None
    assert [(b["label"], [i["x"] for i in b["inner"]]) for b in found.value] == [
        ("A", ["satu", "dua"]),
        ("B", ["tiga"]),
        ("C", []),
    ]


def test_one_object_from_several_sections() -> None:
    whole = document("Nama: Sari\nUsia: 30")
    sections = [SectionSpan("a", 0, 0, 11), SectionSpan("b", 11, 11, 19)]
    fields = {
        "nama": {"section": "a", "find": "Nama: (?P<value>.+)"},
        "usia": {"section": "b", "type": "integer", "find": r"(?P<value>\d+)"},
    }
    found = group(whole, *sections, one=True, fields=fields)
    assert found is not None and found.value == {"nama": "Sari", "usia": 30}
    assert group(document("x"), one=True, fields=fields) is None


def test_an_object_for_each_section_of_the_name() -> None:
    whole = document("LAMPIRAN I\nsatu\nLAMPIRAN II\ndua")
    cut = whole.text.index("LAMPIRAN II")
    sections = [SectionSpan("lampiran", 0, 10, cut), SectionSpan("lampiran", cut, cut + 11, len(whole.text))]
    fields = {"text": {"section": "block", "type": "block"}}
    found = group(whole, *sections, section="lampiran", fields=fields)
    assert found is not None and [o["text"] for o in found.value] == ["satu", "dua"]
    assert group(whole, section="lampiran", fields=fields) is None


def test_what_stands_between_two_values() -> None:
    fields = {
        "nama": {"find": "Nama: (?P<value>[A-Z][a-z]+)"},
        "tahun": {"find": r"(?P<value>\d{4})"},
        "tengah": {"type": "between", "options": {"after": "nama", "before": "tahun"}},
    }
    found = group(document("Nama: Sari, kader desa sejak 2031"), starts="^(?P<body>)Nama", fields=fields)
    assert found is not None and found.value[0]["tengah"].strip(" ,") == "kader desa sejak"


CLAIMS = {"entry": [{"name": "Lebih dari 30"}, {"name": "1-10 orang"}]}


def test_a_listed_name_behind_another_value_and_what_follows_it() -> None:
    options = {"after": "nama", "as_printed": True}
    claim = {"type": "closing", "vocabulary": CLAIMS, "options": options, "optional": True}
    proofs = {
        "pieces": {"column": "(?i)^bukti", "cut": " , ", "field": "about", "after": "claim"},
        "fields": {"about": {}},
        "optional": True,
    }
    text = "1. Petugas Lebih dari 30 SK Tim , Surat Tugas\n2. Kader - Foto\n3. Warga adalah banyak 1-10 orang"
    number = {"type": "integer"}
    fields = {"number": number, "nama": {"find": "(?P<value>Petugas|Kader|Warga)"}, "claim": claim}
    found = group(document(text), **NUMBERED, fields=fields, groups={"proofs": proofs})
    assert found is not None
    assert [row["claim"] for row in found.value] == ["Lebih dari 30", None, "1-10 orang"]
    assert [[proof["about"] for proof in row["proofs"]] for row in found.value] == [["SK Tim", "Surat Tugas"], [], []]


COLUMNS = [
    {"name": "number", "type": "label", "header": "(?i)^no"},
    {"name": "component", "of": "name", "type": "entry", "vocabulary": {"entry": [{"name": "Persyaratan"}]}},
    {"name": "name", "header": "(?i)komponen"},
    {"name": "items", "type": "cell_items"},
]


def test_an_object_for_each_row_of_a_table() -> None:
    whole = laid([[["No", "Komponen", "Uraian"], ["1.", "persyaratan", "1. KTP 2. KK"], ["2.", "Lain", ""]]])
    found = group(whole, columns=COLUMNS)
    assert found is not None
    assert found.value == [
        {"number": 1, "component": "Persyaratan", "name": "persyaratan", "items": ["KTP", "KK"]},
        {"number": 2, "component": None, "name": "Lain", "items": []},
    ]
    assert at(found, "/0/name", whole) == ["persyaratan"]


def test_a_label_that_is_no_number_is_none() -> None:
    found = group(laid([[["²", "Lain", "x"]]]), columns=COLUMNS)
    assert found is not None and found.value[0]["number"] is None


def test_a_row_over_two_pages() -> None:
    found = group(laid([[["1.", "Lain", "satu"]]], [[["", "lagi", "dua"]]]), columns=COLUMNS)
    assert found is not None and (found.value[0]["name"], found.value[0]["items"]) == ("Lain lagi", ["satu dua"])


def test_an_optional_part_of_the_start_that_is_not_there_gives_nothing() -> None:
    starts = r"(?P<what>\w+) Rp(?P<price>[\d.]+)(?: (?P<unit>per \w+))?"
    fields = {"what": {}, "price": {"type": "integer"}, "unit": {"optional": True}}
    found = group(document("Bensin Rp2.000 lalu pulang ke rumah dan tidur"), starts=starts, fields=fields)
    assert found is not None and found.value == [{"what": "Bensin", "price": 2000, "unit": None}]
    measured = group(document("Bensin Rp2.000 per liter lalu pulang"), starts=starts, fields=fields)
    assert measured is not None and measured.value[0]["unit"] == "per liter"


def test_a_captured_value_that_cannot_be_read_is_not_taken_from_elsewhere_in_the_block() -> None:
    fields = {"date": {"type": "date", "optional": True}, "name": {"find": "oleh (?P<value>.+)"}}
    found = group(document("Surat tanpa\npada 5 Mei 2031 oleh Sari"), starts=r"^Surat (?P<date>\w+)", fields=fields)
    assert found is not None and found.value == [{"date": None, "name": "Sari"}]


def test_a_captured_value_that_has_patterns_is_looked_for_where_the_start_lacks_it() -> None:
    fields = {"unit": {"find": "satuan (?P<value>\\w+)"}, "what": {}}
    starts = r"(?P<what>\w+) Rp[\d.]+(?P<unit> per)?"
    found = group(document("Bensin Rp2.000 satuan liter"), starts=starts, fields=fields)
    assert found is not None and found.value[0]["unit"] == "liter"


def test_a_field_of_many_that_the_start_captures_is_a_list_of_one() -> None:
    fields = {"nama": {"many": True}}
    found = group(document("Nama Sari\nNama Budi"), starts="Nama (?P<nama>.+)", fields=fields)
    assert found is not None and found.value == [{"nama": ["Sari"]}, {"nama": ["Budi"]}]


def test_a_sum_is_no_part_of_the_row_above_it() -> None:
    rows = [["No", "Barang", "Harga"], ["1", "Pipa", "1.000"], ["2", "Pompa", "2.000"], ["", "Jumlah", "3.000"]]
    group = GroupRule.model_validate(
        {"rows": True, "fields": {"what": {"column": "(?i)barang"}, "price": {"column": "(?i)harga", "type": "money"}}}
    )
    whole = laid([rows])
    found = find_group(whole, (), group)
    assert found and [(row["what"], row["price"]["value"]) for row in found.value] == [("Pipa", 1000), ("Pompa", 2000)]


def test_items_of_a_block_that_a_pattern_opens_are_a_list_and_can_be_counted() -> None:
    text = "Layanan satu\n- KTP\n- Pasfoto ukuran\n  3 x 4\nLayanan dua\nTanpa syarat."
    fields = {"what": {"type": "list", "labelled": True}, "how_many": {"type": "count"}}
    found = group(document(text), starts=["^Layanan (?P<name>.+)$"], items=["dash"], fields={"name": {}, **fields})
    assert found is not None
    assert found.value == [
        {"name": "satu", "what": ["KTP", "Pasfoto ukuran 3 x 4"], "how_many": 2},
        {"name": "dua", "what": [], "how_many": None},
    ]


def test_a_pattern_takes_a_part_of_the_cell_under_a_heading() -> None:
    whole = laid([[["Tujuan", "Hari"], ["a. Kota Semai", "2 (dua) hari"], ["b. Kota Teluk", "10 (sepuluh) hari"]]])
    part = {"find_in_value": True}
    place = {"column": "Tujuan", "find": [r"^(?:[a-z]\. )?(?P<value>.+)"], **part}
    days = {"column": "Hari", "find": [r"^(?P<value>\d+)"], "type": "integer", **part}
    found = group(whole, rows=True, fields={"place": place, "days": days})
    assert found is not None
    assert found.value == [{"place": "Kota Semai", "days": 2}, {"place": "Kota Teluk", "days": 10}]
    assert at(found, "/1/place", whole) == ["Kota Teluk"]
