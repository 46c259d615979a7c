"""The command `naskah`, also as python -m extractor."""

from __future__ import annotations

import sys


def command() -> None:
    """Runs the command; one that reads documents has their first process start before anything else is imported."""
    if sys.argv[1:2] == ["extract"] and _reads_here(sys.argv[2:]):
        from .batch.start import start_ahead

        start_ahead()
    from .cli import main

    main()


def _reads_here(arguments: list[str]) -> bool:
    """Whether a process of this machine will read documents, as far as the arguments tell at a glance. Where a standard
    stream is closed, a pipe might take its place."""
    others = any(one in ("-h", "--help") or one.startswith("--cluster") for one in arguments)
    return bool(arguments) and not others and None not in (sys.stdin, sys.stdout, sys.stderr)


if __name__ == "__main__":
    command()
