"""How a return was read and what is to be done next, in words."""

from collections.abc import Mapping, Sequence

from qperf_tui.domain.mends import Mend, Wanted
from qperf_tui.domain.wording import plural
from qperf_tui.tui.import_rows import Sight
from qperf_tui.workbench.previewing import CellState, ColumnMatch, How, Preview


def counts_line(
    name: str, counts: Mapping[CellState, int], *, is_narrowed: bool
) -> str:
    """How many cells would be added, changed and so on."""
    counted = [
        f"{state.symbol} {counts[state]:,} {state.value}"
        for state in CellState
        if counts.get(state)
    ] or ["nothing in it"]
    only = ["only problems; f shows all"] if is_narrowed else []
    return " · ".join((name, *counted, *only))


def next_step(sight: Sight, *, is_read_only: bool) -> str:
    """What an officer would do next, with the key that does it."""
    if sight.refused:
        return _to_mend(sight)
    return to_accept(sight.counts, is_read_only=is_read_only)


def to_accept(counts: Mapping[CellState, int], *, is_read_only: bool) -> str:
    """What an officer would do next where nothing is refused."""
    new = counts.get(CellState.ADDED, 0) + counts.get(CellState.CHANGED, 0)
    if is_read_only:
        return "The workbook is open read-only: look through it; nothing is written."
    warned = counts.get(CellState.WARNED, 0)
    if not new and not warned:
        return "Nothing in it is new; escape leaves, o opens another file."
    look = f"f shows the {warned:,} to look at, " if warned else ""
    return f"Next: {look}a brings in all of it, escape leaves."


def _to_mend(sight: Sight) -> str:
    """What mends the first thing that is refused."""
    several = len(sight.previews) > 1
    told = [
        (f" of {seen.file_name}" if several else "", problem)
        for seen in sight.previews
        for problem in seen.of_file
    ]
    for of, problem in told:
        if problem.mend is not None and problem.mend.wanted is Wanted.PROFILE:
            return f"Next: r reads it by the profile {problem.mend.about}{of}."
    for of, problem in told:
        if problem.mend is not None and problem.is_refusal:
            return f"Next: {asked_for(problem.mend, of)}"
    refused = next((of for of, problem in told if problem.is_refusal), None)
    if refused is None:
        return "Next: f shows what is refused, e mends a cell of it here."
    return f"Next: s reads another sheet{refused}; or mend the file and open it with o."


def asked_for(mend: Mend, of: str = "") -> str:
    """Which key says what a file does not say."""
    if mend.wanted is Wanted.KIND:
        return f"d brings it in as a table of definitions{of}."
    if mend.wanted is Wanted.FROM:
        return f"w says from which quarter on{of}."
    if mend.wanted is Wanted.YEAR:
        named = f", {mend.about} it seems" if mend.about else ""
        return f"y gives the year{of}{named}."
    if mend.wanted is Wanted.QUARTER:
        return f"y gives the quarter of all{of}, or c says which column has it."
    return f"c says what “{mend.about}” stands for{of}."


def reading_lines(preview: Preview) -> str:
    """How the file was read, and what its headings stand for."""
    headings = preview.heading_line
    where = "" if headings is None else f"; headings on line {headings}"
    profile = f"; by the profile {preview.profile}" if preview.profile else ""
    left, matches = preview.tally.left_out, preview.matches
    rows = plural(left, "row")
    out = f"; {left:,} {rows} of no indicator left out" if left else ""
    said = f"{preview.read_as or 'Not read'}{where}{profile}{out}."
    is_mapped = any(each.how is How.ASKED and each.is_used for each in matches)
    keep = " · p keeps this reading by name" if is_mapped and not profile else ""
    return f"{said}\n{columns_said(matches)}{keep}".rstrip()


def columns_said(matches: Sequence[ColumnMatch]) -> str:
    """What the headings of a file stand for, where that is not plain."""
    if not matches:
        return ""
    used = [each for each in matches if each.is_used]
    odd = [
        f"“{each.heading}” is {each.column} ({each.confidence}% {each.how.value})"
        for each in used
        if each.how in {How.SIMILAR, How.ASKED}
    ]
    odd += [
        f"“{each.heading}” may be {each.column} ({each.confidence}%, not used)"
        for each in matches
        if each.how is How.UNSURE
    ]
    unused = [f"“{each.heading}”" for each in matches if each.how is How.UNUSED]
    odd += [f"not used: {', '.join(unused)}"] if unused else []
    return " · ".join((f"{len(used)} of {len(matches)} columns matched", *odd))


def column_line(match: ColumnMatch) -> str:
    """A heading with what it stands for, and how sure that is."""
    if match.column is None:
        wants = "which year?" if match.how is How.QUARTER else "not used"
        return f"{match.heading} → {wants}"
    unsure = "" if match.is_used else "? not used yet, "
    return (
        f"{match.heading} → {match.column} "
        f"({unsure}{match.confidence}% {match.how.value})"
    )
