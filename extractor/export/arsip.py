"""The archive's lists: files, what is in each file, and inactive files, as offices' own generators print them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from .archive_facts import ArchiveFile, ArchiveItem
from .csv_files import csv_cell
from .extras import needed_for
from .retention import EXAMPLE, RETENTION_COLUMNS, Retention, Schedule, after
from .settings import ArchiveSettings
from .staging import new_folder

_PLACES = ("No Filing Kabinet", "No Laci", "No Folder")
_SHARED = (
    "Kode Klasifikasi", "Uraian Informasi Arsip", "Kurun Waktu", "Jumlah", "Tingkat Perkembangan", "Media Simpan",
    *_PLACES, "Jangka Simpan", "Akses", "Ket.",
)  # fmt: skip
_OPEN = "retensi belum diketahui"


class ArchiveList(NamedTuple):
    """A list: the file's name, the title of its sheet, its columns, and its rows."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]


class ArchiveLists(NamedTuple):
    """The three lists, and how many documents have a code that the schedule does not."""

    lists: tuple[ArchiveList, ...]
    unmatched: Counter[str]
    years: tuple[int, ...]


def archive_lists(
    files: Iterable[ArchiveFile], schedule: Schedule, settings: ArchiveSettings, today: date
) -> ArchiveLists:
    """The lists: a file whose active time is over is inactive, one without retention stands in both."""
    active: list[tuple[str, ...]] = []
    contents: list[tuple[str, ...]] = []
    inactive: list[tuple[str, ...]] = []
    unmatched: Counter[str] = Counter()
    years = set()
    for number, file in enumerate(files, 1):
        retention = schedule.of(file.code) if file.code else None
        years.add(file.year)
        if retention is None:
            unmatched[file.code] += len(file.items)
        stage = _stage(file, retention, today)
        if stage != "inactive":
            active.append((str(number), *_shared(_file_cells(file, retention, settings), settings)))
            contents.append((str(number), "", *_shared(_file_cells(file, retention, settings), settings)))
            contents += _items(number, file, settings)
        if stage != "active":
            inactive.append(_inactive(number, file, retention, settings))
    lists = (
        ArchiveList("berkas", "Daftar Berkas Arsip Aktif", ("No Berkas", *_SHARED), active),
        ArchiveList("isi_berkas", "Daftar Isi Berkas Arsip Aktif", ("No Berkas Induk", "No Item", *_SHARED), contents),
        ArchiveList("inaktif", "Daftar Berkas Arsip Inaktif", _INACTIVE, inactive),
    )
    return ArchiveLists(lists, unmatched, tuple(sorted(years - {0})))


_INACTIVE = (
    "No Berkas", "Kode Klasifikasi", "Jenis Arsip", "Kurun Waktu", "Jumlah", "Tingkat Perkembangan",
    "No. Definitif (Folder & Boks)", "Lokasi Simpan", "Jangka Simpan (Tahun)", "Nasib Akhir", "Kategori Arsip", "Ket.",
)  # fmt: skip


class _Cells(NamedTuple):
    """What differs between a file's row and an item's."""

    code: str
    about: str
    span: str
    amount: str
    kept: str
    remark: str


def _file_cells(file: ArchiveFile, retention: Retention | None, settings: ArchiveSettings) -> _Cells:
    kept = _kept(file.last, 0, retention.active) if retention else ""
    return _Cells(
        file.code, _about(file, retention), _span(file.first, file.last), "1 berkas", kept, _remark(retention)
    )


def _about(file: ArchiveFile, retention: Retention | None) -> str:
    """What the file is about, as the schedule or else the national table has it; of one document its title."""
    named = (retention.description if retention else "") or file.meaning
    if not named and len(file.items) == 1:
        return _item_about(file.items[0])
    return f"{named or file.code or 'Tanpa kode klasifikasi'} {file.year or ''}".strip()


def _remark(retention: Retention | None) -> str:
    return retention.remark if retention else _OPEN


def _items(number: int, file: ArchiveFile, settings: ArchiveSettings) -> Iterator[tuple[str, ...]]:
    for place, item in enumerate(file.items, 1):
        cells = _Cells(
            item.code, _item_about(item), _span(item.first, item.last, item.day), _pages(item), "", item.path
        )
        yield (str(number), str(place), *_shared(cells, settings))


def _item_about(item: ArchiveItem) -> str:
    number = f"Nomor {item.number}" if item.number and item.number not in item.title else ""
    return " ".join(filter(None, (item.title or item.kind, number)))


def _pages(item: ArchiveItem) -> str:
    return f"{item.pages} halaman" if item.pages else ""


def _shared(cells: _Cells, settings: ArchiveSettings) -> tuple[str, ...]:
    """The columns from Kode Klasifikasi to Ket.; what nobody said is left blank."""
    level, medium = settings.tingkat_perkembangan or "", settings.media_simpan or ""
    access = settings.akses or ""
    return (
        cells.code, cells.about, cells.span, cells.amount, level, medium, "", "", "", cells.kept, access, cells.remark,
    )  # fmt: skip


def _inactive(
    number: int, file: ArchiveFile, retention: Retention | None, settings: ArchiveSettings
) -> tuple[str, ...]:
    kept = (
        _kept(file.last, retention.active or 0, retention.inactive)
        if retention and retention.active is not None
        else ""
    )
    return (
        str(number), file.code, _about(file, retention), _span(file.first, file.last), "1 berkas",
        settings.tingkat_perkembangan or "", "", settings.lokasi_simpan or "", kept,
        retention.fate if retention else "", settings.kategori_arsip or "", _remark(retention),
    )  # fmt: skip


def _stage(file: ArchiveFile, retention: Retention | None, today: date) -> str:
    """active or inactive as the schedule says; unknown where it does not."""
    if retention is None or retention.active is None or file.last is None:
        return "unknown"
    return "inactive" if after(file.last, retention.active) < today else "active"


def _kept(last: date | None, from_years: int, years: int | None) -> str:
    """ "31-12-2031 s.d. 31-12-2033"; empty where a date or the years are not known."""
    if last is None or years is None:
        return ""
    start = after(last, from_years)
    return f"{_day(start)} s.d. {_day(after(start, years))}"


def _span(first: date | None, last: date | None, printed: str = "") -> str:
    """The days from first to last; a date without a day stays as it is."""
    if printed and len(printed) < len("2031-01-01"):
        return "-".join(reversed(printed.split("-")))
    if not first or not last:
        return ""
    return _day(first) if first == last else f"{_day(first)} s.d. {_day(last)}"


def _day(day: date) -> str:
    return day.strftime("%d-%m-%Y")


def to_arsip(lists: ArchiveLists, settings: ArchiveSettings, target: Path, has_schedule: bool) -> None:
    """A CSV file a list, all of them as a workbook, and the codes that the schedule lacks or a template for one."""
    with new_folder(target) as folder:
        for one in lists.lists:
            _write_csv(folder / f"{one.name}.csv", one.columns, one.rows)
        _workbook(folder / "daftar_arsip.xlsx", lists, settings)
        if has_schedule:
            rows = [(code or "(tanpa kode)", str(n)) for code, n in sorted(lists.unmatched.items())]
            _write_csv(folder / "jra_tidak_cocok.csv", ("kode_klasifikasi", "naskah"), rows)
        else:
            _write_csv(folder / "jra_templat.csv", RETENTION_COLUMNS, [EXAMPLE])


def _write_csv(path: Path, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([csv_cell(cell) for cell in row] for row in rows)


def _workbook(path: Path, lists: ArchiveLists, settings: ArchiveSettings) -> None:
    with needed_for("arsip"):
        import xlsxwriter
    book: Any = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    styles = {
        "title": book.add_format({"bold": True, "font_size": 14, "align": "center"}),
        "head": book.add_format(
            {
                "bold": True,
                "border": 1,
                "align": "center",
                "valign": "vcenter",
                "text_wrap": True,
                "bg_color": "#DDE6EF",
            }
        ),
        "cell": book.add_format({"border": 1, "valign": "top", "text_wrap": True}),
    }
    for one in lists.lists:
        _sheet(book, one, lists.years, settings, styles)
    book.close()


def _sheet(
    book: Any, one: ArchiveList, years: tuple[int, ...], settings: ArchiveSettings, styles: dict[str, Any]
) -> None:
    """A sheet as offices print it: title, year, unit, a head of two rows, the rows, a place to sign."""
    sheet, last = book.add_worksheet(one.title), len(one.columns) - 1
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    between = f"{years[0]}" if len(years) == 1 else f"{years[0]}–{years[-1]}" if years else ""
    sheet.merge_range(0, 0, 0, last, one.title.upper(), styles["title"])
    sheet.merge_range(1, 0, 1, last, f"TAHUN {between}", styles["title"])
    if one.name != "inaktif":
        sheet.write_string(2, 0, f"UNIT PENGOLAH : {settings.unit or ''}")
    top = _head(sheet, one.columns, styles["head"])
    for at, row in enumerate(one.rows, top):
        for column, cell in enumerate(row):
            if cell.isdigit() and column < 2 and one.columns[column].startswith("No"):
                sheet.write_number(at, column, int(cell), styles["cell"])
            else:
                sheet.write_string(at, column, cell, styles["cell"])
    sheet.freeze_panes(top, 2)
    sheet.repeat_rows(top - 2, top - 1)
    _signature(sheet, top + len(one.rows) + 1, max(0, last - 3), settings)


_WIDTHS = {"Uraian Informasi Arsip": 60, "Jenis Arsip": 60, "Kurun Waktu": 24, "Jangka Simpan": 24, "Ket.": 34}
_HEAD_ROW, _USUAL_WIDTH = 4, 13


def _head(sheet: Any, columns: tuple[str, ...], style: Any) -> int:
    """Two rows of headings, for Lokasi Simpan has three below it; the row where the data begins."""
    for at, name in enumerate(columns):
        sheet.set_column(at, at, _WIDTHS.get(name, _USUAL_WIDTH))
        if name in _PLACES:
            sheet.write_string(_HEAD_ROW + 1, at, name, style)
        else:
            sheet.merge_range(_HEAD_ROW, at, _HEAD_ROW + 1, at, name, style)
    if _PLACES[0] in columns:
        start = columns.index(_PLACES[0])
        sheet.merge_range(_HEAD_ROW, start, _HEAD_ROW, start + 2, "Lokasi Simpan", style)
    return _HEAD_ROW + 2


def _signature(sheet: Any, at: int, column: int, settings: ArchiveSettings) -> None:
    for offset, line in enumerate(("…………………, …………………", settings.unit or "…………………", "", "", "…………………", "NIP …………………")):
        sheet.write_string(at + offset, column, line)
