"""Forms whose words are not in their pages: dynamic XFA, of which every other program shows "Please wait"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as raw

from ...errors import ReadError
from ...layout.page_words import Sheet, plain

_FEW = 150
"""Words of a page that only says to wait."""
_WAIT = re.compile(
    r"(?i)please wait|eventually replaced with the proper contents"
    r"|viewer may not be able to display this type of document"
    r"|(?:upgrade|latest version) .{0,40}adobe reader|to view (?:the full contents of )?this (?:document|form)"
)
_MESSAGE = (
    "this is a dynamic form (XFA): its words are not in its pages; open it in Adobe Acrobat or Reader, "
    "print it to PDF and give that copy"
)


def refuse_dynamic_form(pdf: Any, sheets: Sequence[Sheet]) -> None:
    """ReadError unsupported for a form that only Acrobat fills with words."""
    tokens = [token for sheet in sheets[:2] for token in sheet.tokens]
    if len(tokens) > _FEW:
        return
    is_drawn_anew = raw.FPDF_GetFormType(pdf) == raw.FORMTYPE_XFA_FULL  # whatever its pages say in whatever language
    if is_drawn_anew or len(_WAIT.findall(plain(tokens))) > 1:
        raise ReadError(_MESSAGE, "unsupported")
