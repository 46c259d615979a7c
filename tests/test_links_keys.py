from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.links.compare import same_date, same_title
from extractor.links.keys import basename, file_key, id_key, number_key, number_keys, title_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("005/ 07 /DISDIK/2031", "005/7/Disdik/2031"),
        ("31 TAHUN 2031", "31/2031"),
        ("440/17/SK_PKM-TL/I/2031", "440 / 17 / SK-PKM-TL / I / 2031"),
        ("188.45/9/Hukum Tahun 2031", "188.45/09/HUKUM/2031"),
    ],
)
def test_spellings_of_one_number_share_a_key(one: str, other: str) -> None:
    assert number_key(one) == number_key(other) != ""


@pytest.mark.parametrize(("one", "other"), [("7/AA/2031", "17/AA/2031"), ("10/AA", "1/AA"), ("1/20", "1/2/0")])
def test_other_numbers_do_not(one: str, other: str) -> None:
    assert number_key(one) != number_key(other)


@given(st.lists(st.from_regex(r"[A-Z0-9]{1,6}", fullmatch=True), min_size=3, max_size=6), st.data())
def test_the_key_of_a_cut_number_begins_that_of_the_whole(parts: list[str], data: st.DataObject) -> None:
    whole = "/".join(parts)
    cut = whole[: data.draw(st.integers(1, len(whole)))]
    assert number_key(whole).startswith(number_key(cut, truncated=True))


@given(st.text())
def test_keys_of_keys_are_the_same(text: str) -> None:
    assert number_key(number_key(text)) == number_key(text)
    assert title_words(text).split() == sorted(set(title_words(text).split()))


def test_the_sign_of_secrecy_is_one_or_two_letters() -> None:
    assert list(number_keys("b/400/10/7")) == ["b/400/10/7", "400/10/7"]
    assert list(number_keys("12/2031")) == ["12/2031"]
    assert list(number_keys("")) == []


@pytest.mark.parametrize("name", ["SK Tim.pdf", "sk_tim.PDF", "x/y/SK-TIM.jpeg", "c:\\bukti\\sk tim", "SKTIM"])
def test_names_of_one_file(name: str) -> None:
    assert file_key(name) == "sktim"


def test_only_what_looks_like_an_ending_is_one() -> None:
    assert file_key("No. 7 Tahun 2031") == "no7tahun2031"
    assert file_key("...") == ""
    assert basename("a\\b/c.pdf ") == "c.pdf"


def test_leading_zeros_in_an_iri() -> None:
    assert id_key("/akn/id/act/keputusan-x/2031/141-09-kpts-2031") == id_key(
        "/akn/id/act/keputusan-x/2031/141-9-kpts-2031"
    )


def test_dates_agree_as_far_as_they_go() -> None:
    assert same_date("2031-05", "2031-05-06") is True
    assert same_date("2031-05-16", "2031-05-06") is False
    assert same_date(None, "2031") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("SK Tim Lampion", "PEMBENTUKAN TIM LAMPION TAMAN KOTA", True),
        ("Bimtek operator desa", "Bimbingan Teknis Operator", True),
        ("Pembagian bibit cabai", "Survei Kepuasan Masyarakat", False),
        ("Surat Keputusan", "Survei Kepuasan Masyarakat", None),
        (None, "Survei", None),
    ],
)
def test_titles(one: str | None, other: str, same: bool | None) -> None:
    assert same_title(title_words(one), title_words(other)) is same


def test_zeros_at_a_cut_may_lead_a_number() -> None:
    assert number_key("1/A01").startswith(number_key("1/A0", truncated=True))
    assert number_key("1/10/2").startswith(number_key("1/10", truncated=True)) and number_key("1/10", True) == "1/10"
