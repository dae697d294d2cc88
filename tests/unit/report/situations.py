"""Facts of one indicator with the very words its paragraph should have."""

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import DefinitionBreak, Polarity, ReportBasis
from unit.report.council import Q2, Known, reported

SITUATIONS: dict[str, tuple[Known, str]] = {
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
    "provisional beside provisional": (
        Known(
            now=reported("86", status=OutturnStatus.PROVISIONAL),
            earlier=(reported("84", back=1, status=OutturnStatus.PROVISIONAL),),
            target="85",
        ),
        (
            "The percentage of reviews completed in time was 86.0% (provisional) in "
            "Quarter 2 (September 2012), 1.0 percentage point above the year-end "
            "target of 85%. This is 2.0 percentage points higher than in Quarter 1 "
            "(84.0%, provisional)."
        ),
    ),
    "revised": (
        Known(now=reported("86", status=OutturnStatus.REVISED), target="85"),
        (
            "The percentage of reviews completed in time was 86.0% (revised) in "
            "Quarter 2 (September 2012), 1.0 percentage point above the year-end "
            "target of 85%."
        ),
    ),
    "shown alike": (
        Known(
            now=reported("86.04"),
            earlier=(reported("85.96", back=1), reported("86.01", back=4)),
            target="85",
        ),
        (
            "The percentage of reviews completed in time was 86.0% in Quarter 2 "
            "(September 2012), 1.0 percentage point above the year-end target of "
            "85%. This is little changed from Quarter 1 and from Quarter 2 of "
            "2011/12."
        ),
    ),
    "shown figures that do not subtract": (
        Known(now=reported("86.15"), earlier=(reported("81.04", back=1),), target="80"),
        (
            "The percentage of reviews completed in time was 86.2% in Quarter 2 "
            "(September 2012), 6.2 percentage points above the year-end target of "
            "80%. This is 5.1 percentage points higher than in Quarter 1 (81.0%). "
            "Differences are worked out from unrounded figures."
        ),
    ),
    "definition broken since last year": (
        Known(
            now=reported("86"),
            earlier=(reported("84", back=1), reported("70", back=4)),
            target="85",
            breaks=(DefinitionBreak(Q2.ordinal - 2, "The limit moved to 10 days."),),
        ),
        (
            "The percentage of reviews completed in time was 86.0% in Quarter 2 "
            "(September 2012), 1.0 percentage point above the year-end target of "
            "85%. This is 2.0 percentage points higher than in Quarter 1 (84.0%). No "
            "comparison is made with Quarter 2 of 2011/12, because the definition "
            "has changed: the limit moved to 10 days."
        ),
    ),
    "earlier quarter lost": (
        Known(
            now=reported("86"),
            earlier=(
                reported(None, back=1, status=OutturnStatus.NOT_AVAILABLE),
                reported("84", back=4),
            ),
            target="85",
        ),
        (
            "The percentage of reviews completed in time was 86.0% in Quarter 2 "
            "(September 2012), 1.0 percentage point above the year-end target of "
            "85%. This is 2.0 percentage points higher than in Quarter 2 of 2011/12 "
            "(84.0%). No comparison is made with Quarter 1, for which no figure is "
            "available."
        ),
    ),
    "earlier quarter suppressed": (
        Known(
            now=reported("86"),
            earlier=(reported("83.7", back=1, status=OutturnStatus.SUPPRESSED),),
            target="85",
        ),
        (
            "The percentage of reviews completed in time was 86.0% in Quarter 2 "
            "(September 2012), 1.0 percentage point above the year-end target of "
            "85%. No comparison is made with Quarter 1, whose figure is not "
            "published."
        ),
    ),
    "marked not comparable": (
        Known(
            now=reported(
                "86", status=OutturnStatus.NOT_COMPARABLE, reason="Counted by hand."
            ),
            earlier=(reported("84", back=1),),
            target="85",
        ),
        (
            "The percentage of reviews completed in time was 86.0% in Quarter 2 "
            "(September 2012), 1.0 percentage point above the year-end target of "
            "85%. It is not comparable with earlier figures: counted by hand."
        ),
    ),
    "new, with nothing before it": (
        Known(now=reported("85"), target="85", basis=ReportBasis.SNAPSHOT),
        (
            "The percentage of reviews completed in time was 85.0% at the end of "
            "Quarter 2 (September 2012), in line with the year-end target of 85%."
        ),
    ),
    "a small cohort": (
        Known(
            title="Care leavers in work",
            now=reported("61.5", of=(8, 13)),
            earlier=(reported("63.6", back=4, of=(7, 11)),),
            target="60",
            milestone="60",
            basis=ReportBasis.YEAR_TO_DATE,
        ),
        (
            "The figure for care leavers in work was 8 of 13 (61.5%) by the end of "
            "Quarter 2 (September 2012), 1.5 percentage points above the target of "
            "60% for both the quarter and the year end. This compares with 7 of 11 "
            "(63.6%) at the same point last year."
        ),
    ),
    "a rolling year": (
        Known(
            now=reported("86"),
            earlier=(reported("84", back=1),),
            target="85",
            basis=ReportBasis.ROLLING,
        ),
        (
            "The percentage of reviews completed in time was 86.0% in the 12 months "
            "to the end of Quarter 2 (September 2012), 1.0 percentage point above "
            "the year-end target of 85%. This is 2.0 percentage points higher than "
            "in the 12 months to the end of Quarter 1 (84.0%)."
        ),
    ),
    "an exam result": (
        Known(
            title="GCSEs passed",
            now=reported("57.5", status=OutturnStatus.PROVISIONAL),
            earlier=(reported("57.8", back=4, status=OutturnStatus.PROVISIONAL),),
            target="57",
            basis=ReportBasis.ACADEMIC_YEAR,
        ),
        (
            "The percentage of GCSEs passed was 57.5% (provisional) as reported in "
            "Quarter 2 (September 2012), 0.5 percentage points above the year-end "
            "target of 57%. This is 0.3 percentage points lower than reported in "
            "Quarter 2 of 2011/12 (57.8%, provisional)."
        ),
    ),
    "points above England": (
        Known(
            title="Attainment gap",
            unit="pp",
            now=reported("29", unit="pp"),
            target="27",
            polarity=Polarity.LOWER,
        ),
        (
            "The attainment gap was 29.0 percentage points in Quarter 2 (September "
            "2012), 2.0 percentage points worse than the year-end target of 27 "
            "percentage points. [cause?]"
        ),
    ),
    "money": (
        Known(
            title="Band D council tax",
            unit="GBP",
            decimals=2,
            now=reported("1308.33", unit="GBP"),
            polarity=Polarity.NEUTRAL,
        ),
        (
            "The figure for Band D council tax was £1,308.33 in Quarter 2 (September "
            "2012)."
        ),
    ),
    "suppressed": (
        Known(
            now=reported("37.5", of=(3, 8), status=OutturnStatus.SUPPRESSED),
            earlier=(reported("84", back=1),),
            target="85",
        ),
        (
            "The figure for reviews completed in time for Quarter 2 (September 2012) "
            "is not published, so that no individual can be identified."
        ),
    ),
    "not due": (
        Known(target="85", basis=ReportBasis.ANNUAL),
        (
            "The figure for reviews completed in time is not due to be reported in "
            "Quarter 2 (September 2012)."
        ),
    ),
    "not available": (
        Known(
            now=reported(
                None, status=OutturnStatus.NOT_AVAILABLE, reason="New case system."
            ),
            target="85",
        ),
        (
            "No figure is available for reviews completed in time for Quarter 2 "
            "(September 2012): new case system."
        ),
    ),
    "missing": (
        Known(target="85"),
        (
            "No figure has been received for reviews completed in time for Quarter 2 "
            "(September 2012)."
        ),
    ),
}
