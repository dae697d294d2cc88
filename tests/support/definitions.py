"""An officer who changes what is reported, on the screens for it."""

from typing import Final

from textual.widgets import Input, OptionList, TextArea

from qperf_tui.workbench.defining import amend
from support.officer import Officer

CODE: Final = "CS 9"
WHY: Final = "As cabinet agreed"


async def opens_definition(officer: Officer, code: str = CODE) -> None:
    """Go to an indicator's record, and from there to its definition."""
    await officer.goes_to(code)
    await officer.press("enter", "d")
    assert officer.screen == "DefinitionScreen"


async def chooses(officer: Officer, label: str) -> None:
    """Put the cursor on the line that begins with some words."""
    found = officer.app.screen.query_one(OptionList)
    lines = [str(each.prompt) for each in found.options]
    found.highlighted = next(
        place for place, said in enumerate(lines) if said.startswith(label)
    )
    await officer.pilot.pause()


async def fills_in(officer: Officer, **typed: str) -> None:
    """Fill in the lines of a dialog by their names, and save."""
    for name, said in typed.items():
        field = officer.app.screen.query_one(f"#{name}")
        if isinstance(field, TextArea):
            field.text = said
        elif isinstance(field, Input):
            field.value = said
    await officer.pilot.pause()
    await officer.press("ctrl+s")


async def definition(officer: Officer) -> None:
    """Show a definition."""
    await opens_definition(officer, "C MTP 8")


async def retiring(officer: Officer) -> None:
    """Ask from when on an indicator is not reported."""
    await definition(officer)
    await officer.press("x")


async def targets(officer: Officer) -> None:
    """Show the targets of an indicator."""
    await definition(officer)
    await officer.press("t")


async def plan(officer: Officer) -> None:
    """Show the priorities."""
    await officer.press("P")


async def changed(officer: Officer) -> None:
    """Change an owner, and show what has changed."""
    about = officer.workbook.indicators.by_code("C MTP 8")
    amend(officer.workbook, about, {"owner": "Head of Care"}, "New in post.")
    await officer.press("C")
