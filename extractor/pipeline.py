"""The flow from a file to its records, readable aloud."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .fields import find_fields
from .model.document import Document
from .reading import OcrMode, read
from .records.compose import Record, compose, compose_unknown
from .rulebook.load import load_rules
from .rulebook.schema import Rule, lexicon_for
from .structure.classify import Claim, classify
from .structure.sections import split
from .structure.split_file import split_parts


def extract(source: str | Path, rules: tuple[Rule, ...] | None = None, ocr: OcrMode = "auto") -> Record:
    """The record of the (first) document in a file; ReadError where it cannot be read."""
    return extract_all(source, rules, ocr)[0]


def extract_all(source: str | Path, rules: tuple[Rule, ...] | None = None, ocr: OcrMode = "auto") -> list[Record]:
    """The records of every document in a file: a scan may hold two decrees."""
    return read_records(Path(source), rules or load_rules(), ocr=ocr)


def read_records(path: Path, rules: tuple[Rule, ...], **reading: Any) -> list[Record]:
    """The records of every document in a file, read with the options of `read` and the closed lists of the rules."""
    with lexicon_for(rules).in_use():
        return list(records(read(path, **reading), rules))


def records(document: Document, rules: tuple[Rule, ...]) -> Iterator[Record]:
    """The records of the documents that stand in what was read."""
    claim = classify(document, _kinds(rules))
    for part in split_parts(document, claim.rule):
        yield record(part, rules, claim if part is document else None)


def record(document: Document, rules: tuple[Rule, ...], claim: Claim | None = None) -> Record:
    """The record of one document; `claim` is what is known of its kind already."""
    claim = claim or classify(document, _kinds(rules))
    rule = claim.rule or next(rule for rule in rules if rule.fallback)
    sections = split(document, rule.sections)
    fields = find_fields(document, sections, rule)
    if claim.rule is None:
        return compose_unknown(rule, claim, document, sections, fields)
    return compose(rule, document, sections, fields)


def _kinds(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules if not rule.fallback)
