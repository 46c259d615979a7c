"""Write documents in many forms, and the truth beside them.

python -m tests.sampler.fuzz --seed 1 --count 500 --format digital -o DIR

writes DIR/docs/NAME.pdf (.docx, .html, .txt) and DIR/truth/NAME.truth.json;
with `--format scan` pictures without text.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from .forms.library import document


def main(arguments: list[str] | None = None) -> int:
    """Write `count` documents from the seeds that begin with `seed`."""
    parser = argparse.ArgumentParser(description="Write documents in many forms, and the truth beside them.")
    parser.add_argument("--seed", type=int, default=1, help="the first seed (default 1)")
    parser.add_argument("--count", type=int, default=24, help="how many seeds (default 24)")
    parser.add_argument("--step", type=int, default=1, help="take every so many seeds only (default 1)")
    parser.add_argument("--format", choices=("digital", "scan"), default="digital")
    parser.add_argument("-o", "--output", type=Path, required=True, help="folder for docs/ and truth/")
    wanted = parser.parse_args(arguments)
    for folder in ("docs", "truth"):
        (wanted.output / folder).mkdir(parents=True, exist_ok=True)
    for seed in range(wanted.seed, wanted.seed + wanted.count * wanted.step, wanted.step):
        made = document(seed, wanted.format)
        (wanted.output / "docs" / f"{made.name}.{made.ending}").write_bytes(made.content)
        truth = json.dumps(made.truth, ensure_ascii=False, indent=1) + "\n"
        (wanted.output / "truth" / f"{made.name}.truth.json").write_text(truth, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
