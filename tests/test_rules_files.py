"""The built-in rule files keep their promises: examples give what they say, every pattern has one that needs it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.authoring.run_examples import Problem, check_rules
from extractor.resources import rules_dir
from extractor.rulebook.group_rule import GroupRule
from extractor.rulebook.load import load_rules
from extractor.rulebook.schema import Rule

RULES = load_rules()


@pytest.fixture(scope="module")
def problems() -> list[Problem]:
    """Of the built-in rules, checked as strictly as a user's: `load_rules()` leaves patterns for their first search."""
    return check_rules(load_rules(rules_dir()))


def keys(holder: Rule | GroupRule, before: str = "") -> Iterator[str]:
    """The key of each part of a rule file that carries examples."""
    if isinstance(holder, Rule):
        yield from (f"match.{i}" for i in range(len(holder.match)))
        yield from (f"sections.{section.name}" for section in holder.sections)
    yield from (f"{before}fields.{name}" for name in holder.fields)
    for name, group in holder.groups.items():
        yield from keys(group, f"{before}groups.{name}.")


KEYS = [(rule, key) for rule in RULES for key in keys(rule)]


@pytest.mark.parametrize(("rule", "key"), KEYS, ids=[f"{Path(r.source).name}:{key}" for r, key in KEYS])
def test_examples(rule: Rule, key: str, problems: list[Problem]) -> None:
    mine = [p for p in problems if Path(p.file).name == Path(rule.source).name and f"{p.key}.".startswith(f"{key}.")]
    assert mine == [], "\n".join(map(str, mine))


def test_nothing_else_is_wrong(problems: list[Problem]) -> None:
    assert list(map(str, problems)) == []


@pytest.mark.parametrize("path", sorted(rules_dir().glob("*.toml")), ids=lambda path: path.name)
def test_a_file_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert f'"{path.stem}"' in text and "\t" not in text


@pytest.mark.parametrize("rule", RULES, ids=[rule.kind for rule in RULES])
def test_a_rule_tells_what_its_values_are(rule: Rule) -> None:
    assert rule.about.endswith(".")
    assert [name for name, field in rule.fields.items() if not field.about] == []
    assert [name for name, group in rule.groups.items() if not group.about] == []
