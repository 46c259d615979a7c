"""What a rule file may say: TOML → frozen models; anything else is an error with file, key and reason."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)
from typing_extensions import TypedDict  # the one of `typing` cannot be validated before Python 3.12

from ..errors import RuleError
from ..lexicon.closed_list import Vocabulary, load_vocabulary
from ..lexicon.folders import Lexicon, built_in, lexicon_of
from ..lexicon.headings import headings
from ..resources import rules_dir
from ..text.patterns import Pattern, pattern
from .files import complaints, rule_tables

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
TypeName = Literal[
    "text", "block", "integer", "label", "date", "letter_number", "nip", "money", "citation", "citations", "region",
    "gazette", "budgets", "figures", "goals", "partners", "definitions", "entry", "opening", "closing", "between",
    "signature", "items", "diktum", "legal_basis", "list", "tree", "tables", "cell_items",
]  # fmt: skip
"""The types a field may have, as fields/types.py reads them."""
CheckName = Literal["body_present", "lampiran_agrees", "year_agrees", "bases_are_older", "amounts_agree"]
"""The checks in checks.py."""
LABEL_STYLES = (
    "number", "decimal", "number_paren", "paren_number", "letter", "letter_paren", "upper_letter", "roman", "dictum",
    "article", "dash", "bare_number",
)  # fmt: skip
"""The styles in labels.py; `inline_` before one: its labels may stand inside a line."""
_RESERVED = {"schema_version", "kind", "source", "sections", "findings", "provenance"}


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _compiles(source: str) -> str:
    if lost := re.search(r"\{\{\w+\}\}", source):
        raise ValueError(f"there is no word {lost[0]} under `words`")
    pattern(source)
    return source


def _styled(style: str) -> str:
    for name in style.split("|"):
        if name.removeprefix("inline_") not in LABEL_STYLES:
            raise ValueError(f"there is no label style {name!r}; known: {', '.join(LABEL_STYLES)}")
    return style


def _loaded(value: Any) -> Any:
    """A vocabulary's name → the list itself."""
    return load_vocabulary(value) if isinstance(value, str) else value


Closed = Annotated[Vocabulary, BeforeValidator(_loaded)]
Regex = Annotated[str, AfterValidator(_compiles)]
Regexes = Annotated[tuple[Regex, ...], BeforeValidator(_listed)]
Names = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Styles = Annotated[tuple[Annotated[str, AfterValidator(_styled)], ...], BeforeValidator(_listed)]


def _listed_heading(key: str) -> str:
    if key not in headings():
        near = difflib.get_close_matches(key, headings(), 1)
        raise ValueError(f"headings.toml has no heading {key!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    return key


HeadingKeys = Annotated[tuple[Annotated[str, AfterValidator(_listed_heading)], ...], BeforeValidator(_listed)]


def _only_groups(sources: Iterable[str], known: set[str], key: str) -> None:
    """Raise ValueError for a pattern with a named group that nothing reads: a slip that would pass in silence."""
    for source in sources:
        if strange := [name for name in pattern(source).names if name not in known]:
            raise ValueError(f"{key}: nothing reads the group {strange[0]!r}; known here: {', '.join(sorted(known))}")


class _Rule(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Options(TypedDict, total=False):
    """What only some types know; their docstrings say which."""

    __pydantic_config__ = ConfigDict(extra="forbid")  # type: ignore[misc]
    strip: str
    drop: Regex
    joined: str
    after: Name
    before: Name
    as_printed: bool
    anew: bool
    once: bool
    shortest: int
    unbroken: bool
    min_confidence: int
    roles: bool


class Match(_Rule):
    """One way to recognise the kind, in the first `within` characters: all of `all`, any of `any`, none of `none`."""

    why: str
    all: Regexes = ()
    any: Regexes = ()
    none: Regexes = ()
    metadata: Names = ()
    """What the file must say of itself (`published`, `author` …)."""
    within: int | None = Field(None, gt=0)
    priority: int = 0
    """Where two kinds claim a document, the higher number wins; equal ones leave it unknown."""
    examples: Names = ()
    rejects: Names = ()

    @model_validator(mode="after")
    def _asks_something(self) -> Match:
        if not (self.all or self.any or self.metadata):
            raise ValueError("needs a pattern in `all` or `any`, or a key in `metadata`")
        return self


class SectionRule(_Rule):
    """A part of the document: it starts where one of `starts` matches and lasts until the next section."""

    name: Name
    headings: HeadingKeys = ()
    """Keys of `vocabularies/headings.toml`: it starts at such a heading, whatever stands between its letters."""
    heading_is_text: bool = False
    """The words of its heading belong to its text: a place or a date follows on the same line."""
    starts: Regexes = ()
    after: str | None = None
    """In a file that extends another: the section is placed behind this one."""
    last: bool = False
    """Stands behind all others, also behind those of a file that extends this one."""
    repeats: bool = False
    anywhere: bool = False
    """May start before sections listed earlier (a carbon-copy list stands before or behind the signature)."""
    only_after: Names = ()
    """Starts only when one of these sections has started."""
    never_after: Names = ()
    """Starts no more when one of these sections has started."""
    items: Styles = ()
    """Label styles of the items inside, outermost first (see labels.py)."""
    cues: Regexes = ()
    """The words with which an item opens: they part items whose labels a recogniser lost."""
    headed: int = 0
    """How many of the item levels carry a heading on their first line."""
    outline: bool = False
    """`starts` are styles of headings with groups `label` and `heading`, used as outline.py says."""
    names: dict[Name, Regex] = {}
    """What a section is called instead of `name` where its heading matches."""
    required: bool = False
    examples: Names = ()
    rejects: Names = ()


class FieldRule(_Rule):
    """A value: where it is looked for, how it is written, what type it has."""

    about: str = ""
    section: Names = ("document",)
    """Looked for in each of these in turn; `document` is the whole text."""
    type: TypeName = "text"
    find: Regexes = ()
    """Tried in order; group `value` is what is captured. None: the whole section."""
    or_whole: bool = False
    """Where no pattern matches in a section, the whole section is captured; never the whole document."""
    take: Literal["first", "last"] = "first"
    column: Regex | None = None
    """Inside a group: where the block opens a table's row, the cell under the heading that matches is taken."""
    cell_right_of: Regex | None = None
    """Where a table has a cell that matches whole, the cell right of it is taken, and nothing where that is empty."""
    metadata: str | None = None
    """What the file says of itself under this name (`author`, `published` …) is taken before what its text says."""
    many: bool = False
    required: bool = False
    optional: bool = False
    """Most documents of the kind have none, so a missing value is no finding."""
    case: Literal["keep", "title"] = "keep"
    vocabulary: Closed | None = None
    """A closed list in `vocabularies/`, by name: the value is one of it."""
    max_length: int | None = None
    """The field was cut at this many characters by the program that printed it."""
    options: Options = {}
    """What only this type knows (see the type's docstring)."""
    complete_if: str | None = None
    """The key of an object without which it counts as not found where `fallback` finds one that has it."""
    fallback: FieldRule | None = None
    """Where and how the value is looked for when it is not found so; what is found there says so in a finding."""
    examples: dict[str, Any] = {}
    rejects: Names = ()

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        return tuple(map(pattern, self.find))

    @model_validator(mode="after")
    def _captures_value(self) -> FieldRule:
        _only_groups(self.find, {"value"}, "find")
        return self


class Column(_Rule):
    """A column of a table that becomes a key of each row's object."""

    name: Name
    header: Regex | None = None
    """What the heading row says above it: a row of headings is no row."""
    of: str | None = None
    """Read from the cell of another column."""
    type: TypeName = "text"
    vocabulary: Closed | None = None
    options: Options = {}


class GroupRule(_Rule):
    """A block that repeats: one object for each section, for each match of `starts`, or for each row of a table."""

    about: str = ""
    section: Names = ("document",)
    starts: Regexes = ()
    ends: Regexes = ()
    sequence: str | None = None
    """A captured number that must count 1, 2, 3 …: matches out of turn are text."""
    one: bool = False
    """A single object instead of a list."""
    required: bool = False
    optional: bool = False
    fields: dict[Name, FieldRule] = {}
    groups: dict[Name, GroupRule] = {}
    columns: tuple[Column, ...] = ()
    """The group's objects are the rows of the tables in its extent."""

    @model_validator(mode="after")
    def _captures_fields(self) -> GroupRule:
        _only_groups(self.starts, {"body", *self.fields}, "starts")
        return self

    @model_validator(mode="after")
    def _columns_exist(self) -> GroupRule:
        own = {column.name for column in self.columns if column.of is None}
        for column in self.columns:
            if column.of is not None and column.of not in own:
                raise ValueError(f"columns: {column.name} is read from {column.of!r}, which is no column of the table")
        return self


class Check(_Rule):
    """A cross-check between values of the record, by the name of a check in checks.py."""

    name: CheckName
    options: dict[str, Any] = {}


class Rule(_Rule):
    """A kind of document: how it is recognised, cut, and read."""

    kind: Name
    about: str
    extends: str | None = None
    words: dict[Name, str] = {}
    """Parts of patterns that recur: `{{office}}` in a pattern, or in a word below it, stands for `words.office`."""
    fallback: bool = False
    """The kind of documents that no other rule claims."""
    match: tuple[Match, ...] = ()
    parts: Regexes = ()
    """Where a second document of the same kind begins in one file."""
    sections: tuple[SectionRule, ...] = ()
    fields: dict[Name, FieldRule] = {}
    groups: dict[Name, GroupRule] = {}
    checks: tuple[Check, ...] = ()
    source: str = ""

    @model_validator(mode="after")
    def _names_are_free(self) -> Rule:
        for name in (*self.fields, *self.groups):
            if name in _RESERVED or (name in self.fields and name in self.groups):
                raise ValueError(f"the name {name!r} is taken; a record has one value of each name")
        return self

    @property
    def abstract(self) -> bool:
        """A file that others extend and that claims no document itself."""
        return not self.match and not self.fallback


class RuleSet(tuple[Rule, ...]):
    """Rules that are used together, and the closed lists that go with them."""

    lexicon: Lexicon = built_in()


def lexicon_for(rules: Iterable[Rule]) -> Lexicon:
    """The closed lists that go with the rules: for rules that were not loaded together, the built-in ones."""
    return rules.lexicon if isinstance(rules, RuleSet) else built_in()


def load_rules(*folders: str | Path) -> RuleSet:
    """The rules of `folders` and the built-in ones; a file in an earlier folder replaces its namesake in later ones."""
    own = tuple(map(Path, folders))
    tables = rule_tables((*own, rules_dir())).values()
    lexicon = lexicon_of(*own)
    with lexicon.in_use():
        rules = RuleSet(rule for path, table in tables if not (rule := _build(table, path)).abstract)
    rules.lexicon = lexicon
    return rules


def _build(table: dict[str, Any], path: Path) -> Rule:
    try:
        rule = Rule.model_validate({**table, "source": str(path)})
    except ValidationError as error:
        raise RuleError("\n".join(complaints(error, path, table, _keys()))) from None
    if lost := [f"{path}: {key}: there is no section {name!r}" for key, name in _lost_sections(rule)]:
        raise RuleError("\n".join(lost))
    return rule


def _keys() -> list[str]:
    """Every key that a rule file may have somewhere."""
    return [key for model in (Rule, Match, SectionRule, FieldRule, GroupRule, Column) for key in model.model_fields]


def _lost_sections(rule: Rule) -> Iterator[tuple[str, str]]:
    """(key, name) for each section that the rule names and does not have."""
    own = {name for section in rule.sections for name in (section.name, *section.names)}
    for section in rule.sections:
        wanted = (*section.only_after, *([section.after] if section.after else []))
        yield from ((f"sections.{section.name}", name) for name in wanted if name not in own | {"head"})
    yield from _lost_below(rule, "", own | {"head", "document", "block"})


def _lost_below(holder: Rule | GroupRule, prefix: str, known: set[str]) -> Iterator[tuple[str, str]]:
    for name, field in holder.fields.items():
        yield from ((f"{prefix}fields.{name}.section", s) for s in field.section if s not in known)
    for name, group in holder.groups.items():
        yield from ((f"{prefix}groups.{name}.section", s) for s in group.section if s not in known)
        yield from _lost_below(group, f"{prefix}groups.{name}.", known)
