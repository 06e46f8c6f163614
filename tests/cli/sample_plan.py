"""A plan made by hand: what the terminal pages are tried on, without the engine."""

from __future__ import annotations

import datetime as dt
from typing import Any

from surefoot.diary.plan import (
    Because,
    Change,
    Day,
    Feasibility,
    Finding,
    Fitness,
    Gate,
    GoalAnswer,
    ParameterRead,
    Plan,
    RulebookVersion,
    Session,
    Step,
    Target,
    Week,
)

TODAY = dt.date(2027, 1, 4)
RACE_DAY = dt.date(2027, 4, 18)

GROWTH = ParameterRead(
    path="load/single_run_growth",
    value=1.1,
    unit="/1",
    source="frandsen-2025",
    locator="reference class, regression or up to 10 % increase",
    evidence=3,
)
STEP_M = ParameterRead(
    path="load/single_run_step", value=400, unit="m", source="own-practice", locator="our default", evidence=0
)


def because(rule: str, text: str, *reads: ParameterRead) -> Because:
    return Because(rule=rule, template=text, args={}, text=text, parameters=reads or (STEP_M,))


LIMIT = because("LOAD-1", "At most 13.2 km: your longest run of the last 30 days was 12.0 km.", GROWTH, STEP_M)
BASE = because("BUILD-2", "The first weeks raise distance at an easy pace: the base that speed stands on.")
TEMPO = because(
    "BUILD-4",
    "Sustained tempo comes before shorter repeats, and this week adds quality, not distance.",
    ParameterRead(
        path="season/first_hard_days", value=56, unit="day", source="runsmart-spring", locator="speed", evidence=1
    ),
)
LONGER = because("SHORT-3", "One long run a week, on the day with most time.")


def run(date: dt.date, kind: str, title: str, metres: int, seconds: int, **more: Any) -> Session:
    week = date.isocalendar()
    return Session(
        id=f"{week.year}-W{week.week:02d}-{kind}-{date.isoweekday() if kind == 'easy' else 1}",
        kind=kind,
        title=title,
        distance_m=metres,
        duration_s=seconds,
        running=True,
        hard=kind in {"tempo", "intervals", "repetitions", "race"},
        because=more.pop("because", (BASE, LIMIT)),
        **more,
    )


def easy(date: dt.date, metres: int) -> Session:
    target = Target(pace=(372, 415), hr=(128, 146), effort=3)
    steps = (Step(kind="work", distance_m=metres, gait="run", target=target, note="easy enough to talk"),)
    shorter = None
    if metres > 3_200:
        shorter = run(date, "easy", "Easy run, the short version", 3_200, 1_260, because=())
    return run(date, "easy", "Easy run", metres, round(metres * 0.39), steps=steps, shorter=shorter)


def tempo(date: dt.date, times: int) -> Session:
    easy_target = Target(effort=3)
    hard = Target(pace=(305, 315), hr=(158, 168), effort=6)
    steps = (
        Step(kind="warmup", duration_s=900, gait="run", target=easy_target),
        Step(
            kind="repeat",
            times=times,
            steps=(
                Step(kind="work", duration_s=480, gait="run", target=hard, note="comfortably hard"),
                Step(kind="recover", duration_s=120, gait="run", target=Target(effort=2)),
            ),
        ),
        Step(kind="cooldown", duration_s=600, gait="run", target=easy_target),
    )
    title = f"{times} × 8 min tempo"
    return run(date, "tempo", title, 6_400 + 1_500 * times, 1_500 + 600 * times, steps=steps, because=(TEMPO, LIMIT))


def repeats(date: dt.date, times: int, metres: int) -> Session:
    hard = Target(pace=(285, 292), effort=8)
    steps = (
        Step(kind="warmup", distance_m=2_500, gait="run", target=Target(effort=3)),
        Step(
            kind="repeat",
            times=times,
            steps=(
                Step(kind="work", distance_m=metres, gait="run", target=hard),
                Step(kind="recover", duration_s=150, gait="run"),
            ),
        ),
        Step(kind="cooldown", distance_m=2_000, gait="run", target=Target(effort=3)),
    )
    title = f"{times} × {metres} m, brisk"
    return run(date, "intervals", title, 9_000, 3_300, steps=steps, because=(TEMPO,))


def strength(date: dt.date, number: int) -> Session:
    week = date.isocalendar()
    return Session(
        id=f"{week.year}-W{week.week:02d}-strength-{number}",
        kind="strength",
        title="Strength for runners",
        distance_m=None,
        duration_s=1_200,
        running=False,
        hard=False,
        because=(because("SPEED-1", "Strength keeps a runner's stride economical."),),
    )


def race(date: dt.date) -> Session:
    steps = (Step(kind="work", distance_m=10_000, gait="run", target=Target(pace=(286, 290), effort=9)),)
    return run(date, "race", "Race: 10 km", 10_000, 2_880, steps=steps)


PHASES = ("base",) * 7 + ("speed",) * 6 + ("taper", "race")
KINDS = ("build", "build", "build", "easier") * 3 + ("build", "easier", "race")
PEAKS = (32, 34, 36, 27, 37, 39, 41, 30, 40, 42, 42, 32, 41, 34, 24)


def quality(monday: dt.date, number: int) -> Session | None:
    day = monday + dt.timedelta(days=3)
    if PHASES[number] == "speed":
        return tempo(day, 2 + number % 3) if number < 10 else repeats(day, 5, 1_000)
    return repeats(day, 6, 400) if PHASES[number] == "taper" else None


def week_days(number: int) -> list[Day]:
    monday = TODAY + dt.timedelta(days=7 * number)
    metres = PEAKS[number] * 1_000
    hard = quality(monday, number)
    share = round(metres * 0.22 / 100) * 100
    last = monday + dt.timedelta(days=6)
    long = run(
        last,
        "long",
        "Long run",
        round(metres * 0.34 / 100) * 100,
        round(metres * 0.34 * 0.4),
        because=(LONGER, LIMIT),
        steps=(Step(kind="work", distance_m=round(metres * 0.34 / 100) * 100, gait="run", target=Target(effort=3)),),
    )
    plan: dict[int, tuple[Session, ...]] = {
        0: (easy(monday, share),) if number == 0 else (),
        1: (easy(monday + dt.timedelta(days=1), share),),
        2: (strength(monday + dt.timedelta(days=2), 1),),
        3: (hard,) if hard else (easy(monday + dt.timedelta(days=3), share),),
        5: (easy(monday + dt.timedelta(days=5), share), strength(monday + dt.timedelta(days=5), 2)),
        6: (race(last),) if last == RACE_DAY else (long,),
    }
    return [Day(date=monday + dt.timedelta(days=day), sessions=plan.get(day, ())) for day in range(7)]


def week_of(number: int, days: list[Day]) -> Week:
    runs = [session for day in days for session in day.sessions if session.running]
    return Week(
        start=TODAY + dt.timedelta(days=7 * number),
        phase=PHASES[number],
        kind=KINDS[number],
        distance_m=sum(session.distance_m or 0 for session in runs),
        duration_s=sum(session.duration_s for session in runs),
    )


CLEAR = Gate(name="clear", since=None, earliest_end=None, ends_when="", injury=None, because=())
COMEBACK = Gate(
    name="comeback",
    since=dt.date(2026, 12, 28),
    earliest_end=dt.date(2027, 2, 1),
    ends_when="35 days of easy running have passed",
    injury=None,
    because=(because("BREAK-1", "You come back from 35 days without a run; the way up is as long as the break."),),
)
HOLD = Gate(
    name="hold",
    since=TODAY,
    earliest_end=None,
    ends_when="A therapist or physician says that you may run",
    injury="shin-1",
    because=(because("RETURN-1", "A shin injury is open, and nobody has cleared it yet."),),
)
DOCTOR = Gate(
    name="see_a_doctor",
    since=TODAY,
    earliest_end=None,
    ends_when="See a physician, today; running comes back with their word.",
    injury=None,
    because=(because("SAFE-3", "Chest pain in exercise needs examining."),),
)
GOAL = GoalAnswer(
    kind="race",
    distance="10 km",
    date=RACE_DAY,
    target_time="48:00",
    priority="A",
    surface="road",
    climb="0 m",
)
FEASIBLE = Feasibility(feasible=True, binding=(), earliest_date=None, alternatives=(), planned_for=GOAL)
LATER = GoalAnswer(
    kind="race",
    distance="42195 m",
    date=dt.date(2027, 9, 26),
    target_time=None,
    priority="A",
    surface="road",
    climb="0 m",
    because=(because("SAFE-2", "The same race, on the first Sunday that the limits allow."),),
)
SHORTER = GoalAnswer(
    kind="race",
    distance="half marathon",
    date=RACE_DAY,
    target_time=None,
    priority="A",
    surface="road",
    climb="0 m",
    because=(because("SAFE-2", "The longest race that fits by the same day."),),
)
INFEASIBLE = Feasibility(
    feasible=False,
    binding=("LOAD-1", "LOAD-2"),
    earliest_date=dt.date(2027, 9, 26),
    alternatives=(LATER, SHORTER),
    planned_for=SHORTER,
)
FINDINGS = (
    Finding(severity="info", rule="SAFE-4", message="This is training advice, not medical advice."),
    Finding(
        severity="warning",
        rule="LOAD-1",
        message="Your run of 20 December was 38 % longer than any of the 30 days before it.",
    ),
)
CHANGE = Change(
    session="2027-W01-easy-1",
    before={"date": "2027-01-04", "kind": "easy", "title": "Easy run", "distance_m": 8_000, "duration_s": 3_120},
    after={"date": "2027-01-04", "kind": "easy", "title": "Easy run", "distance_m": 6_000, "duration_s": 2_340},
    because=(LIMIT,),
)
FITNESS = Fitness(
    index=41.2,
    low=39.8,
    high=42.9,
    paces={"easy": [372, 415], "marathon": 338, "threshold": 310, "interval": 288, "repetition": 270},
)


def sample_plan(**changes: Any) -> Plan:
    """Fifteen weeks towards a 10 km race; any part can be replaced."""
    weeks = [week_days(number) for number in range(len(PEAKS))]
    parts: dict[str, Any] = {
        "today": TODAY,
        "rulebook": RulebookVersion(version="1", hash="0" * 8),
        "gate": CLEAR,
        "fitness": FITNESS,
        "feasibility": FEASIBLE,
        "weeks": tuple(week_of(number, days) for number, days in enumerate(weeks)),
        "days": tuple(day for days in weeks for day in days),
        "findings": FINDINGS,
        "changes": (),
    }
    return Plan(**{**parts, **changes})
