"""What checks find, with what a council has waived set apart and its reason given."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qperf_tui.domain.waiver import Waiver
from qperf_tui.report.checks import Finding
from qperf_tui.report.paper_checks import OF_A_PART


def with_waivers(
    findings: Sequence[Finding], waivers: Sequence[Waiver]
) -> Iterator[Finding]:
    """Findings of which those that are waived block nothing and say why.

    A waiver under which nothing is found is listed as well, so that none is
    forgotten: whoever reads the list sees every one.
    """
    used: set[Waiver] = set()
    for each in findings:
        waiver = next(
            (w for w in waivers if w.covers(each.rule, each.subject, each.stated)), None
        )
        if waiver is None:
            yield each
            continue
        used.add(waiver)
        cause = each.says.split(";", maxsplit=1)[0]
        yield replace(
            each,
            says=f"{cause}: {_waived(waiver)}",
            waived=waiver,
            is_blocking=False,
        )
    for waiver in waivers:
        if waiver not in used:
            yield Finding(
                rule=waiver.rule,
                says=f"Nothing is found on {waiver.about} under {waiver.rule}, "
                f"which is {_waived(waiver)}; withdraw it if nobody needs it",
                code=None if waiver.rule in OF_A_PART else waiver.subject,
                part=waiver.subject if waiver.rule in OF_A_PART else None,
                waived=waiver,
                is_blocking=False,
            )


def _waived(waiver: Waiver) -> str:
    return f"waived by {waiver.by} ({waiver.reason.rstrip('.')})"
