"""Signatures on scans: what a seal or a pen stroke left of names and offices is no part of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance.Levenshtein import distance
from rapidfuzz.process import extractOne

from ...lexicon.folders import once_per_lexicon
from ...lexicon.letters import letters_only
from ...lexicon.word_lists import common_words, either, word_lists
from ...model.document import Document, Span
from ...model.findings import Finding
from ...structure.shape import shape_of
from ...text.running import unwrap
from ...values.people.academic_titles import are_titles, is_title, split_titles
from ...values.people.nip import nip_of
from ...values.people.signature_rows import acting_of, is_rank, opens_office
from ..found import Extent, Found, confidences
from .doubtful_names import without_name
from .recognised_names import written_name
from .seal_above import line_boxes, renamed
from .title_office import as_in_title

_ASIDE = 2.0
"""Letter heights by which a name is out of line with its office both at the left and in the middle, where it is but a
part of one: of 70 right names on scans none was by more than 1.6, of four that lacked their beginning all by 2.2."""
_KNOWN = 0.5
"""Share of known words above which words that begin unlike offices may be one: Senior Manager."""
_CRUMB = 4
"""Letters of what is left of a word in a seal, at most."""
_LETTERS_A_SLIP = 5
"""Letters of a word for each that may be misread, at least."""
_UNSPOKEN = re.compile(r"(?i)(?:r[^aeiouyh\W\d]|l[^aeiouyh\W\d]|[^\W\daeiouy]{4})[^\W\d_]")
"""A word that opens with r or l and another consonant, or with four of them."""

_SLASHED = re.compile(r"[^\W\d_]{3,}/[^\W\d_]{3,}")
"""Two words with a slash between: Barang/Jasa."""


def as_printed(extent: Extent, found: Found) -> Found:
    """The signatory without what seals and strokes left: the office first, by which the name is judged."""
    found = _with_sure_office(extent.document, _with_office_of_title(extent, found))
    return _without_seal(extent, _with_written_name(extent.document, found))


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


def _office_below(document: Document, lines: list[Span]) -> list[Span]:
    """The lines from the first one on that opens an office: above them stands what is left of a seal."""
    offices = (acting_of(document.text[start:end])[1] for start, end in lines)
    return lines[next((n for n, office in enumerate(offices) if opens_office(office)), len(lines)) :]


def _names_office(office: str) -> bool:
    """Whether an office is named: it begins as offices do, or most of its words are known ones and no rank."""
    office = acting_of(office)[1]
    words = [word.casefold() for word in re.findall(r"[^\W\d_]{3,}", office)]
    if is_rank(" ".join(words)):
        return False
    known = sum(word in common_words() for word in words)
    return opens_office(office) or (len(words) > 1 and known > _KNOWN * len(words) and words[0] in common_words())


def _without_seal(extent: Extent, found: Found) -> Found:
    """The signatory without what a recogniser read in a seal behind the name."""
    name = found.value["name"]
    if not name or not _recognised(extent.document, found, "/name"):
        return found
    words, letterhead = name.split(), _letterhead_words(extent.whole)
    office = found.value["position"] or ""
    while len(words) > 1 and (_is_of_seal(words[-1], words[:-1], office) or _is_behind_titles(words, letterhead)):
        words.pop()
    kept = " ".join(words).rstrip(" ,")
    if len(words) == len(name.split()):
        return found
    return renamed(
        extent.document, found, kept, f'"{name[len(kept) :].strip()}" behind the name is of a seal; it was not taken'
    )


def _with_written_name(document: Document, found: Found) -> Found:
    """The signatory, its name as names are written where a recogniser gives it otherwise."""
    name = found.value["name"]
    written = written_name(name) if name and _recognised(document, found, "/name") else name
    return found if written == name else renamed(document, found, written, f'"{name}" was read for "{written}"')


def _is_of_seal(word: str, before: list[str], office: str) -> bool:
    """Whether a word behind a name is none of it: in other case than the name, or how a word of the office begins."""
    letters = letters_only(word)
    if "." in word or is_title(word):
        return False
    bare = split_titles(" ".join(before))[1].split()
    other_case = word.isupper() and bare[:1] != [] and bare[0].istitle() and not bare[0].isupper()
    begins = (letters_only(part).startswith(letters) for part in office.split() if len(part) > len(word))
    return other_case or (len(letters) <= _CRUMB and any(begins))


def _is_behind_titles(words: list[str], letterhead: frozenset[str]) -> bool:
    """Whether the last word is one of the letterhead's and stands behind the name's titles."""
    return letters_only(words[-1]) in letterhead and any(is_title(word.strip(",")) for word in words[1:-1])


def with_sound_name(extent: Extent, found: Found) -> Found:
    """The signatory, or without its name where what was recognised is no name, or but the end of one."""
    if not found.value["name"] or not _recognised(extent.document, found, "/name"):
        return found
    fault = _fault_of_name(extent, found)
    return without_name(found, f'"{found.value["name"]}" {fault}') if fault else found


def _fault_of_name(extent: Extent, found: Found) -> str | None:
    """What is wrong with a recognised name, in words; None where it may be one."""
    name, office = found.value["name"], found.value["position"] or ""
    if are_titles(name) or _opens_letterhead().match(name) or _SLASHED.search(name):
        return "is no name"
    if _is_of_letterhead(extent.whole, name):
        return "is part of the letterhead, as a seal has it"
    if office and _UNSPOKEN.match(found.value["bare_name"] or name):
        return "begins as no name does: its beginning was not read"
    if _is_crumb_of(name, office.split()) or _is_crumb_of(name, _office_words()):
        return "is part of a word of the office"
    if _is_misread_office(name):
        return "says an office, misread"
    if _is_crumb_of(name, _letterhead_words(extent.whole)):
        return "is part of a word of the letterhead, as a seal has it"
    if (opens_office(office) or not office) and _stands_aside(extent, found):
        return "is out of line with its office or what stands above: its beginning was not read"
    return None


def _is_crumb_of(name: str, text: Iterable[str]) -> bool:
    """Whether the name is one word with which a word of the text begins or ends: JAYA below BUPATI SUKAJAYA."""
    letters, words = letters_only(name), map(letters_only, text)
    return " " not in name and any(word.endswith(letters) or word.startswith(letters) for word in words)


def _is_misread_office(name: str) -> bool:
    """Whether the name is several words that are common ones, or nearly, one of them no more than nearly."""
    words = [letters_only(word) for word in name.split()]
    if len(words) < 2 or min(map(len, words)) < _CRUMB or any(map(is_title, name.split())):
        return False
    return all(_is_nearly_common(word) for word in words) and not common_words().issuperset(words)


def _is_nearly_common(word: str) -> bool:
    most = len(word) // _LETTERS_A_SLIP
    return word in common_words() or extractOne(word, common_words(), scorer=distance, score_cutoff=most) is not None


def _is_of_letterhead(document: Document, name: str) -> bool:
    """Whether the letterhead has all the words of the name."""
    return _letterhead_words(document).issuperset(map(letters_only, name.split()))


def _letterhead_words(document: Document) -> frozenset[str]:
    """The words of the letterhead, letters alone in small case."""
    blocks = shape_of(document).blocks("letterhead")
    spans = (span for block in blocks for part in block.parts.values() for span in part)
    return frozenset(letters_only(word) for start, end in spans for word in document.text[start:end].split())


def _stands_aside(extent: Extent, found: Found) -> bool:
    """Whether the name neither begins where the office does nor has its middle there, as every signature has.

    Without an office the lines above it on its page are asked, each by itself.
    """
    names, offices = (
        line_boxes(extent.document, [s for at, s in found.places if at == part]) for part in ("/name", "/position")
    )
    lines = offices or (line_boxes(extent.document, _lines_above(extent, found)) if names else [])
    boxes = [line.box for line in lines if line.page == names[0].page] if names else []
    if not boxes or (offices and names[0].page != offices[-1].page):
        return False
    name, tall = names[0].box, names[0].box[3] - names[0].box[1]
    lefts = [min(box[0] for box in boxes)] if offices else [box[0] for box in boxes]
    edge = min(abs(name[0] - left) for left in lefts)
    middle = min(abs(name[0] + name[2] - box[0] - box[2]) / 2 for box in boxes)
    return min(edge, middle) > _ASIDE * tall


def _lines_above(extent: Extent, found: Found) -> list[Span]:
    first = min(start for at, (start, _) in found.places if at == "/name")
    return [(line.start, line.end) for line in extent.document.lines_in(extent.start, max(extent.start, first - 1))]


def _recognised(document: Document, found: Found, part: str) -> bool:
    return bool(confidences(document, [span for at, span in found.places if at == part]))


def with_possible_nip(document: Document, found: Found) -> Found:
    """The signatory with what the digits of the NIP say; without a recognised NIP that no civil servant can have."""
    if not found.value["nip"]:
        return found
    parsed = nip_of(found.value["nip"], found.value["nip"])
    spans = [span for at, span in found.places if at == "/nip"]
    if parsed.value.parts is None and confidences(document, spans, figures=True):
        message = f"{parsed.value.value} names no possible civil servant; it was not taken"
        doubt = Finding("nip_implausible", message, "/nip")
        return found._replace(
            value={**found.value, "nip": None, "nip_parts": None},
            places=tuple(place for place in found.places if place[0] != "/nip"),
            findings=(*(finding for finding in found.findings if finding.code != doubt.code), doubt),
        )
    parts = parsed.value.parts and parsed.value.parts.model_dump(mode="json")
    return found._replace(value={**found.value, "nip_parts": parts})


@once_per_lexicon
def _office_words() -> frozenset[str]:
    """The words with which offices begin: Sekretaris, Kepala."""
    return frozenset(word for phrase in word_lists("headings")["pejabat"]["words"] for word in phrase.split())


@once_per_lexicon
def _opens_letterhead() -> re.Pattern[str]:
    """The words with which lines of a letterhead begin: SMK, PT, Yayasan."""
    return re.compile(rf"(?i)\W*{either(word_lists('letterheads')['offices'])}(?!\w)")
