"""The built-in kinds of records. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..kind_classes import KindClasses, class_named

if TYPE_CHECKING:
    from .agreement import Agreement
    from .announcement import Announcement
    from .article import Article
    from .berita_acara import BeritaAcara
    from .budget import Budget
    from .certificate import Certificate
    from .declaration import Declaration
    from .decree import Decree
    from .groups import (
        Base,
        Contact,
        Evidence,
        IndexReportIndicator,
        Innovation,
        Lampiran,
        LetterPerson,
        Manufacturing,
        Penjelasan,
        PerformanceAgreementIndicator,
        Programme,
        Promulgation,
        Question,
        Service,
        ServicePoint,
        Step,
    )
    from .index_report import IndexReport
    from .instruction import Instruction
    from .letter import Letter
    from .minutes import Minutes
    from .performance_agreement import PerformanceAgreement
    from .power_of_attorney import PowerOfAttorney
    from .proposal import Proposal
    from .regulation import Regulation
    from .sop import Sop
    from .unknown import Unknown

__all__ = [
    "KINDS",
    "Agreement",
    "Announcement",
    "Article",
    "Base",
    "BeritaAcara",
    "Budget",
    "Certificate",
    "Contact",
    "Declaration",
    "Decree",
    "Evidence",
    "IndexReport",
    "IndexReportIndicator",
    "Innovation",
    "Instruction",
    "Lampiran",
    "Letter",
    "LetterPerson",
    "Manufacturing",
    "Minutes",
    "Penjelasan",
    "PerformanceAgreement",
    "PerformanceAgreementIndicator",
    "PowerOfAttorney",
    "Programme",
    "Promulgation",
    "Proposal",
    "Question",
    "Regulation",
    "Service",
    "ServicePoint",
    "Sop",
    "Step",
    "Unknown",
]

# ruff: noqa: E501

KINDS = KindClasses(
    __name__,
    {
        "agreement": "Agreement",
        "announcement": "Announcement",
        "article": "Article",
        "berita_acara": "BeritaAcara",
        "budget": "Budget",
        "certificate": "Certificate",
        "declaration": "Declaration",
        "decree": "Decree",
        "index_report": "IndexReport",
        "instruction": "Instruction",
        "letter": "Letter",
        "minutes": "Minutes",
        "performance_agreement": "PerformanceAgreement",
        "power_of_attorney": "PowerOfAttorney",
        "proposal": "Proposal",
        "regulation": "Regulation",
        "sop": "Sop",
        "unknown": "Unknown",
    },
)
"""The class of each built-in kind."""

_HOMES = {
    "agreement": ("Agreement",),
    "announcement": ("Announcement",),
    "article": ("Article",),
    "berita_acara": ("BeritaAcara",),
    "budget": ("Budget",),
    "certificate": ("Certificate",),
    "declaration": ("Declaration",),
    "decree": ("Decree",),
    "groups": ("Base", "Contact", "Evidence", "IndexReportIndicator", "Innovation", "Lampiran", "LetterPerson", "Manufacturing", "Penjelasan", "PerformanceAgreementIndicator", "Programme", "Promulgation", "Question", "Service", "ServicePoint", "Step"),
    "index_report": ("IndexReport",),
    "instruction": ("Instruction",),
    "letter": ("Letter",),
    "minutes": ("Minutes",),
    "performance_agreement": ("PerformanceAgreement",),
    "power_of_attorney": ("PowerOfAttorney",),
    "proposal": ("Proposal",),
    "regulation": ("Regulation",),
    "sop": ("Sop",),
    "unknown": ("Unknown",),
}
"""The names of the classes in each module, which is imported when one is first asked for."""


def __getattr__(name: str) -> Any:
    return class_named(name, __name__, _HOMES)
