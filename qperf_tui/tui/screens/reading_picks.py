"""Lists to choose from of how a file is read: its columns, sheets and kind."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from textual.screen import Screen

from qperf_tui.tui.import_words import column_line
from qperf_tui.tui.screens.picking import PickScreen
from qperf_tui.workbench.definition_files import A_ROW_HAS, TableKind
from qperf_tui.workbench.previewing import ColumnMatch

_LEFT_OUT: Final = "leave it out"
_EVERY: Final = "every sheet whose headings fit"


def pick_column(
    screen: Screen[bool],
    matches: Sequence[ColumnMatch],
    columns: Sequence[str],
    then: Callable[[str, str], None],
) -> None:
    """Choose a heading, then which column it stands for; `then` gets both."""
    if not matches:
        screen.notify("No headings were found in this file.")
        return

    def ask(at: int | None) -> None:
        if at is None:
            return
        match = matches[at]
        begin = columns.index(match.column) if match.column in columns else 0
        about = f"“{match.heading}” is our column"
        screen.app.push_screen(
            PickScreen(about, (*columns, _LEFT_OUT), begin), partial(say, match)
        )

    def say(match: ColumnMatch, at: int | None) -> None:
        if at is not None:
            then(match.heading, columns[at] if at < len(columns) else "")

    odd = (at for at, each in enumerate(matches) if not each.is_used)
    lines = [column_line(each) for each in matches]
    about = "What the headings stand for"
    screen.app.push_screen(PickScreen(about, lines, next(odd, 0)), ask)


def pick_sheet(
    screen: Screen[bool],
    file_name: str,
    sheets: tuple[Sequence[str], Sequence[str]],
    then: Callable[[str | None], None],
    *,
    may_be_every: bool = True,
) -> None:
    """Choose a worksheet among those seen and those hidden.

    `then` gets its name, nothing for every one of them, or None.
    """
    seen, hidden = sheets
    every = [_EVERY] if may_be_every and len(seen) > 1 else []
    names = (*seen, *hidden, "")
    lines = (*seen, *(f"{each} (hidden)" for each in hidden), *every)
    screen.app.push_screen(
        PickScreen(f"Which sheet of {file_name} is read?", lines),
        lambda at: then(None if at is None else names[at]),
    )


def pick_kind(
    screen: Screen[bool],
    about: str,
    kind: TableKind | None,
    then: Callable[[TableKind], None],
) -> None:
    """Choose as which table of definitions a file is brought in, `kind` first."""
    others = [each for each in TableKind if each is not kind]
    kinds = others if kind is None else [kind, *others]
    lines = [f"{each.words}: {A_ROW_HAS[each]}" for each in kinds]

    def take(at: int | None) -> None:
        if at is not None:
            then(kinds[at])

    screen.app.push_screen(PickScreen(about, lines), take)
