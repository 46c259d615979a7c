from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from makers import document, examples, texts

from extractor.fields import find_fields
from extractor.model.document import Document, Line, Page, Word
from extractor.model.findings import CODES, Finding
from extractor.records.compose import compose, text_source
from extractor.rulebook.load import load_rules
from extractor.rulebook.schema import Rule
from extractor.structure.classify import Claim
from extractor.structure.sections import split

RULES = load_rules()
NOTA = Rule.model_validate(
    {
        "kind": "nota",
        "about": "x",
        "sections": [{"name": "isi", "starts": ["^(?P<heading>Isi :)"], "items": ["letter"]}],
        "fields": {
            "hal": {"find": "Hal : (?P<value>.+)", "required": True},
            "isi": {"section": "isi", "type": "items"},
            "sifat": {"find": "Sifat : (?P<value>.+)"},
            "kode": {"find": "Kode : (?P<value>.+)", "optional": True},
        },
        "groups": {"orang": {"one": True, "optional": True, "fields": {"nama": {"find": "Nama : (?P<value>.+)"}}}},
    }
)
TEXT = "NOTA\nHal : Rapat\nIsi :\na. satu\nlanjutan;\nb. dua"


def made(whole: Document, rule: Rule = NOTA, claim: Claim | None = None) -> dict[str, Any]:
    sections = split(whole, rule.sections)
    found = find_fields(whole, sections, rule)
    return compose(rule, claim or Claim(rule, {}), whole, sections, found).model_dump(mode="json")


def test_fields_and_what_was_not_found() -> None:
    record = made(document(TEXT))
    assert record["hal"] == "Rapat" and record["sifat"] is None and record["kode"] is None and record["orang"] is None
    assert [i["text"] for i in record["isi"]] == ["satu lanjutan;", "dua"]
    assert [(f["code"], f["severity"], f["at"]) for f in record["findings"]] == [("not_found", "info", "/sifat")]
    missing = made(document("NOTA"))["findings"]
    assert ("required_missing", "/hal") in [(f["code"], f["at"]) for f in missing]


def test_the_parts_of_a_record_stand_in_their_order() -> None:
    names = [
        "schema_version",
        "kind",
        "source",
        "hal",
        "isi",
        "sifat",
        "kode",
        "orang",
        "sections",
        "findings",
        "provenance",
    ]
    assert list(made(document(TEXT))) == names


def test_sections_with_their_items() -> None:
    head, isi = made(document(TEXT))["sections"]
    assert (head["name"], head["heading"], head["text"]) == ("head", None, "NOTA\nHal : Rapat")
    assert (isi["heading"], isi["text"]) == ("Isi", "")
    assert [(c["label"], c["text"], c["level"]) for c in isi["children"]] == [
        ("a", "satu\nlanjutan;", 2),
        ("b", "dua", 2),
    ]


def test_blank_sections_are_left_out() -> None:
    assert [s["name"] for s in made(document("\nIsi :\na. satu"))["sections"]] == ["isi"]


def test_a_value_is_placed_line_by_line_with_the_rule_that_read_it() -> None:
    record = made(document("NOTA", TEXT.removeprefix("NOTA\n")))
    places = record["provenance"]["/isi/0/text"]
    assert [(p["page"], p["text"], p["rule"]) for p in places] == [
        (2, "satu", "nota.isi.text"),
        (2, "lanjutan;", "nota.isi.text"),
    ]
    assert record["provenance"]["/hal"][0]["bbox"] is None


def test_boxes_are_rounded() -> None:
    word = Word("Rapat", 6, (1.04, 2.06, 30.123, 9.99))
    line = Line("Hal : Rapat", 0, 1, (0.0, 2.0, 31.0, 10.0), (word,))
    record = made(Document(line.text, (line,), (Page(1, source="digital"),)))
    assert record["provenance"]["/hal"][0]["bbox"] == [1.0, 2.1, 30.1, 10.0]


def test_the_readers_doubts_come_first_and_none_twice() -> None:
    doubt = Finding("encoding_guessed", "cp1252")
    findings = made(document(TEXT, findings=(doubt, doubt)))["findings"]
    assert [f["code"] for f in findings] == ["encoding_guessed", "not_found"]


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        (["digital"], "digital"),
        (["digital", "ocr"], "mixed"),
        (["ocr", "none"], "ocr"),
        (["none"], "none"),
        ([], "none"),
    ],
)
def test_where_the_words_came_from(sources: list[Any], told: str) -> None:
    pages = tuple(Page(i, source=source) for i, source in enumerate(sources, 1))
    assert text_source(Document("", (), pages), 1, len(pages)) == told


def test_an_unknown_kind_gives_the_reason_of_each_rule() -> None:
    whole = document("x")
    rule = next(r for r in RULES if r.fallback)
    why = {"decree": "no title", "letter": "no addressee", "memo": "no title"}
    record = made(whole, rule, Claim(None, why))
    reasons = [f["message"] for f in record["findings"] if f["code"] == "unknown_kind"]
    assert reasons == ["no kind claims it; decree, memo: no title; letter: no addressee"]


def words(sections: list[dict[str, Any]]) -> str:
    """Labels, headings and texts in their order."""
    parts = ((s["label"] or "", s["heading"] or "", s["text"], words(s["children"])) for s in sections)
    return " ".join(part for row in parts for part in row)


def letters(text: str) -> str:
    """Its letters and figures, as RE2 knows them; the word BAB, which only says that a label follows, left out."""
    return "".join(re.findall("[A-Za-z0-9]+", text)).replace("BAB", "").replace("Bab", "")


def resolves(record: dict[str, Any], pointer: str) -> bool:
    """Whether the JSON pointer leads to a part of the record."""
    at: Any = record
    for key in pointer.split("/")[1:]:
        try:
            at = at[int(key)] if isinstance(at, list) else at[key]
        except (KeyError, IndexError, ValueError, TypeError):
            return False
    return True


@pytest.mark.parametrize("rule", RULES, ids=[rule.kind for rule in RULES])
@examples(20)
@given(text=texts())
def test_what_holds_for_every_record(rule: Rule, text: str) -> None:
    whole = document(*text.split("\f"))
    record = made(whole, rule)
    assert letters(words(record["sections"])) == letters(whole.text)
    for pointer, places in record["provenance"].items():
        assert resolves(record, pointer)
        assert all(whole.text[slice(*place["span"])] == place["text"] for place in places)
        assert all(place["rule"].startswith(rule.kind) for place in places)
    for finding in record["findings"]:
        assert finding["code"] in CODES and resolves(record, finding["at"])
