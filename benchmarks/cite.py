"""How fast citations are found: characters a second beside one big pattern, and how the time grows with the text.

usage: python benchmarks/cite.py [CHARACTERS]      (default: up to 10,000,000)
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable

from extractor.lexicon.legal_names import instruments, name_pattern
from extractor.values.citations.find import find_citations

PROSE = (
    "Perangkat daerah menyusun rencana kerja setiap tahun menurut peraturan perundang-undangan yang berlaku, lalu "
    "menyampaikannya kepada kepala daerah. Keputusan ini disusun bersama para pemangku kepentingan, dan pelaksanaannya "
    "dinilai oleh pejabat yang berwenang pada akhir triwulan. Hasil penilaian diumumkan kepada masyarakat.\n"
)
CITED = (
    "Penilaian itu dilakukan berdasarkan Pasal 15 ayat (1) Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik "
    "(Lembaran Negara Republik Indonesia Tahun 2009 Nomor 112, Tambahan Lembaran Negara Republik Indonesia Nomor 5038) "
    "dan Peraturan Menteri Dalam Negeri Nomor 80 Tahun 2015 tentang Pembentukan Produk Hukum Daerah sebagaimana telah "
    "diubah dengan Peraturan Menteri Dalam Negeri Nomor 120 Tahun 2018.\n"
)
TEXTS = {"prose": PROSE, "one citation in 20 sentences": PROSE * 7 + CITED, "citations only": CITED}

_NAMES = "|".join(name_pattern(i.name) for i in instruments())
_NUMBER = r"(?:Nomor|No\.?)\s*:?\s*[\w./-]+(?:\s+Tahun\s+\d{4})?"
_HEAD = rf"(?:{_NAMES})[^;:()]{{0,200}}?{_NUMBER}(?:\s+tentang\s+[^(;]{{0,600}}?)?"
_GAZETTE = r"(?:\s*\((?:(?:Tambahan\s+)?(?:Lembaran|Berita)\s+(?:Negara|Daerah)[^),]*,?\s*)+\))?"
_PINPOINT = r"(?:(?:Pasal\s+\d+\w?|ayat\s+\(\d+\)|huruf\s+\w)(?:,\s*|\s+dan\s+|\s+))*"
_CHAIN = rf"(?:,?\s*(?:sebagaimana|yang)\s+[^;()]{{0,80}}?dengan\s+{_HEAD}{_GAZETTE})*"
NAIVE = re.compile(f"{_PINPOINT}{_HEAD}{_GAZETTE}{_CHAIN}", re.IGNORECASE)


def naive(text: str) -> int:
    """How many matches one pattern with every name, number, gazette and chain in it finds."""
    return sum(1 for _ in NAIVE.finditer(text))


def ours(text: str) -> int:
    """How many citations the parser finds, amendments not counted."""
    return len(find_citations(text))


def fill(piece: str, size: int) -> str:
    """The piece again and again, `size` characters in all."""
    return (piece * (size // len(piece) + 1))[:size]


def seconds(run: Callable[[str], int], text: str) -> tuple[float, int]:
    """The best of three runs in seconds of processor time, and what the run returned; long runs are timed once."""
    best, found = float("inf"), 0
    for _ in range(3):
        start = time.process_time()
        found = run(text)
        best = min(best, time.process_time() - start)
        if best > 2:
            break
    return best, found


def main() -> None:
    """Print both tables."""
    top = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    find_citations(CITED)  # vocabularies and patterns are read once
    print(f"{'text (100,000 characters)':32}{'parser':>14}{'found':>8}{'one pattern':>14}{'found':>8}{'ratio':>8}")
    for name, piece in TEXTS.items():
        text = fill(piece, 100_000)
        (a, n), (b, m) = seconds(ours, text), seconds(naive, text)
        print(f"{name:32}{len(text) / a:>10,.0f} /s{n:>8}{len(text) / b:>10,.0f} /s{m:>8}{b / a:>8.1f}")
    print(f"\n{'growth, parser alone':32}{'characters':>14}{'seconds':>10}{'size ×':>8}{'time ×':>8}")
    for name, piece in TEXTS.items():
        size, before = 10_000, 0.0
        while size <= top:
            took, _ = seconds(ours, fill(piece, size))
            print(f"{name:32}{size:>14,}{took:>10.3f}" + (f"{10:>8}{took / before:>8.1f}" if before else ""))
            size, before = size * 10, took


if __name__ == "__main__":
    main()
