"""naskah: folders of Indonesian government documents become records that people can trust.

For example:

    from extractor import extract, extract_all, extract_folder, load
    record = extract("sk.pdf")                    the first document of a file, as a model
    for record in extract_folder("arsip/"): …     every document below a folder
    record.model_dump(mode="json")                what `naskah extract` writes to a file
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # typing might still come from the current folder

if sys.argv[:1] == ["-m"]:  # `python -m extractor` looks there first, and it may be a folder of documents
    _home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    if sys.path and sys.path[0] == os.getcwd() != _home:  # noqa: PTH109
        del sys.path[0]

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
"""onnxruntime (extra `ocr`) looks for a host of its maker's and keeps a device's number, unless this is set before it
is imported, in every process."""

if TYPE_CHECKING:
    from typing import Any

    from .batch.folder import extract_folder
    from .errors import NaskahError, ReadError, RuleError
    from .export.frames import tables
    from .model.citation import Citation, Gazette
    from .model.document import Place
    from .model.findings import Finding
    from .model.kinds import (
        Agreement,
        Announcement,
        Article,
        BeritaAcara,
        Budget,
        Certificate,
        Declaration,
        Decree,
        IndexReport,
        Instruction,
        Letter,
        Minutes,
        PerformanceAgreement,
        PowerOfAttorney,
        Proposal,
        Regulation,
        Sop,
        Unknown,
    )
    from .model.records import Record, Section, Source
    from .model.typed_values import (
        AgreementArticle,
        AltDate,
        Amount,
        Basis,
        BudgetItem,
        BudgetRow,
        CodedName,
        Date,
        Definition,
        Diktum,
        Duration,
        Figure,
        HeadedPart,
        Item,
        LetterNumber,
        Money,
        MonthlyAmount,
        NipParts,
        Node,
        Party,
        PartyNumber,
        Person,
        Stage,
        Table,
    )
    from .pipeline import extract, extract_all
    from .records.load import Records, load
    from .rulebook.load import load_rules
    from .rulebook.schema import Rule
    from .values.citations.find import cite

__version__ = "0.1.0"

_HOMES = {
    "batch.folder": ("extract_folder",),
    "export.frames": ("tables",),
    "errors": ("NaskahError", "ReadError", "RuleError"),
    "model.citation": ("Citation", "Gazette"),
    "model.document": ("Place",),
    "model.findings": ("Finding",),
    "model.kinds": (
        "Agreement", "Announcement", "Article", "BeritaAcara", "Budget", "Certificate", "Declaration", "Decree",
        "IndexReport", "Instruction", "Letter", "Minutes", "PerformanceAgreement", "PowerOfAttorney", "Proposal",
        "Regulation", "Sop", "Unknown",
    ),
    "model.records": ("Record", "Section", "Source"),
    "model.typed_values": (
        "AgreementArticle", "AltDate", "Amount", "Basis", "BudgetItem", "BudgetRow", "CodedName", "Date",
        "Definition", "Diktum", "Duration", "Figure", "HeadedPart", "Item", "LetterNumber", "Money", "MonthlyAmount",
        "NipParts", "Node", "Party", "PartyNumber", "Person", "Stage", "Table",
    ),
    "pipeline": ("extract", "extract_all"),
    "records.load": ("Records", "load"),
    "rulebook.load": ("load_rules",),
    "rulebook.schema": ("Rule",),
    "values.citations.find": ("cite",),
}  # fmt: skip
"""The module of each public name, imported when the name is first asked for: importing the package costs nothing."""

__all__ = [
    "Agreement",
    "AgreementArticle",
    "AltDate",
    "Amount",
    "Announcement",
    "Article",
    "Basis",
    "BeritaAcara",
    "Budget",
    "BudgetItem",
    "BudgetRow",
    "Certificate",
    "Citation",
    "CodedName",
    "Date",
    "Declaration",
    "Decree",
    "Definition",
    "Diktum",
    "Duration",
    "Figure",
    "Finding",
    "Gazette",
    "HeadedPart",
    "IndexReport",
    "Instruction",
    "Item",
    "Letter",
    "LetterNumber",
    "Minutes",
    "Money",
    "MonthlyAmount",
    "NaskahError",
    "NipParts",
    "Node",
    "Party",
    "PartyNumber",
    "PerformanceAgreement",
    "Person",
    "Place",
    "PowerOfAttorney",
    "Proposal",
    "ReadError",
    "Record",
    "Records",
    "Regulation",
    "Rule",
    "RuleError",
    "Section",
    "Sop",
    "Source",
    "Stage",
    "Table",
    "Unknown",
    "__version__",
    "cite",
    "extract",
    "extract_all",
    "extract_folder",
    "load",
    "load_rules",
    "tables",
]


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            globals()[name] = found = getattr(import_module(f".{module}", __name__), name)
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
