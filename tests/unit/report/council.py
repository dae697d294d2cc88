"""Indicators and positions for tests, built by the domain's own rules."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from qperf_tui.domain.figures import Outturn, OutturnStatus, exact_value
from qperf_tui.domain.indicator import (
    DefinitionBreak,
    Indicator,
    Polarity,
    Priority,
    ReportBasis,
)
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import (
    Evidence,
    Expectation,
    Position,
    take_position,
)
from qperf_tui.domain.target import (
    NO_TOLERANCE,
    Target,
    TargetKind,
    Tolerance,
    read_target,
)
from qperf_tui.report.facts import Background, ComparatorFigure

Q2 = Quarter.of(2012, 2)
VULNERABLE = Priority(3, "C", "Protecting the vulnerable")


def reported(
    value: str | None,
    *,
    back: int = 0,
    at: Quarter = Q2,
    of: tuple[int, int] | None = None,
    status: OutturnStatus = OutturnStatus.FINAL,
    reason: str = "",
    unit: str = "%",
) -> Outturn:
    """An outturn so many quarters back from Quarter 2 of 2012/13, or from another."""
    part, whole = (Decimal(of[0]), Decimal(of[1])) if of else (None, None)
    written = None if value is None else Decimal(value)
    return Outturn(
        quarter=at.shifted(-back),
        value=exact_value(written, part, whole, unit),
        status=status,
        numerator=part,
        denominator=whole,
        reason=reason,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One indicator's facts, from which both position and background follow."""

    code: str = "C 1"
    title: str = "Reviews completed in time"
    quarter: Quarter = Q2
    now: Outturn | None = None
    earlier: tuple[Outturn, ...] = ()
    target: str | None = None
    milestone: str | None = None
    tolerance: str | None = None
    unit: str = "%"
    decimals: int = 1
    polarity: Polarity = Polarity.HIGHER
    basis: ReportBasis = ReportBasis.QUARTER
    breaks: tuple[DefinitionBreak, ...] = field(default=())
    expected: str | None = None
    """What an officer expects at the year end."""

    def position(self) -> Position:
        """The position that the domain takes on these facts."""
        before = {self.quarter.ordinal - e.quarter.ordinal: e for e in self.earlier}
        indicator = Indicator(
            indicator_id=1,
            code=self.code,
            title=self.title,
            priority=VULNERABLE,
            unit=self.unit,
            decimals=self.decimals,
            polarity=self.polarity,
            basis=self.basis,
        )
        evidence = Evidence(
            outturn=self.now,
            is_due=self.basis.is_quarterly,
            previous=before.get(1),
            same_quarter_last_year=before.get(4),
            milestone=Target.parse(self.milestone, TargetKind.MILESTONE)
            if self.milestone
            else None,
            year_end=read_target(self.target) if self.target else None,
            tolerance=Tolerance.parse(self.tolerance)
            if self.tolerance
            else NO_TOLERANCE,
            breaks=self.breaks,
            expectation=self._expectation(),
        )
        return take_position(indicator, self.quarter, evidence)

    def _expectation(self) -> Expectation | None:
        if self.expected is None:
            return None
        return Expectation(
            quarter=self.quarter,
            value=Fraction(self.expected),
            reason="",
            entered_by="The owner",
            entered_at="2012-11-01T09:00:00Z",
        )


def background(
    *known: Known,
    agreed: dict[str, str] | None = None,
    comparators: dict[str, Sequence[ComparatorFigure]] | None = None,
) -> Background:
    """The background that goes with the facts of some indicators."""
    return Background(
        agreed=agreed or {},
        history={each.code: each.earlier for each in known},
        comparators=comparators or {},
        breaks={each.code: each.breaks for each in known},
    )


REFERRALS = Known(
    code="C MTP 7",
    title="Referrals of children leading to the provision of a social care service",
    now=reported("81.2", of=(958, 1180)),
    earlier=(
        reported("80.6", back=1, status=OutturnStatus.PROVISIONAL),
        reported("75.5", back=4),
    ),
    target="80",
    milestone="80",
    tolerance="5 points",
    basis=ReportBasis.YEAR_TO_DATE,
)
ASSESSMENTS = Known(
    code="C MTP 8",
    title=(
        "Initial assessments completed within 10 working days of referral "
        "(7 days to 2009/10)"
    ),
    now=reported("79.3", of=(253, 319)),
    earlier=(
        reported("84.6", back=1, of=(252, 298), status=OutturnStatus.PROVISIONAL),
        reported("78.4", back=4),
    ),
    target="85",
    tolerance="5 points",
)
CORE = Known(
    code="C MTP 9",
    title="Core assessments completed within 35 working days",
    now=reported("83.4", of=(151, 181)),
    earlier=(
        reported("82.7", back=1, status=OutturnStatus.PROVISIONAL),
        reported("79.9", back=4),
    ),
    target="82",
    tolerance="5 points",
)
REVIEWS = Known(
    code="C MTP 10",
    title="Child protection cases reviewed within timescales",
    now=reported("100.0", of=(112, 112)),
    earlier=(reported("100.0", back=4),),
    target="100",
    milestone="100",
    tolerance="1 point",
    basis=ReportBasis.YEAR_TO_DATE,
)
SAFEGUARDING = (REFERRALS, ASSESSMENTS, CORE, REVIEWS)
SCHOOLS = Known(
    code="B MTP 1",
    title="Schools and colleges judged good or outstanding at latest Ofsted inspection",
    now=reported("76", of=(105, 138)),
    earlier=tuple(
        reported(str(value), back=back)
        for back, value in enumerate(
            (76, 75, 75, 76, 75, 75, 75, 75, 76, 76, 75, 75, 76), start=1
        )
    ),
    target="80",
    tolerance="2 points",
    decimals=0,
    basis=ReportBasis.SNAPSHOT,
)
ENGLAND = ComparatorFigure(
    body="England",
    period="31 December 2012",
    value=Fraction(74),
    is_checked=True,
)
