"""Images are read as scans: the same words, as many pages as there are pictures."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

Image = pytest.importorskip("PIL.Image")
pytest.importorskip("cv2")
import pypdfium2  # noqa: E402  after the skips

from extractor.errors import ReadError  # noqa: E402
from extractor.reading import read  # noqa: E402
from extractor.reading.detect import detect  # noqa: E402
from extractor.reading.image_file import _dpi, _frames  # noqa: E402

LETTER = Path(__file__).resolve().parents[1] / "samples/letter/surat-permintaan-data.pdf"
tesseract = pytest.mark.skipif(not shutil.which("tesseract"), reason="needs Tesseract")


def picture() -> Image.Image:
    with pypdfium2.PdfDocument(LETTER) as pdf:
        return pdf[0].render(scale=150 / 72).to_pil()


@tesseract
def test_a_picture_of_a_letter_is_read_like_a_scan(tmp_path: Path) -> None:
    picture().save(tmp_path / "a.jpg", quality=90)
    document = read(tmp_path / "a.jpg")
    assert document.media_type == "image/jpeg" and len(document.pages) == 1
    assert document.pages[0].source == "ocr" and "Nomor" in document.text


def test_without_recognition_there_is_no_text(tmp_path: Path) -> None:
    picture().save(tmp_path / "a.png")
    with pytest.raises(ReadError, match="--ocr") as caught:
        read(tmp_path / "a.png", ocr="off")
    assert caught.value.code == "no_text"


def test_damaged_and_foreign_images_say_so(tmp_path: Path) -> None:
    for name, data, code in (
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(100), "damaged"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(10), "damaged"),
        ("a.heic", b"\0\0\0\x18ftypheic" + bytes(30), "unsupported"),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(ReadError) as caught:
            read(tmp_path / name)
        assert caught.value.code == code, name


def test_a_file_of_many_pictures_has_as_many_pages(tmp_path: Path) -> None:
    page = Image.new("1", (80, 120), 1)
    page.save(tmp_path / "a.tif", save_all=True, append_images=[page, page])
    with Image.open(tmp_path / "a.tif") as image:
        assert [frame.mode for frame in _frames(image)] == ["L", "L", "L"]
    with pytest.raises(ReadError) as caught:
        read(tmp_path / "a.tif", max_pages=2)
    assert caught.value.code == "too_large"


def test_what_is_transparent_is_white() -> None:
    data = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(data, "PNG")
    with Image.open(data) as image:
        assert next(_frames(image)).getpixel((1, 1)) == (255, 255, 255)
    assert detect(data.getvalue()) == "image"


def test_the_size_of_a_page_is_as_said_where_paper_has_it() -> None:
    image = Image.new("L", (10, 10))
    assert _dpi(image, 3508) == pytest.approx(300, abs=1)
    image.info["dpi"] = (200, 200)
    assert _dpi(image, 2339) == 200
    image.info["dpi"] = (72, 72)
    assert _dpi(image, 4000) == pytest.approx(342, abs=1)
