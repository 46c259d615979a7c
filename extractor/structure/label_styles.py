"""How the labels of list items are written: 1. a) (2) I. KESATU Pasal 1 –, each style with what its labels count."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from ..lexicon.folders import current
from ..lexicon.lookalikes import signs_for, to_digits
from ..rulebook.key_types import INLINE
from ..rulebook.registry import LABEL_STYLES
from ..text.numerals import ordinal, spellings

_NO_DICTUM = {"KETUA", "KESATUAN", "KETETAPAN", "KEMENHAM", "PERKADA", "PERTAMINA"}
"""Words of decrees that are a letter or two away from a dictum's label."""
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
BULLETS = "–•·▪■●○◦►▸➢➤✓✔❖◆"
"""Marks of list items that do not count, beside the hyphen."""
_LINE_START = rf"(?:^[ \t:]*(?:[-*{BULLETS}][ \t]+)?|(?<=[;:])[ \t]+)"
_BULLET = rf"^[ \t:]*(?:[-*{BULLETS}][ \t]+)?"


@dataclass(frozen=True, eq=False)
class LabelStyle:
    """A way to write labels: `body` is the pattern of a label, in the group `label`, and of what belongs to it; in it
    `{ones}` stands for the signs that a recogniser puts for a 1, `{digits}` for the words of one to nine in capitals,
    `{tens}` for the words behind those that make tens."""

    name: str
    body: str
    ordinal: Callable[[str], int | None]
    """The number of a label in its list; None for what is no such label."""
    start: str = _LINE_START
    """The pattern of what stands before a label."""
    may_be_inline: bool = False
    """Whether labels of the style may stand inside a line, where a rule says `inline_` before its name."""
    counts: bool = True
    """Whether its labels count on; a dash does not."""
    only_recognised: bool = False
    """Whether only recognised pages have such labels."""
    from_first: bool = False
    """Whether only lists that begin with the first label and the second have such labels: one alone may be a word."""
    is_repaired: Callable[[str], bool] = lambda label: False
    """Whether a label holds letters that a recogniser put for digits."""
    inline: bool = False

    @property
    def pattern(self) -> re.Pattern[str]:
        """A label with what stands before it, for the rule set at work."""
        return current().once(self, self._pattern)

    @property
    def before(self) -> re.Pattern[str]:
        """The sign before a label, for the rule set at work."""
        return current().once((self, "before"), self._before)

    def _pattern(self) -> re.Pattern[str]:
        start = r"(?:^[ \t]*|(?<=\s))" if self.inline else self.start
        digits = "|".join(word.upper() for number, word in sorted(spellings("digits").items()) if number)
        tens = f"{spellings('teens')[10]}|{spellings('multipliers')[10]}"
        body = self.body.replace("{ones}", signs_for("near", "1")).replace("{digits}", digits).replace("{tens}", tens)
        return re.compile(f"(?m){start}{body}")

    def _before(self) -> re.Pattern[str]:
        sign = r"\s" if self.inline else r"[\n;:]"
        return re.compile(f"{sign}(?={self._pattern().pattern.removeprefix('(?m)')})", re.MULTILINE)


@lru_cache(maxsize=256)
def label_style(name: str) -> LabelStyle:
    """The style of this name; with `inline_` before it, for labels inside lines."""
    plain = name.removeprefix(INLINE)
    found: LabelStyle = LABEL_STYLES[plain]
    return replace(found, name=name, inline=True) if plain != name else found


def style_names() -> list[str]:
    """Every name that a rule file may use."""
    styles: list[LabelStyle] = list(LABEL_STYLES)
    return [style.name for style in styles] + [INLINE + style.name for style in styles if style.may_be_inline]


def number(label: str) -> int | None:
    """The number of digits, letters that look like them included."""
    digits = label if label.isdecimal() else to_digits(label, "near")
    return int(digits) if digits.isdigit() else None


def letter(label: str) -> int | None:
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


@lru_cache(maxsize=1)
def dictum_words() -> dict[str, int]:
    """KESATU, PERTAMA, KEDUA … KESEMBILAN PULUH SEMBILAN (without blanks) → 1 … 99."""
    words = {ordinal(n).upper().replace(" ", ""): n for n in range(1, 100)}
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
    last = label.split()[-1]
    return roman(last) or number(last.rstrip("ABCDEFGH"))


def _last_number(label: str) -> int | None:
    """1, 1.2 and 2a: the last number in it."""
    return number(label.rsplit(".", 1)[-1].rstrip("abcdef"))


def ordinals(labels: Sequence[str]) -> list[int] | None:
    """The numbers of one list's labels in the style that reads them all; None where none does."""
    for reads in (roman, _last_number, letter, dictum_ordinal, _article):
        numbers = [n for label in labels if (n := reads(label))]
        if len(numbers) == len(labels):
            return numbers
    return None


def _has_letters(label: str) -> bool:
    return not label.isdigit()


_DICTUM = (
    r"(?P<label>(?:[KPRX][Ee])[A-Za-z'|01]{3,12}(?:[ \t]?(?i:{tens}))?(?:[ \t](?:{digits}))?)"
    r"(?=[ \t]*(?:[:;.]|\n|$|[ \t]+[A-Z]|[ \t]{2,}\S))[ \t]*[:;.]?[ \t]*"
)
"""KESATU, KEDUA BELAS …: behind it a colon, the line's end, a capital, or the gap of a column."""

_BUILT_IN = (
    LabelStyle(
        "number",
        r"(?P<label>\d{1,3}|[{ones}]\d?)[ \t]?\.(?=[\s(]|[A-Za-z]{2})[ \t]*",
        number,
        may_be_inline=True,
        is_repaired=_has_letters,
    ),
    LabelStyle(
        "decimal",
        r"(?P<label>\d{1,2}(?:\.\d{1,2}){1,2})\.?[ \t]+(?=[A-Z])",
        lambda s: int(s.rsplit(".", 1)[1]),
        may_be_inline=True,
    ),
    LabelStyle(
        "number_paren",
        r"(?P<label>\d{1,3}|[{ones}]\d?)[ \t]?\)[ \t]*",
        number,
        may_be_inline=True,
        is_repaired=_has_letters,
    ),
    LabelStyle(
        "paren_number",
        r"\([ \t]?(?P<label>\d{1,3}[a-z]?|[{ones}]\d?)[ \t]?[)|][ \t]*",
        lambda s: number(s.rstrip("abcdef")),
        may_be_inline=True,
    ),
    LabelStyle("letter", r"(?P<label>[a-z]|([a-z])\2)[ \t]?\.(?=\s|[A-Za-z]{2})[ \t]*", letter, may_be_inline=True),
    LabelStyle("letter_paren", r"(?P<label>[a-z]|([a-z])\2)[ \t]?\)[ \t]*", letter, may_be_inline=True),
    LabelStyle("paren_letter", r"\([ \t]?(?P<label>[a-z])[ \t]?\)[ \t]*", letter, may_be_inline=True),
    LabelStyle("upper_letter", r"(?P<label>[A-Z])[ \t]?\.(?=\s)[ \t]*", letter, may_be_inline=True),
    LabelStyle("roman", r"(?P<label>[IVXL]{1,6})[ \t]?\.(?=\s)[ \t]*", roman, may_be_inline=True),
    LabelStyle(
        "lower_roman",
        r"\(?(?P<label>[ivxl]{1,6})[ \t]?[.)](?=\s)[ \t]*",
        lambda s: roman(s.upper()),
        from_first=True,
    ),
    LabelStyle("counted_roman", r"\(?(?P<label>[IVXL]{1,6})[ \t]?[.)](?=\s)[ \t]*", roman, from_first=True),
    LabelStyle("counted_letter", r"(?P<label>[A-Z])[ \t]?[.)](?=\s)[ \t]*", letter, from_first=True),
    LabelStyle(
        "marked_number",
        r"\[?(?P<label>\d{1,3})[ \t]?[-–—:/\]][ \t]+(?=[A-Za-z])",
        number,
        from_first=True,
    ),
    LabelStyle("dictum", _DICTUM, dictum_ordinal, start=rf"^[ \t]*(?:[-*{BULLETS}][ \t]+)?"),
    LabelStyle(
        "article",
        r"(?P<label>(?:Pasal|PASAL)[ \t]+(?:\d{1,3}[A-Z]{0,2}|[IVX]{1,4}))(?:[ \t]*$|[ \t]*:[ \t]+)",
        _article,
        start=r"^[ \t]*",
    ),
    LabelStyle(
        "bare_number",
        r"(?P<label>\d{1,2}|[{ones}])[ \t]?[.,]?[ \t]+(?=[A-Z])",
        number,
        start=_BULLET,
        only_recognised=True,
        from_first=True,
        is_repaired=_has_letters,
    ),
    LabelStyle(
        "loose_number",
        r"(?P<label>\d{1,3}|[{ones}]\d?)(?:[ \t]?[.,)](?=[\s(]|[A-Za-z]{2})[ \t]*|[ \t]+(?=[A-Z][a-z]))",
        number,
        start=_BULLET,
        is_repaired=_has_letters,
    ),
    LabelStyle("dash", rf"(?P<label>[-{BULLETS}])[ \t]+", lambda _: 0, start=r"^[ \t]*", counts=False),
)
for _style in _BUILT_IN:
    LABEL_STYLES.add(_style)
