"""No pattern takes more than linear time over what a document may hold: rule files are run by RE2, the program's own
patterns by Python's `re`, whose steps are counted here, so that no clock decides."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from backtracking import CountingPattern, TooMuchWorkError, repeats, witness

ROOT = Path(__file__).resolve().parents[1]
SIZE = 12
"""Characters of the shortest text; the others are two and four times as long."""
STEPS = 60_000
"""Steps that the longest may take, at the most."""
BEYOND = 32
"""By so much longer are texts over which growth is looked at again: a bounded repetition grows no more there."""
GROWTH, LEAST = 2.6, 12
"""By how much more the last doubling may cost than the one before: 2 for linear growth, 4 for quadratic; and the steps
a character from which that counts."""
SHORT = 400
"""Characters: a pattern that is only ever given so many may take a square of them."""
BLANKS = 8
"""Blanks in a row that stand for the many that readers leave of a long run."""
READERS, SHORTENED = ("reading/", "text/"), {"reading/reflowable/markdown.py"}
"""Modules that get the texts as they are in the file, and one of them that gets what is left of long runs."""
OTHER_TEXTS = {"text/pattern_words.py"}
"""Modules whose patterns read no document: patterns of rules, of which RE2 limits the length."""
UNITS = (" ", "\t", "1", "a", "A", "(", ")", "[", ".", "\n", ". ", "- ", ": ", "| ", "é")


def growing(source: CountingPattern) -> Iterator[tuple[str, str, str]]:
    """What stands before, what is repeated, and what makes the search fail."""
    own = witness(list(source.tree), source.flags)
    units = dict.fromkeys((*UNITS, own, own[:-1], own + " ", own[:-1] + " ", "\n" + own[:-1]))
    yield from (("", unit, "") for unit in units if unit)
    for before, unit in dict.fromkeys(repeats(list(source.tree), source.flags)):
        if unit:
            yield from ((before, unit, "\0"), (before, unit + " ", "\0"), ("", unit + before, "\0"))


def faults(row: dict[str, Any]) -> list[str]:
    """The texts over which the pattern's work grows faster than they do."""
    source, everywhere = CountingPattern(row["pattern"], row["flags"]), row["everywhere"] or not row["longest"]
    blanks = BLANKS if is_shortened(row) else len(UNITS) * SIZE * BEYOND
    found = []
    for before, unit, behind in growing(source):
        parts, told = (before, unit, behind), f"{before!r} + {unit!r} × n"
        try:
            grown = grows(source, everywhere, parts, 1, blanks)
        except TooMuchWorkError:
            return [*found, f"{told}: explodes"]
        try:
            grown = grown and grows(source, everywhere, parts, BEYOND, blanks)
        except TooMuchWorkError:
            grown = True
        found += [f"{told}: grows faster than the text"] if grown else []
    return found


def is_shortened(row: dict[str, Any]) -> bool:
    """Whether the pattern never sees long runs of blanks; that of one which the samples do not reach is not known."""
    module = row["where"].split(":")[0]
    return not module.startswith(READERS) or module in SHORTENED or not row["longest"]


def grows(source: CountingPattern, everywhere: bool, parts: tuple[str, str, str], longer: int, blanks: int) -> bool:
    """Whether the work over a text that doubles twice does more than that; no more blanks stand in a row in it."""
    before, unit, behind = parts
    count = longer * max(1, SIZE // len(unit))
    texts = [before + unit * count * times + behind for times in (1, 2, 4)]
    texts = [re.sub(rf"(\s{{{blanks}}})\s+", r"\1", text) for text in texts]
    most = source.steps(texts[2], STEPS * longer, everywhere)
    if most <= LEAST * len(texts[2]):
        return False
    first, second = (source.steps(text, STEPS * longer, everywhere) for text in texts[:2])
    return (most - second) / max(1, second - first) > GROWTH


def flood(folder: Path, sample: Path) -> Path:
    """The sample with its head, and every third line below it as long as a page."""
    lines = sample.read_text(encoding="utf-8").splitlines()
    for n in range(9, len(lines), 3):
        lines[n] = (lines[n] + " ") * (1 + 3_000 // max(1, len(lines[n])))
    (folder / sample.name).write_text("\n".join(lines), encoding="utf-8")
    return folder / sample.name


@pytest.fixture(scope="module")
def census(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Every pattern, and how long the texts are that it is given when documents have very long lines."""
    folder = tmp_path_factory.mktemp("floods")
    samples = [path for path in sorted((ROOT / "samples").rglob("*")) if path.suffix in (".txt", ".md")]
    command = [sys.executable, str(ROOT / "tests" / "pattern_census.py"), *(str(flood(folder, s)) for s in samples)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=True)
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    return rows


@pytest.mark.slow
def test_no_pattern_of_the_program_grows_faster_than_its_text(census: list[dict[str, Any]]) -> None:
    assert len(census) > 300
    grown = {f"{row['where']} {row['pattern'][:60]!r}": told for row in census if (told := too_much(row))}
    assert grown == {}


def too_much(row: dict[str, Any]) -> list[str]:
    """What a pattern does wrong that is given long texts; one whose texts are short may take more, but not explode."""
    short = row["longest"] <= SHORT or row["where"].split(":")[0] in OTHER_TEXTS
    return explosions(row) if short else faults(row)


def explosions(row: dict[str, Any]) -> list[str]:
    """The texts over which the pattern's work explodes."""
    source, everywhere = CountingPattern(row["pattern"], row["flags"]), row["everywhere"] or not row["longest"]
    for before, unit, behind in growing(source):
        try:
            source.steps(before + unit * (4 * SIZE // len(unit) or 1) + behind, STEPS, everywhere)
        except TooMuchWorkError:
            return [f"{before!r} + {unit!r} × n: explodes"]
    return []


@pytest.mark.slow
def test_no_pattern_of_a_rule_file_is_run_by_python(census: list[dict[str, Any]]) -> None:
    """They are run by RE2, which takes linear time by construction."""
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "rules").glob("*.toml")]
    sources = {said for file in files for said in strings(file) if "\\" in said or "(?" in said}
    assert len(sources) > 100
    assert sources & {row["pattern"] for row in census} == set()


def strings(value: Any) -> Iterator[str]:
    """All strings in what a TOML file says."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


@pytest.mark.parametrize(
    ("source", "grown"),
    [
        (r"[a-z]+@", True), (r"\w+\d", True), (r"(?s)a.*b", True), (r"\d+(?:[ .]\d+)*x", True), (r"(?:a|aa)+b", True),
        (r"\bpasal\s\d+", False), (r"\d{1,3}x", False), (r"(?m)^\s*x", False), (r"[ \t]*:", False),
    ],
)  # fmt: skip
def test_what_grows_faster_than_its_text_is_told(source: str, grown: bool) -> None:
    row = {"pattern": source, "flags": 0, "everywhere": True, "longest": 10_000, "where": "here:1"}
    assert bool(too_much(row)) is grown


@pytest.mark.parametrize(
    ("source", "text", "least"),
    [
        (r"(a+)+b", "a" * 24, STEPS),
        (r"\s+x", " " * 300, STEPS // 3),
        (r"(?:[\s.]*(?:muda)\b\.?)*x", " muda." * 20, STEPS),
    ],
)
def test_what_explodes_is_counted(source: str, text: str, least: int) -> None:
    with suppress(TooMuchWorkError):
        assert CountingPattern(source).steps(text, STEPS) > least


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"(?<![a-z])[a-z]++@", "a" * 200), (r"(?i)(ab|b)*?c{2,3}(?!x)$", "ABABBccc"), (r"(?m)^\d+$", "1\n22\n333"),
        (r"(?s)a.*?b", "a" * 50), (r"(\w)\1", "aabb" * 20), (r"[^\W\d_]{2,5}\b", "satu dua tiga " * 9),
    ],
)  # fmt: skip
def test_what_is_linear_is_counted_so(source: str, text: str) -> None:
    assert 0 < CountingPattern(source).steps(text, STEPS) < STEPS
    assert CountingPattern(source).steps("", STEPS) >= 0


@pytest.mark.parametrize(
    "source", [r"(?i)(?P<a>x|yy)*z", r"(?<=a)b+?(?=c)", r"a{2,3}+a?", r"(?>ab|a)b", r"(a)?(?(1)b|c)"]
)
def test_the_matcher_that_counts_finds_what_re_finds(source: str) -> None:
    for text in ("xyyXz", "abbbc", "aaaa", "ab", "abb", "b c", "YYz", ""):
        found = re.compile(source).match(text)
        assert CountingPattern(source).end_of_match(text) == (found.end() if found else None)
