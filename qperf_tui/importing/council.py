"""A council's folder read whole: definitions, targets, context and report settings."""

from collections.abc import Callable, Iterable
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from qperf_tui.domain.agreement import Person
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import NO_TOLERANCE, Tolerance, read_target
from qperf_tui.domain.text import clean_text
from qperf_tui.errors import QperfError
from qperf_tui.importing.council_actions import ACTIONS, action_row
from qperf_tui.importing.council_files import (
    BreakRow,
    CouncilFiles,
    DefinitionRow,
    EventRow,
    ExpectationRow,
    PriorityRow,
    ReportSettings,
    TargetRow,
)
from qperf_tui.importing.council_groups import (
    GROUPS,
    MEMBERS,
    GroupReader,
    MemberReader,
    comparator_row,
    read_number,
)
from qperf_tui.importing.council_requests import REQUESTS, request_row
from qperf_tui.importing.council_words import (
    COMMENTARY,
    PEOPLE,
    commentary_row,
    person_row,
)
from qperf_tui.importing.tables import (
    TableRow,
    existing_path,
    read_bytes,
    read_table,
)
from qperf_tui.importing.vocabulary import (
    read_basis,
    read_polarity,
    read_target_kind,
    read_unit,
)

_PRIORITIES: Final = ("Code", "Title")
_DEFINITIONS: Final = (
    *("Ref", "Indicator", "Priority", "Theme", "Directorate", "Owner", "Unit"),
    *("Decimals", "Direction", "Basis", "Year-end target", "Tolerance", "Control"),
    *("Set", "Implications", "Definition", "Former refs"),
)
_TARGETS: Final = ("Ref", "Quarter", "Kind", "Target", "Set by", "Reason")
_BREAKS: Final = ("Ref", "From", "Reason")
_COMPARATORS: Final = (
    *("Ref", "Body", "Period", "Value", "Authorities", "Source", "Checked"),
)
_EVENTS: Final = ("Ref", "Quarter", "Event")
_EXPECTATIONS: Final = ("Ref", "Quarter", "Value", "Entered by", "Reason")
_MOST_DECIMALS: Final = 6
_RETURNS: Final = (".csv", ".xlsx")

Row = TypeVar("Row")


def read_council(folder: Traversable | Path) -> CouncilFiles:
    """Everything in a council's folder but the content of its returns.

    Only priorities.csv and definitions.csv must be there.

    Raises:
        QperfError: If a file is missing, damaged, or says what cannot be read.
    """
    if not folder.is_dir():
        raise QperfError(f"{folder} is not a folder; name the council's folder.")
    priorities = _priorities(folder)
    definitions = _definitions(folder, {priority.title for priority in priorities})
    refs = {definition.ref for definition in definitions}

    def known(
        name: str, headings: tuple[str, ...], stage: Callable[[TableRow], Row]
    ) -> tuple[Row, ...]:
        return tuple(_of_known(read_table(folder / name, headings), refs, stage))

    comparators = known("comparators.csv", _COMPARATORS, comparator_row)
    return CouncilFiles(
        priorities=priorities,
        definitions=definitions,
        targets=known("targets.csv", _TARGETS, _target),
        breaks=known("breaks.csv", _BREAKS, _break),
        comparators=comparators,
        members=known("members.csv", MEMBERS, MemberReader(comparators)),
        groups=known("groups.csv", GROUPS, GroupReader(_units(definitions))),
        events=known("events.csv", _EVENTS, _event),
        expectations=known("expectations.csv", _EXPECTATIONS, _expectation),
        commentary=known("commentary.csv", COMMENTARY, commentary_row),
        people=_people(folder, {each.directorate for each in definitions}),
        actions=known("actions.csv", ACTIONS, action_row),
        requests=known("requests.csv", REQUESTS, request_row),
        report=_report(folder / "report.toml"),
        returns=_returns(folder / "returns"),
    )


def _units(definitions: Iterable[DefinitionRow]) -> dict[str, str]:
    """The unit of each indicator, by its case-folded ref."""
    return {each.ref.casefold(): each.unit for each in definitions}


def _priorities(folder: Traversable) -> tuple[PriorityRow, ...]:
    rows = read_table(folder / "priorities.csv", _PRIORITIES, is_needed=True)
    return tuple(PriorityRow(row.needed("Code"), row.needed("Title")) for row in rows)


def _people(folder: Traversable, directorates: set[str]) -> tuple[Person, ...]:
    rows = read_table(folder / "people.csv", PEOPLE)
    return tuple(person_row(row, directorates) for row in rows)


def _of_known(
    rows: Iterable[TableRow], refs: set[str], stage: Callable[[TableRow], Row]
) -> Iterable[Row]:
    for row in rows:
        ref = row.text("Ref")
        if ref and ref not in refs:
            raise row.error("Ref", "it has no line in definitions.csv; add one")
        yield stage(row)


def _definitions(
    folder: Traversable, priorities: set[str]
) -> tuple[DefinitionRow, ...]:
    lines: dict[str, int] = {}
    found = []
    for row in read_table(folder / "definitions.csv", _DEFINITIONS, is_needed=True):
        ref = row.needed("Ref")
        if lines.setdefault(ref.casefold(), row.line) != row.line:
            raise row.error(
                "Ref", f"line {lines[ref.casefold()]} has it too; delete one of them"
            )
        if row.needed("Priority") not in priorities:
            raise row.error("Priority", "it is no title in priorities.csv; mend one")
        found.append(_definition(row))
    return tuple(found)


def _definition(row: TableRow) -> DefinitionRow:
    return DefinitionRow(
        ref=row.needed("Ref"),
        title=row.needed("Indicator"),
        priority=row.needed("Priority"),
        theme=row.text("Theme"),
        directorate=row.text("Directorate"),
        owner=row.text("Owner"),
        unit=row.read("Unit", read_unit),
        decimals=row.read("Decimals", _decimals),
        polarity=row.read("Direction", read_polarity),
        basis=row.read("Basis", read_basis),
        year_end_target=(
            row.read("Year-end target", read_target)
            if row.text("Year-end target")
            else None
        ),
        tolerance=(
            row.read("Tolerance", Tolerance.parse)
            if row.text("Tolerance")
            else NO_TOLERANCE
        ),
        control=row.text("Control"),
        indicator_set=row.text("Set"),
        implications=row.listed("Implications"),
        definition=row.paragraphs("Definition"),
        former_refs=row.listed("Former refs"),
    )


def _decimals(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text[:9]) <= _MOST_DECIMALS:
        return int(text)
    raise ValueError(f"it is no number of decimals; write 0 to {_MOST_DECIMALS}")


def _target(row: TableRow) -> TargetRow:
    kind = row.read("Kind", read_target_kind)
    return TargetRow(
        ref=row.needed("Ref"),
        quarter=row.read("Quarter", Quarter.read),
        target=row.read("Target", lambda text: read_target(text, kind)),
        set_by=row.text("Set by"),
        reason=row.text("Reason"),
    )


def _break(row: TableRow) -> BreakRow:
    return BreakRow(
        ref=row.needed("Ref"),
        first_quarter=row.read("From", Quarter.read),
        reason=row.needed("Reason"),
    )


def _event(row: TableRow) -> EventRow:
    return EventRow(
        ref=row.text("Ref") or None,
        quarter=row.read("Quarter", Quarter.read),
        event=row.needed("Event"),
    )


def _expectation(row: TableRow) -> ExpectationRow:
    return ExpectationRow(
        ref=row.needed("Ref"),
        quarter=row.read("Quarter", _before_the_year_end),
        value=row.read("Value", read_number),
        entered_by=row.needed("Entered by"),
        reason=row.needed("Reason"),
    )


def _before_the_year_end(text: str) -> Quarter:
    quarter = Quarter.read(text)
    if quarter == quarter.year_end:
        raise ValueError("the year is over then; write an earlier quarter of it")
    return quarter


def _report(file: Traversable) -> ReportSettings | None:
    if not file.is_file():
        return None
    try:
        text = clean_text(read_bytes(file).decode("utf-8"))
        return msgspec.toml.decode(text, type=ReportSettings)
    except UnicodeDecodeError:
        raise QperfError("report.toml is not UTF-8; save it as UTF-8.") from None
    except RecursionError:
        raise QperfError("report.toml is nested too deeply; mend it.") from None
    except msgspec.MsgspecError as error:
        raise QperfError(f"report.toml: {error}; mend it and try again.") from None


def _returns(folder: Traversable) -> tuple[Path, ...]:
    if not folder.is_dir():
        return ()
    paths = [
        existing_path(entry)
        for entry in folder.iterdir()
        if entry.is_file() and entry.name.casefold().endswith(_RETURNS)
    ]
    return tuple(
        sorted(paths, key=lambda path: (not path.name.startswith("history"), path.name))
    )
