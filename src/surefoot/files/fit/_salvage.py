"""What of a damaged FIT file is believed, and what the runner is told of it."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from surefoot.files.fit._contents import Contents
from surefoot.files.fit._frames import Frames
from surefoot.files.fit._spans import Span

if TYPE_CHECKING:
    from surefoot.diary.stream import Stream

#: Behind a byte that was changed, rubbish may pass for messages. No outing lasts longer than the cut-off of the
#: longest six-day races; what lies farther from most samples in time was not written by a watch.
_NEAR = 7 * 86_400


def believed(found: Contents) -> Contents:
    """What was decoded without samples, sessions and laps whose time is unknown, or far from that of the others."""
    import numpy as np

    times = [*found.stream.time.tolist(), *(span.start for span in found.sessions + found.laps)]
    known = [time for time in times if isfinite(time)]
    if not known:
        return found
    middle = float(np.median(known))
    near = np.abs(found.stream.time - middle) <= _NEAR
    return found._replace(
        stream=type(found.stream)(*(column[near] for column in found.stream)),
        sessions=[span for span in found.sessions if _is_near(span, middle)],
        laps=[span for span in found.laps if _is_near(span, middle)],
    )


def _is_near(span: Span, middle: float) -> bool:
    return abs(span.start - middle) <= _NEAR and not abs(span.end - middle) > _NEAR


def told(frames: Frames, stream: Stream, *, totals: bool) -> str:
    """What is wrong with a file, and how much of this outing was read; "" where nothing is wrong.

    ``totals`` says whether the device's own totals were among it.
    """
    first = frames.first_damage
    if first is None:
        return ""
    own = "" if totals else ", but not the device's own totals"
    return f"At byte {first.at:,}: {first.message}. What could be read was kept: {_amount(stream)}{own}."


def _amount(stream: Stream) -> str:
    import numpy as np

    if not np.isfinite(stream.time).any():
        return "no samples"
    seconds = round(float(np.nanmax(stream.time) - np.nanmin(stream.time)))
    hours, minutes = divmod(seconds // 60, 60)
    return f"{len(stream.time):,} samples over {hours}:{minutes:02d}:{seconds % 60:02d}"
