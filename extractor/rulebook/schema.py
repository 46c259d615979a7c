"""What a rule file may say, whole: TOML → a frozen model; anything else is an error with file, key and reason."""

from __future__ import annotations

from pydantic import Field, model_validator

from ..lexicon.headings import HeadingWording
from .claims import Match, Signal
from .field_rule import FieldRule
from .group_rule import GroupRule
from .key_types import Name, Names, Regexes
from .names import refuse_methods
from .roles import Roles
from .section_rule import SectionRule
from .typed_part import CheckRule, RulePart

_RESERVED = {"schema_version", "kind", "source", "sections", "findings", "provenance"}


class Rule(RulePart):
    """A kind of document: how it is recognised, cut, and read."""

    kind: Name
    """The name of the kind, which is the name of the file."""
    about: str
    """What such a document is, in a sentence."""
    extends: str | None = None
    """The name of a rule file whose sections, fields, groups and checks this one has as well."""
    without: Names = ()
    """Fields and groups of the file that it extends which this kind does not have; one that it defines itself takes the
    place of theirs instead."""
    overrides: bool = False
    """The file changes single keys of the file of the same name in a later folder or among the built-in ones."""
    labels: dict[Name, Names] = Field(default_factory=dict)
    """Labels that `vocabularies/labels.toml` lacks, by their meaning: fields ask for them with `label`. A meaning that
    it has already gets more wordings and keeps its own; `naskah rules check` says so."""
    headings: dict[Name, HeadingWording] = Field(default_factory=dict)
    """Headings that `vocabularies/headings.toml` lacks, by their key: sections and signals ask for them."""
    words: dict[Name, str] = Field(default_factory=dict)
    """Parts of patterns that recur: `{{office}}` in a pattern, or in a word below it, stands for `words.office`."""
    fallback: bool = False
    """The kind of documents that no other rule claims."""
    match: tuple[Match, ...] = ()
    """The ways in which a document of the kind is recognised."""
    signals: tuple[Signal, ...] = ()
    """What speaks for and against the kind; together they claim a document from `claims_from` points on."""
    claims_from: int = 10
    """How many points the signals need together to claim a document."""
    examples: Names = ()
    """Texts that the signals claim; each signal of positive weight is needed by one of them."""
    rejects: Names = ()
    """Texts that they do not claim; each signal of negative weight is needed by one of them."""
    parts: Regexes = ()
    """Where a second document of the same kind begins in one file."""
    carries: Names = ()
    """Kinds of documents that may stand behind one of this kind in the same file: what a cover letter sends. A page
    that opens with such a kind's own title, in capitals and with a number, begins a document of its own."""
    sections: tuple[SectionRule, ...] = ()
    """The parts of the document, in reading order; `head` is what stands before the first."""
    fields: dict[Name, FieldRule] = Field(default_factory=dict)
    """The values of the record, by their names."""
    groups: dict[Name, GroupRule] = Field(default_factory=dict)
    """The blocks of the record that repeat, by their names."""
    checks: tuple[CheckRule, ...] = ()
    """What is compared in the finished record."""
    roles: Roles = Roles()
    """Which fields are the document's number, date, title and issuer; by them it is linked, exported and renamed."""
    source: str = ""
    """The path of the rule file; it is filled in."""

    @model_validator(mode="after")
    def _names_are_free(self) -> Rule:
        for name in (*self.fields, *self.groups):
            if name in _RESERVED or (name in self.fields and name in self.groups):
                raise ValueError(f"the name {name!r} is taken; a record has one value of each name")
        refuse_methods((*self.fields, *self.groups))
        return self

    @property
    def abstract(self) -> bool:
        """A file that others extend and that claims no document itself."""
        return not (self.match or self.signals or self.fallback)
