"""Gazette references: "(Lembaran Negara … Tahun 2009 Nomor 112, Tambahan … Nomor 5038)" and short forms."""

from __future__ import annotations

import re
from typing import NamedTuple, cast

from rapidfuzz.distance import Levenshtein

from ...lexicon.legal_names import region_name
from ...lexicon.listed_pattern import ListedPattern
from ...lexicon.word_lists import word_lists
from ...model.citation import Gazette, Series
from ...model.findings import Finding
from .number import MARK, YEAR_WORD, digits, read_year, year_digits

_REACH = 900  # a bracket with two gazettes of a region with a long name stays well under this
_TOKEN = re.compile(r"[^\s,;()\[\]]+")
_SHORT = re.compile(
    r"""(?<![^\W\d_])(T?)\.?\s?([LB])\.?\s?([ND])\.?(?:\s?R\.?\s?I\.?)?
    (?=[\s:,.]{0,3}(?:\d|N[Oo]|T[aAhH]|[Kk][Aa][Bb]|[Kk][Oo][Tt]|[Pp][Rr][Oo][Vv]))""",
    re.VERBOSE,
)
_MISPRINTED = re.compile(
    r"lembaga\s+negara(?:\s+republik\s+indonesia|\s+r\.?i\.?)?,?\s+tahun\s+\d{4}[\s,]+no", re.IGNORECASE
)
"""Lembaga Negara with a year and a number: offices write it for Lembaran Negara."""
_OPEN = re.compile(r"\s*[,;.]?\s*[(\[{]{1,2}\s*")
_SPACE = re.compile(r"\s*,?\s*")
_YEAR = ListedPattern(lambda: rf"{YEAR_WORD}\s*:?\s*({year_digits()})(?!\w)", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(?<![\d.])((?:1[89]|20)\d\d)(?=\s*(?:[/(]|,?\s*N[o0]))", re.IGNORECASE)
_NUMBER = re.compile(rf"{MARK}(\d\s\d{{1,2}}(?=\s*[,)])|[0-9OoQDCIil|SsBZz][0-9A-Za-z|./]{{0,14}})", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(\s*(\d{1,5})")
_BARE_NUMBER = re.compile(r"(?<![\d.])(\d{1,5})\s*[.,)]?\s*$")
_YEAR_AND_NUMBER = re.compile(r"[\s:.,]*((?:1[89]|20)\d\d)\s*[-–/]\s*(\d{1,4})(?!\d)")
"""Year and number of an older short form: "LN. 1999-138"."""
_PART = re.compile(r"\bseri\s*:?\s*([A-Z])\b", re.IGNORECASE)
_DATE = re.compile(r"tanggal\s+\d{1,2}\s+\w+\s+(\d{4})", re.IGNORECASE)
_AREA = re.compile(r"^\s*((?:(?!tahun|nomor|no\b|th\b)[^\W\d_.]+\.?[\s-]*){1,6})", re.IGNORECASE)


class Gazettes(NamedTuple):
    """What stands behind a title: the gazettes, the region they name, and where they end."""

    found: tuple[Gazette, ...]
    end: int
    region: str | None
    findings: tuple[Finding, ...]


class _GazetteHead(NamedTuple):
    start: int
    end: int
    series: Series


def near(word: str, target: str, slips: int) -> bool:
    """Is `word` the target, give or take so many letters?"""
    word = word.casefold().strip("{}|.:'\"_")
    if word == target:
        return True
    alike = len(word) >= 5 and abs(len(word) - len(target)) <= slips
    return alike and Levenshtein.distance(word, target, score_cutoff=slips) <= slips


def _is_lembaran(word: str) -> bool:
    """Is it "lembaran"? Three letters may be spoilt, for recognisers write "kmbaran", but its end must show."""
    return near(word, "lembaran", 3) and word.casefold().rstrip(",.").endswith(("an", "m"))


def _scope(word: str) -> str:
    """ "N" for a national gazette, "D" for a regional one, "" for a word that names neither."""
    if near(word, "negara", 1) or near(word, "republik", 1):
        return "N"
    words = word_lists("region_words")
    regional = word.casefold().strip(".") in (*words["names"], *words["gazettes"])
    return "D" if near(word, "daerah", 1) or regional else ""


def _heads(text: str) -> list[_GazetteHead]:
    """Where gazette names start and end in `text`, in order."""
    words = list(_TOKEN.finditer(text))
    found: list[_GazetteHead] = []
    for i, word in enumerate(words[:-1]):
        is_lembaran = _is_lembaran(word[0]) or _MISPRINTED.match(text, word.start())
        kind = "L" if is_lembaran else "B" if near(word[0], "berita", 1) else ""
        scope = kind and _scope(words[i + 1][0])
        if not scope:
            continue
        extra = i > 0 and near(words[i - 1][0], "tambahan", 2)
        named = near(words[i + 1][0], "negara", 1) or near(words[i + 1][0], "daerah", 1)
        end = words[i + 1].end() if named else word.end()
        series = cast(Series, ("T" if extra else "") + kind + scope)
        found.append(_GazetteHead(words[i - 1].start() if extra else word.start(), end, series))
    short = [_GazetteHead(m.start(), m.end(), cast(Series, m[1] + m[2] + m[3])) for m in _SHORT.finditer(text)]
    taken = [(h.start, h.end) for h in found]
    found += [s for s in short if all(s.end <= a or s.start >= b for a, b in taken)]
    return sorted(found)


_PLAIN = re.compile(r"[\s(\[{]*(?:Tambahan\s+)?(?:Lembaran|Berita)\s+(?:Negara|Daerah)\b", re.IGNORECASE)


def starts_gazette(text: str, at: int) -> bool:
    """Does a gazette's name stand at `at`, after an opening bracket or none?"""
    if _PLAIN.match(text, at):
        return True
    window = text[at : at + 60].lstrip(" ([{\n\t\r")
    heads = _heads(window)
    return bool(heads) and heads[0].start <= 2


def _number(segment: str) -> tuple[str | None, bool]:
    """The gazette's number, None when unreadable, and whether letters were read as digits."""
    for pattern in (_NUMBER, _IN_BRACKETS, _BARE_NUMBER):
        if match := pattern.search(segment):
            break
    else:
        return None, False
    printed = re.sub(r"^(\d)\s(?=\d)", r"\1", match[1]).rstrip("./")
    fixed = digits(printed)
    if fixed is None:
        return (printed if printed[0].isdigit() and any(c in printed for c in "/.") else None), False
    plain = str(int(fixed))
    return plain, fixed != printed


def _read(segment: str, series: Series, at: str) -> tuple[Gazette, list[Finding]]:
    """The gazette that a segment behind its name describes, with its findings at `at`."""
    findings: list[Finding] = []
    if short := _YEAR_AND_NUMBER.match(segment):
        return Gazette(series=series, year=int(short[1]), number=str(int(short[2])), part=None), []
    year_match = _YEAR.search(segment) or _BARE_YEAR.search(segment) or _DATE.search(segment)
    year = read_year(year_match[1]) if year_match else None
    rest = segment[: year_match.start()] + segment[year_match.end() :] if year_match else segment
    number, repaired = _number(rest)
    if repaired or (year_match and year and str(year) != year_match[1].rstrip(".")):
        findings.append(Finding("ocr_repaired", "letters in a gazette's number or year read as digits", at))
    if series in ("LN", "LD") and year is None and number and number.isdigit() and int(number) >= 1000:
        findings.append(
            Finding("gazette_series_doubtful", f"{series} {number} without a year is probably T{series}", at)
        )
    elif year is None and number and not series.startswith("T"):
        findings.append(Finding("citation_year_unreadable", f"{series} {number} has no year that can be read", at))
    part = _PART.search(segment)
    return Gazette(series=series, year=year, number=number, part=part[1].upper() if part else None), findings


def _area(segment: str) -> str | None:
    """The region named right behind "Lembaran Daerah"; None where none is."""
    match = _AREA.match(segment)
    name = match[1].strip(" ,-\n") if match else ""
    return region_name(name) if name and name.split()[0].casefold() not in ("ri", "republik", "seri") else None


_CLOSE = re.compile(
    r"[)\]}]|;(?!\s*(?:T\.?\s?[LB]\.?\s?[ND]|Tambahan))|\bsebagaimana\b|\bundang\s?-|\bperaturan\b", re.IGNORECASE
)


def _bracket(text: str, start: int) -> int:
    """The end of the bracket's content that starts at `start`: its first closing sign, else where other words go on.

    Nesting is not counted: a stray "(" is commoner in print than a bracket inside a gazette's bracket.
    """
    limit = min(len(text), start + _REACH)
    match = _CLOSE.search(text, start, limit)
    return match.start() if match else min(limit, start + _REACH // 3)


def _bare_end(text: str, start: int) -> int:
    """The end of a gazette reference that stands without brackets."""
    stop = re.compile(
        r";|\)|\n\s*\n|(?<!\bno)(?<!\bkab)(?<!\bprov)(?<!\.[a-z])\.(?=\s|$)|\bsebagaimana\b|\btentang\b|\bjo\b",
        re.IGNORECASE,
    )
    match = stop.search(text, start, min(len(text), start + _REACH // 3))
    return match.start() if match else min(len(text), start + _REACH // 3)


def _block(text: str, at: int) -> tuple[int, int, int] | None:
    """Start and end of one gazette block's content, and where the text goes on; None where none stands."""
    opened = _OPEN.match(text, at)
    start = opened.end() if opened else _SPACE.match(text, at).end()  # type: ignore[union-attr]
    if not starts_gazette(text, start):
        return None
    end = _bracket(text, start) if opened else _bare_end(text, start)
    closed = opened and end < len(text) and text[end] in ")]}"
    return start, end, end + 1 if closed else end


def read_gazettes(text: str, at: int) -> Gazettes:
    """The gazettes that stand at `at`, in one bracket or several; none gives an empty tuple and `at` itself."""
    found: list[Gazette] = []
    findings: list[Finding] = []
    region: str | None = None
    end = at
    while len(found) < 8 and (block := _block(text, end)):
        content = text[block[0] : block[1]]
        heads = _heads(content)
        if not heads:
            break
        for head, after in zip(heads, [*heads[1:], None], strict=True):
            segment = content[head.end : after.start if after else len(content)]
            gazette, doubts = _read(segment, head.series, f"/gazettes/{len(found)}")
            found.append(gazette)
            findings += doubts
            region = region or (_area(segment) if head.series.endswith("D") else None)
        last = heads[-1]
        end = _trimmed(content, last.end, block) if block[2] == block[1] else _closed(text, block[2])
    return Gazettes(tuple(found), end, region, tuple(findings))


def _closed(text: str, at: int) -> int:
    """Behind a second closing bracket, where one too many was printed."""
    return at + 1 if text[at : at + 1] == ")" else at


_LAST = re.compile(r"\d[\w/]*(?!\w|\s*h(?:lm|al))(?:\s+seri\s+[A-Z]\b)?", re.IGNORECASE)


def _trimmed(content: str, from_: int, block: tuple[int, int, int]) -> int:
    """An unclosed block ends behind its last digit, so that prose after it is not swallowed."""
    ends = [m.end() for m in _LAST.finditer(content, from_)]
    return block[0] + (ends[-1] if ends else from_)
