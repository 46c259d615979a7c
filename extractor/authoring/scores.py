"""One record against its truth: how many values of each field are right, asked for and found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from .comparisons import KEY_FUNCTIONS, LIST_COMPARISONS, SIMILAR, same, similarity, size, viewed
from .measures import Measure, as_list, measures, select


class Score(NamedTuple):
    """A field of one document. Where `found` values are more than `right`, the rest is wrong, and shown in `wrong`."""

    field: str
    right: int
    wanted: int
    found: int
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


def scores(truth: Mapping[str, Any], record: Mapping[str, Any] | None) -> Iterator[Score]:
    """Every field that the truth asks for; without a record all of it is missing."""
    found = record or {}
    for measure in measures(truth.get("kind")):
        if measure.is_asked(truth, found.get("kind")):
            score = _HOW[measure.how](measure, truth, found)
            yield score if record is not None else score._replace(right=0)


def _value(measure: Measure, truth: Mapping[str, Any], record: Mapping[str, Any]) -> Score:
    """One value against one, or against the further right answers."""
    wanted = _value_at(truth, measure.truth, measure)
    found = _value_at(record, measure.record, measure)
    answers = [
        wanted,
        *(answer for path in measure.also for answer in select(truth, path) for answer in as_list(answer)),
    ]
    right = wanted is not None and not _empty(found) and any(same(measure.compare, a, found) for a in answers if a)
    return _single(measure, wanted, found, right)


def _value_at(holder: Mapping[str, Any], path: str, measure: Measure) -> Any:
    """The value at the path, of an object the part that counts."""
    value = viewed(next(iter(select(holder, path)), None), measure.view)
    return KEY_FUNCTIONS["term"](value) if measure.compare == "term" else value


def _empty(value: Any) -> bool:
    return value in (None, "", [], {})


def _single(measure: Measure, wanted: Any, found: Any, right: bool) -> Score:
    """The score of a field that has one value at most."""
    missed = () if right or wanted is None else (str(wanted),)
    wrong = () if right or _empty(found) else (str(found),)
    return Score(measure.field, int(right), int(wanted is not None), int(not _empty(found)), missed, wrong)


def _count(measure: Measure, truth: Mapping[str, Any], record: Mapping[str, Any]) -> Score:
    """How many entries there are; none is no value, neither wanted nor found."""
    return _number(measure, truth, sum(size(value) or 0 for value in select(record, measure.record)))


def _nodes(measure: Measure, truth: Mapping[str, Any], record: Mapping[str, Any]) -> Score:
    """How many nodes of one type a tree has."""

    def count(nodes: Sequence[Mapping[str, Any]]) -> int:
        own = [node for node in nodes if str(node.get("type")).casefold() == measure.node]
        return len(own) + sum(count(node.get("children") or []) for node in nodes)

    return _number(measure, truth, sum(count(as_list(tree)) for tree in select(record, measure.record)))


def _number(measure: Measure, truth: Mapping[str, Any], number: int) -> Score:
    wanted = next(iter(select(truth, measure.truth)), None) or None
    found = number if number or measure.zero_counts else None
    return _single(measure, wanted, found, wanted is not None and wanted == found)


def _items(measure: Measure, truth: Mapping[str, Any], record: Mapping[str, Any]) -> Score:
    """Entries in any order, each as often as it stands there."""
    wanted, found = _entries(truth, measure.truth), _entries(record, measure.record)
    if measure.compare == "similar":
        return _similar(measure, wanted, found)
    want, have = _keys(measure, wanted), _keys(measure, found)
    asked, named = Counter(key for key, _ in want), Counter(key for key, _ in have)
    right = sum((asked & named).values())
    number = len(have)
    if measure.blanks_count:  # all but one for each that nobody can read in the document
        number = max(right, len(found) - (len(wanted) - len(want)))
    return Score(measure.field, right, len(want), number, _left(want, named), _left(have, asked))


def _entries(holder: Mapping[str, Any], path: str) -> list[Any]:
    return [entry for value in select(holder, path) for entry in as_list(value)]


def _keys(measure: Measure, values: list[Any]) -> list[tuple[Hashable, str]]:
    """What each entry is compared by, and its words; entries without a value are left out."""
    make = LIST_COMPARISONS.get(measure.compare)
    keys = [(key, value) for value in values for key in (make(value) if make else [_key(measure, value)])]
    return [(key, _words(key, viewed(value, measure.view))) for key, value in keys if key]


def _key(measure: Measure, value: Any) -> Hashable:
    if not measure.each:
        return KEY_FUNCTIONS[measure.compare](viewed(value, measure.view))
    if not isinstance(value, dict) or (measure.needs and not value.get(measure.needs)):
        return None
    return tuple(KEY_FUNCTIONS[name](viewed(value.get(part), measure.view)) for part, name in measure.each.items())


def _words(key: Hashable, value: Any) -> str:
    """A plain value as it stands, of an object what it is compared by."""
    if isinstance(value, str):
        return value
    return " · ".join(_words(part, None) for part in key) if isinstance(key, tuple) else str(key)


def _left(keys: list[tuple[Hashable, str]], other: Counter[Hashable]) -> tuple[str, ...]:
    """The words of the keys that the other side does not have as often."""
    left, words = Counter(other), []
    for key, shown in keys:
        left[key] -= 1
        words += [shown] if left[key] < 0 else []
    return tuple(words)


def _similar(measure: Measure, wanted: list[Any], found: list[Any]) -> Score:
    """Texts in any order: each takes the one most like it that is left."""
    left, missed = [str(viewed(entry, measure.view) or "") for entry in found], []
    for text in (str(viewed(entry, measure.view) or "") for entry in wanted):
        best = max(left, key=lambda other: similarity(text, other), default=None)
        if best is not None and similarity(text, best) >= SIMILAR:
            left.remove(best)
        else:
            missed.append(text)
    right = len(wanted) - len(missed)
    return Score(measure.field, right, len(wanted), len(found), tuple(missed), tuple(left))


def _labelled(measure: Measure, truth: Mapping[str, Any], record: Mapping[str, Any]) -> Score:
    """Texts by their labels; of a null in the truth only the label is asked."""
    wanted = {label.upper(): text for label, text in next(iter(select(truth, measure.truth)), {}).items()}
    found = {(item.get("label") or "").upper(): _whole(item) for item in _entries(record, measure.record)}
    wrong = [label for label, text in wanted.items() if label in found and not _fits(text, found[label])]
    right = len(wanted.keys() & found.keys()) - len(wrong)
    missed = tuple(f"{label} {wanted[label]}" for label in wanted if label in wrong or label not in found)
    extra = tuple(f"{label} {text}" for label, text in found.items() if label in wrong or label not in wanted)
    return Score(measure.field, right, len(wanted), len(found), missed, extra)


def _fits(wanted: str | None, found: str) -> bool:
    return wanted is None or similarity(wanted, found) >= SIMILAR


def _whole(item: Mapping[str, Any]) -> str:
    """An item's text with that of the items below it."""
    below = (f"{part.get('label') or ''} {part.get('text', '')}" for part in item.get("items") or [])
    return " ".join([item.get("text", ""), *below])


_HOW: Mapping[str, Callable[[Measure, Mapping[str, Any], Mapping[str, Any]], Score]] = {
    "value": _value,
    "items": _items,
    "labelled": _labelled,
    "count": _count,
    "nodes": _nodes,
}
