"""Reminders to send: a letter for each owner, and a list of everything awaited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from qperf_tui.domain.agreement import same_name
from qperf_tui.domain.expected_return import ExpectedReturn
from qperf_tui.domain.expected_target import ExpectedTarget
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.reminder import Awaited, Reminder
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import UnknownError
from qperf_tui.report.reminders import as_letter, as_list
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.expected_returns import expected_returns, expected_targets
from qperf_tui.workbench.files import write_folder
from qperf_tui.workbench.owner_files import PACK, REMINDER, file_stems, quarter_stem

_LIST: Final = "reminders.csv"


@dataclass(frozen=True, slots=True)
class Reminders:
    """Whom to remind of what in a quarter, by owner."""

    quarter: Quarter
    letters: dict[str, Reminder]
    """Each letter by the name of its file, in the order of the owners' names."""
    unowned: Sequence[Awaited]
    """What nobody owns: it is in the list, and no letter asks for it."""


def reminders(
    workbook: Workbook,
    quarter: Quarter,
    today: date,
    *,
    owner: str | None = None,
    directorate: str | None = None,
) -> Reminders:
    """Whom to remind of a quarter's returns: everybody, or of one owner or directorate.

    Raises:
        UnknownError: If no indicator has that owner, or is of that directorate.
    """
    every = expected_returns(workbook, quarter, today)
    _require_known("owner", owner, [_owner(each) for each in every])
    _require_known("directorate", directorate, [_directorate(each) for each in every])
    chosen = [
        each
        for each in every
        if each.missing
        and _is_of(owner, _owner(each))
        and _is_of(directorate, _directorate(each))
    ]
    targets = expected_targets(workbook, chosen)
    awaited: dict[str, list[Awaited]] = {}
    for each in chosen:
        key = same_name(_owner(each))
        awaited.setdefault(key, []).append(_awaited(each, targets))
    return Reminders(
        quarter,
        _letters(workbook, quarter, today, awaited, _named(every)),
        awaited.get("", ()),
    )


def _letters(
    workbook: Workbook,
    quarter: Quarter,
    today: date,
    awaited: Mapping[str, Sequence[Awaited]],
    owners: Mapping[str, str],
) -> dict[str, Reminder]:
    names = list(owners.values())
    files = zip(
        owners.items(),
        file_stems(quarter, REMINDER, names),
        file_stems(quarter, PACK, names),
        strict=True,
    )
    return {
        f"{letter}.txt": Reminder(
            owner=owner,
            council=clean_line(workbook.settings.get("council")),
            quarter=quarter,
            as_at=today,
            sender=workbook.stamp.by,
            pack=f"{pack}.xlsx",
            awaited=tuple(awaited[key]),
        )
        for (key, owner), letter, pack in files
        if key in awaited
    }


def _named(every: Sequence[ExpectedReturn]) -> dict[str, str]:
    """Every owner as they are written first, by the name folded, in its order."""
    found: dict[str, str] = {}
    for each in every:
        if owner := _owner(each):
            found.setdefault(same_name(owner), owner)
    return dict(sorted(found.items()))


def _is_of(wanted: str | None, name: str) -> bool:
    return wanted is None or same_name(name) == same_name(wanted)


def usual_folder(quarter: Quarter) -> Path:
    """Where reminders go if nobody says where: `2012-13-Q3-reminders`, here."""
    return Path(f"{quarter_stem(quarter)}-reminders")


def write_reminders(found: Reminders, folder: Path) -> list[Path]:
    """Write every letter and the list to a new folder, all or none; returns each.

    Raises:
        ExportError: If the folder is there already, or the disk cannot take it.
    """
    listed = [
        (each.owner, one, name)
        for name, each in found.letters.items()
        for one in each.awaited
    ]
    listed += [("", one, "") for one in found.unowned]
    content = {name: as_letter(each).encode() for name, each in found.letters.items()}
    # A spreadsheet program takes CSV for UTF-8 only where it begins with a mark.
    content[_LIST] = as_list(found.quarter, listed).encode("utf-8-sig")
    at = write_folder(folder, content)
    return [at / name for name in content]


def _awaited(found: ExpectedReturn, targets: dict[int, ExpectedTarget]) -> Awaited:
    indicator = found.position.indicator
    return Awaited(
        code=indicator.code,
        title=indicator.title,
        directorate=indicator.directorate,
        parts=frozenset(found.missing),
        missing=found.missing_words,
        due=found.due,
        days_late=found.days_late,
        target=targets[indicator.indicator_id].words,
    )


def _require_known(what: str, named: str | None, known: Sequence[str]) -> None:
    if named is None or same_name(named) in {same_name(each) for each in known}:
        return
    there_are = "; ".join(sorted({each for each in known if each})) or "none"
    raise UnknownError(
        f"No indicator has the {what} {clean_line(named)!r}; there are {there_are}."
    )


def _owner(found: ExpectedReturn) -> str:
    return clean_line(found.position.indicator.owner)


def _directorate(found: ExpectedReturn) -> str:
    return clean_line(found.position.indicator.directorate)
