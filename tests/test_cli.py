from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from makers import manifest

import extractor
from extractor.cli import main
from extractor.errors import ReadError
from extractor.text.printable import printable_lines

LETTER = """PEMERINTAH KABUPATEN TANJUNG SEMAI
DINAS PERPUSTAKAAN

KEPUTUSAN KEPALA DINAS PERPUSTAKAAN
NOMOR : 12 TAHUN 2024
TENTANG
PEMBENTUKAN TIM PENATA RUANG BACA

Menimbang : a. bahwa ruang baca perlu ditata;
Mengingat : 1. Undang-Undang Nomor 43 Tahun 2007 tentang Perpustakaan;

MEMUTUSKAN
Menetapkan :
KESATU : Membentuk Tim Penata Ruang Baca.
KEDUA : Keputusan ini mulai berlaku pada tanggal ditetapkan.

Ditetapkan di Semai
pada tanggal 4 Maret 2024
"""


@pytest.fixture
def decree(tmp_path: Path) -> Path:
    path = tmp_path / "sk.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def call(*arguments: str | Path, text: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=text)


def test_one_file_goes_to_standard_output_and_nothing_else_does(decree: Path) -> None:
    result = call("extract", decree)
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["source"]["path"] == "sk.txt"
    assert result.stderr == ""


def test_a_folder_goes_to_a_folder(decree: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    (decree.parent / "kosong.pdf").touch()
    result = call("extract", decree.parent, "-o", output, "--workers", "1")
    assert result.exit_code == 1 and result.stdout == ""
    assert "naskah: kosong.pdf: empty:" in result.stderr and "1 ok, 1 failed" in result.stderr
    assert json.loads((output / "sk.txt.json").read_text(encoding="utf-8"))["kind"] == "decree"
    lines = manifest(output)
    assert [(line["path"], line["status"]) for line in lines] == [("kosong.pdf", "failed"), ("sk.txt", "ok")]
    assert "(1 unchanged)" not in call("extract", decree.parent, "-o", output, "--fresh").stderr


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [("kosong.pdf", b"", "empty"), ("rusak.docx", b"PK\x03\x04 cut", "damaged"), ("x.rtf", b"{\\rtf1}", "unsupported")],
)
def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    for command in ("extract", "inspect", "cite"):
        result = call(command, path)
        assert result.exit_code == 1 and result.stdout == ""
        assert result.stderr.startswith(f"naskah: {path}: {code}: ") and result.stderr.count("\n") == 1


def test_wrong_usage_is_status_2(decree: Path, tmp_path: Path) -> None:
    for arguments in (
        ("extract", tmp_path / "nothing.pdf"),
        ("extract", tmp_path),
        ("extract", decree, "--cluster", "tcp://host:8786"),
        ("extract", decree, "--ocr", "sometimes"),
        ("schema", "poem"),
        ("sing",),
    ):
        result = call(*arguments)
        assert result.exit_code == 2 and "Error: " in result.stderr, arguments


def test_what_looks_like_a_path_and_is_none_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for argument in ("nofile.pdf", "surat masuk.DOCX", "in/a", "./a", "/no/such", "in/", "in", str(tmp_path)):
        result = call("cite", argument)
        assert result.exit_code == 2 and result.stdout == "" and argument in result.stderr, argument
    for text in ("UU 25/2009", "188.45/885/KUM/2022", "UU/25/2009", "Peraturan dan/atau Keputusan", "in the", "pdf"):
        assert call("cite", text).exit_code == 0, text


def test_a_folder_without_rule_files_is_wrong_usage(decree: Path) -> None:
    for arguments in (("rules", "check", decree.parent), ("extract", decree, "--rules", decree.parent)):
        result = call(*arguments)
        assert result.exit_code == 2 and f"{decree.parent}: no rule files in this folder" in result.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "p.pdf"
    os.mkfifo(pipe)
    for arguments in (("extract", pipe), ("inspect", pipe), ("cite", pipe), ("extract", pipe, "-o", tmp_path / "out")):
        result = call(*arguments)
        assert result.exit_code == 1 and ": unsupported: it is no regular file" in result.stderr, result.stderr


def test_what_may_not_be_read_is_unreadable_wherever_it_stands(
    decree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def closed(path: Path, *how: Any, **more: Any) -> Any:
        if path.name == decree.name:
            raise PermissionError(13, "Permission denied")
        return opened(path, *how, **more)

    monkeypatch.setattr("extractor.output.files.digest", closed)
    monkeypatch.setattr(Path, "open", closed)
    folder = call("extract", decree.parent, "-o", tmp_path / "out").stderr
    for said in (folder, call("inspect", decree).stderr):
        assert "unreadable: the file cannot be opened: Permission denied; give yourself the right to read it" in said


def test_a_place_where_nothing_can_be_written_is_wrong_usage(
    decree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    result = call("extract", decree, "-o", tmp_path / "file" / "out")
    assert result.exit_code == 2 and result.stderr.count("\n") == 1
    assert result.stderr.startswith(
        f"naskah: {tmp_path / 'file' / 'out'}: nothing can be written there (Not a directory)"
    )
    monkeypatch.setattr("os.access", lambda path, mode: False)
    assert call("extract", decree, "-o", tmp_path / "out").exit_code == 2


def test_counts_agree_with_their_nouns(tmp_path: Path) -> None:
    from extractor.batch.progress import counted

    assert (counted(1, "rule"), counted(0, "problem"), counted(2, "problem")) == ("1 rule", "0 problems", "2 problems")
    assert "0 problems" in call("rules", "check").stderr


def test_a_wrong_rule_file_is_status_3_with_file_key_and_reason(decree: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "nota.toml").write_text('kind = "nota"\nabuot = "x"\n[[match]]\nwhy = "x"\nall = "x"\n', encoding="utf-8")
    for arguments in (
        ("extract", decree),
        ("extract", decree, "-o", tmp_path / "out"),
        ("inspect", decree),
        ("rules", "list"),
        ("schema",),
    ):
        result = call(*arguments, "--rules", rules)
        assert result.exit_code == 3, arguments
        assert f"naskah: {rules / 'nota.toml'}: abuot: this key is not known" in result.stderr
    assert call("rules", "check", rules).exit_code == 3


def test_inspect_tells_the_kind_the_rules_and_what_is_missing(decree: Path) -> None:
    result = call("inspect", decree)
    assert result.exit_code == 0, result.stderr
    for title in ("file", "pages", "kind: decree", "sections", "tables", "values", "not found", "findings"):
        assert f"# {title}\n" in result.stdout
    assert all(said in result.stdout for said in ("decree.number", "claimed with ", "nothing speaks for it"))
    missing = result.stdout.split("# not found\n")[1].split("# findings")[0]
    assert "/tembusan" in missing and "no such section here" in missing and "pattern" in missing


def test_inspect_prints_the_text_as_read(decree: Path) -> None:
    result = call("inspect", decree, "--text")
    assert "Membentuk Tim Penata Ruang Baca." in result.stdout and "# file" not in result.stdout


def test_cite_reads_text_files_and_standard_input(decree: Path) -> None:
    words = "sesuai UU Nomor 43 Tahun 2007 tentang Perpustakaan."
    given = json.loads(call("cite", words).stdout)
    assert [(c["type"], c["number"], c["year"]) for c in given] == [("UU", "43", 2007)]
    assert words[slice(*given[0]["span"])].startswith("UU Nomor 43 Tahun 2007")
    assert json.loads(call("cite", text=words).stdout) == given
    assert [citation.model_dump(mode="json") for citation in extractor.cite(words)] == given
    found = json.loads(call("cite", decree).stdout)
    assert {c["path"] for c in found} == {str(decree)} and "Perpustakaan" in [c["title"] for c in found]
    assert json.loads(call("cite", "tidak ada").stdout) == []
    assert "43" in call("cite", words, "--table").stdout.splitlines()[2]


def test_json_for_a_terminal_holds_nothing_that_steers_it(decree: Path) -> None:
    words = "UU Nomor 43 Tahun 2007 tentang Aé\u009b31m\u202eB\U000e0041"
    said = call("cite", words).stdout
    assert printable_lines(said) == said and "é" in said
    assert json.loads(said)[0]["raw"] == words
    odd = decree.with_name("sk\u009b31m\u202e é.txt")
    odd.write_bytes(decree.read_bytes())
    said = call("extract", odd).stdout
    assert printable_lines(said) == said
    assert json.loads(said)["source"]["path"] == odd.name


def test_schemas_are_json_schema(decree: Path) -> None:
    schema = json.loads(call("schema", "decree").stdout)
    assert set(json.loads(call("extract", decree).stdout)) == set(schema["properties"])
    kinds = json.loads(call("schema").stdout)["discriminator"]["mapping"]
    assert {"decree", "unknown"} <= set(kinds)
    assert "status" in json.loads(call("schema", "manifest").stdout)["properties"]
    assert "from" in json.loads(call("schema", "links").stdout)["properties"]
    assert "known: a" in call("schema", "resep").stderr
    assert "kind" in json.loads(call("rules", "schema").stdout)["properties"]


def test_rules_are_listed() -> None:
    result = call("rules", "list")
    assert result.exit_code == 0 and "decree.toml" in result.stdout


def test_the_keys_of_a_list_of_words_are_listed() -> None:
    result = call("rules", "list", "labels")
    assert result.exit_code == 0 and "sop_title" in result.stdout and "Judul SOP" in result.stdout
    wrong = call("rules", "list", "label")
    assert wrong.exit_code == 2 and "labels" in wrong.stderr


def test_a_list_of_words_is_searched() -> None:
    found = call("rules", "list", "labels", "judul").stdout
    assert "sop_title" in found and "nature" not in found
    assert call("rules", "list", "labels", "SOP_TITLE").stdout == call("rules", "list", "labels", "sop_title").stdout
    nowhere = call("rules", "list", "labels", "xyzzy")
    assert nowhere.exit_code == 2 and "nothing in labels has 'xyzzy'" in nowhere.stderr


def test_faults_of_the_program_are_one_line(decree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slip(path: Path, ocr: str) -> str:
        raise ZeroDivisionError("slip")

    monkeypatch.setattr("extractor.authoring.inspect.text_as_read", slip)
    result = call("inspect", decree, "--text")
    assert result.exit_code == 1 and result.stderr.startswith("naskah: ZeroDivisionError: slip: a fault of the program")


def commands(group: click.Group, prefix: str = "") -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    for name, command in group.commands.items():
        found.append((f"{prefix} {name}".strip(), command))
        if isinstance(command, click.Group):
            found += commands(command, f"{prefix} {name}")
    return found


@pytest.mark.parametrize(("name", "command"), commands(main))
def test_every_help_text_has_sentences_and_an_example(name: str, command: click.Command) -> None:
    text = command.help or ""
    assert f"Example: naskah {name}" in text or isinstance(command, click.Group), name
    assert "Example: naskah" in text and text.split("\n")[0].endswith((".", ","))
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert (parameter.help or "").split("  [")[0].endswith("."), parameter.name


def test_help_and_import_load_nothing_heavy() -> None:
    program = "import sys, extractor, extractor.cli; print(*sys.modules)"
    loaded = set(subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout.split())
    assert not loaded & {
        "pydantic",
        "re2",
        "spacy",
        "rich",
        "numpy",
        "pypdfium2",
        "extractor.rulebook",
        "extractor.pipeline",
    }


def test_the_package_gives_its_verbs(decree: Path) -> None:
    from extractor import extract, load_rules

    assert extract(decree, load_rules()).kind == "decree"
    with pytest.raises(AttributeError, match="sing"):
        extractor.sing  # noqa: B018
    with pytest.raises(ReadError):
        extract(decree.parent / "nothing.txt")


def test_python_m_extractor_is_the_command() -> None:
    result = subprocess.run([sys.executable, "-m", "extractor", "--version"], capture_output=True, text=True)
    assert extractor.__version__ in result.stdout


def test_an_old_word_in_a_rule_file_is_a_line_of_warning(tmp_path: Path) -> None:
    (tmp_path / "nota.toml").write_text(
        'about = "x"\nkind = "nota"\n[[match]]\nwhy = "w"\nall = "^NOTA"\nexamples = "NOTA"\nrejects = "a"\n'
        "[fields.x]\nquiet = true\n",
        encoding="utf-8",
    )
    result = call("rules", "check", tmp_path)
    assert result.exit_code == 0 and f"naskah: {tmp_path / 'nota.toml'}: fields.x.quiet: " in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize("command", [["cite", "UU Nomor 1 Tahun 2020"], ["extract"], ["inspect"], ["schema"]])
def test_a_standard_output_that_is_full_is_no_fault_of_the_program(decree: Path, command: list[str]) -> None:
    more = [str(decree)] if command[0] in ("extract", "inspect") else []
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "extractor", *command, *more],
            cwd=Path(extractor.__file__).parents[1], stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    said = done.stderr.splitlines()
    assert (
        done.returncode == 1 and "standard output: it cannot be written to" in said[-1] and "fault" not in done.stderr
    )
