"""Can the goal be met safely? What binds, from when it could be, and what could be met instead (SAFE-2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec

from surefoot.coach.ledger import WEEK
from surefoot.coach.mile import begun, on_its_day
from surefoot.coach.rules.comeback.race_waits import race_waits
from surefoot.coach.rules.feasibility.aim import towards
from surefoot.coach.rules.feasibility.alternative_spare import alternative_spare
from surefoot.coach.rules.feasibility.five_first import five_km_first
from surefoot.coach.rules.feasibility.later_tries import later_tries
from surefoot.coach.rules.feasibility.offered import offered_distances
from surefoot.coach.rules.feasibility.search import search_weeks
from surefoot.coach.rules.feasibility.time_goal import reachable_index
from surefoot.coach.rules.gate.hold import may_permit
from surefoot.coach.rules.pause.return_length import return_length
from surefoot.coach.rules.season.mile_block import mile_block
from surefoot.coach.rules.volume.readiness import readiness_week
from surefoot.coach.rules.volume.readiness_longest import readiness_longest
from surefoot.coach.rules.volume.readiness_room import room_needed
from surefoot.coach.season import Race, as_race, lay_out
from surefoot.coach.setting import Setting
from surefoot.coach.shape import FASTEST, Part, Reach, Shape, open_part, race_aim, reach, ready, simulate
from surefoot.coach.volume import grain
from surefoot.diary.plan import Feasibility, GoalAnswer
from surefoot.diary.plausible import race_day
from surefoot.diary.scenario import Goal
from surefoot.diary.writing import goal_answer
from surefoot.physiology.fitness import fitness_index
from surefoot.rulebook import Reason, explain


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """The answer on one goal: reasons that bind (none: feasible)."""

    goal: Goal
    binding: tuple[Reason, ...] = ()

    @property
    def feasible(self) -> bool:
        """Whether nothing binds."""
        return not self.binding


def judge_goal(setting: Setting, goal: Goal, spare: float = 1.0) -> Judgement:
    """Judge one goal on its own. Goals without a race are always feasible.

    What is in reach is divided by ``spare``: what is offered in place of a wish should not be at the edge itself.
    """
    race = as_race(on_its_day(goal, setting), setting.state, setting.book)
    if race is None:
        return Judgement(goal=goal)
    return Judgement(goal=goal, binding=tuple(_gates(setting, race)) or tuple(_binding(setting, race, spare)))


def _gates(setting: Setting, race: Race) -> list[Reason]:
    """What the gates say against a race at all."""
    book = setting.book
    if race.day < max(setting.easy_until, setting.state.today):
        until = dt.date.fromordinal(max(setting.easy_until, setting.state.today))
        return [race_waits.because(date=dt.date.fromordinal(race.day), until=until)]
    if setting.gate in ("easy_only", "walk_run"):
        return [setting.verdicts[0].reason]
    if setting.days.held(race.day):
        return [may_permit.because(who="Somebody")]
    late = [pause for pause in setting.pauses if pause.end > race.day]
    if late:
        return [return_length.because(length=return_length(book, late[0].days_off), days=late[0].days_off)]
    clear_from = max([setting.state.today, setting.easy_until, *(pause.end for pause in setting.pauses)])
    short = race.trial and race.day - clear_from < mile_block(book)  # eight weeks of it, all of them clear
    if short and not begun(setting, race.day):
        return [mile_block.because()]
    return []


def _binding(setting: Setting, race: Race, spare: float) -> list[Reason]:
    book, state = setting.book, setting.state
    got = _in_reach(setting, race)
    got = msgspec.structs.replace(got, peak=got.peak / spare, longest=got.longest / spare)
    found = not_ready(setting, race, got)
    if five_km_first(book, race.distance, state.longest_ever):
        found.append(five_km_first.because(distance=race.distance, longest=state.longest_ever))
    return found + _time(setting, race)


def not_ready(setting: Setting, race: Race, got: Reach) -> list[Reason]:
    """What is missing in what is in reach by a race (READY-1, READY-2); nothing where it makes ready."""
    book = setting.book
    found: list[Reason] = []
    name = race.race_class[:1].upper() + race.race_class[1:]
    if got.peak < (week := readiness_week(book, race.race_class)):
        found.append(readiness_week.because(race=name, week=week, reached=got.peak))
    if not ready(setting, msgspec.structs.replace(got, peak=week), race):
        metres, seconds = readiness_longest(book, race.race_class)
        found.append(readiness_longest.because(race=name, longest=metres, minutes=seconds, reached=got.longest))
        found += _no_room(setting, race, got, metres)
    return found


def _no_room(setting: Setting, race: Race, got: Reach, metres: float) -> list[Reason]:
    """Whether no day of the week has the time that the long run asks for, however long one trains (READY-3)."""
    longest_day = max(setting.days.week)
    needed = min(room_needed(setting.book, race.race_class), metres * got.pace / 1000)
    return [room_needed.because(minutes=longest_day, needed=needed)] if longest_day < needed else []


def _time(setting: Setting, race: Race) -> list[Reason]:
    """Whether a target time is further away than a season can bring; silent where fitness is not known from races."""
    target, fitness = race.goal.target_time, setting.fitness
    if target is None or fitness is None or fitness.basis != "race":
        return []
    needed = fitness_index(setting.book, race.distance, target)
    weeks = (race.day - setting.state.today) / WEEK
    reachable = reachable_index(setting.book, fitness.high, weeks)
    if needed <= reachable:
        return []
    return [reachable_index.because(needed=needed, reachable=reachable, high=fitness.high, weeks=weeks)]


def _in_reach(setting: Setting, race: Race) -> Reach:
    season = lay_out([race], setting.state, setting.book)
    part = Part(aim=race_aim(setting, race), growth=FASTEST, speed_from=0)
    shape = Shape(parts={0: open_part(setting), race.day: part}, tastes=False)
    found = simulate(setting, [b for b in season.blocks if b.start < race.day], shape)
    return reach(setting, found.weeks, race)


def answer(setting: Setting, judgement: Judgement, holds: Callable[[Goal], bool]) -> tuple[Feasibility, Goal]:
    """The document's answer, and the goal that is planned for. An offer must hold when it is laid out, too."""
    book, units = setting.book, setting.scenario.units
    if judgement.feasible:
        planned = _answer(setting, judgement.goal, towards.because(goal=name_of(judgement.goal)))
        return (
            Feasibility(feasible=True, binding=(), earliest_date=None, alternatives=(), planned_for=planned),
            judgement.goal,
        )
    later = _holding(setting, _later(setting, judgement.goal), holds)
    goals = _alternatives(setting, judgement, later, holds)
    planned_goal = goals[0]
    answers = tuple(
        goal_answer(goal, (explain(search_weeks.because(sentence=_offer(judgement.goal, goal)), book, units),))
        for goal in goals
    )
    binding = tuple(dict.fromkeys(reason.rule.id for reason in judgement.binding))
    return (
        Feasibility(
            feasible=False,
            binding=binding,
            earliest_date=later.date if later else None,
            alternatives=answers,
            planned_for=answers[0],
        ),
        planned_goal,
    )


def _answer(setting: Setting, goal: Goal, reason: Reason) -> GoalAnswer:
    return goal_answer(goal, (explain(reason, setting.book, setting.scenario.units),))


def _holding(setting: Setting, later: Goal | None, holds: Callable[[Goal], bool]) -> Goal | None:
    """A later race on the first day from its own on for which the days hold it too; None where none is near."""
    for weeks in range(later_tries(setting.book)):
        if later is None or later.date is None or holds(later):
            break
        later = msgspec.structs.replace(later, date=later.date + dt.timedelta(weeks=weeks + 1))
    else:
        return None
    return later


def _alternatives(
    setting: Setting, judgement: Judgement, later: Goal | None, holds: Callable[[Goal], bool]
) -> list[Goal]:
    """Nearest first: the same race without the time, a shorter one on the day, the same one later, or no race."""
    goal = judgement.goal
    found: list[Goal] = []
    if goal.target_time is not None:
        found.append(_finish(goal))
    if goal.distance:
        shorter = (d for d in offered_distances(setting.book) if goal.distance and d < goal.distance)
        found += [msgspec.structs.replace(goal, kind="race", distance=d, target_time=None) for d in shorter]
    offered: list[Goal] = []
    for other in found:
        spare = alternative_spare(setting.book, setting.state.first_ever)
        if judge_goal(setting, other, spare).feasible and holds(other):
            offered.append(other)
            break
    if later is not None:
        offered.append(later)
    return offered or [Goal(kind="routine")]


def _later(setting: Setting, goal: Goal) -> Goal | None:
    """The goal on its first feasible day, whole weeks after the wished one; without its time where that never fits."""
    wishes = [goal]
    if goal.target_time is not None and not judge_goal(setting, finish := _finish(goal)).feasible:
        wishes.append(finish)
    found = (_first_fit(setting, wish) for wish in wishes)
    return next((later for later in found if later), None)


def _finish(goal: Goal) -> Goal:
    return msgspec.structs.replace(goal, target_time=None)


def _first_fit(setting: Setting, goal: Goal) -> Goal | None:
    """The first feasible one of the weeks after the wished day; None where none is in sight."""
    wished = goal.date.toordinal() if goal.date else setting.state.today + mile_block(setting.book)
    spare = alternative_spare(setting.book, setting.state.first_ever)

    def on(weeks: int) -> Goal:
        return msgspec.structs.replace(goal, date=dt.date.fromordinal(wished + WEEK * weeks))

    def fits(weeks: int) -> bool:
        return judge_goal(setting, on(weeks), spare).feasible

    farthest = (setting.state.today + race_day(setting.book) - wished) // WEEK
    low, high = 0, min(search_weeks(setting.book), farthest)
    if high < 1 or not _room_ever(setting, goal, spare) or not fits(high):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(middle) else (middle, high)
    return on(high)


def _room_ever(setting: Setting, goal: Goal, spare: float) -> bool:
    """Whether the longest run that any day holds would make ready for a goal: if not, no date will do.

    First steps are walked in part, at a pace of their own: of them this says nothing.
    """
    race = as_race(goal, setting.state, setting.book)
    if race is None or setting.state.first_ever:
        return True
    pace = setting.paces.easy
    longest = max(grain(setting.days.most * 1000 / pace), setting.state.ledger.longest(setting.state.today))
    return ready(setting, Reach(peak=float("inf"), longest=longest / spare, pace=pace), race)


def _offer(wished: Goal, goal: Goal) -> str:
    if goal.kind == "routine":
        return "Running for its own sake is within reach now, and keeps every door open"
    if goal.date == wished.date and goal.distance == wished.distance:
        return "The same race, to finish it well, without the time"
    if goal.date == wished.date:
        return "A shorter race on the same day is within reach"
    if goal.target_time is not None:
        return "The same race and time are within reach on a later day"
    return "The same race is within reach on a later day"


def name_of(goal: Goal) -> str:
    """How a goal is spoken of to the runner: "your race"."""
    return {"race": "your race", "mile_block": "your mile", "come_back": "your way back"}.get(goal.kind, "your routine")
