"""Cards by what others call them: file name, number, day, instrument."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from .facts import Card
from .keys import basename, file_key, number_keys
from .run_folder import Run, folder_of


class Index:
    """Each look-up gives cards in the order of the manifest; none looks at more cards than it gives."""

    def __init__(self, run: Run) -> None:
        self.by_id: dict[str, list[Card]] = defaultdict(list)
        self.by_bare: dict[tuple[str, str, int], list[Card]] = defaultdict(list)
        self.by_date: dict[str, list[Card]] = defaultdict(list)
        self._by_number: dict[str, list[Card]] = defaultdict(list)
        self._by_file: dict[tuple[str, str], list[Card]] = defaultdict(list)
        for card in run.cards:
            self._add(card)
            self._add_file(card, run)
        self._numbers = sorted(self._by_number)

    def _add(self, card: Card) -> None:
        if card.id:
            self.by_id[card.id].append(card)
        if card.bare:
            self.by_bare[card.bare].append(card)
        if card.date and len(card.date) == 10:
            self.by_date[card.date].append(card)
        for key in number_keys(card.number_key):
            self._by_number[key].append(card)

    def _add_file(self, card: Card, run: Run) -> None:
        """Only names that are asked for, under the run and each folder that asks."""
        if (key := file_key(card.path)) not in run.files:
            return
        folders = {"", *(folder for folder in _folders(card.path) if folder in run.folders)}
        for folder in folders:
            self._by_file[folder, key].append(card)

    def files(self, name: str, path: str) -> list[Card]:
        """Documents whose file has this name: those in the folder of `path` or below it, else anywhere.

        In either place the very name is preferred to one that differs in capitals, blanks, marks or its ending.
        """
        for folder in dict.fromkeys((folder_of(path), "")):
            if found := self._by_file.get((folder, file_key(name)), []):
                exact = [card for card in found if basename(card.path) == basename(name)]
                return exact or found
        return []

    def numbers(self, key: str, truncated: bool, limit: int) -> list[Card]:
        """Records with this number, or at most `limit` whose number begins so."""
        if not key:
            return []
        if not truncated:
            return self._by_number.get(key, [])
        found: dict[str | None, Card] = {}
        at = bisect_left(self._numbers, key)
        while at < len(self._numbers) and self._numbers[at].startswith(key) and len(found) < limit:
            found.update((card.record, card) for card in self._by_number[self._numbers[at]])
            at += 1
        return list(found.values())


def _folders(path: str) -> Iterator[str]:
    """The folders above a path, the nearest first."""
    while path := folder_of(path):
        yield path
