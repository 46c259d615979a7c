"""Proposed Akoma Ntoso IRIs; no official Indonesian scheme exists, so they are labelled as proposed."""

from __future__ import annotations

import re

from ...lexicon.legal_names import (
    find_office,
    instrument_types,
    paper_types,
    type_codes,
    types_of_regions,
    types_that_take,
)
from ...model.citation import Citation


def slug(text: str) -> str:
    """Lower-case letters and digits, the rest hyphens; dots stay, as in 188.45."""
    return re.sub(r"[^a-z0-9.]+", "-", text.casefold()).strip("-.")


def akn_id(citation: Citation) -> str | None:
    """`/akn/id/act/perda-kabupaten-bangka/2008/2`; None where a piece that tells instruments apart is missing."""
    code = type_codes().get(citation.type, slug(citation.type))
    if citation.type == "UUD":
        return f"/akn/id/act/uud/{citation.year}/uud" if citation.year else None
    if not (citation.number and citation.year) or citation.type in paper_types():
        return None
    if citation.type not in instrument_types() or citation.type in types_that_take("state"):
        return f"/akn/id/act/{code}/{citation.year}/{slug(citation.number)}"
    is_regional = citation.type in types_of_regions() | types_that_take("village")
    maker = citation.region if is_regional else citation.issuer
    office = find_office(maker) if maker else None
    return (
        f"/akn/id/act/{code}-{office.slug if office else slug(maker)}/{citation.year}/{slug(citation.number)}"
        if maker
        else None
    )
