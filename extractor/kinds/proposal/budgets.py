"""Amounts set aside for something: each with what it is for, from running text and from cost tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...fields.field_type import field_type
from ...fields.found import Extent, Found, found_at, gather, listing
from ...lexicon.listed_pattern import ListedPattern, any_listed
from ...lexicon.word_lists import either, word_lists
from ...model.document import Cell
from ...model.typed_values import BudgetItem, Money
from ...model.value import Located
from ...rulebook.registry import Options
from ...structure.tables import StitchedTable, find_tables
from ...text.running import unwrap
from ...values.money import find_money, parse_money
from .sentences import Sentence, sentences, without_tables


def _listed(key: str) -> str:
    return any_listed("proposal_words", key)


_CUE = ListedPattern(lambda: rf"(?i)\b{_listed('budgets')}\b")
_OTHER = ListedPattern(lambda: rf"(?i)\b{_listed('no_budgets')}\b")
_INTRO = ListedPattern(lambda: rf"(?i)^.*\b{_listed('purpose_follows')}\s+(?=\S)")
_LEADING = ListedPattern(lambda: rf"(?i)^(?:[\s,;:.)-]+|\([^()]*\)|{_listed('joins')}\b)+")
_TRAILING = ListedPattern(lambda: rf"(?i)\b{_listed('before_amounts')}$")
_BARE = ListedPattern(lambda: rf"(?i)^{_listed('bare_purposes')}$")
_BEHIND = ListedPattern(lambda: rf"(?i)^\s*(?:\([^()]*\)\s*)?{_listed('purpose_behind')}\s+(?P<value>[^,;.]+)")
_FOR = ListedPattern(lambda: rf"(?i)\b{_listed('purpose_columns')}\b")
_OF_ONE = ListedPattern(lambda: rf"(?i){_listed('unit_columns')}")
_AMOUNT = ListedPattern(lambda: rf"(?i)\b{_listed('amount_columns')}\b")
_SUM = ListedPattern(lambda: rf"(?i)^\W*{either(word_lists('table_heads')['totals'])}\b")
_LONGEST = 30


@field_type("budgets", value=list[BudgetItem])
def read_budgets(extent: Extent, options: Options) -> Found | None:
    """`[{amount, purpose}]` in the order of the text, each once; prices, tariffs and savings are no budgets."""
    tables = [t for t in find_tables(extent.document, extent.start, extent.end) if _columns(t)]
    found = [f for s in sentences(without_tables(extent, tables)) for f in _in_sentence(extent, s)]
    found += [f for table in tables for f in _tabled(table)]
    found.sort(key=lambda f: f.places[0][1])
    distinct = [f for i, f in enumerate(found) if all(f.value != g.value for g in found[:i])]
    return listing(distinct) if distinct else None


def _in_sentence(extent: Extent, sentence: Sentence) -> Iterator[Found]:
    amounts = find_money(sentence.text)
    if not amounts or not _CUE.search(sentence.text):
        return
    last_purpose = Found(None)
    for i, amount in enumerate(amounts):
        first = amounts[i - 1].end if i else 0
        last = amounts[i + 1].start if i + 1 < len(amounts) else len(sentence.text)
        if _OTHER.search(sentence.text, first, amount.start):
            continue
        purpose = _purpose(extent, sentence, amount, first, last)
        if purpose.value is None and not _LEADING.sub("", sentence.text[first : amount.start]).strip(" ,"):
            purpose = last_purpose  # "BOK sebesar Rp 1 (2021) dan Rp 2 (2022)": the second is for the same
        last_purpose = purpose
        yield _budget(extent.start + sentence.start, amount, purpose)


def _purpose(extent: Extent, sentence: Sentence, amount: Located[Money], first: int, last: int) -> Found:
    """What stands behind the amount with `untuk`, else the clause before it, if that says more than `anggaran`."""
    offset = extent.start + sentence.start
    behind = _BEHIND.search(sentence.text[amount.end : last])
    if behind:
        start = offset + amount.end + behind.start("value")
        return _clean(extent.part(start, start + len(behind["value"])))
    return _clean(extent.part(offset + first, offset + amount.start))


def _clean(part: Extent) -> Found:
    """The clause without what only leads to the amount."""
    text = part.raw.replace("\n", " ")
    start, end = 0, _end(text)
    if intro := _INTRO.match(text[start:end]):
        start += intro.end()
    if leading := _LEADING.match(text[start:end]):
        start += leading.end()
    words = re.sub(r"(?i)^anggaran\s+(?=\S)", "", text[start:end])
    if not words or _BARE.match(text[start:end]) or len(words.split()) > _LONGEST:
        return Found(None)
    return found_at(part.part(part.start + end - len(words), part.start + end), unwrap(words).rstrip(" ,;"))


def _end(text: str) -> int:
    """Where the clause ends before the words that only lead to the amount."""
    while True:
        text = text.rstrip(" \t\n,;:(-")
        last = text[-20:]
        found = _TRAILING.search(last)
        if found is None:
            return len(text)
        text = text[: len(text) - len(last) + found.start()]


def _budget(offset: int, amount: Located[Money], purpose: Found) -> Found:
    place = (("", (offset + amount.start, offset + amount.end)),)
    money = Found(amount.value.model_dump(mode="json"), place, amount.findings)
    return gather({"amount": money, "purpose": purpose})


def _columns(table: StitchedTable) -> tuple[int, int] | None:
    """The columns of sums and of what they are for; None for a table that has not both, or no money."""
    names = list(enumerate(table.columns))
    sums = [i for i, name in names if _AMOUNT.search(name) and not _OF_ONE.search(name)]
    purposes = [i for i, name in names if _FOR.search(name) and i not in sums]
    return (sums[-1], purposes[0]) if sums and purposes and "Rp" in " ".join(table.columns) else None


def _tabled(table: StitchedTable) -> Iterator[Found]:
    """The rows of a cost table; the row of the total is none."""
    at, why = _columns(table) or (0, 0)
    for row in table.rows:
        if len(row) > max(at, why) and (found := _row(row[at], row[why])):
            yield found


def _row(amount: Cell, purpose: Cell) -> Found | None:
    parsed = parse_money(amount.text) if amount.spans and purpose.spans else None
    if parsed is None or _SUM.match(purpose.text):
        return None
    money = Found(parsed.value.model_dump(mode="json"), tuple(("", span) for span in amount.spans), parsed.findings)
    words = Found(unwrap(purpose.text), tuple(("", span) for span in purpose.spans))
    return gather({"amount": money, "purpose": words})
