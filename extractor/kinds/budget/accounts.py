"""The accounts of a budget: codes with names, amounts, and the plan for the months."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...fields.field_type import field_type
from ...fields.found import Extent, Found, gather, listing
from ...lexicon.folders import once_per_lexicon
from ...lexicon.months import month_numbers
from ...lexicon.tables import either
from ...model.document import Cell
from ...model.typed_values import BudgetRow, CodedName, MonthlyAmount
from ...rulebook.registry import Options
from ...structure.tables import StitchedTable, find_tables
from ...text.running import unwrap
from ...values.money import parse_money
from ...values.placeholders import is_placeholder

_CODE = re.compile(r"\s*(?P<code>\d{1,2}(?:[ .]{1,2}[\dX]{1,4})*(?:[.]\d{1,4})*)[.]?(?=[\s–-]|$)\s*[-–]?\s*")
_PART = re.compile(r"[\dX.\s]+")
_NAMED = re.compile(r"(?i)\b(?:uraian|nama|program|kegiatan)\b")
_CODED = re.compile(r"(?i)\b(?:kode|rekening)\b")
_AMOUNT = re.compile(r"(?i)\b(?:jumlah|total|anggaran|pagu)\b")


@field_type("coded_name", value=CodedName)
def read_coded_name(extent: Extent, options: Options) -> Found | None:
    """A code and the name behind it: 1.01.02 Dinas Pendidikan."""
    extent = extent.trimmed()
    code = _CODE.match(extent.raw)
    at = code.end() if code else 0
    name = unwrap(extent.raw[at:]).strip(" :;,-–")
    if not any(map(str.isalpha, name)) or is_placeholder(name):
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
    name = next((i for i, head in enumerate(table.columns) if _NAMED.search(head) and not _CODED.search(head)), None)
    amounts = [i for i, head in enumerate(table.columns) if _AMOUNT.search(head)]
    if not name or not amounts or not any(_CODED.search(head) for head in table.columns[:name]):
        return
    for row in table.rows:
        codes = [cell for cell in row[:name] if cell.text.strip()]
        if codes and all(_PART.fullmatch(cell.text) for cell in codes) and row[name].text.strip():
            yield _row(codes, row[name], row[amounts[-1]])


def _row(codes: list[Cell], name: Cell, amount: Cell) -> Found:
    code = ".".join(re.sub(r"\s", "", cell.text).strip(".") for cell in codes)
    money = parse_money(amount.text.strip()) if amount.text.strip() else None
    return gather({
        "code": Found(code, _places(*codes)),
        "name": Found(unwrap(name.text), _places(name)),
        "amount": Found(money.value.model_dump(mode="json"), _places(amount), money.findings) if money else Found(None),
    })  # fmt: skip


def _places(*cells: Cell) -> tuple[tuple[str, tuple[int, int]], ...]:
    return tuple(("", span) for cell in cells for span in cell.spans)


@once_per_lexicon
def _month() -> re.Pattern[str]:
    month = rf"(?:^|[\t|])\W*(?P<month>{either(month_numbers())})\b[\s:]*"
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
