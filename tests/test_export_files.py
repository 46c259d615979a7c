"""Each file of an export, opened by the program that it is for."""

from __future__ import annotations

import builtins
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas
import polars
import pyarrow.parquet
import pytest
from exports import NIK, counted, export, golden_run, hostile_run, made, readme_block, write_run
from golden import all_golden

from extractor import load, tables
from extractor.export.workbook import MOST_CHARACTERS

FIXED = {"fields", "files", "links", "contents", "dictionary", "parties"}


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return golden_run(tmp_path_factory.mktemp("golden") / "outputs")


@pytest.fixture(scope="module")
def parquet(golden: Path) -> Path:
    target = golden.parent / "tabel"
    assert export(golden, "parquet", target).exit_code == 0
    return target


@pytest.fixture(scope="module")
def workbook(golden: Path) -> Any:
    target = golden.parent / "arsip.xlsx"
    assert export(golden, "xlsx", target).exit_code == 0
    return openpyxl.load_workbook(target)


def test_parquet_has_every_row(parquet: Path) -> None:
    expected = counted(list(all_golden()))
    for path in parquet.glob("*.parquet"):
        if path.stem not in FIXED:
            assert pyarrow.parquet.read_metadata(path).num_rows == expected[path.stem], path.stem


def test_parquet_is_typed_and_described(parquet: Path) -> None:
    rows = duckdb.sql(f"DESCRIBE SELECT * FROM '{parquet / 'documents.parquet'}'").fetchall()
    types = {row[0]: row[1] for row in rows}
    assert [types[n] for n in ("record", "pages", "date_first")] == ["VARCHAR", "BIGINT", "DATE"]
    field = pyarrow.parquet.read_schema(parquet / "documents.parquet").field("number")
    assert field.metadata[b"description"] == b"The document's own number."


def test_row_groups_of_many_rows_come_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from extractor.export import parquet_files, stream

    monkeypatch.setattr(parquet_files, "ROW_GROUP_BYTES", 10)
    monkeypatch.setattr(stream, "BATCH_ROWS", 10)
    root = write_run(tmp_path / "run", [made(f"{n:02}.txt") for n in range(50)])
    assert export(root, "parquet", tmp_path / "out").exit_code == 0
    file = pyarrow.parquet.ParquetFile(tmp_path / "out" / "documents.parquet")
    assert file.num_row_groups > 3
    assert file.read()["path"].to_pylist() == [f"{n:02}.txt" for n in range(50)]


def test_the_workbook_has_every_row_and_shows_no_empty_sheet(workbook: Any) -> None:
    expected = counted(list(all_golden()))
    for sheet in workbook:
        if sheet.title not in FIXED:
            assert sheet.max_row - 1 == expected[sheet.title], sheet.title
        assert (sheet.sheet_state == "visible") == (sheet.max_row > 1)
    assert "provenance" not in workbook.sheetnames
    assert workbook.active.title == "contents"
    for sheet in (sheet for sheet in workbook if sheet.sheet_state == "visible"):
        shown = [dim for dim in sheet.column_dimensions.values() if dim.hidden]
        hidden = {at for dim in shown for at in range(dim.min, dim.max + 1)}
        columns = enumerate(sheet.iter_cols(min_row=2, values_only=True), 1)
        assert hidden == {at for at, cells in columns if set(cells) == {None}}, sheet.title


def test_days_are_days_and_numbers_text_where_they_name(workbook: Any) -> None:
    names, *rows = workbook["documents"].iter_rows(values_only=True)
    found = [dict(zip(names, row, strict=True)) for row in rows]
    assert {type(row["date_first"]) for row in found} <= {datetime, type(None)}
    assert any(isinstance(row["signatory_nip"], str) and len(row["signatory_nip"]) == 18 for row in found)
    assert all(isinstance(row["pages"], int) for row in found)


def test_hostile_cells_are_harmless_in_a_workbook(tmp_path: Path) -> None:
    done = export(hostile_run(tmp_path / "run"), "xlsx", tmp_path / "out.xlsx")
    assert done.exit_code == 0 and "1 cells are longer than Excel allows" in done.output
    cells = [row[4] for row in openpyxl.load_workbook(tmp_path / "out.xlsx")["fields"].iter_rows(min_row=2)]
    values = {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} == {"s"} or {cell.data_type for cell in cells} == {"inlineStr"}
    assert '=HYPERLINK("http://awan.invalid","x")' in values and "a\ufffdb\ufffdc" in values
    assert max(map(len, values)) == MOST_CHARACTERS and max(values, key=len).endswith(" … [cut]")


def test_a_sheet_that_is_full_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from extractor.export import workbook as module

    monkeypatch.setattr(module, "MOST_ROWS", 31)
    root = write_run(tmp_path / "run", [made(f"{n}.txt") for n in range(70)])
    assert export(root, "xlsx", tmp_path / "out.xlsx", "--tables", "documents").exit_code == 0
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert [book[name].max_row for name in ("documents", "documents 2", "documents 3")] == [31, 31, 11]


def test_old_days_stay_days_of_their_year(tmp_path: Path) -> None:
    old = made("lama.txt", kind="letter", date={"raw": "1 Maret 1847", "value": "1847-03-01", "precision": "day"})
    assert export(write_run(tmp_path / "run", [old]), "xlsx", tmp_path / "out.xlsx").exit_code == 0
    assert export(tmp_path / "run", "parquet", tmp_path / "out").exit_code == 0
    names, row = openpyxl.load_workbook(tmp_path / "out.xlsx")["documents"].iter_rows(values_only=True)
    assert row[names.index("date_first")] == "1847-03-01"
    assert polars.read_parquet(tmp_path / "out" / "documents.parquet")["date_first"][0] == date(1847, 3, 1)


def test_frames_are_the_tables_of_the_export(golden: Path, parquet: Path) -> None:
    frames = tables(load(golden))
    for name, frame in frames.items():
        written = polars.read_parquet(parquet / f"{name}.parquet")
        if name == "documents":
            written, frame = written.drop("status"), frame.drop("status")
        assert frame.sort(frame.columns[:2]).drop("record").equals(written.sort(frame.columns[:2]).drop("record")), name


def test_frames_of_pandas(golden: Path) -> None:
    records = [record for record in load(golden) if record.kind == "decree"]  # type: ignore[union-attr]
    frames = tables(records, library="pandas")
    assert isinstance(frames["people"], pandas.DataFrame) and len(frames["documents"]) == len(records)
    assert str(frames["documents"]["date_first"].dtype).startswith("datetime64")
    assert frames["documents"]["record"].tolist()[0].endswith(".json")


def test_frames_mask_what_exports_mask() -> None:
    from extractor.model.kinds import Unknown

    content = made("a.txt", dates=[], numbers=[], citations=[], tables=[])
    text = {"name": "b", "heading": None, "level": 1, "text": f"NIK {NIK}", "pages": [1, 1], "source": "plain"}
    record = Unknown.model_validate({**content, "sections": [{**text, "children": []}]})
    assert tables([record])["sections"]["text"][0] == "NIK [NIK]"
    assert tables([record], mask=())["sections"]["text"][0] == f"NIK {NIK}"


@pytest.mark.parametrize(("form", "library"), [("parquet", "pyarrow"), ("xlsx", "xlsxwriter")])
def test_a_missing_library_is_named(
    golden: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, library: str
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == library:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    done = export(golden, form, tmp_path / "out")
    assert done.exit_code == 1
    assert f"{form} needs {library}, which is not installed: pip install 'naskah[export]'" in done.output
    assert len(done.output.strip().splitlines()) == 1


def test_the_readme_analyses_do_what_they_say(
    golden: Path, parquet: Path, workbook: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every line is run; what a comment behind it tells is compared."""
    assert export(golden, "sqlite", golden.parent / "arsip.db").exit_code == 0
    monkeypatch.chdir(golden.parent)
    names: dict[str, Any] = {}
    told = 0
    for line in readme_block("As tables", "python").strip().splitlines():
        code, _, comment = line.partition("  # ")
        if re.match(r"(from|import) |\w+ = ", code):
            exec(code, names)
        else:
            assert repr(eval(code, names)) == comment.strip(), code
            told += 1
    assert told >= 5
