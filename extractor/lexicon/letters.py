"""What two spellings of a text share: its letters and digits, without blanks, signs and capitals."""

from __future__ import annotations


def letters_and_digits(text: str | None) -> str:
    """The letters and digits in lower case; no text has none."""
    return "".join(filter(str.isalnum, text or "")).casefold()


def letters_only(text: str) -> str:
    """The letters in lower case."""
    return "".join(filter(str.isalpha, text)).casefold()
