"""Whether the amounts of a budget add up: accounts to the one above them, months to the total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ...model.findings import Finding
from ...model.records import Record
from ...model.typed_values import BudgetRow, Money, MonthlyAmount
from ...rulebook.record_check import check, list_at, value_of_path
from ...rulebook.registry import Options

_CENT = 0.5
"""Rupiah by which a sum may differ: amounts are printed with two decimals or none."""


@check("sums_agree", reads={"rows": list[BudgetRow], "total": Money, "monthly_plan": list[MonthlyAmount]})
def sums_agree(record: Record, options: Options) -> Iterable[Finding]:
    """The accounts below an account add up to it, the topmost ones and the months to the total."""
    rows = [(i, row.code, row.amount.value) for i, row in enumerate(list_at(record, "rows")) if row.code and row.amount]
    yield from _below(rows)
    total = value_of_path(record, "total.value")
    tops = [(code, amount) for _, code, amount in rows if not any(_is_below(code, other) for _, other, _ in rows)]
    if total and len({code.count(".") for code, _ in tops}) == 1:  # codes of other depths are of another series
        yield from _compared(sum(amount for _, amount in tops), total, "/total", "the topmost accounts")
    months = list_at(record, "monthly_plan")
    if total and months:
        yield from _compared(sum(month.amount.value for month in months), total, "/monthly_plan", "the months")


def _below(rows: Sequence[tuple[int, str, float]]) -> Iterator[Finding]:
    """A finding for each account whose own accounts, those one step below it, do not add up to it."""
    for i, code, amount in rows:
        below = [(other, value) for _, other, value in rows if _is_below(other, code)]
        steps = min((other.count(".") for other, _ in below), default=0)
        parts = [value for other, value in below if other.count(".") == steps]
        if parts:
            yield from _compared(sum(parts), amount, f"/rows/{i}/amount", f"the accounts below {code}")


def _is_below(code: str, other: str) -> bool:
    return code != other and code.startswith(f"{other.rstrip('.')}.")


def _compared(found: Any, printed: Any, at: str, parts: str) -> Iterator[Finding]:
    if abs(found - printed) > _CENT:
        yield Finding("money_sum_differs", f"{parts} add up to {found}, {printed} is printed", at)
