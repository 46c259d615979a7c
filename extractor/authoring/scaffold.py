"""A draft of a rule file for a new kind: what documents of the kind share, as patterns to be gone over."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from ..fields import FieldType
from ..lexicon.listed_pattern import ListedPattern
from ..lexicon.tables import either, table
from ..rulebook.json_schema import DEFAULT_TYPE
from ..rulebook.registry import FIELD_TYPES

_KIND = re.compile(r"[a-z][a-z0-9_]*")
_LETTERHEAD = ListedPattern(
    lambda: rf"(?i)^\W*{either(table('letterheads')['offices'])}\b"
    rf"|(?<!\w){either(table('letterheads')['contacts'])}(?!\w)"
)
_LABEL = re.compile(r"([^\W\d_][^:\n\t;,.(]{1,39}?)[ \t]*:(?:[ \t]*(\S.*))?$")
_NOT_FREE = {"schema_version", "kind", "source", "sections", "findings", "provenance", "head", "document", "block"}
_MOST_SECTIONS, _MOST_FIELDS, _MOST_MARKS, _MOST_WORDS = 12, 15, 3, 8
_HEAD = """kind  = "{kind}"
about = "{kind}: say in one sentence what such a document is."

# How a document of the kind is recognised: every pattern of `all` matches and none of `none`. Patterns are RE2's; ^ and
# $ stand at line ends. Where several kinds claim a document, the one with the highest priority has it. `examples` must
# be recognised, `rejects` must not, and each pattern must be needed by one of them: `naskah rules check` tells.
"""
_SECTIONS = """
# Where the parts of the document start, in reading order; "head" is all before the first. `items` says how the items
# inside are labelled: number (1.), letter (a.), number_paren (1)), roman (I.), dash …
"""
_FIELDS = """
# The values: group `value` is what is taken. `type` makes it a date, letter_number, money, nip, integer, region,
# citations, signature …; `section` says where it is looked for, `many = true` takes all, `required = true` warns where
# it is missing. `examples` tell what a text must give. See `naskah rules schema` for all keys.
"""
_SKELETON = ("Nomor", "Tanggal")


class _DraftLine(NamedTuple):
    """A heading, in capitals or with a colon and nothing behind it; or a label with its value behind the colon."""

    text: str
    is_heading: bool
    in_capitals: bool = False


def is_kind(name: str) -> bool:
    """Whether a kind can have this name."""
    return bool(_KIND.fullmatch(name))


def draft_rule_file(kind: str, texts: Sequence[str] = ()) -> str:
    """The text of a rule file for the kind, which passes the check of rules as it is; `texts` are such documents."""
    shared = _shared([list(_lines(text)) for text in texts])
    headings = [line for line in shared if line.is_heading]
    labels = [line.text for line in shared if not line.is_heading] or list(_SKELETON)
    titles = [line for line in headings if line.in_capitals][:1]
    parts = [_HEAD.format(kind=kind), _match(kind, titles, shared)]
    taken = set(_NOT_FREE)
    sections = [_section(line, taken) for line in islice((h for h in headings if h not in titles), _MOST_SECTIONS)]
    parts += [_SECTIONS, *(sections or [_section(_DraftLine("Penutup", True), taken)])]
    parts += [_FIELDS, *(_field(label, taken) for label in labels[:_MOST_FIELDS])]
    return "".join(parts)


def _lines(text: str) -> Iterator[_DraftLine]:
    """The headings and labels of a document, each once."""
    seen = set()
    for row in text.split("\n"):
        line = _line(" ".join(row.strip(" \t*_#|").split()))
        if line and line not in seen:
            seen.add(line)
            yield line


def _line(row: str) -> _DraftLine | None:
    words = row.split()
    if (
        not 0 < len(words) <= _MOST_WORDS
        or len(row) > 80
        or not row.isprintable()
        or any(c.isdigit() for c in row.partition(":")[0])
    ):
        return None
    bare = row.rstrip(": ")
    if bare.isupper() and sum(c.isalpha() for c in bare) >= 4 and ":" not in bare:
        return None if _LETTERHEAD.search(bare) else _DraftLine(bare, True, True)
    label = _LABEL.fullmatch(row)
    return _DraftLine(label[1], not label[2]) if label else None


def _shared(documents: Sequence[list[_DraftLine]]) -> list[_DraftLine]:
    """The lines that all documents have, in the order of the first; a single document shares all with itself."""
    if not documents:
        return []
    common = set(documents[0]).intersection(*documents[1:])
    return [line for line in documents[0] if line in common]


def _match(kind: str, titles: Sequence[_DraftLine], shared: Sequence[_DraftLine]) -> str:
    """Recognition by the title and two more lines that are shared, or by the kind's name where nothing is."""
    others = [line for line in shared if line not in titles]
    marks = _apart([*titles, *others]) or [_DraftLine(kind.replace("_", " ").upper(), True, True)]
    lines = [_example(line) for line in marks]
    without = ["\n".join(lines[:i] + lines[i + 1 :]) or "Dokumen lain" for i in range(len(lines))]
    whole = "\n".join(lines)
    patterns = ",\n".join(f"  '{_start(line)}'" for line in marks)
    return (
        f'\n[[match]]\nwhy = "lines that documents of the kind share"\nall = [\n{patterns},\n]\nwithin = 6000\n'
        f"priority = 20\nexamples = {_toml([whole])}\nrejects = {_toml(without)}\n"
    )


def _apart(lines: Sequence[_DraftLine]) -> list[_DraftLine]:
    """The lines without those that another's pattern fits as well: each pattern must be needed."""
    kept: list[_DraftLine] = []
    for line in lines:
        pairs = [pair for other in kept for pair in ((line, other), (other, line))]
        if not any(re.search(_start(one), _example(two), re.ASCII) for one, two in pairs):
            kept.append(line)
        if len(kept) == _MOST_MARKS:
            break
    return kept


def _example(line: _DraftLine) -> str:
    return line.text if line.in_capitals else f"{line.text} : contoh"


def _start(line: _DraftLine) -> str:
    return rf"^[^\w\n]*{_words(line.text)}" + (r"[^\w\n]*$" if line.in_capitals else r"[ \t]*:")


def _section(line: _DraftLine, taken: set[str]) -> str:
    name = _name(line.text, taken)
    end = r"[^\w\n]*$" if line.in_capitals else r"[ \t]*(?::|$)"
    return (
        f"\n[[sections]]\nname = \"{name}\"\nstarts = ['^[^\\w\\n]*(?P<heading>{_words(line.text)}{end})']\n"
        f"examples = {_toml([line.text])}\nrejects = {_toml([f'Lihat {line.text} itu'])}\n"
    )


def _field(label: str, taken: set[str]) -> str:
    kind = _type(label)
    sample, expected = kind.sample or ("", None)
    return (
        f"\n[fields.{_name(label, taken)}]\n"
        f"about = {_toml(f'What stands behind {label}.')}\n"
        f'type = "{kind.name}"\n'
        f"find = ['^[^\\w\\n]*{_words(label)}[ \\t]*:[ \\t]*(?P<value>\\S[^\\n]*)$']\n"
        f"examples = {{ {_toml(f'{label} : {sample}')} = {_toml(expected)} }}\n"
    )


def _type(label: str) -> FieldType:
    """The first type whose values stand behind such labels and of which there is a sample; else the usual one."""
    words = label.lower().replace("/", " ").split()
    usual: FieldType = FIELD_TYPES[DEFAULT_TYPE]
    return next((kind for kind in FIELD_TYPES if kind.sample and kind.announced_by(words)), usual)


def _words(text: str) -> str:
    """A pattern for the words however far apart; an apostrophe has many shapes."""
    return r"[ \t]+".join(re.escape(word).replace("'", ".") for word in text.split())


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
