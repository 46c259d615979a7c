"""What a citation is: the contract's shape, with offsets into the text it was read from."""

from __future__ import annotations

import re

from .value import Value


class Gazette(Value):
    """A place of promulgation; `series` is LN, TLN, BN, TBN, LD, TLD, BD or TBD, `part` a lettered "Seri"."""

    series: str
    year: int | None = None
    number: str | None = None
    part: str | None = None


class Citation(Value):
    """A cited instrument; `span` is its place in the text it was found in, `id` a proposed Akoma Ntoso IRI."""

    type: str
    number: str | None = None
    year: int | None = None
    title: str | None = None
    issuer: str | None = None
    region: str | None = None
    pinpoint: str | None = None
    gazettes: tuple[Gazette, ...] = ()
    amended_by: tuple[Citation, ...] = ()
    chain_complete: bool | None = None
    """False where the text says that more amendments exist than it names; None without a chain."""
    relation: str | None = None
    """On a link of a chain: the printed verb, for example "diubah", "diperbarui" or "jo."."""
    id: str | None = None
    raw: str = ""
    span: tuple[int, int] | None = None


def shift(citation: Citation, by: int) -> Citation:
    """The same citation with its span, and those of its chain, moved by `by` characters."""
    span = citation.span and (citation.span[0] + by, citation.span[1] + by)
    chain = tuple(shift(link, by) for link in citation.amended_by)
    return citation.model_copy(update={"span": span, "amended_by": chain})


DASH = "[-–—‐‑\u00ad\ufffe\ufffd]"
_BROKEN_COMPOUND = re.compile(rf"(?<=[^\W\d_])\s?{DASH}\s?(?=[^\W\d_])")
_BROKEN_LAW = re.compile(rf"\b(undang)\s*{DASH}?\s*(undang)", re.IGNORECASE)


def squeeze(text: str) -> str:
    """One line of text: runs of blanks become one, and "Undang- Undang" is whole again."""
    flat = _BROKEN_LAW.sub(r"\1-\2", " ".join(text.split()))
    return flat.replace("\ufffe", "-").replace("\u00ad", "")
