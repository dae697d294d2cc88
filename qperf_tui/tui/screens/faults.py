"""What is to be mended in a paper: stepped through, gone to, and waived."""

from collections.abc import Container
from typing import TYPE_CHECKING

from textual import getters, on

from qperf_tui.tui.screens.asking import Blank, Question, Typed
from qperf_tui.tui.screens.paragraphs import ParagraphsScreen
from qperf_tui.tui.widgets.preflight_pane import PreflightPane
from qperf_tui.tui.writer import Job

if TYPE_CHECKING:
    from qperf_tui.report.checks import Finding

_NOTHING_LEFT = "Nothing is left to mend."


class FaultsScreen(ParagraphsScreen):
    """A screen with an outline and the findings about it, each of which leads on."""

    preflight = getters.query_one(PreflightPane)

    @on(PreflightPane.Chosen)
    def _mend(self, event: PreflightPane.Chosen) -> None:
        event.stop()
        self.action_go_to_fault()

    def action_draft(self) -> None:
        """Draft again; each screen knows how."""

    def action_fault(self, by: int) -> None:
        """Step to another finding, and to the paragraph it is about."""
        found = self.preflight.step(by)
        if found is None:
            self.notify(_NOTHING_LEFT)
        elif found.paragraph is not None:
            self.outline.choose(found.paragraph)

    def action_go_to_fault(self) -> None:
        """Go to where the finding under the cursor is mended."""
        found = self.preflight.chosen or self.preflight.step(1)
        if found is None:
            self.notify(_NOTHING_LEFT)
            return
        # Not at the top: most never go to another screen from here.
        from qperf_tui.tui.screens.mending import screen_to_mend  # noqa: PLC0415
        from qperf_tui.workbench.drift import DRIFT  # noqa: PLC0415

        screen = screen_to_mend(self.desk, self.shown_quarter, found)
        if screen is not None:
            self.app.push_screen(screen)
        elif found.rule == DRIFT:
            if found.paragraph is not None:
                self.outline.choose(found.paragraph)
            self.action_draft()
        elif found.paragraph is not None:
            self.outline.choose(found.paragraph)
            self.action_edit()
        elif found.part is not None:
            self._mend_part(found, found.part)

    def _mend_part(self, found: "Finding", part: str) -> None:
        # Not at the top: as above.
        from qperf_tui.report.paper_checks import (  # noqa: PLC0415
            HEADER_FIELD,
            NO_MEETING,
        )

        if found.rule in {HEADER_FIELD.name, NO_MEETING.name}:
            self._fill_in(part)
        elif not self.outline.choose_part(part):
            self.add_to_part(part)
        else:
            self.notify("m takes the paragraph in again, and e writes it.")

    def action_header(self) -> None:
        """Fill in the header and the recommendation."""
        self._fill_in(None)

    def _fill_in(self, label: str | None) -> None:
        # Not at the top: most never fill in a header from here.
        from qperf_tui.tui.header_form import header_question  # noqa: PLC0415

        if (summary := self.outline.summary) is not None:
            self.ask(
                header_question(
                    *(summary.report, self.shown_quarter),
                    lambda _: self.notify("The header is filled in. u undoes it."),
                    label,
                )
            )

    def action_waive(self) -> None:
        """Let what is found go out all the same, for a reason; or no longer."""
        found = self.preflight.chosen
        if found is None:
            self.notify("Choose what is to be waived in the list below: ] steps to it.")
            return
        # Not at the top: most never waive anything.
        from qperf_tui.workbench.waivers import (  # noqa: PLC0415
            WAIVABLE,
            subject_of,
            unwaive,
        )

        rule, named, quarter = found.rule, found.subject, self.shown_quarter
        if rule not in WAIVABLE or named is None:
            self.notify(
                _why_not(found, WAIVABLE), severity="warning", markup=False, timeout=10
            )
        elif found.waived is not None:
            figure = found.waived.figure
            self.write(
                f"withdraw the waiver for {named}",
                lambda held: unwaive(
                    *(held, quarter, rule, subject_of(held, rule, named)), figure
                ),
                lambda _: self.notify(
                    f"{named} is held to {rule} again. u undoes it.", markup=False
                ),
            )
        else:
            self._ask_why(found, named)

    def _ask_why(self, found: "Finding", named: str) -> None:
        # Not at the top: most never waive anything.
        from qperf_tui.workbench.waivers import subject_of, waive  # noqa: PLC0415

        rule, quarter = found.rule, self.shown_quarter

        def waive_it(typed: Typed) -> Job:
            why = typed["reason"]
            return lambda held: waive(
                *(held, quarter, rule, subject_of(held, rule, named), why),
                figure=found.stated,
            )

        self.ask(
            Question(
                saying=f"waive {rule} for {named}",
                about=f"Waive {rule} for {named}, in {quarter}",
                known=found.says,
                blanks=[
                    Blank(
                        name="reason",
                        label="Why it may go out all the same",
                        hint="printed in the audit, with your name and the day",
                        lacking="A reason is needed; without one nothing is waived.",
                    )
                ],
                job=waive_it,
                then=lambda _: self.notify("Waived for this quarter. u undoes it."),
            )
        )


def _why_not(found: "Finding", waivable: Container[str]) -> str:
    """Why something cannot be waived, and what to do instead."""
    why = f"No reason makes “{found.rule}” good"
    if found.rule in waivable:
        why = f"“{found.rule}” is about no one indicator or field to be waived for"
    return f"{why}; g goes to where it is mended."
