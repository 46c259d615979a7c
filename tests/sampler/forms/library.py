"""A seed's document: its content, its form, the kind of file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from . import instrument_forms, instruments, letter_forms, letters
from .blocks import Made
from .dice import Dice
from .form import Form, form
from .to_pdf import pdf

FORMS_EACH = 5
"""So many consecutive seeds share one content: their documents differ in form only."""

Maker = Callable[[Dice, Form], Made]


def _letters(sort: str) -> Maker:
    return lambda dice, how: letter_forms.made(letters.letter(dice, sort), how)


MAKERS: dict[str, Maker] = {
    **{sort: _letters(sort) for sort in letters.SORTS},
    "decree": lambda dice, how: instrument_forms.made(instruments.decree(dice), how),
    "regulation": lambda dice, how: instrument_forms.made(instruments.regulation(dice), how),
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


def arranged(seed: int) -> tuple[Made, Form]:
    """The seed's content in its form, not yet set."""
    how = form(seed)
    return MAKERS[sort_of(seed)](Dice("content", seed // FORMS_EACH), how), how


def document(seed: int, format: str) -> Document:
    """The document of a seed."""
    made, how = arranged(seed)
    name = f"{sort_of(seed)}-{seed:07d}"
    return Document(name, "pdf", pdf(made, how)[0], made.truth)
