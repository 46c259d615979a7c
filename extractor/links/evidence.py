"""A piece of evidence → the document of the run that it names; where several could be meant, all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from .compare import compare, same_date, same_number, same_title
from .facts import RecordFacts, part, text
from .keys import file_key, number_key, title_words
from .link import Link, paths, source_of
from .link_source import Said, link_source
from .mentions import Mention

if TYPE_CHECKING:
    from .index import Index

_LIMIT = 200
"""Candidates that are weighed one by one; more are never told apart, so that time grows with the run alone."""
_SURE_TITLE = 90.0
_TELLING_WORDS = 3


def _evidence(record: dict[str, Any]) -> Iterator[Said]:
    """Every piece of evidence of the indicators."""
    for i, indicator in _objects(record.get("indicators")):
        for j, evidence in _objects(indicator.get("evidence")):
            yield f"/indicators/{i}/evidence/{j}", _said_of(evidence)


def _objects(value: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects in a list, with their places; nothing where the value is no list."""
    return ((i, one) for i, one in enumerate(value if isinstance(value, list) else []) if isinstance(one, dict))


def _said_of(evidence: dict[str, Any]) -> dict[str, Any]:
    return {
        "number": text(part(evidence, "number", "value")),
        "truncated": bool(part(evidence, "number", "truncated")),
        "unit": text(part(evidence, "number", "unit")),
        "date": text(part(evidence, "date", "value")),
        "title": text(evidence.get("about")),
        "file": text(evidence.get("file")),
    }


@link_source("evidence", mentions=_evidence)
def match_evidence(mention: Mention, index: Index) -> Link:
    """The link: found, differs, ambiguous or not_found. Nothing is guessed."""
    named = _of_other_documents(
        index.files(mention.says["file"], mention.path) if mention.says["file"] else [], mention
    )
    numbered = _of_other_documents(_numbered(mention.says, index), mention)
    if both := _both(named, numbered, mention.says):
        return _decide(mention, both, ("file", "number"))
    if named and _speaks_against(numbered, mention.says):
        return _ambiguous(mention, [*named, *numbered], ())
    if named:
        return _decide(mention, named, ("file",))
    if numbered:
        return _decide(mention, numbered, ("number",))
    if dated := _of_other_documents(_dated(mention.says, index), mention):
        by = ("date", "title")
        return _decide(mention, dated, by) if _is_one_document(dated) else _ambiguous(mention, dated, by)
    return Link("evidence", source_of(mention), "not_found", says=_told(mention.says))


def _speaks_against(numbered: Sequence[RecordFacts], says: dict[str, Any]) -> bool:
    """Whether the number surely belongs to another file than the one that is named."""
    return bool(numbered) and (not _weak(says) or any(same_date(says["date"], c.date) for c in numbered[:_LIMIT]))


def _of_other_documents(records: Sequence[RecordFacts], mention: Mention) -> Sequence[RecordFacts]:
    """Records of other documents: a report is no evidence for itself."""
    if any(facts.path == mention.path for facts in records[:_LIMIT]):
        return [facts for facts in records if facts.path != mention.path]
    return records


def _numbered(says: dict[str, Any], index: Index) -> list[RecordFacts]:
    cut = says["truncated"]
    return index.numbers(number_key(says["number"], cut), cut, _LIMIT + 1) if says["number"] else []


def _both(named: Sequence[RecordFacts], numbered: Sequence[RecordFacts], says: dict[str, Any]) -> list[RecordFacts]:
    """Records that both file name and number point to."""
    if len(named) <= len(numbered) or len(numbered) > _LIMIT:
        return [facts for facts in named[: _LIMIT + 1] if same_number(says, facts)]
    files = {facts.path for facts in named} if len(named) <= _LIMIT else None
    key = file_key(says["file"] or "")
    return [c for c in numbered if (c.path in files if files is not None else file_key(c.path) == key)]


def _dated(says: dict[str, Any], index: Index) -> list[RecordFacts]:
    """The records of that day whose title is the same, where the title has enough words to tell."""
    words = title_words(says["title"])
    day = index.by_date.get(says["date"] or "", [])
    if len(words.split()) < _TELLING_WORDS or len(day) > _LIMIT:
        return []
    return [facts for facts in day if facts.kind != "index_report" and same_title(words, facts.words, _SURE_TITLE)]


def _decide(mention: Mention, records: Sequence[RecordFacts], by: tuple[str, ...]) -> Link:
    """The one record that is left when date and title are compared too, or an ambiguous link."""
    says = mention.says
    words = title_words(says["title"])
    left = records
    for agrees in (
        lambda facts: same_number(says, facts),
        lambda facts: same_date(says["date"], facts.date),
        lambda facts: same_title(words, facts.words),
    ):
        left = _narrowed(left, agrees)
    if not _is_one_document(left):
        return _ambiguous(mention, left, by)
    agree, differences = compare(says, left[0])
    if by == ("number",) and _weak(says) and not {"date", "title"} & set(agree):
        return _ambiguous(mention, left, by)
    status = "differs" if differences else "found"
    copies = [path for path in paths(left) if path != left[0].path]
    return Link("evidence", source_of(mention), status, left[0], by, agree, differences, copies, _told(says))


def _narrowed(records: Sequence[RecordFacts], agrees: Callable[[RecordFacts], bool | None]) -> Sequence[RecordFacts]:
    """Those that agree; all of them where none does, or where they are too many to weigh."""
    if len(records) > _LIMIT:
        return records
    return [facts for facts in records if agrees(facts)] or records


def _is_one_document(records: Sequence[RecordFacts]) -> bool:
    """Whether all records are of one document: one path, or copies with the same bytes."""
    first = records[0]
    return len(records) == 1 or (
        len(records) <= _LIMIT
        and (
            all(facts.path == first.path for facts in records)
            or (first.sha256 is not None and all(facts.sha256 == first.sha256 for facts in records))
        )
    )


def _weak(says: dict[str, Any]) -> bool:
    """Whether other offices or years may use the same number: it is cut off, or names no office."""
    return bool(says["truncated"]) or not says["unit"]


def _ambiguous(mention: Mention, records: Sequence[RecordFacts], by: tuple[str, ...]) -> Link:
    return Link("evidence", source_of(mention), "ambiguous", by=by, candidates=paths(records), says=_told(mention.says))


def _told(says: dict[str, Any]) -> dict[str, Any]:
    """What the evidence says of its document, for people."""
    return {key: says[key] for key in ("number", "date", "title", "file")}
