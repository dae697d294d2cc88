"""The keys of the report screen, each with the id by which it can be changed."""

from typing import Final

from textual.binding import Binding, BindingType

HELP: Final = """\
## The paper

Every part of it, its paragraphs numbered through; each part says how many of them go
out, and how much holds them back. Those of the summary are drafted from the figures and
the agreed commentary, and stand until they are drafted again: `d` shows first what that
changes, and edited words stay unless you take the fresh draft in their place. `!` still
asks for a cause, `✎` is edited by an officer, `≠` is not what would be drafted now, `–`
is left out. `f` fills in the header and the recommendation. `E` keeps a paragraph from
the public, whose numbers run on without it.

Below the outline is what is to be mended before it goes out: `■` holds the export
back, `◆` is advice, `◇` is waived. `]` and `[` step through it, and `g` goes to where
the one under the cursor is mended; so does enter in that list. `W` lets it go out for
a reason that the audit (`A`) prints, and again holds it back.

`p` shows the whole paper as the public will read it, `c` compares it, and `x` exports
it or any other document, in every format there is. `P` publishes it, after a look at
what holds it back and a second key.
"""

KEYS: Final[list[BindingType]] = [
    Binding(
        "e,enter",
        "edit",
        "Edit",
        key_display="e",
        id="paragraph.edit",
        tooltip="Edit the words of the paragraph",
    ),
    Binding(
        "m",
        "include",
        "In/out",
        id="paragraph.include",
        tooltip="Leave the paragraph out, or take it in again",
    ),
    Binding(
        "d",
        "draft",
        "Draft",
        id="report.draft",
        tooltip="Draft again from the figures: see what changes, then take it",
    ),
    Binding(
        "g",
        "go_to_fault",
        "Mend",
        id="fault.go",
        tooltip="Go to where the thing to mend under the cursor is mended",
    ),
    Binding(
        "p",
        "preview",
        "Preview",
        id="report.preview",
        tooltip="The whole paper as the public will read it",
    ),
    Binding(
        "x",
        "export",
        "Export",
        id="export",
        tooltip="Write the paper or another document, in every format there is",
    ),
    Binding(
        "c",
        "compare",
        "Compare",
        id="report.compare",
        tooltip="What differs from the draft, a release or last quarter's paper",
    ),
    Binding("n", "new", "New", id="paragraph.new", tooltip="Add one after this one"),
    Binding(
        "W",
        "waive",
        "Waive",
        id="fault.waive",
        tooltip="Let the thing to mend go out for a reason, or no longer",
    ),
    Binding(
        "f",
        "header",
        "Header",
        id="report.header",
        tooltip="Fill in the paper's header and its recommendation",
    ),
    Binding(
        "A",
        "audit",
        "Audit",
        id="report.audit",
        tooltip="Every rule, finding and waiver of the paper, with who, when and why",
    ),
    Binding(
        "shift+up,K",
        "move(-1)",
        "Up",
        key_display="K",
        id="paragraph.up",
        show=False,
        tooltip="Move the paragraph up",
    ),
    Binding(
        "shift+down,J",
        "move(1)",
        "Down",
        key_display="J",
        id="paragraph.down",
        show=False,
        tooltip="Move the paragraph down",
    ),
    Binding(
        "delete",
        "remove",
        "Remove",
        id="paragraph.remove",
        show=False,
        tooltip="Take the paragraph away; u brings it back",
    ),
    Binding(
        "E",
        "exempt",
        "Exempt",
        id="paragraph.exempt",
        show=False,
        tooltip="Keep the paragraph from the public, or let it be read again",
    ),
    Binding(
        "h",
        "versions",
        "Versions",
        id="versions",
        show=False,
        tooltip="Every text of this paragraph, and what changed",
    ),
    Binding(
        "right_square_bracket",
        "fault(1)",
        "Next fault",
        key_display="]",
        id="fault.next",
        show=False,
        tooltip="Step to the next thing to mend",
    ),
    Binding(
        "left_square_bracket",
        "fault(-1)",
        "Previous fault",
        key_display="[",
        id="fault.previous",
        show=False,
        tooltip="Step to the thing to mend before this one",
    ),
    Binding(
        "P",
        "publish",
        "Publish",
        id="report.publish",
        show=False,
        tooltip="Freeze the paper as a release, after a look at what holds it back",
    ),
    Binding("escape", "app.area('review')", "Back", id="back", show=False),
]
