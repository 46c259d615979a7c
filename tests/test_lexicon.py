"""Which copy of a closed list is read: that of the rule set at work."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from extractor.batch.options import RunOptions
from extractor.batch.versions import library_versions
from extractor.errors import RuleError
from extractor.lexicon.folders import current, lexicon_of, once_per_lexicon
from extractor.lexicon.phrase_list import phrase_list
from extractor.lexicon.word_lists import word_lists
from extractor.model.citation import Citation, citation_types
from extractor.pipeline import extract_all
from extractor.resources import rules_dir
from extractor.rulebook.load import load_rules
from extractor.values.citations.find import find_citations


def rule_folder(tmp_path: Path, name: str, text: str, vocabulary: str = "letters.toml") -> Path:
    path = tmp_path / name / "vocabularies" / vocabulary
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return tmp_path / name


def test_two_rule_sets_in_one_process_keep_their_lists_apart(tmp_path: Path) -> None:
    first = lexicon_of(rule_folder(tmp_path, "a", 'phrases.to = ["Kepada"]'))
    second = lexicon_of(rule_folder(tmp_path, "b", 'phrases.from = ["Kepada"]'))
    for lexicon, key in ((first, "to"), (second, "from"), (first, "to")):
        with lexicon.in_use():
            hit = phrase_list("letters").opening("Kepada:")
        assert hit and hit.key == key


def test_what_a_folder_lacks_is_built_in(tmp_path: Path) -> None:
    with lexicon_of(rule_folder(tmp_path, "a", 'phrases.to = ["Kepada"]')).in_use():
        assert word_lists("months")["gregorian"]["5"][0] == "Mei"
    with pytest.raises(RuleError, match=r"no vocabulary letters\.toml"):
        word_lists("letters")


def test_a_changed_list_is_read_anew(tmp_path: Path) -> None:
    folder = rule_folder(tmp_path, "a", 'phrases.to = ["Kepada"]')
    before = lexicon_of(folder)
    assert lexicon_of(folder) is before
    rule_folder(tmp_path, "a", 'phrases.to = ["Yth"]')
    with lexicon_of(folder).in_use():
        assert phrase_list("letters").opening("Yth. Camat")


def test_a_list_that_cannot_stand_for_the_built_in_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"months\.toml: \w+: there must be a \w+ of this name"):
        lexicon_of(rule_folder(tmp_path, "a", '[gregorian]\n1 = ["Satu"]', "months.toml"))
    with pytest.raises(RuleError, match=r"months\.toml: this vocabulary cannot be read"):
        lexicon_of(rule_folder(tmp_path, "b", "[gregorian", "months.toml"))
    with pytest.raises(RuleError, match=r"regions\.csv: former: there must be a column"):
        lexicon_of(rule_folder(tmp_path, "c", "code,type,name,aliases\n", "regions.csv"))


def test_the_built_in_folder_is_no_folder_of_ones_own() -> None:
    assert lexicon_of() is lexicon_of(rules_dir())
    assert current() is lexicon_of()


def test_a_loader_runs_once_for_each_rule_set(tmp_path: Path) -> None:
    calls = list[str]()

    @once_per_lexicon
    def load(name: str) -> int:
        calls.append(name)
        return len(calls)

    own = lexicon_of(rule_folder(tmp_path, "a", 'phrases.to = ["Kepada"]'))
    with own.in_use():
        assert (load("x"), load("x"), load("y")) == (1, 1, 2)
    assert (load("x"), load("x")) == (3, 3)


def test_other_threads_do_not_see_the_rule_set_at_work(tmp_path: Path) -> None:
    seen = list[bool]()
    with lexicon_of(rule_folder(tmp_path, "a", 'phrases.to = ["Kepada"]')).in_use():
        thread = threading.Thread(target=lambda: seen.append(current() is lexicon_of()))
        thread.start()
        thread.join()
    assert seen == [True]


def own_copy(tmp_path: Path, name: str, vocabulary: str, old: str, new: str) -> Path:
    """A folder of rules with one's own copy of a built-in list, in which one thing is otherwise."""
    text = (rules_dir() / "vocabularies" / vocabulary).read_text(encoding="utf-8")
    assert old in text
    folder = rule_folder(tmp_path, name, text.replace(old, new, 1), vocabulary)
    (folder / "diary.toml").write_text(DIARY, encoding="utf-8")
    return folder


DIARY = """kind = "diary"
about = "A diary."
[[match]]
why = "its heading"
all = '^CATATAN HARIAN'
[fields.date]
type = "date"
find = 'pada (?P<value>.+)'
[fields.signatory]
type = "signature"
"""
PAGE = "CATATAN HARIAN\npada 3 Sasih 2031\n\nTUMENGGUNG SUKA MAJU\n\nRADEN WIJAYA KUSUMA\n"


def test_ones_own_copy_of_a_list_decides_the_records_of_its_rule_set_alone(tmp_path: Path) -> None:
    path = tmp_path / "diary.txt"
    path.write_text(PAGE, encoding="utf-8")
    months = load_rules(own_copy(tmp_path, "months", "months.toml", '"Maret", "March"', '"Maret", "Sasih"'))
    people = load_rules(own_copy(tmp_path, "people", "people.toml", '"PRESIDEN"', '"PRESIDEN", "TUMENGGUNG"'))
    for _ in range(2):
        dated, signed = (extract_all(path, rules)[0].model_dump() for rules in (months, people))
        assert dated["date"]["value"] == "2031-03-03" and dated["signatory"] is None
        assert signed["date"] is None and signed["signatory"]["position"] == "TUMENGGUNG SUKA MAJU"


def test_types_of_citations_are_those_of_the_rule_set_at_work(tmp_path: Path) -> None:
    row = '[[instrument]]\ntype = "Kanun"\nnames = ["Kanun"]\ntakes = "area"\n\n[[instrument]]\ntype = "UU Darurat"'
    folder = own_copy(tmp_path, "kanun", "instruments.toml", '[[instrument]]\ntype = "UU Darurat"', row)
    with lexicon_of(folder).in_use():
        (found,) = find_citations("Kanun Aceh Nomor 3 Tahun 2031 tentang Dermaga")
        assert found.value.type == "Kanun" and "Kanun" in citation_types()
    assert "Kanun" not in citation_types()
    with pytest.raises(ValueError, match="Kanun"):
        Citation(type="Kanun", raw="Kanun Nomor 3 Tahun 2031")


@pytest.mark.parametrize("vocabulary", ["months.toml", "common_words.txt", "regions.csv"])
def test_records_are_stale_when_a_vocabulary_changes(tmp_path: Path, vocabulary: str) -> None:
    folder = tmp_path / "rules"
    path = folder / "vocabularies" / vocabulary
    path.parent.mkdir(parents=True)
    text = (rules_dir() / "vocabularies" / vocabulary).read_text(encoding="utf-8")
    fingerprints = []
    for more in ("", "\n", "\n"):
        path.write_text(text + more, encoding="utf-8")
        fingerprints.append(RunOptions(rules=(str(folder),)).fingerprint())
    assert fingerprints[0] != fingerprints[1] == fingerprints[2]


def test_records_are_stale_when_a_file_stands_elsewhere(tmp_path: Path) -> None:
    folder = own_copy(tmp_path, "rules", "months.toml", '"Maret"', '"Maret"')
    before = RunOptions(rules=(str(folder),)).fingerprint()
    (folder / "vocabularies" / "diary.toml").write_bytes((folder / "diary.toml").read_bytes())
    (folder / "diary.toml").unlink()
    assert RunOptions(rules=(str(folder),)).fingerprint() != before


def test_versions_of_the_libraries_belong_to_the_fingerprint() -> None:
    names = {name for name, _ in library_versions(recognises=True)}
    assert {"Python", "Tesseract"} <= names
    assert {name for name, _ in library_versions(recognises=False)} <= names - {"Tesseract"}
    assert RunOptions(ocr="off").fingerprint() != RunOptions(ocr="auto").fingerprint()
