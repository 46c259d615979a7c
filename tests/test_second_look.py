"""Words that the first recogniser doubts are read again, and what it passed over is found."""

from __future__ import annotations

import pytest

np = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2")
from extractor.layout.page_words import Token  # noqa: E402
from extractor.reading.ocr.page_image import Scan  # noqa: E402
from extractor.reading.ocr.rapidocr import rapidocr_version  # noqa: E402
from extractor.reading.ocr.second_look import SecondLook, second_look  # noqa: E402

pytestmark = pytest.mark.skipif(not rapidocr_version(), reason="RapidOCR is not here")
SCALE = 200 / 72


class Page:
    """A white page on which words are set, in points."""

    def __init__(self) -> None:
        self.pixels = np.full((1400, 1100), 255, np.uint8)
        self.tokens: list[Token] = []

    def put(self, text: str, x: float, y: float, read: str | None = "", confidence: float = 95.0) -> None:
        """Set the text with its feet at y; `read` is what the first recogniser made of it, None for nothing."""
        face, size = cv2.FONT_HERSHEY_DUPLEX, 0.9
        (wide, high), _ = cv2.getTextSize(text, face, size, 2)
        cv2.putText(self.pixels, text, (round(x * SCALE), round(y * SCALE)), face, size, 0, 2, cv2.LINE_AA)
        if read is not None:
            box = (x, y - high / SCALE - 0.5, x + wide / SCALE, y + 0.4)
            self.tokens.append(Token(*(round(side, 2) for side in box), read or text, confidence))

    def look(self) -> SecondLook:
        return second_look(Scan(self.pixels, SCALE), 0, 0.0, self.tokens)

    def read(self) -> list[str]:
        found = self.look().tokens
        return [token.text for token in sorted(found, key=lambda t: (round(t.top / 8), t.x0))]


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("NASKAH_CACHE", str(tmp_path))


def running(page: Page) -> None:
    for k, line in enumerate(("Pelayanan", "perizinan", "masyarakat", "pengaduan")):
        page.put(line, 80, 100 + 30 * k)


def test_a_doubted_word_is_what_all_crops_say() -> None:
    page = Page()
    running(page)
    page.put("Birokrasi", 80, 260, "Bitokrasr", 31.0)
    page.put("35.", 80, 290, "38,", 35.0)
    assert page.read()[-2:] == ["Birokrasi", "35."]


def test_a_word_that_is_read_well_stays() -> None:
    page = Page()
    running(page)
    page.put("Birokrasi", 80, 260, "Birokrosi", 91.0)
    assert page.read()[-1] == "Birokrosi"


def test_the_sign_of_a_percentage_is_no_96() -> None:
    page = Page()
    running(page)
    page.put("51%", 80, 260, "5196", 92.0)
    assert page.read()[-1] == "51%"


def test_a_percentage_beside_words_is_read_alone() -> None:
    page = Page()
    running(page)
    page.put("dari", 80, 260)
    page.put("27,4%", 107, 260, "27,496", 60.0)
    page.put("naik", 150, 260)
    assert page.read()[-3:] == ["dari", "27,4%", "naik"]


def test_letters_are_never_taken_away() -> None:
    page = Page()
    running(page)
    page.put("1.", 80, 260, "11.", 60.0)
    assert page.read()[-1] == "11."


def test_a_line_that_was_passed_over_is_read() -> None:
    page = Page()
    running(page)
    page.put("KOMARUDIN", 300, 260, None)
    assert page.read()[-1] == "KOMARUDIN"


def test_a_lost_label_is_read_in_its_column() -> None:
    page = Page()
    for k, label in enumerate(("6.", "7.", "8.", "9.")):
        page.put(label, 50, 100 + 30 * k, None if label == "7." else "")
        page.put("Undang-Undang", 80, 100 + 30 * k)
    assert [word for word in page.read() if word[0].isdecimal()] == ["6.", "7.", "8.", "9."]


def test_a_blank_that_the_first_reading_has_stays() -> None:
    page = Page()
    running(page)
    page.put("SUKAMAJU", 80, 260, "SUKA", 40.0)
    whole = page.tokens.pop()
    middle = (whole.x0 + whole.x1) / 2
    page.tokens += [whole._replace(x1=middle - 1), whole._replace(x0=middle + 1, text="MAJU")]
    assert page.read()[-2:] == ["SUKA", "MAJU"]


def test_dust_is_no_figure() -> None:
    page = Page()
    running(page)
    page.tokens.append(Token(200.0, 158.0, 201.0, 160.0, "1", 51.0))
    assert "1" not in page.read()


def ruled_page() -> Page:
    """A page of running text with a row of two cells below it."""
    page = Page()
    running(page)
    for x in (70, 250, 380):
        cv2.line(page.pixels, (round(x * SCALE), 100), (round(x * SCALE), 1000), 0, 2)
    for y in (100, 1000):
        cv2.line(page.pixels, (round(70 * SCALE), y), (round(380 * SCALE), y), 0, 2)
    return page


def test_a_comma_alone_in_a_cell_parts_what_it_lists() -> None:
    page = ruled_page()
    page.put("Daerah", 260, 260)
    page.put(",", 303, 260, None)
    assert page.read()[-2:] == ["Daerah", ","]


def test_a_full_stop_apart_from_its_word_in_a_cell_is_a_comma() -> None:
    page = ruled_page()
    page.put("2021", 260, 260)
    word = page.tokens.pop()
    page.put(".", word.x1 + 4, 260, None)
    page.tokens.append(word._replace(x1=word.x1 + 6, text="2021."))
    assert page.read()[-2:] == ["2021", ","]


def test_a_line_that_nobody_can_read_is_told_with_its_place() -> None:
    page = Page()
    running(page)
    for k in range(14):
        cv2.rectangle(page.pixels, (600 + 28 * k, 700), (612 + 28 * k, 722), 0, 2)
        cv2.line(page.pixels, (600 + 28 * k, 722), (616 + 28 * k, 700), 0, 2)
    (box,) = page.look().unread
    assert abs(box[0] - 600 / SCALE) < 5 and abs(box[1] - 700 / SCALE) < 5


def test_a_page_that_is_read_has_no_unread_line() -> None:
    page = Page()
    running(page)
    cv2.circle(page.pixels, (700, 900), 120, 60, 3)
    assert page.look().unread == []
