"""All that a workbook says to somebody who reads it, and not how it came to say it."""

from typing import Final

from qperf_tui.domain.agreement import standing_decisions
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook

KEPT_FOR_EVER: Final = {
    *("change", "commentary", "commentary_version", "commentary_figure", "signoff"),
    *("outturn_revision", "import_batch", "paragraph_version", "sqlite_sequence"),
    "quarter_closing",
    *("draft", "paragraph_draft", "paragraph_figure", "_sqlite_migrations"),
}
"""History, which only grows, and what is read by its own rules below."""

BOOKKEEPING: Final = {"version", "revision", "position"}
"""Columns that only count, and go on counting when a change is undone."""

NOTHING: Final = {"", "[]", "{}"}

Visible = dict[str, list[str]]


def visible(workbook: Workbook) -> Visible:
    """Every table that can be read, and the words and decisions that stand."""
    found = {name: _rows(workbook, name) for name in _tables(workbook)}
    found["commentary"] = _words(workbook)
    found["closed"] = [str(each) for each in workbook.closings.closed()]
    found["order"] = [
        str(row)
        for row in workbook._connection.rows(
            "SELECT section_id, paragraph_id FROM paragraph"
            " ORDER BY section_id, position, paragraph_id"
        )
    ]
    return found


def _tables(workbook: Workbook) -> list[str]:
    listed = workbook._connection.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    )
    return [str(row[0]) for row in listed if row[0] not in KEPT_FOR_EVER]


def _rows(workbook: Workbook, table: str) -> list[str]:
    held = workbook._connection.rows(f"PRAGMA table_info({table})")
    columns = [str(row[1]) for row in held if row[1] not in BOOKKEEPING]
    where = {
        "indicator": "retired_from IS NOT 0",
        "indicator_priority": _LIVE,
        "priority": f"priority_id IN (SELECT priority_id FROM indicator_priority"
        f" WHERE {_LIVE})",
        "disclosure_override": "NOT is_withdrawn",
        "setting": "name NOT IN (SELECT 'disclosure_signed ' || override_id"
        " FROM disclosure_override WHERE is_withdrawn)",
    }.get(table, "1")
    found = workbook._connection.rows(
        f"SELECT {', '.join(columns)} FROM {table} WHERE {where}"
    )
    if table == "setting":
        found = [row for row in found if row[1] not in NOTHING]
    return sorted(map(str, found))


_LIVE: Final = (
    "indicator_id IN (SELECT indicator_id FROM indicator WHERE retired_from IS NOT 0)"
)


def _words(workbook: Workbook) -> list[str]:
    """Every text that stands, whose it is, and what was decided on it.

    A text that was emptied is none.
    """
    found = []
    for row in workbook._connection.rows(
        "SELECT indicator_id, quarter FROM commentary ORDER BY indicator_id, quarter"
    ):
        key, quarter = int(str(row[0])), Quarter(int(str(row[1])))
        text = workbook.signoffs.text(key, quarter)
        held = workbook.commentaries.standing(key, quarter)
        if text is None or held is None:
            continue
        decided = standing_decisions(text.decisions, held.version)
        stated = workbook.stated_figures.of(key, quarter, held.version)
        said = (held.body, held.state, held.author, held.figures, held.rolled_from)
        made = [(each.role, each.person, each.verdict.value) for each in decided]
        found.append(str((key, quarter, said, sorted(text.writers), made, stated)))
    return found
