from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.text.casing import title_case


@pytest.mark.parametrize(
    ("capitals", "mixed"),
    [
        ("BUPATI SUKA MAJU", "Bupati Suka Maju"),
        ("DINAS PEKERJAAN UMUM DAN PENATAAN RUANG", "Dinas Pekerjaan Umum dan Penataan Ruang"),
        ("DIREKTUR RSUD SUKA MAJU", "Direktur RSUD Suka Maju"),
        ("DI SUKA MAJU", "Di Suka Maju"),
        ("KEPALA DINAS KESEHATAN,", "Kepala Dinas Kesehatan,"),
        ("ASISTEN II SETDA", "Asisten II Setda"),
        ("MENTERI DALAM NEGERI", "Menteri Dalam Negeri"),
        ("JUM'AT", "Jum'at"),
        ("WALI KOTA X-Y", "Wali Kota X-Y"),
        ("Kepala DINAS", "Kepala DINAS"),
        ("12/2031", "12/2031"),
        ("", ""),
    ],
)
def test_title_case(capitals: str, mixed: str) -> None:
    assert title_case(capitals) == mixed


@given(st.text(max_size=40))
def test_only_the_case_changes(text: str) -> None:
    assert title_case(text).casefold() == text.casefold()
    assert title_case(title_case(text)) == title_case(text)
