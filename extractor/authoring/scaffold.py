"""A draft of a rule file for a new kind: what documents of the kind share, as patterns to be gone over."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from ..fields import FieldType, find_field
from ..lexicon.phrase_list import phrase_list
from ..model.document import Document
from ..rulebook.field_rule import FieldRule
from ..rulebook.json_schema import DEFAULT_TYPE
from ..rulebook.registry import FIELD_TYPES
from ..structure.tables import find_tables
from .comparisons import bare_letters
from .draft_claims import drafted_claims
from .draft_lines import DraftLine, enough, seen_lines, shared_lines

_KIND = re.compile(r"[a-z][a-z0-9_]*")
_NOT_FREE = {"schema_version", "kind", "source", "sections", "findings", "provenance", "head", "document", "block"}
_MOST_SECTIONS, _MOST_FIELDS, _MOST_COLUMNS, _MOST_LEFT_OUT = 12, 20, 12, 30
_HEAD = """kind  = "{kind}"
about = "{kind}: say in one sentence what such a document is."

# How a document of the kind is recognised: signals add up to `claims_from` points, or every pattern of a [[match]]
# matches. Patterns are RE2's; ^ and $ stand at line ends. `examples` must be recognised, `rejects` must not, and each
# signal or pattern must be needed by one of them: `naskah rules check` tells, `naskah rules explain KEY` explains.
"""
_SECTIONS = """
# Where the parts of the document start, in reading order; "head" is all before the first. `items` says how the items
# inside are labelled: number (1.), letter (a.), number_paren (1)), roman (I.), dash …
"""
_FIELDS = """
# The values: `label` takes what stands behind a label wherever on the page that is, `block` what stands in a block of
# the page, `find` what a pattern captures in the group `value`. `type` makes it a date, letter_number, money, nip …;
# `section` says where it is looked for, `many = true` takes all, `required = true` warns where it is missing.
"""
_TABLES = """
# Tables: an object for each row, a field under each heading that `column` matches.
"""
_BLOCKS = {
    "signatory": ("signature", "signature", "Who signs."),
    "date": ("date", "date_line", "The day beside the place."),
    "place": ("place", "date_line", "The place beside the date."),
}
"""Fields that come from blocks of the page: name, type, block, what they are."""
_SKELETON = ("Nomor", "Tanggal")
_FEWEST_COLUMNS, _MOST_WORDS = 2, 6
"""Headings that a table must share, and words of a heading at most."""


def is_kind(name: str) -> bool:
    """Whether a kind can have this name."""
    return bool(_KIND.fullmatch(name))


def draft_rule_file(kind: str, documents: Sequence[Document] = ()) -> str:
    """The text of a rule file for the kind, which passes the check of rules as it is; `documents` are of the kind."""
    shared = shared_lines(documents, kind)
    in_all = [line for line in shared if line.held_by == len(documents)]
    labels = [line for line in shared if not line.is_heading]
    headings = [line for line in shared if line.is_heading]
    title = next((line for line in in_all if line.is_heading and line.in_capitals), None)
    labelled = {line.key[0] for line in labels}
    others = [line for line in headings if line is not title and line.key[0] not in labelled]
    if not documents:
        labels, others = [DraftLine(text, False) for text in _SKELETON], [DraftLine("Penutup", True)]
    taken = set(_NOT_FREE)
    fields = [(_name(line.text, taken), line) for line in labels[:_MOST_FIELDS]]
    claims = drafted_claims(kind, in_all, documents).replace("{labels}", _own_labels(fields))
    parts = [_HEAD.format(kind=kind), claims, _SECTIONS]
    parts += [_counted(line, documents, _section(line, taken)) for line in others[:_MOST_SECTIONS]]
    parts += [_FIELDS, *(_counted(line, documents, _field(name, line)) for name, line in fields)]
    parts += [*_blocks(documents, taken), *_tables(documents, taken)]
    return "".join([*parts, *_left_out(documents, [*labels[:_MOST_FIELDS], *others[:_MOST_SECTIONS], title])])


def _counted(line: DraftLine, documents: Sequence[Document], part: str) -> str:
    """A part of the draft with a comment above it: how many of the documents have what it is for."""
    return f"\n# in {line.held_by} of {len(documents)} documents{part}" if len(documents) > 1 else part


def _left_out(documents: Sequence[Document], drafted: Sequence[DraftLine | None]) -> Iterator[str]:
    """Comments with the headings and labels that were seen and are not in the draft, those of most documents first."""
    used = {line.key for line in drafted if line} | {(line.key[0], True) for line in drafted if line}
    rest = [line for line in seen_lines(documents) if line.key not in used and len(documents) > 1]
    if rest:
        yield f"\n# Seen and left out, because fewer than {enough(documents)} documents have it or the draft is long:\n"
    rest.sort(key=lambda line: -line.held_by)
    for line in rest[:_MOST_LEFT_OUT]:
        what = "heading" if line.is_heading else "label"
        yield f"# in {line.held_by} of {len(documents)}, a {what}: {line.text}\n"
    if len(rest) > _MOST_LEFT_OUT:
        yield f"# and {len(rest) - _MOST_LEFT_OUT} more\n"


def _section(line: DraftLine, taken: set[str]) -> str:
    name = _name(line.text, taken)
    end = r"[^\w\n]*$" if line.in_capitals or line.listed else r"[ \t]*(?::|$)"
    return (
        f"\n[[sections]]\nname = \"{name}\"\nstarts = ['^[^\\w\\n]*{line.label}(?P<heading>{line.words}{end})']\n"
        f"examples = {_toml([line.text])}\nrejects = {_toml([f'Lihat {line.text} itu'])}\n"
    )


def _own_labels(fields: Sequence[tuple[str, DraftLine]]) -> str:
    """The labels that the closed list does not have."""
    own = [f"{name} = {_toml([line.text])}\n" for name, line in fields if _meaning(line) is None]
    return f"\n[labels]  # wordings that the list of labels lacks\n{''.join(own)}" if own else ""


def _meaning(line: DraftLine) -> str | None:
    """What a label of the closed list means; None for one that it lacks."""
    hit = phrase_list("labels").whole(line.text)
    return hit.key if hit else None


def _field(name: str, line: DraftLine) -> str:
    many = "many = true\n" if line.often else ""
    return (
        f"\n[fields.{name}]\n"
        f"about = {_toml(f'What stands behind {line.text}.')}\n"
        f'label = "{_meaning(line) or name}"\ntype = "{_type(line.text).name}"\n{many}'
    )


def _blocks(documents: Sequence[Document], taken: set[str]) -> Iterator[str]:
    """Fields for the blocks that most documents have and that can be read."""
    for name, (kind, block, about) in _BLOCKS.items():
        rule = FieldRule.model_validate({"type": kind, "block": block})
        held_by = sum(find_field(document, (), rule) is not None for document in documents)
        if documents and held_by >= enough(documents):
            count = f"\n# in {held_by} of {len(documents)} documents" if len(documents) > 1 else ""
            yield f'{count}\n[fields.{_name(name, taken)}]\nabout = "{about}"\nblock = "{block}"\ntype = "{kind}"\n'


def _tables(documents: Sequence[Document], taken: set[str]) -> Iterator[str]:
    """A group for each table of the first document of which the others have two headings at least."""
    held = [[table.columns for table in find_tables(d, 0, len(d.text))] for d in documents]
    for columns in held[0] if held else ():
        shared = {bare_letters(c) for c in columns if c.strip() and len(c.split()) <= _MOST_WORDS}
        for others in held[1:]:
            shared &= max(({bare_letters(c) for c in other} & shared for other in others), key=len, default=set())
        own = [" ".join(c.split()) for c in dict.fromkeys(columns) if bare_letters(c) in shared and bare_letters(c)]
        if len(own) >= _FEWEST_COLUMNS:
            yield _TABLES + _group(own[:_MOST_COLUMNS], taken)


def _group(columns: Sequence[str], taken: set[str]) -> str:
    group, inner = _name("tabel", taken), set(_NOT_FREE)
    fields = (
        f"[groups.{group}.fields.{_name(column, inner)}]\nabout = {_toml(f'The column {column}.')}\n"
        f'column = {_toml(_heading(column))}\ntype = "{_type(column).name}"\noptional = true\n'
        for column in columns
    )
    return f'\n[groups.{group}]\nabout = "The rows of a table."\nrows = true\n{"".join(fields)}'


def _heading(column: str) -> str:
    return rf"(?i)^\W*{DraftLine(column, True).words}\W*$"


def _type(label: str) -> FieldType:
    """The first type whose values stand behind such labels and of which there is a sample; else the usual one."""
    words = label.lower().replace("/", " ").split()
    usual: FieldType = FIELD_TYPES[DEFAULT_TYPE]
    return next((kind for kind in FIELD_TYPES if kind.sample and kind.announced_by(words)), usual)


def _name(text: str, taken: set[str]) -> str:
    """A name for a section or field that is not taken yet."""
    plain = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")
    base = plain if is_kind(plain) else f"bagian_{plain}".rstrip("_")
    name, n = base, 1
    while name in taken:
        n += 1
        name = f"{base}_{n}"
    taken.add(name)
    return name


def _toml(value: Any) -> str:
    """A text, a list of texts or an object as TOML, whose quoted strings are JSON's."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(inner)}" for key, inner in value.items()) + " }"
    if not isinstance(value, list | tuple):
        return json.dumps(value, ensure_ascii=False)
    return "[" + ", ".join(map(_toml, value)) + "]"
