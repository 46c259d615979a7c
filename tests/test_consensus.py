"""Two readings of one line: the letters of the second at the places of the first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("cv2")
from extractor.layout.page_words import Token
from extractor.reading.ocr.consensus import merged_readings
from extractor.reading.ocr.rapidocr import RecognisedLine


def row(text: str, confidence: float = 92.0) -> list[Token]:
    """Words 10 points high, 6 points a letter and a blank of 6."""
    tokens, x = [], 100.0
    for word in text.split():
        tokens.append(Token(x, 50.0, x + 6 * len(word), 60.0, word, confidence))
        x += 6 * len(word) + 6
    return tokens


def line(text: str, end: float, *votes: str, crossed: bool = False) -> RecognisedLine:
    said = votes or (text,) * 3
    return RecognisedLine(text, (98.0, 47.0, end, 63.0), 96.0, tuple("".join(vote.split()) for vote in said), crossed)


def test_a_figure_that_the_first_took_for_a_bar_stands_where_the_bar_stood() -> None:
    first = row("NOMOR | TAHUN 2021")
    found = merged_readings(line("NOMOR 1 TAHUN 2021", first[-1].x1), first)
    assert [token.text for token in found] == ["NOMOR", "1", "TAHUN", "2021"]
    assert [round(token.x0) for token in found] == [round(token.x0) for token in first]
    assert {(token.top, token.bottom) for token in found} == {(50.0, 60.0)}


def test_a_figure_that_the_first_passed_over_stands_in_its_gap() -> None:
    first = row("NOMOR TAHUN 2021")
    moved = [first[0], *(token._replace(x0=token.x0 + 30, x1=token.x1 + 30) for token in first[1:])]
    found = merged_readings(line("NOMOR 13 TAHUN 2021", moved[-1].x1), moved)
    assert [token.text for token in found] == ["NOMOR", "13", "TAHUN", "2021"]
    assert moved[0].x1 < found[1].x0 < found[1].x1 < moved[1].x0


def test_blanks_are_taken_from_either() -> None:
    assert [t.text for t in merged_readings(line("DitetapkandiMulia.", 250), row("Ditetapkan di Mulia"))] == [
        "Ditetapkan",
        "di",
        "Mulia.",
    ]
    assert [t.text for t in merged_readings(line("HADI SANTOSA.", 180), row("HADISANTOSA"))] == ["HADI", "SANTOSA."]


def test_a_lone_stroke_that_the_second_loses_stays() -> None:
    found = merged_readings(line("pada tanggal September 2021", 290), row("pada tanggal II September 2021"))
    assert "II" in [token.text for token in found]


@pytest.mark.parametrize(("underlined", "name"), [(True, "Suryadi,"), (False, "Survadi,")])
def test_tails_that_the_line_under_a_name_took_are_the_second_readings(underlined: bool, name: str) -> None:
    first = row("Budi Survadi, S.Kom.", confidence=97)
    found = merged_readings(line("Budi Suryadi, S.Kom.", first[-1].x1)._replace(underlined=underlined), first)
    assert [token.text for token in found] == ["Budi", name, "S.Kom."]
    assert ((found[1].confidence or 0) > 90) is underlined


def test_disputed_words_are_doubtful_and_others_are_not() -> None:
    confidence = {
        token.text: token.confidence for token in merged_readings(line("YUNI SANTOSA", 180), row("YUNY SANTOSA", 70))
    }
    assert confidence == {"YUNI": 60.0, "SANTOSA": 96.0}


def test_a_word_that_not_every_cutting_has_is_less_sure() -> None:
    found = merged_readings(line("HADI", 130, "HADI", "HADI", "HARI"), row("HADI", 50))
    assert found[0].confidence == 64.0


def test_what_is_wholly_different_gives_way_unless_a_stroke_runs_there() -> None:
    assert [t.confidence for t in merged_readings(line("MULYONO", 150), row("Ter", 41))] == [96.0]
    assert [t.confidence for t in merged_readings(line("MULYONO", 150, crossed=True), row("Ter", 41))] == [60.0]


def test_case_is_the_first_ones_where_it_is_clear() -> None:
    assert [token.text for token in merged_readings(line("BKPp 2016", 160), row("BKPP 2016", 95))] == ["BKPP", "2016"]


def test_a_letter_of_what_stands_beside_is_no_word() -> None:
    assert [token.text for token in merged_readings(line("s 2017", 150), row("2017"))] == ["2017"]
    assert [token.text for token in merged_readings(line("Q HADI SANTOSA v", 200), row("HAD1 SANTOSA"))] == [
        "HADI",
        "SANTOSA",
    ]


words = st.lists(st.text("ABDEGKMNPRSTU15/.", min_size=1, max_size=8), min_size=1, max_size=6).map(" ".join)


@given(words, words)
def test_no_more_than_a_rim_of_the_second_is_lost(first: str, second: str) -> None:
    found = merged_readings(line(second, 400.0), row(first))
    kept = [t for t in found if t not in row(first) and (t.confidence or 0) <= 96]
    lost = len(second.replace(" ", "")) - sum(len(token.text) for token in found)
    assert lost <= 4 and all(token.x0 <= token.x1 for token in kept)
