"""A paper as a tagged PDF (PDF/UA-1), the same bytes on any machine and day.

Every text goes to the typesetter as data, so that none of it is read as markup. Only
the fonts that come with the typesetter are used; a character that none of them has
stands as its code, such as [U+4E2D].
"""

import json
import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Final

import typst

from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.errors import ExportError
from qperf_tui.report.formats.chart_picture import pictures_of, svg
from qperf_tui.report.formats.pdf_data import paper_data
from qperf_tui.report.paper import Paper

_TEMPLATES: Final = files("qperf_tui.report.formats") / "templates"
_MARK: Final = "[\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff\ufe0f\ufe20-\ufe2f]"
_ONE: Final = f"[^\x00-\x7f]{_MARK}*"
_CLUSTER: Final = re.compile(f"[\x20-\x7e]{_MARK}+|{_ONE}(?:\u200d{_ONE})*")
"""A character beyond ASCII, or one with marks, as it is set: as one."""
_GROUPS: Final = 64
"""Into how many groups at most the characters are cut that are tried apart."""


def render(paper: Paper, progress: Progress = unwatched) -> bytes:
    """The paper as PDF.

    Raises:
        ExportError: If it cannot be set; the sentence says why.
        StoppedError: If `progress` had it stopped.
    """
    pictures = pictures_of(paper, svg, progress)
    data = json.dumps(paper_data(paper, pictures), ensure_ascii=False)
    clusters = sorted(set(_CLUSTER.findall(data)))
    missing = set(_not_shown(clusters, 1 + len(clusters) // _GROUPS))

    def shown(found: re.Match[str]) -> str:
        cluster = found.group()
        return _code(cluster) if cluster in missing else cluster

    try:
        return _set("paper.typ", _CLUSTER.sub(shown, data))
    except typst.TypstError as error:
        raise ExportError(
            f"It cannot be set as a PDF ({error.message}); export it as .docx or .html."
        ) from error


def _set(template: str, data: str) -> bytes:
    return typst.compile(
        (_TEMPLATES / template).read_bytes(),
        format="pdf",
        sys_inputs={"paper": data},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )


def _not_shown(clusters: Sequence[str], fewest: int) -> Iterator[str]:
    """Those that no font has, found by halves that are not cut below `fewest`."""
    if not clusters or _is_shown(clusters):
        return
    if len(clusters) <= fewest:
        yield from clusters
        return
    half = len(clusters) // 2
    yield from _not_shown(clusters[:half], fewest)
    yield from _not_shown(clusters[half:], fewest)


def _is_shown(clusters: Sequence[str]) -> bool:
    try:
        _set("characters.typ", json.dumps(clusters))
    except typst.TypstError:
        return False
    return True


def _code(cluster: str) -> str:
    return "".join(f"[U+{ord(each):04X}]" for each in cluster)
