"""Weeks and long runs that ask for an easier week: very high mileage, and form that breaks down late (MILE-5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from surefoot.coach.ledger import WEEK
from surefoot.coach.rules.volume.week_memory import week_memory
from surefoot.coach.rules.worn.high_week import very_high
from surefoot.coach.rules.worn.late_form import asks_for_rest, heavy_late
from surefoot.coach.season import Block, Season
from surefoot.coach.setting import Setting
from surefoot.coach.state import monday, run_distance
from surefoot.diary.activity import Activity
from surefoot.diary.outings import is_run
from surefoot.rulebook import Reason

_EASED = ("base", "speed", "maintain")


class Worn(msgspec.Struct, frozen=True):
    """Why the block that begins within the week from ``start`` on (an ordinal) is an easier one."""

    start: int
    reason: Reason


def worn_weeks(setting: Setting) -> tuple[Worn, ...]:
    """What the log asks for, each with the first day of the week that answers it; nothing on a way back."""
    if setting.gate != "clear" or setting.pauses or setting.state.first_ever:
        return ()
    found = (*_high(setting), *_late(setting))
    return tuple(one for one in found if one.start > setting.state.today - WEEK)


def _high(setting: Setting) -> Iterator[Worn]:
    """Weeks of very high mileage, races left out, that are complete."""
    state, book = setting.state, setting.book
    weeks: dict[int, float] = {}
    oldest = dt.date.fromordinal(monday(state.today) - WEEK * (week_memory(book) + WEEK))
    for run in reversed(setting.scenario.log.activities):
        if run.date < oldest:
            break
        if is_run(run) and not run.race:
            begun = monday(run.date.toordinal())
            weeks[begun] = weeks.get(begun, 0) + run_distance(run, setting.paces.easy)
    for back in range(1, 1 + week_memory(book)):
        first = monday(state.today) - WEEK * back
        before = [weeks.get(first - WEEK * i, 0.0) for i in range(1, 1 + WEEK)]
        if very_high(book, weeks.get(first, 0.0), before):
            date, usual = dt.date.fromordinal(first), max(before[: very_high.numbers(book)["high_weeks"]])
            yield Worn(first + WEEK, very_high.because(metres=weeks[first], date=date, usual=usual))


def _late(setting: Setting) -> Iterator[Worn]:
    """Long runs one after the other that were heavy late on."""
    runs, days = asks_for_rest(setting.book)
    heavy: list[dt.date] = []
    for run in setting.scenario.log.activities:
        if not _long(run, setting):
            continue
        if not heavy_late(setting.book, run.drift, run.rpe):
            heavy = []
            continue
        heavy = [date for date in heavy if (run.date - date).days <= days] + [run.date]
        if len(heavy) >= runs:
            yield Worn(run.date.toordinal() + 1, heavy_late.because(first=heavy[0], last=heavy[-1]))
            heavy = []


def _long(run: Activity, setting: Setting) -> bool:
    return is_run(run) and not run.race and run.date.toordinal() in setting.done.long


def with_easier_weeks(season: Season, found: tuple[Worn, ...]) -> Season:
    """The season with its building blocks made easier where the log asks for it.

    A block that would be easier in its turn right behind such a one builds: its rest was taken a week before.
    """
    blocks: list[Block] = []
    for block in season.blocks:
        asked = any(one.start <= block.start < one.start + WEEK for one in found)
        blocks.append(_answered(block, asked=asked, rested=bool(blocks) and blocks[-1].worn))
    return msgspec.structs.replace(season, blocks=tuple(blocks))


def _answered(block: Block, *, asked: bool, rested: bool) -> Block:
    if block.phase in _EASED and asked and block.kind == "build":
        return msgspec.structs.replace(block, kind="easier", worn=True)
    if block.phase in _EASED and rested and block.kind == "easier":
        return msgspec.structs.replace(block, kind="build")
    return block
