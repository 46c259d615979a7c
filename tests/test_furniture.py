"""Heads, feet, page numbers, catchwords and notices leave the text; nothing else does."""

from __future__ import annotations

from makers import printed
from test_layout import HEIGHT, WIDTH

from extractor.layout.lines import PageLayout, Sheet, Token, lay_out

NUMERALS = ["satu", "dua", "tiga", "empat", "lima", "enam"]


def pages(*contents: list[list[Token]]) -> PageLayout:
    return lay_out(
        [Sheet(i, WIDTH, HEIGHT, "digital", [t for row in rows for t in row]) for i, rows in enumerate(contents, 1)]
    )


def body(i: int) -> list[list[Token]]:
    return [printed(72, 200 + 16 * k, f"isi {NUMERALS[i]} baris yang {NUMERALS[k]}") for k in range(4)]


def furniture(laid: PageLayout) -> list[list[str]]:
    return [[found.text for found in page.furniture] for page in laid.pages]


def test_page_numbers_in_many_forms() -> None:
    forms = ["- {} -", "-{}-", "{}", "Halaman {} dari 12", "{} | P a g e", "Hal. {}"]
    for form in forms:
        laid = pages(*[[printed(280, 40, form.format(i + 1)), *body(i)] for i in range(3)])
        assert [len(rows) for rows in furniture(laid)] == [1, 1, 1], form
        assert laid.text.count("\n") == 11


def test_furniture_has_places_and_is_not_text() -> None:
    laid = pages(*[[printed(280, 40, f"- {i + 1} -"), *body(i)] for i in range(3)])
    found = laid.pages[1].furniture[0]
    assert (found.start, found.page, found.box) == (-1, 2, (280.0, 40.0, 306.0, 52.0))
    assert "- 2 -" not in laid.text


def test_a_lone_list_label_is_no_page_number() -> None:
    laid = pages([printed(72, 60, "2."), *body(0)], [printed(72, 60, "7"), *body(1)], [printed(72, 60, "3."), *body(2)])
    assert furniture(laid) == [[], [], []]
    assert laid.text.startswith("2.\n")


def test_running_head_of_a_gazette() -> None:
    laid = pages(*[[printed(72, 40, "2031, No.77"), printed(290, 40, f"-{i + 1}-"), *body(i)] for i in range(4)])
    assert all("No.77" in " ".join(rows) for rows in furniture(laid))
    assert "No.77" not in laid.text


def test_a_page_number_before_the_running_head_of_a_gazette() -> None:
    laid = pages(*[[printed(290, 40, f"-{i + 1}-"), printed(420, 40, "2031, No.77"), *body(i)] for i in range(4)])
    assert "No.77" not in laid.text and "-2-" not in laid.text


def test_a_bare_page_number_beside_the_running_head_of_a_gazette() -> None:
    first = [printed(72, 40, "2031, No.77"), printed(290, 40, "2"), *body(0)]
    laid = pages(first, [printed(290, 40, "3"), printed(420, 40, "2031, No.77"), *body(1)])
    assert "2031, No.77" not in laid.text


def test_head_repeated_after_the_letterhead() -> None:
    laid = pages(
        *[
            [
                printed(250, 40, "PRESIDEN"),
                printed(230, 55, "REPUBLIK INDONESIA"),
                printed(285, 90, f"-{i + 1}-"),
                *body(i),
            ]
            for i in range(4)
        ]
    )
    assert laid.text.startswith("PRESIDEN\nREPUBLIK INDONESIA\n")
    assert laid.text.count("PRESIDEN") == 1


def test_head_that_a_recogniser_garbled() -> None:
    heads = ["PRESIDEN", "FRESIDEN", "NESIIEN", "PRES!DEH"]
    laid = pages(*[[printed(250, 40, heads[i]), printed(285, 70, f"-{i + 1}-"), *body(i)] for i in range(4)])
    assert [rows[:1] for rows in furniture(laid)[1:]] == [["FRESIDEN"], ["NESIIEN"], ["PRES!DEH"]]


def test_pages_that_all_begin_with_an_article() -> None:
    laid = pages(*[[printed(280, 60, f"Pasal {i + 3}"), *body(i)] for i in range(4)])
    assert furniture(laid) == [[], [], [], []]


def test_catchwords_open_the_next_page() -> None:
    first = [*body(0), printed(430, 700, "2. Peraturan . . .")]
    second = [printed(72, 100, "2. Peraturan Menteri tentang Contoh;"), *body(1), printed(430, 700, "BAB II...")]
    third = [printed(280, 100, "BAB II"), *body(2)]
    laid = pages(first, second, third)
    assert furniture(laid) == [["2. Peraturan . . ."], ["BAB II..."], []]
    assert laid.text.count("2. Peraturan") == 1


def test_form_lines_with_dots_stay() -> None:
    laid = pages([*body(0), printed(72, 700, "Nama : . . . . . .")], body(1))
    assert furniture(laid) == [[], []]


def test_signing_notices_and_security_paper() -> None:
    notice = (
        "- Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik yang diterbitkan BSrE"
    )
    laid = pages(
        [*body(0), printed(30, 790, notice, step=3.0, gap=2.0)],
        [*body(1), printed(60, 790, "SK No 123456 A")],
        [*body(2), printed(250, 800, "www.peraturan.go.id")],
    )
    assert furniture(laid) == [[notice], ["SK No 123456 A"], ["www.peraturan.go.id"]]


def test_first_page_letterhead_is_body() -> None:
    head = [printed(200, 40, "DINAS CONTOH"), printed(200, 56, "Jalan Mawar 5, Kota")]
    laid = pages([*head, *body(0)], [*head, *body(1)], [*head, *body(2)], [*head, *body(3)])
    assert laid.text.startswith("DINAS CONTOH\nJalan Mawar 5, Kota\nisi satu")
    assert laid.text.count("DINAS CONTOH") == 1


def test_place_and_day_of_a_second_letter_are_no_running_head() -> None:
    head = ("PEMERINTAH KABUPATEN CONTOH", "DINAS PERHUBUNGAN KABUPATEN CONTOH", "Muara Contoh, {} Mei 2030")
    laid = pages(
        *[[*(printed(72, 40 + 16 * k, line.format(i + 2)) for k, line in enumerate(head)), *body(i)] for i in range(2)]
    )
    assert "2 Mei 2030" in laid.text and "3 Mei 2030" in laid.text
    assert furniture(laid)[1] == list(head[:2])
