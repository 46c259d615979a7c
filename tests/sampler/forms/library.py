"""A seed's document: its content, its form, the kind of file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from . import innovation_forms, innovations, instrument_forms, instruments, letter_forms, letters
from .blocks import Made
from .dice import Dice
from .form import Form, form
from .to_docx import docx
from .to_html import html
from .to_pdf import pdf
from .to_text import text

FORMS_EACH = 5
"""So many consecutive seeds share one content: their documents differ in form only."""

ENDINGS = {"pdf": 12, "docx": 4, "html": 1.5, "txt": 2}
"""How often each kind of file comes."""
ARTICLES = {"html": 4, "txt": 4, "pdf": 1}
"""How often for articles, which come from the web."""

BY_HAND = {"number": 0.15, "day": 0.1}
"""How many scans have a number, or a day, that was written into a gap."""

Maker = Callable[[Dice, Form], Made]
SETTERS: dict[str, Callable[[Made, Form], bytes]] = {
    "pdf": lambda made, how: pdf(made, how).content,
    "docx": docx,
    "html": html,
    "txt": text,
}


def _letters(sort: str) -> Maker:
    return lambda dice, how: letter_forms.made(letters.letter(dice, sort), how)


MAKERS: dict[str, Maker] = {
    **{sort: _letters(sort) for sort in letters.SORTS},
    "decree": lambda dice, how: instrument_forms.made(instruments.decree(dice), how),
    "regulation": lambda dice, how: instrument_forms.made(instruments.regulation(dice), how),
    "index_preview": lambda dice, how: innovation_forms.preview(innovations.innovation(dice, letters=True), how),
    "index_printout": lambda dice, how: innovation_forms.printout(innovations.innovation(dice), how),
    "proposal": lambda dice, how: innovation_forms.proposal(innovations.innovation(dice), how),
    "article": lambda dice, how: innovation_forms.article(innovations.innovation(dice), how),
}
SORTS = tuple(MAKERS)


@dataclass(frozen=True)
class Document:
    """A file to be written, and what is true of it."""

    name: str
    ending: str
    content: bytes
    truth: dict[str, object]


def sort_of(seed: int) -> str:
    """Which sort of document a seed gives."""
    return SORTS[seed // FORMS_EACH % len(SORTS)]


def arranged(seed: int, scanned: bool = False) -> tuple[Made, Form]:
    """The seed's content in its form, not yet set; on some scans number or day are written by hand."""
    how = form(seed)
    if scanned:
        dice = how.dice("pen")
        how = replace(how, pen=tuple(what for what, share in BY_HAND.items() if dice.some(share)))
    return MAKERS[sort_of(seed)](Dice("content", seed // FORMS_EACH), how), how


def document(seed: int, format: str) -> Document:
    """The document of a seed, `digital` (in one of the endings) or as a `scan`."""
    made, how = arranged(seed, format == "scan")
    name = f"{sort_of(seed)}-{seed:07d}"
    if format == "scan":
        from .to_scan import scan  # needs OpenCV

        return Document(name, "pdf", scan(pdf(made, how), how.dice("scan")), made.truth)
    ending = how.dice("ending").weigh(ARTICLES if made.kind == "article" else ENDINGS)
    return Document(name, ending, SETTERS[ending](made, how), made.truth)
