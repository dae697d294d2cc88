"""A list of records in JSON, read as a table."""

from typing import Final

import msgspec

from qperf_tui.importing.staging import FileRefusedError

_MOST_ROWS: Final = 1_000_000


def json_records(content: bytes) -> list[tuple[int, list[str]]]:
    """A list of records in JSON as a table: its keys, and a line for each record.

    Raises:
        FileRefusedError: If it is anything but a list of plain records.
    """
    try:
        records = msgspec.json.decode(content, type=list[dict[str, object]])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise FileRefusedError(
            "it is JSON and no list of plain records, as our own exports are; export "
            "the figures as CSV UTF-8"
        ) from None
    except RecursionError:
        cause = "it is JSON nested too deeply; ask who sent it"
        raise FileRefusedError(cause) from None
    if len(records) > _MOST_ROWS:
        raise FileRefusedError(f"it has more than {_MOST_ROWS:,} records; part it")
    keys = list(dict.fromkeys(key for record in records for key in record))
    rows = [(1, keys)] if keys else []
    for line, record in enumerate(records, 2):
        rows.append((line, [_text(record.get(key)) for key in keys]))
    return rows


def _text(value: object) -> str:
    """What a plain value says; nothing for a list or a record within a record."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return repr(value)
        case int() | str():
            return str(value)
        case _:
            return ""
