"""The command `import profile`: how returns are read, kept by name."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.workbench.profiles import (
    Profile,
    profile_named,
    profiles,
    remove_profile,
)


@click.group(
    short_help="List, show or remove the profiles by which returns are read.",
    epilog="""\b
    Examples:
      qperf-tui import odd.csv --map "Latest=Value" --save-profile "Children"
      qperf-tui import profile list
      qperf-tui import profile show "Children" --json
      qperf-tui import profile remove "Children"
    """,
)
def profile() -> None:
    """Profiles keep what headings stand for, and are used by themselves next time.

    A file whose headings have changed since is read by no profile, and that is said.
    """


@profile.command("list")
@json_option
@pass_session
def listed(session: Session, *, as_json: bool) -> None:
    """List every profile."""
    with session.reading() as workbook:
        found = profiles(workbook)
    if as_json:
        terminal.write_json([_record(each) for each in found])
        return
    for each in found:
        terminal.write_text(
            f"{each.name}, by {each.saved_by} on {each.saved_at[:10]}\n"
        )
    if not found:
        terminal.tell("There are none yet; import --save-profile NAME keeps one.")


@profile.command("show")
@click.argument("name")
@json_option
@pass_session
def show(session: Session, name: str, *, as_json: bool) -> None:
    """Show what the headings of profile NAME stand for."""
    with session.reading() as workbook:
        found = profile_named(workbook, name)
    if as_json:
        terminal.write_json(_record(found))
        return
    lines = [
        f"{heading}: {found.columns.get(heading, '(as it says)') or '(left out)'}"
        for heading in found.headings
    ]
    terminal.write_text("\n".join(lines) + "\n")


@profile.command("remove")
@click.argument("name")
@pass_session
def remove(session: Session, name: str) -> None:
    """Let profile NAME go; undo brings it back."""
    with session.writing() as workbook:
        remove_profile(workbook, name)
    terminal.tell(f"The profile {name} is let go.")


def _record(found: Profile) -> dict[str, object]:
    return {
        "name": found.name,
        "headings": list(found.headings),
        "columns": dict(found.columns),
        "sheets": list(found.sheets),
        "every_sheet": found.every_sheet,
        "saved_by": found.saved_by,
        "saved_at": found.saved_at,
    }
