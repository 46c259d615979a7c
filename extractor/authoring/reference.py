"""The reference of the rule language, written from its models: every key, type, check, label style and block.

python -m extractor.authoring.reference    writes rules/REFERENCE.md anew
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from ..lexicon.headings import HeadingWording
from ..model.key_docstrings import key_docstrings
from ..resources import rules_dir
from ..rulebook.claims import Match, Signal
from ..rulebook.field_rule import BlockName, Column, FieldRule
from ..rulebook.files import rule_tables
from ..rulebook.group_rule import GroupRule, PiecesRule
from ..rulebook.key_examples import key_examples
from ..rulebook.registry import CHECKS, FIELD_TYPES, LABEL_STYLES
from ..rulebook.roles import Roles
from ..rulebook.schema import Rule
from ..rulebook.section_rule import SectionRule
from ..rulebook.typed_part import CheckRule
from ..structure.label_styles import BULLETS
from .folder_documents import in_brief
from .recipes import recipes_as_text
from .run_examples import try_field

FILE_PARTS: tuple[tuple[type[BaseModel], str], ...] = (
    (Rule, "The file"),
    (Match, "[[match]]"),
    (Signal, "[[signals]]"),
    (SectionRule, "[[sections]]"),
    (FieldRule, "[fields.NAME]"),
    (GroupRule, "[groups.NAME]"),
    (Column, "columns = [{ … }]"),
    (PiecesRule, "pieces = { … }"),
    (CheckRule, "[[checks]]"),
    (Roles, "[roles]"),
    (HeadingWording, "[headings.KEY]"),
)
"""The tables of a rule file, and how each is written."""
_FILLED_IN = "source"
_INTRODUCTION = """# Rule files: the reference

Written from the models that read rule files, by `python -m extractor.authoring.reference`; `naskah rules explain KEY`
shows the same for one key, `naskah rules schema` gives it to editors. [TUTORIAL.md](TUTORIAL.md) builds a kind from
nothing.

A rule file is TOML in UTF-8, named as its kind: `my-rules/sertifikat.toml`. Patterns are RE2's and stand in single
quotes; `^` and `$` stand at line ends, `{{bol}}` is the beginning of a line behind bullets and other signs (not behind
a list's number), `{{boc}}` that of a line or a cell.

**What patterns see** is what `naskah inspect FILE --text` prints: look there first. Lines are parted by a newline,
pages by no more than that, empty lines may be gone. Columns that stand side by side, and cells of a table's row,
are parted by a tab, several blanks within a line become one; cells of a PDF's table may stand on lines of their
own, as may the lines inside a cell. So write `[ \\t]*` where blanks may stand, and `\\s+` where a value may go on
in the next line, and take `label`, `column` or a cell rather than a pattern for what stands in a table.

**How a field is looked for:** in turn by `metadata`, a named cell, `block`, `label`, `find`, and the cell right of
one that is nothing but the label; the first words that its type can read are taken, so that a pattern in `find`
helps where a label is missing. Of several meanings in `label` the first that gives a value wins, and only where none
does, nor a pattern, the cells right of them are tried. With `find_in_value` the pattern looks into what the label
gives. Which label has a wording already: `naskah rules list labels tanggal`. `naskah inspect FILE --why FIELD` shows
each way with its candidates, `naskah rules try` one of them before it stands in a file.
"""


class ReferenceEntry(NamedTuple):
    """A key, type, check, label style or block: where it stands, what it takes, what it does, an example."""

    part: str
    name: str
    holds: str
    about: str
    example: str


def reference() -> str:
    """The whole reference as Markdown."""
    groups: dict[str, list[ReferenceEntry]] = {}
    for entry in reference_entries():
        groups.setdefault(entry.part, []).append(entry)
    parts = [f"\n## `{part}`\n\n{_about(part)}{_table(found)}\n" for part, found in groups.items()]
    return _INTRODUCTION + "".join(parts) + _BASES + "\n".join(_bases()) + "\n" + recipes_as_text()


_BASES = """
## Files that a kind may extend

They claim no document themselves: `extends = "paper"` gives a kind their sections and values, those of the files that
they extend included. A section of its own is placed among theirs by `before` and `after`, and a field of the same name
takes the place of theirs; `without = ["legal_bases", "subtype"]` leaves fields of theirs out.

| file | what has it | sections | values |
|---|---|---|---|
"""


def _bases() -> Iterator[str]:
    """A row for each built-in file that claims no document."""
    for name, (_, table) in sorted(rule_tables([rules_dir()]).items()):
        if {"match", "signals", "fallback"}.isdisjoint(table):
            sections = ", ".join(f"`{section['name']}`" for section in table.get("sections", ()))
            values = ", ".join(f"`{key}`" for key in (*table.get("fields", {}), *table.get("groups", {})))
            yield f"| `{name}` | {_cell(table['about'])} | {sections} | {values} |"


def reference_entries() -> Iterator[ReferenceEntry]:
    """Everything that a rule file may say."""
    for model, part in FILE_PARTS:
        yield from _keys(model, part)
    for kind in FIELD_TYPES:
        example = _type_example(kind.name, kind.sample)
        yield ReferenceEntry("type = …", kind.name, _options(kind.options), kind.about, example)
    for check in CHECKS:
        example = f'name = "{check.name}"'
        yield ReferenceEntry("name of a check", check.name, _options(check.options), check.about, example)
    for style in LABEL_STYLES:
        inline = "also inside lines, with `inline_` before it" if style.may_be_inline else ""
        only = "only on recognised pages" if style.only_recognised else ""
        only = only or ("only lists that begin with the first label and the second" if style.from_first else "")
        only = only or ("" if style.counts else f"marks that do not count: - {' '.join(BULLETS)}")
        yield ReferenceEntry("items = …", style.name, inline, only, key_examples()["label_styles"].get(style.name, ""))
    for block in get_args(BlockName):
        yield ReferenceEntry("block = …", block, "", _BLOCKS.get(block, ""), f'block = "{block}"')
    for word, (about, example) in _WORDS.items():
        yield ReferenceEntry("{{…}} in patterns", word, "", about, example)


_BLOCKS = {
    "letterhead": "The lines at the top of the first page above its rule: the offices.",
    "date_line": 'A place and a date on one line, or below Ditetapkan di; with `type = "place"` the place.',
    "address": "To whom a letter goes, from Kepada or Yth. on.",
    "signature": 'A column of short lines with office, name, rank and NIP, also side by side; `type = "signatories"` '
    "takes all who sign. Without a `section` the first block counts, wherever it stands.",
    "certifier": "The same of those who certify a copy.",
    "title": "The title's lines; `part` takes its name, number or title.",
    "lampiran_head": "The head of a lampiran; `part` takes its number, date or title.",
}


_WORDS = {
    "bol": ("The beginning of a line, behind bullets and other signs; not behind a list's number.", "'{{bol}}Nomor'"),
    "boc": ("The beginning of a line or of a cell, behind bullets and other signs.", "'{{boc}}Nomor'"),
}
"""What patterns of every file may name, and an example of each."""


def explain(key: str) -> list[ReferenceEntry]:
    """The entries of that name, else the types and checks with such an option, else those of the likest name.

    `match.why` and `fields.label` say where, too.
    """
    part, _, name = key.strip("[]{}").rpartition(".")
    found = [entry for entry in reference_entries() if entry.name == name and part in entry.part]
    if found := found or [entry for entry in reference_entries() if f"`{name}`: " in entry.holds]:
        return found
    near = difflib.get_close_matches(name, [entry.name for entry in reference_entries()], 1)
    return [entry for entry in reference_entries() if entry.name in near]


def _keys(model: type[BaseModel], part: str) -> Iterator[ReferenceEntry]:
    properties = model.model_json_schema().get("properties") or _root(model)["properties"]
    for key, info in model.model_fields.items():
        if key != _FILLED_IN:
            needed = "; it must stand there" if info.is_required() else ""
            example = key_examples().get(model.__name__, {}).get(key, "")
            about = key_docstrings(model).get(key, "")
            yield ReferenceEntry(part, key, _holds(properties.get(key, {})) + needed, about, example)


def _root(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of a model that stands inside itself."""
    root: dict[str, Any] = model.model_json_schema()["$defs"][model.__name__]
    return root


def _holds(schema: dict[str, Any]) -> str:
    """What a key takes, in words."""
    if "enum" in schema:
        return " or ".join(f"`{value}`" for value in schema["enum"])
    if options := [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]:
        return " or ".join(dict.fromkeys(map(_holds, options)))
    if "$ref" in schema:
        return "a table"
    if schema.get("type") == "array":
        return f"a list of {_holds(schema.get('items', {})).removeprefix('a ')}s"
    words = {"string": "a text", "integer": "a number", "boolean": "true or false", "object": "a table"}
    return words.get(str(schema.get("type")), "a value")


def _options(options: type[BaseModel]) -> str:
    said = key_docstrings(options)
    return ", ".join(f"`{key}`: {said[key]}" if key in said else f"`{key}`" for key in options.model_fields)


def _type_example(name: str, sample: tuple[str, Any] | None) -> str:
    """Words of such a value, and what the type makes of them."""
    text = key_examples()["types"].get(name) or (sample[0] if sample else "")
    if not text:
        return ""
    field = FieldRule(type=name)
    value = try_field(text, field, Rule(kind="x", about="x", fields={"x": field}))
    return f"{text!r} → {json.dumps(in_brief(value), ensure_ascii=False)}"


def _about(part: str) -> str:
    model = next((model for model, name in FILE_PARTS if name == part), None)
    return f"{' '.join((model.__doc__ or '').split())}\n\n" if model else ""


def _table(found: list[ReferenceEntry]) -> str:
    rows = [f"| `{e.name}` | {_cell(e.holds)} | {_cell(e.about)} | {_code(e.example)} |" for e in found]
    return "\n".join(["| key | takes | what it does | example |", "|---|---|---|---|", *rows])


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _code(text: str) -> str:
    return f"`{_cell(text)}`" if text else ""


if __name__ == "__main__":
    (rules_dir() / "REFERENCE.md").write_text(reference(), encoding="utf-8", newline="\n")
