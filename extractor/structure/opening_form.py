"""With what a document opens: the title of its kind, a letter's head, or the head of a lampiran that stands alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..lexicon.folders import once_per_lexicon
from ..lexicon.headings import headings
from .heading_search import HeadingHit, HeadingSearch

_HEAD_LINES = 3
"""In the first line of a lampiran's head or so many below it stands the instrument that it belongs to."""


class OpeningForm(NamedTuple):
    """The form's key in `headings.toml`, where it stands, and for a lampiran the title that its head names."""

    key: str
    start: int
    end: int
    of: str | None = None


def opening_forms(search: HeadingSearch, hits: Iterable[HeadingHit]) -> Iterator[OpeningForm]:
    """The forms among the hits, in the order of the text; of two at one place the longer wording."""
    reached, keys = -1, form_keys()
    for hit in hits:
        if hit.key in keys and hit.start >= reached:
            reached = hit.end
            named = None if headings()[hit.key].form == "title" else _named(search, hit)
            yield OpeningForm(hit.key, hit.start, hit.end, named)


@once_per_lexicon
def form_keys(*forms: str) -> tuple[str, ...]:
    """The keys of the headings with which documents open, or of those forms alone."""
    return tuple(key for key, heading in headings().items() if heading.form and (not forms or heading.form in forms))


def _named(search: HeadingSearch, hit: HeadingHit) -> str | None:
    """The title that a lampiran's head names."""
    titles = form_keys("title")
    places = (hit.body, *search.starts_below(hit.start, _HEAD_LINES))
    return next((key for place in places if (key := search.opens(place, titles))), None)
