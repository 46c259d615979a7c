"""The title of a document and the heads of its lampirans: kind and office, number, date, and what follows TENTANG."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from rapidfuzz import fuzz

from ..layout.lines import gap_above, is_parted
from ..lexicon.headings import headings
from ..lexicon.letters import letters_only
from ..lexicon.listed_pattern import ListedPattern
from ..lexicon.word_lists import either, word_lists
from ..model.document import Box, Document, Line, Span
from ..text.running import is_prose
from .blocks import PageBlock
from .crumbs import is_crumb
from .heading_search import HeadingHit, in_capitals, search_of
from .opening_form import form_keys
from .paper_titles import paper_parts
from .title_reader import At, TitleReader

_WITHIN = 20_000
"""Characters in which the title of the document is sought."""
_NAME_LINES, _TITLE_LINES, _HEAD_LINES = 8, 12, 12
"""Lines of an office's name, of what follows TENTANG, and of a lampiran's head."""
_COVER_LINES = 14
"""Lines of a cover, at most."""
_STOPS = (
    "menimbang", "membaca", "mengingat", "memperhatikan", "memutuskan", "menetapkan", "bab_i", "pasal_1", "kepada",
)  # fmt: skip
_LEFT, _APART = 20.0, 1.2
"""Points that a line starts left of a lampiran's head, and heights of white above it, from which on it is below it."""
_COLUMN = "    "
"""What the text has where a column's white parts two words."""
_FIRST_APART = 1.6
"""Heights of white that may stand between the first two lines of a head that is widely set."""
_SIGNS = re.compile(r"[ \t:;.,=]*")
_LABELLED = re.compile(r"\W*[A-Z][^\W\d_]{2,14}[ \t]*[:=][ \t]*[^\W_]")
"""A line that names a value of its own, as prints of a gazette have below the title: Sumber : LN 1931/12."""
_GENERAL = ListedPattern(
    lambda: (
        r"[ \t]*(?:(?:I|A|1)[. \t]+)?(?:PENJELASAN[ \t]+)?UMUM[ \t]*$"
        rf"|(?i:[ \t]*[IA1][.)][ \t]+{either(word_lists('title_words')['first_parts'])}[ \t:]*$)"
    )
)
"""The heading of the first part of an elucidation or of a circular's text."""
_ABBREVIATED = re.compile(r"[ \t]*\([^()\n]{2,20}\)\W*$")
"""The name's abbreviation in brackets behind it."""
_SHORTEST_OFFICE = 12
"""Letters of an office that a title hardly ends with by chance, at least."""
_ACTING_AS = ListedPattern(lambda: rf"(?i)\b{either(word_lists('title_words')['acting_as'])}\W*$")
_AGAIN, _SAME = 75.0, 100.0
"""How alike the office is to the end of the instrument's name, of 100: on scans, and elsewhere."""
_BARE_NUMBER = re.compile(r"[^\w\n]*(?P<number>\d[\w. -]*/[\w./ -]*\w)[ \t]*$")

_NUMBER_ALONE = re.compile(r"[^\w\n]*\d[\w.-]*(?:[ \t]*/[\w./ -]*\w|[ \t]+(?i:tahun)[ \t]+\d{4})[ \t]*$")


def title_blocks(document: Document) -> Iterator[PageBlock]:
    """The title that the document opens with, if it opens with one."""
    search = search_of(document, _WITHIN)
    hits = search.find((*form_keys(), *_STOPS))
    start = next((hit for hit in hits if hit.key in form_keys()), None)
    if start is None or start.key not in form_keys("title"):
        return
    start = _below_cover(document, hits, start)
    cited = any(hit.key in _STOPS and hit.key != "kepada" and hit.start < start.start for hit in hits)
    if cited and not in_capitals(document.text[start.words : start.end]):
        return
    stops = (hit for hit in hits if hit.key in _STOPS and hit.start > start.start)
    stop = next((hit.start for hit in stops if not _is_in_title(document, hit)), None)
    reader = _reader(document, start, stop, _NAME_LINES + _TITLE_LINES)
    number_last = headings()[start.key].number_last
    parts = paper_parts(reader, start) if number_last else _title_parts(reader, start, stop is not None)
    yield PageBlock("title", document.page_of(start.start), start.words, parts)


def _below_cover(document: Document, hits: list[HeadingHit], start: HeadingHit) -> HeadingHit:
    """The same title on the second page, where the first is a cover: a few lines, none of them part of a sentence."""
    first = document.page_of(start.start)
    cover = [line.text for line in document.lines if line.page == first and line.text.strip()]
    if len(cover) > _COVER_LINES or any(map(is_prose, cover)):
        return start
    again = (hit for hit in hits if hit.key == start.key and document.page_of(hit.start) == first + 1)
    return next(again, start)


def _is_in_title(document: Document, hit: HeadingHit) -> bool:
    """Whether the words KEPADA go on with a title in capitals, and head no address."""
    line = next(document.lines_in(hit.start, hit.end))
    rest = line.text[hit.end - line.start :].strip()
    return hit.key == "kepada" and rest[:1].isalpha() and len(rest.split()) > 1 and in_capitals(line.text)


def lampiran_heads(document: Document) -> Iterator[PageBlock]:
    """The heads of the lampirans."""
    for hit in search_of(document).find(form_keys("lampiran")):
        reader = _reader(document, hit, None, _HEAD_LINES)
        reader.lines = list(_head_lines(_in_column(reader.lines, hit)))
        yield PageBlock("lampiran_head", document.page_of(hit.start), hit.start, _title_parts(reader, hit, False))


def _reader(document: Document, start: HeadingHit, stop: int | None, most: int) -> TitleReader:
    recognised = {page.number for page in document.pages if page.source == "ocr"}
    printed = (line for line in document.lines_in(start.start, stop or len(document.text)) if line.text.strip())
    lines = (line for line in printed if line.page not in recognised or not is_crumb(line.text))
    return TitleReader([*islice(lines, most)], recognised)


def _in_column(lines: list[Line], head: HeadingHit) -> list[Line]:
    """The lines below a head, and of those that begin left of it, beside a chart's title, what stands in its column."""
    words = (word for word in lines[0].words if word.start + len(word.text) > head.words)
    left = next((word.box[0] for word in words), None)
    if left is None:
        return lines
    return [lines[0], *(_from(line, left) for line in lines[1:])]


def _from(line: Line, left: float) -> Line:
    """What stands in the column that begins at `left`; the whole line where white parts nothing there."""
    if not line.box or line.box[0] >= left - _LEFT:
        return line
    for n, word in enumerate(line.words[1:], 1):
        at = word.start - line.start
        if abs(word.box[0] - left) < _LEFT and line.text[:at].endswith(_COLUMN):
            box = (word.box[0], *line.box[1:])
            return line._replace(text=line.text[at:], start=word.start, box=box, words=line.words[n:])
    return line


def _head_lines(lines: list[Line]) -> Iterator[Line]:
    """The lines of a lampiran's head: no line that starts left of it or far below the one above."""
    usual = _FIRST_APART
    for above, line in zip([None, *lines], lines, strict=False):
        if above is not None:
            if line.page != above.page or is_parted(line, above, usual, _APART):
                return
            usual = gap_above(line, above)
            if line.box and lines[0].box and not _below_head(line.box, lines[0].box):
                return
        yield line


def _below_head(box: Box, first: Box) -> bool:
    """Whether a line belongs to a head by where it stands: not left of the head's first line, or centred below it."""
    off_centre = abs(box[0] + box[2] - first[0] - first[2]) / 2
    return box[0] >= first[0] - _LEFT or off_centre < _LEFT


def _title_parts(reader: TitleReader, start: HeadingHit, grounds: bool) -> dict[str, tuple[Span, ...]]:
    """Name, number, date and title, as far as they are there."""
    begin = At(0, start.words - reader.lines[0].start)
    about = reader.find(begin, "tentang", len(reader.lines))
    until = about[0].line + 1 if about else len(reader.lines)
    number = reader.find(begin, "nomor", until)
    if number and about and number[0] > about[0]:
        number = None
    parts = {}
    if number:
        parts["number"] = _to_end(reader, number[1], about)
    elif bare := _bare_number(reader, until):
        parts["number"], number = reader.spans(*bare), bare
    if date := reader.find(begin, "tanggal", until, anywhere=False):
        parts["date"] = _to_end(reader, date[1], None)
    end = min([place[0] for place in (number, date, about) if place], default=At(0, len(reader.lines[0].text)))
    parts["name"] = _without_abbreviation(reader, reader.spans(begin, end))
    if about:
        parts["title"] = _title(reader, about[1], grounds, letters_only(reader.words_of(parts["name"])))
    return {name: spans for name, spans in parts.items() if spans}


def _without_abbreviation(reader: TitleReader, name: tuple[Span, ...]) -> tuple[Span, ...]:
    """The name without its abbreviation in brackets: Peraturan Presiden (Perpres)."""
    if not name:
        return name
    start = name[-1][0]
    abbreviated = _ABBREVIATED.search(reader.words_at(name[-1]))
    if abbreviated is None or (len(name) == 1 and not abbreviated.start()):
        return name
    kept = ((start, start + abbreviated.start()),) if abbreviated.start() else ()
    return (*name[:-1], *kept)


def _to_end(reader: TitleReader, start: At, about: tuple[At, At] | None) -> tuple[Span, ...]:
    """The rest of the line, up to a TENTANG on it, and a next line that goes on with a slash, or with all of the number
    where nothing stands behind the word."""
    last = start.line
    below = reader.lines[last + 1].text if last + 1 < len(reader.lines) else ""
    is_alone = not _SIGNS.sub("", reader.lines[last].text[start.offset :], count=1)
    if below.lstrip().startswith("/") or (is_alone and _NUMBER_ALONE.match(below)):
        last += 1
    end = about[0] if about and about[0].line <= last else At(last, len(reader.lines[last].text))
    return reader.spans(start, end)


def _bare_number(reader: TitleReader, until: int) -> tuple[At, At] | None:
    """A number with slashes alone on its line, without the word Nomor."""
    for i in range(1, min(until, _NAME_LINES)):
        if m := _BARE_NUMBER.match(reader.lines[i].text):
            return At(i, m.start("number")), At(i, m.end("number"))
    return None


def _title(reader: TitleReader, start: At, grounds: bool, name: str) -> tuple[Span, ...]:
    """What follows TENTANG, up to the invocation, the office that decides, or where the text begins."""
    first = start.line if _SIGNS.sub("", reader.lines[start.line].text[start.offset :], count=1) else start.line + 1
    most = range(first, min(first + _TITLE_LINES, len(reader.lines)))
    lines = range(first, _body_begins(reader, most))
    if not lines:
        return ()
    invoked = next((i for i in lines if i > start.line and reader.begins(i, "rahmat", "lampiran_kecil")), None)
    above_own_values = grounds and lines.stop < most.stop
    office = _before_office if grounds else _in_one_case
    end = lines.stop if above_own_values else office(reader, lines, name)
    end = end if invoked is None else invoked
    if end - 1 > first and _is_issuer(reader, end - 1, name):
        end -= 1
    return reader.spans(start, At(end - 1, len(reader.lines[end - 1].text))) if end > start.line else ()


def _is_issuer(reader: TitleReader, i: int, name: str) -> bool:
    """Whether the line is nothing but the office with which the instrument's name ends, and a comma."""
    text = reader.lines[i].text.rstrip()
    said = letters_only(text)
    return bool(said) and text.endswith(",") and name.endswith(said) and reader.begins(i, "pejabat")


def _body_begins(reader: TitleReader, lines: range) -> int:
    """The first line below the title that names a value of its own, or heads a chapter, an article, an elucidation."""
    own = (i for i in lines if _heads_body(reader.lines[i].text) or reader.begins(i, "bab_i", "pasal_1"))
    return next((i for i in own if i > lines.start), lines.stop)


def _heads_body(text: str) -> bool:
    return _LABELLED.match(text) is not None or _GENERAL.match(text) is not None


def _before_office(reader: TitleReader, lines: range, name: str) -> int:
    """The last line that begins with an office is the office that decides, else the lines that say the end of the
    instrument's name once more; without one all lines are the title."""
    offices = [i for i in lines if i > lines.start and reader.begins(i, "pejabat")]
    while len(offices) > 1 and _ACTING_AS.search(reader.lines[offices[-1] - 1].text):
        offices.pop()  # KEPALA DINAS … SELAKU | PEJABAT PENGELOLA …: one office acts as another
    if offices:
        return offices[-1]
    again = (i for i in reversed(lines) if i > lines.start and _ends_name(reader, range(i, lines.stop), name))
    return next(again, lines.stop)


def _ends_name(reader: TitleReader, lines: range, name: str) -> bool:
    """Whether the lines are the end of the instrument's name: the office that decides, misread on a scan."""
    words = letters_only(" ".join(reader.lines[i].text for i in lines))
    if len(words) < _SHORTEST_OFFICE or len(words) > len(name):
        return False
    return fuzz.ratio(words, name[-len(words) :]) >= (_AGAIN if reader.is_recognised(lines.start) else _SAME)


def _in_one_case(reader: TitleReader, lines: range, name: str) -> int:
    """Where a title in capitals ends: at the first line that is not."""
    capitals = in_capitals(reader.lines[lines.start].text)
    ends = (i for i in lines if i > lines.start and in_capitals(reader.lines[i].text) != capitals)
    return next(ends, lines.stop)
