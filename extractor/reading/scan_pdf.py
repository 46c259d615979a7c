"""Pictures of pages → a PDF of them, written page by page: only one picture is held at a time."""

from __future__ import annotations

import io
from typing import IO, Any

_QUALITY = 95
"""Of JPEG: less takes thin strokes from letters."""


class ScanPdf:
    """A PDF that grows by a page for each picture; `close` makes it whole."""

    def __init__(self, file: IO[bytes], dpi: float) -> None:
        self._file, self._points = file, 72.0 / dpi
        self._places = [0, 0]
        """Where the objects stand; the first two, catalogue and list of pages, are written last."""
        self._pages: list[int] = []
        file.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def add(self, picture: Any) -> None:
        """A page that the picture (of PIL, in grey or colours) fills."""
        data = io.BytesIO()
        picture.save(data, "JPEG", quality=_QUALITY)
        wide, high = picture.size
        space = b"DeviceGray" if picture.mode == "L" else b"DeviceRGB"
        look = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /Filter /DCTDecode"
        image = self._stream(look % (wide, high) + b" /ColorSpace /" + space, data.getvalue())
        across, down = wide * self._points, high * self._points
        content = self._stream(b"", b"q %f 0 0 %f 0 0 cm /image Do Q\n" % (across, down))
        page = b"/Type /Page /Parent 2 0 R /MediaBox [0 0 %a %a] /Resources << /XObject << /image %d 0 R >> >>"
        self._pages.append(self._object(b"<< " + page % (across, down, image) + b" /Contents %d 0 R >>" % content))

    def close(self) -> None:
        """Writes what names the pages; the file stays open."""
        kids = b" ".join(b"%d 0 R" % page for page in self._pages)
        self._object(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(self._pages)), 2)
        self._object(b"<< /Type /Catalog /Pages 2 0 R >>", 1)
        table, count = self._file.tell(), len(self._places) + 1
        self._file.write(b"xref\n0 %d\n0000000000 65535 f \n" % count)
        self._file.writelines(b"%010d 00000 n \n" % place for place in self._places)
        self._file.write(b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (count, table))

    def _stream(self, keys: bytes, data: bytes) -> int:
        return self._object(b"<< %s /Length %d >>\nstream\n%s\nendstream" % (keys, len(data), data))

    def _object(self, content: bytes, number: int = 0) -> int:
        """Writes an object under the number, or the next one; its number."""
        if not number:
            self._places.append(0)
            number = len(self._places)
        self._places[number - 1] = self._file.tell()
        self._file.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        return number
