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
from extractor.reading.image_file import save_scan  # noqa: E402

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


def saved(image: Image.Image, target: Path, **more: object) -> pypdfium2.PdfDocument:
    """The PDF that is recognised in place of the image."""
    data = io.BytesIO()
    image.save(data, "TIFF", **more)
    save_scan(data.getvalue(), target, max_pages=10)
    return pypdfium2.PdfDocument(target)


def test_a_file_of_many_pictures_has_as_many_pages(tmp_path: Path) -> None:
    page = Image.new("1", (80, 120), 1)
    with saved(page, tmp_path / "a.pdf", save_all=True, append_images=[page, page]) as pdf:
        assert len(pdf) == 3
    page.save(tmp_path / "a.tif", save_all=True, append_images=[page, page])
    with pytest.raises(ReadError) as caught:
        read(tmp_path / "a.tif", max_pages=2)
    assert caught.value.code == "too_large"


def test_what_is_transparent_is_white(tmp_path: Path) -> None:
    with saved(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), tmp_path / "a.pdf") as pdf:
        assert pdf[0].render().to_pil().convert("RGB").getpixel((1, 1)) == (255, 255, 255)
    data = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(data, "PNG")
    assert detect(data.getvalue()) == "image"


@pytest.mark.parametrize(
    ("pixels", "said", "inches"),
    [
        (1169, None, 11.69),  # says nothing: as if it were a page
        (1169, 100, 11.69),
        (468, 72, 6.5),
        (4000, 72, 11.69),  # a size that no paper has
    ],
)
def test_the_size_of_a_page_is_as_said_where_paper_has_it(
    tmp_path: Path, pixels: int, said: int | None, inches: float
) -> None:
    with saved(Image.new("L", (40, pixels), 255), tmp_path / "a.pdf", **({"dpi": (said, said)} if said else {})) as pdf:
        assert pdf[0].get_height() / 72 == pytest.approx(inches, abs=0.02)
