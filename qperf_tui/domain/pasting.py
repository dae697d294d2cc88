"""What is pasted from a document or a message, as the plain text it is to become."""

import re
from typing import Final

from qperf_tui.domain.text import clean_text

_BLANKS: Final = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
"""Spaces that look like any other, and break neither lines nor searches."""

_BULLET: Final = re.compile(
    "^ *(?:[\u2022\u2023\u2043\u2219\u25a0\u25a1\u25aa\u25ab\u25ba\u25cb\u25cf"
    "\u25e6\u2794\u27a2\u27a4\u00b7\uf0a7\uf0b7\uf0d8\uf0fc] *|o {2,})",
    re.MULTILINE,
)
"""What word processors set before an item; `o` is one of them before a tab."""


def clean_pasted(text: str) -> str:
    """`text` cleaned, with spaces that break, and `- ` before the items of a list."""
    return _BULLET.sub("- ", _BLANKS.sub(" ", clean_text(text)))
