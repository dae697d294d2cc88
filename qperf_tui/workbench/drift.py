"""What a section says that is not what would be drafted for it today."""

from collections.abc import Iterator
from typing import Final

from qperf_tui.domain.wording import plural
from qperf_tui.report.checks import Finding
from qperf_tui.workbench.compiled import Summary

DRIFT: Final = "drift"
"""The rule that a section says what would be drafted for it today."""

_AGAIN: Final = (
    "draft the section again (qperf-tui draft, or d where the section is shown)"
)
_OTHERWISE: Final = "is not as it would be drafted"
"""Whether a figure, agreed words or a rule changed is not guessed at."""


def moved_on(summary: Summary) -> Iterator[Finding]:
    """Paragraphs that no longer say what is drafted, and those still to be drafted.

    Nothing that nobody edited goes out as it was drafted from other figures; for an
    officer's own words this is advice.
    """
    for where, each in summary.places:
        if not each.has_moved_on:
            continue
        if each.is_edited:
            yield _finding(
                f"{where} was edited, and another text is drafted for "
                "it now; compare the two",
                each.number,
                is_blocking=False,
            )
        else:
            how = "would not be drafted" if each.fresh is None else _OTHERWISE
            yield _finding(
                f"{where} {how} now; {_AGAIN}",
                each.number,
                is_blocking=True,
            )
    for section in summary.sections:
        many = len(section.not_drafted)
        if many:
            yield _finding(
                f"{section.on_file.title} has {many} {plural(many, 'paragraph')} still "
                f"to be drafted; {_AGAIN}",
                None,
                is_blocking=True,
            )


def _finding(says: str, paragraph: int | None, *, is_blocking: bool) -> Finding:
    return Finding(rule=DRIFT, says=says, paragraph=paragraph, is_blocking=is_blocking)
