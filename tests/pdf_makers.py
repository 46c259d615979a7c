"""PDFs for tests: pages drawn with reportlab, annotations, layers and files put in with pikepdf; invented content."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
BODY = "Dengan ini disampaikan bahwa rapat koordinasi kelompok tani dilaksanakan di balai desa setempat"


def drawn(path: Path, *draws: Callable[[Canvas], None], body: int = 12, size: tuple[float, float] = A4) -> Path:
    """One page: lines of text in its lower half, then what the functions draw."""
    canvas = Canvas(str(path), pagesize=size)
    for line in range(body):
        put(canvas, 60, 400 + 16 * line, f"{BODY} {line + 1}.", 10)
    for draw in draws:
        draw(canvas)
    canvas.showPage()
    canvas.save()
    return path


def put(canvas: Canvas, x: float, y: float, text: str, size: float = 11, colour: Any = (0, 0, 0)) -> None:
    """Text with its baseline `y` points below the top of an A4 page."""
    canvas.setFont("Helvetica", size)
    canvas.setFillColorRGB(*colour)
    canvas.drawString(x, HEIGHT - y, text)
    canvas.setFillColorRGB(0, 0, 0)


def text(x: float, y: float, words: str, size: float = 11, colour: Any = (0, 0, 0)) -> Callable[[Canvas], None]:
    return lambda canvas: put(canvas, x, y, words, size, colour)


def box(x: float, y: float, wide: float, high: float, colour: Any = (0, 0, 0)) -> Callable[[Canvas], None]:
    """A filled box with its upper edge `y` points below the top of an A4 page."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(*colour)
        canvas.rect(x, HEIGHT - y - high, wide, high, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)

    return draw


def line(
    x0: float, y0: float, x1: float, y1: float, wide: float = 0.8, colour: Any = (0, 0, 0)
) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.setStrokeColorRGB(*colour)
        canvas.setLineWidth(wide)
        canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    return draw


@contextmanager
def changed(path: Path) -> Iterator[pikepdf.Pdf]:
    """The PDF opened with pikepdf, saved when done."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        yield pdf
        pdf.save(path)


def helvetica(pdf: pikepdf.Pdf) -> Any:
    return pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )


def look(pdf: pikepdf.Pdf, wide: float, high: float, content: str) -> Any:
    """An appearance stream, or a form: content with the font /Helv."""
    stream = Stream(pdf, content.encode("latin-1"))
    stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array([0, 0, wide, high])
    stream.Resources = Dictionary(Font=Dictionary(Helv=helvetica(pdf)))
    return pdf.make_indirect(stream)


def annotate(pdf: pikepdf.Pdf, rect: list[float], **keys: Any) -> Any:
    """An annotation on the first page."""
    note = pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=Array(rect), F=4, **keys))
    page = pdf.pages[0].obj
    if "/Annots" not in page:
        page.Annots = pdf.make_indirect(Array([]))
    page.Annots.append(note)
    return note


def field(pdf: pikepdf.Pdf, rect: list[float], words: str, **keys: Any) -> Any:
    """A text field; it has an appearance only where `AP` is given."""
    keys = {"FT": Name.Tx, "T": String(f"f{len(words)}"), "V": String(words), "DA": String("/Helv 11 Tf 0 g"), **keys}
    note = annotate(pdf, rect, Subtype=Name.Widget, **keys)
    if "/AcroForm" not in pdf.Root:
        fonts = Dictionary(Font=Dictionary(Helv=helvetica(pdf)))
        pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array([]), DR=fonts, NeedAppearances=True))
    pdf.Root.AcroForm.Fields.append(note)
    return note


def layer(pdf: pikepdf.Pdf, name: str = "Konsep", **usage: Any) -> Any:
    """A layer that is switched off, unless `usage` says when it is shown."""
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name)))
    settings = Dictionary(Order=Array([group]), BaseState=Name.ON)
    if usage:
        group.Usage = Dictionary(**usage)
        event = Dictionary(Event=Name.View, Category=Array([Name.View]), OCGs=Array([group]))
        settings.AS = Array([event])
    else:
        settings.OFF = Array([group])
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=settings)
    return group


def add_form(pdf: pikepdf.Pdf, content: str, **keys: Any) -> None:
    """A form painted over the first page."""
    page = pdf.pages[0]
    form = look(pdf, WIDTH, HEIGHT, content)
    for key, value in keys.items():
        form[f"/{key}"] = value
    forms = page.obj.Resources.get("/XObject", Dictionary())
    name = f"/Y{len(forms.keys())}"
    forms[name] = form
    page.obj.Resources.XObject = forms
    page.contents_add(pdf.make_stream(f"q {name} Do Q".encode()))


def show(words: str, x: float, y: float, size: float = 11) -> str:
    """Content that writes words with their baseline `y` points below the top of an A4 page."""
    return f"BT /Helv {size} Tf 0 g {x} {HEIGHT - y} Td ({words}) Tj ET"
