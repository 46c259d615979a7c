"""Small kinds that show how keys of rule files work together, with what they make of a text."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from ..fields import find_fields
from ..model.document import Document
from ..reading import read
from ..rulebook.load import load_rules
from ..structure.sections import split
from .folder_documents import in_brief


class Recipe(NamedTuple):
    """A rule file, a document of its kind, and what stands in the record then."""

    title: str
    about: str
    rule: str
    text: str

    @property
    def kind(self) -> str:
        """The kind of which the rule is."""
        return str(tomllib.loads(self.rule)["kind"])

    def values(self) -> str:
        """What the rule makes of the text, as JSON in brief."""
        with TemporaryDirectory() as made:
            folder = Path(made)
            (folder / f"{self.kind}.toml").write_text(self.rule, encoding="utf-8")
            (folder / "a.txt").write_text(self.text, encoding="utf-8")
            rules = load_rules(folder)
            with rules.lexicon.in_use():
                rule = next(rule for rule in rules if rule.kind == self.kind)
                document: Document = read(folder / "a.txt")
                found = find_fields(document, split(document, rule.sections), rule)
        return json.dumps({name: in_brief(each.value) for name, each in found.items() if each}, ensure_ascii=False)


def recipes() -> Iterator[Recipe]:
    """All of them, in the order of `recipes.toml`."""
    path = Path(__file__).with_suffix(".toml")
    yield from (Recipe(**each) for each in tomllib.loads(path.read_text(encoding="utf-8"))["recipes"])


def recipes_as_text() -> str:
    """The recipes as a part of the reference."""
    parts = (
        f"\n### {one.title}\n\n{one.about}\n\n```toml\n{one.rule.strip()}\n```\n\nThe text\n\n"
        f"```text\n{one.text.strip()}\n```\n\ngives\n\n```json\n{one.values()}\n```\n"
        for one in recipes()
    )
    return "\n## Whole examples\n" + "".join(parts)
