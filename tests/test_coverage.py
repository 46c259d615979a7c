"""`naskah rules coverage`: which documents give another record without a part of the rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from golden import SAMPLES

from extractor.authoring.coverage import Coverage, coverage
from extractor.authoring.rule_parts import claiming_entries, patterns, wordings
from extractor.cli import main
from extractor.lexicon.headings import headings
from extractor.pipeline import records
from extractor.reading import read
from extractor.rulebook.load import load_rules
from extractor.rulebook.rule_set import RuleSet

RULE = r"""
kind  = "nota"
about = "A note."
[[match]]
why    = "its title"
all    = ['^NOTA RAPAT']
any    = ['^Tempat', '^Ruang']
none   = ['^BATAL']
priority = 90
[[sections]]
name   = "isi"
starts = ['^ISI', '^POKOK']
[fields.number]
find   = ['^Nomor (?P<value>.+)', '^No\. (?P<value>.+)', '^N\. (?P<value>.+)']
"""
NOTE = "NOTA RAPAT\nTempat Semai\nRuang Melati\nNomor 12\nISI\nRapat dibuka pukul sembilan.\n"
FILES = {"a.txt": NOTE, "b.txt": NOTE.replace("Nomor 12", "No. 13"), "c.txt": NOTE + "BATAL\n"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three notes, and a rule for them."""
    for name, text in {**{f"in/{name}": text for name, text in FILES.items()}, "rules/nota.toml": RULE}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def needed_by(found: Coverage, kind: str) -> dict[str, list[str]]:
    return {need.place[1]: [Path(d).name for d in need.documents] for need in found.needs if need.place[0] == kind}


def test_each_part_is_counted_by_the_documents_that_change_without_it(folder: Path) -> None:
    files = sorted((folder / "in").iterdir())
    found = coverage(files, [folder / "rules"], "off", workers=1)
    assert found.documents == 3
    assert needed_by(found, "nota") == {
        "match[0].all[0]": [],
        "match[0].any[0]": [],  # the other one matches, too
        "match[0].any[1]": [],
        "match[0].none[0]": ["c.txt"],
        "sections[isi].starts[0]": ["a.txt", "b.txt"],
        "sections[isi].starts[1]": [],
        "fields.number.find[0]": ["a.txt"],
        "fields.number.find[1]": ["b.txt"],
        "fields.number.find[2]": [],
        "match[0]": ["a.txt", "b.txt"],
    }
    assert list(found.needs) == sorted(found.needs, key=lambda n: (n.place[0] != "nota", len(n.documents)))


def test_the_command_lists_what_few_documents_need(folder: Path) -> None:
    command = ["rules", "coverage", str(folder / "in"), "--rules", str(folder / "rules"), "--ocr", "off", "--most", "1"]
    done = CliRunner().invoke(main, [*command, "--json"])
    assert done.exit_code == 0, done.output
    parts = {part["key"]: part for part in json.loads(done.stdout)["parts"] if part["where"] == "nota"}
    assert "sections[isi].starts[0]" not in parts
    assert [Path(d).name for d in parts["fields.number.find[0]"]["documents"]] == ["a.txt"]
    assert "fields.number.find[0]" in CliRunner().invoke(main, command).stdout


def dumped(path: Path, rules: RuleSet) -> str:
    with rules.lexicon.in_use():
        return json.dumps([_plain(record) for record in records(read(path), rules)])


def _plain(record: object) -> object:
    dump = getattr(record, "model_dump", None)
    return dump(mode="json") if dump else record


@pytest.mark.slow
@pytest.mark.parametrize("name", ["decree/tim-pelaksana-kegiatan-desa.html", "letter/undangan-rapat-inovasi.txt"])
def test_what_is_said_to_be_needed_is_what_changes_the_record(name: str) -> None:
    """The short way, step by step, tells what reading the whole document without the part tells."""
    rules, path = load_rules(), SAMPLES / name
    whole = dumped(path, rules)
    changing = set()
    for part in patterns(rules):
        with part.left_out():
            changing |= {(part.kind, part.key)} if dumped(path, rules) != whole else set()
    found = coverage([path], [], "auto", workers=1)
    kinds = {rule.kind for rule in rules}
    entries = {(entry.kind, entry.key) for entry in claiming_entries(rules)}
    assert {n.place for n in found.needs if n.documents and n.place[0] in kinds} - entries == changing


def test_a_wording_that_is_left_out_is_gone_and_only_inside() -> None:
    lexicon = load_rules().lexicon
    part = next(part for part in wordings(lexicon) if part.words == "Menimbang")
    with part.left_out(lexicon).in_use():
        assert headings()["menimbang"].words == ()
    with lexicon.in_use():
        assert headings()["menimbang"].words == ("Menimbang",)
    found = coverage([SAMPLES / "decree/tim-pelaksana-kegiatan-desa.html"], [], "off", workers=1)
    assert next(n for n in found.needs if n.place == ("headings", "menimbang.words: Menimbang")).documents
