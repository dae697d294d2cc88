"""What drafting again would change or has changed, in words and as JSON."""

from collections.abc import Sequence

from qperf_tui.cli.differences import marked
from qperf_tui.domain.wording import plural
from qperf_tui.report.redraft import Became
from qperf_tui.workbench.paragraph_changes import ParagraphChange


def as_text(changes: Sequence[ParagraphChange]) -> str:
    """What would become of each paragraph that would not stay as it is."""
    told = [_block(each) for each in changes if each.kind is not Became.UNCHANGED]
    return "\n".join(told)


def _block(change: ParagraphChange) -> str:
    lines = [f"{_head(change)}:", f"  {_words(change)}"]
    lines += [f"  {each.words}" for each in change.figures]
    return "\n".join(lines) + "\n"


def _head(change: ParagraphChange) -> str:
    named = name(change)
    match change.kind:
        case Became.ADDED:
            return f"{named} would be added to {change.section}"
        case Became.KEPT if not change.is_edited:
            return f"{named} would stay while {change.edited_by} is writing in it"
        case Became.KEPT:
            now = "its fresh draft" if change.after else "nothing is drafted for it now"
            return f"{named} would stay as {change.edited_by} edited it; {now}"
    given_way = f", edited by {change.edited_by}," if change.is_edited else ""
    does = "go" if change.kind is Became.GONE else "change"
    return f"{named}{given_way} would {does}"


def _words(change: ParagraphChange) -> str:
    if change.kind is Became.ADDED:
        return change.after
    if not change.after:
        return change.before
    return marked(change.pieces)


def name(change: ParagraphChange) -> str:
    """A paragraph as a person calls it: by its number, if it has one."""
    number = change.number_after if change.number is None else change.number
    if number is None:
        return f"A paragraph of {change.section} that is left out"
    return f"Paragraph {number}"


def done(changes: Sequence[ParagraphChange]) -> list[str]:
    """A sentence for each paragraph that was changed, or kept as it was edited."""
    return [_sentence(each) for each in changes if each.kind is not Became.UNCHANGED]


def _sentence(change: ParagraphChange) -> str:
    named = name(change)
    if change.kind is Became.KEPT:
        return _kept(change, named)
    says = {
        Became.ADDED: "was added",
        Became.GONE: "is gone, since nothing is drafted for it now",
    }.get(change.kind, "changed")
    if change.is_edited and change.kind is Became.CHANGED:
        says = f"has its fresh draft again in place of what {change.edited_by} wrote"
    figures = "; ".join(each.words for each in change.figures)
    return f"{named} {says}{f' ({figures})' if figures else ''}."


def _kept(change: ParagraphChange, named: str) -> str:
    if not change.is_edited:
        return f"{named} stays, since {change.edited_by} is writing in it."
    says = f"{named} stays as {change.edited_by} edited it"
    if change.number is None:
        return f"{says}."
    since = ", though another text is drafted for it now" if change.has_moved_on else ""
    return (
        f"{says}{since}; qperf-tui draft --replace {change.number} takes the fresh "
        "draft instead."
    )


def counted(changes: Sequence[ParagraphChange]) -> str:
    """How many paragraphs would change, stay as edited, and stay as they are."""
    made = sum(each.is_made for each in changes)
    kept = sum(each.kind is Became.KEPT for each in changes)
    left = len(changes) - made - kept
    return (
        f"{made} {plural(made, 'paragraph')} would change, {kept} would stay as edited "
        f"and {left} as drafted or written"
    )


def as_json(change: ParagraphChange) -> dict[str, object]:
    """A change as a program reads it."""
    return {
        "kind": change.kind.value,
        "number": change.number,
        "number_after": change.number_after,
        "section": change.section,
        "key": change.key,
        "before": change.before,
        "after": change.after,
        "edited_by": change.edited_by or None,
        "figures_moved_on": change.has_moved_on,
        "pieces": [
            {"kind": each.kind.value, "text": each.text} for each in change.pieces
        ],
        "figures": [
            {
                "code": each.code,
                "quarter": str(each.quarter),
                "measure": each.measure,
                "before": each.before,
                "after": each.after,
                "why": each.why,
            }
            for each in change.figures
        ],
    }
