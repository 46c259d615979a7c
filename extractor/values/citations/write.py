"""Citations in canonical words, the way instruments print them."""

from __future__ import annotations

import re

from ...lexicon.legal_names import types_of_region_heads
from ...lexicon.word_lists import word_lists
from ...model.citation import Citation, Gazette

_SERIES = {"L": "Lembaran", "B": "Berita", "N": "Negara Republik Indonesia", "D": "Daerah"}


def write_citation(citation: Citation) -> str:
    """ "Pasal 15 ayat (1) Undang-Undang Nomor 25 Tahun 2009 tentang … (Lembaran Negara …)" with its chain."""
    parts = [citation.pinpoint, _head(citation), citation.title and f"tentang {citation.title}", _bracket(citation)]
    text = " ".join(part for part in parts if part)
    for i, link in enumerate(citation.amended_by):
        text += _verb(citation, link, i) + write_citation(link)
    return text


def _head(citation: Citation) -> str:
    """Instrument, maker, number and year."""
    if citation.type == "UUD":
        return f"Undang-Undang Dasar Negara Republik Indonesia Tahun {citation.year}"
    if citation.type == "Staatsblad":
        return f"Staatsblad Tahun {citation.year} Nomor {citation.number}"
    words = [word_lists("instruments")["written"].get(citation.type, citation.type), _maker(citation)]
    if citation.number:
        words.append(f"Nomor {citation.number}")
    if citation.year and not _within(citation):
        words.append(f"Tahun {citation.year}")
    return " ".join(word for word in words if word)


def _maker(citation: Citation) -> str | None:
    """Issuer or region as it stands between the instrument's name and its number."""
    if citation.type in types_of_region_heads() and citation.region:
        return citation.region.split(" ", 1)[-1]
    return citation.issuer or (citation.region if citation.type == "Perda" else None)


def _within(citation: Citation) -> bool:
    """Does the number itself end in the year, so that "Tahun" would repeat it?"""
    return bool(citation.number and re.search(rf"/(?:.*/)?{citation.year}(?!\d)", citation.number))


def _verb(citation: Citation, link: Citation, i: int) -> str:
    """The words that lead to the chain's link number `i`."""
    if link.relation and link.relation.startswith("j"):
        return " jo. "
    if i:
        return ", dan terakhir dengan "
    verb = link.relation or "diubah"
    return f" sebagaimana telah {verb}{' terakhir' if citation.chain_complete is False else ''} dengan "


def _bracket(citation: Citation) -> str | None:
    """The gazettes in brackets; None for none."""
    return f"({', '.join(map(_gazette, citation.gazettes))})" if citation.gazettes else None


def _gazette(gazette: Gazette) -> str:
    """ "Tambahan Lembaran Negara Republik Indonesia Nomor 5038"."""
    letters = gazette.series.removeprefix("T")
    words = ["Tambahan" if gazette.series.startswith("T") else "", *(_SERIES[letter] for letter in letters)]
    words.append(f"Tahun {gazette.year}" if gazette.year else "")
    words.append(f"Nomor {gazette.number}" if gazette.number else "")
    words.append(f"Seri {gazette.part}" if gazette.part else "")
    return " ".join(word for word in words if word)
