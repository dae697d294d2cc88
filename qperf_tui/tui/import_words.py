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
    told = [each.mend for line in sight.lines for each in line.problems if each.mend]
    profile = next((each for each in told if each.wanted is Wanted.PROFILE), None)
    if profile is not None:
        return f"Next: r reads it by the profile {profile.about}, or mend it as it is."
    refused = [each for each in sight.lines if each.state is CellState.REFUSED]
    mends = [problem.mend for each in refused for problem in each.problems]
    asked = next((mend for mend in mends if mend is not None), None)
    if asked is not None:
        return f"Next: {_asked_for(asked)}"
    if any(each.cell is not None for each in refused):
        return "Next: f shows what is refused, e mends a cell of it here."
    return "Next: mend the file, then o opens it again; s reads another sheet."


def _asked_for(mend: Mend) -> str:
    if mend.wanted is Wanted.YEAR:
        named = f", {mend.about} it seems" if mend.about else ""
        return f"y gives the year{named}."
    if mend.wanted is Wanted.QUARTER:
        return "y gives the quarter of every figure, or c says which column has it."
    return f"c says what “{mend.about}” stands for."


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
