"""The targets of an indicator as lines, and what is asked of whoever sets one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from qperf_tui.domain.days import moment_words
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import AnyTarget, TargetKind
from qperf_tui.domain.wording import target_figure
from qperf_tui.storage.targets import TargetSetting, judged_by
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.definition_form import REASON
from qperf_tui.tui.plain import padded, plain_line
from qperf_tui.tui.screens.asking import Blank, Question, Typed
from qperf_tui.tui.writer import Job, Then
from qperf_tui.workbench.foreseeing import aiming, unaiming
from qperf_tui.workbench.target_setting import (
    Aim,
    Aims,
    set_profile,
    set_target,
    take_back_target,
    target_of,
)

_HINT: Final = "such as 85%, 10 to 15 or fewer than 85"
_WHICH: Final = {TargetKind.MILESTONE: "quarter", TargetKind.YEAR_END: "year end"}
YEAR_END: Final = "year_end"
_WIDTHS: Final = (12, 10, 16, 20)
HEADER: Final = f"{'':22}{'Target':<16}{'Set by':<20}Reason"


@dataclass(frozen=True, slots=True)
class Row:
    """One target that there is or could be."""

    quarter: Quarter
    kind: TargetKind
    target: AnyTarget | None
    setting: TargetSetting | None

    @property
    def aim(self) -> Aim:
        """Which target of the indicator it is."""
        return self.quarter, self.kind

    @property
    def called(self) -> str:
        """The quarter with the kind, such as `Q2 2012/13, year end`."""
        return f"{self.quarter}, {_WHICH[self.kind]}"


@dataclass(frozen=True, slots=True)
class Targeted:
    """The targets of an indicator as an officer has them before them."""

    workbook: Workbook
    """For reading only, on the thread of the screen."""
    indicator: Indicator
    aims: Aims


Look = Callable[[], Targeted]
"""Gives the targets as they were read last: a refusal reads them again."""


def rows_of(targeted: Targeted, quarter: Quarter) -> list[Row]:
    """Every target by year, from the first on file to the year after `quarter`."""
    settings = targeted.workbook.targets.settings(targeted.indicator.indicator_id)
    last = max([*(at for at, _ in targeted.aims), quarter.shifted(4)]).year_end
    first = min([*(at for at, _ in targeted.aims), quarter]).year_end.shifted(-3)
    found = []
    for ordinal in range(first.ordinal, last.ordinal + 1):
        at = Quarter(ordinal)
        kinds = list(TargetKind) if at == at.year_end else [TargetKind.MILESTONE]
        found += [
            Row(at, kind, targeted.aims.get((at, kind)), settings.get((at, kind)))
            for kind in kinds
        ]
    return found


def line_of(row: Row, indicator: Indicator) -> Content:
    """A target in the list: of when, what, and who set it."""
    said = "–" if row.target is None else target_figure(row.target, indicator)
    by, why = "", ""
    if row.setting is not None:
        by, why = row.setting.set_by, row.setting.reason
    when, which, what, who = _WIDTHS
    return Content.assemble(
        padded(str(row.quarter), when),
        padded(_WHICH[row.kind], which),
        padded(said, what),
        padded(by, who),
        plain_line(why),
    )


def details_of(row: Row, indicator: Indicator) -> str:
    """All there is to read of a target."""
    if row.target is None or row.setting is None:
        return "No target is set. Enter sets one; y sets those of the year in one go."
    by, day = row.setting.set_by or "somebody", moment_words(row.setting.set_at)
    said = f"{target_figure(row.target, indicator)}, set by {by} on {day}"
    return f"{said}.\n{row.setting.reason}".rstrip()


def setting(look: Look, row: Row, then: Then) -> Question:
    """Ask what is to be reached."""
    seen = look()
    indicator, (at, kind) = seen.indicator, row.aim

    def put(typed: Typed) -> Job:
        held, text = look().aims, typed["target"]
        return lambda workbook: set_target(
            *(workbook, indicator, text, at),
            kind=kind,
            reason=typed["reason"],
            seen=held,
        )

    def foretold(typed: Typed) -> str:
        if not typed["target"].strip():
            return ""
        target_of(indicator, typed["target"], kind)
        return aiming(seen.workbook, indicator, judged_by(at, kind))

    stands = "" if row.target is None else target_figure(row.target, indicator)
    return Question(
        saying=f"set the target of {indicator.code}",
        about=f"Target of {indicator.code} for {row.called}\n{indicator.title}",
        blanks=[
            Blank(
                name="target",
                label="Target",
                value=stands,
                hint=_HINT,
                lacking="The target is missing.",
            ),
            REASON,
        ],
        job=put,
        then=then,
        foretold=foretold,
    )


def taking_back(look: Look, row: Row, then: Then) -> Question:
    """Ask why there is to be no target."""
    seen = look()
    indicator, (at, kind) = seen.indicator, row.aim

    def take(typed: Typed) -> Job:
        held = look().aims
        return lambda workbook: take_back_target(
            *(workbook, indicator, at), kind=kind, reason=typed["reason"], seen=held
        )

    return Question(
        saying=f"take back the target of {indicator.code}",
        about=f"No target of {indicator.code} for {row.called}\n{indicator.title}",
        known=f"{details_of(row, indicator)}\n"
        f"{unaiming(seen.workbook, indicator, judged_by(at, kind))}",
        blanks=[REASON],
        job=take,
        then=then,
    )


def profiling(look: Look, year_end: Quarter, then: Then) -> Question:
    """Ask for the targets of the four quarters of a year and of its end."""
    seen = look()
    indicator = seen.indicator
    aims = _of_year(year_end)

    def put(typed: Typed) -> Job:
        held = look().aims
        said = {aim: typed[name] for name, aim in aims.items()}
        return lambda workbook: set_profile(
            workbook, indicator, said, reason=typed["reason"], seen=held
        )

    def foretold(typed: Typed) -> str:
        new = [aim for name, aim in aims.items() if typed[name].strip()]
        for name, (_, kind) in aims.items():
            if typed[name].strip():
                target_of(indicator, typed[name], kind)
        judged = {each for aim in new for each in judged_by(*aim)}
        return aiming(seen.workbook, indicator, sorted(judged)) if judged else ""

    return Question(
        saying=f"set the targets of {indicator.code}",
        about=f"Targets of {indicator.code} for the year to {year_end}\n"
        f"{indicator.title}",
        known="A blank leaves what stands.",
        blanks=[*_blanks(aims, seen), REASON],
        job=put,
        then=then,
        foretold=foretold,
    )


def _of_year(year_end: Quarter) -> dict[str, Aim]:
    quarters = [year_end.shifted(-back) for back in (3, 2, 1, 0)]
    found = {
        f"quarter_{each.number}": (each, TargetKind.MILESTONE) for each in quarters
    }
    return found | {YEAR_END: (year_end, TargetKind.YEAR_END)}


def _blanks(aims: dict[str, Aim], seen: Targeted) -> Sequence[Blank]:
    blanks = []
    for name, aim in aims.items():
        held = seen.aims.get(aim)
        blanks.append(
            Blank(
                name=name,
                label="Year end" if name == YEAR_END else str(aim[0]),
                value="" if held is None else target_figure(held, seen.indicator),
                hint=_HINT if name == YEAR_END else "",
            )
        )
    return blanks
