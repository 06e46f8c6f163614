"""What processes are asked to do in tests; they import it under its name."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path


def times(factor: int) -> Callable[[int], int]:
    """Multiplies."""
    return lambda number: factor * number


def slow_first(seconds: float) -> Callable[[int], int]:
    """Takes its time over number 0 alone."""

    def work(number: int) -> int:
        time.sleep(0 if number else seconds)
        return number

    return work


def deadly(folder: str, always: tuple[int, ...], once: tuple[int, ...] = ()) -> Callable[[int], int]:
    """Kills its process over some numbers; over others the first time that anybody has them. It notes each try."""

    def work(number: int) -> int:
        (Path(folder) / f"{number}-{time.monotonic_ns()}").touch()
        if number in always or (number in once and tries(folder, number) == 1):
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    return work


def tries(folder: str | Path, number: int) -> int:
    """How often a number was tried."""
    return len(list(Path(folder).glob(f"{number}-*")))


def whose(_nothing: None = None) -> Callable[[int], int]:
    """Tells which process works."""
    return lambda number: os.getpid()


def sizes(_nothing: None = None) -> Callable[[bytes], bytes]:
    """Gives back as much as it was given."""
    return lambda content: content


def asleep(_nothing: None = None) -> Callable[[int], int]:
    """Never comes to an end."""

    def work(number: int) -> int:
        time.sleep(600)
        return number

    return work
