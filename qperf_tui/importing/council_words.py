"""The words of a council's folder: what was written, and who agrees it."""

from collections.abc import Collection
from typing import Final

from qperf_tui.domain.agreement import Person, same_name
from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.period import Quarter
from qperf_tui.importing.council_files import CommentaryRow
from qperf_tui.importing.tables import TableRow

COMMENTARY: Final = (*("Ref", "Quarter", "State", "Author", "Agreed by", "Commentary"),)
PEOPLE: Final = ("Name", "Role", "Directorate")
_STATES: Final = (
    *(CommentaryState.DRAFT, CommentaryState.READY, CommentaryState.AGREED),
)


def commentary_row(row: TableRow) -> CommentaryRow:
    """What was written about an indicator in a quarter.

    Raises:
        QperfError: If it is agreed and does not say by whom, or by its author.
    """
    row.needed("Commentary")
    found = CommentaryRow(
        ref=row.needed("Ref"),
        quarter=row.read("Quarter", Quarter.read),
        state=row.read("State", _state),
        author=row.text("Author"),
        agreed_by=row.text("Agreed by"),
        body=row.paragraphs("Commentary"),
    )
    if (found.state is CommentaryState.AGREED) != bool(found.agreed_by):
        raise row.error(
            "Agreed by", "say who agreed it where State is agreed, and only there"
        )
    if found.agreed_by and same_name(found.agreed_by) == same_name(found.author):
        raise row.error("Agreed by", "nobody agrees their own text; name another")
    return found


def person_row(row: TableRow, directorates: Collection[str]) -> Person:
    """Somebody and the role they take in agreeing commentary.

    Raises:
        QperfError: If no indicator is of their directorate.
    """
    directorate = row.text("Directorate")
    if directorate and directorate not in directorates:
        raise row.error("Directorate", "no indicator in definitions.csv has it")
    return Person(
        name=row.needed("Name"),
        role=row.needed("Role").casefold(),
        directorate=directorate,
    )


def _state(text: str) -> CommentaryState:
    for state in _STATES:
        if state.word == text.casefold():
            return state
    words = ", ".join(state.word for state in _STATES)
    raise ValueError(f"it is no state of a commentary; write one of {words}")
