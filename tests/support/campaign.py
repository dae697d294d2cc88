"""How often a hazard is done: a few times in the gate, as often as asked at length."""

import os

IS_LONG = os.environ.get("QPERF_CAMPAIGN") == "long"


def times(short: int, long: int) -> range:
    """A run for each time: `short` in the gate, `long` with `make hazards`."""
    return range(long if IS_LONG else short)
