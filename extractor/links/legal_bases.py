"""A cited instrument → the document of the run that is that instrument."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from .compare import same_title
from .facts import RecordFacts, text
from .keys import id_key, number_key, title_words
from .link import Link, paths, source_of
from .link_source import Said, link_source
from .mentions import Mention

if TYPE_CHECKING:
    from .index import Index

_NOT_VALUES = {"sections", "findings", "provenance", "source"}
_NESTS = {dict, list}
_CITATION_KEYS = {"type", "number", "year", "amended_by", "id"}
_LIMIT = 200
_SURE_TITLE = 90.0


def _citations(record: dict[str, Any]) -> Iterator[Said]:
    """Each citation with its pointer; walked with a stack, for a record may nest deeper than Python calls."""
    stack: list[tuple[str, Any]] = [("", {k: v for k, v in record.items() if k not in _NOT_VALUES})]
    while stack:
        at, value = stack.pop()
        if isinstance(value, list):
            inner: Iterable[tuple[Any, Any]] = enumerate(value)
        elif value.keys() >= _CITATION_KEYS:
            yield at, _said_of(value)
            inner = (("amended_by", value["amended_by"]),)
        else:
            inner = value.items()
        stack.extend(reversed([(f"{at}/{_token(key)}", one) for key, one in inner if one and type(one) in _NESTS]))


def _token(key: str | int) -> str:
    """A key as JSON pointers write it."""
    return str(key).replace("~", "~0").replace("/", "~1")


def _said_of(citation: dict[str, Any]) -> dict[str, Any]:
    year = citation["year"]
    return {
        "id": text(citation["id"]),
        "type": text(citation["type"]),
        "number": text(citation["number"]),
        "year": year if isinstance(year, int) else None,
        "title": text(citation.get("title")),
        "issuer": text(citation.get("issuer")),
        "region": text(citation.get("region")),
    }


@link_source("legal_basis", mentions=_citations)
def match_basis(mention: Mention, index: Index) -> Link | None:
    """The link; None where the run does not hold the instrument, as is usual with laws."""
    says = mention.says
    if says["id"] and (same := _of_other_documents(index.by_id.get(id_key(says["id"]), []), mention)):
        return _found(mention, same)
    if not (says["type"] and says["number"] and says["year"]):
        return None
    bare = _of_other_documents(index.by_bare.get((says["type"], number_key(says["number"]), says["year"]), []), mention)
    words = title_words(says["title"])
    titled = [facts for facts in bare[:_LIMIT] if same_title(words, facts.words, _SURE_TITLE)]
    if titled and len(bare) <= _LIMIT and len(paths(titled)) == 1:
        return _by_title(mention, titled[0])
    if bare and not says["id"]:
        return _link(mention, "ambiguous", by=("type", "number", "year"), candidates=paths(bare))
    return None


def _of_other_documents(records: list[RecordFacts], mention: Mention) -> list[RecordFacts]:
    """The records but the citing one."""
    return [facts for facts in records if facts.record != mention.record] if len(records) <= _LIMIT else records


def _found(mention: Mention, records: list[RecordFacts]) -> Link:
    """Type, number, year and issuer are one; several documents are copies where their titles allow it."""
    title = mention.says["title"]
    words = title_words(title)
    if len(records) > 1:
        agreeing = [facts for facts in records[:_LIMIT] if same_title(words, facts.words)]
        records = agreeing or records
    first = records[0]
    if any(same_title(first.words, facts.words) is False for facts in records[:_LIMIT]):
        return _link(mention, "ambiguous", by=("id",), candidates=paths(records))
    same = same_title(words, first.words)
    copies = [path for path in paths(records) if path != first.path]
    if same is False:
        differences = [{"field": "title", "from": title, "to": first.title}]
        return _link(mention, "differs", to=first, by=("id",), differences=differences, candidates=copies)
    return _link(mention, "found", to=first, by=("id",), agree=("title",) if same else (), candidates=copies)


def _by_title(mention: Mention, facts: RecordFacts) -> Link:
    """The same type, number, year and title: a citation may leave its issuer out, but one that is there may differ."""
    maker = mention.says["issuer"] or mention.says["region"]
    by = ("type", "number", "year", "title")
    if not mention.says["id"] or not maker or not facts.issuer:
        return _link(mention, "found", to=facts, by=by, agree=("title",))
    return _link(
        mention,
        "differs",
        to=facts,
        by=by,
        agree=("title",),
        differences=[{"field": "issuer", "from": maker, "to": facts.issuer}],
    )


def _link(mention: Mention, status: str, **more: Any) -> Link:
    return Link("legal_basis", source_of(mention), status, says=mention.says, **more)
