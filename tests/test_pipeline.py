from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from makers import document, examples, read_record, texts

import extractor
from extractor.errors import ReadError
from extractor.model.kinds import Decree
from extractor.model.records import Record
from extractor.output.files import serialise
from extractor.pipeline import extract, extract_all, records
from extractor.rulebook.load import load_rules

RULES = load_rules()

DECREE = """KEPUTUSAN KEPALA DINAS PERIKANAN
NOMOR : {number} TAHUN 2031
TENTANG
TIM PASAR IKAN
KEPALA DINAS PERIKANAN,
Menimbang : a. bahwa pasar ikan perlu ditata;
b. bahwa tim perlu dibentuk;
Mengingat : 1. Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;
MEMUTUSKAN :
KESATU : Membentuk Tim Pasar Ikan.
KEDUA : Keputusan ini mulai berlaku pada tanggal ditetapkan.
Ditetapkan di Suka Maju
pada tanggal 5 Mei 2031
KEPALA DINAS PERIKANAN,
HADI SANTOSA"""


@pytest.fixture
def decree(tmp_path: Path) -> Path:
    path = tmp_path / "sk.txt"
    path.write_text(DECREE.format(number=7), encoding="utf-8")
    return path


def serialised(found: Record) -> str:
    return json.dumps(found.model_dump(mode="json"), ensure_ascii=False)


def test_a_file_becomes_a_record(decree: Path) -> None:
    found = extract(decree, RULES)
    assert isinstance(found, Decree) and found.number and found.date and found.signatory
    assert (found.kind, found.number.sequence, found.title) == ("decree", "7", "TIM PASAR IKAN")
    assert [d.label for d in found.diktum] == ["KESATU", "KEDUA"]
    assert found.mengingat[0].citation and found.mengingat[0].citation.number == "25"
    assert found.date.value == "2031-05-05" and found.signatory.name == "HADI SANTOSA"


def test_without_rules_the_built_in_ones_are_used(decree: Path) -> None:
    assert extractor.extract(decree) == extract(str(decree), RULES)


def test_two_decrees_in_a_file_are_two_records(tmp_path: Path) -> None:
    path = tmp_path / "dua.txt"
    path.write_text(DECREE.format(number=7) + "\f" + DECREE.format(number=8), encoding="utf-8")
    first, second = extract_all(path, RULES)
    assert isinstance(first, Decree) and isinstance(second, Decree) and first.number and second.number
    assert (first.number.sequence, second.number.sequence) == ("7", "8")
    assert all("more_documents" in [f.code for f in r.findings] for r in (first, second))
    assert extract(path, RULES) == first


def test_documents_of_one_file_are_told_apart(tmp_path: Path, decree: Path) -> None:
    path = tmp_path / "dua.txt"
    path.write_text(DECREE.format(number=7) + "\f" + DECREE.format(number=8), encoding="utf-8")
    sources = [record.model_dump(mode="json")["source"] for record in extract_all(path)]
    assert [(source["part"], source["parts"]) for source in sources] == [(1, 2), (2, 2)]
    assert not {"part", "parts"} & extract(decree).model_dump(mode="json")["source"].keys()


def test_an_unknown_document_has_every_rules_reason_in_one_finding() -> None:
    found = read_record(document("Resep kue: 3 Mei 2031, tepung."), RULES)
    reasons = [f["message"] for f in found["findings"] if f["code"] == "unknown_kind"]
    assert found["kind"] == "unknown"
    assert len(reasons) == 1 and reasons[0].endswith(": nothing speaks for it")
    assert all(r.kind in reasons[0] for r in RULES if not r.fallback)


def test_same_input_same_bytes(decree: Path) -> None:
    assert serialised(extract(decree, RULES)) == serialised(extract(decree, load_rules()))


def test_same_bytes_whatever_the_hash_of_words(decree: Path) -> None:
    code = "import sys; from extractor import extract; print(extract(sys.argv[1]).model_dump_json())"
    made = {
        subprocess.run(
            [sys.executable, "-c", code, str(decree)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[1],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


@examples(60)
@given(texts())
def test_any_text_becomes_records_of_its_kind(text: str) -> None:
    made = records(document(*text.split("\f")), RULES)
    assert made
    for one in made:
        written = one.model_dump(mode="json")
        assert type(one).model_validate(written) == one
        assert serialise(one) == serialise(written)
    assert made == records(document(*text.split("\f")), RULES)


@examples(20)
@given(text=texts())
def test_any_file_raises_nothing_but_a_read_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(text.encode("utf-8"))
    try:
        made = extract_all(path, RULES)
    except ReadError as error:
        assert error.code in {"empty", "unsupported", "damaged", "no_text"}
    else:
        assert all(one.source.path.endswith("any.txt") for one in made)


def test_an_emoji_in_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "emoji.pdf"
    path.write_bytes(_pdf_that_means("D83DDE42"))
    assert "\U0001f642" in serialised(extract(path, RULES))
    path.write_bytes(_pdf_that_means("D83D"))
    serialised(extract(path, RULES)).encode("utf-8")


def _pdf_that_means(code: str) -> bytes:
    """A page whose letter A stands for the character of this UTF-16 code."""
    table = f"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <{code}> endbfchar endcmap"
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        _stream("BT /F 24 Tf 72 700 Td (Inovasi A) Tj ET"),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
        _stream(table),
    ]
    return ("%PDF-1.4\n" + "".join(f"{i} 0 obj\n{body}\nendobj\n" for i, body in enumerate(bodies, 1))
            + "trailer<</Size 7/Root 1 0 R>>\n%%EOF").encode("ascii")  # fmt: skip


def _stream(content: str) -> str:
    return f"<</Length {len(content)}>>stream\n{content}\nendstream"
