"""Closed lists: what a text means, opens with or closes with."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.lexicon.closed_list import Vocabulary, VocabularyEntry, folded, load_vocabulary
from extractor.lexicon.folders import lexicon_of

FRUIT = Vocabulary(
    least=86.0,
    entry=(
        VocabularyEntry(name="Mangga Manis", aliases=("Mangga",)),
        VocabularyEntry(name="Jambu Air"),
        VocabularyEntry(name="Jambu Air Merah Muda"),
        VocabularyEntry(name=">= 91%"),
    ),
)


@pytest.fixture(scope="module")
def names() -> Vocabulary:
    return load_vocabulary("indicator_names")


@pytest.fixture(scope="module")
def parameters() -> Vocabulary:
    return load_vocabulary("indicator_parameters")


def test_folded_forgets_case_signs_and_blanks() -> None:
    assert folded("  Jambu-Air,\n MERAH ") == "jambu air merah"


def test_best_forgives_a_slip_and_refuses_another_word() -> None:
    assert FRUIT.best("jambu  aer") == "Jambu Air"
    assert FRUIT.best("mangga") == "Mangga Manis"
    assert FRUIT.best("durian") is None
    assert FRUIT.best("") is None


def test_opening_takes_the_longest_name_that_fits() -> None:
    end = FRUIT.opening("Jambu Air Merah Muda Dari kebun")
    assert end is not None and (end.name, end.start, end.end) == ("Jambu Air Merah Muda", 0, 20)


def test_opening_wants_what_follows_to_begin_anew() -> None:
    assert FRUIT.opening("Jambu Air dari kebun") is None
    assert FRUIT.opening("Jambu Air") is not None


def test_closing_keeps_the_signs_before_a_figure_and_the_end_of_the_text() -> None:
    text = "Rasio tahun terakhir >= 91% "
    end = FRUIT.name_at_end(text)
    assert end is not None and text[end.start : end.end] == ">= 91%"


def test_closing_wants_a_name_to_begin_with_a_capital() -> None:
    assert FRUIT.name_at_end("yang dijual: jambu air") is None
    assert FRUIT.name_at_end("yang dijual: Jambu air") is not None
    assert FRUIT.name_at_end("") is None


def test_a_name_cut_by_the_printing_program_is_known() -> None:
    cut = Vocabulary(width=12, least=95.0, entry=(VocabularyEntry(name="Semangka Tanpa Biji"),))
    end = cut.name_at_end("Buah Semangka Tan")
    assert end is not None and end.name == "Semangka Tanpa Biji"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Regulasi Inovasi Daerah Aturan yang menjadi landasan", "Regulasi Inovasi Daerah"),
        ("Replikasi Inovasi Daerah telah ditiru", "Replikasi"),
        ("Kecepatan Penciptaan Inovasi Satuan waktu", "Kecepatan Penciptaan Inovasi"),
        ("Kemudahan proses inovasi yang dihasilkn Waktu", "Kemudahan Proses Inovasi yang Dihasilkan"),
        ("Penggunaan IT Teknologi yang dipakai", "Penggunaan IT"),
    ],
)
def test_indicators_of_all_editions(names: Vocabulary, text: str, name: str) -> None:
    end = names.opening(text)
    assert end is not None and end.name == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "yang terlibat (dua tahun) Inovasi melibatkan 3-4 Perangkat Daerah",
            "Inovasi melibatkan 3-4 Perangkat Daerah",
        ),
        ("bagi pengguna Hasil inovasi diperolah dalam waktu 1 hari", "Hasil inovasi diperolah dalam waktu 1 hari"),
        ("informasi (2 Tahun Terakhir) Media Berita", "Media Berita"),
        ("dalam tahun terakhir ≥ 91%", "≥ 91%"),
        ("yang mengelola 11 - 30 SDM", "11 - 30 SDM"),
    ],
)
def test_parameters_of_all_editions(parameters: Vocabulary, text: str, words: str) -> None:
    end = parameters.name_at_end(text)
    assert end is not None and text[end.start : end.end] == words


def test_no_list_says_so() -> None:
    with pytest.raises(ValueError, match=r"no vocabulary nothing_here"):
        load_vocabulary("nothing_here")


def test_the_first_folder_wins(tmp_path: Path) -> None:
    (tmp_path / "vocabularies").mkdir()
    (tmp_path / "vocabularies" / "indicator_names.toml").write_text('[[entry]]\nname = "X"\n', encoding="utf-8")
    with lexicon_of(tmp_path).in_use():
        assert [e.name for e in load_vocabulary("indicator_names").entry] == ["X"]


@given(st.text(max_size=200))
def test_ends_lie_inside_the_text(text: str) -> None:
    for end in (FRUIT.opening(text), FRUIT.name_at_end(text)):
        assert end is None or 0 <= end.start < end.end <= len(text)
