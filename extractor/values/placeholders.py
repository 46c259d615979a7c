"""What a blank form says where a value should be: rows of dots, marks of a template, the word for the value itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lexicon.folders import once_per_lexicon
from ..lexicon.letters import letters_and_digits, letters_only
from ..lexicon.word_lists import either, word_lists

_OPEN = re.compile(r"[.…_‥]{2}|…|\(\s*\)")
"""Room that is left; a dash alone says that there is nothing."""
_NAMES = re.compile(r"[a-z]+(?:_[a-z]+)+")
"""The name of a value as programs write it: tanggal_surat."""
_LONE_NAME = re.compile(rf"(?m)(?:^|[:;,.=][ \t]*)(?P<name>{_NAMES.pattern})[ \t]*$")
_PAGE_NUMBER = re.compile(r"[ \t]*\d{1,4}[ \t]*$", re.M)
"""What follows the dots of a table of contents."""


def is_placeholder(text: str) -> bool:
    """Whether nothing of a value is there: dots, brackets, marks of a template, words such as (nama) or (tempat)."""
    if has_template_mark(text) or _NAMES.fullmatch(text.strip(" ()[].,:")):
        return True
    rest = letters_and_digits(_rows().sub("", text))
    left_out = not rest and (_OPEN.search(text) is not None or any(map(str.isalnum, text)))
    return left_out or rest in _words()


def is_left_out(text: str) -> bool:
    """Whether the words say no more than that something is left out: dst., as an excerpt has it."""
    return letters_only(text) in _left_out()


def has_template_mark(text: str) -> bool:
    """Whether a program was to replace part of the text."""
    return _marks().search(text) is not None


def is_signature_mark(text: str) -> bool:
    """Whether the text is nothing but the mark in whose place a program puts a signature: ${ttd2}."""
    mark = _marks().fullmatch(text.strip())
    return mark is not None and _signatures().search(mark[0]) is not None


def without_template_marks(text: str) -> str:
    """The text with blanks in the place of a template's marks, as long as before."""
    return _marks().sub(lambda mark: " " * len(mark[0]), text)


def template_marks(text: str) -> Iterator[tuple[int, int]]:
    """Where marks of a template stand."""
    return (match.span() for match in _marks().finditer(text))


def value_names(text: str) -> Iterator[tuple[int, int]]:
    """Where names of values stand alone behind a label or on a line of their own, as programs write them."""
    return (match.span("name") for match in _LONE_NAME.finditer(text))


def open_rows(text: str) -> Iterator[tuple[int, int]]:
    """Where rows of dots leave room for a value; not those of a table of contents, nor those for initials."""
    for match in _rows().finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if not (_initials().search(line) or _PAGE_NUMBER.match(text, match.end())):
            yield match.span()


@once_per_lexicon
def _marks() -> re.Pattern[str]:
    return re.compile("|".join(word_lists("placeholders")["marks"]))


@once_per_lexicon
def _signatures() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<![a-z]){either(word_lists('placeholders')['signatures'])}(?![a-z])")


@once_per_lexicon
def _rows() -> re.Pattern[str]:
    return re.compile("|".join(word_lists("placeholders")["rows"]))


@once_per_lexicon
def _left_out() -> frozenset[str]:
    return frozenset(map(letters_only, word_lists("placeholders")["left_out"]))


@once_per_lexicon
def _initials() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{either(word_lists('placeholders')['initials'])}\b")


@once_per_lexicon
def _words() -> frozenset[str]:
    lists = word_lists("placeholders")
    return frozenset("".join(filter(str.isalnum, word)) for word in (*lists["words"], *lists["letterheads"]))
