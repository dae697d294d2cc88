from collections.abc import Callable

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import Polarity, ReportBasis
from qperf_tui.importing.vocabulary import (
    read_basis,
    read_polarity,
    read_status,
    read_unit,
)


@pytest.mark.parametrize(
    ("read", "text", "kind"),
    [
        (read_polarity, "Higher is better", Polarity.HIGHER),
        (read_polarity, "BIGGER IS BEST", Polarity.HIGHER),
        (read_polarity, "H", Polarity.HIGHER),
        (read_polarity, "low", Polarity.LOWER),
        (read_polarity, "In range", Polarity.IN_RANGE),
        (read_polarity, "n/a", Polarity.NEUTRAL),
        (read_basis, "YTD", ReportBasis.YEAR_TO_DATE),
        (read_basis, "Cumulative", ReportBasis.YEAR_TO_DATE),
        (read_basis, "R12M", ReportBasis.ROLLING),
        (read_basis, "Rolling  12 months.", ReportBasis.ROLLING),
        (read_status, "Prov", OutturnStatus.PROVISIONAL),
        (read_status, "NOT DUE", OutturnStatus.NOT_DUE),
        (read_status, "not_available", OutturnStatus.NOT_AVAILABLE),
    ],
)
def test_a_word_of_the_field_is_understood(
    read: Callable[[str], object], text: str, kind: object
) -> None:
    assert read(text) is kind


@pytest.mark.parametrize("kind", [Polarity, ReportBasis, OutturnStatus])
def test_every_kind_is_understood_by_the_word_we_write(
    kind: type[Polarity] | type[ReportBasis] | type[OutturnStatus],
) -> None:
    read: dict[type, Callable[[str], object]] = {
        Polarity: read_polarity,
        ReportBasis: read_basis,
        OutturnStatus: read_status,
    }
    assert [read[kind](str(one)) for one in kind] == list(kind)


@pytest.mark.parametrize("read", [read_polarity, read_basis, read_status])
def test_a_word_that_is_not_understood_is_answered_with_those_that_are(
    read: Callable[[str], object],
) -> None:
    with pytest.raises(ValueError, match=r"write \w+.* or \w+"):
        read("sideways")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Percentage", "%"),
        ("per cent", "%"),
        ("Number", "no."),
        ("no.", "no."),
        ("£", "GBP"),
        ("per 1000", "per 1,000"),
        ("Percentage points", "pp"),
        ("weeks", "weeks"),
    ],
)
def test_a_unit_is_written_as_we_write_it(text: str, unit: str) -> None:
    assert read_unit(text) == unit
