"""What a rule file may say of a part of its documents."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .key_types import HeadingKeys, Name, Names, Regex, Regexes, Styles
from .typed_part import RulePart

SectionBlock = Literal[
    "address", "body", "below_title", "closing", "first_closing", "after_copies", "electronic_notice"
]


class SectionRule(RulePart):
    """A part of the document: it starts where one of `starts` matches and lasts until the next section."""

    name: Name
    """The name of the section in the record."""
    headings: HeadingKeys = ()
    """Keys of `vocabularies/headings.toml`: it starts at such a heading, whatever stands between its letters."""
    heading_is_text: bool = False
    """The words of its heading belong to its text: a place or a date follows on the same line."""
    starts: Regexes = ()
    """It starts where one of these patterns matches; its text begins behind the group `heading`, which is for sections
    only: in a group's `starts` it is `body` that says where the text begins."""
    block: SectionBlock | None = None
    """Starts where a block of this name starts: `body` is the first running text below a letter's head, `below_title`
    the first line below a title, `closing` the last line above a lampiran that is nothing but place and date, or else
    the first that says in what role people sign, `first_closing` the first such line, where annexes behind it are
    signed again, `after_copies` what stands behind a list of copies and is no part of
    it, `electronic_notice` a notice of electronic signing."""
    after: str | None = None
    """In a file that extends another: the section is placed behind this one of the other's, in reading order."""
    before: str | None = None
    """In a file that extends another: the section is placed before this one of the other's, in reading order. Once a
    section has started, none that is placed before it starts any more, so that one of your own that is placed behind
    all (as it is without `before` and `after`) leaves no room for theirs below it. In a file that extends none, the
    order is that in which sections are listed."""
    last: bool = False
    """Stands behind all others, also behind those of a file that extends this one."""
    repeats: bool = False
    """May start more than once."""
    anywhere: bool = False
    """May start before sections listed earlier (a carbon-copy list stands before or behind the signature)."""
    only_after: Names = ()
    """Starts only when one of these sections has started."""
    never_after: Names = ()
    """Starts no more when one of these sections has started."""
    items: Styles = ()
    """Label styles of the items inside, outermost first."""
    cues: Regexes = ()
    """The words with which an item opens: they part items whose labels a recogniser lost."""
    headed: int = 0
    """How many of the item levels carry a heading on their first line."""
    outline: bool = False
    """`starts` are styles of headings with groups `label` and `heading`; the style that stands outermost is used."""
    names: dict[Name, Regex] = Field(default_factory=dict)
    """What a section is called instead of `name` where its heading matches."""
    required: bool = False
    """Every document of the kind has it."""
    examples: Names = ()
    """Texts in which it starts."""
    rejects: Names = ()
    """Texts in which it does not."""
