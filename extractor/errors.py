"""Errors a person can act on: each has a code for the manifest and says what to do."""

from __future__ import annotations


class NaskahError(Exception):
    """`code` goes to the manifest, `message` is one line: what is wrong and what to do."""

    code = "damaged"
    exit_status = 1

    def __init__(self, message: str, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code:
            self.code = code


class ReadError(NaskahError):
    """A document that cannot be read: code is encrypted, damaged, empty, too_large, unsupported or no_text."""


class ReadWarning(UserWarning):
    """A file of a folder gave no record; the message names it and says why."""


class RuleError(NaskahError):
    """A rule file that is wrong; the message names file, key and reason."""

    code = "rule"
    exit_status = 3


class RuleWarning(FutureWarning):
    """A rule file says something in a way that a later version will refuse; the message names file, key and remedy."""


NOT_REGULAR = "it is no regular file but a pipe, socket or device; save what it gives as a file first"


def reason(error: OSError) -> str:
    """Why something cannot be opened, and what to do."""
    if isinstance(error, PermissionError):
        return f"{error.strerror or error}; give yourself the right to read it"
    if isinstance(error, FileNotFoundError):
        return "it is not there any more; check the path and give the same command again"
    return f"{error.strerror or error}; check the disk or the connection"
