"""A small kind of document and two documents of it, for tests of what helps those who write rules."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from extractor.cli import main

RULE = r"""kind = "memo"
about = "A memo from one room to another."

[[match]]
why = "the title MEMO and its number"
all = ['^MEMO$', '^Nomor[ \t]*:']
priority = 30
examples = ["MEMO\nNomor : 1"]
rejects = ["MEMO", "Nomor : 1"]

[[sections]]
name = "isi"
starts = ['^(?P<heading>Isi)']
examples = ["Isi"]
rejects = ["isi"]

[fields.number]
type = "letter_number"
section = "head"
find = ['^Nomor[ \t]*:[ \t]*(?P<value>[^\n]+)']
required = true
[fields.number.examples]
"Nomor : 12/UMUM/2031" = { sequence = "12" }

[fields.date]
type = "date"
section = "head"
find = ['^Tanggal[ \t]*:[ \t]*(?P<value>[^\n]+)']
[fields.date.examples]
"Tanggal : 4 Mei 2031" = { value = "2031-05-04" }

[fields.topic]
section = "head"
find = ['^Soal[ \t]*:[ \t]*(?P<value>[^\n]+)']
[fields.topic.examples]
"Soal : Rak" = "Rak"
"""
FIRST = "MEMO\nNomor : 12/UMUM/2031\nTanggal : 4 Mei 2031\nSoal : Rak buku\nIsi\nRak ditata."
SECOND = "MEMO\nNomor : 13/UMUM/2031\nTanggal : 9 Mei 2031\nSOAL : Lampu\nIsi\nLampu diganti."


def call(*arguments: str | Path) -> Result:
    """What the command gives."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def rules_in(folder: Path, text: str = RULE, kind: str = "memo") -> Path:
    """A folder with one rule file."""
    folder.mkdir(exist_ok=True)
    (folder / f"{kind}.toml").write_text(text, encoding="utf-8")
    return folder


def documents_in(folder: Path, **texts: str) -> Path:
    """A folder with text files of these names."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
