"""What style sheets hide, strike or show in a page, in the many ways in which sheets say it."""

from __future__ import annotations

import pytest

from extractor.reading.reflowable.html import read_html

OLD, NEW = "800/014/LAMA/2029", "800/015/BARU/2030"


def shown(sheet: str, tag: str = "<span class=c>", head: str = "") -> str:
    """The words of a page on which the old number stands in `tag` before the new one."""
    words = f"<p>Nomor {tag}{OLD} </span>{NEW}</p>"
    page = f"<!DOCTYPE html><head><style>{sheet}</style>{head}</head><body>{words}"
    return " ".join(read_html(page.encode()).text.split())


@pytest.mark.parametrize(
    "sheet",
    [
        "p{.c{display:none}}", "p{b, &{ & .c, .d{visibility:hidden}}}", "p{> .c{display:none}}",
        ".c{@media screen{display:none}}", "@media screen{@media (min-width:30em){.c{display:none}}}",
        "@media (width >= 600px){.c{display:none}}", "@media (400px <= width <= 2000px){.c{display:none}}",
        "@media not print{.c{display:none}}", "@media print, (orientation:landscape){.c{display:none}}",
        "@layer a{@layer b{.c{display:none}}}", "@layer a{p .c.c{display:inline}} .c{display:none}",
        "@scope (p){.c{display:none}}", "@supports (display:grid){.c{display:none}}",
    ],
)  # fmt: skip
def test_rules_inside_rules_count(sheet: str) -> None:
    assert shown(sheet) == f"Nomor {NEW}"


@pytest.mark.parametrize(
    "selector",
    [":is(p .c, .q)", ".c:is(p span, .z)", ":where(body p) .c", "span:not(.a, .b)", ":-webkit-any(.c)",
     ".x:nth-child(2 of .y), .c", "[class=C i]", "p:has(> .c) .c", "p > :first-child", "p:nth-of-type(1) span"],
)  # fmt: skip
def test_selectors_of_every_form(selector: str) -> None:
    assert shown(f"{selector}{{display:none}}") == f"Nomor {NEW}"


@pytest.mark.parametrize(
    "said",
    [
        "position:fixed;top:-200px", "position:absolute;left:-40em", "position:absolute;left:-100%",
        "position:fixed;left:100%", "position:fixed;bottom:-80px", "position:absolute;inset:-300px auto auto 0",
        "margin:0 0 0 -9999px;display:inline-block", "overflow:hidden;text-indent:100%;width:10px",
        "overflow:hidden;text-indent:-400px;width:50px", "translate:-9999px 0", "transform:translate3d(-5000px,0,0)",
        "position:fixed;top:0;transform:translateY(-100%)", "scale:0", "transform:rotateY(90deg)",
        "transform:matrix(0,0,0,0,0,0)", "opacity:.01", "opacity:0%", "font-size:.05em", "font-size:1%",
        "font:bold 0/1 Arial", "clip-path:polygon(0 0,0 0,0 0)", "clip-path:inset(0 0 100% 0)",
        "max-width:0;overflow:hidden", "height:0;overflow-y:clip", "line-height:0;overflow:hidden",
        "-webkit-text-fill-color:transparent", "color:rgb(255 255 255)", "color:rgb(0 0 0 / 0)",
        "color:oklch(100% 0 0)",
        "color:hwb(0 100% 0)", "color:Canvas", "color:#333;background:currentColor", "filter:blur(6px)",
        "mask-image:linear-gradient(transparent,transparent)", "-webkit-text-security:disc",
        "color:transparent;text-shadow:0 0 10px #000", "position:relative;left:-2000px",
        "font-size:calc(1px - 1px)", "font-size:calc((2em - 32px) * 2)", "font-size:min(0px, 1em)",
        "font-size:clamp(0px, 1px, 20px)", "position:absolute;left:calc(-1 * 9999px)", "opacity:calc(1 - 1)",
        "max-height:calc(10px / 100);overflow:hidden", "display:/* lama */none",
        "display:inline-block;margin-top:-5000px",
    ],
)  # fmt: skip
def test_what_no_reader_sees(said: str) -> None:
    assert shown(f".c{{{said}}}") == f"Nomor {NEW}"


@pytest.mark.parametrize(
    ("sheet", "tag"),
    [
        ("", "<span hidden>"), ("", "<span hidden=until-found>"), ("", "<span popover>"),
        (".c{display:none}#c{display:revert}", "<span class=c id=c hidden>"),
        (".c{display:none!important}", "<span class=c style='display:inline'>"),
    ],
)  # fmt: skip
def test_attributes_hide(sheet: str, tag: str) -> None:
    assert shown(sheet, tag) == f"Nomor {NEW}"


@pytest.mark.parametrize(
    "sheet",
    [
        ".c[hidden]{display:inline}", ".c{display:none!important}span[hidden]#c{display:block!important}",
        ".c{display:inline-block}@media (max-width:37.5em){.c{display:none}}",
        ".c{display:inline}@media (prefers-color-scheme:dark){.c{display:none}}",
        ".c{display:inline}@media print{p{.c{display:none}}}",
        ".c{display:inline}@supports not (display:grid){.c{display:none}}",
        "@layer a{#c{display:none}}.c{display:inline}", ".c{display:inline;position:relative;left:-5px}",
        "p{position:relative}.c{display:inline;position:absolute;top:-10px;left:0}",
        ".c{display:inline;position:absolute;left:50%;transform:translate(-50%,-50%)}",
        ".c{display:inline;background:linear-gradient(red,blue);-webkit-background-clip:text;color:transparent}",
        ".c{display:inline;color:transparent;text-shadow:0 0 0 #000}",
        ".c{display:inline;color:#fff;-webkit-text-stroke:1px #000}",
        ".c{display:inline-block;margin-left:200px;text-indent:-200px}", ".c{display:inline-block;height:0}",
    ],
)  # fmt: skip
def test_what_a_sheet_shows_is_read(sheet: str) -> None:
    assert shown(sheet, "<span class=c id=c hidden>") == f"Nomor {OLD} {NEW}"


@pytest.mark.parametrize("head", ["<style media=print>.c{display:none}</style>",
                                  "<noscript><style>.c{display:none}</style></noscript>"])  # fmt: skip
def test_sheets_that_are_not_for_this_screen(head: str) -> None:
    assert shown("", head=head) == f"Nomor {OLD} {NEW}"


def test_a_sheet_in_its_own_address() -> None:
    assert shown("", head="<link rel=stylesheet href='data:text/css,.c%7Bdisplay:none%7D'>") == f"Nomor {NEW}"


@pytest.mark.parametrize(
    "sheet",
    [".c{text-decoration:red line-through wavy}", "p{.c{text-decoration-line:line-through}}",
     ".c::after{content:'';position:absolute;left:0;right:0;top:50%;border-top:2px solid red}",
     ".c:before{content:'';position:absolute;width:100%;top:45%;height:1px;background:#000}"],
)  # fmt: skip
def test_struck_words(sheet: str) -> None:
    assert shown(sheet) == f"Nomor {NEW}"


def test_a_deletion_that_a_sheet_does_not_strike() -> None:
    page = f"<style>del{{text-decoration:none}}</style><p>Nomor <del>{NEW}</del></p>"
    assert read_html(page.encode()).text.strip() == f"Nomor {NEW}"


@pytest.mark.parametrize(("casing", "words"), [("capitalize", "Made Rai Contoh"), ("lowercase", "made rai contoh")])
def test_letters_as_a_sheet_shows_them(casing: str, words: str) -> None:
    written = "made rai contoh" if casing == "capitalize" else "Made RAI Contoh"
    page = f"<p style='text-transform:{casing}'>{written}</p>"
    assert read_html(page.encode()).text.strip() == words


@pytest.mark.parametrize(
    "sheet",
    ["(" * 9000, ":is(" * 9000 + "a" + ")" * 9000 + "{display:none}", ":is(a,b) " * 60 + "{display:none}",
     "a{" * 9000 + "display:none" + "}" * 9000, "@media screen{" * 9000 + "}" * 9000,
     "@media " + "(min-width:1px) and " * 9000 + "(a){.c{display:none}}"],
    ids=["brackets", "is in is", "is beside is", "rules", "media in media", "queries"],
)  # fmt: skip
def test_sheets_made_to_confuse_lose_no_word(sheet: str) -> None:
    assert shown(sheet) == f"Nomor {OLD} {NEW}"
