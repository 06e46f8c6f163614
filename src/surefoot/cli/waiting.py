"""What is shown while somebody waits."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager

Progress = Callable[[int, int], None]  # so many done of so many


def progress_for(as_json: bool) -> AbstractContextManager[Progress | None]:
    """A progress bar where somebody looks, else nothing."""
    if as_json or not somebody_looks():
        return contextlib.nullcontext()
    from surefoot.cli.show.progress import progress_bar

    return progress_bar(sys.stderr)


def somebody_looks() -> bool:
    """Whether a terminal shows what is written beside the answer."""
    return sys.stderr.isatty()
