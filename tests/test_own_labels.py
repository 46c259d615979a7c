"""Labels of one's own that add to a meaning of the list are told; a kind's own title ends a letterhead."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import RULE, call, rules_in


def test_a_name_that_the_list_has_is_told_and_is_no_problem(tmp_path: Path) -> None:
    own = '[labels]\nposition = ["Kedudukan di ruang"]\nshelf = ["Rak"]\n'
    result = call("rules", "check", rules_in(tmp_path / "r", RULE + own))
    assert result.exit_code == 0 and "0 problems" in result.stderr
    told = [line for line in result.stderr.splitlines() if "labels." in line]
    assert len(told) == 1 and "memo.toml: labels.position: labels.toml has this meaning already" in told[0]
    assert "'Jabatan'" in told[0]


def test_names_of_ones_own_are_not_told(tmp_path: Path) -> None:
    result = call("rules", "check", rules_in(tmp_path / "r", RULE + '[labels]\nshelf = ["Rak"]\n'))
    assert result.exit_code == 0 and "labels." not in result.stderr


def issuer(tmp_path: Path, title: str, more: str = "") -> str:
    """What the letterhead says of a document of the kind `tanda_jasa` with this title."""
    rule = RULE.replace('kind = "memo"', 'kind = "tanda_jasa"') + more
    rules = rules_in(tmp_path / "r", f'{rule}\n[fields.issuer]\nblock = "letterhead"\n', "tanda_jasa")
    text = f"DINAS PANGAN KABUPATEN SUKA MAJU\n{title}\nNomor : 5\nIsi\nKerja bakti."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    told = call("inspect", tmp_path / "a.txt", "--rules", rules, "--as", "tanda_jasa", "--why", "issuer").stdout
    return next(line for line in told.splitlines() if line.startswith("value"))


@pytest.mark.parametrize("title", ["TANDA JASA", "T A N D A  J A S A", "TANDA JASA PEGAWAI"])
def test_a_letterhead_ends_at_the_title_that_names_the_kind(tmp_path: Path, title: str) -> None:
    assert issuer(tmp_path, title).endswith('"DINAS PANGAN KABUPATEN SUKA MAJU"')


def test_a_letterhead_ends_at_a_title_that_signals_ask_for(tmp_path: Path) -> None:
    heading = '[headings.judul]\nwords = ["Anugerah Warga"]\n'
    signal = '[[signals]]\nsays = "the title"\ntitle = ["judul"]\nweight = 8\n'
    assert issuer(tmp_path, "ANUGERAH WARGA", heading + signal).endswith('"DINAS PANGAN KABUPATEN SUKA MAJU"')
    assert "ANUGERAH" in issuer(tmp_path, "ANUGERAH WARGA")
