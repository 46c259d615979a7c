"""Rules that are used together."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ..lexicon.folders import Lexicon, built_in
from .schema import Rule


class RuleSet(tuple[Rule, ...]):
    """Rules that are used together, one for each kind of document, and the closed lists that go with them."""

    lexicon: Lexicon = built_in()

    @cached_property
    def kinds(self) -> tuple[Rule, ...]:
        """The rules that claim documents."""
        return tuple(rule for rule in self if not rule.fallback)

    @cached_property
    def fallback(self) -> Rule:
        """The rule for documents that no other claims."""
        return next(rule for rule in self if rule.fallback)


def lexicon_for(rules: Iterable[Rule]) -> Lexicon:
    """The closed lists that go with the rules: for rules that were not loaded together, the built-in ones."""
    return rules.lexicon if isinstance(rules, RuleSet) else built_in()
