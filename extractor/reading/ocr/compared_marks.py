"""A line from which a light mark was wiped, read with the mark, too: what both pictures say is believed."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from ...layout.page_words import Token, plain
from ...lexicon.letters import letters_and_digits
from ...model.document import Box
from .page_image import Scan
from .rapidocr import RecognisedLine, read_line

_FIRM = 95.0
"""Confidence of a reading from which it is sure, where all its crops say the same."""
_AGREED, _DISPUTED = 80.0, 60.0
"""The confidence that words get at least on which both pictures agree, and at most where they say something else."""
_ALIKE = 0.8
"""Share of letters from which on two readings are of the same words."""


def compared_with_mark(words: list[Token], picture: Scan, marked: Scan, box: Box) -> list[Token]:
    """The words of a line from which a mark was wiped: believed where the line says the same with the mark, doubted
    where it says nearly the same. A pen that covers print leaves less of a letter when it is wiped."""
    bare, with_mark = (read_line(scan.pixels, box, plain(words)) for scan in (picture, marked))
    if bare is None or with_mark is None:
        return words
    ours, theirs = letters_and_digits(bare.text), letters_and_digits(with_mark.text)
    if ours == theirs and _is_sure(bare) and _is_sure(with_mark):
        return [w._replace(confidence=max(w.confidence or 0, _AGREED)) if _in(w, ours) else w for w in words]
    if Levenshtein.normalized_similarity(ours, theirs) < _ALIKE:
        return words
    return [w if _in(w, theirs) else w._replace(confidence=min(w.confidence or 0, _DISPUTED)) for w in words]


def _in(word: Token, said: str) -> bool:
    return letters_and_digits(word.text) in said


def _is_sure(line: RecognisedLine) -> bool:
    """Whether all crops say the same, surely."""
    return len(set(line.votes)) == 1 and line.confidence >= _FIRM
