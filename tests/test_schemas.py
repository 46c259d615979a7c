"""The JSON Schemas: what they describe, and that a wrong edit of a record is refused by them and by the models."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from golden import all_golden
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from extractor.cli import main
from extractor.model.kinds import KINDS
from extractor.model.run_lines import LinkLine, ManifestLine
from extractor.records.json_schema import LINES, line_schema, record_schema, records_schema
from extractor.rulebook.load import load_rules

RULES = {rule.kind: rule for rule in load_rules()}


@cache
def schema(name: str) -> dict[str, Any]:
    """The schema of a kind's records or of a line of this name."""
    return line_schema(name) if name in LINES else record_schema(RULES[name])


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name))


@cache
def record() -> dict[str, Any]:
    """A decree with a date, a number, a signatory with a NIP, a citation with a gazette, and doubts."""
    wanted = ("date", "number", "signatory", "findings", "diktum", "menimbang")
    for golden in all_golden():
        if golden["kind"] == "decree" and all(golden[name] for name in wanted) and golden["signatory"]["nip"]:
            cited = [basis["citation"] for basis in golden["mengingat"] if basis["citation"]]
            if cited and cited[0]["gazettes"]:
                return golden
    raise AssertionError("no golden decree has all of it")


WRONG: dict[str, Any] = {
    "/schema_version": "2",
    "/kind": "letter",
    "/number": "7 TAHUN 2031",
    "/number/month": 13,
    "/number/year": 31,
    "/number/scheme": "12/1999",
    "/number/truncated": "perhaps",
    "/date/value": "2023-13-45",
    "/date/precision": "week",
    "/date/calendar": "hijri",
    "/signatory/nip": "abc",
    "/mengingat/0/citation/type": "Resep",
    "/mengingat/0/citation/year": 20145,
    "/mengingat/0/citation/gazettes/0/series": "XN",
    "/mengingat/0/label": 1,
    "/menimbang": None,
    "/diktum/0/items": "none",
    "/resep": "tepung",
    "/source/sha256": "abc",
    "/source/pages": -1,
    "/source/text": "guessed",
    "/source/part": 0,
    "/sections/0/level": 0,
    "/sections/0/pages": [0, 1],
    "/findings/0/code": "odd",
    "/findings/0/severity": "fatal",
    "/findings/0/at": "number",
    "/provenance/~1number/0/page": 0,
    "/provenance/~1number/0/bbox": [1, 2, 3],
    "/provenance/~1number/0/span": [-1, 4],
    "/provenance/~1number/0/rule": "Decree number",
    "/provenance/~1number/0/sure": True,
}
"""Values that a record must not have, by where they are put."""

ONLY_MODELS: dict[str, Any] = {
    "/date": {"raw": "x", "value": "2023-02-30", "precision": "day", "alt": None},
    "/date/precision": "year",
    "/findings/0/severity": "error",
}
"""Values that only the models refuse: a schema does not count days or compare two values."""


def edited(pointer: str, value: Any) -> dict[str, Any]:
    """The record with one value put in its place or added."""
    changed = copy.deepcopy(record())
    *way, last = (step.replace("~1", "/") for step in pointer.split("/")[1:])
    holder: Any = changed
    for step in way:
        holder = holder[int(step)] if isinstance(holder, list) else holder[step]
    holder[int(last) if isinstance(holder, list) else last] = value
    assert changed != record()
    return changed


def test_the_record_is_right_as_it_is() -> None:
    KINDS["decree"].model_validate(record())
    assert validator("decree").is_valid(record())


@pytest.mark.parametrize("pointer", WRONG)
def test_a_wrong_edit_is_refused(pointer: str) -> None:
    changed = edited(pointer, WRONG[pointer])
    with pytest.raises(ValidationError):
        KINDS["decree"].model_validate(changed)
    assert not validator("decree").is_valid(changed)


@pytest.mark.parametrize("pointer", ONLY_MODELS)
def test_models_refuse_what_schemas_cannot_say(pointer: str) -> None:
    with pytest.raises(ValidationError):
        KINDS["decree"].model_validate(edited(pointer, ONLY_MODELS[pointer]))


def properties(schema: Any, at: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property with what the schema says of it."""
    if isinstance(schema, dict):
        for name, said in schema.get("properties", {}).items():
            yield f"{at}/{name}", said
        for key, inner in schema.items():
            yield from properties(inner, f"{at}/{key}")
    elif isinstance(schema, list):
        for inner in schema:
            yield from properties(inner, at)


@pytest.mark.parametrize("name", [*RULES, *LINES])
def test_every_property_is_described(name: str) -> None:
    found = list(properties(schema(name)))
    assert found and [at for at, said in found if not said.get("description")] == []


def test_any_kind_has_one_schema() -> None:
    one = records_schema(RULES.values())
    Draft202012Validator.check_schema(one)
    assert len(one["oneOf"]) == len(RULES)
    short = {**record(), "sections": [], "provenance": {}}  # what the schemas of all kinds share is held to them above
    assert Draft202012Validator(one).is_valid(short)
    assert not Draft202012Validator(one).is_valid({**short, "kind": "resep"})


def test_golden_records_are_valid() -> None:
    for golden in all_golden():
        assert next(validator(golden["kind"]).iter_errors(golden), None) is None, golden["source"]["path"]


def test_the_lines_of_a_run_are_valid(tmp_path: Path) -> None:
    folder, output = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text("SURAT EDARAN\nNomor : 800/1/2031\n", encoding="utf-8")
    (folder / "b.txt").write_text("SURAT EDARAN\nNomor : 800/1/2031\n", encoding="utf-8")
    (folder / "c.pdf").write_bytes(b"%PDF-1.4\nnothing")
    arguments = ["extract", str(folder), "-o", str(output), "--ocr", "off", "--workers", "1"]
    assert CliRunner().invoke(main, arguments).exit_code == 1
    manifest = [json.loads(line) for line in (output / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    links = [json.loads(line) for line in (output / "links.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(manifest) == 3 and links
    for line in manifest:
        ManifestLine.model_validate(line)
        assert validator("manifest").is_valid(line)
    for line in links:
        LinkLine.model_validate(line)
        assert validator("links").is_valid(line)
    assert not validator("manifest").is_valid({**manifest[0], "status": "fine"})
    assert not validator("links").is_valid({**links[0], "status": "fine"})
