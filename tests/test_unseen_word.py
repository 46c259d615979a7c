"""Words of a Word file that no reader sees: pressed together, without a fill, in lines too low, beside the paper."""

from __future__ import annotations

import pytest
from word_makers import codes, lines, run, word_file, words

from extractor.reading.reflowable.docx import read_docx

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
ANCHOR = (
    '<w:r xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:drawing>'
    '<wp:anchor hidden="{hidden}"><wp:positionH><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
    '<wp:extent cx="1000000" cy="300000"/><wp:docPr id="7" name="kotak" hidden="{named}"/>'
    "<w:txbxContent><w:p><w:r><w:t>Nomor 4</w:t></w:r></w:p></w:txbxContent></wp:anchor></w:drawing></w:r>"
)


def filled(inside: str) -> str:
    return f"<w14:textFill {W14}>{inside}</w14:textFill>"


@pytest.mark.parametrize(
    "look",
    [
        '<w:w w:val="1"/>', '<w:w w:val="2%"/>', '<w:sz w:val="2"/>', filled("<w14:noFill/>"),
        filled('<w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill>'),
        filled('<w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill>'),
        filled('<w14:solidFill><w14:srgbClr w14:val="0"><w14:alpha w14:val="98000"/></w14:srgbClr></w14:solidFill>'),
        '<w:color w:val="000000"/><w:shd w:val="solid" w:color="000000" w:fill="FFFFFF"/>',
        '<w:color w:val="000000"/><w:shd w:val="pct95" w:color="000000" w:fill="FFFFFF"/>',
    ],
)  # fmt: skip
def test_letters_without_a_trace(look: str) -> None:
    document = read_docx(word_file(words("Nomor 5") + words(" Tahun 2029", look) + words(" Tahun 2031")))
    assert lines(document) == ["Nomor 5 Tahun 2031"]
    assert set(codes(document)) <= {"text_hidden", "text_covered"} and codes(document)


@pytest.mark.parametrize(
    "look",
    [
        '<w:w w:val="66"/>', '<w:shd w:val="pct15" w:color="auto" w:fill="FFFFFF"/>',
        '<w:color w:val="FFFFFF"/>' + filled('<w14:solidFill><w14:srgbClr w14:val="1F3864"/></w14:solidFill>'),
        f'<w:color w:val="FFFFFF"/><w14:textOutline {W14}><w14:solidFill/></w14:textOutline>',
    ],
)  # fmt: skip
def test_letters_that_are_seen(look: str) -> None:
    document = read_docx(word_file(words("tampak", look)))
    assert (lines(document), codes(document)) == (["tampak"], [])


@pytest.mark.parametrize(
    "properties",
    [
        '<w:spacing w:line="1" w:lineRule="exact"/>', '<w:ind w:left="-20000"/>',
        '<w:framePr w:w="2000" w:hAnchor="page" w:x="-5000" w:y="300"/>',
        '<w:framePr w:w="2000" w:vAnchor="page" w:x="300" w:y="30000"/>',
    ],
)  # fmt: skip
def test_paragraphs_off_the_page(properties: str) -> None:
    document = read_docx(word_file(f"<w:pPr>{properties}</w:pPr>" + words("Nomor 4"), words("Nomor 5")))
    assert (lines(document), codes(document)) == (["Nomor 5"], ["text_hidden"])


@pytest.mark.parametrize(
    "properties",
    ['<w:spacing w:line="240" w:lineRule="exact"/>', '<w:spacing w:line="10" w:lineRule="atLeast"/>',
     '<w:ind w:left="-400"/>', '<w:framePr w:w="3000" w:hAnchor="page" w:x="3000" w:y="3000"/>'],
)  # fmt: skip
def test_paragraphs_on_the_page(properties: str) -> None:
    document = read_docx(word_file(f"<w:pPr>{properties}</w:pPr>" + words("Nomor 5")))
    assert (lines(document), codes(document)) == (["Nomor 5"], [])


@pytest.mark.parametrize(
    ("place", "seen"),
    [({"x": 900_000}, True), ({"x": -9_000_000}, False), ({"hidden": 1}, False), ({"named": 1}, False)],
)
def test_text_boxes(place: dict[str, int], seen: bool) -> None:
    box = ANCHOR.format(**{"hidden": 0, "named": 0, "x": 0, **place})
    document = read_docx(word_file(words("Nomor 5") + box))
    assert lines(document) == (["Nomor 5", "Nomor 4"] if seen else ["Nomor 5"])
    assert codes(document) == ([] if seen else ["text_hidden"])


def test_words_that_a_tracked_change_takes_out_are_told() -> None:
    change = '<w:del w:id="1" w:author="a"><w:r><w:delText>Nomor 4</w:delText></w:r></w:del>'
    document = read_docx(word_file(change + words("Nomor 5")))
    assert (lines(document), codes(document)) == (["Nomor 5"], ["text_struck"])


def test_a_lowered_figure_behind_a_number_is_a_mark_and_behind_letters_a_part() -> None:
    low = '<w:vertAlign w:val="subscript"/>'
    document = read_docx(word_file(words("Nomor 5/2031") + words("1", low), words("CO") + words("2", low)))
    assert lines(document) == ["Nomor 5/2031", "CO2"]


@pytest.mark.parametrize(
    ("choice", "seen"), [("", ["Nomor 5"]), ("<mc:Choice><w:t>Nomor 6</w:t></mc:Choice>", ["Nomor 6"])]
)
def test_a_fallback_is_read_where_nothing_better_stands_beside_it(choice: str, seen: list[str]) -> None:
    name = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    fallback = "<mc:Fallback><w:t>Nomor 5</w:t></mc:Fallback>"
    run = f'<w:r><mc:AlternateContent xmlns:mc="{name}">{choice}{fallback}</mc:AlternateContent></w:r>'
    assert lines(read_docx(word_file(run))) == seen


@pytest.mark.parametrize(
    ("font", "signs", "shown"),
    [("Arial", "0032 F030", "Nomor 20"), ("Times New Roman", "0035", "Nomor 5"), ("Wingdings", "0032", "Nomor")],
)
def test_a_sign_in_a_font_of_letters_is_its_letter(font: str, signs: str, shown: str) -> None:
    signs = "".join(f'<w:sym w:font="{font}" w:char="{code}"/>' for code in signs.split())
    assert lines(read_docx(word_file(words("Nomor ") + run(signs)))) == [shown]
