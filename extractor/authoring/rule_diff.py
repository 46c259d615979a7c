"""Two sets of rules compared over a folder of documents: what each field gained, lost and changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache, partial
from pathlib import Path
from typing import Any, Literal, NamedTuple

from ..errors import ReadError
from ..model.document import Document
from ..pipeline import records
from ..reading import OcrMode, read
from ..rulebook.load import load_rules
from ..rulebook.rule_set import RuleSet
from .folder_documents import each_of, in_brief, values_of

What = Literal["gained", "lost", "changed"]
_EMPTY: tuple[Any, ...] = (None, [], {}, "")


class ValueChange(NamedTuple):
    """A value of a document's record that one set of rules gives and the other does not, or gives otherwise."""

    document: str
    field: str
    what: What
    before: Any
    after: Any


class RuleDiff(NamedTuple):
    """All that changed, the documents that were compared, and those that could not be read."""

    changes: list[ValueChange]
    documents: int
    unread: list[str]

    @property
    def lost(self) -> int:
        """How many values were lost."""
        return sum(change.what == "lost" for change in self.changes)


def compare_rules(
    old: Path | None, new: Path | None, documents: Sequence[Path], ocr: OcrMode = "auto", workers: int = 1
) -> RuleDiff:
    """What changes in the records of the documents; a set of rules is a folder over the built-in ones, None those."""
    look = partial(_changes_in, old=old, new=new, ocr=ocr)
    found = dict(zip(documents, each_of(look, documents, workers), strict=True))
    changes = [change._replace(document=str(path)) for path, each in found.items() for change in each or ()]
    unread = [str(path) for path, each in found.items() if each is None]
    return RuleDiff(changes, len(documents) - len(unread), unread)


@cache
def _rules(folder: Path | None) -> RuleSet:
    return load_rules(*([folder] if folder else []))


def _changes_in(path: Path, old: Path | None, new: Path | None, ocr: OcrMode) -> list[ValueChange] | None:
    """What changes in the document's records; None for one that cannot be read."""
    before, after = _rules(old), _rules(new)
    try:
        with before.lexicon.in_use():
            document = read(path, ocr=ocr)
        other = document
        if _own_lists(before) or _own_lists(after):
            with after.lexicon.in_use():
                other = read(path, ocr=ocr)
    except ReadError:
        return None
    return list(_between(_contents(document, before), _contents(other, after)))


def _own_lists(rules: RuleSet) -> bool:
    """Whether the rules have closed lists of their own, with which a file may be read otherwise."""
    return any(folder.is_dir() for folder in rules.lexicon.folders[:-1])


def _contents(document: Document, rules: RuleSet) -> list[dict[str, Any]]:
    """The records of a copy of the document: what was seen on the other one is kept."""
    with rules.lexicon.in_use():
        return [values_of(record.model_dump(mode="json")) for record in records(replace(document), rules)]


def _between(before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]) -> Iterator[ValueChange]:
    for number in range(max(len(before), len(after))):
        old = before[number] if number < len(before) else {}
        new = after[number] if number < len(after) else {}
        prefix = f"{number + 1}:" if number else ""
        for key in dict.fromkeys([*old, *new]):
            yield from changes(old.get(key), new.get(key), prefix + key)


def changes(before: Any, after: Any, field: str) -> Iterator[ValueChange]:
    """Each value that was gained, lost or changed below a field; entries of lists are compared in their order."""
    if before == after or (before in _EMPTY and after in _EMPTY):
        return
    if field.rpartition(":")[2] == "kind":
        yield ValueChange("", field, _of_kind(before, after), before, after)
    elif before in _EMPTY or after in _EMPTY:
        what: What = "gained" if before in _EMPTY else "lost"
        for entry in _entries(after if before in _EMPTY else before):
            pair = (None, entry) if what == "gained" else (entry, None)
            yield ValueChange("", field, what, *pair)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _of_lists(before, after, field)
    elif isinstance(before, dict) and isinstance(after, dict) and "raw" not in {**before, **after}:
        for key in dict.fromkeys([*before, *after]):
            yield from changes(before.get(key), after.get(key), f"{field}.{key}")
    else:
        yield ValueChange("", field, "changed", before, after)


def _of_kind(before: Any, after: Any) -> What:
    """A document that no kind claims any more is a loss, one that a kind claims now a gain."""
    if after in (None, "unknown"):
        return "lost"
    return "gained" if before in (None, "unknown") else "changed"


def _entries(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _of_lists(before: list[Any], after: list[Any], field: str) -> Iterator[ValueChange]:
    old, new = ([json.dumps(entry, sort_keys=True) for entry in entries] for entries in (before, after))
    for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        paired = min(b - a, d - c)
        for i in range(paired):
            yield from changes(before[a + i], after[c + i], f"{field}[]")
        yield from (ValueChange("", f"{field}[]", "lost", entry, None) for entry in before[a + paired : b])
        yield from (ValueChange("", f"{field}[]", "gained", None, entry) for entry in after[c + paired : d])


def by_field(found: RuleDiff) -> list[tuple[str, str, str, str, str]]:
    """(field, gained, lost, changed, documents) for each field in which something changed, most losses first."""
    fields = dict.fromkeys(change.field for change in found.changes)
    rows = []
    for field in fields:
        own = [change for change in found.changes if change.field == field]
        counts = [sum(change.what == what for change in own) for what in ("gained", "lost", "changed")]
        rows.append((counts[1], (field, *map(str, counts), str(len({change.document for change in own})))))
    return [(row[0], row[1], row[2], row[3], row[4]) for _, row in sorted(rows, key=lambda each: -each[0])]


def value_in_brief(value: Any, longest: int = 80) -> str:
    """A value in few words."""
    words = "-" if value in _EMPTY else json.dumps(in_brief(value), ensure_ascii=False)
    return words if len(words) <= longest else words[: longest - 1] + "…"
