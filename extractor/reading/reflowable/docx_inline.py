"""The words of a Word paragraph as the eye sees them: results of fields, no hidden or struck text, no placeholders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from ...lexicon.watermark_words import is_watermark
from ...model.findings import Finding
from ...text.figures import whole_number
from ...text.raised import shown_raised
from ..encoding import normalise
from .docx_counted_fields import CountedFields
from .docx_package import W
from .docx_places import is_unseen_box, is_unseen_paragraph, is_unseen_row
from .docx_styles import RunLook, WordStyles, value_of

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PROPERTIES = ("pPr", "rPr", "tblPr", "tcPr", "trPr", "sdtPr")
_SKIPPED = frozenset({f"{W}{name}" for name in ("del", "moveFrom", "delText", *_PROPERTIES)})
_SKIPPED |= {f"{W}rt"}  # what reads beside words, small above them, is no part of them
_TAKEN_OUT = (f"{W}del", f"{W}moveFrom")
"""Tracked changes that Word shows struck through."""
_MARKS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_OWN_MARK = f"{W}customMarkFollows"
"""The mark of the note is written behind the reference to it, in the same run."""
_BOXES = {"0": "☐", "1": "☒"}
_SYMBOLS = {0xF0FE: "☒", 0xF0FD: "☒", 0xF0FC: "✓", 0xF0A8: "☐", 0xF06F: "☐", 0xF052: "☒", 0xF0A3: "☐"}
"""Code points of Wingdings and Wingdings 2 that draw a check box or a check mark."""


_SYMBOL_FONTS = ("symbol", "dings", "marlett", "mt extra", "awesome", "icon")
"""Parts of the names of fonts whose characters are signs; in others a code is that of its letter."""


class InlinePiece(NamedTuple):
    """Something that a paragraph shows: words, a page break, or blocks that stand apart (a text box, a note)."""

    kind: str
    """words | page_break | laid_out_break | box | note"""
    words: str = ""
    element: Any = None
    notes: str = ""


@dataclass
class _OpenField:
    """A field whose end is still to come: its instruction so far, and whether its result has begun."""

    instruction: str = ""
    has_result: bool = False


class Inline:
    """Reads paragraphs in order: a field may begin in one and end in a later one."""

    def __init__(self, styles: WordStyles, body: Any) -> None:
        self._styles = styles
        marks = Counter(mark.get(f"{W}fldCharType") for mark in body.iter(f"{W}fldChar"))
        self._whole = marks["begin"] == marks["end"]
        """Where a field has lost its end, each is taken to end with its paragraph, so that no later words are lost."""
        self._fields: list[_OpenField] = []
        self._counted = CountedFields()
        self._left_out: Counter[str] = Counter()

    def findings(self) -> list[Finding]:
        """How many pieces of text were left out because they are struck through or hidden."""
        texts = {
            "text_struck": "piece(s) of text are struck through and were left out",
            "text_hidden": "piece(s) of hidden text were left out",
            "text_covered": "piece(s) of text are of the colour that they are marked with and were left out",
            "text_left_open": "content control(s) are not filled in",
        }
        return [Finding(code, f"{self._left_out[code]} {text}") for code, text in texts.items() if self._left_out[code]]

    def leaves_out(self, row: Any) -> bool:
        """Whether a table's row is not shown: hidden, or deleted with a tracked change."""
        properties = row.find(f"{W}trPr")
        if properties is None:
            return False
        hidden = is_unseen_row(properties)
        if hidden:
            self._leave_out("text_hidden", "".join(t.text or "" for t in row.iter(f"{W}t")))
        return hidden or properties.find(f"{W}del") is not None

    def pieces(self, paragraph: Any) -> Iterator[InlinePiece]:
        """What the paragraph shows, in order."""
        properties = paragraph.find(f"{W}pPr")
        style = value_of(properties, "pStyle") if properties is not None else ""
        if is_unseen_paragraph(properties):
            self._leave_out("text_hidden", "".join(t.text or "" for t in paragraph.iter(f"{W}t")))
            return
        self._left_out["text_struck"] += sum(map(_says_something, paragraph.iterchildren(*_TAKEN_OUT)))
        before = ""
        for child in _runs(paragraph):
            if child.tag == f"{W}r":
                for piece in self._run(child, style, before):
                    before += piece.words
                    yield piece
            elif child.tag == f"{W}fldSimple" and self._shows():
                yield InlinePiece("words", self._counted.shown(child.get(f"{W}instr", "")))
            elif child.tag == f"{W}sdt" and self._shows():
                self._left_out["text_left_open"] += 1
            elif child.tag == f"{_MATH}t" and self._shows():
                before += child.text or ""
                yield InlinePiece("words", child.text or "")
        if not self._whole:
            self._fields.clear()

    def _run(self, run: Any, style: str, before: str) -> Iterator[InlinePiece]:
        look, is_mark = None, False
        for element in _shown(run):
            piece = self._piece(element)
            is_mark = is_mark or (element.tag in _NOTES and element.get(_OWN_MARK, "0") not in ("0", "false", "off"))
            if piece is None or not (self._shows() or piece.kind == "laid_out_break"):
                continue
            if piece.kind == "box" and is_unseen_box(piece.element):
                self._leave_out("text_hidden", "".join(t.text or "" for t in piece.element.iter(f"{W}t")))
                continue
            look = look or self._styles.look(run, style)
            if piece.kind in ("words", "note") and (look.hidden or look.covered or look.struck):
                self._leave_out(_why_unseen(look), piece.words)
            elif piece.kind == "words" and (is_mark or look.raised or (look.lowered and before[-1:].isdigit())):
                yield piece._replace(words=shown_raised(piece.words, before))
            elif piece.kind == "words" and look.capitals:
                yield piece._replace(words=piece.words.upper())
            else:
                yield piece

    def _leave_out(self, code: str, words: str) -> None:
        self._left_out[code] += bool(words.strip())

    def _shows(self) -> bool:
        return all(field.has_result for field in self._fields)

    def _piece(self, element: Any) -> InlinePiece | None:
        tag = element.tag
        if tag == f"{W}t":
            return InlinePiece("words", element.text or "")
        if tag == f"{W}fldChar":
            return self._field(element)
        if tag == f"{W}instrText" and self._fields:
            self._fields[-1].instruction += element.text or ""
            return None
        if tag == f"{W}br":
            return InlinePiece("page_break") if element.get(f"{W}type") == "page" else InlinePiece("words", "\n")
        if tag == f"{W}lastRenderedPageBreak":
            return InlinePiece("laid_out_break")
        if tag == f"{W}txbxContent":
            return InlinePiece("box", element=element)
        if tag in _NOTES:
            return InlinePiece("note", element=element, notes=_NOTES[tag])
        words = _symbol(element) if tag == f"{W}sym" else _MARKS.get(tag, "")
        return InlinePiece("words", words) if words else None

    def _field(self, element: Any) -> InlinePiece | None:
        """Follows where a field begins, its result begins, and it ends; a form field may hold its result itself, and
        one that counts has none in the file."""
        kind = element.get(f"{W}fldCharType")
        if kind == "separate" and self._fields:
            self._fields[-1].has_result = True
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            words = "" if ended.has_result or not self._shows() else self._counted.shown(ended.instruction)
            return InlinePiece("words", words) if words else None
        elif kind == "begin":
            words = _form_value(element) if self._shows() else ""
            self._fields.append(_OpenField())
            return self._held(words)
        return None

    def _held(self, words: str) -> InlinePiece | None:
        """A value that a form field holds in its definition; it is shown although the field's result is not here."""
        if not words:
            return None
        self._fields[-1].has_result = True
        return InlinePiece("words", words)


def _says_something(change: Any) -> bool:
    """Whether a tracked change takes out words."""
    return any((text.text or "").strip() for text in change.iter(f"{W}delText", f"{W}t"))


def _why_unseen(look: RunLook) -> str:
    return "text_hidden" if look.hidden else "text_covered" if look.covered else "text_struck"


def _runs(paragraph: Any) -> Iterator[Any]:
    """The runs and formulas of a paragraph in order, those in links, insertions and filled content controls too."""
    stack = [iter(paragraph)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in (f"{W}r", f"{_MATH}t") or is_empty_control(child) or _is_counted(child):
            yield child
        elif isinstance(child.tag, str) and not _is_skipped(child):
            stack.append(iter(child))


def _is_skipped(element: Any) -> bool:
    """Whether nothing of this element is shown. A fallback is shown where it has no better one beside it."""
    if element.tag == f"{_MC}Fallback":
        return any(True for _ in element.itersiblings(f"{_MC}Choice", preceding=True))
    return element.tag in _SKIPPED


def _is_counted(element: Any) -> bool:
    """Whether this is a field without its result in the file."""
    return element.tag == f"{W}fldSimple" and not len(element)


def _shown(run: Any) -> Iterator[Any]:
    """The elements of a run that show something; a text box is one element, what is in it comes later."""
    stack = [iter(run)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif isinstance(child.tag, str) and not _is_skipped(child) and not _is_stamp(child):
            yield child
            if child.tag not in (f"{W}txbxContent", f"{W}fldChar"):
                stack.append(iter(child))


def _is_stamp(element: Any) -> bool:
    """Whether this is a box that holds a watermark."""
    return element.tag == f"{W}txbxContent" and is_watermark("".join(t.text or "" for t in element.iter(f"{W}t")))


def is_empty_control(element: Any) -> bool:
    """Whether this is a content control that nobody has filled in: what it shows is a prompt, not a value."""
    if element.tag != f"{W}sdt" or (shows := element.find(f"{W}sdtPr/{W}showingPlcHdr")) is None:
        return False
    return shows.get(f"{W}val", "1") not in ("0", "false", "off")


def _form_value(begin: Any) -> str:
    """The choice of a drop-down or the state of a check box of the older form fields."""
    choices = begin.find(f"{W}ffData/{W}ddList")
    if choices is not None:
        entries = [entry.get(f"{W}val", "") for entry in choices.iter(f"{W}listEntry")]
        chosen = value_of(choices, "result") or value_of(choices, "default") or "0"
        place = whole_number(chosen)
        return entries[place] if place is not None and place < len(entries) else ""
    box = begin.find(f"{W}ffData/{W}checkBox")
    return _BOXES["1" if _is_checked(box) else "0"] if box is not None else ""


def _is_checked(box: Any) -> bool:
    state = next((found for name in ("checked", "default") if (found := box.find(f"{W}{name}")) is not None), None)
    return state is not None and state.get(f"{W}val", "1") not in ("0", "false", "off")


def _symbol(element: Any) -> str:
    """A character of a symbol font, where it is a known bullet or box; others have no letter."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    if not 0 <= code < 0x10000:
        return ""
    font = (element.get(f"{W}font") or "").lower()
    if "wingdings" in font and code | 0xF000 in _SYMBOLS:
        return _SYMBOLS[code | 0xF000]
    if font and not any(name in font for name in _SYMBOL_FONTS):
        return normalise(chr(code - 0xF000 if 0xF000 <= code <= 0xF0FF else code))
    shown = normalise(chr(code | 0xF000))
    return shown if shown == "•" else ""
