"""`naskah extract FILE`: one file read in a worker process, under the same limits as a folder's files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from .discover import SourceFile, single
from .failures import failure
from .options import RunOptions
from .pool import Pool, Reply
from .searchable_copies import SearchableCopies


def extract_file(path: Path, options: RunOptions) -> Reply:
    """The records of the documents in a file, and the verdict on them; its searchable copy is where it belongs."""
    name, problem = single(path).name, single(path).problem
    if problem:
        return Reply(failure(*problem), [])
    if path.stat().st_size > options.max_bytes:
        return Reply(failure("too_large", "the file is larger than --max-bytes allows; split it or allow more"), [])
    with Pool(replace(options, links=False), 1) as pool:
        reply = next(reply for _, reply in pool.map([SourceFile(path, name, name)]))
    SearchableCopies(options.save_ocr).settle(name, reply.searchable)
    return reply
