"""Thousands of hostile files in one run: nothing dies, each file has its line, the run's own memory stays flat.

python benchmarks/hostile.py --count 10000 --seed 1 --work DIR

writes DIR/in, reads it into DIR/out, and prints how each ended, what broke a promise, and the memory of the process
that runs the others. The same seed makes the same files.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hostile_files import hostile_file

ROOT = Path(__file__).resolve().parents[1]
_LOOK = 0.5
"""Seconds between two looks at the memory."""


def main(arguments: list[str] | None = None) -> int:
    """Makes the files, reads them, and says what did not hold; 1 where something did not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--timeout", type=float, default=20.0)
    parser.add_argument("--memory", type=int, default=1_000)
    parser.add_argument("--workers", type=int, default=1)
    wanted = parser.parse_args(arguments)
    names = _made(wanted.work / "in", wanted.seed, wanted.count)
    began = time.perf_counter()
    held, errors = _run(wanted)
    lines = [json.loads(line) for line in (wanted.work / "out/manifest.jsonl").read_text("utf-8").splitlines()]
    broken = list(_broken(names, lines, errors, wanted.timeout))
    _tell(lines, held, time.perf_counter() - began, broken)
    return bool(broken)


def _made(folder: Path, seed: int, count: int) -> list[str]:
    """The files' names."""
    folder.mkdir(parents=True, exist_ok=True)
    names = []
    for number in range(count):
        name, data = hostile_file(ROOT / "samples", random.Random(f"{seed} {number}"), number)
        place = folder / f"{number // 500:03}"
        place.mkdir(exist_ok=True)
        (place / name).write_bytes(data)
        names.append(f"{place.name}/{name}")
    return names


def _run(wanted: argparse.Namespace) -> tuple[list[int], str]:
    """The memory of the run's own process at each look, in MB, and what it said on standard error."""
    command = [
        sys.executable,
        "-m",
        "extractor",
        "extract",
        wanted.work / "in",
        "-o",
        wanted.work / "out",
        "--ocr",
        "off",
    ]
    limits = ["--workers", wanted.workers, "--timeout", wanted.timeout, "--memory", wanted.memory, "--fresh"]
    held = []
    with (wanted.work / "stderr").open("wb") as errors:
        process = subprocess.Popen([*map(str, command), *map(str, limits)], cwd=ROOT, stderr=errors)
        while process.poll() is None:
            held.append(_held(process.pid))
            time.sleep(_LOOK)
    return held, (wanted.work / "stderr").read_text("utf-8", "replace")


def _held(process: int) -> int:
    try:
        status = Path(f"/proc/{process}/status").read_text("ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmRSS")), 0)


def _broken(names: list[str], lines: list[dict[str, Any]], errors: str, timeout: float) -> Iterator[str]:
    """Every promise that was not kept."""
    if Counter(line["path"] for line in lines) != Counter(names):
        yield f"{len(names)} files and {len({line['path'] for line in lines})} of them in {len(lines)} lines"
    if "Traceback" in errors:
        yield "a traceback on standard error"
    for line in lines:
        error = line["error"] or {}
        if error.get("code") == "crashed" or "fault of the program" in error.get("message", ""):
            yield f"{line['path']}: {error['code']}: {error['message']}"
        elif line["seconds"] > timeout + 1:
            yield f"{line['path']}: {line['seconds']} seconds"


def _tell(lines: list[dict[str, Any]], held: list[int], seconds: float, broken: list[str]) -> None:
    ends = Counter(line["status"] if line["status"] != "failed" else line["error"]["code"] for line in lines)
    print(f"{len(lines)} files in {seconds:.0f} s: {', '.join(f'{count} {end}' for end, count in ends.most_common())}")
    quarter = max(1, len(held) // 4)
    first, last = max(held[:quarter]), max(held[-quarter:])
    print(f"memory of the run's own process: {first} MB in the first quarter, {last} in the last")
    slow = sorted(lines, key=lambda line: -line["seconds"])[:5]
    print("slowest: " + ", ".join(f"{line['path']} {line['seconds']:.1f} s" for line in slow))
    print("\n".join(broken) or "every promise was kept")


if __name__ == "__main__":
    sys.exit(main())
