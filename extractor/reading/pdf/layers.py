"""Whether a layer of a PDF (optional content) is shown, for what PDFium does not ask itself: annotations.

ISO 32000-1, 8.11.
"""

from __future__ import annotations

from typing import Any

from pdfminer.pdftypes import PDFObjRef, dict_value, list_value, resolve1


def is_shown(annotation: Any, catalog: dict[str, Any]) -> bool:
    """True where the annotation belongs to no layer, or to one that is on when the file is opened."""
    layer = dict_value(annotation).get("OC")
    if layer is None:
        return True
    settings = dict_value(dict_value(catalog.get("OCProperties")).get("D"))
    off, on = ({_number(group) for group in list_value(settings.get(name) or [])} for name in ("OFF", "ON"))
    starts_off = _name(settings.get("BaseState")) == "OFF"

    def group_is_on(group: Any) -> bool:
        number = _number(group)
        return number in on if starts_off else number not in off

    return _membership_is_on(layer, group_is_on)


def _membership_is_on(layer: Any, group_is_on: Any) -> bool:
    """A group itself, or a membership in several by its policy."""
    content = dict_value(layer)
    if _name(content.get("Type")) != "OCMD":
        return bool(group_is_on(layer))
    members = resolve1(content.get("OCGs"))
    groups = members if isinstance(members, list) else [content.get("OCGs")]
    states = [group_is_on(group) for group in groups if group is not None]
    policy = {"AllOn": all(states), "AnyOff": not all(states), "AllOff": not any(states)}
    return not states or policy.get(_name(content.get("P")), any(states))


def _number(group: Any) -> int:
    """The number of the object that a group is."""
    return int(group.objid) if isinstance(group, PDFObjRef) else -1


def _name(value: Any) -> str:
    found = resolve1(value)
    return str(getattr(found, "name", found or ""))
