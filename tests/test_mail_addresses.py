from __future__ import annotations

import pytest

pytest.importorskip("cv2")
from extractor.layout.page_words import Token
from extractor.reading.ocr.mail_addresses import with_joined_addresses


def row(*words: str, apart: float = 3.0) -> list[Token]:
    tokens, x = [], 50.0
    for word in words:
        tokens.append(Token(x, 100.0, x + 5.0 * len(word), 110.0, word, 90.0))
        x += 5.0 * len(word) + apart
    return tokens


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        (["Email", ":", "kantor", "@sukamaju.example.id"], ["Email", ":", "kantor@sukamaju.example.id"]),
        (["kantor", "@sukamaju.", "example.", "id", "Kode", "Pos"], ["kantor@sukamaju.example.id", "Kode", "Pos"]),
        (["info@sukamaju.example.id", "Telp."], ["info@sukamaju.example.id", "Telp."]),
        (["harga", "@", "Rp5.000"], ["harga", "@", "Rp5.000"]),
    ],
)
def test_the_parts_of_an_address_are_one_word(words: list[str], joined: list[str]) -> None:
    assert [token.text for token in sorted(with_joined_addresses(row(*words)))] == joined


def test_what_stands_far_from_the_host_is_another_word() -> None:
    assert len(with_joined_addresses(row("Kontak", "@sukamaju.example.id", apart=20.0))) == 2
