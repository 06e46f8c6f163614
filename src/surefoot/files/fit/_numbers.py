"""The numbers of one field of one layout, as they stand in the file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from surefoot.diary.stream import NONSENSE
from surefoot.files.fit._layouts import Layout
from surefoot.files.fit._shapes import BASES, Base, Field

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

    if field is None or not count_of(field):
        return np.full(len(layout), np.nan)
    block, base = layout.block, BASES[field.base]
    dtype, at = _dtype(layout.shape.order + base.code), block.at + 1 + field.at
    return _known(np.ndarray((block.length,), dtype, block.data, at, (block.step,)), base)


def matrix_of(layout: Layout, field: Field | None) -> Column:
    """All values of a field of all messages of a layout, a row each; no columns where it is no number."""
    import numpy as np

    if field is None or not count_of(field):
        return np.full((len(layout), 0), np.nan)
    block, base = layout.block, BASES[field.base]
    dtype, at = _dtype(layout.shape.order + base.code), block.at + 1 + field.at
    shape = (block.length, count_of(field))
    return _known(np.ndarray(shape, dtype, block.data, at, (block.step, base.size)), base)


def count_of(field: Field) -> int:
    """How many numbers a field has; 0 where it has none, or its size does not fit them."""
    base = BASES.get(field.base)
    return 0 if base is None or not base.code or field.size % base.size else field.size // base.size


def _known(raw: NDArray[Any], base: Base) -> Column:
    import numpy as np

    values: Column = raw.astype(np.float64)
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
