"""What a rule file may say: TOML → frozen models; anything else is an error with file, key and reason."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any, Literal

from pydantic import Field, ValidationInfo, model_validator

from ..lexicon.headings import HeadingWording
from ..lexicon.phrase_list import phrase_list
from ..model.records import Record
from ..text.patterns import Pattern, pattern
from .claims import Match, Signal
from .key_types import CellRegex, HeadingKeys, Name, Names, Regex, Regexes, Styles, TextRegex, is_tested
from .registry import FIELD_TYPES
from .roles import Roles
from .typed_part import CheckRule, RulePart, TypedPart

BlockName = Literal["letterhead", "date_line", "address", "signature", "certifier", "title", "lampiran_head"]
"""The blocks in structure/shape.py."""
SectionBlock = Literal[
    "address", "body", "below_title", "closing", "first_closing", "after_copies", "electronic_notice"
]
_RESERVED = {"schema_version", "kind", "source", "sections", "findings", "provenance"}
_METHODS = frozenset(name for name in dir(Record) if not name.startswith("_"))
"""What every record can do: a field of such a name would stand in its place."""


def _only_groups(sources: Iterable[str], known: set[str], key: str) -> None:
    """Raise ValueError for a pattern with a named group that nothing reads: a slip that would pass in silence."""
    for source in sources:
        if strange := [name for name in pattern(source).names if name not in known]:
            raise ValueError(f"{key}: nothing reads the group {strange[0]!r}; known here: {', '.join(sorted(known))}")


def _refuse_methods(names: Iterable[str]) -> None:
    """Raise ValueError for a name that a record, or an object in it, has for something that it does."""
    if taken := [name for name in names if name in _METHODS]:
        raise ValueError(f"the name {taken[0]!r} is taken: it is what every record is asked by; choose another")


def _said(field: FieldRule) -> str:
    return f"{'many ' if field.many else ''}{field.type}"


class SectionRule(RulePart):
    """A part of the document: it starts where one of `starts` matches and lasts until the next section."""

    name: Name
    """The name of the section in the record."""
    headings: HeadingKeys = ()
    """Keys of `vocabularies/headings.toml`: it starts at such a heading, whatever stands between its letters."""
    heading_is_text: bool = False
    """The words of its heading belong to its text: a place or a date follows on the same line."""
    starts: Regexes = ()
    """It starts where one of these patterns matches; its text begins behind the group `heading`, which is for sections
    only: in a group's `starts` it is `body` that says where the text begins."""
    block: SectionBlock | None = None
    """Starts where a block of this name starts: `body` is the first running text below a letter's head, `below_title`
    the first line below a title, `closing` the last line above a lampiran that is nothing but place and date, or else
    the first that says in what role people sign, `first_closing` the first such line, where annexes behind it are
    signed again, `after_copies` what stands behind a list of copies and is no part of
    it, `electronic_notice` a notice of electronic signing."""
    after: str | None = None
    """In a file that extends another: the section is placed behind this one."""
    before: str | None = None
    """In a file that extends another: the section is placed before this one."""
    last: bool = False
    """Stands behind all others, also behind those of a file that extends this one."""
    repeats: bool = False
    """May start more than once."""
    anywhere: bool = False
    """May start before sections listed earlier (a carbon-copy list stands before or behind the signature)."""
    only_after: Names = ()
    """Starts only when one of these sections has started."""
    never_after: Names = ()
    """Starts no more when one of these sections has started."""
    items: Styles = ()
    """Label styles of the items inside, outermost first."""
    cues: Regexes = ()
    """The words with which an item opens: they part items whose labels a recogniser lost."""
    headed: int = 0
    """How many of the item levels carry a heading on their first line."""
    outline: bool = False
    """`starts` are styles of headings with groups `label` and `heading`; the style that stands outermost is used."""
    names: dict[Name, Regex] = Field(default_factory=dict)
    """What a section is called instead of `name` where its heading matches."""
    required: bool = False
    """Every document of the kind has it."""
    examples: Names = ()
    """Texts in which it starts."""
    rejects: Names = ()
    """Texts in which it does not."""


class FieldRule(TypedPart):
    """A value: where it is looked for, how it is written, what type it has.

    Looked for in this order, and the first words that can be read as the type are taken: what the file says of itself
    (`metadata`), the cell that `cell_right_of`, `cell_left_of` or `cell_below` names, `block`, `label`, `find`, the
    cells right of those that hold nothing but the label. `fallback` is tried where there is none.
    """

    about: str = ""
    """What the value is; it describes the field in the JSON Schema of the records."""
    section: Names = ("document",)
    """Looked for in each of these in turn; `document` is the whole text."""
    block: BlockName | None = None
    """Taken from the blocks of this name that stand in the sections, before labels and patterns are tried."""
    part: Literal["name", "number", "numbers", "date", "title", "about", "parties"] | None = None
    """Which part of a `title` or `lampiran_head` block is taken; `about` is a title that follows TENTANG."""
    label: Names = ()
    """Meanings in `vocabularies/labels.toml` or `[labels]`: the value of a pair with such a label, wherever on the page
    it stands; where there is none, the cell right of one that is nothing but the label. List marks before a label
    (6. a.) are no part of it and need no wording; of two wordings that fit the longer is meant; a label opens a line,
    a column or a cell, on one line (in a cell also on several); a value goes on in the lines below that begin where it
    begins, up to the next label. Without `many` the first value that can be read as the type is taken."""
    label_opens: bool = False
    """A cell may only begin with the label: Nama pegawai yang diperintah, where `label` asks for Nama."""
    find_in_value: bool = False
    """The patterns are looked for in what `block`, `label`, `column` or a cell gives, not in the sections: with `label`
    or `column` and a pattern it takes a part of the label's value or of the cell, whose words are then what an example
    gives. Without it, `find` is tried where `label` gives nothing."""
    find: Regexes = ()
    """Tried in order; group `value` is what is captured. Without patterns, block, label and cell: the whole section."""
    or_whole: bool = False
    """Where no pattern matches in a section, the whole section is captured; never the whole document."""
    take: Literal["first", "last"] = "first"
    """Which match of a pattern is tried first."""
    column: Regex | None = None
    """Inside a group: the cell under the heading that matches, of each row where the group has `rows`, else of the row
    that the block opens. The type reads the cell as a whole: `120 JP` is a text, no integer."""
    cell_right_of: CellRegex | None = None
    """Where a table has a cell that matches whole, the cell right of it is taken, and nothing where that is empty."""
    cell_left_of: CellRegex | None = None
    """The same with the cell left of it, where what names the value stands behind it."""
    cell_below: CellRegex | None = None
    """Where the first line of a table's cell matches whole, the rest of the cell is taken, else the cell below it."""
    metadata: str | None = None
    """What the file says of itself under this name (`author`, `published` …) is taken before what its text says."""
    many: bool = False
    """All values are taken, as a list; else the first that can be read."""
    joined: bool = False
    """A list has the values of all its sections, in their order; else those of the first section that has any."""
    required: bool = False
    """Every document of the kind has it, so a missing value is a warning."""
    optional: bool = False
    """Most documents of the kind have none, so a missing value is no finding."""
    complete_if: str | None = None
    """The key of an object without which it counts as not found where `fallback` finds one that has it."""
    fallback: FieldRule | None = None
    """Where and how the value is looked for when it is not found so. What is found in another section says so in a
    finding. Examples and rejects of a field ask the field alone: give its fallback some of its own."""
    examples: dict[str, Any] = Field(default_factory=dict)
    """Texts, and what each gives: a value, or an object with the keys that matter."""
    rejects: Names = ()
    """Texts that give nothing."""

    @model_validator(mode="before")
    @classmethod
    def _fallback_has_its_type(cls, given: Any) -> Any:
        """A fallback that names no type reads what its field reads."""
        fallback = given.get("fallback") if isinstance(given, dict) else None
        if not isinstance(fallback, dict) or "type" in fallback or "type" not in given:
            return given
        return {**given, "fallback": {"type": given["type"], **fallback}}

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        return tuple(map(pattern, self.find))

    @property
    def has_cell(self) -> bool:
        """Whether its value stands in a cell of a table beside or below the one that names it."""
        return bool(self.cell_right_of or self.cell_left_of or self.cell_below)

    @property
    def has_own_place(self) -> bool:
        """Whether the field says where its value stands, apart from the section."""
        return bool(
            self.find or self.column or self.has_cell or self.metadata or self.block or self.label
        )

    @property
    def value(self) -> Any:
        """The class of its value in a record."""
        kind = FIELD_TYPES[self.type]
        return list[kind.value] if self.many else kind.value  # type: ignore[name-defined]

    @model_validator(mode="after")
    def _labels_exist(self) -> FieldRule:
        known = phrase_list("labels").keys
        if strange := [meaning for meaning in self.label if meaning not in known]:
            near = [f"did you mean {key!r}? " for key in difflib.get_close_matches(strange[0], known, 1)]
            known_ones = ", ".join(sorted(known))
            raise ValueError(f"label: labels.toml has no meaning {strange[0]!r}; {''.join(near)}known: {known_ones}")
        return self

    @model_validator(mode="after")
    def _captures_value(self, info: ValidationInfo) -> FieldRule:
        if not is_tested(info):
            _only_groups(self.find, {"value"}, "find")
        return self

    @model_validator(mode="after")
    def _has_a_value_to_find_in(self) -> FieldRule:
        if self.find_in_value and not (self.find and (self.label or self.block or self.column or self.has_cell)):
            reason = "it needs `find`, and a `label`, `block`, `column` or cell that gives the value"
            raise ValueError(f"find_in_value: {reason}")
        if self.label_opens and not self.label:
            raise ValueError("label_opens: it needs a `label`")
        return self

    @model_validator(mode="after")
    def _takes_many_values(self) -> FieldRule:
        if self.many and FIELD_TYPES[self.type].is_list:
            raise ValueError(f"many: the type {self.type!r} is a list already; leave `many` out")
        return self

    @model_validator(mode="after")
    def _joins_lists(self) -> FieldRule:
        if self.joined and not FIELD_TYPES[self.type].is_list:
            raise ValueError(f"joined: a value of the type {self.type!r} is no list")
        return self

    @model_validator(mode="after")
    def _can_be_complete(self) -> FieldRule:
        keys = getattr(self.value, "model_fields", {})
        if self.complete_if is not None and self.complete_if not in keys:
            known = f"it has: {', '.join(keys)}" if keys else "it is no object"
            raise ValueError(f"complete_if: a value of this type has no key {self.complete_if!r}; {known}")
        return self

    @model_validator(mode="after")
    def _fallback_gives_the_same(self) -> FieldRule:
        if self.fallback and self.fallback.value != self.value:
            raise ValueError(f"fallback: it is {_said(self.fallback)} and the field {_said(self)}; both have to be one")
        return self


class Column(TypedPart):
    """A column of a table that becomes a key of each row's object."""

    name: Name
    """The key of the value in the object of its row."""
    about: str = ""
    """What the value is, in a few words for people."""
    header: Regex | None = None
    """What the heading row says above it, so that a row of headings is no row; it does not choose the column: that is
    the place in the list."""
    of: str | None = None
    """Read from the cell of another column."""


class PiecesRule(RulePart):
    """Objects that stand in one cell of a table, such as the titles of several files."""

    column: Regex
    """What the heading above the cell says."""
    cut: Regex | None = None
    """What stands between two objects; without it the cell is one."""
    blank: TextRegex | None = None
    """What a cell says that holds none, as a pattern for all its words."""
    after: Name | None = None
    """In a block that is no row of a table: the field behind whose value the words stand."""
    field: Name
    """The field of the object that takes the words."""


class GroupRule(RulePart):
    """A block that repeats: one object for each section, for each match of `starts`, or for each row of a table."""

    about: str = ""
    """What the objects are; it describes the group in the JSON Schema of the records."""
    section: Names = ("document",)
    """Looked for in each of these sections; `document` is the whole text."""
    starts: Regexes = ()
    """A block starts where one matches; a named group gives the field of its name, `body` where its text starts. There
    is no group `heading` as in sections: name a field for it."""
    ends: Regexes = ()
    """A block ends before the first match of one of these patterns; with `rows`, tables behind it do not count."""
    items: Styles = ()
    """Label styles of the items in each block that a pattern of `starts` opens, outermost first; where sections are the
    blocks, theirs count. Fields of the types `list`, `items` and `count` read them."""
    sequence: str | None = None
    """A captured number that must count 1, 2, 3 …: matches out of turn are text."""
    one: bool = False
    """A single object instead of a list."""
    required: bool = False
    """Every document of the kind has it, so its absence is a warning."""
    optional: bool = False
    """Most documents of the kind have none, so its absence is no finding."""
    fields: dict[Name, FieldRule] = Field(default_factory=dict)
    """The values of each object, by their names."""
    groups: dict[Name, GroupRule] = Field(default_factory=dict)
    """Blocks inside each block, by their names."""
    columns: tuple[Column, ...] = ()
    """The group's objects are the rows of whatever tables stand in its extent; each column takes the cell at its place
    in the list, whatever the heading says. Take `rows` and a `column` in each field where a table is to be known by its
    headings."""
    rows: bool = False
    """Where a table has the headings that `column` names, two of them at least, its rows are the objects, in whatever
    order the columns stand; rows that are sums of those above are left out; else `starts` is tried."""
    cut_by: Name | None = None
    """With `rows`: the field whose cell tells that a row is several. Where it holds entries with figures below each
    other and another cell holds as many, each gives an object; what stands once belongs to the first."""
    pieces: PiecesRule | None = None
    """In a group inside one with `rows`: the objects stand in a cell of the row."""

    @model_validator(mode="after")
    def _cuts_by_a_column(self) -> GroupRule:
        if self.cut_by and not (self.rows and self.cut_by in self.fields and self.fields[self.cut_by].column):
            raise ValueError(f"cut_by: {self.cut_by!r} is no field with `column` of a group with `rows`")
        return self

    @property
    def captured(self) -> set[str]:
        """The fields that the patterns in `starts` capture."""
        return {name for source in self.starts for name in pattern(source).names}

    @model_validator(mode="after")
    def _captures_fields(self, info: ValidationInfo) -> GroupRule:
        if not is_tested(info):
            _only_groups(self.starts, {"body", *self.fields}, "starts")
        return self

    @model_validator(mode="after")
    def _columns_exist(self) -> GroupRule:
        own = {column.name for column in self.columns if column.of is None}
        for column in self.columns:
            if column.of is not None and column.of not in own:
                raise ValueError(f"columns: {column.name} is read from {column.of!r}, which is no column of the table")
        _refuse_methods((*self.fields, *self.groups, *(column.name for column in self.columns)))
        return self


class Rule(RulePart):
    """A kind of document: how it is recognised, cut, and read."""

    kind: Name
    """The name of the kind, which is the name of the file."""
    about: str
    """What such a document is, in a sentence."""
    extends: str | None = None
    """The name of a rule file whose sections, fields, groups and checks this one has as well."""
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
        _refuse_methods((*self.fields, *self.groups))
        return self

    @property
    def abstract(self) -> bool:
        """A file that others extend and that claims no document itself."""
        return not (self.match or self.signals or self.fallback)
