"""What is done with one task, in whichever process: read, hashed, measured, packed, so that the rest is little work."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

import msgspec

from surefoot.diary.measures import Measures
from surefoot.files import FileError, Found, Known, Recording, Skipped, Task, read_task
from surefoot.rulebook import Book
from surefoot.services.measures import Taken, take
from surefoot.services.packing import pack_original
from surefoot.services.ports import PackedMeasured, PackedOriginal

_NOTHING = Measures()


class Finding(NamedTuple):
    """A :class:`surefoot.files.Found`, ready to be stored: small, so that it passes from process to process.

    A recording comes without its samples and laps: what was found in them is ``measured``, and what planning uses of
    it ``measures``. ``original`` is the file it came from, packed; outings of one file share it. ``doubt`` says what
    went wrong while measuring.
    """

    path: str
    result: Recording | Skipped | FileError | Known
    digest: str = ""
    note: str = ""
    part: int = 0
    original: PackedOriginal | None = None
    measured: PackedMeasured | None = None
    measures: Measures = _NOTHING
    doubt: str = ""

    def size(self) -> int:
        """Bytes that come into the store with it."""
        packed = len(self.original.content) if self.original else 0
        return packed + (len(self.measured.stream) if self.measured else 0)


class Reader:
    """Reads tasks with the numbers of a book; what is ``known`` by its digest is hashed and no more."""

    def __init__(self, book: Book, known: Callable[[str], bool]) -> None:
        self._book, self._known = book, known

    def __call__(self, task: Task) -> list[Finding]:
        """All that one task holds, ready to be stored."""
        found = read_task(task, self._book, self._known)
        originals: dict[str, PackedOriginal] = {}
        return [self._finding(one, originals) for one in found]

    def _finding(self, found: Found, originals: dict[str, PackedOriginal]) -> Finding:
        recording = found.result
        if not isinstance(recording, Recording):
            return as_it_is(found)
        if found.digest not in originals:
            originals[found.digest] = pack_original(found.digest, found.content)
        taken, doubt = self._taken(found, recording)
        return Finding(
            path=found.path,
            result=msgspec.structs.replace(recording, stream=None, laps=()),
            digest=found.digest,
            note=found.note,
            part=found.part,
            original=originals[found.digest],
            measured=taken.row if taken else None,
            measures=taken.measures if taken else _NOTHING,
            doubt=doubt,
        )

    def _taken(self, found: Found, recording: Recording) -> tuple[Taken | None, str]:
        """What was measured; a fault of ours there does not cost the outing."""
        try:
            return take((found.digest, found.part), recording, recording.sport, self._book), ""
        except Exception as error:  # noqa: BLE001  whatever it is, it is ours to mend
            what = f"{type(error).__name__}: {error}"
            return None, f"It could not be measured ({what}). Please tell us; `surefoot reanalyse` will try it again."


def as_it_is(found: Found) -> Finding:
    """A finding that is no recording."""
    return Finding(found.path, found.result, found.digest, found.note, found.part)


def reader(book: Book, known: Collection[str]) -> Reader:
    """A reader in a process of its own: what is known by now is all that it will ever know."""
    return Reader(book, frozenset(known).__contains__)


def lost(task: Task, book: Book) -> list[Finding]:
    """What is said of a task that ended the process which read it, twice; its row speaks for it where it has one."""
    message = "Reading it ended our program twice, perhaps for want of memory."
    mend = "Please tell us, and add the run by hand meanwhile."
    fault = FileError(task.path, message, mend)
    found = read_task(msgspec.structs.replace(task, fault=fault, packed=None, disk=""), book)
    return [finding for one in found for finding in _row_alone(one)]


def _row_alone(found: Found) -> list[Finding]:
    if not isinstance(found.result, Recording):
        return [as_it_is(found)]
    return [as_it_is(found)._replace(original=pack_original(found.digest, found.content))]
