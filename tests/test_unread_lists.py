"""`naskah rules check` names the lists of a rule folder that nothing reads."""

from __future__ import annotations

from pathlib import Path

from workbench import RULE, call, rules_in

OWN = """
[fields.shelf]
type = "entry"
vocabulary = "shelves"
find = ["(?m)^Rak : (?P<value>.+)"]
examples = { "Rak : Rak Arsip" = "Rak Arsip" }
"""


def checked(tmp_path: Path, *lists: str) -> tuple[str, list[str]]:
    """The last line of `rules check` on a rule with a list of its own, and the lines about files beside that list."""
    rules = Path(rules_in(tmp_path / "r", RULE + OWN))
    (rules / "vocabularies").mkdir()
    for name in ("shelves.toml", *lists):
        (rules / "vocabularies" / name).write_text('[[entry]]\nname = "Rak Arsip"\n', encoding="utf-8")
    result = call("rules", "check", str(rules))
    lines = result.stderr.splitlines()
    return lines[-1], [line for line in lines if "vocabularies" in line]


def test_a_list_whose_name_is_spelt_otherwise_is_told_and_is_no_problem(tmp_path: Path) -> None:
    last, (month, other) = checked(tmp_path, "month.toml", "xyz.csv")
    assert "0 problems" in last
    assert "month.toml: no built-in list has this name" in month and "did you mean months.toml?" in month
    assert "xyz.csv: no built-in list" in other and "did you mean" not in other


def test_lists_that_fields_name_and_copies_of_built_in_ones_are_not_told(tmp_path: Path) -> None:
    assert checked(tmp_path, "indicator_names.toml")[1] == []
