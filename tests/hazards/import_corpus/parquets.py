"""Parquet files that are ours, foreign, wrong, damaged or hostile."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO

import polars as pl

from hazards.import_corpus.case import CLEAN, REFUSE, WARN, Maker

_ROW = {
    "code": "CS 1",
    "indicator": "Children seen in time",
    "priority": "Safer children",
    "unit": "%",
    "quarter": "Q2 2012/13",
    "mark": None,
    "state": "final",
    "exact_value": "79.30",
    "exact_numerator": None,
    "exact_denominator": None,
    "note": "",
    "expected": None,
    "coverage": "",
    "direction": "higher",
    "basis": "quarter",
}
"""A figure as `export figures --internal` has it."""
_SHOWN = {
    "code": "CS 1",
    "indicator": "Children seen in time",
    "priority": "Safer children",
    "unit": "%",
    "quarter": "Q2 2012/13",
    "value": 79.3,
    "numerator": None,
    "denominator": None,
    "mark": None,
    "state": "final",
    "change_on_previous_quarter": 0.5,
}
"""A figure as the public may read it."""
_NUMBERS = ("value", "numerator", "denominator", "change_on_previous_quarter")


def _written(frame: pl.DataFrame) -> bytes:
    made = BytesIO()
    frame.write_parquet(made, compression="zstd", statistics=False)
    return made.getvalue()


def _texts(*rows: dict[str, object]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=dict.fromkeys(_ROW, pl.String))


def _kept(**other: object) -> bytes:
    return _written(_texts(_ROW, _ROW | {"code": "CS 2"} | other))


def _typed(name: str, values: Sequence[object], kind: object = None) -> bytes:
    """One column of another type than ours."""
    frame = _texts(*[_ROW] * len(values)).with_columns(pl.Series(name, values, kind))
    return _written(frame)


def _public(*rows: dict[str, object]) -> bytes:
    schema = {name: pl.Float64 if name in _NUMBERS else pl.String for name in _SHOWN}
    return _written(pl.DataFrame([_SHOWN | row for row in rows], schema=schema))


def _many(rows: int, **other: object) -> bytes:
    """One row so many times, which takes few bytes."""
    row = _ROW | other
    repeated = {
        name: pl.repeat(value, rows, dtype=pl.String, eager=True)
        for name, value in row.items()
    }
    return _written(pl.DataFrame(repeated))


def _wide() -> bytes:
    more = [pl.lit("x").alias(f"c{number}") for number in range(300)]
    return _written(_texts(_ROW).with_columns(more))


def _varint(number: int) -> bytes:
    """A number as the footer has it: zigzag, seven bits to a byte."""
    left, said = number * 2, b""
    while left > 127:
        said += bytes([left & 127 | 128])
        left >>= 7
    return said + bytes([left])


def _declaring(rows: int) -> bytes:
    """Three rows that say, wherever they are counted, that they are so many."""
    content = _written(_texts(*[_ROW] * 3))
    size = int.from_bytes(content[-8:-4], "little")
    body, footer = content[: -8 - size], content[-8 - size : -8]
    footer = footer.replace(b"\x16\x06", b"\x16" + _varint(rows))
    return body + footer + len(footer).to_bytes(4, "little") + b"PAR1"


def _footer_of(size: int) -> bytes:
    """A file whose footer says that it is so long."""
    return _kept()[:-8] + size.to_bytes(4, "little") + b"PAR1"


def _flipped(at: int) -> bytes:
    content = bytearray(_kept())
    content[at] ^= 0xFF
    return bytes(content)


def _file(
    name: str,
    make: Callable[[], bytes],
    outcome: str = REFUSE,
    *says: str,
    rows: int | None = None,
) -> Maker:
    return Maker(
        name=f"{name}.parquet", make=make, outcome=outcome, says=says, rows=rows
    )


_OURS = [
    _file("kept", _kept, CLEAN, rows=2),
    _file("kept-negative", lambda: _kept(exact_value="-5.20", unit="no."), CLEAN),
    _file("public", lambda: _public({}), CLEAN, rows=1),
    _file(
        "public-hidden",
        lambda: _public({}, {"code": "CS 2", "state": "suppressed", "value": None}),
        WARN,
        "hidden in it are left as they are",
        rows=1,
    ),
    _file(
        "public-all-hidden",
        lambda: _public({"state": "suppressed", "value": None, "mark": "c"}),
        REFUSE,
        "no row",
    ),
]
_WRONG = [
    _file("foreign", lambda: _written(pl.DataFrame({"a": [1]})), REFUSE, "'a'", "CSV"),
    _file(
        "foreign-figures",
        lambda: _written(pl.DataFrame({"Ref": ["CS 1"], "Value": [79.3]})),
        REFUSE,
        "qperf-tui did not write",
    ),
    _file("no-columns", lambda: _written(pl.DataFrame()), REFUSE, "Parquet"),
    _file("no-rows", lambda: _written(_texts()), REFUSE, "no rows"),
    _file("null-code", lambda: _kept(code=None), REFUSE, "column code", "blank"),
    _file("null-state", lambda: _kept(state=None), REFUSE, "column state", "blank"),
    _file(
        "null-value",
        lambda: _kept(exact_value=None),
        REFUSE,
        "column exact_value",
        "final has a value",
    ),
    *(
        _file(
            f"value-{said.casefold()}",
            lambda said=said: _kept(exact_value=said),
            REFUSE,
            "column exact_value",
            f"'{said}'",
            "79.3",
        )
        for said in ("NaN", "inf", "1e400", "0x10", "five", "7,9")
    ),
    _file(
        "value-of-99-digits",
        lambda: _kept(exact_value="9" * 99),
        REFUSE,
        "column exact_value",
    ),
    *(
        _file(
            f"public-{name}",
            lambda value=value: _public({"value": value}),
            REFUSE,
            "column value",
        )
        for name, value in (("nan", float("nan")), ("inf", float("inf")))
    ),
    _file(
        "status-unknown", lambda: _kept(state="done"), REFUSE, "column state", "'done'"
    ),
    _file("no-quarter", lambda: _kept(quarter="Q5"), REFUSE, "column quarter", "'Q5'"),
    _file("expected-words", lambda: _kept(expected="soon"), REFUSE, "column expected"),
    _file(
        "two-figures", lambda: _kept(code="CS 1", exact_value="80"), REFUSE, "line 2"
    ),
    _file("long-note", lambda: _kept(note="n" * 2_001), REFUSE, "2,000 characters"),
]
_TYPES = [
    _file(
        f"typed-{kind}",
        lambda name=name, values=values, of=of: _typed(name, values, of),
        REFUSE,
        f"column {name}",
        "String",
    )
    for kind, name, values, of in (
        ("whole", "exact_value", [79], pl.Int64),
        ("decimal", "exact_value", [Decimal("79.3")], pl.Decimal(38, 1)),
        ("day", "expected", [date(2012, 12, 31)], pl.Date),
        ("truth", "state", [True], pl.Boolean),
        ("bytes", "code", [b"CS 1"], pl.Binary),
        ("list", "note", [["a", "b"]], pl.List(pl.String)),
        ("record", "note", [{"a": 1}], pl.Struct({"a": pl.Int64})),
        ("nested", "mark", [[[[["c"]]]]], None),
    )
]
_HOSTILE = [
    _file("billions", lambda: _declaring(2**31), REFUSE, "2,147,483,648 rows"),
    _file("trillions", lambda: _declaring(2**60), REFUSE, "Parquet"),
    _file("fewer-than-said", lambda: _declaring(150_000), REFUSE, "Parquet"),
    _file("many-rows", lambda: _many(300_000), REFUSE, "300,000 rows"),
    _file("long-cell", lambda: _many(100_000, note="n" * 9_000), REFUSE, "9,000 bytes"),
    _file("much-text", lambda: _many(150_000, note="n" * 2_000), REFUSE, "much text"),
    _file("endless-footer", lambda: _footer_of(2**32 - 1), REFUSE, "damaged"),
    _file("no-footer", lambda: _footer_of(0), REFUSE, "damaged"),
    _file("cut", lambda: _kept()[:-40], REFUSE, "damaged"),
    _file("half", lambda: _kept()[: len(_kept()) // 2], REFUSE, "damaged"),
    _file("marks-alone", lambda: b"PAR1PAR1", REFUSE, "damaged"),
    _file("wide", _wide, REFUSE, "200 columns"),
    *(
        _file(f"flipped-{at}", lambda at=at: _flipped(at), REFUSE)
        for at in (-20, -60, -200)
    ),
]


MAKERS = [*_OURS, *_WRONG, *_TYPES, *_HOSTILE]
