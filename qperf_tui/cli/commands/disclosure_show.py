"""The command `disclosure show`: why each figure of one indicator is hidden or not."""

from collections.abc import Iterator
from typing import Final

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.cli.tables import aligned
from qperf_tui.workbench.hidden_working import HiddenWorking, hidden_working

_HEADINGS: Final = ("Quarter", "Group", "Public", "Why")


@click.command(
    "show",
    short_help="Say why each figure of an indicator is hidden or not.",
    epilog="""\b
    Examples:
      qperf-tui disclosure show "CS 12"
      qperf-tui disclosure show "CS 13" --json
    """,
)
@click.argument("code")
@click.option(
    "--internal",
    "is_internal",
    is_flag=True,
    help="With the figure on file beside it, for colleagues only.",
)
@json_option
@pass_session
def command(session: Session, code: str, *, is_internal: bool, as_json: bool) -> None:
    """Say what the public reads of indicator CODE in each quarter, and why.

    The latest quarter comes first; groups stand below the figure of all.
    """
    with session.reading() as workbook:
        found = hidden_working(workbook, workbook.indicators.by_code(code.strip()))
    if as_json:
        terminal.write_json(_record(found, is_internal=is_internal))
    else:
        lines = _lines(found, is_internal=is_internal)
        terminal.write_text("\n".join(lines) + "\n")


def _lines(found: HiddenWorking, *, is_internal: bool) -> Iterator[str]:
    indicator, policy = found.indicator, found.policy
    yield f"{indicator.code}  {indicator.title}"
    of = f"the {policy.kind}" if policy.kind == "workbook" else f"its {policy.kind}"
    why = f", {policy.why.rstrip('.')}" if policy.why else ""
    yield f"Small numbers: {found.policy_says} (by the policy of {of}{why})."
    yield ""
    head = (*_HEADINGS, "On file") if is_internal else _HEADINGS
    rows = [
        (
            *(str(each.quarter), each.group, each.public, each.why),
            *((each.on_file,) if is_internal else ()),
        )
        for each in found.figures
    ]
    yield from aligned(head, rows, width=terminal.width(), stretch=3)


def _record(found: HiddenWorking, *, is_internal: bool) -> dict[str, object]:
    return {
        "code": found.indicator.code,
        "policy": found.policy_says,
        "policy_of": found.policy.kind,
        "figures": [
            {
                "quarter": str(each.quarter),
                "group": each.group,
                "public": each.public,
                "why": each.why,
                "is_hidden": each.is_hidden,
                **({"on_file": each.on_file} if is_internal else {}),
            }
            for each in found.figures
        ],
    }
