"""A tidy national file set beside the council's own indicators.

Of each indicator and year England's figure is taken, that of the council's region, and
the mean of its nearest neighbours, each with the authorities behind it. The council's
own row is compared with its own outturn, and is none of those that it is ranked among.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from qperf_tui.domain.areas import AreaKind, disagree, folded_council, mean, quarter_of
from qperf_tui.domain.comparator import BodyKind, kind_of
from qperf_tui.domain.comparator_period import order_of
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.listing import first_of
from qperf_tui.domain.mends import Cause, Mend, Wanted
from qperf_tui.domain.text import clean_line
from qperf_tui.domain.wording import plural
from qperf_tui.errors import ClosedQuarterError, UnchangedError
from qperf_tui.importing.definition_table import DefinitionTable
from qperf_tui.importing.national import NationalFile, NationalSet
from qperf_tui.importing.nearest import nearest
from qperf_tui.importing.synonyms import folded
from qperf_tui.storage.context import Comparator
from qperf_tui.workbench.comparing import put_comparator
from qperf_tui.workbench.definition_desk import Desk, Warned
from qperf_tui.workbench.national_settings import NationalSettings, settings_of, settle

_NEIGHBOURS: Final = "Statistical neighbours"
_NAMED: Final = 5
"""Names that one sentence lists; of more, it gives the number."""


@dataclass(slots=True, kw_only=True)
class _Ours:
    """Who the council is in the file, and whom it is compared with."""

    key: str
    """Of its own row; nothing where it has none."""
    region: str
    neighbours: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """What is to be set beside an indicator."""

    name: str
    value: Decimal
    members: dict[str, Decimal]


def take_national(desk: Desk, table: DefinitionTable) -> None:
    """Take what a national file says of the council's own indicators."""
    wished = settings_of(desk.workbook, desk.wished)
    named = _names(desk, wished)
    file = NationalFile()
    desk.done.rows = file.read(
        table.rows(),
        lambda name: named.get(folded(name), 0),
        lambda row, error: table.refuse(row, error, error.column),
    )
    if table.found.refusals_found:
        return
    ours = _ours(desk, file, wished)
    by_id = {each.indicator_id: each for each in desk.indicators}
    for (key, period), held in sorted(file.sets.items(), key=_by_day):
        about = by_id[key]
        for body in _bodies(desk, about, file, held, ours):
            _put(desk, table, about, (period, held.line), body)
        if ours.key in held.authorities:
            _compare(desk, about, period, held.authorities[ours.key])
    _tell(desk, file)
    settle(desk.workbook, wished)


def _by_day(item: tuple[tuple[int, str], NationalSet]) -> tuple[str, int]:
    """The newest year last, for a target in words is against the last figure."""
    (indicator, period), _ = item
    return order_of(period), indicator


def _names(desk: Desk, wished: NationalSettings) -> dict[str, int]:
    """By folded name the indicator that a national file means by it.

    A title that two indicators have means neither; what an officer says goes first.
    """
    found: dict[str, int] = {}
    titles = [(folded(each.title), each.indicator_id) for each in desk.indicators]
    for title, key in titles:
        found[title] = 0 if title in found else key
    found |= {folded(code): each.indicator_id for code, each in desk.every_code()}
    for name, code in wished.names.items():
        about = desk.find(code)
        if about is not None:
            found[folded(name)] = about.indicator_id
    return found


def _ours(desk: Desk, file: NationalFile, wished: NationalSettings) -> _Ours:
    council = wished.authority or desk.workbook.settings.get("council")
    key = file.key_of(council) if council else ""
    if not key:
        says = f"no row is of {council}" if council else "it is not known who you are"
        desk.done.warnings.append(Warned(Cause(says, Mend(Wanted.AUTHORITY))))
    ours = _Ours(key=key, region=file.regions.get(key, ""))
    missing = []
    for each in wished.neighbours or _known_neighbours(desk):
        found = file.key_of(each)
        if found and found != key:
            ours.neighbours.append(found)
        elif not found:
            missing.append(each)
    if missing:
        says = (
            f"no row is of the {plural(len(missing), 'neighbour')} {_listed(missing)}"
        )
        desk.done.warnings.append(Warned(Cause(says)))
    if not ours.neighbours:
        desk.done.notes.append(
            Cause(
                "No nearest neighbours are known, so their mean is not taken",
                Mend(Wanted.NEIGHBOURS),
            )
        )
    return ours


def _known_neighbours(desk: Desk) -> list[str]:
    """The authorities behind the neighbours' figures on file, of the latest period."""
    best: tuple[str, list[str]] = ("", [])
    for each in desk.indicators:
        for (body, period), members in desk.workbook.context.members(
            each.indicator_id
        ).items():
            last = order_of(period)
            if kind_of(body) is BodyKind.NEIGHBOURS and last >= best[0]:
                best = (last, list(members))
    return best[1]


def _bodies(
    desk: Desk, about: Indicator, file: NationalFile, held: NationalSet, ours: _Ours
) -> Iterator[_Body]:
    """The figures to set beside an indicator in one year."""
    named = {file.names[k]: v for k, v in held.authorities.items() if k != ours.key}
    on_file = {
        kind_of(each.body): each.body
        for each in desk.workbook.context.comparators(about.indicator_id)
    }
    england = {n: v for (kind, n), v in held.bodies.items() if kind is AreaKind.ENGLAND}
    for value in england.values():
        name = on_file.get(BodyKind.ENGLAND, "England")
        yield _Body(name=name, value=value, members=named)
    regions = {n: v for (kind, n), v in held.bodies.items() if kind is AreaKind.REGION}
    region = ours.region or (next(iter(regions)) if len(regions) == 1 else "")
    for name, value in regions.items():
        if folded_council(name) == folded_council(region):
            within = {
                file.names[key]: figure
                for key, figure in held.authorities.items()
                if file.regions.get(key) == ours.region and key != ours.key
            }
            yield _Body(name=name, value=value, members=within if ours.region else {})
    yield from _neighbours(file, held, ours, on_file.get(BodyKind.NEIGHBOURS))


def _neighbours(
    file: NationalFile, held: NationalSet, ours: _Ours, known: str | None
) -> Iterator[_Body]:
    """The nearest neighbours: their published figure, or else the mean of theirs."""
    members = {
        file.names[key]: held.authorities[key]
        for key in ours.neighbours
        if key in held.authorities
    }
    given = [v for (kind, _), v in held.bodies.items() if kind is AreaKind.NEIGHBOURS]
    if given or members:
        value = given[0] if given else mean(members.values())
        yield _Body(name=known or _NEIGHBOURS, value=value, members=members)


def _put(
    desk: Desk,
    table: DefinitionTable,
    about: Indicator,
    place: tuple[str, int],
    body: _Body,
) -> None:
    """Set a body's figure beside an indicator, and note from what to what."""
    period, line = place
    held = desk.workbook.context.comparators(about.indicator_id)
    before = next((e for e in held if (e.body, e.period) == (body.name, period)), None)
    is_known = before is not None and before.checked == "yes"
    is_same = before is not None and before.value == body.value
    wanted = Comparator(
        body=body.name,
        period=period,
        value=body.value,
        authorities=len(body.members) or (before.authorities if before else None),
        source=before.source if before and is_known and is_same else table.file_name,
        checked="yes",
    )
    standing = None if before is None else f"{before.value:f}"
    after = f"{body.value:f}"
    try:
        put_comparator(desk.workbook, about, wanted, body.members)
    except UnchangedError:
        standing = after
    except ClosedQuarterError as error:
        cause = str(error).rstrip(".")
        table.found.about_file(f"Line {line}", cause, is_refusal=True, line=line)
        return
    if standing == after and not (is_known and is_same):
        standing = f"{after}, not checked"
    desk.tell(line, f"{about.code}, {body.name}, {period}", "Value", (standing, after))


def _compare(desk: Desk, about: Indicator, period: str, theirs: Decimal) -> None:
    """Say where the council's own row is not what the council reported."""
    quarter = quarter_of(period, about.basis)
    if quarter is None:
        return
    series = {each.quarter: each for each in desk.workbook.outturns.series(about)}
    ours = series.get(quarter)
    if ours is None or ours.value is None or not disagree(ours.value, theirs):
        return
    held = Decimal(ours.value.numerator) / ours.value.denominator
    says = (
        f"your own row has {theirs:f} for {about.code} in {period}, and the workbook "
        f"{held.quantize(Decimal('0.01')).normalize():f} for {quarter}; see which is "
        "right"
    )
    desk.done.warnings.append(Warned(Cause(says)))


def _tell(desk: Desk, file: NationalFile) -> None:
    """Say what of the file was left out."""
    done = desk.done
    if file.marks:
        said = ", ".join(f"{mark} {many:,}" for mark, many in file.marks.most_common())
        total = sum(file.marks.values())
        done.notes.append(
            Cause(f"{_left_out(total, 'cell')} with a mark and no figure: {said}")
        )
    if not file.unmatched:
        return
    names = [name for name, _ in file.unmatched.most_common()]
    done.notes.append(
        Cause(
            f"{_left_out(sum(file.unmatched.values()), 'row')} of {len(names):,} "
            f"{plural(len(names), 'indicator')} that the workbook has by no such name: "
            f"{_listed(names)}"
        )
    )
    titles = {each.title: each.code for each in desk.indicators}
    for name in names[:_NAMED]:
        like = nearest(name, titles)
        if like is not None:
            theirs, code = clean_line(name)[:60], titles[like]
            mend = Mend(Wanted.SAME, theirs, code)
            done.notes.append(Cause(f"{theirs!r} may be {code}, {like}", mend))


def _left_out(many: int, noun: str) -> str:
    """That so many are left out: `1 row is left out`."""
    return f"{many:,} {plural(many, noun)} {'is' if many == 1 else 'are'} left out"


def _listed(names: list[str]) -> str:
    return first_of([repr(clean_line(each)[:60]) for each in names], _NAMED)
