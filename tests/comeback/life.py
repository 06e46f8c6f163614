"""A comeback lived day by day for a year: plan → run → what it felt like → plan."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any, Protocol

from tests.comeback import watching
from tests.comeback.bodies import NOTHING, Felt
from tests.comeback.builders import COME_BACK, SLOW_PACE, Comeback, clock
from tests.comeback.numbers import EARLY_DAYS, WEEK_GROWTH, easy_days, has_ladder
from tests.comeback.outings import Outing, outings
from tests.comeback.people import Person, person
from tests.comeback.planning import Growing
from tests.comeback.watching import Done, Watched
from tests.guarantees.quantities import day, iso, seconds, weekday

Doc = dict[str, Any]
FIRST = day("2027-01-04")  # a Monday; lives begin within a year of it
DAYS, LOOK_EVERY = 365, 7
LONGEST_OPEN_S = 90 * 60
BACK_SHARE = 0.85  # behind the easy weeks two weeks build and one is easier: the rest takes its time
# The season that takes over begins a little below what the way came to, and one more outing takes a week or two to fit.
SETTLING_WEEKS = 8
CONTINUOUS_S = 30 * 60 - 30
DOCTOR_AFTER, TOO_SORE, HOPS_EVERY = 7, 1.0, 7
WALKED_BEFORE = 14
SETTLED_DAYS = 70  # the ramp behind the easy weeks is over by then: what follows is a season like any other
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass
class Ending:
    """How a year went: what was broken, when the usual volume was back, who was to be seen and why."""

    person: Person
    broken: dict[str, tuple[int, str]] = field(default_factory=dict)  # code → how often, first line
    cleared: int | None = None
    back_after_weeks: float | None = None
    clear_after_weeks: float | None = None
    implied_weeks: float = 0.0
    advised: str | None = None
    advised_on: int | None = None
    gate: str = ""
    stages: list[int] = field(default_factory=list)
    longest_s: float = 0.0

    @property
    def kind(self) -> str:
        if self.back_after_weeks is not None:
            return "back"
        return "advised" if self.advised else "on the way"

    @property
    def why(self) -> str:
        if self.kind == "back":
            return f"after {self.back_after_weeks:.0f} weeks, {self.implied_weeks:.0f} implied"
        return self.advised or f"gate {self.gate}, longest {self.longest_s / 60:.0f} min"


class Planner(Protocol):
    """What makes a life's plans: the engine, or in its place a planner of the tests."""

    def plan(self, document: Doc) -> Doc:
        """The plan of a scenario document."""

    def whole(self) -> Doc:
        """The last plan with all its reasons; empty where nothing is to be held to it."""


class Life:
    """A year of one person, from the day after the injury."""

    def __init__(self, who: Person, seed: int) -> None:
        self.who, self.rng = who, random.Random(seed)
        self.body = who.body()
        self.today = FIRST + self.rng.randrange(364)
        self.onset = self.today - 1
        self.story = Comeback(who.hurt, off=0, cleared=self.onset, by=None, week_km=who.week_km, hours=who.hours,
                              goal=who.goal)  # fmt: skip
        self.watched = Watched(who.hurt, 1000 * who.week_km, easy_days(who.off, bone=who.hurt.bone), who.off)
        self.ending = Ending(who)
        self.planner: Planner = Growing()
        self.flagged: int | None = None
        self.felt: Felt = NOTHING
        self.gate = ""
        self.told_today = False

    def live(self, days: int = DAYS) -> Ending:
        for number in range(days):
            self._morning()
            plan = self.planner.plan(self._scenario())
            self._look(plan, whole=number % LOOK_EVERY == 0)
            self._act(plan)
            self.body.sleep()
            self.today += 1
            if self._settled_down():
                break
        self._close()
        return self.ending

    def _settled_down(self) -> bool:
        """Whether this person has been clear for long, and back: nothing of the comeback is left to watch.

        With a race, whose season may begin before that, being clear is enough.
        """
        back, clear = self.ending.back_after_weeks, self.ending.clear_after_weeks
        if back is None and self.who.goal["kind"] == "race":
            back = clear
        if back is None or clear is None or self.gate != "clear" or self.ending.cleared is None:
            return False
        return self.today - self.ending.cleared - 7 * max(back, clear) > SETTLED_DAYS

    def _scenario(self) -> Doc:
        log = self.story.log
        goals = [g for g in self.story.goals if g.get("date", "9999") >= iso(self.today)] or [COME_BACK]
        return {"today": iso(self.today), "runner": self.story.runner, "log": log, "goals": goals}

    # ------------------------------------------------------------ the morning

    def _morning(self) -> None:
        """What is told before the plan is looked at: yesterday's run, how it settles, and somebody's word."""
        done = self.watched.done[-1] if self.watched.done else None
        self.told_today = False
        self._clearances()
        if self.watched.cleared is None or self.rng.random() < self.who.forgets:
            return
        found = []
        yesterday = done is not None and done.day == self.today - 1
        if yesterday and self.felt.morning:
            found = [(moment, self.felt.score) for moment in self.felt.morning]
        elif done is not None and self.body.irritation >= TOO_SORE:
            found = [("next_day", max(1, round(self.body.irritation)))]
        self._tell(found)
        if done is not None and yesterday:
            done.morning = found
        elif done is not None and done.morning is None and done.evening is not None:
            done.morning = found  # later, but before the next outing
        elif done is not None and done.day == self.today - 2:
            done.day_two = found

    def _tell(self, found: list[tuple[str, int]]) -> None:
        site = self.who.hurt.site
        self.told_today = True
        pains = [{"site": site, "score": score, "moment": moment} for moment, score in found]
        entry: Doc = {"date": iso(self.today), "pain": pains}
        if self.gate == "easy_only" and self.today % HOPS_EVERY == 0 and self.body.irritation < TOO_SORE:
            entry["tests"] = {"hops": "even"}
        self.story.log["check_ins"].append(entry)

    def _clearances(self) -> None:
        """A professional says yes after enough walking; and after a red flag, once it has settled."""
        if self.watched.cleared is None:
            if self.today - self.onset >= self.who.off:
                self._clear("it", self.who.clears())
                self.watched.cleared = self.ending.cleared = self.today
        elif self.flagged is not None and self.who.fate != "chronic" and self._settled(self.flagged):
            self._clear("red_flag", "physician")
            self._clear("it", "physician")
            self.flagged = None

    def _settled(self, flagged: int) -> bool:
        return self.today - flagged >= DOCTOR_AFTER and self.body.irritation < TOO_SORE

    def _clear(self, subject: str, by: str) -> None:
        word = {"injury": subject, "date": iso(self.today), "by": by, "checks": "passed"}
        self.story.log["clearances"].append(word)

    # ------------------------------------------------------------ the plan

    def _look(self, plan: Doc, *, whole: bool) -> None:
        """Hold the plan to what it owes; wholly once a week, and whenever the gate is another one."""
        lines = list(watching.comeback(self.watched, plan))
        gate = plan["gate"]["name"]
        if whole or gate != self.gate:
            document = self.planner.whole()
            lines += watching.document(self._scenario(), document) if document else []
        self.gate = self.ending.gate = gate
        for line in lines:
            code = line.split(":", 1)[0]
            times, first = self.ending.broken.get(code, (0, f"{iso(self.today)} {line}"))
            self.ending.broken[code] = (times + 1, first)
        if self.watched.cleared is not None:
            self._advice(plan)
            if gate == "clear" and self.ending.clear_after_weeks is None:
                self.ending.clear_after_weeks = (self.today - self.watched.cleared) / 7

    def _advice(self, plan: Doc) -> None:
        said = watching.advice(plan)
        if said and self.ending.advised is None:
            self.ending.advised, self.ending.advised_on = said, self.today
        if plan["gate"]["name"] == "see_a_doctor" and self.flagged is None:
            self.flagged = self.today

    # ------------------------------------------------------------ the day

    def _act(self, plan: Doc) -> None:
        todays = [found for found in outings(plan) if found.day == self.today]
        self._beside(plan)
        if todays:
            factor = self.rng.uniform(1.2, 1.6) if self.rng.random() < self.who.runs_more else 1.0
            self._run(todays[0], factor)
        elif self.watched.cleared is not None and self.rng.random() < self.who.runs_unplanned:
            self._run_anyway()

    def _beside(self, plan: Doc) -> None:
        first = plan["days"][0]["sessions"]
        for session in first:
            if session["kind"] in {"strength", "rehab", "plyometrics"} and session["duration_s"]:
                entry = {"date": iso(self.today), "sport": "strength", "duration": clock(session["duration_s"]),
                         "session": session["id"]}  # fmt: skip
                self.story.log["activities"].append(entry)

    def _run(self, found: Outing, factor: float) -> None:
        running = found.running_s * factor
        entry = {"date": iso(self.today), "duration": clock(found.seconds * factor),
                 "distance": f"{round(found.metres * factor)} m", "session": found.session["id"]}  # fmt: skip
        if found.running_s < found.seconds - 1 and found.kind == "walk_run":  # pauses between strides are no walk
            entry["running"] = clock(running)
        if found.stage:
            entry["stage"] = found.stage
        if found.kind == "race":
            entry["race"] = True
        share = running / (found.seconds * factor)
        # Without an accepted plan a continuous run counts at its own length; at a stage it counts as the stage.
        base = min(running, found.running_s) if found.stage else running
        done = Done(self.today, running, found.metres * factor * share, found.stage_number, planned=True, base_s=base)
        self._done(entry, done)

    def _run_anyway(self) -> None:
        before = (self.watched.done[-1].base_s if self.watched.done else 0.0) or 600.0  # nothing yet, or walking alone
        metres = before * 1000 / SLOW_PACE
        entry = {"date": iso(self.today), "duration": clock(before), "distance": f"{round(metres)} m"}
        self._done(entry, Done(self.today, before, metres, None, planned=False, base_s=before))

    def _done(self, entry: Doc, done: Done) -> None:
        self.story.log["activities"].append(entry)
        self.felt = self.body.run(done.running_s / 60)
        if self.rng.random() >= self.who.forgets:
            done.evening = [(moment, self.felt.score) for moment in self.felt.evening]
            self._tell(done.evening)
        elif self.told_today:
            done.evening = []  # what was told in the morning bears the same date
        self.watched.done.append(done)
        self._remember(done)

    def _remember(self, done: Done) -> None:
        ending = self.ending
        ending.longest_s = max(ending.longest_s, done.running_s)
        ending.stages += [done.stage] if done.stage else []
        walked = done.stage is not None and self.who.hurt.stages[done.stage - 1][1] > 0
        if self.watched.continuous is None and not walked and done.running_s >= CONTINUOUS_S:
            self.watched.continuous = self.today
        week = sum(one.metres for one in self.watched.done if one.day > self.today - 7)
        if ending.back_after_weeks is None and week >= BACK_SHARE * self.watched.usual_m and ending.cleared:
            ending.back_after_weeks = (self.today - ending.cleared) / 7

    def _close(self) -> None:
        if self.ending.cleared is not None:
            self.ending.implied_weeks = implied_weeks(self.who, self.ending.cleared)


def implied_weeks(who: Person, cleared: int) -> float:
    """Weeks that the rules ask for at most, without pain: the ladder, then +10 % a week, every third week easier."""
    ladder = has_ladder(who.off, bone=who.hurt.bone)
    open_days = [seconds(who.hours.get(name, "0 min")) > 0 for name in WEEKDAYS]
    on = first = cleared
    outings_a_week = _every_other(open_days)
    if ladder:
        for _ in range(2 * len(who.hurt.stages) + 1):
            on += 2
            while not open_days[weekday(on)]:
                on += 1
    start_km = outings_a_week * (5.0 if ladder else 1.5)
    weeks = 0
    while start_km < BACK_SHARE * who.week_km:
        start_km, weeks = max(start_km * WEEK_GROWTH, start_km + 0.5 * outings_a_week), weeks + 1
    return (on - first + EARLY_DAYS) / 7 + 1.5 * weeks + SETTLING_WEEKS


def _every_other(open_days: list[bool]) -> int:
    """Outings a week, never on consecutive days, at most four."""
    count, last = 0, -2
    for number, free in enumerate(open_days):
        if free and number - last >= 2 and not (number == 6 and open_days[0] and count > 2):
            count, last = count + 1, number
    return min(4, count)


def lived(seed: int, *, fate: str | None = None, days: int = DAYS) -> Ending:
    """The year of one person."""
    rng = random.Random(seed)
    who = person(rng, FIRST + 364)
    while fate and who.fate != fate:
        who = person(rng, FIRST + 364)
    return Life(who, seed).live(days)


def unexplained(ending: Ending) -> list[str]:
    """What is wrong with a year: rules broken, and an ending that its body does not account for."""
    found = [f"{times} × {line}" for times, line in ending.broken.values()]
    if ending.person.fate == "painless":
        found += _too_late(ending)
    if ending.person.fate == "chronic" and ending.person.chronic != NOTHING:
        if not ending.advised:
            found.append("always hurt, and was not sent to anybody")
        if len(set(ending.stages)) > 1 and max(ending.stages) > ending.stages[0] and ending.person.style == "honest":
            found.append(f"always hurt, and went up: stages {ending.stages[:12]}")
    if ending.kind == "on the way" and ending.person.fate == "heals" and ending.clear_after_weeks is None:
        found.append(f"neither back nor advised: {ending.why}")
    return found


def _too_late(ending: Ending) -> list[str]:
    """Whoever never hurts is back at the usual volume in time; with a race, its season may begin before that."""
    race = ending.person.goal["kind"] == "race"
    weeks = ending.clear_after_weeks if race else ending.back_after_weeks
    name = "clear" if race else "back"
    if weeks is None and ending.longest_s >= LONGEST_OPEN_S:
        return []  # its runs were longer than a plan without a race has any (LONG-2)
    if weeks is None:
        return [f"never hurt, and is not {name}: {ending.why}"]
    late = weeks > ending.implied_weeks
    return [f"never hurt, and was {name} after {weeks:.0f} weeks, {ending.implied_weeks:.0f} implied"] if late else []
