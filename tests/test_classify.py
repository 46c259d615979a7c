from __future__ import annotations

from pathlib import Path

import pytest
from makers import document

from extractor.rulebook.claims import Match
from extractor.rulebook.load import load_rules
from extractor.rulebook.rule_set import lexicon_for
from extractor.rulebook.schema import Rule
from extractor.structure.classify import classify, objection, told_together


def rule(kind: str, *matches: dict[str, object]) -> Rule:
    return Rule.model_validate({"kind": kind, "about": "x", "match": [{"why": "w", **m} for m in matches]})


NOTA, MEMO = rule("nota", {"all": "^NOTA"}), rule("memo", {"any": ["^MEMO", "^CATATAN"], "priority": 5})


def test_the_one_rule_that_matches_claims() -> None:
    claim = classify(document("NOTA DINAS"), (NOTA, MEMO))
    assert claim.rule is NOTA
    assert claim.why == {"nota": "claimed: w", "memo": "nothing speaks for it"}


def test_the_higher_priority_wins() -> None:
    assert classify(document("NOTA\nCATATAN"), (NOTA, MEMO)).rule is MEMO
    assert classify(document("NOTA\nCATATAN"), (MEMO, NOTA)).rule is MEMO


def test_of_equals_none_claims_and_both_say_so() -> None:
    other = rule("catatan", {"all": "NOTA"})
    claim = classify(document("NOTA"), (NOTA, other))
    assert claim.rule is None
    assert set(claim.why.values()) == {"claimed: w"} and len(claim.rivals) == 2


@pytest.mark.parametrize("key", ["judul_awal", "zona_judul"])
def test_a_rule_s_own_heading_comes_before_a_built_in_one_of_the_same_words(key: str, tmp_path: Path) -> None:
    (tmp_path / "perjalanan.toml").write_text(
        f"""kind = "perjalanan"
about = "Surat perjalanan dinas."
examples = ["SURAT PERJALANAN DINAS\\nMaksud : Rapat"]
rejects = ["Maksud : Rapat"]
[headings.{key}]
words = ["Surat Perjalanan Dinas"]
form = "title"
[[signals]]
says = "its title"
title = ["{key}"]
weight = 10
""",
        encoding="utf-8",
    )
    text = "SURAT PERJALANAN DINAS\nNomor : 090/12\nMaksud : Rapat"
    rules = load_rules(tmp_path)
    with lexicon_for(rules).in_use():
        claimed = classify(document(text), rules).rule
    assert claimed is not None and claimed.kind == "perjalanan"


def test_another_kind_s_title_is_named() -> None:
    why = classify(document("SURAT EDARAN\nMenimbang : a\nMengingat : b"), load_rules()).why
    assert "it opens with another kind's title or head: Surat Edaran (judul_surat_edaran) (-8)" in why["decree"]


def test_nothing_matches() -> None:
    claim = classify(document(""), (NOTA, MEMO))
    assert claim.rule is None
    assert told_together(claim.why) == {"nota, memo": "nothing speaks for it"}, "one reason stands once"


def test_what_is_missing_is_told_in_words_the_nearest_kind_first() -> None:
    far = rule("surat", {"all": ["^SURAT"]})
    near = rule("notula", {"all": [r"^[^\w\n]*NOTULA\b", r"(?i)pimpinan[ \t]+rapat"], "within": 500})
    either = rule("memo", {"all": ["^NOTULA"], "any": ["(?i)kepada", "(?i)dari"]})
    barred = rule("nota", {"all": ["^NOTULA"], "none": [r"R ?A ?P ?A ?T"]})
    claim = classify(document("NOTULA RAPAT"), (far, near, either, barred))
    assert list(claim.why)[-1] == "surat"
    assert claim.why["notula"] == 'looked for w: "pimpinan rapat" does not stand there'
    assert claim.why["memo"] == 'looked for w: neither "kepada" nor "dari" stands there'
    assert claim.why["nota"] == 'looked for w: "RAPAT" stands there'


def test_the_first_way_to_match_gives_the_priority() -> None:
    twice = rule("nota", {"all": "X", "priority": 9}, {"all": "^NOTA", "priority": 1}, {"any": "NOTA", "priority": 7})
    assert classify(document("NOTA\nMEMO"), (twice, MEMO)).rule is MEMO


@pytest.mark.parametrize(
    ("keys", "text", "reason"),
    [
        ({"all": ["a", "b"]}, "a b", None),
        ({"all": ["a", "b"]}, "a", "nothing matches 'b'"),
        ({"any": ["a", "b"]}, "b", None),
        ({"any": ["a", "b"]}, "c", "nothing matches any of 2 patterns"),
        ({"all": ["a"], "none": ["c"]}, "a c", "'c' matches"),
        ({"all": ["c"], "within": 3}, "ab c", "nothing matches 'c'"),
        ({"all": ["a"], "none": ["c"], "within": 2}, "a c", None),
        ({"metadata": ["author"]}, "a", "the file does not say its author"),
    ],
)
def test_objection(keys: dict[str, object], text: str, reason: str | None) -> None:
    found = objection(text, Match.model_validate({"why": "w", **keys}))
    assert (str(found) if found else None) == reason


def test_what_a_file_says_of_itself() -> None:
    match = Match(why="w", metadata=("author",))
    assert objection("", match, {"author": "Sari"}) is None
    assert objection("", match, {"author": ""}) is not None


KINDS = {
    "decree": "KEPUTUSAN BUPATI SUKA MAJU\nNOMOR 7 TAHUN 2031\nMenimbang : a. bahwa\nMEMUTUSKAN :\nKESATU : Membentuk",
    "regulation": "PERATURAN BUPATI SUKA MAJU\nNOMOR 7 TAHUN 2031\nMenimbang : a. bahwa\nMEMUTUSKAN :\nPasal 1\nDalam",
    "letter": "Nomor : 800/12/DINKES/2031\nPerihal : Undangan\nKepada\nYth. Kepala Dinas\nDengan hormat",
    "proposal": "PROPOSAL INOVASI\nA. RINGKASAN\nx\nB. LATAR BELAKANG\ny",
    "index_report": "Laporan Indeks Inovasi Daerah\nNama Inovasi SIGAP\nNo. Indikator\nBukti Pendukung",
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_built_in_rules_know_their_kind(kind: str) -> None:
    rules = tuple(rule for rule in load_rules() if not rule.fallback)
    claim = classify(document(KINDS[kind]), rules)
    assert claim.rule is not None and claim.rule.kind == kind, claim.why
    assert set(claim.why) == {rule.kind for rule in rules}
