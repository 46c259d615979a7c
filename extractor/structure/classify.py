"""Which rule claims a document: signals are weighed, and what spoke for and against each kind is said in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal, NamedTuple

from ..lexicon.headings import headings
from ..model.document import Document
from ..rulebook.claims import Match, Signal
from ..rulebook.schema import Rule
from ..text.pattern_words import in_words
from ..text.patterns import pattern
from .heading_search import HeadingHit, HeadingSearch, search_of
from .opening_form import OpeningForm, form_keys, opening_forms

_OTHER_FORM = -8
"""Points of a document that opens with the title or the head of another kind: as many as a title is worth."""
_NOTHING = "nothing speaks for it"
_LEAST = 0.01
"""The nearness of a kind for which something speaks, and as much against it."""
_TOLD = 3
"""Wordings that are told of those of which one must stand there."""
_WITHIN = 40_000
"""Characters in which headings are sought: legal bases of many pages stand before what is decided."""


class Claim(NamedTuple):
    """`rule` is None for an unknown kind; `why` tells for each kind what spoke for or against it, the nearest first.

    `rivals` are the kinds that claim the document with equal right.
    """

    rule: Rule | None
    why: dict[str, str]
    rivals: tuple[str, ...] = ()


class Objection(NamedTuple):
    """What speaks against a way to match: a key that the file does not have, or patterns that match, or do not."""

    what: Literal["metadata", "all", "any", "none"]
    sources: tuple[str, ...]

    @property
    def in_words(self) -> str:
        """For people who read no patterns."""
        words = [f'"{words}"' if (words := in_words(source)) else "what it looks for" for source in self.sources]
        if self.what == "metadata":
            return f"the file does not say its {self.sources[0]}"
        if self.what == "any" and len(words) > 1:
            return f"neither {' nor '.join(words[:_TOLD])}{' nor the like' if words[_TOLD:] else ''} stands there"
        return f"{words[0]} {'stands there' if self.what == 'none' else 'does not stand there'}"

    def __str__(self) -> str:
        """For those who wrote the patterns."""
        if self.what == "metadata":
            return self.in_words
        if self.what == "any":
            return f"nothing matches any of {len(self.sources)} patterns"
        return f"{self.sources[0]!r} matches" if self.what == "none" else f"nothing matches {self.sources[0]!r}"


class _RuleScore(NamedTuple):
    """A rule's points for the document, None where it does not claim it; the reason, and how near it was, 0 to 1."""

    points: int | None
    why: str
    nearness: float = 0.0


def classify(document: Document, rules: tuple[Rule, ...]) -> Claim:
    """The rule with most points among those that claim it; none where two are equal or none does."""
    first_pages = FirstPages(document)
    scores = {rule.kind: _score(first_pages, rule) for rule in rules}
    nearest = sorted(scores, key=lambda kind: -scores[kind].nearness)
    why = {kind: scores[kind].why for kind in nearest}
    most = max((v.points for v in scores.values() if v.points is not None), default=None)
    best = [rule for rule in rules if most is not None and scores[rule.kind].points == most]
    if len(best) == 1:
        return Claim(best[0], why)
    return Claim(None, why, tuple(rule.kind for rule in best))


def told_together(why: Mapping[str, str]) -> dict[str, str]:
    """The kinds of each reason, in their order: a reason that several kinds have stands once."""
    reasons = dict.fromkeys(why.values())
    return {", ".join(kind for kind in why if why[kind] == reason): reason for reason in reasons}


def claims(document: Document, rule: Rule, surer: int = 0) -> bool:
    """Whether the rule's signals alone claim the document, with so many points more than they must have."""
    return sum(weight for weight, _ in weigh(FirstPages(document), rule)) >= rule.claims_from + surer


class FirstPages:
    """What the first pages of a document show: its headings and the form that it opens with, sought when asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._shown: dict[tuple[str, int | None], bool] = {}

    def shows(self, source: str, within: int | None) -> bool:
        """Whether the pattern matches in the first `within` characters: kinds ask the same, and one kind twice."""
        if (asked := (source, within)) not in self._shown:
            self._shown[asked] = pattern(source).search(self.document.text[:within]) is not None
        return self._shown[asked]

    @cached_property
    def _search(self) -> HeadingSearch:
        return search_of(self.document, _WITHIN)

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
    return any(first_pages.shows(source, signal.within) for source in signal.find)


def weigh(first_pages: FirstPages, rule: Rule) -> Iterator[tuple[int, str]]:
    """(points, what gave them) for all that speaks for or against the rule's kind."""
    for signal in rule.signals:
        if holds(first_pages, signal):
            yield signal.weight, signal.says
    form = first_pages.form if rule.signals else None
    if form and not _is_own(form, rule) and not _opens_above(first_pages, rule, form):
        yield _OTHER_FORM, f"it opens with another kind's title or head: {_wording(form)}"


def _opens_above(first_pages: FirstPages, rule: Rule, form: OpeningForm) -> bool:
    """Whether what stands where a title of the kind would is found above the form: the frame of a procedure."""
    return any(first_pages.shows(source, form.start) for s in rule.signals if s.opens for source in s.find)


def _wording(form: OpeningForm) -> str:
    """The first wording of the form, and its key in `headings.toml`."""
    return f"{headings()[form.key].words[0]} ({form.key})"


def _is_own(form: OpeningForm, rule: Rule) -> bool:
    """Whether the document may open so; a lampiran whose head names nothing says nothing."""
    titles = {key for signal in rule.signals for key in signal.title}
    named = {key for signal in rule.signals for key in signal.lampiran_of}
    if form.key in form_keys("lampiran"):
        return form.of is None or form.of in named
    return form.key in titles


def _score(first_pages: FirstPages, rule: Rule) -> _RuleScore:
    """The points of the rule's signals, or of the first of its ways to match that holds; the higher ones count."""
    matched = [_matched(first_pages, rule)] if rule.match else []
    weighed = [_weighed(first_pages, rule)] if rule.signals else []
    scores = matched + weighed
    return max(scores, key=lambda v: (v.points is not None, v.points or v.nearness), default=_RuleScore(None, _NOTHING))


def _weighed(first_pages: FirstPages, rule: Rule) -> _RuleScore:
    found = list(weigh(first_pages, rule))
    points = sum(weight for weight, _ in found)
    said = ", ".join(f"{says} ({weight:+})" for weight, says in found)
    if points >= rule.claims_from:
        return _RuleScore(points, f"claimed with {points} points: {said}", 1.0)
    if not any(weight > 0 for weight, _ in found):
        return _RuleScore(None, _NOTHING)
    return _RuleScore(None, f"{points} of {rule.claims_from} points: {said}", max(_LEAST, points / rule.claims_from))


def _matched(first_pages: FirstPages, rule: Rule) -> _RuleScore:
    """Of the rule's ways to match the first that holds, else the one of which most holds, with what it lacks."""
    near = _RuleScore(None, _NOTHING)
    for match in rule.match:
        against = _objection(first_pages, match)
        if against is None:
            return _RuleScore(match.priority, f"claimed: {match.why}", 1.0)
        share = _share(first_pages, match)
        if share > near.nearness:
            near = _RuleScore(None, f"looked for {match.why}: {against.in_words}", share)
    return near


def _share(first_pages: FirstPages, match: Match) -> float:
    """How much of what a way to match asks for is there; counter-signs are no part of it."""
    asked = [any(first_pages.shows(source, match.within) for source in sources) for sources in _asked(match)]
    asked += [bool(first_pages.document.meta.get(key)) for key in match.metadata]
    return sum(asked) / (len(asked) + 1)


def _asked(match: Match) -> list[tuple[str, ...]]:
    """Sets of patterns of which one must match each."""
    return [*((source,) for source in match.all), *([match.any] if match.any else [])]


def objection(text: str, match: Match, meta: Mapping[str, str] | None = None) -> Objection | None:
    """What speaks against this way to match, or None where it holds; `meta` is what the file says of itself."""
    return _objection(FirstPages(Document(text, (), (), meta=dict(meta or {}))), match)


def _objection(first_pages: FirstPages, match: Match) -> Objection | None:
    for key in match.metadata:
        if not first_pages.document.meta.get(key):
            return Objection("metadata", (key,))
    for source in match.all:
        if not first_pages.shows(source, match.within):
            return Objection("all", (source,))
    if match.any and not any(first_pages.shows(source, match.within) for source in match.any):
        return Objection("any", match.any)
    against = next((source for source in match.none if first_pages.shows(source, match.within)), None)
    return Objection("none", (against,)) if against is not None else None
