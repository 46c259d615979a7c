"""What a mention says against what the record says: the points that agree and those that differ."""

from __future__ import annotations

from typing import Any, NamedTuple

from .facts import RecordFacts
from .keys import number_key, number_keys, title_words

_ALIKE = 50.0
"""Titles are worded freely: only those with hardly a word in common differ."""


class FactsComparison(NamedTuple):
    """`agree` names fields, `differences` are {"field", "from", "to"}; a field that one side lacks is in neither."""

    agree: list[str]
    differences: list[dict[str, Any]]


def compare(says: dict[str, Any], facts: RecordFacts) -> FactsComparison:
    """Number, date and title as the mention and the record give them."""
    result = FactsComparison([], [])
    verdicts = (
        ("number", same_number(says, facts), says.get("number"), facts.number),
        ("date", same_date(says.get("date"), facts.date), says.get("date"), facts.date),
        ("title", same_title(title_words(says.get("title")), facts.words), says.get("title"), facts.title),
    )
    for field, same, said, found in verdicts:
        if same:
            result.agree.append(field)
        elif same is False:
            result.differences.append({"field": field, "from": said, "to": found})
    return result


def same_number(says: dict[str, Any], facts: RecordFacts) -> bool | None:
    """Whether the numbers are one, as far as the mention's goes; None where one is missing."""
    said, cut = says.get("number"), bool(says.get("truncated"))
    key = number_key(said, cut) if said else ""
    if not key or not facts.number_key:
        return None
    wholes = (whole for own in (facts.number_key, *facts.other_keys) for whole in number_keys(own))
    return any(whole.startswith(key) if cut else whole == key for whole in wholes)


def same_date(said: str | None, found: str | None) -> bool | None:
    """Whether two dates agree as far as both go: 2023-10 agrees with 2023-10-04."""
    if not said or not found:
        return None
    return said.startswith(found) or found.startswith(said)


def same_title(said: str, found: str, least: float = _ALIKE) -> bool | None:
    """Whether two titles, as `title_words`, have enough in common; None where one has no word that tells."""
    if not said or not found:
        return None
    from rapidfuzz.fuzz import token_set_ratio

    return token_set_ratio(said, found) >= least
