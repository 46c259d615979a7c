"""Packages of other people add field types, checks, label styles and link sources by entry points, as naskah does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

RULE = """kind = "peta"
about = "A map."
[[match]]
why = "w"
all = "^PETA"
rejects = "peta"
[[sections]]
name = "isi"
starts = "^ISI"
items = "double_angle"
[fields.place]
type = "coordinates"
find = "(?P<value>-?\\\\d.*)$"
decimals = 2
[fields.map]
find = "^Gambar: (?P<value>.+)"
[fields.points]
section = "isi"
type = "list"
[[checks]]
name = "lies_south"
options = { north = 0 }
"""
TEXT = "PETA\n3.456789, 102.25\nGambar: denah.txt\nISI\n«1» satu dua tiga\n«2» empat lima enam\n"
GROUPS = ("field_types", "checks", "label_styles", "link_sources", "readers")
TICKET = "AMPLOP|KARCIS PARKIR|Kendaraan: BD 123 XY|Pintu Masuk : Utara"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder like site-packages with the package in it, made known by its entry points alone."""
    site = tmp_path / "site"
    metadata = site / "naskah_example-1.2.dist-info"
    metadata.mkdir(parents=True)
    module = Path(__file__).parent / "extension" / "naskah_example.py"
    (site / module.name).write_bytes(module.read_bytes())
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: naskah-example\nVersion: 1.2\n", encoding="utf-8")
    groups = "".join(f"[naskah.{group}]\nexample = naskah_example\n" for group in GROUPS)
    groups += "[naskah.rules]\ntickets = naskah_example_rules\n"
    shutil.copytree(module.parent / "naskah_example_rules", site / "naskah_example_rules")
    (metadata / "entry_points.txt").write_text(groups, encoding="utf-8")
    return site


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "peta.toml").write_text(RULE, encoding="utf-8")
    return folder


def naskah(site: Path | None, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, where the folder `site` is installed."""
    tree = Path(__file__).parent.parent
    places = [str(tree), *([str(site)] if site else [])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(places), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "extractor", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)


def test_what_a_package_adds_is_used_as_what_is_built_in(installed: Path, rules: Path, tmp_path: Path) -> None:
    documents, output = tmp_path / "in", tmp_path / "out"
    documents.mkdir()
    (documents / "a.txt").write_text(TEXT, encoding="utf-8")
    (documents / "denah.txt").write_text("Denah", encoding="utf-8")
    done = naskah(installed, "extract", documents, "-o", output, "--rules", rules, "--workers", "1")
    assert done.returncode == 0, done.stderr
    record = json.loads((output / "a.txt.json").read_text(encoding="utf-8"))
    assert record["place"] == [3.46, 102.25]
    assert record["points"] == ["satu dua tiga", "empat lima enam"]
    assert {"boundary_assumed"} <= {finding["code"] for finding in record["findings"]}
    links = [json.loads(line) for line in (output / "links.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(link["kind"], link["to"]) for link in links] == [("map", "denah.txt")]


def test_its_options_are_checked_as_those_of_built_in_types_are(installed: Path, rules: Path) -> None:
    (rules / "peta.toml").write_text(RULE.replace("decimals = 2", "decimals = 99"), encoding="utf-8")
    refused = naskah(installed, "rules", "check", rules)
    assert refused.returncode == 3 and "fields.place.decimals: Input should be less than" in refused.stderr
    (rules / "peta.toml").write_text(RULE.replace("[fields.place]", "[fields.place]\nstrip = '.'"), encoding="utf-8")
    strange = naskah(installed, "rules", "check", rules)
    assert strange.returncode == 3 and "fields.place.strip: the type 'coordinates' does not know" in strange.stderr


def test_its_rules_reader_and_values_are_there_without_being_asked_for(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.amplop").write_text(TICKET, encoding="utf-8")
    done = naskah(installed, "extract", tmp_path / "a.amplop")
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    assert (record["kind"], record["vehicle"], record["gate"]) == ("karcis", {"region": "BD", "number": 123}, "Utara")
    listed = naskah(installed, "rules", "list").stdout
    assert "A parking ticket." in listed and "naskah_example_rules" in listed
    assert naskah(installed, "rules", "check").returncode == 0
    assert '"region"' in naskah(installed, "schema", "karcis").stdout
    assert "unknown_kind" in naskah(None, "extract", tmp_path / "a.amplop").stderr, "without it, it is text of no kind"


def test_linking_sees_the_roles_that_its_rules_give(installed: Path, tmp_path: Path) -> None:
    documents, output = tmp_path / "in", tmp_path / "out"
    documents.mkdir()
    ticket = f"{TICKET}|Seri: 12/P/2031|Dicetak: 5 Mei 2031"
    (documents / "a.amplop").write_text(ticket, encoding="utf-8")
    (documents / "b.amplop").write_text(ticket.replace("123", "124"), encoding="utf-8")
    for command in (("extract", documents, "-o", output, "--workers", "1"), ("link", output)):
        assert naskah(installed, *command).returncode == 0
        links = [json.loads(line) for line in (output / "links.jsonl").read_text(encoding="utf-8").splitlines()]
        assert [(link["kind"], link["status"], link["to"]) for link in links] == [("duplicate", "found", "a.amplop")]


def test_ones_own_rules_stand_before_those_of_a_package(installed: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "karcis.toml").write_text(
        'kind = "karcis"\noverrides = true\n[fields.gate]\nrequired = true\n', encoding="utf-8"
    )
    (tmp_path / "a.amplop").write_text(TICKET.replace("Pintu", "Lintu"), encoding="utf-8")
    record = json.loads(naskah(installed, "extract", tmp_path / "a.amplop", "--rules", own).stdout)
    assert [(f["code"], f["at"]) for f in record["findings"]] == [("required_missing", "/gate")]


def test_rules_that_a_package_offers_and_does_not_have_are_named(installed: Path, rules: Path) -> None:
    shutil.rmtree(installed / "naskah_example_rules")
    refused = naskah(installed, "rules", "list")
    assert refused.returncode == 3
    assert "the package naskah-example: naskah.rules: offers rules in 'naskah_example_rules'" in refused.stderr


def test_without_the_package_its_names_are_unknown(rules: Path) -> None:
    refused = naskah(None, "rules", "check", rules)
    assert refused.returncode == 3
    for what in ("there is no field type 'coordinates'", "no label style 'double_angle'", "no check 'lies_south'"):
        assert what in refused.stderr


def test_a_package_that_cannot_be_loaded_is_named(installed: Path, rules: Path) -> None:
    (installed / "naskah_example.py").write_text("raise OSError('no disk')", encoding="utf-8")
    refused = naskah(installed, "rules", "check", rules)
    assert refused.returncode == 3 and "the package naskah-example offers a " in refused.stderr
    assert "cannot be loaded: OSError: no disk" in refused.stderr


def test_a_name_that_is_taken_is_refused(installed: Path, rules: Path) -> None:
    module = installed / "naskah_example.py"
    module.write_text(module.read_text(encoding="utf-8").replace('"coordinates"', '"date"'), encoding="utf-8")
    refused = naskah(installed, "rules", "check", rules)
    assert refused.returncode == 3 and "two packages offer a field type named 'date'" in refused.stderr


def test_another_version_of_the_package_reads_anew(installed: Path) -> None:
    code = "from extractor.batch.versions import library_versions as v; print(dict(v(False))['naskah-example'])"
    tree = Path(__file__).parent.parent
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tree), str(installed)])}
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert said.stdout.strip() == "1.2"
