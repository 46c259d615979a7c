"""Thirty files, most of them hostile, read by the real engine: each is named once, none stops the others."""

from __future__ import annotations

import json
import os
import random
import unicodedata
import zipfile
from pathlib import Path

import pytest
from makers import manifest

from extractor.batch.options import RunOptions
from extractor.batch.progress import PlainProgress
from extractor.batch.run import run

LETTER = "Nomor : 005/{}/PEM/2024\nSifat : Biasa\nHal : Undangan\n\nYth. Kepala Desa Semai\n\nHadir tepat waktu.\n"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"


def plant(root: Path) -> set[str]:
    """The folder's documents: what each is called."""
    noise = random.Random(7)
    files: dict[str, bytes] = {
        "empty.pdf": b"",
        "blank.txt": b" \n\f\n ",
        "zeros.txt": b"\0" * 5000,
        "noise.pdf": noise.randbytes(3000),
        "noise.docx": noise.randbytes(3000),
        "noise.bin": noise.randbytes(3000),
        "head-only.pdf": PDF,
        "cut.pdf": PDF[:30],
        "no-pages.pdf": PDF + b"trailer<</Root 1 0 R>>\n%%EOF",
        "mislabelled.pdf": LETTER.format(1).encode(),
        "mislabelled.txt": PDF + b"trailer<</Root 1 0 R>>\n%%EOF",
        "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "locked.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(100),
        "rich.rtf": b"{\\rtf1 halo}",
        "deep.html": b"<html><body>" + b"<div>" * 20000 + b"isi",
        "brackets.txt": b"(" * 20000 + b"\n" + b"a." * 20000,
        "long-line.txt": b"Menimbang " * 20000,
        "lone.txt": "a\udc80b".encode("utf-8", "surrogatepass"),
        "utf16.txt": LETTER.format(2).encode("utf-16"),
        "a b. .txt": LETTER.format(3).encode(),
        "surat-ñandú.txt": LETTER.format(4).encode(),
        unicodedata.normalize("NFD", "surat-é.txt"): LETTER.format(5).encode(),
        "x" * 250 + ".txt": LETTER.format(6).encode(),
        "same-1.txt": LETTER.format(7).encode(),
        "sub/same-2.txt": LETTER.format(7).encode(),
        "data.csv": b"a;b\n1;2\n",
        "sub/sub/index.html": b"<html><body><p>Isi artikel.</p></body></html>",
    }
    if os.name == "posix":
        files["baris\nbaru.txt"] = LETTER.format(8).encode()
        files["Sub/SAME-1.txt"] = LETTER.format(9).encode()
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    with zipfile.ZipFile(root / "archive.zip", "w") as archive:
        archive.writestr("a.txt", "isi")
    return {*files, "archive.zip"}


@pytest.fixture(scope="module")
def yard(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], Path, list[str]]:
    root = tmp_path_factory.mktemp("hostile")
    names = plant(root / "in")
    said: list[str] = []
    options, report = RunOptions(timeout=600.0), PlainProgress(said.append)
    summary = run([root / "in"], root / "out", options, workers=2, fresh=False, report=report)
    assert summary.exit_status == 1
    return names, root / "out", said


def test_every_document_is_named_exactly_once(yard: tuple[set[str], Path, list[str]]) -> None:
    names, output, _ = yard
    lines = manifest(output)
    assert sorted(str(line["path"]) for line in lines) == sorted(names)
    for line in lines:
        assert (line["status"] == "failed") == (line["output"] is None)
        assert line["error"] is not None or line["status"] == "ok"


def test_no_document_crashes_the_engine(yard: tuple[set[str], Path, list[str]]) -> None:
    crashed = [
        line for line in manifest(yard[1]) if "'crashed'" in str(line["error"]) or "'timeout'" in str(line["error"])
    ]
    assert crashed == []


def test_the_good_ones_are_read_and_the_bad_ones_refused(yard: tuple[set[str], Path, list[str]]) -> None:
    status = {str(line["path"]): (line["status"], line["error"]) for line in manifest(yard[1])}
    for name in ("mislabelled.pdf", "utf16.txt", "a b. .txt", "surat-ñandú.txt", "sub/same-2.txt", "x" * 250 + ".txt"):
        assert status[name][0] != "failed", status[name]
    for name in (
        "empty.pdf",
        "blank.txt",
        "zeros.txt",
        "cut.pdf",
        "no-pages.pdf",
        "old.doc",
        "picture.png",
        "rich.rtf",
    ):
        assert status[name][0] == "failed", name


def test_every_record_is_whole_and_knows_its_path(yard: tuple[set[str], Path, list[str]]) -> None:
    _, output, _ = yard
    outputs = [(line, str(name)) for line in manifest(output) for name in line["outputs"]]  # type: ignore[attr-defined]
    assert len({name.casefold() for _, name in outputs}) == len(outputs)
    for line, name in outputs:
        record = json.loads((output / name).read_text(encoding="utf-8"))
        assert (record["source"]["path"], record["source"]["sha256"]) == (line["path"], line["sha256"])


def test_each_failure_is_one_line(yard: tuple[set[str], Path, list[str]]) -> None:
    _, output, said = yard
    failed = [line for line in manifest(output) if line["error"]]
    assert len(said) == len(failed) and not any("\n" in line for line in said)
