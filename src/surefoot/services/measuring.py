"""What was measured in an outing, and its samples: as kept, or made anew from the original and kept from then on."""

from __future__ import annotations

from collections.abc import Iterator

from surefoot.analysis import VERSION, Analysis
from surefoot.diary.entries import Origin
from surefoot.diary.memory import Outing
from surefoot.diary.stream import Stream
from surefoot.files import FileError, Recording, StreamDamaged, read_bytes, unpack_stream
from surefoot.rulebook import Book
from surefoot.services.measures import Taken, take
from surefoot.services.packing import unpack_measured
from surefoot.services.ports import House, Measured
from surefoot.services.refusal import Refusal


def analysis_of(house: House, outing: Outing) -> Analysis | None:
    """What the best recording of an outing says; None where none has samples that can be read."""
    found = next(_measured(house, outing), None)
    return found.analysis if found else None


def stream_for(house: House, outing: Outing) -> Stream | None:
    """The samples of the best recording of an outing; None where there are none."""
    for found in _measured(house, outing):
        try:
            return unpack_stream(found.stream)
        except StreamDamaged:
            if again := _made_anew(house, found.digest, found.part, outing):
                return unpack_stream(again.stream)
    return None


def origins_by_worth(outing: Outing) -> list[Origin]:
    """The recordings of an outing whose files are kept, the one that knows most first, of equals the first."""
    return sorted((origin for origin in outing.origins if origin.digest), key=lambda origin: -origin.knows)


def read_again(path: str, content: bytes, wanted: dict[int, str], key: str, book: Book) -> dict[int, Taken]:
    """Measure some parts of a file by its content: of each wanted part its sport. Parts without samples are left out.

    ``path`` is the file's name in messages, ``key`` its digest. Raises FileError where it cannot be read.
    """
    results = read_bytes(path, content, book)
    found = {}
    for part, sport in wanted.items():
        result = results[part] if part < len(results) else None
        if isinstance(result, Recording) and (taken := take((key, part), result, sport, book)):
            found[part] = taken
    return found


def _measured(house: House, outing: Outing) -> Iterator[Measured]:
    """What was measured in the recordings of an outing, the best first."""
    for origin in origins_by_worth(outing):
        kept = house.measured.get(origin.digest, origin.part)
        if kept is None or kept.version != VERSION:
            kept = _made_anew(house, origin.digest, origin.part, outing) or kept
        if kept:
            yield kept


def _made_anew(house: House, digest: str, part: int, outing: Outing) -> Measured | None:
    """Measure a recording from its original, and keep that; None where the original is gone or has no samples."""
    try:
        content = house.originals.get(digest)
        taken = read_again(digest, content, {part: outing.activity.sport}, digest, house.planner.book).get(part)
    except (Refusal, FileError):
        return None
    if taken is None:
        return None
    house.measured.put_packed([taken.row])
    return unpack_measured(taken.row)
