"""An image file → the document that a scan of its pages would be."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any, Literal, NamedTuple

from ..errors import ReadError
from ..model.document import Document
from ..model.findings import Finding
from .ocr.tesseract import OcrMode
from .scan_pdf import ScanPdf

_LONG_SIDE = 11.69
"""Inches of a page's longer side (A4), where an image does not say how large its points are."""
_MOST_POINTS = 178_956_970
"""Of one picture: Pillow's own bound for a file's first one, an A4 page at 1,350 dpi."""
_LONGEST = 65_500
"""Points of a picture's longer side: the pages are kept as JPEG, which has no longer ones (JPEG_MAX_DIMENSION)."""
_LEAST_STRETCH, _MOST_STRETCH = 1.02, 4.0
"""How many times higher than wide the points of a picture are, or wider than high, that is made square."""


PictureFault = Literal["", "cut", "large", "damaged"]
"""What is wrong with a picture: nothing, its end is missing, it has too many points, nothing can be read of it."""
_FAULTS: dict[PictureFault, str] = {
    "cut": "is cut off or damaged: what follows the fault is missing",
    "large": f"could not be read: it says that it has more than {_MOST_POINTS:,} points",
    "damaged": "could not be read: that part of the file is missing or damaged",
}


class SavedScan(NamedTuple):
    """What became of an image file: its media type, and the fault of each page that has one, by its number."""

    media_type: str
    faults: dict[int, PictureFault]

    @property
    def lost(self) -> tuple[int, ...]:
        """The pages of which nothing could be read."""
        return tuple(number for number, fault in self.faults.items() if fault != "cut")

    @property
    def findings(self) -> tuple[Finding, ...]:
        """One for each page that is missing or cut off."""
        return tuple(Finding("part_missing", f"page {n} {_FAULTS[fault]}") for n, fault in self.faults.items())


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
        with _opened(data) as image, target.open("wb") as file:
            _refuse_many(_count(image), max_pages)
            size, media_type = image.size, Image.MIME.get(image.format or "", "image/*")
            pdf, number, faults = ScanPdf(file, _dpi(image, min(_LONGEST, max(size)))), 0, dict[int, PictureFault]()
            for number, (picture, fault) in enumerate(_pictures(image, data), 1):
                _refuse_many(number, max_pages)
                if fault:
                    faults[number] = fault
                pdf.add(picture or Image.new("L", _blank_size(size), 255))
            pdf.close()
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except (ReadError, MemoryError):
        raise
    except Exception as error:  # Pillow raises errors of every kind on damaged files
        raise _damaged() from error
    scan = SavedScan(media_type, faults)
    if len(scan.lost) == number:
        raise _too_large() if number and set(faults.values()) == {"large"} else _damaged()
    return scan


def _blank_size(size: tuple[int, int]) -> tuple[int, int]:
    """The size of a page in place of one that is lost, where the first one has this size."""
    return (1, 1) if size[0] * size[1] > _MOST_POINTS or max(size) > _LONGEST else size


def _opened(data: bytes) -> Any:
    """Pillow's image; one whose head holds a fault that does not matter is opened, too."""
    from PIL import Image

    try:
        return Image.open(io.BytesIO(data))
    except (Image.DecompressionBombError, MemoryError):
        raise
    except Exception:
        with _forgiving():
            return Image.open(io.BytesIO(data))


@contextmanager
def _forgiving() -> Iterator[None]:
    """Pillow reads what there is of a picture that is cut off or damaged, and passes over what else is."""
    from PIL import ImageFile

    with _FORGIVING:
        before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, True
        try:
            yield
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = before


_FORGIVING = Lock()


def _too_large() -> ReadError:
    message = f"the image says that it has more than {_MOST_POINTS:,} points; make it smaller, or get it again"
    return ReadError(message, "too_large")


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


def _pictures(image: Any, data: bytes) -> Iterator[tuple[Any, PictureFault]]:
    """Each picture and its fault, None for one that cannot be read; none behind two such in a row whose place is not
    known."""
    number, before = 0, ""
    while (fault := _fault(image, number)) is not None:
        if fault and before:
            return
        yield (None, fault) if fault else _picture(image, data, number)
        number, before = number + 1, fault


def _fault(image: Any, number: int) -> PictureFault | None:
    """What is wrong with the picture (from 0) so that it cannot be looked at; None where there is none of this
    number."""
    from PIL import Image

    try:
        image.seek(number)
    except EOFError:
        return None
    except Image.DecompressionBombError:
        return "large"
    except MemoryError:
        raise
    except Exception:
        return "damaged"
    return ""


def _picture(image: Any, data: bytes, number: int) -> tuple[Any, PictureFault]:
    """The picture that is looked at, upright, on white, in colours or grey, and its fault; None where it cannot be
    read."""
    if image.width * image.height > _MOST_POINTS:
        return None, "large"
    try:
        return _upright(image), ""
    except MemoryError:
        raise
    except Exception:
        rest = _what_there_is(data, number)
        return rest, "cut" if rest else "damaged"


def _upright(image: Any) -> Any:
    from PIL import Image, ImageOps

    one = ImageOps.exif_transpose(image)
    if "A" in one.getbands() or "transparency" in one.info:
        over = one.convert("RGBA")
        one = Image.alpha_composite(Image.new("RGBA", over.size, "white"), over)
    return _shorter(_square(_in_eight_bits(one), image))


def _what_there_is(data: bytes, number: int) -> Any:
    """The same of a picture that is cut off, the rows that are missing white; None where nothing is there."""
    from PIL import Image, ImageChops

    try:
        with _forgiving(), Image.open(io.BytesIO(data)) as image:
            image.seek(number)
            one = _upright(image)
    except MemoryError:
        raise
    except Exception:
        return None
    wide, high = one.size
    fill = Image.new(one.mode, one.size, one.getpixel((wide - 1, high - 1)))
    if not (drawn := ImageChops.difference(one, fill).getbbox()):
        return None
    one.paste("white", (0, drawn[3], wide, high))
    return one


def _shorter(one: Any) -> Any:
    """The picture with sides no longer than a page can keep."""
    share = _LONGEST / max(one.size)
    return one.resize([max(1, int(side * share)) for side in one.size]) if share < 1 else one


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
