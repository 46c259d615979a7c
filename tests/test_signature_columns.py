"""Columns of those who sign side by side: which line stands under whom, and in which order they are told."""

from __future__ import annotations

from makers import page_of

from extractor.layout.lines import Sheet, Token, lay_out
from extractor.model.document import Document
from extractor.structure.shape import shape_of


def columns(*lines: tuple[float, float, str]) -> list[list[str]]:
    """The lines of each column of a page, in their order."""
    page = page_of(*lines)
    blocks = shape_of(page).blocks("signature")
    return [[page.text[start:end] for start, end in block.parts["lines"]] for block in blocks]


def test_a_name_stands_under_its_office_not_under_the_end_of_a_paragraph() -> None:
    found = columns(
        (60, 80, "Demikian disampaikan, atas perhatian dan kerja sama Saudara kami ucapkan terima kasih."),
        (60, 95, "sekali."),
        (110, 120, "Ketua Panitia,"),
        (320, 121, "Sekretaris,"),
        (62, 170, "Hadi Santosa Nugraha, S.E., M.M."),
        (300, 171, "Siti Aminah"),
    )
    assert ["Ketua Panitia,", "Hadi Santosa Nugraha, S.E., M.M."] in found
    assert ["Sekretaris,", "Siti Aminah"] in found


def test_columns_of_a_page_askew_are_told_from_left_to_right() -> None:
    found = columns(
        (320, 119, "Sekretaris,"),
        (90, 122, "Ketua Panitia,"),
        (300, 170, "Siti Aminah"),
        (80, 173, "Hadi Santosa"),
    )
    assert found == [["Ketua Panitia,", "Hadi Santosa"], ["Sekretaris,", "Siti Aminah"]]


def test_two_names_in_one_line_as_wide_as_the_page_stand_under_two_offices() -> None:
    found = columns(
        (60, 80, "Demikian disampaikan, atas perhatian dan kerja sama Saudara kami ucapkan terima kasih."),
        (60, 120, "KETUA PANITIA"),
        (320, 120, "SEKRETARIS"),
        (60, 170, "Hadi Santosa Nugraha, S.Sos., M.Eng.  Ir. Siti Aminah Lestari, S.Kom., M.AP."),
    )
    assert found == [
        ["KETUA PANITIA", "Hadi Santosa Nugraha, S.Sos., M.Eng."],
        ["SEKRETARIS", "Ir. Siti Aminah Lestari, S.Kom., M.AP."],
    ]


def test_the_words_of_one_name_are_not_parted() -> None:
    words = [(100, "Kabag"), (125, "Hukum"), (150, "MUHAMMAD"), (191, "YUSUFALI")]
    line = [Token(x, 170, x + 4.5 * len(word), 180, word) for x, word in words]
    above = [Token(130, 140, 175, 150, "PARAF"), Token(225, 140, 290, 150, "BUPATI,")]
    page = Document(*lay_out([Sheet(1, 595, 842, "digital", above + line)]))
    names = [page.text[a:b] for block in shape_of(page).blocks("signature") for a, b in block.parts["lines"]]
    assert "YUSUFALI" not in names
