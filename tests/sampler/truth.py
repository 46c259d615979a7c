"""What is true of each sample, from the content that it was made of: the records have no part in it.

Values that a content holds as such (numbers, names, tables, articles) are taken from there; what its prose says of
money and partners stands beside it under [truth]. The form is that of `naskah evaluate`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from .grounds import cited
from .make.index_reports import indicators
from .make.papers import PAPERS
from .make.regulations import Unit, units

Content = Mapping[str, Any]
Truth = dict[str, Any]
MONTHS = (
    "januari january", "februari february", "maret march", "april", "mei may", "juni june", "juli july",
    "agustus august", "september", "oktober october", "november nopember", "desember december",
)  # fmt: skip
ACTING = re.compile(r"^(?:a\.n\.|u\.b\.)\s*")


def truths(content: Content) -> Iterator[tuple[str, Truth]]:
    """The truth of each document in a sample, by the name that its record has."""
    kind, stem = PurePosixPath(content["file"]).parts[0], PurePosixPath(content["file"]).stem
    for number, part in enumerate([content, *content.get("also", [])], 1):
        name = stem if number == 1 else f"{stem}.{number}"
        own = {} if kind in PAPERS else part.get("truth", {})
        yield name, {"kind": kind, **_KINDS[kind](part), **own}


def date_of(text: str) -> str | None:
    """As much of ISO 8601 as the words name: a day, or a month and a year."""
    if plain := re.search(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", text):
        return f"{plain[3]}-{int(plain[2]):02}-{int(plain[1]):02}"
    if whole := re.search(r"(\d{4}-\d\d-\d\d)T", text):
        return whole[1]
    found = re.search(r"(?:(\d{1,2})\s+)?([A-Za-z]+)\s+(\d{4})", text)
    if not found:
        return None
    month = next(n for n, names in enumerate(MONTHS, 1) if found[2].casefold() in names.split())
    return f"{found[3]}-{month:02}" + (f"-{int(found[1]):02}" if found[1] else "")


def joined(lines: Iterable[str]) -> str:
    return re.sub(r"\s+", " ", " ".join(lines)).strip()


def after(text: str, *words: str) -> str:
    """What stands behind the first of the words and its colon."""
    return re.sub(rf"(?i)^(?:{'|'.join(words)})\s*[:,]?\s*", "", text.strip())


def signatory(closing: Content) -> Truth:
    """Who signs; the office is the last one where others are signed for, the rank stands over the NIP."""
    under = closing.get("under", [])
    nip = next((re.sub(r"\D", "", line) for line in under if "NIP" in line), None)
    rank = next((line for line in under if "NIP" not in line), None)
    return {"name": closing["name"], "nip": nip, "rank": rank, **_position(closing["office"])}


def _position(office: list[str]) -> Truth:
    """The office in one line; a stroke of the pen before it aside; not asked where others are signed for."""
    plain = not any(ACTING.match(line) for line in office)
    return {"position": re.sub(r"^\d ", "", joined(office)).rstrip(",")} if plain else {}


def instrument(content: Content) -> Truth:
    """What decrees and regulations share."""
    grounds = content["mengingat"]
    closing = content["closing"]
    return {
        "instrument": joined(content["instrument"]),
        "number": after(content["number"], "nomor", r"no\."),
        "title": joined(content["title"]),
        "issuer": joined(content["office"]).rstrip(","),
        "place": after(closing["place"], "ditetapkan di"),
        "date": date_of(closing["date"]),
        "signatory": signatory(closing),
        "menimbang": content["menimbang"],
        "mengingat": [{k: v for k, v in cited(text).items() if v is not None} for text in grounds],
        "mengingat_texts": grounds,
        "memperhatikan": content.get("memperhatikan", []),
        "tembusan": content.get("tembusan", []),
        "lampiran_count": len(content.get("lampiran", [])),
        "lampiran_titles": [title for each in content.get("lampiran", []) if (title := _title(each))],
        **attached(content.get("lampiran", [])),
    }


def _title(attachment: Content) -> str:
    """What the attachment's head says that the instrument is about; without it, the attachment's own title."""
    return joined(attachment["head"]).partition("TENTANG ")[2] or joined(attachment.get("title", []))


def attached(attachments: list[Content]) -> Truth:
    """Rows of the attachments' tables, or their services."""
    services = [service for each in attachments for service in each.get("services", [])]
    if services:
        items = {part: [i for s in services for i in _items(s[part])] for part in ("point", "manufacturing")}
        return {"services": [service["name"] for service in services], "service_items": items}
    rows = [row for each in attachments for table in each.get("tables", []) for row in _entries(table)]
    lists = [row for each in attachments for row in _roles(each.get("roles", []))]
    return {"lampiran": {"rows": [*lists, *rows]}}


def _entries(table: Content) -> Iterator[list[str]]:
    """A table's rows without headings over groups and sums, which are no entries."""
    for row in _rows(table):
        said = [cell for cell in row if cell]
        summed = not row[0] and any(cell.upper().startswith("JUMLAH") for cell in row)
        if len(said) > 1 and not summed:
            yield row


def _rows(table: Content) -> Iterator[list[str]]:
    """A table's rows; a row of one text runs over all columns."""
    for row in table["rows"]:
        yield row if isinstance(row, list) else [row, *[""] * (len(table["columns"]) - 1)]


def _roles(roles: list[Content]) -> Iterator[list[str]]:
    """A list of roles as rows: the role, and who holds it, numbered where they are several."""
    head = ""
    for role in roles:
        names = role.get("names", [])
        head += role["role"]
        if names:
            yield [head, "\n".join(f"{n}. {name}" for n, name in enumerate(names, 1)) if names[1:] else names[0]]
            head = ""


def _items(components: list[list[str]]) -> Iterator[str]:
    """The numbered items of a service's components; one without numbers is an item whole."""
    for _, text in components:
        for item in re.split(r"(?:^|[\n\f])(?=\d+\. )", text):
            if item.strip():
                yield joined([re.sub(r"^\d+\. ", "", item)])


def decree(content: Content) -> Truth:
    """A decree decides in points, older ones in articles."""
    if "body" in content:
        return {**instrument(content), "batang_tubuh": list(provisions(content["body"]))}
    whole = {}
    for each in content["diktum"]:
        below = [f"{label} {text}" for label, text in zip("abcdefghijklmn", each.get("items", []), strict=False)]
        whole[each["label"]] = " ".join([each["text"], *below])
    return {**instrument(content), "diktum": whole}


def regulation(content: Content) -> Truth:
    lines = content["promulgation"]["lines"]
    gazette = re.fullmatch(r"(.+?) TAHUN (\d{4}) NOMOR (\S+)", content["promulgation"]["gazette"])
    assert gazette
    series = "".join(word[0] for word in gazette[1].split()[:2])
    return {
        **instrument(content),
        "batang_tubuh": list(provisions(content["body"])),
        "promulgation": {
            "place": after(lines[0], "diundangkan di"),
            "date": date_of(lines[1]),
            "name": lines[-1],
        },
        "gazette": [{"series": series, "year": int(gazette[2]), "number": gazette[3]}],
    }


FORMS = ((r"\((\w+)\)", "ayat"), (r"([a-z]{1,2})\.", "huruf"), (r"(\d+)\.", "angka"), (r"([a-z])\)", "huruf"))


def provisions(body: str) -> Iterator[Truth]:
    """Headings, articles, paragraphs and points, each with its words; what an amending point quotes belongs to it."""
    nodes: list[Truth] = []
    quoting, level = False, 0
    for unit in units(body):
        if quoting and unit.level > level:
            nodes[-1]["text"] = joined([nodes[-1]["text"], unit.marker, unit.text, *unit.heading])
        elif unit.heading or unit.marker:
            nodes.append(_node(unit))
            amends = nodes[0]["label"] == "I" and nodes[0]["type"] == "pasal"
            quoting, level = amends and nodes[-1]["type"] == "angka", unit.level
        else:
            nodes[-1]["text"] = joined([nodes[-1]["text"], unit.text])
    yield from nodes


def _node(unit: Unit) -> Truth:
    if unit.heading:
        kind, _, label = unit.heading[0].partition(" ")
        heading = joined(unit.heading[1:]) or None
        return {"type": kind.casefold(), "label": label, "heading": heading, "text": ""}
    label, kind = next((m[1], kind) for form, kind in FORMS if (m := re.fullmatch(form, unit.marker)))
    return {"type": kind, "label": label, "heading": None, "text": unit.text}


LETTER_HEAD = {"Nomor": "number", "Sifat": "nature", "Lampiran": "attachment", "Hal": "subject", "Perihal": "subject"}


def letter(content: Content) -> Truth:
    head = {LETTER_HEAD[label]: None if value == "-" else value for label, value in content.get("head", [])}
    middle = content.get("middle", [])
    if middle:
        head["number"] = after(middle[1], "nomor")
        head["subject"] = joined(middle[3:]) or None
    place, _, date = content.get("date", "").rpartition(",")
    closing = content["closing"]
    if "date" in closing:
        place, date = after(closing["place"], "ditetapkan di"), closing["date"]
    rows = [row for table in content.get("tables", []) for row in _rows(table)]
    return {
        **head,
        "issuer": joined(content["kop"]["lines"]),
        "place": place.strip(),
        "date": date_of(date),
        "to": addressee(content),
        "signatory": signatory(closing),
        "tembusan": content.get("tembusan", []),
        "dasar": content.get("dasar", []),
        "table_rows": rows,
        "assigned": [_assigned(person) for person in content.get("persons", [])],
        "lampiran_count": len(content.get("lampiran", [])),
        **attached(content.get("lampiran", [])),
    }


def addressee(content: Content) -> str:
    """Whom the letter goes to, without Yth and place; of several, numbered or ordered to, the first."""
    if "to" not in content:
        return str(content["persons"][0]["Nama"])
    lines = [after(line, "kepada") for line in content["to"]]
    kept = lines[: next(n for n, line in enumerate(lines) if re.fullmatch(r"di(?: ?-)?", line))]
    named = joined(kept).removeprefix("Yth. ")
    return re.sub(r"^1\. ", "", re.split(r" 2\. ", named)[0])


PERSON = {"Nama": "name", "NIP": "nip", "Pangkat/Gol.": "rank", "Jabatan": "position", "Unit Kerja": "unit"}


def _assigned(person: Content) -> Truth:
    values = {PERSON[label]: None if value == "-" else value for label, value in person.items()}
    return {**values, "nip": re.sub(r"\D", "", values["nip"] or "") or None}


HEADS = {
    "Nama Inovasi": "name", "Nama SKPD / Kelompok": "unit", "Dibuat Oleh": "unit", "Tahapan Inovasi": "stage",
    "Inisiator Inovasi Daerah": "initiator", "Bentuk Inovasi": "form", "Jenis Inovasi": "type",
}  # fmt: skip
PARTS = (("Rancang Bangun", "design"), ("Tujuan", "objective"), ("Manfaat", "benefit"), ("Hasil", "result"))


def index_report(content: Content) -> Truth:
    head = {HEADS[label]: value or None for label, value in content["head"] if label in HEADS}
    started = next(v for label, v in content["head"] if label in ("Inovasi Dimulai", "Waktu Uji Coba"))
    parts = {
        key: text.strip("\n").split("\n")
        for start, key in PARTS
        for name, text in content["parts"].items()
        if name.startswith(start)
    }
    result = [re.sub(r"^\s*(?:\w{1,2}[.)]|-)\s*", "", line) for line in parts.pop("result")]
    innovation = {**head, **{key: joined(lines) for key, lines in parts.items()}, "result": result}
    return {
        "innovation": {**innovation, "started": date_of(started)},
        "indicators": [_indicator(n, *each) for n, each in enumerate(indicators(content), 1)],
    }


def _indicator(number: int, name: str, about: str, parameter: str, evidence: list[Content]) -> Truth:
    """An indicator with its letters, as the portal shows them: numbers cut off at its width."""
    shown = [{**e, "number": after(e["number"], "nomor") or None, "date": date_of(e["date"])} for e in evidence]
    return {"number": number, "name": name, "description": about, "parameter": parameter, "evidence": shown}


def proposal(content: Content) -> Truth:
    head = {label.casefold(): value.strip("<>") for label, value in content["head"]}

    def said(*labels: str) -> str | None:
        return next((value for label, value in head.items() if label.startswith(labels)), None)

    cover = [line for line in content["cover"] if line.strip()]
    return {
        "title": content["title"],
        "expansion": next(line[1:-1] for line in cover if line.startswith("(")),
        "agency": said("instansi", "perangkat daerah") or next(line for line in cover if line.startswith("DINAS")),
        "year": next(int(year[0]) for line in cover if (year := re.search(r"\b20\d\d\b", line))),
        "date": date_of(said("tanggal", "waktu penerapan") or ""),
        "category": said("kategori"),
        "contact": {"name": said("narahubung", "nama inovator"), "phone": said("no", "telepon"), "email": said("e")},
        "videos": [video] if (video := said("tautan video", "link video")) else [],
    }


def article(content: Content) -> Truth:
    stamps = re.split(r"(?i)diperbarui:?", content["stamp"])
    views = re.search(r"Dilihat: (\d+)|\s{2}(\d+)$", content["stamp"])
    return {
        "title": content["title"],
        "author": content["author"],
        "published": date_of(stamps[0]),
        "updated": date_of(stamps[1]) if len(stamps) > 1 else None,
        "views": int(content["views"].replace(".", ""))
        if "views" in content
        else int(views[1] or views[2])
        if views
        else None,
        "questions": list(_questions(content["text"])),
    }


def _questions(text: str) -> Iterator[Truth]:
    for part in re.split(r"(?m)^## (?=\d+\. )", text)[1:]:
        head, _, answer = part.partition("\n")
        number, _, question = head.partition(". ")
        yield {"number": int(number), "question": question.strip(), "answer": joined([answer])}


DATES = ("date", "valid_until", "created", "revised", "effective")


def paper(content: Content) -> Truth:
    """What a paper told line by line says: its values are filled into the truth as into the text; false is no value."""
    said = _filled(content["truth"], content.get("values", {}))
    for key in DATES:
        if said.get(key):
            said[key] = date_of(said[key]) or said[key]
    if "points_count" in said:
        said["points"] = {"count": said.pop("points_count")}
    for row, (code, amount) in enumerate(said.get("rows", [])):
        said["rows"][row] = {"code": code, "amount": amount}
    return {key: None if value is False else value for key, value in said.items()}


def _filled(value: Any, values: Content) -> Any:
    if isinstance(value, str):
        return value.format_map(values)
    if isinstance(value, dict):
        return {key: _filled(inner, values) for key, inner in value.items()}
    return [_filled(inner, values) for inner in value] if isinstance(value, list) else value


_KINDS: dict[str, Callable[[Content], Truth]] = {
    "decree": decree,
    "regulation": regulation,
    "letter": letter,
    "index_report": index_report,
    "proposal": proposal,
    "article": article,
    **dict.fromkeys(PAPERS, paper),
}
