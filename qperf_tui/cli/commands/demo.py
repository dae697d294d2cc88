"""The command `demo`: the sample council, ready at once."""

import click

from qperf_tui import assets, config
from qperf_tui.cli import terminal
from qperf_tui.cli.opening import start_screens
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.paths import at_home
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench import sample, whereabouts
from qperf_tui.workbench.summary import export_text


@click.command(
    short_help="Open the workbench on the sample council.",
    epilog="""\b
    Examples:
      qperf-tui demo
      qperf-tui demo --fresh
      qperf-tui demo > summary.md
    """,
)
@click.option("--fresh", is_flag=True, help="Begin again with a fresh copy.")
@pass_session
@click.pass_context
def command(ctx: click.Context, session: Session, *, fresh: bool) -> None:
    """Open the workbench on the sample council.

    Its workbook is made the first time and kept, so that what you try stays. With
    no terminal the summary section is printed instead.
    """
    path = at_home(config.sample_path())
    folder = assets.folder("sample_data")
    version = sample.version_of(folder)
    if fresh or not sample.is_current(path, version, session.stamp):
        kept = sample.clear_the_way(path, session.stamp)
        if kept is not None:
            terminal.tell(f"The sample that stood there is kept as {kept}.")
        from qperf_tui.workbench.council import make_council  # noqa: PLC0415 - slow

        make_council(path, folder, session.stamp)
    _remember_as_first(session)
    if terminal.is_attached():
        ctx.exit(start_screens(session, path))
    practice = session.settings.practice
    with Workbook.open(path, session.stamp, practice=practice) as workbook:
        quarter = session.quarter_of(workbook, None)
        terminal.write(export_text(workbook, quarter))
    terminal.tell(
        f"This is the summary section of the sample council for {quarter}; at a "
        "terminal, qperf-tui demo opens the workbench on it."
    )


def _remember_as_first(session: Session) -> None:
    """Let the sample be the workbook last opened only where no other is known."""
    known = session.known_path
    if known is None or not known.exists():
        whereabouts.remember(config.state_folder(), config.sample_path())
