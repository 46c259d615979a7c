"""Files of a run that somebody edited: each command that reads them says in a line what is wrong, where, what to do."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from exports import made, write_run

from extractor.cli import main
from extractor.errors import ReadError
from extractor.output.files import STATE_FOLDER
from extractor.records.load import load

DEEP = b"[" * 100_000
WRONG_LINES: dict[str, tuple[bytes, str]] = {
    "number": (b"5", "there must be an object"),
    "list": (b"[]", "there must be an object"),
    "cut off": (b'{"path": "b.txt"', "it is no JSON in UTF-8"),
    "not UTF-8": (b'{"path": "\xe9"}', "it is no JSON in UTF-8"),
    "deep": (DEEP, "it is no JSON in UTF-8"),
    "long number": (b"9" * 5_000, "it is no JSON in UTF-8"),
    "empty object": (b"{}", "Field required"),
    "half a character": (b'{"path": "\\ud800", "status": "ok"}', "it is no JSON in UTF-8"),
}
WRONG_VALUES: list[tuple[str, str, Any]] = [
    ("manifest.jsonl", "path", 5),
    ("manifest.jsonl", "status", "bagus"),
    ("manifest.jsonl", "outputs", "a.txt.json"),
    ("manifest.jsonl", "outputs", [5]),
    ("manifest.jsonl", "error", {"code": "x", "message": "y"}),
    ("manifest.jsonl", "error", "x"),
    ("manifest.jsonl", "pages", "satu"),
    ("links.jsonl", "from", None),
    ("links.jsonl", "from", {"path": 5, "record": None, "at": ""}),
    ("links.jsonl", "status", "x"),
    ("links.jsonl", "differences", [5]),
    ("links.jsonl", "candidates", {}),
    ("links.jsonl", "by", "x"),
]
READ_BY = {
    "manifest.jsonl": ["link", "report", "csv", "graph", "jdihn", "rename"],
    "links.jsonl": ["report", "csv"],
}
LINK = {
    "kind": "legal_basis", "from": {"path": "b.txt", "record": "b.txt.json", "at": "/mengingat/0"}, "to": None,
    "record": None, "status": "not_found", "by": [], "agree": [], "differences": [], "candidates": [],
    "candidates_count": 0,
}  # fmt: skip


@pytest.fixture
def run(tmp_path: Path) -> Path:
    root = write_run(tmp_path / "run", [made("a.txt"), made("b.txt"), made("c.txt")])
    for name in "abc":
        (root / f"{name}.txt").write_text(name, encoding="utf-8")
    (root / "links.jsonl").write_text((json.dumps(LINK) + "\n") * 3, encoding="utf-8")
    return root


def call(name: str, run: Path, target: Path) -> Result:
    """The command `name` on the run; nothing it raises is left to click."""
    arguments = {
        "link": ["link", run],
        "report": ["report", run],
        "rename": ["rename", run, "--pattern", "{kind}", "--to", target / "names", "--from", run],
        "evaluate": ["evaluate", target, run],
    }.get(name, ["export", run, "--to", name, target / name])
    done = CliRunner().invoke(main, list(map(str, arguments)), env={"NASKAH_DEBUG": "1"})
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done


def second_line(run: Path, file: str, line: bytes) -> None:
    lines = (run / file).read_bytes().splitlines()
    (run / file).write_bytes(b"\n".join([lines[0], line, *lines[2:]]) + b"\n")


def told(done: Result, run: Path, file: str, reason: str) -> None:
    """One line: file, number of the line, what is wrong, what to do."""
    said = [line for line in done.stderr.splitlines() if file in line and "line 2" in line]
    assert done.exit_code == 1 and len(said) == 1, done.stderr
    assert said[0].startswith(f"naskah: {run / file}: line 2: ")
    assert reason in said[0] and "writes the file anew" in said[0]


@pytest.mark.parametrize("wrong", WRONG_LINES)
@pytest.mark.parametrize(("file", "command"), [(file, name) for file in READ_BY for name in READ_BY[file][:3]])
def test_a_line_that_is_none_is_named(run: Path, tmp_path: Path, wrong: str, file: str, command: str) -> None:
    line, reason = WRONG_LINES[wrong]
    second_line(run, file, line)
    told(call(command, run, tmp_path), run, file, reason)


@pytest.mark.parametrize(("file", "key", "value"), WRONG_VALUES)
def test_a_value_that_is_none_is_named(run: Path, tmp_path: Path, file: str, key: str, value: Any) -> None:
    line = json.loads((run / file).read_bytes().splitlines()[1])
    second_line(run, file, json.dumps({**line, key: value}).encode())
    for command in READ_BY[file]:
        told(call(command, run, tmp_path), run, file, f"/{key}")


@pytest.mark.parametrize("output", ["../a.json", "/etc/passwd", "C:\\a.json", "x/../../a.json", "\\\\host\\a", "a\0b"])
def test_no_record_outside_the_folder_is_read(run: Path, tmp_path: Path, output: str) -> None:
    line = json.loads((run / "manifest.jsonl").read_bytes().splitlines()[1])
    second_line(run, "manifest.jsonl", json.dumps({**line, "outputs": [output]}).encode())
    for command in READ_BY["manifest.jsonl"]:
        told(call(command, run, tmp_path), run, "manifest.jsonl", "leads out of the folder")


def test_what_changes_nothing_is_let_pass(run: Path, tmp_path: Path) -> None:
    """More keys, fewer than there are, a mark that editors write at the start of a file, line ends of Windows."""
    lines = [json.loads(line) for line in (run / "manifest.jsonl").read_bytes().splitlines()]
    edited = [{"path": lines[0]["path"], "status": "ok", "output": "a.txt.json"}, {**lines[1], "catatan": 5}, lines[2]]
    data = "\r\n".join(map(json.dumps, edited))
    (run / "manifest.jsonl").write_bytes(b"\xef\xbb\xbf" + data.encode() + b"\r\n\r\n")
    for command in READ_BY["manifest.jsonl"]:
        assert call(command, run, tmp_path).exit_code == 0


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"{", "it is no JSON"), (DEEP, "it is no JSON"), (b"\xff", "it is no JSON"), (b"[]", "it is no record"),
     (b'{"kind": 5}', "it is no record"), (b'{"kind": "letter", "findings": 5}', "/findings is no list"),
     (b'{"kind": "letter", "source": []}', "/source is no object"), (None, "it is not there")],
    ids=["cut off", "deep", "not UTF-8", "list", "kind", "findings", "source", "gone"],
)  # fmt: skip
def test_a_record_that_is_none_is_left_out(run: Path, tmp_path: Path, data: bytes | None, reason: str) -> None:
    place = run / "b.txt.json"
    place.unlink() if data is None else place.write_bytes(data)
    for command in READ_BY["manifest.jsonl"]:
        done = call(command, run, tmp_path)
        said = [line for line in done.stderr.splitlines() if str(place) in line]
        assert done.exit_code == 0 and len(said) == 1 and reason in said[0] and "naskah extract" in said[0], done.stderr
    with pytest.raises(ReadError, match=r"b\.txt\.json"):
        load(place)


@pytest.mark.parametrize("data", [b"{", DEEP, b"[]", b'{"kind": "letter", "date": 5, "number": [5], "source": "x"}'])
def test_evaluate_names_a_record_or_truth_that_is_none(run: Path, tmp_path: Path, data: bytes) -> None:
    truth = tmp_path / "b.truth.json"
    truth.write_text(json.dumps({"kind": "letter", "number": "1", "date": "2031"}), encoding="utf-8")
    for place in (run / "b.txt.json", truth):
        before = place.read_bytes()
        place.write_bytes(data)
        done = call("evaluate", run, tmp_path)
        assert done.exit_code == 0 or str(place) in done.stderr
        place.write_bytes(before)


STATES = {
    "no database": lambda path: path.write_bytes(b"bukan basis data" * 500),
    "empty": lambda path: path.write_bytes(b""),
    "a table gone": lambda path: execute(path, "DROP TABLE documents", "CREATE TABLE documents (x)"),
    "a column gone": lambda path: execute(path, "ALTER TABLE documents DROP COLUMN outputs"),
    "a list": lambda path: execute(path, "UPDATE documents SET outputs = '[]'"),
    "a number": lambda path: execute(path, "UPDATE documents SET line = '5'"),
    "an empty line": lambda path: execute(path, "UPDATE documents SET line = '{}'"),
    "no text": lambda path: execute(path, "UPDATE documents SET line = NULL, outputs = x'00ff'"),
    "an error": lambda path: execute(path, """UPDATE documents SET line = json_set(line, '$.error', 'x')"""),
    "places": lambda path: execute(path, "UPDATE documents SET place = x'ff'", "UPDATE inputs SET name = x'ff'"),
    "a status": lambda path: execute(path, """UPDATE documents SET line = json_set(line, '$.status', json('{}'))"""),
    "pages": lambda path: execute(path, """UPDATE documents SET line = json_set(line, '$.pages', 'x')"""),
    "an input outside": lambda path: execute(path, "UPDATE inputs SET name = '../../x'"),
    **{
        f"an output called {name[:9]!r}": lambda path, name=name: execute(
            path, f"UPDATE documents SET outputs = json_object({name}, 'x')"
        )
        for name in ("''", "'./a.txt.json'", "'a' || char(0) || 'b'", "printf('%05000d', 1)")
    },
    "a folder": lambda path: (path.unlink(), (path / "in it").mkdir(parents=True)),
    "folders beside it": lambda path: [path.with_name(path.name + more).mkdir() for more in ("-wal", "-shm")],
    "no place to set it aside": lambda path: (path.write_bytes(b"x"), path.with_name("state.damaged.sqlite").mkdir()),
    "a folder for what is unfinished": lambda path: (path.unlink(), path.with_name("unfinished").mkdir()),
    "link facts": lambda path: execute(path, "UPDATE documents SET link_facts = 900000000000"),
    "more link facts": lambda path: execute(path, "UPDATE documents SET link_facts = 'x'"),
}


def execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as state:
        for statement in statements:
            state.execute(statement)


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a document and its run."""
    root = tmp_path_factory.mktemp("state")
    (root / "in").mkdir()
    (root / "in" / "a.txt").write_text("SURAT\nNomor : 1\n", encoding="utf-8")
    assert extract(root).exit_code == 0
    return root


def extract(root: Path) -> Result:
    arguments = ["extract", str(root / "in"), "-o", str(root / "out"), "--workers", "1"]
    return CliRunner().invoke(main, arguments, env={"NASKAH_DEBUG": "1"})


@pytest.mark.parametrize("name", STATES)
def test_a_state_that_was_edited_costs_no_run(read_once: Path, tmp_path: Path, name: str) -> None:
    root = tmp_path / "copy"
    shutil.copytree(read_once, root)
    STATES[name](root / "out" / STATE_FOLDER / "state.sqlite")
    for _ in range(2):
        done = extract(root)
        assert done.exit_code == 0, (done.stderr, done.exc_info)
    records = [path.read_bytes() for path in (read_once / "out" / "a.txt.json", root / "out" / "a.txt.json")]
    assert records[0] == records[1]


@pytest.mark.parametrize("name", ["no database", "a table gone", "places"])
@pytest.mark.parametrize("command", ["link", "rename"])
def test_other_commands_go_on_without_the_state(read_once: Path, tmp_path: Path, name: str, command: str) -> None:
    root = tmp_path / "copy"
    shutil.copytree(read_once, root)
    STATES[name](root / "out" / STATE_FOLDER / "state.sqlite")
    arguments = ["link"] if command == "link" else ["rename", "--pattern", "{kind}", "--to", str(root / "names")]
    done = CliRunner().invoke(main, [*arguments[:1], str(root / "out"), *arguments[1:]], env={"NASKAH_DEBUG": "1"})
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    assert done.exit_code == 0 or "--from" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
@pytest.mark.parametrize("name", ["state.sqlite", "state.sqlite-wal", "state.sqlite-journal"])
@pytest.mark.parametrize("there", [True, False], ids=["a database", "nothing"])
def test_what_a_link_for_the_state_leads_to_is_not_touched(
    read_once: Path, tmp_path: Path, name: str, there: bool
) -> None:
    root, other = tmp_path / "copy", tmp_path / "other.sqlite"
    shutil.copytree(read_once, root)
    link = root / "out" / STATE_FOLDER / name
    if there:
        execute(other, "CREATE TABLE precious (x)")
    before = other.read_bytes() if there else None
    link.unlink(missing_ok=True)
    link.symlink_to(other)
    done = extract(root)
    assert done.exit_code == 0 and "set aside" in done.stderr, (done.stderr, done.exc_info)
    assert (other.read_bytes() if other.exists() else None) == before


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_link_for_the_folder_of_the_state_is_refused(read_once: Path, tmp_path: Path) -> None:
    root, other = tmp_path / "copy", tmp_path / "other"
    shutil.copytree(read_once, root)
    other.mkdir()
    shutil.rmtree(root / "out" / STATE_FOLDER)
    (root / "out" / STATE_FOLDER).symlink_to(other)
    done = extract(root)
    assert done.exit_code == 2 and "is a link" in done.stderr
    assert not list(other.iterdir())
