"""The flow from a file to its records, readable aloud."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .errors import ReadError
from .fields import find_fields
from .model.document import Document
from .model.records import Record
from .model.typed_values import Table
from .reading import OcrMode, read
from .records.compose import compose
from .rulebook.given import RulesGiven, rules_of
from .rulebook.rule_set import RuleSet
from .structure.classify import Claim, classify
from .structure.sections import split
from .structure.split_file import split_file


def extract(source: str | Path, rules: RulesGiven = None, ocr: OcrMode = "auto") -> Record:
    """The record of the first document in a file.

    `rules` are folders of rule files, searched before the built-in ones, or what `load_rules` gave. ReadError where the
    file cannot be read, RuleError where a rule file is wrong.
    """
    return extract_all(source, rules, ocr)[0]


def extract_all(source: str | Path, rules: RulesGiven = None, ocr: OcrMode = "auto") -> list[Record]:
    """The records of all documents in a file, as `extract` reads the first: a scan may hold two decrees."""
    return read_records(_file(source), rules_of(rules), ocr=ocr)


def extract_tables(source: str | Path, ocr: OcrMode = "auto") -> list[Table]:
    """The tables in a file, in its order, each whole where it runs over several pages; ReadError as in `extract`."""
    from .fields.types.tables import document_tables

    return document_tables(read(_file(source), ocr=ocr))


def _file(source: str | Path) -> Path:
    path = Path(source)
    if path.is_dir():
        raise ReadError(f"{path} is a folder; extract_folder(path) reads all documents in it", "unsupported")
    if not path.exists():
        raise ReadError(f"there is no file {path}; check the path", "unreadable")
    return path


def read_records(path: Path, rules: RuleSet, **reading: Any) -> list[Record]:
    """The records of all documents in a file, read with the options of `read` and the closed lists of the rules."""
    with rules.lexicon.in_use():
        return records(read(path, **reading), rules)


def records(document: Document, rules: RuleSet) -> list[Record]:
    """The records of the documents that stand in what was read, those in files inside it behind them."""
    is_mere_cover = document.is_cover and document.embedded
    own = [] if is_mere_cover else _own_records(document, rules)
    return [*own, *(record for inner in document.embedded for record in records(inner, rules))]


def _own_records(document: Document, rules: RuleSet) -> list[Record]:
    claim = classify(document, rules.kinds)
    parts = split_file(document, claim.rule, rules.kinds)
    return [record_of(part, claim if part is document else _claim_of(part, claim, rules), rules) for part in parts]


def _claim_of(part: Document, claim: Claim, rules: RuleSet) -> Claim:
    """What claims a part of a file; where nothing does, what claims the file."""
    own = classify(part, rules.kinds)
    return own if own.rule else claim


def record_of(document: Document, claim: Claim, rules: RuleSet) -> Record:
    """The record of one document, by the rule that claims it or else by the one for any document."""
    rule = claim.rule or rules.fallback
    sections = split(document, rule.sections)
    found = find_fields(document, sections, rule)
    return compose(rule, claim, document, sections, found)
