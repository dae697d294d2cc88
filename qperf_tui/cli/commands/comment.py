"""The command `comment`: an officer's words, saved as a version."""

import sys
from typing import TYPE_CHECKING

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.cli.typed_text import read_typed
from qperf_tui.domain.commentary import Commentary, CommentaryState
from qperf_tui.domain.period import PREVIOUS_QUARTER, Quarter
from qperf_tui.domain.text import clean_text
from qperf_tui.errors import ConflictError, QperfError
from qperf_tui.workbench.commenting import (
    WRITTEN,
    discard_draft,
    keep_draft,
    roll_forward,
    save_commentary,
)
from qperf_tui.workbench.dossier import Dossier, open_dossier

if TYPE_CHECKING:
    from qperf_tui.storage.workbook import Workbook


@click.command(
    short_help="Write the commentary on an indicator.",
    epilog="""\b
    Examples:
      qperf-tui comment "C MTP 8"
      qperf-tui comment "C MTP 8" --file why.txt --state ready
      echo "Cases fell in August." | qperf-tui comment "C MTP 8" --file -
      qperf-tui comment "C MTP 8" --roll
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
@click.option(
    "--reason", default="", metavar="TEXT", help="Why, to stand beside the version."
)
@click.option(
    "--roll", "is_rolled", is_flag=True, help="Begin from last quarter's words."
)
@click.option("--show", "is_shown", is_flag=True, help="Print what stands and end.")
@quarter_option
@pass_session
def command(
    session: Session,
    code: str,
    *,
    source: str | None,
    state: str,
    reason: str,
    quarter: Quarter | None,
    is_rolled: bool,
    is_shown: bool,
) -> None:
    """Save a commentary on indicator CODE; every earlier version is kept.

    With --roll it begins from last quarter's words, in the editor or as they are, and
    is marked as rolled forward until they are changed enough.
    """
    if is_shown:
        with session.reading() as workbook:
            at = session.quarter_of(workbook, quarter)
            _show(open_dossier(workbook, code.strip(), at))
        return
    session.require_writing()
    given = _given(source, is_rolled=is_rolled)
    with session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        dossier = open_dossier(workbook, code.strip(), at)
        rolled = _rolled(workbook, dossier) if is_rolled else None
        text, is_draft_taken_up = _text(dossier, given, rolled)
        saved = _save(
            *(workbook, dossier, text, CommentaryState[state.upper()]),
            reason=reason,
            rolled_from=at.shifted(-PREVIOUS_QUARTER) if is_rolled else None,
            took_up_draft=is_draft_taken_up,
        )
    terminal.tell(
        f"Saved version {saved.version} of the commentary on {dossier.indicator.code} "
        f"for {at} as {saved.state.word}{_rolled_words(saved)}, by {saved.author}."
    )


def _is_asked() -> bool:
    """Whether somebody is there to write in an editor."""
    return sys.stdin.isatty()


def _given(source: str | None, *, is_rolled: bool) -> str | None:
    """The text of the file that was named, if one was.

    Raises:
        click.UsageError: If words are to be rolled forward as well.
        QperfError: If it cannot be read.
    """
    if is_rolled and source is not None:
        raise click.UsageError("--roll and --file cannot both be had; choose one.")
    return None if source is None else read_typed(source)


def _rolled_words(saved: Commentary) -> str:
    return f", rolled forward from {saved.rolled_from}" if saved.rolled_from else ""


def _rolled(workbook: "Workbook", dossier: Dossier) -> str:
    """Last quarter's words, where nothing is written this quarter.

    Raises:
        QperfError: If something is, or nothing was last quarter.
    """
    standing = dossier.commentary
    if standing is not None and standing.body.strip():
        raise QperfError(
            f"There is a commentary on {dossier.indicator.code} for {dossier.quarter} "
            "already; write on that, for --roll begins a new one."
        )
    return roll_forward(workbook, dossier.indicator, dossier.quarter)


def _text(dossier: Dossier, given: str | None, rolled: str | None) -> tuple[str, bool]:
    """What is to be saved, and whether it was made from the draft that was left.

    Raises:
        QperfError: If there is none.
    """
    is_draft_taken_up = False
    if given is not None:
        text = given
    elif _is_asked():
        text = _edited(dossier, rolled)
        is_draft_taken_up = rolled is None
    else:
        text = read_typed("-") if rolled is None else rolled
    if not text.strip():
        raise QperfError("There is no text to save, so nothing is changed.")
    return text, is_draft_taken_up


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


def _edited(dossier: Dossier, rolled: str | None) -> str:
    """What the officer makes of words rolled forward, a draft left, or what stands."""
    draft, standing = dossier.draft, dossier.commentary
    begun = ""
    if rolled is not None:
        begun = rolled
    elif draft is not None:
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
    if text is None and rolled is not None:
        return rolled
    if text is None:
        raise QperfError("Nothing was changed in the editor, so nothing is saved.")
    return text


def _save(
    workbook: "Workbook",
    dossier: Dossier,
    text: str,
    state: CommentaryState,
    *,
    reason: str,
    rolled_from: Quarter | None,
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
                    *(workbook, indicator, quarter, draft.body, CommentaryState.DRAFT),
                    base_version=base,
                ).version
                terminal.tell(f"The draft left in the workbench is version {base}.")
            saved = save_commentary(
                *(workbook, indicator, quarter, text, state),
                base_version=base,
                reason=reason,
                rolled_from=rolled_from,
            )
            still = workbook.commentaries.draft(indicator.indicator_id, quarter)
            if still == draft and still is not None:
                discard_draft(workbook, indicator, quarter)
            return saved
    except ConflictError:
        keep_draft(workbook, indicator, quarter, text, base_version=base)
        raise
