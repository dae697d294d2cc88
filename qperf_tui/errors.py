"""What can go wrong, each said in one sentence that the user reads."""


class QperfError(Exception):
    """A failure the user can mend; `str()` of it is the sentence to show."""


class WorkbookError(QperfError):
    """The workbook cannot be opened, read or written."""


class WorkbookBusyError(WorkbookError):
    """Somebody else has held the workbook for longer than we wait."""


class ConflictError(QperfError):
    """A colleague changed the same thing first; nothing of ours was written."""


class ClosedQuarterError(QperfError):
    """The quarter is published and closed; the sentence says how to go on."""

    def __init__(self, says: str, *, cause: str = "") -> None:
        super().__init__(says)
        self.cause = cause
        """The first half of the sentence, where a screen has a mend of its own."""


class UnchangedError(QperfError):
    """What was to be changed stands so already; nothing is written."""


class UnknownError(QperfError):
    """The workbook holds nothing by the name that was asked for."""


class SettingsError(QperfError):
    """The settings file says something that is not understood."""


class ExportError(QperfError):
    """The document cannot be written where it was asked for."""


class TemplateRefusedError(QperfError):
    """A council's own template cannot be used; the sentence says how to mend it."""


class StoppedError(QperfError):
    """Whoever waited for long work had it stopped; nothing of it was written."""
