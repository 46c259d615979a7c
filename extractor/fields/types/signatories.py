"""All who sign a document: one person for each block of signatures, the name never with another's number."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from itertools import pairwise
from typing import Any

from rapidfuzz import fuzz

from ...lexicon.letters import letters_and_digits
from ...lexicon.listed_pattern import ListedPattern
from ...lexicon.phrase_list import phrase_list
from ...lexicon.signing_roles import party_roles
from ...lexicon.word_lists import either, word_lists
from ...model.document import Document
from ...model.findings import Finding
from ...model.typed_values import Party, Person
from ...rulebook.registry import Options
from ...structure.labels_of_pairs import label_at
from ...structure.parties import PartyBlock
from ...structure.shape import shape_of, undated_places
from ...structure.signing import SigningColumn, SigningLine, signing_columns
from ...text.running import unwrap
from ...values.people.academic_titles import split_titles
from ...values.people.nip import parse_nip
from ...values.people.placed_signature import named_signature, placed_signature
from ...values.people.signature import Signature, parse_signature
from ...values.people.signature_rows import is_titles_only, opens_institution, opens_office
from ...values.placeholders import has_template_mark, is_placeholder, is_signature_mark
from ..field_type import field_type
from ..found import Extent, Found, listing
from .doubtful_names import weighed
from .parties import nip_in, parties_in, party, words_at
from .signature_on_scan import with_possible_nip

_SHORT_WORD = 3
"""Letters of a word that can be a name."""
_PARTED = 2.0
"""Letter heights of white that may part a signature from what stands above it."""
_NEAR = 1_500
"""Characters between the first and the last party that sign on one page, at most."""
_ALIKE, _SHORTEST = 70.0, 5
"""How alike two readings of one name are at least, of 100; and the letters of a name that can be compared."""
_ROOM = re.compile(r"[ \t]*[.…_‥]{4,}[ \t.…_‥]*$")
"""Room for a signature behind a name in a list: 1. Anu bin Fulan ..........."""
_REGISTERED = ListedPattern(lambda: rf"(?i)\W*{either(word_lists('people')['registers'])}\b[\s.:]*\w*\d")
"""The number of a student, a soldier or a worker below a name."""
_NAMED_ROLES = frozenset(
    ["receives", "gives", "declares", "acknowledges", "examines", "records", "chairs", "witness", "owns"]
)
"""Roles that stand for the office where none is printed."""


class SigningOptions(Options):
    roles: tuple[str, ...] = ()
    """Only those who sign in one of these roles, keys of `signing.toml`."""
    before: tuple[str, ...] = ()
    """Those who sign in one of these roles are the first, wherever on the page they sign."""


@field_type("signatories", value=list[Person], options=SigningOptions)
def read_signatories(extent: Extent, options: SigningOptions) -> Found | None:
    """Everyone who signs, block by block, from left to right; one whose name is left blank is none of them."""
    found = _in_order(extent, options)
    return listing(found) if found else None


@field_type("first_signatory", value=Person, options=SigningOptions)
def read_first(extent: Extent, options: SigningOptions) -> Found | None:
    """The first of those who sign."""
    return next(iter(_in_order(extent, options)), None)


def _in_order(extent: Extent, options: SigningOptions) -> list[Found]:
    """Those who sign, from left to right; before them those whose document it is, wherever on the page."""
    found = _signing(extent, options.roles)
    first = _signing(extent, options.before) if options.before else []
    names = [one.value["name"] for one in first]
    return [*first, *(one for one in found if one.value["name"] not in names)]


def _signing(extent: Extent, roles: tuple[str, ...]) -> list[Found]:
    """Those who sign in the extent, found once for the first of them and for all."""
    key = ("signing", extent.start, extent.end, roles)
    read = partial(with_possible_nip, extent.document)
    return shape_of(extent.document).kept(key, lambda: [*map(read, _read_signing(extent, roles))])


def _read_signing(extent: Extent, roles: Collection[str]) -> list[Found]:
    """Those who sign in the extent, below the document's title; of an agreement its parties first, as it names them."""
    titles = [block.parts.values() for block in shape_of(extent.document).blocks("title")]
    ends = [end for parts in titles for spans in parts for _, end in spans if end < extent.end]
    columns = signing_columns(extent.document, max([extent.start, *ends]), extent.end)
    columns = [column for column in columns if not roles or column.role in roles]
    parties = parties_in(Extent(extent.document, 0, extent.end)) if len(_party_columns(columns)) else []
    if not any(block.parts.get("name") for block in parties):
        return _distinct(_with_nip(extent, found) for column in columns if (found := _person(extent, column)))
    columns = [column for column in columns if column.lines[0].span[0] >= _closing(columns)]
    return _distinct(iter(_with_parties(extent, columns, parties)))


def _party_columns(columns: list[SigningColumn]) -> list[SigningColumn]:
    roles = party_roles()
    return [column for column in columns if column.role in roles]


def _closing(columns: list[SigningColumn]) -> int:
    """Where the last signatures of parties begin."""
    last = {column.role: column.label[0] for column in _party_columns(columns) if column.label}
    lowest = max(last.values(), default=0)
    return min((at for at in last.values() if lowest - at < _NEAR), default=0)


def _with_parties(extent: Extent, columns: list[SigningColumn], parties: list[PartyBlock]) -> Iterator[Found]:
    """The person of each party, read with the help of the name that the head gives; then all others who sign."""
    read = [(column, _person(extent, column)) for column in columns]
    taken: set[int] = set()
    names = [words_at(extent.document, block.parts.get("name", ())) for block in parties]
    for block, named in zip(parties, names, strict=True):
        at = _at_party(extent, read, block, named)
        own = read[at][1] if at is not None else None
        taken |= {at} if at is not None else set()
        if found := _of_party(extent, own, block, named):
            yield found
    for i, (column, found) in enumerate(read):
        again = found and any(_likeness(named.value, found.value["name"]) >= _ALIKE for named in names)
        if i not in taken and found and not again and column.role not in party_roles():
            yield found


def _at_party(
    extent: Extent, read: list[tuple[SigningColumn, Found | None]], block: PartyBlock, named: Found
) -> int | None:
    """The column in which the party signs: under its label, else under a name like its own."""
    hit = phrase_list("signing").opening(extent.document.text[slice(*block.label)])
    for i, (column, _) in enumerate(read):
        if hit and column.role == hit.key:
            return i
    alike = [(_likeness(named.value, found.value["name"]), i) for i, (_, found) in enumerate(read) if found]
    best = max(alike, default=(0.0, 0))
    return best[1] if best[0] >= _ALIKE else None


def _of_party(extent: Extent, own: Found | None, block: PartyBlock, named: Found) -> Found | None:
    """Who signs for a party: as the signature is printed, or where that cannot be read as the head names the person."""
    likeness = _likeness(named.value, own.value["name"]) if own else 0.0
    recognised = extent.document.pages[-1].source == "ocr"
    same = own is not None and letters_and_digits(own.value["name"]) == letters_and_digits(named.value)
    if own is not None and (named.value is None or (own.value["name"] and (not recognised or same))):
        return _with_office(extent, own, block)
    if named.value is None:
        return None
    before, bare, after = split_titles(named.value)
    blank = dict.fromkeys(Person.model_fields)
    office = words_at(extent.document, block.parts.get("position", ()))
    nip = own.value["nip"] if own and likeness >= _ALIKE else None
    registered = nip_in(extent.document, block.parts.get("nip", ()))
    value = {**blank, "titles_before": list(before), "titles_after": list(after), "bare_name": bare}
    value |= {"name": named.value, "position": office.value, "nip": nip or registered.value}
    kept = [place for place in own.places if place[0] == "/nip"] if own and nip else registered.below("/nip").places
    places = (*named.below("/name").places, *office.below("/position").places, *kept)
    note = Finding("taken_elsewhere", "taken from where the parties are named: the signature cannot be read", "/name")
    return Found(value, places, (note,) if likeness < _ALIKE else ())


def _with_office(extent: Extent, own: Found, block: PartyBlock) -> Found:
    """The person with office and number from where the parties are named, if the signature has none."""
    if own.value["name"] is None:
        return own
    found = {"position": words_at(extent.document, block.parts.get("position", ()))}
    found["nip"] = nip_in(extent.document, block.parts.get("nip", ()))
    more = {key: part for key, part in found.items() if part.value and not own.value[key]}
    places = tuple(place for key, part in more.items() for place in part.below(f"/{key}").places)
    return own._replace(
        value={**own.value, **{key: part.value for key, part in more.items()}}, places=(*own.places, *places)
    )


def _likeness(one: str | None, other: str | None) -> float:
    """How alike two names are, 0 to 100, signs and blanks left aside."""
    plain = [letters_and_digits(name) for name in (one, other)]
    return float(fuzz.partial_ratio(*plain)) if all(len(name) >= _SHORTEST for name in plain) else 0.0


def _person(extent: Extent, column: SigningColumn) -> Found | None:
    below = max((i for i, line in enumerate(column.lines) if _is_of_list(line.text)), default=-1) + 1
    places = undated_places(extent.document)
    signed = any(is_signature_mark(line.text) for line in column.lines[below:])
    column = column._replace(lines=tuple(line for line in column.lines if not is_signature_mark(line.text)))
    column = column._replace(dated=column.dated or signed)
    below = min(below, len(column.lines))
    lines = [x for x in column.lines[below:] if not (is_placeholder(x.text) or x.span[0] in places)]
    lines = [line._replace(text=_ROOM.sub("", line.text)) for line in lines]
    parted = [i for i, line in enumerate(lines) if i and line.gap >= _PARTED]
    tried = ((lines[i:], _signature(lines[i:], column)) for i in (0, *parted))
    lines, signature = next(((held, found) for held, found in tried if found), (lines, None))
    if signature is None or _is_left_open(signature, lines, column) or _is_label(signature):
        return None
    found = weighed(extent.document, _with_office_below(_placed(signature, lines), signature, lines))
    if _is_cut(found) and extent.document.page_of(lines[0].span[0]) in _recognised(extent.document):
        return None
    return _with_role(extent, column, found) if found.value["name"] or found.value["nip"] else None


def _is_label(signature: Signature) -> bool:
    """Whether what stands where a name would is a label whose value stands elsewhere: Nama SOP."""
    return bool(signature.value.name and phrase_list("labels").whole(signature.value.name))


def _is_cut(found: Found) -> bool:
    """Whether a single word is left of the name, and neither rank nor number: under a seal the rest was not read."""
    words = [word for word in re.split(r"[\s.,]+", found.value["bare_name"] or "") if len(word) >= _SHORT_WORD]
    return len(words) < 2 and not found.value["nip"] and not found.value["rank"]


def _recognised(document: Document) -> set[int]:
    return {page.number for page in document.pages if page.source == "ocr"}


def _signature(lines: list[SigningLine], column: SigningColumn) -> Signature | None:
    texts, gaps = [line.text for line in lines], [0.0, *(line.gap for line in lines[1:])]
    signature = placed_signature(texts, gaps) or parse_signature(texts)
    if (column.role or _registered(column)) and not (signature and signature.value.name):
        signature = named_signature(texts, gaps) or signature
    named = signature is not None and _has_name(signature.value.name)
    return signature if signature and named and _is_sure(signature, column) else None


def _registered(column: SigningColumn) -> bool:
    """Whether below a place and a day stands somebody's number in a register: NPM, NIM, NRP."""
    return column.dated and any(_REGISTERED.match(line.text) for line in column.lines)


def _has_name(name: str | None) -> bool:
    """Whether more is left of the name than titles, or where none was read, than nothing."""
    parts = [part for part in re.split(r"[\s,.]+", name or "") if len(part) >= _SHORT_WORD]
    return name is None or any(not is_titles_only(part) for part in parts)


def _with_nip(extent: Extent, found: Found) -> Found:
    """The person with the NIP that stands by the same name in a list of labels, where the signature has none."""
    name = found.value["bare_name"]
    if found.value["nip"] or not name:
        return found
    pairs, text = shape_of(extent.document).pairs, extent.document.text
    for pair, following in pairwise(pairs):
        if (pair.meaning, following.meaning) != ("name", "nip") or not pair.value or not following.value:
            continue
        known = split_titles(unwrap(" ".join(text[a:b] for a, b in pair.value)))[1]
        parsed = parse_nip(" ".join(text[a:b] for a, b in following.value))
        if parsed and known and letters_and_digits(known) == letters_and_digits(name):
            parts = parsed.value.parts and parsed.value.parts.model_dump(mode="json")
            value = {**found.value, "nip": parsed.value.value, "nip_parts": parts}
            places = tuple(("/nip", span) for span in following.value)
            return found._replace(value=value, places=(*found.places, *places))
    return found


def _is_left_open(signature: Signature, lines: list[SigningLine], column: SigningColumn) -> bool:
    """Whether the form leaves room where the name would stand: dots above the words or a template's mark right below
    them, or these are an office's."""
    if not signature.spans.get("name") or signature.value.nip:
        return False
    name = lines[signature.spans["name"][0][0]]
    room = [line for line in column.lines if is_placeholder(line.text) and line.span[0] < name.span[0]]
    behind = next((line for line in column.lines if line.span[0] > name.span[0]), None)
    room += [behind] if behind and has_template_mark(behind.text) and label_at(behind.text) is None else []
    return bool(room) or (name.text.rstrip().endswith(",") and not signature.value.titles_after)


def _is_of_list(text: str) -> bool:
    """Whether the line is a label and its value, as they stand where a document names its persons."""
    label = label_at(text)
    return label is not None and label.colon and label.meaning not in ("nip", "rank")


def _is_sure(signature: Signature, column: SigningColumn) -> bool:
    """Whether somebody signs here: a role or a date above, a rank or a number below, or a comma behind the office."""
    if column.role or column.dated or signature.value.nip or signature.value.rank:
        return bool(signature.value.name or signature.value.nip)
    return any(opens_office(line.text) and line.text.endswith(",") for line in column.lines)


def _placed(signature: Signature, lines: list[SigningLine]) -> Found:
    places = [
        (f"/{key}", (lines[row].span[0] + start, lines[row].span[0] + end))
        for key, parts in signature.spans.items()
        for row, start, end in parts
    ]
    return Found(signature.value.model_dump(mode="json"), tuple(places), signature.findings)


def _with_office_below(found: Found, signature: Signature, lines: list[SigningLine]) -> Found:
    """The person with the office that stands below the name, where only a firm or a body stands above it."""
    rows, above = signature.spans.get("name"), found.value["position"]
    below = rows[-1][0] + 1 if rows else len(lines)
    bears_office = above and opens_office(above) and not opens_institution(above)
    if below >= len(lines) or not above or bears_office or not opens_office(lines[below].text):
        return found
    places = tuple(place for place in found.places if place[0] != "/position")
    office = lines[below].text.strip(" ,.")
    value = {**found.value, "position": office}
    return found._replace(value=value, places=(*places, ("/position", lines[below].span)))


def _with_role(extent: Extent, column: SigningColumn, found: Found) -> Found:
    """The person, in the role that stands above where no office does: Penerima Kuasa, Saksi."""
    if found.value["position"] or column.role not in _NAMED_ROLES or column.label is None:
        return found
    words = extent.document.text[slice(*column.label)].strip(" ,:.")
    value: dict[str, Any] = {**found.value, "position": words}
    return found._replace(value=value, places=(*found.places, ("/position", column.label)))


def _distinct(found: Iterable[Found]) -> list[Found]:
    """Each person once, though a lampiran repeats the signature."""
    kept: dict[str, Found] = {}
    for person in found:
        kept.setdefault(letters_and_digits(person.value["name"] or person.value["nip"]), person)
    return list(kept.values())


# -- Parties ----------------------------------------------------------------------------------------------------------


@field_type("parties", value=list[Party])
def read_parties(extent: Extent, options: Options) -> Found | None:
    """The parties as the text names them: label, person, office, institution, address, and NIP, the signature's too."""
    blocks = parties_in(extent)
    found = [party(extent.document, block) for block in blocks]
    if any(one.value["name"] and not one.value["nip"] for one in found):
        below = Extent(extent.document, max(block.whole[1] for block in blocks), len(extent.document.text))
        signed = _signing(below, ())
        found = [_with_signed_nip(one, signed) for one in found]
    return listing(found) if found else None


def _with_signed_nip(one: Found, signed: list[Found]) -> Found:
    """The party with the NIP below its signature, where the name there is letter for letter its own, titles apart."""
    name = letters_and_digits(split_titles(one.value["name"] or "")[1])
    numbered = (s for s in signed if name and s.value["nip"])
    own = next((s for s in numbered if letters_and_digits(s.value["bare_name"]) == name), None)
    if own is None or one.value["nip"]:
        return one
    places = (*one.places, *(place for place in own.places if place[0] == "/nip"))
    return one._replace(value={**one.value, "nip": own.value["nip"]}, places=places)
