"""How a problem of a file is mended on the command line: by which option."""

from typing import Final

from qperf_tui.domain.mends import Mend, Wanted


def by_option(mend: Mend) -> str:
    """The option that mends it, as the second half of a sentence."""
    heading = mend.about
    match mend.wanted:
        case Wanted.YEAR:
            named = mend.about
            return f"give --year {named}" if named else "give it, as in --year 2012/13"
        case Wanted.QUARTER:
            return "give --quarter if all of it is of one quarter"
        case Wanted.COLUMN:
            return (
                f'give --map "{heading}={mend.column}" if it is, or --map '
                f'"{heading}=" to leave it out'
            )
        case Wanted.CHOICE:
            return (
                f'rename it to the one it is, or give --map "{heading}={mend.column}"'
            )
        case Wanted.PROFILE:
            return f'give --profile "{mend.about}" to use it'
        case Wanted.SAME:
            return f'give --same "{mend.about}={mend.column}" if it is'
        case Wanted.KIND:
            return f"if it is, bring it in with qperf-tui define {mend.about} FILE"
        case _:
            return _BY_OPTION[mend.wanted]


_BY_OPTION: Final = {
    Wanted.FROM: "give --from",
    Wanted.REASON: "give --reason, or a column Reason",
    Wanted.CODE: "qperf-tui list shows every code",
    Wanted.AUTHORITY: "give --authority with your own code",
    Wanted.NEIGHBOURS: "give them with --neighbours, parted by semicolons",
}
