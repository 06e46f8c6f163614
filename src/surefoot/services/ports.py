"""What the use cases need of a storage: a log that only grows, and a place for original files.

The store implements these; ``bootstrap`` wires it in. Everything here speaks the diary's types.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from surefoot.diary.entries import Entry, New
from surefoot.services.outings import Outings
from surefoot.services.planning import Planner


class Clock(Protocol):
    """Now, aware, in UTC. The shells hand in the real one, tests their own."""

    def __call__(self) -> dt.datetime:
        """The present moment."""


class LogRepository(Protocol):
    """One runner's log."""

    @property
    def outings(self) -> Outings:
        """Its outings, kept ready for pages."""

    def entries(self, *, after: int = 0) -> list[Entry]:
        """Every entry behind an id, in the order of ids."""

    def append(self, news: Sequence[New]) -> list[Entry]:
        """Write facts, all or none, behind everything that is there; returns them in their places."""

    def append_if(self, decide: Callable[[list[Entry]], Sequence[New]]) -> list[Entry]:
        """The same for facts that depend on the log: ``decide`` sees it whole while nobody else can write."""

    def known_digests(self) -> dict[str, int]:
        """Each original's SHA-256 that a living entry names, with the id of its outing."""

    def restore(self, entries: Iterable[Entry]) -> None:
        """Write entries as they stood in another house, id, time and author included, into this log, all or none.

        Raises :class:`surefoot.services.refusal.Refusal` where it is not empty, ValueError where ids are missing.
        """

    def writing(self) -> AbstractContextManager[None]:
        """Hold the log for writing over several calls; leaves it as it was where an exception passes through."""


class OriginalStore(Protocol):
    """Original files by the SHA-256 of their content, kept compressed."""

    def put(self, digest: str, content: bytes) -> None:
        """Keep a file, whole or not at all; a file that is there already stays."""

    def get(self, digest: str) -> bytes:
        """The file as it came. Raises :class:`surefoot.services.refusal.Refusal` where it is missing or damaged."""

    def digests(self) -> Iterator[str]:
        """All that are kept, sorted."""


class House(NamedTuple):
    """What a use case stands on: one runner's log, the originals of its files, the engine, and a clock."""

    log: LogRepository
    originals: OriginalStore
    planner: Planner
    now: Clock
