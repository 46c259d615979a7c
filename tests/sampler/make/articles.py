"""Web articles with the site's own boilerplate around them: as HTML, as text copied from the page, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from .convert import encode
from .instrument import Content
from .proposals import blocks


def html(content: Content) -> bytes:
    """The page with its head, navigation, sharing bar, related links, comments and foot."""
    lines = [
        "<!DOCTYPE html>",
        '<html lang="id">',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>{escape(content['title'])} - {escape(content['site'])}</title>",
        f'<meta name="author" content="{escape(content["author"])}">',
        f'<meta property="og:title" content="{escape(content["title"])}">',
        f'<meta property="article:published_time" content="{content["published"]}">',
        f'<meta property="article:modified_time" content="{content["modified"]}">',
        "<script>window.dataLayer = window.dataLayer || [];</script>",
        "<style>.nav{display:flex}.iklan{height:90px}</style>",
        "</head>",
        "<body>",
        f'<header><a class="logo" href="/">{escape(content["site"])}</a>',
        "<nav><ul>" + "".join(f'<li><a href="#">{escape(item)}</a></li>' for item in content["nav"]) + "</ul></nav>",
        '<form><input type="search" placeholder="Cari berita"></form></header>',
        '<div class="iklan">IKLAN</div>',
        "<main><article>",
        f"<h1>{escape(content['title'])}</h1>",
        f'<div class="byline">Penulis: <a rel="author" href="#">{escape(content["author"])}</a> | {content["stamp"]}',
        f" | Dibaca: {content['views']} kali</div>",
        '<div class="share"><a href="#">Facebook</a> <a href="#">WhatsApp</a> <a href="#">Salin Tautan</a></div>',
        *_flow(content),
        "</article>",
        "<aside><h3>Baca Juga</h3><ul>",
        *(f'<li><a href="#">{escape(item)}</a></li>' for item in content["related"]),
        "</ul></aside>",
        f'<section id="komentar"><h3>Komentar ({len(content["comments"])})</h3>',
        *(
            f"<div class='komentar'><b>{escape(who)}</b><p>{escape(what)}</p></div>"
            for who, what in content["comments"]
        ),
        "</section></main>",
        f"<footer><p>{escape(content['foot'])}</p></footer>",
        "</body></html>",
    ]
    return encode(lines)


def _flow(content: Content) -> Iterator[str]:
    for kind, group in groupby(blocks(content["text"]), key=lambda block: block[0]):
        rows = list(group)
        if kind == "item":
            yield "<ul>" + "".join(f"<li>{escape(words)}</li>" for _, _, words in rows) + "</ul>"
        for _, _, words in rows if kind != "item" else []:
            tag = {"head1": "h2", "head2": "h3"}.get(kind, "p")
            yield f"<{tag}>{escape(words)}</{tag}>"


def txt(content: Content) -> bytes:
    """The page as it falls out of a browser's clipboard."""
    lines = [*content["nav"], "", content["title"], "", content["stamp"], "+", *content["tools"]]
    for kind, _, words in blocks(content["text"]):
        if kind == "item":
            lines.append(f"  • {words}")
        elif kind == "head1":
            lines += ["", f"  • {words}", ""]
        else:
            lines += ["", words]
    return encode([*lines, "", *content["foot_lines"]])


def md(content: Content) -> bytes:
    """The article as Markdown from a content system: a list of facts above, questions in bold."""
    lines = [f"# {content['title']}", "", f"*Oleh {content['author']}*  ", content["stamp"], "", "---"]
    for kind, label, words in blocks(content["text"]):
        if kind == "item":
            lines.append(f"{'*' if label == '-' else label} {words}")
        elif kind == "head1":
            lines += ["", f"## {words}"]
        elif kind == "head2":
            lines += ["", f"**{words}**"]
        else:
            lines += ["", words, ""]
    return encode([*lines, "", "---", "", *content["foot_lines"]])
