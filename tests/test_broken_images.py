"""Pictures that are cut off, too large, too thin, or of a format that hides behind another's name."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from test_hostile_files import WHOLE, having, tiff

from extractor.batch.worker import answer
from extractor.errors import ReadError
from extractor.reading.detect import detect
from extractor.reading.image_file import save_scan

Image = pytest.importorskip("PIL.Image")


def page(mode: str = "L") -> Any:
    """A white page with a black bar in each of four quarters."""
    picture = Image.new("L", (200, 400), 255)
    for quarter in range(4):
        picture.paste(0, (20, 100 * quarter + 40, 180, 100 * quarter + 60))
    return picture.convert(mode)


def saved(form: str, mode: str = "L", **options: Any) -> bytes:
    data = io.BytesIO()
    page(mode).save(data, form, **options)
    return data.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(wide: int, high: int, data: bytes, more: bytes = b"", bits: int = 8) -> bytes:
    head = struct.pack(">IIBBBBB", wide, high, bits, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + more + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")
    )


def levels(pdf: Path) -> list[int]:
    """How bright the bar of each quarter of the first page is."""
    with pypdfium2.PdfDocument(pdf) as made:
        pixels = made[0].render(scale=400 / made[0].get_height(), grayscale=True).to_numpy()
    return [int(pixels[100 * quarter + 50, 100].mean()) for quarter in range(4)]


@pytest.mark.parametrize(
    ("form", "mode", "options"),
    [
        ("PNG", "L", {"compress_level": 0}),
        ("PNG", "RGBA", {"compress_level": 0}),
        ("JPEG", "L", {}),
        ("JPEG", "CMYK", {}),
    ],
    ids=["PNG", "see-through", "JPEG", "CMYK"],
)
def test_what_there_is_of_a_picture_is_kept(tmp_path: Path, form: str, mode: str, options: dict[str, Any]) -> None:
    data = saved(form, mode, **options)
    scan = save_scan(data[: len(data) * 6 // 10], tmp_path / "a.pdf", 9)
    found = levels(tmp_path / "a.pdf")
    assert found[0] < 90 and found[3] > 200, "a quarter that is there, and one that is missing: white, not black"
    assert scan.lost == () and [finding.code for finding in scan.findings] == ["part_missing"]
    assert "page 1 is cut off" in scan.findings[0].message


def test_a_picture_without_its_last_bytes_is_whole(tmp_path: Path) -> None:
    save_scan(saved("JPEG")[:-2], tmp_path / "a.pdf", 9)
    assert max(levels(tmp_path / "a.pdf")) < 90


@pytest.mark.parametrize("kind", [b"zTXt", b"iCCP"])
def test_a_remark_that_cannot_be_unpacked_costs_no_picture(tmp_path: Path, kind: bytes) -> None:
    remark = chunk(kind, b"a\0\0" + zlib.compress(bytes(70_000_000)))
    assert save_scan(png(9, 9, b"\0ABCDEFGHI" * 9, remark), tmp_path / "a.pdf", 9).lost == ()


@pytest.mark.parametrize("size", [(15_000, 13_500), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_of_too_many_points_is_called_so(tmp_path: Path, size: tuple[int, int]) -> None:
    with pytest.raises(ReadError, match="points") as error:
        save_scan(png(*size, b"", bits=1), tmp_path / "a.pdf", 9)
    assert error.value.code == "too_large"


@pytest.mark.parametrize("side", [15_000, 200_000])
def test_a_page_of_too_many_points_is_named(tmp_path: Path, side: int) -> None:
    large = having((256, 4, 1, side), (257, 4, 1, side))
    scan = save_scan(tiff(WHOLE, large, WHOLE), tmp_path / "a.pdf", 9)
    assert [f.message for f in scan.findings if "page 2 could not be read" in f.message and "points" in f.message]


@pytest.mark.parametrize("size", [(1, 200_000), (200_000, 1), (3, 70_000)])
def test_a_picture_longer_than_a_page_can_keep_is_made_shorter(tmp_path: Path, size: tuple[int, int]) -> None:
    wide, high = size
    assert not save_scan(png(wide, high, (b"\0" + b"\xff" * wide) * high), tmp_path / "a.pdf", 9).findings


def test_further_forms_of_pictures_are_known() -> None:
    assert detect(saved("TIFF", big_tiff=True), ".tif") == "image"
    for brand in (b"heic", b"hevc", b"msf1", b"avif"):
        with pytest.raises(ReadError, match="HEIC or AVIF"):
            detect(b"\0\0\0\x18ftyp" + brand + bytes(90), ".jpg")


def test_a_verdict_says_which_page_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.tif").write_bytes(tiff(WHOLE, having((256, 4, 1, 200_000), (257, 4, 1, 200_000))))

    def read(path: Path) -> list[Any]:
        from extractor import extract_all

        return list(extract_all(path))

    pytest.importorskip("tesserocr")
    head, _, _ = answer(read, str(tmp_path / "a.tif"), "a.tif")
    assert head["error"]["code"] == "damaged" and "page 2 could not be read" in head["error"]["message"]
