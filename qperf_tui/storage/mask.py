"""What a workbook does not tell while it is read for the public.

Every query that yields a figure takes it through here, so there is one place where a
figure is hidden and none where it could be forgotten (`tests/architecture`).
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from qperf_tui.domain.agreement import figures_seen
from qperf_tui.domain.disclosure import CellKey, Hidden
from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.connection import Row

if TYPE_CHECKING:
    import polars as pl

PROTECTED: Final = "c"
"""The mark of a figure that is protected, whichever rule protects it."""
_CHANGED: Final = "changed; "


@dataclass(frozen=True, slots=True)
class Mask:
    """The figures that are hidden; none where a workbook is read as it is."""

    hidden: Hidden = field(default_factory=dict)

    def covers(
        self, indicator_id: int, quarter: Quarter, group_id: int | None = None
    ) -> bool:
        """Whether a figure is hidden."""
        return CellKey(indicator_id, quarter, group_id) in self.hidden

    def touches(self, indicator_id: int) -> bool:
        """Whether any figure of an indicator or of its groups is hidden."""
        return any(each.indicator_id == indicator_id for each in self.hidden)

    def outturn(self, outturn: Outturn | None, indicator_id: int) -> Outturn | None:
        """An outturn as it may be told: a hidden one has no figure and no words."""
        if outturn is None or not self.covers(indicator_id, outturn.quarter):
            return outturn
        return Outturn(
            quarter=outturn.quarter,
            value=None,
            status=OutturnStatus.SUPPRESSED,
            mark=PROTECTED,
        )

    def kept(self, row: Row, indicator_id: int, quarter: Quarter) -> Row:
        """A row of figures as it is kept, with nothing in it where it is hidden.

        Its columns are value, numerator, denominator, mark, status, reason, expected
        and coverage.
        """
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
        if not figures or not self.covers(indicator_id, quarter):
            return figures
        _, _, aim = figures.partition("; ")
        if not figures.startswith(_outturn_half(outturn)):
            return f"{_CHANGED}{aim}"
        return _outturn_half(self.outturn(outturn, indicator_id)) + aim

    def text_of_figures(self, figures: str, indicator_id: int, quarter: Quarter) -> str:
        """The same where the outturn is not at hand, to be shown and not compared."""
        if not figures or not self.covers(indicator_id, quarter):
            return figures
        return f"{OutturnStatus.SUPPRESSED}; {figures.partition('; ')[2]}"

    def stated(self, shown: str, indicator_id: int) -> str:
        """How a text shows a figure; nothing where any figure of it is hidden.

        A figure shown may be that of an earlier quarter, or the change from it.
        """
        return "" if self.touches(indicator_id) else shown

    def frame(self, outturns: "pl.DataFrame") -> "pl.DataFrame":
        """A frame of outturns with nothing in the rows that are hidden."""
        if not self.hidden:
            return outturns
        import polars as pl  # noqa: PLC0415 - slow, and seldom needed

        keys = pl.DataFrame(
            [
                (each.indicator_id, each.quarter.ordinal, True)
                for each in self.hidden
                if each.group_id is None
            ],
            schema={
                "indicator_id": outturns.schema["indicator_id"],
                "quarter": outturns.schema["quarter"],
                "is_hidden": pl.Boolean,
            },
            orient="row",
        )
        found = outturns.join(
            keys, on=["indicator_id", "quarter"], how="left", maintain_order="left"
        )
        is_shown = pl.col("is_hidden").is_null()
        nothing = pl.when(is_shown).then(pl.col("value", "numerator", "denominator"))
        told = [
            pl.when(is_shown).then(pl.col(name)).otherwise(pl.lit(said)).alias(name)
            for name, said in (
                ("mark", PROTECTED),
                ("status", OutturnStatus.SUPPRESSED.value),
                ("coverage", ""),
            )
        ]
        return found.with_columns(nothing, *told).drop("is_hidden")


def _outturn_half(outturn: Outturn | None) -> str:
    """What `figures_seen` says of an outturn, up to where the target begins."""
    return figures_seen(outturn, None).partition("; ")[0] + "; "


NOTHING_HIDDEN: Final = Mask()
"""The mask of a workbook that is read as it is."""
