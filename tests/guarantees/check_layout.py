"""The hard rules of a week (engine.md 7) and the caps of quality (6)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tests.guarantees import tables
from tests.guarantees.case import Case
from tests.guarantees.plan_view import Session, leaves, step_seconds
from tests.guarantees.quantities import iso, weekday

CAP_SLACK, CAP_SECONDS = 1.10, 60
STRIDES_SECONDS = 45
CALM_DAYS = 4


def check_neighbours(case: Case) -> Iterator[str]:
    """No hard day next to a hard day or the long run; a race counts as hard, two races on end are the runner's own."""
    hard = {s.day: s for s in case.plan.running if s.hard}
    long = {s.day: s for s in case.plan.running if s.kind == "long"}
    raced = {run.day for run in case.scenario.runs if run.race and run.day == case.today - 1}
    for on, session in hard.items():
        if on + 1 in hard and not (session.race and hard[on + 1].race):
            yield f"neighbours: {session.label} on {iso(on)}, then {hard[on + 1].label}"
        for beside in (on - 1, on + 1):
            if beside in long:
                yield f"neighbours: {session.label} on {iso(on)} beside {long[beside].label}"
        if on - 1 in raced and not session.race:
            yield f"neighbours: {session.label} on {iso(on)}, the day after a race in the log"
    for on in long:
        if on in hard:
            yield f"neighbours: long and hard both on {iso(on)}"


def check_days_in_seven(case: Case) -> Iterator[str]:
    """At most 6 running days in any 7 in a row, what was run counted; a window full of the past alone is no matter."""
    days = set(case.run_days)
    planned = {s.day for s in case.plan.running if not s.race}
    for last in sorted(planned):
        for start in range(last - 6, last + 1):
            window = range(start, start + 7)
            if start + 6 >= last == max(on for on in window if on in planned) and days.issuperset(window):
                yield f"seven: running on all seven days from {iso(start)}"


def check_two_easy_days(case: Case) -> Iterator[str]:
    """From age 60 two easy days between hard ones."""
    hard = [s for s in case.plan.running if s.hard]
    for first, second in pairwise(hard):
        old = case.scenario.at_least(tables.TWO_EASY_DAYS_FROM_AGE, case.today)
        if old and second.day - first.day < 3 and not (first.race and second.race):
            yield f"masters: {first.label} on {iso(first.day)}, then {second.label} on {iso(second.day)}"


def check_strength(case: Case) -> Iterator[str]:
    """No strength the day before a hard day, at most two a week, one in the taper, none just before an A race."""
    hard = {s.day: s for s in case.plan.running if s.hard}
    strength = [s for s in case.plan.sessions if s.kind == "strength"]
    for session in strength:
        if session.day + 1 in hard:
            yield f"strength: {session.label} on {iso(session.day)}, the day before {hard[session.day + 1].label}"
        for anchor in case.anchors:
            # Race week: the last seven days, or the race's calendar week; what both readings forbid is held here.
            if max(anchor - 7, anchor - weekday(anchor)) <= session.day <= anchor:
                yield f"strength: {session.label} on {iso(session.day)} in the week of the race on {iso(anchor)}"
    for start, _ in case.plan.weeks:
        end = start + 7 - weekday(start)
        count = sum(1 for s in strength if start <= s.day < end)
        if count > tables.STRENGTH_A_WEEK:
            yield f"strength: {count} sessions in the week of {iso(start)}"


def check_after_run(case: Case) -> Iterator[str]:
    """Strength shares a day with a run only after it."""
    for on, sessions in case.plan.days:
        kinds = [session["kind"] for session in sessions]
        runs = [index for index, session in enumerate(sessions) if session["running"]]
        if "strength" in kinds and runs and kinds.index("strength") < runs[-1]:
            yield f"strength: before the run on {iso(on)}"
        if len(kinds) > 1 and "rest" in kinds:
            yield f"rest: with {kinds} on {iso(on)}"
        if len(runs) > 1:
            yield f"twice: {len(runs)} runs on {iso(on)}"


def check_plyometrics(case: Case) -> Iterator[str]:
    """Two to three days apart at the least; nobody jumps before `clear`."""
    days = [s.day for s in case.plan.sessions if s.kind == "plyometrics"]
    for first, second in pairwise(days):
        if second - first < tables.PLYOMETRICS_APART:
            yield f"plyometrics: on {iso(first)} and {iso(second)}"


def check_long_day(case: Case) -> Iterator[str]:
    """The long run stands on its day, in weeks that no race, absence or beginning disturbs."""
    wanted = _long_days(case)
    races = [race.day for race in case.plan.races]
    long = [s for s in case.plan.running if s.kind == "long"]
    for session in long:
        monday = session.day - weekday(session.day)
        days = range(monday, monday + 7)
        before = range(session.day - 6, monday + 7)  # a block that ends here may have had its own day away
        calm = monday >= case.today and not any(case.scenario.is_away(on) for on in before)
        calm = calm and not any(case.scenario.is_held(on) for on in days)
        calm = calm and not any(abs(race - on) <= CALM_DAYS for race in races for on in days)
        second = any(other.day == session.day - 1 for other in long) or any(o.day == session.day + 1 for o in long)
        if calm and not second and weekday(session.day) not in wanted and not case.maybe_returning(session.day):
            yield f"long-day: {session.label} on {iso(session.day)}, its day is {wanted}"


def _long_days(case: Case) -> list[int]:
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    chosen = case.scenario.runner.get("long_run_day")
    if chosen:
        index = names.index(chosen)
        return [index] if case.scenario.usual_minutes(index) > 0 else list(range(7))
    minutes = [case.scenario.usual_minutes(index) for index in range(7)]
    most = [index for index in range(7) if minutes[index] == max(minutes)]
    return [6] if 6 in most else most


def check_one_long(case: Case) -> Iterator[str]:
    """One long run a block (SHORT-3), ultra pairs apart. A calendar week may hold the long runs of two blocks."""
    long = [s.day for s in case.plan.running if s.kind == "long"]
    pairs = {b for a, b in pairwise(long) if b - a == 1}
    singles = [on for on in long if on not in pairs]
    for block in case.all_blocks():
        count = sum(1 for on in singles if block.first <= on <= block.last)
        if count > 1:
            yield f"long-day: {count} long runs in the block from {iso(block.first)}"


def check_quality_caps(case: Case) -> Iterator[str]:
    """Work of a tempo, interval or repetition session against its share of the block's time."""
    for session in case.plan.running:
        if session.kind in tables.QUALITY_CAP:
            share, least, most = tables.QUALITY_CAP[session.kind]
            seconds = max(_week_seconds(case, session))
            cap = max(share * seconds, least * 60) * CAP_SLACK + CAP_SECONDS
            if session.work_s > cap:
                yield f"quality: {session.label} on {iso(session.day)} {session.work_s:.0f} s of work > {cap:.0f} s"
            metres = session.work_s / session.average_pace
            if most and metres > most * CAP_SLACK:
                yield f"quality: {session.label} on {iso(session.day)} about {metres:.0f} m of work > {most} m"


def _week_seconds(case: Case, session: Session) -> Iterator[float]:
    """Running time of the week of a session: its block, its calendar week, the highest of the last four blocks."""
    anchors = [anchor for anchor in case.anchors if anchor > session.day]
    starts = [session.day - weekday(session.day)]
    if anchors:
        block = anchors[0] - 7 * ((anchors[0] - session.day + 6) // 7)
        starts += [block, block - 7]
    for start in starts:
        yield sum(run.duration for run in case.runs if start <= run.day < start + 7)


def check_strides(case: Case) -> Iterator[str]:
    """Short fast running for skill stays below 2 % of the week's time, however short its pieces."""
    for session in case.plan.running:
        if session.kind != "strides":
            continue
        steps = [(s, n) for step in session.doc["steps"] if step["kind"] == "repeat" for s, n in leaves([step])]
        work = sum(step_seconds(s, 0.25) * n for s, n in steps if s["kind"] == "work")
        cap = tables.STRIDES_SHARE * max(_week_seconds(case, session)) + STRIDES_SECONDS
        if work > cap:
            yield f"strides: {session.label} on {iso(session.day)} {work:.0f} s of fast running > {cap:.0f} s"
