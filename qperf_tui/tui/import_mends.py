"""How a problem of a file is mended on the screen: by which key."""

from typing import Final

from qperf_tui.domain.mends import Mend, Wanted


def by_key(mend: Mend) -> str:
    """The key that mends it, as the second half of a sentence."""
    match mend.wanted:
        case Wanted.YEAR:
            return "press y to give it"
        case Wanted.QUARTER:
            return "press y if all of it is of one quarter"
        case Wanted.COLUMN | Wanted.CHOICE:
            return "press c to say what it stands for, or to leave it out"
        case Wanted.PROFILE:
            return "press r to use it"
        case Wanted.SAME:
            return f"press w to say that it is {mend.column}"
        case _:
            return _BY_KEY[mend.wanted]


_BY_KEY: Final = {
    Wanted.KIND: "press d to bring it in as one",
    Wanted.FROM: "press w to give it",
    Wanted.REASON: "it is asked for when a brings it in",
    Wanted.CODE: "the list shows every code",
    Wanted.AUTHORITY: "press w to give your own code",
    Wanted.NEIGHBOURS: "press w to name them",
}
