"""What the workbook holds when a return is set beside it, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qperf_tui.domain.closing import Closing
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.day import day_of
from qperf_tui.workbench.held_figures import HeldFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Everything of a workbook that a row of a return is compared with."""

    known: dict[str, Indicator]
    """Indicators by their case-folded codes, earlier ones too."""
    alike: dict[str, str]
    """Codes by their letters and digits alone."""
    figures: HeldFigures
    cards: dict[int, dict[str, str]]
    retired: dict[str, Quarter]
    closed: Mapping[Quarter, Closing]
    """The quarters that are changed only with a reason."""
    today: date | None

    @classmethod
    def by(cls, workbook: Workbook, progress: Progress = unwatched) -> "Held":
        """What a workbook holds now.

        Raises:
            StoppedError: If `progress` has it stopped.
        """
        every = workbook.indicators.on_file()
        by_id = {each.indicator_id: each for each in every}
        ids = workbook.indicators.ids_by_code()
        return cls._of(
            workbook,
            {code: by_id[key] for code, key in ids.items() if key in by_id},
            alike={_bare(each.code): each.code for each in every},
            progress=progress,
        )

    @classmethod
    def of(cls, workbook: Workbook, known: Mapping[str, Indicator]) -> "Held":
        """What a workbook holds of a few indicators, by their case-folded codes."""
        return cls._of(workbook, known, alike={})

    @classmethod
    def _of(
        cls,
        workbook: Workbook,
        known: Mapping[str, Indicator],
        *,
        alike: dict[str, str],
        progress: Progress = unwatched,
    ) -> "Held":
        keys = sorted({each.indicator_id for each in known.values()})
        return cls(
            known=dict(known),
            alike=alike,
            figures=HeldFigures(workbook, keys, progress),
            cards={key: workbook.indicators.card(key) for key in keys},
            retired={
                code.casefold(): at for code, _, at in workbook.definitions.retired()
            },
            closed=workbook.closings.closed(),
            today=day_of(workbook),
        )

    def like(self, ref: str) -> str | None:
        """The code of an indicator that a new ref is but for spaces and marks."""
        return self.alike.get(_bare(ref))


def _bare(code: str) -> str:
    return "".join(each for each in code.casefold() if each.isalnum())
