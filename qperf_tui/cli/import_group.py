"""A command that takes files, and has commands of its own beside them."""

from typing import Final

import click

FILES: Final = "files"
"""The command that is meant where none is named."""


class FilesContext(click.Context):
    """Where the command of files is run, which has no name of its own."""

    @property
    def command_path(self) -> str:
        """What is typed to reach it: that of the group."""
        return super().command_path.rstrip()


class FilesCommand(click.Command):
    """The command that takes the files."""

    context_class = FilesContext


class ImportGroup(click.Group):
    """`import FILE` brings in a file; `import profile list` is a command of its own."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what names no command of the group for files to bring in."""
        if not args or args[0] not in self.commands or args[0] == FILES:
            args = [FILES, *args]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; that of files goes by the group's own name."""
        name, found, rest = super().resolve_command(ctx, args)
        return ("" if name == FILES else name), found, rest
