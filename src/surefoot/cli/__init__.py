"""The command line. A shell: it reads arguments, asks the services, and writes the answer down."""

from __future__ import annotations

import gc
import sys

__all__ = ["main"]


def main() -> None:
    """Run `surefoot` with the arguments of this process, and leave with its exit code."""
    gc.set_threshold(100_000, 50, 50)  # one command is short: most of what it makes it needs to the end
    from surefoot.cli.app import run

    sys.exit(run(sys.argv[1:]))
