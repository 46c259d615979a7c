"""HTML → Document: a page that is a document whole, an article without the site around it."""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import replace
from typing import Any

from ...errors import ReadError
from ...lexicon.listed_pattern import ListedPattern, any_listed
from ...lexicon.word_lists import heading_words, openings, spaced, word_lists
from ...model.document import Document
from ...model.findings import Finding
from ..blocks import ReflowableBlock, TextBlock, document_from_blocks
from ..encoding import decode, normalise
from .html_blocks import blocks_of, write_labels
from .html_depth import flattened, with_few_attributes
from .html_visible import keep_visible

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]+)", re.I)
_DECLARATION = re.compile(r"<\?xml[^>]{0,200}\?>")
_DECIDES = ListedPattern(lambda: rf"^\W*{spaced(heading_words('decides'))}")
_PARTS = ListedPattern(lambda: rf"^\W*{openings(word_lists('layout_words')['document_parts'])}")
_ARTICLE_TYPE = re.compile(r"(?:News|Blog|Scholarly|Report)?Article$|BlogPosting$|Report$")
_NO_PAGES = frozenset({"undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"})
"""Encodings that Python knows but no page is written in."""
_SHORTEST = 200
_LONGEST_BYLINE = 16
_MOST_NAMES = 20
_TABLE_TAGS = ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption")
_DEEPEST_TABLE = 3
"""Tables inside one another that are shown to the finder of articles as tables: its time doubles with each."""
_DEEPEST_PAGE = 150
"""Elements inside one another up to which justext's second opinion on an article is asked: it writes out the way to
each paragraph, so its time grows with depth times length. Pages of news sites have up to 40."""
_BYLINE = ListedPattern(
    lambda: (
        rf"\b{any_listed('layout_words', 'bylines')}\b"
        r"|\b\d{1,2}[ /.-](?:[^\W\d]{3,9}|\d{1,2})[ /.-]\d{4}\b"
    ),
    re.I,
)


def read_html(data: bytes) -> Document:
    """The Document of a page, with what the page says of itself in `meta`; ReadError empty or unsupported."""
    root, findings = _parse(data)
    meta = _meta(root)
    unseen = keep_visible(root)
    blocks = whole = blocks_of(root)
    # A page is an article when its metadata or markup says so, unless its own lines are those of an instrument,
    # a letter or a report: then the site's furniture costs less than a lost paragraph would.
    is_instrument = _is_instrument(whole)
    if not is_instrument:  # sites hide menus and prompts
        unseen = tuple(finding for finding in unseen if finding.code != "text_hidden")
    if _says_article(root) and not is_instrument:
        blocks = _article(root, whole, meta.get("title", "")) or whole
    document = document_from_blocks(blocks)
    if not document.text.strip():
        raise ReadError("the page has no text; save it from the browser after it has loaded", "empty")
    return replace(document, media_type="text/html", meta=meta, findings=(*findings, *unseen))


def html_blocks(data: bytes) -> list[ReflowableBlock]:
    """The blocks of a page or of a piece of one that another file takes in."""
    root, _ = _parse(data)
    keep_visible(root)
    return blocks_of(root)


def _parse(data: bytes) -> tuple[Any, tuple[Finding, ...]]:
    from lxml import etree
    from lxml import html as lxml_html

    text, findings = _decode(data)
    parser = lxml_html.HTMLParser(huge_tree=True)  # else words below 256 elements are dropped without a sound
    try:
        root = lxml_html.document_fromstring(_in_measure(text), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadError("the page has no text; save it from the browser after it has loaded", "empty") from error
    return root, findings


def _in_measure(text: str) -> str:
    """The page as the parser can read it, whole and in no time."""
    return flattened(with_few_attributes(_without_declaration(text)))


def _without_declaration(text: str) -> str:
    """`text` without `<?xml …?>`, which lxml refuses in text that is decoded already."""
    text = text.lstrip()
    declared = _DECLARATION.match(text)
    return text[declared.end() :] if declared else text


def _decode(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """By the page's own word for its encoding where the bytes are not UTF-8 and agree with it."""
    declared = _CHARSET.search(data[:4096])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            try:
                return normalise(data.decode(_text_encoding(declared[1]))), ()
            except (LookupError, UnicodeError):
                pass
    return decode(data)


def _text_encoding(declared: bytes) -> str:
    """The name of the encoding that a page declares; LookupError where it is none in which pages are written."""
    name = codecs.lookup(declared.decode("ascii")).name
    if name in _NO_PAGES:
        raise LookupError(name)
    return name


def _is_instrument(blocks: list[ReflowableBlock]) -> bool:
    """The words of a decision alone on a line, or four lines that open as an official document's parts do."""
    lines = [block.text for block in blocks if isinstance(block, TextBlock)]
    return any(map(_DECIDES.match, lines)) or sum(bool(_PARTS.match(line)) for line in lines) >= 4


def _says_article(root: Any) -> bool:
    stated = {(tag.get("property"), tag.get("content")) for tag in root.iter("meta")}
    if stated & {("og:type", "article"), ("og:type", "news"), ("og:type", "blog")}:
        return True
    published = any(name == "article:published_time" for name, _ in stated)
    typed = any(_ARTICLE_TYPE.search(str(entry.get("@type"))) for entry in _linked_data(root))
    return published or typed or next(root.iter("article"), None) is not None


def _article(root: Any, whole: list[ReflowableBlock], title: str) -> list[ReflowableBlock]:
    """Title, byline and body of the page's article; none where there is hardly any text."""
    body = _article_body(root)
    if sum(len(block.text) for block in body if isinstance(block, TextBlock)) < _SHORTEST:
        return []
    if _line(body[0]) == title:
        body = body[1:]
    return [*map(TextBlock, filter(None, [title])), *_byline(whole, title, _line(body[0]) if body else ""), *body]


def _article_body(root: Any) -> list[ReflowableBlock]:
    """The article as trafilatura finds it, the labels of its lists written out before."""
    import copy

    import trafilatura
    from lxml import etree
    from lxml import html as lxml_html

    labelled = copy.deepcopy(root)
    write_labels(labelled)
    _flatten_tables(labelled)
    try:
        found = trafilatura.extract(
            labelled,
            fast=_depth(labelled) > _DEEPEST_PAGE,
            output_format="html",
            include_comments=False,
            include_formatting=True,
        )
        return blocks_of(lxml_html.document_fromstring(found)) if found else []
    except (etree.LxmlError, ValueError, RecursionError):
        return []


def _depth(root: Any) -> int:
    """How many elements stand inside one another at the most."""
    from lxml import etree

    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _flatten_tables(root: Any) -> None:
    """Tables deep inside others become plain blocks."""
    from lxml import etree

    depth, deep = 0, []
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=_TABLE_TAGS):
        if element.tag == "table":
            depth += 1 if event == "start" else -1
        if event == "start" and depth > _DEEPEST_TABLE:
            deep.append(element)
    for element in deep:
        element.tag = "div"


def _byline(whole: list[ReflowableBlock], title: str, first: str) -> list[ReflowableBlock]:
    """What stands between title and first line of who wrote, when, how often read: trafilatura leaves it out."""
    lines = [_line(block) for block in whole]
    start = max((i for i, line in enumerate(lines) if title and line == title), default=len(lines))
    between = lines[start + 1 : start + _LONGEST_BYLINE]
    if not first or first not in between:
        return []
    return [TextBlock(line) for line in between[: between.index(first)] if len(line) < 200 and _BYLINE.search(line)]


def _line(block: ReflowableBlock) -> str:
    return block.text if isinstance(block, TextBlock) else ""


def _meta(root: Any) -> dict[str, str]:
    """title, author, published, modified, site: only what the page states, nothing concluded."""
    named: dict[str, str] = {}
    for tag in root.iter("meta"):
        key = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        if value := " ".join(normalise(tag.get("content") or "").split()):
            named.setdefault(key, value)
    stated = {
        key: next((named[name] for name in names if name in named), "") or _linked(root, key)
        for key, names in _META_NAMES.items()
    }
    stated["title"] = _heading(root) or stated["title"] or _text_of(root.find(".//title"))
    return {key: value for key, value in sorted(stated.items()) if value}


_META_NAMES = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title"),
    "author": ("author", "article:author", "dc.creator", "content_author", "citation_author"),
    "published": ("article:published_time", "datepublished", "date", "dc.date", "content_publisheddate", "pubdate"),
    "modified": ("article:modified_time", "datemodified", "og:updated_time", "last-modified", "dc.date.modified"),
    "site": ("og:site_name", "application-name"),
    "url": ("og:url",),
}
_LINKED_NAMES = {"title": "headline", "author": "author", "published": "datePublished", "modified": "dateModified"}


def _heading(root: Any) -> str:
    """The words of the only first-level heading: the title without the site's name behind it."""
    headings = [text for tag in root.iter("h1") if (text := _text_of(tag))]
    return headings[0] if len(headings) == 1 else ""


def _text_of(element: Any) -> str:
    return " ".join(normalise("".join(element.itertext())).split()) if element is not None else ""


def _linked(root: Any, key: str) -> str:
    """A value from the page's JSON-LD; of several authors, all."""
    for entry in _linked_data(root):
        if key in _LINKED_NAMES and (value := _words(entry.get(_LINKED_NAMES[key]))):
            return value
    return ""


def _words(value: Any) -> str:
    """A value of JSON-LD in words: a text, an object's name, or several of them."""
    names = [_name(item) for item in (value[:_MOST_NAMES] if isinstance(value, list) else [value])]
    return ", ".join(filter(None, names))


def _name(value: Any) -> str:
    name = value.get("name") if isinstance(value, dict) else value
    return " ".join(normalise(_whole(name)).split()) if isinstance(name, str) else ""


def _whole(text: str) -> str:
    """`text` with a replacement character for each half of a surrogate pair, which JSON may hold alone."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _linked_data(root: Any) -> list[dict[str, Any]]:
    """The page's JSON-LD entries of articles and the like; what is no JSON is left out."""
    entries: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            loaded = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        graph = loaded.get("@graph", [loaded]) if isinstance(loaded, dict) else loaded
        entries += [entry for entry in graph if isinstance(entry, dict)] if isinstance(graph, list) else []
    return [entry for entry in entries if _ARTICLE_TYPE.search(str(entry.get("@type"))) or "headline" in entry]
