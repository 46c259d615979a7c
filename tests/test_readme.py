"""The README tells the truth: two commands, every finding's code, records as they are."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from makers import read_record

from extractor.authoring.run_examples import check_rules, document_of
from extractor.model.findings import CODES
from extractor.rulebook.load import load_rules

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def first_block() -> list[str]:
    """The lines of the first code block."""
    match = re.search(r"```\w*\n(.*?)```", README, re.DOTALL)
    assert match
    return match[1].strip().splitlines()


def test_the_first_block_has_two_commands() -> None:
    extract, tests = first_block()
    assert "naskah extract samples" in extract
    assert extract.endswith("-o outputs")
    assert "pytest" in tests


def findings_table() -> str:
    """The table as the README should have it."""
    rows = [f"| `{code}` | {severity} | {meaning} |" for code, (severity, meaning) in sorted(CODES.items())]
    return "\n".join(["| code | severity | it says |", "|---|---|---|", *rows])


def test_every_finding_is_listed() -> None:
    match = re.search(r"<!-- findings -->\n(.*?)\n<!-- /findings -->", README, re.DOTALL)
    assert match
    assert match[1] == findings_table()


COMMON = {
    "subtype", "number", "title", "issuer", "region", "place", "date", "signatory", "signatories", "legal_bases",
    "blank_form", "tembusan", "tables", "lampiran",
}  # fmt: skip
"""Values that most papers have: the README names them once, above the table of kinds."""


def kinds_table() -> str:
    """What the README says of each kind: what it is, its own values, and documents of it in samples/."""
    rows = []
    for rule in sorted(load_rules().kinds, key=lambda rule: rule.kind):
        if not rule.fallback:
            own = [f"`{name}`" for name in (*rule.fields, *rule.groups) if name not in COMMON]
            held = sorted((ROOT / "samples" / rule.kind).glob("*"))
            documents = {path.name.split(".")[0] for path in held}
            link = f"[`{rule.kind}`](rules/{rule.kind}.toml)"
            rows.append(f"| {link} | {rule.about} | {' '.join(own)} | {len(documents)} |")
    return "\n".join(["| kind | it is | has besides | samples |", "|---|---|---|---|", *rows])


def test_every_kind_has_its_row() -> None:
    match = re.search(r"<!-- kinds -->\n(.*?)\n<!-- /kinds -->", README, re.DOTALL)
    assert match
    assert match[1] == kinds_table(), "python tests/fill_readme.py writes it anew"
    assert all(int(count) >= 3 for count in re.findall(r"\| (\d+) \|$", match[1], re.MULTILINE))


def test_its_links_point_at_files() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_kinds_it_names_have_rule_files() -> None:
    named = re.search(r"^rules/ +(.*?) \.toml", README, re.MULTILINE)
    assert named
    for kind in named[1].split(" · "):
        assert (ROOT / "rules" / f"{kind}.toml").is_file(), kind


def test_its_python_does_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line of the example is run, and gives what the comment behind it begins with."""
    match = re.search(r"## In Python\n\n```python\n(.*?)```", README, re.DOTALL)
    assert match
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {}
    checked = 0
    for line in match[1].strip().splitlines():
        code, _, comment = line.partition("  # ")
        if "=" in code.split("(")[0] or not comment:
            exec(code, names)
        elif told := re.match(r"'[^']*'|\d+", comment):
            assert repr(eval(code, names)) == told[0]
            checked += 1
        else:
            assert eval(code, names)
    assert checked == 4 and type(names["record"]).__name__ == "Decree"


def test_ci_runs_the_second_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "README.md" in script and "sed -n 2p" in script


def test_its_example_of_a_rule_keeps_its_promises(tmp_path: Path) -> None:
    match = re.search(r"<!-- rule: (\w+) -->\n```toml\n(.*?)```", README, re.DOTALL)
    assert match
    (tmp_path / f"{match[1]}.toml").write_text(match[2], encoding="utf-8")
    rules = [rule for rule in load_rules(tmp_path) if rule.kind == match[1]]
    assert check_rules(rules) == []
    text = (
        "TANDA TERIMA BERKAS\nNOMOR : 027/12/TT/2022\nPada tanggal 20 Mei 2022\n"
        "telah diterima dari Kecamatan Suka Maju :\n1. Satu\n2. Dua"
    )
    found = read_record(document_of(text), load_rules(tmp_path))
    assert found["kind"] == match[1]
    assert found["date"]["value"] == "2022-05-20"
    assert [point["text"] for point in found["points"]] == ["Satu", "Dua"]


def test_contributing_names_what_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:extractor|rules|tests|benchmarks)/[\w./]*)`", text)
    assert len(named) > 30
    for path in named:
        assert (ROOT / path).exists(), path
    for module in re.findall(r"`(\w+\.py)`", text):
        assert [*(ROOT / "extractor").rglob(module), *(ROOT / "benchmarks").glob(module)], module
    for group in re.findall(r"`(naskah\.\w+)`", text):
        assert f'[project.entry-points."{group}"]' in (ROOT / "pyproject.toml").read_text(encoding="utf-8"), group


def test_the_rooms_it_lists_are_those_there_are() -> None:
    picture = re.search(r"```\n(cli/ .*?)```", README, re.DOTALL)
    assert picture
    listed = set(re.findall(r"(?:^|  )([a-z]+)(?:/|\.py) ", picture[1], re.MULTILINE)) - {"rules"}
    rooms = {path.stem for path in (ROOT / "extractor").iterdir() if path.name[0] not in "_."}
    assert listed == {room for room in rooms if room not in ("entry_points", "errors", "processors", "resources", "py")}


def test_its_example_of_a_package_is_one(tmp_path: Path) -> None:
    """The module and entry points of the README, made known as an installed package is, and a rule that names them."""
    blocks = r'```python\n(from extractor.fields import .*?)```.*?```toml\n(.*?)\[project.entry-points."naskah.rules'
    match = re.search(blocks, README, re.DOTALL)
    assert match
    package, metadata, rules = (tmp_path / name for name in ("site/my_package", "site/my_package-1.dist-info", "rules"))
    for folder in (package, metadata, rules):
        folder.mkdir(parents=True)
    (package / "vehicles.py").write_text(match[1], encoding="utf-8")
    groups = tomllib.loads(match[2])["project"]["entry-points"]
    lines = (f"[{group}]\n{name} = {where}\n" for group, named in groups.items() for name, where in named.items())
    (metadata / "entry_points.txt").write_text("".join(lines), encoding="utf-8")
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: my-package\nVersion: 1\n", encoding="utf-8")
    (rules / "kendaraan.toml").write_text(VEHICLES, encoding="utf-8")
    (tmp_path / "a.txt").write_text("KENDARAAN\nPelat : bd 12 XY\n[1] Truk air\n[2] Mobil jenazah", encoding="utf-8")
    code = f"""
import json, sys
from click.testing import CliRunner
from extractor.cli import main
told = CliRunner().invoke(main, ["rules", "explain", "number_plate"])
checked = CliRunner().invoke(main, ["rules", "check", {str(rules)!r}])
from extractor import extract
record = extract({str(tmp_path / "a.txt")!r}, {str(rules)!r})
print(json.dumps([told.stdout, checked.exit_code, record.plate, [point.label for point in record.points]]))
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path / "site"), str(ROOT)])}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    told, status, plate, labels = json.loads(done.stdout)
    assert "region" in told and "number plate" in told
    assert (status, plate, labels) == (0, "BD 12 XY", ["1", "2"])


VEHICLES = r"""kind = "kendaraan"
about = "The vehicles of an office."
[[match]]
why = "its title"
all = '^KENDARAAN'
examples = "KENDARAAN"
rejects = "kendaraan"
[[sections]]
name = "isi"
starts = '^(?P<heading>)\[1\][ \t]'
items = "square"
examples = "[1] Truk"
rejects = "1. Truk"
[fields.plate]
section = "head"
type = "number_plate"
region = "BD"
find = 'Pelat[ \t]*:[ \t]*(?P<value>[^\n]+)'
examples = { "Pelat : bd 1234 xy" = "BD 1234 XY" }
[fields.points]
section = "isi"
type = "items"
"""
