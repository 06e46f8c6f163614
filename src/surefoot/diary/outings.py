"""What an activity counts as: whether it was a run, and how much of it was running."""

from __future__ import annotations

from surefoot.diary.activity import Activity
from surefoot.units import Metres, Seconds


def is_run(activity: Activity) -> bool:
    """Whether any of it was running: sport "run", and not entirely walked."""
    return activity.sport == "run" and activity.running != 0


def running_time(activity: Activity) -> Seconds:
    """Seconds with gait run: all of a run, less its walking breaks where they are known."""
    if activity.sport != "run":
        return Seconds(0)
    return activity.duration if activity.running is None else activity.running


def running_distance(activity: Activity) -> Metres | None:
    """Metres with gait run; None where no distance is known.

    Where walking was mixed in, the distance is shared out by time. Walking is slower than that,
    so this errs towards less running: the safe side for every limit that grows from it.
    """
    if activity.sport != "run":
        return Metres(0)
    if activity.distance is None or activity.running is None:
        return activity.distance
    return Metres((2 * activity.distance * activity.running + activity.duration) // (2 * activity.duration))
