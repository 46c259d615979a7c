"""The office's own retention schedule (jadwal retensi arsip, JRA): a table by classification code."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ..errors import NaskahError, reason

RETENTION_COLUMNS = (
    "kode_klasifikasi", "kode_klasifikasi_lama", "uraian", "aktif_tahun", "inaktif_tahun", "nasib_akhir", "keterangan",
)  # fmt: skip
EXAMPLE = ("000.5.2", "045.2", "Contoh: penataan arsip", "2", "3", "Musnah", "hapus baris ini")
"""A row as it should be, for the template."""
FATES = ("Musnah", "Permanen", "Dinilai Kembali")
_BELOW = ".*"
"""A code that ends so stands for itself and all codes below it that have no row of their own."""


class Retention(NamedTuple):
    """A row of the schedule; years are None where they are left open."""

    description: str
    active: int | None
    inactive: int | None
    fate: str
    remark: str


class Schedule:
    """The rows by their codes; the new codes first, then the old ones, as they stand."""

    def __init__(self, rows: dict[str, Retention], old: dict[str, Retention]) -> None:
        self._rows, self._old = rows, old

    def of(self, code: str) -> Retention | None:
        """The row of the code, or of the nearest code above it that is said to stand for those below."""
        found = self._rows.get(code) or self._old.get(code)
        while not found and code:
            found = self._rows.get(code + _BELOW) or self._old.get(code + _BELOW)
            code = code.rpartition(".")[0]
        return found


def load_schedule(path: Path | None) -> Schedule:
    """The schedule in a CSV file; NaskahError names the line that is wrong."""
    if path is None:
        return Schedule({}, {})
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise NaskahError(f"{path}: it cannot be opened: {reason(error)}") from None
    except UnicodeDecodeError:
        raise NaskahError(f"{path}: it is no UTF-8; save it as CSV UTF-8") from None
    rows: dict[str, Retention] = {}
    old: dict[str, Retention] = {}
    for number, row in _rows(path, text):
        found = _retention(path, number, row)
        for codes, key in ((rows, "kode_klasifikasi"), (old, "kode_klasifikasi_lama")):
            if code := (row.get(key) or "").strip():
                codes.setdefault(code, found)
    return Schedule(rows, old)


def _rows(path: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    lines = text.splitlines()
    separator = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    reader = csv.DictReader(lines, delimiter=separator)
    missing = [name for name in RETENTION_COLUMNS[:1] + RETENTION_COLUMNS[3:6] if name not in (reader.fieldnames or [])]
    if missing:
        raise NaskahError(f"{path}: the column {missing[0]} is missing; the columns are {', '.join(RETENTION_COLUMNS)}")
    yield from ((reader.line_num, row) for row in reader)


def _retention(path: Path, number: int, row: dict[str, str]) -> Retention:
    fate = (row.get("nasib_akhir") or "").strip()
    if fate and fate.casefold() not in {known.casefold() for known in FATES}:
        raise NaskahError(f"{path}, line {number}: nasib_akhir {fate!r} is none of {', '.join(FATES)}")
    years = [_years(path, number, key, row.get(key) or "") for key in ("aktif_tahun", "inaktif_tahun")]
    return Retention((row.get("uraian") or "").strip(), years[0], years[1], fate, (row.get("keterangan") or "").strip())


def _years(path: Path, number: int, key: str, value: str) -> int | None:
    value = value.strip().lower().removesuffix("tahun").strip()
    if value and not value.isdigit():
        raise NaskahError(
            f"{path}, line {number}: {key} {value!r} is no number of years; leave it empty where it is open"
        )
    return int(value) if value else None


def after(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
