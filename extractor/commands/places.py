"""Arguments that name a path or a URL."""

from __future__ import annotations

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
        super().__init__(exists=True, file_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        folder = super().convert(value, param, ctx)
        if not any(folder.glob("*.toml")) and not (folder / "vocabularies").is_dir():
            self.fail(f"no rule files in {value}: they end in .toml", param, ctx)
        return folder
