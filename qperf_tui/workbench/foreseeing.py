"""What a change of definition will do, said in plain words before it is done."""

from collections.abc import Sequence

from qperf_tui.domain.indicator import Indicator, Priority
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.domain.wording import plural
from qperf_tui.storage.definitions import Holding
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.recoding import rename_in_texts, require_code
from qperf_tui.workbench.record_card import card_columns, is_judged_by


def amending(workbook: Workbook, indicator: Indicator, name: str, text: str) -> str:
    """What amending one thing of a record card will do.

    Raises:
        QperfError: If it cannot be said of an indicator.
    """
    columns = card_columns(indicator, name, clean_line(text))
    held = workbook.definitions.holding(indicator.indicator_id)
    if not any(map(is_judged_by, columns)):
        return "Every paper made from now on says so; no figure or text is changed."
    return (
        f"Every quarter is judged by it: {_figures(held)} and {_targets(held)}. The "
        "figures themselves stay as they are."
    )


def breaking(workbook: Workbook, indicator: Indicator, quarter: Quarter) -> str:
    """What another definition from a quarter on will do."""
    held = workbook.definitions.holding(indicator.indicator_id)
    before, after = held.before(quarter), held.since(quarter)
    what = "no figure, target or text is changed."
    if not before.figures or not after.figures:
        return f"Figures before {quarter} are not compared with those after; {what}"
    return (
        f"{_figures(before)} before {quarter} {_are(before)} not compared with "
        f"{_figures(after)} from then on; {what}"
    )


def moving(
    workbook: Workbook, indicator: Indicator, priority: Priority, quarter: Quarter
) -> str:
    """What reporting an indicator under another priority will do."""
    held = workbook.definitions.holding(indicator.indicator_id).since(quarter)
    return (
        f"From {quarter} on it stands under {priority}, with {_figures(held)} so far; "
        f"papers of earlier quarters keep it where it was."
    )


def retiring(workbook: Workbook, indicator: Indicator, quarter: Quarter) -> str:
    """What retiring an indicator from a quarter on will do."""
    held = workbook.definitions.holding(indicator.indicator_id).since(quarter)
    return (
        f"From {quarter} on it is in no list, paper or count; {_everything(held)} of "
        "those quarters stay on file. Papers of earlier quarters still have it."
    )


def reinstating(workbook: Workbook, indicator: Indicator) -> str:
    """What bringing a retired indicator back will do."""
    held = workbook.definitions.holding(indicator.indicator_id)
    return f"It is reported in every quarter again, with {_everything(held)}."


def splitting(
    workbook: Workbook,
    indicator: Indicator,
    parts: Sequence[tuple[str, str]],
    quarter: Quarter,
) -> str:
    """What reporting an indicator as several will do.

    Raises:
        QperfError: If a code cannot be had.
    """
    for code, _ in parts:
        require_code(workbook, clean_line(code))
    held = workbook.definitions.holding(indicator.indicator_id)
    into = " and ".join(clean_line(code) for code, _ in parts)
    return (
        f"{into} begin in {quarter} with its record card and without figures or "
        f"targets; {indicator.code} is retired from then on and keeps "
        f"{_everything(held)}."
    )


def recoding(workbook: Workbook, indicator: Indicator, code: str) -> str:
    """What giving an indicator another code will do.

    Raises:
        QperfError: If it cannot be its code.
    """
    wanted = clean_line(code)
    require_code(workbook, wanted, indicator)
    texts = sum(len(each) for each in rename_in_texts(workbook, indicator.code, wanted))
    names = [*workbook.codes.aliases(indicator.indicator_id), indicator.code]
    return (
        f"{', '.join(names)} {'goes' if len(names) == 1 else 'go'} on finding it; "
        f"{texts} {plural(texts, 'text')} that {'names' if texts == 1 else 'name'} its "
        "figures in braces will follow. Closed quarters keep their words."
    )


def renaming(workbook: Workbook, priority: Priority, quarter: Quarter | None) -> str:
    """What another title of a priority will do, for all time or from a quarter on."""
    under = len(workbook.definitions.under(priority.priority_id))
    its = f"{under or 'no'} {plural(under, 'indicator')}"
    if quarter is None:
        return (
            f"Papers of every quarter made from now on have the new title over {its}, "
            "and so have drafts of earlier ones; p renames it from a quarter on."
        )
    return (
        f"{its} {'stands' if under == 1 else 'stand'} under the new one from {quarter} "
        "on; papers of earlier quarters keep the old one."
    )


def aiming(
    workbook: Workbook, indicator: Indicator, quarters: Sequence[Quarter]
) -> str:
    """What targets that bear on some quarters will do."""
    judged = _judged(workbook, indicator, quarters)
    return f"{judged} will be judged by it." if judged else "No figure is judged by it."


def unaiming(
    workbook: Workbook, indicator: Indicator, quarters: Sequence[Quarter]
) -> str:
    """What taking back a target that bears on some quarters will do."""
    judged = _judged(workbook, indicator, quarters)
    if not judged:
        return "No figure is judged by it."
    return f"{judged} will no longer be judged by it."


def _judged(
    workbook: Workbook, indicator: Indicator, quarters: Sequence[Quarter]
) -> str:
    """The figures on file for some quarters, in words; nothing where there are none."""
    figures = workbook.definitions.holding(indicator.indicator_id).figures
    named = [str(each) for each in quarters if each.ordinal in figures]
    return f"{plural(len(named), 'The figure')} of {' and '.join(named)}" * bool(named)


def _everything(held: Holding) -> str:
    texts = len(held.texts)
    return (
        f"{_figures(held)}, {_targets(held)} and {texts or 'no'} "
        f"{plural(texts, 'text')}"
    )


def _figures(held: Holding) -> str:
    count = len(held.figures)
    return f"{count or 'no'} {plural(count, 'figure')}"


def _targets(held: Holding) -> str:
    count = len(held.targets)
    return f"{count or 'no'} {plural(count, 'target')}"


def _are(held: Holding) -> str:
    return "is" if len(held.figures) == 1 else "are"
