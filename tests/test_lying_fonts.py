"""Fonts that name wrong letters: a line that no language writes is read from its picture, and only such a line."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from extractor.layout.page_words import Sheet, Token
from extractor.lexicon.letter_pairs import is_strange
from extractor.reading.pdf import lying_figures, lying_fonts
from extractor.reading.pdf.lying_figures import with_true_figures
from extractor.reading.pdf.lying_fonts import with_lying

SHOWN = "NOMOR 12/KPTS/2031"


@pytest.fixture(autouse=True)
def seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A recogniser that reads every line as SHOWN; the list fills with the lines that it was asked for."""
    asked: list[str] = []

    def line(page: Any, sheet: Sheet, box: Any) -> list[Token]:
        asked.append(" ".join(t.text for t in sheet.tokens if t.top == box[1]))
        return [Token(100 + 60 * i, box[1], 150 + 60 * i, box[3], word, 95) for i, word in enumerate(SHOWN.split())]

    monkeypatch.setattr(lying_fonts, "line_from_picture", line)
    return asked


def _sheet(*lines: str) -> Sheet:
    words = [(20 * n, 60 * k, w) for n, line in enumerate(lines) for k, w in enumerate(line.split())]
    return Sheet(1, 595, 842, "digital", [Token(60 + x, 80 + y, 110 + x, 90 + y, word) for y, x, word in words])


def _read(*lines: str) -> list[str]:
    pdf = [SimpleNamespace(close=lambda: None)]
    return [token.text for sheet in with_lying(pdf, [_sheet(*lines)])[0] for token in sheet.tokens]


@pytest.mark.parametrize(
    "line",
    [
        "QRPRU 45;NSWV;5364",  # codes three further on
        "\ue04e\ue04f\ue04d\ue04f\ue052 \ue031\ue032",
        "NOMOR \ufffd\ufffd/\ufffd\ufffd\ufffd",
        "乎乏乍乏乒 丠丱丱",
        "AAAAA AAAAAAAAAAAA",
        "NOMOR BC/KPTS/CADB",
    ],
)
def test_a_line_in_wrong_letters_is_read_from_its_picture(line: str) -> None:
    assert "12/KPTS/2031" in _read("KEPUTUSAN KEPALA DESA", line, "TENTANG POSYANDU")


@pytest.mark.parametrize(
    "line",
    [
        "Drs. TJOKORDA HARTANA WIJAYANTO, M.Si", "NIP. 196805121994031005", "www.jdih.telagabirukab.go.id",
        "surel: dpmptsp@telagabirukab.go.id", "BAB XVIII", "Nomor : ..........", "pada tanggal ditetapkan.",
        "NOMOR 4/A TAHUN 2031", "بسم الله", "Rp12.500.000,00", "KTP, KK, dan SKCK",
    ],
)  # fmt: skip
def test_what_documents_hold_is_not_read_again(line: str, seen: list[str]) -> None:
    assert _read("KEPUTUSAN KEPALA DESA", line) == f"KEPUTUSAN KEPALA DESA {line}".split()
    assert not seen


def test_a_finding_says_what_was_read_from_the_picture() -> None:
    found = with_lying([SimpleNamespace(close=lambda: None)], [_sheet("QRPRU 45;NSWV;5364")])[1]
    assert [(one.code, "picture" in one.message) for one in found] == [("font_unreadable", True)]


def test_nothing_is_read_where_recognition_is_off(seen: list[str]) -> None:
    sheet = _sheet("QRPRU 45;NSWV;5364")
    assert with_lying([], [sheet], "off") == ([sheet], []) and not seen


@pytest.mark.parametrize("word", ["Keputusan", "Sukoharjo", "Tjahjono", "Qomaruddin", "Musyawarah", "XVIII"])
def test_words_and_names_are_not_strange(word: str) -> None:
    assert not is_strange(word)


@pytest.mark.parametrize("word", ["Nhsxwxvdq", "ZXQFSM", "Wdqjjdo", "WHQWDQJ"])
def test_letters_that_no_word_is_written_with_are_strange(word: str) -> None:
    assert is_strange(word)


FIGURES = {"0": "7", "1": "4", "2": "5", "3": "6", "4": "3", "5": "8", "6": "9", "7": "0", "8": "1", "9": "2"}
NAMED = str.maketrans(FIGURES)
"""Figures that are shown, and what the font of the file names them."""


def _with_figures(monkeypatch: pytest.MonkeyPatch, shown: list[str], written: list[str]) -> list[str]:
    """The words of lines of which the file names some signs and the picture shows others."""
    pictures = iter(line for line in shown if any(map(str.isdecimal, line)))

    def line(page: Any, sheet: Sheet, box: Any) -> list[Token]:
        words = enumerate(next(pictures).split())
        return [Token(60 + 20 * i, box[1], 70 + 20 * i, box[3], word, 95) for i, word in words]

    monkeypatch.setattr(lying_figures, "line_from_picture", line)
    read, _ = with_true_figures([SimpleNamespace(close=lambda: None)], [_sheet(*written)])
    return [token.text for sheet in read for token in sheet.tokens]


@pytest.mark.parametrize(
    "cue",
    [
        "NOMOR 188/12/KPTS/2031", "PP Nomor 4 Tahun 2013", "pada tanggal 9 Agustus 2023", "NIP. 196703021992031007",
        "NIP 196703021992031007",
    ],
)  # fmt: skip
def test_figures_that_cannot_be_right_tell_of_those_that_may_be(monkeypatch: pytest.MonkeyPatch, cue: str) -> None:
    shown = [cue, "Lampiran : 15 berkas"]
    read = _with_figures(monkeypatch, shown, [line.translate(NAMED) for line in shown])
    assert read == " ".join(shown).split()


def test_a_misread_figure_takes_no_right_ones_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second line is set in an honest font, and the recogniser misreads it."""
    shown = ["pada tanggal 9 Agustus 2023", "Lampiran : 15 berkas"]
    written = [shown[0].translate(NAMED), "Lampiran : 16 berkas"]
    assert sorted(_with_figures(monkeypatch, shown, written)) == sorted(f"{shown[0]} {written[1]}".split())


def test_figures_that_are_shown_so_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    written = ["Peraturan Nomor 4 Tahun 1443 H", "Lampiran : 15 berkas"]
    assert _with_figures(monkeypatch, ["Peraturan Nomor 4 Tahun 1443 H", "Lampiran : 16 berkas"], written) == (
        " ".join(written).split()
    )


def test_letters_that_are_others_too_are_read_from_the_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "188/12/KPTS/2031" in _with_figures(monkeypatch, ["NOMOR 188/12/KPTS/2031"], ["NOMOR 299/23/LQUT/3142"])
