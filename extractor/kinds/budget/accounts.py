"""The accounts of a budget: codes with names, amounts, and the plan for the months."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ...fields.field_type import field_type
from ...fields.found import Extent, Found, gather, listing
from ...lexicon.folders import once_per_lexicon
from ...lexicon.listed_pattern import ListedPattern, any_listed
from ...lexicon.months import month_numbers
from ...lexicon.word_lists import either
from ...lexicon.word_lists import word_lists as vocabulary
from ...model.document import Cell, Document, Span
from ...model.typed_values import BudgetRow, CodedName, MonthlyAmount
from ...rulebook.registry import Options
from ...structure.tables import StitchedTable, find_tables
from ...text.running import unwrap
from ...values.money import parse_money
from ...values.placeholders import is_placeholder

_CODE = re.compile(
    r"\s*(?P<code>\d{1,2}(?:[ .]{1,2}[\dX]{1,4})*)[.]?(?:(?=[\s–-]|$)|(?<=[.]\d{4})(?=[A-Z]))\s*[-–]?\s*"
)
_BRACKETED = re.compile(r"\s*\((?P<code>\d[\d.]*)\)\s*")
"""A code as a ministry's forms have it: (555123) Balai Penelitian."""
_PART = re.compile(r"[\dX.\s]+")


def _listed(key: str) -> ListedPattern:
    return ListedPattern(lambda: "(?i)" + any_listed("budget_words", key))


_NAMED = (_listed("names"), _listed("names_and_codes"))
"""The heading of the accounts' names; only where none has the first words the second ones, which name codes, too."""
_CODED, _AMOUNT, _OTHER_YEAR = _listed("codes"), _listed("amounts"), _listed("other_years")
_MOST_HEADS = 12
"""Rows above the heading of the accounts in one table: title, year, organisation, field, programme, funds."""


class CodedNameOptions(Options):
    coded: bool = False
    """Only where a code stands in front: a heading of a table with the same words names nothing."""


@field_type("coded_name", value=CodedName, options=CodedNameOptions)
def read_coded_name(extent: Extent, options: CodedNameOptions) -> Found | None:
    """A code and the name behind it: 1.01.02 Dinas Pendidikan."""
    extent = extent.trimmed()
    code = _BRACKETED.match(extent.raw) or _CODE.match(extent.raw)
    at = code.end() if code else 0
    name = unwrap(extent.raw[at:]).strip(" :;,-–")
    if not any(map(str.isalpha, name)) or is_placeholder(name) or (options.coded and not code):
        return None
    parts = {"code": Found(None), "name": Found(name, (("", (extent.start + at, extent.end)),))}
    if code:
        parts["code"] = Found(code["code"], (("", (extent.start + code.start("code"), extent.start + code.end())),))
    return gather(parts)


@field_type("budget_rows", value=list[BudgetRow])
def read_rows(extent: Extent, options: Options) -> Found | None:
    """The accounts of the tables that have codes, names and amounts; rows without a code explain the one above."""
    rows = [row for table in find_tables(extent.document, extent.start, extent.end) for row in _rows(extent, table)]
    return listing(rows) if rows else None


def _rows(extent: Extent, table: StitchedTable) -> Iterator[Found]:
    heads, rows = _headed(table)
    name = _name_column(heads)
    amount = _amount_column(heads)
    if not name or amount is None or not any(_CODED.search(head) for head in heads[:name]):
        return
    for row, below in zip_longest(rows, rows[1:]):
        if codes := _codes_of(row, name):
            rest = _rest_of_name(extent.document, below, name) if below else None
            yield _row(extent.document, codes, _longer(row[name], rest), row[amount] if amount < len(row) else Cell(""))


def _rest_of_name(document: Document, row: Sequence[Cell], name: int) -> Span | None:
    """The lines of a row's name that stand above its figures: the name of the account above goes on in them."""
    if len(row) <= name:
        return None
    figures = [span for cell in row[name + 1 :] if cell.text.strip() for span in cell.spans[:1]]
    if any(cell.text.strip() for cell in row[:name]) or not figures or not row[name].spans:
        return None
    level = next((line.box for line in document.lines_in(*figures[0]) if line.box), None)
    lines = [line for span in row[name].spans for line in document.lines_in(*span) if line.box]
    above = [line for line in lines[:-1] if level and line.box and line.box[3] <= level[1]]
    start = row[name].spans[0][0]
    return (start, min(above[-1].end, row[name].spans[0][1])) if above else None


def _longer(cell: Cell, rest: Span | None) -> Cell:
    return cell._replace(spans=(*cell.spans, rest)) if rest else cell


def _headed(table: StitchedTable) -> tuple[Sequence[str], Sequence[tuple[Cell, ...]]]:
    """The headings of the table and its rows; where title and year stand in the same frame, what is below these."""
    if _name_column(table.columns) is not None:
        return table.columns, table.rows
    rows = table.rows
    at = next((i for i, row in enumerate(rows[:_MOST_HEADS]) if _name_column([cell.text for cell in row])), None)
    if at is None:
        words = vocabulary("budget_words")
        usual = [*words["usual"][:2], *[""] * (len(table.columns or rows[0]) - 3), words["usual"][2]]
        return (usual if _has_accounts(rows) else table.columns), rows
    name = _name_column([cell.text for cell in rows[at]]) or 0
    last = next((i for i in range(at + 1, len(rows)) if _codes_of(rows[i], name)), len(rows))
    heads = [
        " ".join(row[column].text for row in rows[at:last] if column < len(row)) for column in range(len(rows[at]))
    ]
    return heads, rows[last:]


def _has_accounts(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a table without headings, which stand in a frame above it, begins with accounts and ends with amounts."""
    last = [row[-1].text.strip() for row in rows if row and row[-1].text.strip()]
    return bool(rows and _codes_of(rows[0], 1)) and 2 * sum(parse_money(text) is not None for text in last) > len(last)


def _name_column(heads: Sequence[str]) -> int | None:
    """The column of the accounts' names, behind one of codes."""
    named = (i for words in _NAMED for i, head in enumerate(heads) if words.search(head) and not _CODED.search(head))
    return next((i for i in named if any(map(_CODED.search, heads[:i]))), None)


def _amount_column(heads: Sequence[str]) -> int | None:
    """The last column of amounts of the year itself."""
    amounts = [i for i, head in enumerate(heads) if _AMOUNT.search(head) and not _OTHER_YEAR.search(head)]
    return amounts[-1] if amounts else None


def _codes_of(row: Sequence[Cell], name: int) -> list[Cell]:
    """The parts of the account's code; none in a row that numbers the columns, or that only explains."""
    if len(row) <= name:
        return []
    codes = [cell for cell in row[:name] if cell.text.strip()]
    named = any(map(str.isalpha, row[name].text))
    return codes if named and all(_PART.fullmatch(cell.text) for cell in codes) else []


def _words(document: Document, cell: Cell) -> str:
    return "\n".join(document.text[start:end] for start, end in cell.spans) or cell.text


def _row(document: Document, codes: list[Cell], name: Cell, amount: Cell) -> Found:
    code = ".".join(re.sub(r"\s", "", cell.text).strip(".") for cell in codes)
    money = parse_money(amount.text.strip()) if amount.text.strip() else None
    return gather({
        "code": Found(code, _places(*codes)),
        "name": Found(unwrap(_words(document, name)), _places(name)),
        "amount": Found(money.value.model_dump(mode="json"), _places(amount), money.findings) if money else Found(None),
    })  # fmt: skip


def _places(*cells: Cell) -> tuple[tuple[str, tuple[int, int]], ...]:
    return tuple(("", span) for cell in cells for span in cell.spans)


@once_per_lexicon
def _month() -> re.Pattern[str]:
    month = rf"(?:^|[\t|])\W*(?P<month>{either(month_numbers())})\b[\s:|]*"
    return re.compile(rf"(?im){month}(?P<amount>Rp[ .]*)?(?P<figures>\d[\d.,]*)")


@field_type("monthly_plan", value=list[MonthlyAmount])
def read_months(extent: Extent, options: Options) -> Found | None:
    """The amounts of the months: a month's name and what stands behind it."""
    found = []
    for match in _month().finditer(extent.document.text, extent.start, extent.end):
        money = parse_money(match["figures"])
        if money is None:
            continue
        span = (match.start("amount") if match["amount"] else match.start("figures"), match.end("figures"))
        month = month_numbers()[match["month"].casefold()]
        parts = {"month": Found(month, (("", match.span("month")),))}
        parts["amount"] = Found(money.value.model_dump(mode="json"), (("", span),), money.findings)
        found.append(gather(parts))
    return listing(found) if found else None
