"""A group of commands whose modules are imported only when they are needed."""

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import ClassVar

import click

Known = Mapping[str, tuple[str, str]]
"""The module that holds each command, and what the command does in a few words."""


class LazyGroup(click.Group):
    """Commands known by name; `--help` lists them without importing one."""

    groups: ClassVar[Mapping[str, Known]] = {}

    @property
    def known(self) -> Known:
        """Every command of every group, in the order they are listed."""
        return {
            name: found
            for commands in self.groups.values()
            for name, found in commands.items()
        }

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order an officer meets them."""
        del ctx
        return list(self.known)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, its module imported; None if there is none."""
        del ctx
        if cmd_name not in self.known:
            return None
        module, _ = self.known[cmd_name]
        found = import_module(f"qperf_tui.cli.commands.{module}").command
        return found if isinstance(found, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant, or the name of one that is like it.

        Raises:
            click.UsageError: If there is no such command.
        """
        name = args[0]
        if name not in self.known and not name.startswith("-"):
            near = get_close_matches(name, self.known, n=1)
            mend = f"did you mean {near[0]}?" if near else "see qperf-tui --help."
            raise click.UsageError(f"There is no command {name!r}; {mend}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write what each command does, under what an officer wants."""
        del ctx
        room = max(len(name) for name in self.known)
        for wanted, commands in self.groups.items():
            with formatter.section(wanted):
                formatter.write_dl(
                    [(name.ljust(room), does) for name, (_, does) in commands.items()]
                )
