"""Names of arrays, for annotations alone: NumPy is loaded by whoever computes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column: TypeAlias = NDArray[np.float64]
    Mask: TypeAlias = NDArray[np.bool_]
    Numbers: TypeAlias = NDArray[np.intp]
