"""Where a page is signed: found by its first rows, read again, words taken as far as the readings agree."""

from __future__ import annotations

import pytest

np = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2")

from extractor.read import closing  # noqa: E402  after the skips
from extractor.read.closing import Zone, zones  # noqa: E402
from extractor.read.image import Scan  # noqa: E402
from extractor.tokens import Token  # noqa: E402


def _row(text: str, top: float, x: float = 320.0, sure: float = 95.0) -> list[Token]:
    words = text.split()
    return [Token(x + 50 * i, top, x + 50 * i + 45, top + 11, word, sure) for i, word in enumerate(words)]


@pytest.mark.parametrize(
    "first", ["Ditetapkan di Manna", "pada tar 5 Mei 2031", "x BUPATI SUKA MAJU,", "a.n. KEPALA DINAS,", "MAJU, v"]
)
def test_a_closing_is_known_by_what_is_left_of_it(first: str) -> None:
    found = zones(_row(first, 600), 595, 842)
    assert len(found) == 1
    assert found[0].box[1] < 600 < 700 < found[0].box[3] <= 842


@pytest.mark.parametrize("text", ["ketentuan ini berlaku", "Ditetapkan, kecuali", "Bupati menetapkan tim,"])
def test_running_text_is_no_closing(text: str) -> None:
    assert zones(_row(text, 600), 595, 842) == []


def test_what_stands_on_the_left_or_in_the_head_is_no_closing() -> None:
    assert zones(_row("Ditetapkan di Manna", 600, x=60), 595, 842) == []
    head = [*_row("BUPATI SUKA MAJU,", 200), *_row("Menimbang : bahwa", 240, x=60)]
    assert zones(head, 595, 842) == []


def test_rows_of_one_closing_make_one_zone() -> None:
    tokens = [*_row("Ditetapkan di Manna", 600), *_row("pada tanggal 5 Mei 2031", 614), *_row("BUPATI SUKA MAJU,", 628)]
    assert len(zones(tokens, 595, 842)) == 1


def _agreed(*readings: list[Token]) -> dict[str, float]:
    found = closing._agreed(readings, Zone((250, 570, 595, 800), 13.0))
    return {token.text: token.confidence or 0 for token in found}


def test_what_readings_agree_on_is_taken_in_place_of_what_one_saw() -> None:
    taken = _agreed(_row("BVPATI", 600, sure=45), _row("BUPATI", 600), _row("BUPATI", 600.5))
    assert list(taken) == ["BUPATI"] and taken["BUPATI"] > 90


def test_where_readings_differ_the_confidence_says_so() -> None:
    taken = _agreed([], *[_row(text, 700, sure=80) for text in ("HADI", "HADI", "HARI", "HARI")])
    assert len(taken) == 1 and max(taken.values()) < 50


def test_strokes_are_no_words() -> None:
    assert _agreed([], _row("N", 650, sure=70), _row("fr", 680, sure=90)) == {}


def test_a_doubtful_word_stays_beside_a_sure_one() -> None:
    first = _row("HADI SANTOSA", 700)
    readings = [[first[1], first[0]._replace(text=text, confidence=50)] for text in ("HAUI", "HADL", "WADI")]
    taken = _agreed([], *readings)
    assert taken["SANTOSA"] > 90 and len(taken) == 2 and min(taken.values()) < 35


def test_long_strokes_are_mended_away_and_letters_stay() -> None:
    pixels = np.full((200, 400), 255, np.uint8)
    cv2.putText(pixels, "SANTOSA", (40, 110), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 0, 3)
    plain = pixels.copy()
    cv2.line(pixels, (150, 5), (170, 195), 0, 2)
    mended = closing._mended(Scan(pixels, 300 / 72), 12.0)
    assert (mended.pixels[:60] > 128).all() and (mended.pixels[130:] > 128).all()
    kept = (mended.pixels < 128) & (plain < 128)
    assert kept.sum() > 0.85 * (plain < 128).sum()
    clean = Scan(plain, 300 / 72)
    assert closing._mended(clean, 12.0) is clean
