"""What the boxes of one indicator in a pack come to, beside what stands by now."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from qperf_tui.domain.agreement import same_name
from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.pack import FIGURES, Pack, PackRow, body_of, in_order
from qperf_tui.domain.parts import LABELS, Parts
from qperf_tui.errors import UnknownError
from qperf_tui.importing.pack_cells import PackProblem
from qperf_tui.importing.packs import Written
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.packing import pack_row
from qperf_tui.workbench.standings import positions
from qperf_tui.workbench.versions import three_way, versions


class Outcome(Enum):
    """What becomes of the boxes of one indicator."""

    SAVED = "saved as a draft"
    BESIDE = "kept beside what stands"
    SAME = "as it was sent"
    THERE = "there already"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The boxes of one indicator, and what becomes of them."""

    indicator: Indicator
    boxes: Parts
    base: int
    """The version of the commentary that they were filled in on."""
    outcome: Outcome
    notices: tuple[str, ...] = ()
    """What is to be known of them, in sentences."""


def weigh(
    workbook: Workbook, sent: Pack, row: PackRow, written: Written
) -> Found | PackProblem | None:
    """What becomes of the boxes of one indicator, or why they cannot be kept.

    None for one that is no longer reported and was not written on.
    """
    place = _first_changed(row, written)
    try:
        indicator = workbook.indicators.by_code(row.code)
    except UnknownError:
        if place is None:
            return None
        return PackProblem(
            place,
            f"{row.code} is no longer reported; delete its row and, if the text is "
            "needed, keep it elsewhere",
            (row.code,),
        )
    standing = workbook.commentaries.standing(indicator.indicator_id, sent.quarter)
    body = body_of(written.boxes)
    if place is None:
        outcome = Outcome.SAME
    elif standing is not None and standing.body == body:
        outcome = Outcome.THERE
    elif moved := _moved_on(workbook, sent, indicator, row):
        return _beside(workbook, sent, indicator, written, (row.version, place, moved))
    else:
        outcome = Outcome.SAVED
    notices = _notices(workbook, sent, indicator, row, written)
    return Found(
        indicator=indicator,
        boxes=written.boxes,
        base=0 if standing is None else standing.version,
        outcome=outcome,
        notices=notices if outcome is Outcome.SAVED else (),
    )


def _first_changed(row: PackRow, written: Written) -> str | None:
    """The first box that says something else than was sent; None if none does."""
    boxes = zip(row.filled, in_order(written.boxes), written.cells, strict=True)
    return next((cell for before, now, cell in boxes if before != now), None)


def _moved_on(
    workbook: Workbook, sent: Pack, indicator: Indicator, row: PackRow
) -> str:
    """What has happened to a text since it was sent, that is not to be undone.

    Texts are compared and not their versions: one may be the undoing of another.
    """
    found = versions(workbook, indicator, sent.quarter)
    if not found:
        return ""
    standing = found[0]
    was = next((each.body for each in found if each.version == row.version), "")
    if standing.body != was:
        return f"{standing.author} has saved version {standing.version} of it since"
    if standing.state is CommentaryState.AGREED:
        return "it is agreed"
    return ""


def _beside(
    workbook: Workbook,
    sent: Pack,
    indicator: Indicator,
    written: Written,
    met: tuple[int, str, str],
) -> Found | PackProblem:
    """The owner's text kept as a draft of theirs, to be put together by a person."""
    base, place, moved = met
    key, body = indicator.indicator_id, body_of(written.boxes)
    begun = workbook.commentaries.by(sent.owner).draft(key, sent.quarter)
    if begun is not None and begun.body != body:
        return PackProblem(
            place,
            f"{sent.owner} has another draft on {indicator.code}, of "
            f"{begun.saved_at[:10]}, and {moved}; let that draft be saved or dropped, "
            "then unpack the file again",
            (indicator.code,),
        )
    found = three_way(workbook, indicator, sent.quarter, base, body)
    fits = "the two fit together" if found.merge.is_clean else "the two meet"
    says = (
        f"{indicator.code}: {moved}, and {fits}; what {sent.owner} wrote is kept as "
        f"their draft and nothing is overwritten. To put them together, open the "
        f"workbench with --as '{sent.owner}'."
    )
    return Found(
        indicator=indicator,
        boxes=written.boxes,
        base=base,
        outcome=Outcome.BESIDE if begun is None else Outcome.THERE,
        notices=(says,),
    )


def _notices(
    workbook: Workbook,
    sent: Pack,
    indicator: Indicator,
    row: PackRow,
    written: Written,
) -> tuple[str, ...]:
    """What is to be known of a text that is saved."""
    said = [*_emptied(row, written), *_figures_moved(workbook, sent, indicator, row)]
    if same_name(indicator.owner) != same_name(sent.owner):
        said.append(
            f"{row.code}: it is {indicator.owner or 'nobody'}'s by now; the draft is "
            f"{sent.owner}'s."
        )
    drafts = workbook.commentaries.by(sent.owner)
    begun = drafts.draft(indicator.indicator_id, sent.quarter)
    if begun is not None and begun.body != body_of(written.boxes):
        said.append(
            f"{row.code}: {sent.owner} has a draft in the workbench as well, which is "
            "left as it is."
        )
    return tuple(said)


def _emptied(row: PackRow, written: Written) -> Iterator[str]:
    boxes = zip(row.filled, in_order(written.boxes), written.cells, strict=True)
    for label, (before, now, cell) in zip(LABELS, boxes, strict=True):
        if before and not now:
            yield (
                f"{row.code}: the box {label} ({cell}) was emptied; its words are in "
                "the version before."
            )


def _figures_moved(
    workbook: Workbook, sent: Pack, indicator: Indicator, row: PackRow
) -> Iterator[str]:
    (at,) = positions(workbook, sent.quarter, [indicator])
    fresh = pack_row(workbook, at)
    for place in FIGURES:
        before, now = row.shown[place], fresh.shown[place]
        if before != now:
            yield (
                f"{row.code}: its {sent.headings[place].casefold()} was "
                f"{before or 'empty'} when the pack was written and is "
                f"{now or 'empty'} now; read the text against it."
            )
