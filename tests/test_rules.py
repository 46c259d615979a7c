from __future__ import annotations

import re
import tomllib
import warnings
from pathlib import Path

import pytest

from extractor.errors import RuleError, RuleWarning
from extractor.resources import rules_dir
from extractor.rulebook.load import load_rules
from extractor.rulebook.registry import FIELD_TYPES
from extractor.rulebook.schema import Rule

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


def test_built_in_files_are_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nota(folder, 'kind = "nota"\n' + HEAD)
    read, opened = list[Path](), Path.open
    monkeypatch.setattr(Path, "open", lambda path, *how, **more: (read.append(path), opened(path, *how, **more))[1])
    nota(folder, 'kind = "nota"\n' + HEAD + "[fields.title]\n")
    assert folder / "nota.toml" in read and not [path for path in read if path.parent == rules_dir()]


def test_what_extends_a_built_in_file_that_is_replaced_follows_it(folder: Path) -> None:
    nota(folder, 'kind = "nota"\n' + HEAD)
    own = 'kind = "instrument"\noverrides = true\n[fields.other]\n'
    (folder / "instrument.toml").write_text(own, encoding="utf-8")
    rules = {rule.kind: rule for rule in load_rules(folder)}
    assert {"tembusan", "other"} <= set(rules["decree"].fields) and "other" not in rules["letter"].fields


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


def test_a_file_leaves_out_fields_of_the_one_it_extends(folder: Path) -> None:
    base = "[fields.title]\nabout = 'theirs'\n[fields.date]\n[fields.place]\n[groups.people]\nstarts = ['a']\n"
    (folder / "dasar.toml").write_text('kind = "dasar"\nabout = "x"\n' + base, encoding="utf-8")
    left = 'without = ["date", "people", "title"]\n'
    rule = nota(folder, 'kind = "nota"\nextends = "dasar"\n' + left + HEAD + "[fields.title]\nabout = 'own'\n")
    assert list(rule.fields) == ["title", "place"] and not rule.groups
    assert rule.fields["title"].about == "own"


def test_two_sections_of_one_name_are_two_ways_to_start_it(folder: Path) -> None:
    base = SECTION + '[[sections]]\nname = "akhir"\nlast = true\nstarts = ["^Akhir"]\n'
    (folder / "dasar.toml").write_text('kind = "dasar"\nabout = "x"\n' + base, encoding="utf-8")
    twice = ("isi", "^ISI"), ("isi", "^POKOK"), ("dua", "^Dua"), ("dua", "^Kedua")
    own = "".join(f'[[sections]]\nname = "{name}"\nstarts = ["{source}"]\n' for name, source in twice)
    rule = nota(folder, 'kind = "nota"\nextends = "dasar"\n' + HEAD + own)
    starts = [(section.name, section.starts[0]) for section in rule.sections]
    assert starts == [("isi", "^ISI"), ("isi", "^POKOK"), ("dua", "^Dua"), ("dua", "^Kedua"), ("akhir", "^Akhir")]


def test_a_file_in_an_earlier_folder_replaces_its_namesake(folder: Path) -> None:
    (folder / "decree.toml").write_text('kind = "decree"\n' + HEAD, encoding="utf-8")
    decree = next(rule for rule in load_rules(folder) if rule.kind == "decree")
    assert decree.about == "Nota dinas"


def test_a_closed_list_comes_from_the_rules_own_folder_first(folder: Path) -> None:
    words = 'about = "mine"\n[[entry]]\nname = "Satu"\n'
    (folder / "vocabularies" / "components.toml").write_text(words, encoding="utf-8")
    rule = nota(folder, 'kind = "nota"\n' + HEAD + '[fields.x]\ntype = "entry"\nvocabulary = "components"\n')
    assert rule.fields["x"].options.vocabulary.about == "mine"  # type: ignore[attr-defined]


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
    "type that is no name": ("[fields.x]\ntype = ['date']", "fields.x.type", "string"),
    "options that are none": ("[fields.x]\noptions = 'strip'", "fields.x.options", "dictionary"),
    "unknown option": ("[fields.x]\noptions = { stirp = '.' }", "fields.x.options.stirp", "did you mean 'strip'"),
    "option of another type": ("[fields.x]\ntype = 'date'\nmax_length = 20", "fields.x.max_length", "'date' does not"),
    "options of another type": ("[fields.x]\ntype = 'date'\noptions.anew = 1", "fields.x.options.anew", "'date'"),
    "roles on a date": ("[fields.x]\ntype = 'date'\noptions.roles = true", "fields.x.options.roles", "'date' does not"),
    "length of money": ("[fields.x]\ntype = 'money'\nmax_length = 9", "fields.x.max_length", "'money' does not"),
    "case of a date": ("[fields.x]\ntype = 'date'\ncase = 'title'", "fields.x.case", "'date' does not know"),
    "option given twice": ("[fields.x]\nstrip = '.'\noptions = { strip = ',' }", "fields.x", "keep one"),
    "wrong option": ("[fields.x]\ntype = 'list'\noptions.shortest = 'two'", "fields.x.options.shortest", "integer"),
    "wrong option in the field": ("[fields.x]\ntype = 'list'\nshortest = 'two'", "fields.x.shortest", "int"),
    "option of a column": ("[groups.g]\ncolumns = [{ name = 'a', anew = true }]", "groups.g.columns.a.anew", "'text'"),
    "option of a check": ('[[checks]]\nname = "year_agrees"\noptions.x = 1', "checks.year_agrees.options.x", "not"),
    "no closed list": ('[fields.x]\ntype = "entry"', "fields.x.vocabulary", "required"),
    "pattern no cell can have": ("[fields.x]\ncell_right_of = '\\Qa'", "fields.x.cell_right_of", ")"),
    "many lists": ("[fields.x]\ntype = 'list'\nmany = true", "fields.x", "many: the type 'list' is a list already"),
    "key of a text": ("[fields.x]\ncomplete_if = 'name'", "fields.x", "has no key 'name'; it is no object"),
    "key that dates have not": ("[fields.x]\ntype = 'date'\ncomplete_if = 'day'", "fields.x", "it has: raw, value"),
    "fallback of another type": ("[fields.x]\n[fields.x.fallback]\ntype = 'date'", "fields.x", "and the field text"),
    "fallback of many": ("[fields.x]\n[fields.x.fallback]\nmany = true", "fields.x", "it is many text"),
    "section of a fallback": ("[fields.x]\n[fields.x.fallback]\nsection = 'isi'", "fields.x.fallback.section", "'isi'"),
    "section never after": (SECTION + 'never_after = "awal"', "sections.isi", "no section 'awal'"),
    "style inside a line": (SECTION + 'items = ["inline_dictum"]', "sections.isi.items.0", "beginning of a line"),
    "sequence of nothing": ("[groups.g]\nsequence = 'no'\nstarts = 'a'", "groups.g.sequence", "captures 'no'"),
    "pieces of no field": (
        "[groups.g.groups.h]\npieces = { column = 'a', field = 'y' }",
        "groups.g.groups.h.pieces.field",
        "no field 'y'",
    ),
    "pieces that are blank": (
        "[groups.g.groups.h]\npieces = { column = 'a', field = 'y', blank = '(' }",
        "groups.g.groups.h.pieces.blank",
        ")",
    ),
    "columns of one name": ("[groups.g]\ncolumns = [{ name = 'a' }, { name = 'a' }]", "groups.g.columns", "'a'"),
    "field and group in a group": ("[groups.g.fields.x]\n[groups.g.groups.x]", "groups.g.groups.x", "taken by a field"),
    "field of no block": ("[groups.g.fields.x]\ntype = 'between'\nafter = 'y'", "groups.g.fields.x.after", "'y'"),
    "number that is text": (
        '[fields.number]\n[[checks]]\nname = "year_agrees"',
        "checks.year_agrees",
        "the field 'number' has to be of the type 'letter_number'",
    ),
    "dates of a document": (
        '[fields.date]\ntype = "date"\nmany = true\n[[checks]]\nname = "year_agrees"',
        "checks.year_agrees",
        "the field 'date' has to be of the type 'date'",
    ),
    "bases that are items": (
        '[fields.mengingat]\ntype = "items"\n[[checks]]\nname = "bases_are_older"',
        "checks.bases_are_older",
        "of the type 'legal_basis'",
    ),
    "lampiran that is text": (
        '[fields.lampiran]\n[[checks]]\nname = "lampiran_agrees"',
        "checks.lampiran_agrees",
        "the field 'lampiran' has to be a group with 'number'",
    ),
    "one lampiran": (
        '[groups.lampiran]\none = true\n[[checks]]\nname = "lampiran_agrees"',
        "checks.lampiran_agrees",
        "the group 'lampiran' has to be a group with 'number'",
    ),
    "lampiran with a number that is text": (
        '[groups.lampiran.fields.number]\n[[checks]]\nname = "lampiran_agrees"',
        "checks.lampiran_agrees",
        "the field 'number' has to be of the type 'letter_number'",
    ),
    "unknown label style": (SECTION + 'items = ["number|greek"]', "sections.isi.items.0", "'greek'"),
    "unknown check": ('[[checks]]\nname = "sums"', "checks.sums.name", "'year_agrees'"),
    "unknown section of a field": ('[fields.x]\nsection = "isi"', "fields.x.section", "no section 'isi'"),
    "unknown section of a group": ('[groups.g]\nsection = "isi"', "groups.g.section", "no section 'isi'"),
    "unknown section before": (SECTION + 'only_after = "awal"', "sections.isi", "no section 'awal'"),
    "missing vocabulary": ('[fields.x]\ntype = "entry"\nvocabulary = "colours"', "fields.x.vocabulary", "colours.toml"),
    "broken vocabulary": ('[fields.x]\ntype = "entry"\nvocabulary = "broken"', "fields.x.vocabulary", "broken.toml"),
    "wrong vocabulary": ('[fields.x]\ntype = "entry"\nvocabulary = "wrong"', "fields.x.vocabulary", "wrong.toml"),
    "bad name": ('[fields."No."]\nfind = "a"', "fields.No.", "pattern"),
    "taken name": ("[fields.findings]\nfind = 'a'", "the file", "'findings' is taken"),
    "name of a field and a group": ("[fields.x]\n[groups.x]", "the file", "'x' is taken"),
    "column of nothing": ("[groups.g]\ncolumns = [{ name = 'a', of = 'b' }]", "groups.g", "'b'"),
    "match without pattern": ('[[match]]\nwhy = "w"', "match.1", "needs a pattern"),
    "unknown base": ('extends = "nowhere"', "extends", "'nowhere'"),
    "without base": ('without = ["title"]', "without", "extends no other"),
    "without what is not there": ('extends = "decree"\nwithout = ["titel"]', "without", "no field or group 'titel'"),
    "itself as base": ('extends = "nota"', "extends", "cannot extend itself"),
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
    with pytest.raises(RuleError, match=r"nota\.toml: line 1: .* is not in UTF-8"):
        load_rules(folder)


def test_a_folder_that_is_none(folder: Path) -> None:
    with pytest.raises(RuleError, match="no such folder of rules"):
        load_rules(folder / "rules")


def test_bases_that_go_round(folder: Path) -> None:
    (folder / "memo.toml").write_text('kind = "memo"\nextends = "nota"\nabout = "x"\n', encoding="utf-8")
    with pytest.raises(RuleError, match="extends"):
        nota(folder, 'kind = "nota"\nextends = "memo"\n' + HEAD)


OLD_WORDS = {
    "match.1.meta": ('[[match]]\nwhy = "w"\nmeta = "author"', "metadata"),
    "fields.x.quiet": ("[fields.x]\nquiet = true", "optional"),
    "fields.x.beside": ("[fields.x]\nbeside = 'a'", "cell_right_of"),
    "fields.x.meta": ("[fields.x]\nmeta = 'title'", "metadata"),
    "fields.x.width": ("[fields.x]\ntype = 'letter_number'\nwidth = 20", "max_length"),
    "fields.x.otherwise": ("[fields.x]\n[fields.x.otherwise]\nfind = 'a'", "fallback"),
    "fields.x.fallback.needs": ("[fields.x]\ntype = 'signature'\n[fields.x.fallback]\nneeds = 'name'", "complete_if"),
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


def test_every_key_of_a_rule_file_is_described() -> None:
    schema = Rule.model_json_schema()
    tables = {"Rule": schema, **schema["$defs"]}
    keys = [(table, key) for table in tables for key in tables[table].get("properties", {})]
    assert [at for at in keys if "description" not in tables[at[0]]["properties"][at[1]]] == []


def test_the_schema_knows_each_type_with_its_options() -> None:
    field = Rule.model_json_schema()["$defs"]["FieldRule"]
    branches = {one["if"]["properties"]["type"]["const"]: one["then"]["properties"] for one in field["allOf"]}
    assert set(branches) == set(FIELD_TYPES.names()) == {one["const"] for one in field["properties"]["type"]["oneOf"]}
    assert branches["date"]["max_length"] is False and branches["date"]["options"]["properties"] == {}
    assert branches["letter_number"]["max_length"]["description"]


def test_editors_accept_the_built_in_rule_files() -> None:
    validator = pytest.importorskip("jsonschema").Draft202012Validator(Rule.model_json_schema())
    for path in sorted(rules_dir().glob("*.toml")):
        said = tomllib.loads(path.read_text(encoding="utf-8"))
        assert [(path.name, error.json_path, error.message) for error in validator.iter_errors(said)] == []
    wrong = {"kind": "x", "about": "x", "fields": {"tanggal": {"type": "date", "max_length": 3}}}
    assert any("tanggal" in error.json_path for error in validator.iter_errors(wrong))
