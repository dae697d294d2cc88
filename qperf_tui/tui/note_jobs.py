"""What is done with a commentary that is being written, as jobs for the writer."""

from dataclasses import dataclass

from qperf_tui.domain.commentary import Commentary, CommentaryState
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.screens.three_way import Meeting
from qperf_tui.tui.writer import Job
from qperf_tui.workbench.agreeing import mark_ready
from qperf_tui.workbench.commenting import discard_draft, keep_draft, save_commentary
from qperf_tui.workbench.versions import restore_version, three_way


@dataclass(frozen=True, slots=True)
class NoteJobs:
    """The jobs on a commentary that is written on top of one version of it."""

    indicator: Indicator
    quarter: Quarter
    base_version: int
    """The version that the writer began from; 0 where there was none."""

    def keep(self, body: str) -> Job:
        """Keep what is typed as the writer's draft."""

        def keep(workbook: Workbook) -> None:
            keep_draft(
                workbook,
                self.indicator,
                self.quarter,
                body,
                base_version=self.base_version,
            )

        return keep

    def let_go(self) -> Job:
        """Let go of a draft that says no more than what stands."""
        return lambda workbook: discard_draft(workbook, self.indicator, self.quarter)

    def save(
        self, body: str, state: CommentaryState, rolled_from: Quarter | None
    ) -> Job:
        """Save a version."""

        def save(workbook: Workbook) -> Commentary:
            return save_commentary(
                workbook,
                self.indicator,
                self.quarter,
                body,
                state,
                base_version=self.base_version,
                rolled_from=rolled_from,
            )

        return save

    def mark_ready(self) -> Job:
        """Mark the version that stands ready, as it is."""

        def mark(workbook: Workbook) -> Commentary:
            return mark_ready(
                workbook, self.indicator, self.quarter, version=self.base_version
            )

        return mark

    def give_way(self, body: str, standing: Commentary | None) -> Job | None:
        """Keep `body` as a version, and let the one that stands now stand after it.

        It gives the version that stands then; None where theirs is ready or agreed,
        which another version would end.
        """
        if standing is None or standing.state is not CommentaryState.DRAFT:
            return None
        stands = standing.version

        def give_way(workbook: Workbook) -> int:
            mine = save_commentary(
                workbook,
                self.indicator,
                self.quarter,
                body,
                CommentaryState.DRAFT,
                base_version=stands,
                reason=f"kept beside version {stands}",
            )
            restored = restore_version(
                workbook,
                self.indicator,
                self.quarter,
                stands,
                base_version=mine.version,
            )
            return restored.version

        return give_way

    def meeting(self, workbook: Workbook, mine: str) -> Meeting | None:
        """What a colleague saved meanwhile beside what is here; None if nobody has."""
        found = three_way(
            workbook, self.indicator, self.quarter, self.base_version, mine
        )
        if found.theirs is None or found.theirs.version == self.base_version:
            return None
        return Meeting(
            about=self.indicator.code,
            base="" if found.base is None else found.base.body,
            mine=found.mine,
            theirs=found.theirs.body,
            version=found.theirs.version,
            whose=f"version {found.theirs.version} by {found.theirs.author}",
        )
