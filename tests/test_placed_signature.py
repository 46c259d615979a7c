"""Signatories told by the white above a name: seals, QR codes and offices below the name."""

from __future__ import annotations

import pytest

from extractor.values.people.placed_signature import placed_signature
from extractor.values.people.signature import parse_signature

NIP = "NIP. 19710203 199504 2 007"


@pytest.mark.parametrize(
    ("lines", "gaps", "name", "position"),
    [
        (["KEPALA DINAS CUACA,", "SURYA LANGIT"], [0, 4], "SURYA LANGIT", "KEPALA DINAS CUACA"),
        (["SEKRETARIS DAERAH", "SURYA LANGIT"], [0, 0], "SURYA LANGIT", "SEKRETARIS DAERAH"),
        (["Hormat kami,", "BUPATI CUACA", "Surya Langit, S.KM."], [0, 0, 0], "Surya Langit, S.KM.", "BUPATI CUACA"),
        (["Awan, 5 September 2031", "PT. ANGIN RIBUT", "SURYA LANGIT", "KEPALA SATUAN PENGAWAS"], [0, 0.5, 13, 0.5],
         "SURYA LANGIT", "KEPALA SATUAN PENGAWAS"),
        (["a.n. SEKRETARIS DAERAH", "KEPALABIRO CUACA", "NTAH KABU", "S EKO", "Dr. SURYA LANGIT, M.Si", NIP],
         [2, 0.2, 0.2, 1.2, 0.2, 0.2], "Dr. SURYA LANGIT, M.Si", "KEPALABIRO CUACA"),
        (["KEPALA DINAS CUACA,", "S EKO", "Dr. SURYA LANGIT, M.Si", NIP], [0, 2.5, 0.4, 0.2],
         "Dr. SURYA LANGIT, M.Si", "KEPALA DINAS CUACA"),
        (["BUPATI SUKA MAJU,", "H. SURYA LANGIT BIRU", "SAMUDRA, S.IP"], [0, 4, 0.2],
         "H. SURYA LANGIT BIRU SAMUDRA, S.IP", "BUPATI SUKA MAJU"),
        (["KEPALA DINAS CUACA,", "KEBUN", "Dr. SURYA LANGIT, M.Si", NIP, "LANGIT"], [0, 1.2, 0.3, 0.2, 2.5],
         "Dr. SURYA LANGIT, M.Si", "KEPALA DINAS CUACA"),
        (["Kepala Badan Cuaca", "Provinsi Awan,", "AWAN RAYA", "Surya Langit"], [0, 0.2, 0.9, 1.5],
         "Surya Langit", "Kepala Badan Cuaca Provinsi Awan"),
        (["Awan, 5 September 2031", "H. SURYA LANGIT, S.E.", "KEPALA PUSKESMAS ANGIN", "RIBUT", "Pembina Tk. I", NIP],
         [0, 0.1, 0.1, 0.1, 0.1, 0.1], "H. SURYA LANGIT, S.E.", "KEPALA PUSKESMAS ANGIN RIBUT"),
        (["SURYA LANGIT BIRU", "SAMUDRA, S.H., M.Kes.", "KEPALA BADAN CUACA", NIP], [0, 0.1, 0.1, 0.1],
         "SURYA LANGIT BIRU SAMUDRA, S.H., M.Kes.", "KEPALA BADAN CUACA"),
        (["Surya Langit, S.E., M.M.", "Laksamana Pertama TNI", "BADAN CUACA", "LAPORAN"], [0, 0.1, 0, 0],
         "Surya Langit, S.E., M.M.", None),
        (["Surat ini Ditandatangani Elektronik", "Oleh :", "KEPALA DINAS CUACA", "SURYA LANGIT", NIP],
         [0, 0.1, 0.1, 1.5, 0.1], "SURYA LANGIT", "KEPALA DINAS CUACA"),
        (["Ditetapkan di Awan", "pada tanggal 5 September 2031", "SURYA LANGIT"], [0, 0.2, 6], "SURYA LANGIT", None),
    ],
)  # fmt: skip
def test_signatories_by_place(lines: list[str], gaps: list[float], name: str, position: str | None) -> None:
    found = placed_signature(lines, gaps)
    assert found is not None
    assert (found.value.name, found.value.position) == (name, position)


@pytest.mark.parametrize("lines", [["Ketua", "PT. RIBUT"], ["Kepala Dinas", "Camat"], ["Sekretaris", "Surya"],
                                   ["MENTERI CUACA,", "Menimbang"]])  # fmt: skip
def test_an_office_and_what_is_no_name(lines: list[str]) -> None:
    assert placed_signature(lines, [0, 0]) is None


def test_crumbs_of_a_seal_are_nobody() -> None:
    assert placed_signature(["Demikian disampaikan.", "S EKO"], [0, 3]) is None


def test_a_region_that_ran_into_its_name_is_nobody() -> None:
    found = placed_signature(["SEKRETARIS DAERAH", "KABUPATEMCUACA.", "SURYA LANGIT"], [0, 0.2, 4])
    assert found is not None and found.value.name == "SURYA LANGIT"
    assert placed_signature(["SEKRETARIS DAERAH", "KABUPATEMCUACA."], [0, 4]) is None


@pytest.mark.parametrize(
    ("office", "seal"), [("Ketua Panitia Cuaca,", ["PANITIA"]), ("CAMAT AWAN,", ["KECAMATAN", "AWAN"])]
)
def test_the_words_of_a_seal_behind_the_comma_of_an_office_are_no_part_of_it(office: str, seal: list[str]) -> None:
    lines = [office, *seal, "SURYA LANGIT, S.E.", NIP]
    for found in (placed_signature(lines, [0.0, *[1.5 for _ in seal], 1.5, 0.2]), parse_signature(lines)):
        assert found is not None
        assert (found.value.position, found.value.name) == (office.rstrip(","), "SURYA LANGIT, S.E.")


def test_an_office_goes_on_behind_a_comma_with_other_words() -> None:
    found = parse_signature(["Kepala Dinas Pertanian,", "Pangan", "dan Perikanan,", "SURYA LANGIT, S.E.", NIP])
    assert found is not None and found.value.position == "Kepala Dinas Pertanian Pangan dan Perikanan"
