"""Readings of one name under strokes, and the given name that parts and settles it."""

from __future__ import annotations

import pytest

from extractor.lexicon.given_names import parted_name
from extractor.reading.ocr.name_votes import settled_name


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("MUHAMMADYUSUP", ("MUHAMMAD", "YUSUP")),
        ("YUNISANTOSA", ("YUNI", "SANTOSA")),
        ("SUTRISNOWATI", None),
        ("YUNSANTOSA", None),
        ("HERMANSYAH", None),
    ],
)
def test_a_name_is_parted_behind_a_given_name(word: str, parts: tuple[str, str] | None) -> None:
    assert parted_name(word) == parts


@pytest.mark.parametrize(
    ("votes", "name"),
    [
        (["YUNISANTOSA"] * 3 + ["YUNSANTOSA"] * 9, "YUNI SANTOSA"),
        (["QYUNISANTOSA"] * 3 + ["YUNSANTOSA+"] * 9, "YUNI SANTOSA"),
        (["YUNISANTOSA"] * 1 + ["YUNSANTOSA"] * 11, None),
        (["YUNISANTOSA"] * 4, None),
        (["YUNISANTOSA"] * 5 + ["YUNISANTOSO"] * 5, None),
        (["BALAIDESAMAJU"] * 12, None),
    ],
    ids=["a letter lost", "crumbs of a pen", "too seldom", "too few", "the rest differs", "no name"],
)
def test_readings_settle_a_name(votes: list[str], name: str | None) -> None:
    assert settled_name(votes) == name
