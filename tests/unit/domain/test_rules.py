"""The rule of each council that has published one, each edge with its colour."""

from dataclasses import dataclass, replace
from fractions import Fraction

import pytest

from qperf_tui.domain.indicator import Polarity
from qperf_tui.domain.rag import Circumstances, Judgement, Rag, Unrated, judge
from qperf_tui.domain.rules import OWN_TOLERANCE, RULE_SETS
from qperf_tui.domain.target import Target, Tolerance, ToleranceKind
from support.council import aim

RED, AMBER, GREEN, BLUE = Rag.RED, Rag.AMBER, Rag.GREEN, Rag.BLUE
NO_LAST_YEAR = "there is no comparable figure for the same quarter last year"
NO_FLOOR = "no floor standard is set"
NO_EXPECTATION = "nobody has entered what is expected at the year end"


@dataclass(frozen=True)
class Under:
    """A figure against a target of 100 under a council's rule."""

    rule: str
    value: str
    found: Rag | str
    """Its colour, or why it has none."""
    own: str = "0"
    """The indicator's own tolerance."""
    last_year: str | None = None
    expected: bool | None = None

    def judged(self, polarity: Polarity) -> Rag | str:
        """What the rule says, of the figure or of its mirror image at 100."""
        turned = polarity is Polarity.LOWER

        def seen(number: str) -> Fraction:
            return 200 - Fraction(number) if turned else Fraction(number)

        own = Tolerance.parse(self.own)
        if own.kind is ToleranceKind.FLOOR and turned:
            own = replace(own, size=200 - own.size)
        known = Circumstances(
            last_year=None if self.last_year is None else seen(self.last_year),
            is_recovery_expected=self.expected,
        )
        rule = RULE_SETS[self.rule]
        found = judge(seen(self.value), aim(100), polarity, own, rule=rule, known=known)
        return found.rag if isinstance(found, Judgement) else found.says


EDGES = [
    # Havering: within 10% is green; further off, improved or held is amber.
    Under("havering-2013", "100", GREEN),
    Under("havering-2013", "90", GREEN),
    Under("havering-2013", "89.99", AMBER, last_year="89.98"),
    Under("havering-2013", "89.99", AMBER, last_year="89.99"),
    Under("havering-2013", "89.99", RED, last_year="90"),
    Under("havering-2013", "89.99", NO_LAST_YEAR),
    Under("havering-2013", "90", GREEN, last_year="99"),
    Under("havering-2013", "12", RED, last_year="13", own="floor 10"),
    # Havering later: green or red, whatever tolerance the record card has.
    Under("havering-2017", "100", GREEN),
    Under("havering-2017", "99.99", RED, own="10%"),
    # Kent: down to the floor, the floor included, is amber.
    Under("kent", "100", GREEN, own="floor 70"),
    Under("kent", "99.99", AMBER, own="floor 70"),
    Under("kent", "70", AMBER, own="floor 70"),
    Under("kent", "69.99", RED, own="floor 70"),
    Under("kent", "99.99", NO_FLOOR, own="10%"),
    Under("kent", "99.99", NO_FLOOR),
    Under("kent", "100", GREEN),
    Under("kent", "99.99", RED, own="floor 100"),
    # Belfast: 1% off is still green, 5% off is red already.
    Under("belfast", "100", GREEN),
    Under("belfast", "99", GREEN),
    Under("belfast", "98.99", AMBER),
    Under("belfast", "95.01", AMBER),
    Under("belfast", "95", RED),
    Under("belfast", "94.99", RED),
    Under("belfast", "97", AMBER, own="0"),
    Under("belfast", "94", RED, own="10%"),
    # Maidstone: slightly missed is within 10%, the edge included.
    Under("maidstone", "100", GREEN),
    Under("maidstone", "99.99", AMBER),
    Under("maidstone", "90", AMBER),
    Under("maidstone", "89.99", RED),
    # Cambridgeshire: better than the target is blue.
    Under("cambridgeshire", "100.01", BLUE),
    Under("cambridgeshire", "100", GREEN),
    Under("cambridgeshire", "99.99", AMBER),
    Under("cambridgeshire", "90", AMBER),
    Under("cambridgeshire", "89.99", RED),
    # Medway: amber is an officer's word that the year end will be met.
    Under("medway-2009", "100", GREEN),
    Under("medway-2009", "100", GREEN, expected=False),
    Under("medway-2009", "99.99", AMBER, expected=True),
    Under("medway-2009", "1", AMBER, expected=True),
    Under("medway-2009", "99.99", RED, expected=False),
    Under("medway-2009", "99.99", NO_EXPECTATION),
    # Each indicator's own, with no colour beyond green.
    Under("own", "100.01", GREEN),
    Under("own", "95", AMBER, own="5 points"),
    Under("own", "94.99", RED, own="5 points"),
]


@pytest.mark.parametrize("polarity", [Polarity.HIGHER, Polarity.LOWER])
@pytest.mark.parametrize("under", EDGES, ids=str)
def test_an_edge_has_the_colour_that_the_council_documents(
    under: Under, polarity: Polarity
) -> None:
    assert under.judged(polarity) == under.found


ONE_FIGURE = {
    "own": RED,
    "havering-2013": GREEN,
    "havering-2017": RED,
    "kent": AMBER,
    "belfast": RED,
    "maidstone": AMBER,
    "cambridgeshire": AMBER,
    "medway-2009": AMBER,
}


@pytest.mark.parametrize("name", RULE_SETS)
def test_one_figure_is_of_another_colour_from_council_to_council(name: str) -> None:
    """The assessments of the seed report: 253 of 319 against 85%, floor of 75%."""
    own = Tolerance.parse("floor 75" if name == "kent" else "5 points")
    found = judge(
        Fraction(25_300, 319),
        aim(85),
        Polarity.HIGHER,
        own,
        rule=RULE_SETS[name],
        known=Circumstances(is_recovery_expected=True),
    )
    assert isinstance(found, Judgement)
    assert found.rag is ONE_FIGURE[name]


@pytest.mark.parametrize(
    ("name", "edges"),
    [
        ("havering-2017", (100, 100)),
        ("kent", (100, 70)),
        ("belfast", (99, 95)),
        ("maidstone", (100, 90)),
        ("cambridgeshire", (100, 90)),
        ("medway-2009", (100, None)),
        ("havering-2013", (90, 80)),
        ("own", (100, 70)),
    ],
)
def test_a_judgement_tells_where_green_and_amber_end(
    name: str, edges: tuple[int, int | None]
) -> None:
    found = judge(
        Fraction(60),
        aim(100),
        Polarity.HIGHER,
        Tolerance.parse("floor 70"),
        rule=RULE_SETS[name],
        known=Circumstances(last_year=Fraction(80), is_recovery_expected=True),
    )
    assert isinstance(found, Judgement)
    assert (found.green_edge, found.amber_edge) == edges


def test_where_last_year_was_green_there_is_no_amber_to_reach() -> None:
    found = judge(
        Fraction(60),
        aim(100),
        Polarity.HIGHER,
        Tolerance.parse("0"),
        rule=RULE_SETS["havering-2013"],
        known=Circumstances(last_year=Fraction(95)),
    )
    assert isinstance(found, Judgement)
    assert (found.rag, found.green_edge, found.amber_edge) == (RED, 90, 90)


def test_within_a_share_of_a_strict_bound_its_own_figure_is_green_too() -> None:
    """Nothing further off may be judged better than the bound itself."""
    fewer, havering = Target.parse("fewer than 85"), RULE_SETS["havering-2013"]
    for value in (84, 85, 86, Fraction("93.5")):
        found = judge(
            Fraction(value), fewer, Polarity.LOWER, Tolerance.parse("0"), rule=havering
        )
        assert isinstance(found, Judgement)
        assert found.rag is GREEN


def test_a_range_is_never_better_than_met() -> None:
    target = Target(Fraction(10), Fraction(15))
    rule = RULE_SETS["cambridgeshire"]
    own = Tolerance.parse("0")
    for value in (10, 12, 15):
        found = judge(Fraction(value), target, Polarity.IN_RANGE, own, rule=rule)
        assert isinstance(found, Judgement)
        assert found.rag is GREEN


@pytest.mark.parametrize("rule", RULE_SETS.values(), ids=RULE_SETS)
def test_where_neither_way_is_good_no_council_judges(rule: object) -> None:
    found = judge(
        Fraction(1), aim(1), Polarity.NEUTRAL, Tolerance.parse("0"), rule=rule
    )
    assert found == Unrated("neither way is better")


def test_every_rule_ships_under_its_name_with_a_title_and_a_source() -> None:
    assert {*RULE_SETS} == {*ONE_FIGURE}
    assert RULE_SETS["own"] is OWN_TOLERANCE
    assert all(each.name == name for name, each in RULE_SETS.items())
    assert len({each.title for each in RULE_SETS.values()}) == len(RULE_SETS)
    assert all(each.source for each in RULE_SETS.values())


WORDS = {
    "own": "green on target, amber if within the indicator's own tolerance",
    "havering-2013": (
        "green on or within 10% of the target, "
        "amber if it is no worse than the same quarter last year"
    ),
    "havering-2017": "green on target",
    "kent": "green on target, amber if it is no worse than the floor standard",
    "belfast": "green on or within 1% of the target, amber if less than 5% off it",
    "maidstone": "green on target, amber if up to 10% off it",
    "cambridgeshire": (
        "blue better than the target, green on target, amber if up to 10% off it"
    ),
    "medway-2009": (
        "green on target, amber if the year-end target is still expected to be met"
    ),
}


@pytest.mark.parametrize("name", RULE_SETS)
def test_a_rule_says_itself_in_a_sentence(name: str) -> None:
    assert RULE_SETS[name].words == f"{WORDS[name]}, otherwise red"
