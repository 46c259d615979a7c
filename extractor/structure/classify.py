"""Which rule claims a document: signals are weighed, and what spoke for and against each kind is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from ..lexicon.headings import headings
from ..model.document import Document
from ..rulebook.schema import Match, Rule, Signal
from ..text.patterns import pattern
from .heading_search import HeadingHit, HeadingSearch
from .opening_form import OpeningForm, form_keys, opening_forms

_OTHER_FORM = -8
"""Points of a document that opens with the title or the head of another kind: as many as a title is worth."""
_WITHIN = 40_000
"""Characters in which headings are sought: legal bases of many pages stand before what is decided."""


class Claim(NamedTuple):
    """`rule` is None for an unknown kind; `why` and `details` tell for each kind what spoke for or against it.

    `rivals` are the kinds that claim the document with equal right.
    """

    rule: Rule | None
    why: dict[str, str]
    details: Mapping[str, str] = MappingProxyType({})
    rivals: tuple[str, ...] = ()


class _RuleScore(NamedTuple):
    """A rule's points for the document, None where it does not claim it; the reason in short and in full."""

    points: int | None
    why: str
    details: str


def classify(document: Document, rules: tuple[Rule, ...]) -> Claim:
    """The rule with most points among those that claim it; none where two are equal or none does."""
    first_pages = FirstPages(document)
    scores = {rule.kind: _score(first_pages, rule) for rule in rules}
    why = {kind: score.why for kind, score in scores.items()}
    details = {kind: score.details for kind, score in scores.items()}
    most = max((v.points for v in scores.values() if v.points is not None), default=None)
    best = [rule for rule in rules if most is not None and scores[rule.kind].points == most]
    if len(best) == 1:
        return Claim(best[0], why, details)
    return Claim(None, why, details, tuple(rule.kind for rule in best))


def claims(document: Document, rule: Rule, surer: int = 0) -> bool:
    """Whether the rule's signals alone claim the document, with so many points more than they must have."""
    return sum(weight for weight, _ in weigh(FirstPages(document), rule)) >= rule.claims_from + surer


class FirstPages:
    """What the first pages of a document show: its headings and the form that it opens with, sought when asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def _search(self) -> HeadingSearch:
        return HeadingSearch(self.document, _WITHIN)

    @cached_property
    def _hits(self) -> list[HeadingHit]:
        return self._search.find(headings())

    @cached_property
    def _first(self) -> dict[str, int]:
        return {hit.key: hit.start for hit in reversed(self._hits)}

    @cached_property
    def form(self) -> OpeningForm | None:
        """The form that the document opens with."""
        return next(opening_forms(self._search, self._hits), None)

    def has(self, key: str, within: int) -> bool:
        """Whether the heading stands among the first `within` characters."""
        return self._first.get(key, within) < within


def holds(first_pages: FirstPages, signal: Signal) -> bool:
    """Whether what the signal asks for is there."""
    form = first_pages.form if signal.title or signal.lampiran_of else None
    if form and (form.key in signal.title or form.of in signal.lampiran_of) and form.start < signal.within:
        return True
    if any(first_pages.has(key, signal.within) for key in signal.has):
        return True
    head = first_pages.document.text[: signal.within]
    return any(pattern(source).search(head) for source in signal.find)


def weigh(first_pages: FirstPages, rule: Rule) -> Iterator[tuple[int, str]]:
    """(points, what gave them) for all that speaks for or against the rule's kind."""
    for signal in rule.signals:
        if holds(first_pages, signal):
            yield signal.weight, signal.says
    if rule.signals and (form := first_pages.form) and not _is_own(form, rule):
        yield _OTHER_FORM, "it opens with another kind's title or head"


def _is_own(form: OpeningForm, rule: Rule) -> bool:
    """Whether the document may open so; a lampiran whose head names nothing says nothing."""
    titles = {key for signal in rule.signals for key in signal.title}
    named = {key for signal in rule.signals for key in signal.lampiran_of}
    if form.key in form_keys("lampiran"):
        return form.of is None or form.of in named
    return form.key in titles


def _score(first_pages: FirstPages, rule: Rule) -> _RuleScore:
    """The points of the rule's signals, or of the first of its ways to match that holds; the higher ones count."""
    matched = [_matched(first_pages.document, rule)] if rule.match else []
    weighed = [_weighed(first_pages, rule)] if rule.signals else []
    scores = matched + weighed
    return max(scores, key=lambda v: (v.points is not None, v.points or 0), default=_RuleScore(None, "no signals", ""))


def _weighed(first_pages: FirstPages, rule: Rule) -> _RuleScore:
    found = list(weigh(first_pages, rule))
    points = sum(weight for weight, _ in found)
    said = ", ".join(f"{says} ({weight:+})" for weight, says in found) or "nothing speaks for it"
    if points >= rule.claims_from:
        return _RuleScore(points, f"claimed: {said}", f"claimed with {points} points: {said}")
    return _RuleScore(None, f"{points} of {rule.claims_from} points: {said}", f"not claimed: {points} points: {said}")


def _matched(document: Document, rule: Rule) -> _RuleScore:
    """Of the rule's ways to match, the first that holds, else why each does not."""
    reasons = []
    for match in rule.match:
        against = objection(document.text, match, document.meta)
        if against is None:
            return _RuleScore(match.priority, f"claimed: {match.why}", f"claimed: {match.why}")
        reasons.append(f"{match.why}: {against}")
    sought = "; ".join(match.why for match in rule.match)
    return _RuleScore(None, f"looked for {sought}: not so", "not claimed: " + "; ".join(reasons))


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
