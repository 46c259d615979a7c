"""Tables whose rows have fewer cells than others, in a document that is taken for a budget."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import extract

ROW = "<tr><td>5.1.02.01</td><td>Belanja Barang</td><td>Rp 1.000.000,00</td></tr>"


@pytest.mark.parametrize(
    "head", ["<tr><td>5</td></tr>", "<tr></tr>", "<thead><tr><th>No</th><th>Hal</th><th>Nilai</th></tr></thead>"]
)
@pytest.mark.parametrize("rows", [0, 3])
def test_a_budget_whose_table_has_short_rows_or_none_is_read(tmp_path: Path, head: str, rows: int) -> None:
    path = tmp_path / "rka.html"
    title = "<h1>RENCANA KERJA DAN ANGGARAN</h1><p>SATUAN KERJA PERANGKAT DAERAH</p><p>RKA - BELANJA SKPD</p>"
    path.write_text(f"<html><body>{title}<table>{head}{ROW * rows}</table></body></html>", encoding="utf-8")
    assert extract(path).kind in ("budget", "unknown")
