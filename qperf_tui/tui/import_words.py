"""How a return was read and what is to be done next, in words."""

from qperf_tui.domain.mends import Mend, Wanted
from qperf_tui.tui.import_rows import Sight
from qperf_tui.workbench.previewing import CellState, How, Preview


def next_step(sight: Sight, *, is_read_only: bool) -> str:
    """What an officer would do next, with the key that does it."""
    counts = sight.counts
    new = counts.get(CellState.ADDED, 0) + counts.get(CellState.CHANGED, 0)
    if sight.refused:
        return _to_mend(sight)
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
            return f"Next: {_asked_for(problem.mend, of)}"
    refused = next((of for of, problem in told if problem.is_refusal), None)
    if refused is None:
        return "Next: f shows what is refused, e mends a cell of it here."
    return f"Next: s reads another sheet{refused}; or mend the file and open it with o."


def _asked_for(mend: Mend, of: str) -> str:
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
    left = preview.tally.left_out
    rows = "row" if left == 1 else "rows"
    out = f"; {left:,} {rows} of no indicator left out" if left else ""
    said = f"{preview.read_as or 'Not read'}{where}{profile}{out}."
    return f"{said}\n{_columns_said(preview)}".rstrip()


def _columns_said(preview: Preview) -> str:
    matches = preview.matches
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
    is_mapped = any(each.how is How.ASKED for each in used) and not preview.profile
    odd += ["p keeps this reading by name"] if is_mapped else []
    return " · ".join((f"{len(used)} of {len(matches)} columns matched", *odd))


def column_line(preview: Preview, at: int) -> str:
    """A heading with what it stands for, and how sure that is."""
    match = preview.matches[at]
    if match.column is None:
        wants = "which year?" if match.how is How.QUARTER else "not used"
        return f"{match.heading} → {wants}"
    unsure = "" if match.is_used else "? not used yet, "
    return (
        f"{match.heading} → {match.column} "
        f"({unsure}{match.confidence}% {match.how.value})"
    )
