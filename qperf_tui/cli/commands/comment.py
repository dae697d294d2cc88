"""The command `comment`: an officer's words, saved as a version."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.commentary import LONGEST, Commentary, CommentaryState
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_text
from qperf_tui.errors import ConflictError, QperfError
from qperf_tui.workbench.commenting import (
    WRITTEN,
    discard_draft,
    keep_draft,
    save_commentary,
)
from qperf_tui.workbench.dossier import Dossier, open_dossier

if TYPE_CHECKING:
    from qperf_tui.storage.workbook import Workbook

_MOST_BYTES: Final = 4 * LONGEST + 4
"""More than the longest commentary there can be, in UTF-8."""


@click.command(
    short_help="Write the commentary on an indicator.",
    epilog="""\b
    Examples:
      qperf-tui comment "C MTP 8"
      qperf-tui comment "C MTP 8" --file why.txt --state ready
      echo "Cases fell in August." | qperf-tui comment "C MTP 8" --file -
      qperf-tui comment "C MTP 8" --show
    """,
)
@click.argument("code")
@click.option(
    "--file",
    "source",
    metavar="FILE",
    help="Where the text is; - is stdin (default: the editor, or stdin if piped).",
)
@click.option(
    "--state",
    type=click.Choice([each.word for each in WRITTEN], case_sensitive=False),
    default=CommentaryState.DRAFT.word,
    show_default=True,
    help="How far it is; a colleague agrees it, with qperf-tui agree.",
)
@click.option("--show", "is_shown", is_flag=True, help="Print what stands and end.")
@quarter_option
@pass_session
def command(
    session: Session,
    code: str,
    source: str | None,
    state: str,
    quarter: Quarter | None,
    *,
    is_shown: bool,
) -> None:
    """Save a commentary on indicator CODE; every earlier version is kept."""
    if is_shown:
        with session.reading() as workbook:
            at = session.quarter_of(workbook, quarter)
            _show(open_dossier(workbook, code.strip(), at))
        return
    session.require_writing()
    given = None if source is None else _read(source)
    with session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        dossier = open_dossier(workbook, code.strip(), at)
        edited = _edited(dossier) if given is None and _is_asked() else None
        text = edited if edited is not None else given
        text = _read("-") if text is None and not _is_asked() else text
        if text is None or not text.strip():
            raise QperfError("There is no text to save, so nothing is changed.")
        saved = _save(
            workbook,
            dossier,
            text,
            CommentaryState[state.upper()],
            took_up_draft=edited is not None,
        )
    terminal.tell(
        f"Saved version {saved.version} of the commentary on {dossier.indicator.code} "
        f"for {at} as {saved.state.word}, by {saved.author}."
    )


def _is_asked() -> bool:
    """Whether somebody is there to write in an editor."""
    return sys.stdin.isatty()


def _show(dossier: Dossier) -> None:
    standing = dossier.commentary
    if standing is None:
        terminal.tell(f"Nothing is written on {dossier.indicator.code} yet.")
        return
    terminal.write_text(f"{standing.body}\n")
    terminal.tell(
        f"Version {standing.version}, {dossier.position.commentary.word}, by "
        f"{standing.author}."
    )


def _read(source: str) -> str:
    """The text in a file, or on stdin.

    Raises:
        QperfError: If it cannot be read, or is not UTF-8.
    """
    named = "stdin" if source == "-" else source
    try:
        if source == "-":
            content = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with Path(source).expanduser().open("rb") as file:
                content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise QperfError(f"{named} cannot be read: {error.strerror}.") from error
    if len(content) > _MOST_BYTES:
        raise QperfError(
            f"{named} is longer than the {LONGEST:,} characters that are kept; "
            "shorten it."
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise QperfError(f"{named} is not UTF-8; save it as UTF-8.") from None


def _edited(dossier: Dossier) -> str:
    """What the officer makes of the draft they left, or of what stands."""
    draft, standing = dossier.draft, dossier.commentary
    begun = ""
    if draft is not None:
        begun = draft.body
        terminal.tell(f"Taking up the draft you left at {draft.saved_at}.")
    elif standing is not None:
        begun = standing.body
    try:
        text = click.edit(f"{clean_text(begun)}\n", extension=".txt")
    except click.ClickException as error:
        raise QperfError(
            f"The editor could not be used ({error.format_message()}); name another "
            "in VISUAL, or give the text with --file."
        ) from error
    if text is None:
        raise QperfError("Nothing was changed in the editor, so nothing is saved.")
    return text


def _save(
    workbook: "Workbook",
    dossier: Dossier,
    text: str,
    state: CommentaryState,
    *,
    took_up_draft: bool,
) -> Commentary:
    """Save a text; a draft it was not made from is first kept as a version."""
    indicator, quarter, draft = dossier.indicator, dossier.quarter, dossier.draft
    base = 0 if dossier.commentary is None else dossier.commentary.version
    if took_up_draft and draft is not None:
        base = draft.base_version
    try:
        with workbook.transaction():
            is_apart = draft is not None and draft.body.strip() != text.strip()
            if draft is not None and is_apart and not took_up_draft:
                base = save_commentary(
                    workbook,
                    indicator,
                    quarter,
                    draft.body,
                    CommentaryState.DRAFT,
                    base_version=base,
                ).version
                terminal.tell(f"The draft left in the workbench is version {base}.")
            saved = save_commentary(
                workbook, indicator, quarter, text, state, base_version=base
            )
            still = workbook.commentaries.draft(indicator.indicator_id, quarter)
            if still == draft and still is not None:
                discard_draft(workbook, indicator, quarter)
            return saved
    except ConflictError:
        keep_draft(workbook, indicator, quarter, text, base_version=base)
        raise
