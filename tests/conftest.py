"""Fixtures that several modules use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache of the module's own: read once, used by all its tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NASKAH_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
