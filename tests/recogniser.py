"""What tests of scans ask of the machine."""

from __future__ import annotations

import shutil
import subprocess

import pytest


def _reads_indonesian() -> bool:
    path = shutil.which("tesseract")
    return bool(path) and "ind" in subprocess.run([str(path), "--list-langs"], capture_output=True, text=True).stdout


needs_tesseract = pytest.mark.skipif(not _reads_indonesian(), reason="Tesseract with Indonesian is not here")
