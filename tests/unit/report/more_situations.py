"""Facts and words of the rarer situations: marks, breaks, small numbers and years."""

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import DefinitionBreak, Polarity, ReportBasis
from unit.report.council import Q2, Known, reported

MORE_SITUATIONS: dict[str, tuple[Known, str]] = {
    "no cases": (
        Known(now=reported("0", of=(0, 0)), target="85"),
        (
            "There were no cases to report on for reviews completed in time in "
            "Quarter 2 (September 2012)."
        ),
    ),
    "equal to a strict bound": (
        Known(now=reported("85"), target="above 85"),
        (
            "The percentage of reviews completed in time was 85.0% in Quarter 2 "
            "(September 2012), not above the year-end target of >85%. [cause?]"
        ),
    ),
    "a target in words that nothing settles": (
        Known(now=reported("85"), target="above England"),
        (
            "The percentage of reviews completed in time was 85.0% in Quarter 2 "
            "(September 2012); the figure that its target is set against is not on "
            "file."
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
            "(September 2012), against a target of 85%. It is not comparable with "
            "earlier figures: counted by hand."
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
