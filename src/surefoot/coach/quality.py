"""Which hard sessions a week holds: from sustained tempo to shorter repeats, one step at a time."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from surefoot.coach.choosing import shape, usual, want, weeks_since
from surefoot.coach.prescription import Built, QualityAsk, least_repeats, longest_repeat, quality, work_span
from surefoot.coach.rules.quality.as_planned import as_planned
from surefoot.coach.rules.quality.dose import quality_dose
from surefoot.coach.rules.quality.interval_cap import interval_cap
from surefoot.coach.rules.quality.least_dose import least_dose
from surefoot.coach.rules.quality.lighter_dose import lighter_dose
from surefoot.coach.rules.quality.masters_dose import masters_dose
from surefoot.coach.rules.quality.repetition_cap import repetition_cap
from surefoot.coach.rules.quality.sessions import hard_sessions
from surefoot.coach.rules.quality.tempo_cap import tempo_cap
from surefoot.coach.rules.quality.variety import variety
from surefoot.coach.rules.quality.variety_least import holds_enough
from surefoot.coach.rules.season.open_class import open_class
from surefoot.coach.setting import Setting
from surefoot.coach.week_plan import WeekPlan
from surefoot.rulebook import Reason

TEMPO, REPEATS = "tempo/continuous", "intervals/repeats"
#: More seconds, or metres, than any session has: no bound.
FREE = 10**6
_SHORT_RACES = ("mile", "5 km")
#: Lines that a plan without a race tastes in turn; where a taste has two of them they take turns as well.
_TASTES = (("sustained", "parts"), ("fartlek",), ("repeats", "repetitions"), ("hills",))


class Room(msgspec.Struct, frozen=True):
    """Seconds and metres that a hard session may have in this week."""

    seconds: int
    metres: int


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """A hard session that is wanted: its template, and the usual one of its line in case that one does not fit."""

    template: str
    usual: str
    rep: int | None = None  # metres of its longest repeat
    other: bool = False  # whether it is another shape than the usual one


class Ladder:
    """The progression of quality through one speed phase; ask for each block in order."""

    def __init__(self, setting: Setting, speed_from: int, steps_done: int = 0, again: str = "") -> None:
        """Take ``steps_done`` already, and what the last session was in place of as planned ("": it was)."""
        self.setting, self.speed_from, self.again = setting, speed_from, again
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
            self.repeats, self.step, self.again = repeats, -1, ""  # a new kind begins small as it is
        why = self._grow(plan)
        asked = [self._main(plan, repeats), *([self._second(plan, repeats)] if count > 1 else [])]
        found: list[Built] = []
        for ask in asked[:count]:
            bound = self.most if plan.raises_volume and self.most else FREE
            left = bound - sum(built.work_s for built in found)
            built = self._build(plan, ask, room, left)
            found += [built] if built else []
        self.most = max(self.most, sum(built.work_s for built in found))
        return [msgspec.structs.replace(built, reasons=(*built.reasons, *why)) for built in found] if why else found

    def _grow(self, plan: WeekPlan) -> tuple[Reason, ...]:
        """Take a step in a building week in which the distance waits; after a session not as planned, repeat it."""
        if plan.block.kind != "build" or plan.raises_volume:
            return ()
        if self.again and self.step >= 0:
            why, self.again = as_planned.because(what=self.again), ""
            return (why,)
        self.step += 1
        return ()

    def placed(self, found: list[Built]) -> None:
        """Hear which sessions found a day. The ladder of a race goes on from what it asked for."""

    def _main(self, plan: WeekPlan, repeats: bool) -> Ask:
        """The main session: first half sustained tempo, then in parts; second half repeats (BUILD-4)."""
        block = plan.block
        weeks = self.speed_from - block.to_race
        if repeats:
            lengths = _lengths(self.setting, work_cap(self.setting, plan, family(REPEATS)))
            past = self.speed_from // 2 - block.to_race
            wished = _along(lengths, past, self.speed_from // 2)
            rep = min(wished or FREE, self.longest_rep or FREE)
            if self._climbs(plan) and past % 2:
                return self._hills(plan)
            sharp = block.to_race == 1 and block.phase == "taper"
            turns = 2 if self._climbs(plan) else 1
            ask = self._shape(plan, "sharpener" if sharp else "repeats", past // turns, turns)
            return msgspec.structs.replace(ask, rep=rep, usual=REPEATS)
        long_race = block.race is not None and block.race.race_class not in (*_SHORT_RACES, "10 km")
        if weeks % 2 and self._climbs(plan):
            return self._hills(plan)
        if weeks % 2 and long_race:
            return self._shape(plan, "marathon", weeks // 2, 2)
        line, turns = "sustained" if self.step <= 1 else "parts", 2 if long_race or self._climbs(plan) else 1
        return self._shape(plan, line, weeks // turns, turns)

    def _hills(self, plan: WeekPlan) -> Ask:
        """A hill session: a season has few of them, so their shapes take turns over the seasons."""
        return self._shape(plan, "hills", weeks_since(self.setting, plan.block.start) // 2, 2)

    def _climbs(self, plan: WeekPlan) -> bool:
        """Whether a building week's race asks for hills: one on trail, or with climb, when hills may be."""
        block = plan.block
        hilly = block.race is not None and (block.race.goal.surface == "trail" or bool(block.race.goal.climb))
        return hilly and block.kind == "build" and may_have(self.setting, "hills/", block.start)

    def _second(self, plan: WeekPlan, repeats: bool) -> Ask:
        weeks = self.speed_from - plan.block.to_race
        if not repeats:
            return self._shape(plan, "parts", weeks)
        if plan.block.race is not None and plan.block.race.race_class in _SHORT_RACES:
            return self._shape(plan, "repetitions", weeks)
        hills = variety(self.setting.book, weeks) and may_have(self.setting, "hills/", plan.block.start)
        return self._shape(plan, "hills" if hills else "fartlek", weeks // 2, 2)

    def _shape(self, plan: WeekPlan, line: str, session: int, every: int = 1) -> Ask:
        """The template of a line for its session of this number (from 0); a lighter week has the usual one.

        The line has a session in ``every`` so many weeks.
        """
        block, race = plan.block, plan.block.race
        aim = (race.race_class, race.goal.surface) if race else ("", None)
        wanted = want(self.setting, line, block.phase if block.phase == "taper" else "speed", *aim)
        usually = usual(self.setting.book, wanted) or TEMPO
        building = session if block.kind == "build" else 0
        chosen, other = shape(self.setting, wanted, block.start, building, every=every)
        return Ask(template=chosen or usually, usual=usually, other=other)

    def _build(self, plan: WeekPlan, ask: Ask, room: Room, most: int) -> Built | None:
        wanted = min(self._work(plan, ask), most)
        built = quality(self.setting.context, _asked(ask.template, wanted, room, ask.rep))
        if ask.template != ask.usual and not _enough(self.setting, ask.template, built, wanted):
            return self._build(plan, Ask(template=ask.usual, usual=ask.usual, rep=ask.rep), room, most)
        if built is None and ask.template != TEMPO and family(ask.template) == "tempo":
            return self._build(plan, Ask(template=TEMPO, usual=TEMPO), room, most)
        if built is None:
            return None
        self._note(plan, built)
        return msgspec.structs.replace(built, reasons=(*built.reasons, *self._why(plan, ask, built)))

    def _work(self, plan: WeekPlan, ask: Ask) -> float:
        """Seconds of work that are wanted: of repeats at least twice the longest, under the cap."""
        work = min(self._dose(ask.template, plan), self._growth(ask.template))
        if ask.template == REPEATS and ask.rep and ask.rep < FREE and plan.block.kind == "build":
            twice = least_repeats(self.setting.context, ask.rep)
            work = max(work, min(twice, work_cap(self.setting, plan, family(ask.template))))
        return work

    def _note(self, plan: WeekPlan, built: Built) -> None:
        """Remember what the next session goes on from."""
        length = repeat_length(built) if built.kind == "intervals" else None
        self.longest_rep = min(length or FREE, self.longest_rep or FREE) if length else self.longest_rep
        if plan.block.kind == "build":
            self.last[family(built.template)] = built.work_s

    def _why(self, plan: WeekPlan, ask: Ask, built: Built) -> tuple[Reason, ...]:
        """The cap, and where it is another shape than usual that it is one."""
        reasons = cap_reasons(self.setting, plan, family(built.template))
        return (*reasons, variety.because()) if ask.other else reasons

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


def _enough(setting: Setting, template: str, built: Built | None, wanted: float) -> bool:
    """Whether another shape holds enough of the work that is wanted, or as much as it ever does."""
    if built is None:
        return False
    return bool(holds_enough(setting.book, built.work_s, min(wanted, work_span(setting.context, template)[1])))


def _asked(template: str, work: float, room: Room, rep: int | None = None) -> QualityAsk:
    return QualityAsk(
        template=template, work_s=round(work), max_duration_s=room.seconds, max_distance_m=room.metres, rep_m=rep
    )


def repeat_length(built: Built) -> int | None:
    """Metres of the longest repeats of a session; None where it has none by distance."""
    inner = (step for repeat in built.steps for step in repeat.steps)
    return max((step.distance_m for step in inner if step.kind == "work" and step.distance_m), default=None)


def taste(setting: Setting, plan: WeekPlan, room: Room, turn: int) -> list[Built]:
    """One light hard session of a plan without a race, a different kind each week."""
    for template, other in _tastes(setting, plan, turn):
        if not may_have(setting, template, plan.block.start):
            continue
        work = least_dose(setting.book, family(template))
        built = quality(setting.context, _asked(template, work, room))
        if built and (not other or _enough(setting, template, built, work)):
            reasons = cap_reasons(setting, plan, family(built.template))
            why = (*reasons, variety.because()) if other else reasons
            return [msgspec.structs.replace(built, reasons=(*built.reasons, *why))]
    return []


def _tastes(setting: Setting, plan: WeekPlan, turn: int) -> Iterator[tuple[str, bool]]:
    """The templates of a week's taste and of those after it, and whether each is another shape than usual."""
    for place in range(turn, turn + len(_TASTES)):
        lines, round_ = _TASTES[place % len(_TASTES)], place // len(_TASTES)
        wanted = want(setting, lines[round_ % len(lines)], "maintain", open_class(setting.book))
        every = len(_TASTES) * len(lines)
        template, other = shape(setting, wanted, plan.block.start, round_ // len(lines), every=every)
        if template and other:
            yield template, True
        yield usual(setting.book, wanted) or TEMPO, False


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
    return cap_of(setting, plan.volume, name)


def cap_of(setting: Setting, volume: float, name: str) -> float:
    """Most seconds of work of a family in a week of so many metres."""
    book, paces = setting.book, setting.paces
    week = volume * paces.easy / 1000
    if name == "tempo":
        cap = tempo_cap(book, week)
    elif name == "intervals":
        cap = interval_cap(book, week, paces.interval)
    else:
        cap = repetition_cap(book, week, paces.repetition)
    return min(cap, max(least_dose(book, name), cap * masters_dose(book, setting.state.age)))


def cap_reasons(setting: Setting, plan: WeekPlan, name: str) -> tuple[Reason, ...]:
    """Why no more than this."""
    rule = {"tempo": tempo_cap, "intervals": interval_cap, "repetitions": repetition_cap}[name]
    cap = rule.because(cap=round(work_cap(setting, plan, name)))
    return (cap, masters_dose.because()) if masters_dose(setting.book, setting.state.age) < 1 else (cap,)


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
