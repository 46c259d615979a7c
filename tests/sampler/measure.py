"""Compare records with the truth that the fuzzer wrote, field by field.

python -m tests.sampler.measure TRUTH_DIR RECORD_DIR [--misses]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from .forms.compare import Score, compare, flat_truth, total


def scores(truths: Path, records: Path) -> Iterator[tuple[str, Score]]:
    """Each document's name with the score of each of its fields; a missing record has found nothing."""
    first = sorted(records.rglob("*.json"), key=lambda path: -len(path.name))  # a.pdf.json, not a.pdf.2.json, wins
    written = {path.name.split(".")[0]: path for path in first}
    for path in sorted(truths.glob("*.truth.json")):
        name = path.name.removesuffix(".truth.json")
        truth = flat_truth(json.loads(path.read_text(encoding="utf-8")))
        record = json.loads(written[name].read_text(encoding="utf-8")) if name in written else {}
        yield from ((name, score) for score in compare(truth, record))


def main(arguments: list[str] | None = None) -> int:
    """Print the sums."""
    parser = argparse.ArgumentParser(description="Compare records with the fuzzer's truth.")
    parser.add_argument("truth", type=Path)
    parser.add_argument("records", type=Path)
    parser.add_argument("--misses", action="store_true", help="name each document and field that differs")
    wanted = parser.parse_args(arguments)
    named = list(scores(wanted.truth, wanted.records))
    fields: dict[str, list[Score]] = defaultdict(list)
    for _, score in named:
        fields[score.field.lstrip("_")].append(score)
    for field, rows in [*sorted(fields.items()), ("all", [score for _, score in named])]:
        all_of = total(rows)
        print(f"{field:40s} F1 {all_of.f1:.3f}  hits {all_of.hits} wanted {all_of.wanted} found {all_of.found}")
    for name, score in named if wanted.misses else []:
        if score.hits < max(score.wanted, score.found):
            print(f"miss {score.field} {name} {score.hits} {score.wanted} {score.found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
