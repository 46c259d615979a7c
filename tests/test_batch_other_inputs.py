"""Several inputs into the same outputs, one run after the other: nothing is overwritten, nothing lost from sight."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from test_batch import Yard, stub, yard  # noqa: F401

from extractor.batch.other_inputs import NameTakenError
from extractor.batch.places import lies_beneath, name_beneath, place_of
from extractor.output.files import STATE_FOLDER


def plant(root: Path, **documents: str) -> Path:
    for name, text in documents.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / f"{name}.txt").write_text(text, encoding="utf-8")
    return root


def test_the_documents_of_other_inputs_stay_in_the_manifest(yard: Yard, tmp_path: Path) -> None:  # noqa: F811
    a, b = plant(tmp_path / "a", x="surat satu", y="unknown"), plant(tmp_path / "b", z="surat tiga")
    yard.run(a)
    summary = yard.run(b)
    lines = yard.manifest()
    assert {name: line["reused"] for name, line in lines.items()} == {"x.txt": True, "y.txt": True, "z.txt": False}
    assert summary.statuses == {"ok": 1} and summary.reused == 0
    assert any("2 documents stand in the manifest as before" in line and str(a) in line for line in yard.said)
    assert yard.run(a).reused == 2 and list(yard.manifest()) == list(lines)
    (a / "x.txt").unlink()
    yard.run(b)
    assert "x.txt" in yard.manifest(), "only a run over its own input tells what is gone"
    yard.run(a)
    assert list(yard.manifest()) == ["y.txt", "z.txt"]


def test_a_name_that_another_input_has_is_refused_before_anything_is_written(
    yard: Yard,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plant(tmp_path / "a", x="surat satu"), plant(tmp_path / "b", x="surat dua", w="surat")
    yard.run(tmp_path / "a")
    before = yard.record("x.txt.json")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NameTakenError, match=r"out holds x.txt of a/x.txt, and b/x.txt .* give another -o") as caught:
        yard.run(Path("b"))
    assert caught.value.exit_status == 2
    assert yard.record("x.txt.json") == before and not (yard.output / "w.txt.json").exists()
    assert list(yard.manifest()) == ["x.txt"]
    yard.run(tmp_path / "a", tmp_path / "b")
    assert list(yard.manifest()) == ["b/w.txt", "b/x.txt", "x.txt"], "the first keeps its names"


def test_the_same_bytes_under_the_same_name_are_no_conflict(yard: Yard, tmp_path: Path) -> None:  # noqa: F811
    a = plant(tmp_path / "a", x="surat satu", y="surat dua")
    yard.run(a)
    shutil.copytree(a, tmp_path / "b")
    assert yard.run(tmp_path / "b").reused == 2 and yard.run(a).reused == 2


def test_a_folder_that_was_moved_goes_on_and_its_changed_documents_are_put_aside(
    yard: Yard,  # noqa: F811
    tmp_path: Path,
) -> None:
    a = plant(tmp_path / "a", x="surat satu", y="surat dua")
    yard.run(a)
    a.rename(tmp_path / "b")
    plant(tmp_path / "b", y="surat baru")
    assert yard.run(tmp_path / "b").reused == 1
    assert list(yard.manifest()) == ["x.txt", "y.txt"]
    assert (yard.output / STATE_FOLDER / "vanished" / "y.txt.json").exists()
    assert "y.txt.json" in " ".join(yard.said)


def test_one_file_of_a_folder_keeps_its_name_and_its_companions(yard: Yard, tmp_path: Path) -> None:  # noqa: F811
    a = plant(tmp_path / "a", **{"sk/x": "surat satu", "sk/y": "surat dua"})
    yard.run(a)
    for part in (a / "sk" / "x.txt", a / "sk"):
        yard.run(part)
        assert list(yard.manifest()) == ["sk/x.txt", "sk/y.txt"] and yard.read() == []
    plant(a, **{"sk/z": "surat tiga"})
    yard.run(a / "sk" / "z.txt")
    assert list(yard.manifest()) == ["sk/x.txt", "sk/y.txt", "sk/z.txt"]


def test_a_wider_input_names_its_documents_anew(yard: Yard, tmp_path: Path) -> None:  # noqa: F811
    a = plant(tmp_path / "a", **{"sk/x": "surat satu"})
    yard.run(a / "sk")
    yard.run(a)
    assert list(yard.manifest()) == ["sk/x.txt"] and yard.read() == []
    assert any("x.txt: vanished: it is called sk/x.txt now" in line for line in yard.said)
    yard.run(a / "sk")
    assert list(yard.manifest()) == ["sk/x.txt"]


def test_a_file_given_itself_that_is_removed_is_gone(yard: Yard, tmp_path: Path) -> None:  # noqa: F811
    a = plant(tmp_path / "a", x="surat satu", y="surat dua")
    yard.run(a / "x.txt", a / "y.txt")
    (a / "x.txt").unlink()
    yard.run(a / "y.txt")
    assert list(yard.manifest()) == ["y.txt"] and not (yard.output / "x.txt.json").exists()


def test_names_of_other_inputs_that_differ_in_capitals_only_get_records_of_their_own(
    yard: Yard,  # noqa: F811
    tmp_path: Path,
) -> None:
    yard.run(plant(tmp_path / "a", Sk="surat satu"))
    yard.run(plant(tmp_path / "b", sk="surat dua"))
    assert {line["output"] for line in yard.manifest().values()} == {"Sk.txt.json", "sk.txt~2.json"}


def test_places_are_parts_of_places() -> None:
    assert lies_beneath("/a/b/c", {"/a/b"}) and lies_beneath("/a/b", {"/a/b"}) and lies_beneath("/a", {""})
    assert not lies_beneath("/a/bc", {"/a/b"})
    assert lies_beneath("s3://bucket/in/x", {"s3://bucket/in"})
    assert name_beneath("/a/b/c", {"/a": "", "/x": "y"}) == "b/c" and name_beneath("/x/z", {"/x": "y"}) == "y/z"
    assert name_beneath("/b", {"/a": ""}) is None
    assert place_of("s3://bucket/in") == "s3://bucket/in" and place_of(Path("/")) == ""
