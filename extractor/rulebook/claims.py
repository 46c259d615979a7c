"""What a rule file may say of how its kind is recognised: ways to match, and signals with weights."""

from __future__ import annotations

from pydantic import Field, model_validator

from .key_types import HeadingKeys, Names, Regexes
from .typed_part import RulePart


class Match(RulePart):
    """One way to recognise the kind, in the first `within` characters: all of `all`, any of `any`, none of `none`."""

    why: str
    """What the match rests on, for people who ask why a document has its kind."""
    all: Regexes = ()
    """All of these patterns match."""
    any: Regexes = ()
    """One of these patterns matches."""
    none: Regexes = ()
    """None of these patterns matches."""
    metadata: Names = ()
    """What the file must say of itself (`published`, `author` …)."""
    within: int | None = Field(None, gt=0)
    """Only so many characters from the start are looked at."""
    priority: int = 0
    """Where two kinds claim a document, the higher number wins; equal ones leave it unknown."""
    examples: Names = ()
    """Texts that are recognised."""
    rejects: Names = ()
    """Texts that are not."""

    @model_validator(mode="after")
    def _asks_something(self) -> Match:
        if not (self.all or self.any or self.metadata):
            raise ValueError("needs a pattern in `all` or `any`, or a key in `metadata`")
        return self


class Signal(RulePart):
    """Something that speaks for the kind, or with a negative weight against it; one of its conditions must hold."""

    says: str
    """What the signal is, for people who ask why a document has its kind."""
    weight: int
    """What it adds to the weight of the kind."""
    title: HeadingKeys = ()
    """The document opens with one of these forms: a title, a letter's head."""
    lampiran_of: HeadingKeys = ()
    """The document opens with the head of a lampiran that names one of these titles."""
    has: HeadingKeys = ()
    """One of these headings stands in it."""
    find: Regexes = ()
    """One of these patterns matches."""
    opens: bool = False
    """What `find` finds may stand where a title would: titles of other kinds below it do not speak against the kind."""
    within: int = Field(20_000, gt=0)
    """Only so many characters are looked at: a late line decides no kind."""

    @model_validator(mode="after")
    def _asks_something(self) -> Signal:
        if not (self.title or self.lampiran_of or self.has or self.find):
            raise ValueError("needs `title`, `lampiran_of`, `has` or `find`")
        return self
