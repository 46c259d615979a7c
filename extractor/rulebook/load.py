"""Rule files → rules; RuleError names file, key and reason of everything that is wrong."""

from __future__ import annotations

import os
from functools import lru_cache, partial
from pathlib import Path

from pydantic import ValidationError

from ..entry_points import rule_packages
from ..errors import RuleError
from ..lexicon.folders import Lexicon, lexicon_of
from ..lexicon.toml_files import TomlTable
from ..resources import rules_dir
from .claims import Match, Signal
from .deferred_rule import CLAIMING, DeferredRule
from .field_rule import Column, FieldRule
from .files import content_digest, rule_tables
from .group_rule import GroupRule
from .key_types import TESTED
from .own_lists import with_own_lists
from .roles import Roles
from .rule_set import RuleSet
from .schema import Rule
from .section_rule import SectionRule
from .typed_part import CheckRule

ROLES_BY_KIND = "the roles of fields by kind"
"""The key under which the lists of a rule set keep them, for what reads records without their rules."""
_KEPT = 8
"""Sets of rules that one process keeps."""


def load_rules(*folders: str | os.PathLike[str]) -> RuleSet:
    """The rules of `folders`, of installed packages and the built-in ones; an earlier file replaces its namesakes.

    They are loaded once, and anew when a file in the folders has changed. The built-in ones are checked as strictly as
    others only where their folder is given.
    """
    own = (*map(Path, folders), *rule_packages())
    return _rule_set(own, content_digest(own))


@lru_cache(_KEPT)
def _rule_set(own: tuple[Path, ...], digest: str) -> RuleSet:
    """The rules of folders whose files have this digest."""
    tables = rule_tables((*own, rules_dir())).values()
    lexicon = with_own_lists(lexicon_of(*own), tables)
    build = _build if own else partial(_build_claims, lexicon)
    with lexicon.in_use():
        rules = RuleSet(rule for path, table in tables if not (rule := build(table, path)).abstract)
    rules.lexicon = lexicon.with_other(ROLES_BY_KIND, {rule.kind: rule.roles for rule in rules})
    return rules


def _build_claims(lexicon: Lexicon, table: TomlTable, path: Path) -> Rule:
    """A built-in rule of which only what every document asks for is validated yet."""

    def whole() -> Rule:
        with lexicon.in_use():
            return _build(table, path, TESTED)

    claims = {key: table[key] for key in CLAIMING if key in table}
    return DeferredRule.of(_build(claims, path, TESTED), whole)


def _build(table: TomlTable, path: Path, context: dict[str, bool] | None = None) -> Rule:
    try:
        rule = Rule.model_validate({**table, "source": str(path)}, context=context)
    except ValidationError as error:
        from .complaints import complaints

        raise RuleError("\n".join(complaints(error, path, table, _keys()))) from None
    if context is TESTED:
        return rule
    from .consistency import faults

    if found := [f"{path}: {key}: {reason}" for key, reason in faults(rule)]:
        raise RuleError("\n".join(found))
    return rule


def _keys() -> list[str]:
    """Every key that a rule file may have somewhere."""
    models = (Rule, Match, Signal, SectionRule, FieldRule, GroupRule, Column, CheckRule, Roles)
    return [key for model in models for key in model.model_fields]
