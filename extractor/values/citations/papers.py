"""Letters, announcements and other papers that are cited by number, as "Surat Kepala Badan … Nomor … tanggal …"."""

from __future__ import annotations

import re

from ...lexicon.folders import once_per_lexicon
from ...lexicon.legal_names import name_pattern, papers
from .head import Head, numbered
from .instrument_names import Named, named_at


@once_per_lexicon
def paper_regex() -> re.Pattern[str]:
    """One pattern for every paper's name: group i+1 is `papers()[i]`."""
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(f'({name_pattern(p.name)})' for p in papers())})\b", re.IGNORECASE)


def read_paper(text: str, at: int) -> Head | None:
    """The head of the paper whose name stands at `at`; None where an instrument does, or no number follows."""
    match = paper_regex().match(text, at, at + 120)
    if match is None or named_at(text, at):
        return None
    kind = papers()[next(i for i, group in enumerate(match.groups()) if group)]
    head = numbered(text, at, Named(kind, match.end()))
    return head if head and head.number else None
