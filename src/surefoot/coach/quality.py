"""Which hard sessions a week holds: from sustained tempo to shorter repeats, one step at a time."""

from __future__ import annotations

import msgspec

from surefoot.coach.prescription import Built, QualityAsk, least_repeats, longest_repeat, quality
from surefoot.coach.rules.quality.dose import quality_dose
from surefoot.coach.rules.quality.interval_cap import interval_cap
from surefoot.coach.rules.quality.least_dose import least_dose
from surefoot.coach.rules.quality.lighter_dose import lighter_dose
from surefoot.coach.rules.quality.repetition_cap import repetition_cap
from surefoot.coach.rules.quality.sessions import hard_sessions
from surefoot.coach.rules.quality.tempo_cap import tempo_cap
from surefoot.coach.setting import Setting
from surefoot.coach.week_plan import WeekPlan
from surefoot.rulebook import Reason

TEMPO, CRUISE, MARATHON = "tempo/continuous", "tempo/cruise", "tempo/marathon_pace"
REPEATS, FAST, FARTLEK, HILLS = "intervals/repeats", "repetitions/fast", "fartlek/by_feel", "hills/repeats"
#: More seconds, or metres, than any session has: no bound.
FREE = 10**6
_SHORT_RACES = ("mile", "5 km")
#: What a plan without a race tastes in turn.
_TASTES = (TEMPO, FARTLEK, REPEATS, HILLS)


class Room(msgspec.Struct, frozen=True):
    """Seconds and metres that a hard session may have in this week."""

    seconds: int
    metres: int


class Ladder:
    """The progression of quality through one speed phase; ask for each block in order."""

    def __init__(self, setting: Setting, speed_from: int, steps_done: int = 0) -> None:
        self.setting, self.speed_from = setting, speed_from
        self.step = steps_done - 1  # growth steps taken with the present kind
        self.repeats = False
        self.last: dict[str, float] = {}  # seconds of work last planned, by family
        self.most: int = 0  # most seconds of work in a week so far
        self.longest_rep: int | None = None

    def week(self, plan: WeekPlan, room: Room, count: int) -> list[Built]:
        """The hard sessions of a block, the most important first; fewer than ``count`` where no more fit."""
        block = plan.block
        repeats = block.to_race <= self.speed_from // 2 and block.start >= self.setting.ramp.repeats
        if repeats != self.repeats:
            self.repeats, self.step = repeats, -1
        self.step += block.kind == "build" and not plan.raises_volume
        asked = [self._main(plan, repeats), *([self._second(plan, repeats)] if count > 1 else [])]
        found: list[Built] = []
        for template, rep in asked[:count]:
            bound = self.most if plan.raises_volume and self.most else FREE
            left = bound - sum(built.work_s for built in found)
            built = self._build(plan, template, rep, room, left)
            found += [built] if built else []
        self.most = max(self.most, sum(built.work_s for built in found))
        return found

    def placed(self, found: list[Built]) -> None:
        """Hear which sessions found a day. The ladder of a race goes on from what it asked for."""

    def _main(self, plan: WeekPlan, repeats: bool) -> tuple[str, int | None]:
        block = plan.block
        if repeats:
            lengths = _lengths(self.setting, work_cap(self.setting, plan, family(REPEATS)))
            wished = _along(lengths, self.speed_from // 2 - block.to_race, self.speed_from // 2)
            return REPEATS, min(wished or FREE, self.longest_rep or FREE)
        long_race = block.race is not None and block.race.race_class not in (*_SHORT_RACES, "10 km")
        turn = (self.speed_from - block.to_race) % 2
        return (MARATHON if long_race and turn else TEMPO if self.step <= 1 else CRUISE), None

    def _second(self, plan: WeekPlan, repeats: bool) -> tuple[str, int | None]:
        if not repeats:
            return CRUISE, None
        short = plan.block.race is not None and plan.block.race.race_class in _SHORT_RACES
        return (FAST if short else FARTLEK), None

    def _build(self, plan: WeekPlan, template: str, rep: int | None, room: Room, most: int) -> Built | None:
        work = min(self._dose(template, plan), self._growth(template))
        if template == REPEATS and rep and rep < FREE and plan.block.kind == "build":  # at least twice, under the cap
            twice = least_repeats(self.setting.context, rep)
            work = max(work, min(twice, work_cap(self.setting, plan, family(template))))
        work = min(work, most)
        ask = QualityAsk(
            template=template, work_s=round(work), max_duration_s=room.seconds, max_distance_m=room.metres, rep_m=rep
        )
        built = quality(self.setting.context, ask)
        if built is None and template != TEMPO and family(template) == "tempo":
            return self._build(plan, TEMPO, None, room, most)
        if built and template == REPEATS:
            self.longest_rep = repeat_length(built) or self.longest_rep
        if built and plan.block.kind == "build":
            self.last[family(template)] = built.work_s
        if built is None:
            return None
        return msgspec.structs.replace(built, reasons=(*built.reasons, self._cap_reason(template, plan)))

    def _dose(self, template: str, plan: WeekPlan) -> float:
        """Seconds of work: grown by steps in building weeks, less in easier and taper weeks."""
        name = family(template)
        cap = work_cap(self.setting, plan, name)
        least = least_dose(self.setting.book, name)
        if plan.block.kind == "build":
            return min(cap, max(least, quality_dose(self.setting.book, max(0, self.step), cap)))
        lighter = lighter_dose(self.setting.book, self.last.get(name, least), plan.block.phase)
        return min(cap, max(lighter, least))

    def _growth(self, template: str) -> float:
        """Seconds of work that a family may have after its last session of a building week."""
        last = self.last.get(family(template))
        return FREE if last is None else last * quality_dose.numbers(self.setting.book)["dose_growth"]

    def _cap_reason(self, template: str, plan: WeekPlan) -> Reason:
        return cap_reason(self.setting, plan, family(template))


def repeat_length(built: Built) -> int | None:
    """Metres of the repeats of a session; None where it has none by distance."""
    inner = (step for repeat in built.steps for step in repeat.steps)
    return next((step.distance_m for step in inner if step.kind == "work" and step.distance_m), None)


def taste(setting: Setting, plan: WeekPlan, room: Room, turn: int) -> list[Built]:
    """One light hard session of a plan without a race, a different kind each week."""
    for offset in range(len(_TASTES)):
        template = _TASTES[(turn + offset) % len(_TASTES)]
        if not may_have(setting, template, plan.block.start):
            continue
        work = least_dose(setting.book, family(template))
        ask = QualityAsk(
            template=template, work_s=round(work), max_duration_s=room.seconds, max_distance_m=room.metres, rep_m=None
        )
        built = quality(setting.context, ask)
        if built:
            reason = cap_reason(setting, plan, family(template))
            return [msgspec.structs.replace(built, reasons=(*built.reasons, reason))]
    return []


def sessions_wanted(setting: Setting, plan: WeekPlan) -> int:
    """Hard sessions that a week of the speed phase may hold; one in lighter weeks."""
    count = hard_sessions(setting.book, setting.scenario.runner.experience, plan.runs)
    return min(count, 1) if lone_week(setting, plan) else count


def lone_week(setting: Setting, plan: WeekPlan) -> bool:
    """Whether a week has one hard session at most: a lighter one, or one that an injury still speaks in."""
    return plan.block.kind != "build" or plan.block.start < max(setting.ramp.several, setting.under.until)


def may_have(setting: Setting, template: str, day: int) -> bool:
    """Whether a hard session has its place again after the easy weeks of an injury."""
    first = setting.ramp.repeats if family(template) != "tempo" else setting.ramp.tempo
    return day >= max(first, setting.ramp.hills if "hills" in template else 0)


def family(template: str) -> str:
    """tempo, intervals or repetitions: which cap a template keeps; those of a mile block say so in their names."""
    folder, _, name = template.partition("/")
    system = name.partition("_")[0] if folder == "mile" else folder
    return {"tempo": "tempo", "repetitions": "repetitions"}.get(system, "intervals")


def work_cap(setting: Setting, plan: WeekPlan, name: str) -> float:
    """Most seconds of work of a family in this week."""
    book, paces = setting.book, setting.paces
    week = plan.volume * paces.easy / 1000
    if name == "tempo":
        return tempo_cap(book, week)
    if name == "intervals":
        return interval_cap(book, week, paces.interval)
    return repetition_cap(book, week, paces.repetition)


def cap_reason(setting: Setting, plan: WeekPlan, name: str) -> Reason:
    """Why no more than this."""
    rule = {"tempo": tempo_cap, "intervals": interval_cap, "repetitions": repetition_cap}[name]
    return rule.because(cap=round(work_cap(setting, plan, name)))


def _lengths(setting: Setting, work: float) -> tuple[int, ...]:
    """Repeat lengths from the longest that fits twice down to the quarter mile, in metres (BUILD-4)."""
    longest = longest_repeat(setting.context, work)
    every: tuple[int, ...] = setting.book.value("prescription/repeat_lengths")
    return tuple(length for length in every if longest and length <= longest)


def _along(lengths: tuple[int, ...], index: int, count: int) -> int | None:
    """The length for session ``index`` of ``count``: evenly from the longest that fits to the shortest."""
    if not lengths:
        return None
    return lengths[round(index * (len(lengths) - 1) / max(1, count - 1))]
