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

    known = [text or b"" for text in texts]
    widths = list(map(len, known))
    if len(different := set(widths)) == 1:
        return _of_one_width(known, widths[0])
    found, placed = np.full(len(known), nan), np.array(widths)
    for width in different:
        which = np.flatnonzero(placed == width)
        found[which] = _of_one_width([known[i] for i in which.tolist()], width)
    return found


def _of_one_width(texts: Sequence[bytes], width: int) -> Column:
    import numpy as np

    alike = _alike(b"".join(texts), width)
    return np.array([seconds(text.decode()) for text in texts]) if alike is None else alike


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
    signs = np.frombuffer(joined, np.uint8).reshape(-1, width).T.copy()  # a row for each place of the text
    if any((signs[at] != ord(sign)).any() for at, sign in _MARKS if at < width - 1) or (signs[-1] != _Z).any():
        return None
    digits = signs - np.uint8(ord("0"))  # what is no digit is more than 9, as these numbers turn over
    figures = [at for at in range(width - 1) if at not in dict(_MARKS)]
    if (digits[figures] > 9).any():
        return None
    midnights = _midnights(signs[:10])
    if midnights is None:
        return None
    fraction = max(0, width - _SHORT - 1)
    second = _whole(digits[[17, 18, *range(20, width - 1)]]) / 10**fraction
    found: Column = midnights + _whole(digits[[11, 12]]) * 3600 + _whole(digits[[14, 15]]) * 60 + second
    return found


def _whole(digits: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The numbers whose digits stand in rows, the highest first."""
    import numpy as np

    number = np.zeros(digits.shape[1], dtype=np.int64)
    for row in digits:
        number = 10 * number + row
    return number


def _midnights(signs: NDArray[np.uint8]) -> Column | float | None:
    """When each day begins, of days in columns; None where one of them is none."""
    import numpy as np

    try:
        if (signs == signs[:, :1]).all():
            return _day(signs[:, 0].tobytes().decode())
        days, which = np.unique(signs.T.copy().view("S10").ravel(), return_inverse=True)
        midnights: Column = np.array([_day(day.decode()) for day in days])[which]
    except ValueError:
        return None
    return midnights


@lru_cache(maxsize=64)
def _day(text: str) -> float:
    return dt.datetime.combine(dt.date.fromisoformat(text), _MIDNIGHT).timestamp()


def _slowly(text: str) -> float:
    when = dt.datetime.fromisoformat(text.strip())
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
