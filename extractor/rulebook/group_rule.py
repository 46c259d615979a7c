"""What a rule file may say of a block that repeats, and of the columns and cells of tables that it is read from."""

from __future__ import annotations

from pydantic import Field, ValidationInfo, model_validator

from ..text.patterns import pattern
from .field_rule import Column, FieldRule
from .key_types import Name, Names, Regex, Regexes, Styles, TextRegex, is_tested
from .names import only_groups, refuse_methods
from .typed_part import RulePart


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
            only_groups(self.starts, {"body", *self.fields}, "starts")
        return self

    @model_validator(mode="after")
    def _columns_exist(self) -> GroupRule:
        own = {column.name for column in self.columns if column.of is None}
        for column in self.columns:
            if column.of is not None and column.of not in own:
                raise ValueError(f"columns: {column.name} is read from {column.of!r}, which is no column of the table")
        refuse_methods((*self.fields, *self.groups, *(column.name for column in self.columns)))
        return self
