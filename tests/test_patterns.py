from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from makers import texts

from extractor.text import patterns
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


QUADRATIC = (r"(?s)a.*b|a", r"(?s)(?P<value>a)(?:.*b)?", r"a[^b]*b|a", r"\ba(?:.*\n)*z|a", r"(?s)x?.*b|")


@pytest.mark.parametrize("source", QUADRATIC)
def test_many_matches_that_look_far_take_linear_time(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """100,000 letters: each search to the end would be five billion steps a pattern."""
    monkeypatch.setattr(patterns, "FREE_WORK", 3_000_000)
    text = "a a\n" * 25_000
    began = time.process_time()
    hits = sum(1 for _ in pattern(source).finditer(text))
    assert hits >= 1 and time.process_time() - began < 60


@given(texts(), st.integers(0, 30))
def test_hits_within_reach_are_those_without(text: str, free: int) -> None:
    """No match of these texts is as long as the reach, so that nothing changes but the work."""
    for source in (r"(?P<value>[A-Z][a-z]*)[ .:]*", r"(?m)^(\w+)\b.*$", r"\d+", r"[^\W\d]+\s?", r"\A.|.\z"):
        whole = list(pattern(source).finditer(text, 1))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(patterns, "FREE_WORK", free)
            patch.setattr(patterns, "REACH", 1_000)
            assert list(pattern(source).finditer(text, 1)) == whole


def test_beyond_the_free_work_a_match_reaches_some_thousand_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "FREE_WORK", 0)
    text = "é" + "a" * 10 + "x" * 20_000 + "b" + "a" + "x" * 1_000 + "b"
    ends = [text[hit.start : hit.end] for hit in pattern("(?s)ax*b|a").finditer(text)]
    assert ends == ["a"] * 10 + ["a" + "x" * 1_000 + "b"]
