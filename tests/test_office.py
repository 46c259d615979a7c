"""Files of other word processors: LibreOffice converts them where it is installed; else the error says what to do."""

from __future__ import annotations

import io
import os
import sys
import time
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from word_makers import word_file, words

from extractor.cli import main
from extractor.errors import ReadError
from extractor.reading import office, read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
OLD_WORD = OLE + "WordDocument".encode("utf-16-le")
RICH_TEXT = b"{\\rtf1 isi}"
AS_A_PROGRAM = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a script")


def open_text(manifest: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        held.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        held.writestr("content.xml", "<x/>")
        held.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A PATH without LibreOffice, and no other place that it might be in."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(office, "MAC_FOLDER", folder)
    for name in office.WINDOWS_ROOTS:
        monkeypatch.delenv(name, raising=False)
    return folder


def stand_in(folder: Path, script: str) -> None:
    """A program in the place of LibreOffice: Python that has its arguments in `argv`."""
    program = folder / "soffice"
    head = f"#!{sys.executable}\nimport sys, os, pathlib, time\nargv = sys.argv[1:]\n"
    program.write_text(head + script, encoding="utf-8")
    program.chmod(0o755)


@pytest.mark.parametrize(
    ("data", "called"),
    [(RICH_TEXT, "a Rich Text file"), (OLD_WORD, "an old Word file"), (open_text(), "an OpenDocument text")],
)
@pytest.mark.usefixtures("no_office")
def test_without_libreoffice_the_error_says_what_to_do(tmp_path: Path, data: bytes, called: str) -> None:
    (tmp_path / "a.doc").write_bytes(data)
    with pytest.raises(ReadError, match=f"{called}.*save it as .docx or PDF, or install LibreOffice") as caught:
        read(tmp_path / "a.doc")
    assert caught.value.code == "unsupported"


@AS_A_PROGRAM
@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.rtf", RICH_TEXT, "application/rtf"),
        ("a.doc", OLD_WORD, "application/msword"),
        ("a.odt", open_text(), "application/vnd.oasis.opendocument.text"),
    ],
)
def test_what_libreoffice_makes_is_read(
    tmp_path: Path, no_office: Path, name: str, data: bytes, media_type: str
) -> None:
    (tmp_path / "made.docx").write_bytes(word_file(words("Nomor : 5")))
    stand_in(
        no_office,
        f"""
assert argv[0].startswith("-env:UserInstallation=file://")
assert open(argv[-1], "rb").read() == {data!r}
out = pathlib.Path(argv[argv.index("--outdir") + 1])
out.mkdir()
(out / "in.docx").write_bytes(pathlib.Path({str(tmp_path / "made.docx")!r}).read_bytes())
""",
    )
    (tmp_path / name).write_bytes(data)
    document = read(tmp_path / name)
    assert (document.text, document.media_type) == ("Nomor : 5", media_type)
    assert [finding.code for finding in document.findings] == ["converted"]


@AS_A_PROGRAM
def test_a_failure_is_told_with_what_libreoffice_said(tmp_path: Path, no_office: Path) -> None:
    stand_in(no_office, "print('Error: source file could not be loaded')")
    (tmp_path / "a.rtf").write_bytes(RICH_TEXT)
    with pytest.raises(ReadError, match=r"convert a Rich Text file \(Error: source file could not be loaded\)"):
        read(tmp_path / "a.rtf")


@AS_A_PROGRAM
def test_a_program_that_hangs_is_ended_with_what_it_started(
    tmp_path: Path, no_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alive = tmp_path / "alive"
    stand_in(
        no_office,
        f"""
if os.fork() == 0:
    pathlib.Path({str(alive)!r}).write_text(str(os.getpid()))
time.sleep(600)
""",
    )
    monkeypatch.setattr(office, "OFFICE_TIMEOUT", 2)
    with pytest.raises(ReadError, match="did not finish") as caught:
        office.as_word_file(RICH_TEXT, office.form_of(RICH_TEXT))
    assert caught.value.code == "timeout"
    if sys.platform == "linux" and alive.exists():
        assert _ends(int(alive.read_text()))


def _ends(process: int) -> bool:
    """Whether a process is gone, or is about to be taken leave of by its parent, within a minute."""
    for _ in range(600):
        try:
            os.kill(process, 0)
            state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except (ProcessLookupError, OSError):
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False


@pytest.mark.usefixtures("no_office")
def test_the_profile_runs_no_macros_and_connects_nowhere(tmp_path: Path) -> None:
    office.write_profile(tmp_path / "profile")
    from lxml import etree

    items = etree.parse(tmp_path / "profile" / "user" / "registrymodifications.xcu").getroot()
    said = {prop.get("{http://openoffice.org/2001/registry}name"): prop[0].text for prop in items.iter("prop")}
    assert said["DisableMacrosExecution"] == "true" and said["ooInetProxyType"] == "2"
    assert said["ooInetHTTPProxyName"] == said["ooInetHTTPSProxyName"] == "127.0.0.1"


def test_libreoffice_is_never_one_of_the_current_folder(
    tmp_path: Path, no_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in office.PROGRAM_NAMES:
        (tmp_path / name).write_bytes(b"")
        (tmp_path / name).chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", str(no_office)]))
    assert office.find_libreoffice() is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert office.find_libreoffice() == str(tmp_path / office.PROGRAM_NAMES[0])


@pytest.mark.parametrize(
    ("data", "said", "code"),
    [
        (OLE + "Workbook".encode("utf-16-le"), "old Office file", "unsupported"),
        (OLE + "__substg1.0_".encode("utf-16-le"), "save it as .eml", "unsupported"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password", "encrypted"),
        (open_text(b"<manifest:encryption-data/>"), "password", "encrypted"),
    ],
)
def test_what_is_no_text_of_a_word_processor_is_named(tmp_path: Path, data: bytes, said: str, code: str) -> None:
    (tmp_path / "a.doc").write_bytes(data)
    with pytest.raises(ReadError, match=said) as caught:
        read(tmp_path / "a.doc")
    assert caught.value.code == code


@AS_A_PROGRAM
def test_a_second_run_has_files_converted_when_libreoffice_is_installed(tmp_path: Path, no_office: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.rtf").write_bytes(RICH_TEXT)
    runner = CliRunner()
    first = runner.invoke(main, ["extract", str(folder), "-o", str(out), "--workers", "1"])
    assert first.exit_code == 1 and "install LibreOffice" in first.output
    (tmp_path / "made.docx").write_bytes(word_file(words("Nomor : 5")))
    stand_in(
        no_office,
        f"""
out = pathlib.Path(argv[argv.index("--outdir") + 1])
out.mkdir()
(out / "in.docx").write_bytes(pathlib.Path({str(tmp_path / "made.docx")!r}).read_bytes())
""",
    )
    runner.invoke(main, ["extract", str(folder), "-o", str(out), "--workers", "1"])
    assert (out / "a.rtf.json").exists()
