"""Fields of FIT messages as columns: each is decoded for all messages of a kind at once."""

from __future__ import annotations

from functools import cached_property
from math import nan
from typing import TYPE_CHECKING, Any

from surefoot.files.fit._frames import Frames
from surefoot.files.fit._layouts import Layout
from surefoot.files.fit._numbers import matrix_of, numbers, rows_of_bytes
from surefoot.files.fit._shapes import TIMESTAMP
from surefoot.files.fit._stamps import packed_stamps

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]
    Bytes = NDArray[np.uint8]

#: Up to so many messages, unpacking each is faster than NumPy.
_FEW = 16
#: Seconds from 1970 to the beginning of FIT's own time, 31 December 1989, midnight UTC.
EPOCH = 631_065_600
#: Times below this are seconds since the device was switched on.
ABSOLUTE = 0x10000000


class Table:
    """All messages of one kind, in the order of the file."""

    def __init__(self, frames: Frames, message: int) -> None:
        self.frames = frames
        self.layouts = frames.of(message)
        self.length = sum(map(len, self.layouts))

    def __len__(self) -> int:
        return self.length

    def has(self, field: int) -> bool:
        """Whether any of the messages has a place for a field."""
        return any(field in layout.shape.fields for layout in self.layouts)

    def column(self, field: int, scale: float = 1.0, offset: float = 0.0) -> Column:
        """A field of each message divided by its scale, less its offset; of an array its first value; NaN: unknown."""
        column = self.merged([numbers(each, field) if field in each.shape.fields else None for each in self.layouts])
        if scale != 1:
            column /= scale
        if offset:
            column -= offset
        return column

    def values(self, field: int, scale: float = 1.0) -> list[float]:
        """The same as a list; of a few messages it is made without NumPy, which is faster."""
        if not self.length:
            return []
        few = self._few(field)
        if few is None:
            listed: list[float] = self.column(field, scale).tolist()
            return listed
        return few if scale == 1 else [value / scale for value in few]

    def seconds(self) -> list[float]:
        """The times of the messages as a list."""
        few = self._few(TIMESTAMP) if self.length else []
        if few is None or (self.length and self.layouts[0].packed):
            listed: list[float] = self.times.tolist()
            return listed
        return [since_1970(value) for value in few]

    def _few(self, number: int) -> list[float] | None:
        """A field of each of a few messages of one layout, where it is a whole number or not there; else None."""
        if self.length > _FEW or len(self.layouts) > 1:
            return None
        shape = self.layouts[0].shape
        found = shape.whole.get(number)
        if found is None:
            return None if number in shape.fields else [nan] * self.length
        place, unknown = found
        return [nan if row[place] == unknown else row[place] for row in self._rows]

    @cached_property
    def _rows(self) -> list[tuple[Any, ...]]:
        return self.layouts[0].rows()

    def column_of_bytes(self, field: int, size: int) -> Bytes:
        """So many bytes of a field of each message; 0xFF throughout where it is not there or too short."""
        import numpy as np

        found = np.full((self.length, size), 0xFF, dtype=np.uint8)
        for layout, places in zip(self.layouts, self.places, strict=True):
            where = layout.shape.fields.get(field)
            if where and where.size >= size:
                found[places] = rows_of_bytes(layout, where.at, size)
        return found

    def matrix(self, field: int) -> Column:
        """All values of a field of each message, a row each, NaN where unknown; as wide as the widest."""
        import numpy as np

        found = [matrix_of(layout, layout.shape.fields.get(field)) for layout in self.layouts]
        whole = np.full((self.length, max((each.shape[1] for each in found), default=0)), np.nan)
        for places, each in zip(self.places, found, strict=True):
            whole[places, : each.shape[1]] = each
        return whole

    def silence(self) -> Column:
        """A column of a field that no message has."""
        import numpy as np

        return np.full(self.length, np.nan)

    @cached_property
    def times(self) -> Column:
        """Seconds since 1970 of each message; NaN where its device did not know the time."""
        return absolute(self.stamps)

    @property
    def stamps(self) -> Column:
        """Seconds of FIT's own time, of the world or since the device was switched on."""
        return self.merged(list(map(self._stamps, self.layouts)))

    def _stamps(self, layout: Layout) -> Column:
        return packed_stamps(self.frames, layout) if layout.packed else numbers(layout, TIMESTAMP)

    def merged(self, found: list[Column | None]) -> Column:
        """A column from those of the layouts; None for a layout that is silent."""
        if len(found) == 1 and found[0] is not None:
            return found[0]
        column = self.silence()
        for i, values in enumerate(found):
            if values is not None:
                column[self.places[i]] = values
        return column

    @cached_property
    def places(self) -> list[NDArray[np.intp]]:
        """Of the messages of each layout, which they are in the file's order."""
        import numpy as np

        if not self.layouts:
            return []
        order = np.argsort(np.concatenate([layout.positions for layout in self.layouts]))
        rank = np.empty_like(order)
        rank[order] = np.arange(len(order))
        return np.split(rank, np.cumsum([len(layout) for layout in self.layouts])[:-1])


def since_1970(seconds: float) -> float:
    """A time of FIT as seconds since 1970; NaN where it only counts from when the device was switched on."""
    return seconds + EPOCH if seconds >= ABSOLUTE else nan


def absolute(seconds: Column) -> Column:
    """The same for a column."""
    import numpy as np

    relative = seconds < ABSOLUTE
    found = seconds + EPOCH
    if relative.any():
        found[relative] = np.nan
    return found
