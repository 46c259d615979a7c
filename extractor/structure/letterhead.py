"""The letterhead: the offices named at the top of the first page, above address line, title or labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lexicon.folders import once_per_lexicon
from ..lexicon.letters import letters_only
from ..lexicon.offices import region_head_pattern
from ..lexicon.word_lists import common_words, either, word_lists
from ..model.document import Span
from .blocks import PageBlock
from .crumbs import is_crumb
from .labels_of_pairs import label_at
from .pieces import Piece

_MOST_LINES = 6
_LOOKS_AT = 16
"""Lines at the top of a page among which a letterhead begins."""
_SPACED = re.compile(r"(?<=\b\w)\s(?=\w\b)")
"""The blank between two letters that stand apart: P E N G U M U M A N."""
_LETTERS_APART = re.compile(r"\W*\w(?:\s+\w){4,}\W*")
_NUMBER = re.compile(r"(?i)(?<!tahun )(?<!\d)\d{3}")
"""A number of a house, a telephone, a post code; a committee may bear its year."""
_PARTED = 3.0
"""Letter heights of white that part a letterhead from what follows."""
_CENTRED = 0.1
"""Share of the text's width by which twice the middle of a centred line is off, at most."""
_CLEAR = 50.0
"""Confidence of a word of an office's name, at least, where it stands at the end of its line."""
_CRUMBS_AROUND = re.compile(r"(?:\W*\b[^\W\d_]?\s+(?=\w\w)|\W+)?(?P<name>.*?)(?:\s+[a-z])?[^\w.)\"”]*", re.S)
"""The name in a line without the single letter or the signs that a crest, a rule or a seal left at its ends."""


def letterheads(pieces: list[Piece]) -> Iterator[PageBlock]:
    """The letterhead of a page, if it has one; its part is `offices`. The state's name alone is no office."""
    held: list[Piece] = []
    for above, piece in zip([None, *pieces], pieces[:_LOOKS_AT], strict=False):
        if _stamp().fullmatch(piece.text.strip()) or (piece.is_recognised and is_crumb(piece.text)):
            continue
        if not held and not _opens(piece.text):
            if _ends(piece) and not _is_stamped(piece, pieces):
                return
            continue
        if not held and _is_stamped(piece, pieces):  # by who received it
            continue
        if held and piece.is_recognised and _is_aside(piece, held[-1]):
            continue
        if held and (_ends(piece) or not _goes_on(held, piece)):
            break
        held += [above, piece] if above and not held and _ends_name(above, piece) else [piece]
    if held and not all(_state().fullmatch(piece.text) for piece in held):
        # A tall crest on its line can make the second office begin above the first.
        spans = tuple(sorted(map(_name_span, held[:_MOST_LINES])))
        yield PageBlock("letterhead", held[0].page, held[0].start, {"offices": spans})


def _is_stamped(piece: Piece, pieces: list[Piece]) -> bool:
    """Whether the words are of a stamp beside the crest: on a scan offices stand lower in the middle of the page."""
    if not piece.is_recognised:
        return False
    lower = (p for p in pieces[:_LOOKS_AT] if p.top > piece.top and _opens(p.text))
    aside = (p for p in lower if piece.left > p.right or piece.right < p.left)
    return any(_is_centred(p, [q for q in pieces if q.top > p.top]) for p in aside)


def _is_centred(piece: Piece, below: list[Piece]) -> bool:
    """Whether the piece stands in the middle of what stands below it."""
    left, right = min((p.left for p in below), default=0.0), max((p.right for p in below), default=0.0)
    return abs(piece.left + piece.right - left - right) < _CENTRED * (right - left)


def _is_aside(piece: Piece, office: Piece) -> bool:
    """Whether the piece stands wholly left or right of the office: a crest's ribbon, what was written in the margin."""
    level = piece.top < office.bottom + office.tall
    return level and (piece.left > office.right or piece.right < office.left)


def _name_span(piece: Piece) -> Span:
    """Where the office's name stands in its line."""
    piece = _clear(piece) if piece.is_recognised else piece
    if address := _address_behind().search(piece.text):
        return (piece.start, piece.start + address.start())
    name = _CRUMBS_AROUND.fullmatch(piece.text) if piece.is_recognised else None
    return (piece.start + name.start("name"), piece.start + name.end("name")) if name else piece.span


def _clear(piece: Piece) -> Piece:
    """The piece without the words at its ends that were read with doubt and that nobody knows."""
    known = (letters_only(word.text).casefold() in common_words() for word in piece.words)
    sure = [n for n, is_known in enumerate(known) if is_known or (piece.words[n].confidence or 0.0) >= _CLEAR]
    if not sure or len(sure) < 2:
        return piece
    first, last = piece.words[sure[0]], piece.words[sure[-1]]
    end = last.start + len(last.text)
    return piece._replace(text=piece.text[first.start - piece.start : end - piece.start], start=first.start)


def _ends_name(above: Piece, piece: Piece) -> bool:
    """Whether the piece is the rest of an office's name, which the line right above it begins."""
    near = piece.top - above.bottom < piece.tall
    return near and _state().fullmatch(piece.text) is not None and above.text.isupper() and _is_name(above.text)


def _opens(text: str) -> bool:
    """Whether an office is named: it begins with a word that offices begin with, and no sentence stands there."""
    return _office().match(text) is not None and _is_name(text)


def _is_name(text: str) -> bool:
    """Whether each word begins with a capital, small ones between them aside."""
    words = re.findall(r"[^\W\d_][^\s]*", text)
    small = [word for word in words if word[0].islower()]
    return bool(words) and all(word.strip(".,") in _words_inside() for word in small) and len(words) <= 14


def _goes_on(held: list[Piece], piece: Piece) -> bool:
    last = held[-1]
    if not _is_name(piece.text) or piece.top - last.bottom > _PARTED * last.tall or _NUMBER.search(piece.text):
        return False
    if _region_head().match(held[0].text) and _around().match(piece.text):
        return False
    return not (held[0].text.isupper() and not piece.text.isupper() and not _office().match(piece.text))


def _ends(piece: Piece) -> bool:
    """Whether the letterhead is over: its address line, a title, a label, a date."""
    label = label_at(piece.text)
    known = label is not None and (label.colon or label.meaning in ("to", "number"))
    if known or _is_spaced_title(piece.text):
        return True
    return any(_below().match(text) for text in (piece.text, _SPACED.sub("", piece.text)))


def _is_spaced_title(text: str) -> bool:
    """Whether it is a document's title in letters that stand apart: S U R A T  T U G A S."""
    return _LETTERS_APART.fullmatch(text) is not None and letters_only(text).startswith(_titles())


@once_per_lexicon
def _office() -> re.Pattern[str]:
    return re.compile(rf"(?i)\W{{0,3}}{either(word_lists('letterheads')['offices'])}\b")


@once_per_lexicon
def _region_head() -> re.Pattern[str]:
    return re.compile(rf"(?i)\W{{0,3}}{region_head_pattern()}\b")


@once_per_lexicon
def _around() -> re.Pattern[str]:
    return re.compile(rf"(?i)\W{{0,3}}{either(word_lists('letterheads')['around'])}\b")


@once_per_lexicon
def _state() -> re.Pattern[str]:
    return re.compile(rf"(?i)\W*{either(word_lists('letterheads')['state'])}\W*")


@once_per_lexicon
def _stamp() -> re.Pattern[str]:
    return re.compile(rf"(?i)\W*{either(word_lists('letterheads')['stamps'])}\W*")


@once_per_lexicon
def _below() -> re.Pattern[str]:
    words = word_lists("letterheads")
    ends = either([*words["titles"], *words["address_words"]])
    seat = rf"\W{{0,3}}{either(words['seats'])}\s*:"
    inside = rf"{seat}|.*\b{either(words['marks'])}\b|.*\b\d{{5}}\W*$"
    return re.compile(rf"(?i)\W{{0,3}}{ends}(?:\b|(?=\W))|{inside}")


@once_per_lexicon
def _address_behind() -> re.Pattern[str]:
    """A street with the number of a house behind the office on its line: offices are for roads (Jalan), too."""
    street = either(word_lists("letterheads")["streets"])
    return re.compile(rf"(?<=\w)[\s,:;–-]+{street}[\s.].*\b(?:Nomor|No\.?|Km\.?)\s*\d.*$")


@once_per_lexicon
def _titles() -> tuple[str, ...]:
    return tuple(letters_only(title) for title in word_lists("letterheads")["titles"])


@once_per_lexicon
def _words_inside() -> frozenset[str]:
    return frozenset(word_lists("letterheads")["inside"])
