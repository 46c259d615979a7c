"""An image file → the document that a scan of its pages would be."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import ReadError
from ..model.document import Document
from ..model.findings import Finding
from .ocr.tesseract import OcrMode
from .scan_pdf import ScanPdf

_LONG_SIDE = 11.69
"""Inches of a page's longer side (A4), where an image does not say how large its points are."""
_MOST_POINTS = 178_956_970
"""Of one picture: Pillow's own bound for a file's first one, an A4 page at 1,350 dpi."""


_LEAST_STRETCH, _MOST_STRETCH = 1.02, 4.0
"""How many times higher than wide the points of a picture are, or wider than high, that is made square."""


class SavedScan(NamedTuple):
    """What became of an image file: its media type, and the numbers of pages that could not be read."""

    media_type: str
    lost: tuple[int, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """One for each page that is missing."""
        why = "could not be read: that part of the file is missing or damaged"
        return tuple(Finding("part_missing", f"page {number} {why}") for number in self.lost)


def read_image(data: bytes, *, ocr: OcrMode = "auto", max_pages: int) -> Document:
    """Each picture in the file as a page that is recognised; ReadError damaged, too_large or no_text."""
    from .pdf.reader import read_pdf

    with tempfile.TemporaryDirectory(prefix="naskah-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "scan.pdf"
        scan = save_scan(data, path, max_pages)
        read = read_pdf(path, ocr=ocr, max_pages=max_pages)
        return replace(read, media_type=scan.media_type, findings=(*scan.findings, *read.findings))


def save_scan(data: bytes, target: Path, max_pages: int) -> SavedScan:
    """Writes a PDF of the pictures to `target`, a white page for each that cannot be read; ReadError as for
    read_image."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image, target.open("wb") as file:
            _refuse_many(_count(image), max_pages)
            size, media_type = image.size, Image.MIME.get(image.format or "", "image/*")
            pdf, lost, number = ScanPdf(file, _dpi(image, max(size))), list[int](), 0
            for number, picture in enumerate(_pictures(image), 1):
                _refuse_many(number, max_pages)
                if picture is None:
                    lost.append(number)
                pdf.add(picture or Image.new("L", size, 255))
            pdf.close()
    except Image.DecompressionBombError as error:
        raise ReadError("the image has too many points to be read; make it smaller", "too_large") from error
    except (ReadError, MemoryError):
        raise
    except Exception as error:  # Pillow raises errors of every kind on damaged files
        raise _damaged() from error
    if len(lost) == number:
        raise _damaged()
    return SavedScan(media_type, tuple(lost))


def _damaged() -> ReadError:
    return ReadError("the image is cut off or damaged; get it again from its source", "damaged")


def _refuse_many(count: int, most: int) -> None:
    if count > most:
        raise ReadError(f"the image has more than {most:,} pages; split it or raise --max-pages", "too_large")


def _count(image: Any) -> int:
    """How many pictures the file says that it has; 0 where that cannot be told."""
    try:
        return int(getattr(image, "n_frames", 1))
    except MemoryError:
        raise
    except Exception:
        return 0


def _pictures(image: Any) -> Iterator[Any]:
    """Each picture, None for one that cannot be read; none behind two such in a row whose place is not known."""
    number, was_found = 0, True
    while (is_found := _found(image, number)) is not None:
        if not (is_found or was_found):
            return
        yield _picture(image) if is_found else None
        number, was_found = number + 1, is_found


def _found(image: Any, number: int) -> bool | None:
    """Whether the picture (from 0) can be looked at; None where there is none of this number."""
    try:
        image.seek(number)
    except EOFError:
        return None
    except MemoryError:
        raise
    except Exception:
        return False
    return True


def _picture(image: Any) -> Any:
    """The picture upright, on white, in colours or grey; None where it cannot be read."""
    from PIL import Image, ImageOps

    if image.width * image.height > _MOST_POINTS:
        return None
    try:
        one = ImageOps.exif_transpose(image)
        if "A" in one.getbands() or "transparency" in one.info:
            over = one.convert("RGBA")
            one = Image.alpha_composite(Image.new("RGBA", over.size, "white"), over)
        return _square(_in_eight_bits(one), image)
    except MemoryError:
        raise
    except Exception:
        return None


def _in_eight_bits(one: Any) -> Any:
    """The picture in 8 bits a point, grey or in colours; Pillow cuts greys of 16 bits off at 255."""
    if not one.mode.startswith("I"):
        return one.convert("L" if one.mode in ("1", "L") else "RGB")
    grey = one.convert("I")
    return grey.point(lambda level: level / 256).convert("L") if grey.getextrema()[1] > 255 else grey.convert("L")


def _square(one: Any, image: Any) -> Any:
    """The picture with points as high as they are wide: a fax has 204 across an inch and 98 or 196 down."""
    across, down = map(float, image.info.get("dpi") or (1, 1))
    if not (across > 0 and down > 0 and _LEAST_STRETCH < max(across / down, down / across) < _MOST_STRETCH):
        return one
    wide, high = one.size
    return one.resize((round(wide * down / across), high) if down > across else (wide, round(high * across / down)))


def _dpi(image: Any, longest: int) -> float:
    """What the image says, where that makes a page of a size that paper has; else as if it were a page."""
    said = float(max(image.info.get("dpi") or (0, 0)))
    return said if said > 0 and 4 <= longest / said <= 40 else max(36.0, longest / _LONG_SIDE)
