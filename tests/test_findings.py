from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from extractor.model.findings import CODES, Finding, Severity

SOURCES = [p.read_text(encoding="utf-8") for p in (Path(__file__).parents[1] / "extractor").rglob("*.py")]


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_a_plain_name_with_a_severity_and_a_meaning(code: str) -> None:
    severity, meaning = CODES[code]
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", code)
    assert severity in get_args(Severity)
    assert len(meaning) > 10 and meaning[-1] not in ".;"


def test_no_two_codes_mean_the_same() -> None:
    assert len({meaning for _, meaning in CODES.values()}) == len(CODES)


def test_every_finding_made_anywhere_has_a_known_code() -> None:
    made = {m for source in SOURCES for m in re.findall(r"""\bFinding\(\s*"(\w+)\"""", source)}
    assert len(made) > 10
    assert made <= set(CODES)


def test_severity_comes_from_the_table() -> None:
    assert Finding("not_found", "no title was found", "/title").severity == "info"
    assert Finding("no_text", "page 1").severity == "warning"
