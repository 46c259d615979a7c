"""One content in many forms: the generator is deterministic, its truth is the content's, most of it is read today."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("reportlab")

from sampler import fuzz
from sampler.forms.library import FORMS_EACH, SORTS, document

ROUND = FORMS_EACH * len(SORTS)
FIRST_FORMS = range(0, ROUND, FORMS_EACH)


@pytest.mark.parametrize("seed", FIRST_FORMS, ids=SORTS)
def test_a_seed_gives_the_same_file_twice(seed: int) -> None:
    assert document(seed, "digital") == document(seed, "digital")


@pytest.mark.parametrize("seed", FIRST_FORMS, ids=SORTS)
def test_the_forms_of_one_content_share_its_truth(seed: int) -> None:
    made = [document(seed + more, "digital") for more in range(FORMS_EACH)]
    assert all(one.truth == made[0].truth for one in made)
    assert len({one.content for one in made}) == FORMS_EACH


def test_two_contents_of_one_sort_differ() -> None:
    assert document(0, "digital").truth != document(ROUND, "digital").truth


def test_the_command_writes_documents_and_truth(tmp_path: Path) -> None:
    assert fuzz.main(["--seed", "3", "--count", "2", "-o", str(tmp_path)]) == 0
    documents = sorted(path.stem for path in (tmp_path / "docs").iterdir())
    truths = sorted(path.name.removesuffix(".truth.json") for path in (tmp_path / "truth").iterdir())
    assert documents == truths == ["surat-0000003", "surat-0000004"]
    assert json.loads((tmp_path / "truth" / "surat-0000003.truth.json").read_text("utf-8"))["kind"] == "letter"
