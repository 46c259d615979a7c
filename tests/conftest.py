"""Fixtures that several modules use, and which tests are slow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")  # how busy the machine is decides no test

SLOW = {
    "recognition of scans": ("inside", "ocr", "photo", "pictures", "save_ocr", "scans", "skew", "tesseract"),
    "recognition of pages made grey": ("grey_scans",),
    "worker processes, killed and started again": ("batch", "batch_hostile", "batch_other_inputs"),
    "a scheduler and buckets on this machine": ("cluster", "stores"),
    "commands, one after the other": ("attack_variants", "edited_by_hand", "extensions", "offline", "tutorial"),
    "rules, read and weighed anew": ("coverage", "reference", "rules_hostile", "rules_on_documents", "scaffold"),
    "inputs that grow, for every pattern": ("pattern_growth", "work_growth"),
    "documents in hundreds of forms": ("forms",),
    "documents beside the repository": ("seeds",),
}
"""The test modules, without `test_`, that make the whole suite take long, by what takes the time."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests of slow modules: `-m slow` takes only them, `-m "not slow"` leaves them out."""
    slow = {f"test_{name}" for names in SLOW.values() for name in names}
    for item in items:
        if item.path.stem in slow:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="module")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache of the module's own: read once, used by all its tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NASKAH_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
