"""What the keys of rule files may hold: patterns, names, closed lists, label styles."""

from __future__ import annotations

import difflib
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, WithJsonSchema

from ..lexicon.closed_list import Vocabulary, load_vocabulary
from ..lexicon.headings import headings
from ..text.patterns import pattern
from .registry import LABEL_STYLES


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


TESTED = {"tested": True}
"""The context in which rule files are validated whose patterns a test has compiled, those that come with the program:
there a pattern is compiled when it is first searched for, for a document needs few of them."""


def is_tested(info: ValidationInfo) -> bool:
    """Whether the patterns of the rule file are known to be right."""
    return bool(info.context and info.context.get("tested"))


def _compiles(source: str, info: ValidationInfo) -> str:
    return source if is_tested(info) else _compiled(source)


def _compiled(source: str) -> str:
    if lost := re.search(r"\{\{\w+\}\}", source):
        raise ValueError(f"there is no word {lost[0]} under `words`")
    pattern(source)
    return source


def _compiles_for_a_cell(source: str, info: ValidationInfo) -> str:
    if not is_tested(info):
        pattern(whole_cell(_compiled(source)))
    return source


def whole_cell(source: str) -> str:
    """The pattern of a cell that holds what `source` matches, perhaps with a colon, and nothing else."""
    return rf"\A\s*(?:{source})\s*:?\s*\z"


def whole_text(source: str) -> str:
    """The pattern of a text that is what `source` matches and nothing else, in capitals or not."""
    return rf"(?i)\A(?:{source})\z"


def _compiles_for_a_text(source: str, info: ValidationInfo) -> str:
    if not is_tested(info):
        pattern(whole_text(_compiled(source)))
    return source


def _styled(value: str) -> str:
    for name in value.split("|"):
        plain = name.removeprefix(INLINE)
        if plain != name and not LABEL_STYLES[plain].may_be_inline:
            raise ValueError(f"labels of the style {plain!r} stand at the beginning of a line only")
        LABEL_STYLES[plain]
    return value


def _loaded(value: Any) -> Any:
    """A vocabulary's name → the list itself."""
    return load_vocabulary(value) if isinstance(value, str) else value


def _listed_heading(key: str) -> str:
    if key not in headings():
        near = difflib.get_close_matches(key, headings(), 1)
        raise ValueError(f"headings.toml has no heading {key!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    return key


class SiblingMark:
    """Marks a key whose value is the name of another field of the same block."""


INLINE = "inline_"
"""Before the name of a label style: its labels may stand inside a line."""

_STRINGS = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Sibling = Annotated[Name, SiblingMark()]
ClosedList = Annotated[Vocabulary, BeforeValidator(_loaded), WithJsonSchema({"type": "string"})]
Regex = Annotated[str, AfterValidator(_compiles)]
TextRegex = Annotated[str, AfterValidator(_compiles_for_a_text)]
CellRegex = Annotated[str, AfterValidator(_compiles_for_a_cell)]
Regexes = Annotated[tuple[Regex, ...], BeforeValidator(_listed), WithJsonSchema(_STRINGS)]
Names = Annotated[tuple[str, ...], BeforeValidator(_listed), WithJsonSchema(_STRINGS)]
Styles = Annotated[
    tuple[Annotated[str, AfterValidator(_styled)], ...], BeforeValidator(_listed), WithJsonSchema(_STRINGS)
]
HeadingKeys = Annotated[
    tuple[Annotated[str, AfterValidator(_listed_heading)], ...], BeforeValidator(_listed), WithJsonSchema(_STRINGS)
]
