"""Words that join one thing with the next: days, amounts, numbers and articles of instruments, lines of a label."""

from __future__ import annotations

from .listed_pattern import any_listed


def up_to() -> str:
    """A pattern for what stands between the first and the last of a range: sampai dengan, s.d."""
    return any_listed("joining_words", "up_to")


def and_words() -> str:
    """A pattern for what joins the last of several."""
    return any_listed("joining_words", "and")


def and_or_words() -> str:
    """A pattern for what joins the last of several, or of which one is enough."""
    return f"(?:{any_listed('joining_words', 'and')}|{any_listed('joining_words', 'or')})"
