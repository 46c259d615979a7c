"""Signature blocks of scans: found by their first rows, read twice, of lower confidence where the readings differ."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

np = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2")

from extractor.layout.page_words import Token  # noqa: E402
from extractor.model.document import Box  # noqa: E402  after the skips
from extractor.reading.ocr import signature_zone  # noqa: E402  after the skips
from extractor.reading.ocr.page_image import Scan  # noqa: E402
from extractor.reading.ocr.rapidocr import RecognisedLine, placed  # noqa: E402
from extractor.reading.ocr.signature_zone import reread_zone  # noqa: E402
from extractor.reading.ocr.underlines import has_ruling_under  # noqa: E402
from extractor.reading.ocr.zones import Zone, signature_zones  # noqa: E402


def _row(text: str, top: float, x: float = 320.0, confidence: float = 95.0) -> list[Token]:
    words = text.split()
    return [Token(x + 50 * i, top, x + 50 * i + 45, top + 11, word, confidence) for i, word in enumerate(words)]


@pytest.mark.parametrize(
    "first",
    [
        "Ditetapkan di Manna",
        "pada tar 5 Mei 2031",
        "x BUPATI SUKA MAJU,",
        "a.n. KEPALA DINAS,",
        "CAMAT MAJU, fjl",
        "MAJU, v",
    ],
)
def test_a_closing_is_known_by_what_is_left_of_it(first: str) -> None:
    found = signature_zones(_row(first, 600), 595, 842)
    assert len(found) == 1
    assert found[0].box[1] < 600 < 700 < found[0].box[3] <= 842


@pytest.mark.parametrize("text", ["ketentuan ini berlaku", "Ditetapkan, kecuali", "Bupati menetapkan tim,"])
def test_running_text_is_no_closing(text: str) -> None:
    assert signature_zones(_row(text, 600), 595, 842) == []


def test_what_stands_on_the_left_or_in_the_head_is_no_closing() -> None:
    assert signature_zones(_row("Ditetapkan di Manna", 600, x=60), 595, 842) == []
    head = [*_row("BUPATI SUKA MAJU,", 200), *_row("Menimbang : bahwa", 240, x=60)]
    assert signature_zones(head, 595, 842) == []


def test_rows_of_one_closing_make_one_zone() -> None:
    tokens = [*_row("Ditetapkan di Manna", 600), *_row("pada tanggal 5 Mei 2031", 614), *_row("BUPATI SUKA MAJU,", 628)]
    assert len(signature_zones(tokens, 595, 842)) == 1


def test_a_number_of_an_official_makes_a_zone_where_no_office_is_known() -> None:
    number = _row("NIP. 19701230 199503 1 001", 700)
    found = signature_zones([*_row("KETUA KELOMPOK", 620), *_row("Hadi Santosa", 686), *number], 595, 842)
    assert len(found) == 1
    assert found[0].box[1] < 686 < 711 < found[0].box[3]


def test_numbers_of_a_list_make_no_zones() -> None:
    numbers = (_row(f"NIP. 1970123{i} 199503 1 001", 300 + 30 * i) for i in range(5))
    assert signature_zones([token for row in numbers for token in row], 595, 842) == []


ZONE = Zone((250, 570, 595, 800), 13.0)
PAGE = Scan(np.full((842, 595), 255, np.uint8), 1.0)


def _line(text: str, top: float, confidence: float = 97.0, tall: float = 14.0, crossed: bool = False) -> RecognisedLine:
    """What the second recogniser says with one voice, so long as `_row` makes the same words."""
    vote = "".join(text.split())
    return RecognisedLine(
        text, (318.0, top - 1, 320 + 50.0 * len(text.split()), top - 1 + tall), confidence, (vote,) * 3, crossed
    )


def _looked(
    monkeypatch: pytest.MonkeyPatch, tokens: list[Token], *lines: RecognisedLine, more: Sequence[str] = ()
) -> dict[str, float]:
    """The words of the block and their confidence, where the second recogniser sees these lines, and `more` in crops
    of other sizes."""
    monkeypatch.setattr(signature_zone, "rapidocr_version", lambda: "here")
    monkeypatch.setattr(signature_zone.cache, "get", lambda kind, key: None)
    monkeypatch.setattr(signature_zone.cache, "put", lambda kind, key, content: None)
    x, y = ZONE.box[:2]
    said = {placed(line.box, -x, -y, 1.0): line for line in lines}
    crossed = {box for box, line in said.items() if line.crossed}
    monkeypatch.setattr(signature_zone, "find_lines", lambda pixels: list(said))
    monkeypatch.setattr(signature_zone, "read_line", lambda pixels, box, known: said[box])
    monkeypatch.setattr(signature_zone, "more_votes", lambda pixels, box: tuple(more))
    monkeypatch.setattr(signature_zone, "first_votes", lambda picture, box: [])
    monkeypatch.setattr(signature_zone, "strokes_of", lambda scan, line: np.ones((1, 1), np.uint8))
    monkeypatch.setattr(signature_zone, "is_crossed", lambda strokes, box: box in crossed)
    return {token.text: token.confidence or 0 for token in reread_zone(PAGE, ZONE, tokens)}


def test_what_the_second_reads_stands_in_place_of_what_the_first_saw(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = _looked(monkeypatch, _row("BVPATI", 600, confidence=45), _line("BUPATI SUKA MAJU,", 600))
    assert list(taken) == ["BUPATI", "SUKA", "MAJU,"] and taken["MAJU,"] > 90


def test_where_both_say_the_same_the_first_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = _row("HADI SANTOSA", 700)
    assert _looked(monkeypatch, tokens, _line("HADI SANTOSA", 700, confidence=99)) == {"HADI": 95, "SANTOSA": 95}


def test_where_both_say_the_same_with_doubt_the_surer_one_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = _row("HADI SANTOSA", 700, confidence=36)
    assert _looked(monkeypatch, tokens, _line("HADI SANTOSA", 700, confidence=99)) == {"HADI": 99, "SANTOSA": 99}


@pytest.mark.parametrize(("first", "kept"), [("9781128", "19781128"), ("19781129", "19781129")])
def test_a_nip_that_lacks_figures_is_read_again(monkeypatch: pytest.MonkeyPatch, first: str, kept: str) -> None:
    row = _row(f"NIP {first} 200407 2 009", 700)
    assert kept in _looked(monkeypatch, row, _line("NIP 19781128 200407 2 009", 700, confidence=99))


def test_where_readings_differ_the_confidence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert max(_looked(monkeypatch, _row("HADI", 700, confidence=80), _line("HARI", 700)).values()) <= 60


@pytest.mark.parametrize(
    ("text", "confidence", "most"),
    [("HADI SANTOSA", 98, 80), ("HADI SANTOSA", 93, 60), ("HADISANTOSA", 99, 60), ("SUTINI", 99, 80)],
)
def test_a_name_that_the_second_alone_reads_under_a_stroke(
    monkeypatch: pytest.MonkeyPatch, text: str, confidence: float, most: float
) -> None:
    alone = _looked(monkeypatch, [], _line(text, 700, confidence=confidence, crossed=True))
    assert set(alone.values()) == {most}


def test_a_name_under_a_stroke_needs_both(monkeypatch: pytest.MonkeyPatch) -> None:
    both = _looked(monkeypatch, _row("HADI SANT0SA", 700, confidence=50), _line("HADI SANTOSA", 700, crossed=True))
    assert both == {"HADI": 97, "SANTOSA": 97}


def test_seals_and_signatures_are_no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (
        _looked(monkeypatch, [], _line("G", 650), _line("Ealdu", 680, tall=45), _line("hrtm", 700, confidence=40)) == {}
    )
    assert _looked(
        monkeypatch, [*_row("N", 650, confidence=70), *_row("fr", 680, confidence=94)], _line("KEPALA", 600)
    ) == {"KEPALA": 97}


def test_running_text_that_the_edge_cuts_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    cut = _line("gka", 760)._replace(box=(251.0, 758.0, 280.0, 772.0))
    tokens = [Token(252.0, 760.0, 278.0, 771.0, "Bangka", 80.0)]
    assert _looked(monkeypatch, tokens, cut) == {"Bangka": 80.0}


def test_without_a_second_recogniser_all_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signature_zone, "rapidocr_version", lambda: "")
    tokens = _row("BVPATI v", 600, confidence=45)
    assert reread_zone(PAGE, ZONE, tokens) == tokens


def test_a_table_is_no_closing(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = _row("DINAS", 600)
    lines = [_line("BADAN", 575 + 5 * k) for k in range(40)]
    assert list(_looked(monkeypatch, tokens, *lines)) == ["DINAS"]


def test_only_high_ink_is_a_stroke() -> None:
    pixels = np.full((200, 400), 255, np.uint8)
    cv2.putText(pixels, "SANTOSA", (40, 110), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 0, 3)
    box = (40.0, 80.0, 220.0, 115.0)
    assert not signature_zone.is_crossed(signature_zone.strokes_of(Scan(pixels, 1.0), 30.0), box)
    cv2.line(pixels, (150, 5), (170, 195), 0, 2)
    assert signature_zone.is_crossed(signature_zone.strokes_of(Scan(pixels, 1.0), 30.0), box)


def test_a_comma_that_the_first_reads_as_a_full_stop_is_no_dispute(monkeypatch: pytest.MonkeyPatch) -> None:
    both = _looked(monkeypatch, _row("Hadi Santosa. S.IP.", 700, confidence=75), _line("Hadi Santosa, S.IP.", 700))
    assert both["Santosa,"] >= 80


def test_a_name_that_the_first_parts_with_doubt_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    both = _looked(monkeypatch, _row("FAJAR RAHA YU", 700, confidence=40), _line("FAJAR RAHAYU", 700))
    assert list(both) == ["FAJAR", "RAHAYU"] and min(both.values()) >= 80


def test_many_crops_settle_a_name_of_which_strokes_hide_a_letter_and_the_blank(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = _line("MUHMMADSANTOSA", 700, crossed=True)
    more = ["MUHAMMADSANTOSA"] * 4 + ["MUHMMADSANTOSA"] * 6
    assert _looked(monkeypatch, [], line, more=more) == {"MUHAMMAD": 80, "SANTOSA": 80}
    assert max(_looked(monkeypatch, [], line, more=["MUHMMADSANTOSA"] * 10).values()) <= 60


def test_a_name_that_strokes_make_a_high_piece_is_read_where_all_crops_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _looked(monkeypatch, [], _line("HADI SANTOSA", 690, confidence=99, tall=40)) == {"HADI": 80, "SANTOSA": 80}
    assert _looked(monkeypatch, [], _line("HADISANTOSA", 690, confidence=99, tall=40)) == {}


def test_a_block_is_as_wide_as_the_name_below_the_office() -> None:
    tokens = [*_row("BUPATI SUKA MAJU,", 600, x=330), *_row("Dra. Siti Contoh Panjang", 660, x=240)]
    (zone,) = signature_zones(tokens, 595, 842)
    assert zone.box[0] < 240


@pytest.mark.parametrize(
    ("first", "text", "confidence", "crossed", "least"),
    [
        ("SARI SANTOSA", "DEWI SARI SANTOSA", 97, False, 80),  # the first reading lacks a word, the second none
        ("SARI SANTOSA", "DEWI SARI SANTOSA", 93, False, 60),  # not read firmly
        ("SARI SANTOSO", "DEWI SARI SANTOSA", 97, True, 60),  # the first has another word clearly
        ("SARI SANTOSA", "ADI SARI SANTOSA", 97, True, 60),  # a stroke may hide a letter of a short word
    ],
)
def test_a_word_that_only_the_second_reads_is_believed_beside_what_both_read(
    monkeypatch: pytest.MonkeyPatch, first: str, text: str, confidence: float, crossed: bool, least: float
) -> None:
    row = _row(first, 700, x=370.0, confidence=92)
    taken = _looked(monkeypatch, row, _line(text, 700, confidence=confidence, crossed=crossed))
    assert min(taken.values()) == least


@pytest.mark.parametrize(("confidence", "left"), [(90, {}), (97, {"Qux": 97})])
def test_what_the_second_makes_of_a_signature_is_no_word(
    monkeypatch: pytest.MonkeyPatch, confidence: float, left: dict[str, float]
) -> None:
    assert _looked(monkeypatch, _row('"Tara', 680, confidence=22), _line("Qux", 680, confidence=confidence)) == left


def test_a_ruling_under_print_is_seen() -> None:
    pixels = np.full((842, 595), 255, np.uint8)
    assert not has_ruling_under(pixels, (320, 700, 420, 711))
    pixels[712:714, 318:424] = 0
    assert has_ruling_under(pixels, (320, 700, 420, 711))


def test_feet_of_letters_are_no_ruling() -> None:
    pixels = np.full((842, 595), 255, np.uint8)
    for x in range(320, 420, 8):
        pixels[702:712, x : x + 5] = 0
    assert not has_ruling_under(pixels, (320, 700, 420, 711))


def test_a_name_that_strokes_join_to_what_stands_above_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    first = [*_row("SANTOSA", 700, x=370), *_row("Pembina", 714)]
    seal = _line("PEM", 660, tall=55.0, crossed=True)
    monkeypatch.setattr(signature_zone, "says_always", lambda *_: False)
    asked: list[Box] = []
    whole = _line("HADI SANTOSA", 700, crossed=True)
    lines = {placed(seal.box, -250, -570, 1.0): seal}
    monkeypatch.setattr(signature_zone, "rapidocr_version", lambda: "here")
    monkeypatch.setattr(signature_zone.cache, "get", lambda kind, key: None)
    monkeypatch.setattr(signature_zone.cache, "put", lambda kind, key, content: None)
    monkeypatch.setattr(signature_zone, "find_lines", lambda pixels: list(lines))
    monkeypatch.setattr(signature_zone, "strokes_of", lambda scan, line: np.ones((240, 345), np.uint8))

    def read_line(pixels: object, box: Box, known: str) -> RecognisedLine | None:
        asked.append(box)
        return whole if known == "SANTOSA" else None

    monkeypatch.setattr(signature_zone, "read_line", read_line)
    monkeypatch.setattr(signature_zone, "first_votes", lambda picture, box: [])
    monkeypatch.setattr(signature_zone, "more_votes", lambda pixels, box: ())
    taken = {token.text for token in reread_zone(PAGE, ZONE, first)}
    assert {"HADI", "SANTOSA"} <= taken
    assert any(box[0] <= 320 - 250 and 129 <= box[1] <= 131 for box in asked)


def test_a_name_read_in_a_high_piece_is_not_read_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    high = _line("HADI SANTOSA", 690, confidence=99, tall=36.0, crossed=True)
    where = placed(high.box, -250, -570, 1.0)
    monkeypatch.setattr(signature_zone, "says_always", lambda *_: False)
    monkeypatch.setattr(signature_zone, "read_line", lambda pixels, box, known: high._replace(box=box))
    monkeypatch.setattr(signature_zone, "rapidocr_version", lambda: "here")
    monkeypatch.setattr(signature_zone.cache, "get", lambda kind, key: None)
    monkeypatch.setattr(signature_zone.cache, "put", lambda kind, key, content: None)
    monkeypatch.setattr(signature_zone, "find_lines", lambda pixels: [where])
    monkeypatch.setattr(signature_zone, "strokes_of", lambda scan, line: np.ones((240, 345), np.uint8))
    words = [token.text for token in reread_zone(PAGE, ZONE, _row("SAnTOSA", 700, x=370))]
    assert words == ["HADI", "SANTOSA"]


@pytest.mark.parametrize(("confidence", "kept"), [(96, []), (99, ["KOMINTO"])])
def test_a_word_of_a_seal_is_no_line(monkeypatch: pytest.MonkeyPatch, confidence: float, kept: list[str]) -> None:
    monkeypatch.setattr(signature_zone, "says_always", lambda *_: False)
    assert list(_looked(monkeypatch, [], _line("KOMINTO", 660, confidence=confidence))) == kept
