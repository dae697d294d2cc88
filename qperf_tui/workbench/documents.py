"""The documents that an officer can export, and the formats of each.

The command line and the screen both export through this register, so that neither has
a document or a format that the other lacks, and both write the same bytes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.errors import ExportError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench import document_bytes as written
from qperf_tui.workbench.asked import Asked
from qperf_tui.workbench.disclosing import work_out


@dataclass(frozen=True, slots=True)
class Format:
    """A format that a document can be written in, by the ending of its file."""

    ending: str
    title: str
    is_text: bool = False
    """Whether it can be shown in a terminal."""


_MARKDOWN: Final = Format("md", "Markdown", is_text=True)
_HTML: Final = Format("html", "HTML page", is_text=True)
_WORD: Final = Format("docx", "Word")
_PDF: Final = Format("pdf", "PDF")
_CSV: Final = Format("csv", "CSV", is_text=True)
_SPREADSHEET: Final = Format("xlsx", "spreadsheet")
_PARQUET: Final = Format("parquet", "Parquet")
_JSON: Final = Format("json", "JSON", is_text=True)

Maker = Callable[[Workbook, Quarter, Asked, Progress], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exportable:
    """A document that an officer can export."""

    name: str
    """What the command line calls it, as in `export paper`."""
    title: str
    formats: tuple[Format, ...]
    """The usual one first."""
    choices: frozenset[str]
    """The fields of `Asked` that make a difference to it."""
    maker: Maker

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of its formats, the usual one first."""
        return tuple(each.ending for each in self.formats)

    def make(
        self,
        workbook: Workbook,
        quarter: Quarter,
        asked: Asked | None = None,
        progress: Progress = unwatched,
    ) -> bytes:
        """The bytes of the document about a quarter, in the format asked for.

        Raises:
            ExportError: If it has no such format, or anything holds it back.
            StoppedError: If `progress` had it stopped.
        """
        asked = Asked() if asked is None else asked
        ending = self.format_of("", asked.ending or self.endings[0]).ending
        if not asked.is_internal:
            work_out(workbook, lambda _done, _total: progress(0, 1))
        return self.maker(workbook, quarter, asked.as_a(ending), progress)

    def file_name(self, quarter: Quarter, ending: str = "") -> str:
        """What the file of a quarter is usually called."""
        ending = ending or self.endings[0]
        return f"{self.name}-{quarter.starting}-{quarter.number}.{ending}"

    def format_of(self, file: str, asked: str | None = None) -> Format:
        """The format that a file's ending means, unless another was asked for.

        A name without an ending, or `-`, means the usual format.

        Raises:
            ExportError: If the document has no such format.
        """
        ending = PurePath(file).suffix.removeprefix(".").lower()
        if asked is not None:
            ending = asked.lower()
        elif file == "-" or not ending:
            return self.formats[0]
        for each in self.formats:
            if each.ending == ending:
                return each
        there_are = ", ".join(f".{each}" for each in self.endings)
        raise ExportError(
            f"{self.title} cannot be written as .{ending}; give the file one of the "
            f"endings {there_are}, or say --format."
        )


SUMMARY: Final = Exportable(
    name="summary",
    title="The summary section",
    formats=(_MARKDOWN,),
    choices=frozenset({"first", "has_actions", "has_requests", "is_draft"}),
    maker=written.summary,
)
PAPER: Final = Exportable(
    name="paper",
    title="The paper",
    formats=(_MARKDOWN, _WORD, _HTML, _PDF),
    choices=frozenset(
        {
            *("template", "charts", "is_draft", "with_exempt"),
            *("has_actions", "has_requests", "has_appendix"),
        }
    ),
    maker=written.paper,
)
APPENDIX: Final = Exportable(
    name="appendix",
    title="Appendix A",
    formats=(_MARKDOWN, _WORD, _HTML, _PDF, _SPREADSHEET, _CSV, _PARQUET),
    choices=frozenset({"is_internal", "charts"}),
    maker=written.appendix,
)
BRIEFING: Final = Exportable(
    name="briefing",
    title="The briefing",
    formats=(_MARKDOWN, _WORD, _HTML, _PDF),
    choices=frozenset({"is_of_plan", "is_draft"}),
    maker=written.briefing,
)
FIGURES: Final = Exportable(
    name="figures",
    title="Every figure",
    formats=(_CSV, _SPREADSHEET, _PARQUET, _JSON),
    choices=frozenset({"is_internal"}),
    maker=written.figures,
)
AUDIT: Final = Exportable(
    name="audit",
    title="The audit",
    formats=(_MARKDOWN, _WORD, _HTML, _PDF, _CSV),
    choices=frozenset({"is_internal"}),
    maker=written.audit,
)
DOCUMENTS: Final[Mapping[str, Exportable]] = MappingProxyType(
    {each.name: each for each in (PAPER, SUMMARY, APPENDIX, BRIEFING, FIGURES, AUDIT)}
)
"""Every document, by what the command line calls it, what goes to committee first."""
