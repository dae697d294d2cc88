"""Facts of one indicator with the very words its paragraph should have."""

from qperf_tui.domain.indicator import Polarity, ReportBasis
from unit.report.council import Known, reported
from unit.report.more_situations import MORE_SITUATIONS

SITUATIONS: dict[str, tuple[Known, str]] = MORE_SITUATIONS | {
    "above target": (
        Known(now=reported("86"), target="85"),
        (
            "The percentage of reviews completed in time was 86.0% in Quarter 2 "
            "(September 2012), 1.0 percentage point above the year-end target of 85%."
        ),
    ),
    "exactly on target": (
        Known(now=reported("85"), target="85"),
        (
            "The percentage of reviews completed in time was 85.0% in Quarter 2 "
            "(September 2012), in line with the year-end target of 85%."
        ),
    ),
    "below target": (
        Known(now=reported("79.3"), target="85"),
        (
            "The percentage of reviews completed in time was 79.3% in Quarter 2 "
            "(September 2012), 5.7 percentage points below the year-end target of "
            "85%. [cause?]"
        ),
    ),
    "below target within tolerance": (
        Known(now=reported("82"), target="85", tolerance="5 points"),
        (
            "The percentage of reviews completed in time was 82.0% in Quarter 2 "
            "(September 2012), 3.0 percentage points below the year-end target of "
            "85% but within the agreed tolerance. [cause?]"
        ),
    ),
    "just below target, which more decimals show": (
        Known(now=reported("84.95", of=(1699, 2000)), target="85"),
        (
            "The percentage of reviews completed in time was 84.95% (1,699 of 2,000) "
            "in Quarter 2 (September 2012), 0.05 percentage points below the "
            "year-end target of 85%. [cause?]"
        ),
    ),
    "all of them": (
        Known(now=reported("100", of=(112, 112)), target="100"),
        (
            "The percentage of reviews completed in time was 100% (112 of 112) in "
            "Quarter 2 (September 2012), in line with the year-end target of 100%."
        ),
    ),
    "all but one of many": (
        Known(now=reported("99.97", of=(2999, 3000)), target="100"),
        (
            "The percentage of reviews completed in time was 99.97% (2,999 of 3,000) "
            "in Quarter 2 (September 2012), 0.03 percentage points below the "
            "year-end target of 100%. [cause?]"
        ),
    ),
    "one of many": (
        Known(now=reported("0.03", of=(1, 3000)), target="2", polarity=Polarity.LOWER),
        (
            "The percentage of reviews completed in time was less than 0.1% (1 of "
            "3,000) in Quarter 2 (September 2012), better than the year-end target "
            "of 2%."
        ),
    ),
    "none of them": (
        Known(now=reported("0", of=(0, 40)), target="5"),
        (
            "The percentage of reviews completed in time was 0% (0 of 40) in Quarter "
            "2 (September 2012), 5.0 percentage points below the year-end target of "
            "5%. [cause?]"
        ),
    ),
    "lower is better and it is lower": (
        Known(now=reported("6.9"), target="7", polarity=Polarity.LOWER),
        (
            "The percentage of reviews completed in time was 6.9% in Quarter 2 "
            "(September 2012), 0.1 percentage points better than the year-end target "
            "of 7%."
        ),
    ),
    "lower is better and it is higher": (
        Known(
            title="Posts vacant",
            now=reported("12.4", of=(21, 169)),
            earlier=(reported("14.5", back=1), reported("12.0", back=4)),
            target="10",
            polarity=Polarity.LOWER,
            basis=ReportBasis.SNAPSHOT,
        ),
        (
            "The percentage of posts vacant was 12.4% (21 of 169) at the end of "
            "Quarter 2 (September 2012), 2.4 percentage points worse than the "
            "year-end target of 10%. This is 2.1 percentage points better than at "
            "the end of Quarter 1 (14.5%), but 0.4 percentage points worse than at "
            "the end of Quarter 2 of 2011/12 (12.0%). [cause?]"
        ),
    ),
    "within its range": (
        Known(
            now=reported("14.1", of=(19, 135)),
            target="10 to 15",
            polarity=Polarity.IN_RANGE,
        ),
        (
            "The percentage of reviews completed in time was 14.1% (19 of 135) in "
            "Quarter 2 (September 2012), within the year-end target range of 10% to "
            "15%."
        ),
    ),
    "above its range": (
        Known(now=reported("17"), target="10 to 15", polarity=Polarity.IN_RANGE),
        (
            "The percentage of reviews completed in time was 17.0% in Quarter 2 "
            "(September 2012), 2.0 percentage points above the year-end target range "
            "of 10% to 15%. [cause?]"
        ),
    ),
    "below its range": (
        Known(now=reported("9"), target="10 to 15", polarity=Polarity.IN_RANGE),
        (
            "The percentage of reviews completed in time was 9.0% in Quarter 2 "
            "(September 2012), 1.0 percentage point below the year-end target range "
            "of 10% to 15%. [cause?]"
        ),
    ),
    "neither way is better": (
        Known(
            title="Children on a plan, per 10,000 aged 0 to 17",
            unit="per 10,000",
            now=reported("38.8"),
            earlier=(reported("36.4", back=1),),
            polarity=Polarity.NEUTRAL,
            basis=ReportBasis.SNAPSHOT,
        ),
        (
            "The number of children on a plan, per 10,000 aged 0 to 17, was 38.8 at "
            "the end of Quarter 2 (September 2012). This is 2.4 higher than at the "
            "end of Quarter 1 (36.4)."
        ),
    ),
    "no target": (
        Known(now=reported("79.3")),
        (
            "The percentage of reviews completed in time was 79.3% in Quarter 2 "
            "(September 2012); no target has been set."
        ),
    ),
    "year to date behind its milestone": (
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
        ),
        (
            "The number of residents offered a health check was 7,562 by the end of "
            "Quarter 2 (September 2012), 38 below the Quarter 2 milestone of 7,600; "
            "the year-end target is 16,500. This is 1,714 higher than at the same "
            "point last year (5,848). [cause?]"
        ),
    ),
    "year to date without a milestone": (
        Known(
            title="Flats provided",
            unit="no.",
            decimals=0,
            now=reported("0", unit="no."),
            earlier=(reported("0", back=4, unit="no."),),
            target="30",
            basis=ReportBasis.YEAR_TO_DATE,
        ),
        (
            "The number of flats provided was 0 by the end of Quarter 2 (September "
            "2012); no milestone has been set for Quarter 2, and the year-end target "
            "is 30. This is unchanged from the same point last year."
        ),
    ),
}
