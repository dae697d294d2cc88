"""Who works on which workbook and quarter, as the command line has it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from qperf_tui.domain.text import clean_line
from qperf_tui.errors import QperfError, UnknownError
from qperf_tui.paths import at_home

if TYPE_CHECKING:
    from qperf_tui.config import Settings
    from qperf_tui.domain.period import Quarter
    from qperf_tui.storage.stamp import Stamp
    from qperf_tui.storage.workbook import Workbook

_LONGEST_NAME: Final = 100
_LOGIN: Final = ("LOGNAME", "USER", "USERNAME")


@dataclass(kw_only=True)
class Session:
    """The options before the command, and what follows from them when asked."""

    named: Path | None = None
    """The workbook named with --workbook."""
    quarter: "Quarter | None" = None
    read_only: bool = False
    author: str = ""
    committee: str = ""
    """Whose paper is meant, as named with --committee."""

    @cached_property
    def settings(self) -> "Settings":
        """The officer's own settings."""
        from qperf_tui import config  # noqa: PLC0415 - not needed for --help

        return config.load()

    @cached_property
    def origin(self) -> str:
        """What named the workbook, in words."""
        return self._found[1]

    @property
    def path(self) -> Path:
        """Where the workbook is.

        Raises:
            click.UsageError: If none is named and none was opened before.
        """
        found, _ = self._found
        if found is None:
            raise click.UsageError(
                "no workbook is known yet; try qperf-tui demo, or make one with "
                "qperf-tui -w PATH new."
            )
        return found

    @property
    def known_path(self) -> Path | None:
        """Where the workbook is, or None if none is known."""
        return self._found[0]

    @cached_property
    def _found(self) -> tuple[Path | None, str]:
        from qperf_tui import config  # noqa: PLC0415 - not needed for --help
        from qperf_tui.workbench import whereabouts  # noqa: PLC0415

        if self.named is not None:
            return self.named, "--workbook"
        if from_environment := os.environ.get("QPERF_WORKBOOK", ""):
            return Path(from_environment), "QPERF_WORKBOOK"
        if self.settings.workbook:
            return at_home(self.settings.workbook), "the settings file"
        last = whereabouts.last_opened(config.state_folder())
        return last, "the one last opened" if last else "nothing"

    @cached_property
    def stamp(self) -> "Stamp":
        """Who writes, and the clock that dates it."""
        from qperf_tui.storage.stamp import Stamp  # noqa: PLC0415

        return Stamp(by=self._by(), clock=_now)

    def _by(self) -> str:
        named = (
            self.author,
            self.settings.author,
            os.environ.get("QPERF_USER", ""),
            *(os.environ.get(name, "") for name in _LOGIN),
        )
        said = next((name for each in named if (name := clean_line(each))), "officer")
        return said[:_LONGEST_NAME]

    @contextmanager
    def reading(self) -> Iterator["Workbook"]:
        """The workbook, opened to be read; one that is read-only will do.

        Raises:
            WorkbookError: If it cannot be opened.
        """
        from qperf_tui.storage.workbook import Workbook  # noqa: PLC0415

        is_read_only = self.read_only or _may_only_be_read(self.path)
        with Workbook.open(
            self.path,
            self.stamp,
            read_only=is_read_only,
            practice=self.settings.practice,
        ) as workbook:
            self.remember()
            yield self._addressed(workbook)

    @contextmanager
    def writing(self) -> Iterator["Workbook"]:
        """The workbook, opened to be written to.

        Raises:
            click.UsageError: If --read-only was asked for.
            WorkbookError: If it cannot be opened, or not be written to.
        """
        from qperf_tui.storage.workbook import Workbook  # noqa: PLC0415

        self.require_writing()
        practice = self.settings.practice
        with Workbook.open(self.path, self.stamp, practice=practice) as workbook:
            self.remember()
            yield self._addressed(workbook)

    def _addressed(self, workbook: "Workbook") -> "Workbook":
        """The workbook, its paper the one that --committee names.

        Raises:
            UnknownError: If no paper goes to that committee.
        """
        if not self.committee:
            return workbook
        every = workbook.reports.committees.of()
        wanted = clean_line(self.committee).casefold()
        found = next((each for each in every if each.casefold() == wanted), None)
        if found is None:
            raise UnknownError(
                f"No paper goes to {self.committee!r}; qperf-tui paper lists those "
                "there are, and qperf-tui paper add makes another."
            )
        return workbook.for_committee(found)

    def committee_known(self, path: Path) -> str:
        """The committee named with --committee, as the workbook at `path` has it.

        Raises:
            UnknownError: If no paper goes to that committee.
        """
        from qperf_tui.storage.workbook import Workbook  # noqa: PLC0415

        if not self.committee:
            return ""
        with Workbook.open(path, self.stamp, read_only=True) as workbook:
            return self._addressed(workbook).reports.committee

    def require_writing(self) -> None:
        """Check that --read-only was not asked for.

        Raises:
            click.UsageError: If it was.
        """
        if self.read_only:
            raise click.UsageError(
                "--read-only was asked for and this command writes; leave it out."
            )

    def remember(self) -> None:
        """Note the workbook as the one last opened."""
        from qperf_tui import config  # noqa: PLC0415
        from qperf_tui.workbench import whereabouts  # noqa: PLC0415

        whereabouts.remember(config.state_folder(), self.path)

    def quarter_of(self, workbook: "Workbook", chosen: "Quarter | None") -> "Quarter":
        """The quarter chosen for a command, or before it, or the one in hand.

        Raises:
            QperfError: If none is chosen and there are no figures yet.
        """
        from qperf_tui.workbench.in_hand import (  # noqa: PLC0415 - for few
            quarter_in_hand,
        )

        found = chosen or self.quarter or quarter_in_hand(workbook)
        if found is None:
            raise QperfError(
                f"{workbook.path} holds no figures yet; bring in a return with "
                "qperf-tui import FILE."
            )
        return found


pass_session = click.make_pass_decorator(Session)


def _now() -> str:
    return datetime.now(tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _may_only_be_read(path: Path) -> bool:
    path = at_home(path)
    try:
        may_be_written = bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK)
    except OSError:
        return False
    return not (may_be_written and os.access(path.parent, os.W_OK))
