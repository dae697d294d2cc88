"""Commands run in children that hold still until somebody is at them with a tracer.

Read from stdin, one a line: a command as JSON, then `go`; answered by the child's
number and then by how it ended. All is imported before, so that what fails is our work.
"""

import importlib
import json
import os
import pkgutil
import sys
from pathlib import Path

import qperf_tui
from qperf_tui.cli.main import main

NEEDED = ("docx", "docxtpl", "jinja2", "matplotlib.figure", "polars", "xlsxwriter")


def warm() -> None:
    """Import all that a command may need."""
    for name in NEEDED:
        importlib.import_module(name)
    for found in pkgutil.walk_packages(qperf_tui.__path__, "qperf_tui."):
        if not found.name.endswith("__main__") and ".tui" not in found.name:
            importlib.import_module(found.name)


def child(asked: dict[str, object], gate: int) -> None:
    """Run a command once the gate is opened; never returns."""
    said = os.open(str(asked["said"]), os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os.read(gate, 1)
    status = 99
    try:
        status = main(list(asked["command"]))
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:  # noqa: BLE001 - told as the interpreter tells it
        sys.excepthook(*sys.exc_info())
    os._exit(status)


def serve() -> None:
    """Answer until there are no more commands."""
    os.umask(0)
    warm()
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    print("ready", file=answers)
    for line in sys.stdin:
        gate, opener = os.pipe()
        number = os.fork()
        if number == 0:
            child(json.loads(line), gate)
        os.close(gate)
        print(number, file=answers)
        sys.stdin.readline()
        os.write(opener, b".")
        os.close(opener)
        _, ended = os.waitpid(number, 0)
        print(os.waitstatus_to_exitcode(ended), file=answers)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    serve()
