"""Situations of a series: how long it is, its units, and other bodies beside it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import DefinitionBreak, Polarity, ReportBasis
from unit.report.council import ENGLAND, Q2, SCHOOLS, Known, reported
from unit.report.situation import Situation


def before(values: Sequence[str], unit: str = "%") -> tuple[Outturn, ...]:
    """Earlier figures, the latest first."""
    return tuple(
        reported(value, back=back, unit=unit)
        for back, value in enumerate(values, start=1)
    )


FIVE = ("84.6", "86.1", "85.0", "83.2")
EIGHT = (*FIVE, "86.4", "82.7", "84.0")
THIRTEEN = (*EIGHT, "85.5", "83.9", "86.8", "84.4", "85.2")
HIDDEN = reported("83.7", back=3, status=OutturnStatus.SUPPRESSED)
NEIGHBOURS = replace(
    ENGLAND, body="statistical neighbours", period="2011/12", value=Fraction(79)
)
EARLIER = replace(ENGLAND, period="31 August 2011", value=Fraction(70))

SERIES = {
    "five quarters and the lowest of them": Situation(
        Known(now=reported("79.3"), earlier=before(FIVE), target="85")
    ),
    "five quarters and the highest where lower is better": Situation(
        Known(
            title="Average time to complete an assessment",
            unit="days",
            now=reported("41.2", unit="days"),
            earlier=before(("38.0", "37.5", "39.1", "40.4"), "days"),
            target="35",
            polarity=Polarity.LOWER,
        )
    ),
    "five quarters and neither end of them": Situation(
        Known(now=reported("85.4"), earlier=before(FIVE), target="85")
    ),
    "five quarters of which one is suppressed": Situation(
        Known(
            now=reported("79.3"),
            earlier=(*before(FIVE[:2]), HIDDEN, reported("83.2", back=4)),
            target="85",
        )
    ),
    "eight quarters": Situation(
        Known(now=reported("87.0"), earlier=before(EIGHT), target="85")
    ),
    "thirteen quarters that move": Situation(
        Known(now=reported("87.0"), earlier=before(THIRTEEN), target="85")
    ),
    "thirteen quarters that rise throughout": Situation(
        Known(
            now=reported("90"),
            earlier=before(tuple(str(90 - 2 * at) for at in range(1, 13))),
            target="85",
        )
    ),
    "twelve quarters within two points": Situation(SCHOOLS, "schools"),
    "twelve quarters at one figure": Situation(
        replace(
            SCHOOLS, earlier=tuple(reported("76", back=back) for back in range(1, 12))
        ),
        "schools",
    ),
    "five quarters across a new definition": Situation(
        Known(
            now=reported("79.3"),
            earlier=before(FIVE),
            target="85",
            breaks=(DefinitionBreak(Q2.ordinal, "Weekends are now counted."),),
        )
    ),
    "another coverage than last year": Situation(
        Known(
            now=reported("86"),
            earlier=(
                reported("84", back=1),
                replace(reported("80", back=4), coverage="Dunstable"),
            ),
            target="85",
        )
    ),
    "last year's quarter missing": Situation(
        Known(
            now=reported("86"),
            earlier=(
                reported("84", back=1),
                reported(None, back=4, status=OutturnStatus.NOT_AVAILABLE),
                reported("83", back=5),
            ),
            target="85",
        )
    ),
    "both movements the same way": Situation(
        Known(
            now=reported("79.3"),
            earlier=(reported("84.6", back=1), reported("88.1", back=4)),
            target="85",
        )
    ),
    "one movement too small to show": Situation(
        Known(
            now=reported("86.04"),
            earlier=(reported("85.96", back=1), reported("81", back=4)),
            target="85",
        )
    ),
    "unchanged to the last case": Situation(
        Known(
            now=reported("86", of=(86, 100)),
            earlier=(reported("86", back=1, of=(86, 100)),),
            target="85",
        )
    ),
    "days against a ceiling": Situation(
        Known(
            title="Average time to re-let council homes",
            unit="days",
            now=reported("21.4", unit="days"),
            earlier=(reported("24.0", back=1, unit="days"),),
            target="20",
            tolerance="10%",
            polarity=Polarity.LOWER,
        )
    ),
    "a rate with a target": Situation(
        Known(
            title="Children looked after, per 10,000 aged 0 to 17",
            unit="per 10,000",
            now=reported("38.8", unit="per 10,000"),
            earlier=(
                reported("36.4", back=1, unit="per 10,000"),
                reported("35.0", back=4, unit="per 10,000"),
            ),
            target="36",
            polarity=Polarity.LOWER,
            basis=ReportBasis.SNAPSHOT,
        )
    ),
    "money against a budget": Situation(
        Known(
            title="Cost of a foster placement a week",
            unit="GBP",
            decimals=2,
            now=reported("412.75", unit="GBP"),
            earlier=(reported("398.20", back=1, unit="GBP"),),
            target="400",
            polarity=Polarity.LOWER,
        )
    ),
    "seasonal and read against last year first": Situation(
        Known(
            title="Household waste recycled",
            now=reported("58.2"),
            earlier=(reported("55.1", back=1), reported("60.9", back=4)),
            target="60",
            basis=ReportBasis.SEASONAL,
        )
    ),
    "a year complete": Situation(
        Known(
            quarter=Q2.shifted(2),
            now=reported("83.1", at=Q2.shifted(2)),
            earlier=(
                reported("84.6", at=Q2.shifted(2), back=1),
                reported("82.2", at=Q2.shifted(2), back=4),
            ),
            target="85",
            expected="84",
        )
    ),
    "one other body, before the quarter": Situation(
        SCHOOLS, "schools", comparators=(EARLIER,), as_at=date(2012, 12, 11)
    ),
    "one other body, after the quarter": Situation(
        SCHOOLS, "schools", comparators=(ENGLAND,)
    ),
    "other bodies, each in its own period": Situation(
        SCHOOLS, "schools", comparators=(NEIGHBOURS, EARLIER, ENGLAND)
    ),
    "other bodies that nobody checked or dated": Situation(
        SCHOOLS,
        "schools",
        comparators=(
            replace(ENGLAND, is_checked=False),
            replace(NEIGHBOURS, period="not stated"),
        ),
    ),
}
