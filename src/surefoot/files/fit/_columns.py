"""Fields of FIT messages as columns: each is decoded for all messages of a kind at once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from surefoot.files.fit import _profile as profile
from surefoot.files.fit._frames import Field, Frames, Layout

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]
    Bytes = NDArray[np.uint8]

#: NumPy's code and the value that means "unknown", by number of the base type; strings and bytes are not numbers.
_BASES: dict[int, tuple[str, float]] = {
    0: ("u1", 0xFF),  # enum
    1: ("i1", 0x7F),
    2: ("u1", 0xFF),
    3: ("i2", 0x7FFF),
    4: ("u2", 0xFFFF),
    5: ("i4", 0x7FFFFFFF),
    6: ("u4", 0xFFFFFFFF),
    8: ("f4", float("nan")),
    9: ("f8", float("nan")),
    10: ("u1", 0),  # the unsigned types with 0 as unknown
    11: ("u2", 0),
    12: ("u4", 0),
    14: ("i8", 0x7FFFFFFFFFFFFFFF),
    15: ("u8", 0xFFFFFFFFFFFFFFFF),
    16: ("u8", 0),
}
_LARGEST = 1e12  # no value of a run comes near it


class Table:
    """All messages of one kind, in the order of the file."""

    def __init__(self, frames: Frames, message: int) -> None:
        self.data = frames.data
        self.layouts = [layout for layout in frames.layouts.get(message, []) if layout.positions]

    def __len__(self) -> int:
        return sum(len(layout.positions) for layout in self.layouts)

    def column(self, field: int, scale: float = 1.0) -> Column:
        """A field of each message divided by its scale; of an array its first value; NaN where unknown."""
        return self._in_order([self._values(layout, field) for layout in self.layouts]) / scale

    def column_of_bytes(self, field: int, size: int) -> Bytes:
        """So many bytes of a field of each message; 0xFF throughout where it is not there or too short."""
        import numpy as np

        found = [self._bytes(layout, layout.fields.get(field), size) for layout in self.layouts]
        return np.concatenate(found)[self._order] if found else np.empty((0, size), dtype=np.uint8)

    def times(self) -> Column:
        """Seconds since 1970 of each message; NaN where its device did not know the time."""
        import numpy as np

        if not self.layouts:
            return np.empty(0)
        return absolute(self._in_order([self._stamps(layout) for layout in self.layouts]))

    @cached_property
    def _order(self) -> NDArray[np.intp]:
        import numpy as np

        return np.argsort(np.concatenate([np.asarray(layout.positions) for layout in self.layouts]))

    def _in_order(self, found: list[Column]) -> Column:
        import numpy as np

        return np.concatenate(found)[self._order] if found else np.empty(0)

    def _stamps(self, layout: Layout) -> Column:
        import numpy as np

        if layout.stamps:
            return np.asarray(layout.stamps, dtype=np.float64)
        return self._values(layout, profile.TIMESTAMP)

    def _values(self, layout: Layout, field: int) -> Column:
        import numpy as np

        where = layout.fields.get(field)
        code, unknown = _BASES.get(where.base, ("", 0.0)) if where else ("", 0.0)
        size = int(code[1:]) if code else 0
        if where is None or not code or where.size < size or where.size % size:
            return np.full(len(layout.positions), np.nan)
        raw = self._bytes(layout, where, size).view(np.dtype(layout.order + code)).ravel()
        values = raw.astype(np.float64)
        with np.errstate(invalid="ignore"):
            return np.where((raw == unknown) | ~(np.abs(values) < _LARGEST), np.nan, values)

    def _bytes(self, layout: Layout, where: Field | None, size: int) -> Bytes:
        """The first bytes of a field of each message of a layout, a row each."""
        import numpy as np

        if where is None or where.size < size:
            return np.full((len(layout.positions), size), 0xFF, dtype=np.uint8)
        starts = np.asarray(layout.positions, dtype=np.int64) + where.at
        whole: Bytes = np.frombuffer(self.data, dtype=np.uint8)[starts[:, None] + np.arange(size)]
        return whole


def absolute(seconds: Column) -> Column:
    """Times of FIT as seconds since 1970; NaN where they only count from when the device was switched on."""
    import numpy as np

    return np.where(seconds >= profile.ABSOLUTE, seconds + profile.EPOCH, np.nan)
