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
        "quarter": pl.String,
        "value": pl.Float64,
        "numerator": pl.Float64,
        "denominator": pl.Float64,
        "mark": pl.String,
        "target": pl.String,
        "status": pl.String,
        "change_on_previous_quarter": pl.Float64,
        "change_on_same_quarter_last_year": pl.Float64,
        "direction_on_previous_quarter": pl.String,
        "direction_on_same_quarter_last_year": pl.String,
    }
)
"""One row for each indicator and quarter that has a figure or a reason for none."""
