"""Look-up of records by what other records call them: file name, number, date, cited instrument."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from .facts import RecordFacts
from .keys import basename, file_key, number_keys
from .run_folder import Run, folder_of


class Index:
    """Each look-up gives facts in the order of the manifest, and its cost grows only with what it gives."""

    def __init__(self, run: Run) -> None:
        self.by_id: dict[str, list[RecordFacts]] = defaultdict(list)
        self.by_bare: dict[tuple[str, str, int], list[RecordFacts]] = defaultdict(list)
        self.by_date: dict[str, list[RecordFacts]] = defaultdict(list)
        self._by_number: dict[str, list[RecordFacts]] = defaultdict(list)
        self._by_file: dict[tuple[str, str], list[RecordFacts]] = defaultdict(list)
        for facts in run.facts:
            self._add(facts)
            self._add_file(facts, run)
        self._numbers = sorted(self._by_number)

    def _add(self, facts: RecordFacts) -> None:
        if facts.id:
            self.by_id[facts.id].append(facts)
        if facts.bare:
            self.by_bare[facts.bare].append(facts)
        if facts.date and len(facts.date) == 10:
            self.by_date[facts.date].append(facts)
        for key in dict.fromkeys(key for whole in (facts.number_key, *facts.other_keys) for key in number_keys(whole)):
            self._by_number[key].append(facts)

    def _add_file(self, facts: RecordFacts, run: Run) -> None:
        """Only names that are asked for, under the run and each folder that asks."""
        if (key := file_key(facts.path)) not in run.files:
            return
        folders = {"", *(folder for folder in _folders(facts.path) if folder in run.folders)}
        for folder in folders:
            self._by_file[folder, key].append(facts)

    def files(self, name: str, path: str) -> list[RecordFacts]:
        """Documents whose file has this name: those in the folder of `path` or below it, else anywhere.

        In either place the very name is preferred to one that differs in capitals, blanks, marks or its ending.
        """
        for folder in dict.fromkeys((folder_of(path), "")):
            if found := self._by_file.get((folder, file_key(name)), []):
                exact = [facts for facts in found if basename(facts.path) == basename(name)]
                return exact or found
        return []

    def numbers(self, key: str, truncated: bool, limit: int) -> list[RecordFacts]:
        """Records with this number, or at most `limit` whose number begins so."""
        if not key:
            return []
        if not truncated:
            return self._by_number.get(key, [])
        found: dict[str | None, RecordFacts] = {}
        at = bisect_left(self._numbers, key)
        while at < len(self._numbers) and self._numbers[at].startswith(key) and len(found) < limit:
            found.update((facts.record, facts) for facts in self._by_number[self._numbers[at]])
            at += 1
        return list(found.values())


def _folders(path: str) -> Iterator[str]:
    """The folders above a path, the nearest first."""
    while path := folder_of(path):
        yield path
