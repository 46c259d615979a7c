from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from exports import (
    HOSTILE,
    NIK,
    counted,
    csv_tables,
    export,
    golden_run,
    hostile_run,
    made,
    sqlite_counts,
    write_run,
)
from golden import all_golden

from extractor.export.csv_files import cell_text

OTHER_TABLES = {"fields", "files", "links", "contents", "dictionary", "parties"}


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return golden_run(tmp_path_factory.mktemp("run"))


@pytest.fixture(scope="module")
def tables(golden: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, str]]]:
    target = tmp_path_factory.mktemp("csv") / "tables"
    assert export(golden, "csv", target).exit_code == 0
    return csv_tables(target)


def test_every_table_has_as_many_rows_as_the_records_say(tables: dict[str, list[dict[str, str]]]) -> None:
    expected = counted(list(all_golden()))
    assert len(expected) > 20
    assert {name: len(rows) for name, rows in tables.items() if name not in OTHER_TABLES} == {
        name: expected[name] for name in tables if name not in OTHER_TABLES
    }
    assert {"people", "amounts", "legal_bases", "lampiran_rows", "evidence", "services"} <= tables.keys()


def test_a_key_tells_the_rows_of_a_table_apart(tables: dict[str, list[dict[str, str]]]) -> None:
    keys: dict[str, list[str]] = {}
    for row in tables["dictionary"]:
        if row["key"] == "true":
            keys.setdefault(row["table"], []).append(row["column"])
    for name, columns in keys.items():
        values = [tuple(row[column] for column in columns) for row in tables[name]]
        assert len(set(values)) == len(values), name


def test_rows_join_what_they_stand_in(tables: dict[str, list[dict[str, str]]]) -> None:
    records = {row["record"] for row in tables["documents"]}
    indicators = {(row["record"], row["at"]) for row in tables["indicators"]}
    assert {row["record"] for rows in tables.values() for row in rows if "record" in row} <= records
    assert tables["evidence"] and all((row["record"], row["parent"]) in indicators for row in tables["evidence"])


def test_the_dictionary_explains_every_column(tables: dict[str, list[dict[str, str]]]) -> None:
    told = {(row["table"], row["column"]) for row in tables["dictionary"] if row["about"].strip()}
    there = {
        (name, column) for name, rows in tables.items() if name not in OTHER_TABLES for column in (rows or [{}])[0]
    }
    assert there <= told


def test_a_document_is_one_row_with_its_facts(tables: dict[str, list[dict[str, str]]]) -> None:
    row = next(row for row in tables["documents"] if row["path"] == "decree/standar-pelayanan-perikanan.pdf")
    assert row["record"] == "decree/standar-pelayanan-perikanan.pdf.json"
    assert (row["kind"], row["number"], row["classification"]) == ("decree", "523/27/DISKAN/2023", "523")
    assert [row[f"date{part}"] for part in ("", "_first", "_last", "_precision")] == [
        "2023-10", "2023-10-01", "2023-10-31", "month",
    ]  # fmt: skip
    assert row["status"] == "ok" and row["findings"] != "0" and row["signatory"]


def test_what_a_kind_has_beside_is_in_fields(tables: dict[str, list[dict[str, str]]]) -> None:
    fields = {(row["record"].split("/")[0], row["field"]) for row in tables["fields"]}
    assert {("letter", "nature"), ("letter", "tembusan"), ("proposal", "sdgs"), ("article", "views")} <= fields
    assert not any(row["field"] in ("number", "title") for row in tables["fields"])


def test_the_database_holds_the_same_and_is_searched(golden: Path, tmp_path: Path) -> None:
    target = tmp_path / "arsip.db"
    assert export(golden, "sqlite", target).exit_code == 0
    expected = counted(list(all_golden()))
    found = sqlite_counts(target)
    assert {name: n for name, n in found.items() if name not in OTHER_TABLES} == {
        name: expected[name] for name in found if name not in OTHER_TABLES
    }
    with sqlite3.connect(target) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        hits = connection.execute(
            "SELECT d.path FROM documents_fts f JOIN documents d ON d.rowid = f.rowid "
            "WHERE documents_fts MATCH 'perikanan'"
        ).fetchall()
        assert ("decree/standar-pelayanan-perikanan.pdf",) in hits
        assert connection.execute("SELECT count(*) FROM sections_fts WHERE sections_fts MATCH 'menetapkan'").fetchone()[
            0
        ]
        indexed = {row[1] for name in found for row in connection.execute(f'PRAGMA index_list("{name}")')}
        assert {"documents_kind", "legal_bases_id", "people_nip"} <= indexed
    shown = json.loads((tmp_path / "arsip.metadata.json").read_text(encoding="utf-8"))
    described = shown["databases"]["arsip"]["tables"]
    assert described["documents"]["label_column"] == "title" and described["documents"]["columns"]["number"]


def test_hostile_cells_are_harmless_in_csv(tmp_path: Path) -> None:
    assert export(hostile_run(tmp_path / "run"), "csv", tmp_path / "out").exit_code == 0
    found = csv_tables(tmp_path / "out")
    cells = dict(zip(HOSTILE, (row["value"] for row in found["fields"] if row["field"] == "tembusan"), strict=True))
    assert all(cells[key] == f"'{HOSTILE[key]}" for key in ("formula", "sum", "command", "dash"))
    assert cell_text(cells["formula"]) == HOSTILE["formula"] and cell_text("'kutip'") == "'kutip'"
    assert cells["lines"] == "satu\ndua\ntiga"
    assert (cells["marks"], cells["nul"], cells["half"]) == ("abc\ufffdfdp.exe\ufffd", "a\ufffdb\ufffdc", "a\ufffdb")
    assert cells["long"] == HOSTILE["long"]
    assert found["documents"][0]["title"].startswith("'=")


def test_hostile_cells_are_harmless_in_sqlite(tmp_path: Path) -> None:
    assert export(hostile_run(tmp_path / "run"), "sqlite", tmp_path / "out.db").exit_code == 0
    with sqlite3.connect(tmp_path / "out.db") as connection:
        values = [v for (v,) in connection.execute("SELECT value FROM fields WHERE field = 'tembusan' ORDER BY nth")]
    assert values[0] == HOSTILE["formula"] and values[6] == "a\ufffdb\ufffdc" and values[8] == HOSTILE["long"]


def sewa() -> dict[str, Any]:
    party = {
        "label": "PIHAK KESATU",
        "name": "Rukmini Awan",
        "position": "Kepala",
        "institution": "Dinas Awan",
        "nik": NIK,
    }
    money = {"raw": "Rp2.000,-", "value": 2000, "currency": "IDR"}
    return made("s.txt", kind="sewa", parties=[party, party], amounts=[{"amount": money, "what": "sewa"}])


def test_parties_people_and_amounts_of_a_new_kind_fall_into_their_tables() -> None:
    """The tables follow from the models: no list of kinds knows this one."""
    from pydantic import create_model

    from extractor.export.masks import Masks
    from extractor.export.plan import Plan
    from extractor.export.rows import RowBuilder
    from extractor.model.kinds import KINDS
    from extractor.model.records import Record
    from extractor.model.typed_values import Money
    from extractor.model.value import Value

    texts: dict[str, Any] = dict.fromkeys(("label", "name", "position", "institution", "nik"), (str | None, ...))
    party = create_model("Party", __base__=Value, **texts)
    amount = create_model("Amount", __base__=Value, amount=(Money | None, ...), what=(str | None, ...))
    step = create_model("Step", __base__=Value, number=(int, ...), activity=(str, ...), at=(str | None, ...))
    code = create_model("Code", __base__=Value, code=(str | None, ...), name=(str | None, ...))
    model = create_model(
        "Sewa",
        __base__=Record,
        parties=(list[party], ...),
        amounts=(list[amount], ...),
        programme=(code | None, ...),
        steps=(list[step], ...),  # type: ignore[valid-type]
    )
    plan = Plan({**KINDS, "sewa": model})
    rows: list[tuple[str, dict[str, Any]]] = []

    def add(table: str, row: tuple[Any, ...]) -> None:
        rows.append((table, dict(zip((c.name for c in plan.tables[table].columns), row, strict=True))))

    record = {**sewa(), "steps": [{"number": 1, "activity": "menyerahkan", "at": "Awan"}],
              "programme": {"code": "1.02", "name": "Arsip"}}  # fmt: skip
    RowBuilder(plan, Masks(), add).add_record(record, "s.txt.json")
    assert [(row["at"], row["value"]) for table, row in rows if table == "fields"] == [
        ("/programme/code", "1.02"),
        ("/programme/name", "Arsip"),
    ], "a small group gets no table of its own"
    rows = [row for row in rows if row[0] != "fields"]
    assert [table for table, _ in rows] == ["documents", "parties", "people", "parties", "people", "amounts", "steps"]
    assert (rows[1][1]["name"], rows[1][1]["institution"], rows[1][1]["nik"]) == ("Rukmini Awan", "Dinas Awan", "[NIK]")
    assert (rows[2][1]["at"], rows[2][1]["field"]) == ("/parties/0", "parties")
    assert (rows[5][1]["value"], rows[5][1]["what"]) == (2000, "sewa")
    assert rows[6][1]["activity"] == "menyerahkan"
    assert (rows[6][1]["at"], rows[6][1]["at_"]) == ("/steps/0", "Awan"), "a field's own name is no key"


def test_a_kind_without_its_rule_is_named(tmp_path: Path) -> None:
    done = export(write_run(tmp_path / "run", [sewa()]), "csv", tmp_path / "out")
    assert done.exit_code == 0 and "1 of kind 'sewa', which no rule names" in done.output
    assert len(csv_tables(tmp_path / "out")["documents"]) == 1


TEXT = (
    f"NIK : {NIK}, NIP 197001011995011001, telp. 0812-3456-7890, surel awan@contoh.invalid\n"
    "Alamat : Jl. Melati No. 4, Awan"
)


def masked(tmp_path: Path, *options: str) -> str:
    sections = [
        {
            "name": "b",
            "label": None,
            "heading": None,
            "level": 1,
            "text": TEXT,
            "pages": [1, 1],
            "source": "plain",
            "children": [],
        }
    ]
    root = write_run(tmp_path / "run", [made(f"ktp-{NIK}.txt", sections=sections)])
    assert export(root, "csv", tmp_path / "out", *options).exit_code == 0
    return "".join(path.read_text(encoding="utf-8-sig") for path in (tmp_path / "out").glob("*.csv"))


def test_nik_are_masked_unless_told_otherwise(tmp_path: Path) -> None:
    text = masked(tmp_path)
    assert NIK not in text and "NIK : [NIK]" in text
    assert "197001011995011001" in text and "0812-3456-7890" in text


def test_more_is_masked_where_it_is_asked_for(tmp_path: Path) -> None:
    text = masked(tmp_path, "--mask", "nik,phone,address,email")
    assert "telp. [phone], surel [email]" in text and "Alamat : [address]" in text and "Melati" not in text


def test_nothing_is_masked_where_none_is_wanted(tmp_path: Path) -> None:
    assert f"NIK : {NIK}" in masked(tmp_path, "--mask", "none")


def test_it_says_what_is_masked(golden: Path, tmp_path: Path) -> None:
    assert "masked: nik; other personal data is not" in export(golden, "csv", tmp_path / "out").output


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--mask", "name"], "--mask name: there is no such kind of personal data"),
        (["--tables", "dokumen"], "--tables dokumen: there is no such table; there are documents"),
    ],
)
def test_what_there_is_not_is_refused(golden: Path, tmp_path: Path, options: list[str], said: str) -> None:
    done = export(golden, "csv", tmp_path / "out", *options)
    assert done.exit_code == 1 and said in done.output and len(done.output.strip().splitlines()) == 1


def test_only_the_tables_that_are_wanted(golden: Path, tmp_path: Path) -> None:
    assert export(golden, "csv", tmp_path / "out", "--tables", "documents,people").exit_code == 0
    assert csv_tables(tmp_path / "out").keys() == {"documents", "people", "contents", "dictionary"}


def test_a_folder_without_manifest_is_read_by_its_records(tmp_path: Path) -> None:
    root = write_run(tmp_path / "run", [made("a/x.txt"), made("b.txt")], manifest=False)
    (root / "notes.json").write_text("{}", encoding="utf-8")
    assert export(root, "csv", tmp_path / "out").exit_code == 0
    rows = csv_tables(tmp_path / "out")["documents"]
    assert [(row["record"], row["status"]) for row in rows] == [("a/x.txt.json", ""), ("b.txt.json", "")]


def test_files_without_a_record_are_in_files(tmp_path: Path) -> None:
    root = write_run(tmp_path / "run", [made("a.txt")])
    error = {"code": "encrypted", "message": "it asks for a password"}
    failed = {"path": "b.pdf", "sha256": None, "status": "failed", "outputs": [], "pages": None, "error": error}
    with (root / "manifest.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(failed) + "\n")
    (root / "a.txt.json").write_text("no json", encoding="utf-8")
    done = export(root, "csv", tmp_path / "out")
    found = csv_tables(tmp_path / "out")
    assert [(row["path"], row["error"], row["records"]) for row in found["files"]] == [
        ("a.txt", "", "1"),
        ("b.pdf", "encrypted", "0"),
    ]
    assert found["documents"] == [] and "a.txt.json: it is no JSON" in done.output


def test_an_empty_folder_is_no_success(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    done = export(tmp_path / "run", "csv", tmp_path / "out")
    assert done.exit_code == 1 and "there are no records" in done.output
    assert not list((tmp_path / "out").glob("*"))


def test_a_folder_is_no_database(golden: Path, tmp_path: Path) -> None:
    done = export(golden, "sqlite", tmp_path)
    assert done.exit_code == 1 and "it is a folder; give the name of a file" in done.output


def test_memory_does_not_hold_all_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows go to the writer in batches, of however many records."""
    from extractor.export import stream

    monkeypatch.setattr(stream, "BATCH_ROWS", 10)
    given: list[int] = []
    real = stream.Flow.flush
    monkeypatch.setattr(stream.Flow, "flush", lambda flow: (given.append(1), real(flow))[1])
    root = write_run(tmp_path / "run", [made(f"{n}.txt") for n in range(50)])
    assert export(root, "csv", tmp_path / "out").exit_code == 0
    assert len(given) > 4 and len(csv_tables(tmp_path / "out")["documents"]) == 50


def test_no_key_column_is_empty(tables: dict[str, list[dict[str, str]]]) -> None:
    """A table has `parent`, `field` and `nth` only where they say something."""
    assert all("parent" in tables[name][0] for name in ("evidence", "articles", "sections"))
    assert all("parent" not in tables[name][0] for name in ("diktum", "indicators"))
    assert "nth" not in tables["promulgation"][0] and "nth" in tables["diktum"][0]
    assert "field" not in tables["indicators"][0] and len({row["field"] for row in tables["people"]}) > 1


def test_who_signs_first_is_one_of_those_who_sign(tmp_path: Path) -> None:
    person = {"name": "Rukmini Awan", "position": "Kepala", "nip": None, "rank": None}
    record = made("p.txt", kind="announcement", signatory=person, signatories=[person, {**person, "name": "Sagara"}])
    assert export(write_run(tmp_path / "run", [record]), "csv", tmp_path / "out").exit_code == 0
    tables = csv_tables(tmp_path / "out")
    assert [(row["field"], row["name"]) for row in tables["people"]] == [
        ("signatories", "Rukmini Awan"),
        ("signatories", "Sagara"),
    ]
    assert tables["documents"][0]["signatory"] == "Rukmini Awan"


def test_streets_are_masked_and_roads_are_not(tmp_path: Path) -> None:
    from extractor.export.masks import Masks

    text = "Pembangunan jalan desa dan Jalan lingkar. Kantor di Jalan Melati Raya No. 4 RT 02, Kec. Awan telah pindah."
    assert Masks(["address"]).scrub(text) == (
        "Pembangunan jalan desa dan Jalan lingkar. Kantor di [address] telah pindah."
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"NIK{NIK}", "NIK[NIK]"),
        ("1701 2341 0590 0003", "[NIK]"),
        ("197001011995011001", "197001011995011001"),
        ("19700101 199501 1 001", "19700101 199501 1 001"),
        ("9999999999999999", "9999999999999999"),
        ("rekening 0012345678", "rekening 0012345678"),
    ],
)
def test_a_nik_is_known_by_its_digits(text: str, shown: str) -> None:
    from extractor.export.masks import Masks

    assert Masks().scrub(text) == shown


class Kept:
    """Keeps the rows that it is given."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Any]] = {}

    def write(self, table: Any, rows: list[Any]) -> None:
        self.rows.setdefault(table.name, []).extend(rows)

    def close(self) -> None:
        pass

    def abandon(self) -> None:
        pass


def test_a_record_that_nests_beyond_measure_costs_itself() -> None:
    from extractor.export.masks import Masks
    from extractor.export.plan import Plan
    from extractor.export.run import RunRecord
    from extractor.export.stream import Flow
    from extractor.model.kinds import KINDS

    node: dict[str, Any] = {"text": "", "children": []}
    for _ in range(5000):
        node = {"text": "", "children": [node]}
    kept = Kept()
    flow = Flow(Plan(KINDS), Masks(), kept, {"documents"})
    flow.records(RunRecord(name, made(name, sections=sections), None) for name, sections in (("a", [node]), ("b", [])))
    flow.flush()
    assert flow.too_deep == ["a"] and [row[0] for row in kept.rows["documents"]] == ["a", "b"]
