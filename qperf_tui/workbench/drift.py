"""What a section says that is not what would be drafted for it today."""

from collections.abc import Iterator
from typing import Final

from qperf_tui.domain.wording import plural
from qperf_tui.report.checks import Finding
from qperf_tui.workbench.compiled import Summary

_AGAIN: Final = (
    "draft the section again (qperf-tui draft, or d where the section is shown)"
)


def moved_on(summary: Summary) -> Iterator[Finding]:
    """Paragraphs that no longer say what is drafted, and those still to be drafted.

    Nothing that nobody edited goes out as it was drafted from other figures; for an
    officer's own words this is advice.
    """
    for each in summary.paragraphs:
        if each.has_moved_on and each.is_edited and not each.is_left_out:
            yield _finding(
                f"Paragraph {each.number} was edited before its figures changed; "
                "compare it with the new draft",
                is_blocking=False,
            )
        elif each.has_moved_on and not each.is_left_out:
            why = (
                "would not be drafted any more"
                if each.fresh is None
                else "was drafted before its figures or agreed words changed"
            )
            yield _finding(f"Paragraph {each.number} {why}; {_AGAIN}", is_blocking=True)
    for section in summary.sections:
        many = len(section.not_drafted)
        if many:
            yield _finding(
                f"{section.on_file.title} has {many} {plural(many, 'paragraph')} still "
                f"to be drafted; {_AGAIN}",
                is_blocking=True,
            )


def _finding(says: str, *, is_blocking: bool) -> Finding:
    return Finding(rule="drift", says=says, is_blocking=is_blocking)
