"""Whatever a rule file says that is let pass, no document breaks under it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from makers import laid
from pydantic import ValidationError

from extractor.links.packed import link_input_of
from extractor.pipeline import records
from extractor.rulebook.consistency import faults
from extractor.rulebook.load import load_rules
from extractor.rulebook.registry import CHECKS, FIELD_TYPES
from extractor.rulebook.rule_set import RuleSet
from extractor.rulebook.schema import Rule
from extractor.structure.label_styles import style_names

TEXT = """KEPUTUSAN BUPATI SUKA MAJU
NOMOR : 5 TAHUN 2020
TENTANG TIM PASAR
Menimbang : a. bahwa pasar perlu ditata;
Mengingat : 1. Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;
MEMUTUSKAN :
KESATU : Membentuk Tim dengan biaya Rp1.000,00 (dua ribu rupiah).
Ditetapkan di Manna
pada tanggal 5 Mei 2021
BUPATI SUKA MAJU,
HADI SANTOSA
LAMPIRAN
NOMOR : 6 TAHUN 2020
TENTANG TIM PASAL
1. Ketua : Sari
2. Anggota : Budi
"""
TABLE = [["Nomor", "Nama", "Bukti"], ["1", "Sari", "foto, 5 Mei 2031"], ["2", "Budi", ""]]
FALLBACK = [rule for rule in load_rules() if rule.fallback]
NAMES = st.sampled_from(
    [
        *("number", "date", "title", "subject", "instrument", "issuer", "region", "menimbang", "mengingat", "diktum"),
        *("batang_tubuh", "body", "lampiran", "indicators", "evidence", "text", "citation", "value"),
    ]
)
"""Names that checks and links look for, so that other types stand behind them."""
TYPES = st.sampled_from(FIELD_TYPES.names())
PATTERNS = st.sampled_from(
    [r"(?P<value>.+)", r"(?i)nomor : (?P<value>.+)", r"tanggal (?P<value>.+)", r"Tim(?: (?P<value>x))?", r"\d+", ""]
)
SECTIONS = st.sampled_from([["document"], ["isi"], ["head", "isi"]])
OPTIONS = st.sampled_from(
    [{}, {}, {}, {"max_length": 20}, {"strip": "."}, {"vocabulary": {"entry": [{"name": "Tim"}]}}, {"after": "title"}]
)


def fields(depth: int = 1) -> st.SearchStrategy[dict[str, Any]]:
    """A field as a file could say it."""
    keys: dict[str, Any] = {
        "type": TYPES,
        "find": st.lists(PATTERNS, max_size=2),
        "section": SECTIONS,
        "many": st.booleans(),
        "required": st.booleans(),
    }
    more: dict[str, Any] = {
        "complete_if": st.sampled_from(["name", "value", "year"]),
        "cell_right_of": st.just("Ketua"),
        "or_whole": st.booleans(),
        "take": st.sampled_from(["first", "last"]),
    }
    if depth:
        more["fallback"] = fields(depth - 1)
    made = st.fixed_dictionaries(keys, optional=more)
    return st.tuples(made, OPTIONS).map(lambda pair: {**pair[0], **pair[1]})


def groups() -> st.SearchStrategy[dict[str, Any]]:
    """A group of such fields."""
    keys: dict[str, Any] = {
        "section": SECTIONS,
        "starts": st.sampled_from([[], [r"^(?P<number>\d+)\. "], [r"(?P<body>)^\w+(?: (?P<text>: .+))?"]]),
        "one": st.booleans(),
        "fields": st.dictionaries(st.sampled_from(["number", "title", "text", "evidence"]), tabled(), max_size=3),
    }
    pieces = st.sampled_from(["title", "text"]).map(lambda name: {"column": "(?i)bukti", "cut": ",", "field": name})
    inner = {"one": st.booleans(), "pieces": pieces, "fields": st.dictionaries(st.just("text"), fields(), min_size=1)}
    groups_inside = st.fixed_dictionaries({"isi": st.fixed_dictionaries(inner)})
    more = {"sequence": st.just("number"), "rows": st.booleans(), "groups": groups_inside}
    return st.fixed_dictionaries(keys, optional=more)


def tabled() -> st.SearchStrategy[dict[str, Any]]:
    """A field that a table may have a column for."""
    headings = st.sampled_from([{}, {"column": "(?i)nomor"}, {"column": "(?i)nama"}])
    return st.tuples(fields(), headings).map(lambda pair: {**pair[0], **pair[1]})


RULES = st.fixed_dictionaries(
    {
        "fields": st.dictionaries(NAMES, fields(), max_size=4),
        "groups": st.dictionaries(st.sampled_from(["lampiran", "indicators", "body"]), groups(), max_size=2),
        "checks": st.lists(st.sampled_from(CHECKS.names()).map(lambda name: {"name": name}), max_size=5),
        "items": st.lists(st.sampled_from(style_names()), max_size=2),
    }
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(RULES)
def test_no_rule_that_is_let_pass_breaks_a_document(said: dict[str, Any]) -> None:
    section = {"name": "isi", "starts": ["^Menimbang"], "items": said.pop("items")}
    match = {"why": "w", "all": ["KEPUTUSAN"]}
    try:
        rule = Rule.model_validate({"kind": "uji", "about": "x", "match": [match], "sections": [section], **said})
    except ValidationError:
        assume(False)
    assume(not list(faults(rule)))
    whole = laid([*TEXT.splitlines(), TABLE])
    for made in records(whole, RuleSet((rule, *FALLBACK))):
        written = made if isinstance(made, dict) else made.model_dump(mode="json")
        assert written["kind"] == "uji"
        link_input_of(json.loads(json.dumps(written)))
