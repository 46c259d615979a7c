"""An HTML tree as the eye sees it: no hidden or struck words; capitals, marks of notes and form fields as shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import Any

from ...lexicon.watermark_words import is_watermark
from ...model.findings import Finding
from ...text.raised import shown_raised
from .html_blocks import MARKER
from .html_generated import Counters
from .html_inputs import input_words
from .html_laid_out import retag
from .html_styles import PageStyles

_INPUTS = frozenset({"input", "select", "textarea"})
_LISTS = frozenset({"ol", "ul", "menu", "dir"})
_UNTOUCHED = frozenset({"head", "script", "style", "template", "noscript"})
_NEVER_WORDS = frozenset({"nav", "datalist", "dialog", "button", "form", "iframe", "svg"})
_TYPED = frozenset({"div", "p", "section", "article"})
_KEEPS_LINES = frozenset({"pre", "pre-wrap", "pre-line", "break-spaces", "preserve", "preserve-breaks"})
"""Values of CSS' white-space by which line ends are shown."""
_CONTROLS = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INITIAL = re.compile(r"(?<![\w'’])[^\W\d_]")


def _with_capitals(words: str) -> str:
    """Words with a capital at the head of each."""
    return _INITIAL.sub(lambda letter: letter[0].upper(), words)


_CASINGS: dict[str, Callable[[str], str]] = {
    "uppercase": str.upper, "lowercase": str.lower, "capitalize": _with_capitals
}  # fmt: skip
_MOST_IN_STAMP = 60
"""Elements of a watermark, which may be written letter by letter."""
_REMEMBERED = 40
"""Characters before raised letters that decide whether they are the power of a unit or the mark of a note."""


def keep_visible(root: Any) -> tuple[Finding, ...]:
    """Changes the tree so that its words are those that a reader sees; findings of struck and of hidden words."""
    from lxml import etree

    for shadow in root.iter("template"):
        if shadow.get("shadowrootmode"):  # a browser shows it in place of what stands beside it
            shadow.tag = "div"
    seen = _VisibilityWalk(PageStyles(root))
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start" and not seen.start(element):
            walk.skip_subtree()
        elif event == "end":
            seen.end(element)
        if event != "start" and element is not root and element.tail:
            _change(element, "tail", seen.words(element.tail))
    for element in seen.gone:
        element.drop_tree()
    return seen.findings()


class _VisibilityWalk:
    """The state of one walk: how the open elements look, and the last words before the place that it has come to."""

    def __init__(self, styles: PageStyles) -> None:
        self.gone: list[Any] = []
        self._styles = styles
        self._looks = [styles.start]
        self._counters = Counters()
        self._before = ""
        self._struck = self._hidden = 0

    def start(self, element: Any) -> bool:
        """Takes in an element; False where nothing below it is to be walked through."""
        if element.tag in _UNTOUCHED:
            self._looks.append(self._looks[-1])
            self._counters.enter({})
            return False
        said = self._styles.said(element)
        look = self._styles.look(element, self._looks[-1], said)
        self._looks.append(look)
        self._counters.enter({} if look.gone else said)
        stamp = look.floats and is_watermark(_first_words(element))
        if (look.gone or stamp) and element.getparent() is not None:
            self.gone.append(element)
            self._hidden += not stamp and element.tag not in _NEVER_WORDS and bool("".join(element.itertext()).strip())
            return False
        if element.get("hidden") is not None:  # a sheet shows it all the same
            del element.attrib["hidden"]
        if element.tag in _INPUTS:
            return self._fill(element)
        if look.list_style and element.tag in _LISTS:
            element.set("style", f"list-style-type: {look.list_style}")
        retag(element, said)
        if element.tag in _TYPED and _KEEPS_LINES.intersection(said.get("white-space", "").split()):
            element.tag = "pre"
        if element.tag == "li":
            self._label(element)
        text = self._generated(element, "before") + (element.text or "")
        if text:
            _change(element, "text", self.words(text))
        return True

    def end(self, element: Any) -> None:
        """Leaves an element, behind what the page's sheets write at its end."""
        if (behind := self._generated(element, "after")) and element not in self.gone:
            place, holder = ("tail", element[-1]) if len(element) else ("text", element)
            _change(holder, place, (getattr(holder, place) or "") + self.words(behind))
        self._looks.pop()
        self._counters.leave()

    def _label(self, item: Any) -> None:
        """Notes the label that the page's sheets write before an item of a list."""
        self._counters.count_item(item)
        if label := self._generated(item, "marker").strip():
            item.set(MARKER, label)

    def _generated(self, element: Any, place: str) -> str:
        content = self._styles.generated(element, place)
        return self._counters.written(content, element) if content else ""

    def words(self, text: str) -> str:
        """Words as the innermost open element shows them."""
        look = self._looks[-1]
        if look.struck:
            self._struck += bool(text.strip())
        elif look.unseen:
            self._hidden += bool(text.strip())
        if look.struck or look.unseen:
            return " "
        is_mark = look.raised or (look.lowered and self._before[-1:].isdigit())
        shown = shown_raised(text, self._before) if is_mark else text
        self._before = (self._before + shown)[-_REMEMBERED:]
        return _CASINGS[look.casing](shown) if look.casing else shown

    def _fill(self, element: Any) -> bool:
        """A form field becomes the words that it shows."""
        words = input_words(element)
        for child in list(element):
            element.remove(child)
        element.tag = "span"
        _change(element, "text", self.words(words))
        return False

    def findings(self) -> tuple[Finding, ...]:
        said = {
            "text_struck": (self._struck, "piece(s) of text are struck through and were left out"),
            "text_hidden": (self._hidden, "piece(s) of text that a reader does not see were left out"),
        }
        return tuple(Finding(code, f"{count} {words}") for code, (count, words) in said.items() if count)


def _first_words(element: Any) -> str:
    """The words of an element that holds no more than a stamp does; empty for a larger one."""
    inside = list(islice(element.iter(), _MOST_IN_STAMP + 1))
    return "".join(element.itertext()) if len(inside) <= _MOST_IN_STAMP else ""


def _change(element: Any, place: str, words: str) -> None:
    """Puts words in, where they differ: control characters can be read out of a tree, but not put into it."""
    if words != (getattr(element, place) or ""):
        setattr(element, place, _CONTROLS.sub(" ", words))
