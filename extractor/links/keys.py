"""Spellings → keys: two of one number, file or title share a key."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from ..lexicon.word_lists import word_lists

_YEAR_WORD = re.compile(r"\b(?:tahun|thn|th)\b\.?")
_CUT_YEAR_WORD = re.compile(r"\s+t(?:ah?|ahun?)?$")
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


@lru_cache(maxsize=4096)
def number_key(value: str, truncated: bool = False) -> str:
    """The number's letters and digits, everything between them one "/": "B/005 /07" and "b/5/7" share "b/5/7".

    The key of a truncated number begins that of the whole one.
    """
    text = unicodedata.normalize("NFKC", value).casefold()
    if truncated:
        text = _CUT_YEAR_WORD.sub("", text)
    text = re.sub(r"[\W_]+", "/", _YEAR_WORD.sub("/", text)).strip("/")
    if truncated:
        text = re.sub(r"(?:^|/|(?<=[^\d/]))0+$", "", text)  # these zeros may lead a number that is cut off
    return _ZEROS.sub("", text)


def number_keys(key: str) -> Iterator[str]:
    """The key, and the one without the sign of secrecy that people leave out: "b/400/10/7" is "400/10/7"."""
    if key:
        yield key
        first, _, rest = key.partition("/")
        if len(first) in (1, 2) and first.isalpha() and "/" in rest:
            yield rest


def basename(path: str) -> str:
    """The file's name without its folders, whichever way their slashes lean."""
    return unicodedata.normalize("NFC", path.replace("\\", "/").rpartition("/")[2].strip())


def file_key(path: str) -> str:
    """The letters and digits of the file's name without its ending; empty where it has none."""
    name = unicodedata.normalize("NFKC", basename(path)).casefold()
    stem, dot, ending = name.rpartition(".")
    return re.sub(r"[\W_]+", "", stem if dot and ending.isalnum() and len(ending) <= 5 else name)


def title_words(title: str | None) -> str:
    """The words that tell a title from others, abbreviations written out, sorted, each once, between blanks."""
    if not title:
        return ""
    lists = word_lists("link_words")
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", title).casefold()[:2000])
    full = {part for word in words for part in lists["short"].get(word, word).split()}
    return " ".join(sorted(full.difference(lists["generic"])))


def id_key(iri: str) -> str:
    """The IRI with its number's leading zeros left out."""
    head, slash, number = iri.rpartition("/")
    return head + slash + _ZEROS.sub("", number)
