"""A cited instrument → the document of the run that is that instrument."""

from __future__ import annotations

from typing import Any

from .compare import same_title
from .facts import Card
from .index import Index
from .keys import id_key, number_key, title_words
from .link import Link, paths, source_of
from .mentions import Mention

_LIMIT = 200
_SURE_TITLE = 90.0


def match_basis(mention: Mention, index: Index) -> Link | None:
    """The link; None where the run does not hold the instrument, as is usual with laws."""
    says = mention.says
    if says["id"] and (same := _others(index.by_id.get(id_key(says["id"]), []), mention)):
        return _found(mention, same)
    if not (says["type"] and says["number"] and says["year"]):
        return None
    bare = _others(index.by_bare.get((says["type"], number_key(says["number"]), says["year"]), []), mention)
    words = title_words(says["title"])
    titled = [card for card in bare[:_LIMIT] if same_title(words, card.words, _SURE_TITLE)]
    if titled and len(bare) <= _LIMIT and len(paths(titled)) == 1:
        return _by_title(mention, titled[0])
    if bare and not says["id"]:
        return _link(mention, "ambiguous", by=("type", "number", "year"), candidates=paths(bare))
    return None


def _others(cards: list[Card], mention: Mention) -> list[Card]:
    """The cards but the citing record's own."""
    return [card for card in cards if card.record != mention.record] if len(cards) <= _LIMIT else cards


def _found(mention: Mention, cards: list[Card]) -> Link:
    """Type, number, year and issuer are one; several documents are copies where their titles allow it."""
    title = mention.says["title"]
    words = title_words(title)
    if len(cards) > 1:
        agreeing = [card for card in cards[:_LIMIT] if same_title(words, card.words)]
        cards = agreeing or cards
    first = cards[0]
    if any(same_title(first.words, card.words) is False for card in cards[:_LIMIT]):
        return _link(mention, "ambiguous", by=("id",), candidates=paths(cards))
    same = same_title(words, first.words)
    copies = [path for path in paths(cards) if path != first.path]
    if same is False:
        differences = [{"field": "title", "from": title, "to": first.title}]
        return _link(mention, "differs", to=first, by=("id",), differences=differences, candidates=copies)
    return _link(mention, "found", to=first, by=("id",), agree=("title",) if same else (), candidates=copies)


def _by_title(mention: Mention, card: Card) -> Link:
    """The same type, number, year and title: a citation may leave its issuer out, but one that is there may differ."""
    maker = mention.says["issuer"] or mention.says["region"]
    by = ("type", "number", "year", "title")
    if not mention.says["id"] or not maker or not card.issuer:
        return _link(mention, "found", to=card, by=by, agree=("title",))
    return _link(
        mention,
        "differs",
        to=card,
        by=by,
        agree=("title",),
        differences=[{"field": "issuer", "from": maker, "to": card.issuer}],
    )


def _link(mention: Mention, status: str, **more: Any) -> Link:
    return Link("legal_basis", source_of(mention), status, says=mention.says, **more)
