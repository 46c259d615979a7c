"""benchmarks/compare.py names what differs between two output folders, and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "compare.py"


def output(folder: Path, record: dict[str, object], seconds: float = 0.1, **line: object) -> Path:
    """An output folder with one record."""
    folder.mkdir()
    (folder / "a.pdf.json").write_text(json.dumps(record), encoding="utf-8")
    told = {"path": "a.pdf", "status": "ok", "seconds": seconds, **line}
    (folder / "manifest.jsonl").write_text(json.dumps(told) + "\n", encoding="utf-8")
    return folder


def compared(old: Path, new: Path) -> tuple[int, str]:
    """Exit status and output of the comparison."""
    command = [sys.executable, str(SCRIPT), "--records", str(old), str(new)]
    done = subprocess.run(
        command, capture_output=True, check=False, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"}
    )
    return done.returncode, done.stdout


def test_runs_that_differ_only_in_time_are_equal(tmp_path: Path) -> None:
    record = {"number": "1"}
    assert compared(output(tmp_path / "old", record), output(tmp_path / "new", record, seconds=9.9)) == (
        0,
        "no difference\n",
    )


def test_a_value_is_named_by_its_pointer(tmp_path: Path) -> None:
    old = output(tmp_path / "old", {"items": [{"text": "satu"}, {"text": "dua"}]})
    new = output(tmp_path / "new", {"items": [{"text": "nol"}, {"text": "satu"}, {"text": "tiga"}]}, status="partial")
    status, told = compared(old, new)
    assert status == 1
    assert 'a.pdf.json /items/1/text\n  - "dua"\n  + "tiga"' in told
    assert 'a.pdf.json /items/0\n  - \n  + {"text": "nol"}' in told
    assert 'manifest.jsonl /a.pdf/status\n  - "ok"\n  + "partial"' in told
    assert "     1 files: /items/*/text" in told


def test_a_record_that_is_gone_and_bytes_that_only_look_the_same(tmp_path: Path) -> None:
    old, new = output(tmp_path / "old", {"a": 1, "b": 2}), output(tmp_path / "new", {"b": 2, "a": 1})
    (old / "b.pdf.json").write_text("{}", encoding="utf-8")
    status, told = compared(old, new)
    assert status == 1
    assert "a.pdf.json  byte 2" in told
    assert "b.pdf.json \n  - {}" in told
