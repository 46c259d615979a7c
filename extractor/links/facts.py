"""The few facts of a record by which others are linked to it; small, because those of all records stay in memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from .keys import id_key, number_key, title_words

if TYPE_CHECKING:
    from ..model.citation import Citation

_LONGEST = 400
"""Characters of a title that are kept."""


class RecordFacts(NamedTuple):
    """Facts of one record; of a document without a record only path and SHA-256 are known."""

    path: str
    sha256: str | None
    record: str | None = None
    kind: str | None = None
    number: str | None = None
    number_key: str = ""
    date: str | None = None
    title: str | None = None
    words: str = ""
    """The title's words, by which it is compared."""
    issuer: str | None = None
    id: str | None = None
    other_keys: tuple[str, ...] = ()
    """The keys of its other numbers: the parties of an agreement give it one each."""
    bare: tuple[str, str, int] | None = None
    """Type, number and year of the instrument that it is, issuer left aside."""


def facts_of(record: dict[str, Any], path: str, sha256: str | None, output: str) -> RecordFacts:
    """The record's facts for linking."""
    from ..rulebook.kind_roles import numbers_of, roles_of  # not above: a run links by what its workers packed

    roles = roles_of(record.get("kind"))
    title = (first_text(record, roles.title) or "")[:_LONGEST] or None
    numbers = [one["value"] for one in numbers_of(record) if not one.get("truncated")]
    number = numbers[0] if numbers else None
    cited = citation_of(record)
    return RecordFacts(
        path=path,
        sha256=sha256,
        record=output,
        kind=text(record.get("kind")),
        number=text(number),
        number_key=number_key(number) if number else "",
        date=_date(record),
        title=title,
        words=title_words(title),
        issuer=first_text(record, roles.issuer),
        id=id_key(cited.id) if cited and cited.id else None,
        other_keys=tuple(number_key(other) for other in numbers if other != number),
        bare=bare_of(cited) if cited else _circular(record),
    )


def first_text(record: dict[str, Any], names: Sequence[str]) -> str | None:
    """The first of these fields that has text."""
    return next((found for name in names if (found := text(record.get(name)))), None)


def _date(record: dict[str, Any]) -> str | None:
    """The document's date, as much of it as is known."""
    from ..rulebook.kind_roles import roles_of

    names = roles_of(record.get("kind")).date
    return next((found for name in names if (found := text(part(record, name, "value")))), None)


def citation_of(record: dict[str, Any]) -> Citation | None:
    """The record cited by itself, with its own proposed IRI as `id`; None where it is no instrument or lacks a number.

    "Peraturan Bupati Tanjung Merawan" with 31 TAHUN 2022 is /akn/id/act/perbup-kabupaten-tanjung-merawan/2022/31.
    """
    from ..rulebook.kind_roles import numbers_of
    from ..values.citations.find import parse_basis
    from ..values.citations.identifier import akn_id

    instrument, own = text(record.get("instrument")), next(numbers_of(record), {})
    number = text(own.get("value"))
    if not instrument or not number or own.get("truncated"):
        return None
    year = own.get("year") or (_date(record) or "")[:4]
    printed = number if not year or str(year) in number else f"{number} Tahun {year}"
    parsed = parse_basis(f"{instrument[:_LONGEST]} Nomor {printed}")
    if parsed is None:
        return None
    cited = parsed.value
    if not cited.region and (region := text(record.get("region"))):
        cited = cited.model_copy(update={"region": region})
    return cited.model_copy(update={"id": akn_id(cited)})


def bare_of(cited: Citation) -> tuple[str, str, int] | None:
    """Type, number and year; None where one is missing."""
    return (cited.type, number_key(cited.number), cited.year) if cited.number and cited.year else None


def _circular(record: dict[str, Any]) -> tuple[str, str, int] | None:
    """A letter may be the circular that others cite; only its number can tell."""
    number, year = text(part(record, "number", "value")), part(record, "number", "year")
    if record.get("kind") != "letter" or not number or part(record, "number", "truncated"):
        return None
    year = year or (text(part(record, "date", "value")) or "")[:4]
    return ("SE", number_key(number), int(year)) if str(year).isdigit() else None


def part(record: dict[str, Any], name: str, key: str) -> Any:
    """`record[name][key]`; None where either is missing, for rules of the user's own may say other things."""
    value = record.get(name)
    return value.get(key) if isinstance(value, dict) else None


def text(value: Any) -> str | None:
    """The value if it is text with something in it."""
    return value if isinstance(value, str) and value.strip() else None
