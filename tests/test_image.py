"""Pictures of pages: upright from any side, straight, their rulings found, lone labels kept in sight."""

from __future__ import annotations

from pathlib import Path

import pytest

np = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2")
import pypdfium2  # noqa: E402  after the skips

from extractor.reading.ocr.page_image import (  # noqa: E402
    Scan,
    has_dark_fields,
    render,
    straightened,
    turned_scan,
    unread,
    upright_scan,
)
from extractor.reading.ocr.ruling_lines import rulings  # noqa: E402

SAMPLES = Path(__file__).resolve().parents[1] / "samples"


@pytest.fixture(scope="module")
def letter() -> Scan:
    """A digital page of running text."""
    with pypdfium2.PdfDocument(SAMPLES / "letter/surat-permintaan-data.pdf") as pdf:
        return render(pdf[0])


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_upright_undoes_any_quarter_turn(letter: Scan, degrees: int) -> None:
    lying = turned_scan(letter, degrees)._replace(turn=0) if degrees else letter
    stood = upright_scan(lying)
    assert stood is not None and stood.turn == -degrees % 360


@pytest.mark.parametrize("skew", [-3.0, -0.8, 0.5, 2.0])
def test_upright_undoes_skew(letter: Scan, skew: float) -> None:
    askew = straightened(letter, skew)._replace(skew=0.0)
    level = upright_scan(askew)
    assert level is not None and level.skew == pytest.approx(-skew, abs=0.2)


def test_render_is_as_fine_as_reading_needs_and_no_finer(letter: Scan) -> None:
    assert letter.scale == pytest.approx(200 / 72, rel=0.01)
    assert letter.size == pytest.approx((595, 935), abs=1)


def _paper(height: int = 1000, width: int = 1000) -> Scan:
    return Scan(np.full((height, width), 250, np.uint8), 200 / 72)


def test_blank_paper_stands_no_way_up() -> None:
    assert upright_scan(_paper()) is None


@pytest.mark.parametrize(("ground", "print_", "dark"), [(60, 255, True), (140, 255, True), (235, 0, False)])
def test_a_table_head_printed_white_is_a_dark_field(letter: Scan, ground: int, print_: int, dark: bool) -> None:
    scan = letter._replace(pixels=letter.pixels.copy())
    assert not has_dark_fields(scan)
    cv2.rectangle(scan.pixels, (200, 1000), (1400, 1050), (ground,), -1)
    cv2.putText(scan.pixels, "NO   URAIAN   JUMLAH", (230, 1040), cv2.FONT_HERSHEY_SIMPLEX, 1.1, (print_,), 3)
    assert has_dark_fields(scan) is dark


def test_rulings_come_in_points_and_are_wiped() -> None:
    scan = _paper()
    for at in (100, 400, 900):
        cv2.line(scan.pixels, (100, at), (900, at), (150,), 2)
        cv2.line(scan.pixels, (at, 100), (at, 900), (20,), 1)
    edges, wiped = rulings(scan)
    level = sorted(round(top * scan.scale / 10) * 10 for x0, top, x1, bottom in edges if top == bottom)
    standing = sorted(round(x0 * scan.scale / 10) * 10 for x0, top, x1, bottom in edges if x0 == x1)
    assert (level, standing) == ([100, 400, 900], [100, 400, 900])
    assert wiped.pixels.min() > 200
    assert scan.pixels.min() == 20


def test_running_text_has_few_rulings(letter: Scan) -> None:
    edges, _ = rulings(letter)
    assert len(edges) <= 2


def test_unread_shows_only_letters_beside_what_was_read() -> None:
    scan = _paper(400, 800)
    cv2.putText(scan.pixels, "5.   kepala dinas", (60, 200), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (0,), 3)
    cv2.putText(scan.pixels, "ada", (60, 350), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (0,), 3)
    x0, top, x1, bottom = (n / scan.scale for n in (115, 160, 800, 215))
    boxes = [(x0, top, x1, bottom)]
    assert unread(scan, boxes) is None  # one mark alone is dust
    cv2.putText(scan.pixels, "1", (20, 200), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (0,), 3)
    rest = unread(scan, boxes)
    assert rest is not None
    pixels = rest.scan.pixels
    assert pixels[:, :100].min() == 0
    assert pixels[:, 150:].min() == 255
    assert len(pixels) < 100  # the rows of "ada" and blank ones are gone
    first = int(np.flatnonzero((pixels < 128).any(axis=1))[0])
    assert rest.at(first / scan.scale) * scan.scale == pytest.approx(177, abs=4)


def test_a_row_of_its_own_is_shown_whole() -> None:
    scan = _paper(400, 800)
    cv2.putText(scan.pixels, "kepala", (60, 100), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (0,), 3)
    cv2.putText(scan.pixels, "NAMA SUNYI", (300, 300), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (0,), 3)
    x0, top, x1, bottom = (n / scan.scale for n in (50, 60, 300, 120))
    rest = unread(scan, [(x0, top, x1, bottom)])
    assert rest is not None
    assert (rest.scan.pixels[:, 300:] < 128).sum() == (scan.pixels[250:320, 300:] < 128).sum()
