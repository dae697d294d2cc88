"""The SQLite file that holds a council's indicators, outturns and commentary."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from uuid import uuid4

from qperf_tui.domain.disclosure import Hidden, Rounded, Withheld
from qperf_tui.domain.rules import USUAL_PRACTICE, Practice
from qperf_tui.errors import WorkbookError
from qperf_tui.paths import at_home
from qperf_tui.storage import place
from qperf_tui.storage.actions import Actions
from qperf_tui.storage.breakdowns import Breakdowns
from qperf_tui.storage.changes import Changes
from qperf_tui.storage.closings import Closings
from qperf_tui.storage.codes import Codes
from qperf_tui.storage.commentaries import Commentaries
from qperf_tui.storage.connection import Connection, connected, say_plainly
from qperf_tui.storage.context import Context
from qperf_tui.storage.copying import (
    Progress,
    copy_to,
    keep_a_copy,
    private_copy,
)
from qperf_tui.storage.council_words import CouncilWords
from qperf_tui.storage.definitions import Definitions
from qperf_tui.storage.disclosure import DisclosureOnFile
from qperf_tui.storage.evidence import EvidenceOnFile
from qperf_tui.storage.imports import Imports
from qperf_tui.storage.indicators import Indicators
from qperf_tui.storage.judging import Judging
from qperf_tui.storage.mask import NOTHING_HIDDEN, Mask
from qperf_tui.storage.migrations import migrate, newest
from qperf_tui.storage.openings import Openings
from qperf_tui.storage.outturns import Outturns
from qperf_tui.storage.paragraph_drafts import ParagraphDrafts
from qperf_tui.storage.paragraphs import Paragraphs
from qperf_tui.storage.people import People
from qperf_tui.storage.priorities import Priorities
from qperf_tui.storage.publications import Publications
from qperf_tui.storage.remarks import Remarks
from qperf_tui.storage.reports import Reports
from qperf_tui.storage.requests import Requests
from qperf_tui.storage.settings import Settings
from qperf_tui.storage.signoffs import Signoffs
from qperf_tui.storage.soundness import require_sound
from qperf_tui.storage.sources import Sources
from qperf_tui.storage.stamp import Stamp
from qperf_tui.storage.stated_figures import StatedFigures
from qperf_tui.storage.targets import Targets
from qperf_tui.storage.waivers import Waivers
from qperf_tui.storage.whole_file import WholeFile

State = tuple[int, int, int]
"""What a file was at a moment, to tell whether it is still so."""
IDENTITY: Final = "workbook_id"
"""The setting that tells a workbook from every other; its copies have it too."""


class Workbook:
    """Reads and writes one workbook; nothing outside this package sees SQL."""

    def __init__(
        self,
        connection: Connection,
        stamp: Stamp,
        practice: Practice = USUAL_PRACTICE,
        mask: Mask = NOTHING_HIDDEN,
        committee: str = "",
    ) -> None:
        self._connection = connection
        self.stamp, self.practice, self.mask = stamp, practice, mask
        self.changes = Changes(connection, stamp)
        self.settings = Settings(connection)
        self.closings, self.openings = Closings(connection, stamp), Openings(connection)
        self.priorities = Priorities(connection)
        self.publications = Publications(connection)
        self.indicators = Indicators(connection, stamp)
        self.codes = Codes(connection)
        self.definitions = Definitions(connection)
        self.judging = Judging(connection, stamp, practice)
        self.evidence = EvidenceOnFile(connection, self.judging, mask)
        self.outturns = Outturns(connection, stamp, mask)
        self.targets = Targets(connection, stamp)
        self.context = Context(connection)
        self.council_words = CouncilWords(connection, stamp)
        self.breakdowns = Breakdowns(connection, mask)
        self.commentaries = Commentaries(connection, stamp, mask)
        self.stated_figures = StatedFigures(connection, mask)
        self.signoffs = Signoffs(connection, stamp, mask)
        self.people, self.waivers = People(connection), Waivers(connection)
        self.remarks = Remarks(connection, stamp)
        self.actions = Actions(connection)
        self.disclosure = DisclosureOnFile(connection)
        self.requests = Requests(connection)
        self.reports = Reports(connection, committee)
        self.paragraphs = Paragraphs(connection, stamp, mask)
        self.paragraph_drafts = ParagraphDrafts(connection, stamp)
        self.imports = Imports(connection, stamp)
        self.sources = Sources(connection, mask)
        self.whole_file = WholeFile(connection, mask)

    @classmethod
    def create(cls, path: Path, stamp: Stamp) -> Self:
        """Make a new workbook at `path`, which only its owner may read.

        Raises:
            WorkbookError: If there is a file already, or none can be made.
        """
        _make(path)
        made = cls.open(path, stamp)
        made.settings.put(IDENTITY, uuid4().hex)
        return made

    @classmethod
    def open(
        cls,
        path: Path,
        stamp: Stamp,
        *,
        read_only: bool = False,
        practice: Practice = USUAL_PRACTICE,
        committee: str = "",
    ) -> Self:
        """Open the workbook at `path`, bringing an older one up to date.

        `practice` is how its indicators are judged where it does not say itself, and
        `committee` whose paper is meant where a quarter has more than one.

        Raises:
            WorkbookError: If it is not a workbook, is damaged, is from a newer
                version, or may not be edited where it lies. The file is unchanged.
        """
        path = at_home(path)
        version = place.require_workbook(path)
        if version > newest():
            raise WorkbookError(
                f"{path} was written by a newer qperf-tui (schema {version}, this one "
                f"knows {newest()}); install the newer version to open it."
            )
        if not read_only:
            place.require_writable(path)
        with ExitStack() as opened:
            connection = connected(path, read_only=read_only)
            opened.callback(connection.close)
            require_sound(connection, size=path.stat().st_size)
            if not read_only:
                # Only now, for it writes to the file.
                connection.row("PRAGMA journal_mode = WAL")
                if version < newest():
                    keep_a_copy(connection, path, version)
                    _bring_up(connection, path)
            opened.pop_all()
        return cls(connection, stamp, practice, NOTHING_HIDDEN, committee)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _value: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.close()

    def hide(self, hidden: Hidden, rounded: Rounded | None = None) -> "Workbook":
        """The same open workbook as the public may read it, with figures hidden.

        Every query of it tells a hidden figure as suppressed, and a rounded one as it
        is rounded. This one goes on telling true values, and nothing of the mask is
        ever written to the file.
        """
        mask = Mask(hidden, rounded or {}, is_settled=True)
        return self._like(mask, self.reports.committee)

    def withhold(self, withheld: Withheld) -> "Workbook":
        """The same open workbook, with other indicators withheld than now."""
        return self._like(self.mask.withholding(withheld), self.reports.committee)

    def unmasked(self) -> "Workbook":
        """The same open workbook with every figure as it is, to look for what leaks."""
        return (
            self
            if self.mask is NOTHING_HIDDEN
            else self._like(NOTHING_HIDDEN, self.reports.committee)
        )

    def for_committee(self, committee: str) -> "Workbook":
        """The same open workbook and mask, its paper the one for `committee`."""
        return self._like(self.mask, committee)

    def _like(self, mask: Mask, committee: str) -> "Workbook":
        return Workbook(self._connection, self.stamp, self.practice, mask, committee)

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._connection.path

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is written, or nothing is.

        Raises:
            WorkbookError: If it could not be written; then nothing was.
        """
        with self._connection.transaction():
            yield

    def data_version(self) -> int:
        """A number that changes when somebody else has written to the file."""
        return self._connection.number("PRAGMA data_version") or 0

    def state(self) -> State:
        """What differs as soon as anything has been written to the file."""
        return self._connection.state()

    def check_integrity(self) -> list[str]:
        """What SQLite finds wrong with the file; empty when nothing is."""
        found = [str(row[0]) for row in self._connection.rows("PRAGMA quick_check(20)")]
        return [] if found == ["ok"] else found

    @contextmanager
    def rehearsal(self) -> Iterator["Workbook"]:
        """A copy to try something on, which nobody else sees, in today's schema.

        Nothing is left of it when it is let go of, and this one stays as it is.

        Raises:
            WorkbookError: If there is no room for a copy.
        """
        with private_copy(self._connection) as copy:
            if (copy.number("PRAGMA user_version") or 0) < newest():
                _bring_up(copy, self.path)
                require_sound(copy, size=0)
            yield Workbook(
                copy, self.stamp, self.practice, self.mask, self.reports.committee
            )

    def back_up(self, copy: Path, progress: Progress | None = None) -> None:
        """Write a consistent copy to `copy`, while others may go on writing.

        Raises:
            WorkbookError: If `copy` is there already or cannot be written.
        """
        copy_to(self._connection, copy, progress)


def _make(path: Path) -> None:
    """Make a file of today's tables with nothing in them, or leave none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise WorkbookError(
            f"{path} is there already; choose another name, or open it."
        ) from None
    except OSError as error:
        raise WorkbookError(f"{path} cannot be made: {error.strerror}.") from error
    try:
        place.require_local(path)
        connection = Connection(path)
        try:
            migrate(connection.sqlite)
        finally:
            connection.close()
    except (WorkbookError, sqlite3.Error) as error:
        path.unlink()
        if isinstance(error, WorkbookError):
            raise
        say_plainly(path, error)


def _bring_up(connection: Connection, path: Path) -> None:
    try:
        migrate(connection.sqlite)
    except sqlite3.Error as error:
        say_plainly(path, error)
    if connection.number("PRAGMA user_version") != newest():
        raise WorkbookError(
            f"{path} cannot be brought up to date, for what it says of the versions "
            "that wrote it is not so; put a backup in its place with qperf-tui restore."
        )
