"""Files of word processors that naskah does not read itself (.doc, .odt, .rtf): LibreOffice, where it is installed,
makes a Word file of each.

It runs with a profile of its own, which is thrown away: no macro runs, no linked file is loaded, and its connections
lead nowhere.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ..errors import ReadError


class OfficeForm(NamedTuple):
    """A form of word processors: what it is called, how its names end, its media type."""

    called: str
    ending: str
    media_type: str


_RICH_TEXT = OfficeForm("a Rich Text file", ".rtf", "application/rtf")
_OPEN_TEXT = OfficeForm("an OpenDocument text", ".odt", "application/vnd.oasis.opendocument.text")
_OLD_WORD = OfficeForm("an old Word file (.doc)", ".doc", "application/msword")
OFFICE_TIMEOUT = 120
"""Seconds a file: the first start takes ten, a long document one or two."""
PROGRAM_NAMES = ("soffice.exe", "soffice.com") if sys.platform == "win32" else ("soffice", "libreoffice")
WINDOWS_ROOTS = ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432")
MAC_FOLDER = Path("/Applications/LibreOffice.app/Contents/MacOS")
_SILENT: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Keeps Windows from opening a console window."""
_TOLD = 200
"""Characters of what LibreOffice says that an error repeats."""
_ADVICE = "save it as .docx or PDF"
INSTALL = "install LibreOffice, which then converts it"
"""How an error says that LibreOffice is missing."""
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),  # never
    ("Inet/Settings", "ooInetProxyType", "2"),  # by hand
    *(("Inet/Settings", f"ooInet{kind}ProxyName", "127.0.0.1") for kind in ("HTTP", "HTTPS", "FTP")),
    *(("Inet/Settings", f"ooInet{kind}ProxyPort", "9") for kind in ("HTTP", "HTTPS", "FTP")),  # discard: nobody listens
)
"""What the profile says, as (group below org.openoffice, name, value)."""
_ITEM = '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{}</oor:items>\n'
)


def find_libreoffice() -> str | None:
    """LibreOffice on the PATH or where its installers put it; never one in the current folder."""
    on_path = [Path(folder) for folder in os.get_exec_path() if Path(folder).is_absolute()]
    roots = [Path(folder) for name in WINDOWS_ROOTS if (folder := os.environ.get(name))]
    folders = (*on_path, *(root / "LibreOffice" / "program" for root in roots), MAC_FOLDER)
    found = (folder / name for folder in folders for name in PROGRAM_NAMES)
    return next((str(path) for path in found if path.is_file() and os.access(path, os.X_OK)), None)


def form_of(data: bytes) -> OfficeForm:
    """Which of these forms a file has, told by its first bytes."""
    if data.startswith(b"PK"):
        return _OPEN_TEXT
    return _RICH_TEXT if data.lstrip().startswith(b"{\\rtf") else _OLD_WORD


def as_word_file(data: bytes, form: OfficeForm) -> bytes:
    """The Word file that LibreOffice makes of these bytes; ReadError unsupported where it is missing or fails."""
    program = find_libreoffice()
    if program is None:
        message = f"this is {form.called}; {_ADVICE}, or {INSTALL}"
        raise ReadError(message, "unsupported")
    with tempfile.TemporaryDirectory(prefix="naskah-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        write_profile(folder / "profile")
        source, made = folder / f"in{form.ending}", folder / "out" / "in.docx"
        source.write_bytes(data)
        said = _run([program, *_options(folder), str(source)], folder)
        if not made.is_file():
            told = f" ({said})" if said else ""
            raise ReadError(f"LibreOffice could not convert {form.called}{told}; {_ADVICE}", "damaged")
        return made.read_bytes()


def _options(folder: Path) -> list[str]:
    return [
        f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nologo",
        "--nodefault", "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"),
    ]  # fmt: skip


def write_profile(profile: Path) -> None:
    """Writes the settings of an office program of its own into a new folder."""
    (profile / "user").mkdir(parents=True)
    items = "".join(_ITEM.format(*setting) for setting in _SETTINGS)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items), encoding="utf-8")


def _run(command: list[str], folder: Path) -> str:
    """Runs the program and gives the last line that it said; ReadError timeout where it does not end in time.

    It writes to a file: a pipe would stay open as long as one of its children lives.
    """
    with (folder / "said").open("w+b") as said:
        try:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd=folder, creationflags=_SILENT
            )
        except OSError as error:
            raise ReadError(f"LibreOffice at {command[0]} does not run ({error}); {_ADVICE}", "unsupported") from error
        try:
            process.wait(OFFICE_TIMEOUT)
        except subprocess.TimeoutExpired as error:
            message = f"LibreOffice did not finish within {OFFICE_TIMEOUT} seconds; {_ADVICE}"
            raise ReadError(message, "timeout") from error
        finally:
            _end(process)
        said.seek(0)
        lines = said.read().decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:_TOLD] if lines else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the program and those that it started, where it has not ended itself."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        taskkill = Path(os.environ["SYSTEMROOT"], "System32", "taskkill.exe")
        tree = [str(taskkill), "/F", "/T", "/PID", str(process.pid)]
        with suppress(OSError):
            subprocess.run(tree, capture_output=True, creationflags=_SILENT, check=False)
    started = _started_by(process.pid)
    process.kill()
    process.wait()
    for child in started:
        with suppress(ProcessLookupError, PermissionError):
            os.kill(child, 9)


def _started_by(parent: int) -> list[int]:
    """The processes that a process started, and those that they did, where the system lists them in files (Linux: there
    the program is a script that starts another; elsewhere it is the program itself)."""
    children: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError, IndexError):
            behind_name = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            children.setdefault(int(behind_name[1]), []).append(int(status.parent.name))
    found, waiting = [], [parent]
    while waiting:
        started = children.get(waiting.pop(), [])
        found += started
        waiting += started
    return found
