"""Words of documents stand in closed lists, one for each use; a copy of one's own decides wherever they are read."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from extractor.lexicon.folders import lexicon_of
from extractor.lexicon.listed_pattern import any_white
from extractor.resources import rules_dir
from extractor.structure.address_words import NOWHERE_BEHIND, WITHIN, is_of_address, names_nobody
from extractor.values.citations.find import cite
from extractor.values.dates.ranges import find_spans
from extractor.values.money import find_money, parse_money


def own(tmp_path: Path, vocabulary: str, old: str, new: str) -> AbstractContextManager[None]:
    """While it lasts, lists are read from a folder with a copy of the built-in one in which `new` stands for `old`."""
    text = (rules_dir() / "vocabularies" / vocabulary).read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "rules" / "vocabularies" / vocabulary
    path.parent.mkdir(parents=True)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return lexicon_of(tmp_path / "rules").in_use()


LAW = "Undang-Undang Nomor 25 Tahun 2009"


def ranges(word: str) -> list[object]:
    """What is read of days, amounts, articles and numbers with the word between the first and the last."""
    spans = [
        (span.start and span.start.value, span.last and span.last.value)
        for span in find_spans(f"6 {word} 20 Maret 2031")
    ]
    amounts = [amount.value.value for amount in find_money(f"Rp 10 {word} 15 juta")]
    pinpoints = [citation.pinpoint for citation in cite(f"Pasal 5 {word} Pasal 7 {LAW}")]
    numbers = [citation.number for citation in cite(f"Undang-Undang Nomor 3 {word} Nomor 5 Tahun 2009")]
    return [spans, amounts, pinpoints, numbers]


@pytest.mark.parametrize("word", ["sampai", "sampai dengan", "hingga", "s/d", "s.d.", "s.d", "S/D", "sd."])
def test_up_to_is_one_list_for_days_amounts_articles_and_numbers(word: str) -> None:
    spans, amounts, pinpoints, numbers = ranges(word)
    assert (spans, amounts) == ([("2031-03-06", "2031-03-20")], [10_000_000])
    assert (pinpoints, numbers) == ([f"Pasal 5 {word} Pasal 7"], ["3", "5"])


def test_ones_own_word_for_up_to_is_known_to_all_of_them(tmp_path: Path) -> None:
    before = ranges("menuju")
    with own(tmp_path, "joining_words.toml", "'hingga'", "'hingga', 'menuju'"):
        assert ranges("menuju") == [
            [("2031-03-06", "2031-03-20")], [10_000_000], ["Pasal 5 menuju Pasal 7"], ["3", "5"],
        ]  # fmt: skip
    assert ranges("menuju") == before


def test_words_of_addresses_are_listed(tmp_path: Path) -> None:
    assert is_of_address("Yth. Camat") and is_of_address("Y t h Camat") and not is_of_address("Ykh. Camat")
    assert names_nobody("Bapak/Ibu") and not names_nobody("Bapak Camat")
    assert WITHIN.match("di lingkungan dinas") and not WITHIN.match("di Semai")
    found = NOWHERE_BEHIND.search("Camat Semai di - Tempat")
    assert found and found.start() == len("Camat Semai")
    with own(tmp_path, "address_words.toml", "'yang terhormat\\b'", "'yang terhormat\\b', 'ykh\\b'"):
        assert is_of_address("Ykh. Camat")


def test_words_for_nothing_to_pay_are_listed(tmp_path: Path) -> None:
    for text in ("Gratis", "tidak dipungut biaya", "Tidak ada  tarif", "tanpa biaya", "bebas biaya"):
        assert (money := parse_money(text)) and money.value.value == 0
    assert parse_money("cuma-cuma") is None
    with own(tmp_path, "money_words.toml", "free = ['gratis'", "free = ['cuma-cuma'"):
        assert (money := parse_money("cuma-cuma")) and money.value.value == 0


def test_a_blank_in_a_list_is_any_white_and_with_a_question_mark_any_or_none() -> None:
    assert any_white("atas ?nama dinas") == r"atas\s*nama\s+dinas"
