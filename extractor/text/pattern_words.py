"""A pattern told in words: what a text that it matches looks like, for people who read no regular expressions."""

from __future__ import annotations

import re

_BLANK = " "
_ANY = "…"
_MOST_WORDINGS = 3
"""Alternatives that are told; the others are only said to be there."""
_TOKEN = re.compile(
    r"\\[pP](?:\{\^?\w+\}|\w)|\\x\{?[0-9A-Fa-f]+\}?|\\.|\[\^?\]?(?:\[:\w+:\]|\\[pP]\{\w+\}|\\.|[^\]\\])*\]|"
    r"\(\?[a-zA-Z-]*\)|\(\?P?<\w+>|\(\?[a-zA-Z-]*:|\(|\)|\||[*+?]\??|\{\d*,?\d*\}\??|.",
    re.DOTALL,
)
_NO_WORDS = {r"\b", r"\B", r"\A", r"\z", "^", "$"}
_WHITE = {r"\s", r"\t", r"\n", " ", "\t", "\n"}
_LONGEST = 80
"""Characters that are told, at most."""


def in_words(source: str) -> str:
    """What stands where it matches: `…` is anything, a stroke parts wordings, what may be missing is left out.

    Nothing for a pattern without words of its own.
    """
    told, _ = _alternatives([token for token in _TOKEN.findall(source) if not re.fullmatch(r"\(\?[a-zA-Z-]*\)", token)])
    words = re.sub(r"[ …]*…[ …]*", " … ", told)
    plain = re.sub(r"\s+(?=[:;,.])", "", " ".join(words.split())).strip(" …/")
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip(" …/") + " …"


def _alternatives(tokens: list[str]) -> tuple[str, list[str]]:
    """The wordings up to the group's end, and the tokens behind it."""
    wordings, current = list[str](), list[str]()
    while tokens:
        token, tokens = tokens[0], tokens[1:]
        if token == ")":
            break
        if token == "|":
            wordings.append("".join(current))
            current = []
            continue
        told = _atom(token)
        if token.startswith("("):
            told, tokens = _alternatives(tokens)
        told, tokens = _repeated(told, tokens)
        current.append(told)
    wordings.append("".join(current))
    distinct = list(dict.fromkeys(each.strip() if len(wordings) > 1 else each for each in wordings))
    more = " or the like" if len(distinct) > _MOST_WORDINGS else ""
    return "/".join(distinct[:_MOST_WORDINGS]) + more, tokens


def _repeated(told: str, tokens: list[str]) -> tuple[str, list[str]]:
    """The part with the sign behind it that says how often it stands there: what may be missing is left out."""
    if not tokens or not re.fullmatch(r"[*+?]\??|\{\d*,?\d*\}\??", tokens[0]):
        return told, tokens
    may_miss = tokens[0][0] in "*?" or tokens[0].startswith(("{0", "{,"))
    if tokens[0].startswith("?") or (may_miss and told != _BLANK and told != _ANY):
        told = ""
    return told, tokens[1:]


def _atom(token: str) -> str:
    if token in _NO_WORDS:
        return ""
    if token in _WHITE:
        return _BLANK
    if token.startswith("[") and len(token) > 1:
        return _class(token[1:-1])
    if token == "." or (token.startswith("\\") and token[1].isalnum()):
        return _ANY
    return token.removeprefix("\\") if token.startswith("\\") else token


def _class(inner: str) -> str:
    if inner.startswith("^"):
        return _ANY
    parts = re.findall(r"\\.|.", inner)
    if all(part in _WHITE for part in parts):
        return _BLANK
    return parts[0].removeprefix("\\") if len(parts) <= 3 and parts[0].isalpha() and "-" not in parts else _ANY
