"""Pictures of pages that are no plain scans: negatives, greys of 16 bits, faxes; numbers that a recogniser misreads."""

from __future__ import annotations

from pathlib import Path

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("cv2")
import pypdfium2  # noqa: E402
from PIL import Image, ImageOps  # noqa: E402  after the skips

from extractor.layout.line_numbers import with_line_numbers_apart  # noqa: E402
from extractor.layout.page_words import Sheet, Token  # noqa: E402
from extractor.reading.image_file import save_scan  # noqa: E402
from extractor.reading.ocr.first_numbers import with_repaired_first_numbers  # noqa: E402
from extractor.reading.ocr.page_picture import is_negative, picture  # noqa: E402
from extractor.reading.ocr.roman_ones import with_counted_ones, with_names_in_i, with_roman_ones  # noqa: E402

LETTER = Path(__file__).resolve().parents[1] / "samples/letter/surat-permintaan-data.pdf"


@pytest.fixture(scope="module")
def page() -> Image.Image:
    """A page of running text at 100 dpi."""
    with pypdfium2.PdfDocument(LETTER) as pdf:
        return pdf[0].render(scale=100 / 72).to_pil().convert("L")


def _pixels(path: Path) -> np.ndarray:
    with pypdfium2.PdfDocument(path) as pdf:
        return picture(pdf[0]).pixels


def test_a_negative_is_read_as_its_positive(page: Image.Image, tmp_path: Path) -> None:
    ImageOps.invert(page).save(tmp_path / "negatif.png", dpi=(100, 100))
    save_scan((tmp_path / "negatif.png").read_bytes(), tmp_path / "negatif.pdf", 1)
    assert np.median(_pixels(tmp_path / "negatif.pdf")) > 200


@pytest.mark.parametrize("paper", [255, 120, 90])
def test_dark_letters_on_dark_paper_are_no_negative(page: Image.Image, paper: int) -> None:
    assert not is_negative((np.asarray(page) / 255 * (paper - 20) + 20).astype(np.uint8))


def test_greys_of_16_bits_keep_their_shades(page: Image.Image, tmp_path: Path) -> None:
    Image.fromarray(np.asarray(page).astype(np.uint16) * 257).save(tmp_path / "abu.png", dpi=(100, 100))
    save_scan((tmp_path / "abu.png").read_bytes(), tmp_path / "abu.pdf", 1)
    assert (_pixels(tmp_path / "abu.pdf") < 100).mean() == pytest.approx((np.asarray(page) < 100).mean(), abs=0.01)


def test_a_fax_of_fewer_lines_down_than_across_has_the_size_of_its_paper(page: Image.Image, tmp_path: Path) -> None:
    page.convert("1").resize((page.width, page.height // 2)).save(tmp_path / "faks.tif", dpi=(100, 50))
    save_scan((tmp_path / "faks.tif").read_bytes(), tmp_path / "faks.pdf", 1)
    with pypdfium2.PdfDocument(tmp_path / "faks.pdf") as pdf:
        assert pdf[0].get_size() == pytest.approx((595, 935), abs=2)


def _column(texts: list[str]) -> list[Token]:
    return [Token(70, 100 + 20 * i, 76, 110 + 20 * i, text, 90) for i, text in enumerate(texts)]


@pytest.mark.parametrize("sign", ["4", "7", "l", "|"])
def test_a_sign_like_1_above_2_and_3_is_1(sign: str) -> None:
    assert [t.text for t in with_repaired_first_numbers(_column(["No", sign, "2", "3", "4"]))][1] == "1"


@pytest.mark.parametrize("texts", ["4 2 5", "3 4 2 3", "9 2 3", "4 5 6", "4 2.. 3"])
def test_numbers_that_do_not_count_on_stay_as_read(texts: str) -> None:
    assert [t.text for t in with_repaired_first_numbers(_column(texts.split()))] == texts.split()


@pytest.mark.parametrize(
    ("words", "read"),
    [
        (["Pasal", "|"], ["Pasal", "I"]),
        (["Nama", "|", "Jabatan"], ["Nama", "|", "Jabatan"]),
        (["12", "|"], ["12", "|"]),
    ],
)
def test_a_stroke_behind_the_only_word_of_a_line_is_a_roman_one(words: list[str], read: list[str]) -> None:
    line = [Token(100 + 40 * i, 300, 100 + 40 * i + 6 * len(text), 310, text, 90) for i, text in enumerate(words)]
    assert [t.text for t in with_roman_ones(line)] == read


@pytest.mark.parametrize(
    ("words", "read"), [("pernah I kali", "pernah 1 kali"), ("eselon I dan", "eselon I dan"), ("i kali", "i kali")]
)
def test_a_stroke_before_what_it_counts_is_the_figure_one(words: str, read: str) -> None:
    line = [Token(100 + 40 * i, 300, 130 + 40 * i, 310, text, 90) for i, text in enumerate(words.split())]
    assert [t.text for t in with_counted_ones(line)] == read.split()


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("Nama : 1 Gusti Suka", "Nama : I Gusti Suka"),
        ("Dr. | MADE SUKA", "Dr. I MADE SUKA"),
        ("3 1 Made Suka", "3 1 Made Suka"),
        ("Nama : 1 Hadi", "Nama : 1 Hadi"),
    ],
)
def test_a_stroke_before_a_name_that_follows_an_i_is_one(words: str, read: str) -> None:
    line = [Token(100 + 40 * i, 300, 130 + 40 * i, 310, text, 90) for i, text in enumerate(words.split())]
    assert [t.text for t in with_names_in_i(line)] == read.split()


def _recognised(numbers: list[str]) -> Sheet:
    lines = range(100, 100 + 30 * 15, 15)
    words = [Token(x, top, x + 50, top + 10, "kata", 90) for top in lines for x in range(100, 460, 60)]
    margin = [Token(40, 101 + 15 * i, 50, 109 + 15 * i, text, 90) for i, text in enumerate(numbers) if text]
    return Sheet(1, 595, 842, "ocr", [*words, *margin])


def test_line_numbers_of_a_scan_are_furniture_though_some_are_lost_or_misread() -> None:
    numbers = ["4", "2", "", *map(str, range(4, 17)), "7", *map(str, range(18, 31))]
    assert {t.text for t in with_line_numbers_apart(_recognised(numbers)).tokens} == {"kata"}


def test_amounts_in_a_first_column_of_a_scan_are_no_line_numbers() -> None:
    numbers = [str(n) for n in [12, 40, 7, 33, 8, 90, 15, 62, 4, 71, 18, 5, 66, 23]]
    assert len(with_line_numbers_apart(_recognised(numbers)).tokens) == 30 * 6 + len(numbers)
