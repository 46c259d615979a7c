"""Recognised names, as they are written."""

from __future__ import annotations

import pytest

from extractor.fields.types.recognised_names import written_name


@pytest.mark.parametrize(
    ("read", "written"),
    [
        ("| Wayan Sukma, S.E.", "I Wayan Sukma, S.E."),
        ("PUB Rahmat Hidayat", "Rahmat Hidayat"),
        ("Ap KAB. Putri Lestari, S.T.", "Putri Lestari, S.T."),
        ("PUBRahmat Hidayat", "Rahmat Hidayat"),
        ("HERMANSUSANTO, S.H.", "HERMAN SUSANTO, S.H."),
        ("HERMANSUSANTO", "HERMAN SUSANTO"),
        ("SITI AMINAH, S.P..", "SITI AMINAH, S.P."),
    ],
)
def test_what_a_recogniser_gives_is_written_as_names_are(read: str, written: str) -> None:
    assert written_name(read) == written


@pytest.mark.parametrize(
    "name", ["H. M. Yusuf", "Ir. H. SITI AMINAH", "KH Abdullah Faqih", "A. B. Putra", "Hj. Dewi Sari, SKM", "MULYADI"]
)
def test_what_names_are_made_of_stays(name: str) -> None:
    assert written_name(name) == name
