"""What is said of rule files that are written otherwise: file, key, reason, remedy; single keys that are overridden."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from makers import document, read_record
from workbench import FIRST, RULE, call, rules_in

from extractor.authoring.run_examples import check_rules
from extractor.rulebook.load import load_rules
from extractor.rulebook.rule_set import RuleSet


def refused(folder: Path, data: bytes | str, name: str = "memo.toml") -> str:
    """What is said of a rule file with this content, one line."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    result = call("rules", "check", folder)
    assert result.exit_code in (2, 3) and result.stdout == ""
    return result.stderr.removeprefix("naskah: ").strip().splitlines()[-1]


def read(text: str, rules: RuleSet) -> dict[str, Any]:
    """The record of a text by these rules and their lists."""
    with rules.lexicon.in_use():
        return read_record(document(text), rules)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "memo.toml").write_bytes(b"\xef\xbb\xbf" + RULE.encode())
    assert call("rules", "check", tmp_path).exit_code == 0


CP1252 = RULE.replace('"A memo from', '"A mémo from').encode("cp1252")


@pytest.mark.parametrize(
    ("data", "key", "reason", "remedy"),
    [
        (CP1252, "line 2", "'é' is not in UTF-8, but in Windows-1252", "save it as UTF-8"),
        (RULE.encode("utf-16"), "the file", "written in UTF-16", "save it as UTF-8"),
        (RULE.encode("utf-16-le"), "the file", "written in UTF-16", "save it as UTF-8"),
        (RULE.replace("'^MEMO$'", r'"^MEMO\s"'), "line 6", "Unescaped", r"single quotes"),
        (RULE.replace("'^MEMO$'", r'"^MEMO\b"'),
         "match.0.all", r"\b is a control character", "single quotes: '\\bNomor'"),
        (RULE.replace('type = "date"', 'type = "dat"'),
         "fields.date.type", "no field type 'dat'", "did you mean 'date'?"),
        (RULE + "[fields.topic]\nmany = true\n",
         "line 37", "[fields.topic] stands there for the second time", "into one"),
        (RULE + '[[sections]]\nname = "isi"\nstarts = ["^(?P<heading>Isi)"]\n',
         "sections.isi", "twice", "leave one out"),
        ("kind: memo\nabout: A memo\n", "line 1", "looks like YAML", 'kind = "surat"'),
        (RULE.replace('kind = "memo"', "kind = memo"), "line 1", "kind = memo", "texts stand in quotes"),
        (RULE.replace("[fields.date]", "[fields.date]\nlable = 'date'"),
         "fields.date.lable", "not known", "did you mean"),
        (RULE + "[fields.post]\nlabel = 'positon'\n",
         "fields.post", "no meaning 'positon'", "did you mean 'position'?"),
        (RULE.replace('kind = "memo"', 'kind = "memo"\nextends = "lampirn"'),
         "extends", "'lampirn'", "did you mean 'lampiran'"),
        (RULE.replace('kind = "memo"', 'kind = "memo"\nextends = "memo"'),
         "extends", "cannot extend itself", "overrides"),
        (RULE.replace('kind = "memo"', 'kind = "memo"\noverrides = true'),
         "overrides", "no later folder", "leave `overrides`"),
        (RULE + '[labels]\nwho = "Nama"\n',
         "labels.who", "'Nama' is a wording of the label 'name'", "use label = 'name'"),
        (RULE + '[labels]\nwho = "Nama"\npost = "Jabatan"\n',
         "labels.who", "labels.post: 'Jabatan' is a wording of the label", "use label = 'position'"),
        (RULE + "[headings.dasar_kita]\nwords = 3\n", "headings.dasar_kita.words", "valid tuple", ""),
    ],
)  # fmt: skip
def test_each_message_names_file_key_reason_and_remedy(
    tmp_path: Path, data: bytes | str, key: str, reason: str, remedy: str
) -> None:
    said = refused(tmp_path, data)
    assert said.startswith(f"{tmp_path / 'memo.toml'}: {key}: "), said
    assert reason in said and remedy in said, said


def test_a_match_without_examples_is_told(tmp_path: Path) -> None:
    text = RULE.replace('examples = ["MEMO\\nNomor : 1"]\nrejects = ["MEMO", "Nomor : 1"]\n', "")
    rules_in(tmp_path, text)
    said = call("rules", "check", tmp_path).stderr
    assert "memo.toml: match.0.examples: there is no text that it recognises; add one" in said
    assert said.count("match.0") == 1, "what follows from it is not told as well"
    rules_in(tmp_path, RULE.replace('examples = ["MEMO\\nNomor : 1"]\n', ""))
    assert "match.0.examples: there is no text that it recognises" in call("rules", "check", tmp_path).stderr


def test_a_file_for_a_folder_and_yaml_in_it(tmp_path: Path) -> None:
    file = rules_in(tmp_path / "a") / "memo.toml"
    said = call("extract", file, "--rules", file)
    wanted = f"{file}: this is a rule file, and rules are given as a folder: {file.parent}"
    assert said.exit_code == 2 and wanted in said.stderr
    yaml = refused(tmp_path / "b", "kind: x\n", "memo.yaml")
    assert "memo.yaml: the file: this is YAML, and rule files are TOML; `naskah rules new KIND` drafts one" in yaml
    nothing = call("rules", "check", tmp_path / "c")
    assert nothing.exit_code == 2 and "no such folder of rules; check the path" in nothing.stderr


OVERRIDE = r"""kind = "letter"
overrides = true

[[signals]]
says = "Hal or Perihal stands there"
weight = 5

[fields.subject]
required = true

[fields.room]
label = "room"
about = "The room."

[labels]
room = ["Ruang Rapat"]
"""


def test_single_keys_of_a_built_in_kind_are_overridden(tmp_path: Path) -> None:
    before = next(rule for rule in load_rules() if rule.kind == "letter")
    rules = load_rules(rules_in(tmp_path, OVERRIDE, "letter"))
    letter = next(rule for rule in rules if rule.kind == "letter")
    assert letter.fields["subject"] == before.fields["subject"].model_copy(update={"required": True})
    assert [s.weight for s in letter.signals if s.says.startswith("Hal")] == [5]
    assert len(letter.signals) == len(before.signals) and letter.sections == before.sections
    found = read("Nomor : 5\nHal : Rapat\nRuang Rapat : Melati\nKepada\nYth. Camat", rules)
    assert (found["kind"], found["room"], found["subject"]) == ("letter", "Melati", "Rapat")


def test_labels_and_headings_of_a_rule_file_are_known_to_its_fields_and_sections(tmp_path: Path) -> None:
    starts = 'starts = [\'^(?P<heading>Isi)\']\nexamples = ["Isi"]\nrejects = ["isi"]'
    text = RULE.replace(starts, 'headings = ["isi_memo"]\nexamples = ["I S I"]')
    text += '[fields.writer]\nlabel = "writer"\n[labels]\nwriter = ["Ditulis Oleh"]\n'
    text += '[headings.isi_memo]\nwords = ["Isi"]\n'
    rules = load_rules(rules_in(tmp_path, text))
    assert [problem for problem in check_rules(rules) if problem.file.endswith("memo.toml")] == []
    found = read(FIRST.replace("Isi", "Ditulis oleh : Danu\nI S I"), rules)
    assert found["writer"] == "Danu" and [s["name"] for s in found["sections"]] == ["head", "isi"]
