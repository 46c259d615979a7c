"""What each line of a signature block is: office, name, rank, NIP, the traces of signing, or the block's end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from ...lexicon.folders import once_per_lexicon
from ...lexicon.gazetteer import gazetteer
from ...lexicon.headings import may_be_title
from ...lexicon.listed_pattern import ListedPattern, any_listed
from ...lexicon.phrase_list import phrase_list
from ...lexicon.word_lists import either, word_lists
from .academic_titles import is_title, split_titles

LineSpan = tuple[int, int, int]
"""line index, start, end"""

_LONGEST = 200
_LONG_REGION = 8
"""Letters of a word for a region, at least, of which one may be misread and no name reminds."""
_MOST_TITLES = 4
_DEGREE = re.compile(r"(?=[^A-Z]*[A-Z][^A-Z]*[A-Z])[A-Z][A-Za-z.]{1,9}")
"""A degree: two capitals at least, with or without full stops (MEcDev, M.Si, SKM)."""


def _any_of(key: str) -> str:
    """A pattern for any of those in a list of people.toml."""
    return "(?:" + "|".join(word_lists("people")[key]) + ")"


_ACTING = ListedPattern(lambda: rf"(?i)^\W*({any_listed('offices', 'acting')})[\s:]*")


@once_per_lexicon
def _rank_names() -> str:
    """A pattern for the word with which a civil servant's rank begins; a recogniser may lose the blank behind it."""
    people = word_lists("people")
    steps = (step for step in people["rank_steps"] if step.isalpha() and len(step) > 1)
    return rf"{either({name.split()[0] for name in people['ranks']})}(?:\b|(?={'|'.join(steps)}))"


_RANK = ListedPattern(
    lambda: (
        rf"(?i)^\W*(?:pangkat\W*)?{_rank_names()}"
        rf"(?:[\s./-]*{_any_of('rank_steps')}\b)*\.?"
        r"[\s,/(–-]*(?:gol(?:ongan)?\b\.?)?(?:\s*ruang)?[\s,:/(]*(?:[ivl|!1-4]{1,3}\s?[./]?\s?[a-e])?[\s).,]*$"
    )
)
_LONG_RANK = ListedPattern(lambda: rf"(?i)^\W*{_rank_names()}\s*(?:utama|muda|tingkat|tk\b)")
_SERVICE_RANK = ListedPattern(lambda: rf"(?i)^\W*{_any_of('service_ranks')}\b")
_SIGNED = ListedPattern(lambda: rf"(?i)^\W*{_any_of('signed')}\b(?:[\s./,&]|dan|{_any_of('signed')})*")
_GREETING = ListedPattern(lambda: rf"(?i)\W*{either(word_lists('people')['greetings'])}\W*$")
_ELECTRONIC = ListedPattern(lambda: rf"(?i){_any_of('electronic')}")
_PLACE_AND_YEAR = re.compile(r"(?i)^[^\W\d][\w .'-]{1,40},.*\b(?:19|20)\d\d\W*$")
_GLUED_DAY = re.compile(r"(?i)^\W*(?:pada\s*)?tanggal\s*\d{1,2}\s*[^\W\d_]{3}")
"""The day of a closing whose blanks were not read: pada tanggal29Mei 2031."""
_FIRST = 2
"""Rows of a closing in which its first words stand."""
_LONGEST_CLOSING = 60
"""Characters of a line that gives place or date, at most: longer ones are sentences."""
_PROMULGATED = ListedPattern(lambda: rf"(?i)^\W*{any_listed('closings', 'promulgated')}\b")
_EDGES = ' \t\xa0()[]{}<>|_*~"“”‘’^=¥€§#@!;:-–—•·\\/+'


class SignatureRow(NamedTuple):
    """A line's text without margins, and where it stands (two places where a dropped capital was put back)."""

    text: str
    spans: tuple[LineSpan, ...]


def signature_lines(lines: Sequence[str]) -> list[SignatureRow]:
    """The lines that hold something; of a line with columns the right one, where signatures stand."""
    rows: list[SignatureRow] = []
    for number, line in enumerate(lines):
        start, end = _right_column(line[:_LONGEST])
        text = line[start:end]
        if not text:
            continue
        previous = rows[-1] if rows else None
        if previous and re.fullmatch(r"[A-Z]", previous.text) and re.match(r"[a-z]{1,3}\.", text):
            rows[-1] = SignatureRow(previous.text + text, (*previous.spans, (number, start, end)))
        else:
            rows.append(SignatureRow(text, ((number, start, end),)))
    return list(_without_seals(rows))


def _without_seals(rows: Sequence[SignatureRow]) -> Iterator[SignatureRow]:
    """The rows without those of a seal: behind the comma that ends an office its own words, or one for its kind."""
    office: list[str] = []
    for row in rows:
        words = _words(row.text)
        if office and words and (set(words) <= {*office} or (len(words) == 1 and words[0] in _seal_words())):
            continue
        office = words if row.text.rstrip().endswith(",") and names_office(row.text) else []
        yield row


def _right_column(line: str) -> tuple[int, int]:
    """(start, end) of the last part of `line` that has letters, parts lying three blanks or a tab apart."""
    parts = [m.span() for m in re.finditer(r"\S+(?:[ \xa0]{1,2}\S+)*", line)]
    lettered = [part for part in parts if re.search(r"[^\W_]", line[slice(*part)])]
    if not lettered:
        return parts[0] if parts else (0, 0)
    last = lettered[-1]
    if len(lettered) > 1:
        before = line[slice(*lettered[-2])]
        if (
            _ACTING.sub("", before) == ""
            or re.fullmatch(r"(?i)\W*nip\W*", before)
            or not re.search(r"[^\W\d_]", line[slice(*last)])
        ):
            return lettered[-2][0], last[1]
    return last


def opening(rows: Sequence[SignatureRow]) -> int:
    """The row behind the line "Ditetapkan di …" (or, in a promulgation, "Diundangkan di …"); 0 without one."""
    for i, row in enumerate(rows):
        if _closing(row.text) == "decided" or (i < _FIRST and _PROMULGATED.match(row.text)):
            return i + 1
    return 0


def is_dated(text: str) -> bool:
    """Whether the line gives place or date."""
    return _closing(text) == "day" or bool(_PLACE_AND_YEAR.match(text)) or bool(_GLUED_DAY.match(text))


def _closing(text: str) -> str | None:
    """What the words of a closing announce, the place ("decided") or the "day", recognised with slips too."""
    hit = phrase_list("closings").opening(text, tolerant=True) if len(text) <= _LONGEST_CLOSING else None
    return hit.key if hit else None


def is_stop(text: str) -> bool:
    """Whether another part of the document starts here."""
    return _stops().match(text) is not None and not _ELECTRONIC.search(text)


def is_junk(text: str) -> bool:
    """Whether the line is a trace of signing, a notice of it, a page number or noise."""
    plain = re.sub(r"[\W_]+", " ", text).strip().lower()
    letters = re.sub(r"[\W\d_]", "", text)
    return (
        plain in _junk()
        or len(letters) < 3
        or re.search(r"([^\W\d_])\1{4}", text) is not None
        or not _SIGNED.sub("", text, count=1).strip()
        or _ELECTRONIC.search(text) is not None
    )


def is_signed(text: str) -> bool:
    """Whether the line stands for a signature: ttd, a notice of electronic signing."""
    return _ELECTRONIC.search(text) is not None or _SIGNED.match(text) is not None


def is_greeting(text: str) -> bool:
    """Whether the line is what stands between date and office, or in place of the office: Hormat kami."""
    return _GREETING.match(text) is not None


def is_rank(text: str) -> bool:
    """Whether the line is a civil servant's rank."""
    return _RANK.match(text) is not None or _LONG_RANK.match(text) is not None


def is_service_rank(text: str) -> bool:
    """Whether the line is a rank of police, forces or prosecution; such words open offices too."""
    return _SERVICE_RANK.match(text) is not None


def acting_of(text: str) -> tuple[str | None, str]:
    """("a.n.", the rest): the words that say for whom or as what someone signs, in standard form."""
    match = _ACTING.match(text)
    if not match:
        return None, text
    letters = re.sub(r"[\W_]", "", match[1]).lower()
    standard = {"an": "a.n.", "atasnama": "a.n.", "ub": "u.b.", "untukbeliau": "u.b."}
    return standard.get(letters, letters.capitalize() + "."), text[match.end() :]


def opens_office(text: str) -> bool:
    """Whether an office begins with this line."""
    words = _words(acting_of(text)[1])
    return acting_of(text)[0] is not None or (bool(words) and (words[0] in _heads() or bool(_run_on().match(words[0]))))


@once_per_lexicon
def _run_on() -> re.Pattern[str]:
    """An office that a recogniser ran together with what stands behind it: KEPALABIRO."""
    return re.compile(rf"{either(name.upper() for name in word_lists('offices')['run_on'])}[A-Z]{{3}}")


def is_office(text: str) -> bool:
    """Whether the line is part of an office's name."""
    if names_office(text):
        return True
    return (text.rstrip().endswith(",") and not split_titles(text)[2]) or opens_institution(text)


def is_sentence(text: str) -> bool:
    """Whether the words are no office but a sentence of the text, or a label of a form."""
    return ":" in text or not _in_sentences().isdisjoint(text.casefold().split())


def is_open_office(text: str) -> bool:
    """Whether the office goes on below the line: the word for its region asks for the region's name."""
    words = _words(text)
    return bool(words) and words[-1] in _before_region()


def opens_institution(text: str) -> bool:
    """Whether the line opens with the name of an institution that no person bears: PT Angin Ribut."""
    found = gazetteer().opens("institution", text)
    return found is not None and " " in found.text and found.text.split()[0].title() not in _given_names()


def names_office(text: str) -> bool:
    """Whether the line holds words that only offices have."""
    words = _words(text)
    if opens_office(text) or not set(words).isdisjoint(_office_words()) or "DAN" in words:
        return True
    return any(map(_begins_with_region, words))


def _begins_with_region(word: str) -> bool:
    """Whether the word is one for a region, however the name behind it ran into it, one letter misread."""
    regions = (region for region in _before_region() if _LONG_REGION <= len(region) <= len(word))
    return any(Levenshtein.distance(word[: len(region)], region, score_cutoff=1) <= 1 for region in regions)


def ends_open(text: str) -> bool:
    """Whether the line ends with a word that more must follow: dan, serta, di."""
    return text.split()[-1:] != [] and text.split()[-1].casefold() in word_lists("casing")["small"]


def opens_cut(text: str) -> bool:
    """Whether the line goes on with what stands nowhere above it: dan Informatika."""
    return text.split()[:1] != [] and text.split()[0] in word_lists("casing")["small"]


def trim_name(text: str) -> tuple[int, int]:
    """(start, end) of the name in `text`: signs at its edges, "ttd" and crumbs of a signature left out."""
    start = match.end() if (match := _SIGNED.match(text)) else 0
    crumb = re.match(r"\W*(?:[a-z]{1,2}|[a-z]{3}(?=\s+[A-Z]{2}))\s+(?=[A-Z]{2})", text[start:])
    start += crumb.end() if crumb else 0
    end = len(text)
    while end > start and (text[end - 1] in _EDGES + "," or (text[end - 1] == "." and not _dotted(text[start:end]))):
        end -= 1
    while start < end and (text[start] in _EDGES + ".,'`" or text[start].isdecimal()):
        start += 1
    return start, end


def _dotted(name: str) -> bool:
    last = re.split(r"[\s,]", name)[-1]
    return "." in last[:-1] or is_title(last) or len(last) == 2


def is_name(text: str) -> bool:
    """Whether the line can be a person's name with titles."""
    words = [word for word in re.split(r"[\s,]+", text[slice(*trim_name(text))]) if word]
    if not 1 <= len(words) <= 12 or re.search(r"[\d:=<>%]|[^\W_]_[^\W_]", " ".join(words)) or is_rank(text):
        return False
    core = [word for word in words if len(re.sub(r"[\W_]", "", word)) >= 3 and not is_title(word)]
    named = bool(core) and all(_capital(word) for word in words)
    return named and not may_be_title(" ".join(words))


def _capital(word: str) -> bool:
    letters = re.sub(r"[\W_]", "", word)
    return not letters or letters[0].isupper() or letters.lower() in _particles() or "." in word


def is_titles_only(text: str) -> bool:
    """Whether the line is nothing but titles, the end of a name's line above."""
    parts = [part for part in re.split(r"[\s,]+", text.strip()) if part]
    return 0 < len(parts) <= 6 and all(is_title(part) for part in parts)


def go_on_with_titles(text: str, above: str) -> bool:
    """Whether the line is titles of the name above; behind a comma short words in capitals are some."""
    if is_titles_only(text):
        return True
    words = re.split(r"[\s,]+", text.strip(" ,"))
    short = len(words) <= _MOST_TITLES and all(map(_DEGREE.fullmatch, words))
    return above.rstrip().endswith(",") and short and not names_office(text)


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[\W\d_]+", text.upper()) if len(word) > 1]


@once_per_lexicon
def _heads() -> frozenset[str]:
    return frozenset(word_lists("people")["office_heads"])


@once_per_lexicon
def _given_names() -> frozenset[str]:
    return frozenset(word_lists("institutions")["given_names"])


@once_per_lexicon
def _office_words() -> frozenset[str]:
    return frozenset(word_lists("people")["office_words"])


@once_per_lexicon
def _before_region() -> frozenset[str]:
    return frozenset(word_lists("people")["before_region"])


@once_per_lexicon
def _seal_words() -> frozenset[str]:
    return frozenset(word_lists("people")["seal_words"])


@once_per_lexicon
def _junk() -> frozenset[str]:
    return frozenset(word_lists("people")["junk"])


@once_per_lexicon
def _in_sentences() -> frozenset[str]:
    return frozenset(word_lists("signing")["in_sentences"])


@once_per_lexicon
def _particles() -> frozenset[str]:
    return frozenset(word_lists("people")["particles"])


@once_per_lexicon
def _stops() -> re.Pattern[str]:
    return re.compile(rf"(?i)^\W*{either(word_lists('people')['stops'])}\b|^\s*\d{{1,2}}[.,]\s")
