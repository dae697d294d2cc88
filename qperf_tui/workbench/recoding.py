"""Giving an indicator another code, in the texts that name its figures as well."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.domain.tokens import Token, scan, token_text
from qperf_tui.errors import ConflictError, QperfError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.decision_log import carry_over
from qperf_tui.workbench.meanwhile import changed_meanwhile
from qperf_tui.workbench.reasons import named, reason_given

_LONGEST: Final = 40
"""Characters of a code; a column of a table has to hold it."""


class _Recoded(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A code with its aliases, and the texts that go with it, as they are to stand."""

    indicator: int
    code: str
    aliases: list[str]
    commentaries: list[tuple[int, int, str]]
    """An indicator's id, the quarter, and the commentary."""
    paragraphs: list[tuple[int, str]]
    """A paragraph's id, and its words."""


@dataclass(frozen=True, slots=True)
class Recoding:
    """What giving an indicator another code came to."""

    old: str
    new: str
    texts: int
    """How many texts named its figures by the old code and now do by the new."""


def recode(
    workbook: Workbook, old: str, new: str, reason: str, *, is_seen: bool = False
) -> Recoding:
    """Give an indicator another code; the old one goes on finding it.

    `is_seen` says that the officer saw `old` as its code, and not an earlier one.

    Raises:
        ConflictError: If a colleague has recoded it since it was seen.
        QperfError: If the new code cannot be one, or another indicator has it.
        UnknownError: If no indicator is called `old`.
    """
    said, wanted = reason_given(reason), clean_line(new)
    with workbook.transaction():
        indicator = workbook.indicators.by_code(clean_line(old))
        key, code = indicator.indicator_id, indicator.code
        if is_seen and not _is_same(code, old):
            raise changed_meanwhile(workbook, indicator, f"the code (it was {old})")
        require_code(workbook, wanted, indicator)
        aliases = workbook.codes.aliases(key)
        kept = [each for each in aliases if not _is_same(each, wanted)]
        if not _is_same(code, wanted):
            kept.append(code)
        change = rename_in_texts(workbook, code, wanted)
        before = _put(
            workbook,
            _Recoded(key, wanted, kept, *change),
            reason=f"{code} is now {wanted}",
        )
        workbook.changes.record(
            named(f"{code} recoded as {wanted}", said), "recoded", before, key
        )
    return Recoding(code, wanted, sum(len(each) for each in change))


def add_aliases(
    workbook: Workbook, indicator: Indicator, aliases: Sequence[str], reason: str
) -> None:
    """Let an indicator be found by names that it had before, beside those it has.

    Raises:
        QperfError: If one cannot be a code, or finds another indicator.
    """
    said = reason_given(reason)
    wanted = [clean_line(each) for each in aliases]
    with workbook.transaction():
        for each in wanted:
            require_code(workbook, each, indicator)
        key, code = indicator.indicator_id, indicator.code
        every = [*workbook.codes.aliases(key), *wanted]
        before = _put(workbook, _Recoded(key, code, every, [], []), reason=said)
        says = f"{code} is also found as {', '.join(wanted)}"
        workbook.changes.record(named(says, said), "recoded", before, key)


def rename_in_texts(
    workbook: Workbook, old: str, new: str
) -> tuple[list[tuple[int, int, str]], list[tuple[int, str]]]:
    """The standing commentaries and edited paragraphs that name figures by a code.

    Each is as it is to stand, with the new code; nothing is written. Those of a closed
    quarter stay as they are, since the old code goes on finding the indicator.
    """
    closed = workbook.closings.closed()
    commentaries = [
        (key, quarter.ordinal, renamed(body, old, new))
        for key, quarter, body in workbook.commentaries.holding("{")
        if renamed(body, old, new) != body and quarter not in closed
    ]
    paragraphs = [
        (each.paragraph_id, renamed(each.edited, old, new))
        for each in workbook.paragraphs.edited_holding("{")
        if each.edited is not None
        and renamed(each.edited, old, new) != each.edited
        and workbook.reports.quarter_of(each.section_id) not in closed
    ]
    return commentaries, paragraphs


def renamed(text: str, old: str, new: str) -> str:
    """A text that names figures of an indicator by its new code."""
    pieces = []
    for piece in scan(text):
        if isinstance(piece, Token) and _is_same(piece.code, old):
            said = token_text(new, piece.measure, piece.format, piece.quarter)
            pieces.append(said)
        else:
            pieces.append(text[piece.start : piece.end])
    return "".join(pieces)


def require_code(
    workbook: Workbook, code: str, indicator: Indicator | None = None
) -> None:
    """Check that a code can be given to an indicator, by default a new one.

    Raises:
        QperfError: If it is none, or finds another indicator. One whose adding was
            taken back is found by nobody, so its code can be had.
    """
    if not code or len(code) > _LONGEST:
        raise QperfError(
            f"A code has 1 to {_LONGEST} characters, and {code!r} has {len(code)}; "
            "choose another."
        )
    if indicator is not None and code == indicator.code:
        raise QperfError(f"{code} is the code already; nothing is changed.")
    held = _found_by(workbook, code)
    if held is not None and (indicator is None or held != indicator.indicator_id):
        raise QperfError(
            f"{code} finds {workbook.codes.named(held)} already; choose another code."
        )


def _found_by(workbook: Workbook, code: str) -> int | None:
    """The id of the indicator on file that a code or an earlier one finds."""
    held = workbook.indicators.ids_by_code().get(code.casefold())
    return None if held in workbook.indicators.withdrawn().values() else held


def _put(workbook: Workbook, wanted: _Recoded, *, reason: str) -> Undo:
    """Let a code, its aliases and its texts stand; returns what stood before."""
    (indicator,) = workbook.indicators.of_ids([wanted.indicator])
    aliases = workbook.codes.aliases(wanted.indicator)
    workbook.codes.recode(wanted.indicator, wanted.code, wanted.aliases)
    workbook.paragraphs.rekey(indicator.code, wanted.code)
    workbook.waivers.rekey(indicator.code, wanted.code)
    workbook.disclosure.rekey(indicator.code, wanted.code)
    commentaries = [
        (key, ordinal, _write(workbook, key, Quarter(ordinal), body, reason))
        for key, ordinal, body in wanted.commentaries
    ]
    paragraphs = [
        (paragraph_id, _edit(workbook, paragraph_id, body, reason))
        for paragraph_id, body in wanted.paragraphs
    ]
    return {
        "indicator": wanted.indicator,
        "code": indicator.code,
        "aliases": aliases,
        "commentaries": commentaries,
        "paragraphs": paragraphs,
    }


def _write(
    workbook: Workbook, key: int, quarter: Quarter, body: str, reason: str
) -> str:
    """Let a commentary stand in a new version; returns what stood before.

    It is under the name of who wrote it, and what was decided on it stands, since it
    reads as it did.
    """
    standing = workbook.commentaries.standing(key, quarter)
    if standing is None:
        return ""
    saved = workbook.commentaries.save(
        key,
        quarter,
        body,
        standing.state,
        base_version=standing.version,
        reason=reason,
        author=standing.author,
        figures=standing.figures,
        rolled_from=standing.rolled_from,
    )
    carry_over(workbook, key, quarter, (standing.version, saved.version))
    stated = workbook.stated_figures.of(key, quarter, standing.version)
    workbook.stated_figures.keep_figures(key, quarter, saved.version, stated)
    return standing.body


def _edit(workbook: Workbook, paragraph_id: int, body: str, reason: str) -> str:
    standing = workbook.paragraphs.by_id(paragraph_id)
    if standing is None or standing.edited is None:
        return ""
    workbook.paragraphs.edit(
        paragraph_id, body, base_version=standing.version, reason=reason
    )
    return standing.edited


def _put_back(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _Recoded)
    held = _found_by(workbook, before.code)
    if held not in {None, before.indicator}:
        raise ConflictError(
            f"{before.code} has since become another indicator's code, so the code is "
            "left as it is."
        )
    return _put(workbook, before, reason=f"put back by {workbook.stamp.by}")


def _is_same(one: str, other: str) -> bool:
    return clean_line(one).casefold() == clean_line(other).casefold()


RECODINGS_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    "recoded": _put_back,
}
"""How giving an indicator another code is undone."""
