from __future__ import annotations

import pytest
from hypothesis import given
from makers import texts

from extractor.text.patterns import Hit, Pattern, pattern


def test_offsets_count_from_the_start_of_the_whole_text() -> None:
    text = "Nomor : 1\nNomor : 2"
    hits = list(pattern(r"^Nomor : (?P<value>\d)$").finditer(text))
    assert [(h.start, h.end, h.span()) for h in hits] == [(0, 9, (8, 9)), (10, 19, (18, 19))]
    inner = pattern(r"(?P<value>\d)").search(text, 10, 19)
    assert inner is not None and inner.span() == (18, 19) == (inner.start, inner.end)


def test_a_part_is_seen_as_a_text_of_its_own() -> None:
    assert pattern(r"^mor\b").search("Nomor : 1", 2) is not None
    assert pattern(r"\Aab\z").search("xabx", 1, 3) is not None
    assert pattern("d").search("abcd", 0, 3) is None


def test_offsets_are_characters_not_bytes() -> None:
    text = "„ação” – 🙂 nomor 7"
    hit = pattern(r"(?P<value>\d)").search(text)
    assert hit is not None and text[slice(*hit.span())] == "7"


def test_a_group_that_took_no_part_has_no_place() -> None:
    hit = pattern(r"a(?P<value>b)?").search("ac")
    assert hit == Hit(0, 1, {}, frozenset({"value"}))
    assert hit.span() == (0, 1) == hit.span("other")
    assert hit.captures("other") and not hit.captures()


def test_the_same_source_is_compiled_once() -> None:
    assert pattern("a+b") is pattern("a+b")
    assert repr(Pattern("a")) == "Pattern('a')"


@pytest.mark.parametrize("source", [r"(a+)+$", r"(a|a)*$", r"(\w+\s?)+$", r"(.*)*x"])
def test_a_pattern_that_would_backtrack_runs_in_linear_time(source: str) -> None:
    assert pattern(source).search("a" * 200_000 + "!") is None or source == r"(a|a)*$"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (r"(?=a)b", r"\(\?="),
        (r"(?<!a)b", r"\(\?<"),
        (r"(a)\1", r"escape"),
        (r"(a", r"missing \)"),
        (r"a{2000}", r"repetition"),
        (r"[z-a]", r"range"),
        ("{{office}} *+", "repetition"),
    ],
)
def test_what_cannot_run_in_linear_time_is_refused_with_the_reason(source: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Pattern(source)


@given(texts())
def test_hits_lie_in_order_inside_the_text(text: str) -> None:
    reached = 0
    for hit in pattern(r"(?P<value>[A-Z][a-z]*)[ .:]*").finditer(text):
        assert reached <= hit.start <= hit.span()[0] < hit.span()[1] <= hit.end <= len(text)
        assert text[slice(*hit.span())].isalpha()
        reached = hit.end
