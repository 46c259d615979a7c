"""One line of Markdown, or of what converters leave, → its plain words. Ordinary text comes back unchanged."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from ...text.blank_runs import shorten_blanks
from ...text.numerals import to_letter, to_roman
from ...text.raised import shown_raised
from ..blocks import join_cells

_BLOCK = "ol|ul|li|p|div|br|hr|h[1-6]|table|thead|tbody|tfoot|tr|td|th|blockquote|center|pre|section|figure|figcaption"
_INLINE = "a|b|i|u|s|em|strong|del|ins|sup|sub|span|font|small|big|mark|code|img|input|label|strike|o:p"
_TAG = re.compile(rf"<(/?)({_BLOCK}|{_INLINE})(\s[^<>\n]*)?/?>", re.I)
_COMMENT = re.compile(r"<!--[^<>\n]*-->")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#[xX][0-9A-Fa-f]{1,5});")
_IMAGE = re.compile(r"!\[([^\[\]\n]*)\]\([^()\n]*\)")
_LINK = re.compile(r"(?<!\\)\[([^\[\]\n]*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)?)(?:\s+\"[^\"\n]*\")?\)")
_REFERENCE = re.compile(r"(?<!\\)\[([^\[\]\n]{1,200})\]\[[^\[\]\n]{0,60}\]")
"""A link whose address stands elsewhere."""
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n^]{1,60}\]:\s+<?(?:https?:|mailto:|[#/.])\S*(?:\s+[\"'(].*)?$")
"""… and that address: a line that is not shown."""
_AUTOLINK = re.compile(r"<((?:https?://|ftp://|mailto:|www\.)[^<>\s]+|[\w.+-]+@[\w.-]+\.\w+)>")
_ADDRESS = re.compile(r"[/#@:.]")
_STAR = re.compile(r"(?<![\w\\*])\*(?=[^\s*)])([^*\n]+)(?<=[^\s\\*])\*(?![\w*])")
_STARS = re.compile(r"(?<![\\*])(\*{2,3})(?=[^\s*)])([^*\n]+)(?<=[^\s\\*])\1(?!\*)")
_LONE_STARS = re.compile(r"(?<=[^\W_])\*\*(?=\s|[.,:;]|$)|(?:^|(?<=\s))\*\*(?=[^\W_])")
_SCORE = re.compile(r"(?<![\w\\])(_{1,3})(?=[^\s_])([^_\n]+)(?<=[^\s_\\])\1(?!\w)")
_STRUCK = re.compile(
    r"(?<!~)~~(?=[^\s~])[^~\n]+(?<=\S)~~(?!~)|<(?P<tag>del|s|strike)(?:\s[^<>\n]*)?>[^\n]{0,2000}?</(?P=tag)>", re.I
)
_STRUCK_LINES = re.compile(r"(?<!~)~~(?=[^\s~])((?:[^~\n]|\n(?!\s*\n)){1,2000})(?<=\S)~~(?!~)")
"""Struck words may run over several lines of one paragraph."""
_ONE_TILDE = re.compile(r"(?<![~\w\\])~(?=[^\s~])([^~\n]{1,200})(?<=[^\s~\\])~(?![~\w])")
_HIDDEN = re.compile(
    rf"""<(?P<tag>{_BLOCK}|{_INLINE})(?=\s)(?=[^<>]{{0,400}}?(?:\shidden(?=[\s=>/])|style\s*=\s*["'][^"'<>]{{0,200}}?
    (?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d]))))
    [^<>]{{0,400}}>|<!--(?!\s*page)""",
    re.I | re.X,
)
"""Where an element begins that a browser hides, or a comment."""
_TAGS = re.compile(r"<[^<>]*>")
_STRUCK_LETTERS = re.compile(r"(?:[^\n][\u0335-\u0338])+")
"""Letters with a stroke through each of them, by Unicode's combining signs."""
_RAISED = re.compile(
    r"<sup(?:\s[^<>\n]*)?>(?:<[^<>\n]{1,200}>){0,3}([^<>\n]{0,200})(?:</[^<>\n]{1,20}>){0,3}</sup>|"
    r"(?<=\w)\^([^\s^]{1,4})\^|\[\^[^\]\s]{1,40}\]:?",
    re.I,
)
"""Raised letters as a tag or between carets, and the mark of a note; a note's own text follows its mark and a colon."""
_MARKED = re.compile(r"(?<![=+\w])(==|\+\+)(?=[^\s=+])([^=+\n]{1,400})(?<=\S)\1(?![=+\w])")
"""Words that some writers of Markdown mark as highlighted or as added."""
_CODE = re.compile(r"(?<![\w`])`(?=[^\s`])([^`\n]+)(?<=\S)`(?![\w`])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(?=\S)")
_CLOSING = re.compile(r"\s+#{1,6}\s*$")
_QUOTE = re.compile(r"^\s*(?:>\s?)+(?=[^\W\d]|[*#\[-]|$)")
_BULLET = re.compile(r"^\s*[*+-]\s+(?=\S)")
_RULE = re.compile(r"^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,}|`{3,}\w*|~{3,}\w*)\s*$")
_GAP = re.compile(r"(?<=\S)(?: {5,}|\s*\t\s*)(?=\S)")


def plain_line(line: str) -> str:
    """The words of a source line: marks gone, blanks single; a tab stays where two texts stand side by side."""
    line = shorten_blanks(line)
    if _RULE.match(line) or (line.lstrip().startswith("[") and _DEFINITION.match(line)):
        return ""
    line = _QUOTE.sub("", line)
    if heading := _HEADING.match(line):
        line = _CLOSING.sub("", line[heading.end() :])
    line = _BULLET.sub("- ", line)
    cells = _GAP.split(line.strip())
    return plain_words(join_cells(cells)).strip()  # a tag at either end leaves the tab beside it


def plain_words(text: str) -> str:
    """`text` without inline marks: emphasis, links, tags, entities and escapes; blanks single, tabs kept."""
    if "~~" in text or "<" in text:
        text = _STRUCK.sub("", text)
    if "^" in text or "<" in text:
        text = _RAISED.sub(_raised_words, text)
    if "<" in text:
        text = _untag(_AUTOLINK.sub(lambda m: m[1].removeprefix("mailto:"), _COMMENT.sub("", text)))
    if "](" in text:
        text = _LINK.sub(_link_words, _IMAGE.sub(r"\1", text))
    if "][" in text:
        text = _REFERENCE.sub(r"\1", text)
    text = _unmark(text)
    if "&" in text:
        text = _ENTITY.sub(lambda m: html.unescape(m[0]).replace("\xa0", " ").replace("\xad", ""), text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return "\t".join(" ".join(part.split()) for part in text.split("\t"))


def mark_struck_lines(text: str) -> str:
    """`text` with struck words that run over several lines, or are struck letter by letter, marked line by line."""
    if _STRUCK_LETTERS.search(text):
        text = _STRUCK_LETTERS.sub(" ~~-~~ ", text)
    if "~~" not in text:
        return text
    return _STRUCK_LINES.sub(lambda m: "\n".join(f"~~{line.strip()}~~" for line in m[1].split("\n")), text)


def mark_single_tildes(text: str) -> str:
    """`text` with the words between single tildes, which Markdown strikes through, too, marked by two."""
    return _ONE_TILDE.sub(r"~~\1~~", text) if "~" in text else text


def without_hidden(text: str) -> tuple[str, int]:
    """`text` without comments and the elements that a browser hides, its lines where they were, and how many of the
    elements had words."""
    kept: list[str] = []
    at = hidden = 0
    ends: dict[str, int] = {}
    """Where an end was looked for in vain: no later look finds one."""
    for match in _HIDDEN.finditer(text) if "<" in text else ():
        sign = f"</{match['tag']}" if match["tag"] else "-->"
        if match.start() < at or ends.get(sign) == -1:
            continue
        ends[sign] = text.find(sign, match.end())
        if ends[sign] < 0:
            continue
        inside = text[match.end() : ends[sign]]
        hidden += bool(match["tag"] and _TAGS.sub("", inside).strip())
        kept += [text[at : match.start()], "\n" * inside.count("\n")]
        at = text.find(">", ends[sign]) + 1 or len(text)
    return "".join((*kept, text[at:])), hidden


def count_struck(text: str) -> int:
    """How many pieces of the text are struck through."""
    return sum(1 for _ in _STRUCK.finditer(text)) if "~~" in text or "<" in text else 0


def _raised_words(match: re.Match[str]) -> str:
    letters = match[1] or match[2]
    return shown_raised(letters, match.string[: match.start()]) if letters else ""


def _unmark(text: str) -> str:
    if "_" in text:
        text = _SCORE.sub(r"\2", text)
    if "*" in text:
        text = _STARS.sub(r"\2", _STAR.sub(r"\1", text))
        text = _LONE_STARS.sub("", text)
    if "==" in text or "++" in text:
        text = _MARKED.sub(r"\2", text)
    return _CODE.sub(r"\1", text) if "`" in text else text


def _link_words(match: re.Match[str]) -> str:
    """The words of a link; its address too where the link is all that follows a colon (`Video : [di sini](…)`)."""
    words, address = match[1].strip(), match[2]
    if not _ADDRESS.search(address):
        return match[0]
    alone = match.string[: match.start()].rstrip().endswith(":") and not match.string[match.end() :].strip()
    if alone and address.startswith("http") and "://" not in words:
        return f"{words} {address}"
    return words or (address if address.startswith("http") else "")


def _untag(text: str) -> str:
    """`text` without HTML tags; list items get the labels that a browser shows."""
    lists: list[_List] = []
    return _TAG.sub(lambda m: _tag_words(m, lists), text) if "<" in text else text


class _List:
    """An open list: what its items are labelled with, and how many there were."""

    def __init__(self, name: str, attributes: str) -> None:
        start = re.search(r"start\s*=\s*[\"']?(\d{1,4})", attributes)
        self.count = int(start[1]) - 1 if start else 0
        self.style = list_style(name, attributes)

    def next_label(self) -> str:
        self.count += 1
        return list_label(self.style, self.count)


_STYLE_TYPE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.I)
_TYPE = re.compile(r"(?<![\w-])type\s*=\s*[\"']?(\w+)")
_STYLES = {
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
    "lower-latin": "lower-alpha",
    "upper-latin": "upper-alpha",
}


_NUMERALS: dict[str, Callable[[int], str]] = {"lower-alpha": to_letter, "lower-roman": to_roman, "decimal": str}


def list_style(name: str, attributes: str) -> str:
    """How a list's items are labelled: a CSS list-style-type; `attributes` is the tag's text after its name."""
    if found := _STYLE_TYPE.search(attributes):
        return found[1].lower()
    if name.lower() != "ol":
        return "disc"
    kind = _TYPE.search(attributes)
    return _STYLES.get(kind[1], "decimal") if kind else "decimal"


def list_label(style: str, number: int) -> str:
    """`a.`, `IV.`, `3.`, `-` or nothing, for an item in a list of this CSS style."""
    style = _STYLES.get(style, style)
    if style == "none":
        return ""
    shown = _NUMERALS.get(style.replace("upper", "lower"))
    if not shown:
        return "-"
    return f"{shown(number).upper() if style.startswith('upper') else shown(number)}."


def _tag_words(match: re.Match[str], lists: list[_List]) -> str:
    closing, name, attributes = match[1], match[2].lower(), match[3] or ""
    if name in ("ol", "ul"):
        if not closing:
            lists.append(_List(name, attributes))
        elif lists:
            lists.pop()
        return " "
    if name == "li" and not closing:
        label = lists[-1].next_label() if lists else "-"
        return f" {label} "
    return " " if re.fullmatch(_BLOCK, name) else ""
