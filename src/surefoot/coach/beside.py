"""What stands beside the runs of a block: drills before them, strength and plyometrics after."""

from __future__ import annotations

import msgspec

from surefoot.coach.companions import CompanionProblem, solve_companions
from surefoot.coach.ledger import WEEK
from surefoot.coach.prescription import Built, companion
from surefoot.coach.rules.layout.companions import companion_costs
from surefoot.coach.rules.layout.drills import drill_sessions
from surefoot.coach.rules.layout.plyometric_unlock import plyometrics_unlocked
from surefoot.coach.rules.layout.plyometrics import plyometric_sessions
from surefoot.coach.rules.layout.strength import strength_sessions
from surefoot.coach.rules.layout.strength_gap import strength_gap
from surefoot.coach.setting import Setting
from surefoot.coach.writer import Written
from surefoot.rulebook import Reason

Run = tuple[Built, tuple[Reason, ...]]
Beside = dict[int, tuple[list[Run], list[Run]]]


def beside_running(
    setting: Setting, written: Written, runs: dict[int, Run], since: tuple[int, int], hard_next: bool
) -> tuple[Beside, tuple[int, int]]:
    """Sessions before and after the run of each day, and the days since strength and plyometrics at the end."""
    problem = companion_problem(setting, written, runs, since, hard_next)
    chosen, cost = solve_companions(problem)
    shorter = msgspec.structs.replace(problem, seconds=(strength_gap(setting.book)[1], *problem.seconds[1:]))
    again, less = solve_companions(shorter)
    if less < cost:
        chosen, problem = again, shorter
    beside: Beside = {}
    for offset, (strength, plyometrics, drills) in enumerate(chosen):
        before = [_session(setting, "drills", problem.seconds[2])] if drills else []
        after = [_session(setting, "plyometrics", problem.seconds[1])] if plyometrics else []
        after += [_session(setting, "strength", problem.seconds[0])] if strength else []
        if before or after:
            beside[written.first + offset] = (before, after)
    return beside, _since(chosen, since)


def companion_problem(
    setting: Setting, written: Written, runs: dict[int, Run], since: tuple[int, int], hard_next: bool
) -> CompanionProblem:
    """The layout of what stands beside these runs."""
    span = range(written.first, written.plan.block.end)
    missing, before_long, alone, drills_easy = companion_costs(setting.book)
    gap, _ = strength_gap(setting.book)
    _, plyometric_gap = plyometric_sessions(setting.book, "usual")
    built = [runs[day][0] if day in runs else None for day in span]
    races = [written.kinds.get(day) == "race" for day in span]
    return CompanionProblem(
        left=tuple(setting.days.seconds(d) - (b.duration_s if b else 0) for d, b in zip(span, built, strict=True)),
        run=tuple(b is not None for b in built),
        fast=tuple(b is not None and (b.hard or b.kind == "strides") for b in built),
        hard=tuple(b is not None and b.hard for b in built),
        long=tuple(written.kinds.get(day) == "long" for day in span),
        hard_after=hard_next,
        open=tuple(not race for race in races),
        counts=_counts(setting, written, len(built)),
        seconds=tuple(companion(setting.context, kind).duration_s for kind in ("strength", "plyometrics", "drills")),
        since=since,
        gaps=(gap, plyometric_gap),
        missing=(missing["strength"], missing["plyometrics"], missing["drills"]),
        before_long=before_long,
        alone=alone,
        drills_easy=drills_easy,
    )


def _counts(setting: Setting, written: Written, days: int) -> tuple[int, int, int]:
    """Strength, plyometric and drill sessions that the block wants, fewer where it is cut short."""
    book, block = setting.book, written.plan.block
    week = "race" if block.to_race == 1 or (block.after and not block.week) else "usual"
    week = "taper" if week == "usual" and block.phase in ("taper", "recovery") else week
    hops = [c.tests.hops for c in setting.scenario.log.check_ins if c.tests.hops]
    clear = setting.gate == "clear" and not written.plan.returning
    unlocked = clear and plyometrics_unlocked(book, setting.state.strength_done, hops[-1:] == ["even"])
    drills = drill_sessions(book) if clear and block.phase in ("base", "speed", "maintain") else 0
    wanted = (strength_sessions(book, week), plyometric_sessions(book, week)[0] if unlocked else 0, drills)
    cut = -(-days * max(wanted) // WEEK) if days < WEEK else max(wanted)
    return min(wanted[0], cut), min(wanted[1], cut), min(wanted[2], cut)


def _session(setting: Setting, kind: str, seconds: int) -> Run:
    return companion(setting.context, kind, seconds), (_reason(kind),)


def _reason(kind: str) -> Reason:
    if kind == "strength":
        return strength_sessions.because(phase="usual")
    if kind == "plyometrics":
        return plyometric_sessions.because(phase="usual")
    return drill_sessions.because()


def _since(chosen: tuple[tuple[int, int, int], ...], since: tuple[int, int]) -> tuple[int, int]:
    """Days since the last strength and the last plyometrics, on the day after the block."""
    found = []
    for index, before in enumerate(since):
        last = max((day for day, subset in enumerate(chosen) if subset[index]), default=-before)
        found.append(min(WEEK, len(chosen) - last))
    return found[0], found[1]
