"""The command line. A shell: it reads arguments, asks the services, and writes the answer down."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run `surefoot` with the arguments of this process, and leave with its exit code."""
    from surefoot.cli.app import run

    sys.exit(run(sys.argv[1:]))
