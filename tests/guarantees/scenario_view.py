"""A scenario document as an outside examiner reads it: day numbers, metres and seconds, no program code.

Where the specification leaves two fair readings of a logged run (how far a run without distance was, how much of
a mixed outing was running) both ends are kept, `low` and `high`, and the checkers use the one that accuses less.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tests.guarantees import tables
from tests.guarantees.quantities import ages, day, metres, seconds, weekday

Doc = dict[str, Any]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SMALL_PAIN = 2
IN_RUNNING = ("warmup_stays", "warmup_goes_away", "during", "returns_later", "after", "next_day", "none")
STROLLING = 0.67  # m/s, 25 min/km: what the walking of a mixed outing covers at the least


@dataclass(frozen=True)
class Run:
    """One run, logged or planned. `low` and `high` bound its running in metres; `whole` counts walking too."""

    day: int
    low: float
    high: float
    whole: float
    duration: float
    race: bool = False
    planned: bool = False
    timed_only: bool = False
    kind: str = "run"
    label: str = ""
    stage: bool = False


@dataclass(frozen=True)
class Goal:
    kind: str
    metres: int | None
    day: int | None
    priority: str
    target: int | None
    surface: str

    @property
    def race_class(self) -> str | None:
        return tables.race_class(self.metres) if self.metres else None


def goal_of(doc: Doc) -> Goal:
    """A goal of the scenario or of the plan document: both use the same words."""
    return Goal(
        kind=doc["kind"],
        metres=metres(doc["distance"]) if doc.get("distance") else None,
        day=day(doc["date"]) if doc.get("date") else None,
        priority=doc.get("priority", "A"),
        target=seconds(doc["target_time"]) if doc.get("target_time") else None,
        surface=doc.get("surface", "road"),
    )


class Scenario:
    """The scenario, read once."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.today = day(doc["today"])
        self.runner: Doc = doc["runner"]
        self.log: Doc = doc.get("log") or {}
        self.goals = [goal_of(goal) for goal in doc["goals"]]
        self.experience: str = self.runner.get("experience", "regular")
        availability = self.runner["availability"]
        self._minutes = [seconds(availability.get(name, "0 min")) for name in WEEKDAYS]
        self._away = [
            (day(away["from"]), day(away["to"]), seconds(away.get("minutes_a_day", "0 min")))
            for away in self.log.get("away") or ()
        ]

    def entries(self, name: str) -> list[Doc]:
        return self.log.get(name) or []

    def available(self, on: int) -> int:
        """Seconds that a date has; dates away have their own. Of two entries the more generous: both are fair."""
        away = [given for first, last, given in self._away if first <= on <= last]
        return max(away) if away else self._minutes[weekday(on)]

    def usual_minutes(self, index: int) -> int:
        return self._minutes[index]

    def is_away(self, on: int) -> bool:
        return any(first <= on <= last for first, last, _ in self._away)

    def is_held(self, on: int) -> bool:
        """Whether a hold stands on a date."""
        held = [(day(hold["from"]), hold.get("to")) for hold in self.entries("holds")]
        return any(first <= on and (not last or on <= day(last)) for first, last in held)

    def at_least(self, years: int, on: int) -> bool:
        """Whether the runner is so old on a day, by every reading of a birthday."""
        born = self.runner.get("birth_date")
        return born is not None and ages(day(born), on)[0] >= years

    def below(self, years: int, on: int) -> bool:
        """Whether the runner is younger on a day, by every reading."""
        born = self.runner.get("birth_date")
        return born is not None and ages(day(born), on)[1] < years

    @cached_property
    def declared_week(self) -> float | None:
        text = self.runner.get("usual_weekly_distance")
        return float(metres(text)) if text else None

    @cached_property
    def declared_longest(self) -> float | None:
        text = self.runner.get("longest_recent")
        return float(metres(text)) if text else None

    @cached_property
    def paces(self) -> tuple[float, float]:
        """Fast and slow s/m for a run without distance: three miles in 30 min, or the pace known from the log."""
        known = [
            seconds(a["duration"]) / metres(a["distance"])
            for a in self.entries("activities")
            if a.get("sport", "run") == "run" and a.get("distance") and not a.get("running") and not a.get("race")
        ]
        candidates = [tables.MINUTES_MILES, *([statistics.median(known), min(known), max(known)] if known else [])]
        return min(candidates), max(candidates)

    @cached_property
    def runs(self) -> list[Run]:
        """Logged runs in order of date; walking, riding and the rest do not count."""
        runs = [self._run(a) for a in self.entries("activities") if a.get("sport", "run") == "run"]
        return sorted(runs, key=lambda run: run.day)

    def _run(self, activity: Doc) -> Run:
        duration = seconds(activity["duration"])
        running = seconds(activity["running"]) if activity.get("running") else duration
        on, race = day(activity["date"]), bool(activity.get("race"))
        if not activity.get("distance"):
            fast, slow = self.paces
            low, high = running / slow, running / fast
            return Run(on, low, high, high, running, race, timed_only=True, label="logged")
        whole = metres(activity["distance"])
        low = whole * min(1.0, running / duration)
        high = max(low, whole - max(0, duration - running) * STROLLING) if running < duration else whole
        return Run(on, low, high, whole, running, race, label="logged")

    @cached_property
    def timed_only(self) -> bool:
        """True where no run has a distance: the whole plan is then in minutes."""
        return bool(self.runs) and all(run.timed_only for run in self.runs)

    @cached_property
    def mixed(self) -> bool:
        """True where some runs have a distance and some have none."""
        return any(run.timed_only for run in self.runs) and not self.timed_only

    @cached_property
    def plain(self) -> bool:
        """True where nothing of the body speaks against running: no injury, pain, illness, hold, birth, question.

        Pain of 1 or 2 that was told once, at a place without an injury, changes nothing.
        """
        body = ("injuries", "clearances", "holds", "births")
        spoken = [check_in for check_in in self.check_ins if self._speaks(check_in)]
        small = len(spoken) == 1 and not self._speaks({**spoken[0], "pain": self._more(spoken[0])})
        silent = not any(self.entries(name) for name in body) and (not spoken or small)
        asked = self.runner.get("pregnant", False) or self.runner.get("readiness_questions", "all_no") == "some_yes"
        return silent and not asked and not self.below(tables.ADULT + 1, self.today)

    @property
    def check_ins(self) -> list[Doc]:
        return self.entries("check_ins")

    @staticmethod
    def _more(check_in: Doc) -> list[Doc]:
        """Reports of a check-in that are more than a small pain in running."""
        return [
            pain
            for pain in check_in.get("pain") or ()
            if pain["score"] > SMALL_PAIN or pain["moment"] not in IN_RUNNING or pain.get("kind", "pain") != "pain"
        ]

    @staticmethod
    def _speaks(check_in: Doc) -> bool:
        tests = check_in.get("tests") or {}
        return bool(
            check_in.get("pain")
            or check_in.get("red_flags")
            or check_in.get("illness", "none") != "none"
            or tests.get("bony_tenderness")
            or tests.get("hops", "even") != "even"
            or tests.get("walk_30", "normal") != "normal"
        )
