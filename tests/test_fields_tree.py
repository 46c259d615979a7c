from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from makers import at, document, examples, extent, texts

from extractor.fields.found import Extent
from extractor.kinds.instrument.articles import article_number, read_tree
from extractor.model.document import Page

BODY = """BAB I
KETENTUAN UMUM
Bagian Kesatu
Pengertian
Paragraf 1
Istilah
Pasal 1
(1) Pasar buka:
a. pagi:
1. hari kerja;
2. hari libur.
b. sore.
(2) Pasar tutup malam.
Pasal 2
Cukup jelas sesuai Pasal 1.
BAB II
PENUTUP
Pasal 3
Berlaku hari ini."""


def shape(nodes: list[dict[str, Any]]) -> list[object]:
    """(type, label, [children]) of each node."""
    return [(n["type"], n["label"], shape(n["children"])) for n in nodes]


def test_the_whole_ladder() -> None:
    whole = extent(BODY)
    found = read_tree(whole)
    assert found is not None
    bab1, bab2 = found.value
    assert (bab1["type"], bab1["label"], bab1["heading"]) == ("bab", "I", "KETENTUAN UMUM")
    assert (bab1["children"][0]["type"], bab1["children"][0]["heading"]) == ("bagian", "Pengertian")
    paragraf = bab1["children"][0]["children"][0]
    assert (paragraf["type"], paragraf["label"], paragraf["heading"]) == ("paragraf", "1", "Istilah")
    angka = [("angka", "1", []), ("angka", "2", [])]
    ayat = [("ayat", "1", [("huruf", "a", angka), ("huruf", "b", [])]), ("ayat", "2", [])]
    assert shape(paragraf["children"]) == [("pasal", "1", ayat), ("pasal", "2", [])]
    assert shape([bab2]) == [("bab", "II", [("pasal", "3", [])])]
    pointer = "/0/children/0/children/0/children/0/children/0/children/0/children/1/text"
    assert at(found, pointer, whole.document) == ["hari libur."]


def test_articles_out_of_turn_are_text() -> None:
    found = read_tree(extent("Pasal 1\nSesuai\nPasal 40\nitu.\nPasal 2\nx"))
    assert found is not None and [n["label"] for n in found.value] == ["1", "2"]
    assert found.value[0]["text"] == "Sesuai Pasal 40 itu."


def test_an_inserted_and_a_misread_article() -> None:
    found = read_tree(extent("Pasal l\nx\nPasal 1A\ny\nPasal 2\nz"))
    assert found is not None and [n["label"] for n in found.value] == ["1", "1A", "2"]


def test_a_missing_article_ends_nothing() -> None:
    found = read_tree(extent("Pasal 1\nx\nPasal 3\ny\nPasal 4\nz"))
    assert found is not None and [n["label"] for n in found.value] == ["1", "3", "4"]


def test_an_amendment_keeps_what_it_quotes() -> None:
    text = "Pasal I\nBeberapa diubah:\n1. Ketentuan Pasal 5 diubah:\nPasal 5\n1. satu\n2. dua\n2. Pasal 6 dihapus."
    text += "\nPasal II\nBerlaku."
    found = read_tree(extent(text))
    assert found is not None
    assert shape(found.value) == [("pasal", "I", [("angka", "1", []), ("angka", "2", [])]), ("pasal", "II", [])]
    assert found.value[0]["children"][0]["text"].endswith("Pasal 5 1. satu 2. dua")


def test_no_article() -> None:
    assert read_tree(extent("bahwa pasar ramai")) is None
    assert read_tree(extent("")) is None


@pytest.mark.parametrize(
    ("label", "number"), [("12", 12), ("12A", 12), ("l2", 12), ("IO", 10), ("A", None), ("", None), ("²", None)]
)
def test_article_number(label: str, number: int | None) -> None:
    assert article_number(label) == number


@examples(40)
@given(texts())
def test_every_text_lies_inside_and_once(text: str) -> None:
    whole = document(text)
    found = read_tree(Extent(whole, 0, len(text)))
    places = sorted({span for at, span in (found.places if found else ()) if at.endswith(("text", "heading"))})
    assert all(0 <= a <= b <= len(text) for a, b in places)
    inked = [(a, b) for a, b in places if a < b]
    assert all(end <= start for (_, end), (start, _) in pairwise(inked))


def test_headings_that_a_recogniser_soiled() -> None:
    """A blank lost in BAB I, a crumb of the paper before an article: on recognised pages alone."""
    text = "BABI\nKETENTUAN UMUM\nPasal 1\nPasar buka.\n'Pasal 2\nPasar tutup."
    for source, expected in (
        ("ocr", [("bab", "I", [("pasal", "1", []), ("pasal", "2", [])])]),
        ("pdf", [("pasal", "1", [])]),
    ):
        whole = replace(document(text), pages=(Page(1, source=source),))
        found = read_tree(Extent(whole, 0, len(text)))
        assert found is not None and shape(found.value) == expected
