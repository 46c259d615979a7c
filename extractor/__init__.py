"""naskah: folders of Indonesian government documents become records that people can trust."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .pipeline import extract
    from .rulebook.load import load_rules

__version__ = "0.1.0"
__all__ = ["__version__", "cite", "extract", "load_rules"]

_HOMES = {"extract": "pipeline", "load_rules": "rulebook.load"}


def cite(text: str) -> list[dict[str, Any]]:
    """The legal citations in a text, in its order; `span` counts the text's characters."""
    from .values.citations.find import find_citations

    return [{**found.value.model_dump(mode="json"), "span": [found.start, found.end]} for found in find_citations(text)]


def __getattr__(name: str) -> Any:
    """The verbs, loaded when first asked for: importing the package costs nothing."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
