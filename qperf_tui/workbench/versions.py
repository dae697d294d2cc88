"""Versions of a text: listed, told apart, put back, and put together."""

from dataclasses import dataclass, replace

from qperf_tui.domain.commentary import Commentary, CommentaryState
from qperf_tui.domain.cross_reference import as_typed
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.merging import Merge, Piece, merged, word_diff
from qperf_tui.domain.period import PREVIOUS_QUARTER, Quarter
from qperf_tui.domain.tokens import has_tokens
from qperf_tui.errors import QperfError, UnknownError
from qperf_tui.storage.paragraphs import ParagraphVersion
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.commenting import save_commentary
from qperf_tui.workbench.numbering import numbering_of
from qperf_tui.workbench.paragraphs import back_to_draft, edit_paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreeWay:
    """What two officers made of one text."""

    base: Commentary | None
    """The version both began from; None where they began from nothing."""
    mine: str
    theirs: Commentary | None
    """The version that stands; None if nothing does."""
    merge: Merge


def versions(
    workbook: Workbook, indicator: Indicator, quarter: Quarter
) -> list[Commentary]:
    """Every version of a commentary ever saved, newest first.

    Each is in the state it was saved in, but the one that stands, which is in the
    state that was decided since.
    """
    key = indicator.indicator_id
    found = workbook.commentaries.versions(key, quarter)
    standing = workbook.commentaries.standing(key, quarter)
    return [] if standing is None else [standing, *found[1:]]


def version(
    workbook: Workbook, indicator: Indicator, quarter: Quarter, number: int
) -> Commentary:
    """One version of a commentary.

    Raises:
        UnknownError: If there is none by that number, naming those there are.
    """
    found = versions(workbook, indicator, quarter)
    for each in found:
        if each.version == number:
            return each
    there_are = f"there are 1 to {found[0].version}" if found else "nothing is written"
    raise UnknownError(
        f"There is no version {number} of the commentary on {indicator.code} for "
        f"{quarter}; {there_are}."
    )


def restore_version(
    workbook: Workbook,
    indicator: Indicator,
    quarter: Quarter,
    number: int,
    *,
    base_version: int,
) -> Commentary:
    """Let an earlier version's words stand again, as a new version and a draft.

    Raises:
        UnknownError: If there is no version by that number.
        ConflictError: If a colleague saved another version since `base_version`.
        QperfError: If the version stands already.
    """
    with workbook.transaction():
        wanted = version(workbook, indicator, quarter, number)
        if number == base_version:
            raise QperfError(
                f"Version {number} stands already, so there is nothing to restore."
            )
        return save_commentary(
            workbook,
            indicator,
            quarter,
            wanted.body,
            CommentaryState.DRAFT,
            base_version=base_version,
            reason=f"restored from version {number}",
            rolled_from=wanted.rolled_from,
        )


def three_way(
    workbook: Workbook,
    indicator: Indicator,
    quarter: Quarter,
    base_version: int,
    mine: str,
) -> ThreeWay:
    """What an officer made of a version, beside what colleagues have since."""
    found = versions(workbook, indicator, quarter)
    base = next((each for each in found if each.version == base_version), None)
    theirs = found[0] if found else None
    return ThreeWay(
        base=base,
        mine=mine,
        theirs=theirs,
        merge=merged(_body(base), mine, _body(theirs)),
    )


def difference(
    workbook: Workbook, indicator: Indicator, quarter: Quarter, old: int, new: int
) -> tuple[Piece, ...]:
    """What changed from one version of a commentary to another, word by word.

    Raises:
        UnknownError: If there is no version by one of the numbers.
    """
    before = version(workbook, indicator, quarter, old)
    after = version(workbook, indicator, quarter, new)
    return word_diff(before.body, after.body)


def since_last_quarter(
    workbook: Workbook, indicator: Indicator, quarter: Quarter
) -> tuple[Piece, ...]:
    """What changed from last quarter's words to those that stand, word by word.

    Raises:
        QperfError: If nothing is written for one of the quarters.
    """
    last = quarter.shifted(-PREVIOUS_QUARTER)
    bodies = []
    for each in (last, quarter):
        held = workbook.commentaries.standing(indicator.indicator_id, each)
        if held is None:
            raise QperfError(
                f"Nothing is written on {indicator.code} for {each}, so there are no "
                "two quarters to compare."
            )
        bodies.append(held.body)
    return word_diff(*bodies)


def paragraph_versions(workbook: Workbook, paragraph_id: int) -> list[ParagraphVersion]:
    """Every text an officer gave a paragraph, newest first, as it is typed today."""
    found = workbook.paragraphs.versions(paragraph_id)
    paragraph = workbook.paragraphs.by_id(paragraph_id)
    if paragraph is None or not any(has_tokens(each.body) for each in found):
        return found
    quarter = workbook.reports.quarter_of(paragraph.section_id)
    if quarter is None:
        return found
    known = numbering_of(workbook, quarter, with_exempt=True)
    return [replace(each, body=as_typed(each.body, known.numbers)) for each in found]


def restore_paragraph(
    workbook: Workbook, paragraph_id: int, number: int, *, base_version: int
) -> None:
    """Let an earlier text of a paragraph stand again, as a new version.

    The version that says nothing is the one that went back to the draft.

    Raises:
        UnknownError: If there is no version by that number, or the paragraph has
            been removed.
        ConflictError: If a colleague changed it since `base_version`.
    """
    found = paragraph_versions(workbook, paragraph_id)
    wanted = next((each for each in found if each.version == number), None)
    if wanted is None:
        raise UnknownError(f"The paragraph has no version {number} of an officer's.")
    if not wanted.body:
        back_to_draft(workbook, paragraph_id, base_version=base_version)
        return
    edit_paragraph(
        workbook,
        paragraph_id,
        wanted.body,
        base_version=base_version,
        reason=f"restored from version {number}",
    )


def _body(held: Commentary | None) -> str:
    return "" if held is None else held.body
