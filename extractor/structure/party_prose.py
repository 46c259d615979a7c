"""A party of an agreement in prose: which words are its name, office, institution and address."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..lexicon.folders import once_per_lexicon
from ..lexicon.gazetteer import gazetteer
from ..lexicon.listed_pattern import ListedPattern, any_white
from ..lexicon.word_lists import either, word_lists
from ..model.document import Document, Span
from ..values.people.signature_rows import opens_office
from .blocks import Spans

NUMBER = re.compile(r"\s*(?:\(?\d{1,2}[.)]|[IVXl|]{1,4}[.,)]|I[lL](?=\s)|[A-Z][.)]|[-•*])\s+")
"""A list's number before a party."""
NAME_WORDS = 14
"""Words of a name with its titles, at most."""


class JoinedText(NamedTuple):
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


def joined_text(document: Document, spans: Spans | list[Span]) -> JoinedText:
    """The words of the spans as running text, with the place of each character; -1 for a blank between spans."""
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
    return JoinedText(text, places)


def of_prose(document: Document, spans: Spans) -> dict[str, Spans]:
    """Office, institution and address in a column of prose behind the name."""
    flow = joined_text(document, spans)
    end = first_of(flow.text, 0, "office_ends")
    cut = _institution_at(flow.text[:end])
    parts = {"position": flow.spans(0, cut if cut is not None else end)}
    if cut is not None:
        parts["institution"] = _up_to_comma_in(flow, cut, end)
    else:
        parts["institution"] = up_to_comma(document, words_behind(document, spans, "institution_after", "office_ends"))
    parts["address"] = words_behind(document, spans, "address_after", "address_ends")
    return {name: found for name, found in parts.items() if found}


def of_sentence(document: Document, span: Span) -> dict[str, Spans]:
    """A party in running prose: the institution first and its person behind, or the person first."""
    flow = joined_text(document, [span])
    number = NUMBER.match(flow.text)
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
    said = joined_text(document, parts["position"])
    if (cut := _institution_at(said.text)) is not None:
        parts["position"] = said.spans(0, cut)
        parts["institution"] = parts["institution"] or _up_to_comma_in(said, cut, len(said.text))
    return {name: found for name, found in parts.items() if found}


def _person_first(flow: JoinedText, begin: int) -> tuple[Spans, Spans]:
    """(name, office) of a person who is named first: Hadi Santosa, S.H., Bupati Teluk Anu, dalam hal ini …"""
    end = first_of(flow.text, begin, "name_ends")
    commas = [comma.end() for comma in re.finditer(r",\s*", flow.text[:end]) if comma.start() > begin]
    said = ((at, flow.text[at:end].partition(",")[0]) for at in commas)
    at = next((at for at, words in said if opens_office(words) or _OF_A_BODY.match(words)), end)
    if len(flow.text[begin:at].split()) > NAME_WORDS:
        return (), ()
    return flow.spans(begin, at), flow.spans(at, end)


_OF_A_BODY = re.compile(r"(?:[A-Z][\w/]*\s+){1,5}(?:pada|di)\s+[A-Z]")
"""An office that no list has, by the body in which it is held: Arsiparis Muda pada Dinas …"""


def _between(flow: JoinedText, after: str, ends: str) -> Spans:
    """What stands behind the first of these words, in the order of the list, up to where such words end."""
    for pattern in _in_order(after):
        if hit := pattern.search(flow.text):
            return flow.spans(hit.end(), first_of(flow.text, hit.end(), ends))
    return ()


def words_behind(document: Document, spans: Spans | list[Span], after: str, ends: str) -> Spans:
    """The spans behind the first match of the patterns under one key, up to one of those under another."""
    return _between(joined_text(document, spans), after, ends)


def first_of(text: str, start: int, key: str) -> int:
    """Where the first of these patterns begins; the text's end without one."""
    hits = [hit.start() for pattern in _in_order(key) if (hit := pattern.search(text, start))]
    return min(hits, default=len(text))


@once_per_lexicon
def _in_order(key: str) -> list[re.Pattern[str]]:
    """The patterns of `party_words.toml` under the key."""
    return [re.compile(f"(?i){any_white(source)}") for source in word_lists("party_words")[key]]


def _institutions() -> list[str]:
    """The words with which an institution's name begins; Camat and Kepala Desa begin the name of an office."""
    known = word_lists("institutions")
    others = {*known["given_names"], *known["heads"]}
    return [*(words for words in known["openings"] if words not in others), *word_lists("party_words")["institutions"]]


_INSTITUTION = ListedPattern(lambda: rf"(?<![\w.]){either(_institutions())}(?=\.?\s+\w)")
_WHOLE = ListedPattern(lambda: rf"\W*{either(word_lists('party_words')['offices_whole'])}\b")
HELD_AT = re.compile(r"(?i)\s(?:pada|di)\s+(?=[A-Z])")
"""Between an office and the body in which it is held: Arsiparis Muda pada Dinas …"""


def _institution_at(text: str) -> int | None:
    """Where the institution begins behind the office: Rektor | Universitas Teluk Anu."""
    whole = _WHOLE.match(text)
    hit = _INSTITUTION.search(text, whole.end() if whole else 1)
    at = HELD_AT.search(text, 0, hit.start() + 1 if hit else len(text))
    if at and (not hit or at.end() <= hit.start()):
        return at.start()
    return hit.start() if hit else None


def _up_to_comma_in(flow: JoinedText, start: int, end: int) -> Spans:
    """An institution's name: what a comma parts from it is a larger body, what brackets hold its abbreviation."""
    at = re.match(r"(?i)\s*(?:pada|di)\s+", flow.text[start:end])
    start += at.end() if at else 0
    stop = min((i for sign in ",(" if (i := flow.text.find(sign, start, end)) >= 0), default=end)
    if flow.text[stop : stop + 1] == "(" and re.match(r"\(Persero\)", flow.text[stop:], re.I):
        stop = end
    return flow.spans(start, start + _name_end(flow.text[start:stop]))


def _name_end(text: str) -> int:
    """Where the name of an institution ends with which the text opens: prose in small letters goes on behind it."""
    named = gazetteer().opens("institution", text)
    goes_on = named is not None and text[named.end :].lstrip()[:1].islower()
    return named.end if named and goes_on else len(text)


def up_to_comma(document: Document, spans: Spans) -> Spans:
    """The spans of the words up to the first comma that ends them."""
    flow = joined_text(document, spans)
    return _up_to_comma_in(flow, 0, len(flow.text)) if spans else ()
