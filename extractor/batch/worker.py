"""The process that reads documents: requests come in as lines of JSON, records go out as bytes.

It may be killed at any moment: it writes no files and holds nothing that others need.
"""

from __future__ import annotations

import gc
import importlib
import json
import logging
import os
import shutil
import signal
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from ..errors import NaskahError, ReadError, RuleError
from ..output.files import serialise, sha256_of
from ..reading import CHANGING, as_new
from . import memory
from .failures import failure

if TYPE_CHECKING:
    from ..model.records import Record

RecordList = list["Record"]
_LOOK_FOR_PARENT = 1.0
"""Seconds between two looks whether the parent is alive."""
_GRACE = 15.0
"""Seconds after which a worker whose parent died ends itself."""


def serve() -> None:
    """Serves requests until standard input ends."""
    requests, answers = _channels()
    told = requests.readline()
    if not told:  # there was nothing to do
        return
    settings = json.loads(told)
    os.environ.update(settings["environment"])
    threading.Thread(target=_end_with, args=(os.getppid(), settings["temporary"]), daemon=True).start()
    try:
        _serve(requests, answers, settings)
    finally:  # who would do it may have been killed
        shutil.rmtree(settings["temporary"], ignore_errors=True)


def _serve(requests: IO[bytes], answers: IO[bytes], settings: dict[str, Any]) -> None:
    """Answers each request."""
    try:
        memory.limit(settings["memory"])
        read = _engine(settings)
    except NaskahError as error:
        _send(answers, {"fatal": error.message, "exit_status": error.exit_status})
        return
    except Exception as error:
        _send(answers, {"fatal": f"the reading engine cannot start: {_place(error)}", "exit_status": 1})
        return
    _send(answers, {"ready": True})
    for line in requests:
        _arm(settings["timeout"] + _GRACE)
        request = json.loads(line)
        as_new()
        head, records, link_facts = answer(read, **request, links=settings["links"])
        if settings["save_ocr"]:
            _add_copy(head, records, Path(request["path"]), settings["reading"])
        _send(answers, head, [*records, link_facts])
        if head.pop("spent", False):
            return
        _arm(0)


def _channels() -> tuple[IO[bytes], IO[bytes]]:
    """Our own ends of the pipes; whatever a library prints goes to standard error instead."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    return requests, answers


def _end_with(parent: int, temporary: str) -> None:
    """Ends this process, what it has started and what it has put by, when the one that started it is gone."""
    while os.getppid() == parent:  # on Windows it never changes: there the end of the requests has to do
        time.sleep(_LOOK_FOR_PARENT)
    shutil.rmtree(temporary, ignore_errors=True)
    if sys.platform != "win32":
        os.killpg(os.getpgid(0), signal.SIGKILL)


def _arm(seconds: float) -> None:
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _engine(settings: dict[str, Any]) -> Callable[[Path], RecordList]:
    """The engine with its rules and reading options; RuleError where a rule file is wrong."""
    from ..rulebook.load import load_rules

    module, _, name = settings["engine"].partition(":")
    function = getattr(importlib.import_module(module), name)
    rules = load_rules(*settings["rules"])
    rules.lexicon.use()
    settle()
    return lambda path: list(function(path, rules, **settings["reading"]))


def settle() -> None:
    """Makes the garbage collector run rarely, and never over what lives as long as the process."""
    gc.freeze()
    gc.set_threshold(200_000, 20, 20)
    gc.enable()


def answer(
    read: Callable[[Path], RecordList], path: str, name: str, links: bool = True
) -> tuple[dict[str, Any], list[bytes], bytes]:
    """What the manifest says of the document at `path`, its records with `name` as their source, and, for `links`, what
    linking needs of them."""
    began = time.perf_counter()
    records, link_facts = list[bytes](), b""
    try:
        found = read(Path(path))
        for record in found:
            record.source.path = name + record.source.path.removeprefix(Path(path).as_posix())
        head = verdict(found)
        if head["status"] != "failed":
            contents = [record.content() for record in found]
            records, link_facts = [serialise(content) for content in contents], _packed(contents) if links else b""
    except Exception as error:
        head = _failed(error)
    head["seconds"] = round(time.perf_counter() - began, 3)
    return head, records, link_facts


def _failed(error: Exception) -> dict[str, Any]:
    """What the manifest says of a document that raised this."""
    if memory.is_want_of_memory(error):
        return {**failure("too_large", memory.TOO_LARGE), "spent": True}
    if isinstance(error, NaskahError):  # a rule that was right when the run began: its package has gone meanwhile
        return failure("crashed" if isinstance(error, RuleError) else error.code, error.message)
    return failure("crashed", f"{_place(error)}: a fault of the program, please report it")


def _packed(records: list[dict[str, Any]]) -> bytes:
    from ..links.packed import pack  # not above: the run imports this module, and starts without it

    return pack(records)


def _add_copy(head: dict[str, Any], records: list[bytes], path: Path, reading: dict[str, Any]) -> None:
    """Puts a scan's searchable copy behind its records; where there is none, `head` says why.

    The records are good without it, so that nothing it costs may lose them.
    """
    if not any(json.loads(record)["source"]["text"] in ("ocr", "mixed") for record in records):
        return
    from ..reading.searchable import searchable

    try:
        data = path.read_bytes()
        if sha256_of(data) != head["sha256"]:
            raise ReadError(CHANGING)
        copy = searchable(data, path.suffix.lower(), ocr=reading["ocr"], max_pages=reading["max_pages"])
    except NaskahError as error:
        head["no_copy"] = error.message
    except Exception as error:
        head["no_copy"] = _place(error)
    else:
        records += [copy] if copy else []
        head["searchable"] = bool(copy)


def verdict(records: RecordList) -> dict[str, Any]:
    """Whether the records are all that the document holds: ok, partial, or failed where no word was read."""
    first = records[0].source
    head: dict[str, Any] = {"status": "ok", "kind": records[0].kind, "sha256": first.sha256, "error": None}
    head["pages"] = first.pages
    if all(record.source.text == "none" for record in records):
        return {**head, "status": "failed", "error": _wordless(records)}
    error = next((error for record in records if (error := _incompleteness(record))), None)
    return {**head, "status": "partial", "error": error} if error else head


def _wordless(records: RecordList) -> dict[str, str]:
    """Why no word was read although nothing kept the pages from being recognised."""
    lost = [finding.message for record in records for finding in record.findings if finding.code == "part_missing"]
    if lost:
        more = f" (and {len(lost) - 1} more)" if len(lost) > 1 else ""
        return {"code": "damaged", "message": f"no word can be read: {lost[0]}{more}; ask for a new copy"}
    unread = [finding.message for record in records for finding in record.findings if finding.code == "embedded_unread"]
    if unread:
        return {"code": "unsupported", "message": f"nothing in this file can be read: {'; '.join(unread)}"}
    message = "there are no words on its pages: they are blank, or hold pictures in which nothing is written"
    return {"code": "no_text", "message": message}


def _incompleteness(record: Record) -> dict[str, str] | None:
    """What keeps a record from being whole, as the manifest's error."""
    findings = {finding.code: finding.message for finding in reversed(record.findings)}
    if "no_text" in findings:
        return {"code": "no_text", "message": findings["no_text"]}
    if "kinds_conflict" in findings:
        return {"code": "unknown_kind", "message": findings["kinds_conflict"]}
    if record.kind == "unknown":
        message = "no rule claims it; `naskah inspect` tells why, `naskah rules new` drafts a rule"
        return {"code": "unknown_kind", "message": message}
    return None


def _place(error: Exception) -> str:
    """The exception in one line, with the line of code that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    at = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {error}{at}"


def _send(answers: IO[bytes], head: dict[str, Any], records: list[bytes] | None = None) -> None:
    """One line of JSON that says how long the records behind it are, then the records."""
    records = records or []
    answers.write(json.dumps({**head, "sizes": [len(r) for r in records]}).encode() + b"\n")
    answers.writelines(records)
    answers.flush()


if __name__ == "__main__":
    serve()
