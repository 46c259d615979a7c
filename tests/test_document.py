from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from makers import document, texts

from extractor.model.document import Document, Line, Page, Word, join_lines, union


def boxed() -> Document:
    """Two lines on two pages, each word with a box."""
    rows = []
    for number, words in enumerate([("Nomor", "12"), ("Tahun", "2031")], 1):
        text, offset, placed = " ".join(words), 0, []
        for word in words:
            placed.append(Word(word, offset, (offset * 10.0, 100.0, (offset + len(word)) * 10.0, 112.0)))
            offset += len(word) + 1
        rows.append(Line(text, 0, number, (0.0, 99.0, 500.0, 113.0), tuple(placed)))
    text, lines = join_lines(rows)
    return Document(text, lines, (Page(1), Page(2)))


def test_join_lines_moves_lines_and_words_to_their_places() -> None:
    whole = boxed()
    assert whole.text == "Nomor 12\nTahun 2031"
    assert [(line.start, line.end) for line in whole.lines] == [(0, 8), (9, 19)]
    assert [whole.text[w.start : w.start + len(w.text)] for line in whole.lines for w in line.words] == [
        "Nomor", "12", "Tahun", "2031",
    ]  # fmt: skip


def test_join_lines_of_nothing() -> None:
    assert join_lines([]) == ("", ())


def test_locate_draws_boxes_around_the_words_touched_only() -> None:
    (place,) = boxed().locate(6, 8)
    assert (place.page, place.bbox, place.span, place.text) == (1, (60.0, 100.0, 80.0, 112.0), (6, 8), "12")


def test_locate_gives_a_place_for_each_line() -> None:
    places = boxed().locate(6, 14)
    assert [(p.page, p.text) for p in places] == [(1, "12"), (2, "Tahun")]
    assert places[1].bbox == (0.0, 100.0, 50.0, 112.0)


def test_a_line_without_words_lends_its_own_box() -> None:
    line = Line("abc", 0, 1, (1.0, 2.0, 3.0, 4.0))
    assert Document("abc", (line,), (Page(1),)).locate(0, 2)[0].bbox == (1.0, 2.0, 3.0, 4.0)
    assert document("abc").locate(0, 2)[0].bbox is None


def test_blanks_and_empty_ranges_have_no_place() -> None:
    assert document("a\n   \nb").locate(1, 6) == []
    assert document("abc").locate(1, 1) == []
    assert document("").locate(0, 5) == []


def test_page_of() -> None:
    whole = document("satu\ndua", "tiga")
    assert [whole.page_of(whole.text.index(word)) for word in ("satu", "dua", "tiga")] == [1, 1, 2]
    assert document("").page_of(0) == 1
    assert Document("", (), ()).page_of(7) == 1


def test_union() -> None:
    assert union([]) is None
    assert union([(5, 1, 6, 2), (1, 3, 2, 9)]) == (1, 1, 6, 9)


@given(texts(), st.integers(0, 400), st.integers(0, 400))
def test_places_lie_within_lines_and_hold_every_letter(text: str, start: int, length: int) -> None:
    whole = document(*text.split("\f"))
    end = min(start + length, len(whole.text))
    places = whole.locate(start, end)
    for place in places:
        (line,) = [x for x in whole.lines if x.start <= place.span[0] and place.span[1] <= x.end]
        assert place.page == line.page
        assert whole.text[slice(*place.span)] == place.text
    assert "".join("".join(p.text.split()) for p in places) == "".join(whole.text[start:end].split())
