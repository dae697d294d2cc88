"""Situations of what officers said: why, action, outlook, and the year end."""

from dataclasses import replace

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import Polarity, ReportBasis
from unit.report.council import ASSESSMENTS, CORE, Known, reported
from unit.report.situation import Situation

WHY = "Why: The service attributes the dip to leave in August."
ACTION = "Action: The Head of Intake is checking open assessments at day 7."
OUTLOOK = "Outlook: Officers expect performance to level out in Quarter 3."
HEALTH = Known(
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
WASTE = replace(
    HEALTH,
    title="Tonnes of waste sent to landfill",
    now=reported("5210", unit="no."),
    earlier=(reported("2400", back=1, unit="no."),),
    target="9,000",
    milestone="4,500",
    polarity=Polarity.LOWER,
)


OFFICERS = {
    "why, action and outlook agreed": Situation(
        ASSESSMENTS, "safeguarding", f"{WHY}\n\n{ACTION}\n\n{OUTLOOK}"
    ),
    "all four parts agreed": Situation(
        ASSESSMENTS,
        "safeguarding",
        "What: The dip is confined to one of the intake teams.\n\n"
        f"{WHY}\n\n{ACTION}\n\n{OUTLOOK}",
    ),
    "parts that do not say whose word they are": Situation(
        ASSESSMENTS,
        "safeguarding",
        "Why: The August holidays, and Frameworki was new\n\n"
        "Action: weekly checks at day 7\n\n"
        "Outlook: A return to target by the end of the year",
    ),
    "an action agreed and no cause": Situation(ASSESSMENTS, "safeguarding", ACTION),
    "a cause agreed and no outlook": Situation(ASSESSMENTS, "safeguarding", WHY),
    "words agreed without parts": Situation(
        ASSESSMENTS,
        "safeguarding",
        "The service reports that the dip followed the holiday period.",
    ),
    "words agreed on a figure that is on target": Situation(
        (CORE, replace(ASSESSMENTS, now=reported("86"))),
        "safeguarding",
        "The service attributes the improvement to weekly checks.",
    ),
    "suppressed with words that name no number": Situation(
        Known(
            now=reported("37.5", of=(3, 8), status=OutturnStatus.SUPPRESSED),
            target="85",
        ),
        agreed="Why: The service reports that leave in August delayed reviews.",
    ),
    "suppressed with a number in its words": Situation(
        Known(
            now=reported("37.5", of=(3, 8), status=OutturnStatus.SUPPRESSED),
            target="85",
        ),
        agreed="Only three of the eight reviews were held in time.",
    ),
    "a rate that the rest of the year needs": Situation(ASSESSMENTS, "safeguarding"),
    "a number that the rest of the year needs": Situation(HEALTH, "health"),
    "a number that is left for the rest of the year": Situation(WASTE, "environment"),
    "a target that can no longer be reached": Situation(
        replace(ASSESSMENTS, now=reported("56.4", of=(180, 319)), target="95"),
        "safeguarding",
    ),
    "a ceiling that is passed already": Situation(
        replace(WASTE, now=reported("9210", unit="no.")), "environment"
    ),
    "on target but expected to miss at the year end": Situation(
        (
            replace(CORE, expected="80"),
            replace(ASSESSMENTS, now=reported("86", of=(258, 300))),
        ),
        "safeguarding",
    ),
    "off target but expected to meet at the year end": Situation(
        replace(ASSESSMENTS, expected="85"), "safeguarding"
    ),
}
