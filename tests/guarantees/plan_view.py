"""A plan document as an outside examiner reads it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from tests.guarantees import tables
from tests.guarantees.quantities import day
from tests.guarantees.scenario_view import Doc, Goal, Run, goal_of

# Where a target is given by effort alone: how much faster than its whole session the work of it is run.
WORK_PACE = {"tempo": 0.93, "intervals": 0.87, "repetitions": 0.80}


def leaves(steps: list[Doc], times: int = 1) -> Iterator[tuple[Doc, int]]:
    """Every step that is done, with how often: repeats are multiplied out."""
    for step in steps:
        if step.get("kind") == "repeat":
            yield from leaves(step.get("steps") or [], times * int(step.get("times") or 1))
        else:
            yield step, times


def pace_of(step: Doc, otherwise: float) -> float:
    """Seconds a metre at which a step is meant: the middle of its target, else what is given."""
    pace = (step.get("target") or {}).get("pace")
    return (pace[0] + pace[1]) / 2000 if pace else otherwise


def step_seconds(step: Doc, otherwise: float) -> float:
    """Seconds that a step takes."""
    if step.get("duration_s") is not None:
        return float(step["duration_s"])
    return float(step.get("distance_m") or 0) * pace_of(step, otherwise)


class Session:
    """One planned session on its day."""

    def __init__(self, on: int, doc: Doc) -> None:
        self.day, self.doc = on, doc
        self.kind: str = doc["kind"]
        self.running: bool = doc["running"]
        self.hard: bool = doc["hard"]
        self.metres: float = doc.get("distance_m") or 0
        self.seconds: float = doc.get("duration_s") or 0
        self.race = self.kind == "race"

    @property
    def label(self) -> str:
        return f"{self.doc.get('id')} ({self.kind})"

    @property
    def attempt(self) -> Doc:
        """Number and stage of an outing of a way back; empty where it is none."""
        return self.doc.get("attempt") or {}

    @cached_property
    def average_pace(self) -> float:
        return self.seconds / self.metres if self.metres else 0.36

    @cached_property
    def walking_s(self) -> float:
        steps = leaves(self.doc.get("steps") or [])
        return sum(step_seconds(step, 0.6) * times for step, times in steps if step.get("gait") == "walk")

    @cached_property
    def work_s(self) -> float:
        """Seconds of hard training: the work steps, their recoveries left out; races and trials are none."""
        if not self.hard or self.race or self.kind == "time_trial":
            return 0.0
        steps = leaves(self.doc.get("steps") or [])
        pace = self.average_pace * WORK_PACE.get(self.kind, 1.0)
        return sum(step_seconds(s, pace) * n for s, n in steps if s["kind"] == "work")

    @cached_property
    def repeats_m(self) -> list[int]:
        """Distances of the repeated work steps, as written."""
        found = []
        for step in self.doc.get("steps") or []:
            if step.get("kind") == "repeat":
                found += [s["distance_m"] for s, _ in leaves([step]) if s["kind"] == "work" and s.get("distance_m")]
        return found

    def as_run(self) -> Run:
        share = 1 - self.walking_s / self.seconds if self.seconds else 1.0
        low = self.metres * min(1.0, max(0.0, share))
        # How far the walking of a session went is not written there: at the most it was all running.
        high = self.metres
        return Run(day=self.day, low=low, high=high, whole=self.metres, duration=self.seconds - self.walking_s,
                   race=self.race, planned=True, kind=self.kind, label=self.label,
                   stage=bool(self.attempt.get("stage")))  # fmt: skip


class Plan:
    """The plan document, read once."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.today = day(doc["today"])
        self.gate: str = doc["gate"]["name"]
        self.days = [(day(d["date"]), d["sessions"]) for d in doc["days"]]
        self.weeks = [(day(w["start"]), w) for w in doc["weeks"]]
        self.feasible: bool = doc["feasibility"]["feasible"]

    @cached_property
    def planned_for(self) -> Goal:
        return goal_of(self.doc["feasibility"]["planned_for"])

    @cached_property
    def sessions(self) -> list[Session]:
        return [Session(on, doc) for on, sessions in self.days for doc in sessions]

    @cached_property
    def running(self) -> list[Session]:
        return [session for session in self.sessions if session.running]

    @cached_property
    def runs(self) -> list[Run]:
        return [session.as_run() for session in self.running]

    @cached_property
    def races(self) -> list[Session]:
        return [session for session in self.sessions if session.race]

    @cached_property
    def first(self) -> int:
        return self.days[0][0] if self.days else self.today

    @cached_property
    def last(self) -> int:
        return self.days[-1][0] if self.days else self.today - 1

    def metres_between(self, first: int, last: int, *, races: bool = True) -> float:
        """Planned running of some days, both ends included."""
        return sum(s.metres for s in self.running if first <= s.day <= last and (races or not s.race))

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text that a runner reads, with where it stands."""
        gate = self.doc["gate"]
        yield "gate.ends_when", gate.get("ends_when") or ""
        yield from because_texts("gate", gate.get("because"))
        for finding in self.doc.get("findings") or ():
            yield "findings", finding["message"]
        for alternative in self.doc["feasibility"].get("alternatives") or ():
            yield from because_texts("alternative", alternative.get("because"))
        for session in self.sessions:
            yield from session_texts(session.doc["id"], session.doc)
        for change in self.doc.get("changes") or ():
            yield from because_texts("change", change.get("because"))


def because_texts(where: str, because: list[Doc] | None) -> Iterator[tuple[str, str]]:
    for reason in because or ():
        yield f"{where}.because[{reason.get('rule')}]", reason.get("text") or ""


def session_texts(where: str, session: Doc) -> Iterator[tuple[str, str]]:
    yield f"{where}.title", session.get("title") or ""
    yield from because_texts(where, session.get("because"))
    for step, _ in leaves(session.get("steps") or []):
        if step.get("note") is not None:
            yield f"{where}.note", step["note"]
    for name in ("shorter", "treadmill"):
        if session.get(name):
            yield from session_texts(f"{where}.{name}", session[name])


def in_season(kind: str) -> bool:
    """True for the kinds that are running."""
    return kind in tables.KINDS_RUNNING
