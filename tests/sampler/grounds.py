"""The citation that a legal basis of the samples names, read off its first words, which the samples write whole."""

from __future__ import annotations

import re
from typing import Any

TYPES = {
    "Undang-Undang Dasar": "UUD", "Undang-Undang": "UU", "Peraturan Pemerintah": "PP", "Peraturan Presiden": "Perpres",
    "Peraturan Menteri": "Permen", "Peraturan Badan": "Perban", "Peraturan Lembaga": "Perban",
    "Peraturan Kepala": "Perban", "Peraturan Daerah": "Perda", "Peraturan Bupati": "Perbup",
    "Peraturan Wali Kota": "Perwali", "Peraturan Gubernur": "Pergub", "Peraturan Desa": "Perdes", "Surat Edaran": "SE",
    "Keputusan Menteri": "Kepmen", "Keputusan Presiden": "Keppres", "Keputusan Bupati": "Kepbup",
    "Keputusan Wali Kota": "Kepwali", "Keputusan": "Keputusan",
}  # fmt: skip
NAMES = "|".join(TYPES)
HEAD = rf"({NAMES})([^;()]*?)(?:\s+(?:Nomor|No\.?)\s+(\S+?))?\s+Tahun\s+(\d{{4}})"

GAZETTE = r"((?:Tambahan )?(?:Lembaran|Berita) (?:Negara|Daerah|Desa))[^()]*? Nomor (\w+)"


def cited(text: str) -> dict[str, Any]:
    """Type, number, year, its own gazettes, and the amendments named behind the head."""
    plain = re.sub(r"\s*-\s*", "-", re.sub(r"\s+", " ", text.replace("–", "-"))).replace(
        "Undang-undang", "Undang-Undang"
    )
    head = re.match(rf"(?:(?:Pasal|ayat)[^U]*)?{HEAD}", plain)
    if not head:
        head = re.match(rf"({NAMES})([^;()]*?) Nomor (\S+/(?=\d{{4}}\b))(\d{{4}})", plain)
    if not head:
        return {}
    rest = plain[head.end() :]
    later = re.finditer(rf"(?:diubah|dengan|dan) (?:terakhir )?(?:dengan )?{HEAD}", rest)
    printed = re.finditer(GAZETTE, re.split("diubah", rest)[0])
    gazettes = [
        {"series": "".join(word[0] for word in each[1].split()), "number": each[2].lstrip("0")} for each in printed
    ]
    return {**_citation(head), "gazettes": gazettes, "amended_by": [_citation(each) for each in later]}


def _citation(head: re.Match[str]) -> dict[str, Any]:
    number = head[3].strip(",") if head[3] else None
    inside = number is not None and number.endswith("/")  # the year is the last part of the number
    return {"type": TYPES[head[1]], "number": f"{number}{head[4]}" if inside else number, "year": int(head[4])}
