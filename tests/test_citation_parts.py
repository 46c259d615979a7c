"""Heads, titles, pinpoints, chains, identifiers and canonical text on their own."""

from __future__ import annotations

import pytest

from extractor.model.citation import Citation, Gazette, squeeze
from extractor.values.citations.amendments import collapse
from extractor.values.citations.head import read_head, repaired_at
from extractor.values.citations.identifier import akn_id, slug
from extractor.values.citations.pinpoint import pinpoint_after, pinpoint_before
from extractor.values.citations.title import about_at, read_title
from extractor.values.citations.write import write_citation


def title(text: str, item: bool = False) -> str | None:
    return read_title(text, 0, item, True).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" tentang Kebun Raya (Lembaran Negara Tahun 2014 Nomor 6)", "Kebun Raya"),
        (" tentang Kebun (Persero) dan Taman;", "Kebun (Persero) dan Taman"),
        (" tentang Kebun, Taman, dan Sungai sudah tidak sesuai", "Kebun, Taman, dan Sungai"),
        (" tentang Kebun Raya sebagaimana telah diubah", "Kebun Raya"),
        (" tentang Kebun Raya yang telah diubah", "Kebun Raya"),
        (" tentang Kebun\nRaya. Bahwa", "Kebun Raya"),
        (" tentang PT. Kebun Raya;", "PT. Kebun Raya"),
        (" TENTANG KEBUN RAYA KABUPATEN\nDENGAN RAHMAT TUHAN YANG MAHA ESA", "KEBUN RAYA KABUPATEN"),
        (" TENTANG KEBUN RAYA\nBerdasarkan hasil rapat", "KEBUN RAYA"),
        (" tcntang Kebun Raya;", "Kebun Raya"),
        (" tentangKebun Raya;", "Kebun Raya"),
        (" tentang kebun raya kota, perlu dibentuk", "kebun raya kota"),
        (" tentang Kebun Raya, kabupaten Agam (Lembaran Negara Tahun 2014 Nomor 6)", "Kebun Raya, kabupaten Agam"),
        (" tentang Kebun dan Peraturan Pemerintah Nomor 5 Tahun 2014", "Kebun"),
        (" tentang Kebun Raya\n\nPasal 5", "Kebun Raya"),
        (" Kebun", None),
    ],
)
def test_titles(text: str, expected: str | None) -> None:
    assert title(text) == expected


def test_blank_lines_are_blanks_inside_an_item() -> None:
    assert title(" tentang Kebun\n\nRaya;", item=True) == "Kebun Raya"


def test_about() -> None:
    assert about_at(" tentang X", 0) == 8
    assert about_at(" tanaman", 0) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ketentuan Pasal 15 ayat (1) ", "Pasal 15 ayat (1)"),
        ("Pasal 5 ayat (1), Pasal 20, dan Pasal 23A ", "Pasal 5 ayat (1), Pasal 20, dan Pasal 23A"),
        ("Pasal 20, Pasal 21 sampai dengan Pasal 25 ", "Pasal 20, Pasal 21 sampai dengan Pasal 25"),
        ("Pasal 7 ayat (4) huruf c angka 2 dari ", "Pasal 7 ayat (4) huruf c angka 2"),
        ("Diktum KESATU ", "Diktum KESATU"),
        ("Pasal 20, Pasal 28 F, dan Pasal 28 J ", "Pasal 20, Pasal 28 F, dan Pasal 28 J"),
        ("Pasal 5 mengatur bahwa ", None),
        ("", None),
    ],
)
def test_pinpoints_before(text: str, expected: str | None) -> None:
    found = pinpoint_before(text, len(text))
    assert (found[0] if found else None) == expected


def test_pinpoints_behind() -> None:
    assert pinpoint_after(", Pasal 5 ayat (2) huruf a, bahwa", 0) == ("Pasal 5 ayat (2) huruf a", 26)
    assert pinpoint_after("\nPasal 5", 0) is None


def test_heads() -> None:
    head = read_head("Peraturan Menteri Sosial Nomor 5 Tahun 2020", 0)
    assert head is not None
    assert (head.type, head.issuer, head.number, head.year) == ("Permen", "Menteri Sosial", "5", 2020)
    assert read_head("Peraturan Menteri Sosial ini", 0) is None
    assert read_head("Peraturan pelaksanaan dari Peraturan Presiden Nomor 5 Tahun 2020", 0) is None


def test_joint_decrees_are_one() -> None:
    text = (
        "Keputusan Bersama Menteri Agama dan Menteri Sosial tanggal 21 November 2016 Nomor 684 Tahun 2016, "
        "Nomor 302 Tahun 2016, dan Nomor SKB/02/XI/2016 tentang"
    )
    head = read_head(text, 0)
    assert head is not None
    assert (head.type, head.issuer, head.number) == ("Kepmen", "Menteri Agama dan Menteri Sosial", "684")
    assert text[head.end :] == " tentang"


def test_spoilt_names_are_matched_to_the_list_only() -> None:
    named = repaired_at("Peratwan Pemenntah Nomor", 0)
    assert named is not None
    assert named.kind.type == "PP"
    assert repaired_at("Peralatan Pertukangan Nomor", 0) is None


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        (Citation(type="UU", number="25", year=2009), "/akn/id/act/uu/2009/25"),
        (Citation(type="UU Darurat", number="4", year=1956), "/akn/id/act/uudrt/1956/4"),
        (Citation(type="Permen", number="2", year=2026, issuer="Menteri Energi dan Sumber Daya Mineral"),
         "/akn/id/act/permen-esdm/2026/2"),
        (Citation(type="Perda", number="1", year=2023, region="Kabupaten Pati"),
         "/akn/id/act/perda-kabupaten-pati/2023/1"),
        (Citation(type="Kepbup", number="188.45/885/KUM/2022", year=2022, region="Kabupaten Agam"),
         "/akn/id/act/kepbup-kabupaten-agam/2022/188.45-885-kum-2022"),
        (Citation(type="UUD", year=1945), "/akn/id/act/uud/1945/uud"),
        (Citation(type="Perda", number="1", year=2023), None),
        (Citation(type="UU", number="1"), None),
    ],
)  # fmt: skip
def test_identifiers(citation: Citation, expected: str | None) -> None:
    assert akn_id(citation) == expected


def test_slug() -> None:
    assert slug(" 188.45/885/Kum ") == "188.45-885-kum"


def test_canonical_text() -> None:
    link = Citation(type="UU", number="9", year=2015, relation="diubah")
    citation = Citation(
        type="UU",
        number="23",
        year=2014,
        title="Kebun",
        pinpoint="Pasal 5",
        gazettes=(Gazette(series="TLN", number="5587"),),
        amended_by=(link,),
        chain_complete=False,
    )
    assert write_citation(citation) == (
        "Pasal 5 Undang-Undang Nomor 23 Tahun 2014 tentang Kebun (Tambahan Lembaran Negara Republik "
        "Indonesia Nomor 5587) sebagaimana telah diubah terakhir dengan Undang-Undang Nomor 9 Tahun 2015"
    )
    assert write_citation(Citation(type="UUD", year=1945)) == "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"


def test_blanks() -> None:
    assert squeeze("Undang- \n Undang  Nomor") == "Undang-Undang Nomor"
    assert collapse("a \n b") == "a b"
