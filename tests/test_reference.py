"""The reference of the rule language: every key described with an example that is right, the file as it is written."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import BaseModel
from workbench import call

from extractor.authoring.recipes import Recipe, recipes
from extractor.authoring.reference import FILE_PARTS, explain, reference, reference_entries
from extractor.resources import rules_dir
from extractor.rulebook.files import with_words
from extractor.rulebook.json_schema import with_field_types
from extractor.rulebook.key_examples import key_examples
from extractor.rulebook.registry import FIELD_TYPES, Options
from extractor.rulebook.schema import Rule
from extractor.structure.label_styles import label_style

TYPED = {"complete_if": "signature", "joined": "items"}
"""Types that keys are for alone."""
NEEDED: dict[str, dict[str, Any]] = {
    "Rule": {"kind": "x", "about": "x"},
    "Match": {"why": "w", "all": "x"},
    "Signal": {"says": "x", "weight": 1, "find": "x"},
    "SectionRule": {"name": "x"},
    "FieldRule": {"label": "subject", "find": "(?P<value>x)"},
    "GroupRule": {"starts": [r"(?P<number>\d)"], "fields": {"number": {}}},
    "Column": {"name": "x"},
    "PiecesRule": {"column": "x", "field": "x"},
    "CheckRule": {"name": "year_agrees"},
    "HeadingWording": {"words": ["x"]},
}
KEYS = [(model, key) for model, _ in FILE_PARTS for key in model.model_fields]


@pytest.mark.parametrize(("model", "key"), KEYS, ids=[f"{model.__name__}.{key}" for model, key in KEYS])
def test_the_example_of_each_key_is_taken(model: type[BaseModel], key: str) -> None:
    line = key_examples()[model.__name__][key]
    given = tomllib.loads(with_words(line))
    assert list(given) == [key]
    if key == "outline":
        given["starts"] = ["bab"]
    if key == "cut_by":
        given |= {"rows": True, "starts": [], "fields": {"target": {"column": "(?i)target"}}}
    if key == "items" and model.__name__ == "GroupRule":
        given["starts"] = [r"(?P<number>\d)"]
    if key == "fields" and model.__name__ == "GroupRule":
        given["starts"] = []
    needed = {**NEEDED.get(model.__name__, {}), **({"type": TYPED[key]} if key in TYPED else {})}
    assert model.model_validate({**needed, **given}) is not None


def test_every_key_and_nothing_else_has_an_example() -> None:
    named = {model.__name__: set(model.model_fields) for model, _ in FILE_PARTS}
    shown = {name: set(keys) for name, keys in key_examples().items() if name not in ("types", "label_styles")}
    assert shown == named


def test_everything_is_described() -> None:
    undescribed = [(e.part, e.name) for e in reference_entries() if not e.about and not e.part.startswith("items")]
    assert undescribed == []


@pytest.mark.parametrize("style", key_examples()["label_styles"])
def test_the_example_of_each_label_style_is_a_label(style: str) -> None:
    assert label_style(style).pattern.search(key_examples()["label_styles"][style])


def test_the_examples_of_types_give_something() -> None:
    assert [e.name for e in reference_entries() if e.part == "type = …" and e.example.endswith("→ null")] == []
    assert key_examples()["types"].keys() <= set(FIELD_TYPES.names())


def test_the_file_is_as_it_is_written() -> None:
    """After a change of the models: python -m extractor.authoring.reference"""
    assert (rules_dir() / "REFERENCE.md").read_text(encoding="utf-8") == reference()


@pytest.mark.parametrize("recipe", list(recipes()), ids=lambda recipe: recipe.kind)
def test_whole_examples_keep_what_they_promise(recipe: Recipe, tmp_path: Path) -> None:
    (tmp_path / f"{recipe.kind}.toml").write_text(recipe.rule, encoding="utf-8")
    assert call("rules", "check", tmp_path).exit_code == 0
    (tmp_path / "a.txt").write_text(recipe.text, encoding="utf-8")
    record = json.loads(call("extract", tmp_path / "a.txt", "--rules", tmp_path).stdout)
    assert record["kind"] == recipe.kind
    values = json.loads(recipe.values())
    assert {name: record[name] for name in values} == values


def test_editors_show_the_examples() -> None:
    schema = Rule.model_json_schema()
    assert schema["$defs"]["FieldRule"]["properties"]["label"]["examples"] == ["subject"]
    assert schema["properties"]["kind"]["examples"] == ["sertifikat"]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("label", "[fields.NAME]  label"),
        ("match.priority", "[[match]]  priority"),
        ("letter_number", "The number of a letter or instrument"),
        ("year_agrees", "The year inside the number"),
        ("dictum", "example: KESATU : Membentuk"),
        ("date_line", "block = …  date_line"),
        ("fallbak", "[fields.NAME]  fallback"),
    ],
)
def test_explain(key: str, said: str) -> None:
    result = call("rules", "explain", key)
    assert result.exit_code == 0 and said in result.stdout, result.stdout
    assert explain(key)


def test_explain_without_a_key_and_with_one_that_is_none() -> None:
    assert call("rules", "explain").stdout == reference()
    assert call("rules", "explain", "qqqqqq").exit_code == 2


class _Undescribed(Options):
    region: str | None = None


def test_an_option_of_somebody_elses_type_may_be_undescribed(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = [*FIELD_TYPES, SimpleNamespace(name="number_plate", about="A plate.", options=_Undescribed, value=str)]
    monkeypatch.setattr("extractor.rulebook.json_schema.FIELD_TYPES", kinds)
    schema: dict[str, Any] = {"properties": {"type": {}}}
    with_field_types(schema)
    assert schema["properties"]["region"] == {"description": ""}
