"""What a record says about its own doubts: findings with stable codes, each with one severity and one meaning."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, ConfigDict, Field, GetCoreSchemaHandler, ValidatorFunctionWrapHandler
from pydantic_core import CoreSchema, core_schema
from typing_extensions import TypedDict  # the one of `typing` cannot be validated before Python 3.12

Severity = Literal["info", "warning", "error"]

CODES: dict[str, tuple[Severity, str]] = {
    # code: (severity, what it means for the person who reads it)
    "not_found": ("info", "a field of this kind was looked for and not found"),
    "required_missing": ("warning", "a field that every document of this kind has was not found"),
    "date_incomplete": ("warning", "the date has no day or no month; none was filled in"),
    "date_impossible": ("warning", "the words name a day that no calendar has"),
    "date_weekday_differs": ("warning", "the day's name is not that day's"),
    "date_words_differ": ("warning", "the date in words and the one in digits differ; the words were taken"),
    "date_calendars_differ": ("warning", "the Hijri and the Gregorian date are more than a day apart"),
    "date_converted": ("warning", "only a Hijri date is printed; it was reckoned, a day more or less is possible"),
    "date_span": ("info", "the words name a span of days; the first of them was taken"),
    "date_relative": ("info", "the words tell the date from the day of publication, which the file gives"),
    "date_century_assumed": ("warning", "the year has two digits; its century was assumed"),
    "month_fuzzy": ("warning", "the month's name is misspelt or misread; the nearest one was taken"),
    "number_truncated": ("warning", "the number is cut off; it was not completed"),
    "text_truncated": ("warning", "the text is as long as its field and may be cut off; it was not completed"),
    "boundary_assumed": ("warning", "where one value ends and the next begins was not printed; a capital decided"),
    "left_out": ("info", "the document itself leaves it out, as an excerpt does"),
    "number_blank": ("warning", "the number has a gap where the sequence belongs"),
    "number_unreadable": ("warning", "what stands where the sequence belongs cannot be read; none was guessed"),
    "number_doubled": ("warning", "a number's year is printed twice; what hides behind may be an older text"),
    "number_years_differ": ("warning", "the year inside the number is not the one behind TAHUN"),
    "money_words_differ": ("warning", "the amount in words is not the one in digits; the digits were taken"),
    "money_sum_differs": ("warning", "the parts of an amount do not add up to it"),
    "money_groups_odd": ("warning", "the digits of an amount are not in groups of three"),
    "nip_implausible": ("warning", "the NIP has 18 digits but no possible birth date, appointment or sex"),
    "nip_incomplete": ("warning", "a NIP is printed that has not 18 digits; none was taken"),
    "encoding_guessed": ("warning", "the file does not say its encoding; a letter here or there may be wrong"),
    "encoding_broken": ("warning", "some bytes of the file are no characters; they were marked, not guessed"),
    "part_missing": ("warning", "a part of the file is missing or damaged; what it says is not in the record"),
    "text_left_open": ("info", "the document is a form in which some values are not filled in"),
    "text_struck": ("warning", "text of the document is struck through; it was left out"),
    "text_hidden": ("warning", "the file holds text that a reader does not see; it was left out"),
    "no_text": ("warning", "some pages have no usable text and were not recognised; what they say is missing"),
    "ocr_poor": ("warning", "pages were recognised, but most of their words with doubt"),
    "ink_unread": ("warning", "a line on a recognised page of which no word could be read; the message says where"),
    "picture_read": ("info", "words that are a picture on a page of text were recognised; they may hold errors"),
    "text_covered": ("warning", "words lie under a box or picture; they were left out and are not repeated here"),
    "font_unreadable": ("info", "words whose font does not say its letters were read from their picture"),
    "embedded_files": ("info", "the file holds others; the message names them"),
    "embedded_unread": ("warning", "a file inside the file could not be read; the message says why"),
    "format_differs": ("warning", "the file is not what its name says; it was read as what it is"),
    "converted": ("info", "another program made a Word file of it, which was read; a detail may differ"),
    "ocr_repaired": ("info", "letters in a number slot were read as digits; raw keeps the letters"),
    "citation_year_in_number_differs": ("warning", "a cited number holds another year than the one printed behind it"),
    "citation_number_unreadable": ("warning", "a cited number cannot be read; none was guessed"),
    "citation_year_unreadable": ("warning", "a cited year cannot be read; none was guessed"),
    "citation_chain_incomplete": ("info", "earlier amendments of a cited instrument exist that the text does not name"),
    "citation_chain_differs": ("warning", "an amendment's own title names another law than the one it stands behind"),
    "citation_head_lost": ("warning", "the head of a legal basis is missing; it was taken from its amendment's title"),
    "gazette_series_unusual": ("info", "an instrument is cited in a gazette where its kind is not published"),
    "gazette_series_doubtful": ("warning", "a gazette number looks like one of the supplement (Tambahan)"),
    "value_implausible": ("warning", "what stands in a value's place does not look like one; it was not taken"),
    "taken_elsewhere": ("info", "the value stands in another part of the document than where it belongs"),
    "body_missing": ("warning", "the file holds only the attachment of an instrument, not the instrument itself"),
    "more_documents": ("info", "the file holds several documents; each has a record of its own"),
    "kinds_conflict": ("warning", "two kinds claim the document with equal right, so it has neither"),
    "unknown_kind": ("warning", "no rule claims the document; the message says what spoke for the kinds"),
    "label_repeated": ("warning", "two items of one list carry the same label"),
    "label_missing": ("warning", "the labels of a list skip one"),
    "citation_unread": ("warning", "a legal basis in which no instrument was recognised"),
    "citation_more_named": ("info", "a legal basis names a further instrument beside the one in its citation"),
    "citation_younger": ("warning", "a legal basis bears a later year than the document"),
    "lampiran_number_differs": ("warning", "the lampiran's head gives another number than the document's"),
    "lampiran_title_differs": ("warning", "the lampiran's head gives another title than the document's"),
    "number_year_differs": ("warning", "the year inside the number is not the year of the date"),
}


class Finding(NamedTuple):
    """One doubt: `at` is a JSON pointer into the record, empty for the whole document."""

    code: str
    message: str
    at: str = ""

    @property
    def severity(self) -> Severity:
        return CODES[self.code][0]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """In records a finding is an object that names its severity, too."""
        written = core_schema.plain_serializer_function_ser_schema(_written)
        read = handler.generate_schema(WrittenFinding)
        return core_schema.no_info_wrap_validator_function(_finding, read, serialization=written)


def _known_code(code: str) -> str:
    if code not in CODES:
        raise ValueError(f"there is no finding with the code {code!r}")
    return code


class WrittenFinding(TypedDict):
    """A doubt about the value at the JSON pointer `at`, as records hold it."""

    __pydantic_config__ = ConfigDict(extra="forbid", title="Finding")  # type: ignore[misc]
    code: Annotated[
        str,
        AfterValidator(_known_code),
        Field(description="What kind of doubt it is.", json_schema_extra={"enum": sorted(CODES)}),
    ]
    severity: Annotated[Severity, Field(description="How much it matters.")]
    message: Annotated[str, Field(description="The doubt in words.")]
    at: Annotated[str, Field(pattern=r"^(/.*)?$", description="A JSON pointer; empty for the whole document.")]


def _finding(value: Any, read: ValidatorFunctionWrapHandler) -> Finding:
    """A finding from what stands in a record."""
    if isinstance(value, Finding):
        return value
    written = read(value)
    found = Finding(written["code"], written["message"], written["at"])
    if written["severity"] != found.severity:
        raise ValueError(f"a finding {found.code} has the severity {found.severity}")
    return found


def _written(finding: Finding) -> dict[str, str]:
    return {"code": finding.code, "severity": finding.severity, "message": finding.message, "at": finding.at}
