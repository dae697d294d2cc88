"""How the headings of a return were read, kept by name for the next one like it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import msgspec

from qperf_tui.domain.mends import Cause, Mend, Wanted
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import QperfError, UnknownError, WorkbookError
from qperf_tui.importing.asked import Asked
from qperf_tui.importing.pasted import Source
from qperf_tui.importing.shapes import Shape, shape_of, shapes_in, sheets_in
from qperf_tui.importing.synonyms import column_named
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.workbook import Workbook

_SETTING: Final = "import profiles"
_KIND: Final = "import profile"
_LONGEST: Final = 60
_LOOKED_AT: Final = 12
"""Worksheets of a file that are looked into for the headings of a profile."""
_LIKE: Final = 0.6
"""Share of headings in common from which a file is held to be a profile's, changed."""


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mapping of headings, and the headings it was made for."""

    name: str
    headings: list[str]
    columns: dict[str, str]
    """By heading, our column; blank where the column is left out."""
    sheets: list[str] = []
    every_sheet: bool = False
    saved_by: str = ""
    saved_at: str = ""

    @property
    def shape(self) -> Shape:
        """Its headings as they are compared with those of a file."""
        return shape_of(self.headings)


@dataclass(frozen=True, slots=True)
class Chosen:
    """How a file is read once a profile was looked for."""

    asked: Asked
    profile: str | None = None
    said: Cause | None = None
    """What is said of the profile."""
    is_warning: bool = False
    """Whether the shape of the file is not that of the profile."""


class _Before(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A profile as it stood before a change; None where there was none."""

    name: str
    profile: Profile | None


def profiles(workbook: Workbook) -> list[Profile]:
    """Every profile, by name.

    Raises:
        WorkbookError: If what is kept of them cannot be read.
    """
    kept = workbook.settings.get(_SETTING)
    if not kept:
        return []
    try:
        return msgspec.json.decode(kept, type=list[Profile])
    except msgspec.MsgspecError as error:
        raise WorkbookError(
            f"{workbook.path}: its import profiles cannot be read ({error}); put a "
            "backup in its place with qperf-tui restore."
        ) from error


def profile_named(workbook: Workbook, name: str) -> Profile:
    """The profile of a name, in whatever case.

    Raises:
        UnknownError: If there is none, naming those there are.
    """
    wanted = clean_line(name).casefold()
    found = profiles(workbook)
    for each in found:
        if each.name.casefold() == wanted:
            return each
    known = ", ".join(each.name for each in found) or "none yet"
    raise UnknownError(f"There is no import profile {name!r}; there are: {known}.")


def save_profile(workbook: Workbook, name: str, path: Source, asked: Asked) -> Profile:
    """Keep how the return at `path` was read under a name, in place of any before.

    Raises:
        QperfError: If the name is blank or too long, or the file has no headings.
    """
    return keep_profile(workbook, name, _headings(path, asked), asked)


def keep_profile(
    workbook: Workbook, name: str, headings: Sequence[str], asked: Asked
) -> Profile:
    """Keep how these headings were read under a name, in place of any before.

    A year or quarter is not kept, for the next return is of another.

    Raises:
        QperfError: If the name is blank or too long.
    """
    called = clean_line(name)
    if not called or len(called) > _LONGEST:
        raise QperfError(
            f"A profile's name has 1 to {_LONGEST} characters; shorten it."
        )
    profile = Profile(
        name=called,
        headings=list(headings),
        columns={
            heading: column
            for heading, column in asked.columns.items()
            if not column or column_named(column)
        },
        sheets=list(asked.sheets),
        every_sheet=asked.every_sheet,
        saved_by=workbook.stamp.by,
        saved_at=workbook.stamp.clock(),
    )
    with workbook.transaction():
        _change(workbook, called, profile, f"import profile {called} saved")
    return profile


def remove_profile(workbook: Workbook, name: str) -> None:
    """Let a profile go.

    Raises:
        UnknownError: If there is none of that name.
    """
    with workbook.transaction():
        found = profile_named(workbook, name)
        _change(workbook, found.name, None, f"import profile {found.name} removed")


def choose_profile(
    workbook: Workbook, path: Source, asked: Asked, name: str | None = None
) -> Chosen:
    """How a file is read by the profile named, or by one made for its headings.

    What an officer asks for goes before what the profile says.

    Raises:
        UnknownError: If there is no profile of that name.
    """
    if name is not None:
        return _by_name(profile_named(workbook, name), path, asked)
    known = profiles(workbook)
    if not known or asked.columns:
        return Chosen(asked)
    shapes = [shape for shape, _ in shapes_in(path, asked)]
    if not asked.sheets and not any(each.shape in shapes for each in known):
        others = sheets_in(path)[:_LOOKED_AT]
        if len(others) > 1:
            every = replace(asked, sheets=others)
            shapes = [shape for shape, _ in shapes_in(path, every)]
    for profile in known:
        if profile.shape in shapes:
            return _used(profile, asked, path)
    for profile in known:
        near = max(shapes, key=lambda each: _in_common(each, profile.shape), default=())
        if _in_common(near, profile.shape) >= _LIKE:
            said = (
                f"the headings are like those of the profile {profile.name}, but "
                f"{_differences(near, profile)}, so it is not used"
            )
            mend = Mend(Wanted.PROFILE, profile.name)
            return Chosen(asked, said=Cause(said, mend), is_warning=True)
    return Chosen(asked)


def _by_name(profile: Profile, path: Source, asked: Asked) -> Chosen:
    used = _used(profile, asked, path)
    shapes = [shape for shape, _ in shapes_in(path, used.asked)]
    if profile.shape in shapes or not shapes:
        return used
    near = max(shapes, key=lambda each: _in_common(each, profile.shape))
    said = (
        f"read by the profile {profile.name}, though the headings have changed: "
        f"{_differences(near, profile)}"
    )
    return replace(used, said=Cause(said), is_warning=True)


def _used(profile: Profile, asked: Asked, path: Source) -> Chosen:
    sheets = asked.sheets or tuple(profile.sheets)
    said = f"read by the profile {profile.name}"
    gone = [each for each in sheets if each not in sheets_in(path)] if sheets else []
    if gone and not asked.sheets:
        # A sheet named for its quarter is called otherwise in the next.
        named = ", ".join(map(repr, gone))
        said += f", whose sheet {named} is not there, so the first that fits is read"
        sheets = ()
    read = replace(
        asked,
        columns={**profile.columns, **asked.columns},
        sheets=sheets,
        every_sheet=asked.every_sheet or (profile.every_sheet and not asked.sheets),
    )
    return Chosen(read, profile.name, Cause(said))


def _in_common(shape: Shape, other: Shape) -> float:
    together = set(shape) | set(other)
    return len(set(shape) & set(other)) / len(together) if together else 0.0


def _differences(shape: Shape, profile: Profile) -> str:
    """What a file's headings have that a profile's have not, and the other way."""
    told = dict(zip(map(_plain, profile.headings), profile.headings, strict=True))
    gone = [told.get(each, each) for each in profile.shape if each not in shape]
    new = [each for each in shape if each not in profile.shape]
    said = [
        f"{', '.join(repr(each) for each in names[:5])} {is_are} {what}"
        for names, what in ((gone, "gone"), (new, "new"))
        if names and (is_are := "is" if len(names) == 1 else "are")
    ]
    return " and ".join(said) or "they stand in another order"


def _plain(heading: str) -> str:
    return "".join(shape_of([heading]))


def _headings(path: Source, asked: Asked) -> Sequence[str]:
    """The line of a file that has most headings of ours in it.

    Raises:
        QperfError: If there is none.
    """
    found = [cells for _, cells in shapes_in(path, asked)]
    mapped = {_plain(heading) for heading in asked.columns}

    def known(cells: Sequence[str]) -> int:
        return sum(bool(column_named(each)) or _plain(each) in mapped for each in cells)

    best = max(found, key=known, default=None)
    if best is None:
        raise QperfError(f"{path.name} has no headings to keep a profile of.")
    return [cell for cell in best if cell]


def _change(workbook: Workbook, name: str, profile: Profile | None, says: str) -> None:
    before = _put(workbook, name, profile)
    kept: Undo = msgspec.to_builtins(_Before(name, before))
    workbook.changes.record(says, _KIND, kept)


def _put(workbook: Workbook, name: str, profile: Profile | None) -> Profile | None:
    """Let a profile stand under a name, or none; returns what stood."""
    standing = profiles(workbook)
    before = next((each for each in standing if each.name == name), None)
    rest = [each for each in standing if each.name != name]
    rest += [] if profile is None else [profile]
    rest.sort(key=lambda each: each.name.casefold())
    workbook.settings.put(_SETTING, msgspec.json.encode(rest).decode())
    return before


def _undo(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _Before)
    stood = _put(workbook, before.name, before.profile)
    found: Undo = msgspec.to_builtins(_Before(before.name, stood))
    return found


PROFILES_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {_KIND: _undo}
"""How a change to a profile is undone, and done again."""
