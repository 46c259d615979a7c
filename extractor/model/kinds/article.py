"""Records of the kind article. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..records import Record
from ..typed_values import Date
from ..value import Value

# ruff: noqa: E501


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
    body: Annotated[str | None, Field(description="The running text, up to the first numbered question.")]
    questions: Annotated[list[Question], Field(description="The numbered questions with their answers.")]
