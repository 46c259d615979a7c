"""Pages whose elements stand too deep inside one another: libxml2 drops the words below a certain depth in silence."""

from __future__ import annotations

import re

_DEEPEST = 1_000
"""Elements inside one another that are kept; libxml2 reads at most 2,048 (XML_PARSE_HUGE), people write some dozens."""
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*+)([^<>]*+)>")
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
