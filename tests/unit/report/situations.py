"""Situations of one indicator: where it stands against its target."""

from qperf_tui.domain.indicator import Polarity, ReportBasis
from unit.report.council import Known, reported
from unit.report.situation import Situation

AGAINST_TARGETS = {
    "above target": Situation(Known(now=reported("86"), target="85")),
    "exactly on target": Situation(Known(now=reported("85"), target="85")),
    "below target": Situation(Known(now=reported("79.3"), target="85")),
    "below target within tolerance": Situation(
        Known(now=reported("82"), target="85", tolerance="5 points")
    ),
    "just below target, which more decimals show": Situation(
        Known(now=reported("84.95", of=(1699, 2000)), target="85")
    ),
    "all of them": Situation(Known(now=reported("100", of=(112, 112)), target="100")),
    "all but one of many": Situation(
        Known(now=reported("99.97", of=(2999, 3000)), target="100")
    ),
    "one of many": Situation(
        Known(now=reported("0.03", of=(1, 3000)), target="2", polarity=Polarity.LOWER)
    ),
    "none of them": Situation(Known(now=reported("0", of=(0, 40)), target="5")),
    "lower is better and it is lower": Situation(
        Known(now=reported("6.9"), target="7", polarity=Polarity.LOWER)
    ),
    "lower is better and it is higher": Situation(
        Known(
            title="Posts vacant",
            now=reported("12.4", of=(21, 169)),
            earlier=(reported("14.5", back=1), reported("12.0", back=4)),
            target="10",
            polarity=Polarity.LOWER,
            basis=ReportBasis.SNAPSHOT,
        )
    ),
    "within its range": Situation(
        Known(
            now=reported("14.1", of=(19, 135)),
            target="10 to 15",
            polarity=Polarity.IN_RANGE,
        )
    ),
    "above its range": Situation(
        Known(now=reported("17"), target="10 to 15", polarity=Polarity.IN_RANGE)
    ),
    "below its range": Situation(
        Known(now=reported("9"), target="10 to 15", polarity=Polarity.IN_RANGE)
    ),
    "neither way is better": Situation(
        Known(
            title="Children on a plan, per 10,000 aged 0 to 17",
            unit="per 10,000",
            now=reported("38.8"),
            earlier=(reported("36.4", back=1),),
            polarity=Polarity.NEUTRAL,
            basis=ReportBasis.SNAPSHOT,
        )
    ),
    "no target": Situation(Known(now=reported("79.3"))),
    "year to date behind its milestone": Situation(
        Known(
            title="Residents offered a health check",
            unit="no.",
            decimals=0,
            now=reported("7562", unit="no."),
            earlier=(
                reported("3690", back=1, unit="no."),
                reported("5848", back=4, unit="no."),
            ),
            target="16,500",
            milestone="7,600",
            basis=ReportBasis.YEAR_TO_DATE,
        )
    ),
    "year to date without a milestone": Situation(
        Known(
            title="Flats provided",
            unit="no.",
            decimals=0,
            now=reported("0", unit="no."),
            earlier=(reported("0", back=4, unit="no."),),
            target="30",
            basis=ReportBasis.YEAR_TO_DATE,
        )
    ),
}
