"""The parties of an agreement or a protocol: where each is named, and the words of name, office, institution, address.

A party ends where the text says how it calls it from there on (selanjutnya disebut PIHAK PERTAMA), or begins with that
label on a line of its own. Inside, labelled lines are read as pairs; else the name stands left of a column of prose, or
in the prose itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..lexicon.folders import once_per_lexicon
from ..lexicon.listed_pattern import ListedPattern, any_listed, any_white
from ..lexicon.phrase_list import phrase_list
from ..lexicon.signing_roles import party_roles, party_words
from ..lexicon.tables import either, table
from ..model.document import Document, Line, Span, Word
from ..values.people.signature_rows import opens_office
from .blocks import Spans
from .pairs import Pair
from .shape import shape_of

_WITHIN = 12_000
"""Characters behind the title in which the parties are named."""
_LONGEST = 3_000
"""Characters of one party, at most."""
_NUMBER = re.compile(r"\s*(?:\(?\d{1,2}[.)]|[IVXl|]{1,4}[.,)]|I[lL](?=\s)|[A-Z][.)]|[-•*])\s+")
_COLON = re.compile(r"\s*[:;](?=\s|$)\s*")
_OPENING = 8
"""Lines of the sentence that says who agrees, at most; it ends with a colon."""
_NAME_LETTERS, _NAME_WORDS = 4, 14
"""Letters of a cell that holds a name, at least; words of a name with its titles, at most."""
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
        rf"(?P<label>PIHAK\s+[A-Z]{{1,10}}|(?i:pihak\s+{either(party_words())})|{either(table('party_words')['labels'])})\b"
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
        number = _NUMBER.match(line.text)
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
        parts = {**_of_prose(document, row[1]), "name": row[0]}
        return PartyBlock(label, whole, {name: spans for name, spans in parts.items() if spans}), split
    opened = _opened(document, whole)
    if opened is None:
        return PartyBlock(label, whole, {}), split
    left, right, split = _by_columns(document, (opened, label[0]), split)
    if right:
        parts = {**_of_prose(document, right), "name": left}
        return PartyBlock(label, whole, {name: spans for name, spans in parts.items() if spans}), split
    return PartyBlock(label, whole, _of_sentence(document, (opened, label[0]))), split


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
        flow = _joined_text(document, held)
        parts["name"] = flow.spans(0, _first(flow.text, 0, "name_ends")) or held
    if held := parts.get("address"):
        flow = _joined_text(document, held)
        parts["address"] = flow.spans(0, _first(flow.text, 0, "address_ends"))
    if held := parts.get("position"):
        flow = _joined_text(document, held)
        at = _AT.search(flow.text)
        end = _first(flow.text, 0, "office_ends")
        parts["position"] = flow.spans(0, min(at.start(), end) if at else end)
    prose = [(last, whole[1])]
    if not parts.get("institution") and (acts := _behind(document, prose, "institution_after", "office_ends")):
        parts["institution"] = _up_to_comma(document, acts)
    return {name: spans for name, spans in parts.items() if spans}


def _opened(document: Document, whole: Span) -> int | None:
    """Where the party's list number stands: the first at the start of a line, else the first word."""
    numbers = [line.start for line in document.lines_in(*whole) if line.start >= whole[0] and _NUMBER.match(line.text)]
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
    number = _NUMBER.match(first.text)
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
    parts = colon is not None and 0 < len(text[begin : colon.start()].split()) <= _NAME_WORDS
    return colon if parts and colon and text[colon.end() :].strip() else None


def line_span(start: int, end: int, span: Span) -> Span:
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


# -- Prose ------------------------------------------------------------------------------------------------------------


class _JoinedText(NamedTuple):
    """The words of several spans as one text, and where each of its characters stands in the document."""

    text: str
    places: list[int]

    def spans(self, start: int, end: int) -> Spans:
        """Where [start, end) stands, without blanks and commas at either end."""
        while start < end and self.text[start] in " ,;:.-":
            start += 1
        while start < end and self.text[end - 1] in " ,;:":
            end -= 1
        found: list[Span] = []
        for at in range(start, end):
            place = self.places[at]
            if self.text[at] == " " and (place < 0 or not found):
                continue
            if found and place <= found[-1][1] + 1 and place >= found[-1][1]:
                found[-1] = (found[-1][0], place + 1)
            else:
                found.append((place, place + 1))
        return tuple(found)


def _joined_text(document: Document, spans: Spans | list[Span]) -> _JoinedText:
    text, places = "", list[int]()
    for start, end in spans:
        words = document.text[start:end]
        for at, sign in enumerate(words):
            if sign.isspace() and (not text or text[-1] == " "):
                continue
            text += " " if sign.isspace() else sign
            places.append(start + at)
        if text and text[-1] != " ":
            text += " "
            places.append(-1)
    return _JoinedText(text, places)


def _of_prose(document: Document, spans: Spans) -> dict[str, Spans]:
    """Office, institution and address in a column of prose behind the name."""
    flow = _joined_text(document, spans)
    end = _first(flow.text, 0, "office_ends")
    cut = _institution_at(flow.text[:end])
    parts = {"position": flow.spans(0, cut if cut is not None else end)}
    if cut is not None:
        parts["institution"] = _up_to_comma_in(flow, cut, end)
    else:
        parts["institution"] = _up_to_comma(document, _behind(document, spans, "institution_after", "office_ends"))
    parts["address"] = _behind(document, spans, "address_after", "address_ends")
    return {name: found for name, found in parts.items() if found}


def _of_sentence(document: Document, span: Span) -> dict[str, Spans]:
    """A party in running prose: the institution first and its person behind, or the person first."""
    flow = _joined_text(document, [span])
    number = _NUMBER.match(flow.text)
    begin = number.end() if number else 0
    comma = flow.text.find(",", begin)
    if comma < 0:
        return {}
    person = _between(flow, "name_after", "name_ends")
    name, office = _person_first(flow, begin)
    parts = {
        "name": person or name,
        "position": (() if person else office) or _between(flow, "office_after", "office_ends"),
        "institution": flow.spans(begin, comma) if person else _between(flow, "institution_after", "office_ends"),
        "address": _between(flow, "address_after", "address_ends"),
    }
    said = _joined_text(document, parts["position"])
    if (cut := _institution_at(said.text)) is not None:
        parts["position"] = said.spans(0, cut)
        parts["institution"] = parts["institution"] or _up_to_comma_in(said, cut, len(said.text))
    return {name: found for name, found in parts.items() if found}


def _person_first(flow: _JoinedText, begin: int) -> tuple[Spans, Spans]:
    """(name, office) of a person who is named first: Hadi Santosa, S.H., Bupati Teluk Anu, dalam hal ini …"""
    end = _first(flow.text, begin, "name_ends")
    commas = [comma.end() for comma in re.finditer(r",\s*", flow.text[:end]) if comma.start() > begin]
    said = ((at, flow.text[at:end].partition(",")[0]) for at in commas)
    at = next((at for at, words in said if opens_office(words) or _OF_A_BODY.match(words)), end)
    if len(flow.text[begin:at].split()) > _NAME_WORDS:
        return (), ()
    return flow.spans(begin, at), flow.spans(at, end)


_OF_A_BODY = re.compile(r"(?:[A-Z][\w/]*\s+){1,5}(?:pada|di)\s+[A-Z]")
"""An office that no list has, by the body in which it is held: Arsiparis Muda pada Dinas …"""


def _between(flow: _JoinedText, after: str, ends: str) -> Spans:
    """What stands behind the first of these words, in the order of the list, up to where such words end."""
    for pattern in _in_order(after):
        if hit := pattern.search(flow.text):
            return flow.spans(hit.end(), _first(flow.text, hit.end(), ends))
    return ()


def _behind(document: Document, spans: Spans | list[Span], after: str, ends: str) -> Spans:
    return _between(_joined_text(document, spans), after, ends)


def _first(text: str, start: int, key: str) -> int:
    """Where the first of these patterns begins; the text's end without one."""
    hits = [hit.start() for pattern in _in_order(key) if (hit := pattern.search(text, start))]
    return min(hits, default=len(text))


@once_per_lexicon
def _in_order(key: str) -> list[re.Pattern[str]]:
    """The patterns of `party_words.toml` under the key."""
    return [re.compile(f"(?i){any_white(source)}") for source in table("party_words")[key]]


def _institutions() -> list[str]:
    """The words with which an institution's name begins; Camat and Kepala Desa begin the name of an office."""
    known = table("institutions")
    others = {*known["given_names"], *known["heads"]}
    return [*(words for words in known["openings"] if words not in others), *table("party_words")["institutions"]]


_INSTITUTION = ListedPattern(lambda: rf"(?<![\w.]){either(_institutions())}(?=\.?\s+\w)")
_WHOLE = ListedPattern(lambda: rf"\W*{either(table('party_words')['offices_whole'])}\b")
_AT = re.compile(r"(?i)\s(?:pada|di)\s+(?=[A-Z])")


def _institution_at(text: str) -> int | None:
    """Where the institution begins behind the office: Rektor | Universitas Teluk Anu."""
    whole = _WHOLE.match(text)
    hit = _INSTITUTION.search(text, whole.end() if whole else 1)
    at = _AT.search(text, 0, hit.start() + 1 if hit else len(text))
    if at and (not hit or at.end() <= hit.start()):
        return at.start()
    return hit.start() if hit else None


def _up_to_comma_in(flow: _JoinedText, start: int, end: int) -> Spans:
    """An institution's name: what a comma parts from it is a larger body, what brackets hold its abbreviation."""
    at = re.match(r"(?i)\s*(?:pada|di)\s+", flow.text[start:end])
    start += at.end() if at else 0
    stop = min((i for sign in ",(" if (i := flow.text.find(sign, start, end)) >= 0), default=end)
    if flow.text[stop : stop + 1] == "(" and re.match(r"\(Persero\)", flow.text[stop:], re.I):
        stop = end
    return flow.spans(start, stop)


def _up_to_comma(document: Document, spans: Spans) -> Spans:
    flow = _joined_text(document, spans)
    return _up_to_comma_in(flow, 0, len(flow.text)) if spans else ()
