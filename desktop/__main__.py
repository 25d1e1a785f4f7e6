"""The program: without a command it opens the window, else the command line."""

from __future__ import annotations

import multiprocessing
import os
import sys


def main() -> None:
    """Start; never comes back."""
    multiprocessing.freeze_support()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    from desktop.cli.options import take_global_options

    options, rest = take_global_options(sys.argv[1:])
    if not rest:
        from desktop.ui.start import run_window

        sys.exit(run_window(options.data, practice=options.practice))
    if rest[0] == "screens":
        from desktop.ui.commands import run_screens

        sys.exit(run_screens(rest[1:]))
    if rest[:2] == ["bench", "ui"]:
        from desktop.ui.bench import run_bench_ui

        sys.exit(run_bench_ui(rest[2:], as_json=options.json))
    from desktop.cli.main import run

    sys.exit(run(rest, options))


if __name__ == "__main__":
    main()
