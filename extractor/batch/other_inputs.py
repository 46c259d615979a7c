"""Several inputs may share one output folder: what earlier runs wrote for inputs not given now stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..errors import NaskahError
from .discover import SourceFile
from .fetch import LocalCopies
from .places import is_gone, lies_beneath, place_of, shown_place
from .progress import counted
from .state import SettledDocument, State
from .stores import StorePlace


class NameTakenError(NaskahError):
    """A name of this run belongs to a document of other inputs."""

    code = "taken"
    exit_status = 2


class OtherInputs:
    """What the outputs hold beside the documents of these inputs, as the runs before have left it."""

    def __init__(self, inputs: Sequence[StorePlace], state: State, output: StorePlace) -> None:
        self._state, self._output = state, output
        self._roots = {place_of(given) for given in inputs}
        self.known = {place: name for place, name in state.inputs().items() if not self._holds_more_than(place)}
        self.rows = {name: row for name, place in state.listed() if self._stays(place) and (row := state.get(name))}

    def _holds_more_than(self, place: str) -> bool:
        """Whether the input is inside one that is given now, which names its documents from then on."""
        return place not in self._roots and lies_beneath(place, self._roots)

    def _stays(self, place: str) -> bool:
        """Whether a document there belongs to other inputs; a file once given itself and removed since is gone."""
        if not place or lies_beneath(place, self._roots):
            return False
        return not (place in self.known and is_gone(place))

    @property
    def outputs(self) -> dict[str, Iterable[str]]:
        """The records of each of these documents."""
        return {name: row.outputs for name, row in self.rows.items()}

    def yield_names(self, items: Iterable[SourceFile], files: LocalCopies, largest: int) -> list[SettledDocument]:
        """Gives up the names that this run has as well; the rows of those whose documents are gone from their place.

        TakenError where such a document is still there; one with the same bytes is no other.
        """
        replaced = []
        for item in items:
            if (row := self.rows.get(item.name)) is None:
                continue
            if not _same_bytes(item, row, files, largest):
                if not is_gone(row.place):
                    raise NameTakenError(self._taken(item, row))
                replaced.append(row)
            del self.rows[item.name]
        return replaced

    def _taken(self, item: SourceFile, row: SettledDocument) -> str:
        own, other = shown_place(item.place), shown_place(row.place)
        return f"{self._output} holds {row.name} of {other}, and {own} would take its place; give another -o"

    def gone(self, items: Sequence[SourceFile]) -> list[SettledDocument]:
        """The documents of the newest manifest that these inputs held and hold no more."""
        names = {item.name for item in items}
        unread = {item.place for item in items if item.problem}
        missing = [(name, place) for name, place in self._state.listed() if name not in names and name not in self.rows]
        found = [row for name, place in missing if (row := self._state.get(name))]
        self.rows |= {row.name: row for row in found if row.place and lies_beneath(row.place, unread)}
        return [row for row in found if row.name not in self.rows]

    def said(self) -> Iterator[str]:
        """What is said of those that stay."""
        folders = {shown_place(self._root(row.place)) for row in self.rows.values()}
        if folders:
            count = len(self.rows)
            what = f"{counted(count, 'document')} {'stands' if count == 1 else 'stand'}"
            first = ", ".join(sorted(folders)[:3]) + (" …" if len(folders) > 3 else "")
            yield f"{what} in the manifest as before: of other inputs ({first})"

    def _root(self, place: str) -> str:
        """The input that held it."""
        return next((root for root in self.known if lies_beneath(place, {root})), place)


def _same_bytes(item: SourceFile, row: SettledDocument, files: LocalCopies, largest: int) -> bool:
    try:
        return not item.problem and files.identify(item, largest)[0] == row.sha256 is not None
    except OSError:
        return False
