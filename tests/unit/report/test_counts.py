from dataclasses import replace

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import Polarity, ReportBasis
from qperf_tui.report.counts import overview
from unit.report.council import Known, reported

MET = Known(now=reported("86"), target="85")
OFF = Known(now=reported("80"), target="85")
WITHIN = replace(OFF, tolerance="5 points")
OVER = Known(now=reported("12"), target="10", polarity=Polarity.LOWER)
OUTSIDE = Known(now=reported("17"), target="10 to 15", polarity=Polarity.IN_RANGE)
UNRATED = Known(now=reported("40"))
NOT_DUE = Known(basis=ReportBasis.ANNUAL)
UNAVAILABLE = Known(
    now=reported(None, status=OutturnStatus.NOT_AVAILABLE, reason="New system")
)
SUPPRESSED = Known(now=reported("37.5", of=(3, 8), status=OutturnStatus.SUPPRESSED))
MISSING = Known()
PROVISIONAL = replace(MET, now=reported("86", status=OutturnStatus.PROVISIONAL))
AT = "at the end of Quarter 2 (September 2012)"


def said(*known: Known) -> str:
    named = [
        replace(each, code=f"C {place}", title=f"Checks {letter}")
        for place, (each, letter) in enumerate(zip(known, "abcdefghijkl", strict=False))
    ]
    sentences = overview("Care", [each.position() for each in named])
    return " ".join(each.text for each in sentences)


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        (
            (MET, MET),
            (
                f"Both care indicators were on target {AT}: checks a (86.0% against a "
                "target of 85%) and checks b (86.0% against a target of 85%)."
            ),
        ),
        (
            (MET, MET, MET),
            (
                f"All three care indicators were on target {AT}: checks a (86.0% "
                "against a target of 85%), checks b (86.0% against a target of 85%) "
                "and checks c (86.0% against a target of 85%)."
            ),
        ),
        (
            (MET, OFF),
            (
                f"One of the two care indicators was on target {AT}: checks a (86.0% "
                "against a target of 85%). One was below target: checks b (80.0% "
                "against a target of 85%)."
            ),
        ),
        (
            (OFF, WITHIN),
            (
                f"Neither of the two care indicators was on target {AT}: checks a "
                "(80.0% against a target of 85%); and checks b (80.0% against a "
                "target of 85%, within tolerance)."
            ),
        ),
        (
            (OFF, OFF, OFF),
            (
                f"None of the three care indicators was on target {AT}: checks a "
                "(80.0% against a target of 85%), checks b (80.0% against a target "
                "of 85%) and checks c (80.0% against a target of 85%)."
            ),
        ),
        (
            (MET, OVER),
            (
                f"One of the two care indicators was on target {AT}: checks a (86.0% "
                "against a target of 85%). One was worse than target: checks b "
                "(12.0% against a target of 10%)."
            ),
        ),
        (
            (MET, OFF, OUTSIDE),
            (
                f"One of the three care indicators was on target {AT}: checks a "
                "(86.0% against a target of 85%). Two were off target: checks b "
                "(80.0% against a target of 85%) and checks c (17.0% against a "
                "target range of 10% to 15%)."
            ),
        ),
        (
            (MET, UNRATED),
            (
                f"The one rated care indicator was on target {AT}: checks a (86.0% "
                "against a target of 85%). One further indicator is not rated "
                "against a target: checks b (40.0%)."
            ),
        ),
        (
            (OFF, NOT_DUE, NOT_DUE),
            (
                f"The one rated care indicator was below target {AT}: checks a (80.0% "
                "against a target of 85%). Two further indicators are not due to be "
                "reported in Quarter 2: checks b and checks c."
            ),
        ),
        (
            (MET, MET, UNAVAILABLE, SUPPRESSED, MISSING),
            (
                f"Both rated care indicators were on target {AT}: checks a (86.0% "
                "against a target of 85%) and checks b (86.0% against a target of "
                "85%). No figure is available for one further indicator: checks c "
                "(new system). The figure for one further indicator is not "
                "published, so that no individual can be identified: checks d. No "
                "figure has been received for one further indicator: checks e."
            ),
        ),
        (
            (MISSING, MISSING),
            (
                f"Neither of the two care indicators was rated against a target {AT}. "
                "No figures have been received for two indicators: checks a and "
                "checks b."
            ),
        ),
        (
            (SUPPRESSED, SUPPRESSED, NOT_DUE),
            (
                f"None of the three care indicators was rated against a target {AT}. "
                "One indicator is not due to be reported in Quarter 2: checks c. The "
                "figures for two indicators are not published, so that no individual "
                "can be identified: checks a and checks b."
            ),
        ),
        (
            (PROVISIONAL, MET),
            (
                f"Both care indicators were on target {AT}: checks a (86.0%, "
                "provisional, against a target of 85%); and checks b (86.0% against "
                "a target of 85%)."
            ),
        ),
    ],
)
def test_a_theme_is_counted_over_the_indicators_that_are_rated(
    known: tuple[Known, ...], sentence: str
) -> None:
    assert said(*known) == sentence


def test_no_sentence_starts_with_a_numeral_however_many_are_counted() -> None:
    assert said(*[MET] * 10, OFF, OFF).startswith(
        "A total of 10 of the 12 care indicators were on target"
    )


def test_a_small_cohort_shows_its_fraction_in_a_list() -> None:
    small = Known(now=reported("61.5", of=(8, 13)), target="60")
    assert "checks a (8 of 13, or 61.5%, against a target of 60%)" in said(small, MET)


def test_a_milestone_on_the_way_is_called_one() -> None:
    on_the_way = Known(
        now=reported("41"),
        target="85",
        milestone="40",
        basis=ReportBasis.YEAR_TO_DATE,
    )
    assert "checks a (41.0% against a milestone of 40%)" in said(on_the_way, MET)
