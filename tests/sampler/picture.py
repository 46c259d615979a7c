"""Draw the README's picture: what `naskah inspect` shows of a sample, cut to what a reader needs.

python tests/sampler/picture.py
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from extractor.authoring.inspect import inspect_file  # noqa: E402  the script runs from a source tree, too
from extractor.rulebook.load import load_rules  # noqa: E402

SAMPLE = "samples/decree/standar-pelayanan-perikanan.pdf"
SHOWN = ("/number", "/title", "/issuer", "/date", "/signatory/name", "/signatory/nip", "/mengingat/4/citation")
SHOWN += ("/diktum/0/text", "/lampiran/0/services/0/name", "/lampiran/0/services/0/service_point/0/items/0")


def draw() -> str:
    """The picture as SVG."""
    console = Console(record=True, width=150, file=io.StringIO())
    console.print(f"[bold]$ naskah inspect {SAMPLE}[/bold]\n")
    blocks = {block.title.split(":")[0]: block for block in inspect_file(ROOT / SAMPLE, load_rules())}
    values = blocks["values"]
    at = values.columns.index("at")
    rows = [row for row in values.rows if row[at] in SHOWN]
    console.print(_table(values.columns, sorted(rows, key=lambda row: SHOWN.index(row[at]))))
    findings = blocks.get("findings")
    if findings:
        console.print()
        console.print(_table(findings.columns, findings.rows[:4]))
    svg = console.export_svg(title="naskah")
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)  # the reader's own font, fetched from nowhere


def _table(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> Table:
    table = Table(box=None, header_style="bold cyan", pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="ellipsis", no_wrap=True, max_width=56)
    for row in rows:
        table.add_row(*row)
    return table


if __name__ == "__main__":
    (ROOT / ".readme" / "inspect.svg").write_text(draw(), encoding="utf-8", newline="\n")
