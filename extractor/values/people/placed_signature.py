"""A signature read by its white: the office above the gap that a signature needs, the name below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..placeholders import has_template_mark
from .academic_titles import split_titles
from .nip import find_nip
from .signature import Signature, SignatureBlock, signatory_of, take_nip
from .signature_rows import (
    SignatureRow,
    acting_of,
    go_on_with_titles,
    is_dated,
    is_greeting,
    is_junk,
    is_name,
    is_office,
    is_rank,
    is_service_rank,
    is_signed,
    is_stop,
    is_titles_only,
    names_office,
    opening,
    opens_office,
    signature_lines,
)

_GAP = 1.4
"""Letter heights of white in which somebody may have signed, at least."""
_CLOSE = 1.25
"""Letter heights of white between two lines of an office, at most."""
_WORD = 5
"""Letters of a name of one word, at least, where neither rank nor NIP stands below it."""
_MARK = 2.0
"""What a trace of signing counts for, in letter heights."""


_CRUMB = 5
"""Letters of a crumb of a seal, at most."""
_NEXT = 3
"""Lines between the white and the NIP: name, titles, rank."""


class _SpacedRow(NamedTuple):
    row: SignatureRow
    gap: float
    """The white above it, with the traces of signing that stand there."""


def placed_signature(lines: Sequence[str], gaps: Sequence[float]) -> Signature | None:
    """The signatory in a column of lines; `gaps` is the white above each line in letter heights."""
    rows = signature_lines(lines)
    kept = _kept(rows[opening(rows) :], gaps)
    at = _name_at(kept)
    if at is None:
        return None
    block = SignatureBlock(offices=_office(kept, at), closed=True)
    names = [kept[at].row]
    for i, line in enumerate(kept[at + 1 :], at + 1):
        if take_nip(line.row, kept[i + 1].row if i + 1 < len(kept) else None, block) or is_stop(line.row.text):
            break
        _take(line, block, names, titles_follow=i + 1 < len(kept))
    if not (_is_signature(block, kept, at) or (opening(rows) and _stands_alone(kept, at))):
        return None
    return signatory_of(block, names)


def _stands_alone(kept: list[_SpacedRow], at: int) -> bool:
    """Whether the line is a name in capitals below white where a closing asks for one: its office was not read."""
    text = kept[at].row.text
    return kept[at].gap >= _GAP and text.isupper() and len(text.split()) > 1


def named_signature(lines: Sequence[str], gaps: Sequence[float]) -> Signature | None:
    """The signatory below a role alone (PIHAK KEDUA, Saksi): the name that has the widest white above, and its NIP."""
    kept = _kept(signature_lines(lines), gaps)
    names = [i for i, line in enumerate(kept) if _may_be_name(line.row.text)]
    if not names:
        return None
    at = max(names, key=lambda i: (kept[i].gap, -i))
    block = SignatureBlock(offices=[line.row for line in kept[:at] if is_office(line.row.text)], closed=True)
    held = [kept[at].row]
    for i, line in enumerate(kept[at + 1 :], at + 1):
        if take_nip(line.row, kept[i + 1].row if i + 1 < len(kept) else None, block) or is_stop(line.row.text):
            break
        _take(line, block, held, titles_follow=False)
    return signatory_of(block, held)


def _kept(rows: Sequence[SignatureRow], gaps: Sequence[float]) -> list[_SpacedRow]:
    """The rows that say something, the white above each with that of the traces of signing before it."""
    kept: list[_SpacedRow] = []
    white = 0.0
    for row in rows:
        white += gaps[row.spans[0][0]]
        if is_junk(row.text) and acting_of(row.text)[1] and not is_titles_only(row.text):
            white += _MARK if is_signed(row.text) else 1.0
            continue
        kept.append(_SpacedRow(row, white))
        white = 0.0
    return kept


def _name_at(kept: list[_SpacedRow]) -> int | None:
    """The line with the widest white above that can be a name, before the first NIP or the block's end."""
    best: int | None = None
    for i, line in enumerate(kept):
        if i and (is_stop(line.row.text) or find_nip(line.row.text)):
            break
        if not _may_be_name(line.row.text) or _is_crumb(kept, i):
            continue
        wide = i and line.gap >= _GAP and (best is None or line.gap > kept[best].gap)
        if wide or _heads_office(kept, i) or (i == 0 and _heads_rank(kept)):
            best = i
    if best is None:
        best = next((i for i in range(len(kept)) if _follows_office(kept, i)), None)
    return best if best is not None else _above_nip(kept)


def _is_crumb(kept: list[_SpacedRow], i: int) -> bool:
    """Whether the line is what a recogniser made of a seal or a stroke: a few letters, with a titled name below."""
    if sum(map(str.isalpha, kept[i].row.text)) > _CRUMB or find_nip(kept[i].row.text):
        return False
    below = kept[i + 1 : i + 1 + _NEXT]
    return any(_may_be_name(line.row.text) and any(split_titles(line.row.text)[::2]) for line in below)


def _above_nip(kept: list[_SpacedRow]) -> int | None:
    """The line that can be a name nearest above the first NIP, where seals and strokes fill the white above it."""
    nip = next((i for i, line in enumerate(kept) if find_nip(line.row.text)), 0)
    near = range(nip - 1, max(0, nip - _NEXT) - 1, -1)
    return next((i for i in near if _may_be_name(kept[i].row.text) and len(kept[i].row.text.split()) > 1), None)


def _follows_office(kept: list[_SpacedRow], i: int) -> bool:
    """Whether the name stands below an office where no white is told: an office right below the date or a greeting, or
    office and name are all there is."""
    text, first = kept[i].row.text, i
    while first and names_office(kept[first - 1].row.text):
        first -= 1
    if first == i or not _may_be_name(text) or is_office(text):
        return False
    alone = i == len(kept) - 1 and len(text.split()) > 1 and opens_office(kept[0].row.text)
    above = kept[first - 1].row.text if first else ""
    return alone if first == 0 else is_dated(above) or is_greeting(above)


def _heads_office(kept: list[_SpacedRow], i: int) -> bool:
    """Whether the name stands over its office: nothing, a date or a greeting is above it, and more than that below."""
    above = kept[i - 1].row.text if i else ""
    below = [line.row.text for line in kept[i + 1 : i + 6]]
    below = below[1:] if below and (is_titles_only(below[0]) or _ends_name(below[0])) else below
    if len(kept[i].row.text.split()) < 2 or not below or not is_office(below[0]):
        return False
    if i and not is_dated(above) and not is_greeting(above):
        return False
    titled = bool(split_titles(kept[i].row.text)[0] or split_titles(kept[i].row.text)[2])
    return bool(i) or titled or any(is_rank(text) or find_nip(text) for text in below)


def _heads_rank(kept: list[_SpacedRow]) -> bool:
    """Whether a column opens with a name with titles and the rank below it: the office is a picture, or left out."""
    below = kept[1].row.text if len(kept) > 1 else ""
    return any(split_titles(kept[0].row.text)[::2]) and (is_rank(below) or is_service_rank(below))


def _ends_name(text: str) -> bool:
    """Whether the line may be the end of a long name: its last words and the titles behind them."""
    return _may_be_name(text) and bool(split_titles(text)[2])


def _may_be_name(text: str) -> bool:
    plain = is_name(text) and not is_rank(text) and not is_dated(text) and not find_nip(text)
    return plain and not names_office(text) and not is_greeting(text)


def _office(kept: list[_SpacedRow], at: int) -> list[SignatureRow]:
    """The lines right above the gap, up to a date, a greeting or another gap."""
    rows: list[SignatureRow] = []
    at = _above_seal(kept, at)
    if kept[at].gap < _GAP:  # what recognition made of seals and strokes fills the white
        at = 1 + max((i for i in range(at) if names_office(kept[i].row.text)), default=at - 1)
    for line in reversed(kept[:at]):
        text = line.row.text
        sentence = text.rstrip().endswith((".", ";", ":")) and not is_office(text)
        if sentence or is_dated(text) or is_greeting(text):
            break
        if has_template_mark(text):
            continue
        rows.append(line.row)
        if line.gap > _CLOSE and not (rows and acting_of(text)[0]):
            break
    return rows[::-1]


def _above_seal(kept: list[_SpacedRow], at: int) -> int:
    """Where the office ends: behind the comma that closes it, where a seal's words in capitals stand below words of
    another case."""
    closed = [i for i in range(at) if kept[i].row.text.rstrip().endswith(",") and is_office(kept[i].row.text)]
    below = kept[closed[-1] + 1 : at] if closed else []
    of_seal = all(line.row.text.isupper() and not opens_office(line.row.text) for line in below)
    return closed[-1] + 1 if below and of_seal and not kept[closed[-1]].row.text.isupper() else at


def _take(line: _SpacedRow, block: SignatureBlock, names: list[SignatureRow], titles_follow: bool) -> None:
    """Put a row below the name where it belongs."""
    text = line.row.text
    if is_rank(text) or is_service_rank(text):
        block.rank = block.rank or line.row
    elif block.rank is None and line.gap < _CLOSE and go_on_with_titles(text, names[-1].text):
        names.append(line.row)
    elif is_office(text) and not block.rank and not any(opens_office(row.text) for row in block.offices):
        if not block.offices or opens_office(text):  # above the name may stand whom the office belongs to: PT …
            block.offices[:] = [line.row]
    elif line.gap < _CLOSE and _ends_office(line.row, block, names):
        block.offices.append(line.row)
    elif line.gap < _CLOSE and (titles_follow or split_titles(text)[2]) and _is_second_line(text, block, names):
        names.append(line.row)


def _ends_office(row: SignatureRow, block: SignatureBlock, names: list[SignatureRow]) -> bool:
    """Whether the row is the last line of an office that stands below the name, in the same case."""
    if block.rank or not block.offices or block.offices[-1].spans[-1][0] <= names[0].spans[0][0]:
        return False
    office = block.offices[-1]
    right_below = office.spans[-1][0] + 1 == row.spans[0][0]
    return right_below and office.text.isupper() == row.text.isupper() and not any(split_titles(row.text)[::2])


def _is_second_line(text: str, block: SignatureBlock, names: list[SignatureRow]) -> bool:
    """Whether the line goes on with the name above it."""
    return len(names) < 2 and block.rank is None and _may_be_name(text)


def _is_signature(block: SignatureBlock, kept: list[_SpacedRow], at: int) -> bool:
    """Whether something says that a person signs: a NIP, a rank, an office, a greeting."""
    if block.nip_digits or block.rank:
        return True
    words = re.findall(r"[^\W\d_]{3,}", kept[at].row.text)
    if len(words) < 2 and len(kept[at].row.text) < _WORD:
        return False  # a crumb of a seal or a pen stroke
    above = [line.row.text for line in kept[:at]]
    return any(map(is_office, [row.text for row in block.offices])) or any(is_greeting(text) for text in above)
