"""What is decided on a text, alike wherever it is shown."""

from abc import abstractmethod
from dataclasses import dataclass
from typing import ClassVar, Final, Generic

from textual.binding import Binding, BindingType

from qperf_tui.domain.commentary import Commentary
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.screens.asking import Blank, Question, Typed
from qperf_tui.tui.screens.at_hand import AtHandDesk
from qperf_tui.tui.screens.desk_screen import Result
from qperf_tui.tui.writer import Job

AGREE: Final = Binding(
    "a",
    "agree",
    "Agree",
    id="note.agree",
    tooltip="Give the next step of the commentary; u undoes it",
)
SEND_BACK: Final = Binding(
    "r",
    "send_back",
    "Return",
    id="note.return",
    tooltip="Return the commentary to its writer, with a line of reason",
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The indicator that the cursor is on, and the version that is read."""

    indicator: Indicator
    quarter: Quarter
    version: int | None
    """None where nothing is written."""

    @classmethod
    def of(
        cls, indicator: Indicator, quarter: Quarter, text: Commentary | None
    ) -> "Subject":
        """An indicator with the text shown; one that was emptied is none."""
        is_written = text is not None and text.body.strip()
        return cls(indicator, quarter, text.version if text and is_written else None)


class DecidingScreen(AtHandDesk[Result], Generic[Result]):
    """A screen on which the text of one indicator can be agreed or returned.

    A key that does nothing here says why, and what to do.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        AGREE,
        SEND_BACK,
        Binding(
            "m",
            "mark_ready",
            "Mark ready",
            id="note.ready",
            tooltip="Mark the commentary ready to be agreed, as it stands",
        ),
        Binding(
            "k,K",
            "remarks",
            "Remarks",
            id="remarks",
            tooltip="What officers and reviewers say of the text; never in a report",
        ),
        Binding(
            "o",
            "actions",
            "Actions",
            id="actions",
            tooltip="What is done about the indicator, by whom and by when",
        ),
    ]

    @property
    @abstractmethod
    def subject(self) -> Subject | None:
        """What the cursor is on; None where that is no indicator."""

    def move_on(self) -> None:
        """Go on after a decision; most screens stay where they are."""

    def action_agree(self) -> None:
        """Give the next step of the text, and go on."""
        from qperf_tui.workbench.agreeing import (  # noqa: PLC0415 - start-up
            Agreed,
            agree,
            may_agree,
        )

        on = self.subject
        if on is None or not self._is_free(
            may_agree(self.desk.workbook, on.indicator, on.quarter)
        ):
            return

        def give(workbook: Workbook) -> Agreed:
            return agree(workbook, on.indicator, on.quarter, version=on.version)

        def say(given: object) -> None:
            if isinstance(given, Agreed):
                self.notify(f"{given.says(on.indicator.code)} u undoes it.")

        self.move_on()
        self.write(f"agree {on.indicator.code}", give, say)

    def action_send_back(self) -> None:
        """Ask why the text is returned, and return it."""
        from qperf_tui.workbench.agreeing import send_back  # noqa: PLC0415 - start-up
        from qperf_tui.workbench.agreement_cases import (  # noqa: PLC0415 - start-up
            may_send_back,
        )

        on = self.subject
        if on is None or not self._is_free(
            may_send_back(self.desk.workbook, on.indicator, on.quarter)
        ):
            return

        def give(typed: Typed) -> Job:
            said = typed["reason"]
            return lambda held: send_back(
                held, on.indicator, on.quarter, said, version=on.version
            )

        def say(writer: object) -> None:
            self.notify(f"{on.indicator.code} returned to {writer}. u undoes it.")

        self.ask(
            Question(
                saying=f"return {on.indicator.code}",
                about=f"Return {on.indicator.code}  {on.indicator.title}",
                blanks=[_REASON],
                job=give,
                then=say,
            )
        )

    def action_mark_ready(self) -> None:
        """Mark the text ready to be agreed, as it stands."""
        from qperf_tui.workbench.agreeing import mark_ready  # noqa: PLC0415 - start-up
        from qperf_tui.workbench.agreement_cases import (  # noqa: PLC0415 - start-up
            may_mark_ready,
        )

        on = self.subject
        if on is None:
            return
        code = on.indicator.code
        if on.version is None:
            self._is_free("Nothing is written yet; press e to write it.")
            return
        workbook = self.desk.workbook
        if not self._is_free(may_mark_ready(workbook, on.indicator, on.quarter)):
            return
        draft = workbook.commentaries.draft(on.indicator.indicator_id, on.quarter)
        if draft is not None:
            said = f"What you typed on {code} is not saved yet; press e, then ctrl+s."
            self._is_free(said)
            return
        self.write(
            f"mark {code} ready",
            lambda held: mark_ready(held, on.indicator, on.quarter, version=on.version),
            lambda _: self.notify(f"{code} is ready to be agreed. u undoes it."),
        )

    def action_remarks(self) -> None:
        """Show what officers and reviewers say of the text."""
        from qperf_tui.tui.screens.remarks import (  # noqa: PLC0415 - start-up
            RemarksScreen,
        )

        if (on := self.subject) is not None:
            self.app.push_screen(RemarksScreen(self.desk, on.quarter, on.indicator))

    def action_actions(self) -> None:
        """Show what is done about the indicator."""
        from qperf_tui.tui.screens.actions import (  # noqa: PLC0415 - start-up
            ActionsScreen,
        )

        if (on := self.subject) is not None:
            self.app.push_screen(ActionsScreen(self.desk, on.quarter, on.indicator))

    def _is_free(self, refusal: str | None) -> bool:
        """Whether nothing speaks against it; what does is told."""
        if refusal is not None:
            self.notify(refusal, severity="warning", timeout=10)
        return refusal is None


_REASON = Blank(
    name="reason",
    label="Why, so that its writer knows what to mend",
    hint="such as: say why it fell",
    lacking="A reason is needed; without one nothing is returned.",
)
