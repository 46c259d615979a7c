"""`naskah rules explain`: what a key, type, check, label style or block of rule files does."""

from __future__ import annotations

import click

from .common import out


@click.command("explain")
@click.argument("key", required=False)
def rules_explain(key: str | None) -> None:
    """Tell what a KEY of rule files does, with an example; without KEY print the whole reference.

    KEY is a key (label, match.why, sections.items), a type (letter_number), a check, a style of list
    labels (dictum) or a block of the page (signature).

    \b
    Example: naskah rules explain fields.fallback
    """
    from ..authoring.reference import explain, reference

    if key is None:
        out(reference().encode())
        return
    found = explain(key)
    if not found:
        raise click.UsageError(f"nothing in rule files is called {key!r}; `naskah rules explain` lists everything")
    for entry in found:
        lines = [f"{entry.part}  {entry.name}", entry.about, entry.holds and f"takes: {entry.holds}"]
        lines += [f"example: {entry.example}"] if entry.example else []
        out(("\n    ".join(filter(None, lines)) + "\n").encode())
