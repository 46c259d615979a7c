from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from extractor.model.records import SCHEMA_VERSION
from extractor.records.json_schema import record_schema
from extractor.records.models import record_model
from extractor.records.shapes import class_name
from extractor.rulebook.load import load_rules
from extractor.rulebook.schema import Rule

RULES = load_rules()
FIELDS = {
    "title": {"about": "What it is about.", "required": True},
    "dates": {"type": "date", "many": True},
    "dasar": {"type": "items"},
}
GROUPS = {
    "rows": {"columns": [{"name": "no", "type": "label"}, {"name": "items", "type": "cell_items"}]},
    "head": {"one": True, "fields": {"x": {}}, "groups": {"inner": {"fields": {"y": {}}}}},
}
NOTA = Rule.model_validate({"kind": "nota", "about": "A note.", "fields": FIELDS, "groups": GROUPS})


def record(**changes: Any) -> dict[str, Any]:
    source = {"path": "a.txt", "sha256": "0" * 64, "media_type": "text/plain", "pages": 1, "text": "plain"}
    values = {"title": None, "dates": [], "dasar": [], "rows": [], "head": None}
    frame = {"schema_version": SCHEMA_VERSION, "kind": "nota", "source": source}
    return {**frame, **values, "sections": [], "findings": [], "provenance": {}, **changes}


def test_a_record_of_the_rule() -> None:
    record_model(NOTA).model_validate(record())
    full = record(
        title="x",
        dates=[{"raw": "2031", "value": "2031", "precision": "year"}],
        dasar=[{"label": "a", "text": "x"}, {"label": None, "text": "y"}],
        rows=[{"no": 1, "items": ["a"]}, {"no": None, "items": []}],
        head={"x": "y", "inner": [{"y": None}]},
        findings=[{"code": "not_found", "severity": "info", "message": "m", "at": "/x"}],
        provenance={"/title": [{"page": 1, "bbox": None, "span": [0, 1], "text": "x", "rule": "nota.title"}]},
    )
    record_model(NOTA).model_validate(full)


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "decree"},
        {"schema_version": "2"},
        {"more": 1},
        {"title": 3},
        {"dates": None},
        {"dasar": [{"label": "a"}]},
        {"dasar": [{"label": "a", "text": "x", "more": 1}]},
        {"rows": [{"no": 1}]},
        {"head": []},
        {"findings": [{"code": "x", "severity": "fatal", "message": "m", "at": ""}]},
        {"source": {"path": "a"}},
    ],
)
def test_anything_else_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        record_model(NOTA).model_validate(record(**changes))


def test_no_value_may_be_left_out() -> None:
    for key in record():
        less = {k: v for k, v in record().items() if k != key}
        with pytest.raises(ValidationError):
            record_model(NOTA).model_validate(less)


def test_a_model_is_made_once() -> None:
    assert record_model(NOTA) is record_model(NOTA)


@pytest.mark.parametrize("rule", RULES, ids=[rule.kind for rule in RULES])
def test_the_schema_of_each_kind(rule: Rule) -> None:
    schema = record_schema(rule)
    assert schema["$schema"].endswith("2020-12/schema") and schema["title"] == class_name(rule.kind)
    assert schema["additionalProperties"] is False
    assert list(schema["required"]) == list(schema["properties"])
    assert {*rule.fields, *rule.groups} <= set(schema["properties"])
    assert schema["properties"]["kind"]["const"] == rule.kind
    for name, field in rule.fields.items():
        assert schema["properties"][name].get("description", "") == field.about


def test_the_contract_of_decrees() -> None:
    names = set(record_schema(next(r for r in RULES if r.kind == "decree"))["properties"])
    assert names >= {
        "schema_version",
        "kind",
        "source",
        "sections",
        "findings",
        "provenance",
        "instrument",
        "number",
        "title",
        "issuer",
        "region",
        "place",
        "date",
        "signatory",
        "menimbang",
        "mengingat",
        "memperhatikan",
        "diktum",
        "tembusan",
        "lampiran",
    }
