"""A closed quarter is read-only, whatever is done, undone or done again."""

from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from qperf_tui.domain.closing import why_closed
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ClosedQuarterError, QperfError
from qperf_tui.importing.returns import read_return
from qperf_tui.importing.staged import StagedReturn
from qperf_tui.storage.changes import Change
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.change_sets import MANY, apart
from qperf_tui.workbench.closing import close_quarter, closing_of, reopen_quarter
from qperf_tui.workbench.intake import take_in
from qperf_tui.workbench.publishing import publish
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.standings import position
from qperf_tui.workbench.undoing import redo_last, undo_last
from support.campaign import times
from support.deeds import deeds, staged_returns
from support.deeds_of_words import OFFICERS, Q1, Q2, REVIEWER
from support.visible import visible
from support.workbooks import copied, make_long, stamp

OF_NO_QUARTER = {
    *("word", "style", "action", "request", "remark", "recoded", "deadline"),
    *("chain", "person", "disclosure policy", "disclosure override", "definition"),
    *("import profile", "opening", "opening with targets"),
    *("comparator", "national_file"),
}
"""The kinds of change that touch nothing that a closed quarter reports.

What is opened is always a quarter after those that were closed, and no target of the
workbook they are tried on is set against another body's figure.
"""
REPORTED = (
    *("outturn", "breakdown_outturn", "target", "rule_override", "expectation"),
    *("rebase", "report", "section", "commentary"),
)
"""What a quarter reports, and how it is judged, but for the codes that name it."""


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with figures, and a report drafted from them."""
    path = make_long(tmp_path_factory.mktemp("begun") / "begun.qperf")
    with Workbook.open(path, stamp()) as workbook:
        redraft(workbook, Q2)
    return path


@pytest.fixture(scope="module")
def returns(tmp_path_factory: pytest.TempPathFactory) -> list[StagedReturn]:
    return staged_returns(tmp_path_factory.mktemp("returns"))


def close(workbook: Workbook) -> None:
    for quarter in (Q1, Q2, Q2.shifted(1)):
        close_quarter(workbook, quarter, "As the committee agreed.")


def kinds(workbook: Workbook, change: Change) -> set[str]:
    """The kind of a change, or the kinds of those that it is made of."""
    return {each.kind for each in apart(workbook, [change])} - {MANY}


def names(returns: list[StagedReturn]) -> list[str]:
    return sorted({*deeds(returns)} - {"close quarter"})


@pytest.mark.parametrize("turn", times(2, 20))
def test_nothing_that_a_quarter_reports_is_changed_once_it_is_closed(
    begun: Path, returns: list[StagedReturn], tmp_path: Path, turn: int
) -> None:
    path = copied(begun, tmp_path)
    lot = Random(turn)  # noqa: S311 - the same deeds each time
    told = 0
    by_name = deeds(returns)
    with (
        Workbook.open(path, stamp(OFFICERS[0])) as mine,
        Workbook.open(path, stamp(REVIEWER)) as theirs,
    ):
        for name in names(returns):
            if lot.random() < 0.5:
                _done(by_name[name], mine, lot)
        close(mine)
        for name in names(returns) * 3:
            held = lot.choice((mine, theirs))
            before, newest = visible(held), held.changes.latest(1)
            told += _done(by_name[name], held, lot)
            made = held.changes.latest(1)
            if made == newest:
                assert visible(held) == before, name
            else:
                assert kinds(held, made[0]) <= OF_NO_QUARTER, made[0].says
    assert told > 20


def _done(deed: object, held: Workbook, lot: Random) -> bool:
    """Do a deed; whether it was refused for a closed quarter."""
    try:
        deed(held, lot)
    except ClosedQuarterError as refusal:
        said = str(refusal)
        assert said.startswith("Q")
        assert "qperf-tui quarter reopen" in said
        assert "\n" not in said
        return True
    except QperfError:
        return False
    return False


def test_what_was_done_before_it_was_closed_is_neither_undone_nor_redone(
    begun: Path, returns: list[StagedReturn], tmp_path: Path
) -> None:
    guarded = {*names(returns)} - {"learn", "forget", "preset", "style rule", "size"}
    by_name = deeds(returns)
    refused = 0
    for name in sorted(guarded):
        path = copied(begun, tmp_path)
        with Workbook.open(path, stamp(OFFICERS[0])) as workbook:
            lot = Random(5)  # noqa: S311 - the same deeds each time
            newest = workbook.changes.latest(1)
            _done(by_name[name], workbook, lot)
            made = workbook.changes.latest(1)
            if made == newest or kinds(workbook, made[0]) <= OF_NO_QUARTER:
                continue
            workbook.closings.decide(Q1, is_closed=True, reason="published")
            workbook.closings.decide(Q2, is_closed=True, reason="published")
            before = visible(workbook)
            with pytest.raises(ClosedQuarterError):
                undo_last(workbook)
            assert visible(workbook) == before, name
            for quarter in (Q1, Q2):
                workbook.closings.decide(quarter, is_closed=False, reason="again")
            assert undo_last(workbook) == made[0].says
            for quarter in (Q1, Q2):
                workbook.closings.decide(quarter, is_closed=True, reason="again")
            before = visible(workbook)
            with pytest.raises(ClosedQuarterError):
                redo_last(workbook)
            assert visible(workbook) == before, name
            refused += 1
    assert refused > 10


def a_return(folder: Path, *rows: str) -> StagedReturn:
    path = folder / "corrected.csv"
    head = "Ref,Indicator,Priority,Quarter,Value,Target"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return read_return(path)


CORRECTED = "CS 1,Assessments of kind 1,Health and wellbeing,{},{},{}"


def test_a_corrected_figure_is_a_revision_with_its_reason(
    begun: Path, tmp_path: Path
) -> None:
    with Workbook.open(copied(begun, tmp_path), stamp("B Officer")) as workbook:
        close(workbook)
        staged = a_return(tmp_path, CORRECTED.format("Q2 2012/13", "61.5", ""))
        for is_trial in (True, False):
            with pytest.raises(ClosedQuarterError, match="import --reason"):
                take_in(workbook, staged, is_trial=is_trial)
        done = take_in(workbook, staged, is_trial=False, reason="Late cases")
        assert [each.quarter for each in done.revised] == [Q2]
        assert position(workbook, Q2, "CS 1").outturn.value * 10 == 615
        held = closing_of(workbook, Q2)
        assert held is not None
        assert (held.reason, held.decided_by) == ("Late cases", "B Officer")
        assert [each.is_closed for each in workbook.closings.all()[-2:]] == [
            False,
            True,
        ]
        assert workbook.changes.latest(1)[0].says.endswith(": Late cases")
        with pytest.raises(ClosedQuarterError):
            undo_last(workbook)


@pytest.mark.parametrize(
    ("quarter", "target"), [("Q2 2012/13", "90"), ("Q4 2012/13", "91")]
)
def test_a_target_of_a_closed_quarter_is_held_too(
    begun: Path, tmp_path: Path, quarter: str, target: str
) -> None:
    with Workbook.open(copied(begun, tmp_path), stamp()) as workbook:
        close_quarter(workbook, Quarter.parse(quarter), "As agreed.")
        staged = a_return(tmp_path, CORRECTED.format(quarter, "", target))
        with pytest.raises(ClosedQuarterError):
            take_in(workbook, staged, is_trial=False)
        take_in(workbook, staged, is_trial=False, reason="Agreed at the meeting")
        other = Quarter.parse(quarter).shifted(-1)
        staged = a_return(tmp_path, CORRECTED.format(other, "", target))
        assert take_in(workbook, staged, is_trial=False).is_written


def test_publishing_closes_a_quarter_for_everybody(begun: Path, tmp_path: Path) -> None:
    with Workbook.open(copied(begun, tmp_path), stamp()) as workbook:
        workbook.closings.decide(Q2, is_closed=True, reason="")
        reopen_quarter(workbook, Q2, "To publish it.")
        with pytest.raises(QperfError, match="not closed"):
            reopen_quarter(workbook, Q2, "Again.")
        with pytest.raises(QperfError, match="A reason is needed"):
            close_quarter(workbook, Q2, " ")


def test_an_old_undo_never_opens_what_was_published(
    sample: Path,
) -> None:
    with Workbook.open(sample, stamp()) as workbook:
        publish(workbook, Q2)
        held = closing_of(workbook, Q2)
        assert held is not None
        assert why_closed(held) == (
            "Q2 2012/13 is closed, for it was published as release 1 by A Officer on "
            "5 November 2012; to change it, give a reason to qperf-tui quarter reopen "
            '"Q2 2012/13" --reason, or for corrected figures to qperf-tui import '
            "--reason."
        )
        reopen_quarter(workbook, Q2, "One more look.")
        close_quarter(workbook, Q2, "It was right.")
        with pytest.raises(ClosedQuarterError):
            undo_last(workbook)
        assert closing_of(workbook, Q2) is not None


def test_the_file_itself_takes_no_figure_of_a_closed_quarter(
    begun: Path, tmp_path: Path
) -> None:
    with Workbook.open(copied(begun, tmp_path), stamp()) as workbook:
        close(workbook)
        key = workbook.indicators.by_code("CS 1").indicator_id
        figure = Figure(value=Decimal(1), status=OutturnStatus.FINAL)
        given = {(key, Q2.ordinal): figure}
        before = visible(workbook)
        with pytest.raises(ClosedQuarterError):
            workbook.outturns.put(given, None)
        with pytest.raises(ClosedQuarterError):
            workbook.outturns.put_batch(
                given.items(), 1, quarters=[Q2], progress=lambda _: None
            )
        with pytest.raises(ClosedQuarterError):
            workbook.breakdowns.put(key, Q2, {})
        assert visible(workbook) == before
