"""Of the rules that come with the program only what claims documents is read at first, and the rest when asked for."""

from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from extractor.resources import rules_dir
from extractor.rulebook.deferred_rule import CLAIMING
from extractor.rulebook.load import load_rules
from extractor.rulebook.registry import CHECKS, FIELD_TYPES, Registry
from extractor.rulebook.schema import Rule

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_a_rule_is_the_same_whether_it_was_read_at_once_or_in_part() -> None:
    whole = {rule.kind: rule for rule in load_rules(rules_dir())}
    for rule in load_rules():
        assert isinstance(rule, Rule)
        assert rule.match == whole[rule.kind].match and rule.signals == whole[rule.kind].signals
        for key in Rule.model_fields:
            assert getattr(rule, key) == getattr(whole[rule.kind], key), f"{rule.kind}.{key}"


def test_a_copy_keeps_what_it_was_given_and_gets_the_rest() -> None:
    rule = fresh("letter").model_copy(update={"sections": ()})
    assert rule.fields and rule.sections == ()


def test_a_rule_that_was_read_in_part_is_compared_and_written_as_a_whole() -> None:
    whole = next(rule for rule in load_rules(rules_dir()) if rule.kind == "letter")
    assert fresh("letter") == whole and fresh("letter") != fresh("decree")
    assert fresh("letter").model_dump() == whole.model_dump()
    assert dict(fresh("letter")) == dict(whole)


def fresh(kind: str) -> Rule:
    """A built-in rule of which only what claims documents was read."""
    found = next(rule for rule in load_rules() if rule.kind == kind)
    copy = found.model_copy()
    for key in set(Rule.model_fields) - set(CLAIMING):
        vars(copy).pop(key, None)
    return copy


def test_a_rule_has_no_attribute_that_rules_do_not_have() -> None:
    with pytest.raises(AttributeError):
        load_rules()[0].no_such_key  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("registry", [FIELD_TYPES, CHECKS], ids=["field types", "checks"])
def test_each_type_and_check_is_offered_under_its_name_by_the_module_that_has_it(registry: Registry) -> None:  # type: ignore[type-arg]
    offered = PROJECT["entry-points"][registry.group]
    assert sorted(offered) == registry.names()
    for name, module in offered.items():
        import_module(module)
        read = getattr(registry[name], "read", None) or getattr(registry[name], "find")  # noqa: B009
        assert read.__module__ == module
