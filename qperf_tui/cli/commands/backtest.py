"""The command `backtest`: how the year-end projection would have done."""

from collections.abc import Mapping, Sequence
from typing import Final

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import csv_option, json_option, require_one_form
from qperf_tui.cli.records import for_csv
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.cli.tables import aligned
from qperf_tui.domain.projection import LEAST_ERRORS
from qperf_tui.domain.wording import plural

_HEADINGS: Final = (
    *("After", "Figures", "Method", "Error", "Times", "Indicators"),
    "80% range held",
)
_METHOD: Final = 2


@click.command(
    short_help="Test the year-end projection on past years.",
    epilog="""\b
    Examples:
      qperf-tui backtest
      qperf-tui backtest --json
      qperf-tui backtest --csv > backtest.csv
    """,
)
@json_option
@csv_option
@pass_session
def command(session: Session, *, as_json: bool, as_csv: bool) -> None:
    """Project every past year from each of its quarters, and hold it to what came.

    The error is in mean changes from year to year: below 1 beats "about the same
    as last year". The blend is what the workbench shows; the rest are there to
    be beaten. Few years on file make it a poor test, so how often is said.
    Figures are taken as they stand today, with what was revised since.
    """
    require_one_form(as_json=as_json, as_csv=as_csv)
    from qperf_tui.workbench.backtesting import backtest  # noqa: PLC0415 - polars

    with session.reading() as workbook:
        found = backtest(workbook)
    records = found.results
    if as_json:
        terminal.write_json(
            {
                "results": records,
                "indicators_tried": found.tried,
                "left_out": dict(found.left_out),
            }
        )
        return
    if as_csv:
        terminal.write_csv([for_csv(each) for each in records], found.columns)
    elif records:
        terminal.write("\n".join(_lines(records)) + "\n")
    if records and not any(each["ranges"] for each in records):
        terminal.tell(f"No range to test: it takes {LEAST_ERRORS} past errors.")
    terminal.tell(f"{found.tried} {plural(found.tried, 'indicator')} tried.")
    for reason, many in sorted(found.left_out.items()):
        terminal.tell(f"{many} left out: {reason}.")


def _lines(records: Sequence[Mapping[str, object]]) -> list[str]:
    cells = [
        [
            f"Q{each['after']}",
            str(each["figures"]),
            str(each["method"]),
            f"{each['scaled_error']:.2f}",
            str(each["occasions"]),
            str(each["indicators"]),
            "–"
            if each["coverage"] is None
            else f"{each['coverage']:.0%} of {each['ranges']}",
        ]
        for each in records
    ]
    width = terminal.width()
    right = frozenset({3, 4, 5, 6})
    return aligned(_HEADINGS, cells, width=width, stretch=_METHOD, right=right)
