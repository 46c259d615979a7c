"""The documents that started the project, where they are at hand: every field of each is counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extractor.pipeline import extract
from extractor.rulebook.load import load_rules
from extractor.rulebook.schema import Rule

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the documents are not part of the repository")


@pytest.fixture(scope="module")
def rules() -> tuple[Rule, ...]:
    return load_rules()


def _record(number: str, rules: tuple[Rule, ...]) -> dict[str, Any]:
    return extract(next(SEEDS.glob(f"{number}_*")), rules).model_dump(mode="json")


@pytest.fixture(scope="module")
def report(rules: tuple[Rule, ...]) -> dict[str, Any]:
    return _record("001", rules)


@pytest.fixture(scope="module")
def proposal(rules: tuple[Rule, ...]) -> dict[str, Any]:
    return _record("002", rules)


@pytest.fixture(scope="module")
def article(rules: tuple[Rule, ...]) -> dict[str, Any]:
    return _record("004", rules)


@pytest.fixture(scope="module")
def decree(rules: tuple[Rule, ...]) -> dict[str, Any]:
    return _record("003", rules)


def test_report_header(report: dict[str, Any]) -> None:
    innovation = report["innovation"]
    assert report["kind"] == "index_report"
    assert innovation["stage"] is None and innovation["form"] is None
    assert innovation["started"]["value"] == "2021-01-02"
    assert len(innovation["result"]) == 6
    assert all(len(innovation[key]) > 300 for key in ("design", "objective", "benefit"))
    assert {f["at"] for f in report["findings"] if f["code"] == "not_found"} == {
        "/innovation/stage",
        "/innovation/form",
    }


def test_report_indicators(report: dict[str, Any]) -> None:
    indicators = report["indicators"]
    assert [i["number"] for i in indicators] == list(range(1, 21))
    assert all(i["name"] and i["description"] and i["parameter"] for i in indicators)
    assert len({i["name"] for i in indicators}) == 20
    assert indicators[13]["parameter"] == ">= 91%"
    assert indicators[17]["parameter"].count("/") == 2
    assert not any(i["name"] in i["parameter"] or i["parameter"] in i["description"] for i in indicators)


def test_report_evidence(report: dict[str, Any]) -> None:
    evidence = [i["evidence"] for i in report["indicators"]]
    numbers = [e["number"] for group in evidence for e in group if e["number"]]
    assert [len(group) for group in evidence] == [1, 2, 1, 1, 2, 1, 1, 1, 1, 2, 2, 1, 2, 1, 1, 3, 2, 1, 1, 1]
    assert len(numbers) == 13
    assert sum(number["truncated"] for number in numbers) == 9
    assert sum(f["code"] == "number_truncated" for f in report["findings"]) == 9
    assert all(e["about"] and e["file"] and "." in e["file"] for group in evidence for e in group)
    assert evidence[1][1]["date"]["value"] == "2023-08-10"


def test_proposal_cover(proposal: dict[str, Any]) -> None:
    assert proposal["kind"] == "proposal"
    assert proposal["year"] == 2022
    assert proposal["date"]["value"] == "2019-09-20"
    assert proposal["expansion"].count(",") == 5
    assert proposal["agency"].startswith("Dinas") and proposal["agency"].endswith(proposal["region"])
    assert len(proposal["videos"]) == 1
    assert all(proposal["contact"].values())


def test_proposal_outline(proposal: dict[str, Any]) -> None:
    sections = proposal["sections"][1:]
    assert [section["label"] for section in sections] == list("ABCDEFG")
    assert [len(section["children"]) for section in sections] == [0, 6, 2, 2, 1, 3, 1]
    assert all(child["heading"] for section in sections for child in section["children"])


def test_proposal_values(proposal: dict[str, Any]) -> None:
    assert [b["amount"]["value"] for b in proposal["budgets"]] == [429672600, 326400000]
    assert all(b["purpose"] for b in proposal["budgets"])
    figures = [(f["year"], f["value"], f["unit"]) for f in proposal["figures"]]
    assert figures == [
        (2019, 176, "layanan"),
        (2020, 274, "layanan"),
        (2021, 646, "layanan"),
        (2018, 3592, "pengaduan"),
        (2021, 8558, "pengaduan"),
        (2022, 5975, "pengaduan"),
    ]
    assert proposal["sdgs"] == [1, 3]
    assert len(proposal["partners"]) == 11
    assert not any(partner.endswith((",", ".")) for partner in proposal["partners"])
    assert [(c["type"], c["number"], c["year"]) for c in proposal["legal_bases"]] == [("Kepwali", "84", 2022)]


def test_article(article: dict[str, Any]) -> None:
    assert article["kind"] == "article"
    assert len(article["title"].split()) == 4 and len(article["author"].split()) == 2
    assert article["published"]["value"] == article["updated"]["value"] == "2018-10-18"
    assert article["views"] == 1083
    assert [question["number"] for question in article["questions"]] == [8, 9]
    assert article["questions"][1]["answer"].count("•") == 5


def test_article_holds_none_of_the_sites_words(article: dict[str, Any]) -> None:
    words = ("Laporkan", "HALAMAN", "Komentar", "Mohon", "Selengkapnya", "Lihat foto")
    fields = repr({k: v for k, v in article.items() if k not in ("sections", "provenance", "findings")})
    assert not [word for word in words if word in fields]
    content = " ".join(section["text"] for section in article["sections"] if section["name"] == "isi")
    assert not [word for word in words if word in content]


@pytest.mark.parametrize("name", ["report", "proposal", "article"])
def test_every_value_stands_where_its_provenance_says(name: str, request: pytest.FixtureRequest) -> None:
    record = request.getfixturevalue(name)
    text = next(SEEDS.glob(Path(record["source"]["path"]).name)).read_text(encoding="utf-8")
    assert record["provenance"]
    for places in record["provenance"].values():
        assert all(place["text"] and place["text"].split()[0] in text for place in places)


def test_decree_head_and_closing(decree: dict[str, Any]) -> None:
    assert (decree["number"]["sequence"], decree["number"]["year"], decree["place"]) == ("31", 2023, "Manna")
    assert (decree["date"]["value"], decree["date"]["precision"]) == ("2023-12", "month")
    assert decree["instrument"].startswith("Keputusan Kepala Dinas ")
    assert decree["region"] == "Kabupaten Bengkulu Selatan" and decree["issuer"].endswith(decree["region"])
    assert len(decree["signatory"]["nip"]) == 18 and decree["signatory"]["nip_parts"]["birth_date"] == "1969-10-26"


def test_decree_grounds_and_dictums(decree: dict[str, Any]) -> None:
    cited = [basis["citation"] for basis in decree["mengingat"]]
    assert [item["label"] for item in decree["menimbang"]] == ["a", "b"]
    assert [(c["type"], c["number"], c["year"]) for c in cited] == [
        ("UU Darurat", "4", 1956),
        ("UU", "9", 1967),
        ("UU", "25", 2009),
        ("UU", "5", 2014),
        ("UU", "23", 2014),
        ("PP", "96", 2021),
        ("Permen", "39", 2012),
        ("Permen", "15", 2014),
        ("Perda", "9", 2016),
        ("Perbup", "9", 2023),
    ]
    assert [len(c["gazettes"]) for c in cited] == [2, 2, 2, 2, 2, 0, 1, 1, 1, 1]
    amended = {
        i: [(a["number"], a["year"]) for a in c["amended_by"]] for i, c in enumerate(cited, 1) if c["amended_by"]
    }
    assert amended == {5: [("6", 2023)], 9: [("8", 2022)]}
    assert [(d["label"], len(d["items"])) for d in decree["diktum"]] == [
        ("KESATU", 0),
        ("KEDUA", 5),
        ("KETIGA", 0),
        ("KEEMPAT", 0),
    ]


def test_decree_services(decree: dict[str, Any]) -> None:
    services = decree["lampiran"][0]["services"]
    counts = [(len(s["service_point"]), len(s["manufacturing"])) for s in services]
    assert counts == [(6, 8), (7, 8), (6, 8), (6, 8), (6, 8)]
    components = [c for s in services for c in (*s["service_point"], *s["manufacturing"])]
    assert len(components) == 71 and all(c["component"] and c["items"] and c["number"] for c in components)
    law = services[0]["manufacturing"][0]
    assert (law["number"], len(law["items"])) == (1, 7) and law["items"][-1].endswith("Nomor 09).")
    assert len(services[1]["service_point"][1]["items"]) == 9


def test_decree_findings(decree: dict[str, Any]) -> None:
    found = {(finding["code"], finding["at"]) for finding in decree["findings"]}
    assert found >= {
        ("date_incomplete", "/date"),
        ("lampiran_title_differs", "/lampiran/0/title"),
        ("gazette_series_unusual", "/mengingat/9/citation/gazettes"),
    }
