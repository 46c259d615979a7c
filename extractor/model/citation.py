"""What a citation is: the contract's shape, with offsets into the text it was read from."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, Literal

import tomli
from pydantic import AfterValidator, Field, GetJsonSchemaHandler

from ..resources import vocabulary_path
from .value import Offset, Value, Year

Series = Literal["LN", "TLN", "BN", "TBN", "LD", "TLD", "BD", "TBD"]
"""Lembaran (L) and Berita (B) of the state (N) or a region (D); T marks the supplement (Tambahan)."""

_UNLISTED = ("UUD", "Staatsblad")
"""Types that the citation parser knows by themselves, without a row in instruments.toml."""


@cache
def _listed() -> tuple[str, ...]:
    """The types of the built-in list of instruments and papers."""
    lists = tomli.loads(vocabulary_path("instruments.toml").read_text(encoding="utf-8"))
    return tuple(row["type"] for row in (*lists["instrument"], *lists["paper"]))


_sources: list[Callable[[], tuple[str, ...]]] = [_listed]
"""Where the types are looked up, the last one counts: the lexicon puts the lists of the rule set at work here."""


def citation_types() -> tuple[str, ...]:
    """The closed list of types: those of the rule set at work, else the built-in ones."""
    return tuple(dict.fromkeys((*_UNLISTED, *_sources[-1]())))


def look_up_types(source: Callable[[], tuple[str, ...]]) -> None:
    """From now on the types that a citation may have are those that `source` gives when asked."""
    _sources[-1] = source


def _known_type(name: str) -> str:
    if name not in _UNLISTED and name not in _sources[-1]():
        raise ValueError(f"there is no instrument of the type {name!r}; known: {', '.join(citation_types())}")
    return name


class _TypeSchema:
    """The JSON Schema of a citation's type: the list as it is when the schema is made."""

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "enum": list(citation_types())}


CitationType = Annotated[str, AfterValidator(_known_type), _TypeSchema()]


class Gazette(Value):
    """A place of promulgation."""

    series: Annotated[Series, Field(description="The gazette: LN, TLN, BN, TBN, LD, TLD, BD or TBD.")]
    year: Annotated[Year | None, Field(description="The gazette's year.")] = None
    number: Annotated[str | None, Field(description="The number in that year.")] = None
    part: Annotated[str | None, Field(description="A lettered Seri of a regional gazette.")] = None


class Citation(Value):
    """A cited instrument."""

    type: Annotated[CitationType, Field(description="The kind of instrument.")]
    number: Annotated[str | None, Field(description="Its number, without leading zeros.")] = None
    year: Annotated[Year | None, Field(description="Its year.")] = None
    title: Annotated[str | None, Field(description="What stands behind the word tentang.")] = None
    issuer: Annotated[str | None, Field(description="The minister or body that issued it, official name.")] = None
    region: Annotated[str | None, Field(description="The region that issued it, by the official name.")] = None
    pinpoint: Annotated[str | None, Field(description="The provision that is meant, as printed.")] = None
    gazettes: Annotated[tuple[Gazette, ...], Field(description="Where it was promulgated, as printed.")] = ()
    amended_by: Annotated[
        tuple[Citation, ...], Field(description="The instruments that changed it, in the order printed.")
    ] = ()
    chain_complete: Annotated[
        bool | None,
        Field(description="False where more amendments exist than are named; null without a chain."),
    ] = None
    relation: Annotated[
        str | None, Field(description="On a link of a chain: the printed verb, such as diubah, diperbarui or jo.")
    ] = None
    id: Annotated[str | None, Field(description="A proposed Akoma Ntoso IRI.")] = None
    raw: Annotated[str, Field(description="The words as printed.")] = ""
    span: Annotated[
        tuple[Offset, Offset] | None, Field(description="First character and end in the text it was found in.")
    ] = None


def shift(citation: Citation, by: int) -> Citation:
    """The same citation with its span, and those of its chain, moved by `by` characters."""
    span = citation.span and (citation.span[0] + by, citation.span[1] + by)
    chain = tuple(shift(link, by) for link in citation.amended_by)
    return citation.model_copy(update={"span": span, "amended_by": chain})


DASH = "[-–—‐‑ñ\u00ad\ufffe\ufffd]"
"""What stands for a hyphen in print; ñ is what becomes of a dash where a font's codes are taken for another maker's."""
_BROKEN_LAW = re.compile(rf"\b(undang)\s*{DASH}?\s*(undang)", re.IGNORECASE)


def squeeze(text: str) -> str:
    """One line of text: runs of blanks become one, and "Undang- Undang" is whole again."""
    flat = _BROKEN_LAW.sub(r"\1-\2", " ".join(text.split()))
    return flat.replace("\ufffe", "-").replace("\u00ad", "")
