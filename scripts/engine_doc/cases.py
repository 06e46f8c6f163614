"""Numbered cases: runners who begin, who want too much, who want two things, who ran today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from engine_doc.scenarios import MONDAY, Document, logged, plan, prepared, race, run, scenario
from engine_doc.words import Row, day, km, number, rule, span, table
from surefoot.coach.ledger import WEEK
from surefoot.coach.plan import Prepared
from surefoot.diary.plan import GoalAnswer, Plan, Session
from surefoot.rulebook import explain

_LONG_DAYS = {"tue": "90 min", "wed": "60 min", "thu": "90 min", "sat": "150 min", "sun": "360 min"}
_SHORT_DAYS = {"mon": "40 min", "wed": "40 min", "sat": "60 min"}


def blocks(found: Prepared) -> str:
    """The blocks of a season: days, phase, kilometres, hard sessions."""
    head = ("days", "phase", "to the race", "km", "long run", "hard sessions and races")
    return table(head, (_block(found, index) for index in range(len(found.drafted.written))))


def _block(found: Prepared, index: int) -> Row:
    written = found.drafted.written[index]
    block = written.plan.block
    long = max((written.sizes.metres[d] for d, kind in written.kinds.items() if kind == "long"), default=0)
    hard = [f"{day(d)}: {built.title}" for d, built in written.sizes.hard.items()]
    hard += [f"{day(d)}: race, {km(one.distance)} km" for d, one in written.races.items()]
    name = f"{block.to_race} of {block.race.race_class}" if block.race else "–"
    phase = "return" if written.plan.returning else f"{block.phase}, {block.kind}"
    cells = (phase, name, km(written.total), km(long) if long else "–", ", ".join(hard) or "–")
    return (span(block.start, block.end - 1), *cells)


def first_ever(_: str) -> str:
    """The first twelve weeks of who has never run: turns, runs, distances."""
    document: Document = {
        "today": MONDAY.isoformat(),
        "runner": {"experience": "new", "availability": _SHORT_DAYS},
        "goals": [{"kind": "routine"}],
    }
    made, found = plan(document), prepared(document)
    sessions = {d.date.toordinal(): s for d in made.days for s in d.sessions if s.running}
    head = ("week", "runs", "km", "longest", "sessions")
    rows = []
    for index, written in enumerate(found.drafted.written):
        mine = [sessions[d] for d in sorted(written.kinds)]
        titles = ", ".join(dict.fromkeys(s.title for s in mine))
        longest = max((s.distance_m or 0 for s in mine), default=0)
        rows.append((str(index + 1), str(len(mine)), km(written.total), km(longest), titles))
    return table(head, rows)


def soon(_: str) -> str:
    """A race in five days."""
    document = scenario(MONDAY, [race("10 km", MONDAY, 5)], logged(40))
    return _by_day(plan(document), 10)


def _by_day(made: Plan, days: int) -> str:
    rows = ((day(d.date.toordinal()), _told(d.sessions), _why(d.sessions)) for d in made.days[:days])
    return table(("day", "sessions", "the first reason of the run"), rows)


def _told(sessions: tuple[Session, ...]) -> str:
    return ", ".join(f"{s.title} {km(s.distance_m)}" if s.distance_m else s.title for s in sessions)


def _why(sessions: tuple[Session, ...]) -> str:
    because = next((s.because[0] for s in sessions if s.running), None)
    return f"{rule(because.rule)} {because.text}" if because else "–"


def too_much(_: str) -> str:
    """A marathon in six weeks from 15 km a week, and 100 miles in eight from 36, with long Sundays."""
    wishes = (("42195 m", 42, 15.0), ("100 mi", 56, 36.0))
    return "\n\n".join(_answer(distance, days, week) for distance, days, week in wishes)


def _answer(distance: str, days: int, week_km: float) -> str:
    wish = race(distance, MONDAY, days)
    found = prepared(scenario(MONDAY, [wish], logged(week_km), availability=_LONG_DAYS))
    answer, units = found.feasibility, "km"
    binding = [explain(reason, found.setting.book, units) for reason in found.main.binding]
    rows = [("feasible", "yes" if answer.feasible else "no")]
    rows += [(f"binds: {rule(because.rule)}", because.text) for because in binding]
    rows += [("earliest date", str(answer.earliest_date or "none within the search"))]
    rows += [("offered", _goal(one)) for one in answer.alternatives]
    rows += [("planned for", _goal(answer.planned_for))]
    return table((f"{distance} on {wish['date']}, from {number(week_km)} km a week", ""), rows)


def _goal(goal: GoalAnswer) -> str:
    said = [goal.kind, goal.distance, f"on {goal.date}" if goal.date else None, goal.target_time]
    return " ".join(part for part in said if part)


def two_races(_: str) -> str:
    """Two A races: 10 km in eight weeks, half marathon in eighteen."""
    goals = [race("10 km", MONDAY, 62), race("21.1 km", MONDAY, 132)]
    return blocks(prepared(scenario(MONDAY, goals, logged(40))))


def ran_today(_: str) -> str:
    """The same day with and without a run logged on it."""
    today = MONDAY + dt.timedelta(days=1)
    log = logged(40)
    before = plan(scenario(today, [{"kind": "routine"}], log))
    after = plan(scenario(today, [{"kind": "routine"}], [*log, run(today, 8)]))
    head = ("day", "nothing logged today", "8 km logged today")
    days = zip(before.days[:WEEK], after.days[:WEEK], strict=True)
    rows: list[Row] = [(day(a.date.toordinal()), _told(a.sessions), _told(b.sessions)) for a, b in days]
    left = (f"{km(made.weeks[0].distance_m)} km" for made in (before, after))
    rows.append(("this week still to run", *left))
    return table(head, rows)


def ages(_: str) -> str:
    """The same log at 30, 55 and 72."""
    born = {30: "1996-06-01", 55: "1971-06-01", 72: "1954-06-01"}
    found = {age: prepared(_aged(date)) for age, date in born.items()}
    rows = list(_age_rows(found))
    return table(("age", *(str(age) for age in found)), rows)


def _aged(born: str) -> Document:
    goals = [race("10 km", MONDAY, 104)]
    return scenario(MONDAY, goals, logged(48), birth_date=born, experience="seasoned")


def _age_rows(found: dict[int, Prepared]) -> Iterator[Row]:
    written = [p.drafted.written for p in found.values()]
    building = [next(w.plan.block.building for w in each if w.plan.block.building) for each in written]
    yield (f"building weeks for an easier one ({rule('SEASON-2')})", *map(str, building))
    yield (f"easy days between hard days ({rule('LAYOUT-2')})", *(str(each[0].problem.hard_gap) for each in written))
    yield ("hard sessions of the season", *(str(sum(len(w.sizes.hard) for w in each)) for each in written))
    yield ("peak week, km", *(km(max(w.total for w in each)) for each in written))
    yield ("kilometres to the race", *(km(sum(w.total for w in each if w.plan.block.race)) for each in written))
