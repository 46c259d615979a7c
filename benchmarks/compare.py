"""Every byte in which two versions of naskah differ over a folder: records by JSON pointer, links, manifest.

python benchmarks/compare.py OLD NEW FOLDER…      OLD and NEW: a git revision or the folder of a checkout
python benchmarks/compare.py --records OLD NEW    OLD and NEW: output folders of two runs

The manifest is compared without `seconds`. Exit status 0 where all is equal, 1 where anything differs.
"""

from __future__ import annotations

import argparse
import io
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
MANIFEST = "manifest.jsonl"
TIMES = ("seconds",)
"""What of a manifest's line differs from run to run."""
SHOWN = 100
"""Characters of a value that are printed."""


class Difference(NamedTuple):
    """One value that is not the same: where, and both values as JSON (empty where there is none)."""

    file: str
    pointer: str
    old: str
    new: str


def differences(old: Path, new: Path) -> Iterator[Difference]:
    """What differs between two output folders, file by file."""
    for name in sorted(outputs(old) | outputs(new)):
        before, after = (content(folder / name) for folder in (old, new))
        if before == after:
            continue
        found = list(between(name, "", parsed(name, before), parsed(name, after)))
        yield from found or ([] if name == MANIFEST else [layout(name, before or b"", after or b"")])


def outputs(folder: Path) -> set[str]:
    """The files that a run wrote: records, links, manifest."""
    files = (path.relative_to(folder) for path in folder.rglob("*.json*"))
    return {path.as_posix() for path in files if ".naskah" not in path.parts}


def content(path: Path) -> bytes | None:
    """The file's bytes; nothing where it is not there."""
    return path.read_bytes() if path.is_file() else None


def parsed(name: str, data: bytes | None) -> object:
    """The file's JSON; lines as a list, the manifest's by path and without times."""
    if data is None:
        return None
    if not name.endswith(".jsonl"):
        return json.loads(data)
    lines = [json.loads(line) for line in data.splitlines()]
    if name != MANIFEST:
        return lines
    return {line["path"]: {key: value for key, value in line.items() if key not in TIMES} for line in lines}


def between(file: str, at: str, old: object, new: object) -> Iterator[Difference]:
    """What differs between two JSON values, as deep down as it can be named."""
    if isinstance(old, dict) and isinstance(new, dict):
        yield from objects(file, at, old, new)
    elif isinstance(old, list) and isinstance(new, list):
        yield from arrays(file, at, old, new)
    elif old != new or type(old) is not type(new):
        yield Difference(file, at, written(old), written(new))


def objects(file: str, at: str, old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[Difference]:
    """What differs key by key."""
    for key in [*old, *(key for key in new if key not in old)]:
        place = f"{at}/{key.replace('~', '~0').replace('/', '~1')}"
        if key in old and key in new:
            yield from between(file, place, old[key], new[key])
        else:
            yield Difference(file, place, *(written(side[key]) if key in side else "" for side in (old, new)))


def arrays(file: str, at: str, old: list[object], new: list[object]) -> Iterator[Difference]:
    """What differs item by item; items put in or left out do not shift the rest."""
    before, after = [written(item) for item in old], [written(item) for item in new]
    for change, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if change == "equal":
            continue
        for i, j in itertools.zip_longest(range(start, end), range(first, last)):
            if i is not None and j is not None:
                yield from between(file, f"{at}/{i}", old[i], new[j])
            else:
                place = f"{at}/{i if j is None else j}"
                yield Difference(file, place, "" if i is None else before[i], "" if j is None else after[j])


def layout(name: str, old: bytes, new: bytes) -> Difference:
    """The first byte that differs between two files with the same content: blanks, escapes, the order of keys."""
    at = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    return Difference(name, f" byte {at}", *(repr(side[at : at + SHOWN // 2])[1:] for side in (old, new)))


def written(value: object) -> str:
    """The value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


def told(found: Iterable[Difference], brief: bool) -> int:
    """Prints each difference, then how many documents each field differs in; how many differences there are."""
    fields, files, count = Counter[str](), set[str](), 0
    for file, differing in itertools.groupby(found, key=lambda each: each.file):
        all_of_file = list(differing)
        fields.update({shape(each.pointer) for each in all_of_file if file != MANIFEST})
        files.add(file)
        count += len(all_of_file)
        for each in () if brief else all_of_file:
            print(f"{file} {each.pointer}\n  - {shortened(each.old)}\n  + {shortened(each.new)}")
    for field, number in fields.most_common():
        print(f"{number:6} files: {field}")
    print(f"{count} differences in {len(files)} files" if count else "no difference")
    return count


def shape(pointer: str) -> str:
    """The pointer with every position in a list as *, in the pointers that are keys of the provenance, too."""
    return re.sub(r"(/|~1)\d+(?=/|~1|$)", r"\1*", pointer)


def shortened(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}… ({len(text)} characters)"


def run(version: str, folders: list[Path], output: Path, extra: list[str]) -> None:
    """The records of the folders by this version."""
    with tempfile.TemporaryDirectory() as scratch:
        tree = checkout(version, Path(scratch))
        command = [sys.executable, "-m", "extractor", "extract", *map(str, folders), "-o", str(output), *extra]
        done = subprocess.run(command, cwd=tree, env={**os.environ, "PYTHONPATH": str(tree)}, check=False)
        if done.returncode > 1:  # 1: some documents failed, which the manifest tells
            sys.exit(f"{version}: naskah extract ended with status {done.returncode}")


def checkout(version: str, scratch: Path) -> Path:
    """The folder that holds this version: itself, or the revision laid out below `scratch`."""
    if (Path(version) / "extractor" / "__main__.py").is_file():
        return Path(version).resolve()
    packed = subprocess.run(["git", "archive", "--format=zip", version], cwd=ROOT, capture_output=True, check=False)
    if packed.returncode:
        sys.exit(f"{version}: neither a folder with naskah in it nor a revision: {packed.stderr.decode().strip()}")
    zipfile.ZipFile(io.BytesIO(packed.stdout)).extractall(scratch)
    return scratch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", action="store_true", help="compare two output folders that are there")
    parser.add_argument("--brief", action="store_true", help="only how many files each field differs in")
    parser.add_argument("--keep", type=Path, help="folder for the outputs of both versions: old/ and new/ in it")
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    asked, extra = parser.parse_known_args()  # what is not known here goes to naskah extract: --workers 1, --ocr off …
    if asked.records == bool(asked.folders):
        parser.error("name one or more folders of documents, or two output folders behind --records")
    if asked.records:
        sys.exit(told(differences(Path(asked.old), Path(asked.new)), asked.brief) > 0)
    with tempfile.TemporaryDirectory() as scratch:
        kept = (asked.keep or Path(scratch)).resolve()
        for side, version in (("old", asked.old), ("new", asked.new)):
            run(version, [folder.resolve() for folder in asked.folders], kept / side, extra)
        sys.exit(told(differences(kept / "old", kept / "new"), asked.brief) > 0)


if __name__ == "__main__":
    main()
