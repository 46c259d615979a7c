"""`extract --save-ocr` leaves a searchable PDF of each scan, and makes it anew when it is gone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

pytest.importorskip("cv2")
from recogniser import needs_tesseract

from extractor.batch.options import RunOptions
from extractor.batch.searchable_copies import SearchableCopies, may_contain_copies
from extractor.cli import main
from extractor.reading.pdf.reader import read_pdf

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
SCAN = SAMPLES / "scans/regulation-perda.pdf"


pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A scan in a folder, the same scan once more, and a digital text."""
    (tmp_path / "in/sk").mkdir(parents=True)
    shutil.copy(SCAN, tmp_path / "in/sk/a.pdf")
    shutil.copy(SCAN, tmp_path / "in/twin.pdf")
    (tmp_path / "in/b.txt").write_text("NOTULEN RAPAT\nHari ini rapat dibuka.\n", encoding="utf-8")
    return tmp_path


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["extract", *map(str, arguments)])


def _manifest(output: Path) -> dict[str, dict[str, Any]]:
    lines = (output / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return {line["path"]: line for line in map(json.loads, lines)}


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@needs_tesseract
def test_a_folder_gets_a_copy_of_each_scan_and_a_missing_one_is_made_anew(archive: Path) -> None:
    out, copies = archive / "out", archive / "copies"
    arguments = (archive / "in", "-o", out, "--save-ocr", copies, "--workers", 1)
    assert _run(*arguments).exit_code == 0
    assert _files(copies) == ["sk/a.pdf", "twin.pdf"]
    assert "RETRIBUSI" in read_pdf(copies / "sk/a.pdf", ocr="off").text.upper()
    assert {path: line.get("searchable") for path, line in _manifest(out).items()} == {
        "sk/a.pdf": "sk/a.pdf",
        "twin.pdf": "twin.pdf",
        "b.txt": None,
    }
    assert "searchable" not in _manifest(out)["b.txt"]

    _run(*arguments)
    assert all(line["reused"] for line in _manifest(out).values())

    (copies / "sk/a.pdf").unlink()
    _run(*arguments)
    assert _files(copies) == ["sk/a.pdf", "twin.pdf"]
    assert [path for path, line in _manifest(out).items() if not line["reused"]] == ["sk/a.pdf"]

    shutil.rmtree(copies)
    _run(*arguments)
    assert _files(copies) == ["sk/a.pdf", "twin.pdf"]


@needs_tesseract
def test_records_are_the_same_with_copies_and_without(archive: Path) -> None:
    _run(archive / "in", "-o", archive / "out", "--workers", 1)
    plain = (archive / "out/sk/a.pdf.json").read_bytes()
    _run(archive / "in", "-o", archive / "out", "--save-ocr", archive / "out", "--workers", 1)
    assert (archive / "out/sk/a.pdf.json").read_bytes() == plain
    assert (archive / "out/sk/a.pdf").is_file()


@needs_tesseract
def test_one_file_with_and_without_a_place_for_its_record(archive: Path) -> None:
    result = _run(archive / "in/twin.pdf", "-o", archive / "out", "--save-ocr", archive / "copies")
    assert (result.exit_code, _files(archive / "copies")) == (0, ["twin.pdf"])
    result = _run(archive / "in/twin.pdf", "--save-ocr", archive / "others")
    assert json.loads(result.stdout)["source"]["text"] == "ocr"
    assert _files(archive / "others") == ["twin.pdf"]


@needs_tesseract
def test_an_image_becomes_a_pdf(archive: Path) -> None:
    from PIL import Image
    from pypdfium2 import PdfDocument

    with PdfDocument(SCAN) as pdf:
        picture = pdf[0].render(scale=2.5, grayscale=True).to_pil()
    Image.Image.save(picture, archive / "foto.png")
    _run(archive / "foto.png", "-o", archive / "out", "--save-ocr", archive / "copies")
    assert _manifest(archive / "out")["foto.png"]["searchable"] == "foto.png.pdf"
    assert read_pdf(archive / "copies/foto.png.pdf", ocr="off").text.strip()


def test_copies_never_lie_among_the_inputs(archive: Path) -> None:
    folder = archive / "in"
    for bad in (folder, folder / "sk", archive):
        result = _run(folder, "-o", archive / "out", "--save-ocr", bad)
        assert result.exit_code == 2 and "must lie apart" in result.stderr
    assert not may_contain_copies(archive, [folder / "twin.pdf"], None)
    assert not may_contain_copies(folder / "copies", [folder], folder)
    assert may_contain_copies(folder / "out/copies", [folder], folder / "out")
    assert may_contain_copies(archive / "copies", [folder, "s3://bucket/in"], "s3://bucket/out")


def test_the_choice_of_copies_is_part_of_the_fingerprint_and_their_place_is_not() -> None:
    assert (
        RunOptions().fingerprint() != RunOptions(save_ocr="a").fingerprint() == RunOptions(save_ocr="b").fingerprint()
    )


def test_a_copy_is_written_whole_and_one_that_is_no_more_removed(tmp_path: Path, monkeypatch: Any) -> None:
    copies = SearchableCopies(str(tmp_path / "copies"), {"a.pdf"})
    assert copies.settle("sk/x.pdf", b"%PDF") == "sk/x.pdf"
    assert copies.read({"searchable": "sk/x.pdf"}) == b"%PDF"
    assert copies.settle("a", b"%PDF") == "a~.pdf"

    def full(path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(OSError, match="No space"):
            copies.settle("sk/x.pdf", b"%PDF-2")
    assert _files(tmp_path / "copies") == ["a~.pdf", "sk/x.pdf"]
    assert copies.settle("sk/x.pdf", None, {"searchable": "sk/x.pdf"}) is None
    assert _files(tmp_path / "copies") == ["a~.pdf"]


def test_without_a_folder_nothing_is_written() -> None:
    assert SearchableCopies("").settle("a.pdf", b"%PDF") is None
    assert not SearchableCopies("").lacks({"searchable": "a.pdf"})
