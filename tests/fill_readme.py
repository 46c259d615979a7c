"""Write the README's table of findings anew from the codes themselves: python tests/fill_readme.py"""

from __future__ import annotations

import re

from test_readme import README, ROOT, findings_table

if __name__ == "__main__":
    filled = re.sub(
        r"(<!-- findings -->\n).*?(<!-- /findings -->)",
        lambda m: f"{m[1]}{findings_table()}\n{m[2]}",
        README,
        flags=re.DOTALL,
    )
    (ROOT / "README.md").write_text(filled, encoding="utf-8", newline="\n")
