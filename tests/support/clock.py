"""A clock that is somewhere else: what every module reads that writes a file."""

import datetime as dt
import importlib
import sys
import time
from typing import Final

REAL = dt.datetime
READERS: Final = (
    *("qperf_tui.cli.session", "qperf_tui.report.formats.spreadsheet"),
    *("docx.opc.parts.coreprops", "docxtpl", "xlsxwriter.core", "xlsxwriter.workbook"),
    *("matplotlib.backends.backend_svg", "matplotlib.backends.backend_agg", "zipfile"),
)
"""Modules that ask for the day or the hour."""
_OF: Final = ("qperf_tui", "docx", "docxtpl", "xlsxwriter", "matplotlib", "zipfile")


class _LikeTheReal(type):
    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, REAL)


def set_clock(text: str) -> None:
    """Let the clock stand at a moment for whoever writes files in this process.

    polars knows the class of a moment by itself, so it is left alone: it reads none.
    """
    at = REAL.fromisoformat(text).timestamp()

    class Elsewhere(REAL, metaclass=_LikeTheReal):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:
            return REAL.fromtimestamp(at, tz)

        @classmethod
        def today(cls) -> dt.datetime:
            return REAL.fromtimestamp(at)

    for name in READERS:
        importlib.import_module(name)
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in _OF and vars(module).get("datetime") is REAL:
            module.datetime = Elsewhere
    localtime, gmtime = time.localtime, time.gmtime
    time.time = lambda: at
    time.localtime = lambda seconds=None: localtime(at if seconds is None else seconds)
    time.gmtime = lambda seconds=None: gmtime(at if seconds is None else seconds)
