from __future__ import annotations

import pytest

from extractor.errors import NaskahError, ReadError, RuleError


def test_a_read_error_carries_its_code() -> None:
    error = ReadError("the file has a password; save it without one", "encrypted")
    assert (error.code, error.exit_status, str(error)) == ("encrypted", 1, error.message)
    assert ReadError("cut off").code == "damaged"


def test_a_rule_error_ends_the_run_with_status_3() -> None:
    error = RuleError("x.toml: kind: missing")
    assert (error.code, error.exit_status) == ("rule", 3)


@pytest.mark.parametrize("kind", [ReadError, RuleError])
def test_one_catch_is_enough(kind: type[NaskahError]) -> None:
    with pytest.raises(NaskahError):
        raise kind("reason")


def test_a_code_of_one_error_is_not_that_of_the_next() -> None:
    ReadError("x", "empty")
    assert ReadError("y").code == "damaged"
