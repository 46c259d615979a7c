"""The built-in kinds of records. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..kind_classes import KindClasses, class_named

if TYPE_CHECKING:
    from .agreement import Agreement
    from .announcement import Announcement
    from .article import (
        Article,
        Question,
    )
    from .berita_acara import (
        Base,
        BeritaAcara,
    )
    from .budget import Budget
    from .certificate import Certificate
    from .declaration import Declaration
    from .decree import Decree
    from .groups import (
        Lampiran,
        Manufacturing,
        Service,
        ServicePoint,
    )
    from .index_report import (
        Evidence,
        IndexReport,
        IndexReportIndicator,
        Innovation,
    )
    from .instruction import Instruction
    from .letter import (
        Letter,
        LetterPerson,
    )
    from .minutes import Minutes
    from .performance_agreement import (
        PerformanceAgreement,
        PerformanceAgreementIndicator,
        Programme,
    )
    from .power_of_attorney import PowerOfAttorney
    from .proposal import (
        Contact,
        Proposal,
    )
    from .regulation import (
        Penjelasan,
        Promulgation,
        Regulation,
    )
    from .sop import (
        Sop,
        Step,
    )
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
    "article": ("Article", "Question"),
    "berita_acara": ("Base", "BeritaAcara"),
    "budget": ("Budget",),
    "certificate": ("Certificate",),
    "declaration": ("Declaration",),
    "decree": ("Decree",),
    "groups": ("Lampiran", "Manufacturing", "Service", "ServicePoint"),
    "index_report": ("Evidence", "IndexReport", "IndexReportIndicator", "Innovation"),
    "instruction": ("Instruction",),
    "letter": ("Letter", "LetterPerson"),
    "minutes": ("Minutes",),
    "performance_agreement": ("PerformanceAgreement", "PerformanceAgreementIndicator", "Programme"),
    "power_of_attorney": ("PowerOfAttorney",),
    "proposal": ("Contact", "Proposal"),
    "regulation": ("Penjelasan", "Promulgation", "Regulation"),
    "sop": ("Sop", "Step"),
    "unknown": ("Unknown",),
}
"""The names of the classes in each module, which is imported when one is first asked for."""


def __getattr__(name: str) -> Any:
    return class_named(name, __name__, _HOMES)
