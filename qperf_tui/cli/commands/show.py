"""The command `show`: everything on file for one indicator."""

from datetime import date
from typing import TYPE_CHECKING

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.action_lines import Listed, action_record
from qperf_tui.cli.cards import card_lines, working_lines
from qperf_tui.cli.comparisons import comparison_record
from qperf_tui.cli.options import (
    csv_option,
    json_option,
    quarter_option,
    require_one_form,
)
from qperf_tui.cli.records import Judged, for_csv, point, record, target_value
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.wording import tolerance_words
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.day import day_of
from qperf_tui.workbench.dossier import Dossier, open_dossier
from qperf_tui.workbench.sources import source_record, sources_of, traced_lines

if TYPE_CHECKING:
    from qperf_tui.domain.working import Working


@click.command(
    short_help="Show everything on file for one indicator.",
    epilog="""\b
    Examples:
      qperf-tui show "C MTP 8"
      qperf-tui show "NI 59" --quarter "Q1 2012/13"
      qperf-tui show "C MTP 8" --working
      qperf-tui show "C MTP 8" --sources
      qperf-tui show "C MTP 8" --json
      qperf-tui show "C MTP 8" --csv > series.csv
    """,
)
@click.argument("code")
@click.option(
    "--working", "is_worked", is_flag=True, help="Show how each judgement came about."
)
@click.option(
    "--sources", "is_traced", is_flag=True, help="Show where each figure came from."
)
@quarter_option
@json_option
@csv_option
@pass_session
def command(
    session: Session,
    code: str,
    quarter: Quarter | None,
    *,
    is_worked: bool,
    is_traced: bool,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Show the record card, the whole series and the words on indicator CODE.

    With --working it is the working in their place: rule, arithmetic, who set what.
    With --sources it is every revision of every figure: file, who, when and why.
    """
    require_one_form(as_json=as_json, as_csv=as_csv)
    _require_table(is_one=not (is_worked or is_traced), as_csv=as_csv)
    with session.reading() as workbook:
        at = session.quarter_of(workbook, quarter)
        dossier = open_dossier(workbook, code.strip(), at)
        today = day_of(workbook)
        worked = _worked(workbook, dossier, today) if is_worked else ()
        traced = sources_of(workbook, dossier.indicator, quarter)
        actions = _actions(workbook, dossier, today)
    series = _series(dossier)
    if as_json:
        added = {"working": [_working(each) for each in worked]} if is_worked else {}
        doing = {"actions": [action_record(each) for each in actions]}
        came = {"sources": [source_record(each) for each in traced]}
        terminal.write_json({**_as_json(dossier, series), **doing, **came, **added})
    elif is_traced:
        terminal.write_text("\n".join(traced_lines(dossier.indicator, traced)) + "\n")
    elif is_worked:
        lines = working_lines(dossier.indicator, at, worked, terminal.width())
        terminal.write_text("\n".join(lines) + "\n")
    elif as_csv:
        _write_csv(series)
    else:
        terminal.write("\n".join(card_lines(dossier, terminal.width(), actions)) + "\n")


def _require_table(*, is_one: bool, as_csv: bool) -> None:
    if as_csv and not is_one:
        raise click.UsageError("that is no table; write --json for --csv.")


def _write_csv(series: list[Judged]) -> None:
    points = [for_csv(point(each)) for each in series]
    terminal.write_csv(points, points[0])


def _actions(workbook: Workbook, dossier: Dossier, today: date) -> list[Listed]:
    indicator = dossier.indicator
    found = workbook.actions.of(indicator.indicator_id)
    return [Listed.of(each, indicator.code, today) for each in found]


def _worked(workbook: Workbook, dossier: Dossier, today: date) -> "tuple[Working, ...]":
    from qperf_tui.workbench.workings import show_working  # noqa: PLC0415 - seldom

    return show_working(workbook, dossier.quarter, today, dossier.indicator)


def _working(each: "Working") -> dict[str, object]:
    return {
        "topic": each.topic.value,
        "verdict": each.verdict,
        "lines": list(each.lines),
    }


def _series(dossier: Dossier) -> list[Judged]:
    outturns = {each.quarter: each for each in dossier.outturns if each is not None}
    return [Judged(each, outturns) for each in dossier.history]


def _as_json(dossier: Dossier, series: list[Judged]) -> dict[str, object]:
    indicator, words = dossier.indicator, dossier.commentary
    return {
        **record(series[-1]),
        "definition": indicator.definition,
        "tolerance": tolerance_words(dossier.position.tolerance, indicator),
        "series": [point(each) for each in series],
        "targets": [
            {
                "quarter": str(at),
                "kind": kind.value,
                "target": target_value(target, indicator),
            }
            for (at, kind), target in sorted(
                dossier.targets.items(), key=lambda each: each[0]
            )
        ],
        "comparators": [comparison_record(each) for each in dossier.comparisons],
        "breaks": [
            {"from": str(Quarter(each.first_quarter)), "reason": each.reason}
            for each in dossier.breaks
        ],
        "events": [{"quarter": str(at), "event": says} for at, says in dossier.events],
        "commentary_body": "" if words is None else words.body,
        "commentary_author": "" if words is None else words.author,
        "commentary_version": 0 if words is None else words.version,
        "commentary_written_at": None if words is None else words.written_at,
    }
