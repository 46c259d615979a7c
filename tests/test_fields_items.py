from __future__ import annotations

import pytest
from makers import at, extent, laid, page_of, read_record

from extractor.fields.found import Extent
from extractor.fields.types.items import read_bases, read_diktum, read_items, read_list
from extractor.rulebook.load import load_rules
from extractor.structure.sections import SectionSpan, split_items


def doubts(text: str, style: str) -> list[tuple[str, str]]:
    found = read_items(extent(text, style))
    assert found is not None
    return [(f.code, f.at) for f in found.findings]


def test_items() -> None:
    whole = extent("a. bahwa satu\nlanjutan;\nb. bahwa dua.", "letter")
    found = read_items(whole)
    assert found is not None
    assert found.value == [{"label": "a", "text": "bahwa satu lanjutan;"}, {"label": "b", "text": "bahwa dua."}]
    assert at(found, "/1/text", whole.document) == ["bahwa dua."]
    assert at(found, "/1/label", whole.document) == ["b"]
    assert found.findings == ()


def test_a_section_without_labels_is_one_item() -> None:
    found = read_items(extent(" : bahwa satu dua;"))
    assert found is not None and found.value == [{"label": None, "text": "bahwa satu dua;"}]


def test_words_before_the_first_label_are_an_item_of_their_own() -> None:
    found = read_list(extent("Tembusan disampaikan kepada para pejabat:\n1. Bupati;\n2. Camat", "number"))
    assert found is not None and found.value[1:] == ["Bupati;", "Camat"]
    assert found.value[0].startswith("Tembusan disampaikan")
    short = read_list(extent("kepada Yth:\n1. Bupati", "number"))
    assert short is not None and short.value == ["Bupati"]


def test_each_line_of_a_list_without_labels_that_begins_so_is_an_item() -> None:
    starts = r"^\W*(?:Kepala|Arsip)\b"
    found = read_list(extent("Kepala Dinas Perikanan\ndi Kota Sari\n Kepala Bagian Hukum\nArsip"), starts=starts)
    assert found is not None
    assert found.value == ["Kepala Dinas Perikanan di Kota Sari", "Kepala Bagian Hukum", "Arsip"]
    other = read_list(extent("Seluruh Camat\nKepala Dinas"), starts=starts)
    assert other is not None and other.value == ["Seluruh Camat Kepala Dinas"]
    labelled = read_list(extent("1. Kepala Dinas\n2. Arsip", "number"), starts=starts)
    assert labelled is not None and len(labelled.value) == 2


@pytest.mark.parametrize("text", ["", " \n", " : ", "-"])
def test_nothing(text: str) -> None:
    for read in (read_items, read_diktum, read_list, read_bases):
        assert read(extent(text, "letter")) is None


def test_diktum_with_items() -> None:
    whole = extent("KESATU : Membentuk tim:\na. satu;\nb. dua.\nKetiga : Biaya", "dictum", "letter")
    found = read_diktum(whole)
    assert found is not None
    assert [d["label"] for d in found.value] == ["KESATU", "KETIGA"]
    assert found.value[0]["text"] == "Membentuk tim:"
    assert [i["text"] for i in found.value[0]["items"]] == ["satu;", "dua."] and found.value[1]["items"] == []
    assert at(found, "/0/items/1/text", whole.document) == ["dua."]
    assert [(f.code, f.at) for f in found.findings] == [("label_missing", "/1/label")]


def test_a_gap_inside_a_dictum() -> None:
    found = read_diktum(extent("KESATU : Tim:\na. satu;\nb. dua;\nd. empat.", "dictum", "letter"))
    assert found is not None and [(f.code, f.at) for f in found.findings] == [("label_missing", "/0/items/2/label")]


@pytest.mark.parametrize(
    ("text", "style", "found"),
    [
        ("a. x;\nb. x;\nc. x", "letter", []),
        ("a. x;\nb. x;\nd. x", "letter", [("label_missing", "/2/label")]),
        ("1. x;\n2. x;\n4. x", "number", [("label_missing", "/2/label")]),
        ("I. X;\nII. X;\nIV. X", "roman", [("label_missing", "/2/label")]),
        ("b. x;\nc. x;\nd. x", "letter", [("label_missing", "/0/label")]),
        ("KESATU : x;\nKETIGA : x", "dictum", [("label_missing", "/1/label")]),
        ("1. x;\n2. x;\n2. x;\n3. x", "number", [("label_repeated", "/2/label")]),
        ("(1) x;\n(2) x;\n(2a) x;\n(3) x", "paren_number", []),
        ("1.1 Xx\n1.2 Xx\n1.4 Xx", "decimal", [("label_missing", "/2/label")]),
        ("Pasal 1\nx\nPasal 2\nx\nPasal 3\nx", "article", []),
        ("l. x;\n2. x", "number", []),
        ("- x\n- x\n- x", "dash", []),
    ],
)
def test_labels_that_do_not_count(text: str, style: str, found: list[tuple[str, str]]) -> None:
    assert doubts(text, style) == found


def test_an_item_that_lost_its_label() -> None:
    whole = extent("a. satu;\nb. dua;\nc. tiga", "letter")
    assert whole.section is not None
    first, second, third = whole.section.children
    children = (first, second._replace(label=None), third)
    found = read_items(whole._replace(section=whole.section._replace(children=children)))
    assert found is not None and [(f.code, f.at) for f in found.findings] == [("label_missing", "/1/label")]


def test_the_entries_of_a_plain_list_have_their_doubts_themselves() -> None:
    found = read_list(extent("1. satu;\n2. dua;\n4. empat", "number"))
    assert found is not None and [(f.code, f.at) for f in found.findings] == [("label_missing", "/2")]


def test_bases() -> None:
    whole = extent("1. Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;\n2. Hasil rapat kerja;", "number")
    found = read_bases(whole)
    assert found is not None
    first, second = found.value
    assert (first["label"], first["citation"]["type"], first["citation"]["number"]) == ("1", "UU", "25")
    assert second["citation"] is None and second["text"] == "Hasil rapat kerja;"
    assert ("citation_unread", "/1/citation") in [(f.code, f.at) for f in found.findings]
    assert at(found, "/0/citation", whole.document)[0].startswith("Undang-Undang Nomor 25 Tahun 2009")


def test_a_converters_mark_inside_a_legal_basis_is_no_word_of_it() -> None:
    found = read_bases(extent("1. Undang-Undang Nomor 25 Tahun 2009 tentang Pasar,\n\n- yang utama;", "number"))
    assert found is not None
    assert found.value[0]["text"] == "Undang-Undang Nomor 25 Tahun 2009 tentang Pasar, yang utama;"


def test_a_basis_that_names_two_instruments() -> None:
    text = "1. Peraturan Bupati Bangka Nomor 12 Tahun 2022 dan Nomor 4 Tahun 2023 tentang Pasar;"
    found = read_bases(extent(text, "number"))
    assert found is not None and found.value[0]["citation"]["number"] == "12"
    assert [(f.code, f.at) for f in found.findings] == [("citation_more_named", "/0/citation")]


def test_copies_left_of_a_signature_and_who_signs_are_told_apart() -> None:
    page = page_of(
        (200, 40, "PEMERINTAH KABUPATEN SUKA MAJU"), (60, 80, "Nomor : 005/12/SETDA/2031"),
        (60, 94, "Hal : Rapat"), (60, 120, "Yth. Camat Teluk Anu"), (60, 134, "di Tempat"),
        (60, 170, "Dengan hormat, bersama ini kami undang Saudara menghadiri rapat pada hari Senin di kantor."),
        (60, 200, "Demikian disampaikan, atas perhatian Saudara diucapkan terima kasih untuk semuanya."),
        (350, 230, "SEKRETARIS DAERAH,"), (60, 244, "Tembusan:"), (60, 258, "1. Bupati Suka Maju"),
        (60, 272, "2. Arsip"), (350, 290, "SITI AMINAH HALIM"), (350, 302, "NIP. 19700101 199503 2 001"),
    )  # fmt: skip
    record = read_record(page, load_rules())
    assert record["tembusan"] == ["Bupati Suka Maju", "Arsip"]
    assert (record["signatory"]["name"], record["signatory"]["position"]) == ("SITI AMINAH HALIM", "SEKRETARIS DAERAH")


@pytest.mark.parametrize(("end", "last"), [(";", "Arsip. Salinan sesuai dengan aslinya Kepala Bagian"), (",", None)])
def test_copies_end_at_the_full_stop_behind_the_last(end: str, last: str | None) -> None:
    text = f"1. Bupati{end}\n2. Camat{end}\n3. Arsip.\nSalinan sesuai dengan aslinya\nKepala Bagian"
    found = read_list(extent(text, "number"), signatures_apart=True)
    assert found is not None and found.value == [f"Bupati{end}", f"Camat{end}", "Arsip."]
    other = read_list(extent(text, "number"))
    assert other is not None and (last is None or other.value[-1] == last)


@pytest.mark.parametrize(
    ("text", "copies"),
    [
        ("1. Bupati\n2. Camat Maju\nArsip", ["Bupati", "Camat Maju", "Arsip"]),
        ("1. Bupati\n2. Camat\nMaju", ["Bupati", "Camat Maju"]),
        ("1. Bupati\n2. Kepala Dinas Perpustakaan dan\nArsip", ["Bupati", "Kepala Dinas Perpustakaan dan Arsip"]),
    ],
)
def test_the_offices_own_copy_is_an_item_though_its_label_was_lost(text: str, copies: list[str]) -> None:
    found = read_list(extent(text, "number"), own_copies=True)
    assert found is not None and found.value == copies


def test_a_letter_is_a_basis_too() -> None:
    text = "1. Undang-Undang Nomor 5 Tahun 2030;\n2. Surat Bupati Nomor 5/12/2031 perihal Rapat."
    found = read_bases(extent(text, "number"))
    assert found is not None
    assert [one["citation"]["type"] for one in found.value] == ["UU", "Surat"]


def test_the_rows_of_a_table_are_no_items_where_the_rule_says_so() -> None:
    whole = laid(["1. Syarat umum", [["No", "Nama"], ["2. Sari", "Camat"], ["3. Budi", "Lurah"]]])
    items = split_items(whole.text, 0, len(whole.text), ("number",))
    section = SectionSpan("isi", 0, 0, len(whole.text), children=items)
    found = read_items(Extent(whole, 0, len(whole.text), section), rows_apart=True)
    assert found is not None and [one["label"] for one in found.value] == ["1"]
    assert len((read_items(Extent(whole, 0, len(whole.text), section)) or found).value) == 3


@pytest.mark.parametrize(
    ("text", "copies"),
    [
        ("1. Bupati Suka\nCamat Suka\n3. Arsip", ["Bupati Suka", "Camat Suka", "Arsip"]),
        ("1. Bupati Suka\nJ, Camat Suka\nd. Lurah\n4. Arsip", ["Bupati Suka", "Camat Suka", "Lurah", "Arsip"]),
        ("1. Kepala Dinas Rawa\nKabupaten Suka\n2. Arsip", ["Kepala Dinas Rawa Kabupaten Suka", "Arsip"]),
        ("1. Kepala Dinas Rawa\nKabupaten Suka\nCamat\n3. Arsip", ["Kepala Dinas Rawa Kabupaten Suka Camat", "Arsip"]),
    ],
)
def test_lines_as_many_as_the_count_leaves_out_are_items(text: str, copies: list[str]) -> None:
    found = read_list(extent(text, "number"), lost_labels=True)
    assert found is not None and found.value == copies


@pytest.mark.parametrize("text", ["dst.", "Dst;", "dan seterusnya: 3"])
def test_what_an_excerpt_leaves_out_is_told(text: str) -> None:
    for read in (read_items, read_bases):
        found = read(extent(text, "number"))
        assert found is not None and found.value == [] and [f.code for f in found.findings] == ["left_out"]
