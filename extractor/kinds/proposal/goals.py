"""The Sustainable Development Goals that a text names, by number or by name."""

from __future__ import annotations

import re

from ...fields.field_type import field_type
from ...fields.found import Extent, Found, found_at, listing
from ...lexicon.folders import once_per_lexicon
from ...lexicon.joining_words import and_words
from ...lexicon.listed_pattern import ListedPattern, any_listed
from ...lexicon.word_lists import word_lists
from ...model.document import Span
from ...rulebook.registry import Options

_GAP = r"\s{0,6}"


def _listed(key: str) -> str:
    return any_listed("proposal_words", key)


_NAMED = ListedPattern(
    lambda: (
        rf"(?i)\b{_listed('all_goals')}\b(?:{_GAP}\({_listed('goals_in_short')}\))?(?:{_GAP}/{_GAP}{_listed('goals_in_short')})?"
        rf"[\s:]{{0,6}}(?:{_listed('goal')}|{_listed('goal_number')})?[\s:-]{{0,6}}(?:ke[\s-]{{0,3}})?"
        rf"(?P<list>\d{{1,2}}(?!\d|\.\d|{_GAP}/)(?:{_GAP}(?:\([^()\n]{{0,80}}\))?{_GAP}(?:{and_words()}|&|,(?:{_GAP}{and_words()})?){_GAP}"
        rf"(?:{_listed('goal')}|{_listed('goal_number')}|{_listed('goals_in_short')})?[\s-]{{0,6}}\d{{1,2}}(?!\d|\.\d))*)"
    )
)
_AIM = ListedPattern(
    lambda: rf"(?i)\b{_listed('goal')}\s{{1,6}}{_listed('goal_number')}[\s-]{{0,6}}(?P<list>\d{{1,2}})(?!\d|\.\d)"
)
_REMARK = re.compile(r"\([^()]*\)")


@field_type("goals", value=list[int])
def read_goals(extent: Extent, options: Options) -> Found | None:
    """`[1, 3]`: the goals' numbers in ascending order, each once, placed where it is first named."""
    places: dict[int, Span] = {}
    for goal, span in sorted([*_numbered(extent), *_by_name(extent)], key=lambda g: g[1]):
        places.setdefault(goal, span)
    parts = [found_at(extent.part(*places[goal]), goal) for goal in sorted(places)]
    return listing(parts) if parts else None


def _numbered(extent: Extent) -> list[tuple[int, Span]]:
    found = []
    for shape in (_NAMED, _AIM):
        for match in shape.finditer(extent.raw):
            start = extent.start + match.start("list")
            bare = _REMARK.sub(lambda m: " " * len(m[0]), match["list"])
            found += [(int(d[0]), (start + d.start(), start + d.end())) for d in re.finditer(r"\d+", bare)]
    return [(goal, span) for goal, span in found if 1 <= goal <= 17 and not _is_label(extent, span)]


def _is_label(extent: Extent, span: Span) -> bool:
    """The number opens the next line as a label does: `1. ` or `2) `."""
    text = extent.document.text
    opens = re.search(r"\n[ \t•-]*$", text[max(0, span[0] - 20) : span[0]])
    return opens is not None and re.match(r"[.)]\s", text[span[1] : span[1] + 2]) is not None


def _by_name(extent: Extent) -> list[tuple[int, Span]]:
    """Goals named in full with capitals, as a name and not in passing."""
    shape, numbers = _names()
    matches = shape.finditer(extent.raw)
    return [(numbers[_key(m[0])], (extent.start + m.start(), extent.start + m.end())) for m in matches]


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))


@once_per_lexicon
def _names() -> tuple[re.Pattern[str], dict[str, int]]:
    goals = word_lists("sdgs")["goals"]
    names = {name: int(number) for number, spellings in goals.items() for name in spellings}
    shapes = [r"[\s,]+".join(map(re.escape, re.findall(r"\w+", name))) for name in sorted(names, key=len, reverse=True)]
    return re.compile(rf"\b(?:{'|'.join(shapes)})\b"), {_key(name): number for name, number in names.items()}
