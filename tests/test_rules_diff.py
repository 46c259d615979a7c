"""`naskah rules diff`: what another set of rules gains, loses and changes over the same documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from workbench import FIRST, RULE, SECOND, call, documents_in, rules_in

from extractor.authoring.rule_diff import changes


def rows(title: str, told: str) -> list[list[str]]:
    part = told.split(f"# {title}")[1].split("\n# ")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in part if line.strip()]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return documents_in(tmp_path / "docs", a=FIRST, b=SECOND)


def test_gains_losses_and_changes_are_told_by_field_and_document(tmp_path: Path, docs: Path) -> None:
    old = rules_in(tmp_path / "old")
    text = RULE.replace("^Soal", "(?i)^soal").replace("^Tanggal", "^Tgl").replace('"Tanggal :', '"Tgl :')
    new = rules_in(tmp_path / "new", text.replace("(?P<value>[^\\n]+)']\nrequired", "(?P<value>\\d+)']\nrequired"))
    result = call("rules", "diff", old, new, docs)
    assert result.exit_code == 1, result.stderr
    assert rows("fields", result.stdout) == [
        ["date", "0", "2", "0", "2"],
        ["number", "0", "0", "2", "2"],
        ["topic", "1", "0", "0", "1"],
    ]
    assert [str(docs / "b.txt"), "topic", "gained", "-", '"Lampu"'] in rows("values", result.stdout)
    assert call("rules", "diff", old, old, docs / "a.txt").exit_code == 0
    table = json.loads(call("rules", "diff", old, new, docs, "--json").stdout)
    assert table["documents"] == 2 and len(table["changes"]) == 5


def test_a_kind_that_no_longer_claims_is_a_loss(tmp_path: Path) -> None:
    other = (text.replace("MEMO", "LEMBAR RUANG") for text in (FIRST, SECOND, RULE))
    docs = documents_in(tmp_path / "docs", a=next(other), b=next(other))
    (docs / "kosong.pdf").touch()
    gained = call("rules", "diff", "built-in", rules_in(tmp_path / "mine", next(other)), docs)
    assert ["kind", "2", "0", "0", "2"] in rows("fields", gained.stdout), gained.stdout
    assert "kosong.pdf: cannot be read" in gained.stderr
    lost = call("rules", "diff", tmp_path / "mine", "built-in", docs)
    assert lost.exit_code == 1 and ["kind", "0", "2", "0", "2"] in rows("fields", lost.stdout)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ([1, 2, 3], [1, 3], [("x[]", "lost", 2, None)]),
        ([1, 3], [1, 2, 3], [("x[]", "gained", None, 2)]),
        ([{"a": 1}, {"a": 2}], [{"a": 1}, {"a": 3}], [("x[].a", "changed", 2, 3)]),
        (None, ["a", "b"], [("x", "gained", None, "a"), ("x", "gained", None, "b")]),
        ({"raw": "a"}, {"raw": "b"}, [("x", "changed", {"raw": "a"}, {"raw": "b"})]),
        ({"nip": "1", "name": "a"}, {"nip": None, "name": "a"}, [("x.nip", "lost", "1", None)]),
        (None, [], []),
        ("a", "a", []),
    ],
)
def test_what_counts_as_gained_lost_and_changed(before: Any, after: Any, told: list[Any]) -> None:
    assert [tuple(change)[1:] for change in changes(before, after, "x")] == told
