"""Records are the same bytes wherever they are read and written: on a cluster's workers, in a store behind a URL."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner, Result
from makers import manifest, steady

from extractor.batch.options import RunOptions
from extractor.batch.progress import PlainProgress
from extractor.batch.run import RunCounts, run
from extractor.cli import main
from extractor.errors import NaskahError

pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
if os.name != "posix":
    pytest.skip("workers are killed by signals here", allow_module_level=True)

HERE = Path(__file__).parent
AMPLE = 300.0
"""Seconds that nothing here takes, however busy the machine is."""
LETTER = "Nomor : 005/{}/PEM/2024\nSifat : Biasa\nHal : Undangan\n\nYth. Kepala Desa Semai\n\nHadir tepat waktu.\n"
COUNT = 20


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Machines(NamedTuple):
    """A scheduler and its workers, processes of their own."""

    address: str
    workers: list[subprocess.Popen[bytes]]

    def add(self, folder: Path, *more: str) -> subprocess.Popen[bytes]:
        command = ["worker", self.address, "--nthreads", "1", "--local-directory", str(folder), "--no-dashboard", *more]
        self.workers.append(dask(*command))
        return self.workers[-1]


def dask(*arguments: str) -> subprocess.Popen[bytes]:
    paths = os.pathsep.join([str(HERE), str(HERE.parent), os.environ.get("PYTHONPATH", "")])
    settings = {"PYTHONPATH": paths, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
    command = [sys.executable, "-m", "dask", *arguments]
    return subprocess.Popen(command, env={**os.environ, **settings}, stdout=-3, stderr=-3, start_new_session=True)


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """A scheduler with two workers, one of which has a nanny that starts it again."""
    port = free_port()
    scheduler = dask("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--no-show")
    yard = Machines(f"tcp://127.0.0.1:{port}", [])
    try:
        yard.add(tmp_path_factory.mktemp("one"), "--no-nanny")
        yard.add(tmp_path_factory.mktemp("two"), "--nanny")
        yield yard
    finally:
        for process in (*yard.workers, scheduler):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(AMPLE)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """States of remote outputs in a folder of the test's own; the slow engine can be found."""
    monkeypatch.setenv("NASKAH_CACHE", str(tmp_path / "cache"))
    monkeypatch.syspath_prepend(str(HERE))


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Small documents: letters, twins, one that is empty and one in a folder below."""
    root = tmp_path_factory.mktemp("arsip")
    (root / "sub").mkdir()
    for number in range(COUNT - 3):
        (root / f"surat-{number:02}.txt").write_text(LETTER.format(number), encoding="utf-8")
    (root / "sub" / "surat.md").write_text(LETTER.format(99), encoding="utf-8")
    (root / "sub" / "twin.txt").write_text(LETTER.format(3), encoding="utf-8")
    (root / "kosong.pdf").touch()
    return root


def go(inputs: Path | str, output: Path | str, said: list[str] | None = None, **more: Any) -> RunCounts:
    fresh, readers = more.pop("fresh", False), more.pop("readers", None)
    options = RunOptions(**{"engine": "slow_engine:read", "timeout": 60.0, **more})
    report = PlainProgress((said if said is not None else []).append)
    if callable(readers):
        readers = readers(options)
    return run([inputs], output, options, workers=2, fresh=fresh, report=report, readers=readers)


@pytest.fixture(scope="module")
def local(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run on this machine gives."""
    output = tmp_path_factory.mktemp("local")
    sys.path.insert(0, str(HERE))
    try:
        go(documents, output)
    finally:
        sys.path.remove(str(HERE))
    return files_in(output)


def files_in(output: Path) -> dict[str, bytes]:
    return steady({p.relative_to(output).as_posix(): p.read_bytes() for p in output.rglob("*") if p.is_file()})


def on(machines: Machines) -> Callable[[RunOptions], Any]:
    from extractor.cluster import Cluster

    return lambda options: Cluster(machines.address, options)


def records_in(output: Path) -> int:
    return len(list(output.rglob("*.json")))


def test_a_worker_that_is_killed_costs_nothing(
    machines: Machines, documents: Path, local: dict[str, bytes], tmp_path: Path
) -> None:
    import threading

    def kill() -> None:
        end = time.monotonic() + AMPLE
        while records_in(tmp_path / "out") < 4 and time.monotonic() < end:
            time.sleep(0.01)
        machines.workers[0].kill()

    killer = threading.Thread(target=kill)
    killer.start()
    summary = go(documents, tmp_path / "out", readers=on(machines))
    killer.join()
    assert machines.workers[0].wait(AMPLE) == -signal.SIGKILL
    assert summary.statuses["failed"] == 1 and files_in(tmp_path / "out") == local
    assert go(documents, tmp_path / "out", readers=on(machines)).reused == COUNT


def test_a_document_that_kills_workers_is_crashed_and_the_others_are_read(machines: Machines, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("KILL", encoding="utf-8")
    said: list[str] = []
    assert go(tmp_path / "in", tmp_path / "out", said, readers=on(machines)).statuses == {"failed": 1}
    assert said == ["naskah: a.txt: crashed: several workers of the cluster died while they read it"]
    (tmp_path / "in" / "a.txt").write_text(LETTER.format(1), encoding="utf-8")
    assert go(tmp_path / "in", tmp_path / "out", readers=on(machines)).statuses["failed"] == 0


def test_each_document_has_its_limits(machines: Machines, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()

    def codes(seconds: float, **documents: str) -> list[str | None]:
        for name, text in documents.items():
            (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
        go(tmp_path / "in", tmp_path / "out", readers=on(machines), engine="stub_engine:read", timeout=seconds)
        lines = manifest(tmp_path / "out")
        return [line["error"] and line["error"]["code"] for line in lines]

    assert codes(0.5, a="hang") == ["timeout"]
    assert codes(300, a="die", b="surat") == ["crashed", None]


def test_own_rules_travel_and_wrong_ones_are_named_here(machines: Machines, tmp_path: Path) -> None:
    for name, kind in {"in/a.txt": "CATATAN HARIAN\n\nIsi.\n", "rules/catatan.toml": RULE}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(kind, encoding="utf-8")
    rules = (str(tmp_path / "rules"),)
    go(tmp_path / "in", tmp_path / "far", readers=on(machines), rules=rules)
    go(tmp_path / "in", tmp_path / "near", rules=rules)
    assert files_in(tmp_path / "far") == files_in(tmp_path / "near")
    assert json.loads((tmp_path / "far" / "a.txt.json").read_bytes())["kind"] == "catatan"
    (tmp_path / "rules" / "catatan.toml").write_text(
        'kind = "catatan"\nabuot = ""\n[[match]]\nwhy = "x"\nall = "x"\n', encoding="utf-8"
    )
    with pytest.raises(NaskahError, match=r"catatan\.toml: abuot") as caught:
        go(tmp_path / "in", tmp_path / "far", readers=on(machines), rules=rules)
    assert caught.value.exit_status == 3


RULE = """kind = "catatan"
about = "A diary."

[[match]]
why = "its heading"
all = ['(?m)^CATATAN HARIAN']
"""


def test_other_versions_are_named(
    machines: Machines, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from extractor.cluster import client

    monkeypatch.setattr(client, "versions", lambda options: (("pypdfium2", "0.1"),))
    with pytest.raises(NaskahError, match=r"versions differ: on .+ (Python|Tesseract|\S+) is ") as caught:
        go(documents, tmp_path / "out", readers=on(machines))
    assert caught.value.exit_status == 1 and not (tmp_path / "out" / "manifest.jsonl").exists()


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["extract", *map(str, arguments)])


def test_no_scheduler_or_no_address_is_one_line(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractor.cluster.client.CONNECT_SECONDS", 1)
    result = call(documents, "-o", tmp_path, "--cluster", f"tcp://127.0.0.1:{free_port()}")
    assert result.exit_code == 1 and result.stderr.startswith("naskah: no Dask scheduler answers at tcp://127.0.0.1:")
    assert result.stderr.count("\n") == 1
    result = call(documents, "-o", tmp_path, "--cluster", "gopher://127.0.0.1:1")
    assert result.exit_code == 2 and "write it as tcp://host:8786" in result.stderr and result.stderr.count("\n") == 1


def test_without_the_extra_a_line_says_what_to_install(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    for arguments in (
        (documents, "-o", tmp_path, "--cluster", "tcp://127.0.0.1:8786"),
        (documents, "-o", "s3://bucket/out"),
        ("s3://bucket/in", "-o", tmp_path),
    ):
        result = call(*arguments)
        assert result.exit_code == 2 and "pip install 'naskah[cluster]'" in result.stderr, arguments
        assert result.stderr.count("\n") == 1
