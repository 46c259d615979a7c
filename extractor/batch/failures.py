"""The answer for a document that has no record."""

from __future__ import annotations

from typing import Any


def failure(code: str, message: str) -> dict[str, Any]:
    """The answer where there is no record."""
    error = {"code": code, "message": " ".join(message.split())}
    return {"status": "failed", "kind": None, "pages": None, "sha256": None, "error": error}
