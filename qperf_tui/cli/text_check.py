"""A text that is not on file yet, checked as it would be in the workbook."""

from collections.abc import Sequence

from qperf_tui.cli import terminal
from qperf_tui.domain.proof import Flag, line_and_column
from qperf_tui.domain.text import clean_line


def write_flags(text: str, flags: Sequence[Flag], *, as_json: bool) -> None:
    """Print what was found in a text, each with its line and column."""
    if as_json:
        terminal.write_json({"flags": [_as_json(text, each) for each in flags]})
        return
    terminal.write("".join(f"{clean_line(_line(text, each))}\n" for each in flags))


def _line(text: str, flag: Flag) -> str:
    line, column = line_and_column(text, flag.start)
    how = "blocks" if flag.is_blocking else "advice"
    return f"{line}:{column}  {how}  {flag.rule}  {flag.sentence}"


def _as_json(text: str, flag: Flag) -> dict[str, object]:
    line, column = line_and_column(text, flag.start)
    return {
        "line": line,
        "column": column,
        "text": text[flag.start : flag.end],
        "rule": flag.rule,
        "says": flag.says,
        "mend": flag.mend,
        "is_blocking": flag.is_blocking,
    }
