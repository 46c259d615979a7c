"""The built-in kinds of records. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .citation import (
    Citation,
    Gazette,
)
from .records import (
    Record,
)
from .typed_values import (
    AgreementArticle,
    Amount,
    Basis,
    BudgetItem,
    BudgetRow,
    CodedName,
    Date,
    Definition,
    Diktum,
    Duration,
    Figure,
    Item,
    LetterNumber,
    Money,
    MonthlyAmount,
    NipDigits,
    Node,
    Party,
    PartyNumber,
    Person,
    Stage,
    Table,
)
from .value import (
    Value,
)

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


class Agreement(Record):
    """Perjanjian, nota kesepahaman, surat perintah kerja: parties agree on something and sign it."""

    kind: Annotated[Literal["agreement"], Field(description="The kind of document.")]
    subtype: Annotated[str | None, Field(description="What the document is among those of its kind, by its title.")]
    number: Annotated[LetterNumber | None, Field(description="The document's own number.")]
    title: Annotated[str | None, Field(description="What follows TENTANG; else what follows the word for the kind, or what work is to be done.")]
    issuer: Annotated[str | None, Field(description="The office on the letterhead, the body it belongs to first.")]
    region: Annotated[str | None, Field(description="The region whose office issues it.")]
    place: Annotated[str | None, Field(description="Where it was signed.")]
    date: Annotated[Date | None, Field(description="The day on which it was signed.")]
    signatory: Annotated[Person | None, Field(description="The first of those who sign.")]
    signatories: Annotated[list[Person], Field(description="All who sign: name with titles, office, NIP, rank.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that it rests on.")]
    blank_form: Annotated[bool | None, Field(description="Whether it is a form in which values are left open.")]
    numbers: Annotated[list[PartyNumber], Field(description="The number that each party gives it, in the order in which they are printed.")]
    parties: Annotated[list[Party], Field(description="The parties: label, person, office, institution, address, NIP.")]
    pasal: Annotated[list[AgreementArticle], Field(description="The articles, each with its heading.")]
    points: Annotated[list[Item], Field(description="The conditions, where it is not written in articles.")]
    duration: Annotated[Duration | None, Field(description="How long it holds.")]
    amounts: Annotated[list[Amount], Field(description="What is paid under it.")]
    tables: Annotated[list[Table], Field(description="The tables in it.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]


class Announcement(Record):
    """Pengumuman: an office tells everyone something: results, dates, conditions."""

    kind: Annotated[Literal["announcement"], Field(description="The kind of document.")]
    subtype: Annotated[str | None, Field(description="What the document is among those of its kind, by its title.")]
    number: Annotated[LetterNumber | None, Field(description="The announcement's own number.")]
    title: Annotated[str | None, Field(description="What follows TENTANG; else what follows the word for the kind.")]
    issuer: Annotated[str | None, Field(description="The office or the committee that announces.")]
    region: Annotated[str | None, Field(description="The region whose office issues it.")]
    place: Annotated[str | None, Field(description="Where it was signed.")]
    date: Annotated[Date | None, Field(description="The day on which it was signed, as much of it as is written.")]
    signatory: Annotated[Person | None, Field(description="The first of those who sign.")]
    signatories: Annotated[list[Person], Field(description="All who sign: name with titles, office, NIP, rank.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments on which it rests, from its first paragraph.")]
    blank_form: Annotated[bool | None, Field(description="Whether it is a form in which values are left open.")]
    points: Annotated[list[Item], Field(description="What is announced, point by point or part by part.")]
    schedule: Annotated[list[Stage], Field(description="What happens when.")]
    tables: Annotated[list[Table], Field(description="The tables in its body.")]
    persons: Annotated[list[str], Field(description="The people whom its tables name: those who passed, who were chosen.")]
    links: Annotated[list[str], Field(description="The web addresses that it gives.")]
    contacts: Annotated[list[str], Field(description="The e-mail addresses and telephone numbers that it gives.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]


class Question(Value):
    """The numbered questions with their answers."""

    number: Annotated[int | None, Field(description="The question's number.")]
    question: Annotated[str | None, Field(description="The question.")]
    answer: Annotated[str | None, Field(description="The answer, paragraph by paragraph.")]


class Article(Record):
    """An article about an innovation on a web site: title, author, dates, and its questions with their answers; the site's own words are no content."""

    kind: Annotated[Literal["article"], Field(description="The kind of document.")]
    title: Annotated[str | None, Field(description="The article's title.")]
    author: Annotated[str | None, Field(description="Who wrote it.")]
    published: Annotated[Date | None, Field(description="When it appeared.")]
    updated: Annotated[Date | None, Field(description="When it was last changed.")]
    views: Annotated[int | None, Field(description="How often it was read.")]
    questions: Annotated[list[Question], Field(description="The numbered questions with their answers.")]


class Base(Value):
    """What it rests on: contracts, orders, earlier papers."""

    type: Annotated[str | None, Field(description="What paper it is.")]
    number: Annotated[LetterNumber | None, Field(description="Its number.")]
    date: Annotated[Date | None, Field(description="Its date.")]


class BeritaAcara(Record):
    """Berita acara: what happened, was found or changed hands, vouched for by those who sign."""

    kind: Annotated[Literal["berita_acara"], Field(description="The kind of document.")]
    subtype: Annotated[str | None, Field(description="What the document is among those of its kind, by its title.")]
    number: Annotated[LetterNumber | None, Field(description="The document's own number.")]
    title: Annotated[str | None, Field(description="The title, the kind's own words included.")]
    issuer: Annotated[str | None, Field(description="The office on the letterhead; without one the office of those who sign, as the opening names it.")]
    region: Annotated[str | None, Field(description="The region of the office on the letterhead.")]
    place: Annotated[str | None, Field(description="Where it was done or signed.")]
    date: Annotated[Date | None, Field(description="The day of which it tells.")]
    signatory: Annotated[Person | None, Field(description="The first of those who sign.")]
    signatories: Annotated[list[Person], Field(description="All who sign: name with titles, office, NIP, rank.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that it names.")]
    blank_form: Annotated[bool | None, Field(description="Whether it is a form in which values are left open.")]
    officials: Annotated[list[Party], Field(description="Who vouches for it, as the opening names them.")]
    parties: Annotated[list[Party], Field(description="The parties, and what each is called.")]
    points: Annotated[list[Item], Field(description="What was found, done or agreed, point by point.")]
    decisions: Annotated[list[str], Field(description="What was concluded.")]
    tables: Annotated[list[Table], Field(description="The tables: goods, prices, measures.")]
    tembusan: Annotated[list[str], Field(description="Who gets a copy.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]
    bases: Annotated[list[Base], Field(description="What it rests on: contracts, orders, earlier papers.")]


class Budget(Record):
    """DPA, RKA: what an office may spend in a year, by programme, activity and account."""

    kind: Annotated[Literal["budget"], Field(description="The kind of document.")]
    subtype: Annotated[str | None, Field(description="What the document is among those of its kind, by its title.")]
    number: Annotated[LetterNumber | None, Field(description="The document's own number.")]
    title: Annotated[str | None, Field(description="The title.")]
    issuer: Annotated[str | None, Field(description="The office whose budget it is.")]
    region: Annotated[str | None, Field(description="The region whose budget it is.")]
    place: Annotated[str | None, Field(description="Where it was signed.")]
    date: Annotated[Date | None, Field(description="The day on which it was signed.")]
    signatory: Annotated[Person | None, Field(description="The first of those who sign.")]
    signatories: Annotated[list[Person], Field(description="All who sign: name with titles, office, NIP, rank.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that it rests on.")]
    blank_form: Annotated[bool | None, Field(description="Whether it is a form in which values are left open.")]
    form_code: Annotated[str | None, Field(description="The code of the form, as printed.")]
    year: Annotated[int | None, Field(description="The fiscal year.")]
    government_task: Annotated[CodedName | None, Field(description="The field of government (urusan), code and name.")]
    task_field: Annotated[CodedName | None, Field(description="The part of that field (bidang urusan), code and name.")]
    organisation: Annotated[CodedName | None, Field(description="The office, code and name.")]
    unit: Annotated[CodedName | None, Field(description="The unit of the office, code and name.")]
    programme: Annotated[CodedName | None, Field(description="The programme, code and name.")]
    activity: Annotated[CodedName | None, Field(description="The activity (kegiatan), code and name.")]
    subactivity: Annotated[CodedName | None, Field(description="The part of the activity (sub kegiatan), code and name.")]
    funds: Annotated[str | None, Field(description="Where the money comes from.")]
    total: Annotated[Money | None, Field(description="The total, as the table or the head gives it.")]
    rows: Annotated[list[BudgetRow], Field(description="The accounts, with code, name and amount, from the table.")]
    monthly_plan: Annotated[list[MonthlyAmount], Field(description="What is to be spent in each month.")]
    tables: Annotated[list[Table], Field(description="The tables: accounts and amounts, indicators.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]


class Certificate(Record):
    """Surat keterangan: an official certifies something of persons or things."""

    kind: Annotated[Literal["certificate"], Field(description="The kind of document.")]
    subtype: Annotated[str | None, Field(description="What the document is among those of its kind, by its title.")]
    number: Annotated[LetterNumber | None, Field(description="The document's own number.")]
    title: Annotated[str | None, Field(description="The title, the kind's own words included.")]
    issuer: Annotated[str | None, Field(description="The office on the letterhead, the body it belongs to first.")]
    region: Annotated[str | None, Field(description="The region of the office on the letterhead.")]
    place: Annotated[str | None, Field(description="Where it was signed.")]
    date: Annotated[Date | None, Field(description="The day on which it was signed.")]
    signatory: Annotated[Person | None, Field(description="The first of those who sign.")]
    signatories: Annotated[list[Person], Field(description="All who sign: name with titles, office, NIP, rank.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that it names.")]
    blank_form: Annotated[bool | None, Field(description="Whether it is a form in which values are left open.")]
    tables: Annotated[list[Table], Field(description="The tables in what is said.")]
    witnesses: Annotated[list[Party], Field(description="Who witnesses it; of a witness left blank only the place stands in the record.")]
    acknowledged_by: Annotated[list[Person], Field(description="Who signs below Mengetahui.")]
    tembusan: Annotated[list[str], Field(description="Who gets a copy.")]
    official: Annotated[Party | None, Field(description="Who certifies, as the opening names him or her.")]
    persons: Annotated[list[Party], Field(description="Whom it certifies something of; who certifies it of himself or herself.")]
    purpose: Annotated[str | None, Field(description="What it is meant to be used for.")]
    valid_until: Annotated[Date | None, Field(description="The last day on which it holds.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]


class Declaration(Record):
    """Surat pernyataan: somebody declares or promises something in his or her own name."""

    kind: Annotated[Literal["declaration"], Field(description="The kind of document.")]
    subtype: Annotated[str | None, Field(description="What the document is among those of its kind, by its title.")]
    number: Annotated[LetterNumber | None, Field(description="The document's own number.")]
    title: Annotated[str | None, Field(description="The title, the kind's own words included.")]
    issuer: Annotated[str | None, Field(description="The office on the letterhead, the body it belongs to first.")]
    region: Annotated[str | None, Field(description="The region of the office on the letterhead.")]
    place: Annotated[str | None, Field(description="Where it was signed.")]
    date: Annotated[Date | None, Field(description="The day on which it was signed.")]
    signatory: Annotated[Person | None, Field(description="The first of those who sign.")]
    signatories: Annotated[list[Person], Field(description="All who sign: name with titles, office, NIP, rank.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that it names.")]
    blank_form: Annotated[bool | None, Field(description="Whether it is a form in which values are left open.")]
    tables: Annotated[list[Table], Field(description="The tables in what is said.")]
    witnesses: Annotated[list[Party], Field(description="Who witnesses it; of a witness left blank only the place stands in the record.")]
    acknowledged_by: Annotated[list[Person], Field(description="Who signs below Mengetahui.")]
    tembusan: Annotated[list[str], Field(description="Who gets a copy.")]
    declarant: Annotated[Party | None, Field(description="Who declares it.")]
    parties: Annotated[list[Party], Field(description="Those who declare it together, and what each is called.")]
    points: Annotated[list[Item], Field(description="What is declared, point by point.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]


class Decree(Record):
    """Keputusan: an official decides one thing, on stated grounds, in numbered dictums."""

    kind: Annotated[Literal["decree"], Field(description="The kind of document.")]
    instrument: Annotated[str | None, Field(description="The instrument's name without its number.")]
    number: Annotated[LetterNumber | None, Field(description="The instrument's own number.")]
    title: Annotated[str | None, Field(description="What follows TENTANG.")]
    issuer: Annotated[str | None, Field(description="The office that decides, as printed above Menimbang.")]
    region: Annotated[str | None, Field(description="The region whose office decides.")]
    place: Annotated[str | None, Field(description="Where it was decided.")]
    date: Annotated[Date | None, Field(description="The day on which it was decided, as much of it as is written.")]
    signatory: Annotated[Person | None, Field(description="Who signed: name with titles, office, NIP, rank.")]
    menimbang: Annotated[list[Item], Field(description="The grounds.")]
    mengingat: Annotated[list[Basis], Field(description="The legal bases, each with the instrument it names.")]
    memperhatikan: Annotated[list[Item], Field(description="What else was considered: letters, minutes.")]
    tembusan: Annotated[list[str], Field(description="Who gets a copy.")]
    diktum: Annotated[list[Diktum], Field(description="What is decided, dictum after dictum; nothing where the body is written in articles.")]
    batang_tubuh: Annotated[list[Node], Field(description="The body of a decree that is written in articles.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]


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


class IndexReport(Record):
    """One innovation as reported for the Indeks Inovasi Daerah: its profile, its indicators and their evidence, as previewed or printed by a portal."""

    kind: Annotated[Literal["index_report"], Field(description="The kind of document.")]
    innovation: Annotated[Innovation | None, Field(description="What the innovation is.")]
    indicators: Annotated[list[IndexReportIndicator], Field(description="The twenty indicators, each with its evidence.")]


class Instruction(Record):
    """Instruksi: an official tells other officials what to do; a decree in all but its title."""

    kind: Annotated[Literal["instruction"], Field(description="The kind of document.")]
    instrument: Annotated[str | None, Field(description="The instrument's name without its number.")]
    number: Annotated[LetterNumber | None, Field(description="The instruction's own number.")]
    title: Annotated[str | None, Field(description="What follows TENTANG.")]
    issuer: Annotated[str | None, Field(description="The office that instructs.")]
    region: Annotated[str | None, Field(description="The region whose office decides.")]
    place: Annotated[str | None, Field(description="Where it was decided.")]
    date: Annotated[Date | None, Field(description="The day on which it was decided, as much of it as is written.")]
    signatory: Annotated[Person | None, Field(description="Who signed: name with titles, office, NIP, rank.")]
    menimbang: Annotated[list[Item], Field(description="The grounds.")]
    mengingat: Annotated[list[Basis], Field(description="The legal bases, each with the instrument it names.")]
    memperhatikan: Annotated[list[Item], Field(description="What else was considered: letters, minutes.")]
    tembusan: Annotated[list[str], Field(description="Who gets a copy.")]
    subtype: Annotated[str | None, Field(description="Whose instruction it is, by its title.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that its grounds name, where they are no list of their own.")]
    to_all: Annotated[list[str], Field(description="Those who are instructed.")]
    diktum: Annotated[list[Diktum], Field(description="What is to be done, dictum after dictum.")]
    signatories: Annotated[list[Person], Field(description="All who sign: name with titles, office, NIP, rank.")]
    blank_form: Annotated[bool | None, Field(description="Whether it is a form in which values are left open.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]


class LetterPerson(Value):
    """The persons an order names."""

    name: Annotated[str | None, Field(description="The person's name, with titles.")]
    nip: Annotated[NipDigits | None, Field(description="The civil servant's number.")]
    rank: Annotated[str | None, Field(description="Rank and grade (pangkat, golongan).")]
    position: Annotated[str | None, Field(description="The person's office.")]
    unit: Annotated[str | None, Field(description="The unit in which the person works.")]


class Letter(Record):
    """Surat: a letter, a circular, an order to travel or to serve, an invitation."""

    kind: Annotated[Literal["letter"], Field(description="The kind of document.")]
    issuer: Annotated[str | None, Field(description="The office on the letterhead, the body it belongs to first.")]
    number: Annotated[LetterNumber | None, Field(description="The letter's own number.")]
    place: Annotated[str | None, Field(description="Where it was written.")]
    date: Annotated[Date | None, Field(description="The day it was written.")]
    nature: Annotated[str | None, Field(description="Sifat: how urgent or secret it is.")]
    attachment: Annotated[str | None, Field(description="What the head says is attached.")]
    subject: Annotated[str | None, Field(description="Hal, Perihal, or what stands under TENTANG.")]
    to: Annotated[str | None, Field(description="The (first) addressee; in an order the first person ordered.")]
    body: Annotated[str | None, Field(description="The letter's own words.")]
    menimbang: Annotated[list[Item], Field(description="The grounds of an order.")]
    mengingat: Annotated[list[Basis], Field(description="The legal bases of an order, each with the instrument it names.")]
    dasar: Annotated[list[str], Field(description="What the order rests on.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that the letter names.")]
    tables: Annotated[list[Table], Field(description="The tables in the letter's body.")]
    signatory: Annotated[Person | None, Field(description="Who signed: name with titles, office, NIP, rank.")]
    tembusan: Annotated[list[str], Field(description="Who gets a copy; a note names them in its head.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]
    persons: Annotated[list[LetterPerson], Field(description="The persons an order names.")]


class Minutes(Record):
    """Notulen: what was said and decided in a meeting."""

    kind: Annotated[Literal["minutes"], Field(description="The kind of document.")]
    subtype: Annotated[str | None, Field(description="What the document is among those of its kind, by its title.")]
    number: Annotated[LetterNumber | None, Field(description="The document's own number.")]
    title: Annotated[str | None, Field(description="The title, the kind's own words included.")]
    issuer: Annotated[str | None, Field(description="The office on the letterhead, the body it belongs to first.")]
    region: Annotated[str | None, Field(description="The region of the office on the letterhead.")]
    place: Annotated[str | None, Field(description="Where the minutes were signed.")]
    date: Annotated[Date | None, Field(description="The day of the meeting.")]
    signatory: Annotated[Person | None, Field(description="The first of those who sign.")]
    signatories: Annotated[list[Person], Field(description="All who sign: name with titles, office, NIP, rank.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that the minutes name.")]
    blank_form: Annotated[bool | None, Field(description="Whether it is a form in which values are left open.")]
    time: Annotated[str | None, Field(description="When the meeting began and ended, as printed.")]
    venue: Annotated[str | None, Field(description="Where the meeting took place, as printed.")]
    agenda: Annotated[list[str], Field(description="What was to be discussed.")]
    attendees: Annotated[list[str], Field(description="Who took part, as printed.")]
    attendees_count: Annotated[int | None, Field(description="How many took part, where the minutes say so.")]
    chair: Annotated[str | None, Field(description="Who led the meeting.")]
    secretary: Annotated[str | None, Field(description="Who took the minutes.")]
    discussion: Annotated[str | None, Field(description="What was said, paragraph by paragraph.")]
    decisions: Annotated[list[str], Field(description="What was decided or concluded.")]
    follow_up: Annotated[list[str], Field(description="What is to be done.")]
    tables: Annotated[list[Table], Field(description="The tables in the minutes.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]


class PerformanceAgreementIndicator(Value):
    """What shall be achieved, row by row."""

    goal: Annotated[str | None, Field(description="The goal (sasaran); null in a row below the one that names it.")]
    indicator: Annotated[str | None, Field(description="The indicator of performance.")]
    target: Annotated[str | None, Field(description="The value to be reached, as printed.")]


class Programme(Value):
    """What the year's money is set aside for."""

    name: Annotated[str | None, Field(description="The programme or activity.")]
    amount: Annotated[Money | None, Field(description="The amount.")]


class PerformanceAgreement(Record):
    """Perjanjian kinerja: an official promises a superior what a year shall achieve."""

    kind: Annotated[Literal["performance_agreement"], Field(description="The kind of document.")]
    subtype: Annotated[str | None, Field(description="What the document is among those of its kind, by its title.")]
    number: Annotated[LetterNumber | None, Field(description="The agreement's own number, where it has one.")]
    title: Annotated[str | None, Field(description="The title with its year.")]
    issuer: Annotated[str | None, Field(description="The office on the letterhead, the body it belongs to first.")]
    region: Annotated[str | None, Field(description="The region whose office issues it.")]
    place: Annotated[str | None, Field(description="Where it was signed.")]
    date: Annotated[Date | None, Field(description="The day on which it was signed, as much of it as is written.")]
    signatory: Annotated[Person | None, Field(description="The first of those who sign.")]
    signatories: Annotated[list[Person], Field(description="All who sign: name with titles, office, NIP, rank.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that it rests on.")]
    blank_form: Annotated[bool | None, Field(description="Whether it is a form in which values are left open.")]
    year: Annotated[int | None, Field(description="The year for which it is made.")]
    parties: Annotated[list[Party], Field(description="The official and the superior: label, person, office, institution, address, NIP.")]
    amounts: Annotated[list[Amount], Field(description="The amounts that its sentences name.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]
    indicators: Annotated[list[PerformanceAgreementIndicator], Field(description="What shall be achieved, row by row.")]
    programmes: Annotated[list[Programme], Field(description="What the year's money is set aside for.")]


class PowerOfAttorney(Record):
    """Surat kuasa: one person gives another the power to act in his or her name."""

    kind: Annotated[Literal["power_of_attorney"], Field(description="The kind of document.")]
    subtype: Annotated[str | None, Field(description="What the document is among those of its kind, by its title.")]
    number: Annotated[LetterNumber | None, Field(description="The document's own number.")]
    title: Annotated[str | None, Field(description="The title, the kind's own words included.")]
    issuer: Annotated[str | None, Field(description="The office on the letterhead, the body it belongs to first.")]
    region: Annotated[str | None, Field(description="The region of the office on the letterhead.")]
    place: Annotated[str | None, Field(description="Where it was signed.")]
    date: Annotated[Date | None, Field(description="The day on which it was signed.")]
    signatory: Annotated[Person | None, Field(description="The first of those who sign.")]
    signatories: Annotated[list[Person], Field(description="All who sign: name with titles, office, NIP, rank.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that it names.")]
    blank_form: Annotated[bool | None, Field(description="Whether it is a form in which values are left open.")]
    tables: Annotated[list[Table], Field(description="The tables in what is said.")]
    witnesses: Annotated[list[Party], Field(description="Who witnesses it; of a witness left blank only the place stands in the record.")]
    acknowledged_by: Annotated[list[Person], Field(description="Who signs below Mengetahui.")]
    tembusan: Annotated[list[str], Field(description="Who gets a copy.")]
    grantor: Annotated[Party | None, Field(description="Who gives the power.")]
    grantee: Annotated[Party | None, Field(description="Who gets it, the first of several.")]
    grantees: Annotated[list[Party], Field(description="All who get it.")]
    purpose: Annotated[str | None, Field(description="What the power is given for.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]


class Contact(Value):
    """Whom to ask."""

    name: Annotated[str | None, Field(description="The person's name.")]
    phone: Annotated[str | None, Field(description="The telephone number, as printed.")]
    email: Annotated[str | None, Field(description="The e-mail address.")]


class Proposal(Record):
    """Proposal inovasi: an agency describes its innovation for a competition, under lettered or numbered headings or as answers to questions."""

    kind: Annotated[Literal["proposal"], Field(description="The kind of document.")]
    title: Annotated[str | None, Field(description="The innovation's name.")]
    expansion: Annotated[str | None, Field(description="What the acronym in the title stands for.")]
    agency: Annotated[str | None, Field(description="The agency whose innovation it is.")]
    region: Annotated[str | None, Field(description="The region of the agency.")]
    year: Annotated[int | None, Field(description="The year on the cover.")]
    date: Annotated[Date | None, Field(description="Since when the innovation runs.")]
    category: Annotated[str | None, Field(description="The category in which the innovation competes.")]
    videos: Annotated[list[str], Field(description="Addresses of the innovation's videos, each once.")]
    budgets: Annotated[list[BudgetItem], Field(description="Amounts set aside, each with what it is for.")]
    figures: Annotated[list[Figure], Field(description="The yearly figures, each once.")]
    sdgs: Annotated[list[int], Field(description="Numbers of the Sustainable Development Goals it serves.")]
    partners: Annotated[list[str], Field(description="Who takes part.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that the text names, each once.")]
    contact: Annotated[Contact | None, Field(description="Whom to ask.")]


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


class Regulation(Record):
    """Peraturan: general norms in articles, promulgated in a gazette."""

    kind: Annotated[Literal["regulation"], Field(description="The kind of document.")]
    instrument: Annotated[str | None, Field(description="The instrument's name without its number.")]
    number: Annotated[LetterNumber | None, Field(description="The instrument's own number.")]
    title: Annotated[str | None, Field(description="What follows TENTANG.")]
    issuer: Annotated[str | None, Field(description="The office that decides, as printed above Menimbang.")]
    region: Annotated[str | None, Field(description="The region whose office decides.")]
    place: Annotated[str | None, Field(description="Where it was decided.")]
    date: Annotated[Date | None, Field(description="The day on which it was decided, as much of it as is written.")]
    signatory: Annotated[Person | None, Field(description="Who signed: name with titles, office, NIP, rank.")]
    menimbang: Annotated[list[Item], Field(description="The grounds.")]
    mengingat: Annotated[list[Basis], Field(description="The legal bases, each with the instrument it names.")]
    memperhatikan: Annotated[list[Item], Field(description="What else was considered: letters, minutes.")]
    tembusan: Annotated[list[str], Field(description="Who gets a copy.")]
    batang_tubuh: Annotated[list[Node], Field(description="The body: chapters, parts, articles, paragraphs.")]
    definitions: Annotated[list[Definition], Field(description="The terms that Pasal 1 defines.")]
    tables: Annotated[list[Table], Field(description="The tables in the body.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]
    promulgation: Annotated[Promulgation | None, Field(description="Where, when and by whom it was promulgated, and in which gazette.")]
    penjelasan: Annotated[Penjelasan | None, Field(description="The elucidation: in general, and article by article.")]


class Step(Value):
    """The steps, one row of the table each."""

    number: Annotated[int | None, Field(description="The step's number.")]
    activity: Annotated[str | None, Field(description="What is done.")]
    requirements: Annotated[str | None, Field(description="What must be there for it.")]
    time: Annotated[str | None, Field(description="How long it takes, as printed.")]
    output: Annotated[str | None, Field(description="What comes of it.")]
    note: Annotated[str | None, Field(description="What else is said of it.")]


class Sop(Record):
    """Standar operasional prosedur: how an office does one thing, who does which step, how long it takes."""

    kind: Annotated[Literal["sop"], Field(description="The kind of document.")]
    subtype: Annotated[str | None, Field(description="What the document is among those of its kind, by its title.")]
    number: Annotated[LetterNumber | None, Field(description="The SOP's own number.")]
    title: Annotated[str | None, Field(description="What the SOP is called.")]
    issuer: Annotated[str | None, Field(description="The office whose procedure it is.")]
    region: Annotated[str | None, Field(description="The region of that office.")]
    place: Annotated[str | None, Field(description="Where it was signed.")]
    date: Annotated[Date | None, Field(description="The day on which it was made; without it the day from which it holds.")]
    signatory: Annotated[Person | None, Field(description="Who approved it: name with titles, office, NIP, rank.")]
    signatories: Annotated[list[Person], Field(description="Who approved it, as a list.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that it rests on.")]
    blank_form: Annotated[bool | None, Field(description="Whether it is a form in which values are left open.")]
    created: Annotated[Date | None, Field(description="The day on which it was made (tanggal pembuatan).")]
    revised: Annotated[Date | None, Field(description="The day on which it was last revised.")]
    effective: Annotated[Date | None, Field(description="The day from which it holds.")]
    qualifications: Annotated[list[str], Field(description="What those who carry it out must be able to.")]
    related: Annotated[list[str], Field(description="Other SOPs with which it is connected.")]
    equipment: Annotated[list[str], Field(description="What is needed to carry it out.")]
    warnings: Annotated[list[str], Field(description="What happens where it is not kept.")]
    recording: Annotated[list[str], Field(description="What is recorded where.")]
    actors: Annotated[list[str], Field(description="Who takes part, as the columns of the steps name them.")]
    tables: Annotated[list[Table], Field(description="The tables behind the frame: the steps.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]
    steps: Annotated[list[Step], Field(description="The steps, one row of the table each.")]


class Unknown(Record):
    """A document that no rule claims: what can be read from any text."""

    kind: Annotated[Literal["unknown"], Field(description="The kind of document.")]
    dates: Annotated[list[Date], Field(description="The dates in the text.")]
    numbers: Annotated[list[LetterNumber], Field(description="The letter numbers in the text.")]
    citations: Annotated[list[Citation], Field(description="The legal instruments that the text names.")]
    tables: Annotated[list[Table], Field(description="The tables in the text.")]


KINDS: dict[str, type[Record]] = {
    "agreement": Agreement,
    "announcement": Announcement,
    "article": Article,
    "berita_acara": BeritaAcara,
    "budget": Budget,
    "certificate": Certificate,
    "declaration": Declaration,
    "decree": Decree,
    "index_report": IndexReport,
    "instruction": Instruction,
    "letter": Letter,
    "minutes": Minutes,
    "performance_agreement": PerformanceAgreement,
    "power_of_attorney": PowerOfAttorney,
    "proposal": Proposal,
    "regulation": Regulation,
    "sop": Sop,
    "unknown": Unknown,
}
"""The class of each built-in kind."""
