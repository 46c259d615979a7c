"""Paragraphs, rows and boxes of a Word file that stand off the page, or are too low for a letter."""

from __future__ import annotations

import re
from typing import Any

from .docx_package import W

_LOWEST_LINE = 20
"""Twentieths of a point: a line or row of exactly this height shows no letter."""
_LEFT_OF_PAPER = -6_000
"""Twentieths of a point left of its margin at which a paragraph stands beside the paper; margins are up to 4 inches."""
_FARTHEST = 25_000
"""Twentieths of a point right of the paper's edge, or below it, where even a sheet of A3 has ended."""
_BESIDE = -1_500
"""Twentieths of a point left of the edge, or above it, where a frame of a word or two has ended."""
_EMU = 635
"""English metric units in a twentieth of a point."""
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
_ON = ("1", "true", "on")
_NUMBER = re.compile(r"-?\d{1,9}")
_UNSEEN_STYLE = re.compile(r"(?:^|;)\s*(?:visibility\s*:\s*hidden|display\s*:\s*none|mso-hide\s*:\s*all)")


def is_unseen_paragraph(properties: Any) -> bool:
    """Whether a paragraph with these properties shows nothing: its lines are too low, or it stands off the page."""
    if properties is None:
        return False
    spacing, indent, frame = (properties.find(f"{W}{name}") for name in ("spacing", "ind", "framePr"))
    if spacing is not None and spacing.get(f"{W}lineRule") == "exact" and 0 < _twips(spacing, "line") <= _LOWEST_LINE:
        return True
    if indent is not None and min(_twips(indent, "left"), _twips(indent, "start")) <= _LEFT_OF_PAPER:
        return True
    places = [_twips(frame, side) for side in ("x", "y")] if frame is not None else [0]
    return min(places) <= _BESIDE or max(places) >= _FARTHEST


def is_unseen_row(properties: Any) -> bool:
    """Whether a row with these properties is hidden, or of exactly a height that shows no letter."""
    height = properties.find(f"{W}trHeight")
    low = height is not None and height.get(f"{W}hRule") == "exact" and 0 < _twips(height, "val") <= _LOWEST_LINE
    return low or properties.find(f"{W}hidden") is not None


def is_unseen_box(box: Any) -> bool:
    """Whether the shape that holds a text box is hidden or stands off the page."""
    for shape in box.iterancestors(f"{W}drawing", f"{W}pict", f"{W}object"):
        if shape.tag == f"{W}drawing":
            return any(map(_is_away, shape.iterchildren(f"{_DRAWING}anchor"))) or any(
                name.get("hidden") in _ON for name in shape.iter(f"{_DRAWING}docPr")
            )
        around = (element.get("style") or "" for element in box.iterancestors() if str(element.tag).startswith(_VML))
        return any(_UNSEEN_STYLE.search(style) for style in around)
    return False


def _is_away(anchor: Any) -> bool:
    """Whether a drawing is hidden, or placed beside the paper."""
    if anchor.get("hidden") in _ON:
        return True
    across, down = (_offset(anchor, side) for side in ("positionH", "positionV"))
    extent = anchor.find(f"{_DRAWING}extent")
    wide, tall = (_whole(extent.get(side)) // _EMU if extent is not None else 0 for side in ("cx", "cy"))
    return across + wide <= _LEFT_OF_PAPER or down + tall <= _LEFT_OF_PAPER or max(across, down) >= _FARTHEST


def _offset(anchor: Any, side: str) -> int:
    offset = anchor.find(f"{_DRAWING}{side}/{_DRAWING}posOffset")
    return _whole(offset.text) // _EMU if offset is not None else 0


def _twips(element: Any, name: str) -> int:
    return _whole(element.get(f"{W}{name}"))


def _whole(value: str | None) -> int:
    return int(value) if value and _NUMBER.fullmatch(value) else 0
