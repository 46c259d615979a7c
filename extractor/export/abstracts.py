"""Drafts of abstracts of regulations: what can be taken from the text, and what a person has to condense, marked so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..lexicon.word_lists import word_lists
from .jdihn_entry import FeedEntry

DRAFT = "[RANCANGAN, ringkas dan periksa]"
_LAST = 10_000
"""Articles of a body that are looked at for when it begins to be in force."""


def abstract(record: dict[str, Any], entry: FeedEntry) -> str:
    """The draft as text: identity, legal bases and notes as they are, grounds and subject matter to be condensed."""
    values = entry.values or {}
    kind = record.get("instrument") or values.get("jenis")
    lines = [
        f"[SUBJEK] – {entry.own.year or '[TAHUN]'}",
        f"{values.get('singkatanJenis')} NOMOR {values.get('noPeraturan')}, {values.get('sumber') or '[SUMBER]'}",
        f"{values.get('judul')}",
        "",
        "ABSTRAK :",
        f"- {DRAFT} {_grounds(record)}",
        f"- Dasar hukum {kind} ini adalah: {_bases(record)}.",
        f"- {DRAFT} Dalam {kind} ini diatur tentang: {_matter(record)}.",
        "",
        "CATATAN :",
        *(f"- {note}" for note in _notes(record)),
    ]
    return "\n".join(lines) + "\n"


def _grounds(record: dict[str, Any]) -> str:
    return " ".join(str(item.get("text")) for item in record.get("menimbang") or []) or "[MENIMBANG]"


def _bases(record: dict[str, Any]) -> str:
    """The legal bases by kind, number and year, in the order of the hierarchy."""
    order = {name: place for place, name in enumerate(word_lists("jdihn")["lists"]["hierarchy"])}
    cited = [b["citation"] for b in record.get("mengingat") or [] if isinstance(b.get("citation"), dict)]
    cited.sort(key=lambda one: (order.get(one["type"], len(order)), one.get("year") or 0))
    return "; ".join(dict.fromkeys(map(_short, cited))) or "[MENGINGAT]"


def _short(cited: dict[str, Any]) -> str:
    named = f"{cited['type']} {cited.get('region') or ''}".strip() if cited["type"] != "UUD" else "UUD 1945"
    numbered = f"No. {cited['number']}" if cited.get("number") else ""
    year = f"Tahun {cited['year']}" if cited.get("year") and cited["type"] != "UUD" else ""
    return " ".join(filter(None, (named, numbered, year)))


def _matter(record: dict[str, Any]) -> str:
    """The headings of the chapters."""
    chapters = [node.get("heading") for node in record.get("batang_tubuh") or [] if node.get("type") == "bab"]
    return "; ".join(str(heading).title() for heading in chapters if heading) or "[MATERI POKOK]"


def _notes(record: dict[str, Any]) -> Iterator[str]:
    words = word_lists("jdihn")["words"]
    texts = list(_texts(record.get("batang_tubuh") or []))[-_LAST:]
    for key, opening in (("in_force", "Peraturan ini "), ("repeals", "")):
        found = (m[0].strip() for text in texts for form in words[key] if (m := re.search(form, text, re.IGNORECASE)))
        yield from (f"{opening}{one}." for one in dict.fromkeys(found))
    attachments = record.get("lampiran") or []
    if attachments:
        yield f"Lampiran: {len(attachments)}."
    if record.get("penjelasan"):
        yield "Penjelasan: ada."


def _texts(nodes: list[Any]) -> Iterator[str]:
    for node in nodes:
        yield str(node.get("text") or "")
        yield from _texts(node.get("children") or [])
