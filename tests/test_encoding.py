"""Bytes to text: every encoding that office files come in, and none that crashes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import ReadError
from extractor.reading.encoding import decode, normalise

WORDS = "Keputusan Kepala Dinas – “Sehat” ½ m² … café"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings_are_read_without_a_doubt(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == (WORDS, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_seen_by_its_zeros(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == (WORDS, ())


def test_an_older_code_page_is_guessed_and_said() -> None:
    text, findings = decode("Tarif “gratis” – café".encode("cp1252"))
    assert text == "Tarif “gratis” – café"
    assert [finding.code for finding in findings] == ["encoding_guessed"]


def test_damaged_utf8_keeps_the_sound_letters_and_says_how_many_are_lost() -> None:
    text, findings = decode("“Satu” “dua” ".encode() + b"\xff tiga")
    assert text == "“Satu” “dua” \ufffd tiga"
    assert [finding.code for finding in findings] == ["encoding_broken"]
    assert findings[0].message.startswith("1 ")


@pytest.mark.parametrize("data", [b"", b" \n\t ", "\ufeff".encode(), "\u200b \u00ad".encode()])
def test_no_text_is_an_error_that_says_so(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data)
    assert caught.value.code == "empty"


def test_binary_bytes_are_refused() -> None:
    with pytest.raises(ReadError) as caught:
        decode(bytes(range(256)) * 8)
    assert caught.value.code == "unsupported"


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("satu\r\ndua\rtiga\u2028empat", "satu\ndua\ntiga\nempat"),
        ("Rp\u00a05.000\u2003saja", "Rp 5.000 saja"),
        ("ke\u00adputus\u200ban\ufeff", "keputusan"),
        ("e\ufb01sien, a\ufb03liasi", "efisien, affiliasi"),
        ("ＮＯＭＯＲ：１", "NOMOR:1"),
        ("cafe\u0301", "café"),
        ("S\u2011103", "S-103"),
        ("\uf0b7 butir", "• butir"),
        ("‘a’ “b” – — … ½ m²", "‘a’ “b” – — … ½ m²"),
        ("satu\fdua\tiga", "satu\fdua\tiga"),
        ("satu\x07 dua\x00", "satu dua"),
    ],
)
def test_characters_are_made_alike(raw: str, plain: str) -> None:
    assert normalise(raw) == plain


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_ascii_is_left_alone(text: str) -> None:
    assert normalise(text) == text


@given(st.binary(max_size=3000))
def test_any_bytes_give_text_or_a_read_error(data: bytes) -> None:
    try:
        decoded = decode(data)
    except ReadError as error:
        assert error.code in {"empty", "unsupported"}
    else:
        assert decoded.text.strip()
