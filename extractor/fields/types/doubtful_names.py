"""Names of signatories that were read with doubt: told, taken from where they stand more clearly, or left out."""

from __future__ import annotations

from typing import Any

from rapidfuzz import fuzz

from ...lexicon.legal_names import is_region
from ...lexicon.letters import letters_only
from ...model.document import Document
from ...model.findings import Finding
from ...values.people.academic_titles import split_titles
from ..found import Found, confidences, doubted
from .recognised_names import written_name
from .seal_above import without_seal_above

_ABBREVIATION = 3
"""Letters in capitals that are no name, at most."""
_SURE, _UNSURE = 85.0, 70.0
"""Confidence below which a name's word is said to be doubtful, and below which the name is not taken."""
_LONG_NAME = 8
"""Letters of a name that two lines hardly share by chance, at least."""
_NEARLY = 85.0
"""How alike two readings of one name are at least, of 100."""
_FIRST_WORD = 10
"""Letters of a name's first word that a seal may cover, at most."""


def with_personal_name(found: Found) -> Found:
    """The signatory without a name that is the region of the office, or an abbreviation, with nothing beside it."""
    value: dict[str, Any] = found.value
    name = value["name"]
    if not name or value["nip"] or value["rank"] or value["titles_before"] or value["titles_after"]:
        return found
    if is_region(name):
        return without_name(found, f'"{name}" is a region')
    short = len(letters_only(name)) <= _ABBREVIATION and name.isupper()
    return without_name(found, f'"{name}" is an abbreviation') if short else found


def weighed(document: Document, found: Found, whole: Document | None = None) -> Found:
    """The signatory, its name told to be doubtful, taken from where it stands more clearly in the whole document, or
    left out."""
    found = without_seal_above(document, found)
    sure = min(confidences(document, [span for at, span in found.places if at == "/name"]), default=100.0)
    if sure >= _SURE:
        return found
    value: dict[str, Any] = found.value
    doubt = doubted(value["name"], sure)
    if clearer := _clearer(whole or document, found):
        return clearer
    if sure >= _UNSURE or _stands_elsewhere(whole or document, found):
        return found._replace(findings=(*found.findings, Finding("ocr_poor", doubt, "/name")))
    return without_name(found, doubt)


def without_name(found: Found, doubt: str) -> Found:
    """The signatory without the name, which a finding tells to be doubtful."""
    value: dict[str, Any] = found.value
    blank = dict.fromkeys(("name", "bare_name"), None) | dict.fromkeys(("titles_before", "titles_after"), ())
    left_out = Finding("ocr_poor", f"{doubt}; it was not taken", "/name")
    return found._replace(
        value={**value, **{key: list(kept) if kept == () else kept for key, kept in blank.items()}},
        places=tuple(place for place in found.places if place[0] != "/name"),
        findings=(*found.findings, left_out),
    )


def _clearer(document: Document, found: Found) -> Found | None:
    """The signatory under the name that was read surely below a lampiran, where this reading is nearly the same."""
    letters = letters_only(found.value["name"] or "")
    for line in document.lines if len(letters) >= _LONG_NAME else ():
        sure = [word.confidence for word in line.words if word.confidence is not None]
        if not sure or min(sure) < _SURE or not _is_same_name(line.text, found.value["name"]):
            continue
        name = written_name(line.text.strip())
        before, bare, after = split_titles(name)
        value = {**found.value, "name": name, "bare_name": bare}
        value |= {"titles_before": list(before), "titles_after": list(after)}
        note = Finding("taken_elsewhere", f'"{found.value["name"]}" was read with doubt, elsewhere clearly', "/name")
        return found._replace(value=value, findings=(*found.findings, note))
    return None


def _is_same_name(line: str, read: str) -> bool:
    """Whether a line is the name, nearly as it was read, or whole where its first word was not read; an entry of a list
    is none."""
    letters, name = letters_only(line), letters_only(read)
    if letters == name or any(map(str.isdecimal, line)) or line.isupper() != read.isupper():
        return False
    more = letters.endswith(name) and len(letters) - len(name) <= _FIRST_WORD
    return more or fuzz.ratio(letters, name) >= _NEARLY


def _stands_elsewhere(document: Document, found: Found) -> bool:
    """Whether the same name was read in another line, too: below a lampiran, in a list of members."""
    name = letters_only(found.value["bare_name"] or found.value["name"] or "")
    return len(name) >= _LONG_NAME and sum(name in letters_only(line.text) for line in document.lines) > 1
