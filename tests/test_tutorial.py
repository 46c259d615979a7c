"""The tutorial does what it says: its files are written, its commands run, what they say is looked for."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from workbench import call

from extractor.resources import rules_dir

TEXT = (rules_dir() / "TUTORIAL.md").read_text(encoding="utf-8")
STEP = re.compile(r"<!-- (?P<what>file|run|says)(?:: (?P<of>\S+))? -->\n```\w+\n(?P<body>.*?)```", re.DOTALL)


def test_every_step_of_the_tutorial_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said, done = "", []
    for step in STEP.finditer(TEXT):
        done.append(step["what"])
        if step["what"] == "file":
            Path(step["of"]).parent.mkdir(exist_ok=True)
            Path(step["of"]).write_text(step["body"], encoding="utf-8")
        elif step["what"] == "says":
            assert step["body"].strip() in said, said
        else:
            result = call(*shlex.split(step["body"])[1:])
            said = result.stdout + result.stderr
            assert result.exit_code == int(step["of"]), said
    assert (done.count("file"), done.count("run"), done.count("says")) == (5, 11, 8)
    record = json.loads(call("extract", "docs/b.txt", "--rules", "my-rules").stdout)
    assert record["kind"] == "disposisi" and record["agenda_number"]["sequence"] == "77"
    assert (record["sender"], record["subject"]) == ("Camat Laut", "Undangan rapat")
    assert record["date"]["value"] == "2031-05-09"
    assert record["passed_on_to"] == ["Kepala Seksi Umum"]
    assert (record["signatory"]["name"], record["signatory"]["nip"]) == ("DANU WIJAYA, S.Sos.", "196901011995031001")
    receipt = json.loads(call("extract", "receipts/a.txt", "--rules", "receipt-rules").stdout)
    assert receipt["books"] == [{"title": "Kebun di halaman", "copies": 12}, {"title": "Burung pantai", "copies": 3}]
    assert (receipt["giver"], receipt["receiver"]) == ("Dinas Perpustakaan", "Desa Semai Hulu")
    assert (receipt["number"]["value"], receipt["date"]["value"]) == ("21/BUKU/2031", "2031-05-04")
    assert {(one["name"], one["position"], one["nip"]) for one in receipt["signatories"]} == {
        ("DANU WIJAYA", "KEPALA DESA SEMAI HULU", "197501012000011001"),
        ("SARI MELATI, S.IP.", "KEPALA SEKSI LAYANAN", "198001012005012003"),
    }


def test_every_block_of_the_tutorial_is_a_step() -> None:
    assert TEXT.count("```") == 2 * len(list(STEP.finditer(TEXT)))


def test_its_links_point_at_files() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", TEXT):
        assert (rules_dir() / target).exists(), target
