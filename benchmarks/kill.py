"""Runs killed at random moments and given again: records, manifest and links are those of a run that nobody killed.

python benchmarks/kill.py --times 30 --seed 1 --work DIR [FOLDER]

reads FOLDER (samples/ without scans) once, then again and again: each run is killed as hard as the system can, after a
random share of the time that the first one took, and given again until it ends.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_OF_THE_RUN = ("seconds", "reused")
"""What a line of the manifest says of the run and not of the document."""


def main(arguments: list[str] | None = None) -> int:
    """Prints each kill and what differs after it; 1 where something did."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "samples")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--work", type=Path, required=True)
    wanted = parser.parse_args(arguments)
    wanted.work.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    started(wanted, wanted.work / "whole").wait()
    took, whole = time.monotonic() - began, outputs(wanted.work / "whole")
    dice, broken = random.Random(wanted.seed), 0
    for number in range(wanted.times):
        seconds = dice.uniform(0.05, 1.0) * took
        settled, differing = one_kill(wanted, seconds, whole)
        broken += bool(differing)
        told = "; ".join(differing[:5]) or "the same"
        print(f"{number + 1}: killed after {seconds:.1f} s with {settled} records written: {told}", flush=True)
    print(f"{wanted.times - broken} of {wanted.times} runs gave the same {len(whole)} files")
    return bool(broken)


def one_kill(wanted: argparse.Namespace, seconds: float, whole: dict[str, bytes]) -> tuple[int, list[str]]:
    """How many records stood there at the kill, and the files that differ once the run was given again."""
    output = wanted.work / "killed"
    shutil.rmtree(output, ignore_errors=True)
    process = started(wanted, output)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    settled = sum(1 for _ in output.rglob("*.json"))
    for _ in range(30):  # until the workers of the run that was killed have let go of its folder
        if started(wanted, output).wait() != 2:
            break
        time.sleep(1.0)
    found = outputs(output)
    return settled, sorted(name for name in whole.keys() | found.keys() if whole.get(name) != found.get(name))


def started(wanted: argparse.Namespace, output: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "extractor", "extract", wanted.folder, "-o", output, "--exclude", "scans"]
    more = ["--workers", wanted.workers, "--ocr", "off"]
    return subprocess.Popen([*map(str, command), *map(str, more)], cwd=ROOT, stderr=subprocess.DEVNULL)


def outputs(folder: Path) -> dict[str, bytes]:
    """All files but the state; of the manifest what does not differ between runs."""
    files = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    read = {name: path.read_bytes() for name, path in files.items() if not name.startswith(".naskah/")}
    lines = [json.loads(line) for line in read.get("manifest.jsonl", b"").splitlines()]
    same = [{key: value for key, value in line.items() if key not in _OF_THE_RUN} for line in lines]
    return {**read, "manifest.jsonl": "\n".join(map(json.dumps, same)).encode()}


if __name__ == "__main__":
    sys.exit(main())
