"""Arguments that name a path or a URL."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click


class PathOrUrl(click.Path):
    """A path as such, file:// too; any other URL as text."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from ..batch.stores import place

        found = place(value) if isinstance(value, str) else value
        return found if isinstance(found, str) else super().convert(found, param, ctx)


class RuleFolder(click.Path):
    """A folder that holds rule files or vocabularies."""

    def __init__(self) -> None:
        super().__init__(file_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from ..rulebook.rule_text import no_rule_files

        folder = Path(str(value))
        if not folder.is_dir() or not (any(folder.glob("*.toml")) or (folder / "vocabularies").is_dir()):
            self.fail(no_rule_files(folder), param, ctx)
        return folder


_ENDING = re.compile(r"\.(?:pdf|docx?|html?|md|markdown|txt|rtf|odt|jpe?g|png|tiff?)$", re.I)
_PATH = re.compile(r"~?[.]{0,2}[\\/].*|[A-Za-z]:[\\/].*|[^\s\d\\/]+[\\/][^\s\d]*")
"""Letter numbers and citations have the separator of paths, too, with digits or blanks around it."""


def file_meant(argument: str) -> Path | None:
    """The file that an argument names, None where it is text; UsageError where it is a folder or a path to nothing."""
    try:
        path = Path(argument)
        if path.is_dir():
            raise click.UsageError(f"{argument} is a folder; give its files, or use `naskah extract`")
        if path.exists():
            return path
    except (OSError, ValueError):
        return None
    if "\n" not in argument and (_ENDING.search(argument) or _PATH.fullmatch(argument)):
        raise click.UsageError(f"there is no file {argument}; check the path")
    return None
