from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from makers import styles, texts

from extractor.structure.label_sequence import fill_gaps
from extractor.structure.label_styles import dictum_ordinal, dictum_words, roman, style_names
from extractor.structure.list_labels import find_labels


def seen(text: str, style: str) -> list[tuple[str, int]]:
    return [(label.text, label.ordinal) for label in find_labels(text, style, 0, len(text))]


@pytest.mark.parametrize(
    ("style", "text", "labels"),
    [
        ("number", "1. satu\n2. dua\n3 . tiga", ["1", "2", "3"]),
        ("number", "Mengingat : 1. satu;\n2. dua", ["1", "2"]),
        ("number", "- 1. satu\n- 2. dua", ["1", "2"]),
        ("number", "l. satu\n2. dua", ["l", "2"]),
        ("number", "1.000 orang\n2,5 liter", []),
        ("number_paren", "1) satu\n2) dua", ["1", "2"]),
        ("paren_number", "(1) satu\n(2) dua\n(2a) sisipan.\n(3) tiga", ["1", "2", "3"]),
        ("paren_letter", "(a) satu\n(b) dua, (c) tiga\n(c) tiga", ["a", "b", "c"]),
        ("decimal", "1.1 Satu\n1.2 Dua\n1.3. Tiga", ["1.1", "1.2", "1.3"]),
        ("letter", "a. satu\nb. dua\nc. tiga", ["a", "b", "c"]),
        ("letter", "a.n. Bupati", []),
        ("letter_paren", "a) satu\nb) dua", ["a", "b"]),
        ("dash", "➢ satu\n➢ dua\n● tiga\n✓ empat", ["➢", "➢", "●", "✓"]),
        ("upper_letter", "A. Satu\nB. Dua", ["A", "B"]),
        ("roman", "I. Satu\nII. Dua\nIII. Tiga\nIV. Empat", ["I", "II", "III", "IV"]),
        ("lower_roman", "i. satu\nii. dua\niii. tiga\niv. empat", ["i", "ii", "iii", "iv"]),
        ("lower_roman", "(i) satu\n(ii) dua", ["i", "ii"]),
        ("lower_roman", "i. satu saja", []),
        ("counted_roman", "I) Satu\nII) Dua", ["I", "II"]),
        ("counted_letter", "A. Satu\nB. Dua\nC) Tiga", ["A", "B", "C"]),
        ("counted_letter", "A. Satu\n2. Dua", []),
        ("marked_number", "1 - Satu\n2 – dua\n3: Tiga\n[4] Empat\n5/ Lima", ["1", "2", "3", "4", "5"]),
        ("marked_number", "12 - Satu\n2-3 orang", []),
        ("dictum", "KESATU : satu\nKEDUA : dua\nKETIGA: tiga", ["KESATU", "KEDUA", "KETIGA"]),
        ("dictum", "PERTAMA\nsatu\nKEDUA\ndua", ["PERTAMA", "KEDUA"]),
        ("dictum", "KETENTUAN : satu\nKEPALA DINAS", []),
        ("article", "Pasal 1\nPasal 2\nPasal 2A\nPasal 3", ["Pasal 1", "Pasal 2", "Pasal 3"]),
        ("article", "Pasal 1\t: cukup jelas\nPasal 2 : cukup jelas", ["Pasal 1", "Pasal 2"]),
        ("article", "Pasal 1 ayat (2)", []),
        ("dash", "- satu\n• dua\n– tiga", ["-", "•", "–"]),
        ("bare_number", "1 Bupati\n2. Ketua\n3 , Kepala", ["1", "2", "3"]),
        ("bare_number", "1 Bupati\n2 Ketua\n17 Agustus 2020\n3 Kepala", ["1", "2", "3"]),
        ("bare_number", "2 Bupati\n3 Ketua", []),
        ("bare_number", "1 Bupati", []),
        ("bare_number", "1 lembar\n2 lembar", []),
        ("bare_number", "Bupati 1 Ketua\nCamat 2 Kepala", []),
        ("loose_number", "1. Camat\n2, Lurah\n3 Kepala Desa\n17 AGUSTUS\n4) Ketua", ["1", "2", "3", "4"]),
        ("inline_number", "terdiri atas 1. satu 2. dua", ["1", "2"]),
        ("inline_letter_paren", "meliputi a) satu b) dua", ["a", "b"]),
    ],
)
def test_styles(style: str, text: str, labels: list[str]) -> None:
    assert [label for label, _ in seen(text, style)] == labels


def test_every_style_of_the_rules_is_tried() -> None:
    marks = test_styles.pytestmark[0].args[1]  # type: ignore[attr-defined]
    tried = {row[0].removeprefix("inline_") for row in marks}
    assert {style.removeprefix("inline_") for style in style_names()} == tried


def test_a_label_says_where_it_starts_and_where_its_text_does() -> None:
    text = "Menimbang : - a. bahwa satu"
    (label,) = find_labels(text, "letter", 11, len(text))
    assert text[label.start :] == " - a. bahwa satu" and text[label.body :] == "bahwa satu"


def test_letters_count_on_from_z_either_way() -> None:
    alphabet = [f"{chr(97 + i)}. x" for i in range(26)]
    assert seen("\n".join([*alphabet, "aa. x", "bb. x"]), "letter")[-2:] == [("aa", 27), ("bb", 28)]


def test_a_number_out_of_turn_is_text() -> None:
    assert seen("1. satu\nTahun\n2031. dua\n40. empat puluh\n2. dua", "number") == [("1", 1), ("2", 2)]


def test_a_gap_is_kept_where_nothing_fills_it() -> None:
    assert [n for _, n in seen("a. satu;\nb. dua;\nd. empat;\ne. lima", "letter")] == [1, 2, 4, 5]
    assert [n for _, n in seen("1. satu\n3. x\n2. dua\n3. tiga", "number")] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "style", "labels"),
    [
        ("1. satu\n2, Dua\n3. tiga", "number", ["1", "2", "3"]),
        ("1. satu\n2 Dua\n3 Tiga\n4. empat", "number", ["1", "2", "3", "4"]),
        ("1. satu\nlalu 2 Dua\n3. tiga", "number", ["1", "3"]),
        ("a. satu\nb. dua\nCc. Tiga\nd. empat", "letter", ["a", "b", "c", "d"]),
        ("a. satu\nb. dua\nd. empat", "letter", ["a", "b", "d"]),
        ("1. Bel 2, Tali & Kapak 3. Tangga", "inline_number", ["1", "2", "3"]),
        ("1, Bel 2. Tali & Kapak 3. Tangga 4, Tabung", "inline_number", ["1", "2", "3", "4"]),
    ],
)
def test_labels_that_a_recogniser_misread_between_two_others(text: str, style: str, labels: list[str]) -> None:
    assert [label for label, _ in seen(text, style)] == labels


def test_a_roman_numeral_is_no_misread_number() -> None:
    assert seen("I. DATA\n1. satu\n2. dua\nII. LAIN\n1. tiga", "number")[0] == ("1", 1)


def test_an_inline_list_has_no_gaps() -> None:
    assert seen("pada 1. satu 3. tiga", "inline_number") == [("1", 1)]


def test_a_label_may_repeat_behind_a_full_sentence_only() -> None:
    assert [n for _, n in seen("1. satu;\n2. dua;\n2. dua lagi;\n3. tiga", "number")] == [1, 2, 2, 3]
    assert [n for _, n in seen("1. satu\n2. dua tahun\n2. dan\n3. tiga", "number")] == [1, 2, 3]


def test_misread_digits_are_said_to_be_repaired() -> None:
    labels = find_labels("l. satu\n2. dua", "number", 0, 15)
    assert [label.repaired for label in labels] == [True, False]


def test_what_must_follow_a_label() -> None:
    text = "1. Ketentuan\n2. bahwa\n2. Pasal"
    labels = find_labels(text, "number", 0, len(text), re.compile("[A-Z]"))
    assert [text[label.body :][:5] for label in labels] == ["Keten", "Pasal"]


@pytest.mark.parametrize(
    ("label", "number"), [("I", 1), ("IV", 4), ("XIX", 19), ("XL", 40), ("XCIX", 99), ("A", None), ("", None)]
)
def test_roman(label: str, number: int | None) -> None:
    assert roman(label) == number


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("KESATU", 1), ("PERTAMA", 1), ("KESEPULUH", 10), ("KESEBELAS", 11), ("KEDUA BELAS", 12), ("KEDUABELAS", 12),
        ("KEDUA PULUH", 20), ("KEDUA PULUH SATU", 21), ("Ketiga", 3), ("KEEMPAT", 4), ("KELlMA", 5), ("KELIMA", 5),
        ("XETIGA", 3), ("KESAT0", 1), ("KEPALA", None), ("KETUA", None), ("Kesatuan", None), ("KETETAPAN", None),
        ("KE", None), ("", None),
    ],
)  # fmt: skip
def test_dictum_ordinal(label: str, number: int | None) -> None:
    assert dictum_ordinal(label) == number


def test_dictum_words_are_distinct() -> None:
    numbers = sorted(dictum_words().values())
    assert numbers == [1, *range(1, 100)]


@given(texts(), styles(), st.integers(0, 50), st.integers(0, 50))
def test_offsets_lie_inside_and_increase(text: str, style: str, left: int, right: int) -> None:
    start, end = min(left, len(text)), max(min(left, len(text)), len(text) - right)
    reached = start
    for label in find_labels(text, style, start, end):
        assert reached <= label.start < label.body <= end
        assert label.text in text[label.start : label.body]
        reached = label.body


@given(styles(), st.lists(st.sampled_from(["1.", "2.", "a)", "(1)", "KESATU", "KEDUA", "I.", "- ", "x;", "\n", " "])))
def test_labels_never_count_down(style: str, parts: list[str]) -> None:
    text = " ".join(parts)
    ordinals = [label.ordinal for label in find_labels(text, style, 0, len(text))]
    assert ordinals == sorted(ordinals)


@pytest.mark.parametrize("style", style_names())
def test_blanks_without_end(style: str) -> None:
    text = ": " + " " * 100_000 + "a. satu"
    assert len(find_labels(text, style, 0, len(text))) <= 1


def test_what_a_reference_points_to_over_the_lines_end_is_no_label() -> None:
    assert seen("bahwa menurut Pasal 20 ayat\n(2) Peraturan Daerah pasar dibuka", "paren_number") == []
    assert seen("PASAL DEMI PASAL\nPasal 1\nCukup jelas.", "article") == [("Pasal 1", 1)]
    assert seen("(1) Pasar buka menurut ayat\n(3) esok.\n(2) Pasar tutup.", "paren_number") == [("1", 1), ("2", 2)]


def _filled(text: str, style: str, recognised: bool = True) -> list[str]:
    """The labels of a section behind its heading, those that were lost among them."""
    heading = text.index(" ")
    labels = find_labels(text, style, heading, len(text))
    opened = [(m.start(), m.start()) for m in re.finditer(r"bahwa|Undang-Undang", text)]
    return [label.text for label in fill_gaps(text, labels, opened, heading, recognised)]


@pytest.mark.parametrize(
    ("text", "style", "labels"),
    [
        ("Mengingat    11. Undang-Undang pasar;\n2. Undang-Undang desa;", "number", ["1", "2"]),
        ("Mengingat    1 1. Undang-Undang pasar;\n2. Undang-Undang desa;", "number", ["1", "2"]),
        ("Menimbang    za. bahwa pasar buka;\nb. bahwa pasar ramai;", "letter", ["a", "b"]),
        ("Menimbang : aa. bahwa pasar buka;\nb. bahwa pasar ramai;", "letter", ["a", "b"]),
        ("Menimbang : a. bahwa pasar buka;\nbahwa pasar ramai;\nc. bahwa pasar tutup;", "letter", ["a", "b", "c"]),
        ("Menimbang : bahwa pasar buka;\nb. bahwa pasar ramai;", "letter", ["b"]),
    ],
)
def test_labels_that_a_recogniser_soiled_or_lost(text: str, style: str, labels: list[str]) -> None:
    assert _filled(text, style) == labels


def test_a_label_lost_in_a_text_layer_is_not_made_up() -> None:
    text = "Menimbang : a. bahwa pasar buka;\nbahwa pasar ramai;\nc. bahwa pasar tutup;"
    assert _filled(text, "letter", recognised=False) == ["a", "", "c"]


def test_a_label_behind_the_last_one_that_does_not_count_on_opens_an_item() -> None:
    text = "Tembusan :\n1. Camat\n2. Lurah\n8. Kepala Bagian"
    at = text.index("8. ")
    labels = find_labels(text, "number", 10, at)
    filled = fill_gaps(text, labels, [(at, at + 3)], 10, recognised=True)
    assert [label.text for label in filled] == ["1", "2", ""]


@pytest.mark.parametrize("mark", ["C.", "Cc."])
def test_a_last_letter_that_was_read_as_a_capital_counts_on(mark: str) -> None:
    text = f"Menimbang : a. bahwa buka,\nb. bahwa ramai,\n{mark} bahwa tutup"
    at, body = text.index(mark), text.rindex("bahwa")
    labels = find_labels(text, "letter", 10, at)
    filled = fill_gaps(text, labels, [(at, body)], 10, recognised=True)
    assert [label.text for label in filled] == ["a", "b", "c"]
    assert [label.text for label in fill_gaps(text, labels, [(at, body)], 10, recognised=False)] == ["a", "b"]
