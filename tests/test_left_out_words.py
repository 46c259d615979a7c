"""Words beside others that were left out: what follows them stands where it did, and nothing else is lost with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_makers import HEIGHT, drawn, put
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractor.pipeline import extract
from extractor.reading.pdf.reader import read_pdf

Draw = Callable[[Canvas], None]
BLANK = stringWidth(" ", "Helvetica", 11)


def in_line(x: float, y: float, *parts: tuple[str, str]) -> Draw:
    """A line of parts, one behind the other: `plain`, `struck` with a line, `white`, or a raised `mark`."""

    def draw(canvas: Canvas) -> None:
        at = x
        for how, words in parts:
            size = 6.5 if how == "mark" else 11.0
            put(canvas, at, y - (4 if how == "mark" else 0), words, size, (1, 1, 1) if how == "white" else (0, 0, 0))
            wide = stringWidth(words, "Helvetica", size)
            if how == "struck":
                canvas.line(at, HEIGHT - y + 3.4, at + wide, HEIGHT - y + 3.4)
            at += wide

    return draw


def first_line(path: Path) -> str:
    return read_pdf(path, ocr="off").text.split("\n")[0]


@pytest.mark.parametrize("how", ["struck", "white"])
@pytest.mark.parametrize("blank", ["", " "])
def test_words_left_out_between_two_leave_no_column(tmp_path: Path, how: str, blank: str) -> None:
    old = f"195501011980031001{blank}"
    path = drawn(tmp_path / "a.pdf", in_line(330, 60, ("plain", "NIP. "), (how, old), ("plain", "196703021992031007")))
    assert first_line(path) == "NIP. 196703021992031007"


@pytest.mark.parametrize("how", ["struck", "white"])
def test_a_label_keeps_what_follows_words_left_out(tmp_path: Path, how: str) -> None:
    """Between the label and its words stands a tab, not a blank."""
    copies = [in_line(60, 300, ("plain", "Tembusan:")), in_line(60, 316, ("plain", "1.")),
              in_line(82, 316, ("plain", "Bupati Contoh;")), in_line(60, 332, ("plain", "2.")),
              in_line(82, 332, (how, "Inspektur; "), ("plain", "Sekretaris Daerah Contoh."))]  # fmt: skip
    head = ("Contoh, 9 Agustus 2030", "Nomor : 551/214/DISHUB/2030", "Hal : Penertiban Parkir", "Yth. Camat Contoh",
            "Kami minta Saudara menertibkan parkir di sekitar pasar paling lambat hari Senin.",
            "KEPALA DINAS PERHUBUNGAN,", "HALIM SANUSI")  # fmt: skip
    lines = [in_line(60, 60 + 16 * k, ("plain", words)) for k, words in enumerate(head)]
    record = extract(drawn(tmp_path / "a.pdf", *lines, *copies, body=0))
    assert record.tembusan == ["Bupati Contoh;", "Sekretaris Daerah Contoh."]  # type: ignore[attr-defined]


def test_a_word_right_behind_unseen_ones_is_seen(tmp_path: Path) -> None:
    """`2029` and the day run together in the file."""
    parts = (("plain", "pada tanggal "), ("white", "3 Januari 2029"), ("plain", "9 Agustus 2030"))
    assert first_line(drawn(tmp_path / "a.pdf", in_line(60, 60, *parts))) == "pada tanggal 9 Agustus 2030"


@pytest.mark.parametrize("closing", [".", ";", ","])
def test_a_stop_behind_a_mark_of_a_note_ends_the_word_before(tmp_path: Path, closing: str) -> None:
    parts = (("plain", "mulai berlaku pada tanggal ditetapkan"), ("mark", "2)"), ("plain", closing))
    assert first_line(drawn(tmp_path / "a.pdf", in_line(60, 60, *parts))).endswith(f"ditetapkan{closing}")


def test_figures_around_struck_ones_are_one_number(tmp_path: Path) -> None:
    parts = (("plain", "Nomor 18"), ("struck", "7"), ("plain", "8 Tahun 2030"))
    assert first_line(drawn(tmp_path / "a.pdf", in_line(60, 60, *parts))) == "Nomor 188 Tahun 2030"


def test_a_column_that_begins_with_struck_words_begins_with_them(tmp_path: Path) -> None:
    """Sums under sums: that of the struck one stands further right, and the table has three columns all the same."""
    rows = [("1", "Amir Hasan", "Rp75.000"), ("2", "Budi Karsa", "Rp60.000"), ("3", "Siti Rahmah", "Rp45.000")]
    draws = [in_line(60, 60 + 18 * k, ("plain", cell[0])) for k, cell in enumerate(rows)]
    draws += [in_line(120, 60 + 18 * k, ("plain", cell[1])) for k, cell in enumerate(rows)]
    draws += [in_line(300, 60 + 18 * k, *((("struck", "Rp91.111 "),) if k == 1 else ()), ("plain", cell[2]))
              for k, cell in enumerate(rows)]  # fmt: skip
    document = read_pdf(drawn(tmp_path / "a.pdf", *draws, body=0), ocr="off")
    assert [word.box[0] for line in document.lines for word in line.words if word.text == "Rp60.000"] == [300.0]


@pytest.mark.parametrize(("x", "y"), [(0.4, 56), (0.4, 55)])
def test_a_mark_that_the_file_draws_last_is_a_mark(tmp_path: Path, x: float, y: float) -> None:
    words = "TIM PENGELOLA POSYANDU"
    mark = in_line(60 + stringWidth(words, "Helvetica", 11) + x, y + 4, ("mark", "1"))
    assert first_line(drawn(tmp_path / "a.pdf", in_line(60, 60, ("plain", words)), mark)) == words


def test_a_mark_before_a_day_is_no_part_of_it(tmp_path: Path) -> None:
    parts = (("plain", "pada tanggal "), ("mark", "1"), ("plain", "14 Maret 2030"))
    assert first_line(drawn(tmp_path / "a.pdf", in_line(60, 60, *parts))) == "pada tanggal 14 Maret 2030"
