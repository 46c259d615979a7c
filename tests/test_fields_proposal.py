"""What proposals are full of: budgets, figures of years, goals, partners."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from makers import examples

from extractor.fields.found import Extent, Found
from extractor.kinds.proposal.budgets import read_budgets
from extractor.kinds.proposal.figures import read_figures
from extractor.kinds.proposal.goals import read_goals
from extractor.kinds.proposal.partners import read_partners
from extractor.model.document import Cell, Document, Grid, Line, join_lines


def _extent(text: str) -> Extent:
    joined, lines = join_lines([Line(row, 0, 1) for row in text.split("\n")])
    return Extent(Document(joined, lines, ()), 0, len(joined))


def _tabled(rows: list[list[str]], before: str = "Rincian:\n") -> Extent:
    """A document with one table whose cells stand in its text, parted by tabs."""
    text, placed = before, []
    for row in rows:
        cells = []
        for words in row:
            cells.append(Cell(words, ((len(text), len(text) + len(words)),) if words else ()))
            text += words + "\t"
        text = text[:-1] + "\n"
        placed.append(tuple(cells))
    grid = Grid(1, (len(before), len(text) - 1), tuple(placed))
    extent = _extent(text)
    return Extent(Document(extent.document.text, extent.document.lines, (), (grid,)), 0, len(text))


def _value(found: Found | None) -> Any:
    return found.value if found else None


def _placed(found: Found | None, text: str) -> dict[str, str]:
    """Each pointer's words in the text."""
    return {pointer: text[slice(*span)] for pointer, span in (found.places if found else ())}


def _budgets(text: str) -> list[tuple[int, str | None]]:
    return [(b["amount"]["value"], b["purpose"]) for b in _value(read_budgets(_extent(text))) or []]


@pytest.mark.parametrize(
    ("text", "budgets"),
    [
        (
            "Anggaran Kegiatan Pembinaan Kader sebesar Rp. 12.500.000,- tersedia.",
            [(12500000, "Kegiatan Pembinaan Kader")],
        ),
        (
            "Ketersediaan anggaran mengacu pada anggaran Kegiatan Taman sebesar Rp 1.000.000,- dan biaya upah bagi "
            "kader, bidan serta sopir sebesar Rp.2.000.000,- tindak lanjutnya aplikasi.",
            [(1000000, "Kegiatan Taman"), (2000000, "biaya upah bagi kader, bidan serta sopir")],
        ),
        ("Dana desa Rp 3.000.000,00 untuk pembelian bibit.", [(3000000, "pembelian bibit")]),
        (
            "Bersumber dari BOK sebesar Rp 5.000.000,- (2021) dan Rp 6.000.000,- (2022).",
            [(5000000, "BOK"), (6000000, "BOK")],
        ),
        ("Anggaran tahun 2021 sebesar Rp 7.000.000,-.", [(7000000, None)]),
        ("Biaya ojek rata-rata Rp 50.000,- dari dana sendiri.", []),
        ("Harga bibit Rp 5.000,- per batang.", []),
    ],
)
def test_budgets_and_what_they_are_for(text: str, budgets: list[tuple[int, str | None]]) -> None:
    assert _budgets(text) == budgets


def test_an_amount_said_twice_for_the_same_is_one() -> None:
    sentence = "Anggaran Kegiatan Taman sebesar Rp 1.000.000,- tersedia."
    assert len(_budgets(f"{sentence}\n\n{sentence}")) == 1


def test_a_cost_table_gives_its_rows_without_the_total() -> None:
    rows = [
        ["No.", "Uraian", "Harga Satuan (Rp)", "Jumlah (Rp)"],
        ["1.", "Cangkul", "50.000", "100.000"],
        ["", "JUMLAH", "", "100.000"],
    ]
    extent = _tabled(rows)
    found = read_budgets(extent)
    assert [(b["amount"]["value"], b["purpose"]) for b in _value(found)] == [(100000, "Cangkul")]
    assert _placed(found, extent.raw) == {"/0/amount": "100.000", "/0/purpose": "Cangkul"}


def _figures(text: str) -> list[tuple[Any, ...]]:
    return [(f["year"], f["value"], f["unit"], f["what"]) for f in _value(read_figures(_extent(text))) or []]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Itu menaikkan jumlah kunjungan, tahun 2019 sebanyak 176 kunjungan, tahun 2020 sebanyak 1.274 kunjungan.",
            [(2019, 176, "kunjungan", "jumlah kunjungan"), (2020, 1274, "kunjungan", "jumlah kunjungan")],
        ),
        ("Selama tahun 2021 menerima 8.558 aduan.", [(2021, 8558, "aduan", "aduan")]),
        ("Tahun 2022 total aduan di loket sebanyak 5.975.", [(2022, 5975, "aduan", "total aduan di loket")]),
        (
            "Cakupan imunisasi naik dari 58,3% (2020) menjadi 81,9% (2022).",
            [(2020, 58.3, "%", "Cakupan imunisasi"), (2022, 81.9, "%", "Cakupan imunisasi")],
        ),
        (
            "Kasus turun dari 4 kasus pada tahun 2020 menjadi 0 kasus pada tahun 2022.",
            [(2020, 4, "kasus", "kasus"), (2022, 0, "kasus", "kasus")],
        ),
        ("Ditetapkan dengan Peraturan Bupati Nomor 31 Tahun 2022.", []),
        ("Tahun 2021 dianggarkan Rp 5.000.000,-.", []),
        ("Sejak tahun 2019 warga menunggu 3 jam.", []),
        ("Pada 2 Mei 2021 dan 3 Juni 2022 (2022)", []),
    ],
)
def test_figures_of_years(text: str, figures: list[tuple[Any, ...]]) -> None:
    assert _figures(text) == figures


def test_a_figure_is_told_once_however_often_the_text_repeats_it() -> None:
    assert len(_figures("Tahun 2019 sebanyak 12 warga.\n\nLagi, tahun 2019 sebanyak 12 warga.")) == 1


def test_figures_of_a_table_with_years() -> None:
    extent = _tabled(
        [["Tahun", "Peserta", "Lulus"], ["2020", "1.312", "-"], ["2021", "298", "58,4%"], ["Jumlah", "1.610", ""]]
    )
    found = read_figures(extent)
    assert [tuple(f.values()) for f in _value(found)] == [
        (2020, 1312, None, "Peserta"),
        (2021, 298, None, "Peserta"),
        (2021, 58.4, "%", "Lulus"),
    ]
    assert _placed(found, extent.raw)["/2/value"] == "58,4%"


def _goals(text: str) -> list[int]:
    return _value(read_goals(_extent(text))) or []


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        ("mendukung TPB 11 (Kota dan Permukiman yang Berkelanjutan), TPB 13 dan TPB 16.", [11, 13, 16]),
        ("SDGs nomor 3 (Kehidupan Sehat dan Sejahtera) dan nomor 5", [3, 5]),
        ("Tujuan Pembangunan Berkelanjutan 1 yaitu Tanpa Kemiskinan", [1]),
        ("sesuai tujuan ke-4 dan SDGs", [4]),
        ("sejalan dengan Kesetaraan Gender dan Tanpa Kelaparan", [2, 5]),
        ("khususnya TPB 16 target 16.9", [16]),
        ("KONTRIBUSI TERHADAP TPB\n1. Kontribusi nyata", []),
        ("TPB pada tahun 2030", []),
        ("TPB 18", []),
    ],
)
def test_goals_by_number_or_name(text: str, goals: list[int]) -> None:
    assert _goals(text) == goals


def _partners(text: str) -> list[str]:
    return _value(read_partners(_extent(text))) or []


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("- 1) Badan Amil Zakat Nasional (BAZNAS),\n- 2) Dinas Kesehatan,\n- 3) Karang Taruna", None),
        ("1. Pemerintah Desa: penyediaan kendaraan\n2. Pemuda setempat", ["Pemerintah Desa", "Pemuda setempat"]),
        ("a) Dinas Sosial sebagai pembina\nb) Lurah Dalam Bening", ["Dinas Sosial", "Lurah Dalam Bening"]),
        ("Dinas Kesehatan, Bappeda dan Dinas Kesehatan", ["Dinas Kesehatan", "Bappeda"]),
        ("a) Strategi sosial\nb) Strategi lain", []),
        ("warga dan pemuda", []),
    ],
)
def test_partners_of_lists_and_of_running_text(text: str, partners: list[str] | None) -> None:
    expected = (
        ["Badan Amil Zakat Nasional (BAZNAS)", "Dinas Kesehatan", "Karang Taruna"] if partners is None else partners
    )
    assert _partners(text) == expected


def test_a_partner_stands_where_its_words_stand() -> None:
    text = "1) Dinas\nKesehatan,\n2) Bappeda"
    found = read_partners(_extent(text))
    assert _value(found) == ["Dinas Kesehatan", "Bappeda"]
    assert _placed(found, text) == {"/0": "Dinas\nKesehatan,", "/1": "Bappeda"}


@examples(100)
@given(st.text(alphabet="Rp. tahun1290,%()Anggaran\nTPBdan-;", max_size=120))
def test_any_text_is_read_without_an_error_and_placed_inside_itself(text: str) -> None:
    extent = _extent(text)
    for read in (read_budgets, read_figures, read_goals):
        found = read(extent)
        assert all(0 <= start <= end <= len(text) for _, (start, end) in (found.places if found else ()))
