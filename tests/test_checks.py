from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from extractor.kinds.instrument.checks import bases_are_older, body_present, lampiran_agrees
from extractor.model.findings import Finding
from extractor.records.checks import amounts_agree, cross_check, year_agrees
from extractor.rulebook.registry import CHECKS
from extractor.rulebook.schema import Rule


def number(value: str, year: int | None = None) -> dict[str, Any]:
    return {"value": value, "year": year}


def read(values: Any) -> Any:
    """Objects with attributes in place of dictionaries, as the models are."""
    if isinstance(values, dict):
        return SimpleNamespace(**{name: read(value) for name, value in values.items()})
    return [read(value) for value in values] if isinstance(values, list) else values


def codes(findings: Any) -> list[tuple[str, str]]:
    return [(f.code, f.at) for f in findings]


def lampiran(value: str | None, title: str | None = None, text: str = "LAMPIRAN\nTENTANG") -> dict[str, Any]:
    return {"number": number(value) if value else None, "title": title, "text": text}


@pytest.mark.parametrize(
    ("theirs", "found"),
    [
        (lampiran("7 TAHUN 2031", "TIM PASAR"), []),
        (lampiran("7 Tahun  2031", "TIM PASAR\nSUSUNAN TIM"), []),
        (lampiran("07 TAHUN 2031"), []),
        (lampiran("70 TAHUN 2031"), [("lampiran_number_differs", "/lampiran/1/number")]),
        (lampiran("8 TAHUN 2031"), [("lampiran_number_differs", "/lampiran/1/number")]),
        (lampiran(None, "TIM PASAL"), [("lampiran_title_differs", "/lampiran/1/title")]),
        (lampiran(None, "SUSUNAN TIM", text="LAMPIRAN\nNOMOR 7"), []),
        (lampiran(None), []),
    ],
)
def test_a_lampiran_names_its_instrument(theirs: dict[str, Any], found: list[tuple[str, str]]) -> None:
    record = {"number": number("7 TAHUN 2031"), "title": "TIM PASAR", "lampiran": [lampiran(None), theirs]}
    assert codes(lampiran_agrees(read(record))) == found


@pytest.mark.parametrize(
    ("year", "date", "differs"),
    [
        (2031, "2031-05-05", False),
        (2030, "2031-05-05", True),
        (2030, "2031", True),
        (None, "2031", False),
        (2030, None, False),
    ],
)
def test_the_years_of_number_and_date(year: int | None, date: str | None, differs: bool) -> None:
    record = {"number": number("7", year), "date": {"value": date}}
    assert codes(year_agrees(read(record))) == ([("number_year_differs", "/number/year")] if differs else [])


@pytest.mark.parametrize(
    ("date", "year", "younger"),
    [("2031-05-05", None, True), ("2032", None, False), (None, 2031, True), (None, None, False)],
)
def test_a_basis_is_older_than_what_rests_on_it(date: str | None, year: int | None, younger: bool) -> None:
    bases = [
        {"citation": None},
        {"citation": {"year": 2009}},
        {"citation": {"year": 2032}},
        {"citation": {"year": None}},
    ]
    record = {"date": {"value": date}, "number": number("7", year), "mengingat": bases}
    expected = [("citation_younger", "/mengingat/2/citation/year")] if younger else []
    assert codes(bases_are_older(read(record))) == expected


@pytest.mark.parametrize("check", CHECKS.names())
@pytest.mark.parametrize(
    "record", [{}, {"number": None, "date": None, "lampiran": None, "mengingat": None, "title": None}]
)
def test_nothing_found_is_nothing_to_check(check: str, record: dict[str, Any]) -> None:
    assert list(CHECKS[check](read(record))) == []


@pytest.mark.parametrize(
    ("record", "found"),
    [
        ({"diktum": [], "lampiran": [lampiran("7")]}, ["body_missing"]),
        ({"diktum": [], "menimbang": [{"text": "bahwa"}]}, ["required_missing"]),
        ({"diktum": [{"text": "Membentuk tim"}], "lampiran": [lampiran("7")]}, []),
        ({"diktum": [], "batang_tubuh": [{"text": "Pasal"}]}, []),
        ({"menimbang": [{"text": "bahwa"}]}, []),
    ],
)
def test_an_instrument_has_a_body(record: dict[str, Any], found: list[str]) -> None:
    assert [finding.code for finding in body_present(read(record))] == found


def test_a_rule_asks_for_its_checks() -> None:
    record = {"number": number("7", 2030), "date": {"value": "2031-05-05"}}
    plain = {"kind": "nota", "about": "x"}
    assert cross_check(Rule.model_validate(plain), read(record)) == []
    (finding,) = cross_check(Rule.model_validate({**plain, "checks": [{"name": "year_agrees"}]}), read(record))
    assert isinstance(finding, Finding) and "'2030'" in finding.message and "'2031'" in finding.message


def test_amounts_beside_their_words() -> None:
    record = {
        "diktum": [{"text": "sebesar Rp148.750.000,00 (seratus empat puluh juta rupiah)", "items": []}],
        "batang_tubuh": [{"text": "", "children": [{"text": "Rp. 5.000,- (lima ribu rupiah)", "children": []}]}],
        "body": "denda Rp2.000,00 (tiga ribu rupiah)",
    }
    assert [f.at for f in amounts_agree(read(record))] == ["/diktum/0/text", "/body"]
