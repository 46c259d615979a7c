"""Labels of list items: which styles there are, and which of the labels seen really count 1, 2, 3 …"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from ..lexicon.lookalikes import to_digits
from .label_sequence import Label, counting, strictly_counting

_UNITS = ["", "SATU", "DUA", "TIGA", "EMPAT", "LIMA", "ENAM", "TUJUH", "DELAPAN", "SEMBILAN"]
_NO_DICTUM = {"KETUA", "KESATUAN", "KETETAPAN", "KEMENHAM", "PERKADA", "PERTAMINA"}
"""Words of decrees that are a letter or two away from a dictum's label."""
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Style(NamedTuple):
    """How a label is written: a pattern with group `label`, its number (None: it is no such label), and the sign
    behind which it may begin."""

    pattern: re.Pattern[str]
    ordinal: Callable[[str], int | None]
    behind: re.Pattern[str] = re.compile(r"[\n;:]")


def _number(label: str) -> int | None:
    digits = to_digits(label, "near")
    return int(digits) if digits.isdigit() else None


def _letter(label: str) -> int | None:
    """a … z, then aa, bb … or aa, ab …: drafting offices use both; either counts on from z."""
    low = label.lower()
    if len(low) == 1:
        return ord(low) - 96
    return 26 + ord(low[0]) - 96 if low[0] == low[1] else None


def roman(label: str) -> int | None:
    """The number of a Roman numeral, None for letters that are none."""
    total = 0
    for here, following in zip(label, label[1:] + "I", strict=False):
        if here not in _ROMAN:
            return None
        total += -_ROMAN[here] if following in _ROMAN and _ROMAN[here] < _ROMAN[following] else _ROMAN[here]
    return total or None


def _spell(n: int) -> str:
    if n == 10:
        return "SEPULUH"
    if n == 11:
        return "SEBELAS"
    if n < 20:
        return _UNITS[n] if n < 10 else f"{_UNITS[n - 10]} BELAS"
    return f"{_UNITS[n // 10]} PULUH {_UNITS[n % 10]}".strip()


@lru_cache(maxsize=1)
def dictum_words() -> dict[str, int]:
    """KESATU, PERTAMA, KEDUA … KESEMBILAN PULUH SEMBILAN (without blanks) → 1 … 99."""
    words = {f"KE{_spell(n)}".replace(" ", ""): n for n in range(1, 100)}
    return {**words, "PERTAMA": 1}


@lru_cache(maxsize=1024)
def dictum_ordinal(label: str) -> int | None:
    """The number of a dictum's label, spaced or not, and where a recogniser misread a letter or two of it."""
    word = re.sub(r"[^A-Z]", "", label.upper().translate(str.maketrans("01|'", "OII ")))
    if word in dictum_words():
        return dictum_words()[word]
    if len(word) < 5 or word in _NO_DICTUM or not word.startswith(("KE", "PE", "RE", "XE")):
        return None
    near = sorted((Levenshtein.distance(word, known, score_cutoff=2), n) for known, n in dictum_words().items())
    return near[0][1] if near[0][0] <= (1 if len(word) < 7 else 2) and near[0][0] < near[1][0] else None


def _article(label: str) -> int | None:
    """Pasal 12A counts as 12, so that the article after it goes on from there."""
    number = label.split()[-1]
    return roman(number) or _number(number.rstrip("ABCDEFGH"))


def ordinals(labels: Sequence[str]) -> list[int] | None:
    """The numbers of one list's labels in the style that reads them all; None where none does."""
    for reads in (roman, _last_number, _letter, dictum_ordinal, _article):
        numbers = [number for label in labels if (number := reads(label))]
        if len(numbers) == len(labels):
            return numbers
    return None


def _last_number(label: str) -> int | None:
    """1, 1.2 and 2a: the last number in it."""
    return _number(label.rsplit(".", 1)[-1].rstrip("abcdef"))


_START = r"(?:^[ \t:]*(?:[-•·*–][ \t]+)?|(?<=[;:])[ \t]+)"


def _style(body: str, ordinal: Callable[[str], int | None], start: str = _START) -> Style:
    return Style(re.compile(f"(?m){start}{body}"), ordinal)


def _inline(body: str, ordinal: Callable[[str], int | None]) -> Style:
    return Style(re.compile(rf"(?m)(?:^[ \t]*|(?<=\s)){body}"), ordinal, re.compile(r"\s"))


_BODY = {
    "number": (r"(?P<label>\d{1,3}|[lI|]\d?)[ \t]?\.(?=[\s(]|[A-Za-z]{2})[ \t]*", _number),
    "decimal": (
        r"(?P<label>\d{1,2}(?:\.\d{1,2}){1,2})\.?[ \t]+(?=[A-Z])",
        lambda s: int(s.rsplit(".", 1)[1]),
    ),
    "number_paren": (r"(?P<label>\d{1,3}|[lI|]\d?)[ \t]?\)[ \t]*", _number),
    "paren_number": (
        r"\([ \t]?(?P<label>\d{1,3}[a-z]?|[lI|]\d?)[ \t]?[)|][ \t]*",
        lambda s: _number(s.rstrip("abcdef")),
    ),
    "letter": (r"(?P<label>[a-z]|([a-z])\2)[ \t]?\.(?=\s|[A-Za-z]{2})[ \t]*", _letter),
    "letter_paren": (r"(?P<label>[a-z]|([a-z])\2)[ \t]?\)[ \t]*", _letter),
    "upper_letter": (r"(?P<label>[A-Z])[ \t]?\.(?=\s)[ \t]*", _letter),
    "roman": (r"(?P<label>[IVXL]{1,6})[ \t]?\.(?=\s)[ \t]*", roman),
}

BARE = "bare_number"
"""Numbers whose full stop a recogniser may have lost: only recognised pages have such labels."""
_DICTUM = (
    r"(?P<label>(?:[KPRX][Ee])[A-Za-z'|01]{3,12}(?:[ \t]?(?i:belas|puluh))?"
    r"(?:[ \t](?:SATU|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|SEMBILAN))?)"
    r"(?=[ \t]*(?:[:;.]|\n|$|[ \t]+[A-Z]|[ \t]{2,}\S))[ \t]*[:;.]?[ \t]*"
)
"""KESATU, KEDUA BELAS …: behind it a colon, the line's end, a capital, or the gap of a column."""

STYLES: dict[str, Style] = {
    **{name: _style(body, ordinal) for name, (body, ordinal) in _BODY.items()},
    **{f"inline_{name}": _inline(body, ordinal) for name, (body, ordinal) in _BODY.items()},
    "dictum": _style(_DICTUM, dictum_ordinal, r"^[ \t]*(?:[-•·*–][ \t]+)?"),
    "article": _style(r"(?P<label>(?:Pasal|PASAL)[ \t]+(?:\d{1,3}[A-Z]{0,2}|[IVX]{1,4}))[ \t]*$", _article, r"^[ \t]*"),
    "bare_number": _style(
        r"(?P<label>\d{1,2}|[lI|])[ \t]?[.,]?[ \t]+(?=[A-Z])", _number, r"^[ \t:]*(?:[-•·*–][ \t]+)?"
    ),
    "dash": _style(r"(?P<label>[-–•·▪])[ \t]+", lambda _: 0, r"^[ \t]*"),
}


def find_labels(
    text: str,
    style: str,
    start: int,
    end: int,
    behind: re.Pattern[str] | None = None,
    wanted: Callable[[Label], bool] | None = None,
) -> list[Label]:
    """The item labels of one style in [start, end) that count on from one another, offsets into `text`.

    `behind` is what must follow a label for it to count, `wanted` what else must be true of it.
    """
    seen = [label for label in _candidates(text, STYLES[style], start, end) if wanted is None or wanted(label)]
    if behind:
        seen = [label for label in seen if behind.match(text, label.body, end)]
    if style == "dash":
        return seen
    if style == BARE:
        return _from_one(counting(text, seen))
    return strictly_counting(seen) if style.startswith("inline_") else counting(text, seen)


def _matches(style: Style, text: str) -> Iterator[re.Match[str]]:
    """What the pattern's `finditer` gives, tried only where a label may begin."""
    at = 0
    for place in chain((0,), (m.end() for m in style.behind.finditer(text))):
        if place >= at and (found := style.pattern.match(text, place)):
            yield found
            at = found.end()


def begins_again(text: str, style: str, start: int, end: int, wanted: Callable[[Label], bool]) -> bool:
    """Whether more than one label of the style is a first one: a list stands inside another."""
    firsts = (label for label in _candidates(text, STYLES[style], start, end) if label.ordinal == 1 and wanted(label))
    return len(list(islice(firsts, 2))) > 1


def _from_one(labels: list[Label]) -> list[Label]:
    """The labels where they begin with 1 and 2, else none: numbers without a mark are labels only as a count."""
    return labels if [label.ordinal for label in labels[:2]] == [1, 2] else []


def _candidates(text: str, style: Style, start: int, end: int) -> Iterator[Label]:
    for m in _matches(style, text[start:end]):
        label = m["label"]
        ordinal = style.ordinal(label)
        if ordinal is not None:
            repaired = style.ordinal is _number and not label.isdigit()
            yield Label(label, ordinal, m.start() + start, m.end() + start, repaired)
