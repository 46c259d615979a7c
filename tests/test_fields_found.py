from __future__ import annotations

from hypothesis import given
from makers import document, examples, texts

from extractor.fields.found import Extent, Found, found_at, gather, listing
from extractor.model.findings import Finding


def test_an_extent_has_its_raw_and_its_running_text() -> None:
    whole = Extent(document("judul\n  penyeleng-\ngaraan   pasar \nakhir"), 6, 35)
    assert whole.text == "penyelenggaraan pasar"
    assert whole.trimmed().raw == "penyeleng-\ngaraan   pasar"
    assert whole.part(0, 5).raw == "judul"


def test_places_and_doubts_move_below_a_pointer() -> None:
    found = Found(1, (("", (0, 1)), ("/x", (2, 3))), (Finding("not_found", "m", "/x"),))
    below = found.below("/3")
    assert below.places == (("/3", (0, 1)), ("/3/x", (2, 3))) and below.findings[0].at == "/3/x"


def test_gather_and_listing() -> None:
    one, two = Found("a", (("", (0, 1)),)), Found(None, (), (Finding("not_found", "m"),))
    both = listing([gather({"k": one, "l": two}), gather({"k": one})])
    assert both.value == [{"k": "a", "l": None}, {"k": "a"}]
    assert both.places == (("/0/k", (0, 1)), ("/1/k", (0, 1)))
    assert [f.at for f in both.findings] == ["/0/l"]
    assert listing([]) == Found([])


def test_plain() -> None:
    assert found_at(Extent(document("abc"), 1, 2), 7) == Found(7, (("", (1, 2)),))


@examples(40)
@given(texts())
def test_trimmed_loses_blanks_only(text: str) -> None:
    trimmed = Extent(document(text), 0, len(text)).trimmed()
    assert trimmed.raw == text.strip()
    assert 0 <= trimmed.start <= trimmed.end <= len(text)
