from __future__ import annotations

from makers import assert_places, document, laid

from extractor.rulebook.load import load_rules
from extractor.rulebook.schema import Rule
from extractor.structure.split_file import split_file

RULE = Rule.model_validate({"kind": "nota", "about": "x", "parts": ["^NOTA\\b"]})


def test_one_document_stays_itself() -> None:
    for whole in (document("NOTA\nsatu", "lanjut"), document("NOTA\nNOTA"), document("")):
        assert split_file(whole, RULE) == [whole]
        assert split_file(whole, None) == [whole]


def test_each_page_with_a_title_at_its_top_begins_a_document() -> None:
    whole = document("KOP\nNOTA\nsatu", "lanjut", "\nNOTA\ndua\n", "NOTA\ntiga")
    parts = split_file(whole, RULE)
    assert [part.text for part in parts] == ["KOP\nNOTA\nsatu\nlanjut", "\nNOTA\ndua\n", "NOTA\ntiga"]
    assert [[line.page for line in part.lines if line.text] for part in parts] == [[1, 1, 1, 2], [3, 3], [4, 4]]
    for part in parts:
        assert_places(part)
        assert [f.code for f in part.findings] == ["more_documents"]
    assert "3 documents of kind nota; this is number 2" in parts[1].findings[0].message


def test_a_cover_belongs_to_the_first_document() -> None:
    parts = split_file(document("SAMPUL", "NOTA\nsatu", "NOTA\ndua"), RULE)
    assert [part.text for part in parts] == ["SAMPUL\nNOTA\nsatu", "NOTA\ndua"]


def test_a_title_further_down_a_page_is_text() -> None:
    whole = document("NOTA\nsatu", "\n".join(["x"] * 20) + "\nNOTA")
    assert split_file(whole, RULE) == [whole]


def test_two_titles_on_a_page_are_one_document() -> None:
    assert len(split_file(document("NOTA\nNOTA", "NOTA\nNOTA"), RULE)) == 2


def test_tables_go_with_their_document() -> None:
    whole = laid(["NOTA", [["No", "Nama"], ["1", "Sari"]]], ["NOTA", [["No", "Nama"], ["1", "Budi"]], "akhir"])
    first, second = split_file(whole, RULE)
    assert [[cell.text for cell in row] for row in second.grids[0].rows] == [["No", "Nama"], ["1", "Budi"]]
    assert len(first.grids) == len(second.grids) == 1
    assert_places(first)
    assert_places(second)


def test_very_many_titles() -> None:
    whole = document(*["NOTA\n" * 10] * 800)
    assert len(split_file(whole, RULE)) == 800


LETTER = next(rule for rule in load_rules() if rule.kind == "letter")
ORDER = "SURAT TUGAS\nNomor : {0}/ST/2031\nMenimbang : bahwa perlu\nMEMERINTAHKAN\nKepada : {1}\nDemikian disampaikan\n"


def test_in_text_without_pages_each_document_begins_with_its_title() -> None:
    whole = document(ORDER.format(1, "Sari") + ORDER.format(2, "Budi"))
    found = [part.text.split("\n")[1] for part in split_file(whole, LETTER)]
    assert found == ["Nomor : 1/ST/2031", "Nomor : 2/ST/2031"]


def test_the_title_in_the_head_of_a_lampiran_begins_no_document() -> None:
    whole = document(ORDER.format(1, "Sari") + "LAMPIRAN\n" + ORDER.format(1, "Sari"))
    assert split_file(whole, LETTER) == [whole]


def test_documents_with_one_title_and_no_number_are_told_apart() -> None:
    rule = next(rule for rule in load_rules() if rule.kind == "certificate")
    head = "SURAT KETERANGAN DOMISILI\nYang bertanda tangan di bawah ini :\n"
    page = head + "Nama : {}\nDengan ini menerangkan bahwa Budi benar."
    first, second = page.format("Sari"), page.format("Tini")
    assert [part.text for part in split_file(document(first, second), rule)] == [first, second]
    for other in (f"PETUNJUK PENGISIAN\n{second}", second.replace("DOMISILI", "USAHA")):
        assert len(split_file(document(first, other), rule)) == 1


COVER = """Palu, 5 Mei 2031
Nomor : 005/12/UMUM/2031
Hal : Penyampaian Keputusan
Yth. Camat Suka Maju
di Tempat
Dengan hormat,"""
DECREE = """KEPUTUSAN BUPATI SUKA MAJU
NOMOR : {} TAHUN 2031
TENTANG
TIM PENYUSUN
Menimbang : a. bahwa perlu tim;
Mengingat : 1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
MEMUTUSKAN :
KESATU : Membentuk tim.
Ditetapkan di Palu"""


def test_a_decree_behind_its_cover_letter_is_a_document_of_its_own() -> None:
    whole = document(COVER, DECREE.format("7"))
    rules = load_rules()
    assert [part.text for part in split_file(whole, LETTER, rules)] == [COVER, DECREE.format("7")]
    assert split_file(document(COVER, DECREE.format("...")), LETTER, rules) == [document(COVER, DECREE.format("..."))]
    assert len(split_file(whole, LETTER)) == 1


ANNEX = "LAMPIRAN\nPERATURAN BUPATI SUKA MAJU\nNOMOR {0} TAHUN 2031\nTENTANG\n{1}\nKETUA"
REGULATION = next(rule for rule in load_rules() if rule.kind == "regulation")


def test_lampirans_of_several_instruments_are_documents_of_their_own() -> None:
    first, second = ANNEX.format(7, "TATA KERJA DINAS SOSIAL"), ANNEX.format(8, "PAKAIAN DINAS PEGAWAI")
    assert [part.text for part in split_file(document(first, second), REGULATION)] == [first, second]


def test_a_number_that_differs_above_the_same_title_is_a_misreading() -> None:
    pages = ANNEX.format(7, "TATA KERJA DINAS SOSIAL"), ANNEX.format(1, "TATA KERJA DINAS SOSIAL")
    assert len(split_file(document(*pages), REGULATION)) == 1


KUASA = (
    "SURAT KUASA\nYang bertanda tangan di bawah ini :\nNama : Hadi\nmemberi kuasa kepada :\nNama : Siti\n"
    "Untuk mengurus izin.\nDemikian surat kuasa ini dibuat.\nPenerima Kuasa\nSITI AMINAH\n"
)
LETTER_BEHIND = "Suka Maju, 5 Mei 2031\nNomor : {}\nSifat : Penting\nPerihal : Permohonan\nKepada Yth. Camat\n"


def test_a_letter_behind_another_document_is_one_of_its_own() -> None:
    power = next(rule for rule in load_rules() if rule.kind == "power_of_attorney")
    whole = document(KUASA + LETTER_BEHIND.format("475/16/2031"))
    first, second = split_file(whole, power)
    assert second.text.startswith("Suka Maju, 5 Mei 2031\nNomor") and first.text == KUASA.rstrip("\n")
    assert "the file holds 2 documents; this is number 2" in second.findings[0].message
    paged = document(KUASA, LETTER_BEHIND.format("475/16/2031"))
    openings = [part.text.partition("\n")[0] for part in split_file(paged, power)]
    assert openings == ["SURAT KUASA", "Suka Maju, 5 Mei 2031"]


def test_a_form_of_a_letter_without_a_number_and_a_letter_alone_stay_what_they_are() -> None:
    power = next(rule for rule in load_rules() if rule.kind == "power_of_attorney")
    assert len(split_file(document(KUASA + LETTER_BEHIND.format("-")), power)) == 1
    letter = LETTER_BEHIND.format("475/16/2031") + "Demikian disampaikan.\nCAMAT,\nHADI\n"
    assert len(split_file(document(letter), LETTER)) == 1
