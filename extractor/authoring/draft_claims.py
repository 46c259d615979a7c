"""How a drafted rule recognises its documents: by signals that add up, or where they do not do, by a match."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from ..model.document import Document
from ..rulebook.load import load_rules
from ..rulebook.schema import Rule
from ..structure.classify import classify
from .draft_lines import DraftLine
from .run_examples import document_of

_MOST_MARKS = 4
_MARK = 2
"""Points of a heading or label beside the title; with one of them the title's points are enough."""
_TITLE = (8, 14, 20)
"""Points of the title: as many as a built-in title has, more where another kind would claim the documents."""
_PRIORITY = (20, 40)
"""Priority of a match: more than a built-in title has, and more than all signals of a built-in kind have."""


def drafted_claims(kind: str, shared: Sequence[DraftLine], documents: Sequence[Document]) -> str:
    """The part of a rule file with which it claims its documents."""
    titles = [line for line in shared if line.is_heading and line.in_capitals][:1]
    marks = _apart([*titles, *(line for line in shared if line not in titles)])
    for weight in _TITLE if titles and marks[:1] == titles and len(marks) > 1 else ():
        table = _signals(marks, weight)
        if _claimed(kind, table, documents):
            return _written(table)
    matches = [_match_table(kind, marks, priority) for priority in _PRIORITY]
    sure = (table for table in matches if _claimed(kind, {"match": [table]}, documents))
    return _written_match(next(sure, matches[0]))


def _apart(lines: Sequence[DraftLine]) -> list[DraftLine]:
    """The lines without those that another's pattern fits as well: each pattern must be needed."""
    kept: list[DraftLine] = []
    for line in lines:
        pairs = [pair for other in kept for pair in ((line, other), (other, line))]
        if not any(re.search(f"(?m){one.start}", two.example, re.ASCII) for one, two in pairs):
            kept.append(line)
        if len(kept) == _MOST_MARKS:
            break
    return kept


def _signals(marks: Sequence[DraftLine], weight: int) -> dict[str, Any]:
    """The title and each of the marks beside it are enough; the title or the marks alone are not."""
    title, *others = marks
    says = [f"the title {title.text}", *(f"{mark.text} stands there" for mark in others)]
    points = [weight, *(_MARK for _ in others)]
    signals = [
        {"says": said, "find": [mark.start], "within": 6000, "weight": point}
        for said, mark, point in zip(says, marks, points, strict=True)
    ]
    examples = [f"{title.example}\n{mark.example}" for mark in others]
    rejects = [title.example, "\n".join(mark.example for mark in others)]
    return {"claims_from": weight + _MARK, "examples": examples, "rejects": rejects, "signals": signals}


def _claimed(kind: str, table: dict[str, Any], documents: Sequence[Document]) -> bool:
    """Whether the rule claims all documents among the built-in kinds, and its examples as it should."""
    try:
        rule = Rule.model_validate({"kind": kind, "about": kind, **table})
    except ValueError:
        return False
    others = load_rules().kinds
    texts = [(text, True) for text in table.get("examples", ())] + [(text, False) for text in table.get("rejects", ())]
    if any((classify(document_of(text), (rule,)).rule is rule) is not wanted for text, wanted in texts):
        return False
    return all(classify(document, (*others, rule)).rule is rule for document in documents)


def _written(table: dict[str, Any]) -> str:
    head = "".join(f"{key} = {_toml(table[key])}\n" for key in ("claims_from", "examples", "rejects"))
    signals = (
        f"\n[[signals]]\nsays = {_toml(signal['says'])}\nfind = ['{signal['find'][0]}']\n"
        f"within = {signal['within']}\nweight = {signal['weight']}\n"
        for signal in table["signals"]
    )
    return f"\n{head}{{labels}}{''.join(signals)}"


def _match_table(kind: str, marks: Sequence[DraftLine], priority: int) -> dict[str, Any]:
    """Recognition by all of the lines, or by the kind's name where nothing is shared."""
    why = "lines that documents of the kind share" if marks else "its name: no line was found that documents share"
    marks = list(marks)[: _MOST_MARKS - 1] or [DraftLine(kind.replace("_", " ").upper(), True, True)]
    lines = [mark.example for mark in marks]
    without = ["\n".join(lines[:i] + lines[i + 1 :]) or "Dokumen lain" for i in range(len(lines))]
    patterns = [mark.start for mark in marks]
    examples = ["\n".join(lines)]
    return {
        "why": why, "all": patterns, "within": 6000, "priority": priority, "examples": examples, "rejects": without
    }  # fmt: skip


def _written_match(table: dict[str, Any]) -> str:
    patterns = ",\n".join(f"  '{source}'" for source in table["all"])
    rest = "".join(f"{key} = {_toml(table[key])}\n" for key in ("within", "priority", "examples", "rejects"))
    return f"\n{{labels}}\n[[match]]\nwhy = {_toml(table['why'])}\nall = [\n{patterns},\n]\n{rest}"


def _toml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
