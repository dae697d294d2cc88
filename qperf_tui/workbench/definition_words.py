"""Rows of a table of commentary, kept as drafts as those of a pack are."""

from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.agreement import same_name
from qperf_tui.domain.commentary import LONGEST, Commentary, CommentaryState
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.mends import Cause, Mend, Wanted
from qperf_tui.domain.pack import body_of
from qperf_tui.domain.parts import Parts
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.importing.tables import TableRow
from qperf_tui.workbench.commenting import put_version
from qperf_tui.workbench.definition_desk import Desk
from qperf_tui.workbench.in_hand import quarter_in_hand
from qperf_tui.workbench.unpack_log import keep_beside, log_pack

_LONGEST_NAME: Final = 100
_BOXES: Final = ("What", "Why", "Action", "Outlook")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A text of a row, beside the one that stands."""

    about: Indicator
    quarter: Quarter
    author: str
    body: str
    held: Commentary | None


def take_commentary(desk: Desk, row: TableRow) -> None:
    """Keep a text as a draft of its author's; nobody's words are overwritten.

    Where another stands it is kept beside it, for a person to put them together.

    Raises:
        CellError: If it says nothing or too much, or its author has begun another.
        ClosedQuarterError: If its quarter is closed.
    """
    text = _read(desk, row)
    column = _column(row)
    held, now = text.held, clean_line(text.body)
    if held is not None and held.body == text.body:
        was: str | None = now
    else:
        desk.workbook.closings.require_open(text.quarter)
        if held is None or _is_their_draft(held, text.author):
            _save(desk, text)
            was = None if held is None else clean_line(held.body)
        else:
            is_new = _keep_beside(desk, row, text, held)
            was = f"beside what {held.author} wrote" if is_new else now
    named = f"{text.about.code}, {text.quarter}, {text.author}"
    desk.note(row, column, named, (was, now), wants_reason=False)


def _column(row: TableRow) -> str:
    return "Commentary" if row.text("Commentary") else "What"


def _read(desk: Desk, row: TableRow) -> _Text:
    """The text of a row, with what stands of it.

    Raises:
        CellError: If it says nothing or too much, or an earlier row has it too.
    """
    about, quarter, column = desk.indicator(row), _quarter(desk, row), _column(row)
    row.require_short({column: LONGEST, "Author": _LONGEST_NAME})
    body, author = _body(row), row.text("Author") or desk.workbook.stamp.by
    if not body:
        raise row.error(column, "it is blank; give the text, or delete the row")
    desk.once(row, column, about.indicator_id, quarter, author.casefold())
    held = desk.workbook.commentaries.standing(about.indicator_id, quarter)
    return _Text(about=about, quarter=quarter, author=author, body=body, held=held)


def _quarter(desk: Desk, row: TableRow) -> Quarter:
    if row.text("Quarter"):
        return row.read("Quarter", Quarter.read)
    asked = desk.wished.asked.quarter or quarter_in_hand(desk.workbook)
    if asked is None:
        raise row.error("Quarter", "it is blank", Mend(Wanted.QUARTER))
    return asked


def _body(row: TableRow) -> str:
    """The text of a row: as one, or in the parts that a pack has boxes for."""
    if row.text("Commentary"):
        return row.paragraphs("Commentary")
    what, why, action, outlook = map(row.paragraphs, _BOXES)
    return body_of(Parts(what=what, why=why, action=action, outlook=outlook))


def _is_their_draft(held: Commentary, author: str) -> bool:
    is_draft = held.state is CommentaryState.DRAFT
    return is_draft and same_name(held.author) == same_name(author)


def _save(desk: Desk, text: _Text) -> None:
    """Let a text stand as a draft."""
    about, held = text.about, text.held
    _, undo = put_version(
        *(desk.workbook, about, text.quarter, text.body, CommentaryState.DRAFT),
        base_version=0 if held is None else held.version,
        reason="from a file of commentary",
        author=text.author,
    )
    says = f"commentary on {about.code} for {text.quarter} by {text.author}"
    log_pack(desk.workbook, says, [undo], [], about=about.indicator_id)


def _keep_beside(desk: Desk, row: TableRow, text: _Text, held: Commentary) -> bool:
    """Keep a text as a draft beside what stands; whether it was not kept already.

    Raises:
        CellError: If its author has begun another.
    """
    about, author, key = text.about, text.author, text.about.indicator_id
    begun = desk.workbook.commentaries.by(author).draft(key, text.quarter)
    if begun is not None and begun.body == text.body:
        return False
    if begun is not None:
        raise row.error(
            "Author",
            f"{author} has another draft on {about.code}; let that be saved or "
            "dropped, then bring the file in again",
        )
    where = (key, text.quarter)
    kept = keep_beside(desk.workbook, author, where, text.body, held.version)
    says = f"draft of {author} on {about.code} for {text.quarter}"
    log_pack(desk.workbook, says, [], [kept], about=key)
    desk.done.notes.append(
        Cause(
            f"{about.code}: {held.author} has a text for {text.quarter} that stands; "
            f"what {author} wrote is kept as their draft. To put them together, open "
            f"the workbench with --as '{author}'"
        )
    )
    return True
