"""What a rule file may say of a value: where it stands, how it is written, what it is read as."""

from __future__ import annotations

import difflib
from typing import Any, Literal

from pydantic import Field, ValidationInfo, model_validator

from ..lexicon.phrase_list import phrase_list
from ..text.patterns import Pattern, pattern
from .key_types import CellRegex, Name, Names, Regex, Regexes, is_tested
from .names import only_groups
from .registry import FIELD_TYPES
from .typed_part import TypedPart

BlockName = Literal["letterhead", "date_line", "address", "signature", "certifier", "title", "lampiran_head"]
"""The blocks in structure/shape.py."""


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
    (6. a.) are no part of it and need no wording, nor does a number without a dot before a label with a colon; of two
    wordings that fit the longer is meant; a label opens a line, a column or a cell, on one line or on several in a
    narrow column; one that goes on with small words up to a colon is another label. A value goes on in the lines below
    that begin where it begins, up to the next label. Several meanings are tried one after the other, each with all its
    values: the first value that can be read as the type is taken, or all with `many`. Where no meaning gives one, nor
    `find`, the cells right of all of them are tried."""
    label_opens: bool = False
    """A cell may only begin with the label: Nama pegawai yang diperintah, where `label` asks for Nama."""
    find_in_value: bool = False
    """The patterns are looked for in what `block`, `label`, `column` or a cell gives, not in the sections: with `label`
    or a cell and a pattern it takes a part of the label's value or of the cell. Its examples give for `label` the label
    with its value as the page has them (`Nama : Dewi / 19`), for `column` and a named cell the words of that cell
    alone (`Dewi / 19`). Without it, `find` is tried where `label` gives nothing."""
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
    """Where a table has a cell that matches whole, the cell right of it is taken, and nothing where that is empty. It
    is tried before `label`, wherever in the document the table stands. An example gives the words of the cell that is
    taken, without those of the cell that names it."""
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
        return bool(self.find or self.column or self.has_cell or self.metadata or self.block or self.label)

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
            only_groups(self.find, {"value"}, "find")
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


def _said(field: FieldRule) -> str:
    return f"{'many ' if field.many else ''}{field.type}"


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
