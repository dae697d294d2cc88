"""Comparators as the plain values that JSON is written from."""

from qperf_tui.cli.records import Value, shown_value
from qperf_tui.domain.comparator import Comparison


def comparison_record(found: Comparison) -> dict[str, Value]:
    """Another body's figure with its age, what parts ours from it, and our place."""
    standing = found.standing
    return {
        "body": found.body,
        "kind": found.kind.value,
        "period": found.period,
        "age": found.age,
        "value": float(found.theirs),
        "authorities": found.authorities,
        "source": found.source,
        "checked": found.checked,
        "difference": shown_value(found.difference, found.indicator),
        "verdict": found.verdict or None,
        "rank": None if standing is None else standing.rank,
        "rank_of": None if standing is None else standing.of,
        "rank_is_tied": None if standing is None else standing.is_tied,
        "rank_is_by_size": None if standing is None else standing.is_by_size,
        "quartile": None if standing is None else standing.quartile,
        "words": found.words,
    }
