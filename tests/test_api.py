"""The package as Python programs use it: its names, its models, folders, records read back."""

from __future__ import annotations

import ast
import gc
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

import extractor
from extractor import Decree, ReadError, Record, Records, RuleError, extract, extract_all, extract_folder, load, tables
from extractor.authoring.write_kinds import TARGET, sources
from extractor.batch.folder import ReadWarning
from extractor.model.kinds import KINDS
from extractor.output.files import serialise
from extractor.records.models import record_model
from extractor.rulebook.load import load_rules

DECREE = """KEPUTUSAN KEPALA DINAS PERIKANAN
NOMOR : {number} TAHUN 2031
TENTANG
TIM PASAR IKAN
KEPALA DINAS PERIKANAN,
Menimbang : a. bahwa pasar ikan perlu ditata;
MEMUTUSKAN :
KESATU : Membentuk Tim Pasar Ikan.
Ditetapkan di Suka Maju
pada tanggal 5 Mei 2031
KEPALA DINAS PERIKANAN,
HADI SANTOSA"""
NOTA = """kind = "nota"
about = "A sheet for tests."
[[match]]
why = "its title"
all = ['^LEMBAR UJI']
examples = ["LEMBAR UJI"]
[fields.pokok]
about = "What it is about."
find = ['Pokok : (?P<value>.+)']
[groups.rapat]
about = "The meetings."
starts = ['^Rapat ']
[groups.rapat.fields.tempat]
about = "Where it is held."
find = ['di (?P<value>\\w+)']
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two decrees in one file, one in another, and a file that nobody can read."""
    (tmp_path / "sk").mkdir()
    two = DECREE.format(number=7) + "\f" + DECREE.format(number=8)
    (tmp_path / "sk" / "dua.txt").write_text(two, encoding="utf-8")
    (tmp_path / "satu.txt").write_text(DECREE.format(number=9), encoding="utf-8")
    (tmp_path / "rusak.pdf").write_bytes(b"%PDF-1.4\nnothing")
    return tmp_path


@pytest.fixture
def nota_rules(tmp_path: Path) -> Path:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "nota.toml").write_text(NOTA, encoding="utf-8")
    return rules


def test_every_public_name_is_there_and_can_be_completed() -> None:
    assert sorted(extractor.__all__) == extractor.__all__ == dir(extractor)
    for name in extractor.__all__:
        assert getattr(extractor, name) is not None


def test_type_checkers_see_every_public_name() -> None:
    """What is imported for type checkers is what `__getattr__` gives."""
    module = ast.parse(Path(extractor.__file__).read_text(encoding="utf-8"))
    blocks = (node for node in module.body if isinstance(node, ast.If))
    block = next(node for node in blocks if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING")
    named = {alias.name for node in block.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert named - {"Any"} == set(extractor.__all__) - {"__version__"}
    assert (Path(extractor.__file__).parent / "py.typed").is_file()


def test_importing_the_package_loads_nothing_else() -> None:
    program = "import sys, extractor; print(*[m for m in sys.modules if m.startswith('extractor.')])"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout.split() == []


def test_the_classes_of_kinds_are_those_that_the_rules_give() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in TARGET.glob("*.py")}
    assert written == sources(), "run python -m extractor.authoring.write_kinds"
    assert [record_model(rule) for rule in load_rules()] == list(KINDS.values())


def test_a_folder_gives_its_records_and_warns_of_the_rest(folder: Path) -> None:
    with pytest.warns(ReadWarning, match=r"rusak\.pdf: damaged"):
        records = list(extract_folder(folder))
    named = [(record.source.path, record.source.part) for record in records]
    assert named == [("satu.txt", None), ("sk/dua.txt", 1), ("sk/dua.txt", 2)]
    failed: list[tuple[str, str]] = []
    assert list(extract_folder(folder, on_error=lambda path, error: failed.append((path.name, error.code)))) == records
    assert failed == [("rusak.pdf", "damaged")]


def test_what_is_meant_is_done_or_told(folder: Path, nota_rules: Path) -> None:
    with pytest.raises(ReadError, match="extract_folder"):
        extract(folder)
    with pytest.raises(ReadError, match="extract_all"):
        extract_folder(folder / "satu.txt")
    with pytest.raises(RuleError, match="no such folder"):
        extract(folder / "satu.txt", rules="nowhere")
    with pytest.raises(TypeError, match="folder of rule files"):
        extract(folder / "satu.txt", rules=[3])  # type: ignore[list-item]
    path = folder / "nota.txt"
    path.write_text("LEMBAR UJI\nPokok : Kapal", encoding="utf-8")
    for rules in (nota_rules, str(nota_rules), [nota_rules], load_rules(nota_rules), list(load_rules(nota_rules))):
        assert extract(path, rules=rules).model_dump()["pokok"] == "Kapal"
    assert extract(path).kind == "unknown"
    with pytest.raises(ReadError, match=r"there is no file .*nihil\.pdf; check the path"):
        extract(folder / "nihil.pdf")


def test_written_records_are_read_back(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "outputs"
    output.mkdir()
    one, two = extract(folder / "satu.txt"), extract_all(folder / "sk" / "dua.txt")
    for number, record in enumerate([one, *two]):
        (output / f"{number}.json").write_bytes(serialise(record))
    (output / "other.json").write_text("{}", encoding="utf-8")
    (output / ".naskah").mkdir()
    (output / ".naskah" / "gone.json").write_bytes(serialise(one))
    assert load(output / "0.json") == one
    back = load(output)
    assert isinstance(back, Records)
    assert (len(back), list(back), back[-1], list(back[1:])) == (3, [one, *two], two[1], two)
    assert serialise(back[0]) == serialise(one)


def test_what_is_no_record_is_told(folder: Path, nota_rules: Path) -> None:
    path = folder / "nota.txt"
    path.write_text("LEMBAR UJI\nPokok : Kapal\nRapat di Manna", encoding="utf-8")
    made = extract(path, nota_rules)
    written = folder / "nota.json"
    written.write_bytes(serialise(made))
    assert load(written, rules=nota_rules) == made
    with pytest.raises(ReadError, match=r"nota\.json: no rule is named 'nota'"):
        load(written)
    written.write_bytes(serialise(made).replace(b'"pages": 1', b'"pages": "one"'))
    with pytest.raises(ReadError, match=r"nota\.json: this is no nota of these rules: /source/pages"):
        load(written, rules=nota_rules)
    for content in (b"[]", b"{", b'{"kind": 3}'):
        written.write_bytes(content)
        with pytest.raises(ReadError, match=r"nota\.json: it is no"):
            load(written)
    with pytest.raises(ReadError, match="cannot be opened"):
        load(folder / "nothing.json")


def test_tables_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("Daftar\n\n| No | Nama |\n|---|---|\n| 1 | Ayu |\n| 2 | Danu |\n", encoding="utf-8")
    (table,) = tables(path)
    assert (table.columns, table.rows) == (("No", "Nama"), (("1", "Ayu"), ("2", "Danu")))


def test_a_changed_rule_folder_is_seen(folder: Path, nota_rules: Path) -> None:
    path = folder / "nota.txt"
    path.write_text("LEMBAR UJI\nPokok : Kapal", encoding="utf-8")
    assert load_rules(nota_rules) is load_rules(nota_rules)
    assert "subjek" not in type(extract(path, nota_rules)).model_fields
    (nota_rules / "nota.toml").write_text(NOTA.replace("fields.pokok", "fields.subjek"), encoding="utf-8")
    assert extract(path, nota_rules).model_dump()["subjek"] == "Kapal"


def alive() -> tuple[int, int]:
    """How many objects there are, and how many classes of records."""
    gc.collect()
    return len(gc.get_objects()), len(Record.__subclasses__())


@pytest.mark.parametrize("own", [False, True], ids=["built-in rules", "a folder of rules"])
def test_calls_leave_nothing_behind(folder: Path, nota_rules: Path, own: bool) -> None:
    path = folder / "satu.txt"
    rules = nota_rules if own else None
    for _ in range(10):
        extract(path, rules)
    before = alive()
    for _ in range(50):
        extract(path, rules)
    objects, classes = alive()
    assert classes == before[1]
    assert objects - before[0] < 50, "less than one object a call"


def test_rules_that_change_again_and_again_are_forgotten(folder: Path, nota_rules: Path) -> None:
    path = folder / "nota.txt"
    path.write_text("LEMBAR UJI\nPokok : Kapal", encoding="utf-8")
    before = {id(model) for model in Record.__subclasses__()}
    for number in range(12):
        (nota_rules / "nota.toml").write_text(f"{NOTA}# {number}\n", encoding="utf-8")
        assert extract(path, nota_rules).kind == "nota"
    gc.collect()
    own = [model for model in Record.__subclasses__() if model.__name__ == "Nota" and id(model) not in before]
    assert len(own) <= 8, "as many as rule sets are kept"


def test_decrees_are_typed(folder: Path) -> None:
    record = extract(folder / "satu.txt")
    assert isinstance(record, Decree) and record.date and record.number
    assert (record.date.value, record.date.precision, record.number.year) == ("2031-05-05", "day", 2031)
    (place,) = record.provenance["/date"]
    assert (place.page, place.text, place.rule) == (1, "5 Mei 2031", "decree.date")
    assert not any("provenance" in text for text in (repr(record), str(record)))


def test_warnings_are_not_raised_for_good_folders(folder: Path) -> None:
    (folder / "rusak.pdf").unlink()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(list(extract_folder(folder))) == 3
