"""Fixtures that several modules use, and which tests are slow."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

QUICK = "not slow"
"""What `-m` says for the fast set: fewer examples of each property, and slow modules are not even imported."""

_ANY_MACHINE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # how busy it is decides no test
settings.register_profile("whole", _ANY_MACHINE, max_examples=100)
settings.register_profile("quick", _ANY_MACHINE, max_examples=20)

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


_SLOW_MODULES = {f"test_{name}" for names in SLOW.values() for name in names}


def pytest_configure(config: pytest.Config) -> None:
    """How many examples a property is tried on: before the modules with properties are imported."""
    settings.load_profile("quick" if config.option.markexpr == QUICK else "whole")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """In the fast set the slow modules are left out unread: what they import takes seconds."""
    return True if config.option.markexpr == QUICK and collection_path.stem in _SLOW_MODULES else None


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Tests and modules stay to the end: the garbage collector need not go through them again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests of slow modules: `-m slow` takes only them, `-m "not slow"` leaves them out."""
    for item in items:
        if item.path.stem in _SLOW_MODULES:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="module")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache of the module's own: read once, used by all its tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NASKAH_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
