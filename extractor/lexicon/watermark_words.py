"""What watermarks say: SALINAN, DRAFT, KONSEP and their like, whatever signs and blanks stand between the letters."""

from __future__ import annotations

import re

from .folders import once_per_lexicon
from .letters import letters_only
from .word_lists import word_lists


@once_per_lexicon
def _said() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(word_lists('furniture')['watermarks'])})+", re.IGNORECASE)


def may_say_watermark(words: str) -> bool:
    """True where a watermark's word stands among these."""
    return _said().search(letters_only(words)) is not None


def is_watermark(words: str) -> bool:
    """True for words that only say what a watermark says, once or many times."""
    return _said().fullmatch(letters_only(words)) is not None
