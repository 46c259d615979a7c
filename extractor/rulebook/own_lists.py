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
from ..lexicon.toml_files import TomlTable
from ..lexicon.word_lists import with_word_lists, word_lists
from ..resources import rules_dir

_WORDINGS = TypeAdapter(dict[str, list[str]])
_HEADINGS = TypeAdapter(dict[str, HeadingWording])


def with_own_lists(lexicon: Lexicon, tables: Iterable[tuple[Path, TomlTable]]) -> Lexicon:
    """The closed lists with the `labels` and `headings` of the rule files added; RuleError for what cannot be."""
    for path, own in tables:
        if own.get("labels"):
            lexicon = _with_labels(lexicon, path, own["labels"])
        if own.get("headings"):
            lexicon = _with_headings(lexicon, path, own["headings"])
        if path.parent.resolve() != rules_dir():
            lexicon = _with_titles(lexicon, own)
    return lexicon


def _with_labels(lexicon: Lexicon, path: Path, given: Any) -> Lexicon:
    own = _valid(_WORDINGS, {key: [v] if isinstance(v, str) else v for key, v in given.items()}, path, "labels")
    with lexicon.in_use():
        whole, known = copy.deepcopy(word_lists("labels")), phrase_list("labels")
    if taken := list(_taken(own, known)):
        raise RuleError(f"{path}: {'; '.join(taken)}")
    for meaning, wordings in own.items():
        listed = whole["phrases"].setdefault(meaning, [])
        listed += [words for words in wordings if words not in listed]
    return with_word_lists(lexicon, "labels", whole)


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
        whole = copy.deepcopy(word_lists("headings"))
    for key, heading in given.items():
        known = whole.get(key)
        if known is None:
            whole[key] = heading
        else:
            known["words"] = [*known["words"], *(words for words in heading["words"] if words not in known["words"])]
    return with_word_lists(lexicon, "headings", whole)


def _with_titles(lexicon: Lexicon, own: TomlTable) -> Lexicon:
    """The closed lists with the words of the kind's own title, at which a letterhead ends."""
    with lexicon.in_use():
        known = word_lists("letterheads")
    listed = {*map(str.casefold, known["titles"])}
    offices = tuple(map(str.casefold, known["offices"]))
    titles = [title for title in _titles(own) if title.casefold() not in listed and not _opens(title, offices)]
    if not titles:
        return lexicon
    return with_word_lists(lexicon, "letterheads", {**known, "titles": [*known["titles"], *titles]})


def _opens(title: str, offices: Sequence[str]) -> bool:
    return f"{title.casefold()} ".startswith(tuple(f"{office} " for office in offices))


def _titles(own: TomlTable) -> list[str]:
    """The name of the kind in words, and its own headings that signals know as its title; only what is well formed."""
    kind, headings, signals = (own.get(key) for key in ("kind", "headings", "signals"))
    names = [kind.replace("_", " ")] if isinstance(kind, str) else []
    signals = [s for s in signals if isinstance(s, dict)] if isinstance(signals, list) else []
    keys = [key for signal in signals for key in [*signal.get("title", ())]]
    own_words = headings if isinstance(headings, dict) else {}
    return [*names, *(words for key in keys if key in own_words for words in own_words[key]["words"])]


def _valid(wanted: TypeAdapter[Any], given: Any, path: Path, key: str) -> Any:
    try:
        return wanted.validate_python(given)
    except ValidationError as error:
        first = error.errors()[0]
        at = ".".join(map(str, (key, *first["loc"])))
        raise RuleError(f"{path}: {at}: {first['msg'].removeprefix('Value error, ')}") from None
