"""Phases, speed, races and recovery (engine.md 5; BUILD-1 to 5, SHORT-4)."""

from __future__ import annotations

from collections.abc import Iterator

from tests.guarantees import tables
from tests.guarantees.case import Case
from tests.guarantees.plan_view import Session
from tests.guarantees.quantities import MILE, iso, weekday

LEAST_SPEED_WEEK, LEAST_SPEED_RUNS = 20_000, 3  # where one speed session a week is asked for by every reading
BASE_DAYS_BEFORE_SPEED = 28
BASE_BLOCKS_DAYS = 21  # four blocks, of which the first may have begun before today
REP_SLACK, HALF_SLACK = 1.0, 3


def trained(case: Case) -> list[Session]:
    """Hard sessions that are training: races and time trials have their own day."""
    return [s for s in case.plan.running if s.hard and s.kind not in {"race", "time_trial"}]


def seasons(case: Case) -> Iterator[tuple[int, int, str]]:
    """Each season: the day after the race before it (or today), its race day, and the race's class."""
    first = case.today
    for anchor in case.anchors:
        yield first, anchor, case.goal_at(anchor).race_class or "mile"
        first = anchor + 1


def speed_days(case: Case, name: str) -> int:
    """How many days before the race speed may start; of several classes at one race day the longest."""
    return tables.SPEED_DAYS[name]


def check_speed_window(case: Case) -> Iterator[str]:
    """No hard training earlier than 56, 49 or 42 days before an A race; not without a base; not below 15 km a week."""
    for first, anchor, name in seasons(case):
        hard = [s for s in trained(case) if first <= s.day < anchor]
        for session in hard:
            if session.day < anchor - speed_days(case, name):
                yield f"speed: {session.label} on {iso(session.day)}, {anchor - session.day} days before a {name} race"
        if hard:
            yield from _base_before(case, hard[0], anchor)


def _base_before(case: Case, session: Session, anchor: int) -> Iterator[str]:
    habit = case.habit_high(case.today + 1)
    if habit < tables.SPEED_WEEK_FROM and session.day < case.today + BASE_BLOCKS_DAYS:
        yield f"speed: {session.label} on {iso(session.day)} without four base weeks, habit {habit:.0f} m"
    start = anchor - 7 * ((anchor - session.day + 6) // 7)
    volume = max(case.every(start, start + 6), case.every(start - 7, start - 1), habit)
    if volume < tables.SPEED_WEEK_FROM * 0.98:
        yield f"speed: {session.label} on {iso(session.day)} at {volume:.0f} m a week"


def check_base_weeks(case: Case) -> Iterator[str]:
    """A week called base has hard training only on days that a speed block may already hold."""
    ends = [start for start, _ in case.plan.weeks[1:]] + [case.plan.last + 1]
    phases = [week["phase"] for _, week in case.plan.weeks] + ["end"]
    hard = trained(case)
    for index, ((start, week), end) in enumerate(zip(case.plan.weeks, ends, strict=True)):
        if week["phase"] != "base":
            continue
        # A week takes the phase of most of its days, so fewer than half of them, its last ones, may be of the next.
        own = end - (end - start - 1) // 2 if phases[index + 1] in {"speed", "taper"} else end
        for session in hard:
            if start <= session.day < own:
                yield f"base: {session.label} on {iso(session.day)} in the base week of {iso(start)}"


def check_speed_order(case: Case) -> Iterator[str]:
    """From sustained tempo to repeats, and the repeats get shorter towards the race (BUILD-4)."""
    for first, anchor, name in seasons(case):
        if anchor in case.trials:  # a mile block has an order of its own
            continue
        window = tables.SPEED_DAYS[name]
        hard = [s for s in trained(case) if max(first, anchor - window) <= s.day < anchor]
        if hard and hard[0].day <= anchor - 0.6 * window and hard[0].kind != "tempo":
            yield f"order: speed starts with {hard[0].label} on {iso(hard[0].day)}, not with sustained tempo"
        half = anchor - window + (window - 7 * len(tables.TAPER[name])) / 2
        for session in hard:
            if session.kind in {"intervals", "repetitions"} and session.day < half - HALF_SLACK:
                yield f"order: {session.label} on {iso(session.day)} in the first half of the speed block"
        yield from _shorter_repeats([s for s in hard if s.kind == "intervals"])


def _shorter_repeats(sessions: list[Session]) -> Iterator[str]:
    longest = None
    for session in sessions:
        repeats = session.repeats_m
        if not repeats:
            continue
        if longest is not None and max(repeats) > longest * REP_SLACK:
            yield f"order: {session.label} on {iso(session.day)} repeats {max(repeats)} m after {longest} m"
        longest = max(repeats)


def check_speed_present(case: Case) -> Iterator[str]:
    """A cleared runner in a speed block gets at least one speed session a week (SHORT-4)."""
    if case.plan.gate != "clear" or not case.scenario.plain:
        return
    hard = [s for s in case.plan.running if s.hard and not s.race]
    for first, anchor, name in seasons(case):
        mine = [s for s in hard if first <= s.day < anchor]
        for block in case.blocks(anchor):
            if block.first < case.today or block.number <= len(tables.TAPER[name]) or not _ample(case, block.first):
                continue
            if not mine and anchor - case.today >= BASE_DAYS_BEFORE_SPEED and block.number <= 4:
                yield f"short-4: no speed at all before the race of {iso(anchor)}"
                break
            if sum(1 for run in case.plan.running if block.first <= run.day <= block.last) < 2:
                continue  # one run a week is the long one
            started = mine and mine[0].day < block.first
            if started and not any(block.first <= s.day <= block.last for s in mine):
                yield f"short-4: no speed in the block from {iso(block.first)}"


def _ample(case: Case, first: int) -> bool:
    """Days, volume and time enough for a speed session by every reading, and no return going on."""
    days = range(first, first + 7)
    runs = [run for run in case.runs if first <= run.day < first + 7]
    quiet = not any(case.scenario.is_away(on) or case.maybe_returning(on) for on in days)
    near = any(run.race and first - 27 <= run.day < first + 10 for run in case.runs)
    longs = {weekday(run.day + near) for run in case.plan.running if run.kind == "long" for near in (-1, 0, 1)}
    fast = [run for run in runs if weekday(run.day) not in longs]  # nothing hard stands next to a long run
    time = any(case.scenario.available(run.day) >= 3600 for run in fast)
    return quiet and not near and time and len(runs) >= LEAST_SPEED_RUNS and case.low(first, first + 6) >= (
        LEAST_SPEED_WEEK
    )  # fmt: skip


def check_races(case: Case) -> Iterator[str]:
    """What is planned for is run on its day at its distance; no race stands on another day."""
    plan = case.plan
    goals = [goal for goal in [*case.scenario.goals, plan.planned_for] if goal.kind == "race"]
    on_day = {(goal.day, goal.metres) for goal in goals}
    for race in plan.races:
        if (race.day, race.metres) not in on_day:
            yield f"race: {race.label} of {race.metres} m on {iso(race.day)} is no goal"
    wanted = plan.planned_for
    open_gate = plan.gate in {"clear", "comeback"}
    run_today = any(run.day == case.today for run in case.scenario.runs)  # what is run stands in the log
    if wanted.kind == "race" and wanted.day and open_gate and not (wanted.day == case.today and run_today):
        count = sum(1 for race in plan.races if (race.day, race.metres) == (wanted.day, wanted.metres))
        if count != 1:
            yield f"race: what is planned for, {wanted.metres} m on {iso(wanted.day)}, stands {count} times"
    for session in plan.running:
        if not session.race and any(race.day == session.day for race in plan.races):
            yield f"race: {session.label} on race day {iso(session.day)}"


def check_around_races(case: Case) -> Iterator[str]:
    """Three easy days before a B race; after a race no hard training for a day a mile, to 26."""
    for goal in case.scenario.goals:
        if goal.kind == "race" and goal.priority == "B" and goal.day in {race.day for race in case.plan.races}:
            for session in trained(case):
                if 0 < goal.day - session.day <= tables.EASY_DAYS_BEFORE_B:
                    yield f"b-race: {session.label} on {iso(session.day)}, a B race on {iso(goal.day)}"
    for race, metres in _raced(case):
        days = min(tables.RECOVERY_MOST, int(metres / MILE))
        for session in trained(case):
            if 0 < session.day - race <= days:
                yield f"recovery: {session.label} on {iso(session.day)}, {session.day - race} days after {metres:.0f} m"


def _raced(case: Case) -> Iterator[tuple[int, float]]:
    """Races that ask for a recovery of their own: A races, and any from half a marathon up."""
    for race in case.plan.races:
        if race.day in case.anchors or race.metres >= tables.RECOVERY_ANY_PRIORITY_FROM:
            yield race.day, race.metres


def check_after_logged_race(case: Case) -> Iterator[str]:
    """The same after a race in the log, from half a marathon up: whether it was a goal is not written there."""
    for run in case.scenario.runs:
        if run.race and run.low >= tables.RECOVERY_ANY_PRIORITY_FROM:
            days = min(tables.RECOVERY_MOST, int(run.low / MILE))
            for session in trained(case):
                if 0 < session.day - run.day <= days:
                    yield f"recovery-log: {session.label}, {session.day - run.day} days after a race of {run.low:.0f} m"


def check_week_phases(case: Case) -> Iterator[str]:
    """The race's week is called race or taper, and a far week before the speed block base or return."""
    for _first, anchor, name in seasons(case):
        for start, week in case.plan.weeks:
            far = anchor - (start + 6 - weekday(start)) > tables.SPEED_DAYS[name] and anchor == case.anchors[0]
            if far and week["phase"] in {"speed", "taper", "race"} and not case.plan.races[0].day < start + 14:
                yield f"phase: week {iso(start)} is {week['phase']}, {anchor - start} days before a {name} race"
