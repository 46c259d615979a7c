"""Rule files out of all measure are refused with one reason, in no time: nothing in them multiplies."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.errors import RuleError
from extractor.rulebook.load import load_rules

HEAD = 'kind = "notulen"\nabout = "Notulen"\n[[match]]\nwhy = "w"\nall = ["^NOTULEN"]\n'
DEEP = "stand in each other more than"


def refused(folder: Path, text: str, name: str = "notulen") -> str:
    """Why a rule file with this text is refused."""
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as error:
        load_rules(folder)
    assert error.value.exit_status == 3 and "\n" not in error.value.message
    return error.value.message.removeprefix(f"{folder / name}.toml: ")


def doubled(levels: int, pieces: int = 10) -> str:
    """Words each of which stands several times in the next one."""
    more = (f'w{n} = "{f"{{{{w{n - 1}}}}}" * pieces}"\n' for n in range(1, levels))
    return f'[words]\nw0 = "{"a" * 10}"\n{"".join(more)}'


def test_words_inside_words_do_not_explode(tmp_path: Path) -> None:
    assert "words.w4: with its words filled in it is too long" in refused(tmp_path, doubled(12) + HEAD)


def test_many_long_strings_are_as_dear_as_one(tmp_path: Path) -> None:
    find = ", ".join(['"{{w3}}"'] * 1_000)
    text = f'about = "x"\nparts = [{find}]\n{doubled(4)}[[match]]\nwhy = "w"\nall = ["x"]\n'
    assert "too long" in refused(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    ["x = " + "[" * 5_000 + "]" * 5_000, "x = " + "{a = " * 2_000 + "1" + "}" * 2_000, f"{'a.' * 30_000}a = 1",
     f"[{'a . ' * 300}a]", "[groups." + ".groups.".join("g" * 300) + "]", '"a b".' * 50 + "a = 1"],
    ids=["lists", "inline tables", "dotted key", "dotted header", "groups", "quoted key"],
)  # fmt: skip
def test_tables_in_tables_have_a_bottom(tmp_path: Path, text: str) -> None:
    assert DEEP in refused(tmp_path, f"{HEAD}{text}\n")


def test_a_pattern_of_thousands_of_groups_is_refused(tmp_path: Path) -> None:
    find = "(" * 900 + "a" + ")" * 900
    assert "write (?:…) for (…)" in refused(tmp_path, f"{HEAD}[fields.isi]\nfind = ['{find}']\n")


def test_a_number_of_thousands_of_digits_is_no_toml(tmp_path: Path) -> None:
    assert "too many digits" in refused(tmp_path, f"{HEAD}within = {'9' * 5_000}\n")


def test_a_file_of_megabytes_is_no_rule(tmp_path: Path) -> None:
    assert "more bytes than a rule file may have" in refused(tmp_path, HEAD + "#" * 5_000_000)


def test_a_long_chain_of_files_is_refused(tmp_path: Path) -> None:
    for n in range(1_500):
        (tmp_path / f"k{n}.toml").write_text(f'extends = "k{n + 1}"\n' + HEAD.replace("notulen", f"k{n}"), "utf-8")
    assert "files extend one another in a row" in refused(tmp_path, HEAD.replace("notulen", "k1500"), "k1500")


@pytest.mark.parametrize("name", ["model_dump", "content", "copy", "json", "model_fields", "model_construct"])
@pytest.mark.parametrize(
    "where",
    ['[fields.{}]\nfind = "x"\n', '[groups.{}]\nstarts = "x"\n', '[groups.g]\nstarts = "x"\n[groups.g.fields.{}]\n',
     '[groups.g]\n[[groups.g.columns]]\nname = "{}"\n'],
    ids=["field", "group", "field of a group", "column"],
)  # fmt: skip
def test_what_records_are_asked_by_names_no_value(tmp_path: Path, name: str, where: str) -> None:
    assert f"the name {name!r} is taken" in refused(tmp_path, HEAD + where.format(name))


def test_a_vocabulary_is_held_to_the_same(tmp_path: Path) -> None:
    (tmp_path / "notulen.toml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "vocabularies").mkdir()
    (tmp_path / "vocabularies" / "own.toml").write_text("x = " + "[" * 5_000 + "]" * 5_000, encoding="utf-8")
    (tmp_path / "vocabularies" / "labels.toml").write_text("x = " + "[" * 5_000 + "]" * 5_000, encoding="utf-8")
    with pytest.raises(RuleError, match=DEEP):
        load_rules(tmp_path)
