from __future__ import annotations

import pytest
from makers import at, document, extent, field, page_of

from extractor.fields import find_field
from extractor.fields.found import Extent
from extractor.fields.types.signature import read_signature
from extractor.layout.lines import lay_out
from extractor.layout.page_words import Sheet, Token
from extractor.model.document import Document

BLOCK = "BUPATI SUKA MAJU,\nttd\nHADI SANTOSA, S.E.\nNIP. 19700101 199503 1 001"


def test_each_part_has_its_place() -> None:
    whole = extent(f"Ditetapkan di Suka Maju\npada tanggal 5 Mei 2031\n{BLOCK}")
    found = read_signature(whole)
    assert found is not None
    assert found.value["name"] == "HADI SANTOSA, S.E." and found.value["nip"] == "197001011995031001"
    assert at(found, "/name", whole.document) == ["HADI SANTOSA, S.E."]
    assert at(found, "/position", whole.document) == ["BUPATI SUKA MAJU,"] or at(
        found, "/position", whole.document
    ) == ["BUPATI SUKA MAJU"]


def test_nobody_signed() -> None:
    assert read_signature(extent("bahwa pasar perlu ditata")) is None
    assert read_signature(extent("")) is None


@pytest.mark.parametrize("name", ["TABALONG", "DPP"])
def test_a_region_or_an_abbreviation_is_no_name(name: str) -> None:
    found = read_signature(extent(f"KETUA PANITIA,\nttd\n{name}"))
    assert found is not None
    assert (found.value["name"], found.value["position"]) == (None, "KETUA PANITIA")


@pytest.mark.parametrize("office", ["KEPALA DINAS, yang mengetahui ini,", "Penerima Nama: Jabatan,"])
def test_a_sentence_or_a_label_is_no_office(office: str) -> None:
    assert read_signature(extent(f"{office}\nttd\nHADI SANTOSA")) is None


def test_a_nip_alone_is_nobodys_signature() -> None:
    assert read_signature(extent("NIP : 197001011995031001\nPangkat, Gol/Ruang : Penata, III/c")) is None


@pytest.mark.parametrize(
    "name", ["Ir.", "SMK SUKA MAJU", "Pengadaan Barang/Jasa", "AWAN RAYA", "AWAN RAYA DINAS", "PERIKA", "HADI SANTOSA"]
)
def test_what_a_seal_left_behind_is_no_name(name: str) -> None:
    page = page_of(
        (200, 60, "PEMERINTAH KABUPATEN AWAN RAYA"), (200, 74, "DINAS PERIKANAN"),
        (350, 580, "KEPALA DINAS PERIKANAN,"), (350, 640, name), (350, 654, "NIP. 19700101 199503 1 001"),
        source="ocr", confidence=92.0,
    )  # fmt: skip
    found = find_field(page, [], field(block="signature", type="signature"))
    assert found is not None and (found.value["name"] == name) == (name == "HADI SANTOSA")


def test_words_of_a_seal_behind_the_titles_are_none_of_the_name() -> None:
    page = page_of(
        (200, 60, "PENGURUS PUSAT KOPERASI AWAN"),
        (350, 580, "Ketua Umum,"), (350, 640, "Dr. Hadi Santosa, MPH. PENGURUS PUSAT"),
        source="ocr", confidence=92.0,
    )  # fmt: skip
    found = find_field(page, [], field(block="signature", type="signature"))
    assert found is not None and found.value["name"] == "Dr. Hadi Santosa, MPH."


@pytest.mark.parametrize(
    ("nip", "confidence", "kept"),
    [
        ("19700101 199503 1 001", 90.0, "197001011995031001"),
        ("19700101 199503 0 091", 90.0, None),
        ("49700101 199503 1 001", 90.0, None),
        ("19700101 199503 0 091", None, "197001011995030091"),
    ],
)
def test_a_recognised_nip_that_nobody_can_have_is_not_taken(
    nip: str, confidence: float | None, kept: str | None
) -> None:
    lines = [(350, 580, "BUPATI SUKA MAJU,"), (350, 640, "HADI SANTOSA, S.E."), (350, 654, f"NIP. {nip}")]
    page = page_of(*lines, source="digital" if confidence is None else "ocr", confidence=confidence)
    found = find_field(page, [], field(block="signature", type="signature"))
    assert found is not None and found.value["nip"] == kept
    assert (found.value["nip_parts"] is None) == any(f.code == "nip_implausible" for f in found.findings)


def test_words_outside_the_extent_sign_nothing() -> None:
    whole = document(f"awal {BLOCK} akhir")
    start, end = len("awal "), len(whole.text) - len(" akhir")
    found = read_signature(Extent(whole, start, end))
    assert found is not None
    assert all(start <= a <= b <= end for _, (a, b) in found.places)
    assert "akhir" not in str(found.value) and "awal" not in str(found.value)


def _recognised(sure: float, first: str = "HADI") -> Document:
    """The block as a recogniser gives it, the name's last word read with this confidence."""
    words = [
        Token(50 + 60 * i, 700, 100 + 60 * i, 712, text, 95.0) for i, text in enumerate(("BUPATI", "SUKA", "MAJU,"))
    ]
    words += [Token(50, 760, 100, 772, first, 95.0), Token(110, 760, 170, 772, "SANTOSA", sure)]
    return Document(*lay_out([Sheet(1, 595, 842, "ocr", words)]))


def test_a_doubtful_name_says_so_and_a_worse_one_is_no_name() -> None:
    for sure, name, doubts in ((95, "HADI SANTOSA", 0), (80, "HADI SANTOSA", 1), (40, None, 1)):
        whole = _recognised(sure)
        found = read_signature(Extent(whole, 0, len(whole.text)))
        assert found is not None and found.value["name"] == name
        assert [f.code for f in found.findings if f.at == "/name"] == ["ocr_poor"] * doubts
        assert bool([at for at, _ in found.places if at == "/name"]) == (name is not None)
        assert found.value["position"] == "BUPATI SUKA MAJU"


def test_a_doubtful_name_is_taken_where_it_stands_elsewhere_too() -> None:
    whole = _recognised(40)
    member = [Token(50, 100, 100, 112, "1.", 95.0), *(Token(110 + 60 * i, 100, 160 + 60 * i, 112, word, 95.0)
              for i, word in enumerate(("Hadi", "Santosa,", "S.E.")))]  # fmt: skip
    words = [word for line in whole.lines for word in line.words]
    tokens = [*member, *(Token(*word.box, word.text, word.confidence) for word in words if word.box)]
    twice = Document(*lay_out([Sheet(1, 595, 842, "ocr", tokens)]))
    found = read_signature(Extent(twice, twice.text.index("BUPATI"), len(twice.text)))
    assert found is not None and found.value["name"] == "HADI SANTOSA"
    assert [f.code for f in found.findings if f.at == "/name"] == ["ocr_poor"]


def _placed(office: tuple[float, str], name: tuple[float, str], sure: float | None = 95.0) -> Document:
    """An office and a name on a recognised sheet, each from this place on, six points a letter."""
    words = []
    for top, (x, text) in ((700.0, office), (760.0, name)):
        for word in text.split():
            words.append(Token(x, top, x + 6.0 * len(word), top + 10, word, sure))
            x += 6.0 * len(word) + 4
    return Document(*lay_out([Sheet(1, 595, 842, "ocr", words)]))


@pytest.mark.parametrize(
    ("office", "name", "taken"),
    [
        ((300, "BUPATI SUKA MAJU,"), (300, "RANI HADI SANTOSA"), True),
        ((300, "BUPATI SUKA MAJU,"), (318, "HADI SANTOSA"), True),
        ((300, "BUPATI SUKA MAJU,"), (370, "SANTOSA"), False),
        ((300, "BUPATI SUKA MAJU,"), (300, "MAJU"), False),
        ((300, "KEPALA DINAS SUKA MAJU"), (330, "RANI SANTOSA"), True),
    ],
)
def test_a_name_whose_beginning_was_not_read_is_none(
    office: tuple[float, str], name: tuple[float, str], taken: bool
) -> None:
    """Below its office a name begins where that begins, or has its middle there."""
    whole = _placed(office, name)
    found = read_signature(Extent(whole, 0, len(whole.text)))
    assert found is None or found.value["name"] == (name[1] if taken else None)
    assert found is not None or not taken


def test_what_a_seal_left_of_an_office_is_none() -> None:
    for office, kept in (("UPATXI MAJX,", False), ("BUPATI MAJU,", True)):
        whole = _placed((300, office), (300, "RANI SANTOSA"))
        found = read_signature(Extent(whole, 0, len(whole.text)))
        assert found is not None and found.value["name"] == "RANI SANTOSA"
        assert bool(found.value["position"]) is kept
        assert [f.at for f in found.findings if f.code == "ocr_poor"] == ([] if kept else ["/position"])


def test_who_promulgates_is_not_who_decided_where_the_last_page_was_scanned_twice() -> None:
    text = (
        "Diundangkan di Manna\npada tanggal 5 Mei 2031\nSEKRETARIS DAERAH KABUPATEN SUKA MAJU,\nttd\nBAYU SEJUK\n"
        "BERITA DAERAH KABUPATEN SUKA MAJU TAHUN 2031 NOMOR 5\n"
        "Ditetapkan di Manna\npada tanggal 5 Mei 2031\nBUPATI SUKA MAJU,\nttd\nHADI SANTOSA"
    )
    found = read_signature(extent(text))
    assert found is not None
    assert found.value["name"] == "BAYU SEJUK"
    assert found.value["position"] == "SEKRETARIS DAERAH KABUPATEN SUKA MAJU"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Hadi Santosa PUBLIK IN", "Hadi Santosa"),
        ("HADI SANTOSA TEL", "HADI SANTOSA"),
        ("HADI SANTOSA ALI", "HADI SANTOSA ALI"),
        ("I GUSTI SANTOSA", "I GUSTI SANTOSA"),
        ("Hadi Santosa SH", "Hadi Santosa SH"),
        ("Dr. HADI SANTOSA", "Dr. HADI SANTOSA"),
        ("Drs HADI SANTOSA, M.Si", "Drs HADI SANTOSA, M.Si"),
    ],
)
def test_what_a_recogniser_read_in_a_seal_behind_a_name_is_no_part_of_it(name: str, kept: str) -> None:
    page = page_of(
        (350, 580, "WALI KOTA TELUK ANU,"), (350, 640, name), (350, 652, "NIP. 19700101 199503 1 001"),
        source="ocr", confidence=95.0,
    )  # fmt: skip
    found = find_field(page, [], field(block="signature", type="signature"))
    assert found is not None and found.value["name"] == kept


def test_a_name_that_begins_as_no_name_does_is_none() -> None:
    whole = _recognised(95, "RTASASMITA")
    found = read_signature(Extent(whole, 0, len(whole.text)))
    assert found is not None and found.value["name"] is None


def test_a_name_of_which_a_seal_covers_a_word_is_taken_from_where_it_is_whole() -> None:
    words = [Token(50 + 60 * i, 700, 100 + 60 * i, 712, t, 95.0) for i, t in enumerate(("BUPATI", "SUKA", "MAJU,"))]
    words += [Token(50, 760, 100, 772, "HADI", 80.0), Token(110, 760, 170, 772, "SANTOSA", 80.0)]
    again = [Token(50 + 60 * i, 760, 100 + 60 * i, 772, t, 95.0) for i, t in enumerate(("JOKO", "HADI", "SANTOSA"))]
    whole = Document(*lay_out([Sheet(1, 595, 842, "ocr", words), Sheet(2, 595, 842, "ocr", again)]))
    found = read_signature(Extent(whole, 0, whole.lines[1].end))
    assert found is not None and found.value["name"] == "JOKO HADI SANTOSA"
    assert [f.code for f in found.findings if f.at == "/name"] == ["taken_elsewhere"]


def _signed(*rows: tuple[float, list[tuple[str, float]]]) -> Document:
    """An office above rows of words, each row by where it begins, each word with its confidence."""
    words = [Token(50 + 60 * i, 700, 100 + 60 * i, 712, t, 95.0) for i, t in enumerate(("BUPATI", "SUKA", "MAJU,"))]
    number = (50.0, [("NIP.", 95.0), ("197001011995031001", 95.0)])
    for n, (left, row) in enumerate((*rows, number)):
        x, top = left, 760 + 14 * n
        for word, sure in row:
            words.append(Token(x, top, x + 7 * len(word), top + 12, word, sure))
            x += 7 * len(word) + 5
    return Document(*lay_out([Sheet(1, 595, 842, "ocr", words)]))


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ([(60, [("KOMINRO", 60)]), (50, [("HADI", 95), ("SANTOSA", 95), ("NUGRAHA", 95)])], "HADI SANTOSA NUGRAHA"),
        ([(60, [("HADI", 60)]), (50, [("SANTOSA", 95)])], None),
        ([(50, [("JOKO", 60), ("HADI", 60)]), (50, [("SANTOSA", 95), ("NUGRAHA", 95)])], None),
        ([(60, [("HERMANSANTOSA", 95), ("JAYA,", 95), ("S.E.", 95)])], "HERMAN SANTOSA JAYA, S.E."),
        ([(0, [("TAPUBAK", 55), ("Hadi", 95), ("Santosa", 95)])], "Hadi Santosa"),
    ],
)
def test_a_word_of_a_seal_above_or_before_a_name_casts_no_doubt_on_it(
    rows: list[tuple[float, list[tuple[str, float]]]], name: str | None
) -> None:
    found = find_field(_signed(*rows), [], field(block="signature", type="signature"))
    assert found is not None and found.value["name"] == name


@pytest.mark.parametrize("name", ["SEKRE", "Asistem Admjnistrasi Umum"])
def test_what_is_left_of_an_office_is_no_name(name: str) -> None:
    page = page_of(
        (350, 580, "a.n. WALI KOTA TELUK ANU"), (350, 640, name), (350, 652, "NIP. 19700101 199503 1 001"),
        source="ocr", confidence=95.0,
    )  # fmt: skip
    found = find_field(page, [], field(block="signature", type="signature"))
    assert found is not None and found.value["name"] is None and found.value["nip"] == "197001011995031001"
