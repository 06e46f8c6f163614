"""What planning uses of the analysis of a recording, apart from all else that it found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from surefoot.diary.activity import Activity, BestEffort
from surefoot.diary.plausible import Limits
from surefoot.units import Seconds


class Measures(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The fields of an :class:`Activity` that an analysis fills; None or () where it cannot say."""

    drift: int | None = None
    running: Seconds | None = None
    best_efforts: tuple[BestEffort, ...] = ()


FIELDS = Measures.__struct_fields__


def measures_of(activity: Activity) -> Measures:
    """The measures that an outing has by now."""
    return Measures(**{name: getattr(activity, name) for name in FIELDS})


def measured(activity: Activity, measures: Measures, keep: Iterable[str] = ()) -> Activity:
    """An outing with other measures, but for the fields to ``keep``."""
    kept = set(keep)
    return msgspec.structs.replace(activity, **{name: getattr(measures, name) for name in FIELDS if name not in kept})


def told(activity: Activity) -> frozenset[str]:
    """Which of the fields an outing fills at all."""
    return frozenset(name for name in FIELDS if getattr(activity, name) not in {None, ()})


def changed(before: Activity, after: Activity) -> frozenset[str]:
    """Which of the fields differ between two wordings of an outing."""
    return frozenset(name for name in FIELDS if getattr(before, name) != getattr(after, name))


def first_of(several: Iterable[Measures]) -> Measures:
    """Measures of several recordings of one outing, the best first: of each field what the first knows that can."""
    found: dict[str, Any] = {}
    for one in several:
        for name in FIELDS:
            if getattr(one, name) not in {None, ()}:
                found.setdefault(name, getattr(one, name))
    return Measures(**found)


def believed(document: dict[str, Any], duration: float, limits: Limits) -> Measures | None:
    """Measures as an entry of a log has them; None where no version of ours could mean them.

    ``duration`` is that of the outing in seconds.
    """
    try:
        found = msgspec.convert(document, Measures)
    except msgspec.ValidationError:
        return None
    drifts = found.drift is None or limits.drift[0] <= found.drift <= limits.drift[1]
    runs = found.running is None or 0 <= found.running <= duration
    efforts = all(best.distance > 0 and best.seconds > 0 for best in found.best_efforts)
    return found if drifts and runs and efforts else None
