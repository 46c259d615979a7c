"""A package of somebody else: a reader, a value and its field type, a check, a label style and a link source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import Field

from extractor.fields import Found, field_type
from extractor.fields.found import Extent
from extractor.links.index import Index
from extractor.links.link import Link, source_of
from extractor.links.link_source import link_source
from extractor.links.mentions import Mention
from extractor.model.document import Document
from extractor.model.findings import Finding
from extractor.model.records import Record
from extractor.model.value import Value
from extractor.reading.blocks import TextBlock, document_from_blocks
from extractor.reading.file_reader import file_reader
from extractor.rulebook.record_check import check, list_at
from extractor.rulebook.registry import LABEL_STYLES, Options
from extractor.structure.label_styles import LabelStyle


@file_reader("envelope", endings=(".amplop",), looks_like=lambda data: data.startswith(b"AMPLOP"))
def read_envelope(data: bytes) -> Document:
    """The text of an envelope, a line for each part."""
    lines = data.decode("utf-8").split("|")[1:]
    return document_from_blocks(TextBlock(line) for line in lines)


class Plate(Value):
    """The number plate of a vehicle."""

    region: str
    number: int


@field_type("number_plate", value=Plate)
def read_plate(extent: Extent, options: Options) -> Found | None:
    """A number plate, its letters and its number apart."""
    parts = re.fullmatch(r"([A-Z]{1,2}) (\d{1,4}) [A-Z]{1,3}", extent.text)
    value = {"region": parts[1], "number": int(parts[2])} if parts else None
    return Found(value, (("", (extent.start, extent.end)),)) if value else None


class CoordinatesOptions(Options):
    decimals: int = Field(6, ge=0, le=12)
    """How many decimals are kept."""


@field_type("coordinates", value=list[float], options=CoordinatesOptions)
def read_coordinates(extent: Extent, options: CoordinatesOptions) -> Found | None:
    """Latitude and longitude in degrees."""
    numbers = re.findall(r"-?\d+\.\d+", extent.raw)
    if len(numbers) != 2:
        return None
    return Found([round(float(number), options.decimals) for number in numbers], (("", (extent.start, extent.end)),))


class NorthOptions(Options):
    north: float
    """The latitude that no place may lie north of."""


@check("lies_south", reads={"place": list[float]}, options=NorthOptions)
def lies_south(record: Record, options: NorthOptions) -> Iterable[Finding]:
    """The place lies south of a latitude."""
    place = list_at(record, "place")
    if place and place[0] > options.north:
        yield Finding("boundary_assumed", "the place lies too far north", "/place")


LABEL_STYLES.add(LabelStyle("double_angle", r"«(?P<label>\d{1,2})»[ \t]*", lambda label: int(label), start=r"^[ \t]*"))


def _mentioned(record: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(record.get("map"), str):
        yield "/map", {"file": record["map"]}


@link_source("map", mentions=_mentioned)
def match_map(mention: Mention, index: Index) -> Link:
    """The file of the run with the map's name."""
    found = index.files(mention.says["file"], mention.path)
    return Link("map", source_of(mention), "found" if found else "not_found", found[0] if found else None, ("file",))
