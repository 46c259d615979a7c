"""One PDF page → its words and rulings as the eye sees them, and what was found on it beside them.

Most pages are read from two characters a word. Every character is looked at where something says that the eye and the
file may differ: text that something lies over, turned, pale, raised or struck text, a font without letters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as raw

from ...errors import ReadError
from ...layout.lines import rows_of
from ...layout.page_tables import page_lattices
from ...layout.page_words import Row, Sheet, Token, plain, unturned
from ...lexicon.watermark_words import is_watermark
from ...model.document import Box, turned_boxes
from ...model.findings import Finding
from . import pdfium
from .annotations import ShownAnnotations, lines_of, show_annotations
from .characters import (
    is_inked,
    level_words,
    only,
    quarter_turns,
    runs,
    runs_level,
    stretches,
    upright_boxes,
    words_of_codes,
    words_of_runs,
)
from .closed_gaps import with_gaps_closed
from .drawn_words import pieces
from .file_structure import FileStructure
from .glyph_bars import add_glyph_bars, under_bars
from .graphics import Area, Drawing, drawing
from .pdfium import Codes, Floats, Handles
from .raised_marks import ends_raised, may_be_raised, raised_marks
from .split_letters import with_last_letters
from .struck_text import crossed, level_strokes, may_strike
from .suspects import Suspects, suspects, with_struck
from .text_layer import Verdict, layer_verdict
from .unreadable_fonts import has_unlettered, unreadable
from .user_unit import in_points
from .visibility import is_pressed, overwritten, pressed_together, unseen_characters, whole_words
from .watermarks import is_tall, may_hold_watermark, watermarks

_TINY = 2.0
"""Points: the height of a line below which its words are too small to be seen."""


class Limits(NamedTuple):
    """What no page of a document exceeds."""

    objects: int
    side: float


@dataclass(frozen=True)
class PageReading:
    """A page's words, what its text layer is worth, where it may have pictures of words, and its doubts."""

    sheet: Sheet
    verdict: Verdict
    pictures: list[Box] = field(default_factory=list)
    unreadable: list[Box] = field(default_factory=list)
    """Places (as seen) of words whose font does not say which letters they are."""
    findings: list[Finding] = field(default_factory=list)


View = tuple[tuple[float, float, float, float], int]
"""The part of the file's plane that the page shows (left, bottom, right, top), and its rotation in degrees."""


class _OpenPage(NamedTuple):
    """What is known of an open page before its words are."""

    page: Any
    textpage: int
    codes: Codes
    view: View
    drawn: Drawing
    rulings: list[Box]
    strokes: list[Box]
    """Lines that may strike words out, level or not."""
    suspected: Suspects


def read_page(pdf: Any, index: int, limits: Limits, facts: FileStructure, closely: bool = False) -> PageReading:
    """The page at `index`; ReadError too_large. `closely` looks for lost lines on full pages of a scan too."""
    try:
        page = pdf[index]
    except pypdfium2.PdfiumError:
        lost = Finding("part_missing", f"page {index + 1} could not be read: that part of the file is damaged")
        return PageReading(Sheet(index + 1, 0.0, 0.0, "none"), "blank", findings=[lost])
    try:
        unit = facts.user_units.get(index, 1.0) if facts.has_user_units else 1.0
        _check_size(page, unit, index, limits)
        laid = show_annotations(pdf, page, index, facts)
        if unit != 1:
            laid = in_points(page, unit, laid)
        if laid.is_changed:
            page.close()
            page = pdf[index]
        return _reading(page, laid, index, facts, closely)
    finally:
        page.close()


def _check_size(page: Any, unit: float, index: int, limits: Limits) -> None:
    """ReadError too_large; `unit` is the page's own, in points."""
    width, height = (side * unit for side in page.get_size())
    if max(width, height) > limits.side:
        raise ReadError(f"page {index + 1} is {width:.0f} × {height:.0f} points; no sheet is so large", "too_large")
    if (count := pdfium.count_objects(pdfium.handle(page))) > limits.objects:
        raise ReadError(f"page {index + 1} holds {count} drawn objects; it is a drawing, not a document", "too_large")


def _reading(page: Any, laid: ShownAnnotations, index: int, facts: FileStructure, closely: bool) -> PageReading:
    drawn = drawing(pdfium.handle(page))
    width, height = page.get_size()
    empty = Sheet(index + 1, width, height, "digital")
    sheet, lost, findings = _read(page, drawn, empty, laid, facts)
    sheet = replace(sheet, tokens=with_last_letters(sheet.tokens))
    if not (sheet.tokens or sheet.asides or sheet.marks):
        sheet = replace(sheet, source="none")
    worth = layer_verdict(page, sheet, drawn.images, drawn.paths, closely)
    return PageReading(sheet, worth, _as_seen(page, pieces(drawn, laid.areas)), lost, findings)


def _as_seen(page: Any, areas: Sequence[Area]) -> list[Box]:
    """Areas of the file's own coordinates as boxes of the page."""
    if not areas:
        return []
    spots: list[Box] = upright_boxes(np.array(areas, np.float32), *_view(page)).tolist()
    return spots


def _view(page: Any) -> View:
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    return (box.left, box.bottom, box.right, box.top), page.get_rotation()


def _read(
    page: Any, drawn: Drawing, sheet: Sheet, laid: ShownAnnotations, facts: FileStructure
) -> tuple[Sheet, list[Box], list[Finding]]:
    """The sheet with its words, the places of unreadable ones, and what was left out."""
    textpage = page.get_textpage()
    try:
        handle = pdfium.handle(textpage)
        view = _view(page)
        rulings: list[Box] = upright_boxes(np.array(drawn.rulings, np.float32).reshape(-1, 4), *view).tolist()
        strokes = [*rulings, *_as_seen(page, [*drawn.pen_strokes, *laid.strikes])]
        codes = pdfium.codes(handle)
        add_glyph_bars(drawn, handle, codes)
        suspected = suspects(drawn, handle, bool(drawn.texts) and facts.has_layers, (sheet.width, sheet.height))
        text = _OpenPage(page, handle, codes, view, drawn, rulings, strokes, suspected)
        typed = _typed(page, laid)
        tokens = _quick_words(text)
        if tokens is None or any(t[3] - t[1] < _TINY or is_pressed(t) for t in tokens):
            return _careful(text, sheet, typed)
    finally:
        textpage.close()
    tokens = [*_on_page(tokens, sheet), *typed]
    return replace(sheet, tokens=tokens, lattices=page_lattices(rulings, tokens)), [], []


def _typed(page: Any, laid: ShownAnnotations) -> list[Token]:
    """The words that a viewer writes into fields without an appearance."""
    placed = [spot for typed in laid.typed for spot in lines_of(typed)]
    boxes = _as_seen(page, [area for area, _ in placed])
    return [Token(*box, word) for box, (_, word) in zip(boxes, placed, strict=True)]


def _on_page(tokens: list[Token], sheet: Sheet) -> list[Token]:
    """The words without those that stand beside the paper."""
    if all(t[2] > 0 and t[3] > 0 and t[0] < sheet.width and t[1] < sheet.height for t in tokens):
        return tokens
    return [t for t in tokens if t[2] > 0 and t[3] > 0 and t[0] < sheet.width and t[1] < sheet.height]


def _quick_words(text: _OpenPage) -> list[Token] | None:
    """The page's words from the boxes of two characters a word; None where every character has to be looked at."""
    drawn = text.drawn
    if text.suspected.all or (drawn.texts and may_hold_watermark(drawn, text.textpage)):
        return None
    found = runs(text.codes)
    count = len(found.first)
    if not count:
        return []
    spots = upright_boxes(pdfium.boxes_at(text.textpage, [*found.first.tolist(), *found.last.tolist()]), *text.view)
    head, tail = spots[:count], spots[count:]
    tokens = words_of_runs(text.codes, found, head, tail, drawn.is_layer)
    if tokens is None or drawn.is_layer:
        return None if drawn.is_layer and drawn.covers_scan else tokens
    heights = head[:, 3] - head[:, 1]
    odd = ends_raised(head, tail) or may_be_raised(tokens) or bool(is_tall(heights).any())
    odd = odd or (bool(text.strokes) and may_strike(level_strokes(text.strokes), tokens))
    odd = odd or has_unlettered(text.textpage, text.codes, found.first)
    return None if odd else tokens


def _careful(
    text: _OpenPage, sheet: Sheet, typed: list[Token], beneath: list[Token] | None = None
) -> tuple[Sheet, list[Box], list[Finding]]:
    """The sheet of a page on which every character is looked at; `beneath` are the unseen words taken out of it."""
    boxes = pdfium.boxes(text.textpage, len(text.codes))
    seen = upright_boxes(boxes, *text.view)
    inked = is_inked(text.codes)
    objects = np.array(pdfium.text_objects(text.textpage, len(text.codes)), np.uint64)
    angles = quarter_turns(pdfium.angles(text.textpage, len(text.codes)), text.view[1])
    main, size = _main_turn(angles, text.codes), (sheet.width, sheet.height)
    strokes, level = level_strokes(turned_boxes(text.strokes, main, *size)), _turned(seen, main, size)
    lines = crossed(strokes, level, inked)
    suspected = with_struck(text.suspected, objects[lines.struck])
    gone = unseen_characters(text.page, objects, boxes, seen, inked, text.drawn, suspected)
    covered = whole_words(gone.covered | lines.blacked_out, inked)
    covered, bars = under_bars(text.codes, seen, objects, covered, suspected)
    tiny = (np.maximum(seen[:, 3] - seen[:, 1], seen[:, 2] - seen[:, 0]) < _TINY) & ~text.drawn.is_layer
    pressed = pressed_together(seen, objects, inked)
    hidden = np.logical_and(gone.hidden | tiny | pressed | ~_is_on(seen, sheet), inked)
    standing = np.asarray(inked & ~hidden & ~covered, np.bool_)
    struck = whole_words(crossed(strokes, level, standing).struck, standing)
    told = hidden & (angles != -1)  # what stands aslant is a watermark, be it too pale to see or not
    left_out = _words_at(text.codes, level, covered | hidden | struck)
    findings = _findings(sheet.number, text.codes, level, covered, told, struck)
    if beneath is None and (below := overwritten(text.drawn, objects, inked, covered | hidden | bars)):
        return _taken_out(text, below, sheet, typed, left_out, findings)
    codes = only(text.codes, ~(covered | hidden | struck | bars))
    lost = unreadable(text.textpage, codes, seen)
    codes = only(codes, ~lost.flags) if lost.boxes else codes
    composed = _composed(text, sheet, codes, seen, angles, objects, typed)
    gaps = [*left_out, *(beneath or ()), *(token for row in composed.marks for token in row)]
    tokens = with_gaps_closed(composed.tokens, gaps) if composed.turn == main else composed.tokens
    return replace(composed, tokens=tokens), lost.boxes, findings


def _taken_out(
    text: _OpenPage, below: list[int], sheet: Sheet, typed: list[Token], left_out: list[Token], findings: list[Finding]
) -> tuple[Sheet, list[Box], list[Finding]]:
    """The page read again without these text objects, which are not seen: PDFium takes a letter that is drawn on the
    same letter for one drawn twice, and leaves the later one out, which is seen."""
    pdfium.set_active(below, False)
    textpage = text.page.get_textpage()
    try:
        handle = pdfium.handle(textpage)
        rest = Suspects(*(group.difference(below) for group in text.suspected))
        shown = text._replace(textpage=handle, codes=pdfium.codes(handle), suspected=rest)
        again, lost, more = _careful(shown, sheet, typed, left_out)
    finally:
        textpage.close()
        pdfium.set_active(below, True)
    first = [finding for finding in findings if finding.code != "text_struck"]
    told = {finding.code for finding in first}
    return again, lost, [*first, *(finding for finding in more if finding.code not in told)]


def _is_on(boxes: Floats, sheet: Sheet) -> npt.NDArray[np.bool_]:
    """True for the characters that stand on the paper."""
    across = (boxes[:, 2] > 0) & (boxes[:, 0] < sheet.width)
    return np.asarray(across & (boxes[:, 3] > 0) & (boxes[:, 1] < sheet.height))


def _findings(
    number: int, codes: Codes, boxes: Floats, covered: npt.NDArray[np.bool_], hidden: npt.NDArray[np.bool_],
    struck: npt.NDArray[np.bool_],
) -> list[Finding]:  # fmt: skip
    """What was left out: struck words are told, covered ones only counted."""
    found = []
    if count := len(_words_at(codes, boxes, covered)):
        found.append(Finding("text_covered", f"page {number}: {_counted(count)} covered by what is painted over"))
    if count := len(_words_at(codes, boxes, hidden)):
        found.append(Finding("text_hidden", f"page {number}: {_counted(count)} in the file and not on the page"))
    if tokens := _words_at(codes, boxes, struck):
        lines = "; ".join(plain(row) for row in rows_of(tokens))
        found.append(Finding("text_struck", f"page {number}: struck out: {lines}"))
    return found


def _words_at(codes: Codes, boxes: Floats, chosen: npt.NDArray[np.bool_]) -> list[Token]:
    return words_of_codes(only(codes, chosen), boxes) if chosen.any() else []


def _counted(count: int) -> str:
    return f"{count} word{' is' if count == 1 else 's are'}"


def _composed(
    text: _OpenPage, sheet: Sheet, codes: Codes, seen: Floats, turns: npt.NDArray[np.int64], objects: Handles,
    typed: list[Token],
) -> Sheet:  # fmt: skip
    """The sheet from the characters that are left, with watermarks and footnote marks set apart."""
    if text.drawn.is_layer:
        turns = np.where(turns == -1, 0, turns) if runs_level(codes, seen) else turns
        return _turned_sheet(sheet, codes, seen, turns, text.rulings, typed, text.drawn.is_layer)
    colours = _colours(text.drawn, objects)
    level = is_inked(codes) & (turns != -1)
    main, size = _main_turn(turns, codes), (sheet.width, sheet.height)
    shown = _turned(seen, main, size)
    marked = watermarks(codes, shown, colours, level)
    raised = raised_marks(codes, shown, level & ~marked, partial(_baselines, text, main, size))
    apart = [*_words_at(codes, shown, marked), *_words_at(codes, shown, raised)]
    codes = only(codes, ~(marked | raised)) if apart else codes
    found = _turned_sheet(sheet, codes, seen, turns, text.rulings, typed, text.drawn.is_layer)
    return replace(found, marks=[*found.marks, *([token] for token in apart)])


def _baselines(text: _OpenPage, turn: int, size: tuple[float, float], places: Sequence[int]) -> Floats:
    """How far below the top of the page, turned so that most of it stands upright, the characters at these places
    stand."""
    spots = pdfium.origins(text.textpage, places)
    return _turned(upright_boxes(np.concatenate([spots, spots], axis=1), *text.view), turn, size)[:, 1]


def _colours(drawn: Drawing, objects: Handles) -> Codes:
    """The colour of each character: that of its text object, black where it has none."""
    colours = np.zeros((len(objects), 4), np.uint32)
    colours[:, 3] = 255
    if drawn.texts:
        texts = np.array(drawn.texts, np.uint64)
        order = np.argsort(texts, kind="stable")
        at = np.searchsorted(texts[order], objects, side="right") - 1
        known = (at >= 0) & (texts[order[np.maximum(at, 0)]] == objects)
        colours[known] = drawn.text_colours[order[at[known]]]
    return colours


def _turned_sheet(
    sheet: Sheet, codes: Codes, boxes: Floats, turns: npt.NDArray[np.int64], rulings: list[Box], typed: list[Token],
    is_layer: bool,
) -> Sheet:  # fmt: skip
    """The sheet of a page on which text may run in several directions, turned so that most of it stands upright."""
    main = _main_turn(turns, codes)
    size = (sheet.width, sheet.height)

    def upright_words(turn: int, frame: int) -> list[Token]:
        return level_words(only(codes, turns == turn), _turned(boxes, frame, size), is_layer)

    boxes_typed = turned_boxes([t[:4] for t in typed], main, *size)
    typed = [Token(*box, *t[4:]) for box, t in zip(boxes_typed, typed, strict=True)]
    sheet = replace(sheet, turn=main, tokens=[*upright_words(main, main), *typed])
    others = sorted(set(turns[is_inked(codes)].tolist()) - {-1, main})
    turned_rows = [_back(row, turn, sheet) for turn in others for row in rows_of(upright_words(turn, turn))]
    stamps = [is_watermark(plain(row)) for row in turned_rows]
    asides = [row for row, stamp in zip(turned_rows, stamps, strict=True) if not stamp]
    slanted = only(codes, turns == -1)
    marks = [[token] for token in stretches(slanted, _turned(boxes, main, size))] if -1 in turns else []
    marks += [row for row, stamp in zip(turned_rows, stamps, strict=True) if stamp]
    lattices = page_lattices(turned_boxes(rulings, main, *size), sheet.tokens)
    return replace(sheet, asides=asides, marks=marks, lattices=lattices)


def _main_turn(turns: npt.NDArray[np.int64], codes: Codes) -> int:
    """The quarter turns by which most of the page's text is rotated."""
    counts = Counter(turns[is_inked(codes)].tolist())
    counts.pop(-1, None)
    return max(counts, key=lambda turn: (counts[turn], -turn)) if counts else 0


def _turned(boxes: Floats, turn: int, size: tuple[float, float]) -> Floats:
    """The boxes on the page turned so that text rotated by `turn` stands upright."""
    return np.array(turned_boxes(boxes.tolist(), turn, *size), np.float32).reshape(-1, 4) if turn else boxes


def _back(row: Row, turn: int, sheet: Sheet) -> Row:
    """A line found on the page turned by `turn`, as it stands on the page turned by the sheet's own turn."""
    seen = replace(sheet, turn=turn)
    boxes = turned_boxes([unturned(token[:4], seen) for token in row], sheet.turn, sheet.width, sheet.height)
    return [Token(*box, *token[4:]) for box, token in zip(boxes, row, strict=True)]
