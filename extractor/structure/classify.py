"""Which rule claims a document: exactly one, or none and the reasons why not."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from ..model.document import Document
from ..rulebook.schema import Match, Rule
from ..text.patterns import pattern


class Claim(NamedTuple):
    """`rule` is None for an unknown kind; `why` and `details` tell for each kind what spoke for or against it.

    `rivals` are the kinds that claim the document with equal right.
    """

    rule: Rule | None
    why: dict[str, str]
    details: Mapping[str, str] = MappingProxyType({})
    rivals: tuple[str, ...] = ()


class _Verdict(NamedTuple):
    """A rule's priority for the document, None where it does not claim it; the reason in short and in full."""

    priority: int | None
    why: str
    details: str


def classify(document: Document, rules: tuple[Rule, ...]) -> Claim:
    """The rule with the highest priority among those that match; none where two are equal or none does."""
    verdicts = {rule.kind: _verdict(document, rule) for rule in rules}
    why = {kind: verdict.why for kind, verdict in verdicts.items()}
    details = {kind: verdict.details for kind, verdict in verdicts.items()}
    highest = max((v.priority for v in verdicts.values() if v.priority is not None), default=None)
    best = [rule for rule in rules if highest is not None and verdicts[rule.kind].priority == highest]
    if len(best) == 1:
        return Claim(best[0], why, details)
    return Claim(None, why, details, tuple(rule.kind for rule in best))


def _verdict(document: Document, rule: Rule) -> _Verdict:
    """Of the rule's ways to match, the first that holds, else why each does not."""
    reasons = []
    for match in rule.match:
        against = objection(document.text, match, document.meta)
        if against is None:
            return _Verdict(match.priority, f"claimed: {match.why}", f"claimed: {match.why}")
        reasons.append(f"{match.why}: {against}")
    sought = "; ".join(match.why for match in rule.match)
    return _Verdict(None, f"looked for {sought}: not so", "not claimed: " + "; ".join(reasons))


def objection(text: str, match: Match, meta: Mapping[str, str] | None = None) -> str | None:
    """What speaks against this way to match, or None where it holds; `meta` is what the file says of itself."""
    head = text[: match.within]
    for key in match.metadata:
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
