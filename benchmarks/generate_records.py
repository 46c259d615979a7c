"""A run of invented records, for measuring what reads them: the same number gives the same bytes.

python benchmarks/generate_records.py N FOLDER    N records of decrees, regulations and letters, and their manifest
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from extractor.model.kinds import KINDS  # noqa: E402
from extractor.output.files import serialise  # noqa: E402

_WORDS = (
    "penataan", "arsip", "layanan", "publik", "kawasan", "pesisir", "tim", "koordinasi", "kegiatan", "desa", "anggaran",
    "pelaksanaan", "tugas", "pegawai", "standar", "pengelolaan", "data", "pemerintah", "daerah", "perangkat", "rapat",
    "kerja", "pembinaan", "pengawasan", "sungai", "dermaga",
)  # fmt: skip
_PLACES = ("Awan", "Muara Cempaka", "Tanjung Merawan", "Seluma Raya")
_MONTHS = 12
_FOLDER_SIZE = 1000
"""Records of one folder: many files in one are slow on some disks."""


class Generator:
    """Makes records from a seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def record(self, number: int) -> tuple[str, dict[str, Any]]:
        """The path of a document, and its record."""
        kind = self._random.choice(("decree", "regulation", "letter"))
        path = f"{number // _FOLDER_SIZE:03}/{kind}-{number:06}.pdf"
        fields: dict[str, Any] = {
            name: self._empty(field.annotation) for name, field in KINDS[kind].model_fields.items()
        }
        fields |= {"schema_version": "1", "kind": kind, "source": self._source(path)}
        fields |= {"number": self._number(number, kind), "date": self._date(), "signatory": self._person()}
        fields |= self._letter() if kind == "letter" else self._instrument(kind)
        fields["sections"] = [self._section(n) for n in range(3)]
        fields["findings"] = [self._finding(n) for n in range(self._random.randint(1, 5))]
        fields["provenance"] = dict(self._places(fields))
        return path, fields

    @staticmethod
    def _empty(annotation: Any) -> Any:
        return [] if str(annotation).startswith("list") else None

    def _text(self, words: int) -> str:
        return " ".join(self._random.choices(_WORDS, k=words))

    def _source(self, path: str) -> dict[str, Any]:
        digest = hashlib.sha256(path.encode()).hexdigest()
        pages = self._random.randint(1, 30)
        return {"path": path, "sha256": digest, "media_type": "application/pdf", "pages": pages, "text": "digital"}

    def _date(self) -> dict[str, Any]:
        day = (
            f"{self._random.randint(2010, 2030)}-{self._random.randint(1, _MONTHS):02}-{self._random.randint(1, 28):02}"
        )
        return {"raw": day, "value": day, "precision": "day", "alt": None}

    def _number(self, number: int, kind: str) -> dict[str, Any]:
        year = self._random.randint(2010, 2030)
        value = f"{number} TAHUN {year}" if kind == "regulation" else f"188.45/{number}/KPTS/{year}"
        code = None if kind == "regulation" else "188.45"
        more = {"classification_meaning": None, "scheme": None, "sequence": str(number), "type": None, "unit": None}
        parts = {"month": None, "year": year, "security": None, "truncated": False}
        return {"raw": value, "value": value, "classification": code, **more, **parts}

    def _person(self) -> dict[str, Any]:
        name = f"{self._random.choice(_WORDS)} {self._random.choice(_WORDS)}".title()
        day = f"19{self._random.randint(60, 99)}{self._random.randint(1, _MONTHS):02}{self._random.randint(1, 28):02}"
        more = {"titles_before": [], "titles_after": ["S.Sos"], "bare_name": name, "acting": None, "on_behalf_of": None}
        nip = f"{day}2010011{self._random.randint(1, 999):03}"
        return {"name": f"{name}, S.Sos", "position": "Bupati", "nip": nip, "rank": None, **more, "nip_parts": None}

    def _citation(self) -> dict[str, Any]:
        number, year = str(self._random.randint(1, 60)), self._random.randint(1999, 2024)
        gazettes = [{"series": "LN", "year": year, "number": number, "part": None}]
        names = {"issuer": None, "region": None, "pinpoint": None, "gazettes": gazettes, "amended_by": []}
        more = {"chain_complete": None, "relation": None, "id": f"/akn/id/act/uu/{year}/{number}", "span": [0, 40]}
        title = self._text(4)
        return {
            "type": "UU",
            "number": number,
            "year": year,
            "title": title,
            **names,
            **more,
            "raw": f"UU {number}/{year}",
        }

    def _instrument(self, kind: str) -> dict[str, Any]:
        place, title = self._random.choice(_PLACES), self._text(8).upper()
        head = "Keputusan" if kind == "decree" else "Peraturan"
        items = [{"label": chr(97 + n), "text": f"bahwa {self._text(20)}"} for n in range(4)]
        bases = [{"label": str(n), "text": self._text(12), "citation": self._citation()} for n in range(8)]
        named = {"instrument": f"{head} Bupati {place}", "title": title, "region": f"Kabupaten {place}"}
        body = {"menimbang": items, "mengingat": bases, "lampiran": [self._lampiran()], "tembusan": [self._text(3)] * 3}
        return {**named, "issuer": f"Bupati {place}", "place": place, **body, **self._body(kind)}

    def _body(self, kind: str) -> dict[str, Any]:
        if kind == "decree":
            return {"diktum": [{"label": f"KE{n}", "text": self._text(25), "items": []} for n in range(5)]}
        return {
            "batang_tubuh": [self._node("pasal", n, [self._node("ayat", m, []) for m in range(2)]) for n in range(6)]
        }

    def _node(self, kind: str, label: int, children: list[dict[str, Any]]) -> dict[str, Any]:
        return {"type": kind, "label": str(label), "heading": None, "text": self._text(25), "children": children}

    def _lampiran(self) -> dict[str, Any]:
        rows = [[str(n), self._text(3), self._text(2), "Rp1.000.000"] for n in range(6)]
        table = {"title": None, "columns": ["No", "Nama", "Jabatan", "Biaya"], "rows": rows, "pages": [2, 3]}
        head = {"label": "I", "number": None, "date": None, "title": self._text(6).upper()}
        return {**head, "text": self._text(40), "tables": [table], "services": []}

    def _letter(self) -> dict[str, Any]:
        bases = [self._citation() for _ in range(2)]
        return {
            "subject": self._text(8),
            "nature": "Biasa",
            "to": "Kepala Dinas",
            "body": self._text(120),
            "legal_bases": bases,
        }

    def _section(self, number: int) -> dict[str, Any]:
        head = {"name": f"bagian_{number}", "label": None, "heading": self._text(2), "level": 1}
        return {**head, "text": self._text(60), "pages": [1, 2], "source": "digital", "children": []}

    def _finding(self, number: int) -> dict[str, Any]:
        return {"code": "not_found", "severity": "info", "message": self._text(8), "at": f"/tembusan/{number}"}

    def _places(self, fields: dict[str, Any]) -> Any:
        for name in ("number", "date", "signatory", "title", "subject"):
            if fields.get(name):
                yield f"/{name}", [self._place(name)]
        for name in ("menimbang", "mengingat", "diktum", "batang_tubuh"):
            for at, _ in enumerate(fields.get(name) or []):
                yield f"/{name}/{at}/text", [self._place(name)]

    def _place(self, name: str) -> dict[str, Any]:
        x, y, start = self._random.randint(70, 200), self._random.randint(90, 700), self._random.randint(0, 9000)
        box = [float(x), float(y), x + 300.5, y + 12.0]
        return {"page": 1, "bbox": box, "span": [start, start + 60], "text": self._text(8), "rule": f"kind.{name}"}


def write_records(count: int, folder: Path) -> None:
    """A run of `count` records in the folder."""
    made = Generator(count)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "manifest.jsonl").open("w", encoding="utf-8") as manifest:
        for number in range(1, count + 1):
            path, record = made.record(number)
            output = folder / f"{path}.json"
            output.parent.mkdir(exist_ok=True)
            output.write_bytes(serialise(record))
            line = {"path": path, "sha256": record["source"]["sha256"], "status": "ok", "kind": record["kind"]}
            more = {"output": f"{path}.json", "outputs": [f"{path}.json"], "pages": record["source"]["pages"]}
            manifest.write(json.dumps({**line, **more, "seconds": 0.1, "reused": False, "error": None}) + "\n")


if __name__ == "__main__":
    write_records(int(sys.argv[1]), Path(sys.argv[2]))
