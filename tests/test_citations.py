"""Citations in running text and in lists of legal bases: type, number, year, title, gazettes, chain, place."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from makers import examples

from extractor.model.value import Located
from extractor.values.citations.find import Citation, Gazette, cite, cite_text, find_citations, parse_basis, shift

LN = "(Lembaran Negara Republik Indonesia Tahun 2009 Nomor 112, Tambahan Lembaran Negara Republik Indonesia Nomor 5038)"


def one(text: str) -> Citation:
    found = find_citations(text)
    assert len(found) == 1, [f.value.raw for f in found]
    return found[0].value


def basis(text: str) -> Citation:
    parsed = parse_basis(text)
    assert parsed is not None
    return parsed.value


def codes(text: str) -> set[str]:
    parsed = parse_basis(text)
    return {f.code for f in parsed.findings} if parsed else set()


def key(citation: Citation) -> tuple[str, str | None, int | None]:
    return citation.type, citation.number, citation.year


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Undang-Undang Nomor 25 Tahun 2009", ("UU", "25", 2009)),
        ("UU No. 25 Tahun 2009", ("UU", "25", 2009)),
        ("UU 25/2009", ("UU", "25", 2009)),
        ("U.U. No.25/2009", ("UU", "25", 2009)),
        ("Undang-\nUndang Republik Indonesia\nNomor 25\nTahun 2009", ("UU", "25", 2009)),
        ("Undang–Undang Nomor: 25 Tahun 2009", ("UU", "25", 2009)),
        ("UndangUndang Nomor 25 Tahun 2009", ("UU", "25", 2009)),
        ("UNDANG-UNDANG REPUBLIK INDONESIA NOMOR25TAHUN2009", ("UU", "25", 2009)),
        ("Undang-Undang Nomor 025 Tahun 2009", ("UU", "25", 2009)),
        ("Undang-Undang Darurat Nomor 4 Tahun 1956", ("UU Darurat", "4", 1956)),
        ("Undang-Undang Nomor 19 Darurat Tahun 1957", ("UU Darurat", "19", 1957)),
        ("Undang-Undang Nomor 51 Prp Tahun 1960", ("UU", "51 Prp", 1960)),
        ("Perppu Nomor 2 Tahun 2022", ("Perppu", "2", 2022)),
        ("Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022", ("Perppu", "2", 2022)),
        ("PP 96/2012", ("PP", "96", 2012)),
        ("Perpres Nomor 97 Tahun 2014", ("Perpres", "97", 2014)),
        ("Keputusan Presiden Nomor 27/M Tahun 2010", ("Keppres", "27/M", 2010)),
        ("Instruksi Presiden Nomor 3 Tahun 2003", ("Inpres", "3", 2003)),
        ("Ketetapan MPR Nomor IV/MPR/1999", ("TAP MPR", "IV/MPR/1999", 1999)),
        ("Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", ("UUD", None, 1945)),
        ("UUD NRI 1945", ("UUD", None, 1945)),
        ("Undang-Undang Dasar Negara Kesatuan Republik Indonesia Tahun 1945", ("UUD", None, 1945)),
        ("Undang-Undang Dasar Negara Repblik Indonesia. Tahun 1945", ("UUD", None, 1945)),
        ("Undang-Undang Dasar Negara Republik Indonesia", ("UUD", None, None)),
        ("PMK 46/PMK.01/2021", ("Permen", "46/PMK.01/2021", 2021)),
        ("Permendagri No.80 Tahun 2015", ("Permen", "80", 2015)),
        ("Kepmen PANRB Nomor 28 Tahun 2018", ("Kepmen", "28", 2018)),
        ("Keputusan Menteri Kesehatan Nomor 228/MENKES/SK/III/2002", ("Kepmen", "228/MENKES/SK/III/2002", 2002)),
        ("Peraturan Menpan RB Nomor 5 Tahun 2020", ("Permen", "5", 2020)),
        ("Kep. Menpan No. 63/KEP/M.PAN/7/2003", ("Kepmen", "63/KEP/M.PAN/7/2003", 2003)),
        ("POJK Nomor 6 /POJK.03/2016", ("Perban", "6/POJK.03/2016", 2016)),
        ("Perka BKKBN Nomor 286 Tahun 2011", ("Perban", "286", 2011)),
        ("Keputusan Kepala BKN Nomor 13 Tahun 2002", ("Kepban", "13", 2002)),
        ("Peraturan Bupati Bangka Nomor 551.1 Tahun 2022", ("Perbup", "551.1", 2022)),
        ("Peraturan Walikota Bengkulu Nomor 6 Tahun 2022", ("Perwali", "6", 2022)),
        ("Perwako Nomor 6 Tahun 2022", ("Perwali", "6", 2022)),
        ("Qanun Kabupaten Aceh Tenggara Nomor 3 Tahun 2018", ("Perda", "3", 2018)),
        ("Keputusan Bupati Bangka Nomor 188.45/96/KPTS/2021", ("Kepbup", "188.45/96/KPTS/2021", 2021)),
        ("Keputusan Menteri Dalam Negeri Nomor 050-145 Tahun 2022", ("Kepmen", "050-145", 2022)),
        ("Surat Edaran Menteri Dalam Negeri Nomor 440/2436/SJ Tahun 2020", ("SE", "440/2436/SJ", 2020)),
        ("Ordonansi Contoh (Staatsblad Tahun 1926 Nomor 226)", ("Staatsblad", "226", 1926)),
        ("UU Drt. No. 12/1951", ("UU Darurat", "12", 1951)),
        ("Undang-Undang Drt Nomor 12 Tahun 1951", ("UU Darurat", "12", 1951)),
        ("PP. 10/1961", ("PP", "10", 1961)),
    ],
)
def test_types_numbers_and_years(text: str, expected: tuple[str, str | None, int | None]) -> None:
    assert key(one(f"sesuai dengan {text}, perlu dibentuk tim")) == expected


@pytest.mark.parametrize(
    ("text", "issuer", "region"),
    [
        ("Peraturan Menteri Dalam Negeri Nomor 80 Tahun 2015", "Menteri Dalam Negeri", None),
        ("PERATURAN MENTERI KEUANGAN REPUBLIK INDONESIA NOMOR 5/PMK.01/2020", "Menteri Keuangan", None),
        ("Permenkes 4/2019", "Menteri Kesehatan", None),
        ("Peraturan Menteri Hukum dan HAM Nomor 5 Tahun 2020", "Menteri Hukum dan Hak Asasi Manusia", None),
        ("Peraturan Menteri Negara Lingkungan Hidup Nomor 5 Tahun 2009", "Menteri Negara Lingkungan Hidup", None),
        ("Peraturan Komisi Informasi Pusat No.1 Tahun 2010", "Komisi Informasi Pusat", None),
        ("Peraturan Kepala Badan Kepegawaian Negara Nomor 2 Tahun 2011", "Badan Kepegawaian Negara", None),
        ("Perda Kab. Bangka Nomor 2 Tahun 2008", None, "Kabupaten Bangka"),
        ("PERATURAN DAERAH PROVINSI BALI NOMOR 4 TAHUN 2019", None, "Provinsi Bali"),
        ("Peraturan Gubernur Bali Nomor 4 Tahun 2019", None, "Provinsi Bali"),
        ("Peraturan Daerah Istimewa Yogyakarta Nomor 3 Tahun 2015", None, "Provinsi Daerah Istimewa Yogyakarta"),
        ("Keputusan Wali Kota Pontianak Nomor 84 Tahun 2022", None, "Kota Pontianak"),
        ("Keputusan Kepala Dinas Kesehatan Kabupaten Bangka Nomor 4 Tahun 2020",
         "Kepala Dinas Kesehatan Kabupaten Bangka", "Kabupaten Bangka"),
    ],
)  # fmt: skip
def test_issuer_and_region(text: str, issuer: str | None, region: str | None) -> None:
    citation = one(text)
    assert (citation.issuer, citation.region) == (issuer, region)


def test_the_gazette_names_the_region_the_head_leaves_out() -> None:
    citation = basis(
        "Peraturan Bupati Nomor 9 Tahun 2023 tentang Kebun (Berita Daerah Kabupaten Bangka Tahun 2023 Nomor 9)"
    )
    assert citation.region == "Kabupaten Bangka"
    assert citation.id == "/akn/id/act/perbup-kabupaten-bangka/2023/9"


@pytest.mark.parametrize(
    "text",
    [
        "Peraturan ini mulai berlaku pada tanggal diundangkan.",
        "Keputusan Bupati ini berlaku 5 hari",
        "sesuai ketentuan peraturan perundang-undangan",
        "sebagaimana dimaksud pada ayat (1) huruf a",
        "SK No 123456A",
        "Surat Camat Nomor 5/2020",
        "keputusan 12 orang anggota",
        "",
    ],
)
def test_no_citation(text: str) -> None:
    assert find_citations(text) == []


def test_prose_ends_the_title() -> None:
    text = "berdasarkan Pasal 15 ayat (1) Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik, bahwa unit wajib"
    citation = one(text)
    assert (citation.title, citation.pinpoint) == ("Pelayanan Publik", "Pasal 15 ayat (1)")
    assert citation.raw == "Pasal 15 ayat (1) Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"


def test_year_behind_the_title() -> None:
    citation = one(
        "Surat Keputusan Wali Kota Pontianak Nomor 84 Tentang Tim Taman Pada Dinas Kebun Tahun 2022 yaitu bersama:"
    )
    assert (citation.type, citation.number, citation.year) == ("Kepwali", "84", 2022)
    assert citation.title == "Tim Taman Pada Dinas Kebun"


def test_several_in_prose_and_a_shared_instrument() -> None:
    text = "menurut UU 5/2014 dan PP 11/2017 serta Undang-Undang Nomor 8 Tahun 1974 dan Nomor 43 Tahun 1999"
    assert [key(f.value) for f in find_citations(text)] == [
        ("UU", "5", 2014),
        ("PP", "11", 2017),
        ("UU", "8", 1974),
        ("UU", "43", 1999),
    ]


def test_list_flattened_into_one_line() -> None:
    text = "1. Undang-Undang Nomor 1 Tahun 2001 tentang Kebun Raya 2. PP Nomor 2 Tahun 2002 tentang Taman"
    assert [f.value.title for f in find_citations(text)] == ["Kebun Raya", "Taman"]


def test_law_named_in_a_title_is_no_second_citation() -> None:
    citation = one(
        "Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 25 Tahun 2009 tentang Kebun"
    )
    assert citation.title == "Pelaksanaan Undang-Undang Nomor 25 Tahun 2009 tentang Kebun"


def test_gazettes() -> None:
    assert basis(f"Undang-Undang Nomor 25 Tahun 2009 tentang Kebun {LN};").gazettes == (
        Gazette(series="LN", year=2009, number="112"),
        Gazette(series="TLN", number="5038"),
    )


@pytest.mark.parametrize(
    ("phrase", "complete"),
    [
        (" sebagaimana telah diubah dengan", True),
        (", sebagaimana telah diubah terakhir dengan", False),
        ("; sebagaimana telah beberapa kali diubah, terakhir dengan", False),
        (" sebagaimana telah tiga kali diubah terakhir\n\ndengan", False),
        (" yang diperbarui dengan", True),
        (" jo.", True),
    ],
)
def test_chain(phrase: str, complete: bool) -> None:
    text = (
        f"Undang-Undang Nomor 23 Tahun 2014 tentang Kebun {LN}{phrase} Undang-Undang Nomor 9 Tahun 2015 tentang "
        "Perubahan Kedua Atas Undang-Undang Nomor 23 Tahun 2014 tentang Kebun (LN 2015/58);"
    )
    citation = basis(text)
    assert key(citation) == ("UU", "23", 2014)
    assert [key(link) for link in citation.amended_by] == [("UU", "9", 2015)]
    assert citation.amended_by[0].gazettes == (Gazette(series="LN", year=2015, number="58"),)
    assert citation.chain_complete is complete
    assert ("citation_chain_incomplete" in codes(text)) is not complete


def test_two_links() -> None:
    text = (
        "PP 5/2020 sebagaimana telah diubah dengan PP 6/2021 dan terakhir dengan PP 8/2022 "
        "tentang Perubahan Kedua Atas PP 5/2020"
    )
    assert [key(link) for link in one(text).amended_by] == [("PP", "6", 2021), ("PP", "8", 2022)]


def test_a_link_with_its_word_written_twice() -> None:
    text = "PP 5/2020 sebagaimana telah diubah beberapa kali terakhir dengan dengan PP 8/2022;"
    assert [key(link) for link in one(text).amended_by] == [("PP", "8", 2022)]


def test_a_law_that_turns_others_into_laws() -> None:
    text = (
        "Undang-Undang Nomor 28 Tahun 1959 tentang Penetapan Undang-Undang Darurat Nomor 4 Tahun 1956 (Lembaran Negara "
        "Tahun 1956 Nomor 55) dan Undang-Undang Darurat Nomor 5 Tahun 1956 (Lembaran Negara Tahun 1956 Nomor 56) "
        "sebagai Undang-Undang (Lembaran Negara Tahun 1959 Nomor 73, Tambahan Lembaran Negara Nomor 1821);"
    )
    citation = basis(text)
    assert key(citation) == ("UU", "28", 1959)
    assert [g.number for g in citation.gazettes] == ["73", "1821"]
    assert len(find_citations(text)) == 1


def test_omnibus_amendment() -> None:
    text = (
        "Undang-Undang Nomor 23 Tahun 2014 tentang Kebun, sebagaimana telah diubah terakhir dengan Undang-Undang "
        "Nomor 6 Tahun 2023 tentang Penetapan Perppu Nomor 2 Tahun 2022 tentang Taman "
        "menjadi Undang-Undang (Lembaran Negara Republik Indonesia Tahun 2023 Nomor 41);"
    )
    citation = basis(text)
    assert [key(link) for link in citation.amended_by] == [("UU", "6", 2023)]
    assert (citation.amended_by[0].title or "").endswith("menjadi Undang-Undang")


def test_compound_number() -> None:
    citation = basis("Undang-Undang Nomor 3 Jo. Nomor 19 Tahun 1950")
    assert key(citation) == ("UU", "3", 1950)
    assert [key(link) for link in citation.amended_by] == [("UU", "19", 1950)]


def test_lost_head_is_taken_from_the_amendment() -> None:
    text = (
        "tentang Kebun (LN 2014/244) sebagaimana telah diubah dengan Undang-Undang Nomor 9 Tahun 2015 "
        "tentang Perubahan Atas Undang-Undang Nomor 23 Tahun 2014 tentang Kebun"
    )
    assert key(basis(text)) == ("UU", "23", 2014)
    assert "citation_head_lost" in codes(text)
    assert parse_basis("tentang Kebun sebagaimana telah diubah dengan Undang-Undang Nomor 9 Tahun 2015") is None


@pytest.mark.parametrize(
    "text",
    [
        "Kesepakatan Bersama antara Pemerintah Kota dan Universitas",
        "Surat Menteri Keuangan Nomor S-1/MK.07/2020 perihal Pelaksanaan Undang-Undang Nomor 5 Tahun 2014;",
        "2. Undang-Undang . . .",
        "",
    ],
)
def test_items_without_an_instrument(text: str) -> None:
    assert parse_basis(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Undang-Undang Nomor L2 Tahun 2O2O", ("UU", "12", 2020)),
        ("Peraturan Presiden Nomor 14O Tahun 2C.24 tcntang Taman", ("Perpres", "140", 2024)),
        ("Undang-Undang Nomor 6 1 Tahtun 2024 tentang Taman", ("UU", "61", 2024)),
        ("Undang-Undang Nornor 5 Tahun 20l4", ("UU", "5", 2014)),
        ("Peratwan Pemerintah Nomor 12 Tahun 2019", ("PP", "12", 2019)),
        ("Undang-Undarlg Nomor 9 Tahun 2015", ("UU", "9", 2015)),
        ("UU Republik lndonesia Nomor 39 Tahun 2OOg (Lcmbaran Negara Repubtik Indonesia Tahun 2008 Nomor 166)",
         ("UU", "39", 2008)),
    ],
)  # fmt: skip
def test_recognisers_letters(text: str, expected: tuple[str, str, int]) -> None:
    assert key(basis(text)) == expected
    assert "ocr_repaired" in codes(text) or "Nornor" in text
    assert [key(f.value) for f in find_citations(f"berdasarkan {text} itu")] == [expected]


def test_unsure_is_null_with_a_finding() -> None:
    citation = basis("Undang-Undang Nomor 5 Tahun 2OOg tentang Taman")
    assert citation.year is None
    assert "citation_year_unreadable" in codes("Undang-Undang Nomor 5 Tahun 2OOg tentang Taman")
    assert "number_blank" in codes("Peraturan Daerah Nomor     Tahun 2020 tentang Taman")
    assert "citation_year_in_number_differs" in codes("Peraturan Menteri Keuangan Nomor 5/PMK.01/2019 Tahun 2020")
    assert "gazette_series_unusual" in codes(
        "Peraturan Bupati Bangka Nomor 9 Tahun 2023 (Lembaran Daerah Tahun 2023 Nomor 9)"
    )
    assert "gazette_series_doubtful" in codes("PP Nomor 96 Tahun 2012 (Lembaran Negara Republik Indonesia Nomor 5357)")


def test_an_amendment_of_another_law_is_no_link() -> None:
    text = (
        "Undang-Undang Nomor 33 Tahun 2004 tentang Kebun sebagaimana telah diubah dengan Undang-Undang Nomor 9 Tahun "
        "2015 tentang Perubahan Kedua Atas Undang-Undang Nomor 23 Tahun 2014 tentang Taman"
    )
    assert [key(f.value) for f in find_citations(text)] == [("UU", "33", 2004), ("UU", "23", 2014)]
    assert "citation_chain_differs" in codes(text)


def test_places_and_shift() -> None:
    text = "lihat Pasal 3 UU 23/2014\n  jo. UU 9/2015."
    found = find_citations(text)[0]
    assert text[found.start : found.end] == "Pasal 3 UU 23/2014\n  jo. UU 9/2015"
    assert found.value.span == (found.start, found.end)
    link = found.value.amended_by[0]
    assert link.span is not None
    assert text[slice(*link.span)] == "UU 9/2015"
    moved = shift(found.value, 100)
    assert moved.span == (found.start + 100, found.end + 100)
    assert moved.amended_by[0].span == (link.span[0] + 100, link.span[1] + 100)


def spans(found: list[Located[Citation]], text: str) -> None:
    reached = 0
    for item in found:
        assert reached <= item.start < item.end <= len(text)
        assert item.value.raw == " ".join(text[item.start : item.end].split())
        reached = item.end
        for link in item.value.amended_by:
            assert link.span is not None
            assert item.start <= link.span[0] < link.span[1] <= item.end


PIECES = st.sampled_from(
    ["Undang-Undang ", "UU ", "Peraturan ", "Menteri ", "Dalam Negeri ", "Bupati ", "Nomor ", "No. ", "5", "25",
     "l2", "/",
     " Tahun ", "2009", "2O1g", " tentang ", "Perubahan Atas ", "Kebun ", "(", ")", "Lembaran Negara ", "Tambahan ",
     "; ", ", ", "\n", ".",
     " dan ", " jo. ", " sebagaimana telah diubah dengan ", "Pasal 5 ", "ayat (1) ", "Staatsblad ", "UUD 1945 ",
     "SKB ", "Bersama ", "sebagai "]
)  # fmt: skip


@examples(150)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
def test_never_raises_and_stays_inside_the_text(text: str) -> None:
    spans(find_citations(text), text)
    parse_basis(text)


WORDS = st.lists(
    st.sampled_from(["Kebun", "Taman", "Sungai", "Pelayanan", "Daerah", "Bagi", "dan"]), min_size=1, max_size=4
).map(lambda words: " ".join(["Pengelolaan", *words, "Umum"]))
NATIONAL = st.sampled_from(["UU", "UU Darurat", "Perppu", "PP", "Perpres", "Keppres", "Inpres"])
SERIES = st.builds(
    Gazette,
    series=st.sampled_from(["LN", "BN", "LD", "BD"]),
    year=st.integers(1945, 2030),
    number=st.integers(1, 900).map(str),
    part=st.sampled_from([None, "D"]),
)
MINISTERS = st.sampled_from(["Menteri Sosial", "Menteri Dalam Negeri"])
PINPOINT = st.sampled_from([None, "Pasal 5 ayat (2)"])
BARE = {"number": st.integers(1, 999).map(str), "year": st.integers(1945, 2030), "title": st.none() | WORDS}
MADE = st.one_of(
    st.builds(Citation, type=NATIONAL, gazettes=st.lists(SERIES, max_size=2).map(tuple), pinpoint=PINPOINT, **BARE),
    st.builds(Citation, type=st.sampled_from(["Permen", "Kepmen"]), issuer=MINISTERS, **BARE),
    st.builds(Citation, type=st.just("Perda"), region=st.sampled_from(["Kabupaten Agam", "Provinsi Bali"]), **BARE),
    st.builds(Citation, type=st.sampled_from(["Perbup", "Kepbup"]), region=st.just("Kabupaten Agam"), **BARE),
)  # fmt: skip


def plain(citation: Citation) -> dict[str, object]:
    made = citation.model_dump(exclude={"raw", "span", "id", "chain_complete", "relation"})
    return {**made, "amended_by": [plain(link) for link in citation.amended_by]}


@examples(100)
@given(MADE, st.lists(st.builds(Citation, type=st.just("UU"), **BARE), max_size=2).map(tuple))
def test_printed_citations_parse_back(citation: Citation, chain: tuple[Citation, ...]) -> None:
    whole = citation.model_copy(update={"amended_by": chain})
    parsed = parse_basis(cite_text(whole))
    assert parsed is not None
    assert plain(parsed.value) == plain(whole)
    assert cite_text(parsed.value) == cite_text(
        whole.model_copy(update={"chain_complete": parsed.value.chain_complete})
    )


def test_the_look_ahead_is_bounded() -> None:
    """A title without an end is cut, so that one citation cannot swallow a document."""
    found = find_citations("UU 5/2014 tentang " + "Kebun " * 5000)
    assert len(found) == 1
    assert found[0].end < 2000
    assert re.search("Kebun$", found[0].value.raw)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Peraturan Menteri Dalam Negeri Nomor 20 dan Nomor 77 Tahun 2012 tentang Arsip", ["20", "77"]),
        ("Peraturan Pemerintah Nomor 1, 2 dan 3 Tahun 2020", ["1", "2", "3"]),
        ("UU No. 1, No. 2a, serta No. 3 Tahun 2020", ["1", "2a", "3"]),
    ],
)
def test_several_numbers_of_one_instrument_are_several_citations(text: str, numbers: list[str]) -> None:
    found = find_citations(f"Menurut {text}; lalu")
    assert [citation.value.number for citation in found] == numbers
    assert len({citation.value.year for citation in found}) == 1 == len({citation.value.title for citation in found})
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_joint_instrument_with_several_numbers_is_one() -> None:
    text = "Peraturan Bersama Menteri Agama dan Menteri Dalam Negeri Nomor 9 dan Nomor 8 Tahun 2006"
    assert [(found.value.number, found.value.year) for found in find_citations(text)] == [("9", 2006)]


def test_a_list_item_with_several_numbers_says_so() -> None:
    parsed = parse_basis("Peraturan Pemerintah Nomor 4 dan Nomor 5 Tahun 2020 tentang Arsip;")
    assert parsed is not None
    assert parsed.value.number == "4"
    assert [(f.code, "Nomor 5" in f.message) for f in parsed.findings] == [("citation_more_named", True)]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("P.P. No. 10 Th. 1983", [("PP", "10", 1983)]),
        ("U.U. Darurat Nr. 12 th. 1951", [("UU Darurat", "12", 1951)]),
        ("Permendagri Nomor 4 & 5 Tahun 2020", [("Permen", "4", 2020), ("Permen", "5", 2020)]),
        ("Permendagri Nomor 1 s.d. 3 Tahun 2020", [("Permen", "1", 2020), ("Permen", "3", 2020)]),
        ("Permendagri Nomor 1 sampai dengan Nomor 3 Th 2020", [("Permen", "1", 2020), ("Permen", "3", 2020)]),
        ("UU No. 6/2014 dan 23/2014", [("UU", "6", 2014), ("UU", "23", 2014)]),
        ("S. 1847-23", [("Staatsblad", "23", 1847)]),
        ("SKB Menteri Agama dan Mendagri Nomor 4 Tahun 2020 dan Nomor 5 Tahun 2020", [("Kepmen", "4", 2020)]),
    ],
)
def test_short_forms_and_several_numbers(text: str, cited: list[tuple[str, str, int]]) -> None:
    assert [(c.type, c.number, c.year) for c in cite(text)] == cited


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ("PP Nomor 1 s.d. 3 Tahun 2020 tentang Dana;", ["all numbers up to 3 (Nomor 2, Nomor 3)"]),
        ("PP Nomor 4 Tahun 2020 dan Nomor 5 Tahun 2021;", ["Nomor 5 Tahun 2021"]),
        ("UU 6/2014, UU 23/2014 dan PP 12/2019;", ["UU 23/2014", "PP 12/2019"]),
        ("PP Nomor 41 Tahun 2007 tentang Perangkat dan Tata Kerja;", []),
    ],
)
def test_further_instruments_in_one_item_are_named(item: str, told: list[str]) -> None:
    parsed = parse_basis(item)
    assert parsed
    assert [f.message.split(" names ")[1].split(", too")[0] for f in parsed.findings] == told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kep. Pres. No. 80 Th. 2033", ("Keppres", "80")), ("Kep Pres RI No. 80 Tahun 2033", ("Keppres", "80")),
        ("In. Pres. No. 7 Th. 2029", ("Inpres", "7")), ("Per. Pres. No. 54 Tahun 2030", ("Perpres", "54")),
        ("Per.Pem. No. 58 Th. 2035", ("PP", "58")), ("Und. Und. No. 5 Tahun 2034", ("UU", "5")),
        ("Undang2 No. 5 Tahun 2034", ("UU", "5")), ("Per.Da. No. 3 Tahun 2031", ("Perda", "3")),
        ("Per.Men.Dagri No. 13 Tahun 2036", ("Permen", "13")), ("Kep. Men. Dagri No. 29 Th. 2032", ("Kepmen", "29")),
        ("Kep. Bup. No. 12 Tahun 2035", ("Kepbup", "12")),
        ("Tap. MPR RI Nomor II/MPR/1993", ("TAP MPR", "II/MPR/1993")),
    ],
)  # fmt: skip
def test_old_short_forms_with_stops(text: str, wanted: tuple[str, str]) -> None:
    assert [(found.type, found.number) for found in cite(text)] == [wanted]


def test_an_abbreviation_inside_a_number_cites_nothing() -> None:
    assert cite("Nomor : 800/UMUM/SK/12/2031 tanggal 5 Mei 2031") == []
    assert [c.number for c in cite("sesuai SK Nomor 12 Tahun 2031")] == ["12"]
