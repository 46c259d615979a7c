"""Archive classification codes (kode klasifikasi) of the two national tables → scheme and meaning."""

from __future__ import annotations

import re

from ...lexicon.word_lists import listed_pairs

OLD, NEW = "78/2012", "83/2022"
_DOTTED_NEW = re.compile(r"[0-9]00(?:\.\d{1,2}){1,4}")
_OLD = re.compile(r"\d{3}(?:\.\d{1,3})*")
_LETTERED = re.compile(r"[A-Z]{2,3}\.?(?:\d{3}|\d{2}(?=\.))(?:\.\d{1,2})*")


def is_code(segment: str) -> bool:
    """Whether `segment` has the build of a classification code, regional or central."""
    return bool(_OLD.fullmatch(segment) or _LETTERED.fullmatch(segment))


def is_sure(segment: str) -> bool:
    """Whether `segment` can be nothing but a classification: it has levels or letters."""
    return is_code(segment) and not segment.isdecimal()


def meaning(code: str) -> tuple[str | None, str | None]:
    """(scheme, meaning of the code or of its nearest known ancestor); None for what is not known."""
    if not _OLD.fullmatch(code):
        return None, None
    if _DOTTED_NEW.fullmatch(code):
        return NEW, _nearest(code, "classification_2022")
    scheme = None if code.endswith("00") and len(code) == 3 else OLD
    return scheme, _nearest(code, "classification_2012")


def _nearest(code: str, name: str) -> str | None:
    known = listed_pairs(name)
    while code not in known:
        if "." in code:
            code = code.rpartition(".")[0] if not code[-2:-1].isdecimal() or "." not in code[:-1] else code[:-1]
        elif code.strip("0") and not code.endswith("00"):
            code = code[:1] + "00" if code.endswith("0") else code[:2] + "0"
        else:
            return None
    return known[code]
