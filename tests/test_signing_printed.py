"""An agreement as it is printed: parties in a column right of their names, signatures in two columns, one below."""

from __future__ import annotations

import pytest
from pdf_makers import drawn, text

from extractor.pipeline import extract

HEAD = [
    "PERJANJIAN KERJA SAMA", "ANTARA", "DINAS PERIKANAN", "DAN", "KOPERASI NELAYAN BERSATU", "TENTANG", "PERAHU KACA",
]  # fmt: skip
PARTIES = [
    ("1. Ir. Bagus Wicaksono, M.P.", ": Kepala Dinas Perikanan Kabupaten Teluk Anu,"),
    ("", "  berkedudukan di Jalan Dermaga Nomor 8"),
    ("", "  Kota Teluk, selanjutnya disebut PIHAK KESATU;"),
    ("2. Hj. Nurhayati Saleh, S.E.", ": Ketua Koperasi Nelayan Bersatu, berkedudukan"),
    ("", "  di Jalan Karang Nomor 5 Kota Teluk,"),
    ("", "  selanjutnya disebut PIHAK KEDUA."),
]
SIGNED = [
    (540, "PIHAK KEDUA,", "PIHAK KESATU,"),
    (554, "Ketua Koperasi,", "Kepala Dinas Perikanan,"),
    (620, "Hj. Nurhayati Saleh, S.E.", "Ir. Bagus Wicaksono, M.P."),
    (634, "", "NIP. 19720808 199803 1 006"),
]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What is read from the page."""
    lines = [text(180, 60 + 16 * i, words) for i, words in enumerate(HEAD)]
    lines += [text(180, 176, "NOMOR : 523/118/DISKAN/2031"), text(180, 192, "NOMOR : 07/KNB/PKS/V/2031")]
    lines.append(text(60, 216, "Pada hari ini Senin tanggal lima bulan Mei tahun dua ribu tiga puluh satu :"))
    for i, (left, right) in enumerate(PARTIES):
        lines += [text(60, 240 + 15 * i, left), text(240, 240 + 15 * i, right)]
    lines += [text(270, 360, "Pasal 1"), text(260, 376, "PENUTUP")]
    lines.append(text(60, 396, "Perjanjian ini dibuat dalam rangkap dua, sama bunyinya, bagi PARA PIHAK."))
    for y, left, right in SIGNED:
        lines += [text(80, y, left), text(340, y, right)]
    lines += [text(240, 670, "Mengetahui,"), text(225, 684, "BUPATI TELUK ANU,")]
    lines.append(text(215, 750, "RATNA WIJAYANTI, S.E."))
    path = drawn(tmp_path_factory.mktemp("printed") / "perjanjian.pdf", *lines, body=0)
    return extract(path).model_dump(mode="json")


def test_a_name_never_has_anothers_number(record: dict[str, list[dict[str, str]]]) -> None:
    assert [(one["name"], one["nip"]) for one in record["signatories"]] == [
        ("Ir. Bagus Wicaksono, M.P.", "197208081998031006"),
        ("Hj. Nurhayati Saleh, S.E.", None),
        ("RATNA WIJAYANTI, S.E.", None),
    ]


def test_parties_are_read_by_column(record: dict[str, list[dict[str, str]]]) -> None:
    assert [(p["label"], p["name"], p["position"], p["institution"], p["address"]) for p in record["parties"]] == [
        ("PIHAK KESATU", "Ir. Bagus Wicaksono, M.P.", "Kepala", "Dinas Perikanan Kabupaten Teluk Anu",
         "Jalan Dermaga Nomor 8 Kota Teluk"),
        ("PIHAK KEDUA", "Hj. Nurhayati Saleh, S.E.", "Ketua", "Koperasi Nelayan Bersatu",
         "Jalan Karang Nomor 5 Kota Teluk"),
    ]  # fmt: skip


def test_each_party_has_its_number(record: dict[str, list[dict[str, dict[str, str]]]]) -> None:
    assert [(one["number"]["value"], one["party"]) for one in record["numbers"]] == [
        ("523/118/DISKAN/2031", "PIHAK KESATU"),
        ("07/KNB/PKS/V/2031", "PIHAK KEDUA"),
    ]
