"""Amounts of rupiah, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from ..lexicon.folders import once_per_lexicon
from ..lexicon.joining_words import up_to
from ..lexicon.listed_pattern import ListedPattern, any_listed
from ..lexicon.lookalikes import digit_signs
from ..lexicon.word_lists import either, word_lists
from ..model.findings import Finding
from ..model.typed_values import Money
from ..model.value import Located, Parsed
from .letter_numbers.span import as_digits
from .number_words import number_pattern, parse_words

_BETWEEN_GROUPS = r"[ \u00a0\u2009\u202f'’_]"
"""Blanks and signs that part groups of three digits beside the full stop and the comma."""
_PARTED = r"\d{1,3}(?:(?:\. | \.)\d{3}){2,4}(?![\d.,]?\d)"
"""Groups with a blank beside each full stop, two at least: one may begin a sentence."""
_DIGITS = rf"(?:\d{{1,3}}(?:{_BETWEEN_GROUPS}\d{{3}}){{1,4}}(?:[.,]\d{{1,2}})?(?![\d.,]?\d)|{_PARTED}|\d+(?:[.,]\d+)*)"
_BROKEN = r"(?!(?:\d\s)?\d\s?/\s?\d(?!\d)|\d{0,3}\s?[½¼¾])"
"""No amount is a broken number: "1/2", "2 1/2", "1½"."""
_HEADLESS = r"[ \t]?[.:]?[ \t]{1,3},\d"
"""Behind the currency, what remains of an amount whose first figures are lost: "Rp ,5 M"."""
_TAIL = r"(?:\s?[,.]?\s?[-–—=]+(?!\s?\d))?"
_FREE = ListedPattern(lambda: rf"(?i)\b{any_listed('money_words', 'free')}\b")


_REACH = 90
"""Characters before an amount that may say that it is money."""
_UNIT_SIGNS = frozenset("mkK")
"""Short scales that are units of other things as well."""
_ITEM = re.compile(r"[.)]?[ \t]+[A-Z][a-z]")
_FEW_LETTERS = 3
"""Letters of a scale's word by which one that is misspelt is known."""
_METRES = 1_000
"""From here on a small m behind an amount is a metre, below it a miliar."""


def parse_money(text: str) -> Parsed[Money] | None:
    """The first amount of a captured snippet: with or without Rp, in words, or "gratis" (0); None without one."""
    if found := next(_scan(text), None):
        return Parsed(found.value, found.findings)
    if free := _FREE.search(text):
        return Parsed(Money(raw=free[0], value=0))
    bare = _bare().fullmatch(text[:200])
    amount = _amount(bare["amount"], bare["scale"]) if bare else None
    if bare and amount is not None:
        return Parsed(Money(raw=bare[0].strip(), value=_number(amount)), _odd(bare["amount"]))
    words = parse_words(text) if len(text) <= 300 else None
    return Parsed(Money(raw=text.strip(), value=words)) if words is not None else None


def find_money(text: str) -> list[Located[Money]]:
    """Every amount in running text, in order: behind Rp or IDR, or before the word rupiah."""
    return list(_scan(text))


@once_per_lexicon
def _scales() -> str:
    """A pattern for what multiplies an amount: a word in any case, or an abbreviation letter for letter."""
    words = word_lists("number_words")
    return rf"(?:{either(words['scales'])}\b|(?-i:{either(words['short_scales'])})\b\.?)"


@once_per_lexicon
def _bare() -> re.Pattern[str]:
    """A snippet that is nothing but an amount without its currency."""
    return re.compile(rf"\s*{_BROKEN}(?P<amount>{_DIGITS})(?:{_TAIL}|\s{{0,2}}(?P<scale>{_scales()}){_TAIL})\s*", re.I)


@once_per_lexicon
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """(an amount, the words in brackets behind it, a scale that follows them)."""
    scale = _scales()
    lists = word_lists("number_words")
    long, short = either(lists["scales"]), either(set(lists["short_scales"]) - _UNIT_SIGNS)
    word, digit = number_pattern(), f"[{digit_signs()}]"
    misread = rf"(?=[^\s\d]{{0,12}}\d){digit}+(?:[.,]{digit}+)*"
    spelled = rf"{word}(?:[\s-]{{1,20}}{word}){{0,24}}"
    amount = (
        rf"(?<![^\W\d_])(?:Rp|IDR)(?!{_HEADLESS})[\s.,:]{{0,4}}{_BROKEN}(?P<amount>{_DIGITS}(?!\w|[.,]\d)|(?-i:{misread})(?!\w|[.,]\d)|{_DIGITS})"
        rf"(?:{_TAIL})(?:\s{{0,2}}(?P<scale>{scale}))?"
        rf"|(?<![\w.,/]){_BROKEN}(?P<before>{_DIGITS})(?:\s{{0,2}}(?P<scale2>{scale}))?\s{{0,3}}rupiah\b"
        rf"|\b(?P<words>{spelled})\s{{1,20}}rupiah\b"
        rf"|(?<![\w.,/]){_BROKEN}(?P<loose>{_DIGITS})\s{{0,2}}(?P<scale3>(?-i:{short})\b\.?|{long}\b)(?!\s{{0,3}}rupiah)"
    )
    aside = rf"[\s,]*+\(\s*+(?:terbilang\s*+:?\s*+)?({spelled})\s*+(?:rupiah)?\s*+\W?\)"
    return re.compile(amount, re.I), re.compile(aside, re.I), re.compile(rf"\s{{1,2}}({long}\b)", re.I)


def _scan(text: str) -> Iterator[Located[Money]]:
    amounts, aside, behind = _patterns()
    position = 0
    while match := amounts.search(text, position):
        position = match.end()
        printed = match["amount"] or match["before"] or match["loose"]
        if match["loose"] and not _is_of_money(text, match):
            position = match.end("loose")
            continue
        scale = match["scale"] or match["scale2"] or match["scale3"]
        if match["amount"] and not scale and _is_label(text, match):
            position = match.start("amount")
            continue
        if match["amount"] and not scale and _is_cut_short(text, match):
            continue
        if printed and not scale:
            scale = _shared_scale(text, match)
        amount = _amount(printed, scale) if printed else None
        words = parse_words(match["words"]) if match["words"] else None
        if amount is None and words is None:
            continue
        value = _number(amount) if amount is not None else words or 0
        rest, position = _remainder(text, position, scale)
        value += rest
        findings = [*_repaired(printed), *_odd(printed)] if printed else []
        spelled = aside.match(text, position) if printed else None
        if spelled:
            position = spelled.end()
            findings += _compare(value, spelled[1])
        end = max(match.end(), position) if rest else match.end()
        if spelled and not scale and (late := behind.match(text, position)):
            value, position, end = value * _scale(late[1]), late.end(), late.end()
        yield Located(Money(raw=text[match.start() : end].strip(), value=value), match.start(), end, tuple(findings))


@once_per_lexicon
def _context() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(what stands right before an amount without its currency, what behind a number that counts other things)."""
    words = word_lists("money_words")
    about = rf"(?:\s+{either(words['about'])})?"
    nouns = rf"\b{either(words['nouns'])}(?:\s+(?!{either(words['other'])}\b)[\w()/-]{{1,20}}){{0,4}}"
    return (
        re.compile(rf"{nouns}\s+{either(words['amounts_to'])}{about}\s*$|\b{either(words['valued'])}{about}\s*$", re.I),
        re.compile(rf"\s*{either(words['other'])}\b", re.I),
    )


def _is_of_money(text: str, match: re.Match[str]) -> bool:
    """Whether the words around an amount without its currency say that it is one."""
    before, other = _context()
    start = match.start("loose")
    rest, end = _remainder(text, match.end(), match["scale3"])
    if rest and text[end : end + 10].lstrip().lower().startswith("rupiah"):
        return True
    return bool(before.search(text[max(0, start - _REACH) : start])) and not other.match(text, match.end())


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Whether the number is that of the next line's item: Rp stands at the end of the line above."""
    wraps = "\n" in text[match.start() : match.start("amount")]
    return wraps and len(match["amount"]) < 3 and _ITEM.match(text, match.end("amount")) is not None


@once_per_lexicon
def _behind() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """(a lower scale's amount, the other end of a range with its scale, a word like a scale that is none)."""
    scale, lists = _scales(), word_lists("number_words")
    begins = sorted({word[:_FEW_LETTERS] for word in lists["scales"]})
    few = r"\d{1,3}(?:,\d{1,2})?"
    to = rf"(?:[-–—]|{up_to()})"
    return (
        re.compile(rf"\s{{1,2}}(?P<amount>{few})\s{{0,2}}(?P<scale>{scale})(?!\w)", re.I),
        re.compile(rf"\s{{0,2}}{to}\s{{0,2}}(?:Rp[\s.]{{0,2}})?{few}\s{{0,2}}(?P<scale>{scale})(?!\w)", re.I),
        re.compile(rf"\s{{0,2}}{either(begins)}[a-z]{{0,8}}\b", re.I),
    )


def _remainder(text: str, at: int, scale: str | None) -> tuple[int | float, int]:
    """What a lower scale adds behind an amount ("2 miliar 500 juta"), and where it ends."""
    value: int | float = 0
    while scale and (more := _behind()[0].match(text, at)) and _scale_of(more["scale"]) < _scale_of(scale):
        added = _amount(more["amount"], more["scale"])
        value, at, scale = value + (_number(added) if added is not None else 0), more.end(), more["scale"]
    return value, at


def _shared_scale(text: str, match: re.Match[str]) -> str | None:
    """The scale that an amount shares with the other end of its range: "Rp 10-15 juta"."""
    found = _behind()[1].match(text, match.end()) if len(match["amount"] or "") <= _FEW_LETTERS else None
    return found["scale"] if found else None


def _is_cut_short(text: str, match: re.Match[str]) -> bool:
    """Whether figures of the amount are lost, or what multiplies it cannot be read: "Rp .000", "Rp 12 mil"."""
    printed = match["amount"]
    groups = _groups(printed)
    headless = len(groups) > 1 and groups[0] == "000"
    return headless or (len(printed) <= _FEW_LETTERS and _behind()[2].match(text, match.end("amount")) is not None)


def _scale_of(printed: str) -> int:
    return _scale(printed.rstrip("."))


def _amount(printed: str, scale: str | None = None) -> Decimal | None:
    """The amount: a last group of one or two digits is a fraction, every other separator parts thousands."""
    groups = _groups(printed)
    digits = [as_digits(group) for group in groups]
    if not all(digits) or sum(map(len, groups)) > 18:
        return None
    parts = [part for part in digits if part]
    fraction = parts.pop() if len(parts) > 1 and len(parts[-1]) < 3 else "0"
    amount = Decimal("".join(parts) + "." + fraction)
    if scale == "m" and amount >= _METRES:
        return amount
    return amount * _scale(scale.rstrip(".")) if scale else amount


def _groups(printed: str) -> list[str]:
    """The digits between full stops and commas, without blanks and other signs among them."""
    return re.split(r"[.,]", re.sub(r"[^\w.,]|_", "", printed).rstrip(".,"))


def _scale(printed: str) -> int:
    """What a scale multiplies by."""
    words = word_lists("number_words")
    return int(words["short_scales"].get(printed) or words["scales"][printed.lower()])


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == int(amount) else float(amount)


def _repaired(printed: str) -> Iterable[Finding]:
    if not all(group.isdecimal() for group in _groups(printed)):
        yield Finding("ocr_repaired", f"letters in {printed} were read as digits")


def _odd(printed: str) -> tuple[Finding, ...]:
    groups = _groups(printed)
    inner = groups[1:-1] if len(groups) > 1 and len(groups[-1]) < 3 else groups[1:]
    odd = any(len(group) != 3 for group in inner) or (len(groups) > 1 and len(groups[0]) > 3 and bool(inner))
    return (Finding("money_groups_odd", f"{printed} is not grouped in threes"),) if odd else ()


def _compare(value: float, spelled: str) -> Iterable[Finding]:
    words = parse_words(spelled)
    if words is not None and words != value:
        yield Finding("money_words_differ", f"{spelled} is {words}, the digits say {value}")
