"""Where a letter number begins and ends in the text behind "Nomor", and its normal form."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...lexicon.folders import once_per_lexicon
from ...lexicon.listed_pattern import ListedPattern
from ...lexicon.lookalikes import digit_signs, to_digits
from ...lexicon.months import month_numbers
from ...lexicon.word_lists import either, word_lists
from ...model.findings import Finding

_LABEL = re.compile(
    r"(?i)^[^\w(]*n\s?[o0]\s?(?:m|tn)\s?[o0]\s?r(?:\s+surat\b)?[\s.:=;]*|^[^\w(]*n[o0](?=[\W\d])(?:\.?\s*surat\b)?[\s.:=;]*|^[\s:=;]+"
)
_YEAR_WORD = r"(?:tahun|thn\.?|tah\w{1,3}n(?=\s*(?:19|20)\d\d))"
_TOKEN = re.compile(rf"(?i){_YEAR_WORD}(?=[\s\d:.…_]|$)|[^\s,;](?:(?!(?<=[\d/])(?:tahun|tentang))[^\s,;])*")
_CLAUSE = ListedPattern(
    lambda: rf"(?i){_YEAR_WORD}(?:[\s:]*((?-i:[{digit_signs()}]{{4}})(?![^\W_])|\d{{4}}(?!\d)|\d{{1,3}}(?!\d)))?"
)
_GAP = re.compile(r"[.…_‐·]{2,}|…")
_END = ListedPattern(
    lambda: (
        rf"(?i){either(word_lists('letter_numbers')['ends'])}\b"
        rf"|{either(word_lists('letter_numbers')['ends_run_on'])}"
    )
)
_PLACE = re.compile(r"[^\W\d_]+(?:[ ][^\W\d_]+)?,(?:\s|$)")
_SLASHED = re.compile(r"[A-Z][A-Za-z]*\s?/")
_NOTE_MARK = re.compile(r"(?<=\w)\s?(?:\*{1,3}\)?|\[\d{1,2}\])$")
"""What refers to a note behind a number: an asterisk, figures in square brackets."""
_JOINS = tuple("/-–—")
_LONGEST = 120


class NumberText(NamedTuple):
    """A number as printed; `open_end` where it ends in a gap left to be filled in."""

    raw: str
    open_end: bool = False
    findings: tuple[Finding, ...] = ()


def number_at_start(text: str) -> NumberText | None:
    """The number at the start of `text`, up to the first thing that is none of it; None where no digit is in it."""
    line = _LABEL.sub("", _LABEL.sub("", _first_line(text)[: 2 * _LONGEST]))[:_LONGEST]
    end, findings = _end(line)
    raw = _NOTE_MARK.sub("", line[:end].strip())
    open_end = bool(re.search(rf"(?:{_GAP.pattern})$", raw))
    raw = raw if open_end else raw.rstrip(".:")
    return NumberText(raw, open_end, findings) if re.search(r"\d", raw) else None


def normalised_number(raw: str) -> str:
    """Blanks around / . and - gone, other runs of blanks one blank, dashes one kind, gaps left empty."""
    text = _GAP.sub("", re.sub(r"[–—‒]", "-", raw))
    text = re.sub(r"\s*([/.-])\s*", r"\1", text)
    text = re.sub(r"(?i)(?<=\d)(?=tahun)|(?<=tahun)(?=\d)", " ", text)
    return re.sub(r"\s+", " ", text).strip()


def split_clause(value: str) -> tuple[str, str | None]:
    """(what stands before the TAHUN clause, its year as printed, "" for none); the year is None without a clause."""
    for match in re.finditer(rf"(?i)(?:^|(?<=[\s\d/])){_YEAR_WORD}", value):
        return value[: match.start()].strip(), value[match.end() :].strip(" :")
    return value, None


def as_digits(slot: str) -> str | None:
    """`slot` with the letters that recognisers put for digits turned back; None unless only digits come out."""
    plain = to_digits(slot)
    return plain if plain.isdecimal() and plain.isascii() else None


def _first_line(text: str) -> str:
    """The first line with text, with the next ones behind it where the number plainly runs on."""
    lines = [line.strip() for line in text.strip()[: 8 * _LONGEST].split("\n")[:3]]
    joined = lines[0]
    for line in lines[1:]:
        if (joined.endswith(_JOINS) and re.match(r"[\dA-Z/]", line)) or line.startswith("/"):
            joined += line
        elif re.match(r"(?i)tahun\s*\d", line) and re.search(r"\d", joined):
            joined += " " + line
        else:
            break
    return joined


def _end(line: str) -> tuple[int, tuple[Finding, ...]]:
    """(where the number ends, findings): it grows token by token while each belongs to it."""
    end, last = 0, ""
    for match in _TOKEN.finditer(line):
        between, rest = line[end : match.start()], line[match.start() :]
        if (last and "," in between) or ";" in between:
            break
        if clause := _CLAUSE.match(rest):
            return match.start() + clause.end(), _repeated(rest[clause.end() :], clause[1])
        if not _belongs(match[0], last, len(between), rest):
            break
        end, last = match.end(), match[0]
    return end, ()


def _repeated(rest: str, year: str | None) -> tuple[Finding, ...]:
    again = year and re.match(rf"(?i)\s*{_YEAR_WORD}\s*{re.escape(year)}", rest)
    return (Finding("number_doubled", f"TAHUN {year} is printed twice"),) if again else ()


def _belongs(token: str, last: str, gap: int, rest: str) -> bool:
    """Whether `token` continues the number whose last token is `last`, `gap` blanks before it."""
    if _END.match(token) or (token.startswith("(") and (last or not re.match(r"\(\d", token))):
        return False
    if not last:
        return True
    if _date_start().match(rest) or _PLACE.match(rest):
        return False
    if last.endswith(_JOINS) or token.startswith(_JOINS) or _GAP.match(token) or _GAP.search(last):
        return True
    if re.search(r"/(?:19|20)\d\d$", last):
        return False
    if last.endswith(".") and gap == 1 and _SLASHED.match(rest):
        return True  # 12 / Pan. HUT / KCM
    if re.match(rf"(?i)[\w./-]+\s+{_YEAR_WORD}", rest):
        return True
    return (
        gap == 1
        and re.fullmatch(r"[A-Za-z0-9(][\w./()-]*", token) is not None
        and re.search(r"[\d/]", token) is not None
    )


@once_per_lexicon
def _date_start() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)[{digit_signs('near')}]{{1,2}}\s*{either(month_numbers())}\b|\d{{1,2}}\s?[-/]\s?\d{{1,2}}\s?[-/]\s?(?:19|20)\d\d"
    )
