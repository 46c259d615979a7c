"""Proposed Akoma Ntoso IRIs; no official Indonesian scheme exists, so they are labelled as proposed."""

from __future__ import annotations

import re

from ...lexicon.legal_names import find_office, paper_types, type_codes
from ...model.citation import Citation

_BY_ISSUER = frozenset({"Permen", "Kepmen", "Perban", "Kepban", "Keputusan", "Peraturan", "SE", "Instruksi"})
_BY_REGION = frozenset({"Perda", "Pergub", "Kepgub", "Perbup", "Kepbup", "Perwali", "Kepwali", "Perdes"})


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
    if citation.type in _BY_REGION:
        maker = citation.region
    elif citation.type in _BY_ISSUER:
        maker = citation.issuer
    else:
        return f"/akn/id/act/{code}/{citation.year}/{slug(citation.number)}"
    office = find_office(maker) if maker else None
    return (
        f"/akn/id/act/{code}-{office.slug if office else slug(maker)}/{citation.year}/{slug(citation.number)}"
        if maker
        else None
    )
