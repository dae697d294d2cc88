"""The cells of a return, each with what it would change and what is wrong with it."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import AnyTarget, TargetInWords, TargetKind
from qperf_tui.importing.row_by_row import ReadRow
from qperf_tui.importing.staged import StagedRow
from qperf_tui.importing.staging import Layout, Problem, column_letters
from qperf_tui.storage.outturns import Figure
from qperf_tui.workbench.cell_state import CellState
from qperf_tui.workbench.compared import Comparison
from qperf_tui.workbench.compared_card import ComparedCard
from qperf_tui.workbench.comparison import aim_of, compare_row, figure_of
from qperf_tui.workbench.held import Held

_FIGURES: Final = {
    "Value": 0,
    "Numerator": 1,
    "Denominator": 2,
    "Mark": 3,
    "Status": 4,
    "Note": 5,
    "Expected": 6,
    "Coverage": 7,
}
"""Our columns of a figure, and where each stands in what is kept."""
_CARD: Final = {
    "Indicator": "title",
    "Unit": "unit",
    "Direction": "polarity",
    "Basis": "basis",
}
_AMENDED: Final = {"Owner": "owner", "Directorate": "directorate"}
_MARK: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewCell:
    """One cell of a return that says something of an indicator."""

    line: int
    cell: str
    """Its name in a worksheet, such as `E3`; in a CSV as well, by its column."""
    position: int
    heading: str
    column: str
    """Ours, such as `Value` or `Target`."""
    ref: str
    quarter: Quarter | None
    before: str | None
    """What stands in the workbook; None where nothing does."""
    after: str
    """What would stand, or for a refused cell what the file says."""
    state: CellState
    problems: tuple[Problem, ...] = ()
    """What is wrong with it."""

    @property
    def says(self) -> tuple[str, ...]:
        """What is wrong with it, each in a sentence."""
        return tuple(dict.fromkeys(problem.says for problem in self.problems))

    @property
    def is_problem(self) -> bool:
        """Whether somebody has to look at it."""
        return self.state in {CellState.WARNED, CellState.REFUSED}


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """One row of a return as the file has it, and what its cells would do."""

    line: int
    sheet: str | None
    """The worksheet, where several are read."""
    texts: tuple[str, ...]
    """Every cell of the row, used or not."""
    cells: tuple[PreviewCell, ...]
    problems_of_row: tuple[Problem, ...]
    """What is wrong with the row as a whole."""
    is_refused: bool
    is_warned: bool
    is_left_out: bool
    """Whether it is no indicator's, such as a note or a total."""

    @property
    def says(self) -> tuple[str, ...]:
        """What is wrong with the row as a whole, each in a sentence."""
        return tuple(problem.says for problem in self.problems_of_row)

    @property
    def is_problem(self) -> bool:
        """Whether somebody has to look at it."""
        return self.is_refused or self.is_warned


def preview_row(held: Held, row: ReadRow, more: Sequence[Problem]) -> PreviewRow:
    """What one row would do; `more` is what only other rows show to be wrong."""
    comparison = Comparison(held.known)
    cells: list[PreviewCell] = []
    for staged in row.staged:
        compare_row(held, comparison, staged)
        _note_closed(held, comparison, staged)
        cells += _cells(held, comparison, staged, row)
    problems = (*row.problems, *more, *comparison.problems)
    cells, rest = _with_problems(cells, problems, row)
    return PreviewRow(
        line=row.line,
        sheet=row.layouts[0].sheet,
        texts=row.texts,
        cells=tuple(cells),
        problems_of_row=rest,
        is_refused=any(problem.is_refusal for problem in problems),
        is_warned=any(not problem.is_refusal for problem in problems),
        is_left_out=not row.staged and not any(each.is_refusal for each in problems),
    )


def _note_closed(held: Held, comparison: Comparison, staged: StagedRow) -> None:
    """Warn of a figure of a closed quarter, which is changed only with a reason."""
    closing = held.closed.get(staged.quarter)
    is_told = staged.quarter.ordinal in comparison.figures.get(staged.card.code, {})
    if closing is not None and is_told:
        comparison.note(staged.problem("Value", closing.revised, is_refusal=False))


def _cells(
    held: Held, comparison: Comparison, staged: StagedRow, row: ReadRow
) -> Iterator[PreviewCell]:
    layout = staged.layout or row.layouts[0]
    indicator = held.known.get(staged.card.code)
    key = 0 if indicator is None else indicator.indicator_id
    kept = held.figures.kept(key, staged.quarter.ordinal)
    card = held.cards.get(key, {})
    is_told = staged.quarter.ordinal in comparison.figures.get(staged.card.code, {})
    figure = figure_of(staged, comparison) if is_told else None
    value = staged.value if figure is None else figure.value
    words = {
        column: row.texts[position].strip()
        for column, position in layout.positions.items()
        if position < len(row.texts) and row.texts[position].strip()
    }
    if "Value" in layout.positions and value is not None:
        words.setdefault("Value", f"{value:f}")
    for column, said in words.items():
        before: str | None = None
        after = said
        if column in _FIGURES and staged.figure.is_given:
            given = None if figure is None else figure.columns()
            before, after = _of_figure(column, said, kept, given, words)
        elif column == "Target":
            if staged.target is None:
                continue
            compared = comparison.of_cards[staged.card]
            before, after = _targets(held, staged, staged.target, compared)
        elif column in _AMENDED:
            before = card.get(_AMENDED[column]) or None
        elif column in _CARD and indicator is not None:
            before = after = str(getattr(indicator, _CARD[column]))
        elif indicator is not None:
            continue
        yield _cell(layout, staged, column, before, after)


def _of_figure(
    column: str,
    said: str,
    kept: Sequence[object] | None,
    given: Sequence[object] | None,
    words: Container[str],
) -> tuple[str | None, str]:
    """What stands of a figure in a column, and what would; `given` only if it does."""
    before = None if kept is None else _part(kept, column)
    if given is None:
        return before, before or said
    gone = _no_longer(column, kept, given, words)
    return before, f"{_part(given, column) or said}{gone}"


def _cell(
    layout: Layout, staged: StagedRow, column: str, before: str | None, after: str
) -> PreviewCell:
    position = layout.positions[column]
    if before is None:
        state = CellState.ADDED
    else:
        state = CellState.UNCHANGED if before == after else CellState.CHANGED
    return PreviewCell(
        line=staged.line,
        cell=f"{column_letters(position)}{staged.line}",
        position=position,
        heading=layout.columns[column],
        column=column,
        ref=staged.ref,
        quarter=staged.quarter,
        before=before,
        after=after,
        state=state,
    )


def _part(columns: Sequence[object], column: str) -> str | None:
    """What a kept figure says in one of our columns; its mark in place of a value."""
    said = columns[_FIGURES[column]]
    if column == "Value" and said is None:
        said = columns[_MARK]
    return None if said is None or said == "" else str(said)


def _no_longer(
    column: str,
    kept: Sequence[object] | None,
    given: Sequence[object],
    words: Container[str],
) -> str:
    """What is on file of a figure beside its value, and no cell of a return says."""
    if column != "Value" or kept is None:
        return ""
    gone = [
        f"{each.lower()} {part}"
        for each in _FIGURES
        if each not in words
        and (part := _part(kept, each)) is not None
        and part != _part(given, each)
    ]
    return f", no longer with {' and '.join(gone)}" if gone else ""


def _targets(
    held: Held, staged: StagedRow, given: AnyTarget, card: ComparedCard
) -> tuple[str | None, str]:
    """The target that stands and the one that a row sets, in words."""
    kind, quarter = aim_of(staged, given, card.basis)
    before = held.figures.target(card.key, quarter.ordinal, kind)
    return None if before is None else _in_words(before), _in_words(given.of_kind(kind))


def _in_words(target: AnyTarget) -> str:
    kind = "" if target.kind is TargetKind.MILESTONE else " at year end"
    if target.words or isinstance(target, TargetInWords):
        return f"{target.words}{kind}"
    low, high = Figure.written(target.low), Figure.written(target.high)
    return f"{low if low == high else f'{low} to {high}'}{kind}"


def _with_problems(
    cells: Sequence[PreviewCell], problems: Sequence[Problem], row: ReadRow
) -> tuple[list[PreviewCell], tuple[Problem, ...]]:
    """The cells with what is wrong with each, and what is wrong with the row."""
    by_place = {(each.position, each.quarter): each for each in cells}
    rest = []
    for problem in problems:
        found = _at_fault(by_place, problem, row)
        if found is None:
            rest.append(problem)
            continue
        is_refused = problem.is_refusal or found.state is CellState.REFUSED
        state = CellState.REFUSED if is_refused else CellState.WARNED
        by_place[found.position, found.quarter] = replace(
            found, state=state, problems=(*found.problems, problem)
        )
    ordered = sorted(by_place.items(), key=lambda each: each[0][0])
    return [cell for _, cell in ordered], tuple(rest)


def _at_fault(
    cells: Mapping[tuple[int, Quarter | None], PreviewCell],
    problem: Problem,
    row: ReadRow,
) -> PreviewCell | None:
    """The cell that a problem is about, made for it where it would change nothing."""
    for cell in cells.values():
        if cell.heading == problem.column:
            return cell
    for layout in row.layouts:
        for column, heading in layout.columns.items():
            if heading != problem.column or column not in layout.positions:
                continue
            position = layout.positions[column]
            ref = layout.positions.get("Ref", 0)
            return PreviewCell(
                line=row.line,
                cell=f"{column_letters(position)}{row.line}",
                position=position,
                heading=heading,
                column=column,
                ref=row.texts[ref].strip() if ref < len(row.texts) else "",
                quarter=None,
                before=None,
                after=row.texts[position] if position < len(row.texts) else "",
                state=CellState.WARNED,
            )
    return None
