"""Persons as lists of labels name them, one below the other: Nama, NIP, Jabatan, Alamat."""

from __future__ import annotations

from collections.abc import Iterator

from ...lexicon.listed_pattern import ListedPattern, any_listed
from ...model.document import Cell, Document, Span
from ...model.typed_values import Party
from ...rulebook.registry import Options
from ...structure.pairs import Pair
from ...structure.shape import shape_of
from ...text.running import unwrap
from ...values.people.nip import parse_nip
from ...values.placeholders import is_placeholder
from ..field_type import field_type
from ..found import Extent, Found, gather, listing
from .persons_in_prose import PERSON_KEYS, listed_persons, opens_person_label, sentence_person

_CALLED = ListedPattern(
    lambda: (
        rf"(?i)\b{any_listed('person_words', 'called')}\s*+[:\"'“”‘’]*+"
        r"\s*+(?P<label>pihak\s+\w+(?:\s*/\s*\w+)?|(?-i:[A-Z])[\w/]*(?:[ \t]+(?-i:[A-Z])[\w/]*){0,4})"
    )
)
"""What a person is called from then on: selanjutnya disebut PIHAK PERTAMA."""
_FROM_THEN_ON = ListedPattern(lambda: rf"(?i)[,;(]?\s*{any_listed('person_words', 'from_then_on')}\b")


_MANY = 4
"""Cells with words in a row of headings; a row that tells of a person has label, colon and value."""


_FAR = 250
"""Characters between the lines that tell of one person, at most."""


class PersonsOptions(Options):
    nameless: bool = False
    """Persons whose name is left blank stand in the record, too, all of them null but the label."""
    prose: bool = False
    """Where no labels name them: the person of the opening sentence, or those of a list."""
    called: bool | None = None
    """Only persons whom the text gives a name of their own (selanjutnya disebut PIHAK PERTAMA), or only others."""


@field_type("persons", value=list[Party], options=PersonsOptions)
def read_persons(extent: Extent, options: PersonsOptions) -> Found | None:
    """Persons named by labels one below the other: name, NIP, position, institution, address."""
    people = [person for pairs in _people(extent) if (person := _person(extent, pairs, options.nameless))]
    people = people or [*_in_prose(extent, options)]
    if options.called is not None:
        people = [person for person in people if bool(person.value["label"]) == options.called]
    return listing(people) if people else None


@field_type("person", value=Party, options=PersonsOptions)
def read_person(extent: Extent, options: PersonsOptions) -> Found | None:
    """The first person that labels name: name, NIP, position, institution, address."""
    found = (_person(extent, pairs, options.nameless) for pairs in _people(extent))
    return next((person for person in found if person), None) or next(_in_prose(extent, options), None)


def _in_prose(extent: Extent, options: PersonsOptions) -> Iterator[Found]:
    """Those whom a list or the opening sentence names without labels."""
    if options.prose:
        listed = list(listed_persons(extent))
        yield from listed or filter(None, [sentence_person(extent)])


def _people(extent: Extent) -> Iterator[list[Pair]]:
    """The pairs of each person: a second name begins the next one."""
    held: list[Pair] = []
    for pair in sorted(shape_of(extent.document).pairs, key=lambda pair: pair.label):
        if not extent.start <= pair.label[0] < extent.end or pair.meaning not in PERSON_KEYS:
            continue
        if _heads_column(extent.document, pair) or _is_far(pair, held):
            continue
        if pair.meaning == "name" and any(other.meaning == "name" for other in held):
            yield held
            held = []
        held.append(pair)
    if held:
        yield held


def _is_far(pair: Pair, held: list[Pair]) -> bool:
    """Whether a number stands far below all else that is said of the person: it is that of who signs."""
    reached = max((span[1] for other in held for span in (other.label, *other.value)), default=pair.label[0])
    return pair.meaning == "nip" and pair.label[0] - reached > _FAR


def _heads_column(document: Document, pair: Pair) -> bool:
    """Whether label and value are one heading among others: Nama Barang, beside Volume and Satuan."""
    if not pair.value or ":" in document.text[pair.label[0] : pair.value[0][1]]:
        return False
    line = next(iter(document.lines_in(*pair.label)), None)
    if line and len([piece for piece in line.text.split("\t") if piece.strip()]) >= _MANY:
        return True
    rows = (row for grid in document.grids if grid.span[0] <= pair.label[0] < grid.span[1] for row in grid.rows)
    return any(_is_one_of_many(row, pair) for row in rows)


def _is_one_of_many(row: tuple[Cell, ...], pair: Pair) -> bool:
    filled = [cell for cell in row if cell.text.strip()]
    places = (pair.label[0], pair.value[0][0])
    held = any(all(start <= at < end for at in places) for cell in filled for start, end in cell.spans)
    return held and len(filled) >= _MANY


def _person(extent: Extent, pairs: list[Pair], nameless: bool) -> Found | None:
    """The person of some pairs; without a name all but the label is null."""
    parts = {key: Found(None) for key in Party.model_fields}
    for pair in pairs:
        key = PERSON_KEYS[pair.meaning]
        if parts[key].value is None and (found := _value(extent, pair, key)):
            parts[key] = found
    label = _label(extent, pairs)
    if parts["name"].value is None:
        parts = {key: Found(None) for key in parts}
        if not nameless or not any(pair.meaning == "name" for pair in pairs):
            return None
    places = label.places or (("", pairs[0].label),)
    found = gather({**parts, "label": label})
    return found if found.places else found._replace(places=places)


def _value(extent: Extent, pair: Pair, key: str) -> Found | None:
    text = extent.document.text
    spans = _told(text, tuple(span for span in pair.value if extent.start <= span[0] < extent.end))
    words = unwrap(" ".join(text[a:b] for a, b in spans)).strip(" ,;:")
    if not any(map(str.isalnum, words)) or is_placeholder(words) or (key == "name" and opens_person_label(words)):
        return None
    if key == "nip":
        parsed = parse_nip(words)
        return Found(parsed.value.value, tuple(("", span) for span in spans)) if parsed else None
    return Found(words, tuple(("", span) for span in spans))


def _told(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The lines of a value up to the words that call the person something from then on."""
    kept = []
    for start, end in spans:
        called = _FROM_THEN_ON.search(text[start:end])
        if called is None:
            kept.append((start, end))
            continue
        if text[start : start + called.start()].strip():
            kept.append((start, start + called.start()))
        break
    return tuple(kept)


def _label(extent: Extent, pairs: list[Pair]) -> Found:
    """What the person is called behind the last pair, before the next person's name."""
    text = extent.document.text
    start = pairs[0].label[0]
    names = [p.label[0] for p in shape_of(extent.document).pairs if p.meaning == "name" and p.label[0] > start]
    end = min([at for at in names if at < extent.end], default=extent.end)
    called = _CALLED.search(text, start, end)
    if called is None:
        return Found(None)
    return Found(unwrap(called["label"]), (("", called.span("label")),))
