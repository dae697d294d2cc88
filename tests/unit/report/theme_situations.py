"""Situations of a theme: how many are on target, and of how many."""

from dataclasses import replace

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import Polarity, ReportBasis
from qperf_tui.report.style import PRESETS
from unit.report.council import (
    ASSESSMENTS,
    CORE,
    ENGLAND,
    REFERRALS,
    REVIEWS,
    SAFEGUARDING,
    SCHOOLS,
    Known,
    reported,
)
from unit.report.situation import Situation

PLACEMENTS = Known(
    code="C 20",
    title="Children looked after with three or more placements in the year",
    now=reported("12.4", of=(31, 250)),
    earlier=(reported("11.6", back=1, of=(29, 250)), reported("10.9", back=4)),
    target="10",
    polarity=Polarity.LOWER,
    basis=ReportBasis.SNAPSHOT,
)
VISITS = Known(
    code="C 21",
    title="Statutory visits made on time",
    now=reported("91.2", of=(456, 500)),
    earlier=(reported("90.4", back=1),),
    target="90",
)
ADOPTIONS = Known(
    code="C 22",
    title="Average time to place a child for adoption",
    unit="days",
    decimals=0,
    now=reported("612", unit="days"),
    earlier=(reported("640", back=4, unit="days"),),
    target="639",
    polarity=Polarity.LOWER,
    basis=ReportBasis.ROLLING,
)
PLANS = Known(
    code="C 23",
    title="Children on a protection plan, per 10,000 aged 0 to 17",
    unit="per 10,000",
    now=reported("38.8", unit="per 10,000"),
    polarity=Polarity.NEUTRAL,
    basis=ReportBasis.SNAPSHOT,
)
MISSING = Known(
    code="C 24", title="Return interviews held within 72 hours", target="80"
)
SUPPRESSED = Known(
    code="C 25",
    title="Care leavers aged 19 in education, employment or training",
    now=reported("37.5", of=(3, 8), status=OutturnStatus.SUPPRESSED),
    target="60",
    basis=ReportBasis.SNAPSHOT,
)
EXAMS = Known(
    code="C 26",
    title="Children looked after achieving five good GCSEs",
    target="20",
    basis=ReportBasis.ACADEMIC_YEAR,
)
LOST = Known(
    code="C 27",
    title="Contacts answered within one working day",
    now=reported(
        None,
        status=OutturnStatus.NOT_AVAILABLE,
        reason="Frameworki reports are not yet running",
    ),
    target="95",
)
BY_HAND = Known(
    code="C 28",
    title="Strategy discussions held on time",
    now=reported(
        "88", status=OutturnStatus.NOT_COMPARABLE, reason="Counted by hand in August"
    ),
    earlier=(reported("91", back=1),),
    target="90",
)
HEALTH = Known(
    code="C 29",
    title="Residents offered a health check",
    unit="no.",
    decimals=0,
    now=reported("7562", unit="no."),
    target="16,500",
    milestone="7,600",
    basis=ReportBasis.YEAR_TO_DATE,
)
LEAVERS = Known(
    code="C 30",
    title="Care leavers in suitable accommodation",
    now=reported("92.3", of=(12, 13)),
    target="90",
)
_NEAR_TARGET = replace(VISITS, now=reported("88.2", of=(441, 500)), tolerance="5%")

_MET = tuple(
    replace(
        VISITS, code=f"C {40 + at}", title=f"Visits made on time in the {area} team"
    )
    for at, area in enumerate(
        (
            "Ampthill",
            "Biggleswade",
            "Dunstable",
            "Flitwick",
            "Houghton Regis",
            "Leighton",
        )
    )
)
_MISSED = tuple(
    replace(
        each,
        code=f"C {50 + at}",
        title=each.title.replace("Visits", "Reviews"),
        now=reported("84"),
        earlier=(),
    )
    for at, each in enumerate(_MET)
)

THEMES = {
    "three of the four on target": Situation(SAFEGUARDING, "safeguarding"),
    "one of the four on target": Situation(
        (
            VISITS,
            replace(CORE, now=reported("79.0", of=(143, 181))),
            ASSESSMENTS,
            PLACEMENTS,
        ),
        "safeguarding",
    ),
    "all of a theme on target": Situation((REFERRALS, CORE, REVIEWS), "safeguarding"),
    "both of two on target": Situation((VISITS, ADOPTIONS), "looked after children"),
    "neither of two on target": Situation(
        (ASSESSMENTS, PLACEMENTS), "looked after children"
    ),
    "none of three on target": Situation(
        (ASSESSMENTS, PLACEMENTS, replace(VISITS, now=reported("81.4"))), "safeguarding"
    ),
    "none on target and all within tolerance": Situation(
        (_NEAR_TARGET, replace(ASSESSMENTS, now=reported("82"))), "safeguarding"
    ),
    "the one that is rated is on target": Situation(
        (VISITS, PLANS, EXAMS), "safeguarding"
    ),
    "the one that is rated is off target": Situation(
        (PLACEMENTS, PLANS), "looked after children"
    ),
    "none of a theme rated": Situation((PLANS, MISSING, EXAMS), "safeguarding"),
    "nothing received of a theme": Situation(
        (MISSING, replace(MISSING, code="C 31", title="Missing episodes followed up")),
        "missing children",
    ),
    "suppressed in a theme": Situation((SUPPRESSED, VISITS, ADOPTIONS), "care"),
    "not comparable in a theme": Situation((BY_HAND, VISITS), "safeguarding"),
    "every reason for no rating": Situation(
        (VISITS, PLANS, BY_HAND, EXAMS, LOST, SUPPRESSED, MISSING), "safeguarding"
    ),
    "provisional in a theme": Situation(
        (
            replace(VISITS, now=reported("91.2", status=OutturnStatus.PROVISIONAL)),
            CORE,
        ),
        "safeguarding",
    ),
    "a milestone and few cases in a theme": Situation((HEALTH, LEAVERS), "health"),
    "a theme of more than nine": Situation((*_MET, *_MISSED), "locality"),
    "a theme in numerals and Q2": Situation(
        SAFEGUARDING, "safeguarding", style=replace(PRESETS["gov.uk"], quarter="Q2")
    ),
    "a theme of one": Situation(SCHOOLS, "schools", comparators=(ENGLAND,)),
    "on target but notably worse": Situation(
        (
            replace(
                VISITS, earlier=(reported("95.0", back=1), reported("90.6", back=4))
            ),
            CORE,
        ),
        "safeguarding",
    ),
}
