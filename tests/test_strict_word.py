"""Word files in the strict form of the format are read as any: styles, lists, notes, fields and capitals as shown."""

from __future__ import annotations

import io
import zipfile

import pytest
from word_makers import R, W, codes, field, lines, run, word_file, words

from extractor.reading.reflowable.docx import read_docx

STRICT = {W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
          R: "http://purl.oclc.org/ooxml/officeDocument/relationships"}  # fmt: skip
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Kop"><w:rPr><w:caps/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Bawah"><w:basedOn w:val="Kop"/></w:style>'
    '<w:style w:type="character" w:styleId="Lepas"><w:rPr><w:strike w:val="true"/></w:rPr></w:style>'
)
FOOTNOTE = f'<w:footnote w:id="2"><w:p>{words("Terakhir diubah.")}</w:p></w:footnote>'
NOTE = f'<w:footnotes xmlns:w="{W}">{FOOTNOTE}</w:footnotes>'


def strict(data: bytes) -> bytes:
    """The same file with the names of the strict form."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for known, other in STRICT.items() if name.endswith((".xml", ".rels")) else ():
                content = content.replace(known.encode(), other.encode())
            new.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("paragraph", "shown", "found"),
    [
        ('<w:pPr><w:pStyle w:val="Kop"/></w:pPr>' + words("Keputusan Camat"), "KEPUTUSAN CAMAT", []),
        (words("Nomor ") + words("4", '<w:rStyle w:val="Lepas"/>') + words(" 5"), "Nomor 5", ["text_struck"]),
        (words("Nomor 5") + words(" lama", "<w:vanish/>"), "Nomor 5", ["text_hidden"]),
        (words("Tahun 2030") + words("1", '<w:vertAlign w:val="superscript"/>'), "Tahun 2030", []),
        (words("Tahun 2030") + run('<w:footnoteReference w:id="2"/>'), "Tahun 2030", []),
        (field("begin") + run("<w:instrText> MERGEFIELD Nomor </w:instrText>") + field("separate") + words("045/7")
         + field("end"), "045/7", []),
    ],
    ids=["capitals", "struck", "hidden", "raised", "note", "field"],
)  # fmt: skip
def test_a_strict_file_is_read_as_any(paragraph: str, shown: str, found: list[str]) -> None:
    data = word_file(paragraph, styles=STYLES, parts={"word/footnotes.xml": ("footnotes", NOTE)})
    for form in (data, strict(data)):
        document = read_docx(form)
        assert (lines(document), codes(document)) == ([shown], found)
        assert [note.text for note in document.notes] == (["Terakhir diubah."] if "footnote" in paragraph else [])


@pytest.mark.parametrize("style", ["Kop", "Bawah"])
def test_capitals_by_a_style_above_the_style(style: str) -> None:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' + words("Tentang ")
    small = words("Pasar", '<w:caps w:val="0"/>')
    assert lines(read_docx(word_file(styled + small, styles=STYLES))) == ["TENTANG Pasar"]
