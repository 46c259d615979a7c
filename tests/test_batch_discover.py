from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from extractor.batch.discover import SourceFile, discover
from extractor.output.files import STATE_FOLDER, make_folder, serialise, write

posix = pytest.mark.skipif(os.name != "posix", reason="names that only POSIX systems allow")


def plant(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"isi {name[:20]}", encoding="utf-8")
    return root


def found(*inputs: Path, output: Path) -> list[SourceFile]:
    return discover(inputs, output).items


def names(items: list[SourceFile]) -> list[str]:
    return [item.name for item in items]


def test_a_folder_gives_paths_relative_to_it(tmp_path: Path) -> None:
    root = plant(tmp_path / "arsip", "sk/a.pdf", "b.txt", "sk/2023/c.docx")
    items = found(root, output=tmp_path / "out")
    assert names(items) == ["b.txt", "sk/2023/c.docx", "sk/a.pdf"]
    assert [item.stem for item in items] == names(items)


def test_several_folders_keep_their_names(tmp_path: Path) -> None:
    one, two = plant(tmp_path / "x" / "sk", "a.pdf"), plant(tmp_path / "y" / "sk", "a.pdf")
    assert names(found(one, two, output=tmp_path / "out")) == ["sk/a.pdf", "sk~2/a.pdf"]


def test_a_file_given_by_a_relative_path_keeps_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "sk/a.pdf")
    monkeypatch.chdir(tmp_path)
    assert names(found(Path("sk/a.pdf"), output=tmp_path / "out")) == ["sk/a.pdf"]
    assert names(found(tmp_path / "sk" / "a.pdf", output=tmp_path / "out")) == ["a.pdf"]
    assert names(found(Path("../" + tmp_path.name + "/sk/a.pdf"), output=tmp_path / "out")) == ["a.pdf"]


def test_the_same_file_given_twice_is_one_document(tmp_path: Path) -> None:
    root = plant(tmp_path / "arsip", "a.pdf", "b.pdf")
    assert len(found(root, root / "a.pdf", output=tmp_path / "out")) == 2


def test_system_and_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    root = plant(
        tmp_path, "a.pdf", ".DS_Store", "Thumbs.db", "desktop.ini", "~$a.docx", ".git/x.txt", "__MACOSX/a.pdf", ".env"
    )
    listing = discover([root], tmp_path / "out")
    assert names(listing.items) == ["a.pdf"]
    assert sum(listing.passed.values()) == 7


def test_own_outputs_are_never_read(tmp_path: Path) -> None:
    root = plant(tmp_path, "a.pdf", "out/manifest.jsonl", "out/b.txt")
    (root / "old.pdf.json").write_bytes(serialise({"schema_version": "1"}))
    (root / "data.json").write_text("{}", encoding="utf-8")
    assert names(found(root, output=root / "out")) == ["a.pdf", "data.json"]
    (root / "manifest.jsonl").write_text("", encoding="utf-8")
    assert names(found(root, output=root)) == ["a.pdf", "data.json", "out/b.txt", "out/manifest.jsonl"]


@posix
def test_links_and_pipes_are_not_followed(tmp_path: Path) -> None:
    outside = plant(tmp_path / "outside", "secret.txt")
    root = plant(tmp_path / "arsip", "a.pdf")
    (root / "loop").symlink_to(root)
    (root / "out").symlink_to(outside)
    (root / "file.txt").symlink_to(outside / "secret.txt")
    (root / "nowhere").symlink_to(root / "nothing")
    os.mkfifo(root / "pipe.txt")
    listing = discover([root], tmp_path / "o")
    assert names(listing.items) == ["a.pdf"]
    assert listing.passed["links, not followed"] == 4
    assert listing.passed["pipes, sockets and devices"] == 1


@posix
def test_strange_names_have_records_with_names_that_fit(tmp_path: Path) -> None:
    long = "ñ" * 125 + ".pdf"
    root = plant(tmp_path / "in", "a b. .pdf", "baris\nbaru.txt", "é.txt", "e\u0301.txt", long, "x" * 254)
    Path(os.fsdecode(os.fsencode(root) + b"/\xff\xfe.txt")).write_text("isi", encoding="utf-8")
    items = found(root, output=tmp_path / "out")
    assert len(items) == 7
    assert long in names(items)
    assert "\\xff\\xfe.txt" in names(items)
    assert all(len((item.stem + ".99.json").encode()) <= 255 for item in items)
    assert len({item.stem for item in items}) == 7


@posix
def test_names_that_some_file_system_holds_for_the_same_get_different_records(tmp_path: Path) -> None:
    root = plant(
        tmp_path, "Sk.pdf", "sk.pdf", "SK/a.pdf", "sk/A.pdf", "e\u0301.txt", "é.txt", "b.2", "b", "c", "c.json/d"
    )
    if len(list(root.iterdir())) < 8:
        pytest.skip("this file system folds capitals itself")
    stems = {item.name: item.stem for item in found(root, output=tmp_path / "out")}
    assert len({stem.casefold() for stem in stems.values()}) == len(stems) == 10
    assert stems["Sk.pdf"] == "Sk.pdf" and stems["sk.pdf"] == "sk.pdf~2"
    assert stems["b.2"] != "b.2", "b.2.json would be the second document of b"
    assert stems["c"] != "c", "c.json is a folder"


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = plant(tmp_path, "a.pdf", "rahasia/b.pdf")
    scan = os.scandir

    def closed(path: Path) -> object:
        if Path(path).name == "rahasia":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)
    items = found(root, output=tmp_path / "out")
    assert names(items) == ["a.pdf", "rahasia/"]
    assert (
        items[1].problem and items[1].problem.code == "unreadable" and "Permission denied" in items[1].problem.message
    )


@pytest.mark.skipif(sys.platform == "win32", reason="long paths need a setting on Windows")
def test_deep_folders_do_not_exhaust_anything(tmp_path: Path) -> None:
    deep = "/".join(["d"] * 300)
    make_folder(tmp_path / "in" / deep)
    (tmp_path / "in" / deep / "a.txt").write_text("isi", encoding="utf-8")
    (item,) = found(tmp_path / "in", output=tmp_path / "out")
    (tmp_path / "out" / STATE_FOLDER).mkdir(parents=True)
    write(tmp_path / "out", item.stem + ".json", b"{}")
    assert (tmp_path / "out" / deep / "a.txt.json").read_bytes() == b"{}"


def test_excluded_paths_are_passed_over_and_counted(tmp_path: Path) -> None:
    for name in ("a.txt", "scans/b.pdf", "sk/draft-c.txt", "sk/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    listing = discover([tmp_path], tmp_path / "out", exclude=["scans", "*/draft-*"])
    assert [item.name for item in listing.items] == ["a.txt", "sk/d.txt"]
    assert listing.passed["excluded"] == 2


def test_outputs_of_other_runs_are_passed_over_however_deep(tmp_path: Path) -> None:
    root = plant(tmp_path, "a.pdf", "old/out/.naskah/state.sqlite", "old/out/manifest.jsonl", "old/out/links.jsonl")
    (root / "old/out/x.pdf.json").write_bytes(serialise({"schema_version": "1"}))
    plant(root, "old/out/note.txt", "old/manifest.jsonl")
    listing = discover([root], tmp_path / "new")
    assert names(listing.items) == ["a.pdf", "old/manifest.jsonl", "old/out/note.txt"]


def test_what_is_passed_over_is_named_up_to_a_bound(tmp_path: Path) -> None:
    root = plant(tmp_path, "sub/.env", *(f".hidden{n:02}" for n in range(24)))
    (line,) = discover([root], tmp_path / "out").passed.lines()
    assert line.startswith("passed over: hidden or system files (25): ") and line.endswith(" and 5 more")
    assert line.count("hidden") == 21


@posix
def test_a_pipe_given_itself_is_unsupported(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.pdf")
    (item,) = found(tmp_path / "p.pdf", output=tmp_path / "out")
    assert item.problem and item.problem.code == "unsupported"
