"""What is said on the screen of figures that the public may not read."""

from typing import Final

from textual.content import Content

from qperf_tui.tui.hidden_check import hidden_words
from qperf_tui.tui.plain import plain, plain_line
from qperf_tui.workbench.hidden_list import HiddenFigure, SignedFor

SHOWN: Final = "⊙ shown to the public all the same"

Listed = HiddenFigure | SignedFor


def line_of(listed: Listed) -> Content:
    """A figure in the list: which it is, and why it is hidden or shown."""
    of = f", {listed.group}" if listed.group else ""
    if isinstance(listed, HiddenFigure):
        said = hidden_words(listed.reason)
        quarter = listed.quarter
    else:
        said = f"{SHOWN}: signed by {listed.override.signed_by}"
        quarter = listed.override.quarter
    head = plain_line(f"{listed.code}{of}, {quarter}").stylize("bold")
    return Content.assemble(head, "\n", plain_line(said))


def details_of(listed: Listed, figure: str) -> Content:
    """All there is to know of it; `figure` is what the workbench shows."""
    lines = [listed.title, f"On file: {figure}", ""]
    if isinstance(listed, HiddenFigure):
        own = "It is hidden for what it is." if listed.reason.is_primary else _OTHER
        lines += [f"The public reads c, because {listed.reason.says}.", own, "", _SIGN]
    else:
        held = listed.override
        lines += [
            f"Signed by {held.signed_by} on {held.signed_at[:10]}: {held.reason}",
            "",
            "w withdraws it.",
        ]
    return plain("\n".join(lines))


_OTHER: Final = "By itself it is not small."
_SIGN: Final = "x shows it to the public all the same."
