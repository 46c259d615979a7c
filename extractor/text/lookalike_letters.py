"""Letters of other scripts that look like Latin ones, and slashes that only look so: what was meant is what is seen."""

from __future__ import annotations

import re

_CYRILLIC = "АВЕЅІЈКМНОРСТУХасеорухіјѕԁһӏ"
_AS_LATIN = "ABESIJKMHOPCTYXaceopyxijsdhl"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
_GREEK_AS_LATIN = "ABEZHIKMNOPTYXo"
_SLASHES = "⁄∕"
"""The fraction slash and the division slash."""
_PLAIN = str.maketrans(_CYRILLIC + _GREEK + _SLASHES, _AS_LATIN + _GREEK_AS_LATIN + "/" * len(_SLASHES))
_ANY = re.compile(f"[{_CYRILLIC}{_GREEK}{_SLASHES}]")
_WORD = re.compile(r"\w+|[⁄∕]")


def in_latin(text: str) -> str:
    """`text` with words in Latin letters where each of their letters looks like one; words of other scripts stay."""
    return _WORD.sub(_plain, text) if not text.isascii() and _ANY.search(text) else text


def _plain(match: re.Match[str]) -> str:
    plain = match[0].translate(_PLAIN)
    return plain if plain.isascii() else match[0]
