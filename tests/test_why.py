"""`naskah inspect --why`: where a field was looked for, its candidates, what spoke for and against each."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import RULE, SECOND, call, documents_in, rules_in

MORE = (
    RULE
    + r"""
[[sections]]
name = "kaki"
starts = ['^(?P<heading>Mengetahui)']
examples = ["Mengetahui"]

[fields.place]
section = ["kaki", "isi"]
block = "date_line"
type = "place"

[fields.signatory]
block = "signature"
section = "isi"
type = "signature"

[fields.writer]
label = "name"
section = "isi"

[fields.page]
section = "isi"
metadata = "pages"
cell_right_of = "Halaman"
type = "integer"
find = ['halaman (?P<value>\w+)', 'lbr\. (?P<value>\w+)']
[fields.page.fallback]
find = ['^Lembar (?P<value>\w+)']
section = "isi"
[fields.page.examples]
"halaman 3" = 3
"lbr. 4" = 4

[groups.items]
starts = ['^Butir (?P<number>\d)']
section = "isi"
[groups.items.fields.number]
type = "integer"
[groups.items.fields.what]
find = ['apa (?P<value>\w+)']
[groups.items.fields.what.examples]
"apa ini" = "ini"
"""
)
TEXT = """MEMO
Nomor : 13/UMUM/2031
Nama : Danu
Isi
Nama : Sari

halaman dua
ada lbr. 7 juga
ada lbr. 8 juga
Butir 1
apa lampu
Butir 2
APA kabel

Semai, 9 Mei 2031
KEPALA RUANG,



Dr. SARI MELATI, M.Si.
NIP 197001011995032001
"""


@pytest.fixture
def look(tmp_path: Path) -> tuple[Path, Path]:
    rules = rules_in(tmp_path / "rules", MORE)
    return rules, documents_in(tmp_path / "docs", a=TEXT, b=SECOND) / "a.txt"


def why(look: tuple[Path, Path], field: str, *more: str) -> str:
    result = call("inspect", look[1], "--rules", look[0], "--why", field, *more)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def row(told: str, words: str) -> str:
    """The line of the answer with those words."""
    return next(line for line in told.splitlines() if words in line)


def test_each_candidate_is_told_with_what_spoke_against_it(look: tuple[Path, Path]) -> None:
    told = why(look, "page")
    assert "the file does not say it" in told and "no cell of a table matches" in told
    assert "these words are no integer" in row(told, "dua")
    found = told.split("# candidates")[1]
    assert "  taken" in row(found, " 7      7 ") and "an earlier candidate was taken" in row(found, " 8      8 ")
    assert 'pattern 1 in find, like "halaman"' in told, "patterns are told in words"


def test_what_stands_in_another_section_says_so(look: tuple[Path, Path]) -> None:
    told = why(look, "writer")
    assert "it stands in head, where it is not looked for" in row(told, "Danu")
    assert "taken" in row(told.split("# candidates")[1], "Sari")


def test_blocks_and_sections_that_are_not_there(look: tuple[Path, Path]) -> None:
    told = why(look, "signatory")
    assert "Dr. SARI MELATI, M.Si." in told and "the blocks signature" in told
    place = why(look, "place")
    assert '"Semai"' in place and "sections that are not there" in place and row(place, "kaki  ")


def test_a_group_its_blocks_and_a_field_in_one_of_them(look: tuple[Path, Path]) -> None:
    assert "2 matches in the document" in why(look, "items")
    told = why(look, "/items/1/what")
    assert "memo.items[1].what" in told and "memo.items[0].what" not in told
    assert "it would capture 'kabel' whatever the capitals" in told
    assert "captured" in why(look, "items.number")


def test_a_field_that_found_nothing_tells_the_nearest_text(look: tuple[Path, Path]) -> None:
    result = call("inspect", look[1].with_name("b.txt"), "--rules", look[0], "--why", "topic")
    assert "nothing was found" in result.stdout
    assert "it would capture 'Lampu' whatever the capitals, with (?i) before it" in result.stdout


def test_the_kind_and_reading_as_another_one(look: tuple[Path, Path]) -> None:
    told = why(look, "kind")
    assert "claimed: the title MEMO and its number" in told and "# values" not in told
    other = call("inspect", look[1], "--rules", look[0], "--as", "letter", "--why", "number")
    assert other.exit_code == 0 and "letter.number, read as letter_number" in other.stdout
    assert "there is no kind 'lettr'; known:" in call("inspect", look[1], "--as", "lettr").stderr


def test_a_field_that_is_not_there_is_named(look: tuple[Path, Path]) -> None:
    result = call("inspect", look[1], "--rules", look[0], "--why", "topik")
    assert result.exit_code == 1 and "has no field 'topik'; did you mean 'topic'?" in result.stderr
    inner = call("inspect", look[1], "--rules", look[0], "--why", "items.whit")
    assert "has no field 'whit'; it has: number, what" in inner.stderr


def test_the_cells_of_a_long_table_do_not_bury_the_other_values(tmp_path: Path) -> None:
    rows = "\n".join(f"| {n} | Buku {n} | {n} |" for n in range(1, 40))
    table = f"| No | Judul | Jumlah |\n|---|---|---|\n{rows}\n"
    (tmp_path / "a.md").write_text(f"# Daftar\n\n{table}\nSemai, 9 Mei 2031\n", encoding="utf-8")
    brief = call("inspect", tmp_path / "a.md").stdout
    assert "more; --all shows them" in brief and "Buku 39" not in brief
    assert "Buku 39" in call("inspect", tmp_path / "a.md", "--all").stdout


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("tentang Nomor : 5 itu", "it stands within a line"),
        ("Nomor Rak : 5", "'Nomor Rak' is another label"),
        ("Nomor rak ini belum ada", "no colon follows it"),
        ("Nomor urut rak yang disusun menurut abjad : 5", "menurut abjad' is another label"),
    ],
)
def test_words_of_a_label_that_were_not_taken_say_why(tmp_path: Path, line: str, reason: str) -> None:
    rules = rules_in(tmp_path / "rules", RULE + '[fields.register]\nlabel = "number"\n')
    docs = documents_in(tmp_path / "docs", a=f"MEMO\nIsi\n{line}\nRak ditata.")
    told = call("inspect", docs / "a.txt", "--rules", rules, "--as", "memo", "--why", "register").stdout
    assert reason in told.partition("# candidates")[2]


def test_values_of_a_fallback_are_taken_and_those_behind_the_value_are_not(tmp_path: Path) -> None:
    fallback = "fallback = { find = ['ruang (?P<value>\\w+)'], many = true }\n"
    rules = rules_in(tmp_path / "rules", RULE + "[fields.rooms]\nlabel = 'venue'\nmany = true\n" + fallback)
    texts = {"a": "MEMO\nIsi\nruang Melati\nruang Mawar", "b": "MEMO\nTempat : Aula\nIsi\nruang Mawar"}
    docs = documents_in(tmp_path / "docs", **texts)
    asked = ("--rules", rules, "--as", "memo", "--why", "rooms")
    told = call("inspect", docs / "a.txt", *asked).stdout.partition("# candidates")[2]
    assert "taken" in row(told, "Melati") and "taken" in row(told, "Mawar") and "earlier" not in told
    own = call("inspect", docs / "b.txt", *asked).stdout.partition("# candidates")[2]
    assert "taken" in row(own, "Aula") and "before the fallback gave a value" in row(own, "Mawar")


def test_a_section_that_is_not_there_is_told_how_it_would_start(tmp_path: Path) -> None:
    section = "[headings.temuan]\nwords = ['Temuan']\n[[sections]]\nname = 'temuan'\nheadings = ['temuan']\n"
    rules = rules_in(tmp_path / "rules", RULE + section + "[fields.finding]\nsection = 'temuan'\n")
    docs = documents_in(tmp_path / "docs", a="MEMO\nIsi\nB. Temuan\nSatu pompa rusak.")
    told = call("inspect", docs / "a.txt", "--rules", rules, "--as", "memo", "--why", "finding").stdout
    assert "it would start with `listed = true`" in told


def test_a_group_with_rows_tells_its_rows_and_the_cells_of_a_field(tmp_path: Path) -> None:
    group = "[groups.books]\nrows = true\n[groups.books.fields.title]\ncolumn = '^Judul'\n"
    group += "[groups.books.fields.copies]\ncolumn = '^Jumlah'\ntype = 'integer'\n"
    (tmp_path / "a.md").write_text("MEMO\n\n| Judul | Jumlah |\n|---|---|\n| Kebun | 12 |\n| Pantai | |\n")
    rules = rules_in(tmp_path / "r", RULE + group)
    asked = ("inspect", tmp_path / "a.md", "--rules", rules, "--as", "memo", "--why")
    rows = call(*asked, "books").stdout.partition("# rows")[2]
    assert "title: Kebun; copies: 12" in rows and "title: Pantai; without copies" in rows
    copies = call(*asked, "/books/1/copies").stdout.partition("copies, read as integer")[2]
    assert "the row has no such cell, or an empty one" in copies and "12" not in copies


def test_a_group_with_rows_tells_the_cells_that_it_could_not_read(tmp_path: Path) -> None:
    group = "[groups.books]\nrows = true\n[groups.books.fields.title]\ncolumn = '^Judul'\n"
    group += "[groups.books.fields.copies]\ncolumn = '^Jumlah'\ntype = 'integer'\n"
    (tmp_path / "a.md").write_text("MEMO\n\n| Judul | Jumlah |\n|---|---|\n| Kebun | 12 JP |\n| Pantai | 3 |\n")
    rules = rules_in(tmp_path / "r", RULE + group)
    told = call("inspect", tmp_path / "a.md", "--rules", rules, "--as", "memo", "--why", "books").stdout
    refused = told.partition("# cells that were refused")[2]
    assert "these words are no integer" in row(refused, "12 JP") and "Kebun" not in refused.partition("#")[0]


@pytest.mark.parametrize(
    ("rows", "key", "way"),
    [
        ("| 1 | Nama pegawai | dr. Lestari / 19 |", "cell_right_of", "the cell right of"),
        ("| dr. Lestari / 19 | Nama pegawai | 1 |", "cell_left_of", "the cell left of"),
        ("| Nama pegawai | 1 | 2 |\n| dr. Lestari / 19 | 3 | 4 |", "cell_below", "the cell below"),
    ],
)
def test_a_named_cell_is_told_as_its_patterns_read_it(tmp_path: Path, rows: str, key: str, way: str) -> None:
    pattern = "^(?P<value>[^/]+?) *(?:/|$)"
    field = f"[fields.employee]\n{key} = '(?i)nama pegawai'\nfind_in_value = true\nfind = ['{pattern}']\n"
    (tmp_path / "a.md").write_text(f"MEMO\n\n| A | B | C |\n|---|---|---|\n{rows}\n", encoding="utf-8")
    rules = rules_in(tmp_path / "rules", RULE + field)
    told = call("inspect", tmp_path / "a.md", "--rules", rules, "--as", "memo", "--why", "employee").stdout
    candidate = row(told.partition("# candidates")[2], way)
    assert '"dr. Lestari"' in candidate and "taken" in candidate and "earlier" not in candidate
