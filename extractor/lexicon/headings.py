"""The headings of official documents: their wordings, and where on a line they may stand."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, TypeAdapter

from .folders import once_per_lexicon
from .phrase_list import PhraseList
from .tables import common_words, table


class HeadingWording(BaseModel):
    """The wordings of one heading and where a line may have them; the head of `headings.toml` explains each key."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    words: tuple[str, ...]
    never: tuple[str, ...] = ()
    goes_on: Literal["anything", "colon", "label", "year", "end"] = "anything"
    capitals: bool = False
    small: bool = False
    small_label: bool = False
    reach: Literal["words", "line"] = "words"
    numbered: bool = False
    columns: bool = False
    page_top: bool = False
    above: bool = False
    not_below: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    alone: bool = False
    needs: tuple[str, ...] = ()
    within: int = 1
    form: Literal["title", "lampiran", "letter"] | None = None
    number_last: bool = False


class Phrases(NamedTuple):
    """The wordings of a heading, and those that must follow it."""

    words: PhraseList
    never: PhraseList
    then: PhraseList
    needs: PhraseList


@once_per_lexicon
def headings() -> dict[str, HeadingWording]:
    """Every heading of the list by its key."""
    return TypeAdapter(dict[str, HeadingWording]).validate_python(table("headings"))


@once_per_lexicon
def phrases(key: str) -> Phrases:
    """The wordings of one heading, ready to be compared."""
    heading = headings()[key]
    lists = (heading.words, heading.never, heading.then, heading.needs)
    return Phrases(*(PhraseList({key: words}, common_words()) for words in lists))
