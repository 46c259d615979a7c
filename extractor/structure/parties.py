"""The parties of an agreement or a protocol: where each is named, and the words of name, office, institution, address.

A party ends where the text says how it calls it from there on (selanjutnya disebut PIHAK PERTAMA), or begins with that
label on a line of its own. Inside, labelled lines are read as pairs; else the name stands left of a column of prose, or
in the prose itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..lexicon.listed_pattern import ListedPattern, any_listed
from ..lexicon.phrase_list import phrase_list
from ..lexicon.signing_roles import party_roles, party_words
from ..lexicon.word_lists import either, word_lists
from ..model.document import Document, Line, Span, Word
from .blocks import Spans
from .pairs import Pair
from .party_prose import (
    HELD_AT,
    NAME_WORDS,
    NUMBER,
    first_of,
    joined_text,
    of_prose,
    of_sentence,
    up_to_comma,
    words_behind,
)
from .shape import shape_of

_WITHIN = 12_000
"""Characters behind the title in which the parties are named."""
_LONGEST = 3_000
"""Characters of one party, at most."""
_COLON = re.compile(r"\s*[:;](?=\s|$)\s*")
_OPENING = 8
"""Lines of the sentence that says who agrees, at most; it ends with a colon."""
_NAME_LETTERS = 4
"""Letters of a cell that holds a name, at least."""
_NOISE = 0.5
"""Letter heights by which a word may begin left of its column."""
_LEVEL = 0.5
"""Share of a line's height that another has beside it where both are halves of one line."""
_NAMED = ("name", "institution")
"""Meanings of labels of which a party that is listed by labels has one."""
_PAIRED = ("name", "nip", "position", "address", "institution", "unit")


class PartyBlock(NamedTuple):
    """A party: the words of its label, and those of each part that is named; `whole` is where all of it stands."""

    label: Span
    whole: Span
    parts: dict[str, Spans]


def parties_of(document: Document, start: int = 0, end: int | None = None) -> list[PartyBlock]:
    """The parties in the order in which they are named."""
    stop = min(len(document.text) if end is None else end, start + _WITHIN)
    blocks = list(_called(document, start, stop)) or list(_headed(document, start, stop))
    split: float | None = None
    found = []
    for label, whole in blocks:
        party, split = _party(document, label, whole, split)
        found.append(party)
    return found


# -- Where each party stands ------------------------------------------------------------------------------------------


_LABEL = ListedPattern(
    lambda: (
        rf"(?i:\b{any_listed('party_words', 'called')})\s*[\"“”‘’'(]*\s*"
        rf"(?P<label>PIHAK\s+[A-Z]{{1,10}}|(?i:pihak\s+{either(party_words())})|{either(word_lists('party_words')['labels'])}"
        rf"|(?:(?<=disebut )|(?<=disebut sebagai )){either(map(str.title, word_lists('party_words')['labels']))})\b"
    )
)


def _called(document: Document, start: int, stop: int) -> Iterator[tuple[Span, Span]]:
    """(label, party) for each place where the text says how it calls a party."""
    begin, seen = start, set[str]()
    for hit in _LABEL.finditer(document.text, start, stop):
        words = " ".join(hit["label"].split())
        if words in seen:
            continue
        seen.add(words)
        yield hit.span("label"), (max(begin, hit.end() - _LONGEST), hit.end())
        begin = hit.end()


def _headed(document: Document, start: int, stop: int) -> Iterator[tuple[Span, Span]]:
    """(label, party) for each line that begins with a party's label and has labelled lines below."""
    heads = []
    for line in document.lines_in(start, stop):
        number = NUMBER.match(line.text)
        at = number.end() if number else 0
        hit = phrase_list("signing").opening(line.text[at:])
        if hit and hit.key in party_roles() and not _has_sentence(line.text[at + hit.end :]):
            heads.append((line.start + at + hit.start, line.start + at + hit.end, line.end))
    pairs = shape_of(document).pairs
    for (first, last, end), following in zip(heads, [*heads[1:], (stop, stop, stop)], strict=False):
        reach = min(following[0], end + _LONGEST)
        if any(end <= pair.label[0] < reach and pair.meaning in _NAMED for pair in pairs):
            yield (first, last), (end, reach)


def _has_sentence(rest: str) -> bool:
    return len(re.findall(r"[^\W\d_]+", rest)) > 6


# -- What a party holds -----------------------------------------------------------------------------------------------


def _party(document: Document, label: Span, whole: Span, split: float | None) -> tuple[PartyBlock, float | None]:
    pairs = [p for p in shape_of(document).pairs if whole[0] <= p.label[0] < whole[1] and p.meaning in _PAIRED]
    if any(pair.meaning in _NAMED for pair in pairs):
        return PartyBlock(label, whole, _of_pairs(document, pairs, whole)), split
    if row := _in_row(document, label):
        parts = {**of_prose(document, row[1]), "name": row[0]}
        return PartyBlock(label, whole, {name: spans for name, spans in parts.items() if spans}), split
    opened = _opened(document, whole)
    if opened is None:
        return PartyBlock(label, whole, {}), split
    left, right, split = _by_columns(document, (opened, label[0]), split)
    if right:
        parts = {**of_prose(document, right), "name": left}
        return PartyBlock(label, whole, {name: spans for name, spans in parts.items() if spans}), split
    return PartyBlock(label, whole, of_sentence(document, (opened, label[0]))), split


def _in_row(document: Document, label: Span) -> tuple[Spans, Spans] | None:
    """(the name, the prose) where the label stands in a table's cell and the name in a cell before it."""
    for grid in document.grids:
        for row in grid.rows if grid.span[0] <= label[0] < grid.span[1] else ():
            at = next((i for i, c in enumerate(row) if any(a <= label[0] < b for a, b in c.spans)), None)
            named = [c for c in row[: at or 0] if sum(map(str.isalpha, c.text)) >= _NAME_LETTERS]
            if at is not None and named:
                start, end = row[at].spans[0]
                return named[-1].spans, ((start, min(end, label[0])),)
    return None


def _of_pairs(document: Document, pairs: list[Pair], whole: Span) -> dict[str, Spans]:
    parts: dict[str, Spans] = {}
    for pair in pairs:
        name = "institution" if pair.meaning == "unit" else pair.meaning
        parts.setdefault(name, pair.value)
    last = max(pair.label[1] for pair in pairs)
    if held := parts.get("name"):
        flow = joined_text(document, held)
        parts["name"] = flow.spans(0, first_of(flow.text, 0, "name_ends")) or held
    if held := parts.get("address"):
        flow = joined_text(document, held)
        parts["address"] = flow.spans(0, first_of(flow.text, 0, "address_ends"))
    if held := parts.get("position"):
        flow = joined_text(document, held)
        at = HELD_AT.search(flow.text)
        end = first_of(flow.text, 0, "office_ends")
        parts["position"] = flow.spans(0, min(at.start(), end) if at else end)
    prose = [(last, whole[1])]
    if not parts.get("institution") and (acts := words_behind(document, prose, "institution_after", "office_ends")):
        parts["institution"] = up_to_comma(document, acts)
    return {name: spans for name, spans in parts.items() if spans}


def _opened(document: Document, whole: Span) -> int | None:
    """Where the party's list number stands: the first at the start of a line, else the first word."""
    numbers = [line.start for line in document.lines_in(*whole) if line.start >= whole[0] and NUMBER.match(line.text)]
    if numbers:
        return numbers[0]
    lines = [line for line in document.lines_in(*whole) if line.start >= whole[0] and line.text.strip()]
    above = [i for i, line in enumerate(lines[:_OPENING]) if line.text.rstrip().endswith(":")]
    lines = lines[above[-1] + 1 :] if above else lines
    return lines[0].start if lines else None


def _by_columns(document: Document, span: Span, split: float | None) -> tuple[Spans, Spans, float | None]:
    """(the words left, those right) of the colon, or of the blank, that parts a party's first line into two columns."""
    lines = [line for line in document.lines_in(*span) if line.start >= span[0] and line.text.strip()]
    first = lines[0]
    number = NUMBER.match(first.text)
    begin = number.end() if number else 0
    colon = _parting(first.text, begin)
    if not any(line.words for line in lines):
        if not colon:
            return (), (), split
        right = [(first.start + colon.end(), first.end), *(line_span(line.start, line.end, span) for line in lines[1:])]
        return ((first.start + begin, first.start + colon.start()),), tuple(right), split
    words = [w for w in first.words if w.start >= first.start + begin]
    at = _split_at(words, first.start + colon.start() if colon else None, split)
    if at is None:
        return (), (), split
    left, right = [], []
    for line in _levelled(lines):
        inside = [w for w in line.words if span[0] <= w.start < span[1] and w.start >= first.start + begin]
        edge = at - _NOISE * (line.box[3] - line.box[1] if line.box else 0)
        left += _joined([w for w in inside if w.box[0] < edge and w.text != ":"])
        right += _joined([w for w in inside if w.box[0] >= edge and w.text != ":"])
    return tuple(left), tuple(right), at


def _levelled(lines: list[Line]) -> list[Line]:
    """The lines, what stands left of the rest of its line before that: on a sheet askew it lies lower."""
    found: list[Line] = []
    for line in lines:
        above = found[-1] if found else None
        level = above is not None and _is_level(above, line)
        found.insert(len(found) - level, line)
    return found


def _is_level(above: Line, line: Line) -> bool:
    if above.box is None or line.box is None or above.page != line.page or line.box[2] > above.box[0]:
        return False
    shared = min(above.box[3], line.box[3]) - max(above.box[1], line.box[1])
    return shared > _LEVEL * min(above.box[3] - above.box[1], line.box[3] - line.box[1])


def _parting(text: str, begin: int) -> re.Match[str] | None:
    """The colon between a name and what is said of it; no sign at the end of a sentence."""
    colon = _COLON.search(text, begin)
    parts = colon is not None and 0 < len(text[begin : colon.start()].split()) <= NAME_WORDS
    return colon if parts and colon and text[colon.end() :].strip() else None


def line_span(start: int, end: int, span: Span) -> Span:
    """What of a span lies between two places of the text."""
    return max(start, span[0]), min(end, span[1])


def _split_at(words: list[Word], behind: int | None, split: float | None) -> float | None:
    """The left edge of the right column: where the colon stands; or where the party before had it."""
    if behind is not None:
        return next((w.box[0] for w in words if w.start >= behind), None)
    near = [w for w in words if split is not None and abs(w.box[0] - split) < 3 * (w.box[3] - w.box[1])]
    return near[0].box[0] if near else None


def _joined(words: list[Word]) -> list[Span]:
    """One span from the first of a line's words to the last."""
    return [(words[0].start, words[-1].start + len(words[-1].text))] if words else []
