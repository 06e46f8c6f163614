"""Times as files write them, as seconds since 1970 in UTC."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from math import nan
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]

UTC = dt.UTC
_MIDNIGHT = dt.time(tzinfo=UTC)
#: No watch wrote a file before, and no clock that is right is after.
EARLIEST = dt.datetime(1990, 1, 1, tzinfo=UTC).timestamp()
LATEST = dt.datetime(2100, 1, 1, tzinfo=UTC).timestamp()

_SHORT, _LONG, _Z = 20, 32, ord("Z")
_MARKS = ((4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":"), (19, "."))


def seconds(text: str) -> float:
    """An ISO time as seconds since 1970; without a zone it is UTC. NaN where it is no time."""
    try:
        if text[10] == "T" and text[-1] == "Z" and text[13] == text[16] == ":":
            return _day(text[:10]) + int(text[11:13]) * 3600 + int(text[14:16]) * 60 + float(text[17:-1])
        return _slowly(text)
    except (ValueError, IndexError, OverflowError):
        return nan


def all_seconds(texts: Sequence[bytes | None]) -> Column:
    """The same of many times, in ASCII; None is no time. Those of a file mostly are of one form, or of two."""
    import numpy as np

    widths = np.array([len(text) if text else 0 for text in texts])
    found = np.full(len(texts), nan)
    for width in np.unique(widths[widths > 0]):
        which = np.flatnonzero(widths == width)
        group = [text for text in texts if text and len(text) == width]
        alike = _alike(b"".join(group), int(width))
        found[which] = [seconds(text.decode()) for text in group] if alike is None else alike
    return found


def moment(since_1970: float) -> dt.datetime | None:
    """The aware time of a number of seconds, None where no clock that is right can have said so."""
    if not EARLIEST <= since_1970 < LATEST:
        return None
    return dt.datetime.fromtimestamp(since_1970, UTC)


def _alike(joined: bytes, width: int) -> Column | None:
    """Times of the form 2026-05-03T07:00:00Z or 2026-05-03T07:00:00.000Z, all of one width; None where one is not."""
    import numpy as np

    if width != _SHORT and not _SHORT + 2 <= width <= _LONG:
        return None
    signs = np.frombuffer(joined, np.uint8).reshape(-1, width)
    if any((signs[:, at] != ord(sign)).any() for at, sign in _MARKS if at < width - 1) or (signs[:, -1] != _Z).any():
        return None
    digits = signs.astype(np.int64) - ord("0")
    figures = [at for at in range(width - 1) if at not in dict(_MARKS)]
    if ((digits[:, figures] < 0) | (digits[:, figures] > 9)).any():
        return None
    hour, minute = (10 * digits[:, at] + digits[:, at + 1] for at in (11, 14))
    whole = [17, 18, *range(20, width - 1)]
    second = digits[:, whole] @ 10 ** np.arange(len(whole) - 1, -1, -1) / 10 ** (len(whole) - 2)
    days, which = np.unique(signs[:, :10].copy().view("S10").ravel(), return_inverse=True)
    try:
        midnights = np.array([_day(day.decode()) for day in days])
    except ValueError:  # one of the days is none
        return None
    found: Column = midnights[which] + hour * 3600 + minute * 60 + second
    return found


@lru_cache(maxsize=64)
def _day(text: str) -> float:
    return dt.datetime.combine(dt.date.fromisoformat(text), _MIDNIGHT).timestamp()


def _slowly(text: str) -> float:
    when = dt.datetime.fromisoformat(text.strip())
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
