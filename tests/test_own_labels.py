"""`naskah rules check` says which names under [labels] add to a meaning that the list has already."""

from __future__ import annotations

from pathlib import Path

from workbench import RULE, call, rules_in


def test_a_name_that_the_list_has_is_told_and_is_no_problem(tmp_path: Path) -> None:
    own = '[labels]\nposition = ["Kedudukan di ruang"]\nshelf = ["Rak"]\n'
    result = call("rules", "check", rules_in(tmp_path / "r", RULE + own))
    assert result.exit_code == 0 and "0 problems" in result.stderr
    told = [line for line in result.stderr.splitlines() if "labels." in line]
    assert len(told) == 1 and "memo.toml: labels.position: labels.toml has this meaning already" in told[0]
    assert "'Jabatan'" in told[0]


def test_names_of_ones_own_are_not_told(tmp_path: Path) -> None:
    result = call("rules", "check", rules_in(tmp_path / "r", RULE + '[labels]\nshelf = ["Rak"]\n'))
    assert result.exit_code == 0 and "labels." not in result.stderr
