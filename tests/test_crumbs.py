"""What is a crumb of a scan and what an abbreviation."""

from __future__ import annotations

import pytest

from extractor.structure.crumbs import is_crumb


@pytest.mark.parametrize(
    ("text", "crumb"),
    [("(AM)", False), ("RSU", False), ("AM", True), ("ta", True), ("(a)", True), ("| 1", True), ("PASAR", False)],
)
def test_an_abbreviation_is_no_crumb(text: str, crumb: bool) -> None:
    assert is_crumb(text) is crumb
