"""`python -m qperf_tui`, the same as the command `qperf-tui`."""

from qperf_tui.cli.main import run

if __name__ == "__main__":
    run()
