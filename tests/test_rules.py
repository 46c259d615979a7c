from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import get_args

import pytest

from extractor.errors import RuleError, RuleWarning
from extractor.fields import TYPES
from extractor.records.checks import CHECKS
from extractor.rulebook import schema
from extractor.rulebook.schema import Rule, load_rules
from extractor.structure.list_labels import STYLES

HEAD = 'about = "Nota dinas"\n[[match]]\nwhy = "w"\nall = ["^NOTA"]\n'
SECTION = '[[sections]]\nname = "isi"\nstarts = ["^Isi"]\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "vocabularies").mkdir()
    return tmp_path


def nota(folder: Path, text: str, name: str = "nota") -> Rule:
    """The rule `nota`, loaded from `folder` with `text` in its file."""
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return next(rule for rule in load_rules(folder) if rule.kind == "nota")


def test_the_built_in_rules_load() -> None:
    kinds = [rule.kind for rule in load_rules()]
    assert {"decree", "regulation", "proposal", "index_report", "article", "letter", "unknown"} <= set(kinds)
    assert not {"instrument", "lampiran"} & set(kinds), "files that others extend claim no document"
    assert [rule.kind for rule in load_rules() if rule.fallback] == ["unknown"]


def test_a_file_says_as_little_as_it_can(folder: Path) -> None:
    rule = nota(folder, 'kind = "nota"\n' + HEAD + SECTION + '[fields.title]\nfind = "x"\n')
    assert rule.match[0].priority == 0
    assert rule.fields["title"].find == ("x",) and rule.fields["title"].section == ("document",)
    assert rule.source == str(folder / "nota.toml")


def test_words_stand_for_parts_of_patterns_and_of_later_words(folder: Path) -> None:
    words = "[words]\nbol = '^\\W*'\noffice = '{{bol}}BUPATI'\n"
    rule = nota(folder, 'kind = "nota"\n' + HEAD + words + '[fields.x]\nfind = "{{office}} [A-Z]+"\n')
    assert rule.fields["x"].find == (r"^\W*BUPATI [A-Z]+",)


def test_a_rule_lays_over_the_one_it_extends(folder: Path) -> None:
    base = SECTION + '[[sections]]\nname = "akhir"\nlast = true\nstarts = ["^Akhir"]\n[fields.title]\n[fields.date]\n'
    (folder / "dasar.toml").write_text('kind = "dasar"\nabout = "x"\n' + base, encoding="utf-8")
    own = (
        '[[sections]]\nname = "isi"\nstarts = ["^ISI"]\n[[sections]]\nname = "dua"\nafter = "isi"\nstarts = ["^Dua"]\n'
    )
    rule = nota(folder, 'kind = "nota"\nextends = "dasar"\n' + HEAD + own + "[fields.title]\nrequired = true\n")
    assert [s.name for s in rule.sections] == ["isi", "dua", "akhir"]
    assert rule.sections[0].starts == ("^ISI",)
    assert rule.fields["title"].required and "date" in rule.fields


def test_a_file_in_an_earlier_folder_replaces_its_namesake(folder: Path) -> None:
    (folder / "decree.toml").write_text('kind = "decree"\n' + HEAD, encoding="utf-8")
    decree = next(rule for rule in load_rules(folder) if rule.kind == "decree")
    assert decree.about == "Nota dinas"


def test_a_closed_list_comes_from_the_rules_own_folder_first(folder: Path) -> None:
    words = 'about = "mine"\n[[entry]]\nname = "Satu"\n'
    (folder / "vocabularies" / "components.toml").write_text(words, encoding="utf-8")
    rule = nota(folder, 'kind = "nota"\n' + HEAD + '[fields.x]\ntype = "entry"\nvocabulary = "components"\n')
    assert rule.fields["x"].vocabulary is not None and rule.fields["x"].vocabulary.about == "mine"


WRONG = {
    "unknown key": ("abuot = 1", "abuot", "not known"),
    "unknown key inside": ('[fields.x]\nfnid = "a"', "fields.x.fnid", "not known"),
    "wrong type": ('[fields.x]\nrequired = "perhaps"', "fields.x.required", "boolean"),
    "wrong kind of pattern": ("[fields.x]\nfind = [3]", "fields.x.find.0", "string"),
    "lookahead": ("[fields.x]\nfind = ['(?=a)b']", "fields.x.find.0", "(?="),
    "backreference": ("[fields.x]\nfind = ['(a)\\1']", "fields.x.find.0", "escape"),
    "unclosed group": (SECTION + "items = 'number'\nrejects = 'x'\nnames = { a = '(' }", "sections.isi.names.a", ")"),
    "unknown word": ("[fields.x]\nfind = ['{{ofice}} A']", "fields.x.find.0", "{{ofice}}"),
    "unknown field type": ('[fields.x]\ntype = "poem"', "fields.x.type", "'letter_number'"),
    "unknown option": ("[fields.x]\noptions = { stirp = '.' }", "fields.x.options.stirp", "not known"),
    "wrong option": ("[fields.x]\noptions = { shortest = 'two' }", "fields.x.options.shortest", "integer"),
    "unknown label style": (SECTION + 'items = ["number|greek"]', "sections.isi.items.0", "'greek'"),
    "unknown check": ('[[checks]]\nname = "sums"', "checks.sums.name", "'year_agrees'"),
    "unknown section of a field": ('[fields.x]\nsection = "isi"', "fields.x.section", "no section 'isi'"),
    "unknown section of a group": ('[groups.g]\nsection = "isi"', "groups.g.section", "no section 'isi'"),
    "unknown section before": (SECTION + 'only_after = "awal"', "sections.isi", "no section 'awal'"),
    "missing vocabulary": ('[fields.x]\nvocabulary = "colours"', "fields.x.vocabulary", "no vocabulary colours.toml"),
    "broken vocabulary": ('[fields.x]\nvocabulary = "broken"', "fields.x.vocabulary", "broken.toml"),
    "wrong vocabulary": ('[fields.x]\nvocabulary = "wrong"', "fields.x.vocabulary", "wrong.toml"),
    "bad name": ('[fields."No."]\nfind = "a"', "fields.No.", "pattern"),
    "taken name": ("[fields.findings]\nfind = 'a'", "the file", "'findings' is taken"),
    "name of a field and a group": ("[fields.x]\n[groups.x]", "the file", "'x' is taken"),
    "column of nothing": ("[groups.g]\ncolumns = [{ name = 'a', of = 'b' }]", "groups.g", "'b'"),
    "match without pattern": ('[[match]]\nwhy = "w"', "match.1", "needs a pattern"),
    "unknown base": ('extends = "nowhere"', "extends", "'nowhere'"),
    "itself as base": ('extends = "nota"', "extends", "'nota'"),
    "no single base": ('extends = ["decree"]', "extends", "must be a str"),
    "fields as a list": ("extends = 'decree'\nfields = [1]", "fields", "must be a dict"),
    "sections as text": ("extends = 'decree'\nsections = 'isi'", "sections", "must be a list"),
    "sections of text": ("extends = 'decree'\nsections = ['isi']", "sections", "[[sections]]"),
    "section without a name": ("extends = 'decree'\n[[sections]]\nstarts = 'a'", "sections", "required"),
    "word that is a number": ("[words]\nbol = 3", "words.bol", "must be a str"),
    "bad TOML": ("[fields.x\nfind = 1", "", "not valid TOML"),
    "key given twice": ("[fields.x]\n[fields.x]", "", "not valid TOML"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said_with_file_key_and_reason(folder: Path, case: str) -> None:
    text, key, reason = WRONG[case]
    (folder / "vocabularies" / "broken.toml").write_text("[[entry", encoding="utf-8")
    (folder / "vocabularies" / "wrong.toml").write_text('[[entry]]\nname = "a"\nalias = "b"', encoding="utf-8")
    given = text.splitlines()
    tables = next((i for i, line in enumerate(given) if line.startswith("[")), len(given))
    with pytest.raises(RuleError) as error:
        nota(folder, "\n".join(['kind = "nota"', *given[:tables], HEAD, *given[tables:]]))
    lines = error.value.message.splitlines()
    assert any(f"{folder / 'nota.toml'}: {key}" in line and reason in line for line in lines), lines


def test_every_fault_of_a_file_is_told_at_once(folder: Path) -> None:
    with pytest.raises(RuleError) as error:
        nota(folder, 'kind = "nota"\n' + HEAD + '[fields.x]\nfnid = "a"\n[fields.y]\nfind = "("\n')
    assert len(error.value.message.splitlines()) == 2


def test_a_file_is_named_as_its_kind(folder: Path) -> None:
    with pytest.raises(RuleError, match=r"memo\.toml: kind: .*'memo'"):
        nota(folder, 'kind = "nota"\n' + HEAD, name="memo")


def test_a_file_without_kind(folder: Path) -> None:
    with pytest.raises(RuleError, match=r"nota\.toml: kind: Field required"):
        nota(folder, HEAD)


def test_bytes_that_are_no_text(folder: Path) -> None:
    (folder / "nota.toml").write_bytes(b"kind = '\xff'")
    with pytest.raises(RuleError, match=r"nota\.toml: cannot be read"):
        load_rules(folder)


def test_a_folder_that_is_none(folder: Path) -> None:
    with pytest.raises(RuleError, match="no such folder of rules"):
        load_rules(folder / "rules")


def test_bases_that_go_round(folder: Path) -> None:
    (folder / "memo.toml").write_text('kind = "memo"\nextends = "nota"\nabout = "x"\n', encoding="utf-8")
    with pytest.raises(RuleError, match="extends"):
        nota(folder, 'kind = "nota"\nextends = "memo"\n' + HEAD)


def test_the_names_a_file_may_use_are_those_there_are() -> None:
    assert set(get_args(schema.TypeName)) == set(TYPES)
    assert set(get_args(schema.CheckName)) == set(CHECKS)
    assert set(schema.LABEL_STYLES) == {style for style in STYLES if not style.startswith("inline_")}


OLD_WORDS = {
    "match.1.meta": ('[[match]]\nwhy = "w"\nmeta = "author"', "metadata"),
    "fields.x.quiet": ("[fields.x]\nquiet = true", "optional"),
    "fields.x.beside": ("[fields.x]\nbeside = 'a'", "cell_right_of"),
    "fields.x.meta": ("[fields.x]\nmeta = 'title'", "metadata"),
    "fields.x.width": ("[fields.x]\nwidth = 20", "max_length"),
    "fields.x.otherwise": ("[fields.x]\n[fields.x.otherwise]\nfind = 'a'", "fallback"),
    "fields.x.fallback.needs": ("[fields.x]\n[fields.x.fallback]\ntype = 'signature'\nneeds = 'name'", "complete_if"),
    "fields.x.options.sure": ("[fields.x]\noptions = { sure = 60 }", "min_confidence"),
    "groups.g.quiet": ("[groups.g]\nquiet = true", "optional"),
    "groups.g.groups.h.fields.x.quiet": ("[groups.g.groups.h.fields.x]\nquiet = true", "optional"),
    "groups.g.columns.0.options.printed": (
        "[groups.g]\n[[groups.g.columns]]\nname = 'a'\ntype = 'closing'\nvocabulary = 'components'\n"
        "options = { printed = true }",
        "as_printed",
    ),
}


@pytest.mark.parametrize("key", OLD_WORDS)
def test_an_old_word_is_read_as_the_new_one_and_warned_of(folder: Path, key: str) -> None:
    text, new = OLD_WORDS[key]
    head = f'kind = "nota"\n{HEAD}'
    with pytest.warns(RuleWarning) as told:
        read = nota(folder, head + text)
    (message,) = [str(warning.message) for warning in told]
    assert message.startswith(f"{folder / 'nota.toml'}: {key}: ") and repr(new) in message
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert nota(folder, head + re.sub(rf"\b{key.rsplit('.')[-1]}\b", new, text)) == read


def test_an_old_word_beside_its_new_one_is_refused(folder: Path) -> None:
    with pytest.raises(RuleError, match=r"nota\.toml: fields\.x\.quiet: .*'optional'"):
        nota(folder, 'kind = "nota"\n' + HEAD + "[fields.x]\nquiet = true\noptional = false\n")


def test_the_built_in_rules_use_no_old_word() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert load_rules()


def test_rules_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_rules()[0].kind = "other"  # type: ignore[misc]


def test_a_misspelt_key_is_told_its_like(tmp_path: Path) -> None:
    (tmp_path / "nota.toml").write_text(
        'kind = "nota"\nabout = "x"\n[[match]]\nwhy = "w"\nall = ["^NOTA"]\nwihtin = 5\n', encoding="utf-8"
    )
    with pytest.raises(RuleError, match=r"match\.0\.wihtin: this key is not known; did you mean 'within'"):
        load_rules(tmp_path)


def test_a_group_that_nothing_reads_is_refused(tmp_path: Path) -> None:
    (tmp_path / "nota.toml").write_text(
        'kind = "nota"\nabout = "x"\n[[match]]\nwhy = "w"\nall = ["^NOTA"]\n'
        "[fields.hal]\nfind = ['Hal: (?P<nilai>.+)']\n",
        encoding="utf-8",
    )
    with pytest.raises(RuleError, match=r"fields\.hal: find: nothing reads the group 'nilai'"):
        load_rules(tmp_path)


def test_a_file_that_claims_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "nota.toml").write_text('kind = "nota"\nabout = "x"\n', encoding="utf-8")
    with pytest.raises(RuleError, match="claims no document"):
        load_rules(tmp_path)


def test_a_folder_without_rule_files_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no rule files in this folder"):
        load_rules(tmp_path)
