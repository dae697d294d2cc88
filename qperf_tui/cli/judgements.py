"""What an indicator's whole series adds, as plain values and as columns."""

from datetime import date

from qperf_tui.cli.listing import Entry
from qperf_tui.cli.records import Value, shown_value
from qperf_tui.domain.appraisal import Appraisal
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.working import year_end_verdict
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.appraisals import appraisals


def judged_entries(workbook: Workbook, quarter: Quarter, today: date) -> list[Entry]:
    """Every indicator of the list, appraised with its whole series."""
    return [
        Entry(
            each.position,
            judged=(year_end_verdict(each), each.signal.letters),
            grounds=[ground.value for ground in each.grounds],
            added=_record(each),
        )
        for each in appraisals(workbook, quarter, today)
    ]


def _record(appraisal: Appraisal) -> dict[str, Value]:
    """The signal and the year end of an appraisal, and why it is an exception."""
    expected, position = appraisal.year_end, appraisal.position
    variation = appraisal.signal.variation
    return {
        "why_not_rated": position.unrated,
        "year_end_status": expected.status.word.lower(),
        "year_end_value": shown_value(expected.value, position.indicator),
        "year_end_from": expected.source.value,
        "why_no_year_end": expected.why,
        "signal": None if variation is None else variation.word,
        "signal_letters": appraisal.signal.letters,
        "why_no_signal": appraisal.signal.refusal,
        "grounds": [each.value for each in appraisal.grounds],
    }
