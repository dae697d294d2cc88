"""Every figure that is reported, what it is held against and what is aimed at."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from bench import disclosure
from bench.judging import BULK, READING, WORKING
from bench.measures import Samples
from bench.papers import BARE as BARE_TABLES
from bench.papers import DRAWN, PANDOC, SAMPLE, WORD
from bench.proofs import FIGURES as PROOF_OF_FIGURES
from bench.proofs import LARGE, WHOLE

OURS = "qperf-tui"
EMPTY = "empty app"
TABLE = "DataTable"
VISIDATA = "VisiData"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure by the names of its samples, and its peer's."""

    title: str
    kind: str
    subject: str
    peer: str = ""
    peer_kind: str = ""
    most: float | None = None
    """The most that is aimed at, as a ratio to the peer, or alone without one."""
    unit: str = "ms"

    @property
    def key(self) -> str:
        """The name its samples are kept by."""
        return f"{self.kind} | {self.subject}"

    @property
    def peer_key(self) -> str:
        """The name its peer's samples are kept by."""
        return f"{self.peer_kind or self.kind} | {self.peer}" if self.peer else ""


@dataclass(frozen=True, slots=True)
class Line:
    """A figure as it was measured; None where it was not."""

    title: str
    unit: str
    value: float | None
    cpu: float | None
    peer: str
    ratio: float | None
    cpu_ratio: float | None
    aim: str
    verdict: str


def _sizes(name: str) -> list[str]:
    return [f"{name} {count}" for count in ("82", "1,000", "10,000")]


def _start() -> list[Figure]:
    found = [Figure("Start", "start", EMPTY)]
    found += [Figure("Start", "start", each, EMPTY) for each in _sizes(TABLE)]
    found += [
        Figure("Start", "start", each, EMPTY)
        for each in (*_sizes(VISIDATA), f"{VISIDATA} 10,000 long")
    ]
    for each, most in zip(_sizes(OURS), (1.8, None, 2.2), strict=True):
        found.append(Figure("Start", "start", each, EMPTY, most=most))
    for each, peer in list(zip(_sizes(OURS), _sizes(VISIDATA), strict=True))[1:]:
        found.append(Figure("Start", "start", each, peer, most=1.0))
    return found


def _keys() -> list[Figure]:
    found = [Figure("Cursor key", "key", each) for each in _sizes(TABLE)]
    found += [Figure("Cursor key", "key", each) for each in _sizes(VISIDATA)]
    for each, peer in zip(_sizes(OURS), _sizes(TABLE), strict=True):
        found.append(Figure("Cursor key", "key", each, peer, most=2.5))
    small, _, large = _sizes(OURS)
    found.append(Figure("Cursor key", "key", large, small, most=1.15))
    found.append(Figure("Cursor key", "key", large, _sizes(VISIDATA)[2], most=1 / 3))
    found += [Figure("Held key, lag", "held", each, most=100) for each in _sizes(OURS)]
    found.append(Figure("Held key, lag", "held", _sizes(TABLE)[2]))
    return found


def _rest() -> list[Figure]:
    large, small = _sizes(OURS)[2], _sizes(OURS)[0]
    found = [
        Figure("Filter, first change", "letter", large),
        Figure("Filter, finished", "letter done", large, most=100),
    ]
    found += [
        Figure("Peak memory", "memory", each, unit="MiB")
        for each in (EMPTY, _sizes(TABLE)[2], _sizes(VISIDATA)[2])
    ]
    for each, most in zip(_sizes(OURS), (80, None, 120), strict=True):
        found.append(Figure("Peak memory", "memory", each, most=most, unit="MiB"))
    for each in (EMPTY, small, large):
        most = None if each == EMPTY else 0.5
        found.append(Figure("Idle processor", "idle cpu", each, most=most, unit="%"))
    for each in (EMPTY, small, large):
        most = None if each == EMPTY else 0
        found.append(Figure("Idle output", "idle bytes", each, most=most, unit="bytes"))
    command = "python -c 'import click, sqlite3'"
    found += [
        Figure("Command", "command", command),
        Figure("Command", "command", "export summary", command, most=3),
        Figure("Command", "command", "--help", most=150),
        Figure("Write", "save", "disk"),
        Figure("Save of a commentary", "save", OURS, "disk", most=2),
        Figure("Reading 10,000 x 40", "judge", READING),
        Figure("Judging 10,000 x 40", "judge", BULK, READING, most=2),
        Figure("Plain audit of a release", "protect", disclosure.PLAIN_TABLE),
        Figure(
            "Protecting a release",
            "protect",
            disclosure.TABLE,
            disclosure.PLAIN_TABLE,
            most=2.5,
        ),
        Figure(
            "Protecting a release",
            "protect",
            disclosure.COUNCIL,
            disclosure.PLAIN_COUNCIL,
            most=2.5,
        ),
        Figure("Working of one indicator", "working", WORKING, most=5),
        Figure("Check of a text", "proof", PROOF_OF_FIGURES, most=50),
        Figure("Check of a text", "proof", WHOLE, most=50),
        Figure("Check of a text", "proof", LARGE, most=100),
    ]
    return found


def _documents() -> list[Figure]:
    """Documents, each beside pandoc on the same Markdown and the same tables bare."""
    found = [
        Figure("Document", "command", f"{name}, {ending}")
        for name, endings in (
            (SAMPLE, ("md", "pdf")),
            (BARE_TABLES, ("md",)),
            (DRAWN, ("md", "pdf")),
        )
        for ending in endings
    ]
    for name, ending in (
        *((SAMPLE, "html"), (SAMPLE, "docx"), (BARE_TABLES, "docx")),
        *((DRAWN, "html"), (DRAWN, "docx")),
    ):
        peer = f"{PANDOC}, {name}, {ending}"
        found.append(Figure("Document", "command", f"{name}, {ending}", peer))
    for name in (BARE_TABLES, DRAWN):
        peer = f"{WORD}, {name}"
        most = 1 if name == BARE_TABLES else None
        found.append(Figure("Document", "command", f"{name}, docx", peer, most=most))
    return found


FIGURES: Sequence[Figure] = (*_start(), *_keys(), *_rest(), *_documents())


def lines(samples: Samples, *, only_measured: bool = False) -> list[Line]:
    """Every figure with its median, its ratio to its peer and how it stands."""
    found = [_line(figure, samples) for figure in FIGURES]
    return [each for each in found if each.value is not None or not only_measured]


def _line(figure: Figure, samples: Samples) -> Line:
    value, peer = _median(samples, figure.key), _median(samples, figure.peer_key)
    cpu = _median(samples, _cpu(figure.key))
    ratio = _ratio(value, peer)
    held = ratio if figure.peer else value
    verdict = ""
    if figure.most is not None:
        verdict = "not measured"
        if held is not None:
            verdict = "met" if held <= figure.most else "not met"
    return Line(
        title=f"{figure.title}, {figure.subject}",
        unit=figure.unit,
        value=value,
        cpu=cpu,
        peer=figure.peer,
        ratio=ratio,
        cpu_ratio=_ratio(cpu, _median(samples, _cpu(figure.peer_key))),
        aim=_aim(figure),
        verdict=verdict,
    )


def _cpu(key: str) -> str:
    """Where processor time is kept beside the time on the clock."""
    kind, _, subject = key.partition(" | ")
    return f"{kind.removesuffix(' done')} cpu | {subject}"


def _median(samples: Samples, key: str) -> float | None:
    found = samples.get(key)
    return median(found) if found else None


def _ratio(value: float | None, peer: float | None) -> float | None:
    return None if value is None or not peer else value / peer


def _aim(figure: Figure) -> str:
    if figure.most is None:
        return ""
    return f"<= {figure.most:.3g}{' x' if figure.peer else ' ' + figure.unit}"
