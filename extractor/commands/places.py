"""Arguments that name a path or a URL."""

from __future__ import annotations

from typing import Any

import click


class PathOrUrl(click.Path):
    """A path as such, file:// too; any other URL as text."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from ..batch.stores import place

        found = place(value) if isinstance(value, str) else value
        return found if isinstance(found, str) else super().convert(found, param, ctx)
