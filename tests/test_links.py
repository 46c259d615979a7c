"""A small run, written as the batch writes it, and the links in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from extractor.cli import main
from extractor.errors import NaskahError, RuleError
from extractor.links.facts import citation_of
from extractor.links.write import link
from extractor.output.files import serialise
from extractor.rulebook.load import load_rules
from extractor.values.letter_numbers.parse import parse_number

Add = Callable[..., None]


def number(text: str, **more: Any) -> dict[str, Any]:
    parsed = parse_number(text)
    assert parsed
    return parsed.value.model_dump() | more


def date(value: str | None) -> dict[str, Any] | None:
    return {"raw": value, "value": value, "precision": "day"} if value else None


def letter(no: str, day: str | None, subject: str | None, **more: Any) -> dict[str, Any]:
    return {"kind": "letter", "number": number(no), "date": date(day), "subject": subject, **more}


def regulation(instrument: str, no: str, title: str, **more: Any) -> dict[str, Any]:
    return {"kind": "regulation", "instrument": instrument, "number": number(no), "title": title, **more}


def evidence(
    no: str | None = None, day: str | None = None, about: str | None = None, file: str | None = None, **more: Any
) -> dict[str, Any]:
    return {"number": number(no, **more) if no else None, "date": date(day), "about": about, "file": file}


def index_report(*pieces: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "index_report", "indicators": [{"number": 1, "evidence": [one]} for one in pieces]}


def citation(
    kind: str, no: str, year: int, title: str | None = None, iri: str | None = None, **more: Any
) -> dict[str, Any]:
    base = {"type": kind, "number": no, "year": year, "title": title, "issuer": None, "region": None}
    return base | {"amended_by": [], "id": iri} | more


def decree(*bases: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"kind": "decree", "mengingat": [{"label": "1", "text": "", "citation": one} for one in bases], **more}


@pytest.fixture
def add(tmp_path: Path) -> Add:
    """Adds a document with its records to the run in `tmp_path`; without records it failed."""

    def add(path: str, *records: dict[str, Any], sha256: str | None = None) -> None:
        names = [f"{path}.json" if n == 1 else f"{path}.{n}.json" for n in range(1, len(records) + 1)]
        for name, record in zip(names, records, strict=True):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(serialise({"schema_version": "1", **record}))
        line: dict[str, Any] = {
            "path": path,
            "sha256": sha256 or path,
            "status": "ok" if records else "failed",
            "pages": 1,
        }
        line |= {"output": names[0] if names else None, "outputs": names, "error": None}
        with (tmp_path / "manifest.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    return add


def links(root: Path, kind: str = "evidence") -> list[dict[str, Any]]:
    link(root)
    lines = (root / "links.jsonl").read_text(encoding="utf-8").splitlines()
    return [one for one in map(json.loads, lines) if one["kind"] == kind]


def statuses(root: Path) -> list[tuple[str, str | None]]:
    return [(one["status"], one["to"]) for one in links(root)]


def test_agreeing_differing_and_missing_evidence(add: Add, tmp_path: Path) -> None:
    add("SK_Tim Lampion.PDF", letter("800/15/DISLAM/2031", "2031-03-04", "Pembentukan Tim Lampion"))
    add("bimtek.pdf", letter("005/07/DISLAM/2031", "2031-05-06", "Bimbingan Teknis Operator Lampion"))
    report = index_report(
        evidence("800/015/DISLAM/2031", "2031-03-04", "SK Tim Lampion", "sk tim lampion.pdf"),
        evidence("005/7/DISLAM/2031", "2031-05-16", "Bimtek operator", "Bimtek.pdf"),
        evidence("005/99/DISLAM/2031", "2031-05-16", "Undangan monev lampion", "undangan.pdf"),
    )
    add("zz indeks.pdf", report)
    agreeing, differing, missing = links(tmp_path)
    assert agreeing["from"] == {
        "path": "zz indeks.pdf",
        "record": "zz indeks.pdf.json",
        "at": "/indicators/0/evidence/0",
    }
    assert (agreeing["status"], agreeing["to"]) == ("found", "SK_Tim Lampion.PDF")
    assert (agreeing["by"], agreeing["agree"]) == (["file", "number"], ["number", "date", "title"])
    assert (differing["status"], differing["to"]) == ("differs", "bimtek.pdf")
    assert differing["differences"] == [{"field": "date", "from": "2031-05-16", "to": "2031-05-06"}]
    assert (missing["status"], missing["to"], missing["candidates"]) == ("not_found", None, [])
    assert missing["says"]["file"] == "undangan.pdf"


def test_a_number_that_is_cut_off_begins_the_whole_one_and_needs_the_date(add: Add, tmp_path: Path) -> None:
    add("a.pdf", letter("660/041/SK/DLH-X/2030", "2030-03-01", "Tim Satu"))
    add("b.pdf", letter("660/041/SK/DLH-X/2031", "2031-03-01", "Tim Dua"))
    cut: dict[str, Any] = {"no": "660/041/SK/DLH-X/20", "truncated": True}
    add("c.pdf", index_report(evidence(**cut, day="2031-03-01"), evidence(**cut), evidence(**cut, day="2029-01-01")))
    sure, silent, other = links(tmp_path)
    assert (sure["status"], sure["to"], sure["agree"]) == ("found", "b.pdf", ["number", "date"])
    assert (silent["status"], silent["candidates"]) == ("ambiguous", ["a.pdf", "b.pdf"])
    assert (other["status"], other["to"]) == ("ambiguous", None)


def test_each_number_of_an_agreement_leads_to_it(add: Add, tmp_path: Path) -> None:
    numbers = [{"number": number(no), "party": None} for no in ("041/118/PUSTAKA/2031", "421.2/37/SDN7/2031")]
    own = {"number": numbers[0]["number"], "numbers": numbers, "date": date("2031-01-13")}
    add("pks.pdf", {"kind": "agreement", **own})
    add("indeks.pdf", index_report(evidence("421.2/37/SDN7/2031", "2031-01-13")))
    found = [one for one in links(tmp_path) if one["kind"] == "evidence"]
    assert [(one["status"], one["to"], one["by"]) for one in found] == [("found", "pks.pdf", ["number"])]


CERTIFICATE = """kind = "piagam"
about = "A diploma."
[[match]]
why = "its title"
all = "^PIAGAM"
rejects = "piagam"
[fields.nomor]
label = "number"
type = "letter_number"
[fields.diberikan]
label = "date"
type = "date"
[fields.tema]
label = "subject"
[roles]
number = "nomor"
date = "diberikan"
title = "tema"
"""


def test_the_rule_says_which_fields_are_number_date_and_title(add: Add, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "piagam.toml").write_text(CERTIFICATE, encoding="utf-8")
    values = {"nomor": number("12/PGM/2031"), "diberikan": date("2031-01-13"), "tema": "Lomba Perahu Hias Sungai"}
    add("piagam.pdf", {"kind": "piagam", **values})
    add("indeks.pdf", index_report(evidence("12/PGM/2031", "2031-01-13", "Lomba Perahu Hias Sungai")))
    assert statuses(tmp_path) == [("not_found", None)], "no rule is known that says so"
    with load_rules(tmp_path / "rules").lexicon.in_use():
        found = links(tmp_path)[0]
    assert (found["status"], found["to"], found["agree"]) == ("found", "piagam.pdf", ["number", "date", "title"])


def test_a_role_of_a_field_that_is_not_there_is_refused(tmp_path: Path) -> None:
    misspelt = CERTIFICATE.replace('number = "nomor"', 'number = "nummer"')
    (tmp_path / "piagam.toml").write_text(misspelt, encoding="utf-8")
    with pytest.raises(RuleError, match=r"piagam\.toml: roles\.number: there is no field 'nummer'"):
        load_rules(tmp_path)


def test_the_word_tahun_may_be_cut_too(add: Add, tmp_path: Path) -> None:
    add("a.pdf", letter("188.45/302/Hukum Tahun 2031", "2031-10-03", None))
    add("b.pdf", index_report(evidence("188.45/302/Hukum Tah", "2031-10-03", truncated=True)))
    assert statuses(tmp_path) == [("found", "a.pdf")]


def test_a_number_that_any_office_may_use_is_not_enough(add: Add, tmp_path: Path) -> None:
    add("a.pdf", regulation("Peraturan Bupati Awan", "27 TAHUN 2031", "Rencana Kerja", date=date("2031-06-28")))
    add("b.pdf", index_report(evidence("27 TAHUN 2031"), evidence("27 TAHUN 2031", "2031-06-28")))
    assert statuses(tmp_path) == [("ambiguous", None), ("found", "a.pdf")]


def test_the_same_name_in_two_folders(add: Add, tmp_path: Path) -> None:
    report = index_report(evidence(file="SK.pdf", about="apa saja"))
    for folder in ("satu", "dua"):
        add(f"{folder}/bukti/SK.pdf")
        add(f"{folder}/indeks.pdf", report)
    add("indeks.pdf", report)
    assert statuses(tmp_path) == [("found", "satu/bukti/SK.pdf"), ("found", "dua/bukti/SK.pdf"), ("ambiguous", None)]
    assert links(tmp_path)[2]["candidates"] == ["satu/bukti/SK.pdf", "dua/bukti/SK.pdf"]


def test_the_number_or_the_date_tells_files_of_one_name_apart(add: Add, tmp_path: Path) -> None:
    add("x/SK.pdf", letter("800/1/AA/2031", "2031-01-01", "Satu"))
    add("y/SK.pdf", letter("800/2/AA/2031", "2031-02-02", "Dua"))
    add("z/i.pdf", index_report(evidence("800/2/AA/2031", file="SK.pdf"), evidence(day="2031-01-01", file="sk.pdf")))
    assert statuses(tmp_path) == [("found", "y/SK.pdf"), ("found", "x/SK.pdf")]


def test_a_file_and_a_number_that_lead_apart_are_ambiguous(add: Add, tmp_path: Path) -> None:
    add("sk.pdf", letter("800/1/AA/2031", "2031-01-01", "Satu"))
    add("lain.pdf", letter("800/2/AA/2031", "2031-02-02", "Dua"))
    add("z.pdf", index_report(evidence("800/2/AA/2031", file="sk.pdf")))
    assert links(tmp_path)[0]["candidates"] == ["sk.pdf", "lain.pdf"]


def test_date_and_title_find_a_letter_whose_number_is_mistyped(add: Add, tmp_path: Path) -> None:
    add("a.pdf", letter("005/12/AA/2031", "2031-02-02", "Rapat Koordinasi Lampion Taman Kota"))
    add("b.pdf", letter("005/13/AA/2031", "2031-02-02", "Penilaian Kebun Sekolah Dasar"))
    add("z.pdf", index_report(evidence("005/21/AA/2031", "2031-02-02", "rakor lampion taman kota")))
    (found,) = links(tmp_path)
    assert (found["status"], found["to"], found["by"]) == ("differs", "a.pdf", ["date", "title"])
    assert found["differences"] == [{"field": "number", "from": "005/21/AA/2031", "to": "005/12/AA/2031"}]


def test_a_title_alone_finds_nothing(add: Add, tmp_path: Path) -> None:
    add("a.pdf", letter("005/12/AA/2031", "2031-02-02", "Rapat Koordinasi Lampion Taman Kota"))
    add("z.pdf", index_report(evidence(about="Rapat Koordinasi Lampion Taman Kota"), evidence()))
    assert statuses(tmp_path) == [("not_found", None), ("not_found", None)]


def test_a_file_with_two_decrees_is_compared_with_the_one_that_is_meant(add: Add, tmp_path: Path) -> None:
    add("a.pdf", letter("800/1/AA/2031", "2031-01-01", "Satu"), letter("800/2/AA/2031", "2031-02-02", "Dua"))
    add(
        "z.pdf",
        index_report(evidence("800/2/AA/2031", "2031-02-02", file="a.pdf"), evidence(day="2031-02-02", file="a.pdf")),
    )
    assert [(one["status"], one["record"]) for one in links(tmp_path)] == [("found", "a.pdf.2.json")] * 2


def test_the_sign_of_secrecy_may_be_left_out(add: Add, tmp_path: Path) -> None:
    add("a.pdf", letter("B/400.10/0233/Bapel", "2031-02-02", None))
    add("z.pdf", index_report(evidence("400.10/233/Bapel", "2031-02-02")))
    assert statuses(tmp_path) == [("found", "a.pdf")]


def test_legal_bases_lead_to_the_regulations_of_the_run(add: Add, tmp_path: Path) -> None:
    title = "Taman Lampion"
    add("perbup.pdf", regulation("Peraturan Bupati Bangka", "7 TAHUN 2031", title.upper(), date=date("2031-01-01")))
    iri = "/akn/id/act/perbup-kabupaten-bangka/2031/7"
    named = citation("Perbup", "7", 2031, title, iri, region="Kabupaten Bangka")
    wrong = citation("Perbup", "7", 2031, "Izin Usaha Perikanan", iri)
    amended = citation("Perbup", "1", 2020, "Lain", None, amended_by=[named])
    silent, unsaid = citation("Perbup", "7", 2031, title), citation("Perbup", "7", 2031)
    far = citation("Perbup", "7", 2031, "Lain", "/akn/id/act/perbup-kabupaten-belitung/2031/7")
    law = citation("UU", "23", 2014, "Pemerintahan Daerah", "/akn/id/act/uu/2014/23")
    add("sk.pdf", decree(named, wrong, amended, silent, unsaid, far, law))
    found = links(tmp_path, "legal_basis")
    assert [(one["from"]["at"], one["status"], one["to"]) for one in found] == [
        ("/mengingat/0/citation", "found", "perbup.pdf"),
        ("/mengingat/1/citation", "differs", "perbup.pdf"),
        ("/mengingat/2/citation/amended_by/0", "found", "perbup.pdf"),
        ("/mengingat/3/citation", "found", "perbup.pdf"),
        ("/mengingat/4/citation", "ambiguous", None),
    ]
    assert found[1]["differences"] == [{"field": "title", "from": "Izin Usaha Perikanan", "to": "TAMAN LAMPION"}]
    assert found[4]["candidates"] == ["perbup.pdf"]


def test_a_record_does_not_cite_itself(add: Add, tmp_path: Path) -> None:
    own = citation("Perda", "2", 2031, None, "/akn/id/act/perda-kabupaten-bangka/2031/2")
    record = regulation("Peraturan Daerah Kabupaten Bangka", "2 TAHUN 2031", "Apa", legal_bases=[own])
    add("perda.pdf", record)
    assert links(tmp_path, "legal_basis") == []


@pytest.mark.parametrize(
    ("instrument", "no", "day", "iri"),
    [
        ("Peraturan Bupati Bangka", "31 TAHUN 2022", None, "perbup-kabupaten-bangka/2022/31"),
        ("Peraturan Bupati Bangka", "31", "2022-08-01", "perbup-kabupaten-bangka/2022/31"),
        ("Keputusan Bupati Bangka", "188.45/214/KPTS/2021", None, "kepbup-kabupaten-bangka/2021/188.45-214-kpts-2021"),
        ("Peraturan Pemerintah Republik Indonesia", "19 TAHUN 2022", None, "pp/2022/19"),
        ("Peraturan Menteri Dalam Negeri Republik Indonesia", "80 TAHUN 2015", None, "permen-dagri/2015/80"),
    ],
)
def test_a_record_has_the_iri_under_which_others_cite_it(instrument: str, no: str, day: str | None, iri: str) -> None:
    cited = citation_of({"instrument": instrument, "number": number(no), "date": date(day)})
    assert cited and cited.id == f"/akn/id/act/{iri}"


@pytest.mark.parametrize(
    "record",
    [{}, {"instrument": "Keputusan Bupati Bangka", "number": None}, {"instrument": 3, "number": "7"}],
)
def test_what_is_no_instrument_has_no_iri(record: dict[str, Any]) -> None:
    assert citation_of(record) is None


def test_two_scans_of_one_decree_and_one_file_twice(add: Add, tmp_path: Path) -> None:
    one = regulation("Keputusan Bupati Bangka", "188.45/7/KPTS/2031", "Tim Lampion", date=date("2031-01-02"))
    add("a.pdf", one)
    add("b.pdf", one | {"date": date("2031-01-03")})
    add("c.pdf", one, sha256="a.pdf")
    add("kosong.jpg", sha256="e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    add("kosong.png", sha256="e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    (same,) = links(tmp_path, "same_bytes")
    assert (same["from"]["path"], same["to"]) == ("c.pdf", "a.pdf")
    (scan,) = links(tmp_path, "duplicate")
    assert (scan["from"]["path"], scan["to"], scan["status"]) == ("b.pdf", "a.pdf", "differs")
    assert scan["differences"] == [{"field": "date", "from": "2031-01-03", "to": "2031-01-02"}]


def test_letters_are_the_same_only_with_issuer_or_day_and_title(add: Add, tmp_path: Path) -> None:
    add("a.pdf", letter("005/1/AA/2031", "2031-01-01", "Undangan Rapat Lampion", issuer="Dinas Satu"))
    add("b.pdf", letter("005/1/AA/2031", "2031-01-01", "Undangan Rapat Lampion", issuer="Dinas Dua"))
    add("c.pdf", letter("005/1/AA/2031", None, None))
    add("d.pdf", letter("005/1/AA/2031", None, None))
    assert links(tmp_path, "duplicate") == []
    add("e.pdf", letter("005/1/AA/2031", "2031-01-01", "Undangan Rapat Lampion", issuer="DINAS DUA"))
    assert [(one["from"]["path"], one["to"]) for one in links(tmp_path, "duplicate")] == [("e.pdf", "b.pdf")]


def test_links_are_the_same_every_time(add: Add, tmp_path: Path) -> None:
    test_agreeing_differing_and_missing_evidence(add, tmp_path)
    first = (tmp_path / "links.jsonl").read_bytes()
    link(tmp_path)
    assert (tmp_path / "links.jsonl").read_bytes() == first
    assert not list((tmp_path / ".naskah").glob("unfinished*"))


def test_records_of_other_shapes_do_not_stop_it(add: Add, tmp_path: Path) -> None:
    odd = {"kind": "nota", "number": "7", "date": 3, "title": ["x"], "indicators": [{"evidence": [None, {"file": 9}]}]}
    add("a.pdf", odd)
    add("b.pdf", {"kind": "nota", "indicators": {"evidence": "x"}, "type": None, "x": {"a/b~c": [[[]]]}})
    add("hilang.pdf", {"kind": "letter"})
    (tmp_path / "hilang.pdf.json").unlink()
    assert statuses(tmp_path) == [("not_found", None)]


def test_many_files_of_one_name_are_never_told_apart_one_by_one(add: Add, tmp_path: Path) -> None:
    for n in range(260):
        add(f"{n:03}/foto.jpg")
    add("indeks.pdf", index_report(evidence(file="foto.jpg")))
    (found,) = links(tmp_path)
    assert (found["status"], found["candidates_count"], len(found["candidates"])) == ("ambiguous", 260, 20)


def test_a_folder_without_a_run_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(NaskahError, match=r"manifest\.jsonl"):
        link(tmp_path)
    result = CliRunner().invoke(main, ["link", str(tmp_path)])
    assert result.exit_code == 1 and "there is no manifest.jsonl" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_command(add: Add, tmp_path: Path) -> None:
    add("a.pdf")
    add("z.pdf", index_report(evidence(file="a.pdf"), evidence(file="b.pdf")))
    result = CliRunner().invoke(main, ["link", str(tmp_path)])
    assert result.exit_code == 0 and result.stdout == ""
    assert "evidence found: 1" in result.stderr and "2 links" in result.stderr
