"""The signature block: who signed, in which office, with which number of civil service."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from ...layout.lines import gap_above
from ...lexicon.letters import letters_only
from ...lexicon.tables import common_words
from ...model.document import Box, Document, Line, Span
from ...model.findings import Finding
from ...model.typed_values import Person
from ...rulebook.registry import Options
from ...text.running import unwrap
from ...values.people.academic_titles import is_title, split_titles
from ...values.people.placed_signature import placed_signature
from ...values.people.signature import parse_signature, parse_unnamed
from ...values.people.signature_rows import acting_of, is_sentence, opens_office
from ..field_type import field_type
from ..found import Extent, Found, confidences, doubted
from .title_office import as_in_title

_EMPTY = 1.2
"""Letter heights of an empty line."""
_LONG_NAME = 8
"""Letters of a name that two lines hardly share by chance, at least."""
_ASIDE = 2.0
"""Letter heights by which a name is out of line with its office both at the left and in the middle, where it is but a
part of one: of 70 right names on scans none was by more than 1.6, of four that lacked their beginning all by 2.2."""
_NEARLY = 85.0
"""How alike two readings of one name are at least, of 100."""
_FIRST_WORD = 10
"""Letters of a name's first word that a seal may cover, at most."""
_KNOWN = 0.5
"""Share of known words above which words that begin unlike offices may be one: Senior Manager."""
_CRUMB = 4
"""Letters of what is left of a word in a seal, at most."""
_UNSPOKEN = re.compile(r"(?i)(?:r[^aeiouyh\W\d]|l[^aeiouyh\W\d]|[^\W\daeiouy]{4})[^\W\d_]")
"""A word that opens with r or l and another consonant, or with four of them."""
_COVERED, _LEFT_OPEN = "text_covered", "text_left_open"
_SURE, _UNSURE = 85.0, 70.0
"""Confidence below which a name's word is said to be doubtful, and below which the name is not taken."""


@field_type("signature", value=Person)
def read_signature(extent: Extent, options: Options) -> Found | None:
    """`{name, position, nip, rank}` of the first signature in the extent; a name read with too much doubt is null."""
    lines = list(extent.document.lines_in(extent.start, extent.end))
    texts = [line.text[max(0, extent.start - line.start) : extent.end - line.start] for line in lines]
    parsed = placed_signature(texts, _gaps(lines)) if extent.block else None
    parsed = parsed or parse_signature(texts, sure=extent.block is not None)
    said = {finding.code for finding in extent.document.findings}
    covered = _COVERED in said
    if parsed is None and (covered or _LEFT_OPEN in said):
        parsed = parse_unnamed(texts)
    if parsed is None or not (parsed[0].name or parsed[0].position) or is_sentence(parsed[0].position or ""):
        return None  # a NIP alone is that of somebody the text names
    person, spans, findings = parsed
    if covered and not person.name:
        findings = (*findings, Finding(_COVERED, "the name is covered, or none is printed", "/name"))
    places = []
    for key, places_of in spans.items():
        for row, start, end in places_of:
            offset = max(lines[row].start, extent.start)
            places.append((f"/{key}", (offset + start, offset + end)))
    found = Found(person.model_dump(mode="json"), tuple(places), tuple(findings))
    found = _with_sure_office(extent.document, _with_office_of_title(extent, found))
    found = _without_seal(extent.document, found)
    return _in_line(extent.document, weighed(extent.document, found, extent.whole))


def _gaps(lines: list[Line]) -> list[float]:
    """The white above each line in letter heights; without boxes each empty line counts as one."""
    gaps, empty = [0.0], 0.0
    for above, line in pairwise(lines):
        empty = empty + _EMPTY if not above.text.strip() else 0.0
        gaps.append(gap_above(line, above) + empty)
        if line.page != above.page:
            empty = gaps[-1] = 0.0
    return gaps


def weighed(document: Document, found: Found, whole: Document | None = None) -> Found:
    """The signatory, its name told to be doubtful, taken from where it stands more clearly in the whole document, or
    left out."""
    sure = min(confidences(document, [span for at, span in found.places if at == "/name"]), default=100.0)
    if sure >= _SURE:
        return found
    value: dict[str, Any] = found.value
    doubt = doubted(value["name"], sure)
    if clearer := _clearer(whole or document, found):
        return clearer
    if sure >= _UNSURE or _stands_elsewhere(whole or document, found):
        return found._replace(findings=(*found.findings, Finding("ocr_poor", doubt, "/name")))
    return _without_name(found, doubt)


def _without_name(found: Found, doubt: str) -> Found:
    """The signatory without the name, which a finding tells to be doubtful."""
    value: dict[str, Any] = found.value
    blank = dict.fromkeys(("name", "bare_name"), None) | dict.fromkeys(("titles_before", "titles_after"), ())
    left_out = Finding("ocr_poor", f"{doubt}; it was not taken", "/name")
    return found._replace(
        value={**value, **{key: list(kept) if kept == () else kept for key, kept in blank.items()}},
        places=tuple(place for place in found.places if place[0] != "/name"),
        findings=(*found.findings, left_out),
    )


def _without_seal(document: Document, found: Found) -> Found:
    """The signatory without what a recogniser read in a seal behind the name."""
    name = found.value["name"]
    if not name or not _recognised(document, found, "/name"):
        return found
    words = name.split()
    while len(words) > 1 and _is_of_seal(words[-1], words[:-1], found.value["position"] or ""):
        words.pop()
    kept = " ".join(words).rstrip(" ,")
    if len(words) == len(name.split()):
        return found
    before, bare, after = split_titles(kept)
    titles = {"titles_before": list(before), "bare_name": bare, "titles_after": list(after)}
    note = Finding("ocr_poor", f'"{name[len(kept) :].strip()}" behind the name is of a seal; it was not taken', "/name")
    return found._replace(value={**found.value, "name": kept, **titles}, findings=(*found.findings, note))


def _is_of_seal(word: str, before: list[str], office: str) -> bool:
    """Whether a word behind a name is none of it: in other case than the name, or how a word of the office begins."""
    letters = letters_only(word)
    if "." in word or is_title(word):
        return False
    bare = split_titles(" ".join(before))[1].split()
    other_case = word.isupper() and bare[:1] != [] and bare[0].istitle()
    begins = (letters_only(part).startswith(letters) for part in office.split() if len(part) > len(word))
    return other_case or (len(letters) <= _CRUMB and any(begins))


def _in_line(document: Document, found: Found) -> Found:
    """The signatory, or without its name where what was read is but the end of it, or of the seal over the office."""
    name, office = found.value["name"], found.value["position"]
    if not name or not office or not _recognised(document, found, "/name"):
        return found
    if _UNSPOKEN.match(found.value["bare_name"] or name):
        return _without_name(found, f'"{name}" begins as no name does: its beginning was not read')
    if _is_crumb_of(name, office):
        return _without_name(found, f'"{name}" is part of a word of the office')
    if opens_office(office) and _stands_aside(document, found):
        return _without_name(found, f'"{name}" is out of line with its office: its beginning was not read')
    return found


def _recognised(document: Document, found: Found, part: str) -> bool:
    return bool(confidences(document, [span for at, span in found.places if at == part]))


def _is_crumb_of(name: str, office: str) -> bool:
    """Whether the name is one word that ends a word of the office: GALA below BUPATI DONGGALA."""
    letters = letters_only(name)
    return " " not in name and any(letters_only(word).endswith(letters) for word in office.split())


def _stands_aside(document: Document, found: Found) -> bool:
    """Whether the name neither begins where the office does nor has its middle there, as every signature has."""
    names, offices = (_boxes(document, [s for at, s in found.places if at == part]) for part in ("/name", "/position"))
    if not names or not offices or names[0].page != offices[-1].page:
        return False
    name, tall = names[0].box, names[0].box[3] - names[0].box[1]
    edge = abs(name[0] - min(line.box[0] for line in offices))
    middle = min(abs(name[0] + name[2] - line.box[0] - line.box[2]) / 2 for line in offices)
    return min(edge, middle) > _ASIDE * tall


class _LineBox(NamedTuple):
    """Where the words of a line stand that a value is read from."""

    page: int
    box: Box


def _boxes(document: Document, spans: list[Span]) -> list[_LineBox]:
    """The place of each line of the spans, as far as words have places."""
    placed = []
    for start, end in spans:
        for line in document.lines_in(start, end):
            boxes = [word.box for word in line.words if start <= word.start < end and word.box]
            if boxes:
                left, top, right, bottom = zip(*boxes, strict=True)
                placed.append(_LineBox(line.page, (min(left), min(top), max(right), max(bottom))))
    return placed


def _with_sure_office(document: Document, found: Found) -> Found:
    """The signatory, or without an office that holds no word of offices: what a seal left of it."""
    office = found.value["position"]
    if not office or not _recognised(document, found, "/position") or _names_office(office):
        return found
    kept = _office_below(document, [span for at, span in found.places if at == "/position"])
    value = {**found.value, "position": unwrap(" ".join(document.text[a:b] for a, b in kept)).strip(" ,.") or None}
    left_out = Finding("ocr_poor", f'"{office}" holds no word of an office; it was not taken', "/position")
    places = tuple(place for place in found.places if place[0] != "/position" or place[1] in kept)
    return found._replace(value=value, places=places, findings=(*found.findings, left_out))


def _with_office_of_title(extent: Extent, found: Found) -> Found:
    """The signatory, its office as the title has it where strokes and seals left less of it."""
    spans = [span for at, span in found.places if at == "/position"]
    office = found.value["position"]
    recognised = _recognised(extent.document, found, "/position")
    better = as_in_title(extent.whole, office) if office and spans and recognised else None
    if better is None:
        return found
    note = Finding("taken_elsewhere", f'taken from the title: "{office}" is cut or misread', "/position")
    return found._replace(value={**found.value, "position": better[0]}, findings=(*found.findings, note))


def _office_below(document: Document, lines: list[Span]) -> list[Span]:
    """The lines from the first one on that opens an office: above them stands what is left of a seal."""
    offices = (acting_of(document.text[start:end])[1] for start, end in lines)
    return lines[next((n for n, office in enumerate(offices) if opens_office(office)), len(lines)) :]


def _names_office(office: str) -> bool:
    """Whether an office is named: it begins as offices do, or most of its words are known ones."""
    office = acting_of(office)[1]
    words = [word.casefold() for word in re.findall(r"[^\W\d_]{3,}", office)]
    known = sum(word in common_words() for word in words)
    return opens_office(office) or (len(words) > 1 and known > _KNOWN * len(words) and words[0] in common_words())


def _stands_elsewhere(document: Document, found: Found) -> bool:
    """Whether the same name was read in another line, too: below a lampiran, in a list of members."""
    name = letters_only(found.value["bare_name"] or found.value["name"] or "")
    return len(name) >= _LONG_NAME and sum(name in letters_only(line.text) for line in document.lines) > 1


def _is_same_name(line: str, read: str) -> bool:
    """Whether a line is the name, nearly as it was read, or whole where its first word was not read; an entry of a list
    is none."""
    letters, name = letters_only(line), letters_only(read)
    if letters == name or any(map(str.isdecimal, line)) or line.isupper() != read.isupper():
        return False
    more = letters.endswith(name) and len(letters) - len(name) <= _FIRST_WORD
    return more or fuzz.ratio(letters, name) >= _NEARLY


def _clearer(document: Document, found: Found) -> Found | None:
    """The signatory under the name that was read surely below a lampiran, where this reading is nearly the same."""
    name = letters_only(found.value["name"] or "")
    for line in document.lines if len(name) >= _LONG_NAME else ():
        sure = [word.confidence for word in line.words if word.confidence is not None]
        if not sure or min(sure) < _SURE or not _is_same_name(line.text, found.value["name"]):
            continue
        before, bare, after = split_titles(line.text.strip())
        value = {**found.value, "name": line.text.strip(), "bare_name": bare}
        value |= {"titles_before": list(before), "titles_after": list(after)}
        note = Finding("taken_elsewhere", f'"{found.value["name"]}" was read with doubt, elsewhere clearly', "/name")
        return found._replace(value=value, findings=(*found.findings, note))
    return None
