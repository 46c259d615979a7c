"""What converters leave in a line goes; what the author wrote stays."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractor.reading.reflowable.markdown import list_label, list_style, plain_line


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("**KESATU** : Membentuk tim.", "KESATU : Membentuk tim."),
        ("- KESATU** : Membentuk tim.", "- KESATU : Membentuk tim."),
        ("***Pasal 5*** ayat", "Pasal 5 ayat"),
        ("**lihat *tabel* ini**", "lihat tabel ini"),
        ("proses (*Manufacturing*)", "proses (Manufacturing)"),
        ("_Treaty on_ _Legal_ hal", "Treaty on Legal hal"),
        ("tanggal 7 Juni _1974,_ yang", "tanggal 7 Juni 1974, yang"),
        ("## A. RINGKASAN ##", "A. RINGKASAN"),
        ("> Catatan penting", "Catatan penting"),
        ("* satu", "- satu"),
        ("+ dua", "- dua"),
        (" 2. Undang-Undang  Nomor", "2. Undang-Undang Nomor"),
        ("Tautan : <http://contoh.id/a_b_c>", "Tautan : http://contoh.id/a_b_c"),
        ("surel <info@contoh.id>", "surel info@contoh.id"),
        ("[Undang-Undang Nomor 8](/uu/1974/8) dan", "Undang-Undang Nomor 8 dan"),
        ("Video : [di sini](https://contoh.id/v)", "Video : di sini https://contoh.id/v"),
        ("![](gambar_1.jpeg)", ""),
        ("2\\. Tujuan \\*", "2. Tujuan *"),
        ("anggaran &amp; belanja &lt; 5", "anggaran & belanja < 5"),
        ("<p>Syarat:</p> <p>1. KTP</p>", "Syarat: 1. KTP"),
        ('<ol style="list-style-type: none"> 1. KTP 2. KK</ol>', "1. KTP 2. KK"),
        ("<ol><li>KTP</li><li>KK</li></ol>", "1. KTP 2. KK"),
        ('<ol type="a" start="3"><li>tiga</li><li>empat</li></ol>', "c. tiga d. empat"),
        ("<ul><li>KTP</li></ul>", "- KTP"),
        ("m<sup>2</sup> dan <i>miring</i>", "m² dan miring"),
        ("----------", ""),
        ("* * *", ""),
        ("```text", ""),
    ],
)
def test_marks_go(line: str, plain: str) -> None:
    assert plain_line(line) == plain


@pytest.mark.parametrize(
    "line",
    [
        "5 * 3 = 15",
        "2*3*4",
        "a_b dan nama_berkas_panjang",
        "turun < 20% dan naik > 5%",
        "sampai <20%",
        ">= 91%",
        "> 30 orang",
        "Nomor S-103/PB/2020",
        "*) coret yang tidak perlu",
        "Laki-laki/Perempuan*)",
        "Nomor: ____/____/2020",
        "kepada pemohon > selesai",
        "[1] catatan (lihat tabel)",
        "Jum`at atau Qur`an",
        "#inovasi",
        "Redaksi | Sumber gambar",
        "1 - 2 = -1",
        "- 3 buah",
        "R&D; lalu",
        "B'DARLING (Berita, Data)",
        "C:\\data\\nama",
    ],
)
def test_ordinary_text_stays(line: str) -> None:
    assert plain_line(line) == line


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("Nomor\t:\t005/12", "Nomor : 005/12"),
        ("a.\tbahwa satu", "a. bahwa satu"),
        ("\t\tPasal 1", "Pasal 1"),
        ("Kepala Dinas,          Sekretaris,", "Kepala Dinas,\tSekretaris,"),
        ("Ketua\tAnggota", "Ketua\tAnggota"),
        ("kata   yang   renggang", "kata yang renggang"),
    ],
)
def test_a_tab_stays_only_between_two_texts(line: str, plain: str) -> None:
    assert plain_line(line) == plain


@pytest.mark.parametrize(
    ("attributes", "number", "label"),
    [
        ("", 3, "3."),
        ('type="a"', 2, "b."),
        ('type="I"', 4, "IV."),
        ('style="list-style-type: lower-alpha"', 28, "bb."),
        ('style="list-style:none"', 1, ""),
        ('type="1"', 5, "5."),
    ],
)
def test_labels_are_those_of_a_browser(attributes: str, number: int, label: str) -> None:
    assert list_label(list_style("ol", attributes), number) == label


def test_an_unordered_list_has_dashes() -> None:
    assert list_label(list_style("ul", ""), 7) == "-"


@given(st.text(alphabet="ab1 .,:;()%-–'\"/", max_size=80).filter(lambda s: s.strip(" -") != ""))
def test_text_without_marks_keeps_its_words(text: str) -> None:
    assert plain_line(text).split() == text.split()


@example("<a>\t;")
@given(st.text(alphabet="*_`~[](){}<>\\|#&;! aolip/\t\n-=", max_size=120))
def test_any_mixture_of_marks_gives_one_trimmed_line(text: str) -> None:
    line = plain_line(text.replace("\n", " "))
    assert line == line.strip() and "\n" not in line
