"""Who cites whom: documents of a run and the instruments they name, as nodes and edges in CSV and GraphML."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from ..links.facts import citation_of, part, text
from ..links.keys import id_key
from .csv_files import csv_cell
from .masks import Masks
from .run import RunFolder
from .staging import new_folder

CITES, AMENDS = "cites", "amends"
_NOT_VALUES = frozenset({"sections", "findings", "provenance", "source"})
_CITATION = frozenset({"type", "number", "year", "id", "amended_by"})
_TITLE_CHARACTERS = 200


class GraphNode(NamedTuple):
    """A document of the run or an instrument that one names; `record` is empty for the latter."""

    id: str
    label: str
    kind: str
    title: str
    year: str
    record: str

    @property
    def in_run(self) -> bool:
        return bool(self.record)


class GraphEdge(NamedTuple):
    """What one says of another, and how often."""

    source: str
    target: str
    relation: str


class CitationGraph:
    """Nodes by their ids, and how often each edge is there; an instrument and what cites it meet in one node."""

    def __init__(self) -> None:
        self.nodes: dict[str, GraphNode] = {}
        self.edges: Counter[GraphEdge] = Counter()
        self.unnamed = 0
        """Citations that name no instrument closely enough to be a node."""
        self._of_record: dict[str, str] = {}

    @classmethod
    def of(cls, folder: RunFolder, masks: Masks) -> CitationGraph:
        """The graph of a run: its records' citations and relations, and its links of evidence and copies."""
        graph = cls()
        for found in folder.records():
            graph.add_record(found.name, found.content, masks)
        for link in folder.links():
            graph._add_link(link)
        return graph

    def add_record(self, name: str, record: dict[str, Any], masks: Masks) -> None:
        """A node for the record, and edges to all that it names."""
        own = citation_of(record)
        shown_name = masks.scrub(name)
        node = id_key(own.id) if own and own.id else shown_name
        if node in self.nodes and self.nodes[node].in_run:
            node = self._free(shown_name)  # a second copy is another document; links.jsonl has what joins them
        title = (
            text(record.get("title"))
            or text(record.get("subject"))
            or text(part(record, "source", "path"))
            or shown_name
        )
        label = _label(own.model_dump()) if own else title
        year = str(own.year or "") if own else (text(part(record, "date", "value")) or "")[:4]
        shown = [
            masks.scrub(" ".join(str(v).split())[:_TITLE_CHARACTERS]) for v in (label, record.get("kind"), title, year)
        ]
        self.nodes[node] = GraphNode._make((node, *shown, shown_name))
        self._of_record[name] = node
        for relation, cited in _said(record):
            self._add_citation(node, relation, cited, masks)

    def _free(self, name: str) -> str:
        """The name, with a number where masking has made two names one."""
        number, free = 1, name
        while free in self.nodes:
            number += 1
            free = f"{name}#{number}"
        return free

    def _add_citation(self, source: str, relation: str, cited: dict[str, Any], masks: Masks) -> None:
        target = self._node_of(cited, masks)
        if target is None:
            self.unnamed += 1
        elif target != source:
            self.edges[GraphEdge(source, target, relation)] += 1
        for amendment in cited.get("amended_by") or []:
            changer = self._node_of(amendment, masks) if isinstance(amendment, dict) else None
            if changer and target and changer != target:
                self.edges[GraphEdge(changer, target, AMENDS)] += 1

    def _node_of(self, cited: dict[str, Any], masks: Masks) -> str | None:
        found = text(cited.get("id"))
        if not found:
            return None
        node = id_key(found)
        if node not in self.nodes:
            title = masks.scrub(str(cited.get("title") or "")[:_TITLE_CHARACTERS])
            year = str(cited.get("year") or "")
            self.nodes[node] = GraphNode(node, masks.scrub(_label(cited)), str(cited.get("type")), title, year, "")
        elif not self.nodes[node].title and cited.get("title"):
            title = masks.scrub(str(cited["title"])[:_TITLE_CHARACTERS])
            self.nodes[node] = self.nodes[node]._replace(title=title)
        return node

    def _add_link(self, link: dict[str, Any]) -> None:
        """Evidence and copies; legal bases are in the records themselves."""
        source, target = (
            self._of_record.get(part(link, "from", "record") or ""),
            self._of_record.get(link.get("record") or ""),
        )
        if source and target and source != target and link.get("kind") != "legal_basis":
            self.edges[GraphEdge(source, target, str(link["kind"]))] += 1

    def most_connected(self, most: int) -> list[GraphNode]:
        """The nodes with most edges, at most so many; those without any left out."""
        degree: Counter[str] = Counter()
        for edge in self.edges:
            degree[edge.source] += 1
            degree[edge.target] += 1
        return [self.nodes[node] for node, _ in sorted(degree.items(), key=lambda p: (-p[1], p[0]))[:most]]


def _said(record: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every citation in the record with what the record says of it: the named relation, or that it cites it."""
    stack: list[tuple[str, Any]] = [(CITES, {k: v for k, v in record.items() if k not in _NOT_VALUES})]
    while stack:
        relation, value = stack.pop()
        if isinstance(value, dict) and value.keys() >= _CITATION:
            yield relation, value
        elif isinstance(value, dict):
            inner = text(value.get("relation")) or relation if "target" in value else relation
            stack.extend((inner, one) for one in reversed(value.values()) if isinstance(one, dict | list))
        elif isinstance(value, list):
            stack.extend((relation, one) for one in reversed(value) if isinstance(one, dict | list))


def _label(cited: Mapping[str, Any]) -> str:
    """ "UU 25/2009", "Perbup Kabupaten Awan 3/2031"."""
    maker = cited.get("issuer") or cited.get("region")
    number, year = str(cited.get("number") or ""), str(cited.get("year") or "")
    number = number if year in number else "/".join(filter(None, (number, year)))
    return " ".join(str(v) for v in (cited.get("type"), maker, number) if v)


def to_graph(graph: CitationGraph, target: Path) -> None:
    """nodes.csv, edges.csv and graph.graphml in the folder `target`."""
    with new_folder(target) as folder:
        _write_csv(folder / "nodes.csv", (*GraphNode._fields, "in_run"), ((*n, n.in_run) for n in _nodes(graph)))
        rows = ((*edge, count) for edge, count in _edges(graph))
        _write_csv(folder / "edges.csv", (*GraphEdge._fields, "times"), rows)
        with (folder / "graph.graphml").open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(_graphml(graph))


def _nodes(graph: CitationGraph) -> list[GraphNode]:
    return sorted(graph.nodes.values())


def _edges(graph: CitationGraph) -> list[tuple[GraphEdge, int]]:
    return sorted(graph.edges.items())


def _write_csv(path: Path, columns: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([csv_cell(cell) for cell in row] for row in rows)


_KEYS = (
    *(("node", name, "string") for name in GraphNode._fields[1:]),
    ("node", "in_run", "boolean"),
    ("edge", "relation", "string"),
    ("edge", "times", "int"),
)


def _graphml(graph: CitationGraph) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for owner, name, kind in _KEYS:
        yield f'  <key id="{name}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '  <graph edgedefault="directed">\n'
    for node in _nodes(graph):
        values = {**node._asdict(), "in_run": str(node.in_run).lower()}
        yield f"    <node id={quoteattr(values.pop('id'))}>{_data(values)}</node>\n"
    for number, (edge, times) in enumerate(_edges(graph)):
        ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
        yield f'    <edge id="e{number}" {ends}>{_data({"relation": edge.relation, "times": str(times)})}</edge>\n'
    yield "  </graph>\n</graphml>\n"


def _data(values: Mapping[str, str]) -> str:
    return "".join(f'<data key="{key}">{escape(value)}</data>' for key, value in values.items() if value)
