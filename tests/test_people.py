"""Signature blocks, NIPs and titles. All people and offices here are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from makers import examples

from extractor.model.typed_values import Person
from extractor.values.people.signature import parse_nip, parse_signature, split_titles

NIP = "NIP. 19710203 199504 2 007"


def read(block: str) -> Person:
    found = parse_signature(block.split("|"))
    assert found is not None
    return found.value


BLOCKS = {
    "PANITIA LOMBA|ALAT KERJA AWAN|KETUA,|SURYA LANGIT": (
        "SURYA LANGIT",
        "PANITIA LOMBA ALAT KERJA AWAN KETUA",
        None,
        None,
    ),
    "BUPATI AWAN,|cap/dto|SURYA LANGIT|Diundangkan di Awan": ("SURYA LANGIT", "BUPATI AWAN", None, None),
    "BUPATI AWAN,AY|SURYA LANGIT|Tembusan :": ("SURYA LANGIT", "BUPATI AWAN", None, None),
    "BUPATI AWAN, U|SURYA LANGIT|Tembusan :": ("SURYA LANGIT", "BUPATI AWAN", None, None),
    "BUPATI AWAN,|SURYA LANGIT|Tembusan :|1. Arsip": ("SURYA LANGIT", "BUPATI AWAN", None, None),
    "Ditetapkan di Awan|pada tanggal 5 Mei 2020|WALI KOTA AWAN,|ttd.|SURYA LANGIT": (
        "SURYA LANGIT",
        "WALI KOTA AWAN",
        None,
        None,
    ),
    "Ditetapkandi Awan|pada tangga 5 Mei 2020|WALI KOTA AWAN,|ttd.|SURYA LANGIT": (
        "SURYA LANGIT",
        "WALI KOTA AWAN",
        None,
        None,
    ),
    f"4 Kepala Dinas Cuaca|Kabupaten Awan|BAYU SEJUK, SE|{NIP}": (
        "BAYU SEJUK, SE",
        "Kepala Dinas Cuaca Kabupaten Awan",
        "197102031995042007",
        None,
    ),
    f"Ketua,|Asisten Perekonomian dan|Pembangunan|Drs. Embun, M.Pd|Pembina Utama Muda/IV.c|{NIP}": (
        "Drs. Embun, M.Pd",
        "Ketua Asisten Perekonomian dan Pembangunan",
        "197102031995042007",
        "Pembina Utama Muda/IV.c",
    ),
    f"PENGGUNA ANGGARAN|SINERGI RAYA|BAYU|{NIP}": (
        "BAYU",
        "PENGGUNA ANGGARAN SINERGI RAYA",
        "197102031995042007",
        None,
    ),
    "MENTERI URUSAN CUACA|DAN MUSIM|REPUBLIK INDONESIA,|ttd|Embun": (
        "Embun",
        "MENTERI URUSAN CUACA DAN MUSIM REPUBLIK INDONESIA",
        None,
        None,
    ),
    "Ditandatangani secara elektronik oleh :|CAMAT AWAN,|dr. EMBUN PAGI, Sp.A|Pembina Tk. I (IV/b)": (
        "dr. EMBUN PAGI, Sp.A",
        "CAMAT AWAN",
        None,
        "Pembina Tk. I (IV/b)",
    ),
    f"CAMAT AWAN,|D|ra. Embun Pagi, MM|€{NIP}": ("Dra. Embun Pagi, MM", "CAMAT AWAN", "197102031995042007", None),
    "KEPALA SEKOLAH|SMP NEGERI 2 AWAN|BAYU SEJUK": ("BAYU SEJUK", "KEPALA SEKOLAH SMP NEGERI 2 AWAN", None, None),
    "KEPALA DESA SUKA MEGA|(Drs. H. BAYU SEJUK, M.Si.)": (
        "Drs. H. BAYU SEJUK, M.Si.",
        "KEPALA DESA SUKA MEGA",
        None,
        None,
    ),
    "CAMAT AWAN,|ane ~|(oy BAYU SEJUK)|19": ("BAYU SEJUK", "CAMAT AWAN", None, None),
    f"CAMAT AWAN,|Prof. Dr. BAYU SEJUK|SH, M.H.|{NIP}": (
        "Prof. Dr. BAYU SEJUK, SH, M.H.",
        "CAMAT AWAN",
        "197102031995042007",
        None,
    ),
    f"CAMAT AWAN,|dr. Bayu Sejuk, S.K.M.,|MEcDev|{NIP}": (
        "dr. Bayu Sejuk, S.K.M., MEcDev",
        "CAMAT AWAN",
        "197102031995042007",
        None,
    ),
    f"CAMAT AWAN,|dr. Bayu Sejuk, S.K.M.,|GCWM|{NIP}": (
        "dr. Bayu Sejuk, S.K.M., GCWM",
        "CAMAT AWAN",
        "197102031995042007",
        None,
    ),
    "PARAF KOORDINASI       CAMAT AWAN,|Kabag Hukum            ttd|                BAYU SEJUK": (
        "BAYU SEJUK",
        "CAMAT AWAN",
        None,
        None,
    ),
}


@pytest.mark.parametrize(("block", "expected"), BLOCKS.items())
def test_reads_signature_blocks(block: str, expected: tuple[str | None, ...]) -> None:
    person = read(block)
    assert (person.name, person.position, person.nip, person.rank) == expected


@pytest.mark.parametrize("acting", ["a.n.", "a/n", "A/N.", "An."])
def test_who_signs_for_another_however_it_is_written(acting: str) -> None:
    person = read(f"{acting} BUPATI AWAN|SEKRETARIS DAERAH,|BAYU SEJUK, SE, MM|PEMBINA UTAMA MUDA|{NIP}")
    assert (person.acting, person.position, person.on_behalf_of) == ("a.n.", "SEKRETARIS DAERAH", "BUPATI AWAN")


def test_who_signs_for_another() -> None:
    person = read(f"a.n. BUPATI AWAN|SEKRETARIS DAERAH,|BAYU SEJUK, SE, MM|PEMBINA UTAMA MUDA|{NIP}")
    assert (person.acting, person.position, person.on_behalf_of) == ("a.n.", "SEKRETARIS DAERAH", "BUPATI AWAN")
    person = read(f"SEKRETARIS DAERAH|u.b.|KEPALA BAGIAN HUKUM|I NYOMAN NEGARA, S.H.|{NIP}")
    assert (person.acting, person.position, person.on_behalf_of) == ("u.b.", "KEPALA BAGIAN HUKUM", "SEKRETARIS DAERAH")
    assert person.name == "I NYOMAN NEGARA, S.H."
    person = read("Plt. SEKRETARIS DAERAH|KABUPATEN AWAN,|cap/dto|BAYU SEJUK")
    assert (person.acting, person.position) == ("Plt.", "Plt. SEKRETARIS DAERAH KABUPATEN AWAN")
    assert person.on_behalf_of is None


def test_the_certifier_of_a_copy_is_not_the_signatory() -> None:
    person = read(
        f"BUPATI AWAN,|ttd|SURYA LANGIT|Salinan sesuai dengan aslinya|KEPALA BAGIAN HUKUM,|BAYU SEJUK, SH|Penata|{NIP}"
    )
    assert (person.name, person.nip, person.rank) == ("SURYA LANGIT", None, None)


@pytest.mark.parametrize(
    "block", ["", "Tembusan :|1. Arsip", "BUPATI AWAN,|ttd|Tembusan :|1. Arsip", "JABATAN|NAMA JELAS|NIP.", "19"]
)
def test_no_name_is_invented(block: str) -> None:
    assert parse_signature(block.split("|")) is None


def test_a_nip_torn_over_two_lines_is_mended() -> None:
    found = parse_signature(["CAMAT AWAN,", "BAYU SEJUK", "NIP. 19710203 199504", "04 2 007"])
    assert found is not None
    assert found.value.nip == "197102031995042007"
    assert [f.code for f in found.findings] == ["ocr_repaired"]
    assert found.used == 4


def test_a_nip_without_18_digits_is_none() -> None:
    found = parse_signature(["CAMAT AWAN,", "BAYU SEJUK", "NIP. 010 123 456"])
    assert found is not None
    assert found.value.nip is None
    assert [f.code for f in found.findings] == ["nip_incomplete"]


def test_each_part_says_where_it_stands() -> None:
    lines = ["a.n. BUPATI AWAN", "SEKRETARIS DAERAH,", "ttd", "  (BAYU SEJUK, SE)", "Pembina", NIP]
    found = parse_signature(lines)
    assert found is not None
    texts = {key: [lines[row][start:end] for row, start, end in places] for key, places in found.spans.items()}
    assert texts == {
        "name": ["BAYU SEJUK, SE"],
        "position": ["SEKRETARIS DAERAH,"],
        "rank": ["Pembina"],
        "nip": ["19710203 199504 2 007"],
    }


@pytest.mark.parametrize(
    "text",
    [
        "NIP. 19710203 199504 2 007",
        "NIP.197102031995042007",
        "19710203 199504 2 007",
        "¥NIP : 1971.0203 199504 2 007",
        "NIP. 197l0203 I99504 2 OO7",
    ],
)
def test_reads_nips(text: str) -> None:
    parsed = parse_nip(text)
    assert parsed is not None
    assert parsed.value.value == "197102031995042007"
    parts = parsed.value.parts
    assert parts is not None
    assert (parts.birth_date, parts.appointed, parts.sex, parts.serial) == ("1971-02-03", "1995-04", "female", "007")


def test_contract_staff_have_a_year_only() -> None:
    parsed = parse_nip("NIP 19900101 202321 1 001")
    assert parsed is not None and parsed.value.parts is not None
    assert parsed.value.parts.appointed == "2023"


@pytest.mark.parametrize(
    "digits", ["19711303 199504 2 007", "19710203 197004 2 007", "19710203 199513 2 007", "19710203 199504 3 007"]
)
def test_impossible_nips_are_doubted(digits: str) -> None:
    parsed = parse_nip(f"NIP. {digits}")
    assert parsed is not None
    assert [f.code for f in parsed.findings] == ["nip_implausible"]


@pytest.mark.parametrize("text", ["", "NIP.", "NIP. 123", "0812 3456 7890", "1971020319950420071234"])
def test_finds_no_nip_where_none_is(text: str) -> None:
    assert parse_nip(text) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ir. H. BAYU A. SEJUK, MM", (("Ir.", "H."), "BAYU A. SEJUK", ("MM",))),
        ("Prof.Dr. Embun Pagi, S.Sos., M.Si", (("Prof.Dr.",), "Embun Pagi", ("S.Sos.", "M.Si"))),
        ("EMBUN S.H.", ((), "EMBUN", ("S.H.",))),
        ("BAYU. H SEJUK", ((), "BAYU. H SEJUK", ())),
        ("dr. Embun, Sp.A", (("dr.",), "Embun", ("Sp.A",))),
        ("DR.Embun Pagi M.Sc., APU", (("DR.",), "Embun Pagi", ("M.Sc.", "APU"))),
        ("M.EMBUN PAGI", ((), "M.EMBUN PAGI", ())),
        ("H.", ((), "H.", ())),
        ("Pagi, Embun", ((), "Pagi, Embun", ())),
    ],
)
def test_splits_titles(name: str, expected: tuple[tuple[str, ...], str, tuple[str, ...]]) -> None:
    assert split_titles(name) == expected


PIECES = st.sampled_from(
    [
        "BUPATI AWAN,",
        "a.n.",
        "ttd",
        "BAYU",
        " SEJUK",
        ", SE",
        NIP,
        "NIP.",
        "19",
        "Pembina",
        "Tembusan",
        "D",
        "ra. E",
        "   ",
        "u.b.",
        "Plt. ",
        "Ditetapkan di X",
        "04 2 007",
    ]
)


@examples(300)
@given(st.lists(st.lists(PIECES | st.text(max_size=4), max_size=4).map("".join), max_size=8))
def test_never_raises_nor_points_outside(lines: list[str]) -> None:
    found = parse_signature(lines)
    if found:
        for places in found.spans.values():
            for row, start, end in places:
                assert 0 <= row < len(lines) and 0 <= start < end <= len(lines[row])
        assert found.value.nip is None or (len(found.value.nip) == 18 and found.value.nip.isdecimal())


@given(st.text(max_size=60))
def test_titles_and_nips_never_raise(text: str) -> None:
    split_titles(text)
    parse_nip(text)


@pytest.mark.parametrize("unit", ["A ", "1", "NIP", "Pembina ", "a.", ",", " ", "S.", "I1", "ttd "])
def test_long_lines_come_back(unit: str) -> None:
    parse_signature(["BUPATI AWAN,", unit * 20_000, NIP])
    parse_nip(unit * 20_000)


def test_two_signatures_side_by_side_give_the_right_one() -> None:
    lines = ["PIHAK KEDUA,\tPIHAK PERTAMA,", "MARLIN TASEPA\tDrs. HASAN LUBUKAN, M.Si", "\tNIP. 19700101 199503 1 001"]
    signature = parse_signature(lines)
    assert signature and signature.value.name == "Drs. HASAN LUBUKAN, M.Si"
    assert signature.value.nip == "197001011995031001"


@pytest.mark.parametrize("institution", ["PT ANGIN RIBUT", "Yayasan Bina Warga", "RSUD Suka Maju"])
def test_an_institution_below_an_office_is_no_name(institution: str) -> None:
    signature = parse_signature(["DIREKTUR", institution, "", "BUDI SANTOSO"])
    assert signature and signature.value.name == "BUDI SANTOSO"
    assert signature.value.position == f"DIREKTUR {institution}"


def test_a_given_name_that_opens_institutions_too_is_a_name() -> None:
    signature = parse_signature(["CAMAT SUKA MAJU", "", "LOKA WIJAYA"])
    assert signature and signature.value.name == "LOKA WIJAYA"


def test_the_last_words_of_an_office_are_no_name() -> None:
    found = parse_signature(f"KEPALA BADAN PENGELOLA|PENDAPATAN DAN ASET|Pembina Utama Muda|{NIP}".split("|"))
    assert found is not None and found.value.name is None
    found = parse_signature(["BUPATI SUKA MAJU", "NOMOR 5 TAHUN 2031", "TENTANG", "PASAR"])
    assert found is None or found.value.name is None


def test_the_number_of_somebody_whom_a_list_names_is_no_signature() -> None:
    lines = ["diberitahukan kepada :", "1. Nama : Surya Langit", "2. NIP : 197102031995042007", "3. Pangkat : Penata"]
    assert parse_signature(lines, sure=True) is None


def test_the_regions_name_below_its_word_is_part_of_the_office() -> None:
    parsed = parse_signature(["SEKRETARIS DAERAH PROVINSI", "AWAN UTARA", "ttd", "SURYA LANGIT"])
    assert parsed is not None
    assert (parsed.value.name, parsed.value.position) == ("SURYA LANGIT", "SEKRETARIS DAERAH PROVINSI AWAN UTARA")


def test_an_office_whose_beginning_is_lost_is_not_taken() -> None:
    found = parse_signature(["dan Informatika", "Provinsi Anu,", "", "HADI SANTOSA, S.E.", "NIP. 197001011995011001"])
    assert found is not None and (found.value.name, found.value.position) == ("HADI SANTOSA, S.E.", None)
