"""The only ways that data reach a widget: cleaned, and never read as markup."""

from rich.text import Text
from textual.content import Content

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.text import clean_line, clean_text


def plain(said: str) -> Content:
    """Text from data for a label or pane; line feeds are kept."""
    return Content(clean_text(said))


def plain_line(said: str) -> Content:
    """Text from data on one line."""
    return Content(clean_line(said))


def padded(said: str, width: int) -> Content:
    """Text from data on one line, with spaces after it up to so many columns."""
    line = plain_line(said)
    return line.append(" " * max(width - line.cell_length, 1))


def named(indicator: Indicator) -> Content:
    """An indicator by its code and title."""
    return Content.assemble(
        plain_line(indicator.code), "  ", plain_line(indicator.title)
    )


def cell(said: str, style: str = "", *, width: int | None = None) -> Text:
    """Text from data for a table's cell, cut with an ellipsis to `width` columns."""
    text = Text(clean_line(said), style=style, no_wrap=True, overflow="ellipsis")
    if width is not None:
        text.truncate(width, overflow="ellipsis")
    return text


def figure_cell(said: str, width: int) -> Text:
    """A figure for a table's cell, at the right of so many characters."""
    return Text(clean_line(said).rjust(width), no_wrap=True)
