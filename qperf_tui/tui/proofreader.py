"""Checks a text while it is written, in another thread so that keys never wait."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.widget import Widget

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.proof import Flag
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.errand import Errand, Stop

Offer = tuple[str, str]
"""A token, and what it shows."""


class Proofreader:
    """Reads a text about an indicator, or about none, and completes its tokens."""

    @dataclass
    class Proofed(Message):
        """A text has been checked."""

        body: str
        flags: Sequence[Flag]

    @dataclass
    class Completed(Message):
        """What a token that was begun may become is known."""

        typed: str
        offers: Sequence[Offer]

    def __init__(
        self,
        owner: Widget,
        workbook: Workbook,
        quarter: Quarter,
        about: Indicator | None,
    ) -> None:
        self._quarter = quarter
        self._about = about
        self._proofs: Errand[str] = Errand(
            owner, workbook, "proof", self._proof, is_vital=False
        )
        self._offers: Errand[str] = Errand(
            owner, workbook, "offer", self._complete, is_vital=False
        )

    def read(self, body: str) -> None:
        """Have a text checked; the owner is sent `Proofed`."""
        self._proofs.send(body)

    def complete(self, typed: str) -> None:
        """Have a token completed; the owner is sent `Completed`."""
        self._offers.send(typed)

    def give_up(self) -> None:
        """Wait for no answer any more: one of them met a fault."""
        self._proofs.give_up()
        self._offers.give_up()

    def take_proof(self) -> bool:
        """Whether what was checked is the last text given; a later one is read now."""
        return self._proofs.is_last()

    def take_offers(self) -> bool:
        """Whether what was completed is what was typed last."""
        return self._offers.is_last()

    def _proof(self, workbook: Workbook, body: str, stop: Stop) -> Message:
        from qperf_tui.workbench.proofing import proof  # noqa: PLC0415 - seldom

        del stop
        return self.Proofed(body, proof(workbook, body, self._quarter, self._about))

    def _complete(self, workbook: Workbook, typed: str, stop: Stop) -> Message:
        from qperf_tui.workbench.resolving import (  # noqa: PLC0415 - seldom
            completions,
        )

        del stop
        found = completions(workbook, typed, self._quarter, self._about)
        return self.Completed(typed, [(each.token, each.shown) for each in found])
