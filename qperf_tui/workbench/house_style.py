"""The house style a workbook is written in: which, how hard, and each change undone."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

import msgspec
from msgspec.structs import replace as replaced

from qperf_tui.domain.text import clean_line
from qperf_tui.errors import QperfError, UnknownError, WorkbookError
from qperf_tui.report.actions import LATE_ACTION, NO_ACTION
from qperf_tui.report.figure_rules import RULES as FIGURE_RULES
from qperf_tui.report.paper_checks import PAPER_RULES
from qperf_tui.report.requests import REQUEST_RULE
from qperf_tui.report.style import (
    COMMITTEE,
    PRESETS,
    QUARTER_NAMES,
    SIZES,
    STYLE_RULES,
    Rule,
    Severity,
    Style,
)
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.reasons import named, reason_given, signed

RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        **{
            name: Rule(name, looks_for, Severity.BLOCKS if blocks else Severity.ADVICE)
            for name, (looks_for, blocks) in FIGURE_RULES.items()
        },
        **STYLE_RULES,
        **{
            each.name: each
            for each in (REQUEST_RULE, NO_ACTION, LATE_ACTION, *PAPER_RULES)
        },
    }
)
"""Every rule that is held to, by name: of figures, style, deeds and the paper."""

_SETTING: Final = "house_style"
_LARGEST: Final = 1000


class _Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How hard a rule is held to in this workbook, and who said so, when and why."""

    severity: Severity
    why: str


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a workbook keeps of its style: only what differs from the one that ships."""

    preset: str = COMMITTEE.name
    why: str = ""
    rules: dict[str, _Held] = {}
    sizes: dict[str, int] = {}
    glossary: dict[str, str] = {}
    quarter: str = ""
    """How the second quarter is named; as the preset has it where not said."""


class _Before(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kept: str


def style_of(workbook: Workbook) -> Style:
    """The style that the texts of a workbook are held to.

    Raises:
        WorkbookError: If what it keeps of it cannot be read.
    """
    kept = _kept(workbook)
    preset = PRESETS.get(kept.preset, COMMITTEE)
    sized = {each: getattr(preset, each) for each in SIZES}
    sized.update({name: size for name, size in kept.sizes.items() if name in SIZES})
    return replace(
        preset,
        **sized,
        quarter=kept.quarter or preset.quarter,
        glossary={**preset.glossary, **kept.glossary},
        severities={name: rule.usual for name, rule in RULES.items()}
        | {name: held.severity for name, held in kept.rules.items()},
    )


def what_blocks(style: Style) -> Style:
    """The style with nothing left to say but what holds a text back."""
    blocks = Severity.BLOCKS
    return replace(
        style,
        severities={
            name: blocks if style.severity(name) is blocks else Severity.OFF
            for name in RULES
        },
    )


def why_so(workbook: Workbook) -> Mapping[str, str]:
    """Who chose what and why, by rule; under `preset` who chose the style."""
    kept = _kept(workbook)
    return {"preset": kept.why} | {name: held.why for name, held in kept.rules.items()}


def use_preset(workbook: Workbook, name: str, reason: str = "") -> Style:
    """Hold texts to another style that ships; what was set of rules stays.

    Raises:
        UnknownError: If none is called so, naming those there are.
        QperfError: If it is in use already, or the reason is too long.
    """
    chosen = one_of(PRESETS, name, "style")
    given = reason_given(reason or f"the style {chosen} was chosen")
    with workbook.transaction():
        kept = _kept(workbook)
        if kept.preset == chosen:
            raise QperfError(f"The style is {chosen} already, so nothing is changed.")
        why = signed(workbook.stamp, given)
        says = f"house style set to {chosen}"
        says = named(says, given) if reason else says
        _put(workbook, replaced(kept, preset=chosen, why=why), says)
    return style_of(workbook)


def set_rule(workbook: Workbook, name: str, severity: str, reason: str) -> Rule:
    """Hold a rule harder or less hard from now on; returns the rule.

    Raises:
        UnknownError: If there is no such rule or severity.
        QperfError: If it is held so already, or no reason is given.
    """
    rule = RULES[one_of(RULES, name, "rule")]
    chosen = Severity(one_of({each.value: each for each in Severity}, severity, "way"))
    given = reason_given(reason)
    with workbook.transaction():
        kept = _kept(workbook)
        if style_of(workbook).severity(rule.name) is chosen:
            raise QperfError(
                f"The rule {rule.name} is {chosen} already, so nothing is changed."
            )
        held = _Held(chosen, signed(workbook.stamp, given))
        says = named(f"rule {rule.name} set to {chosen}", given)
        rules = {**kept.rules, rule.name: held}
        _put(workbook, replaced(kept, rules=rules), says)
    return rule


def set_size(workbook: Workbook, name: str, size: int, reason: str) -> Style:
    """Have a number of the style be another, such as the words of a sentence.

    Raises:
        UnknownError: If the style has no such number.
        QperfError: If it is out of bounds, or no reason is given.
    """
    chosen = one_of(SIZES, name.replace("-", "_"), "setting")
    given = reason_given(reason)
    if not 1 <= size <= _LARGEST:
        raise QperfError(
            f"{SIZES[chosen].capitalize()} can be 1 to {_LARGEST:,}, not {size:,}."
        )
    with workbook.transaction():
        kept = _kept(workbook)
        says = named(f"{SIZES[chosen]} set to {size}", given)
        sizes = {**kept.sizes, chosen: size}
        _put(workbook, replaced(kept, sizes=sizes), says)
    return style_of(workbook)


def name_quarters(workbook: Workbook, name: str, reason: str) -> Style:
    """Have quarters named another way, given as the second one is: `Q2`.

    Raises:
        UnknownError: If it is no way of naming one that there is.
        QperfError: If they are named so already, or no reason is given.
    """
    chosen, given = clean_line(name), reason_given(reason)
    if chosen not in QUARTER_NAMES:
        raise UnknownError(
            f"Quarters are not named as in {chosen[:40]!r}; there are "
            f"{', '.join(QUARTER_NAMES)}."
        )
    with workbook.transaction():
        if style_of(workbook).quarter == chosen:
            raise QperfError(
                f"Quarters are named as in {chosen} already, so nothing is changed."
            )
        says = named(f"quarters named as in {chosen}", given)
        _put(workbook, replaced(_kept(workbook), quarter=chosen), says)
    return style_of(workbook)


def explain(workbook: Workbook, short: str, meaning: str) -> None:
    """Say what an abbreviation stands for; with no meaning, as the style has it again.

    Raises:
        QperfError: If it is no abbreviation.
    """
    short, meaning = clean_line(short), clean_line(meaning)
    if not short.isalnum() or len(short) > 12:
        raise QperfError(
            f"“{short[:40]}” is no abbreviation of at most 12 letters, such as LAC."
        )
    with workbook.transaction():
        kept = _kept(workbook)
        rest = {each: said for each, said in kept.glossary.items() if each != short}
        says = f"{short} said to stand for {meaning}" if meaning else f"{short} let go"
        glossary = {**rest, short: meaning} if meaning else rest
        _put(workbook, replaced(kept, glossary=glossary), says)


def _kept(workbook: Workbook) -> _Kept:
    written = workbook.settings.get(_SETTING)
    if not written:
        return _Kept()
    try:
        return msgspec.json.decode(written, type=_Kept)
    except msgspec.MsgspecError as error:
        raise WorkbookError(
            f"{workbook.path}: what is kept of the house style cannot be read; put a "
            "backup in its place with qperf-tui restore."
        ) from error


def _put(workbook: Workbook, kept: _Kept, says: str) -> None:
    before = workbook.settings.get(_SETTING)
    workbook.settings.put(_SETTING, msgspec.json.encode(kept).decode())
    workbook.changes.record(says, "style", {"kept": before})


def _style(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _Before)
    stood = workbook.settings.get(_SETTING)
    workbook.settings.put(_SETTING, before.kept)
    return {"kept": stood}


def one_of(known: Collection[str], name: str, what: str) -> str:
    """The name that was meant, however it is capitalised; `what` says of what.

    Raises:
        UnknownError: If it is not among those known, naming them.
    """
    chosen = clean_line(name).casefold()
    if chosen in known:
        return chosen
    near = get_close_matches(chosen, known, n=1)
    mend = f"did you mean {near[0]}? T" if near else "t"
    raise UnknownError(
        f"There is no {what} {chosen!r}; {mend}here are {', '.join(known)}."
    )


STYLE_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {"style": _style}
"""How a change of the house style is undone."""
