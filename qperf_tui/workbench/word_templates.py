"""A council's own Word template: read to be filled in, or begun from a plain one."""

from pathlib import Path
from typing import Final

from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.errors import TemplateRefusedError
from qperf_tui.paths import at_home
from qperf_tui.report.paper import Paper

_LARGEST: Final = 20_000_000
_ENDINGS: Final = (".docx", ".dotx")


def in_template(paper: Paper, path: Path, progress: Progress = unwatched) -> bytes:
    """The paper in Word, through the template in a file.

    Raises:
        StoppedError: If `progress` had it stopped.
        TemplateRefusedError: If the file cannot be read or is not safe to use.
    """
    from qperf_tui.report.formats import word  # noqa: PLC0415 - only when asked

    path = at_home(path)
    if path.suffix.lower() not in _ENDINGS:
        raise TemplateRefusedError(
            f"{path.name} is no Word template without macros; save it as .docx."
        )
    try:
        if path.is_file() and path.stat().st_size > _LARGEST:
            raise TemplateRefusedError(
                f"{path.name} is larger than {_LARGEST // 1_000_000} MB; make its "
                "pictures smaller."
            )
        template = path.read_bytes()
    except OSError as error:
        raise TemplateRefusedError(
            f"{path} cannot be read: {error.strerror}; name a template that is there."
        ) from error
    return word.render(paper, template, progress)


def starting() -> bytes:
    """A plain template with every placeholder, to be edited in Word."""
    from qperf_tui.report.formats.word_template import (  # noqa: PLC0415 - only then
        starting_template,
    )

    return starting_template()
