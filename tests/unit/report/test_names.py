import pytest

from qperf_tui.domain.indicator import Indicator, Polarity, Priority, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.prose import quarter_name, when
from qperf_tui.report.names import carried_on, in_sentence, name_of, subject

Q2 = Quarter.of(2012, 2)


def indicator(title: str, unit: str = "%") -> Indicator:
    return Indicator(
        indicator_id=1,
        code="C 1",
        title=title,
        priority=Priority(1, "C", ""),
        unit=unit,
        polarity=Polarity.HIGHER,
    )


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Referrals of children", "referrals of children"),
        ("GCSEs achieved", "GCSEs achieved"),
        ("Key Stage 2 results", "Key Stage 2 results"),
        ("Early Years Foundation Stage", "Early Years Foundation Stage"),
        ("Ofsted judgements", "Ofsted judgements"),
        ("England average", "England average"),
        ("Jobseeker's Allowance claims", "Jobseeker's Allowance claims"),
        ("Housing Benefit claims", "Housing Benefit claims"),
        ("Band D council tax", "Band D council tax"),
        ("Year 11 leavers", "Year 11 leavers"),
        ("September intake", "September intake"),
        ("Under-18 conceptions", "under-18 conceptions"),
        ("16 to 18 year olds", "16 to 18 year olds"),
        ("A child in need", "a child in need"),
        ("NEET young people", "NEET young people"),
        ("Élèves", "élèves"),
        ("", ""),
    ],
)
def test_a_title_loses_its_capital_unless_it_opens_a_name(
    title: str, inside: str
) -> None:
    assert in_sentence(title) == inside


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (
            "Vulnerable adults: investigations completed",
            "investigations completed (vulnerable adults)",
        ),
        (
            "Assessments in 10 days (7 days to 2009/10)",
            "assessments in 10 days",
        ),
        ("New homes completed (net)", "new homes completed (net)"),
        ("(2009/10)", "(2009/10)"),
    ],
)
def test_a_name_is_a_phrase_without_notes_on_dates(title: str, name: str) -> None:
    assert name_of(indicator(title)) == name


@pytest.mark.parametrize(
    ("title", "unit", "opening"),
    [
        ("Reviews in time", "%", "The percentage of reviews in time"),
        ("Town centre vacancy rate", "%", "The town centre vacancy rate"),
        ("Persistent absence", "%", "The figure for persistent absence"),
        ("Repeat referrals", "%", "The figure for repeat referrals"),
        ("Exclusions from schools", "no.", "The number of exclusions from schools"),
        ("Waste per household", "kg", "The figure for waste per household"),
        (
            "Children looked after, per 10,000 children",
            "per 10,000",
            "The number of children looked after, per 10,000 children,",
        ),
        (
            "Care leavers in education, employment or training",
            "%",
            "The percentage of care leavers in education, employment or training",
        ),
        (
            "16 to 18 year olds not in work",
            "%",
            "The percentage of 16 to 18 year olds not in work",
        ),
    ],
)
def test_a_sentence_opens_with_what_the_figure_is_of(
    title: str, unit: str, opening: str
) -> None:
    assert subject(indicator(title, unit)) == opening


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("The limit moved to 10 days.", "the limit moved to 10 days"),
        ("A new system", "a new system"),
        ("Counted by  hand", "counted by hand"),
        ("Frameworki was new.", "Frameworki was new"),
        ("NO2 readings were lost", "NO2 readings were lost"),
        ("weekly checks", "weekly checks"),
        ("", ""),
    ],
)
def test_a_reason_goes_on_a_sentence_and_a_name_keeps_its_capital(
    text: str, goes_on: str
) -> None:
    assert carried_on(text) == goes_on


@pytest.mark.parametrize(
    ("title", "opening"),
    [
        ("Cost of a foster placement", "The cost of a foster placement"),
        ("Number of empty homes", "The number of empty homes"),
        ("Pupils achieving level 4", "The percentage of pupils achieving level 4"),
    ],
)
def test_one_thing_is_not_told_as_a_share_of_many(title: str, opening: str) -> None:
    assert subject(indicator(title)) == opening


def test_the_year_is_said_only_of_another_year() -> None:
    assert quarter_name(Q2.shifted(-1), Q2) == "Quarter 1"
    assert quarter_name(Q2.shifted(-4), Q2) == "Quarter 2 of 2011/12"


def test_every_basis_says_what_span_it_covers() -> None:
    assert {when(basis, Q2, Q2) for basis in ReportBasis} == {
        "in Quarter 2",
        "at the end of Quarter 2",
        "by the end of Quarter 2",
        "in the 12 months to the end of Quarter 2",
        "as reported in Quarter 2",
    }
