"""Write the README's tables of kinds and findings anew from rules and codes: python tests/fill_readme.py"""

from __future__ import annotations

import re

from test_readme import README, ROOT, findings_table, kinds_table

TABLES = {"kinds": kinds_table, "findings": findings_table}


def filled(text: str) -> str:
    """The README with each of its tables as it should be."""
    for name, table in TABLES.items():
        whole = f"<!-- {name} -->\n{table()}\n<!-- /{name} -->"
        text = re.sub(rf"<!-- {name} -->\n.*?<!-- /{name} -->", lambda _, whole=whole: whole, text, flags=re.DOTALL)
    return text


if __name__ == "__main__":
    (ROOT / "README.md").write_text(filled(README), encoding="utf-8", newline="\n")
