"""An office that a scan shows cut or misread is told as the title has it; names that are clear elsewhere are taken."""

from __future__ import annotations

import pytest

from extractor.fields.types.title_office import as_in_title
from extractor.model.document import Document, Line, Page, Word

_HEAD = "KEPUTUSAN\nKEPALA DINAS PERTANIAN KABUPATEN SUKA MAJU\nNOMOR 5 TAHUN 2031\nTENTANG\nPUPUK\nMenimbang : bahwa"


def _scan(text: str) -> Document:
    """A recognised page that holds these lines."""
    lines, at = [], 0
    for number, line in enumerate(text.split("\n")):
        box = (72.0, 60.0 + 14 * number, 72.0 + 5 * len(line), 70.0 + 14 * number)
        lines.append(Line(line, at, 1, box, (Word(line, at, box, 95.0),)))
        at += len(line) + 1
    return Document(text, tuple(lines), (Page(1, 595.0, 842.0, "ocr"),), media_type="application/pdf")


@pytest.mark.parametrize("read", ["Kepala Dinas Pertanian Kabupaten Su", "KEPALA DINAS PERTANIAM KABUPATFN SUKA MAJU"])
def test_an_office_that_is_cut_or_misread_is_that_of_the_title(read: str) -> None:
    found = as_in_title(_scan(_HEAD), read)
    assert found is not None and found[0] == "KEPALA DINAS PERTANIAN KABUPATEN SUKA MAJU"


@pytest.mark.parametrize(
    "read", ["KEPALA DINAS PERTANIAN KABUPATEN SUKA MAJU", "Sekretaris Daerah Kabupaten Suka Maju", "Kepala Dinas"]
)
def test_another_office_and_a_short_form_stay(read: str) -> None:
    assert as_in_title(_scan(_HEAD), read) is None
