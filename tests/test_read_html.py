"""HTML: a document keeps everything in it, an article loses the site around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from makers import assert_places, examples

from extractor.errors import ReadError
from extractor.reading.reflowable.html import read_html


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def lines(body: str, head: str = "") -> list[str]:
    document = read_html(page(body, head))
    assert_places(document)
    return [line.text for line in document.lines]


def test_lists_show_their_labels() -> None:
    body = "<ol type=a><li>satu<ol><li>dalam</li></ol></li><li><p>dua</p></li></ol><ol start=4><li>empat</li></ol>"
    assert lines(body) == ["a. satu", "1. dalam", "b. dua", "4. empat"]


def test_an_item_that_carries_its_label_gets_no_second_one() -> None:
    assert lines("<ol><li>1. satu</li></ol><ul><li>a. dua</li><li>tiga</li></ul>") == ["1. satu", "a. dua", "- tiga"]
    assert lines("<ol style='list-style-type: none'><li>bebas</li></ol>") == ["bebas"]


def test_a_layout_table_reads_like_the_paper() -> None:
    body = (
        "<table><tr><td>Menimbang</td><td>:</td><td><ol type='a'><li>bahwa satu;</li><li>bahwa dua;</li></ol></td></tr>"
        "<tr><td>Mengingat</td><td>:</td><td>Undang-Undang Contoh;</td></tr></table><p>MEMUTUSKAN :</p>"
    )
    assert lines(body) == [
        "Menimbang : a. bahwa satu;",
        "b. bahwa dua;",
        "Mengingat : Undang-Undang Contoh;",
        "MEMUTUSKAN :",
    ]


def test_items_set_in_two_columns_are_lines() -> None:
    assert lines("<table><tr><td>4.1</td><td>satu</td></tr><tr><td>4.2</td><td>dua</td></tr></table>") == [
        "4.1 satu",
        "4.2 dua",
    ]


def test_signatures_side_by_side_come_one_after_the_other() -> None:
    body = "<table><tr><td>PIHAK KEDUA,<br><br>Ani</td><td>PIHAK KESATU,<br>Camat<br>Budi</td></tr></table>"
    assert lines(body) == ["PIHAK KEDUA,", "Ani", "PIHAK KESATU,", "Camat", "Budi"]


def test_a_table_of_data_is_a_grid() -> None:
    body = (
        "<table><tr><th rowspan=2>No</th><th colspan=2>Jenis<br>Nilai</th></tr><tr><th>A</th><th>B</th></tr>"
        "<tr><td>1</td><td><p>satu</p><p>dua</p></td><td>3</td></tr></table>"
    )
    (grid,) = read_html(page(body)).grids
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["No", "Jenis Nilai", ""],
        ["", "A", "B"],
        ["1", "satu\ndua", "3"],
    ]
    lines(body)


def test_a_huge_colspan_is_bounded() -> None:
    (grid,) = read_html(page("<table><tr><td colspan=999999>A</td></tr><tr><td>1</td><td>2</td></tr></table>")).grids
    assert len(grid.rows[0]) < 100


def test_scripts_styles_navigation_and_hidden_parts_go() -> None:
    body = (
        "<nav><a href='/'>Beranda</a></nav><script>var a = '<p>x</p>'</script><style>p{}</style>"
        "<p style='display:none'>rahasia</p><p>Isi <!-- catatan -->surat</p>"
        "<ul class='main-menu'><li><a href='/a'>Profil</a></li></ul><footer><a href='/b'>Kontak</a></footer>"
    )
    assert lines(body) == ["Isi surat"]


ARTICLE_HEAD = (
    '<meta property="og:type" content="article"><meta property="og:site_name" content="Warta Contoh">'
    '<meta property="article:published_time" content="2021-03-04T08:00:00+07:00">'
    '<meta name="author" content="Sari Melati"><title>Antar Obat - Warta Contoh</title>'
    '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2021-03-05"}</script>'
)
PARAGRAPH = (
    "Puskesmas membuat layanan antar obat bagi warga lanjut usia sejak bulan Januari. Layanan ini gratis dan berjalan"
    " setiap hari kerja dengan bantuan kader di desa, sehingga warga tidak perlu menempuh jalan yang jauh."
)


def article(extra: str = "") -> str:
    return (
        "<div class='menu'><ul><li><a href='/'>Beranda</a></li></ul></div><article><h1>Antar Obat</h1>"
        f"<p>{PARAGRAPH}</p><h2>8. Apa hasilnya?</h2><p>{PARAGRAPH}</p><ol type='a'><li>Jarak jauh</li><li>Ongkos mahal"
        f"</li></ol>{extra}</article><div class='comments'><p>Laporkan konten</p></div>"
    )


def test_an_article_loses_the_site_and_keeps_its_labels_and_metadata() -> None:
    document = read_html(page(article(), ARTICLE_HEAD))
    assert document.lines[0].text == "Antar Obat"
    assert {"8. Apa hasilnya?", "a. Jarak jauh", "b. Ongkos mahal"} <= {line.text for line in document.lines}
    assert "Laporkan" not in document.text and "Beranda" not in document.text
    assert document.meta == {
        "author": "Sari Melati",
        "modified": "2021-03-05",
        "published": "2021-03-04T08:00:00+07:00",
        "site": "Warta Contoh",
        "title": "Antar Obat",
    }


def test_the_byline_of_an_article_is_kept() -> None:
    byline = "<div class='author'>Penulis: Sari Melati | 4 Maret 2021 | Dibaca: 1.083 kali</div>"
    body = article().replace("</h1>", f"</h1>{byline}")
    document = read_html(page(body, ARTICLE_HEAD))
    assert [line.text for line in document.lines[:2]] == [
        "Antar Obat",
        "Penulis: Sari Melati | 4 Maret 2021 | Dibaca: 1.083 kali",
    ]
    assert document.text.count("Penulis") == 1


def test_a_decree_in_an_article_element_is_kept_whole() -> None:
    document = read_html(page(article("<p>MEMUTUSKAN :</p>") + "<p>Tembusan: Camat</p>", ARTICLE_HEAD))
    assert "Tembusan: Camat" in document.text


def test_nothing_is_concluded_that_the_page_does_not_say() -> None:
    assert read_html(page("<p>Hak cipta 2020</p>")).meta == {}


def test_the_declared_encoding_is_used_where_the_bytes_are_not_utf8() -> None:
    data = '<html><head><meta charset="windows-1252"></head><body>“Sehat”</body></html>'.encode("cp1252")
    document = read_html(data)
    assert (document.text, document.findings) == ("“Sehat”", ())


def test_an_xml_declaration_does_no_harm() -> None:
    assert read_html(b'<?xml version="1.0" encoding="UTF-8"?><html><body><p>Isi</p></body></html>').text == "Isi"


@pytest.mark.parametrize("data", [b"<html></html>", b"<html><body><script>1</script></body></html>", b"<!-- x -->"])
def test_a_page_without_words_is_empty(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read_html(data)
    assert caught.value.code == "empty"


def test_deep_nesting_is_read() -> None:
    assert "dalam" in read_html(page("<font>" * 1000 + "dalam")).text


TAGS = ["table", "tr", "td", "th", "ol", "li", "p", "br", "pre", "nav", "article", "ul"]
PIECES = (
    [f"<{tag}>" for tag in TAGS]
    + [f"</{tag}>" for tag in TAGS]
    + ["kata", ":", "\n", "1.", "<!-- x -->", "<td colspan=3>"]
)


@examples(80)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_tag_soup_gives_true_places_or_a_read_error(pieces: list[str]) -> None:
    try:
        assert_places(read_html("".join(pieces).encode()))
    except ReadError as error:
        assert error.code == "empty"


@examples(60)
@given(st.binary(max_size=500))
def test_any_bytes_give_a_document_or_a_read_error(data: bytes) -> None:
    try:
        assert_places(read_html(data))
    except ReadError as error:
        assert error.code in {"empty", "unsupported"}
