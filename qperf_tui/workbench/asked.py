"""What an officer asks of a document that is to be exported."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from qperf_tui.workbench.charts import EXCEPTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The choices that documents offer; each takes heed of those that are its own."""

    ending: str = ""
    """The format, by the ending of its file; the document's usual one if empty."""
    first: int | None = None
    """The first paragraph's number, in place of the report's own."""
    template: Path | None = None
    """The council's own Word template."""
    has_actions: bool = False
    """List what is being done, by whom and by when."""
    has_requests: bool = False
    """List what members asked for, with the answers."""
    has_appendix: bool = True
    """Put Appendix A at the end; without, the council attaches it apart."""
    with_exempt: bool = False
    """With what the public does not read, and marked so."""
    is_draft: bool = False
    """Let it out with things still to be mended, and say so at the top."""
    charts: tuple[str, ...] = EXCEPTIONS
    """The indicators that have a chart: `exceptions`, `all`, `none`, or their codes."""
    is_of_plan: bool = False
    """About every indicator of the plan, and not about the paper's alone."""
    is_internal: bool = False
    """With small numbers as they are, for colleagues only."""

    def as_a(self, ending: str) -> Self:
        """The same in another format."""
        return replace(self, ending=ending)
