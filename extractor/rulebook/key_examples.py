"""An example for each key of rule files, from `key_examples.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def key_examples() -> dict[str, dict[str, str]]:
    """By the name of the table's model and of the key: the line of a rule file that shows it."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def shown_in_schema(schema: dict[str, Any]) -> None:
    """Puts the value of each example into a model's JSON Schema, where editors show it."""
    own = key_examples().get(str(schema.get("title")), {})
    for key, line in own.items():
        if key in schema.get("properties", {}):
            schema["properties"][key]["examples"] = [tomllib.loads(line)[key]]
