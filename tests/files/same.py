"""Whether two readings of a file are the same, streams and all."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from surefoot.files import Recording, Skipped


def assert_same(first: Sequence[Recording | Skipped], second: Sequence[Recording | Skipped]) -> None:
    """Fail unless both hold the same outings."""
    assert [_without_stream(outing) for outing in first] == [_without_stream(outing) for outing in second]
    for one, other in zip(first, second, strict=True):
        mine, theirs = getattr(one, "stream", None), getattr(other, "stream", None)
        assert (mine is None) == (theirs is None)
        for column, twin in zip(mine or (), theirs or (), strict=True):
            np.testing.assert_array_equal(column, twin)


def _without_stream(outing: Recording | Skipped) -> Recording | Skipped:
    return msgspec.structs.replace(outing, stream=None) if isinstance(outing, Recording) else outing
