"""Institutions in running text."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from makers import examples

from extractor.lexicon.gazetteer import NameKind, gazetteer, may_contain


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "bersama Dinas Kesehatan, Rumah Sakit Umum Daerah Suka Maju dan Bappeda.",
            ["Dinas Kesehatan", "Rumah Sakit Umum Daerah Suka Maju", "Bappeda"],
        ),
        ("Dinas Perumahan dan Kawasan Permukiman Kota Bening", ["Dinas Perumahan dan Kawasan Permukiman Kota Bening"]),
        ("Dinas Kesehatan dan Dinas Sosial", ["Dinas Kesehatan", "Dinas Sosial"]),
        ("Badan Amil Zakat Nasional (BAZNAS) Kota Bening,", ["Badan Amil Zakat Nasional (BAZNAS) Kota Bening"]),
        ("Dinas Kesehatan\nLurah Suka Maju", ["Dinas Kesehatan", "Lurah Suka Maju"]),
        ("Rumah Sakit\nSuka Maju", ["Rumah Sakit Suka Maju"]),
        ("PT. Angin Ribut (Persero) dan CV Air", ["PT. Angin Ribut (Persero)", "CV Air"]),
        ("SMP Negeri 3 Bening 5 orang; Kodim 0411", ["SMP Negeri 3 Bening", "Kodim 0411"]),
        ("Yayasan Bina Warga. Universitas Bening Raya", ["Yayasan Bina Warga", "Universitas Bening Raya"]),
        ("Kepala Desa se-Kecamatan Suka Maju", ["Kepala Desa se-Kecamatan Suka Maju"]),
        ("DINAS KESEHATAN DAN DINAS SOSIAL", ["DINAS KESEHATAN", "DINAS SOSIAL"]),
        ("Bagian Hukum Sekretariat Daerah", ["Bagian Hukum Sekretariat Daerah"]),
    ],
)
def test_names_as_they_are_written(text: str, names: list[str]) -> None:
    assert [phrase.text for phrase in gazetteer().institutions(text)] == names


@pytest.mark.parametrize(
    "text", ["", "perjalanan dinas yang lalu", "Dinas yang lain", "nomor 188.45/112/Huk", "badan sehat"]
)
def test_words_that_are_no_names(text: str) -> None:
    assert gazetteer().institutions(text) == []


def test_places_are_those_of_the_text() -> None:
    text = "oleh Yayasan\nBina Warga, Bening"
    (found,) = gazetteer().institutions(text)
    assert text[found.start : found.end] == "Yayasan\nBina Warga"


def test_opening() -> None:
    found = gazetteer().opens("institution", "Dinas Sosial: pendataan")
    assert found and found.text == "Dinas Sosial"
    assert gazetteer().opens("institution", "oleh Dinas Sosial") is None


@pytest.mark.parametrize(
    ("kind", "text", "names"),
    [
        ("ministry", "MENTERI KESEHATAN dan Menteri\nDalam Negeri", ["Menteri Kesehatan", "Menteri Dalam Negeri"]),
        ("region", "di KABUPATEN BANGKA dan kabupaten solok", ["Kabupaten Bangka", "Kabupaten Solok"]),
        ("role", "Ketua, wakil ketua dan PENANGGUNG JAWAB", ["Ketua", "Wakil Ketua", "Penanggung Jawab"]),
        ("office", "oleh Bupati Suka Maju dan\nKepala Dinas Sosial.", ["Bupati Suka Maju", "Kepala Dinas Sosial"]),
    ],
)
def test_names_of_other_kinds_have_the_form_of_their_list(kind: NameKind, text: str, names: list[str]) -> None:
    assert [found.name for found in gazetteer().find(kind, text)] == names


def test_a_word_that_begins_no_name_is_enough_to_look_no_further() -> None:
    assert not may_contain("institution", "perjalanan dinas yang lalu")
    assert may_contain("institution", "oleh Dinas Sosial") and may_contain("ministry", "oleh menteri kesehatan")


@examples(60)
@given(st.text(alphabet="DinasKota (),.\n-5seRT", max_size=80))
def test_any_text_gives_places_inside_it(text: str) -> None:
    last = 0
    for phrase in gazetteer().institutions(text):
        assert last <= phrase.start < phrase.end <= len(text)
        last = phrase.end


def test_spacy_is_not_loaded_before_it_is_needed() -> None:
    asked = "from extractor.lexicon.gazetteer import gazetteer; gazetteer().institutions('surat yang lalu')"
    code = f"import sys, extractor.fields; {asked}; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
