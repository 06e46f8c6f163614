"""Comebacks as scenario documents, told day by day: a habit, an injury, a clearance, attempts and their answers."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any

from tests.comeback.numbers import HURTS, MILE, Hurt, Pattern
from tests.guarantees.quantities import day, iso, weekday

Doc = dict[str, Any]
CLEARED = day("2027-03-01")  # a Monday
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EVERY_DAY = dict.fromkeys(WEEKDAYS, "120 min")
SHARES = {1: 0.2, 3: 0.25, 5: 0.2, 6: 0.35}  # of a week's distance, by weekday
EASY_PACE, SLOW_PACE = 360, 16 * 60 / MILE * 1000  # s/km: of the habit, and of careful attempts
WALKING = 1.3  # m/s
COME_BACK: Doc = {"kind": "come_back"}


def clock(seconds: float) -> str:
    """Whole seconds as m:ss."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"


def a_run(on: int, metres: float, seconds: float, **others: Any) -> Doc:
    return {"date": iso(on), "distance": f"{round(metres)} m", "duration": clock(seconds), **others}


def habit(until: int, week_km: float = 40, *, weeks: int = 26) -> list[Doc]:
    """Four runs a week for so many weeks, the last one before `until`."""
    found = []
    for on in range(until - 7 * weeks, until):
        if weekday(on) in SHARES:
            metres = week_km * 1000 * SHARES[weekday(on)]
            found.append(a_run(on, metres, metres * EASY_PACE / 1000))
    return found


def pain(site: str, score: int, moment: str, **others: Any) -> Doc:
    return {"site": site, "score": score, "moment": moment, **others}


class Comeback:
    """A story that grows; `at` gives the scenario document of a day."""

    def __init__(
        self,
        hurt: Hurt = HURTS["muscle"],
        *,
        off: int = 35,
        cleared: int = CLEARED,
        by: str | None = "physician",
        week_km: float = 40,
        hours: Doc = EVERY_DAY,
        goal: Doc = COME_BACK,
        born: str = "1988-05-05",
        surgery: bool = False,
        protocol: str | None = None,
    ) -> None:
        self.hurt, self.cleared, self.onset = hurt, cleared, cleared - off
        self.runner: Doc = {"birth_date": born, "availability": dict(hours)}
        self.goals = [goal]
        self.log: dict[str, list[Doc]] = {
            "activities": habit(self.onset, week_km),
            "check_ins": [],
            "injuries": [self._injury(surgery)],
            "clearances": [],
        }
        if by:
            self.clear(cleared, by=by, protocol=protocol)

    def _injury(self, surgery: bool) -> Doc:
        onset = iso(self.onset)
        found: Doc = {"id": "it", "site": self.hurt.site, "tissue": self.hurt.tissue, "onset": onset,
                      "running_stopped": onset, "surgery": surgery}  # fmt: skip
        if self.hurt.aspect:
            found["aspect"] = self.hurt.aspect
        return found

    def clear(self, on: int, *, by: str, protocol: str | None = None, checks: str = "passed", of: str = "it") -> None:
        """Somebody's word, after two weeks of walking without pain."""
        if checks == "passed":
            for ahead in (14, 11, 8, 5, 2):
                if on - ahead > self.onset:
                    self.walked(on - ahead)
        word: Doc = {"injury": of, "date": iso(on), "by": by, "checks": checks}
        self.log["clearances"].append(word | ({"protocol": protocol} if protocol else {}))

    def walked(self, on: int) -> None:
        walk = {"date": iso(on), "sport": "walk", "duration": "30:00", "distance": "2600 m"}
        self.log["activities"].append(walk)
        self.log["check_ins"].append({"date": iso(on), "pain": [], "tests": {"walk_30": "normal"}})

    def stage(self, on: int, number: int, *, miles: float | None = None, told: bool = True) -> None:
        """An outing at a stage of the ladder, its running so many miles (or at a careful pace)."""
        times, walk, run = self.hurt.stages[number - 1]
        running, walking = times * run * 60, times * walk * 60
        metres = miles * MILE if miles else running * 1000 / SLOW_PACE
        name = f"{self.hurt.ladder}/{number}" if told else None
        others: Doc = {"running": clock(running)} if walking else {}
        if name:
            others["stage"] = name
        whole = metres + walking * WALKING
        self.log["activities"].append(a_run(on, whole, running + walking, **others))

    def ran(self, on: int, minutes: float, miles: float | None = None, **others: Any) -> None:
        """A continuous run."""
        metres = miles * MILE if miles else minutes * 60_000 / SLOW_PACE
        self.log["activities"].append(a_run(on, metres, minutes * 60, **others))

    def told(self, on: int, *pains: Doc, **others: Any) -> None:
        """A check-in that answers about pain: with none given, nothing hurt."""
        self.log["check_ins"].append({"date": iso(on), "pain": list(pains), **others})

    def answered(self, on: int, pattern: Pattern, score: int = 2, *, until: int | None = None) -> None:
        """What a pattern says of the outing of a day, as far as it is said on days up to `until`."""
        if pattern.silent:
            return
        last = on + 2 if until is None else until
        moments = (pattern.evening, pattern.morning, *([pattern.day_two] if pattern.day_two else []))
        for ahead, found in enumerate(moments):
            if on + ahead <= last:
                more: Doc = {"painkiller": True} if pattern.painkiller and not ahead else {}
                self.told(on + ahead, *(pain(self.hurt.site, score, moment) for moment in found), **more)

    def climb(self, first: int, stages: Iterable[int], *, miles: float | None = None) -> int:
        """Two outings without pain at each stage, every other day, those of the last one of so many miles.

        Gives the day of the next outing.
        """
        numbers = list(stages)
        on = first
        for number in numbers:
            for _ in range(2):
                self.stage(on, number, miles=miles if number == numbers[-1] else None)
                self.quiet(on)
                on += 2
        return on

    def quiet(self, on: int) -> None:
        """Nothing hurt on a day, nor on the one after."""
        self.told(on)
        self.told(on + 1)

    def at(self, today: int) -> Doc:
        """The scenario of a day, with what had happened by then."""
        log = {name: [e for e in found if _date(e) <= iso(today)] for name, found in self.log.items()}
        goals = [goal for goal in self.goals if goal.get("date", "9999") >= iso(today)] or [COME_BACK]
        return copy.deepcopy({"today": iso(today), "runner": self.runner, "log": log, "goals": goals})


def _date(entry: Doc) -> str:
    return str(entry.get("date") or entry.get("onset") or entry.get("from"))
