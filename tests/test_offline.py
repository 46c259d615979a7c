"""Nothing leaves the machine or is left on it outside naskah's own folders, whatever library of an extra is used."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LIBRARIES = (
    "spacy", "dateparser", "pypdfium2", "lxml.html", "PIL.Image", "cv2", "onnxruntime", "rapidocr", "tesserocr",
    "fsspec", "dask", "distributed", "openpyxl", "pyarrow",
)  # fmt: skip
"""What any part of naskah imports, extras included; those that are not installed are passed over."""
IMPORTS = """
import importlib, extractor
for name in {names!r}:
    try:
        importlib.import_module(name)
    except ImportError:
        pass
"""
READ_A_LINE = """
import time
import extractor
import numpy as np
from extractor.reading.ocr.rapidocr import find_lines
find_lines(np.full((60, 400), 255, np.uint8))
time.sleep(3)
"""
READ_IN_A_WORKER = """
import sys
from pathlib import Path
from extractor.batch.options import RunOptions
from extractor.batch.single import extract_file as extract_one
reply = extract_one(Path(sys.argv[1]), RunOptions(ocr="force"))
assert reply.head["status"] != "failed" or reply.head["error"]["code"] == "no_text", reply.head
"""


def traces(folder: Path, program: str, *arguments: str) -> tuple[list[str], set[str]]:
    """The files that the program leaves in the home and temporary folders, and the sockets that it had open."""
    home, temporary = folder / "home", folder / "tmp"
    home.mkdir()
    temporary.mkdir()
    ours = {"NASKAH_CACHE": str(folder / "cache"), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    places = dict.fromkeys(("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA", "XDG_CACHE_HOME"), str(home))
    names = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary))
    kept = {
        k: v for k, v in os.environ.items() if k not in ("ORT_DISABLE_TELEMETRY", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    }
    child = subprocess.Popen([sys.executable, "-c", program, *arguments], env={**kept, **places, **names, **ours})
    sockets: set[str] = set()
    while child.poll() is None:
        sockets |= open_sockets(child.pid)
        time.sleep(0.01)
    assert child.returncode == 0
    left = [str(path.relative_to(folder)) for place in (home, temporary) for path in place.rglob("*") if path.is_file()]
    return left, sockets


def open_sockets(process: int) -> set[str]:
    """The sockets of the process, of a family that reaches other machines; none where the system does not tell."""
    found = set()
    try:
        known = {line.split()[9] for name in ("tcp", "tcp6", "udp", "udp6") for line in table(process, name)}
        for link in Path(f"/proc/{process}/fd").iterdir():
            target = str(link.readlink())
            if target.startswith("socket:") and target[8:-1] in known:
                found.add(target)
    except OSError:
        return found
    return found


def table(process: int, name: str) -> list[str]:
    return Path(f"/proc/{process}/net/{name}").read_text(encoding="ascii").splitlines()[1:]


def test_importing_all_libraries_leaves_no_trace(tmp_path: Path) -> None:
    assert traces(tmp_path, IMPORTS.format(names=LIBRARIES)) == ([], set())


def test_reading_lines_of_a_scan_leaves_no_trace(tmp_path: Path) -> None:
    pytest.importorskip("rapidocr")
    assert traces(tmp_path, READ_A_LINE) == ([], set())


def test_a_worker_that_recognises_leaves_no_trace(tmp_path: Path) -> None:
    pytest.importorskip("cv2")
    scan = ROOT / "samples/scans/letter-surat-tugas.pdf"
    assert traces(tmp_path, READ_IN_A_WORKER, str(scan)) == ([], set())


def test_it_is_off_before_any_library_can_be_imported() -> None:
    said = 'import os, extractor; assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"; import sys; '
    said += 'assert "onnxruntime" not in sys.modules'
    kept = {key: value for key, value in os.environ.items() if key != "ORT_DISABLE_TELEMETRY"}
    subprocess.run([sys.executable, "-c", said], env={**kept, "PYTHONPATH": str(ROOT)}, check=True)
