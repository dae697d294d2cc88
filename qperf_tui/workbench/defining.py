"""What an officer changes about an indicator: its card, its definition, its life."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from qperf_tui.domain.indicator import Indicator, Priority
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import Tolerance, ToleranceKind
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import QperfError, UnchangedError, UnknownError
from qperf_tui.storage.definitions import DefinitionOnFile
from qperf_tui.storage.new_indicators import RecordCard
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.definition_log import Stood, log_definition, stood
from qperf_tui.workbench.meanwhile import BREAKS, PLACES, require_as_seen
from qperf_tui.workbench.reasons import named, reason_given
from qperf_tui.workbench.recoding import require_code
from qperf_tui.workbench.record_card import (
    amended_words,
    card_columns,
    cleaned_for,
)


def amend(
    workbook: Workbook,
    indicator: Indicator,
    said: Mapping[str, str],
    reason: str,
    *,
    seen: DefinitionOnFile | None = None,
) -> list[str]:
    """Change what an indicator's record card says; returns each change in words.

    `said` is by the names of `record_card.CARD`. `seen`, here and below, is the
    definition that the officer had before them, if they were shown it.

    Raises:
        ConflictError: If a colleague has changed the same since it was seen.
        QperfError: If a value cannot be had, nothing changes, or no reason is given.
    """
    reason = reason_given(reason)
    wanted = _wanted(indicator, said)
    key = indicator.indicator_id
    with workbook.transaction():
        require_as_seen(workbook, indicator, seen, wanted)
        before = workbook.definitions.of(key)
        moved = {
            name: value for name, value in wanted.items() if before.card[name] != value
        }
        if not moved:
            raise UnchangedError(
                f"The record card of {indicator.code} says so already; nothing is "
                "changed."
            )
        workbook.definitions.put(replace(before, card={**before.card, **moved}))
        told = [
            amended_words(name, before.card[name], value)
            for name, value in moved.items()
        ]
        says = f"{indicator.code} amended, {'; '.join(told)}"
        log_definition(workbook, named(says, reason), Stood([before]), key)
    return told


def _wanted(indicator: Indicator, said: Mapping[str, str]) -> dict[str, str | int]:
    """The columns of a record card that are to be set, by what is said of it."""
    wanted: dict[str, str | int] = {}
    for name, text in said.items():
        wanted |= card_columns(indicator, name, cleaned_for(name, text))
    return wanted


def break_definition(
    workbook: Workbook,
    indicator: Indicator,
    quarter: Quarter,
    reason: str,
    *,
    seen: DefinitionOnFile | None = None,
) -> None:
    """Record that from `quarter` on an indicator counts something else.

    Figures before and after are not compared from then on.

    Raises:
        QperfError: If no reason is given, or a break is recorded there already.
    """
    reason = reason_given(reason)
    key = indicator.indicator_id
    with workbook.transaction():
        require_as_seen(workbook, indicator, seen, [BREAKS])
        before = workbook.definitions.of(key)
        if any(first == quarter.ordinal for first, *_ in before.breaks):
            raise QperfError(
                f"The definition of {indicator.code} changes in {quarter} already; "
                "undo that, or name another quarter."
            )
        workbook.indicators.add_break(key, quarter, reason)
        says = f"definition of {indicator.code} changed from {quarter}"
        log_definition(workbook, named(says, reason), Stood([before]), key)


def retire(
    workbook: Workbook,
    indicator: Indicator,
    quarter: Quarter,
    reason: str,
    *,
    seen: DefinitionOnFile | None = None,
) -> None:
    """Take an indicator off the lists from `quarter` on; all of it stays on file.

    Raises:
        QperfError: If no reason is given.
    """
    reason = reason_given(reason)
    with workbook.transaction():
        require_as_seen(workbook, indicator, seen, ["retired_from"])
        before = _retired(workbook, indicator, quarter)
        says = f"{indicator.code} retired from {quarter}"
        log_definition(
            workbook, named(says, reason), Stood([before]), indicator.indicator_id
        )


def reinstate(workbook: Workbook, code: str, reason: str) -> str:
    """Bring a retired indicator back on the lists; returns its code.

    Raises:
        UnknownError: If none of that code is retired.
        QperfError: If no reason is given.
    """
    reason = reason_given(reason)
    wanted = clean_line(code).casefold()
    with workbook.transaction():
        found = next(
            (c for c, *_ in workbook.definitions.retired() if c.casefold() == wanted),
            None,
        )
        if found is None:
            raise UnknownError(
                f"No indicator {code!r} is retired; qperf-tui indicator retired lists "
                "those that are."
            )
        before = workbook.definitions.of(workbook.indicators.ids_by_code()[wanted])
        card = {**before.card, "retired_from": None}
        workbook.definitions.put(replace(before, card=card))
        says = named(f"{found} brought back", reason)
        log_definition(workbook, says, Stood([before]), before.indicator)
    return found


def move(
    workbook: Workbook,
    indicator: Indicator,
    priority: Priority,
    quarter: Quarter,
    reason: str,
    *,
    seen: DefinitionOnFile | None = None,
) -> None:
    """Report an indicator under another priority from `quarter` on.

    Raises:
        QperfError: If it stands there already, or no reason is given.
    """
    reason = reason_given(reason)
    if indicator.priority == priority:
        raise UnchangedError(
            f"{indicator.code} stands under {priority} already; nothing is changed."
        )
    with workbook.transaction():
        require_as_seen(workbook, indicator, seen, [PLACES])
        before = workbook.definitions.of(indicator.indicator_id)
        workbook.definitions.put(placed(before, priority.priority_id, quarter))
        says = f"{indicator.code} moved to {priority} from {quarter}"
        log_definition(
            workbook, named(says, reason), Stood([before]), indicator.indicator_id
        )


def split(
    workbook: Workbook,
    indicator: Indicator,
    parts: Sequence[tuple[str, str]],
    quarter: Quarter,
    reason: str,
    *,
    seen: DefinitionOnFile | None = None,
) -> list[int]:
    """Report an indicator as several from `quarter` on; returns their ids.

    `parts` has the code and title of each. They take over the whole record card but
    no figures, and the indicator that was split is retired.

    Raises:
        QperfError: If there are not two or more, a code is taken, or no reason given.
    """
    reason = reason_given(reason)
    wanted = [(clean_line(code), clean_line(title)) for code, title in parts]
    if len(wanted) < 2:
        raise QperfError(
            f"{indicator.code} can only be split into two or more; name the code and "
            "title of each."
        )
    with workbook.transaction():
        require_as_seen(workbook, indicator, seen, ["retired_from"])
        before = _retired(workbook, indicator, quarter)
        ids = []
        for code, title in wanted:
            require_code(workbook, code)
            ids.append(workbook.indicators.add(card_of(before, code, title), quarter))
        gone = [off_the_lists(each) for each in stood(workbook, ids).indicators]
        into = " and ".join(code for code, _ in wanted)
        says = named(f"{indicator.code} split into {into} from {quarter}", reason)
        log_definition(workbook, says, Stood([before, *gone]), before.indicator)
    return ids


def off_the_lists(kept: DefinitionOnFile) -> DefinitionOnFile:
    """A definition as it is put back when its adding is undone: on no list."""
    return replace(kept, card={**kept.card, "retired_from": 0})


def placed(
    kept: DefinitionOnFile, priority_id: int, quarter: Quarter
) -> DefinitionOnFile:
    """A definition that stands under a priority from `quarter` on, or its first."""
    at = max(quarter.ordinal, kept.places[0][0])
    earlier = [each for each in kept.places if each[0] < at]
    return replace(kept, places=[*earlier, (at, priority_id)])


def _retired(
    workbook: Workbook, indicator: Indicator, quarter: Quarter
) -> DefinitionOnFile:
    """Retire an indicator; returns its definition as it stood before.

    Raises:
        QperfError: If it is retired from then on already.
    """
    before = workbook.definitions.of(indicator.indicator_id)
    if before.under(quarter.ordinal) is None:
        raise QperfError(
            f"{indicator.code} is not reported in {quarter}, so nothing is changed."
        )
    card = {**before.card, "retired_from": quarter.ordinal}
    workbook.definitions.put(replace(before, card=card))
    return before


def card_of(kept: DefinitionOnFile, code: str, title: str) -> RecordCard:
    """A record card like one that is kept, with another code and title."""
    if not title:
        raise QperfError(f"{code} needs a title; write it as “{code}=Its title”.")
    said = {name: str(value) for name, value in kept.card.items()}
    return RecordCard(
        code=code,
        title=title,
        priority_id=kept.places[-1][1],
        unit=said["unit"],
        decimals=int(said["decimals"]),
        polarity=said["polarity"],
        basis=said["basis"],
        tolerance=Tolerance(
            ToleranceKind(said["tolerance_kind"]), Fraction(said["tolerance_size"])
        ),
        theme=said["theme"],
        definition=said["definition"],
        directorate=said["directorate"],
        owner=said["owner"],
        control=said["control"],
        is_national=said["is_national"] == "1",
        implications=said["implications"],
    )
