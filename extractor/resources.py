"""Where the built-in rules and vocabularies stand, installed or in a source tree."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def rules_dir() -> Path:
    """The folder of built-in rule files: inside an installed wheel, else beside the package."""
    inside = _PACKAGE / "rules_data"
    return inside if inside.is_dir() else _PACKAGE.parent / "rules"


def vocabulary_path(name: str) -> Path:
    """The file of a built-in vocabulary, for example `regions.csv`."""
    return rules_dir() / "vocabularies" / name


def source_tree() -> Path | None:
    """The folder with `pyproject.toml` that the package runs from; None where it is installed."""
    tree = _PACKAGE.parent
    return tree if (tree / "pyproject.toml").is_file() and (tree / "rules").is_dir() else None
