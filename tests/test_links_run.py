"""From files to links: a folder with an index report and the letters that it names, read by `naskah extract`."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from extractor.cli import main
from extractor.links import run_folder
from extractor.output.files import STATE_FOLDER

REPORT = """Laporan Indeks Inovasi Daerah

Rincian Keterangan
Dibuat Oleh Dinas Pertamanan Kota Lampion
Nama Inovasi TAMAN TERANG
Rancang Bangun dan Pokok Perubahan Yang Dilakukan

Lampu taman menyala sendiri.

No. Indikator Keterangan Parameter Bukti Dukung
1 Regulasi Inovasi Daerah Regulasi yang menetapkan nama-nama inovasi daerah SK Kepala Perangkat Daerah

Bukti Pendukung

No Surat  :  800/15/DISTAM/2031
Tanggal Surat    :  6/1/2031
Tentang   :  Penunjukan penjaga taman
Dokumen  :  Penjaga Taman.txt

2 Ketersediaan SDM terhadap inovasi daerah Jumlah SDM yang mengelola inovasi Lebih dari 30

Bukti Pendukung

No Surat  :  005/51/DISTAM/2031
Tanggal Surat    :  18/2/2031
Tentang   :  Undangan bimtek lampu
Dokumen  :  bimtek.jpg

3 Dukungan Anggaran Anggaran inovasi daerah dalam APBD Anggaran dialokasikan pada T-0

Bukti Pendukung

No Surat  :  480/7/DISTAM/2031
Tanggal Surat    :  1/3/2031
Tentang   :  Laporan sosialisasi
Dokumen  :  sosialisasi.pdf
"""
LETTER = """                 PEMERINTAH KOTA LAMPION
                   DINAS PERTAMANAN

Nomor     : {number}       Lampion, {date}
Sifat     : Biasa
Perihal   : {subject}
                              Kepada
                              Yth. Para Lurah
                              di Lampion

Dengan hormat, bersama ini kami sampaikan hal tersebut untuk dilaksanakan dengan sebaik-baiknya.

                              Kepala Dinas,

                              RADITYA SUMBAWANI
                              NIP 197001011995031001
"""


def links(folder: Path, output: Path) -> list[dict[str, Any]]:
    result = CliRunner().invoke(main, ["extract", str(folder), "-o", str(output), "--workers", "1"])
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in (output / "links.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_run_links_its_documents(tmp_path: Path) -> None:
    folder, output = tmp_path / "arsip", tmp_path / "out"
    folder.mkdir()
    invited = LETTER.format(number="005/51/DISTAM/2031", date="28 Februari 2031", subject="Undangan Bimtek Lampu")
    named = LETTER.format(number="800/15/DISTAM/2031", date="6 Januari 2031", subject="Penunjukan Penjaga Taman")
    (folder / "indeks.txt").write_text(REPORT, encoding="utf-8")
    (folder / "penjaga_taman.txt").write_text(named, encoding="utf-8")
    (folder / "undangan.txt").write_text(invited, encoding="utf-8")
    agreeing, differing, missing = links(folder, output)
    assert (agreeing["status"], agreeing["to"], agreeing["by"]) == ("found", "penjaga_taman.txt", ["file", "number"])
    assert (differing["status"], differing["to"], differing["by"]) == ("differs", "undangan.txt", ["number"])
    assert differing["differences"] == [{"field": "date", "from": "2031-02-18", "to": "2031-02-28"}]
    assert (missing["status"], missing["to"], missing["from"]["at"]) == ("not_found", None, "/indicators/2/evidence/0")

    (folder / "salinan.txt").write_text(named, encoding="utf-8")
    assert [(one["kind"], one["from"]["path"], one["to"]) for one in links(folder, output)[3:]] == [
        ("same_bytes", "salinan.txt", "penjaga_taman.txt")
    ]


def test_a_run_links_without_reading_the_records_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a record was read")

    folder, output = tmp_path / "arsip", tmp_path / "out"
    folder.mkdir()
    letter = LETTER.format(number="800/15/DISTAM/2031", date="6 Januari 2031", subject="Penunjukan Penjaga Taman")
    (folder / "indeks.txt").write_text(REPORT, encoding="utf-8")
    (folder / "surat.txt").write_text(letter, encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(run_folder, "record", refuse)
        assert len(links(folder, output)) == 3
        (folder / "lagi.txt").write_text(letter + "\n", encoding="utf-8")
        (folder / "salinan.txt").write_text(letter, encoding="utf-8")
        assert len(links(folder, output)) == 5, "a copy and a duplicate more"
    written = (output / "links.jsonl").read_bytes()
    assert CliRunner().invoke(main, ["link", str(output)]).exit_code == 0
    assert (output / "links.jsonl").read_bytes() == written, "as if it had read them"


def test_documents_of_an_earlier_version_are_linked_from_their_records(tmp_path: Path) -> None:
    folder, output = tmp_path / "arsip", tmp_path / "out"
    folder.mkdir()
    (folder / "indeks.txt").write_text(REPORT, encoding="utf-8")
    before = links(folder, output)
    with closing(sqlite3.connect(output / STATE_FOLDER / "state.sqlite")) as db:
        db.execute("ALTER TABLE documents DROP column link_facts")
    (output / "links.jsonl").unlink()
    assert links(folder, output) == before


def test_the_links_in_the_outputs_are_no_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    for _ in range(2):
        links(tmp_path, tmp_path)
    assert len((tmp_path / "manifest.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_linking_reads_the_rule_files_with_what_they_bring(tmp_path: Path) -> None:
    folder, output, own = tmp_path / "arsip", tmp_path / "out", tmp_path / "rules"
    for made in (folder, own):
        made.mkdir()
    (folder / "indeks.txt").write_text(REPORT, encoding="utf-8")
    links(folder, output)
    for words, status in (('lampu = ["Lampu Taman"]', 0), ('lampu = ["Perihal"]', 3)):
        (own / "lampu.toml").write_text(f'kind = "lampu"\nabout = "x"\nfallback = true\n[labels]\n{words}\n', "utf-8")
        result = CliRunner().invoke(main, ["link", str(output), "--rules", str(own)])
        assert result.exit_code == status, result.stderr
    assert "labels.lampu" in result.stderr
