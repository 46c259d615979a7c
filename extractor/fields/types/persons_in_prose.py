"""Persons whom a sentence or a list names without labels: Hadi Santosa, S.T., selaku Camat, beralamat di Semai."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ...lexicon.listed_pattern import ListedPattern, any_listed
from ...lexicon.phrase_list import phrase_list
from ...model.document import Span
from ...model.typed_values import Party
from ...values.people.academic_titles import split_titles
from ...values.people.signature_rows import is_titles_only, opens_office
from ...values.placeholders import is_placeholder
from ..found import Extent, Found, gather


def _listed(key: str) -> str:
    return any_listed("person_words", key)


_OPENING = ListedPattern(
    lambda: rf"(?is)\b{_listed('undersigned')}\b[\s,:]*(?:{_listed('undersigned_self')}\b[\s,:]*)?"
)
_ENDS = ListedPattern(lambda: rf"(?i)\b{_listed('ends')}\b")
_MARK = r"[ \t]*\(?(?:\d{1,2}|[a-z])[.)][ \t]"
_ITEM = re.compile(rf"(?m)^{_MARK}+(?P<words>[^\n]+(?:\n(?!{_MARK})[^\n]+)*)")
_PARTED = ListedPattern(lambda: rf"[,;](?=\s|$)|(?=\s{_listed('parts')}\b)")
_OFFICE = ListedPattern(lambda: rf"(?i)\s*(?:{_listed('office_after')}\s*:?\s+)")
_ADDRESS = ListedPattern(lambda: rf"(?i)\s*{_listed('address_after')}\s*:?\s+")
_LONGEST = 400
"""Characters in which a sentence names one person, at most."""
PERSON_KEYS = {
    "name": "name",
    "nip": "nip",
    "position": "position",
    "occupation": "position",
    "unit": "institution",
    "organisation": "institution",
    "budget_unit": "institution",
    "institution": "institution",
    "address": "address",
}
"""The key of a person that a label of each meaning gives."""
_FEWEST, _MOST_WORDS = 2, 8
"""Words of a name without titles: one alone may be any word."""


class _PartOfSentence(NamedTuple):
    text: str
    span: Span


def sentence_person(extent: Extent) -> Found | None:
    """The person whom the opening sentence names."""
    opening = _OPENING.search(extent.raw)
    if opening is None:
        return None
    end = _ENDS.search(extent.raw, opening.end())
    stop = min(end.start() if end else len(extent.raw), opening.end() + _LONGEST)
    return _person(extent, opening.end(), stop)


def listed_persons(extent: Extent) -> Iterator[Found]:
    """The persons of a list, each behind its number or letter."""
    for item in _ITEM.finditer(extent.raw):
        end = _ENDS.search(extent.raw, item.start("words"), item.end())
        if found := _person(extent, item.start("words"), end.start() if end else item.end()):
            yield found


def opens_person_label(words: str) -> bool:
    """Whether the words begin with a label for something of a person, as in a form that nobody filled in."""
    hit = phrase_list("labels").opening(words)
    return hit is not None and (hit.key in PERSON_KEYS or hit.key == "rank")


def _person(extent: Extent, start: int, end: int) -> Found | None:
    pieces = list(_pieces(extent, start, end))
    if any(":" in piece.text for piece in pieces):
        return None  # labels
    name = _name(pieces)
    if name is None:
        return None
    parts = {key: Found(None) for key in Party.model_fields}
    parts["name"] = Found(" ".join(extent.document.text[slice(*name)].split()), (("", name),))
    for key, shape in (("position", _OFFICE), ("address", _ADDRESS)):
        told = ((p, lead) for p in pieces if (lead := shape.match(p.text)))
        if piece := next(told, None):
            parts[key] = _told(piece[0], piece[1].end())
    office = next((p for p in pieces if opens_office(p.text.strip()) and not name[0] <= p.span[0] < name[1]), None)
    if parts["position"].value is None and office:
        parts["position"] = _told(office, 0)
    return gather(parts)


def _pieces(extent: Extent, start: int, end: int) -> Iterator[_PartOfSentence]:
    """The words between commas, and from each word on that leads to an office or an address."""
    cuts = [start, *(start + m.end() for m in _PARTED.finditer(extent.raw[start:end])), end]
    for one, two in pairwise(cuts):
        text = extent.raw[one:two]
        if text.strip(" ,;.\n"):
            yield _PartOfSentence(text, (extent.start + one, extent.start + two))


def _name(pieces: list[_PartOfSentence]) -> Span | None:
    """The first words between commas that can be a name, with the titles behind them."""
    for i, piece in enumerate(pieces):
        words = piece.text.strip(" ,;.\n")
        bare = split_titles(words)[1] or ""
        if (
            opens_person_label(words)
            or opens_office(words)
            or _OFFICE.match(piece.text)
            or _ADDRESS.match(piece.text)
            or is_placeholder(words)
        ):
            continue
        named = re.findall(r"[^\W\d_]{2,}", bare)
        if not _FEWEST <= len(named) <= _MOST_WORDS or not all(word[0].isupper() for word in named):
            continue
        last = piece
        for behind in pieces[i + 1 :]:
            if not is_titles_only(behind.text.strip(" ,;\n")):
                break
            last = behind
        start = piece.span[0] + len(piece.text) - len(piece.text.lstrip())
        return start, last.span[0] + len(last.text.rstrip(" ,;\n"))
    return None


def _told(piece: _PartOfSentence, at: int) -> Found:
    rest = piece.text[at:]
    start = piece.span[0] + at + len(rest) - len(rest.lstrip())
    words = rest.strip(" ,;.\n")
    return Found(" ".join(words.split()), (("", (start, start + len(words))),)) if words else Found(None)
