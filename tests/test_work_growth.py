"""Twice as much of the same takes twice the work: texts of one thing over and over, read whole, their calls counted
and not their time."""

# ruff: noqa: E501 (a thing is a row of the table)
from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable

import pytest

from extractor.pipeline import read_records
from extractor.rulebook.load import load_rules

HEAD = "KEPUTUSAN BUPATI SEJAHTERA\nNOMOR 1 TAHUN 2031\nTENTANG\nTIM\n\n"
LETTER = "SURAT\nNomor : 1\n\n"
FEW = 120
"""How often the thing stands in the smallest document; in the others twice and four times as often."""
GROWTH = 2.7
"""By how much more the last doubling may cost than the one before: 2 for linear growth, 4 for quadratic."""
LEAST = 40
"""Calls for each repetition from which growth counts: below, what is squared is too little to matter."""


def lines(before: str, unit: str, suffix: str = ".txt") -> tuple[str, Callable[[int], bytes]]:
    """A text file; `{n}` in the unit is the repetition's number."""
    return suffix, lambda count: (before + "".join(unit.replace("{n}", str(n)) for n in range(count))).encode()


THINGS: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "lists of copies": lines(LETTER, "Tembusan :\n1. Kepala\n"),
    "one list of copies": lines(LETTER + "Tembusan :\n", "{n}. Kepala Dinas {n}\n"),
    "columns of labels": lines(HEAD, "Nomor" + " " * 20 + "Nama" + " " * 20 + "Jabatan\n"),
    "a wide table": (".txt", lambda n: (HEAD + "\n".join("|" + f" {c} |" * n for c in ("a", "---", "b"))).encode()),
    "a schedule": lines("PENGUMUMAN\nNomor : 1\nTENTANG\nX\n", "Senin, 12 Januari 2031 pukul 08.00 s.d. 09.00 WIB : rapat\n"),
    "labelled days": lines("SURAT UNDANGAN\nNomor : 1\n", "Hari : Senin\nTanggal : {n} Januari 2031\nPukul : 08.00\nTempat : Aula\n"),
    "labels": lines("SURAT KETERANGAN\n", "Nama : Budi\nNIP : 1\nJabatan : Kepala\n"),
    "tabs": lines("SURAT\n", "Nomor\t:\t1\t\n"),
    "list marks": lines(HEAD, "{n}. isi\na. isi\n1) isi\n"),
    "articles": lines("PERATURAN BUPATI SEJAHTERA\nNOMOR 1 TAHUN 2031\nTENTANG\nX\n\n", "BAB {n}\nKETENTUAN\nPasal {n}\n(1) isi\n"),
    "grounds": lines(HEAD, "Menimbang : a. bahwa isi;\n"),
    "legal bases": lines(HEAD + "Mengingat : ", "1. Undang-Undang Nomor 1 Tahun 2003 tentang X;\n"),
    "legal bases in a line": lines(HEAD + "Mengingat : 1. ", "Undang-Undang Nomor 1 Tahun 2003 tentang X; "),
    "amendments": lines(HEAD + "Mengingat : 1. Undang-Undang Nomor 1 Tahun 2003 ", "sebagaimana telah diubah dengan "),
    "amended again": lines(HEAD + "Mengingat : 1. Undang-Undang Nomor 1 Tahun 2003 ", "jo. Undang-Undang Nomor 2 Tahun 2004 "),
    "addressees": lines(LETTER, "Yth.\n"),
    "labels behind one another": lines(LETTER, "Nomor:"),
    "decisions": lines(HEAD + "MEMUTUSKAN:\n", "KESATU : isi;\n"),
}  # fmt: skip


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, int], int]:
    """How many functions are called to read the thing repeated so often."""
    folder, rules = tmp_path_factory.mktemp("growth"), load_rules()
    rules.lexicon.use()

    def counted(name: str, count: int) -> int:
        suffix, made = THINGS[name]
        path = folder / f"{name}-{count}{suffix}"
        path.write_bytes(made(count))
        profile = cProfile.Profile()
        profile.runcall(lambda: list(read_records(path, rules, ocr="off")))
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

    return counted


@pytest.mark.slow
@pytest.mark.parametrize("name", THINGS)
def test_twice_as_much_takes_twice_the_work(calls: Callable[[str, int], int], name: str) -> None:
    calls(name, 8)  # what is loaded once
    first, second, third = (calls(name, FEW * times) for times in (1, 2, 4))
    grown = (third - second) / max(1, second - first)
    assert grown < GROWTH or third - second < LEAST * 2 * FEW, f"{first}, {second}, {third} calls: {grown:.1f}"
