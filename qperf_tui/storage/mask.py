"""What a workbook does not tell while it is read for the public.

Every query that yields a figure takes it through here, so there is one place where a
figure is hidden and none where it could be forgotten (`tests/architecture`).
"""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from qperf_tui.domain.agreement import figures_seen
from qperf_tui.domain.disclosure import (
    CellKey,
    Hidden,
    Rounded,
    RoundedFigure,
    Withheld,
)
from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.connection import Row

if TYPE_CHECKING:
    import polars as pl

PROTECTED: Final = "c"
"""The mark of a figure that is protected, whichever rule protects it."""
EXEMPT: Final = "e"
"""The mark of a figure that was exempt when it was reported."""
_CHANGED: Final = "changed; "
_FIGURES: Final = ("value", "numerator", "denominator")
_MARKED: Final = {
    "mark": PROTECTED,
    "status": OutturnStatus.SUPPRESSED.value,
    "coverage": "",
}
_PLACES: Final = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Mask:
    """The figures that are hidden or rounded; none where all is read as it is."""

    hidden: Hidden = field(default_factory=dict)
    rounded: Rounded = field(default_factory=dict)
    withheld: Withheld = field(default_factory=dict)
    """Indicators of which nothing is told in a quarter, since it is exempt."""
    is_settled: bool = False
    """Whether it is what some reader outside is told, so that no more is hidden."""

    @property
    def is_read_as_it_is(self) -> bool:
        """Whether every figure is told as it is."""
        return not self.hidden and not self.rounded and not self.withheld

    def withholding(self, withheld: Withheld) -> "Mask":
        """The same mask with other indicators withheld."""
        return replace(self, withheld=withheld)

    def withholds(self, indicator_id: int, quarter: Quarter) -> bool:
        """Whether an indicator is exempt in a quarter, so that it is not told of."""
        return CellKey(indicator_id, quarter) in self.withheld

    def covers(
        self, indicator_id: int, quarter: Quarter, group_id: int | None = None
    ) -> bool:
        """Whether a figure is hidden."""
        is_hidden = CellKey(indicator_id, quarter, group_id) in self.hidden
        return is_hidden or self.withholds(indicator_id, quarter)

    def rounds(
        self, indicator_id: int, quarter: Quarter, group_id: int | None = None
    ) -> RoundedFigure | None:
        """A figure as it is rounded; None where it is told as it is, or hidden."""
        if self.withholds(indicator_id, quarter):
            return None
        return self.rounded.get(CellKey(indicator_id, quarter, group_id))

    def touches(self, indicator_id: int) -> bool:
        """Whether any figure of an indicator or of its groups is not told as it is."""
        every = (*self.hidden, *self.rounded, *self.withheld)
        return any(each.indicator_id == indicator_id for each in every)

    def outturn(self, outturn: Outturn | None, indicator_id: int) -> Outturn | None:
        """An outturn as it may be told: a hidden one has no figure and no words."""
        if outturn is None:
            return None
        if told := self.rounds(indicator_id, outturn.quarter):
            return replace(
                outturn,
                value=told.value,
                numerator=told.numerator,
                denominator=told.denominator,
                reason="",
            )
        if not self.covers(indicator_id, outturn.quarter):
            return outturn
        is_exempt = self.withholds(indicator_id, outturn.quarter)
        return Outturn(
            quarter=outturn.quarter,
            value=None,
            status=OutturnStatus.SUPPRESSED,
            mark=EXEMPT if is_exempt else PROTECTED,
        )

    def kept(self, row: Row, indicator_id: int, quarter: Quarter) -> Row:
        """A row of figures as it is kept, with nothing in it where it is hidden.

        Its columns are value, numerator, denominator, mark, status, reason, expected
        and coverage.
        """
        if told := self.rounds(indicator_id, quarter):
            return (*_texts(told), *row[3:5], "", *row[6:])
        if not self.covers(indicator_id, quarter):
            return row
        return (None, None, None, PROTECTED, OutturnStatus.SUPPRESSED, "", None, "")

    def seen(
        self, figures: str, indicator_id: int, outturn: Outturn | None, quarter: Quarter
    ) -> str:
        """The figures that words rest on, in a form that tells none that is hidden.

        They agree with the hidden outturn exactly where they agreed with the true
        one, so that words agreed on a figure stay agreed while it is hidden.
        """
        if not figures or not self._changes(indicator_id, quarter):
            return figures
        _, _, aim = figures.partition("; ")
        if not figures.startswith(_outturn_half(outturn)):
            return f"{_CHANGED}{aim}"
        return _outturn_half(self.outturn(outturn, indicator_id)) + aim

    def _changes(self, indicator_id: int, quarter: Quarter) -> bool:
        is_hidden = self.covers(indicator_id, quarter)
        return is_hidden or self.rounds(indicator_id, quarter) is not None

    def text_of_figures(self, figures: str, indicator_id: int, quarter: Quarter) -> str:
        """The same where the outturn is not at hand, to be shown and not compared."""
        if not figures or not self._changes(indicator_id, quarter):
            return figures
        return f"{OutturnStatus.SUPPRESSED}; {figures.partition('; ')[2]}"

    def stated(self, shown: str, indicator_id: int) -> str:
        """How a text shows a figure; nothing where any figure of it is hidden.

        A figure shown may be that of an earlier quarter, or the change from it.
        """
        return "" if self.touches(indicator_id) else shown

    def frame(self, outturns: "pl.DataFrame") -> "pl.DataFrame":
        """A frame of outturns with nothing in the rows that are hidden.

        What is exempt has no row at all.
        """
        if self.is_read_as_it_is:
            return outturns
        import polars as pl  # noqa: PLC0415 - slow, and seldom needed

        keys = ["indicator_id", "quarter"]
        told = pl.DataFrame(
            [
                *((*_row(each), None, None, None, True) for each in self.hidden),
                *((*_row(e), *_texts(told), False) for e, told in self.rounded.items()),
            ],
            schema={
                **{name: outturns.schema[name] for name in keys},
                **{f"told {name}": pl.String for name in _FIGURES},
                "is_hidden": pl.Boolean,
            },
            orient="row",
        ).drop_nulls(keys)
        gone = pl.DataFrame(
            [_row(each) for each in self.withheld],
            schema={name: outturns.schema[name] for name in keys},
            orient="row",
        )
        left = outturns.join(gone, on=keys, how="anti", maintain_order="left")
        found = left.join(told, on=keys, how="left", maintain_order="left")
        is_as_it_is = pl.col("is_hidden").is_null()
        shown = {name: (is_as_it_is, pl.col(f"told {name}")) for name in _FIGURES}
        marked = {
            name: (is_as_it_is | ~pl.col("is_hidden"), pl.lit(said))
            for name, said in _MARKED.items()
        }
        return found.with_columns(
            pl.when(where).then(pl.col(name)).otherwise(other).alias(name)
            for name, (where, other) in (shown | marked).items()
        ).select(outturns.columns)


def _row(cell: CellKey) -> tuple[int | None, int]:
    """The row of a frame that a figure stands in; none for that of a group."""
    key = None if cell.group_id is not None else cell.indicator_id
    return key, cell.quarter.ordinal


def _texts(figure: RoundedFigure) -> tuple[str, str | None, str | None]:
    """A rounded figure as the texts that figures are kept as."""
    parts = figure.numerator, figure.denominator
    above, below = (None if each is None else format(each, "f") for each in parts)
    return _decimal(figure.value), above, below


def _decimal(value: Fraction) -> str:
    """A value to as many places as any is shown with; its parts say it exactly."""
    found = Decimal(value.numerator) / Decimal(value.denominator)
    return format(found.quantize(_PLACES).normalize(), "f")


def _outturn_half(outturn: Outturn | None) -> str:
    """What `figures_seen` says of an outturn, up to where the target begins."""
    return figures_seen(outturn, None).partition("; ")[0] + "; "


NOTHING_HIDDEN: Final = Mask()
"""The mask of a workbook that is read as it is."""
