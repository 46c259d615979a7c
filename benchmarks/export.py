"""A run's records into each format: seconds and the most memory, beside pandas.json_normalize over the same records.

python benchmarks/export.py N [FORMAT…]    N invented records (benchmarks/generate_records.py); without formats, all
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

from generate_records import write_records  # noqa: E402

FORMATS = ("csv", "sqlite", "parquet", "xlsx", "jdihn", "arsip", "atom", "graph")
NORMALIZE = """
import json, pathlib, sys
import pandas
records = [json.loads(path.read_bytes()) for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.json"))]
pandas.json_normalize(records).to_csv(sys.argv[2])
"""
"""The nearest thing: one wide table, lists left in their cells as Python writes them."""


def measured(*command: str | Path) -> tuple[float, float]:
    """Seconds of the processor and megabytes at the most of a command."""
    process = subprocess.Popen([sys.executable, *map(str, command)], cwd=ROOT, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[:4]} failed with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def size(path: Path) -> float:
    """Megabytes of a file, or of all files of a folder."""
    files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()]
    return sum(p.stat().st_size for p in files) / 1e6


def main(count: int, formats: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        run, out = Path(folder) / "run", Path(folder) / "out"
        start = time.monotonic()
        write_records(count, run)
        print(f"{count:,} records, {size(run):,.0f} MB of JSON, made in {time.monotonic() - start:.0f} s", flush=True)
        for form in formats:
            target = out / f"{form}.out"
            seconds, memory = measured("-m", "extractor", "export", run, "--to", form, target)
            print(f"{form:<16} {seconds:7.1f} s  {memory:7.0f} MB at the most  {size(target):8.1f} MB", flush=True)
        target = out / "normalized.csv"
        seconds, memory = measured("-c", NORMALIZE, run, target)
        print(f"{'json_normalize':<16} {seconds:7.1f} s  {memory:7.0f} MB at the most  {size(target):8.1f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]), tuple(sys.argv[2:]) or FORMATS)
