"""What of a recording can be believed: the numbers for cleaning it, and what is no run at all.

Rules only; ``surefoot.files`` and the import apply them to samples and summaries.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from surefoot.rulebook import rule


class Cleaning(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers that turn samples into distance and moving time: seconds, m/s, and samples in a row."""

    longest_sample_gap: float
    longest_signal_gap: float
    stop_speed: float
    stop_time: float
    re_anchor: int
    jump_speed: Mapping[str, float]
    longest_halt: float

    def fastest(self, sport: str) -> float:
        """Speed in m/s up to which a step between two samples is believed in this sport."""
        return self.jump_speed.get(sport, self.jump_speed["other"])


@rule(
    "RECORD-1",
    says="Standing for {stop_time:duration} or longer is not moving time, and a gap of more than "
    "{longest_signal_gap:duration} between two samples is no distance.",
    topic="recording",
)
def cleaning(
    *,
    longest_sample_gap: float,
    longest_signal_gap: float,
    stop_speed: float,
    stop_time: float,
    re_anchor: int,
    jump_speed: Mapping[str, float],
    longest_halt: float,
) -> Cleaning:
    """The numbers for cleaning a recording, together."""
    return Cleaning(
        longest_sample_gap=longest_sample_gap,
        longest_signal_gap=longest_signal_gap,
        stop_speed=stop_speed,
        stop_time=stop_time,
        re_anchor=re_anchor,
        jump_speed=jump_speed,
        longest_halt=longest_halt,
    )


@rule(
    "RECORD-2",
    says="Two recordings that start within {same_start:duration} and differ by at most {same_size:percent} "
    "are one outing.",
    topic="recording",
)
def same_outing(apart: float, sizes: tuple[float, float], *, same_start: float, same_size: float) -> bool:
    """Whether two recordings are one outing: seconds between their starts; distances, or durations, of both."""
    return apart <= same_start and abs(sizes[0] - sizes[1]) <= same_size * max(sizes)


@rule(
    "RECORD-3",
    says="A recording without a sport is a walk where it is slower than {walking_pace:pace}.",
    topic="recording",
)
def taken_for_walk(distance: float, duration: float, *, walking_pace: float) -> bool:
    """Whether metres (> 0) in seconds of moving are taken for a walk."""
    return 1000 * duration / distance > walking_pace


@rule(
    "RECORD-4",
    says="The moving time counts where it is at least {moving_share:percent} of the watch's timer.",
    topic="recording",
)
def moving_time_counts(moving: float, timer: float, *, moving_share: float) -> bool:
    """Whether the moving time in seconds is believed beside what the timer says (> 0)."""
    return moving_share * timer <= moving


@rule(
    "RECORD-5",
    says="A recording that moves for less than {left_on_share:percent} of its time was left on after the run.",
    topic="recording",
)
def left_on(moving: float, elapsed: float, *, left_on_share: float) -> bool:
    """Whether a recording went on after the run: seconds of moving, seconds from first to last sample."""
    return moving < left_on_share * elapsed


@rule("RECORD-6", says="A recording of less than {shortest_outing:duration} was started by mistake.", topic="recording")
def by_mistake(duration: float, *, shortest_outing: float) -> bool:
    """Whether so many seconds are too few for an outing."""
    return duration < shortest_outing


@rule(
    "RECORD-7",
    says="A cadence that is too low for two feet of this sport counts one foot, and is doubled.",
    topic="recording",
)
def counts_one_foot(cadence: float, sport: str, *, one_foot_cadence: Mapping[str, float]) -> bool:
    """Whether a cadence (steps a minute, the median of an outing) can only be that of one foot in this sport."""
    return cadence < one_foot_cadence.get(sport, 0)


@rule(
    "RECORD-8",
    says="A run has walking breaks where {walk_breaks_from:percent} of its moving time or more is walked.",
    topic="recording",
)
def has_walk_breaks(running: float, walking: float, *, walk_breaks_from: float) -> bool:
    """Whether seconds of walking beside seconds of running make a run with walking breaks."""
    return walking > 0 and walking >= walk_breaks_from * (running + walking)


@rule(
    "RECORD-9",
    says="A summary without its file's name is of the file that starts within {summary_start:duration} of it.",
    topic="recording",
)
def summarised(apart: float, *, summary_start: float) -> bool:
    """Whether a summary is of a file: seconds between what both say of the start."""
    return apart <= summary_start
