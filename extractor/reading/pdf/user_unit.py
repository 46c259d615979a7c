"""Pages whose unit is not the point are made as large as they are printed, so that all that is measured is points."""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as raw

from .annotations import ShownAnnotations, Typed
from .graphics import Area


def in_points(page: Any, unit: float, laid: ShownAnnotations) -> ShownAnnotations:
    """The PDFium page (in memory only) made larger by its unit, with what its annotations came to; it is to be opened
    anew."""
    boxes = [(page.get_mediabox, page.set_mediabox), (page.get_cropbox, page.set_cropbox)]
    sizes = [[side * unit for side in get()] for get, _ in boxes]
    raw.FPDFPage_TransFormWithClip(page, raw.FS_MATRIX(unit, 0.0, 0.0, unit, 0.0, 0.0), None)
    for (_, change), sides in zip(boxes, sizes, strict=True):
        change(*sides)
    typed = [Typed(_larger(one.area, unit), one.text, one.size * unit) for one in laid.typed]
    areas, strikes = ([_larger(area, unit) for area in found] for found in (laid.areas, laid.strikes))
    return laid._replace(areas=areas, strikes=strikes, typed=typed, is_changed=True)


def _larger(area: Area, unit: float) -> Area:
    left, top, right, bottom = area
    return left * unit, top * unit, right * unit, bottom * unit
