from collections.abc import Sequence
from fractions import Fraction

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import DefinitionBreak, Polarity, ReportBasis
from qperf_tui.domain.signal_words import signal_words
from qperf_tui.domain.spc import SignalSettings, read_signal
from support.council import Q2, aim, indicator, reported

WAVES = (50, 52, 51, 49, 48, 52, 50, 49, 51, 50, 48, 52, 50, 49, 51, 52, 48, 50)
RISEN = (*(50, 52, 49, 51, 50, 48, 51), *(55, 57, 54, 56, 55, 57, 54))
ASSESSMENTS = ["74.1", "76.3", "78.0", "79.5", "81.0", "78.4", "82.6", "84.6", "79.3"]
UNSAYABLE = ("trend", "common cause", "variation", "assurance", "shift", "rises")


def words(
    values: Sequence[object],
    *,
    decimals: int = 1,
    polarity: Polarity = Polarity.HIGHER,
    breaks: Sequence[DefinitionBreak] = (),
    settings: SignalSettings | None = None,
    is_last_provisional: bool = False,
) -> str:
    measured = indicator(decimals=decimals, polarity=polarity)
    outturns = [
        reported(str(value), Q2.shifted(at - len(values) + 1))
        for at, value in enumerate(values)
    ]
    if is_last_provisional:
        last = str(values[-1])
        outturns[-1] = reported(last, status=OutturnStatus.PROVISIONAL)
    signal = read_signal(
        measured,
        outturns,
        upto=Q2,
        target=aim(90),
        breaks=breaks,
        settings=settings or SignalSettings(),
    )
    return " ".join(signal_words(signal, measured))


@pytest.mark.parametrize("count", [1, 5, 7])
def test_below_eight_only_the_count_is_said(count: int) -> None:
    said = words(WAVES[:count])
    assert said.startswith(f"{count} comparable quarter")
    assert not any(each in said.casefold() for each in (*UNSAYABLE, "mean"))


def test_the_worked_example_in_words() -> None:
    said = words(ASSESSMENTS)
    assert said.startswith(
        "Mean 79.3%, limits 72.3% to 86.3% from nine quarters, trial."
    )
    assert "Q2 2012/13 is inside the limits." in said


@pytest.mark.parametrize("count", [8, 12])
def test_on_trial_only_outside_or_inside_is_said(count: int) -> None:
    for values in (WAVES[:count], [*WAVES[: count - 1], 90], RISEN[-count:]):
        said = words(values)
        assert "trial" in said
        assert not any(each in said.casefold() for each in UNSAYABLE)
    assert "Q2 2012/13 is above the upper limit." in words([*[50, 51] * 5, 90])


def test_from_thirteen_variation_and_assurance_are_said() -> None:
    said = words(WAVES[:13])
    assert "trial" not in said
    assert "Variation ~" in said
    assert "Assurance F" in said


@pytest.mark.parametrize(
    ("polarity", "said"),
    [
        (Polarity.HIGHER, "Variation I"),
        (Polarity.LOWER, "Variation C"),
        (Polarity.NEUTRAL, "Variation H"),
    ],
)
def test_a_signal_is_named_with_its_cause(polarity: Polarity, said: str) -> None:
    found = words(RISEN, polarity=polarity)
    assert "Q2 2012/13 is in a run above the mean." in found
    assert said in found


def test_the_old_mean_is_told_after_a_break() -> None:
    values = [*WAVES[:9], *(each + 30 for each in WAVES[:13])]
    breaks = [DefinitionBreak(Q2.ordinal - 12, "counted anew")]
    said = words(values, breaks=breaks)
    assert "the mean was 50.2%" in said
    assert "counted anew." in said


def test_a_provisional_figure_is_told_of() -> None:
    said = words([*WAVES[:14], 90], is_last_provisional=True)
    assert "Q2 2012/13 is provisional" in said
    assert "Variation ~" in said


def test_screened_ranges_are_told_of() -> None:
    values = [*WAVES[:12], 90]
    assert "screened" in words(values, settings=SignalSettings(is_screened=True))
    assert "screened" not in words(values)


def test_a_refusal_is_a_sentence() -> None:
    rolling = indicator(basis=ReportBasis.ROLLING)
    said = signal_words(read_signal(rolling, [], upto=Q2), rolling)
    assert said == [
        "No signal is read: 12-month figures a quarter apart share nine months."
    ]


def test_every_sentence_begins_and_ends_as_one() -> None:
    for values in (WAVES[:3], WAVES[:9], WAVES, RISEN, [*WAVES, *WAVES[2:9]]):
        measured = indicator()
        outturns = [
            reported(Fraction(value), Q2.shifted(at - len(values) + 1))
            for at, value in enumerate(values)
        ]
        lines = signal_words(read_signal(measured, outturns, upto=Q2), measured)
        assert lines
        for line in lines:
            assert line.endswith(".")
            assert line[0].isupper() or line[0].isdigit()


def test_a_point_just_outside_never_reads_as_on_its_limit() -> None:
    before = [50, 51] * 5
    low, high = Fraction(51), Fraction(90)
    for _ in range(30):
        middle = (low + high) / 2
        said = words([*before, middle])
        low, high = (low, middle) if "above" in said else (middle, high)
    shown = f"{float(high):.4f}"
    said = words([*before, Fraction(shown) + Fraction(1, 10_000)])
    assert "above the upper limit" in said
    assert f"to {float(high):.1f}% from" not in said
