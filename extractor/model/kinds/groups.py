"""What stands inside records of several kinds. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..typed_values import (
    Date,
    LetterNumber,
    Table,
)
from ..value import Value

# ruff: noqa: E501


class ServicePoint(Value):
    """The components of delivering the service."""

    number: Annotated[int | None, Field(description="The component's number in the table.")]
    component: Annotated[str | None, Field(description="Which of the fourteen components it is.")]
    name: Annotated[str | None, Field(description="The component as printed.")]
    items: Annotated[list[str], Field(description="What the table says of it, point by point.")]


class Manufacturing(Value):
    """The components of managing the service."""

    number: Annotated[int | None, Field(description="The component's number in the table.")]
    component: Annotated[str | None, Field(description="Which of the fourteen components it is.")]
    name: Annotated[str | None, Field(description="The component as printed.")]
    items: Annotated[list[str], Field(description="What the table says of it, point by point.")]


class Service(Value):
    """A lampiran that sets service standards: each service with its components."""

    number: Annotated[int | None, Field(description="The service's number.")]
    name: Annotated[str | None, Field(description="The service's name.")]
    service_point: Annotated[list[ServicePoint], Field(description="The components of delivering the service.")]
    manufacturing: Annotated[list[Manufacturing], Field(description="The components of managing the service.")]


class Lampiran(Value):
    """The attachments, each with its own head."""

    label: Annotated[str | None, Field(description="The attachment's own number, as printed: I, II … or A.")]
    number: Annotated[LetterNumber | None, Field(description="The number of the instrument that it is attached to, as its head gives it.")]
    date: Annotated[Date | None, Field(description="The date of that instrument, as its head gives it.")]
    title: Annotated[str | None, Field(description="What the attachment is about.")]
    text: Annotated[str | None, Field(description="The attachment's words, line by line.")]
    tables: Annotated[list[Table], Field(description="The tables in the attachment.")]
    services: Annotated[list[Service], Field(description="A lampiran that sets service standards: each service with its components.")]
