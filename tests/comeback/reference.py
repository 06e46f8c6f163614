"""A planner of a page that keeps the table and the ladders and nothing else: the simulator is tried out with it."""

from __future__ import annotations

from typing import Any

from tests.comeback import watching
from tests.comeback.numbers import OUTINGS_IN_SEVEN, SESSIONS_TO_GO_UP, has_ladder
from tests.comeback.people import Person
from tests.comeback.watching import Watched
from tests.guarantees.quantities import day, iso, seconds, weekday

Doc = dict[str, Any]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WALKING = 99  # below the first stage: for the therapist
AHEAD, GROWTH, FIRST_S, THIRTY_S = 21, 1.06, 600.0, 1800.0
METRES_A_SECOND = 1000 / 360


class Reference:
    """Plans from what the watcher knows. `reckless` answers every outing with a longer one on the next day."""

    def __init__(self, who: Person, watched: Watched, *, reckless: bool = False) -> None:
        self.who, self.watched, self.reckless = who, watched, reckless

    def plan(self, document: Doc) -> Doc:
        today = day(document["today"])
        cleared = self.watched.cleared
        waits = cleared is None or self._stage() == WALKING
        outings = [] if waits else self._ahead(today)
        name = "hold" if waits else "walk_run" if self._stage() else "easy_only"
        sessions = {iso(on): found for on, found in outings}
        days = [{"date": iso(on), "sessions": sessions.get(iso(on), [])} for on in range(today, today + AHEAD)]
        gate = {"name": name, "ends_when": "", "because": [{"rule": "RETURN-10", "text": "The table."}]}
        return {"today": iso(today), "gate": gate, "days": days, "weeks": [], "findings": self._findings()}

    def whole(self) -> Doc:
        """Nothing of a document is held to anything here."""
        return {}

    def _stage(self) -> int:
        return self._level()[0]

    def _level(self) -> tuple[int, float, int]:
        """Stage (0: continuous), seconds once continuous, outings without pain at the stage."""
        top = len(self.who.hurt.stages)
        stage, time, passed = (1 if has_ladder(self.who.off, bone=self.who.hurt.bone) else 0), FIRST_S, 0
        for done in self.watched.done:
            way = "longer" if self.reckless else watching.asked(self.watched, done)[1]
            if way == "longer" and not done.planned:
                continue
            if stage == WALKING:
                break
            passed = passed + 1 if way == "longer" else 0
            if not stage:
                time = done.base_s * {"shorter": 0.74, "same": 1.0, "longer": GROWTH}[way]
            elif way == "shorter":
                stage = stage - 1 or WALKING
            elif passed == SESSIONS_TO_GO_UP:
                stage, passed = (stage + 1, 0) if stage < top else (0, 0)
                time = THIRTY_S
        return stage, min(time, 2.5 * self.watched.usual_m / METRES_A_SECOND / OUTINGS_IN_SEVEN), passed

    def _ahead(self, today: int) -> list[tuple[int, list[Doc]]]:
        done = self.watched.done
        rest = watching.asked(self.watched, done[-1])[0] if done and not self.reckless else 0
        on = max(today, done[-1].day + rest + 1) if done else today
        found: list[tuple[int, list[Doc]]] = []
        while on < today + AHEAD:
            if seconds(self.who.hours.get(WEEKDAYS[weekday(on)], "0 min")) and self._room(on):
                found.append((on, self._sessions(on, len(found) + 1)))
                break
            on += 1
        return found

    def _room(self, on: int) -> bool:
        days = [one.day for one in self.watched.done]
        return self.reckless or (on - 1 not in days and sum(on - 7 < one for one in days) < OUTINGS_IN_SEVEN)

    def _sessions(self, on: int, number: int) -> list[Doc]:
        stage, time, _ = self._level()
        steps: list[Doc] = [{"kind": "work", "duration_s": time, "gait": "run"}]
        if stage:
            times, walk, run = self.who.hurt.stages[stage - 1]
            pairs = (("walk", walk), ("run", run))
            steps = [{"kind": "work", "duration_s": 60 * times * minutes, "gait": gait} for gait, minutes in pairs]
        whole = sum(step["duration_s"] for step in steps)
        warmup = {"id": f"warmup-{on}", "kind": "warmup", "running": False, "hard": False, "duration_s": 600}
        attempt = {"number": number, "stage": f"{self.who.hurt.ladder}/{stage}" if stage else None}
        kind, metres = "walk_run" if stage else "easy", whole * METRES_A_SECOND
        outing: Doc = {"id": f"easy-{on}", "kind": kind, "running": True, "hard": False, "duration_s": whole,
                       "distance_m": metres, "steps": steps, "attempt": attempt}  # fmt: skip
        return [warmup, outing]

    def _findings(self) -> list[Doc]:
        """Three outings with pain one after the other: somebody should look at it."""
        last = self.watched.done[-3:]
        hurting = (len(last) == 3 and all(done.pains for done in last)) or self._stage() == WALKING
        return [{"rule": "RETURN-16", "message": "Show it to a therapist."}] if hurting and not self.reckless else []
