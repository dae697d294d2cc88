"""How each judgement of one indicator came about, in plain words."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.beside import body_sentence
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.plain import plain, plain_line
from qperf_tui.tui.screens.desk_screen import DeskScreen
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.workbench.comparators import comparisons
from qperf_tui.workbench.day import day_of
from qperf_tui.workbench.standings import positions
from qperf_tui.workbench.workings import show_working

_MOST_PARTS: Final = 6
"""Five judgements, and other bodies' figures."""

Part = tuple[str, Sequence[str]]
"""A heading with its lines."""


class WorkingScreen(DeskScreen[int]):
    """Five judgements, each with its rule, its arithmetic and its interval or refusal.

    It ends with the id of the indicator looked at last.
    """

    AUTO_FOCUS = "VerticalScroll"
    HELP = """\
## The working

Each judgement of the quarter at the top with the rule it was made by, who set the
target and when, the arithmetic in figures, the interval, or the reason why nothing is
said. The arrows and the page keys scroll; `[` and `]` go to the indicators before and
after in the list. `qperf-tui show CODE --working` prints the same.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,w", "back", "Back", id="back", tooltip="Back to where you were"
        ),
        Binding(
            "right_square_bracket",
            "step(1)",
            "Next",
            key_display="]",
            id="working.next",
            tooltip="The working of the next indicator in the list",
        ),
        Binding(
            "left_square_bracket",
            "step(-1)",
            "Previous",
            key_display="[",
            id="working.prev",
            tooltip="The working of the indicator before in the list",
        ),
        Binding("j", "scroll(1)", "Down", show=False),
        Binding("k", "scroll(-1)", "Up", show=False),
    ]

    def __init__(
        self,
        desk: Desk,
        quarter: Quarter,
        indicator_id: int,
        among: Sequence[int] = (),
    ) -> None:
        super().__init__(desk, quarter)
        self._indicator_id = indicator_id
        self._among = among

    @property
    def place(self) -> str:
        """What is worked out here."""
        return "Working"

    def compose(self) -> ComposeResult:
        """The headed parts, one below the other."""
        yield TopLine()
        with VerticalScroll(id="working"):
            yield Static(id="named", markup=False)
            for _ in range(_MOST_PARTS):
                yield Static(classes="heading", markup=False)
                yield Static(classes="lines", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the indicator."""
        self.reload()

    def reload(self) -> None:
        """Read the indicator again."""
        workbook, quarter = self.desk.workbook, self.shown_quarter
        (indicator,) = workbook.indicators.of_ids([self._indicator_id])
        code, title = plain_line(indicator.code), plain_line(indicator.title)
        named = Content.assemble(code, "  ", title)
        self.query_one("#named", Static).update(named)
        parts = working_parts(workbook, quarter, indicator)
        parts += [("", ())] * (_MOST_PARTS - len(parts))
        headings, bodies = (
            self.query(each).results(Static) for each in (".heading", ".lines")
        )
        for (heading, lines), above, below in zip(parts, headings, bodies, strict=True):
            above.display = below.display = bool(heading)
            above.update(plain_line(heading))
            below.update(plain("\n".join(clean_line(line) for line in lines)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to step where there is a list to step in."""
        del parameters
        return action != "step" or len(self._among) > 1

    def action_back(self) -> None:
        """Go back to where the officer was."""
        self.dismiss(self._indicator_id)

    def action_step(self, by: int) -> None:
        """Show the working of another indicator of the list."""
        here = self._among.index(self._indicator_id)
        self._indicator_id = self._among[(here + by) % len(self._among)]
        self.query_one("#working").scroll_home(animate=False)
        self.reload()

    def action_scroll(self, by: int) -> None:
        """Scroll by a line."""
        self.query_one("#working").scroll_relative(y=by, animate=False)


def working_parts(
    workbook: Workbook, quarter: Quarter, indicator: Indicator
) -> list[Part]:
    """The headed parts of a working, and the comparators with their age."""
    worked = show_working(workbook, quarter, day_of(workbook), indicator)
    parts: list[Part] = [
        (f"{each.topic.value}: {each.verdict}", each.lines) for each in worked
    ]
    (position,) = positions(workbook, quarter, [indicator])
    if beside := comparisons(workbook, position):
        parts.append(("Beside other bodies", [body_sentence(each) for each in beside]))
    return parts
