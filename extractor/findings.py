"""What a record says about its own doubts: findings with stable codes, each with one severity and one meaning."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["info", "warning", "error"]

CODES: dict[str, tuple[Severity, str]] = {
    # code: (severity, what it means for the person who reads it)
    "not_found": ("info", "a field of this kind was looked for and not found"),
    "required_missing": ("warning", "a field that every document of this kind has was not found"),
    "date_incomplete": ("warning", "the date has no day or no month; none was filled in"),
    "date_impossible": ("warning", "the words name a day that no calendar has"),
    "number_truncated": ("warning", "the number is cut off; it was not completed"),
    "number_blank": ("warning", "the number has a gap where the sequence belongs"),
    "encoding_guessed": ("warning", "the file does not say its encoding; a letter here or there may be wrong"),
    "encoding_broken": ("warning", "some bytes of the file are no characters; they were marked, not guessed"),
    "ocr_repaired": ("info", "letters in a number slot were read as digits; raw keeps the letters"),
}


class Finding(NamedTuple):
    """One doubt: `at` is a JSON pointer into the record, empty for the whole document."""

    code: str
    message: str
    at: str = ""

    @property
    def severity(self) -> Severity:
        return CODES[self.code][0]
