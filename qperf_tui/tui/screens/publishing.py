"""A quarter published from the screen: asked for twice, written by the writer."""

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.release import Release
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.screens.desk_screen import DeskScreen, Result
from qperf_tui.tui.screens.publish import PublishScreen
from qperf_tui.workbench.publishing import publish


def ask_to_publish(screen: DeskScreen[Result], quarter: Quarter) -> None:
    """Ask on top of a screen whether to publish, and have it done if it is meant."""

    def done(outcome: object) -> None:
        if isinstance(outcome, Release):
            screen.notify(
                f"{quarter} is published as release {outcome.number}, named "
                f"{outcome.name[:16]}….",
                timeout=15,
                markup=False,
            )

    def decide(reason: str | None) -> None:
        if reason is None:
            return

        def job(workbook: Workbook) -> Release:
            return publish(workbook, quarter, reason)

        screen.write(f"publish {quarter}", job, done)

    screen.app.push_screen(PublishScreen(screen.desk, quarter), decide)
