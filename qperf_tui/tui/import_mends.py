"""How a problem of a file is mended on the screen: by which key."""

from qperf_tui.domain.mends import Mend, Wanted


def by_key(mend: Mend) -> str:
    """The key that mends it, as the second half of a sentence."""
    match mend.wanted:
        case Wanted.YEAR:
            return "press y to give it"
        case Wanted.QUARTER:
            return "press y if every figure is of one quarter"
        case Wanted.COLUMN | Wanted.CHOICE:
            return "press c to say what it stands for, or to leave it out"
        case Wanted.PROFILE:
            return "press r to use it"
