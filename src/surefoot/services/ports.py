"""What the use cases need of a storage: a log that only grows, and a place for original files.

The store implements these; ``bootstrap`` wires it in. Everything here speaks the diary's types.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, NamedTuple, Protocol

import msgspec

from surefoot.diary.entries import Entry, New
from surefoot.services.outings import Outings
from surefoot.services.planning import Planner

if TYPE_CHECKING:
    from surefoot.analysis import Analysis
    from surefoot.diary.stream import Stream

Key = tuple[str, int]  # digest of an original file, and which of its outings


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


class PackedOriginal(NamedTuple):
    """An original file as it is kept: ``size`` in bytes before it was packed, ``codec`` as in ``services/codec.py``."""

    digest: str
    size: int
    codec: str
    content: bytes


class OriginalStore(Protocol):
    """Original files by the SHA-256 of their content, kept compressed."""

    def put(self, digest: str, content: bytes) -> None:
        """Keep a file, whole or not at all; a file that is there already stays."""

    def put_packed(self, rows: Sequence[PackedOriginal]) -> None:
        """The same for many at once, packed by whoever hashed them: their digests are believed until they are read."""

    def get(self, digest: str) -> bytes:
        """The file as it came. Raises :class:`surefoot.services.refusal.Refusal` where it is missing or damaged."""

    def digests(self) -> Iterator[str]:
        """All that are kept, sorted."""


class Measured(NamedTuple):
    """What one version of the analysis found in a recording, and its samples.

    ``digest`` and ``part`` say which outing of which original it is of; ``stream`` is as
    :func:`surefoot.files.pack_stream` packs it.
    """

    digest: str
    part: int
    version: str
    analysis: Analysis
    stream: bytes


class Glance(msgspec.Struct, frozen=True, array_like=True):
    """Of an analysis what is asked for of many runs at once: metres of climb, seconds by heart rate and by speed."""

    climb: float | None
    heart_rates: dict[int, float]
    speeds: dict[int, float]


class PackedMeasured(NamedTuple):
    """The same as it is kept, its analysis as JSON in a codec; without a stream where that was not asked for."""

    digest: str
    part: int
    version: str
    codec: str
    analysis: bytes
    stream: bytes = b""
    glance: bytes = b""


class MeasuredStore(Protocol):
    """What was measured in recordings: derived from the originals, so that it may be lost and be made again.

    What is damaged counts as not there.
    """

    def put(self, rows: Sequence[Measured]) -> None:
        """Keep these, all or none, in the place of what was measured in the same recordings before."""

    def put_packed(self, rows: Sequence[PackedMeasured]) -> None:
        """The same for rows that are packed already."""

    def get(self, digest: str, part: int) -> Measured | None:
        """What was measured in one recording; None where nothing was."""

    def many(self, keys: Iterable[Key]) -> dict[Key, Measured]:
        """Those of many that are there, without their streams (b"")."""

    def glances(self, keys: Iterable[Key]) -> dict[Key, Glance]:
        """Of many what is asked for of many at once; those that are there."""

    def climbs(self, keys: Iterable[Key]) -> dict[Key, float]:
        """Metres of climb of those of many that tell them."""

    def stream(self, digest: str, part: int) -> Stream | None:
        """The samples of one recording."""

    def versions(self) -> dict[Key, str]:
        """The version of the analysis of everything that is there."""


class House(NamedTuple):
    """What a use case stands on: one runner's log, the originals of its files and what was measured in them.

    And the engine, and a clock.
    """

    log: LogRepository
    originals: OriginalStore
    planner: Planner
    now: Clock
    measured: MeasuredStore
