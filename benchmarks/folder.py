"""What a run over a folder costs: workers, memory, resume, kills in the middle (Linux): python benchmarks/folder.py."""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

HEAD = """PEMERINTAH KABUPATEN TANJUNG SEMAI
DINAS PERPUSTAKAAN

KEPUTUSAN KEPALA DINAS PERPUSTAKAAN
NOMOR : {number} TAHUN 2024
TENTANG
PEMBENTUKAN TIM PENATA RUANG BACA {number}

Menimbang :
"""
TAIL = """
Mengingat : 1. Undang-Undang Nomor 43 Tahun 2007 tentang Perpustakaan (Lembaran Negara Republik Indonesia Tahun 2007
Nomor 129, Tambahan Lembaran Negara Republik Indonesia Nomor 4774);
2. Peraturan Pemerintah Nomor 24 Tahun 2014 tentang Pelaksanaan Undang-Undang Nomor 43 Tahun 2007;

MEMUTUSKAN
Menetapkan :
KESATU : Membentuk Tim Penata Ruang Baca.
KEDUA : Keputusan ini mulai berlaku pada tanggal ditetapkan.

Ditetapkan di Semai
pada tanggal {day} Maret 2024
"""


def plant(folder: Path, count: int) -> Path:
    """Decrees of one to four thousand characters, no two the same, a hundred in a folder."""
    chance = random.Random(count)
    for number in range(1, count + 1):
        grounds = [
            f"{chr(97 + n)}. bahwa ruang baca nomor {chance.random():.9f} perlu ditata;" for n in range(number % 26)
        ]
        text = HEAD.format(number=number) + "\n".join(grounds) + TAIL.format(day=number % 28 + 1)
        path = folder / f"{number // 100:03}" / f"sk-{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def command(inputs: Path, output: Path, workers: int) -> list[str]:
    return [sys.executable, "-m", "extractor", "extract", str(inputs), "-o", str(output), "--workers", str(workers)]


def seconds(inputs: Path, output: Path, workers: int) -> float:
    """How long the whole command takes, start and all."""
    began = time.perf_counter()
    subprocess.run(command(inputs, output, workers), cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def outputs(folder: Path) -> dict[str, bytes]:
    """Every output; of the manifest what does not differ between runs."""
    files = {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*.json*") if ".naskah" not in p.parts}
    lines = [json.loads(line) for line in files["manifest.jsonl"].splitlines()]
    same = [{k: v for k, v in line.items() if k not in ("seconds", "reused")} for line in lines]
    return {**files, "manifest.jsonl": json.dumps(same).encode()}


def compare_workers(folder: Path, count: int) -> None:
    """Both in turn, three times: other work on the machine comes and goes."""
    inputs, rounds = plant(folder / "in", count), list[tuple[float, float]]()
    for n in range(3):
        one, two = (count / seconds(inputs, folder / f"out{n}{workers}", workers) for workers in (1, 2))
        rounds.append((one, two))
    ratios = ", ".join(f"{two / one:.2f}" for one, two in rounds)
    one, two = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"{count} documents: {one:.1f} a second on 1 worker, {two:.1f} on 2; times as many: {ratios}")


def compare_resume(folder: Path, count: int) -> None:
    """A second run over what `compare_memory` has done, less a second run over one document."""
    inputs = plant(folder / "single", 1)
    seconds(inputs, folder / "alone", 1)
    start = min(seconds(inputs, folder / "alone", 1) for _ in range(3))
    again = min(seconds(folder / "many", folder / "watched", 1) for _ in range(3))
    print(f"unchanged: {(again - start) * 1000 / count:.2f} ms a document, and {start:.2f} s to start")


class Watch:
    """Notes the peak memory of the run and of its worker at a tenth and at the end."""

    def __init__(self) -> None:
        self.done = self.total = 0

    def begin(self, total: int) -> None:
        self.total = total

    def settled(self) -> None:
        self.done += 1
        if self.done in (self.total // 10, self.total):
            print(self.done, peak(os.getpid()), *map(peak, children()), flush=True)

    def say(self, line: str) -> None:
        """Nothing to say."""

    def end(self) -> None:
        """Nothing to clear away."""


def children() -> list[int]:
    """The processes that any thread of ours has started."""
    return [int(one) for path in Path("/proc/self/task").glob("*/children") for one in path.read_text().split()]


def peak(process: int) -> int:
    """The most memory that the process ever held, in megabytes."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def watch(inputs: Path, output: Path) -> None:
    from extractor.batch.options import RunOptions
    from extractor.batch.run import run

    run([inputs], output, RunOptions(), workers=1, fresh=True, report=Watch())


def compare_memory(folder: Path, count: int) -> None:
    inputs = plant(folder / "many", count)
    task = [sys.executable, __file__, "--watch", str(inputs), str(folder / "watched")]
    lines = subprocess.run(task, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    for done, main, worker in (line.split() for line in lines):
        print(f"after {done} of {count} documents: run {main} MB, worker {worker} MB at most")


def compare_kills(folder: Path, count: int, kills: int) -> None:
    """Kills at random moments of runs that go on where the one before was killed, and one run to the end."""
    inputs, killed = plant(folder / "hit", count), folder / "killed"
    whole = seconds(inputs, folder / "calm", 2)
    chance = random.Random(kills)
    written = [0]
    while len(written) <= kills:
        process = subprocess.Popen(command(inputs, killed, 2), cwd=ROOT, stderr=subprocess.DEVNULL)
        try:
            process.wait(chance.uniform(0.2, whole))
            shutil.rmtree(killed)  # done before it was to be killed: from the start
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            written.append(len(list(killed.rglob("sk-*.json"))))
    seconds(inputs, killed, 2)
    calm, hit = outputs(folder / "calm"), outputs(killed)
    same = sum(calm[name] == hit.get(name) for name in calm)
    print(f"killed {kills} times, with {', '.join(map(str, written[1:]))} of {count} records there; then run on:")
    print(
        f"{same} of {len(calm)} files have the same bytes as undisturbed, {len(hit.keys() - calm.keys())} are too many"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=4000, help="for workers; a tenth for kills")
    parser.add_argument("--many", type=int, default=5000, help="for memory and resume")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--watch", nargs=2, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.watch:
        watch(*options.watch)
        return
    with tempfile.TemporaryDirectory() as name:
        compare_workers(Path(name), options.documents)
        compare_kills(Path(name), options.documents // 10, options.kills)
        compare_memory(Path(name), options.many)
        compare_resume(Path(name), options.many)


if __name__ == "__main__":
    main()
