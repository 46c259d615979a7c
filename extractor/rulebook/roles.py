"""Which fields of a kind are its number, date, title and issuer, as a rule file says."""

from __future__ import annotations

from typing import Literal

from .key_types import Names
from .typed_part import RulePart

Role = Literal["number", "date", "title", "issuer"]


class Roles(RulePart):
    """Which fields tell a document from others: links, exports and reports find it by these, whatever their names."""

    number: Names = ("number",)
    """The fields of the document's own numbers, one or a list of them; the first that has one gives the number."""
    date: Names = ("date",)
    """The fields of its date, the first that has one counts."""
    title: Names = ("title", "subject")
    """The fields of its title or subject."""
    issuer: Names = ("issuer",)
    """The fields of the office that issued it."""
