"""The columns of every frame; a frame is named for its rows."""

from typing import Final

import polars as pl

FIGURES: Final = pl.Schema(
    {
        "code": pl.String,
        "indicator": pl.String,
        "priority": pl.String,
        "theme": pl.String,
        "unit": pl.String,
        "decimals": pl.Int64,
        "quarter": pl.String,
        "value": pl.Float64,
        "numerator": pl.Float64,
        "denominator": pl.Float64,
        "mark": pl.String,
        "state": pl.String,
        "target": pl.String,
        "status": pl.String,
        "change_on_previous_quarter": pl.Float64,
        "change_on_same_quarter_last_year": pl.Float64,
        "direction_on_previous_quarter": pl.String,
        "direction_on_same_quarter_last_year": pl.String,
    }
)
"""One row for each indicator and quarter that has a figure or a reason for none."""

EXACT: Final = pl.Schema(
    {
        "exact_value": pl.String,
        "exact_numerator": pl.String,
        "exact_denominator": pl.String,
        "note": pl.String,
        "expected": pl.String,
        "coverage": pl.String,
    }
)
"""What is added for colleagues: each figure as it is kept, which no number holds."""

CARDS: Final = pl.Schema(
    {
        "indicator_id": pl.Int64,
        "code": pl.String,
        "indicator": pl.String,
        "priority": pl.String,
        "theme": pl.String,
    }
)
"""One row for each indicator: what it is called and where it stands."""

INDICATORS: Final = pl.Schema(
    {
        "indicator_id": pl.Int64,
        "unit": pl.String,
        "decimals": pl.Int64,
        "polarity": pl.String,
        "basis": pl.String,
        "tolerance_kind": pl.String,
        "tolerance_size": pl.String,
    }
)
"""One row for each indicator, as its record card has it; figures as decimal text."""

OUTTURNS: Final = pl.Schema(
    {
        "indicator_id": pl.Int64,
        "quarter": pl.Int64,
        "value": pl.String,
        "numerator": pl.String,
        "denominator": pl.String,
        "mark": pl.String,
        "status": pl.String,
        "coverage": pl.String,
    }
)
"""One row for each indicator and quarter on file; quarters as ordinals."""

TARGETS: Final = pl.Schema(
    {
        "indicator_id": pl.Int64,
        "quarter": pl.Int64,
        "kind": pl.String,
        "low": pl.String,
        "high": pl.String,
        "words": pl.String,
    }
)
"""One row for each target, for its milestone's quarter or its year end."""

OVERRIDES: Final = pl.Schema(
    {
        "indicator_id": pl.Int64,
        "first_quarter": pl.Int64,
        "override_kind": pl.String,
        "override_size": pl.String,
    }
)
"""One row for each tolerance an officer set in place of an indicator's own."""

RULINGS: Final = pl.Schema(
    {"indicator_id": pl.Int64, "quarter": pl.Int64, "ruled": pl.Int64}
)
"""One row for each return that was moved or called off: 1 where it is due."""

BREAKS: Final = pl.Schema({"indicator_id": pl.Int64, "first_quarter": pl.Int64})
"""One row for each quarter in which an indicator began to count something else."""

EXPECTATIONS: Final = pl.Schema(
    {"indicator_id": pl.Int64, "first_quarter": pl.Int64, "expected": pl.String}
)
"""One row for each quarter in which a year end was foretold, and what was said."""

BODIES: Final = pl.Schema(
    {
        "indicator_id": pl.Int64,
        "body": pl.String,
        "period": pl.String,
        "value": pl.String,
    }
)
"""One row for each figure of another body, newest last."""

SCORECARD: Final = pl.Schema(
    {
        "indicator_id": pl.Int64,
        "quarter": pl.Int64,
        "value": pl.Float64,
        "status": pl.String,
        "shortfall": pl.Float64,
        "unrated": pl.String,
        "change_on_previous": pl.Float64,
        "direction_on_previous": pl.String,
        "obstacle_on_previous": pl.String,
        "change_on_last_year": pl.Float64,
        "direction_on_last_year": pl.String,
        "obstacle_on_last_year": pl.String,
    }
)
"""One row for each indicator and quarter, judged; nothing reported is a row too.

Figures are the floats nearest to the exact ones. `unrated` says why a figure that is
there was not rated.
"""

OCCASIONS: Final = pl.Schema(
    {
        "after": pl.Int64,
        "indicator": pl.String,
        "figures": pl.String,
        "method": pl.String,
        "scaled_error": pl.Float64,
        "is_covered": pl.Boolean,
    }
)
"""One row for each time a past year was projected, by method."""

BACKTEST: Final = pl.Schema(
    {
        "after": pl.Int64,
        "figures": pl.String,
        "method": pl.String,
        "scaled_error": pl.Float64,
        "occasions": pl.Int64,
        "indicators": pl.Int64,
        "ranges": pl.Int64,
        "coverage": pl.Float64,
    }
)
"""One row for each method after each quarter, on each kind of figure."""
