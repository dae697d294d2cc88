"""What is long in coming says how far it is, and holds up no key and no memory."""

from pathlib import Path
from weakref import ReferenceType, ref

from textual.message import Message
from textual.message_pump import MessagePump

from qperf_tui.errors import StoppedError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.widgets.return_reader import ReturnReader
from qperf_tui.tui.writer import Writer
from support.importing import Q3, looks_through, plain_return
from support.officer import at_the_workbench
from support.workbooks import stamp


async def test_each_step_is_said_unless_a_dialog_would_be_drawn_again(
    sample: Path, tmp_path: Path
) -> None:
    async with at_the_workbench(sample) as officer:
        screen = await looks_through(officer, plain_return(tmp_path, Q3, "79.9"))
        reader = screen.reader
        reader.begin("Reading")
        reader.post_message(ReturnReader.Went(500))
        await officer.sees("Reading: 500 rows · escape stops it")
        await officer.pilot.press("question_mark")
        await officer.until(lambda: officer.screen == "HelpScreen", "help")
        said: list[str] = []
        reader.post_message(ReturnReader.Went(1_000))
        reader.call_later(lambda: said.append(str(reader.content)))
        await officer.until(lambda: bool(said), "the step to be heard of")
        assert said == ["Reading: 500 rows · escape stops it"]
        await officer.pilot.press("escape")
        await officer.until(lambda: officer.app.screen is screen, "the import")
        reader.post_message(ReturnReader.Went(1_500))
        await officer.sees("Reading: 1,500 rows · escape stops it")


class _Figures:
    """What was to be written."""


class _Receiver(MessagePump):
    """Keeps what it is sent."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[Message] = []

    def post_message(self, message: Message) -> bool:
        self.sent.append(message)
        return True


def test_a_write_that_is_stopped_lets_go_of_what_was_to_be_written(
    sample: Path,
) -> None:
    held: list[ReferenceType[_Figures]] = []

    def job(_: Workbook) -> None:
        figures = _Figures()
        held.append(ref(figures))
        raise StoppedError("Stopped; nothing is written.")

    receiver = _Receiver()
    writer = Writer(sample, stamp(), receiver)
    writer.do("import return.csv", job)
    writer.close()
    (told,) = receiver.sent
    assert isinstance(told, Writer.Finished)
    assert isinstance(told.refusal, StoppedError)
    assert held[0]() is None
