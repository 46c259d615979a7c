"""Labels and headings that rule files bring themselves: laid over the closed lists of a set of rules."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ..errors import RuleError
from ..lexicon.folders import Lexicon
from ..lexicon.headings import HeadingWording
from ..lexicon.phrase_list import PhraseList, phrase_list
from ..lexicon.tables import table, with_table
from ..lexicon.toml_files import TomlTable

_WORDINGS = TypeAdapter(dict[str, list[str]])
_HEADINGS = TypeAdapter(dict[str, HeadingWording])


def with_own_lists(lexicon: Lexicon, tables: Iterable[tuple[Path, TomlTable]]) -> Lexicon:
    """The closed lists with the `labels` and `headings` of the rule files added; RuleError for what cannot be."""
    for path, own in tables:
        if own.get("labels"):
            lexicon = _with_labels(lexicon, path, own["labels"])
        if own.get("headings"):
            lexicon = _with_headings(lexicon, path, own["headings"])
    return lexicon


def _with_labels(lexicon: Lexicon, path: Path, given: Any) -> Lexicon:
    own = _valid(_WORDINGS, {key: [v] if isinstance(v, str) else v for key, v in given.items()}, path, "labels")
    with lexicon.in_use():
        whole, known = copy.deepcopy(table("labels")), phrase_list("labels")
    if taken := list(_taken(own, known)):
        raise RuleError(f"{path}: {'; '.join(taken)}")
    for meaning, wordings in own.items():
        listed = whole["phrases"].setdefault(meaning, [])
        listed += [words for words in wordings if words not in listed]
    return with_table(lexicon, "labels", whole)


def _taken(own: Mapping[str, Sequence[str]], known: PhraseList) -> Iterator[str]:
    """What is wrong with each wording that another label has already."""
    for meaning, wordings in own.items():
        for words in wordings:
            hit = known.whole(words)
            if hit and hit.key != meaning:
                reason = f"{words!r} is a wording of the label {hit.key!r} already; use label = {hit.key!r}"
                yield f"labels.{meaning}: {reason}"


def _with_headings(lexicon: Lexicon, path: Path, given: Any) -> Lexicon:
    _valid(_HEADINGS, given, path, "headings")
    with lexicon.in_use():
        whole = copy.deepcopy(table("headings"))
    for key, heading in given.items():
        known = whole.get(key)
        if known is None:
            whole[key] = heading
        else:
            known["words"] = [*known["words"], *(words for words in heading["words"] if words not in known["words"])]
    return with_table(lexicon, "headings", whole)


def _valid(wanted: TypeAdapter[Any], given: Any, path: Path, key: str) -> Any:
    try:
        return wanted.validate_python(given)
    except ValidationError as error:
        first = error.errors()[0]
        at = ".".join(map(str, (key, *first["loc"])))
        raise RuleError(f"{path}: {at}: {first['msg'].removeprefix('Value error, ')}") from None
