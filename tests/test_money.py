"""Amounts of rupiah in digits and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from makers import examples

from extractor.values.money import find_money, parse_money
from extractor.values.number_words import spell

AMOUNTS = {
    "Rp1,5M": 1_500_000_000,
    "Rp 25 (dua puluh lima) juta": 25_000_000,
    "Rp 3 (tiga) miliar": 3_000_000_000,
    "Rp 2,75jt": 2_750_000,
    "Rp. 318.250.400,-": 318_250_400,
    "Rp.275.100.000,-": 275_100_000,
    "Rp. 100.000.000,- (seratus juta rupiah)": 100_000_000,
    "Rp.35.000.000,00 (tiga puluh lima\n juta rupiah)": 35_000_000,
    "Rp. 50.000.000.00": 50_000_000,
    "Rp 5.000/lembar": 5_000,
    "Rp0,00": 0,
    "Rp 1.500,50": 1500.5,
    "Rp 2,5 miliar": 2_500_000_000,
    "IDR 1,000,000": 1_000_000,
    "5 juta rupiah": 5_000_000,
    "seratus juta rupiah": 100_000_000,
    "1.500.000": 1_500_000,
    "Gratis": 0,
    "tidak dipungut biaya": 0,
    "Rp 2 M 500 jt": 2_500_000_000,
    "Rp 1 miliar 250 juta": 1_250_000_000,
    "2 miliar 500 juta rupiah": 2_500_000_000,
    "Rp 10-15 juta": 10_000_000,
    "Rp 10 s.d. 15 juta": 10_000_000,
    "Rp 7,5 hingga Rp 9 M": 7_500_000_000,
    "Rp 3 triliyun": 3_000_000_000_000,
    "Rp 12 M lebih": 12_000_000_000,
}


@pytest.mark.parametrize(("text", "value"), AMOUNTS.items())
def test_reads_amounts(text: str, value: float) -> None:
    parsed = parse_money(text)
    assert parsed is not None
    assert (parsed.value.value, parsed.value.currency, parsed.findings) == (value, "IDR", ())


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("Rp. l5O.000,-", 150_000, "ocr_repaired"),
        ("Rp1.000,00 (dua ribu rupiah)", 1_000, "money_words_differ"),
        ("Rp. 10.0000", 100_000, "money_groups_odd"),
    ],
)
def test_says_what_is_doubtful(text: str, value: int, code: str) -> None:
    parsed = parse_money(text)
    assert parsed is not None
    assert (parsed.value.value, [f.code for f in parsed.findings]) == (value, [code])


@pytest.mark.parametrize("text", ["", "Rp. -", "Rp", "RPJMD 2020", "harp 5", "sesuai ketentuan"])
def test_finds_no_amount_where_none_is(text: str) -> None:
    assert parse_money(text) is None


def test_finds_amounts_in_running_text() -> None:
    text = "antara Rp1.000,00 (seribu rupiah) dan Rp2.000,00; denda lima juta rupiah. RPJMD 2021"
    found = find_money(text)
    assert [f.value.value for f in found] == [1_000, 2_000, 5_000_000]
    assert [text[f.start : f.end] for f in found] == [f.value.raw for f in found]


@given(st.integers(0, 10**13))
def test_a_printed_amount_is_read_back(amount: int) -> None:
    dotted = f"{amount:,}".replace(",", ".")
    for text in (
        f"Rp {dotted}",
        f"Rp. {dotted},-",
        f"Rp{dotted},00 ({spell(amount)} rupiah)",
        f"{spell(amount)} rupiah",
    ):
        parsed = parse_money(text)
        assert parsed is not None and (parsed.value.value, parsed.findings) == (amount, ()), text


PIECES = st.sampled_from(
    ["Rp", ".", ",", "-", "000", "1", "l", "O", " ", "juta", "seratus ", "rupiah", "(", ")", "IDR", "5"]
)


@examples(300)
@given(st.lists(PIECES | st.text(max_size=3), max_size=14).map("".join))
def test_never_raises_nor_points_outside(text: str) -> None:
    parse_money(text)
    for found in find_money(text):
        assert text[found.start : found.end].strip() == found.value.raw


@pytest.mark.parametrize("unit", ["1", "1.", "Rp", "Rp ", "dua ", "Rp1.", "l", "(", " "])
def test_long_texts_come_back(unit: str) -> None:
    find_money(unit * 5_000)
    parse_money(unit * 5_000)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rp 12 M", 12_000_000_000),
        ("Rp3,2 T", 3_200_000_000_000),
        ("Rp 75 jt.", 75_000_000),
        ("Rp500 rb", 500_000),
        ("Rp 1 250 000", 1_250_000),
        ("Rp 1 250 000,00", 1_250_000),
        ("Rp 1.250.000,00", 1_250_000),
        ("Rp 0", 0),
        ("Rp 120 Murid", 120),
        ("Rp 12 m2", 12),
        ("Rp 12 m", 12_000_000_000),
        ("Rp 5.000 m", 5_000),
        ("Rp. 12,5 Mlr", 12_500_000_000),
        ("Rp 250K", 250_000),
        ("Rp 1'250'000", 1_250_000),
        ("Rp 1’250’000,-", 1_250_000),
        ("Rp 1\u202f250\u202f000", 1_250_000),
        ("Rp 1_250_000.50", 1_250_000.5),
        ("Rp. 5 jt,-", 5_000_000),
        ("75 jt rupiah", 75_000_000),
    ],
)
def test_short_scales_and_groups_parted_by_blanks(text: str, value: float) -> None:
    assert [found.value.value for found in find_money(f"sebesar {text}")] == [value]


@pytest.mark.parametrize("text", ["Rp 1½ juta", "Rp 1/2 M", "Rp. 2 1/2 juta", "1/2 miliar rupiah"])
def test_broken_numbers_are_no_amounts(text: str) -> None:
    assert find_money(f"sebesar {text}") == []


@pytest.mark.parametrize(
    ("text", "value"), [("75 jt", 75_000_000), ("1'250'000", 1_250_000), ("3,2 T", 3_200_000_000_000)]
)
def test_amounts_without_their_currency_in_a_snippet(text: str, value: int) -> None:
    parsed = parse_money(text)
    assert parsed and (parsed.value.value, parsed.value.raw, parsed.findings) == (value, text, ())


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("dialokasikan anggaran APBD sebesar 75 jt untuk dermaga", [75_000_000]),
        ("Dana hibah pelatihan sebesar 12 M dan selebihnya", [12_000_000_000]),
        ("pagu 3,2 T", [3_200_000_000_000]),
        ("kontrak senilai 1,5 miliar", [1_500_000_000]),
        ("pendapatan desa mencapai sekitar 2,5 jt per bulan", [2_500_000]),
        ("jalan sepanjang 12 M", []),
        ("Dana desa membangun jembatan sepanjang 12 M", []),
        ("produksi sebesar 5 juta ton", []),
        ("bantuan sebanyak 2 juta bibit", []),
        ("dana sebesar 12 m", []),
    ],
)
def test_short_amounts_without_a_currency_where_the_words_before_speak_of_money(text: str, values: list[int]) -> None:
    assert [found.value.value for found in find_money(text)] == values


def test_the_number_of_an_item_below_is_no_amount() -> None:
    assert find_money("Program Sarana Rp\n2. Program Pelayanan") == find_money("Sarana Rp\n12 Program Arsip") == []
    assert [found.value.value for found in find_money("Biaya Rp\n5 Juta, Rp\n2.500 Program")] == [5_000_000, 2_500]


@pytest.mark.parametrize("text", ["Rp .000.000", "Rp 12 mil", "Rp ,5 M", "Rp. ,500.000", "Rp : ,75 juta"])
def test_an_amount_whose_first_figures_are_lost_is_none(text: str) -> None:
    assert parse_money(text) is None
