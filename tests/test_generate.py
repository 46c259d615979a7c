"""The samples on disk are what their generator makes, on any machine, twice the same."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("reportlab")
ROOT = Path(__file__).resolve().parent.parent
TYPED = ROOT / "tests" / "kinds_truth.toml"
KINDS = (
    "decree", "regulation", "letter", "proposal", "index_report", "article", "berita_acara", "budget", "certificate",
    "declaration", "minutes", "power_of_attorney", "sop",
)  # fmt: skip


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    """The generator script, imported from its file."""
    spec = importlib.util.spec_from_file_location("samples_generate", ROOT / "tests" / "sampler" / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def made(generator: ModuleType) -> dict[Path, bytes]:
    """Every document, made once."""
    return dict(generator.documents())


def test_disk_holds_what_the_script_makes(made: dict[Path, bytes]) -> None:
    assert [path for path, content in made.items() if not path.is_file() or path.read_bytes() != content] == []


def test_making_twice_gives_the_same_bytes(generator: ModuleType, made: dict[Path, bytes]) -> None:
    assert dict(generator.documents()) == made


def test_no_sample_without_its_content(made: dict[Path, bytes]) -> None:
    """What the script does not make is typed by hand, with its truth beside it."""
    typed = {ROOT / "samples" / name for name in tomllib.loads(TYPED.read_text(encoding="utf-8"))}
    found = {path for kind in KINDS for path in (ROOT / "samples" / kind).rglob("*") if path.is_file()}
    assert {path for path in found if ".expected" not in path.name} <= made.keys() | typed


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_at_least_three(made: dict[Path, bytes], kind: str) -> None:
    assert len([path for path in made if path.parent.name == kind]) >= 3


def test_a_changed_sample_is_named(generator: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "a.txt"
    monkeypatch.setattr(generator, "documents", lambda: iter([(broken, b"made")]))
    assert generator.differing() == [broken]
    broken.write_bytes(b"made")
    assert generator.differing() == []
