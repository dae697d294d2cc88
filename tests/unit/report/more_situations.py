"""Situations of one indicator: marks, breaks, small numbers and years."""

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import DefinitionBreak, Polarity, ReportBasis
from unit.report.council import Q2, Known, reported
from unit.report.situation import Situation

MARKS_AND_BREAKS = {
    "no cases": Situation(Known(now=reported("0", of=(0, 0)), target="85")),
    "equal to a strict bound": Situation(Known(now=reported("85"), target="above 85")),
    "a target in words that nothing settles": Situation(
        Known(now=reported("85"), target="above England")
    ),
    "provisional beside provisional": Situation(
        Known(
            now=reported("86", status=OutturnStatus.PROVISIONAL),
            earlier=(reported("84", back=1, status=OutturnStatus.PROVISIONAL),),
            target="85",
        )
    ),
    "revised": Situation(
        Known(now=reported("86", status=OutturnStatus.REVISED), target="85")
    ),
    "shown alike": Situation(
        Known(
            now=reported("86.04"),
            earlier=(reported("85.96", back=1), reported("86.01", back=4)),
            target="85",
        )
    ),
    "shown figures that do not subtract": Situation(
        Known(now=reported("86.15"), earlier=(reported("81.04", back=1),), target="80")
    ),
    "definition broken since last year": Situation(
        Known(
            now=reported("86"),
            earlier=(reported("84", back=1), reported("70", back=4)),
            target="85",
            breaks=(DefinitionBreak(Q2.ordinal - 2, "The limit moved to 10 days."),),
        )
    ),
    "earlier quarter lost": Situation(
        Known(
            now=reported("86"),
            earlier=(
                reported(None, back=1, status=OutturnStatus.NOT_AVAILABLE),
                reported("84", back=4),
            ),
            target="85",
        )
    ),
    "earlier quarter suppressed": Situation(
        Known(
            now=reported("86"),
            earlier=(reported("83.7", back=1, status=OutturnStatus.SUPPRESSED),),
            target="85",
        )
    ),
    "marked not comparable": Situation(
        Known(
            now=reported(
                "86", status=OutturnStatus.NOT_COMPARABLE, reason="Counted by hand."
            ),
            earlier=(reported("84", back=1),),
            target="85",
        )
    ),
    "new, with nothing before it": Situation(
        Known(now=reported("85"), target="85", basis=ReportBasis.SNAPSHOT)
    ),
    "a small cohort": Situation(
        Known(
            title="Care leavers in work",
            now=reported("61.5", of=(8, 13)),
            earlier=(reported("63.6", back=4, of=(7, 11)),),
            target="60",
            milestone="60",
            basis=ReportBasis.YEAR_TO_DATE,
        )
    ),
    "a rolling year": Situation(
        Known(
            now=reported("86"),
            earlier=(reported("84", back=1),),
            target="85",
            basis=ReportBasis.ROLLING,
        )
    ),
    "an exam result": Situation(
        Known(
            title="GCSEs passed",
            now=reported("57.5", status=OutturnStatus.PROVISIONAL),
            earlier=(reported("57.8", back=4, status=OutturnStatus.PROVISIONAL),),
            target="57",
            basis=ReportBasis.ACADEMIC_YEAR,
        )
    ),
    "points above England": Situation(
        Known(
            title="Attainment gap",
            unit="pp",
            now=reported("29", unit="pp"),
            target="27",
            polarity=Polarity.LOWER,
        )
    ),
    "money": Situation(
        Known(
            title="Band D council tax",
            unit="GBP",
            decimals=2,
            now=reported("1308.33", unit="GBP"),
            polarity=Polarity.NEUTRAL,
        )
    ),
    "suppressed": Situation(
        Known(
            now=reported("37.5", of=(3, 8), status=OutturnStatus.SUPPRESSED),
            earlier=(reported("84", back=1),),
            target="85",
        )
    ),
    "not due": Situation(Known(target="85", basis=ReportBasis.ANNUAL)),
    "not available": Situation(
        Known(
            now=reported(
                None, status=OutturnStatus.NOT_AVAILABLE, reason="New case system."
            ),
            target="85",
        )
    ),
    "missing": Situation(Known(target="85")),
}
