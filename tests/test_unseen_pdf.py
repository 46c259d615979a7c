"""Words of a PDF page that a mask, their width or a shape over them hides, and those that are seen all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pdf_makers import HEIGHT, annotate, box, changed, drawn, text
from pikepdf import Array, Dictionary, Name, Stream

from extractor.pipeline import extract_all
from extractor.reading.pdf.reader import read_pdf

NEW = "Nomor 045/12/DISTAN/2030"


def lines(path: Path) -> list[str]:
    return [" ".join(line.split()) for line in read_pdf(path, ocr="off").text.split("\n")]


def masked(pdf: pikepdf.Pdf, grey: float) -> Dictionary:
    """A graphics state with a mask of one grey: black lets nothing through."""
    group = Stream(pdf, f"{grey} g 0 0 700 900 re f".encode())
    group.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 700, 900])})
    group.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    return Dictionary(SMask=Dictionary(S=Name.Luminosity, G=pdf.make_indirect(group)))


def typed(state: str) -> bytes:
    return f"q BT {state} /F1 11 Tf 60 {HEIGHT - 99} Td (Nomor 4) Tj ET Q".encode()


def with_state(path: Path, state: Callable[[pikepdf.Pdf], Dictionary], operators: str) -> Path:
    with changed(path) as pdf:
        pdf.pages[0].obj.Resources.ExtGState = Dictionary(GX=state(pdf))
        pdf.pages[0].contents_add(pdf.make_stream(typed(operators)))
    return path


@pytest.mark.parametrize(
    "operators",
    ["/GX gs", "1 Tz", "1 Tr 1 G", "2 Tr 1 g 1 G", "0 0 0 0 k"],
    ids=["masked", "pressed", "outlined in white", "white", "no ink"],
)
def test_words_that_leave_no_trace(tmp_path: Path, operators: str) -> None:
    path = with_state(drawn(tmp_path / "a.pdf", text(60, 130, NEW)), lambda pdf: masked(pdf, 0), operators)
    document = read_pdf(path, ocr="off")
    assert "Nomor 4" not in document.text and NEW in document.text
    assert [finding.code for finding in document.findings] == ["text_hidden"]


@pytest.mark.parametrize("grey", [1.0, 0.995], ids=["white", "all but white"])
def test_a_watermark_too_pale_to_see_is_no_hidden_text(tmp_path: Path, grey: float) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 130, NEW))
    with changed(path) as pdf:
        aslant = f"q {grey} g BT /F1 40 Tf 0.7 0.7 -0.7 0.7 150 250 Tm (jdih.contoh.example) Tj ET Q"
        pdf.pages[0].contents_add(pdf.make_stream(aslant.encode()))
    document = read_pdf(path, ocr="off")
    assert "jdih" not in document.text and NEW in document.text
    assert not document.findings


def test_a_form_under_a_mask(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 130, NEW))
    with changed(path) as pdf:
        page = pdf.pages[0].obj
        form = Stream(pdf, typed(""))
        form.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 700, 900])})
        form.Resources = Dictionary(Font=page.Resources.Font)
        page.Resources.ExtGState = Dictionary(GX=masked(pdf, 0))
        page.Resources.XObject = Dictionary(X1=pdf.make_indirect(form))
        pdf.pages[0].contents_add(pdf.make_stream(b"q /GX gs /X1 Do Q"))
    assert "Nomor 4" not in read_pdf(path, ocr="off").text


@pytest.mark.parametrize("operators", ["/GX gs", "40 Tz", "1 Tr 0 G", "2 Tr 1 g 0 G"])
def test_words_that_are_seen(tmp_path: Path, operators: str) -> None:
    path = with_state(drawn(tmp_path / "a.pdf"), lambda pdf: masked(pdf, 1), operators)
    assert "Nomor 4" in lines(path)


def test_words_half_seen_through(tmp_path: Path) -> None:
    path = with_state(drawn(tmp_path / "a.pdf"), lambda pdf: Dictionary(ca=0.5, BM=Name.Multiply), "/GX gs")
    assert "Nomor 4" in lines(path)


@pytest.mark.parametrize("filled", [True, False])
@pytest.mark.parametrize("kind", ["Polygon", "Circle"])
def test_shapes_that_a_viewer_draws(tmp_path: Path, kind: str, filled: bool) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Nomor 4"), text(60, 130, NEW))
    left, low, right, top = (40, HEIGHT - 112, 130, HEIGHT - 80)
    with changed(path) as pdf:
        inside = {"IC": Array([0, 0, 0])} if filled else {}
        corners = Array([left, low, right, low, right, top, left, top])
        annotate(pdf, [left, low, right, top], Subtype=Name(f"/{kind}"), C=Array([0, 0, 0]), Vertices=corners, **inside)
    assert ("Nomor 4" in lines(path)) is not filled


CLOSING = ("Ditetapkan di Contoh", "pada tanggal 3 Mei 2031", "BUPATI CONTOH,", "ttd", "SEKAR AYU LESTARI")


@pytest.mark.parametrize("colour", [(0, 0, 0), (1, 1, 1), (0.5, 0.5, 0.5)], ids=["black", "white", "grey"])
def test_a_name_that_is_painted_over_does_not_come_back(tmp_path: Path, colour: tuple[float, float, float]) -> None:
    head = ("KEPUTUSAN BUPATI CONTOH", "NOMOR 5 TAHUN 2031", "TENTANG", "TIM KERJA", "BUPATI CONTOH,",
            "Menimbang : a. bahwa perlu dibentuk tim;", "Mengingat : 1. Undang-Undang Nomor 5 Tahun 2014;",
            "MEMUTUSKAN:", "KESATU : Membentuk tim kerja.")  # fmt: skip
    draws = [text(60, 60 + 16 * i, words) for i, words in enumerate(head)]
    draws += [text(330, 220 + 16 * i, words) for i, words in enumerate(CLOSING)]
    path = drawn(tmp_path / "a.pdf", *draws, box(326, 274, 150, 14, colour), body=0)
    (record,) = extract_all(path)
    written = record.model_dump_json()
    assert "SEKAR" not in written and "LESTARI" not in written
    signatory = record.model_dump(mode="json")["signatory"]
    assert (signatory["name"], signatory["position"]) == (None, "BUPATI CONTOH")
    assert "text_covered" in {finding.code for finding in record.findings}
