"""Numbers of thousands of figures in attributes of Word files cost nothing but themselves."""

from __future__ import annotations

import pytest
from word_makers import lines, run, word_file

from extractor.reading.reflowable.docx import read_docx

LONG = "9" * 5_000
TEXT = "<w:t>SURAT DINAS</w:t>"
ODD = {
    "size": f'<w:rPr><w:sz w:val="{LONG}"/></w:rPr>',
    "width": f'<w:rPr><w:w w:val="{LONG}%"/></w:rPr>',
    "position": f'<w:rPr><w:vertAlign w:val="baseline"/><w:position w:val="0{LONG}"/></w:rPr>',
    "shading": f'<w:rPr><w:color w:val="000000"/><w:shd w:val="pct0{LONG}" w:fill="FFFFFF"/></w:rPr>',
}


@pytest.mark.parametrize("name", ODD)
def test_a_number_without_end_costs_no_file(name: str) -> None:
    document = read_docx(word_file(f"<w:p><w:r>{ODD[name]}{TEXT}</w:r></w:p>" + run(TEXT)))
    assert any("SURAT DINAS" in line for line in lines(document))
