"""What a document is as a whole: a form that nobody filled in, a subtype that its title names."""

from __future__ import annotations

from itertools import chain

from pydantic import Field

from ...lexicon.phrase_list import phrase_list
from ...rulebook.key_types import Name
from ...rulebook.registry import Options
from ...values.placeholders import open_rows, template_marks, value_names
from ..field_type import field_type
from ..found import Extent, Found, found_at


class BlankOptions(Options):
    fewest: int = Field(3, ge=1)
    """Rows of dots that make a form of it; of marks of a template one is enough."""


@field_type("blank_form", value=bool, options=BlankOptions, absent=False)
def read_blank_form(extent: Extent, options: BlankOptions) -> Found | None:
    """True for a form in which values are left open: rows of dots, marks of a template."""
    marks, rows = list(template_marks(extent.raw)), [*open_rows(extent.raw), *value_names(extent.raw)]
    if not marks and len(rows) < options.fewest:
        return None
    start, end = next(chain(marks, sorted(rows)))
    return Found(True, (("", (extent.start + start, extent.start + end)),))


class PhraseOptions(Options):
    phrases: Name = "subtypes"
    """A list of phrases in `vocabularies/`, by name: the value is the key of one of them."""


@field_type("phrase", value=str, options=PhraseOptions)
def read_phrase(extent: Extent, options: PhraseOptions) -> Found | None:
    """The key of the phrase with which the text opens; None where it opens with none of them."""
    extent = extent.trimmed()
    hit = phrase_list(options.phrases).opening(extent.text, tolerant=True)
    return found_at(extent, hit.key) if hit else None
