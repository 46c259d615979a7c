"""The headings of official documents: their wordings, and where on a line they may stand."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, TypeAdapter

from ..model.key_docstrings import described
from .folders import once_per_lexicon
from .phrase_list import PhraseList
from .word_lists import common_words, word_lists


class HeadingWording(BaseModel):
    """The wordings of one heading and where a line may have them; the head of `headings.toml` explains each key."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=described)
    words: tuple[str, ...]
    """The wordings as they are spelt, compared with the start of a line however it is spaced."""
    never: tuple[str, ...] = ()
    """The line does not begin with one of these."""
    goes_on: Literal["anything", "colon", "label", "year", "end"] = "anything"
    """What follows on the line: anything; a colon, nothing, or the words are in capitals; a colon, a gap or
    nothing; a year; nothing."""
    capitals: bool = False
    """All letters are capitals."""
    small: bool = False
    """The first letter may be a small one."""
    small_label: bool = False
    """The first letter may be a small one before a colon and more words."""
    reach: Literal["words", "line"] = "words"
    """The heading ends behind its words and their colon, or at the line's first colon or its end."""
    numbered: bool = False
    """A number may follow: I, II b, - 1."""
    columns: bool = False
    """It may begin behind a gap: in another column, behind a stamp."""
    page_top: bool = False
    """It stands at the top of a page."""
    listed: bool = False
    """A list's label may stand before it: A. Kesimpulan."""
    above: bool = False
    """It begins with the line above, which holds a name and little else."""
    not_below: tuple[str, ...] = ()
    """With `above` that line is none of these headings."""
    not_behind: tuple[str, ...] = ()
    """The line right above does not end with one of these words, with which a sentence or a title goes on."""
    then: tuple[str, ...] = ()
    """One of these wordings follows: on the line, or where that has no more words, on the next one."""
    alone: bool = False
    """With `then` nothing need follow where the line has no more words."""
    needs: tuple[str, ...] = ()
    """One of these wordings stands later on the line or begins one of the next `within` lines."""
    within: int = 1
    """How many lines below are looked at for `needs`."""
    form: Literal["title", "lampiran", "letter"] | None = None
    """A document opens with it: the title of its kind, a letter's head, or the head of a lampiran. A title is in
    capitals, or in names that a Nomor or Tentang follows; for others use a signal with `find` and `opens`."""
    number_last: bool = False
    """In such a title the number may stand below what follows TENTANG."""


class Phrases(NamedTuple):
    """The wordings of a heading, and those that must follow it."""

    words: PhraseList
    never: PhraseList
    then: PhraseList
    needs: PhraseList


@once_per_lexicon
def headings() -> dict[str, HeadingWording]:
    """Every heading of the list by its key."""
    return TypeAdapter(dict[str, HeadingWording]).validate_python(word_lists("headings"))


@once_per_lexicon
def title_wordings() -> frozenset[str]:
    """The wordings of the titles with which documents open, without regard to capitals."""
    titles = (heading for heading in headings().values() if heading.form == "title")
    return frozenset(words.casefold() for heading in titles for words in heading.words)


@once_per_lexicon
def title_openings() -> frozenset[str]:
    """The first words of the titles that have several: Surat, Berita."""
    return frozenset(words.split()[0] for words in title_wordings() if " " in words)


def may_be_title(text: str) -> bool:
    """Whether the line is such a title, or in capitals and opens as one does."""
    plain = " ".join(text.split()).casefold()
    return plain in title_wordings() or (text.isupper() and plain.partition(" ")[0] in title_openings())


@once_per_lexicon
def heading_places() -> dict[str, int]:
    """Where each heading stands in the list, by its key; those that rule files bring stand last."""
    return {key: place for place, key in enumerate(headings())}


@once_per_lexicon
def phrases(key: str) -> Phrases:
    """The wordings of one heading, ready to be compared."""
    heading = headings()[key]
    lists = (heading.words, heading.never, heading.then, heading.needs)
    return Phrases(*(PhraseList({key: words}, common_words()) for words in lists))
