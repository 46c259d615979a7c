"""What archivists hand on: the JDIHN feed, the archive's lists, AtoM, the graph, and documents under new names."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import openpyxl
import pytest
from click.testing import CliRunner, Result
from exports import NIK, export, golden_run, made, readme_block, write_run

from extractor.cli import main
from extractor.export.atom import ATOM_COLUMNS
from extractor.export.jdihn_entry import JDIHN_KEYS


def day(value: str) -> dict[str, Any]:
    return {"raw": value, "value": value, "precision": ("year", "month", "day")[value.count("-")]}


def number(value: str, **more: Any) -> dict[str, Any]:
    return {"raw": value, "value": value, "truncated": False, **more}


def cited(kind: str, value: str, year: int, **more: Any) -> dict[str, Any]:
    iri = f"/akn/id/act/{kind.lower()}/{year}/{value}"
    return {"type": kind, "number": value, "year": year, "title": None, "id": iri, "amended_by": [], "raw": "", **more}


def perbup(name: str, value: str = "3", date: str = "2031-02-05", **more: Any) -> dict[str, Any]:
    regulation = made(
        name,
        kind="regulation",
        instrument="Peraturan Bupati Bengkulu Selatan",
        number=number(f"{value} TAHUN 2031", year=2031),
        title="TATA KELOLA ARSIP",
        region="Kabupaten Bengkulu Selatan",
        date=day(date),
        promulgation={"date": day("2031-02-06"), "gazette": {"series": "BD", "year": 2031, "number": value}},
        mengingat=[
            {"label": "1", "text": "…", "citation": cited("PP", "28", 2012)},
            {"label": "2", "text": "…", "citation": cited("UU", "43", 2009, amended_by=[cited("UU", "6", 2023)])},
        ],
        menimbang=[{"label": "a", "text": "bahwa arsip perlu ditata"}],
        batang_tubuh=[
            {"type": "bab", "label": "I", "heading": "KETENTUAN UMUM", "text": "", "children": []},
            {"type": "pasal", "label": "9", "heading": None, "text": "Peraturan Bupati ini mulai berlaku pada tanggal "
             "diundangkan.", "children": []},
        ],
        **more,
    )  # fmt: skip
    regulation["source"] |= {"media_type": "application/pdf", "pages": 20}
    return regulation


def letter(name: str, code: str | None, date: str, **more: Any) -> dict[str, Any]:
    own = number(f"{code or 'X'}/{name}/2031", classification=code, classification_meaning=more.pop("meaning", None))
    return made(name, kind="letter", number=own, date=day(date), subject=f"Perihal {name}", **more)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def settings(folder: Path, text: str) -> list[str]:
    (folder / "settings.toml").write_text(text, encoding="utf-8")
    return ["--settings", str(folder / "settings.toml")]


class TestJdihn:
    @pytest.fixture
    def pack(self, tmp_path: Path) -> Path:
        records = [
            perbup("a.pdf"),
            perbup("b.pdf", date="2031-02"),
            made("c.pdf", kind="decree", instrument="Keputusan Kepala Dinas Awan", number=number("1"), title="X"),
            perbup("d.pdf", "1204"),
            perbup("e.pdf"),
        ]
        done = export(write_run(tmp_path / "run", records), "jdihn", tmp_path / "out")
        assert done.exit_code == 0 and "3 ready, 1 incomplete, 1 left_out" in done.output
        return tmp_path / "out"

    def test_entries_have_all_keys_in_their_order(self, pack: Path) -> None:
        feed = json.loads((pack / "document.json").read_text(encoding="utf-8"))
        assert len(feed) == 3 and all(tuple(entry) == JDIHN_KEYS for entry in feed) and len(JDIHN_KEYS) == 28
        assert all(value is None or isinstance(value, str) for entry in feed for value in entry.values())

    def test_the_feed_fits_its_schema(self, pack: Path) -> None:
        schema = json.loads(CliRunner().invoke(main, ["schema", "jdihn"]).stdout)
        feed = json.loads((pack / "document.json").read_text(encoding="utf-8"))
        jsonschema.validate(feed, schema)
        for key, wrong in (("jenis", "NOTA"), ("tanggal_penetapan", "2031"), ("judul", None), ("operasi", "3")):
            with pytest.raises(jsonschema.ValidationError):
                jsonschema.validate([{**feed[0], key: wrong}], schema)

    def test_an_entry_says_what_the_document_says(self, pack: Path) -> None:
        entry = json.loads((pack / "document.json").read_text(encoding="utf-8"))[0]
        assert entry["jenis"] == entry["singkatanJenis"] == "PERATURAN BUPATI"
        assert entry["judul"] == "PERATURAN BUPATI BENGKULU SELATAN NOMOR 3 TAHUN 2031 TENTANG TATA KELOLA ARSIP"
        assert (entry["noPeraturan"], entry["tahun_pengundangan"]) == ("3", "2031")
        assert (entry["tanggal_penetapan"], entry["tanggal_pengundangan"]) == ("2031-02-05", "2031-02-06")
        assert entry["teuBadan"] == "Bengkulu Selatan. Bupati"
        assert entry["sumber"] == "BD KABUPATEN BENGKULU SELATAN 2031 (3) : 20 HLM"
        assert entry["fileDownload"] == "2031pb1701003.pdf"

    def test_a_circular_is_in_the_feed_and_other_letters_are_not(self, tmp_path: Path) -> None:
        day = {"raw": "5 Mei 2031", "value": "2031-05-05", "precision": "day"}
        letters = [
            made(f"{name}.pdf", kind="letter", subtype=name, number=number("7"), date=day, subject="Pakaian Dinas")
            for name in ("surat_edaran", "surat_tugas")
        ]
        assert export(write_run(tmp_path / "run", letters), "jdihn", tmp_path / "out").exit_code == 0
        (entry,) = json.loads((tmp_path / "out" / "document.json").read_text(encoding="utf-8"))
        assert (entry["jenis"], entry["singkatanJenis"]) == ("SURAT EDARAN", "SE")
        assert entry["judul"] == "Surat Edaran Nomor 7 Tahun 2031 tentang Pakaian Dinas"

    def test_what_is_missing_is_written_as_the_kit_does(self, pack: Path) -> None:
        entry = json.loads((pack / "document.json").read_text(encoding="utf-8"))[0]
        assert entry["status"] is None and entry["abstrak"] is None and entry["isbn"] is None
        assert (entry["urlDownload"], entry["subjek"], entry["operasi"], entry["display"]) == ("-", "", "4", "1")

    def test_the_table_says_what_a_person_must_do(self, pack: Path) -> None:
        found = {row["record"]: row for row in rows(pack / "periksa.csv")}
        assert found["b.pdf.json"]["status"] == "incomplete" and found["b.pdf.json"]["missing"] == "tanggal_penetapan"
        assert "the date 2031-02 has no day" in found["b.pdf.json"]["remarks"]
        assert found["c.pdf.json"]["status"] == "left_out"
        assert "left out: the list has no kind for Keputusan Kepala Dinas Awan" in found["c.pdf.json"]["remarks"]
        assert "the number 1204 does not fit three digits" in found["d.pdf.json"]["remarks"]
        assert "2031pb1701003.pdf is the name of a.pdf.json, too" in found["e.pdf.json"]["remarks"]
        assert {"subjek", "bidangHukum", "abstrak"} <= set(found["a.pdf.json"]["to_fill"].split(", "))
        assert "our proposal" in found["a.pdf.json"]["remarks"] and "Kemendagri's" in found["a.pdf.json"]["remarks"]

    def test_a_draft_of_an_abstract_marks_what_is_to_be_condensed(self, pack: Path) -> None:
        draft = (pack / "abstrak" / "a.pdf.txt").read_text(encoding="utf-8")
        assert "PERATURAN BUPATI NOMOR 3, BD KABUPATEN BENGKULU SELATAN 2031 (3) : 20 HLM" in draft
        assert "adalah: UU No. 43 Tahun 2009; PP No. 28 Tahun 2012." in draft, "in the order of the hierarchy"
        assert "[RANCANGAN, ringkas dan periksa] bahwa arsip perlu ditata" in draft
        assert "- Peraturan ini mulai berlaku pada tanggal diundangkan." in draft

    def test_settings_fill_what_only_the_office_knows(self, tmp_path: Path) -> None:
        decree = made("c.pdf", kind="decree", instrument="Keputusan Kepala Dinas Awan", number=number("1"), title="X")
        run = write_run(tmp_path / "run", [perbup("a.pdf"), {**decree, "date": day("2031-01-01")}])
        text = (
            '[jdihn]\nbase_url = "https://jdih.awan.invalid/"\nregion_code = "9999"\nstatus = "Berlaku"\n'
            'bidang_hukum = "Hukum Administrasi Negara"\n[jdihn.kinds]\n"Keputusan Kepala Dinas" = "KEPUTUSAN BUPATI"\n'
        )
        assert export(run, "jdihn", tmp_path / "out", *settings(tmp_path, text)).exit_code == 0
        first, second = json.loads((tmp_path / "out" / "document.json").read_text(encoding="utf-8"))
        assert first["urlDownload"] == "https://jdih.awan.invalid/common/dokumen/2031pb9999003.pdf"
        assert first["urlDetailPeraturan"].endswith(f"/dokumen/view?id={first['idData']}")
        assert (first["status"], second["jenis"]) == ("Berlaku", "KEPUTUSAN BUPATI")

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ('[jdihn]\nbidang_hukum = "Hukum Awan"', "jdihn.bidang_hukum: 'Hukum Awan' is not in the list"),
            ('[jdihn]\nregion_code = "17.01"', "jdihn.region_code"),
            ("[jdihm]", "jdihm: Extra inputs are not permitted"),
            ("[jdihn", "it is no TOML"),
            ('[jdihn.kinds]\n"Nota" = "NOTA"', "'NOTA' is no kind of the list"),
        ],
    )
    def test_wrong_settings_are_named(self, tmp_path: Path, text: str, said: str) -> None:
        done = export(
            write_run(tmp_path / "run", [perbup("a.pdf")]), "jdihn", tmp_path / "o", *settings(tmp_path, text)
        )
        assert done.exit_code == 1 and said in done.output and len(done.output.strip().splitlines()) == 1

    def test_check_writes_nothing_and_fails_where_something_is_missing(self, tmp_path: Path) -> None:
        run = write_run(tmp_path / "run", [perbup("a.pdf"), perbup("b.pdf", date="2031")])
        done = CliRunner().invoke(main, ["export", str(run), "--to", "jdihn", "--check"])
        assert done.exit_code == 1 and "a.pdf.json  ready" in done.stdout and "tanggal_penetapan" in done.stdout
        assert sorted(path.name for path in tmp_path.iterdir()) == ["run"]
        whole = write_run(tmp_path / "whole", [perbup("a.pdf")])
        assert CliRunner().invoke(main, ["export", str(whole), "--to", "jdihn", "--check"]).exit_code == 0


JRA = "kode_klasifikasi,kode_klasifikasi_lama,uraian,aktif_tahun,inaktif_tahun,nasib_akhir,keterangan\n"


class TestArsip:
    def lists(self, tmp_path: Path, jra: str = "") -> tuple[Path, Result]:
        records = [
            letter("b.txt", "000.5.11", "2031-03-01"),
            letter("a.txt", "000.5.2", "2031-05-01", meaning="Penataan arsip"),
            letter("c.txt", "000.5.2", "2031-01-15"),
            letter("d.txt", "000.5.2", "2029-07-09"),
            letter("e.txt", None, "2031-02"),
        ]
        options = []
        if jra:
            (tmp_path / "jra.csv").write_text(jra, encoding="utf-8")
            options = ["--jra", str(tmp_path / "jra.csv"), "--as-of", "2033-01-01"]
        done = export(write_run(tmp_path / "run", records), "arsip", tmp_path / "out", *options)
        return tmp_path / "out", done

    def test_documents_of_one_code_and_year_are_a_file(self, tmp_path: Path) -> None:
        out, done = self.lists(tmp_path)
        assert done.exit_code == 0 and "4 files of 5 documents" in done.output
        found = rows(out / "berkas.csv")
        assert [row["Kode Klasifikasi"] for row in found] == ["000.5.2", "000.5.2", "000.5.11", ""]
        assert found[1]["Uraian Informasi Arsip"] == "Penataan arsip 2031"
        assert found[1]["Kurun Waktu"] == "15-01-2031 s.d. 01-05-2031" and found[1]["Jumlah"] == "1 berkas"
        assert found[0]["Jangka Simpan"] == "" and found[0]["Ket."] == "retensi belum diketahui"

    def test_items_stand_below_their_file(self, tmp_path: Path) -> None:
        found = rows(self.lists(tmp_path)[0] / "isi_berkas.csv")
        assert [(row["No Berkas Induk"], row["No Item"]) for row in found[:5]] == [
            ("1", ""), ("1", "1"), ("2", ""), ("2", "1"), ("2", "2"),
        ]  # fmt: skip
        assert (
            found[3]["Ket."] == "c.txt"
            and found[3]["Uraian Informasi Arsip"] == "Perihal c.txt Nomor 000.5.2/c.txt/2031"
        )
        assert found[-1]["Kurun Waktu"] == "02-2031"

    def test_the_columns_stand_in_order(self, tmp_path: Path) -> None:
        out, _ = self.lists(tmp_path)
        assert [len(rows(out / f"{name}.csv")[0]) for name in ("berkas", "isi_berkas", "inaktif")] == [13, 14, 12]
        book = openpyxl.load_workbook(out / "daftar_arsip.xlsx")
        assert book.sheetnames == [
            "Daftar Berkas Arsip Aktif",
            "Daftar Isi Berkas Arsip Aktif",
            "Daftar Berkas Arsip Inaktif",
        ]
        sheet = book["Daftar Berkas Arsip Aktif"]
        heads = [sheet.cell(5, column).value or sheet.cell(6, column).value for column in range(1, 14)]
        assert heads[:2] == ["No Berkas", "Kode Klasifikasi"] and heads[7] == "Lokasi Simpan" and heads[12] == "Ket."
        assert [sheet.cell(6, column).value for column in (8, 9, 10)] == ["No Filing Kabinet", "No Laci", "No Folder"]
        assert sheet["A7"].value == 1 and "TAHUN 2029–2031" in str(sheet["A2"].value)
        assert (out / "jra_templat.csv").is_file()

    def test_the_schedule_says_what_is_inactive(self, tmp_path: Path) -> None:
        out, done = self.lists(tmp_path, JRA + "000.5.2,,Tata arsip,2,3,musnah,\n,000.5.99,x,1,1,Permanen,\n")
        assert "codes that the schedule does not have: (none), 000.5.11" in done.output
        assert [row["No Berkas"] for row in rows(out / "berkas.csv")] == ["2", "3", "4"]
        old = rows(out / "inaktif.csv")[0]
        assert (old["No Berkas"], old["Jenis Arsip"], old["Nasib Akhir"]) == ("1", "Tata arsip 2029", "musnah")
        assert old["Jangka Simpan (Tahun)"] == "09-07-2031 s.d. 09-07-2034"
        assert rows(out / "berkas.csv")[0]["Jangka Simpan"] == "01-05-2031 s.d. 01-05-2033"
        lacking = rows(out / "jra_tidak_cocok.csv")
        assert [(row["kode_klasifikasi"], row["naskah"]) for row in lacking] == [
            ("(tanpa kode)", "1"),
            ("000.5.11", "1"),
        ]

    def test_a_code_stands_for_those_below_only_where_it_says_so(self, tmp_path: Path) -> None:
        _, done = self.lists(tmp_path, JRA + "000.5.*,,Arsip,2,3,Musnah,\n")
        assert "codes that the schedule does not have: (none)\n" in done.output
        (tmp_path / "other").mkdir()
        _, done = self.lists(tmp_path / "other", JRA + "000.5,,Arsip,2,3,Musnah,\n")
        assert "(none), 000.5.11, 000.5.2" in done.output

    @pytest.mark.parametrize(
        ("jra", "said"),
        [
            ("kode,aktif\n1,2\n", "the column kode_klasifikasi is missing"),
            (JRA + "1,,x,dua,3,Musnah,\n", "jra.csv, line 2: aktif_tahun 'dua' is no number of years"),
            (JRA + "1,,x,2,3,Bakar,\n", "nasib_akhir 'Bakar' is none of Musnah, Permanen, Dinilai Kembali"),
        ],
    )
    def test_a_wrong_schedule_is_named(self, tmp_path: Path, jra: str, said: str) -> None:
        _, done = self.lists(tmp_path, jra)
        assert done.exit_code == 1 and said in done.output


def test_atom_has_its_columns_and_parents_first(tmp_path: Path) -> None:
    person = {"name": "Rukmini | Awan", "position": "Kepala", "nip": None, "rank": None}
    run = write_run(tmp_path / "run", [letter("a.txt", "000.5", "2031-03-01", signatory=person), perbup("b.pdf")])
    assert export(run, "atom", tmp_path / "atom.csv").exit_code == 0
    found = rows(tmp_path / "atom.csv")
    assert tuple(found[0]) == ATOM_COLUMNS
    assert [(row["legacyId"], row["parentId"], row["levelOfDescription"]) for row in found[:2]] == [
        ("berkas-1", "", "File"),
        ("berkas-1-1", "berkas-1", "Item"),
    ]
    assert found[1]["nameAccessPoints"] == "Rukmini / Awan" and found[1]["eventStartDates"] == "2031-03-01"
    assert found[1]["alternativeIdentifiers"] == "000.5" and {row["culture"] for row in found} == {"id"}


class TestGraph:
    @pytest.fixture
    def graph(self, tmp_path: Path) -> Path:
        law = made("uu.pdf", kind="regulation", instrument="Undang-Undang", number=number("43 TAHUN 2009", year=2009),
                   title="KEARSIPAN & <tanda>", date=day("2009-10-23"))  # fmt: skip
        run = write_run(tmp_path / "run", [perbup("a.pdf"), law])
        link = {
            "kind": "duplicate", "from": {"path": "a.pdf", "record": "a.pdf.json", "at": ""}, "to": "uu.pdf",
            "record": "uu.pdf.json", "status": "found", "by": ["number"], "agree": ["number"], "differences": [],
            "candidates": [], "candidates_count": 0,
        }  # fmt: skip
        (run / "links.jsonl").write_text(json.dumps(link) + "\n", encoding="utf-8")
        assert export(run, "graph", tmp_path / "out").exit_code == 0
        return tmp_path / "out"

    def test_a_document_and_its_citation_are_one_node(self, graph: Path) -> None:
        nodes = {row["id"]: row for row in rows(graph / "nodes.csv")}
        assert nodes["/akn/id/act/uu/2009/43"]["record"] == "uu.pdf.json"
        assert nodes["/akn/id/act/uu/2009/43"]["in_run"] == "true"
        assert nodes["/akn/id/act/pp/2012/28"]["in_run"] == "false" and len(nodes) == 4
        own = "/akn/id/act/perbup-kabupaten-bengkulu-selatan/2031/3"
        assert nodes[own]["label"] == "Perbup Kabupaten Bengkulu Selatan 3/2031"
        edges = {(row["source"], row["target"], row["relation"]) for row in rows(graph / "edges.csv")}
        law = "/akn/id/act/uu/2009/43"
        assert edges == {
            (own, law, "cites"),
            (own, "/akn/id/act/pp/2012/28", "cites"),
            ("/akn/id/act/uu/2023/6", law, "amends"),
            (own, law, "duplicate"),
        }

    def test_the_graphml_is_whole(self, graph: Path) -> None:
        tree = ElementTree.parse(graph / "graph.graphml").getroot()
        space = {"g": "http://graphml.graphdrawing.org/xmlns"}
        nodes = {node.get("id") for node in tree.iterfind(".//g:node", space)}
        edges = list(tree.iterfind(".//g:edge", space))
        assert len(nodes) == 4 and len(edges) == 4
        assert all(edge.get("source") in nodes and edge.get("target") in nodes for edge in edges)
        titles = {data.text for data in tree.iterfind(".//g:node/g:data[@key='title']", space)}
        assert "KEARSIPAN & <tanda>" in titles

    def test_relations_of_a_record_are_edges_of_their_name(self, tmp_path: Path) -> None:
        relation = {"relation": "repeals", "target": cited("PP", "1", 2001), "extent": "whole"}
        run = write_run(tmp_path / "run", [made("a.txt", kind="regulation", relations=[relation])])
        assert export(run, "graph", tmp_path / "out").exit_code == 0
        assert [(row["source"], row["relation"]) for row in rows(tmp_path / "out" / "edges.csv")] == [
            ("a.txt.json", "repeals")
        ]


class TestRename:
    def run(self, tmp_path: Path, records: list[dict[str, Any]], pattern: str, *more: str) -> Result:
        documents = tmp_path / "masuk"
        for record in records:
            path = documents / record["source"]["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(record["source"]["path"], encoding="utf-8")
        root = write_run(tmp_path / "run", records)
        options = ["--from", str(documents), *more]
        return CliRunner().invoke(
            main, ["rename", str(root), "--pattern", pattern, "--to", str(tmp_path / "rapi"), *options]
        )

    def test_documents_are_copied_under_names_from_their_records(self, tmp_path: Path) -> None:
        done = self.run(
            tmp_path, [letter("x/a.TXT", "000.5", "2031-03-01")], "{date}_{kind}_{jenis}_{number}_{subject}"
        )
        assert done.exit_code == 0 and "1 copied" in done.output
        name = "2031-03-01_letter_Surat_000.5-x-a.TXT-2031_Perihal x-a.TXT.txt"
        assert (tmp_path / "rapi" / name).read_text(encoding="utf-8") == "x/a.TXT"
        assert (tmp_path / "masuk" / "x" / "a.TXT").is_file(), "the document stays where it was"
        assert rows(tmp_path / "rapi" / "names.csv")[0] | {} == {
            "old": "x/a.TXT", "new": name, "status": "copied", "missing": "", "note": "", "record": "x/a.TXT.json",
        }  # fmt: skip

    def test_names_are_fit_for_windows(self, tmp_path: Path) -> None:
        titles = ['a<b>:"c"/d\\e|f?g*h', "CON", "akhir. ", "baris\nkedua", "x" * 300, "\u202ebalik"]
        records = [made(f"{n}.txt", kind="letter", subject=title) for n, title in enumerate(titles)]
        assert self.run(tmp_path, records, "{subject}").exit_code == 0
        names = [row["new"] for row in rows(tmp_path / "rapi" / "names.csv")]
        assert names[:4] == ["a-b-c-d-e-f-g-h.txt", "_CON.txt", "akhir.txt", "baris kedua.txt"]
        assert len(names[4]) < 130 and not any(set(name) & set('<>:"/\\|?*\u202e') for name in names)
        assert all((tmp_path / "rapi" / name).is_file() for name in names)

    def test_collisions_and_missing_values_are_told_of(self, tmp_path: Path) -> None:
        records = [made("a.txt", kind="letter", subject="Sama"), made("b.txt", kind="letter", subject="SAMA")]
        done = self.run(tmp_path, records, "{date} {subject}")
        assert "1 collisions, 2 with missing values" in done.output
        first, second = rows(tmp_path / "rapi" / "names.csv")
        assert (first["new"], second["new"]) == ("tanpa-date Sama.txt", "tanpa-date SAMA (2).txt")
        assert second["missing"] == "date" and second["note"] == "the name tanpa-date SAMA.txt belongs to a.txt"

    @pytest.mark.parametrize(("kind", "told"), [("surat_izin", True), ("unknown", False), ("letter", False)])
    def test_a_kind_without_a_rule_is_told_of(self, tmp_path: Path, kind: str, told: bool) -> None:
        done = self.run(tmp_path, [made("a.txt", kind=kind, subject="Satu")], "{kind}")
        assert ("1 of kinds that no rule names" in done.output and "give --rules DIR" in done.output) is told

    def test_a_second_time_nothing_is_written_over(self, tmp_path: Path) -> None:
        record = [made("a.txt", kind="letter", subject="Satu")]
        self.run(tmp_path, record, "{subject}")
        assert "1 there already" in self.run(tmp_path, record, "{subject}").output
        (tmp_path / "rapi" / "Satu.txt").write_text("another", encoding="utf-8")
        done = self.run(tmp_path, record, "{subject}")
        assert done.exit_code == 1 and (tmp_path / "rapi" / "Satu.txt").read_text(encoding="utf-8") == "another"
        assert "another file of this name is there" in rows(tmp_path / "rapi" / "names.csv")[0]["note"]

    def test_a_document_that_is_gone_is_told_of(self, tmp_path: Path) -> None:
        root = write_run(tmp_path / "run", [made("a.txt", kind="letter", subject="Satu")])
        (tmp_path / "masuk").mkdir()
        options = ["--pattern", "{subject}", "--to", str(tmp_path / "rapi"), "--from", str(tmp_path / "masuk")]
        done = CliRunner().invoke(main, ["rename", str(root), *options])
        assert done.exit_code == 1 and rows(tmp_path / "rapi" / "names.csv")[0]["status"] == "failed"

    def test_nik_are_masked_in_names(self, tmp_path: Path) -> None:
        self.run(tmp_path, [made("a.txt", kind="letter", subject=f"KTP {NIK}")], "{subject}")
        assert rows(tmp_path / "rapi" / "names.csv")[0]["new"] == "KTP [NIK].txt"

    @pytest.mark.parametrize(
        ("pattern", "said"),
        [
            ("{tanggal}", "there is no such field; all records have kind"),
            ("{subtipe}", "did you mean 'subtype'?"),
            ("{date", "fields stand in braces"),
            ("nama", "it has no field"),
            ("{date!r:>9}", "only a field's name"),
        ],
    )
    def test_wrong_patterns_are_named(self, tmp_path: Path, pattern: str, said: str) -> None:
        done = self.run(tmp_path, [made("a.txt")], pattern)
        assert done.exit_code == 1 and said in done.output and not (tmp_path / "rapi").exists()

    def test_any_value_of_a_record_may_stand_in_a_name(self, tmp_path: Path) -> None:
        parties = [{"label": "PIHAK PERTAMA", "name": "Sari"}, {"label": "PIHAK KEDUA", "name": "Danu"}]
        duration = {"start": {"raw": "1 Mei 2031", "value": "2031-05-01"}, "length": None}
        record = made("a.txt", kind="agreement", parties=parties, duration=duration, purpose=None)
        done = self.run(tmp_path, [record], "{parties.1.name} {parties} {duration.start} {duration.length} {purpose}")
        assert done.exit_code == 0, done.output
        new = rows(tmp_path / "rapi" / "names.csv")[0]["new"]
        assert new == "Danu Sari, Danu 2031-05-01 tanpa-duration.length tanpa-purpose.txt"
        assert "{purpose} stands in none of the records: the names say tanpa-purpose" in done.output

    def test_a_run_knows_where_its_documents_were(self, tmp_path: Path) -> None:
        (tmp_path / "masuk").mkdir()
        (tmp_path / "masuk" / "s.txt").write_text("Nomor : 005/7/2031\nHal : Undangan rapat\n", encoding="utf-8")
        output = tmp_path / "run"
        assert CliRunner().invoke(main, ["extract", str(tmp_path / "masuk"), "-o", str(output), "--workers", "1"])
        done = CliRunner().invoke(main, ["rename", str(output), "--pattern", "{kind}", "--to", str(tmp_path / "rapi")])
        assert done.exit_code == 0 and "1 copied" in done.output


def test_a_data_set_has_its_card(tmp_path: Path) -> None:
    run = golden_run(tmp_path / "run")
    text = '[dataset]\npublisher = "Bagian Hukum Awan"\nspatial = "17.01"\n'
    assert export(run, "csv", tmp_path / "out", *settings(tmp_path, text)).exit_code == 0
    card = json.loads((tmp_path / "out" / "dataset.json").read_text(encoding="utf-8"))
    assert card["dct:publisher"] == "Bagian Hukum Awan" and card["dct:license"] is None
    assert card["dct:temporal"]["dcat:startDate"].startswith("1998")
    files = {one["dct:title"]: one for one in card["dcat:distribution"]}
    assert files["documents.csv"]["naskah:rows"] == len(rows(tmp_path / "out" / "documents.csv"))
    assert files["documents.csv"]["dcat:byteSize"] == (tmp_path / "out" / "documents.csv").stat().st_size
    assert "masked: nik" in card["dct:provenance"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--to", "csv"], "where to? give DEST"),
        (["--to", "csv", "--check"], "--check is for --to jdihn"),
        (["--to", "jdihn", "x", "--check"], "--check writes nothing"),
        (["--to", "jdihn", "x", "--tables", "documents"], "--tables is for --to csv, parquet, xlsx, sqlite"),
    ],
)
def test_what_does_not_go_together_is_refused(tmp_path: Path, options: list[str], said: str) -> None:
    run = write_run(tmp_path / "run", [made("a.txt")])
    done = CliRunner().invoke(main, ["export", str(run), *options])
    assert done.exit_code == 2 and said in done.output


def test_the_settings_of_the_readme_are_settings(tmp_path: Path) -> None:
    from extractor.export.settings import load_settings

    (tmp_path / "kantor.toml").write_text(readme_block("For JDIH sites and archives", "toml"), encoding="utf-8")
    found = load_settings(tmp_path / "kantor.toml")
    assert found.jdihn.region_code == "1701" and found.arsip.unit and found.dataset.publisher


def test_a_kind_may_leave_something_to_a_person(tmp_path: Path) -> None:
    perpres = made("p.pdf", kind="regulation", instrument="Peraturan Presiden Republik Indonesia", title="ARSIP",
                   number=number("7 TAHUN 2031", year=2031), date=day("2031-02-05"))  # fmt: skip
    assert export(write_run(tmp_path / "run", [perpres]), "jdihn", tmp_path / "out").exit_code == 0
    assert "the President's years and name belong behind it" in rows(tmp_path / "out" / "periksa.csv")[0]["remarks"]
    entry = json.loads((tmp_path / "out" / "document.json").read_text(encoding="utf-8"))[0]
    assert (entry["teuBadan"], entry["singkatanJenis"]) == ("Indonesia. Presiden", "PERPRES")
