"""The numbers of one field of one layout, as they stand in the file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from surefoot.diary.stream import NONSENSE
from surefoot.files.fit._layouts import Layout
from surefoot.files.fit._shapes import BASES, Field

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]
    Bytes = NDArray[np.uint8]

#: Whole numbers of fewer bytes than this come never near to nonsense.
_LARGE = 8


def numbers(layout: Layout, number: int) -> Column:
    """A field of all messages of a layout; of an array its first value. NaN where unknown, nonsense, or no number."""
    return numbers_of(layout, layout.shape.fields.get(number))


def numbers_of(layout: Layout, field: Field | None) -> Column:
    """The same for a field that is known, or none."""
    import numpy as np

    base = BASES.get(field.base) if field else None
    if field is None or base is None or not base.code or field.size < base.size or field.size % base.size:
        return np.full(len(layout), np.nan)
    block = layout.block
    dtype = _dtype(layout.shape.order + base.code)
    raw = np.ndarray((block.length,), dtype, block.data, block.at + 1 + field.at, (block.step,))
    values = raw.astype(np.float64)
    if base.unknown is not None:
        unknown = raw == base.unknown
        if unknown.any():
            values[unknown] = np.nan
    if base.size == _LARGE or base.letter == "f":
        with np.errstate(invalid="ignore"):
            values[~(np.abs(values) < NONSENSE)] = np.nan
    return values


def rows_of_bytes(layout: Layout, at: int, size: int) -> Bytes:
    """So many bytes of every message of a layout, a row each."""
    import numpy as np

    block = layout.block
    return np.ndarray((block.length, size), np.uint8, block.data, block.at + 1 + at, (block.step, 1))


@cache
def _dtype(code: str) -> np.dtype[np.generic]:
    import numpy as np

    return np.dtype(code)
