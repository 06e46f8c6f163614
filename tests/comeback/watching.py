"""What a year of plans is held to, day by day: the guarantees of one document, and the rules of a comeback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from tests.comeback.numbers import (
    EARLY_DAYS,
    MILE,
    MILES_BOUND,
    OUTINGS_IN_SEVEN,
    REST_SHORT,
    STAGES_IN_SEVEN,
    Hurt,
    Pattern,
    answer,
    has_ladder,
)
from tests.comeback.outings import Outing, outings
from tests.comeback.speech import spoken_wrong
from tests.guarantees import (
    check_gates,
    check_hours,
    check_structure,
    check_texts,
    tables,
)
from tests.guarantees.case import Case
from tests.guarantees.quantities import day, iso

Doc = dict[str, Any]
ON_THE_WAY = ("walk_run", "easy_only")
ROUNDED_S = 60
NIGGLE_TO, MILD_TO = 3, 7  # days not running
ROUNDED_M, ABOUT_USUAL = 1000, 1.05
APPLY = (
    check_structure.check_shape, check_structure.check_days, check_structure.check_weeks,
    check_structure.check_vocabulary, check_structure.check_ids, check_structure.check_flags,
    check_hours.check_minutes, check_hours.check_week_totals, check_hours.check_steps,
    check_texts.check_because, check_texts.check_texts, check_texts.check_rules_named,
    check_gates.check_gate_sessions, check_gates.check_person,
)  # fmt: skip


@dataclass
class Done:
    """One outing as it was run, and what was said of it."""

    day: int
    running_s: float
    metres: float
    stage: int | None
    planned: bool
    base_s: float  # what the next one is held against: as planned or as run, whichever is less
    evening: list[tuple[str, int]] | None = None  # None: not answered
    morning: list[tuple[str, int]] | None = None
    day_two: list[tuple[str, int]] | None = None

    @property
    def pains(self) -> list[tuple[str, int]]:
        return [pain for said in (self.evening, self.morning, self.day_two) for pain in said or ()]


@dataclass
class Watched:
    """What is known of a comeback while it is lived."""

    hurt: Hurt
    usual_m: float
    easy_days: int
    days_off: int = 35
    cleared: int | None = None
    continuous: int | None = None  # day of the first continuous 30 min
    done: list[Done] = field(default_factory=list)

    def first_quality(self, today: int) -> int:
        """Nothing hard before this day: mild counts from the first attempt, all others from the first 30 min."""
        if self.days_off <= MILD_TO and not self.hurt.bone:
            start = self.done[0].day if self.done else self.cleared
        else:
            start = self.continuous or max(self.cleared or today, today)
        return (start or today) + self.easy_days

    def early(self, on: int) -> bool:
        """Whether running is every other day; without a ladder the generous reading, from the first attempt."""
        if self.days_off <= NIGGLE_TO and not self.hurt.bone:
            return False  # the pain table and no more
        ladder = has_ladder(self.days_off, bone=self.hurt.bone)
        start = self.continuous if ladder or not self.done else self.done[0].day
        return start is None or on < start + EARLY_DAYS


def document(scenario: Doc, plan: Doc) -> Iterator[str]:
    """Guarantees of the document of one day, and its words."""
    case = Case(scenario, plan)
    for checker in APPLY:
        yield from checker(case)
    if case.plan.gate not in ON_THE_WAY:  # an attempt may be less than a mile, and so may its shorter version
        yield from check_structure.check_shorter(case)
    yield from spoken_wrong(plan)


def comeback(watched: Watched, plan: Doc) -> Iterator[str]:
    """Rules of the comeback that stand between the log and one plan."""
    gate, today = plan["gate"]["name"], day(plan["today"])
    ahead = outings(plan)
    if gate in check_gates.STRICT:
        yield from (f"G3: {found} in {gate}" for found in ahead if found.day == today)
    yield from (f"RETURN-6: {found} on {iso(found.day)}" for found in ahead
                if found.hard and found.day < watched.first_quality(today))  # fmt: skip
    if gate in ON_THE_WAY:
        yield from _owed(watched, ahead, today)
        yield from _ladder(watched, ahead)
        yield from _numbers(plan, ahead)
        yield from _warmups(plan)
        yield from _volume(watched, plan)


def _owed(watched: Watched, ahead: list[Outing], today: int) -> Iterator[str]:
    """The rest and the direction that the last outing asks for."""
    if not watched.done or not ahead:
        return
    last, following = watched.done[-1], ahead[0]
    if _pending(last, today):
        return
    rest, direction = asked(watched, last)
    if following.day <= last.day + rest and _rest_is_owed(watched, last, following):
        yield f"rest: {following} on {iso(following.day)}, {rest} days owed since {iso(last.day)}: {last.pains}"
    if direction == "shorter" and following.running_s >= last.base_s:
        yield f"shorter: {following} after {last.base_s / 60:.0f} min: {last.pains}"
    if direction == "same" and following.running_s > last.base_s + ROUNDED_S:
        yield f"same: {following} after {last.base_s / 60:.0f} min: {last.pains or 'no answer'}"


def _pending(last: Done, today: int) -> bool:
    """The morning after, before it was told of: the plan takes the answer to be none until then."""
    return today == last.day + 1 and last.morning is None and last.evening is not None and not last.pains


def _rest_is_owed(watched: Watched, last: Done, following: Outing) -> bool:
    """Rest is owed for pain and for silence, on a ladder, and early; later easy days in a row are allowed."""
    early = watched.early(following.day)
    silent = last.evening is None or last.morning is None
    return bool(last.pains) or silent or early or following.stage is not None


def asked(watched: Watched, last: Done) -> tuple[int, str]:
    """Rest days and direction after an outing, from what was said of it; the longest run is read generously."""
    evening, morning = ([moment for moment, _ in said or ()] for said in (last.evening, last.morning))
    silent = not last.pains and (last.evening is None or last.morning is None)
    pattern = Pattern("told", tuple(evening), tuple(morning), tuple(m for m, _ in last.day_two or ()), silent=silent)
    longest = max(done.metres for done in watched.done) / MILE
    generous = longest + 0.2 if longest > MILES_BOUND - 0.2 else longest
    over = any(score > watched.hurt.limit for _, score in last.pains)
    return answer(pattern, generous, over)


def _ladder(watched: Watched, ahead: list[Outing]) -> Iterator[str]:
    """Stages one by one, at most two in seven days, never on two days in a row, at most four outings in seven."""
    days = [done.day for done in watched.done]
    staged = [(done.day, done.stage) for done in watched.done if done.stage is not None]
    ups: list[int] = [on for (_, one), (on, two) in pairwise(staged) if two > one]
    for found in ahead:
        number = found.stage_number
        if number is not None:
            yield from _on_a_ladder(found, days)
            if staged and number > staged[-1][1]:
                ups.append(found.day)
                if number > staged[-1][1] + 1 or sum(on > found.day - 7 for on in ups) > STAGES_IN_SEVEN:
                    yield f"stages: {found} on {iso(found.day)} after {staged[-1]}"
            staged.append((found.day, number))
        days.append(found.day)


def _on_a_ladder(found: Outing, days: list[int]) -> Iterator[str]:
    if found.day - REST_SHORT in days:
        yield f"ladder: {found} on {iso(found.day)}, the day after an outing"
    if sum(found.day - 7 < on <= found.day for on in days) >= OUTINGS_IN_SEVEN:
        yield f"ladder: {found} on {iso(found.day)} is the fifth outing in seven days"


def _numbers(plan: Doc, ahead: list[Outing]) -> Iterator[str]:
    """Outings are numbered one by one, as long as the gate stands."""
    end = plan["gate"].get("earliest_end") or "9999"
    numbers = [found.number for found in ahead if found.number is not None]
    if numbers and numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        yield f"numbers: attempts are {numbers[:8]}"
    if ahead and ahead[0].number is None and iso(ahead[0].day) < end:
        yield f"numbers: {ahead[0]} is no attempt"


def _warmups(plan: Doc) -> Iterator[str]:
    for one in plan["days"]:
        kinds = [session["kind"] for session in one["sessions"]]
        attempted = any(session.get("attempt") for session in one["sessions"])
        if attempted and "warmup" not in kinds:
            yield f"RETURN-9: {one['date']} has no warm-up before its attempt"


def _volume(watched: Watched, plan: Doc) -> Iterator[str]:
    """Easy running grows to the usual weekly volume and not past it."""
    until = watched.first_quality(day(plan["today"]))
    for week in plan["weeks"]:
        if day(week["start"]) + 6 < until and week["distance_m"] > ABOUT_USUAL * watched.usual_m + ROUNDED_M:
            yield f"RETURN-7: week {week['start']} {week['distance_m']} m, usual are {watched.usual_m:.0f} m"


def advice(plan: Doc) -> str | None:
    """Words that send the runner to somebody: at a gate that waits for them, or in a finding of its own."""
    gate = plan["gate"]
    if gate["name"] == "see_a_doctor":
        return f"{gate['name']}: {gate['because'][0]['text']}"
    for finding in plan["findings"]:
        text = finding["message"].lower()
        if finding["rule"] != "SAFE-4" and any(who in text for who in ("therapist", "physician", "doctor")):
            return str(finding["message"])
    return None


def gate_rank(plan: Doc) -> int:
    return tables.GATES.index(plan["gate"]["name"])
