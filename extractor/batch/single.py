"""One file, read in a process of its own under the same limits as a folder's."""

from __future__ import annotations

from pathlib import Path

from .discover import Item, single
from .options import Options
from .pool import Pool, Reply
from .searchable_copies import Searchables
from .worker import failure


def extract_one(path: Path, options: Options) -> Reply:
    """The records of the documents in a file, and the verdict on them; its searchable copy is where it belongs."""
    name, problem = single(path).name, single(path).problem
    if problem:
        return Reply(failure(*problem), [])
    if path.stat().st_size > options.max_bytes:
        return Reply(failure("too_large", "the file is larger than --max-bytes allows; split it or allow more"), [])
    with Pool(options, 1) as pool:
        reply = next(reply for _, reply in pool.map([Item(path, name, name)]))
    Searchables(options.save_ocr).settle(name, reply.searchable)
    return reply
