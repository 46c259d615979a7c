"""The samples' records say what the samples were made of: truth that no record had a part in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from golden import SAMPLES, records

pytest.importorskip("reportlab")

from sampler.generate import contents
from sampler.truth import date_of, truths

from extractor.authoring.evaluate import Evaluation, evaluate

KNOWN_GAPS = {
    ("permohonan-narasumber", "attachment"): "a dash means that nothing is attached, but is kept as it is printed",
}
"""Documents and fields whose records are not right, and why."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    """What naskah makes of every sample, against its content."""
    truth, run = (tmp_path_factory.mktemp(name) for name in ("truth", "run"))
    for content in contents():
        file = Path(content["file"])
        for number, record in enumerate(records(SAMPLES / file), 1):
            name = file.name if number == 1 else f"{file.name}.{number}"
            (run / f"{name}.json").write_text(json.dumps(record), encoding="utf-8")
        for name, said in truths(content):
            (truth / f"{name}.truth.json").write_text(json.dumps(said), encoding="utf-8")
    return evaluate(truth, run)


def test_every_value_of_a_sample_is_what_it_was_made_of(found: Evaluation) -> None:
    missed = {(each.document, each.score.field): (each.score.missed, each.score.wrong) for each in found.misses()}
    assert {place: values for place, values in missed.items() if place not in KNOWN_GAPS} == {}
    assert KNOWN_GAPS.keys() <= missed.keys(), "a gap that is closed is no gap any more"


def test_truth_covers_what_records_hold(found: Evaluation) -> None:
    assert found.without_record == []
    assert found.micro.wanted > 1000
    assert set(found.by(lambda each: each.kind)) == {
        "decree", "regulation", "letter", "proposal", "index_report", "article", "berita_acara", "budget",
        "certificate", "declaration", "minutes", "power_of_attorney", "sop",
    }  # fmt: skip
    assert len(found.by(lambda each: each.score.field)) > 70


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("pada tanggal        Oktober 2023", "2023-10"),
        ("6-6-2024", "2024-06-06"),
        ("15 August 2020", "2020-08-15"),
        ("7 Nopember 2022", "2022-11-07"),
        ("3/10/2022", "2022-10-03"),
        ("", None),
    ],
)
def test_dates_of_contents(words: str, date: str | None) -> None:
    assert date_of(words) == date
