"""Rules that a test has checked: what claims documents is known at once, the rest of a rule when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import PrivateAttr, SerializerFunctionWrapHandler, model_serializer

from .schema import Rule

CLAIMING = ("kind", "about", "fallback", "match", "signals", "claims_from", "roles", "source")
"""The keys of a rule that are read for every document, whatever its kind."""


class DeferredRule(Rule):
    """A rule of which only these keys were validated; the first question about another one validates the rest."""

    _validate: Callable[[], Rule] = PrivateAttr()

    @classmethod
    def of(cls, claiming: Rule, validate: Callable[[], Rule]) -> DeferredRule:
        """The rule whose claims these are; `validate` gives the whole rule."""
        rule = cls.model_construct(**{key: getattr(claiming, key) for key in CLAIMING})
        for key in Rule.model_fields.keys() - set(CLAIMING):
            del vars(rule)[key]
        rule._validate = validate
        return rule

    def __getattr__(self, name: str) -> Any:
        if name not in Rule.model_fields:
            return super().__getattr__(name)  # type: ignore[misc]  # pydantic hides it from type checkers
        self._complete()
        return vars(self)[name]

    def _complete(self) -> None:
        """Fills in what is not there yet; what a copy was given instead stays."""
        own = vars(self)
        if own.keys() != Rule.model_fields.keys():
            own.update({key: value for key, value in vars(self._validate()).items() if key not in own})

    def __iter__(self) -> Any:
        self._complete()
        return super().__iter__()

    def __eq__(self, other: object) -> bool:
        self._complete()
        return isinstance(other, Rule) and {**vars(self)} == {name: getattr(other, name) for name in Rule.model_fields}

    __hash__ = Rule.__hash__

    @model_serializer(mode="wrap")
    def _whole(self, serialise: SerializerFunctionWrapHandler) -> Any:
        self._complete()
        return serialise(self)
