"""Rule folders with what is no rule file: links, pipes, devices, folders, bytes that are no text."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.errors import RuleError
from extractor.rulebook.files import content_digest
from extractor.rulebook.load import load_rules

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes and devices in folders")
ODD: dict[str, tuple[Callable[[Path], object], str]] = {
    "pipe": (os.mkfifo, "no regular file"),
    "device": (lambda path: path.symlink_to("/dev/zero"), "no regular file"),
    "dead link": (lambda path: path.symlink_to("/nowhere/a.toml"), "leads nowhere"),
    "link to itself": (lambda path: path.symlink_to(path.name), "leads nowhere"),
    "folder": (lambda path: path.mkdir(), "no regular file"),
    "bytes": (lambda path: path.write_bytes(b'kind = "a\0b"\n' * 9), "it is no text"),
}


@pytest.mark.parametrize("name", ODD)
def test_what_is_no_rule_file_is_named(tmp_path: Path, name: str) -> None:
    made, told = ODD[name]
    made(tmp_path / "notulen.toml")
    with pytest.raises(RuleError) as error:
        load_rules(tmp_path)
    assert str(tmp_path / "notulen.toml") in error.value.message and told in error.value.message


@pytest.mark.parametrize("name", ["pipe", "device"])
def test_what_never_ends_is_no_part_of_the_digest(tmp_path: Path, name: str) -> None:
    before = content_digest([tmp_path])
    ODD[name][0](tmp_path / "notulen.toml")
    assert content_digest([tmp_path]) == before
