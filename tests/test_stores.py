"""Documents and records behind URLs: in S3 as moto serves it on this machine, and in a store of files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from makers import steady

from extractor.batch.lock import locked_output
from extractor.batch.names import harmless
from extractor.batch.options import RunOptions
from extractor.batch.progress import PlainProgress
from extractor.batch.run import RunCounts, run
from extractor.batch.state import BusyError
from extractor.batch.stores import RemoteStore, place
from extractor.cli import main
from extractor.errors import NaskahError
from extractor.links import packed
from extractor.output.files import STATE_FOLDER

pytest.importorskip("s3fs", reason="the extra `cluster` is not installed")
pytest.importorskip("moto.server", reason="moto[server] is not installed")

HERE = Path(__file__).parent
KEYS = ("surat.txt", "sub/dua.txt", "sub/sama.txt", ".git/config", "__MACOSX/a.txt", "Thumbs.db")


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def s3(endpoint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """An S3 of the test's own with the bucket `arsip`; the stub engine reads."""
    import s3fs

    for name, value in {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "x",
        "AWS_SECRET_ACCESS_KEY": "x",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "NASKAH_CACHE": str(tmp_path / "cache"),
        "STUB_LOG": str(tmp_path / "read.log"),
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.syspath_prepend(str(HERE))
    monkeypatch.setattr(RunOptions, "fingerprint", lambda self: f"fixed {self.reading}")
    s3fs.S3FileSystem.clear_instance_cache()
    fs = s3fs.S3FileSystem(use_listings_cache=False)
    fs.mkdir("arsip")
    for key in KEYS:
        fs.pipe_file(f"arsip/in/{key}", b"two sama" if key.startswith("sub") else b"surat " + key.encode())
    yield fs
    fs.rm("arsip", recursive=True)
    s3fs.S3FileSystem.clear_instance_cache()


def go(inputs: Any, output: Any, said: list[str] | None = None, fresh: bool = False, **more: Any) -> RunCounts:
    options = RunOptions(engine="stub_engine:read", timeout=300.0, **more)
    report = PlainProgress((said if said is not None else []).append)
    return run([inputs], output, options, workers=1, fresh=fresh, report=report)


def was_read(tmp_path: Path) -> int:
    """How many documents the engine has read since this was asked last."""
    log = tmp_path / "read.log"
    count = len(log.read_text(encoding="utf-8").splitlines()) if log.exists() else 0
    log.unlink(missing_ok=True)
    return count


def objects(fs: Any, root: str = "arsip/out") -> dict[str, bytes]:
    """Every output but the state; of the manifest what does not differ between runs."""
    files = {path.removeprefix(f"{root}/"): fs.cat_file(path) for path in fs.find(root)}
    return steady(files)


def test_a_bucket_gives_and_takes_what_a_folder_does(s3: Any, tmp_path: Path) -> None:
    said: list[str] = []
    go("s3://arsip/in", "s3://arsip/out", said)
    assert was_read(tmp_path) == 2 and "naskah: passed over: hidden or system files (1): Thumbs.db" in said
    s3.get("arsip/in/", str(tmp_path / "in"), recursive=True)
    go(tmp_path / "in", tmp_path / "out")
    near = {p.relative_to(tmp_path / "out").as_posix(): p.read_bytes() for p in (tmp_path / "out").rglob("*.json*")}
    assert objects(s3) == steady(near)
    assert sorted(objects(s3)) == [
        *("links.jsonl", "manifest.jsonl", "sub/dua.txt.2.json", "sub/dua.txt.json"),
        *("sub/sama.txt.2.json", "sub/sama.txt.json", "surat.txt.json"),
    ]


def test_unchanged_objects_are_neither_fetched_nor_read_again(
    s3: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go("s3://arsip/in", "s3://arsip/out")
    before = objects(s3)
    was_read(tmp_path)
    monkeypatch.setattr(RemoteStore, "fetch", None)
    monkeypatch.setattr(RemoteStore, "digest", None)
    monkeypatch.setattr(RemoteStore, "read_many", None)
    assert go("s3://arsip/in", "s3://arsip/out").reused == 3
    monkeypatch.undo()
    assert objects(s3) == before


def test_what_another_version_packed_for_links_is_taken_from_the_records(
    s3: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    go("s3://arsip/in", "s3://arsip/out")
    before = objects(s3)
    s3.rm_file("arsip/out/links.jsonl")
    monkeypatch.setattr(packed, "PACKED_FORM", packed.PACKED_FORM + 1)
    assert go("s3://arsip/in", "s3://arsip/out").reused == 3
    assert before["links.jsonl"] and objects(s3) == before


def test_changed_objects_and_touched_records_are_done_again(s3: Any, tmp_path: Path) -> None:
    go("s3://arsip/in", "s3://arsip/out")
    before = objects(s3)
    s3.pipe_file("arsip/out/surat.txt.json", b"touched")
    s3.rm_file("arsip/out/sub/dua.txt.2.json")
    was_read(tmp_path)
    assert go("s3://arsip/in", "s3://arsip/out").reused == 1
    assert objects(s3) == before
    s3.pipe_file("arsip/in/sub/dua.txt", b"surat lain")
    assert go("s3://arsip/in", "s3://arsip/out").reused == 2
    assert "sub/dua.txt.2.json" not in objects(s3), "a record that the document no longer has"


def test_another_machine_goes_on_from_the_state_in_the_store(
    s3: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go("s3://arsip/in", "s3://arsip/out")
    was_read(tmp_path)
    monkeypatch.setenv("NASKAH_CACHE", str(tmp_path / "other"))
    assert go("s3://arsip/in", "s3://arsip/out").reused == 3 and was_read(tmp_path) == 0
    s3.pipe_file(f"arsip/out/{STATE_FOLDER}/state.sqlite", b"no database" * 1000)
    monkeypatch.setenv("NASKAH_CACHE", str(tmp_path / "third"))
    assert go("s3://arsip/in", "s3://arsip/out").reused == 0


def test_two_runs_at_once_are_refused_on_one_machine_and_on_two(
    s3: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with locked_output("s3://arsip/out"):
        with pytest.raises(BusyError, match="another run is writing to s3://arsip/out"):
            go("s3://arsip/in", "s3://arsip/out")
        monkeypatch.setenv("NASKAH_CACHE", str(tmp_path / "other"))
        with pytest.raises(BusyError, match=r"is writing to s3://arsip/out.*delete s3://arsip/out/\.naskah/lock"):
            go("s3://arsip/in", "s3://arsip/out")
    assert not s3.exists(f"arsip/out/{STATE_FOLDER}/lock")
    assert go("s3://arsip/in", "s3://arsip/out").exit_status == 0


def test_a_lock_that_a_dead_run_of_this_machine_left_is_taken_over(s3: Any) -> None:
    with locked_output("s3://arsip/out"):
        lock = s3.cat_file(f"arsip/out/{STATE_FOLDER}/lock")
    s3.pipe_file(f"arsip/out/{STATE_FOLDER}/lock", lock)
    assert go("s3://arsip/in", "s3://arsip/out").exit_status == 0


def test_stores_of_files_get_them_by_moving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NASKAH_CACHE", str(tmp_path / "cache"))
    with locked_output(f"local://{tmp_path}/out") as (store, _):
        assert isinstance(store, RemoteStore)
        store.write("a/b.json", b"{}")
        assert (tmp_path / "out/a/b.json").read_bytes() == b"{}" and store.read("a/b.json") == b"{}"
        monkeypatch.setattr(type(store._fs), "mv", None)
        with pytest.raises(NaskahError):
            store.write("c.json", b"{}")
    left = sorted(p.name for p in (tmp_path / "out").rglob("*") if p.is_file())
    assert left == ["b.json"]


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["extract", *map(str, arguments)])


def test_what_cannot_be_reached_is_one_line(s3: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("surat", encoding="utf-8")
    cases = [
        (("s3://nothing/in", "-o", tmp_path / "out"), 2, "there is no such bucket|there is nothing at this address"),
        (("s3://arsip/nothing", "-o", tmp_path / "out"), 2, "there is nothing at this address"),
        ((tmp_path / "a.txt", "-o", "s3://nothing/out"), 2, "there is no such bucket"),
        ((tmp_path / "a.txt", "-o", "gopher://x/out"), 2, "is the part before :// right"),
        (("s3://arsip/in/surat.txt",), 2, "add -o DIR"),
    ]
    for arguments, status, words in cases:
        result = call(*arguments)
        assert result.exit_code == status, (arguments, result.stderr)
        assert any(word in result.stderr for word in words.split("|")), result.stderr
    import s3fs

    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    s3fs.S3FileSystem.clear_instance_cache()
    result = call("s3://arsip/in", "-o", tmp_path / "out")
    assert result.exit_code == 1 and "no valid credentials" in result.stderr and result.stderr.count("\n") == 1


def test_one_object_is_a_document(s3: Any, tmp_path: Path) -> None:
    go("s3://arsip/in/sub/dua.txt", tmp_path / "out")
    assert (tmp_path / "out/dua.txt.json").is_file()


def test_keys_do_not_lead_out_of_the_output(s3: Any, tmp_path: Path) -> None:
    s3.pipe_file("arsip/odd/../../x.txt", b"surat")
    s3.pipe_file("arsip/odd//y.txt", b"surat lagi")
    go("s3://arsip/odd", tmp_path / "out")
    assert {p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").rglob("*.json")} == {
        "_/_/x.txt.json",
        "_/y.txt.json",
    }
    assert harmless("../a\\..\\b//c/./d") == "_/a_.._b/_/c/_/d"


def test_places_are_paths_or_urls(tmp_path: Path) -> None:
    assert place("arsip") == Path("arsip") and place("s3://b/in/") == "s3://b/in"
    assert place(tmp_path.as_uri()) == tmp_path
    if os.name == "posix":
        assert place("file:///a%20b") == Path("/a b")


def test_folders_need_no_fsspec() -> None:
    import subprocess

    program = "import sys, extractor.batch.run, extractor.cluster; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not {"fsspec", "distributed", "dask", "s3fs"} & set(loaded)
