"""The parts of a title and of a lampiran's head, in any case and spacing."""

from __future__ import annotations

import pytest
from makers import document, page_of, read_record

from extractor.model.document import Document
from extractor.rulebook.load import load_rules
from extractor.structure.classify import classify
from extractor.structure.split_file import split_file
from extractor.structure.title_blocks import lampiran_heads, title_blocks

RULES = tuple(rule for rule in load_rules() if not rule.fallback)


def parts(text: str, *, lampiran: bool = False) -> dict[str, str]:
    whole = document(text)
    blocks = lampiran_heads(whole) if lampiran else title_blocks(whole)
    held = next(iter(blocks)).parts
    return {name: " ".join(whole.text[a:b] for a, b in spans) for name, spans in held.items()}


def test_a_title_ends_before_the_office_that_the_name_ends_with() -> None:
    office = "LEMBAGA AKREDITASI SUKA MAJU"
    head = f"KEPUTUSAN\n{office}\nNomor: 5/2031\nTENTANG\nPERINGKAT AKREDITASI\n{office}\nMenimbang : bahwa"
    assert parts(head)["title"] == "PERINGKAT AKREDITASI"


def test_an_office_that_acts_as_another_is_no_part_of_the_title() -> None:
    office = "KEPALA DINAS PASAR SELAKU\nPEJABAT PENGELOLA INFORMASI"
    head = f"KEPUTUSAN {office}\nNOMOR 02 TAHUN 2031\nTENTANG\nDAFTAR INFORMASI PUBLIK\n{office},\nMenimbang : a. bahwa"
    assert parts(head)["title"] == "DAFTAR INFORMASI PUBLIK"


@pytest.mark.parametrize("heading", ["A. Umum", "I. PENDAHULUAN", "A.  Latar Belakang"])
def test_a_title_ends_before_the_first_heading_of_a_circulars_text(heading: str) -> None:
    head = f"Surat Edaran\nNomor: 5/2031\nTentang\nRapat Koordinasi Pasar\n{heading}\nBerdasarkan surat itu"
    assert parts(head)["title"] == "Rapat Koordinasi Pasar"


GROUNDS = "\nBUPATI SUKA MAJU,\nMenimbang : a. bahwa"


@pytest.mark.parametrize(
    "head",
    [
        "KEPUTUSAN BUPATI SUKA MAJU\nNOMOR : 188/5/2031\nTENTANG\nTIM PASAR RAKYAT",
        "SURAT KEPUTUSAN BUPATI SUKA MAJU\nNo. 188/5/2031\nTentang\nTIM PASAR\nRAKYAT",
        "Keputusan Bupati Suka Maju\nNomor 188/5/2031 Tentang TIM PASAR RAKYAT",
        "K E P U T U S A N  BUPATI SUKA MAJU\nN O M O R : 188/5/2031\nT E N T A N G\nTIM PASAR RAKYAT\nDENGAN RAHMAT",
        "PEMERINTAH KABUPATEN SUKA MAJU\nKEPUTUSAN\nBUPATI SUKA MAJU\n188/5/2031\nTENTANG\nTIM PASAR RAKYAT",
    ],
)  # fmt: skip
def test_a_title_has_its_parts_whatever_its_form(head: str) -> None:
    found = parts(head + GROUNDS)
    assert found["number"] == "188/5/2031" and found["title"] == "TIM PASAR RAKYAT"
    assert found["name"].casefold().endswith("bupati suka maju")


@pytest.mark.parametrize(
    "head",
    [
        "LAMPIRAN II : KEPUTUSAN BUPATI SUKA MAJU\nNOMOR : 5 TAHUN 2031\nTANGGAL : 6 MEI 2031\nTENTANG TIM PASAR",
        "SALINAN     LAMPIRAN\nKEPUTUSAN BUPATI\nNOMOR 5 TAHUN 2031\nTANGGAL 6 MEI 2031\nTENTANG\nTIM PASAR",
        "Lampiran Keputusan Bupati Suka Maju\nNomor : 5 TAHUN 2031\nTanggal : 6 MEI 2031\nTentang TIM PASAR",
        "Lampiran - 1\nNomor : 5 TAHUN 2031\nTanggal : 6 MEI 2031\nTentang : TIM PASAR",
    ],
)
def test_a_lampirans_head_has_its_parts_whatever_its_form(head: str) -> None:
    found = parts(f"{head}\n\n1. Ketua : Sari", lampiran=True)
    assert (found["number"], found["date"]) == ("5 TAHUN 2031", "6 MEI 2031")
    assert found["title"].startswith("TIM PASAR")


def test_an_office_with_a_comma_at_the_end_of_its_line_opens_a_title() -> None:
    head = "KEPUTUSAN KEPALA DINAS PASAR,\nTANI DAN IKAN\nNOMOR : 5 TAHUN 2031\nTENTANG\nPENETAPAN PASAR"
    found = parts(head + GROUNDS)
    assert found["name"] == "KEPUTUSAN KEPALA DINAS PASAR, TANI DAN IKAN" and found["title"] == "PENETAPAN PASAR"


def test_a_law_cited_first_is_no_title() -> None:
    text = "Menimbang : a. bahwa\nPeraturan Daerah Suka Maju\nNomor 5 Tahun 2031\nTentang Pasar"
    assert list(title_blocks(document(text))) == []


DECREE = "KEPUTUSAN BUPATI\nNOMOR {} TAHUN 2031\nTENTANG\nPASAR\nMenimbang : a\nMengingat : b\nMEMUTUSKAN :\nKESATU : x"
LETTER = "Nomor : {}/2031\nSifat : Biasa\nHal : Rapat\nKepada\nYth. Camat\ndi Tempat"


@pytest.mark.parametrize(
    ("pages", "count"),
    [
        ([DECREE.format(1), DECREE.format(2)], 2),
        ([DECREE.format(1), "LAMPIRAN\n" + DECREE.format(1)], 1),
        ([DECREE.format(1), DECREE.format("...")], 1),
        (["KEPUTUSAN BUPATI\nNOMOR 1 TAHUN 2031\nTENTANG\nPASAR", DECREE.format(1)], 1),
        ([LETTER.format(1), LETTER.format(2)], 2),
        ([LETTER.format(1), "Lampiran Surat\n" + LETTER.format(1)], 1),
        ([LETTER.format(1), DECREE.format(1)], 1),
    ],
)
def test_a_second_document_opens_with_a_title_of_its_own(pages: list[str], count: int) -> None:
    whole = document(*pages)
    assert len(split_file(whole, classify(whole, RULES).rule)) == count


def centred(*lines: str, pitch: float = 20.0, apart: tuple[int, ...] = ()) -> Document:
    """Lines in the middle of a page, the numbered ones with white above them."""
    tops = [100 + pitch * i + 30 * sum(n <= i for n in apart) for i in range(len(lines))]
    return page_of(*[(300 - 2.5 * len(line), top, line) for line, top in zip(lines, tops, strict=True)])


@pytest.mark.parametrize("pitch", [14.0, 20.0, 26.0])
def test_a_lampirans_head_in_the_middle_of_the_page_is_read_however_wide_its_lines_stand(pitch: float) -> None:
    page = centred(
        "LAMPIRAN II", "KEPUTUSAN BUPATI SUKA MAJU TIMUR LAUT", "NOMOR 5/KUM/2031", "TENTANG", "TIM PASAR RAKYAT DI",
        "KOTA BARU", "TATA CARA", pitch=pitch, apart=(6,),
    )  # fmt: skip
    block = next(lampiran_heads(page))
    found = {name: " ".join(page.text[a:b] for a, b in spans) for name, spans in block.parts.items()}
    assert (found["number"], found["title"]) == ("5/KUM/2031", "TIM PASAR RAKYAT DI KOTA BARU")


def test_a_lampirans_head_beside_the_title_of_a_chart_is_read_in_its_own_column() -> None:
    page = page_of(
        (233, 128, "LAMPIRAN"), (88, 142, "BAGAN STRUKTUR ORGANISASI    PERATURAN BUPATI SUKA MAJU"),
        (88, 156, f"{'DINAS PASAR':<29}NOMOR 86 TAHUN 2031"), (233, 170, "TENTANG"), (233, 184, "TATA KERJA DINAS"),
    )  # fmt: skip
    block = next(lampiran_heads(page))
    found = {name: " ".join(page.text[a:b] for a, b in spans) for name, spans in block.parts.items()}
    assert (found["number"], found["title"]) == ("86 TAHUN 2031", "TATA KERJA DINAS")


def test_a_lampirans_title_keeps_its_second_line_where_all_lines_stand_wide_apart() -> None:
    page = centred(
        "LAMPIRAN", "KEPUTUSAN BUPATI SUKA MAJU", "NOMOR 5 TAHUN 2031", "TENTANG TIM PASAR RAKYAT", "DI KOTA BARU",
        "TATA CARA", apart=(5,),
    )  # fmt: skip
    (lampiran,) = read_record(page, load_rules())["lampiran"]
    assert (lampiran["number"]["value"], lampiran["title"]) == ("5 TAHUN 2031", "TIM PASAR RAKYAT DI KOTA BARU")


def test_a_title_ends_where_a_print_of_the_gazette_names_its_own_values() -> None:
    head = "KEPUTUSAN BUPATI SUKA MAJU\nNOMOR 5 TAHUN 2031\nTENTANG\nTIM PASAR\nRAKYAT\nOleh : BUPATI SUKA MAJU"
    found = parts(f"{head}\nSumber : LD 2031/7\nDENGAN RAHMAT TUHAN YANG MAHA ESA{GROUNDS}")
    assert (found["number"], found["title"]) == ("5 TAHUN 2031", "TIM PASAR RAKYAT")


def test_a_line_of_a_title_may_begin_with_an_office_above_a_label() -> None:
    head = "KEPUTUSAN BUPATI SUKA MAJU\nNOMOR 5\nTENTANG\nTIM BAGI PARA\nKEPALA PASAR\nLampiran : 1 (satu)"
    found = parts(head + GROUNDS)
    assert found["title"] == "TIM BAGI PARA KEPALA PASAR"


def test_the_abbreviation_behind_a_name_is_no_part_of_it() -> None:
    found = parts(f"KEPUTUSAN BUPATI SUKA MAJU (KEPBUP)\nNOMOR 5 TAHUN 2031\nTENTANG\nTIM PASAR{GROUNDS}")
    assert found["name"] == "KEPUTUSAN BUPATI SUKA MAJU"


def test_a_title_in_names_may_stand_below_the_address() -> None:
    head = "Kepada Yth.\nCamat Suka Maju\ndi Tempat\nSurat Edaran\nNomor : 1430/SE/2031\nTentang\nPasar Rakyat"
    assert parts(head)["title"] == "Pasar Rakyat"


def test_the_title_of_an_elucidation_alone_ends_before_its_first_part() -> None:
    head = "PENJELASAN\nATAS\nPERATURAN DAERAH SUKA MAJU\nNOMOR 5 TAHUN 2031\nTENTANG\nPASAR RAKYAT\n"
    found = parts(head + "I. UMUM\nPasar itu ramai.\nPasal 1\nCukup jelas.")
    assert found["title"] == "PASAR RAKYAT"


def test_dust_on_a_scan_is_no_line_of_a_title() -> None:
    page = page_of(
        (200, 50, "PERATURAN BUPATI SUKA MAJU"), (240, 64, "NOMOR 5 TAHUN 2031"), (270, 78, "TENTANG"), (290, 92, "1"),
        (200, 106, "PETA JABATAN"), (180, 120, "DENGAN RAHMAT TUHAN YANG MAHA ESA"), source="ocr", confidence=90.0,
    )  # fmt: skip
    spans = next(iter(title_blocks(page))).parts["title"]
    assert " ".join(page.text[a:b] for a, b in spans) == "PETA JABATAN"


@pytest.mark.parametrize("above", ["PERATURAN BUPATI TENTANG PERUBAHAN ATAS", "sebagaimana tercantum dalam"])
def test_a_line_that_goes_on_from_the_one_above_heads_no_lampiran(above: str) -> None:
    whole = document(f"{above}\nLAMPIRAN PERATURAN BUPATI SUKA MAJU NOMOR\n12 TAHUN 2030 TENTANG PASAR")
    assert list(lampiran_heads(whole)) == []


def test_the_number_of_an_instrument_that_the_title_names_is_not_the_own_one() -> None:
    head = "PERATURAN BUPATI SUKA MAJU\nNOMOR      TAHUN 2031\nTENTANG\nPERUBAHAN ATAS PERATURAN BUPATI\nNOMOR 82 TAHUN"
    text = f"{head} 2030\nTENTANG PASAR\nDENGAN RAHMAT TUHAN\nBUPATI SUKA MAJU,\nMenimbang : a. bahwa\nPasal 1\nx"
    number = read_record(document(text), load_rules())["number"]
    assert number is None or number["sequence"] is None


def test_a_title_in_capitals_goes_on_with_to_whom_something_is_given() -> None:
    head = "PERATURAN BUPATI SUKA MAJU\nNOMOR 5 TAHUN 2031\nTENTANG\nBAGI HASIL PAJAK\nKEPADA PEMERINTAH DESA"
    found = parts(f"{head}\nBUPATI SUKA MAJU,\nMenimbang : a. bahwa")
    assert found["title"] == "BAGI HASIL PAJAK KEPADA PEMERINTAH DESA"
