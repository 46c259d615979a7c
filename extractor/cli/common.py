"""What the commands share: options, and how they speak."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import click

from ..errors import NaskahError, ReadError
from ..text.printable import printable, printable_json
from .arguments import RuleFolder

_T = TypeVar("_T")
RULES_OPTION = click.option(
    "--rules",
    "rules",
    multiple=True,
    type=RuleFolder(),
    metavar="DIR",
    help="A folder of rule files that is searched before the built-in ones; may be given several times.",
)
OCR = click.option(
    "--ocr",
    type=click.Choice(["auto", "off", "force"]),
    default="auto",
    show_default=True,
    help="Whether pages are read with OCR: where they have no usable text, never, or always.",
)


def fail(lines: Iterable[str], status: int) -> None:
    """Says each line on standard error and ends the program with the exit status."""
    for line in lines:
        say(f"naskah: {line}")
    sys.exit(status)


def say(line: str) -> None:
    """A line on standard error, whatever its encoding; one that is closed or full costs the line, never the run."""
    if sys.stderr is None:
        return
    encoding = sys.stderr.encoding or "utf-8"
    with suppress(OSError, ValueError):
        click.echo(printable(line).encode(encoding, "backslashreplace").decode(encoding), err=True)


def out(data: bytes) -> None:
    """Data on standard output, always UTF-8; NaskahError where it cannot be written there."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # whoever read it has enough
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # else it is tried again at the end
        why = error.strerror or str(error)
        raise NaskahError(
            f"standard output: it cannot be written to ({why}); make room, or send it elsewhere"
        ) from None


def as_json(value: Any) -> bytes:
    """The value as indented JSON in UTF-8, with no sign in it that steers a terminal."""
    import json

    return (printable_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n").encode()


def read_or_fail(path: Path, read: Callable[[Path], _T]) -> _T:
    """What `read` makes of the file; NaskahError that names it where it cannot be read."""
    try:
        return read(path)
    except ReadError as error:
        raise NaskahError(f"{path}: {error.code}: {error.message}") from error
