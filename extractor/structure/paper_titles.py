"""The title of an announcement, an agreement, a certificate and their like.

Their number may stand below what follows TENTANG, the parties of an agreement stand between, and where no TENTANG does,
the words behind the kind are the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lexicon.phrase_list import phrase_list
from ..lexicon.word_lists import small_title_words
from ..model.document import Span
from .heading_search import HeadingHit, in_capitals
from .labels_of_pairs import has_label
from .title_reader import At, TitleReader

_CONNECTING = 4
"""Words of fewer letters may be small in a title that is written in names; so may those below."""
_NUMBERED = re.compile(r"[^:\n]{0,40}?[:;]\s*")
"""What stands between the word Nomor and the number itself: the party whose it is, and a colon."""
_LISTED = re.compile(r"\W*(?:[IVX]{1,4}|[A-Z]|\d{1,2})[.)]\s+\w{3}")
"""A heading of the body: I. LATAR BELAKANG."""
_BETWEEN = re.compile(r"(?i)\W*(?:antara|dengan|dan)\W*$")


def paper_parts(reader: TitleReader, start: HeadingHit) -> dict[str, tuple[Span, ...]]:
    """Name, title, what follows TENTANG, number, all numbers, date and parties, as far as they are there."""
    begin = At(0, start.words - reader.lines[0].start)
    behind = At(0, start.end - reader.lines[0].start)
    end = _end(reader)
    about = reader.find(begin, "tentang", end) or reader.alone("tentang", 1, end)
    opened = reader.find(At(1, 0), "antara", end, anywhere=False) if end > 1 else None
    between = reader.alone("antara", 1, end) or opened
    numbers = list(_numbers(reader, behind, end))
    date = reader.find(At(1, 0), "tanggal", end, anywhere=False) if end > 1 else None
    marks = sorted(mark for mark in (about, between, date, *[(at, at) for at, _ in numbers]) if mark)
    last = At(end - 1, len(reader.lines[end - 1].text))
    parts = {"name": _until(reader, begin, marks, last)}
    parts["numbers"] = tuple(span for _, spans in numbers for span in spans)
    parts["number"] = numbers[0][1] if numbers else ()
    parts["date"] = reader.spans(date[1], At(date[1].line, len(reader.lines[date[1].line].text))) if date else ()
    parts["parties"] = _until(reader, between[1], marks, last) if between else ()
    parts["about"] = _until(reader, about[1], marks, last) if about else ()
    parts["title"] = parts["about"] or _own_title(reader, behind, marks, last)
    return {name: spans for name, spans in parts.items() if spans}


def _own_title(reader: TitleReader, behind: At, marks: list[tuple[At, At]], last: At) -> tuple[Span, ...]:
    """What follows the word for the kind, above its number or below."""
    own = _until(reader, behind, marks, last)
    if own or not marks:
        return own
    below = max(marks)[1].line + 1
    return reader.spans(At(below, 0), last) if below <= last.line else ()


def _until(reader: TitleReader, start: At, marks: list[tuple[At, At]], last: At) -> tuple[Span, ...]:
    """The words from there on up to the next mark, or the title's end; a stray sign on its line is none of them."""
    end = next((mark[0] for mark in marks if mark[0] > start), last)
    spans = reader.spans(start, end)
    return tuple(span for span in spans if _has_words(reader.words_at(span)))


def _has_words(text: str) -> bool:
    return sum(map(str.isalpha, text)) > 1 or text.strip().isdigit()


def _end(reader: TitleReader) -> int:
    """The line at which the body begins: it is no title, nor a number, a date or a word between two parties."""
    for i in range(1, len(reader.lines)):
        text = reader.lines[i].text
        if reader.begins(i, "nomor", "tanggal", "tentang", "antara") or _BETWEEN.match(text) or not _has_words(text):
            continue
        if has_label(text) or _LISTED.match(text) or _is_row(text):
            return i
        if in_capitals(text):
            continue
        if reader.begins(i, "pembuka_isi") or not _in_names(text):
            return i
    return len(reader.lines)


def _is_row(text: str) -> bool:
    """Whether the line is a label and its value in two cells: Waktu | 09.00 WIB."""
    first, parted, _ = text.partition("\t")
    return bool(parted) and phrase_list("labels").whole(first.strip(" :")) is not None


def _in_names(text: str) -> bool:
    """Whether each longer word begins with a capital, and no sentence ends there."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) >= _CONNECTING]
    return text.rstrip()[-1:] not in ".;:" and all(word[0].isupper() or word in small_title_words() for word in words)


def _numbers(reader: TitleReader, behind: At, end: int) -> Iterator[tuple[At, tuple[Span, ...]]]:
    """(where it begins, the number) of each line that begins with Nomor; on the title's own line it needs a colon."""
    for i in range(end):
        found = reader.find(behind if i == 0 else At(i, 0), "nomor", i + 1, anywhere=i == 0)
        if not found:
            continue
        text = reader.lines[i].text
        colon = _NUMBERED.match(text, found[1].offset)
        if i == 0 and not colon:
            continue
        first = At(i, colon.end() if colon else found[1].offset)
        tail = i + 1 < len(reader.lines) and reader.lines[i + 1].text.lstrip().startswith("/")
        spans = reader.spans(first, At(i + tail, len(reader.lines[i + tail].text)))
        yield found[0], spans
