"""What a process imports before it needs it: nothing that takes long and that the document at hand does not ask for."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pdf_makers import drawn, line, text

from extractor.batch.start import start_ahead, worker_process

LETTER = """PEMERINTAH KABUPATEN TELUK SEJUK
DINAS PERIKANAN

Nomor    : 005/17/DISKAN/2031
Lampiran : -
Perihal  : Undangan

Kepada Yth. Kepala Desa Muara
di Tempat

Dengan hormat, kami mengundang Saudara pada rapat tanggal 4 Maret 2031.

Teluk Sejuk, 1 Maret 2031
"""


def imported(code: str, *arguments: str) -> set[str]:
    """The modules that a process has imported after it ran the code."""
    told = f"{code}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", told, *arguments], capture_output=True, check=True, text=True)
    return set(json.loads(run.stdout.splitlines()[-1]))


@pytest.fixture(scope="module")
def for_a_letter(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    path = tmp_path_factory.mktemp("start") / "undangan.txt"
    path.write_text(LETTER, encoding="utf-8")
    code = "import sys\nfrom extractor import extract\nassert extract(sys.argv[1]).kind == 'letter'"
    return imported(code, str(path))


@pytest.mark.parametrize("module", ["numpy", "pdfplumber", "pypdfium2", "spacy", "dateparser", "rapidocr", "docx"])
def test_a_letter_in_plain_text_needs_no_library_for_other_files(for_a_letter: set[str], module: str) -> None:
    assert module not in for_a_letter


def test_a_pdf_without_tables_is_read_without_parsing_the_file_again(tmp_path: Path) -> None:
    path = drawn(tmp_path / "surat.pdf", line(100, 60, 400, 60), text(110, 85, "Perahu"))
    read = "from extractor.reading.pdf.reader import read_pdf\nassert read_pdf(Path(sys.argv[1])).text"
    found = imported(f"import sys\nfrom pathlib import Path\n{read}", str(path))
    assert "numpy" in found and not {"pdfplumber", "pdfminer"} & found


def test_only_the_class_of_its_kind_is_imported(for_a_letter: set[str]) -> None:
    kinds = {name.rpartition(".")[2] for name in for_a_letter if name.startswith("extractor.model.kinds.")}
    assert kinds - {"groups"} == {"letter"}


def test_the_command_starts_its_worker_without_the_engine() -> None:
    found = imported("import extractor.cli, extractor.batch.single")
    assert not {"pydantic", "numpy", "importlib.metadata", "extractor.rulebook.schema"} & found


def test_the_recogniser_tells_its_version_without_being_imported() -> None:
    code = "from extractor.batch.versions import library_versions\nassert library_versions(True)"
    assert "tesserocr" not in imported(code)


def test_linking_what_was_packed_needs_no_rules() -> None:
    assert not {"extractor.rulebook.load", "extractor.values.citations.find"} & imported("import extractor.links.write")


def test_the_first_worker_starts_before_the_command_is_imported() -> None:
    assert not {"click", "extractor.cli", "tempfile"} & imported("import extractor.__main__, extractor.batch.start")


def test_a_worker_that_is_told_nothing_ends() -> None:
    start_ahead()
    process, other = worker_process(), worker_process()
    assert process.pid != other.pid, "each is given once"
    for one in (process, other):
        assert one.stdin and one.stdout
        one.stdin.close()
        assert one.wait(60) == 0
        assert one.stdout.read() == b""
        one.stdout.close()


def test_every_kind_has_its_class() -> None:
    from extractor.model import kinds

    folder = Path(kinds.__file__).parent
    named = {path.stem for path in folder.glob("*.py")} - {"__init__", "groups"}
    assert set(kinds.KINDS) == named and len(kinds.KINDS) == len(named)
    assert all(kinds.KINDS[kind].model_fields["kind"] for kind in kinds.KINDS)
    assert kinds.KINDS["letter"] is kinds.Letter
    with pytest.raises(AttributeError):
        kinds.Letters  # type: ignore[attr-defined]  # noqa: B018
