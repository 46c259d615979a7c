"""Further looks of what readers see: signatures that a program signed, lists numbered by styles, dates that are chosen,
tables of three rules."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from pdf_makers import HEIGHT, annotate, changed, drawn, line, look, put, text
from pikepdf import Dictionary, Name, String
from reportlab.pdfgen.canvas import Canvas
from word_makers import docx, lines, run, word_file, words, xml

from extractor.pipeline import extract
from extractor.reading.pdf.reader import read_pdf
from extractor.reading.reflowable.docx import read_docx

LETTER = ("Contoh, 9 Agustus 2030", "Nomor : 551/214/DISHUB/2030", "Hal : Penertiban Parkir", "Yth. Camat Contoh",
          "Kami minta Saudara menertibkan parkir di sekitar pasar paling lambat hari Senin.",
          "KEPALA DINAS PERHUBUNGAN,")  # fmt: skip


def signed_letter(path: Path, shown: list[tuple[str, float]]) -> Any:
    """A letter whose signature field shows these words, each with the size of its letters."""
    drawn(path, *(text(300 if k == 5 else 60, 60 + 16 * k, words) for k, words in enumerate(LETTER)), body=0)
    with changed(path) as pdf:
        lines = " ".join(f"/Helv {size} Tf ({words}) Tj 0 {-size - 4} Td" for words, size in shown)
        form = look(pdf, 220, 70, f"BT 0 g 4 56 Td {lines} ET")
        annotate(pdf, [296, HEIGHT - 220, 516, HEIGHT - 150], Subtype=Name.Widget, FT=Name.Sig, T=String("TTE"),
                 V=Dictionary(Type=Name.Sig), AP=Dictionary(N=form))  # fmt: skip
    return extract(path).signatory  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "shown",
    [
        [("Ditandatangani secara elektronik:", 7.0), ("HALIM SANUSI, M.M.", 9.0), ("NIP. 196703021992031007", 9.0)],
        [("HALIM SANUSI, M.M.", 11.0), ("Pembina Utama Muda", 9.0), ("NIP 196703021992031007", 8.0)],
        [("HALIM SANUSI, M.M.", 9.0), ("NIP. 19670302 199203 1 007", 9.0)],
    ],
)
def test_a_signature_fields_look_has_name_and_nip(tmp_path: Path, shown: list[tuple[str, float]]) -> None:
    found = signed_letter(tmp_path / "a.pdf", shown)
    assert (found.name, found.nip) == ("HALIM SANUSI, M.M.", "196703021992031007")


@pytest.mark.parametrize(("kind", "labels"), [("lowerLetter", ["a.", "b."]), ("decimal", ["1.", "2."])])
@pytest.mark.parametrize("indirect", [True, False])
def test_lists_numbered_through_a_style_have_its_labels(kind: str, labels: list[str], indirect: bool) -> None:
    """The list names a style, and the style the numbering: as galleries of templates do."""
    file = docx.Document()
    numbering = file.part.numbering_part.element
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="%1."/></w:lvl>'
    for key, said in ((90, f'<w:styleLink w:val="Daftar"/>{level}'), (91, '<w:numStyleLink w:val="Daftar"/>')):
        numbering.insert(0, xml(f'<w:abstractNum w:abstractNumId="{key}">{said}</w:abstractNum>'))
    for key in (90, 91):
        numbering.append(xml(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'))
    style = '<w:name w:val="Daftar"/><w:pPr><w:numPr><w:numId w:val="90"/></w:numPr></w:pPr>'
    file.styles.element.append(xml(f'<w:style w:type="numbering" w:styleId="Daftar">{style}</w:style>'))
    for said in ("memakai rompi;", "memberi karcis."):
        item = file.add_paragraph(said)
        place = f'<w:ilvl w:val="0"/><w:numId w:val="{91 if indirect else 90}"/>'
        item._p.get_or_add_pPr().append(xml(f"<w:numPr>{place}</w:numPr>"))
    saved = io.BytesIO()
    file.save(saved)
    assert lines(read_docx(saved.getvalue())) == [f"{labels[0]} memakai rompi;", f"{labels[1]} memberi karcis."]


@pytest.mark.parametrize(
    ("kind", "labels"), [("lowerLetter", ["1.", "a.", "b.", "2."]), ("decimal", ["1.", "2.", "3.", "4."])]
)
def test_a_list_that_writes_its_labels_otherwise_counts_by_itself(kind: str, labels: list[str]) -> None:
    """Two lists of one definition, of which the second overrides the form of its labels."""
    file = docx.Document()
    numbering = file.part.numbering_part.element
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering.insert(0, xml(f'<w:abstractNum w:abstractNumId="90">{level.format("decimal")}</w:abstractNum>'))
    override = f'<w:lvlOverride w:ilvl="0">{level.format(kind)}</w:lvlOverride>'
    for key, said in ((90, ""), (91, override)):
        numbering.append(xml(f'<w:num w:numId="{key}"><w:abstractNumId w:val="90"/>{said}</w:num>'))
    for key in (90, 91, 91, 90):
        place = xml(f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{key}"/></w:numPr>')
        file.add_paragraph("butir")._p.get_or_add_pPr().append(place)
    saved = io.BytesIO()
    file.save(saved)
    assert lines(read_docx(saved.getvalue())) == [f"{label} butir" for label in labels]


@pytest.mark.parametrize("shown", ["9 Agustus 2030", "Rabu, 9 Agustus 2030"])
@pytest.mark.parametrize("full", ["2030-08-09T00:00:00Z", "2001-01-01T00:00:00Z"])
def test_a_date_that_was_chosen_is_read_as_it_is_shown(shown: str, full: str) -> None:
    properties = f'<w:date w:fullDate="{full}"><w:dateFormat w:val="d MMMM yyyy"/></w:date>'
    control = f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{words(shown)}</w:sdtContent></w:sdt>"
    assert lines(read_docx(word_file(words("Tanggal: ") + control))) == [f"Tanggal: {shown}"]


def test_a_form_field_of_the_older_kind_shows_its_result_not_its_default() -> None:
    data = '<w:ffData><w:textInput><w:default w:val="isi"/></w:textInput></w:ffData>'
    begin = run(f'<w:fldChar w:fldCharType="begin">{data}</w:fldChar>')
    separate, end = (run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("separate", "end"))
    parts = (run("<w:instrText>FORMTEXT</w:instrText>"), separate, words("045/7/PKK"), end)
    assert lines(read_docx(word_file(words("Nomor: ") + begin + "".join(parts)))) == ["Nomor: 045/7/PKK"]


CELLS = [("Uraian", "Volume", "Harga"), ("Rompi", "12 buah", "Rp75.000"), ("Peluit", "8 buah", "Rp15.000"),
         ("Karcis", "40 bendel", "Rp9.000")]  # fmt: skip


@pytest.mark.parametrize("places", [(64, 200, 360), (64, 260, 420)])
@pytest.mark.parametrize("rules", [(88, 106, 162), (86, 108, 164)])
def test_a_table_between_three_rules(tmp_path: Path, places: tuple[int, ...], rules: tuple[int, ...]) -> None:
    def cells(canvas: Canvas) -> None:
        for k, row in enumerate(CELLS):
            for x, said in zip(places, row, strict=True):
                put(canvas, x, 100 + 18 * k, said, 10)

    draws = [line(60, y, 500, y) for y in rules]
    grids = read_pdf(drawn(tmp_path / "a.pdf", *draws, cells), ocr="off").grids
    assert [[tuple(cell.text for cell in row) for row in grid.rows] for grid in grids] == [CELLS]
