"""The tables: what each holds and where its rows come from, as data.

A group of a kind that no table here takes gets a table by its own name, so a new kind needs no line here.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic import BaseModel

from ..model.citation import Citation
from ..model.records import Section
from ..model.typed_values import Basis, Diktum, Item, Money, Node, Table
from ..rulebook.kind_roles import pointers_of
from ..rulebook.roles import Role
from .columns import FlatColumn


class RowOrigin(NamedTuple):
    """Where rows come from: objects of one of the classes, or with these fields, or in a field of this name.

    What is empty asks nothing. `under` is the outermost field; `listed` asks that the object stands in a list.
    """

    of: tuple[type[BaseModel], ...] = ()
    has: frozenset[str] = frozenset()
    any_of: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()
    listed: bool = False


class TableDefinition(NamedTuple):
    """A table; `first` are the columns that stand first, `shared` rows stand in a later table, too."""

    name: str
    about: str
    origins: tuple[RowOrigin, ...]
    first: tuple[str, ...] = ()
    shared: bool = False
    trail: bool = False


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_PERSON = _names("position nip nik rank phone email address birth_date birth_place")
_LAMPIRAN = _names("lampiran")

DEFINITIONS: tuple[TableDefinition, ...] = (
    TableDefinition("sections", "The whole text of each document, cut at its headings.", (RowOrigin(of=(Section,)),)),
    TableDefinition(
        "legal_basis_amendments",
        "The instruments that changed a legal basis, as the document names them; `parent` is the basis.",
        (RowOrigin(of=(Citation,), fields=_names("amended_by")),),
        ("type", "number", "year", "title", "relation", "issuer", "region"),
    ),
    TableDefinition(
        "legal_bases",
        "The legal instruments that documents rest on or name: each item of Mengingat, and each citation elsewhere.",
        (RowOrigin(of=(Basis,)), RowOrigin(of=(Citation,), listed=True)),
        ("label", "type", "number", "year", "title", "issuer", "region", "pinpoint", "gazettes", "id", "text", "raw"),
    ),
    TableDefinition(
        "menimbang", "The grounds of each document.", (RowOrigin(of=(Item,), fields=_names("menimbang")),), ("label",)
    ),
    TableDefinition(
        "diktum",
        "What each document decides, dictum after dictum.",
        (RowOrigin(of=(Diktum,), fields=_names("diktum")),),
    ),
    TableDefinition(
        "articles",
        "The bodies of regulations and agreements: chapters, articles, paragraphs; `trail` is the way to each.",
        (RowOrigin(of=(Node,)), RowOrigin(has=_names("label text"), fields=_names("pasal"))),
        ("type", "label", "heading", "text"),
        trail=True,
    ),
    TableDefinition(
        "items",
        "Items of other lists: of dictums, of Memperhatikan, of the elucidation, points of announcements.",
        (RowOrigin(of=(Item,)),),
        ("label", "text"),
    ),
    TableDefinition(
        "lampiran_tables",
        "The tables in the attachments; their rows are in lampiran_rows.",
        (RowOrigin(of=(Table,), under=_LAMPIRAN),),
        ("title", "columns", "rows"),
    ),
    TableDefinition(
        "tables",
        "The tables outside of attachments; their rows are in table_rows.",
        (RowOrigin(of=(Table,)),),
        ("title", "columns", "rows"),
    ),
    TableDefinition(
        "service_components",
        "The components of each service standard; `field` says whether of delivering or of managing the service.",
        (RowOrigin(fields=_names("service_point manufacturing")),),
        ("number", "component", "name", "items"),
    ),
    TableDefinition(
        "parties",
        "Those between whom something is agreed or handed over; they stand among the people, too.",
        (
            RowOrigin(has=_names("name institution"), any_of=_PERSON),
            RowOrigin(fields=_names("parties"), any_of=_PERSON),
        ),
        ("label", "name", "position", "institution", "nip", "address"),
        shared=True,
    ),
    TableDefinition(
        "people",
        "Everybody whom a document names in a part of its own; `field` says as what.",
        (RowOrigin(has=_names("name"), any_of=_PERSON),),
        ("name", "bare_name", "position", "institution", "unit", "rank", "nip", "nik", "acting", "on_behalf_of",
         "phone", "email", "address"),
    ),
    TableDefinition(
        "amounts",
        "Amounts of money, in rupiah; `what` is what the document says each is for.",
        (RowOrigin(of=(Money,)),),
        ("value", "currency", "what", "raw"),
    ),
)  # fmt: skip
"""In the order in which they are asked: the first one takes an object, those after a shared one may take it, too."""

REPEATED = {"signatory": "signatories"}
"""Fields whose value stands in the other one, too, in kinds that have both: it gives one row."""

AMOUNT_FIELDS = ("purpose", "what", "name", "about", "text", "label")
"""The fields beside an amount that may say what it is for; the first that is there counts."""
AMOUNT_HOLDERS = frozenset({"amount", "purpose", "what", "label"})
"""An object with no other fields than these is its amount: it gets no table of its own."""
TRAIL_PARTS = ("type", "label")
"""The fields that name a step of the way to an article."""
ROWS_OF = {"lampiran_tables": "lampiran_rows", "tables": "table_rows"}
"""The tables that hold the rows of tables."""
CELLS_OF_A_ROW = 20
"""Cells of a table's row that have a column of their own; 2 of 255 tables measured had more than 14 columns."""

RECORD = FlatColumn("record", "text", "The path of the record below the folder: the key of `documents`.")
AT = FlatColumn("at", "text", "The place in the record, as a JSON pointer: with `record` the key of the row.")
PARENT = FlatColumn("parent", "text", "The place (`at`) of what the row stands in; empty for the record itself.")
FIELD = FlatColumn("field", "text", "The field of the record that it stands in, without the places in lists.")
NTH = FlatColumn("nth", "integer", "Which in its list it is, from 1.")
TRAIL = FlatColumn("trail", "text", "The way from the outermost part of the body down to it.")
WHAT = FlatColumn("what", "text", "What the amount is for, as far as the document says it beside the amount.")
KEY_COLUMNS = (RECORD, AT, PARENT, FIELD, NTH)


class DocumentColumn(NamedTuple):
    """A column of `documents`: the value at the first of the pointers that leads to one."""

    column: FlatColumn
    pointers: tuple[str, ...]
    derive: str = ""


def _text(name: str, about: str, *pointers: str, derive: str = "") -> DocumentColumn:
    return DocumentColumn(FlatColumn(name, "text", about), pointers or (f"/{name}",), derive)


_ROLES: dict[str, Role] = {
    "number": "number", "title": "title", "issuer": "issuer",
    "date": "date", "date_first": "date", "date_last": "date",
}  # fmt: skip
"""The columns whose fields a rule file may name by their role."""


def pointers(record: dict[str, Any], source: DocumentColumn) -> tuple[str, ...]:
    """Where the value of a column may stand in a record: where its kind's rule says, else in the usual fields."""
    role = _ROLES.get(source.column.name)
    return (*pointers_of(record.get("kind"), role), *source.pointers) if role else source.pointers


_DATES = ("/date/value", "/published/value", "/innovation/started/value", "/updated/value")
_SIGNATORY = ("/signatory", "/signatories/0", "/promulgation/by", "/declarant", "/grantor")

DOCUMENTS: tuple[DocumentColumn, ...] = (
    DocumentColumn(RECORD, ()),
    _text("path", "The path of the document's file.", "/source/path"),
    DocumentColumn(
        FlatColumn("part", "integer", "Which of the file's documents it is; empty where it is the only one."),
        ("/source/part",),
    ),
    _text("kind", "The kind of document."),
    _text("subtype", "The kind more closely, where the record says it."),
    _text("instrument", "The instrument's name without its number."),
    _text("number", "The document's own number.", "/number/value", "/numbers/0/number/value", "/numbers/0/value"),
    _text("classification", "The archive's classification code in the number.", "/number/classification"),
    _text("title", "Its title or subject.", "/title", "/subject", "/innovation/name"),
    _text("issuer", "The office or agency that issued it.", "/issuer", "/agency", "/innovation/unit"),
    _text("region", "The region of that office."),
    _text("place", "Where it was made."),
    _text("date", "Its date: as much of ISO 8601 as is known.", *_DATES),
    DocumentColumn(FlatColumn("date_first", "date", "The first day that the date can mean."), _DATES, "first_day"),
    DocumentColumn(FlatColumn("date_last", "date", "The last day that the date can mean."), _DATES, "last_day"),
    _text("date_precision", "The smallest part of the date that is known.",
          *(pointer.replace("/value", "/precision") for pointer in _DATES)),
    _text("signatory", "Who signed first, with titles.", *(f"{p}/name" for p in _SIGNATORY), "/author"),
    _text("signatory_position", "The office in which the person signs.", *(f"{p}/position" for p in _SIGNATORY)),
    _text("signatory_nip", "The civil servant's number of the signatory.", *(f"{p}/nip" for p in _SIGNATORY)),
    DocumentColumn(FlatColumn("pages", "integer", "How many pages the file has."), ("/source/pages",)),
    _text("media_type", "What kind of file it is (IANA).", "/source/media_type"),
    _text("text_source", "Where its words came from: digital, ocr, mixed, plain or none.", "/source/text"),
    _text("status", "Whether it was read whole (ok) or in part; empty where the run has no manifest.", "/run/status"),
    _text("error", "Why it was not read whole.", "/run/error/code"),
    DocumentColumn(FlatColumn("findings", "integer", "How many findings the record has."), ("/findings",), "count"),
    DocumentColumn(
        FlatColumn("warnings", "integer", "How many of them are warnings or errors."), ("/findings",), "warnings"
    ),
    _text("sha256", "The SHA-256 of the file's bytes.", "/source/sha256"),
)  # fmt: skip
"""One row a document, whatever its kind."""

FIXED: dict[str, tuple[str, tuple[FlatColumn, ...]]] = {
    "fields": (
        "What kinds have beside the columns of `documents`: one row a value, an item of a list a row of its own.",
        (RECORD, AT, FIELD, NTH, FlatColumn("value", "text", "The value.")),
    ),
    "findings": (
        "What is doubtful or missing, record by record.",
        (
            RECORD,
            FlatColumn("nth", "integer", "Which of the record's findings it is, from 1."),
            FlatColumn("code", "text", "What kind of doubt it is."),
            FlatColumn("severity", "text", "How much it matters: info, warning or error."),
            FlatColumn("message", "text", "The doubt in words."),
            FlatColumn("at", "text", "The value that is meant, as a JSON pointer; empty for the whole document."),
        ),
    ),
    "provenance": (
        "The places that values were read from; a value that stands on several lines has several rows.",
        (
            RECORD,
            FlatColumn("at", "text", "The value, as a JSON pointer: the `at` of other tables or a place inside it."),
            FlatColumn("nth", "integer", "Which of the value's places it is, from 1."),
            FlatColumn("page", "integer", "The page, from 1."),
            FlatColumn("x0", "number", "The left edge in PDF points from the page's left edge."),
            FlatColumn("top", "number", "The upper edge in PDF points from the page's upper edge."),
            FlatColumn("x1", "number", "The right edge, as x0."),
            FlatColumn("bottom", "number", "The lower edge, as top."),
            FlatColumn("start", "integer", "The first character in the document's text."),
            FlatColumn("end", "integer", "The character behind the last one."),
            FlatColumn("text", "text", "The words as printed."),
            FlatColumn("rule", "text", "The rule that found them."),
        ),
    ),
    "links": (
        "What documents of the run say of each other (links.jsonl).",
        (
            FlatColumn("nth", "integer", "Which link of the run it is, from 1."),
            FlatColumn("kind", "text", "evidence, legal_basis, duplicate or same_bytes."),
            FlatColumn("status", "text", "How sure it is: found, differs, ambiguous or not_found."),
            RECORD._replace(about="The path of the record that the link starts from."),
            FlatColumn("at", "text", "The place in that record; empty for the whole document."),
            FlatColumn("path", "text", "The path of that record's document."),
            FlatColumn("to_record", "text", "The path of the record that is meant; empty where none is sure."),
            FlatColumn("to_path", "text", "The path of the document that is meant."),
            FlatColumn("found_by", "text", "What the document was found by."),
            FlatColumn("agree", "text", "What is the same on both sides."),
            FlatColumn("differences", "text", "What is not the same: field, what is said, what the document has."),
            FlatColumn("candidates", "text", "The documents that could be meant, at most twenty."),
            FlatColumn("candidates_count", "integer", "How many could be meant."),
        ),
    ),
    "files": (
        "What became of each file of the run (manifest.jsonl), those without a record among them.",
        (
            FlatColumn("nth", "integer", "Which file of the run it is, from 1."),
            FlatColumn("path", "text", "The path of the file below the input."),
            FlatColumn("status", "text", "ok, partial or failed."),
            FlatColumn("kind", "text", "The kind of its first record."),
            FlatColumn("pages", "integer", "How many pages it has."),
            FlatColumn("records", "integer", "How many records it has."),
            FlatColumn("error", "text", "What went wrong, as a code."),
            FlatColumn("message", "text", "What went wrong and what to do."),
            FlatColumn("seconds", "number", "How long it took."),
            FlatColumn("sha256", "text", "The SHA-256 of its bytes."),
        ),
    ),
}  # fmt: skip
"""Tables whose rows do not come from the kinds' own models: what each says, and its columns."""

CELL_COLUMNS = (
    RECORD,
    AT,
    PARENT._replace(about="The table that the row stands in: its `at`."),
    NTH._replace(about="Which row of the table it is, from 1."),
    *(FlatColumn(f"c{n}", "text", f"The cell in column {n}.") for n in range(1, CELLS_OF_A_ROW + 1)),
    FlatColumn("more", "text", f"The cells behind the {CELLS_OF_A_ROW}th, between bars."),
)
"""The rows of tables."""

FIRST_TABLES = (
    "documents", "fields", "legal_bases", "legal_basis_amendments", "menimbang", "diktum", "articles", "items",
    "definitions", "lampiran", "lampiran_tables", "lampiran_rows", "tables", "table_rows", "services",
    "service_components", "innovation", "indicators", "evidence", "parties", "people", "amounts",
)  # fmt: skip
"""The order of tables; those of other groups follow, then these."""
LAST_TABLES = ("links", "findings", "files", "sections", "provenance")
