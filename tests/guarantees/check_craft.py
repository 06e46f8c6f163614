"""What sessions of strength and plyometrics hold, and what comes before jumping (SPEED-2, SPEED-3)."""

from __future__ import annotations

from collections.abc import Iterator

from tests.guarantees import tables
from tests.guarantees.case import Case
from tests.guarantees.plan_view import Session, leaves
from tests.guarantees.quantities import day, iso

KINDS = ("strength", "plyometrics")


def check_craft_times(case: Case) -> Iterator[str]:
    """The steps of a session take the time that it takes."""
    for session in _beside(case, KINDS):
        steps = session.doc.get("steps") or []
        total = sum((step.get("duration_s") or 0) * times for step, times in leaves(steps))
        if steps and total != session.seconds:
            yield f"craft-time: {session.label} on {iso(session.day)} has steps of {total} s in {session.seconds:.0f} s"


def check_craft_doses(case: Case) -> Iterator[str]:
    """Sets, repeats and efforts of strength: hard enough, and never to the last repeat."""
    least, most = tables.REPS
    for session in _beside(case, ("strength",)):
        for step, sets in leaves(session.doc.get("steps") or []):
            reps, effort = step.get("reps") or least, (step.get("target") or {}).get("effort") or 0
            if step.get("exercise") and not (
                least <= reps <= most and sets <= tables.SETS_MOST and effort <= tables.EFFORT_MOST
            ):
                what = f"{sets} × {reps} {step['exercise']} at effort {effort}"
                yield f"craft-dose: {what} in {session.label} on {iso(session.day)}"


def check_craft_contacts(case: Case) -> Iterator[str]:
    """Landings of a session, and its rounds."""
    cap = tables.CONTACTS[case.scenario.runner.get("experience", "regular")]
    for session in _beside(case, ("plyometrics",)):
        steps = session.doc.get("steps") or []
        landings = sum((step.get("contacts") or 0) * times for step, times in leaves(steps))
        rounds = max((int(step.get("times") or 1) for step in steps), default=1)
        if landings > cap or rounds > tables.CIRCUITS_MOST:
            yield f"craft-contacts: {landings} landings in {rounds} rounds in {session.label} on {iso(session.day)}"


def check_jumps_prepared(case: Case) -> Iterator[str]:
    """Jumps after strength, done or planned in the four weeks before their week began, and even hops."""
    logged = {day(done["date"]) for done in case.scenario.entries("strength") if done.get("kind") != "plyometrics"}
    recorded = {day(done["date"]) for done in case.scenario.entries("activities") if done.get("sport") == "strength"}
    strength = logged | recorded | {session.day for session in _beside(case, ("strength",))}
    hops = [told["tests"]["hops"] for told in _in_order(case) if (told.get("tests") or {}).get("hops")]
    for session in _beside(case, ("plyometrics",)):
        since = session.day - tables.STRENGTH_COUNTS_DAYS - 7
        if hops[-1:] != ["even"] or sum(since < on < session.day for on in strength) < tables.STRENGTH_BEFORE_JUMPS:
            yield f"craft-checks: {session.label} on {iso(session.day)} before what prepares it"


def check_jumps_without_pain(case: Case) -> Iterator[str]:
    """No jumps from the day of a pain on, for a week."""
    hurt = [
        day(told["date"])
        for told in _in_order(case)
        for pain in told.get("pain") or ()
        if pain["score"] >= 1 and pain["moment"] != "none" and pain.get("kind", "pain") == "pain"
    ]
    for session in _beside(case, ("plyometrics",)):
        if any(on <= session.day <= on + tables.DAYS_WITHOUT_PAIN for on in hurt):
            yield f"craft-pain: {session.label} on {iso(session.day)}, a few days after a pain"


def check_jumps_in_race_week(case: Case) -> Iterator[str]:
    """No jumps in the last seven days before an A race."""
    for session in _beside(case, ("plyometrics",)):
        if any(anchor - 7 <= session.day <= anchor for anchor in case.anchors):
            yield f"craft-race: {session.label} on {iso(session.day)} in the week of a race"


def _beside(case: Case, kinds: tuple[str, ...]) -> list[Session]:
    return [session for session in case.plan.sessions if session.kind in kinds]


def _in_order(case: Case) -> list[dict]:
    return sorted(case.scenario.check_ins, key=lambda told: str(told["date"]))
