"""What the process remembers of work that comes again and again.

Each memory is bounded, and keyed by the values of all that its answer follows from: with it and without it a plan is
the same, to the byte. Safe to share between threads.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import _lru_cache_wrapper, lru_cache
from typing import Any, TypeVar

T = TypeVar("T")
_MEMORIES: list[_lru_cache_wrapper[Any]] = []


def remembered(kept: int) -> Callable[[Callable[..., T]], _lru_cache_wrapper[T]]:
    """Make a pure function remember its last ``kept`` answers."""

    def decorate(function: Callable[..., T]) -> _lru_cache_wrapper[T]:
        made = lru_cache(maxsize=kept)(function)
        _MEMORIES.append(made)
        return made

    return decorate


def forget() -> None:
    """Forget everything, as in a process that has just begun: for measuring."""
    for memory in _MEMORIES:
        memory.cache_clear()
