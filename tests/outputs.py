"""The outputs of two runs, told apart only by what matters."""

from __future__ import annotations

import json

from extractor.output.files import STATE_FOLDER


def steady(files: dict[str, bytes]) -> dict[str, bytes]:
    """The outputs without the state; of the manifest what does not differ between runs."""
    files = {name: data for name, data in files.items() if not name.startswith(STATE_FOLDER)}
    lines = [json.loads(line) for line in files["manifest.jsonl"].splitlines()]
    same = [{k: v for k, v in line.items() if k not in ("seconds", "reused")} for line in lines]
    return {**files, "manifest.jsonl": json.dumps(same).encode()}
