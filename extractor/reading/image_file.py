"""An image file → the document that a scan of its pages would be."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..errors import ReadError
from ..model.document import Document
from .ocr.tesseract import OcrMode

_LONG_SIDE = 11.69
"""Inches of a page's longer side (A4), where an image does not say how large its points are."""


def read_image(data: bytes, *, ocr: OcrMode = "auto", max_pages: int) -> Document:
    """Each picture in the file as a page that is recognised; ReadError damaged, too_large or no_text."""
    from .pdf.reader import read_pdf

    with tempfile.TemporaryDirectory(prefix="naskah-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "scan.pdf"
        media_type = save_scan(data, path, max_pages)
        return replace(read_pdf(path, ocr=ocr, max_pages=max_pages), media_type=media_type)


def save_scan(data: bytes, target: Path, max_pages: int) -> str:
    """A PDF of the pictures at `target`; the image's media type. ReadError as for read_image."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as image:
            count = getattr(image, "n_frames", 1)
            if count > max_pages:
                raise ReadError(f"the image has {count:,} pages, more than {max_pages:,}; split it", "too_large")
            frames = _frames(image)
            first = next(frames)
            dpi = _dpi(image, max(first.size))
            first.save(target, "PDF", resolution=dpi, quality=95, save_all=True, append_images=frames)
            return Image.MIME.get(image.format or "", "image/*")
    except Image.DecompressionBombError as error:
        raise ReadError("the image has too many points to be read; make it smaller", "too_large") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise ReadError("the image is cut off or damaged; get it again from its source", "damaged") from error


def _frames(image: Any) -> Iterator[Any]:
    """Each picture upright, on white, in colours or grey."""
    from PIL import Image, ImageOps, ImageSequence

    for frame in ImageSequence.Iterator(image):
        one = ImageOps.exif_transpose(frame)
        if "A" in one.getbands() or "transparency" in one.info:
            over = one.convert("RGBA")
            one = Image.alpha_composite(Image.new("RGBA", over.size, "white"), over)
        yield one.convert("L" if one.mode in ("1", "L", "I", "I;16") else "RGB")


def _dpi(image: Any, longest: int) -> float:
    """What the image says, where that makes a page of a size that paper has; else as if it were a page."""
    said = float((image.info.get("dpi") or (0, 0))[0])
    return said if said > 0 and 4 <= longest / said <= 40 else max(36.0, longest / _LONG_SIDE)
