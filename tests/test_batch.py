from __future__ import annotations

import errno
import json
import math
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from makers import document, steady

from extractor.batch.deadline import Deadline
from extractor.batch.options import RunOptions
from extractor.batch.progress import PlainProgress
from extractor.batch.run import RunCounts, run
from extractor.batch.state import BusyError, State
from extractor.errors import NaskahError, RuleError
from extractor.model.findings import Finding
from extractor.output.files import STATE_FOLDER, digest, serialise, with_path, write
from extractor.pipeline import records
from extractor.rulebook.load import load_rules
from extractor.text.printable import printable

HERE = Path(__file__).parent
STUB = "stub_engine:read"
AMPLE = 300.0
"""Seconds that no document of these tests takes, however busy the machine is."""


@pytest.fixture(autouse=True)
def stub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The stub engine for every worker; the log of what was read."""
    monkeypatch.syspath_prepend(str(HERE))
    monkeypatch.setattr(RunOptions, "fingerprint", lambda self: f"fixed {self.reading}")
    log = tmp_path / "read.log"
    monkeypatch.setenv("STUB_LOG", str(log))
    return log


class Yard:
    """A folder of documents and the runs over it."""

    def __init__(self, root: Path, log: Path) -> None:
        self.documents, self.output, self._log = root / "in", root / "out", log
        self.said: list[str] = []
        self.documents.mkdir()

    def put(self, **documents: str) -> None:
        for name, text in documents.items():
            (self.documents / f"{name}.txt").write_text(text, encoding="utf-8")

    def run(self, *inputs: Path, fresh: bool = False, workers: int = 1, **options: Any) -> RunCounts:
        self.said.clear()
        self._log.unlink(missing_ok=True)
        chosen = RunOptions(**{"engine": STUB, "timeout": AMPLE, **options})
        report = PlainProgress(self.said.append)
        return run(inputs or [self.documents], self.output, chosen, workers=workers, fresh=fresh, report=report)

    def read(self) -> list[str]:
        """What the engine was asked to read in the last run."""
        return sorted(self._log.read_text(encoding="utf-8").split()) if self._log.exists() else []

    def manifest(self) -> dict[str, dict[str, Any]]:
        text = (self.output / "manifest.jsonl").read_text(encoding="utf-8")
        lines = [json.loads(line) for line in text.splitlines()]
        assert len({line["path"] for line in lines}) == len(lines)
        return {line["path"]: line for line in lines}

    def record(self, name: str) -> Any:
        return json.loads((self.output / name).read_text(encoding="utf-8"))


@pytest.fixture
def yard(tmp_path: Path, stub: Path) -> Yard:
    return Yard(tmp_path, stub)


def snapshot(output: Path) -> dict[str, bytes]:
    """Every output file but the state; the two things that may differ between runs are taken out of the manifest."""
    files = {p.relative_to(output).as_posix(): p.read_bytes() for p in output.rglob("*") if p.is_file()}
    return steady(files)


def test_each_document_gets_a_record_and_a_line(yard: Yard) -> None:
    yard.put(a="surat satu", b="two dua", c="unknown tiga", d="gap empat", e="blank lima", f="refuse")
    summary = yard.run()
    lines = yard.manifest()
    assert {name: line["status"] for name, line in lines.items()} == {
        "a.txt": "ok",
        "b.txt": "ok",
        "c.txt": "partial",
        "d.txt": "partial",
        "e.txt": "failed",
        "f.txt": "failed",
    }
    codes = {name: line["error"]["code"] for name, line in lines.items() if line["error"]}
    assert codes == {"c.txt": "unknown_kind", "d.txt": "no_text", "e.txt": "no_text", "f.txt": "encrypted"}
    assert lines["b.txt"]["outputs"] == ["b.txt.json", "b.txt.2.json"]
    assert list(lines["a.txt"])[:9] == [
        *("path", "sha256", "status", "kind", "output", "seconds", "pages"),
        *("reused", "error"),
    ]
    assert yard.record("b.txt.2.json")["source"]["path"] == "b.txt"
    assert lines["f.txt"]["output"] is None and not (yard.output / "f.txt.json").exists()
    assert summary.exit_status == 1
    assert "naskah: f.txt: encrypted: it asks for a password; save it without one" in yard.said


def test_a_deadline_expires_once_when_its_time_has_passed_and_not_after_an_answer() -> None:
    now, calls = [0.0], list[float]()
    deadline = Deadline(lambda: calls.append(now[0]), clock=lambda: now[0])

    def looked_at(second: float) -> list[float]:
        now[0] = second
        deadline.look()
        return calls

    deadline.allow(5)
    assert looked_at(4.9) == []
    deadline.allow(math.inf)  # answered in time
    assert looked_at(100) == []
    deadline.allow(5)
    assert looked_at(105.1) == [105.1]
    assert looked_at(200) == [105.1], "once"


def test_a_deadline_is_watched_by_a_thread_of_its_own() -> None:
    expired = threading.Event()
    deadline = Deadline(expired.set).start()
    deadline.allow(0)
    assert expired.wait(60)
    deadline.end()


def test_workers_that_die_or_eat_the_memory_fail_their_document_only(yard: Yard) -> None:
    yard.put(b="die", c="eat", d="slip", e="shout", f="surat", g="surat lagi")
    yard.run(workers=2, timeout=AMPLE, memory=600)
    lines = yard.manifest()
    codes = {name: line["error"] and line["error"]["code"] for name, line in lines.items()}
    assert codes == {
        "b.txt": "crashed",
        "c.txt": "too_large" if sys.platform == "linux" else codes["c.txt"],
        "d.txt": "crashed",
        "e.txt": None,
        "f.txt": None,
        "g.txt": None,
    }
    assert "KeyError: 'slip' (stub_engine.py:" in lines["d.txt"]["error"]["message"]


def test_workers_that_hang_are_ended_and_the_next_document_gets_a_new_one(yard: Yard) -> None:
    yard.put(a="hang one", b="hang another")
    yard.run(timeout=0.5)
    lines = yard.manifest()
    assert {name: line["error"]["code"] for name, line in lines.items()} == {"a.txt": "timeout", "b.txt": "timeout"}
    assert "--timeout" in lines["a.txt"]["error"]["message"]


def test_unchanged_documents_are_kept_and_changed_ones_read_again(yard: Yard) -> None:
    yard.put(a="surat satu", b="surat dua", c="refuse")
    yard.run()
    before = snapshot(yard.output)
    assert yard.run().reused == 3
    assert yard.read() == [] and snapshot(yard.output) == before
    assert all(line["reused"] for line in yard.manifest().values())
    yard.put(b="surat baru")
    assert yard.run().reused == 2
    assert yard.read() == ["b.txt"] and not yard.manifest()["b.txt"]["reused"]
    assert yard.run(ocr="off").reused == 0, "another option that can change a record"
    assert yard.run(ocr="off", timeout=20.0).reused == 3, "an option that cannot"
    assert yard.run(ocr="off", fresh=True).reused == 0


def test_what_may_fare_better_is_tried_again(yard: Yard) -> None:
    yard.put(a="slip", b="gave_up", c="refuse", d="surat", e="blank", f="gap")
    yard.run()
    assert yard.run().reused == 4
    assert yard.read() == ["a.txt", "b.txt"]


def test_a_record_that_was_touched_is_written_again(yard: Yard) -> None:
    yard.put(a="surat satu", b="surat dua", c="surat tiga")
    yard.run()
    before = snapshot(yard.output)
    (yard.output / "a.txt.json").write_bytes(b"")
    (yard.output / "b.txt.json").unlink()
    assert yard.run().reused == 1
    assert snapshot(yard.output) == before


def test_the_same_bytes_are_read_once_and_recorded_for_each_path(yard: Yard) -> None:
    yard.put(a="two sama", b="two sama", c="two sama")
    (yard.documents / "a.md").write_text("two sama", encoding="utf-8")
    yard.run(workers=2)
    assert yard.read() == ["a.md", "a.txt"], "another ending may be read in another way"
    for name in ("a", "b", "c"):
        assert yard.record(f"{name}.txt.2.json")["source"]["path"] == f"{name}.txt"
    (yard.documents / "b.txt").rename(yard.documents / "d.txt")
    yard.run()
    assert yard.read() == [] and yard.record("d.txt.json")["source"]["path"] == "d.txt"


def test_records_of_vanished_documents_are_put_aside_and_it_is_said_where(yard: Yard) -> None:
    yard.put(a="surat", b="two")
    yard.run()
    (yard.documents / "b.txt").unlink()
    yard.run()
    assert list(yard.manifest()) == ["a.txt"]
    aside = yard.output / STATE_FOLDER / "vanished"
    assert any("b.txt: vanished" in line and f"{aside}/b.txt.json" in line for line in yard.said)
    assert sorted(p.name for p in aside.iterdir()) == ["b.txt.2.json", "b.txt.json"]
    assert sorted(snapshot(yard.output)) == ["a.txt.json", "links.jsonl", "manifest.jsonl"]
    yard.run()
    assert not any("vanished" in line for line in yard.said)
    yard.put(b="two")
    yard.run()
    assert (yard.output / "b.txt.2.json").exists()


def test_documents_in_a_folder_that_cannot_be_read_now_have_not_vanished(
    yard: Yard, monkeypatch: pytest.MonkeyPatch
) -> None:
    (yard.documents / "sub").mkdir()
    yard.put(a="surat", **{"sub/b": "surat lain"})
    yard.run()
    scan = os.scandir

    def closed(path: Path) -> object:
        if Path(path).name == "sub":
            raise PermissionError(errno.EACCES, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)
    yard.run()
    lines = yard.manifest()
    assert {name: line["status"] for name, line in lines.items()} == {
        "a.txt": "ok",
        "sub/": "failed",
        "sub/b.txt": "ok",
    }
    assert lines["sub/"]["error"]["code"] == "unreadable" and (yard.output / "sub/b.txt.json").exists()


def test_records_a_document_no_longer_has_are_removed(yard: Yard) -> None:
    yard.put(a="two", b="surat")
    yard.run()
    yard.put(a="surat baru", b="refuse")
    yard.run()
    assert sorted(snapshot(yard.output)) == ["a.txt.json", "links.jsonl", "manifest.jsonl"]
    (yard.output / "a.txt.2.json").write_bytes(serialise({"schema_version": "1"}))
    (yard.output / "b.txt.json").write_text("{}", encoding="utf-8")
    yard.run(fresh=True)
    assert not (yard.output / "a.txt.2.json").exists(), "left by a run that was killed"
    assert (yard.output / "b.txt.json").exists(), "none of ours"


def test_files_that_cannot_be_opened_or_are_too_large_are_named(yard: Yard, monkeypatch: pytest.MonkeyPatch) -> None:
    yard.put(a="surat", b="x" * 500, c="surat lain")

    def refuse(path: Path) -> str:
        if path.name == "c.txt":
            raise PermissionError(errno.EACCES, "Permission denied")
        return digest(path)

    monkeypatch.setattr("extractor.output.files.digest", refuse)
    yard.run(max_bytes=100)
    lines = yard.manifest()
    assert [line["status"] for line in lines.values()] == ["ok", "failed", "failed"]
    assert lines["b.txt"]["error"]["code"] == "too_large"
    assert lines["c.txt"]["error"]["code"] == "unreadable"
    assert "Permission denied" in lines["c.txt"]["error"]["message"]


def test_a_full_disk_stops_the_run_and_the_next_goes_on(yard: Yard, monkeypatch: pytest.MonkeyPatch) -> None:
    yard.put(**{f"d{i}": f"surat {i}" for i in range(6)})
    room = 3

    def full(root: Path, name: str, data: bytes) -> None:
        nonlocal room
        room -= 1
        if room < 0 and name != "manifest.jsonl":
            raise OSError(errno.ENOSPC, "No space left on device")
        write(root, name, data)

    monkeypatch.setattr("extractor.output.files.write", full)
    with pytest.raises(NaskahError, match="No space left on device; make room"):
        yard.run()
    assert len(yard.manifest()) == 3 and not (yard.output / STATE_FOLDER / "room").exists()
    monkeypatch.setattr("extractor.output.files.write", write)
    assert yard.run().reused == 3
    assert len(yard.manifest()) == 6
    yard.put(twin="surat 0")
    monkeypatch.setattr("extractor.output.files.write", full)
    with pytest.raises(NaskahError, match="No space left on device; make room"):
        yard.run()


def test_a_run_that_is_stopped_leaves_the_manifest_of_what_is_settled(
    yard: Yard, monkeypatch: pytest.MonkeyPatch
) -> None:
    yard.put(a="surat 1", b="surat 2", c="surat 3")
    yard.run()
    yard.put(a="surat 4", b="surat 5", d="surat 6")
    (yard.documents / "c.txt").unlink()
    stopped = False

    def stop(root: Path, name: str, data: bytes) -> None:
        nonlocal stopped
        if name == "b.txt.json" and not stopped:
            stopped = True
            raise KeyboardInterrupt
        write(root, name, data)

    monkeypatch.setattr("extractor.output.files.write", stop)
    with pytest.raises(KeyboardInterrupt):
        yard.run()
    assert {name: line["reused"] for name, line in yard.manifest().items()} == {
        "a.txt": False,
        "b.txt": True,
        "c.txt": True,
    }
    assert "naskah: 2 of 3 documents not settled yet; the manifest has the others" in yard.said
    yard.run()
    assert list(yard.manifest()) == ["a.txt", "b.txt", "d.txt"]


def test_two_kinds_that_claim_a_document_are_named() -> None:
    from extractor.batch.worker import verdict

    (record,) = records(document("surat"), load_rules())
    record.findings = [Finding("kinds_conflict", "letter and nota claim it with equal right")]
    error = verdict([record])["error"]
    assert error == {"code": "unknown_kind", "message": "letter and nota claim it with equal right"}


def test_two_runs_at_once_are_refused(yard: Yard) -> None:
    yard.put(a="surat")
    with State(yard.output), pytest.raises(BusyError, match="another run is writing to"):
        yard.run()
    assert yard.run().exit_status == 0


def test_a_broken_state_starts_anew(yard: Yard) -> None:
    yard.put(a="surat")
    yard.run()
    (yard.output / STATE_FOLDER / "state.sqlite").write_bytes(b"no database" * 1000)
    assert yard.run().reused == 0
    assert yard.run().reused == 1


def test_a_wrong_rule_file_is_an_error_with_any_number_of_documents(yard: Yard, tmp_path: Path) -> None:
    wrong = tmp_path / "rules"
    wrong.mkdir()
    (wrong / "nota.toml").write_text('kind = "nota"\nabuot = ""\n[[match]]\nwhy = "x"\nall = "x"\n', encoding="utf-8")
    with pytest.raises(RuleError, match="abuot"):
        yard.run(rules=(str(wrong),))
    yard.put(a="surat")
    with pytest.raises(NaskahError, match="abuot") as caught:
        yard.run(rules=(str(wrong),))
    assert caught.value.exit_status == 3


def test_an_engine_that_cannot_start_says_so(yard: Yard) -> None:
    yard.put(a="surat")
    with pytest.raises(NaskahError, match="cannot start: ModuleNotFoundError"):
        yard.run(engine="no_such_engine:read")


PROGRAM = """
import sys
import tempfile
import threading
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from extractor.batch.deadline import Deadline
from extractor.batch.options import RunOptions
from extractor.batch.progress import PlainProgress
from extractor.text.printable import printable
from extractor.batch.run import run
RunOptions.fingerprint = lambda self: "fixed"
options = RunOptions(engine="stub_engine:read", timeout=300.0)
run([Path(sys.argv[1])], Path(sys.argv[2]), options, workers=2, fresh=False, report=PlainProgress(lambda line: None))
"""


def start(yard: Yard) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", PROGRAM, str(yard.documents), str(yard.output), str(HERE)]
    return subprocess.Popen(command, stderr=subprocess.PIPE)


def wait_for(yard: Yard, count: int) -> None:
    end = time.monotonic() + AMPLE
    while len(list(yard.output.glob("*.json"))) < count and time.monotonic() < end:
        time.sleep(0.005)


def test_killed_at_any_moment_a_restart_ends_with_the_same_bytes(yard: Yard, tmp_path: Path) -> None:
    yard.put(**{f"d{i:02}": f"slow {i % 20}" for i in range(30)}, e="two", f="refuse")
    for count in (1, 9, 17):
        process = start(yard)
        wait_for(yard, count)
        process.kill()
        process.wait()
    assert not (yard.output / "manifest.jsonl").exists()
    done = start(yard)
    assert done.wait(30) == 0
    assert any(line["reused"] for line in yard.manifest().values())
    disturbed, yard.output = yard.output, tmp_path / "calm"
    assert start(yard).wait(30) == 0
    assert snapshot(disturbed) == snapshot(yard.output)


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_an_interrupt_ends_the_run_and_its_workers(yard: Yard) -> None:
    yard.put(a="surat", b="hang 1", c="hang 2")
    process = start(yard)
    wait_for(yard, 1)
    workers = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True).stdout
    process.send_signal(signal.SIGINT)
    assert process.wait(AMPLE) != 0, "the documents being read would take twice as long"
    assert list(yard.manifest()) == ["a.txt"], "what is settled"
    for pid in map(int, workers.split()):
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    assert workers.split()


COMMAND = """
import json, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background is started without
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # … and what is to outlast its terminal without this
sys.argv[:] = ["naskah", *json.loads(sys.argv[1])]
from extractor.cli import main
main()
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP", "SIGKILL"])
def test_whatever_ends_the_command_nothing_of_it_stays_behind(tmp_path: Path, name: str) -> None:
    """Its workers end with it, and what they had in the temporary folder goes; what is settled is in the manifest."""
    folder, temporary, outputs = tmp_path / "in", tmp_path / "sementara", tmp_path / "out"
    folder.mkdir()
    temporary.mkdir()
    for n in range(4_000):
        (folder / f"{n:04}.txt").write_text(f"SURAT\nNomor : {n}\n", encoding="utf-8")
    arguments = ["extract", str(folder), "-o", str(outputs), "--workers", "1", "--ocr", "off"]
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, json.dumps(arguments)],
        env={**os.environ, "TMPDIR": str(temporary)}, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    end = time.monotonic() + AMPLE
    while not list(outputs.glob("*.json")) and time.monotonic() < end:
        time.sleep(0.01)
    assert list(temporary.iterdir())
    process.send_signal(getattr(signal, name))
    assert process.wait(AMPLE) == (-signal.SIGKILL if name == "SIGKILL" else 130)
    assert (outputs / "manifest.jsonl").exists() == (name != "SIGKILL")
    end = time.monotonic() + AMPLE
    while list(temporary.iterdir()) and time.monotonic() < end:
        time.sleep(0.05)
    assert list(temporary.iterdir()) == []


def test_the_state_survives_and_finds_twins(tmp_path: Path) -> None:
    from extractor.batch.state import SettledDocument

    line = {"path": "a.txt", "status": "ok", "kind": "letter", "pages": 1, "error": None}
    row = SettledDocument("a.txt", "0" * 64, ".txt", "f", line, {"a.txt.json": "1"})
    with State(tmp_path) as state:
        state.settle(row)
    with State(tmp_path) as state:
        assert state.get("a.txt") == row == state.same_bytes("0" * 64, ".txt", "f")
        assert state.same_bytes("0" * 64, ".md", "f") is None
        state.forget()
        assert state.same_bytes("0" * 64, ".txt", "f") is None
    assert sqlite3.connect(tmp_path / STATE_FOLDER / "state.sqlite").execute("SELECT count(*) FROM documents")


def test_records_are_written_the_same_way_again() -> None:
    record = {"schema_version": "1", "source": {"path": "a"}, "x": [{"é": 1.5}, {}], "y": [], "z": "é", "d": {}}
    data = serialise({**record, "many": {str(i): [i] for i in range(20)}})
    assert serialise(json.loads(data)) == data
    assert json.loads(with_path(data, "b\nc"))["source"]["path"] == "b\nc"
    assert json.loads(data)["z"] == "é"


def test_the_fingerprint_changes_with_rules_and_vocabularies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    options = RunOptions(rules=(str(tmp_path),))
    (tmp_path / "a.toml").write_text("", encoding="utf-8")
    prints = {options.fingerprint(), RunOptions().fingerprint(), RunOptions(ocr="off").fingerprint()}
    (tmp_path / "vocabularies").mkdir()
    (tmp_path / "vocabularies" / "b.csv").write_text("x", encoding="utf-8")
    prints.add(options.fingerprint())
    assert len(prints) == 4
    assert RunOptions(timeout=1).fingerprint() == RunOptions(memory=1).fingerprint()


def test_names_cannot_steer_a_terminal() -> None:
    assert printable("a\nb\x1b[31m\u202ec é") == "a\\nb\\x1b[31m\\u202ec é"


def change_state(yard: Yard, statement: str, *values: str) -> None:
    with closing(sqlite3.connect(yard.output / STATE_FOLDER / "state.sqlite", isolation_level=None)) as state:
        state.execute(statement, values)


def test_a_state_that_turns_out_to_be_damaged_is_set_aside_and_the_run_goes_on(yard: Yard) -> None:
    yard.put(a="satu", b="dua")
    yard.run()
    change_state(yard, "UPDATE documents SET line = '{' WHERE name = 'a.txt'")
    assert yard.run().statuses["ok"] == 2
    assert any("set aside" in line for line in yard.said)
    assert yard.run().reused == 2


@pytest.mark.parametrize("name", ["../korban.txt", "/etc/korban.txt", "sub/../../korban.txt"])
def test_a_state_that_names_files_outside_the_outputs_touches_none(yard: Yard, tmp_path: Path, name: str) -> None:
    victim = tmp_path / "korban.txt"
    victim.write_text("berharga", encoding="utf-8")
    yard.put(a="satu")
    yard.run()
    change_state(yard, "UPDATE documents SET outputs = ?", json.dumps({name: "x"}))
    yard.run()
    yard.put(a="lain")
    yard.run()
    assert victim.read_text(encoding="utf-8") == "berharga"


@pytest.mark.skipif(os.name != "posix", reason="links")
@pytest.mark.parametrize("link", [f"{STATE_FOLDER}/unfinished", "a.txt.json", "manifest.jsonl", f"{STATE_FOLDER}/room"])
def test_no_link_in_the_outputs_is_written_through(yard: Yard, tmp_path: Path, link: str) -> None:
    victim = tmp_path / "korban.txt"
    victim.write_text("berharga", encoding="utf-8")
    (yard.output / STATE_FOLDER).mkdir(parents=True)
    (yard.output / link).symlink_to(victim)
    yard.put(a="satu", b="dua")
    with suppress(NaskahError):
        yard.run()
    assert victim.read_text(encoding="utf-8") == "berharga"


def test_a_run_stops_where_its_outputs_vanish(yard: Yard, monkeypatch: pytest.MonkeyPatch) -> None:
    yard.put(a="satu", b="dua", c="tiga")

    def gone(root: Path, name: str, data: bytes) -> None:
        shutil.rmtree(root)
        raise FileNotFoundError(errno.ENOENT, "gone", name)

    monkeypatch.setattr("extractor.output.files.write", gone)
    with pytest.raises(NaskahError, match="is gone"):
        yard.run()
    assert len(yard.read()) < 3


def test_what_a_killed_worker_leaves_behind_goes_with_it(
    yard: Yard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "sementara"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yard.put(a="hang satu")
    assert yard.run(timeout=1.0).statuses["failed"] == 1
    assert list(folder.iterdir()) == []


def test_a_file_over_the_limit_is_not_even_hashed(yard: Yard) -> None:
    yard.put(a="panjang sekali")
    yard.run(max_bytes=5)
    assert (yard.manifest()["a.txt"]["sha256"], yard.manifest()["a.txt"]["error"]["code"]) == (None, "too_large")
