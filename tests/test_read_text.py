"""Text files: lines, grids, pages and furniture, each with its true place in the text."""

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from makers import assert_places, examples

from extractor.errors import ReadError
from extractor.reading import read
from extractor.reading.reflowable.plain_text import read_text

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"


def lines(text: str) -> list[str]:
    return [line.text for line in read_text(text.encode()).lines]


def grids(text: str) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in grid.rows] for grid in read_text(text.encode()).grids]


def test_lines_stay_the_lines_of_the_file() -> None:
    assert lines("SATU\n\n 2. dua\n   \ntiga") == ["SATU", "", "2. dua", "", "tiga"]


def test_tab_rows_are_a_grid_and_the_rule_under_the_head_is_none() -> None:
    text = "No\tNama\tNilai\n----\t--\t--\n1.\tAni\t90\n2.\tBudi\t80\n"
    assert grids(text) == [[["No", "Nama", "Nilai"], ["1.", "Ani", "90"], ["2.", "Budi", "80"]]]
    assert lines(text) == ["No\tNama\tNilai", "1.\tAni\t90", "2.\tBudi\t80"]


def test_a_row_that_goes_on_after_a_page_break_keeps_its_empty_cells() -> None:
    text = "No\tNama\tUraian\n1.\tLoket\t<ol> 1. Buka pintu dan\n\n\t\tnyalakan lampu 2. Duduk\n2.\tTutup\tPulang\n"
    first, second = grids(text)
    assert first[1] == ["1.", "Loket", "1. Buka pintu dan"]
    assert second == [["", "", "nyalakan lampu 2. Duduk"], ["2.", "Tutup", "Pulang"]]


def test_a_single_continuation_row_is_a_grid_only_behind_a_table() -> None:
    assert grids("No\tNama\tUraian\n1.\tLoket\tBuka\n\n\t\tdan tutup\n\nSelesai")[1] == [["", "", "dan tutup"]]
    assert grids("KETETAPAN\n\n\t\tPasal 1\n\nSelesai") == []


def test_a_row_with_its_label_glued_on_keeps_its_cells() -> None:
    text = "No\tNama\tUraian\n4.\tBiaya\tGratis\n\n5. Produk\t<ol> 1. Kartu 2. Surat\n"
    assert grids(text)[1] == [["5. Produk", "1. Kartu 2. Surat"]]


def test_words_set_with_tabs_are_lines() -> None:
    text = "Nomor\t:\t005/1\nHal\t:\tUndangan\n\na.\tbahwa satu\nb.\tbahwa dua\n"
    assert grids(text) == []
    assert lines(text) == ["Nomor : 005/1", "Hal : Undangan", "", "a. bahwa satu", "b. bahwa dua"]


def test_pipe_tables_with_and_without_outer_pipes() -> None:
    text = "| No | Nama |\n|:--|---:|\n| 1 | **Ani** \\| Budi |\n\nNo | Nama\n--- | ---\n2 | Cici\n"
    assert grids(text) == [[["No", "Nama"], ["1", "Ani | Budi"]], [["No", "Nama"], ["2", "Cici"]]]


def test_a_pipe_in_a_sentence_makes_no_table() -> None:
    assert grids("Foto: Warta | Sumber: Dinas\nlain | baris") == []


def test_a_pipe_table_that_only_arranges_a_decree_becomes_its_lines() -> None:
    text = "| Menimbang | : | a. bahwa satu;<br>b. bahwa dua; |\n|---|---|---|\n| Mengingat | : | 1. Undang-Undang; |\n"
    assert lines(text) == ["Menimbang : a. bahwa satu;", "b. bahwa dua;", "Mengingat : 1. Undang-Undang;"]
    assert grids(text) == []


def test_an_html_table_in_markdown_is_a_grid_with_merged_cells() -> None:
    text = (
        "Lampiran\n<table><tr><td rowspan='2'>No</td><td colspan='2'>Nilai</td></tr>\n"
        "<tr><td>A</td><td>B</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>\nSelesai"
    )
    assert grids(text) == [[["No", "Nilai", ""], ["", "A", "B"], ["1", "2", "3"]]]
    assert lines(text)[-1] == "Selesai"


def test_form_feeds_and_page_marks_start_pages() -> None:
    document = read_text(b"satu\n\fdua\n<!-- PageBreak -->\ntiga\n\f")
    assert [(line.text, line.page) for line in document.lines if line.text] == [("satu", 1), ("dua", 2), ("tiga", 3)]
    assert len(document.pages) == 3


def test_page_numbers_are_furniture() -> None:
    document = read_text(b"satu\n- 2 -\ndua\nHalaman 3 dari 9\n")
    assert [line.text for line in document.lines] == ["satu", "dua"]
    assert [line.text for line in document.pages[0].furniture] == ["- 2 -", "Halaman 3 dari 9"]
    assert all(line.start == -1 for line in document.pages[0].furniture)


def test_bare_numbers_are_furniture_only_beside_a_page_break() -> None:
    assert lines("2022\n\nPROPOSAL\n\n7\n\nAKHIR") == ["2022", "", "PROPOSAL", "", "7", "", "AKHIR"]
    document = read_text(b"satu\nempat\nlima\n1\n\fdua\nenam\nlain\n2\n")
    assert [line.text for page in document.pages for line in page.furniture] == ["1", "2"]


def test_heads_and_feet_that_run_over_the_pages_are_furniture_but_the_first_head_is_text() -> None:
    pages = [f"BERITA DAERAH\nPasal {n}\nisi {n}\nakhir {n}\njdih.contoh.go.id" for n in (1, 2, 3)]
    document = read_text("\f".join(pages).encode())
    feet = ["jdih.contoh.go.id"]
    assert [[line.text for line in page.furniture] for page in document.pages] == [
        feet,
        ["BERITA DAERAH", *feet],
        ["BERITA DAERAH", *feet],
    ]
    assert document.text.count("BERITA DAERAH") == 1
    assert {"Pasal 1", "Pasal 2", "Pasal 3"} <= {line.text for line in document.lines}


def test_short_pages_that_are_alike_keep_their_words() -> None:
    assert lines("SAMA\nisi\n\fSAMA\nisi\n\fSAMA\nisi") == ["SAMA", "isi"] * 3


def test_read_fills_path_hash_and_media_type(tmp_path: Path) -> None:
    path = tmp_path / "sk.md"
    path.write_bytes(b"KEPUTUSAN")
    document = read(path)
    assert (document.path, document.media_type) == (path.as_posix(), "text/markdown")
    assert document.sha256 == sha256(b"KEPUTUSAN").hexdigest()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.pdf", b"\n", "empty"),
        ("a.png", b"\x89PNG\r\n\x1a\n....", "damaged"),
        ("a.txt", b"\xff\xd8\xff\xe0....", "damaged"),
        ("a.rtf", b"{\\rtf1 halo}", "unsupported"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "unsupported"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.docx", b"PK\x03\x04 cut off", "damaged"),
        ("a.txt", bytes(range(256)) * 20, "unsupported"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read(path)
    assert caught.value.code == code
    assert "\n" not in caught.value.message


def test_a_missing_file_is_a_read_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        read(tmp_path / "none.txt")


def test_html_under_another_name_is_read_as_html(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("<!DOCTYPE html><html><body><p>MEMUTUSKAN</p></body></html>", encoding="utf-8")
    assert read(path).media_type == "text/html"


PIECES = [
    "\t",
    "\n",
    "\f",
    "|",
    "---",
    " ",
    "a.",
    "1.",
    ":",
    "kata",
    "**",
    "<ol>",
    "<table>",
    "</table>",
    "<td>",
    "- 2 -",
    "No",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_every_place_is_true_whatever_the_text(pieces: list[str]) -> None:
    try:
        document = read_text("".join(pieces).encode())
    except ReadError as error:
        assert error.code == "empty"
    else:
        assert_places(document)


@examples(60)
@given(st.binary(max_size=2000))
def test_any_bytes_give_a_document_or_a_read_error(data: bytes) -> None:
    try:
        assert_places(read_text(data))
    except ReadError as error:
        assert error.code in {"empty", "unsupported"}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the example documents are not here")
def test_the_example_documents_keep_their_words() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        document = read(path)
        assert_places(document)
        source = path.read_text(encoding="utf-8").replace("**", "").replace("*", "")
        words = {word for word in source.split() if word.isalpha()}
        kept = set(document.text.split())
        assert words - kept == set()


TABLE = """Daftar
No   Nama                Jabatan
                         dalam Dinas
1    Sari Dewi, S.E.,    Arsiparis
     M.M.
2.   Budi                Camat

3    Ani                 Lurah

Ketua,
"""


def test_columns_set_with_blanks_are_a_table() -> None:
    (grid,) = read_text(TABLE.encode()).grids
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["No", "Nama", "Jabatan\ndalam Dinas"],
        ["1", "Sari Dewi, S.E.,\nM.M.", "Arsiparis"],
        ["2.", "Budi", "Camat"],
        ["3", "Ani", "Lurah"],
    ]


HEAD = """
Nomor : 12/SETDA/2031                             Kepada Yth.
Hal   : Pembentukan Bank Sampah Unit Tahun Ini    1.  Kepala Dinas
        di Suka Maju                                  Kesehatan
                                                  2.  Camat Awan

Menindaklanjuti surat itu disampaikan sebagai berikut.
"""


def test_two_columns_set_with_blanks_are_parted_by_tabs() -> None:
    lines = [line.text for line in read_text(HEAD.encode()).lines if line.text.strip()]
    assert lines == [
        "Nomor : 12/SETDA/2031\tKepada Yth.",
        "Hal : Pembentukan Bank Sampah Unit Tahun Ini\t1. Kepala Dinas",
        "di Suka Maju\tKesehatan",
        "\t2. Camat Awan",
        "Menindaklanjuti surat itu disampaikan sebagai berikut.",
    ]


NOTED = """
No   Indikator      Informasi         Bukti
16   Anggaran       Satu kali         ada
Bukti Pendukung
Tentang : Perbup
17   Regulasi       Keputusan Bupati  ada
     Inovasi
Dokumen : a.pdf
18   Alat           Lengkap           ada
"""


def test_what_stands_between_the_rows_of_a_table_is_a_row_of_one_cell() -> None:
    (grid,) = read_text(NOTED.encode()).grids
    assert [[cell.text for cell in row] for row in grid.rows[1:]] == [
        ["16", "Anggaran", "Satu kali", "ada"],
        ["Bukti Pendukung\nTentang : Perbup", "", "", ""],
        ["17", "Regulasi\nInovasi", "Keputusan Bupati", "ada"],
        ["Dokumen : a.pdf", "", "", ""],
        ["18", "Alat", "Lengkap", "ada"],
    ]


def test_the_rest_of_a_row_stands_on_the_next_page() -> None:
    first, second = NOTED.split("     Inovasi")
    rows = [row for grid in read_text(f"{first}\f\n     Inovasi{second}".encode()).grids for row in grid.rows]
    assert [cell.text for cell in rows[4]] == ["", "Inovasi", "", ""]


def test_a_table_of_blanks_goes_on_over_the_page() -> None:
    first, second = TABLE.split("2.   ")
    grids = read_text(f"{first}\f\n2.   {second}".encode()).grids
    assert [[row[1].text.split("\n")[0] for row in grid.rows] for grid in grids] == [
        ["Nama", "Sari Dewi, S.E.,"],
        ["Budi", "Ani"],
    ]


@pytest.mark.parametrize(
    "text", ["Nomor   : 5\nHal   : Rapat", "No   Nama   Jabatan\n2    Budi   Camat", "No  Nama\n1  A"]
)
def test_other_lines_with_blanks_are_none(text: str) -> None:
    assert read_text(text.encode()).grids == ()


@pytest.mark.parametrize("form", ["{n:>3}  {words}", "{n}\t{words}", "{n:04}: {words}", "{n:>3} | {words}"])
def test_numbers_of_lines_are_furniture(form: str) -> None:
    words = [f"baris yang {n * 7} kata" for n in range(1, 15)]
    numbered = "\n".join(form.format(n=n, words=line) for n, line in enumerate(words, 9))
    assert read_text(numbered.encode()).text.strip().split("\n") == words


@pytest.mark.parametrize(
    "lines",
    [[f"{n}. Camat Contoh" for n in range(1, 15)], [f"{n} Lurah" for n in range(1, 6)],
     ["Daftar", *(f"{n} Lurah" for n in range(1, 20))], [f"{n * n} orang" for n in range(1, 20)]],
    ids=["labels", "few", "a heading", "figures"],
)  # fmt: skip
def test_numbers_that_are_no_numbers_of_lines_stay(lines: list[str]) -> None:
    assert read_text("\n".join(lines).encode()).text.strip().split("\n") == lines
