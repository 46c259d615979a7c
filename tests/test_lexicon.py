"""Which copy of a closed list is read: that of the rule set at work."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from extractor.errors import RuleError
from extractor.lexicon.folders import current, lexicon_of, once_per_lexicon
from extractor.lexicon.phrase_list import phrase_list
from extractor.lexicon.tables import table
from extractor.resources import rules_dir


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
        assert table("months")["gregorian"]["5"][0] == "Mei"
    with pytest.raises(RuleError, match=r"letters\.toml: there is no such vocabulary"):
        table("letters")


def test_a_changed_list_is_read_anew(tmp_path: Path) -> None:
    folder = rule_folder(tmp_path, "a", 'phrases.to = ["Kepada"]')
    before = lexicon_of(folder)
    assert lexicon_of(folder) is before
    rule_folder(tmp_path, "a", 'phrases.to = ["Yth"]')
    with lexicon_of(folder).in_use():
        assert phrase_list("letters").opening("Yth. Camat")


def test_a_list_that_cannot_stand_for_the_built_in_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"months\.toml: hijri: this must be a dict"):
        lexicon_of(rule_folder(tmp_path, "a", '[gregorian]\n1 = ["Satu"]', "months.toml"))
    with pytest.raises(RuleError, match=r"months\.toml: this vocabulary cannot be read"):
        lexicon_of(rule_folder(tmp_path, "b", "[gregorian", "months.toml"))
    with pytest.raises(RuleError, match=r"regions\.csv: former: this must be a str"):
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
