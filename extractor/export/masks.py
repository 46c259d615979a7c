"""Personal data masked in what is handed on: numbers of citizens, telephones, addresses, e-mail."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from ..errors import NaskahError
from ..lexicon.word_lists import word_lists
from .columns import harmless_text

MASKED_KINDS = ("nik", "phone", "address", "email")
DEFAULT = ("nik",)
NONE = "none"

_DIGITS = re.compile(r"\d(?:[ .\-]?\d){15,}")
"""A run of digits as long as a NIK or longer."""
_NIK_DIGITS = 16
"""A NIP has eighteen, the number of an account mostly fewer."""
_PHONE = re.compile(
    r"(?<![\d/.\-])(?:"
    r"(?:\+62|\b62|\b0)[ .\-]?8\d{1,3}(?:[ .\-]?\d{3,5}){2}"
    r"|\(0\d{2,3}\)[ .\-]?\d{3,4}[ .\-]?\d{2,4}"
    r"|\+62[ .\-]?\d{2,3}(?:[ .\-]?\d{3,4}){2}"
    r")(?![\d/])"
)
"""Mobile numbers with 0 or 62 in front, and those of a place with its code in brackets or behind +62."""
_EMAIL = re.compile(r"(?i)(?<![a-z0-9._%+\-])[a-z0-9._%+\-]++@[a-z0-9\-]+(?:\.[a-z0-9\-]+)+")
_BORN_DAYS = range(1, 32)
_WOMAN = 40
"""What is added to the day of birth in a woman's NIK."""


class Masks:
    """What is masked: values of personal fields whole, the like in any text where it can be told."""

    def __init__(self, kinds: Iterable[str] = DEFAULT) -> None:
        self.kinds = tuple(kind for kind in MASKED_KINDS if kind in set(kinds))
        self._texts = [_IN_TEXT[kind]() for kind in self.kinds]
        fields = word_lists("personal_data")["fields"]
        self._fields = {name: _mark(kind) for kind in self.kinds for name in fields[kind]}

    def scrub(self, text: str) -> str:
        """The text harmless, with what is masked in it."""
        text = harmless_text(text)
        for masked in self._texts:
            text = masked(text)
        return text

    def value(self, field: str, value: Any) -> Any:
        """The value of a field, or the mark that stands for it."""
        return self._fields[field] if value and field in self._fields else value

    def key_of(self, pointer: str) -> str | None:
        """The mark for the words behind a JSON pointer, where its field is masked."""
        return self._fields.get(pointer.rpartition("/")[2])

    def about(self) -> str:
        """What was done, for people."""
        if not self.kinds:
            return "nothing is masked: names, numbers and addresses of people are in it"
        rest = "names and NIP are not" if len(self.kinds) == len(MASKED_KINDS) else "other personal data is not"
        return f"masked: {', '.join(self.kinds)}; {rest}"


def parse(words: str | None) -> tuple[str, ...]:
    """The kinds that a list such as "nik,phone" names; NaskahError for one that there is not."""
    if words is None:
        return DEFAULT
    named = tuple(word.strip().lower() for word in words.split(",") if word.strip())
    if named == (NONE,):
        return ()
    for word in named:
        if word not in MASKED_KINDS:
            known = f"{', '.join(MASKED_KINDS)}, or {NONE}"
            raise NaskahError(f"--mask {word}: there is no such kind of personal data; choose from {known}")
    return named


def _mark(kind: str) -> str:
    return f"[{kind.upper() if kind == 'nik' else kind}]"


def _mask_nik() -> Callable[[str], str]:
    def replaced(match: re.Match[str]) -> str:
        return _mark("nik") if _is_nik(re.sub(r"\D", "", match[0])) else match[0]

    return lambda text: _DIGITS.sub(replaced, text) if len(text) >= _NIK_DIGITS else text


def _is_nik(digits: str) -> bool:
    """Whether the digits can be a NIK or the number of a family card: a province, a day, a month."""
    if len(digits) != _NIK_DIGITS:
        return False
    day, month = int(digits[6:8]), int(digits[8:10])
    return 11 <= int(digits[:2]) <= 99 and (day % _WOMAN if day > _WOMAN else day) in _BORN_DAYS and 1 <= month <= 12


def _mask_phone() -> Callable[[str], str]:
    return lambda text: _PHONE.sub(_mark("phone"), text)


def _mask_email() -> Callable[[str], str]:
    return lambda text: _EMAIL.sub(_mark("email"), text) if "@" in text else text


@cache
def _address_pattern() -> re.Pattern[str]:
    """What stands behind a label of an address, or a street with the capitals and numbers of its name."""
    words = word_lists("personal_data")
    labels = "|".join(map(re.escape, words["address_labels"]))
    streets = "|".join(re.escape(form) for word in words["street_words"] for form in (word.title(), word.upper()))
    small = "|".join(map(re.escape, words["words_in_addresses"]))
    word = rf"(?:(?i:{small})|[A-Z0-9][\w.'/\-]*)"
    return re.compile(
        rf"((?:^|\b)(?i:{labels})[ \t]*:[ \t]*)[^\n]+|\b(?:{streets})[ \t]+{word}(?:,?[ \t]+{word})*", re.M
    )


def _mask_address() -> Callable[[str], str]:
    def replaced(match: re.Match[str]) -> str:
        return (match[1] or "") + _mark("address")

    return lambda text: _address_pattern().sub(replaced, text)


_IN_TEXT: dict[str, Callable[[], Callable[[str], str]]] = {
    "nik": _mask_nik,
    "phone": _mask_phone,
    "address": _mask_address,
    "email": _mask_email,
}
