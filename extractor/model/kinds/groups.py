"""What stands inside records of several values. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..citation import Gazette
from ..typed_values import (
    Date,
    Item,
    LetterNumber,
    Money,
    NipDigits,
    Person,
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


class Question(Value):
    """The numbered questions with their answers."""

    number: Annotated[int | None, Field(description="The question's number.")]
    question: Annotated[str | None, Field(description="The question.")]
    answer: Annotated[str | None, Field(description="The answer, paragraph by paragraph.")]


class Base(Value):
    """What it rests on: contracts, orders, earlier papers."""

    type: Annotated[str | None, Field(description="What paper it is.")]
    number: Annotated[LetterNumber | None, Field(description="Its number.")]
    date: Annotated[Date | None, Field(description="Its date.")]


class Innovation(Value):
    """What the innovation is."""

    name: Annotated[str | None, Field(description="The innovation's name.")]
    unit: Annotated[str | None, Field(description="The agency that made it.")]
    stage: Annotated[str | None, Field(description="How far it has come (tahapan).")]
    initiator: Annotated[str | None, Field(description="Who began it (inisiator).")]
    form: Annotated[str | None, Field(description="What it is a form of (bentuk).")]
    type: Annotated[str | None, Field(description="Digital or not (jenis).")]
    started: Annotated[Date | None, Field(description="Since when it is in use.")]
    design: Annotated[str | None, Field(description="Why and how it was made (rancang bangun).")]
    objective: Annotated[str | None, Field(description="What it is meant to reach (tujuan).")]
    benefit: Annotated[str | None, Field(description="Whom it helps and how (manfaat).")]
    result: Annotated[list[str], Field(description="What it has brought (hasil), point by point.")]


class Evidence(Value):
    """Letters and files that prove the claim."""

    number: Annotated[LetterNumber | None, Field(description="The number of the letter.")]
    date: Annotated[Date | None, Field(description="The date of the letter.")]
    about: Annotated[str | None, Field(description="What the letter is about.")]
    file: Annotated[str | None, Field(description="The name of the file in the portal.")]


class IndexReportIndicator(Value):
    """The twenty indicators, each with its evidence."""

    number: Annotated[int | None, Field(description="The indicator's number, 1 to 20.")]
    name: Annotated[str | None, Field(description="The indicator's name, by the closed list.")]
    parameter: Annotated[str | None, Field(description="The step that the agency claims.")]
    description: Annotated[str | None, Field(description="What the portal says of the indicator.")]
    evidence: Annotated[list[Evidence], Field(description="Letters and files that prove the claim.")]


class LetterPerson(Value):
    """The persons an order names."""

    name: Annotated[str | None, Field(description="The person's name, with titles.")]
    nip: Annotated[NipDigits | None, Field(description="The civil servant's number.")]
    rank: Annotated[str | None, Field(description="Rank and grade (pangkat, golongan).")]
    position: Annotated[str | None, Field(description="The person's office.")]
    unit: Annotated[str | None, Field(description="The unit in which the person works.")]


class PerformanceAgreementIndicator(Value):
    """What shall be achieved, row by row."""

    goal: Annotated[str | None, Field(description="The goal (sasaran); null in a row below the one that names it.")]
    indicator: Annotated[str | None, Field(description="The indicator of performance.")]
    target: Annotated[str | None, Field(description="The value to be reached, as printed.")]


class Programme(Value):
    """What the year's money is set aside for."""

    name: Annotated[str | None, Field(description="The programme or activity.")]
    amount: Annotated[Money | None, Field(description="The amount.")]


class Contact(Value):
    """Whom to ask."""

    name: Annotated[str | None, Field(description="The person's name.")]
    phone: Annotated[str | None, Field(description="The telephone number, as printed.")]
    email: Annotated[str | None, Field(description="The e-mail address.")]


class Promulgation(Value):
    """Where, when and by whom it was promulgated, and in which gazette."""

    place: Annotated[str | None, Field(description="Where it was promulgated.")]
    date: Annotated[Date | None, Field(description="The day on which it was promulgated.")]
    by: Annotated[Person | None, Field(description="Who promulgated it.")]
    gazette: Annotated[Gazette | None, Field(description="The gazette in which it stands.")]


class Penjelasan(Value):
    """The elucidation: in general, and article by article."""

    umum: Annotated[str | None, Field(description="The elucidation in general.")]
    articles: Annotated[list[Item], Field(description="The elucidation article by article.")]


class Step(Value):
    """The steps, one row of the table each."""

    number: Annotated[int | None, Field(description="The step's number.")]
    activity: Annotated[str | None, Field(description="What is done.")]
    requirements: Annotated[str | None, Field(description="What must be there for it.")]
    time: Annotated[str | None, Field(description="How long it takes, as printed.")]
    output: Annotated[str | None, Field(description="What comes of it.")]
    note: Annotated[str | None, Field(description="What else is said of it.")]
