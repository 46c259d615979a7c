"""Pages out of all measure: libxml2 drops the words below a certain depth in silence, and compares each attribute of an
element with all others."""

from __future__ import annotations

import re
from itertools import islice

_DEEPEST = 1_000
"""Elements inside one another that are kept; libxml2 reads at most 2,048 (XML_PARSE_HUGE), people write some dozens."""
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*+)([^<>]*+)>")
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{5000,}+>")
_ATTRIBUTE = re.compile(r"""[^\s=>"']++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']*+))?""")
_MOST_ATTRIBUTES = 500
"""Attributes of an element that are kept; people write a few."""
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_INLINE = frozenset(
    {"a", "b", "i", "u", "s", "em", "strong", "span", "font", "small", "big", "sub", "sup", "code", "mark"}
)


def flattened(page: str) -> str:
    """The page without the tags that open or close below the depth that the parser can read; their words stay."""
    if page.count("<") <= _DEEPEST:
        return page
    depth = 0

    def kept(match: re.Match[str]) -> str:
        nonlocal depth
        closing, name, alone = match[1], match[2].lower(), match[3].endswith("/")
        if name in _VOID or alone:
            return match[0]
        before = depth
        depth = max(0, depth - 1) if closing else depth + 1
        if max(before, depth) <= _DEEPEST:
            return match[0]
        return " " if name in _INLINE else "<br>"

    return _TAG.sub(kept, page)


def with_few_attributes(page: str) -> str:
    """The page without the attributes of an element that are too many."""
    return _LONG_TAG.sub(_cut, page)


def _cut(tag: re.Match[str]) -> str:
    beyond = next(islice(_ATTRIBUTE.finditer(tag[0]), _MOST_ATTRIBUTES, None), None)
    return tag[0][: beyond.start()] + ">" if beyond else tag[0]
