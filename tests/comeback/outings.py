"""What a plan document says of outings: when the next one is, how much running it holds, at which stage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.guarantees.plan_view import leaves, step_seconds
from tests.guarantees.quantities import day

Doc = dict[str, Any]


class Outing:
    """A planned session of running."""

    def __init__(self, on: int, session: Doc) -> None:
        self.day, self.session = on, session
        self.kind: str = session["kind"]
        self.seconds: float = session["duration_s"]
        self.metres: float = session.get("distance_m") or 0
        self.hard: bool = session["hard"] or self.kind == "strides"
        attempt = session.get("attempt") or {}
        self.number: int | None = attempt.get("number")
        self.stage: str | None = attempt.get("stage")

    @property
    def running_s(self) -> float:
        """Seconds of running: the whole without what is walked."""
        steps = leaves(self.session.get("steps") or [])
        return self.seconds - sum(step_seconds(step, 0.6) * n for step, n in steps if step.get("gait") == "walk")

    @property
    def stage_number(self) -> int | None:
        """Place on the ladder, from 1; 0 for what stands below its first stage."""
        if not self.stage:
            return None
        name = self.stage.rsplit("/", 1)[1]
        return int(name) if name.isdigit() else 0

    def __repr__(self) -> str:
        return f"{self.session['id']} ({self.kind}, {self.running_s / 60:.0f} min run, {self.stage})"


def outings(plan: Doc) -> list[Outing]:
    """Every planned running session, and every attempt that is walked, in order."""
    return [Outing(day(d["date"]), s) for d in plan["days"] for s in d["sessions"] if s["running"] or s.get("attempt")]


def attempts(plan: Doc) -> list[Outing]:
    """The outings that bear an attempt's number."""
    return [found for found in outings(plan) if found.number is not None]


def first_outing(plan: Doc) -> Outing | None:
    return next(iter(outings(plan)), None)


def sessions(plan: Doc) -> Iterator[tuple[int, Doc]]:
    return ((day(d["date"]), session) for d in plan["days"] for session in d["sessions"])


def running_until(plan: Doc, last: int) -> float:
    """Metres of planned running from today to a day, both included."""
    return sum(found.metres for found in outings(plan) if found.day <= last)
