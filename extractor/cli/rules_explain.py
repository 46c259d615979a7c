"""`naskah rules explain`: what a key, type, check, label style or block of rule files does."""

from __future__ import annotations

import shutil
import textwrap

import click

from .common import out

_WIDEST, _INDENT = 100, "    "
"""Characters of a line that can be read with ease, on a terminal that is wider."""


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
        told = [_row(entry.about), entry.holds and f"takes: {_row(entry.holds)}"]
        lines = [line for text in filter(None, told) for line in _wrapped(text)]
        lines += [f"{_INDENT}example: {entry.example}"] if entry.example else []
        out(("\n".join([f"{entry.part}  {entry.name}", *lines]) + "\n").encode())


def _row(text: str) -> str:
    return " ".join(text.split())


def _wrapped(text: str) -> list[str]:
    """The lines of a text no wider than the terminal; a pattern or a name in it is never cut."""
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    return textwrap.wrap(
        text, width, initial_indent=_INDENT, subsequent_indent=_INDENT, break_long_words=False, break_on_hyphens=False
    )
