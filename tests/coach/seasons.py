"""Seasons seen block by block: what each holds once its sessions are drafted."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from surefoot.coach.assemble import RUNNING, Draft
from surefoot.coach.plan import Prepared, prepare
from surefoot.coach.prescription import Built
from surefoot.coach.season import Block
from surefoot.coach.setting import Setting
from surefoot.coach.writer import Written
from surefoot.diary.activity import Activity
from surefoot.diary.scenario import Goal, Scenario
from tests.coach.builders import DAY, book, scenario

RACES = frozenset(("race", "time_trial"))
#: Seven days with an hour and a half, Sunday with as much as anybody needs.
EVERY_DAY = (90, 90, 90, 90, 90, 90, 360)


class Seen:
    """One block with the sessions that stand in it; metres leave races out."""

    def __init__(self, written: Written, drafts: tuple[Draft, ...]) -> None:
        self.written, self.drafts = written, drafts
        self.block: Block = written.plan.block
        self.runs = {d.day: d.built for d in drafts if d.built.kind in RUNNING}
        self.easy_and_hard = {day: built for day, built in self.runs.items() if built.kind not in RACES}

    @property
    def total(self) -> int:
        """Metres of the block, run before today or planned."""
        return self.written.plan.done + sum(built.distance_m for built in self.easy_and_hard.values())

    @property
    def longest(self) -> int:
        return max((built.distance_m for built in self.easy_and_hard.values()), default=0)

    @property
    def long(self) -> Built | None:
        return next((built for built in self.runs.values() if built.kind == "long"), None)

    @property
    def hard(self) -> list[Built]:
        """Hard sessions, races left out."""
        return [built for built in self.easy_and_hard.values() if built.hard]

    @property
    def work(self) -> int:
        """Seconds of work in them."""
        return sum(built.work_s for built in self.hard)

    def count(self, kind: str) -> int:
        """Sessions of a kind."""
        return sum(draft.built.kind == kind for draft in self.drafts)

    def __repr__(self) -> str:
        """For whoever reads the message of a test."""
        block = self.block
        return f"{block.phase} {block.kind} {block.to_race}: {self.total} m, {len(self.runs)} runs, {self.longest} m"


class Season:
    """A season towards the goals of a scenario."""

    def __init__(self, found: Scenario) -> None:
        self.scenario = found
        self.prepared: Prepared = prepare(found, book())
        self.setting: Setting = self.prepared.setting
        self.drafts = self.prepared.drafted.drafts

    @cached_property
    def blocks(self) -> list[Seen]:
        """Every block, in order."""
        return [self._seen(written) for written in self.prepared.drafted.written]

    def _seen(self, written: Written) -> Seen:
        span = range(written.first, written.plan.block.end)
        return Seen(written, tuple(draft for draft in self.drafts if draft.day in span))

    def phase(self, *names: str) -> list[Seen]:
        """Blocks of some phases."""
        return [seen for seen in self.blocks if seen.block.phase in names]

    @property
    def towards(self) -> list[Seen]:
        """Blocks before the main race, in order."""
        main = self.prepared.drafted.season.main
        return [seen for seen in self.blocks if seen.block.race is not None and seen.block.race == main]

    @property
    def runs(self) -> dict[int, Built]:
        """The run of each day, counted from today."""
        return {draft.day - DAY: draft.built for draft in self.drafts if draft.built.kind in RUNNING}

    def kinds(self, day: int) -> list[str]:
        """What stands on a day, counted from today."""
        return [draft.built.kind for draft in self.drafts if draft.day == DAY + day]


def season(runs: tuple[Activity, ...] = (), *goals: Goal, **others: Any) -> Season:
    """The season of a scenario told in a line."""
    return Season(scenario(runs, *goals, **others))
