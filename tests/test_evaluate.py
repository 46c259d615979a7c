"""`naskah evaluate`: the figures of records against truth, the same as those of the shared scoring scripts."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from extractor.authoring.evaluate import evaluate
from extractor.authoring.evaluate_figures import fallen, figures_as_json
from extractor.authoring.scores import Score, scores
from extractor.cli import main
from extractor.errors import NaskahError

SHARED = Path(__file__).parents[2] / "shared"
TRUTHS = sorted(p for name in ("truth", "truth_kinds") for p in (SHARED / name).glob("*.truth.json"))
needs_shared = pytest.mark.skipif(not TRUTHS, reason="no truth beside the repository")

CITED = {"type": "UU", "number": "25", "year": 2009, "gazettes": [{"series": "LN", "number": "112"}], "amended_by": []}
TRUTH = {
    "kind": "decree",
    "number": "800/12/2031",
    "title": "Pembentukan Tim",
    "date": "2031-03-04",
    "signatory": {"name": "SRI WAHYUNI"},
    "mengingat": [CITED, {"text": "cropped off the scan"}],
    "menimbang_labels": ["a", "b"],
    "diktum": {"KESATU": "Membentuk Tim.", "KEDUA": None},
    "tembusan": ["Bupati;", "Arsip."],
    "lampiran_rows": 2,
}
RECORD = {
    "kind": "decree",
    "source": {"text": "digital"},
    "number": {"raw": "800 / 12 / 2031", "value": "800/12/2031"},
    "title": "PEMBENTUKAN TIM",
    "date": {"value": "2031-03-04"},
    "signatory": {"name": "Sri Wahyuni"},
    "mengingat": [{"text": "…", "citation": CITED}, {"text": "…", "citation": None}],
    "menimbang": [{"label": "a", "text": "…"}, {"label": "b", "text": "…"}],
    "diktum": [{"label": "Kesatu", "text": "Membentuk Tim."}, {"label": "KEDUA", "text": "…"}],
    "tembusan": ["Bupati;", "Arsip."],
    "lampiran": [{"tables": [{"rows": [["1"], ["2"]]}]}],
}


def by_field(truth: dict[str, Any], record: dict[str, Any] | None) -> dict[str, Score]:
    return {score.field: score for score in scores(truth, record)}


def test_everything_that_agrees_is_right() -> None:
    found = by_field(TRUTH, RECORD)
    assert {name for name, score in found.items() if not score.right == score.wanted == score.found} == set()
    assert found["mengingat"].wanted == 1, "what nobody can read is not asked for, and no fault where it is found"


@pytest.mark.parametrize(
    ("field", "change", "right", "wanted", "found"),
    [
        ("number", {"number": {"raw": "800/13/2031"}}, 0, 1, 1),
        ("number", {"number": None}, 0, 1, 0),
        ("date", {"date": {"value": "2031-03"}}, 0, 1, 1),
        ("tembusan", {"tembusan": ["Bupati;"]}, 1, 2, 1),
        ("tembusan", {"tembusan": ["Bupati;", "Camat;", "Arsip.", "Arsip."]}, 2, 2, 4),
        ("menimbang labels", {"menimbang": [{"label": None}, {"label": "b"}]}, 1, 2, 2),
        ("diktum", {"diktum": [{"label": "KESATU", "text": "Lain sekali bunyinya."}]}, 0, 2, 1),
        ("mengingat", {"mengingat": [{"citation": {**CITED, "year": 2010}}, {}, {}]}, 0, 1, 2),
        ("gazettes", {"mengingat": [{"citation": {**CITED, "gazettes": []}}]}, 0, 1, 0),
        ("lampiran row count", {"lampiran": []}, 0, 1, 0),
        ("kind", {"kind": "letter"}, 0, 1, 1),
    ],
)
def test_what_differs_is_wrong_or_missing(
    field: str, change: dict[str, Any], right: int, wanted: int, found: int
) -> None:
    score = by_field(TRUTH, {**RECORD, **change})[field]
    assert (score.right, score.wanted, score.found) == (right, wanted, found)
    assert bool(score.missed) == (wanted > right)


def test_the_values_that_differ_are_told_as_they_stand() -> None:
    found = by_field(TRUTH, {**RECORD, "tembusan": ["Bupati;", "Camat Semai Utara;"], "title": None})
    assert found["tembusan"].missed == ("Arsip.",)
    assert found["tembusan"].wrong == ("Camat Semai Utara;",)
    assert (found["title"].missed, found["title"].wrong) == (("Pembentukan Tim",), ())


def test_a_null_in_the_truth_makes_what_is_found_wrong() -> None:
    score = by_field({"kind": "decree", "title": None}, {"title": "PEMBENTUKAN TIM"})["title"]
    assert (score.right, score.wanted, score.found, score.wrong) == (0, 0, 1, ("PEMBENTUKAN TIM",))


def folders(tmp_path: Path, **records: dict[str, Any]) -> tuple[Path, Path]:
    """A folder with the truth of each record and one with the records."""
    truth, run = tmp_path / "truth", tmp_path / "run"
    truth.mkdir()
    (run / ".naskah" / "vanished").mkdir(parents=True)
    for name, record in records.items():
        (truth / f"{name}.truth.json").write_text(json.dumps(TRUTH), encoding="utf-8")
        if record:
            (run / f"{name}.pdf.json").write_text(json.dumps(record), encoding="utf-8")
    return truth, run


def test_figures_come_by_field_kind_and_text_source(tmp_path: Path) -> None:
    scan = {**RECORD, "source": {"text": "ocr"}, "title": "PEMBENTUKAN TLM"}
    found = evaluate(*folders(tmp_path, a=RECORD, b=scan, c={}))
    table = figures_as_json(found, misses=True)
    assert table["without_record"] == ["c"]
    assert table["fields"]["title"]["right"] == table["fields"]["title"]["wrong"] == 1
    assert table["fields"]["title"]["missing"] == 1
    assert table["kinds"]["decree"] == table["all"]
    assert list(table["text_sources"]) == ["digital", "ocr", "no record"]
    assert table["text_sources"]["digital"]["f1"] == 1
    wrong = {"field": "title", "document": "b", "wanted": ("Pembentukan Tim",), "found": ("PEMBENTUKAN TLM",)}
    assert wrong in table["misses"]


def test_a_field_that_falls_below_the_baseline_fails(tmp_path: Path) -> None:
    truth, run = folders(tmp_path, a=RECORD)
    command = ["evaluate", str(truth), str(run)]
    before = CliRunner().invoke(main, [*command, "--json"])
    baseline = tmp_path / "baseline.json"
    baseline.write_text(before.stdout, encoding="utf-8")
    assert CliRunner().invoke(main, [*command, "--baseline", str(baseline)]).exit_code == 0
    (run / "a.pdf.json").write_text(json.dumps({**RECORD, "title": None}), encoding="utf-8")
    after = CliRunner().invoke(main, [*command, "--baseline", str(baseline), "--misses"])
    assert after.exit_code == 1
    assert "title: F1 fell from 1.0000 to 0.0000" in after.stderr
    assert "Pembentukan Tim" in after.stdout


def test_what_cannot_be_compared_is_named(tmp_path: Path) -> None:
    truth, run = folders(tmp_path, a=RECORD)
    with pytest.raises(NaskahError, match=r"run: no truth in this folder; its files end in .truth.json"):
        evaluate(run, run)
    (tmp_path / "baseline.json").write_text("[]", encoding="utf-8")
    with pytest.raises(NaskahError, match="not what `naskah evaluate --json` writes"):
        fallen(evaluate(truth, run), tmp_path / "baseline.json")
    (run / "a.pdf.json").write_text("{", encoding="utf-8")
    with pytest.raises(NaskahError, match=r"a\.pdf\.json: cannot be read as JSON"):
        evaluate(truth, run)


SHAPES: dict[str, Callable[[Any], tuple[str, Any]]] = {
    "number": lambda value: ("number", value and {"raw": value}),
    "date": lambda value: ("date", value and {"value": value}),
    "mengingat": lambda value: ("mengingat", [{"text": "…", "citation": each} for each in value or []]),
    "menimbang_labels": lambda value: ("menimbang", [{"label": each, "text": "…"} for each in value or []]),
    "diktum": lambda value: ("diktum", [{"label": k, "text": v or ""} for k, v in (value or {}).items()]),
    "bab_count": lambda value: ("batang_tubuh", [{"type": "bab", "children": [{"type": "pasal"}] * 3}] * value),
    "lampiran_rows": lambda value: ("lampiran", [{"tables": [{"columns": ["a"], "rows": [["1"]] * value}]}]),
    "pasal_headings": lambda value: ("pasal", [{"label": "1", "heading": each} for each in value]),
    "points": lambda value: ("points", [{"text": "…"}] * value["count"]),
}
"""How a record holds what the truth says in short; the rest stands in both alike."""


def recorded(truth: dict[str, Any], every: int) -> dict[str, Any]:
    """A record that says what the truth says, without every so many of the values."""
    kept = [(k, v) for n, (k, v) in enumerate(truth.items()) if n % every]
    pairs = [SHAPES[key](value) if key in SHAPES else (key, value) for key, value in kept]
    return {key: value[::-1][:-1] if isinstance(value, list) and every == 3 else value for key, value in pairs}


def scored(truth: dict[str, Any], record: dict[str, Any] | None) -> Iterator[tuple[Any, ...]]:
    """What the scoring scripts say; zero points they ask for and never find right."""
    script = importlib.import_module("score")
    for field, right, wanted, found in script.compare(truth, record):
        if not (field == "points count" and truth["points"]["count"] == 0):
            yield field, right if record is not None else 0, wanted, found


@needs_shared
@pytest.mark.parametrize("every", [0, 2, 3, 1000], ids=lambda every: f"without every {every}" if every else "no record")
def test_the_figures_are_those_of_the_scoring_scripts(every: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SHARED / "tools"))
    for path in TRUTHS:
        truth = json.loads(path.read_text(encoding="utf-8"))
        record = recorded(truth, every) if every else None
        theirs = set(scored(truth, record))
        asked = {row[0] for row in theirs}
        ours = {tuple(s[:4]) for s in scores(truth, record) if s.field in asked}
        assert {row for row in ours if row[0] != "points count" or row[2]} == theirs, path.name
    sys.modules.pop("score", None)
