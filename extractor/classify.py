"""Which rule claims a document: exactly one, or none and the reasons why not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .document import Document
from .patterns import pattern
from .rules import Match, Rule


class Claim(NamedTuple):
    """`rule` is None for an unknown kind; `why` tells for each kind what spoke for or against it."""

    rule: Rule | None
    why: dict[str, str]


def classify(document: Document, rules: tuple[Rule, ...]) -> Claim:
    """The rule with the highest priority among those that match; none where two are equal or none does."""
    verdicts = {rule.kind: _verdict(document, rule) for rule in rules}
    why = {kind: reason for kind, (_, reason) in verdicts.items()}
    claims = sorted(((p, rule) for rule in rules if (p := verdicts[rule.kind][0]) is not None), key=lambda c: -c[0])
    if not claims or (len(claims) > 1 and claims[0][0] == claims[1][0]):
        return Claim(None, why)
    return Claim(claims[0][1], why)


def _verdict(document: Document, rule: Rule) -> tuple[int | None, str]:
    """(priority or None, reason): of the rule's ways to match, the first that holds, else why each does not."""
    reasons = []
    for match in rule.match:
        against = objection(document.text, match, document.meta)
        if against is None:
            return match.priority, f"claimed: {match.why}"
        reasons.append(f"{match.why}: {against}")
    return None, "not claimed: " + "; ".join(reasons)


def objection(text: str, match: Match, meta: Mapping[str, str] | None = None) -> str | None:
    """What speaks against this way to match, or None where it holds; `meta` is what the file says of itself."""
    head = text[: match.within]
    for key in match.meta:
        if not (meta or {}).get(key):
            return f"the file does not say its {key}"
    for source in match.all:
        if not pattern(source).search(head):
            return f"nothing matches {source!r}"
    if match.any and not any(pattern(source).search(head) for source in match.any):
        return f"nothing matches any of {len(match.any)} patterns"
    for source in match.none:
        if pattern(source).search(head):
            return f"{source!r} matches"
    return None
