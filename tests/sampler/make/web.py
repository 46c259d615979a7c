"""HTML as office programs and village systems print it: tables for layout, lists whose letters only CSS knows."""

from __future__ import annotations

from html import escape

from .convert import encode
from .instrument import Content

CELL = '<td style="vertical-align: top; width: {width};">{inner}</td>'


def decree(content: Content) -> bytes:
    """A decree as one HTML page of layout tables."""
    head = "<br>\n".join(escape(line) for line in content["instrument"])
    title = "<br>\n".join(escape(line) for line in content["title"])
    body = [
        '<div style="text-align: center;">',
        *(f"<b>{escape(line)}</b><br>" for line in content["kop"]["lines"]),
        "<hr>",
        f"<strong>{head}<br>\n{escape(content['number'])}</strong><br><br>",
        f"<strong>TENTANG</strong><br><strong>{title}</strong><br><br>",
        *([f"<strong>{content['grace']}</strong><br><br>"] if content.get("grace") else []),
        f"<strong>{escape(content['office'][0])}</strong></div><br>",
        '<table style="width:100%;">',
        _row("Menimbang", _list(content["menimbang"], "a")),
        _row("Mengingat", _list(content["mengingat"], "1")),
        *([_row("Memperhatikan", _list(content["memperhatikan"], "1"))] if content.get("memperhatikan") else []),
        '<tr><td colspan="3" style="text-align: center;"><b>MEMUTUSKAN&nbsp;:</b></td></tr>',
        _row("Menetapkan", escape(content.get("menetapkan", ""))),
        *(_row(dictum["label"], _dictum(dictum)) for dictum in content["diktum"]),
        "</table>",
        _signature(content["closing"]),
        _copies(content),
        *(_attachment(attachment, content) for attachment in content.get("lampiran", [])),
    ]
    return page(content["file_title"], body)


def page(title: str, body: list[str]) -> bytes:
    """A whole HTML document."""
    return encode(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            f'<head>\n<meta charset="UTF-8">\n<title>{escape(title)}</title>',
            "<style>@page { margin: 0; } body { font-family: 'Bookman Old Style', serif; font-size: 12pt; }</style>",
            "</head>\n<body>",
            *body,
            "</body>\n</html>",
        ]
    )


def _row(label: str, inner: str) -> str:
    cells = [("80px", escape(label)), ("4%", ":"), ("auto", inner)]
    return "<tr>" + "\n".join(CELL.format(width=width, inner=inner) for width, inner in cells) + "</tr>"


def _list(items: list[str], kind: str) -> str:
    if len(items) == 1:
        return escape(items[0])
    points = "\n".join(f'<li style="text-align: justify;">{escape(item)}</li>' for item in items)
    return f'<ol type="{kind}" style="padding: 0px; margin: 0;">\n{points}\n</ol>'


def _dictum(dictum: Content) -> str:
    items = _list(dictum["items"], "a") if dictum.get("items") else ""
    return f"{escape(dictum['text'])}{items}"


def _signature(block: Content) -> str:
    lines = [block.get("place", ""), block.get("date", "").replace("  ", "&nbsp; "), *block["office"]]
    lines += ["", "", "", f"<u><b>{block['name']}</b></u>", *block.get("under", [])]
    return f'<div style="margin-left: 55%;">{"<br>".join(lines)}</div>'


def _copies(content: Content) -> str:
    items = "".join(f"<li>{escape(item)}</li>" for item in content.get("tembusan", []))
    return f"<p>Tembusan disampaikan kepada Yth.:</p><ol>{items}</ol>" if items else ""


def _attachment(attachment: Content, content: Content) -> str:
    head = "<br>".join(escape(line).replace("\t", "&nbsp;: ") for line in attachment["head"])
    title = "<br>".join(escape(line) for line in attachment.get("title", []))
    tables = "".join(table(block) for block in attachment.get("tables", []))
    sign = _signature(content["closing"] | {"place": "", "date": ""}) if attachment.get("closing") else ""
    return (
        f'<div style="page-break-before: always; margin-left: 50%;">{head}</div>'
        f'<div style="text-align: center;"><b>{title}</b></div>\n{tables}\n{sign}'
    )


def table(block: Content) -> str:
    """A ruled table; a string row spans all columns."""
    count = len(block["columns"])
    head = "".join(f"<th>{escape(name)}</th>" for name in block["columns"])
    rows = [
        f'<tr><td colspan="{count}"><b>{escape(row)}</b></td></tr>'
        if isinstance(row, str)
        else "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in block["rows"]
    ]
    body = "\n".join(rows)
    style = 'border="1" style="border-collapse: collapse;"'
    return f"<table {style}><thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table>"
