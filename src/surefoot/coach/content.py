"""What stands in a block: its runs on their days, and how long each of them is."""

from __future__ import annotations

import msgspec

from surefoot.coach.first_steps import GRAIN
from surefoot.coach.layout import Layout
from surefoot.coach.prescription import Built
from surefoot.coach.rules.volume.back_to_back_long import second_long
from surefoot.coach.rules.volume.least_run import first_week
from surefoot.coach.rules.volume.long_share import long_share
from surefoot.coach.rules.volume.recovery_run import recovery_run
from surefoot.coach.volume import grain
from surefoot.rulebook import Book


class Sizes(msgspec.Struct, frozen=True, kw_only=True):
    """Metres of each run by day, and the hard session of each hard day."""

    metres: dict[int, int]
    hard: dict[int, Built]

    @property
    def total(self) -> int:
        """Metres of them all."""
        return sum(self.metres.values())


class Placed(msgspec.Struct, frozen=True):
    """A layout from its first day on, and the hard sessions that found a day in it."""

    layout: Layout
    first: int
    hard: tuple[Built, ...]


class Bounds(msgspec.Struct, frozen=True, kw_only=True):
    """What sizes keep within: the volume, the long run, an easy run, and each day's metres."""

    volume: int
    long: int
    easy_most: int
    caps: dict[int, int]
    seconds: dict[int, int]
    pace: float
    race_class: str
    done: int = 0
    done_runs: int = 0
    held: dict[int, int] = {}  # metres that no day of an accepted block may go beyond
    second: int | None = None  # the day after the long run, where both are long
    raced: bool = False  # whether a race is one of the runs: what is left beside it has no share to keep


def assign(placed: Placed, bounds: Bounds, book: Book) -> Sizes:
    """Sizes of the runs of a layout: long and hard as they are, the rest shared out."""
    by_kind: dict[str, list[int]] = {"long": [], "hard": [], "easy": []}
    for offset, option in enumerate(placed.layout.days):
        by_kind.get(option, []).append(placed.first + offset)
    hard = dict(zip(by_kind["hard"], placed.hard, strict=False))
    metres = {day: built.distance_m for day, built in hard.items()}
    for day in by_kind["long"]:
        metres[day] = max(0, min(bounds.long, bounds.caps[day], bounds.volume - sum(metres.values())))
    if bounds.second in by_kind["easy"] and by_kind["long"]:
        _second_long(metres, by_kind, bounds, book)
    _share_out(metres, [day for day in by_kind["easy"] if day not in metres], bounds, book)
    _stretch(metres, hard, bounds)
    bounds = _with_hard(bounds, hard)
    others = by_kind["easy"] if bounds.held or not bounds.raced else []
    _keep_share(metres, [day for day in (*by_kind["long"], *others) if day in metres], bounds, book)
    return Sizes(metres={day: m for day, m in sorted(metres.items()) if m}, hard=hard)


def _second_long(metres: dict[int, int], by_kind: dict[str, list[int]], bounds: Bounds, book: Book) -> None:
    """The run after the long one, as long as it may be and the other runs leave it (LONG-3)."""
    day, least = bounds.second or 0, first_week(book)[0]
    others = (len(by_kind["easy"]) - 1) * least
    room = bounds.volume - sum(metres.values()) - others
    most = min(grain(second_long(book, metres[by_kind["long"][0]])), bounds.caps[day], bounds.easy_most)
    if (size := grain(max(0, min(most, room)))) >= least:
        metres[day] = size


def _share_out(metres: dict[int, int], days: list[int], bounds: Bounds, book: Book) -> None:
    """Share what is left of the volume among the easy days, as far as each of them holds it.

    The day after a hard or long run gets less, unless the others cannot hold the rest.
    """
    least, _ = first_week(book)
    rest = bounds.volume - sum(metres.values())
    days = days[: max(0, rest) // least]
    caps = {day: min(bounds.caps[day], bounds.easy_most) for day in days}
    tired = {day for day in days if day - 1 in metres}
    weight = len(days) - len(tired) + recovery_run(book, 1.0) * len(tired)
    size = recovery_run(book, rest / weight) if days else 0.0
    lighter = {day: max(least, min(cap, grain(size))) if day in tired else cap for day, cap in caps.items()}
    lighter = {day: min(cap, caps[day]) for day, cap in lighter.items()}
    metres.update(_even(rest if sum(lighter.values()) >= rest else 0, lighter) or _even(rest, caps))


def _even(rest: int, caps: dict[int, int]) -> dict[int, int]:
    """As much of ``rest`` as the days hold, in even parts of whole hundreds; nothing for a rest of 0.

    The odd hundreds go to the first days, so that equal runs never grow within a week.
    """
    shared: dict[int, int] = {}
    for left, day in zip(range(len(caps), 0, -1), sorted(caps, key=lambda d: (caps[d], -d)), strict=True):
        shared[day] = min(caps[day], grain(rest // left) if left > 1 else grain(rest))
        rest -= shared[day]
    return shared if sum(shared.values()) else {}


def _stretch(metres: dict[int, int], hard: dict[int, Built], bounds: Bounds) -> None:
    """Give what found no easy day to the easy ends of hard sessions."""
    for day, built in hard.items():
        rest = bounds.volume - sum(metres.values())
        room = (bounds.seconds[day] - built.duration_s) * 1000 / bounds.pace
        most = min(bounds.easy_most, bounds.held.get(day, bounds.easy_most))
        metres[day] += max(0, grain(min(rest, most - metres[day], room)))


def _with_hard(bounds: Bounds, hard: dict[int, Built]) -> Bounds:
    """The bounds with what each day holds around its hard session, whose repeats have a pace of their own."""
    left = {day: (bounds.seconds[day] - built.duration_s) * 1000 / bounds.pace for day, built in hard.items()}
    caps = bounds.caps | {d: min(bounds.caps[d], grain(hard[d].distance_m + metres)) for d, metres in left.items()}
    return msgspec.structs.replace(bounds, caps=caps)


def _keep_share(metres: dict[int, int], days: list[int], bounds: Bounds, book: Book) -> None:
    """Where less found room than was planned, the longest of these runs keeps its share of what did (LONG-1)."""
    share = long_share(book, bounds.race_class, bounds.done_runs + sum(1 for m in metres.values() if m))
    while (day := max(days, key=lambda d: metres[d], default=None)) is not None:
        if metres[day] <= max(GRAIN, share * (bounds.done + sum(metres.values())) + 1):
            return
        metres[day] -= GRAIN
        _give(metres, day, bounds)


def _give(metres: dict[int, int], longest: int, bounds: Bounds) -> None:
    """Give a hundred metres that the longest run leaves to the shortest run with room for them."""
    for day in sorted(metres, key=lambda d: metres[d]):
        room = min(bounds.caps[day], bounds.easy_most, metres[longest]) - metres[day]
        if day != longest and metres[day] and room >= GRAIN:
            metres[day] += GRAIN
            return


def caps_of(seconds: dict[int, int], pace: float) -> dict[int, int]:
    """Metres that each day holds at the easy pace, in whole hundreds."""
    return {day: grain(available * 1000 / pace) for day, available in seconds.items()}


def shortfalls(problem_days: range, size: float, caps: dict[int, int]) -> tuple[int, ...]:
    """Hundreds of metres by which an easy run of ``size`` metres is too long for each day."""
    return tuple(max(0, int(size - caps.get(day, 0)) // GRAIN) for day in problem_days)
