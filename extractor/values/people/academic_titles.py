"""Academic and other titles around a name."""

from __future__ import annotations

import re

from ...lexicon.folders import once_per_lexicon
from ...lexicon.word_lists import word_lists

_SHAPE = re.compile(
    r"(?:S|M|A|B|Sp|Str|Dipl|Ph|Cert)\.(?:\s?[A-Z][A-Za-z]{0,5}\.?){1,3}|[A-Z]\.[A-Z][A-Za-z]{0,5}\.?"
    r"|[MSB](?:[A-Z][a-z]{1,3}){2}"
)
"""A degree with full stops, or of several words' beginnings without them: M.Si, Sp.OG, MEcDev."""

_GLUED = re.compile(r"(?:[A-Z][A-Za-z]{0,3}\.)+(?=[A-Z][^\W\d_]{2})")


def split_titles(name: str) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """(titles before, the bare name, titles after): "Ir. H. A. B, MM" → ("Ir.", "H."), "A. B", ("MM",)."""
    head, *tail = (part.strip() for part in name.split(","))
    if tail and not all(map(is_title, _pieces(tail[0]))):  # the comma belongs to the name
        return (), name.strip(), ()
    words = _parted(head).split()
    first = 0
    while first < len(words) - 1 and _leads(words[first]):
        first += 1
    last = len(words)
    while last > first + 1 and "." in words[last - 1][:-1] and is_title(words[last - 1]):
        last -= 1
    after = [*words[last:], *(part for part in tail if part)]
    return tuple(words[:first]), " ".join(words[first:last]), tuple(after)


def _parted(head: str) -> str:
    """The words with a blank behind titles that stand right before a name: Dr.Surya."""
    glued = _GLUED.match(head)
    return f"{glued[0]} {head[glued.end() :]}" if glued and _leads(glued[0]) else head


def is_title(word: str) -> bool:
    """Whether `word` is a title that stands behind names."""
    return _plain(word) in _after() or _SHAPE.fullmatch(word) is not None


def are_titles(text: str) -> bool:
    """Whether nothing but titles is there, before or behind a name: Ir., dr. M.Kes."""
    words = re.findall(r"[^\s,]+", text)
    return bool(words) and all(is_title(word) or _leads(word) for word in words)


def _pieces(part: str) -> list[str]:
    """The titles of a part between commas: blanks may stand between two titles or inside one ("M. Si")."""
    return [part] if is_title(part) else part.split()


def _leads(word: str) -> bool:
    """Whether `word` is made of titles that stand before names ("Prof.Dr."); a lone letter needs its full stop."""
    pieces = [piece for piece in re.split(r"[.()]", word) if piece]
    known = bool(pieces) and all(piece.upper() in _before() for piece in pieces)
    return known and (word.endswith((".", ")")) or len(word) > 1)


def _plain(word: str) -> str:
    return re.sub(r"[\s.]", "", word).upper()


@once_per_lexicon
def _before() -> frozenset[str]:
    return frozenset(word.upper() for word in word_lists("people")["titles_before"])


@once_per_lexicon
def _after() -> frozenset[str]:
    return frozenset(word_lists("people")["titles_after"])
