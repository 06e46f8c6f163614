"""G3: what a gate forbids is not planned; and the gate that a scenario plainly asks for is the one that stands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tests.guarantees import tables
from tests.guarantees.case import Case
from tests.guarantees.plan_view import Session
from tests.guarantees.quantities import day, iso
from tests.guarantees.scenario_view import Doc, Scenario

STRICT = ("hold", "see_a_doctor")
PERMITS = ("physician", "therapist")
NEVER = 10**7  # a day number after every plan
POSTPARTUM_DAYS = 84
CLEAR_PAIN, RECENT_DAYS = 3, 1  # a report that every reading counts: 3 of 10 or more, today or yesterday
EASY_AT_MOST = tables.GATES[:4]
RED_MOMENTS = frozenset({"at_rest", "at_night", "hopping"})
LOOK_BACK = 120


def check_gate_sessions(case: Case) -> Iterator[str]:
    """Nothing to run in hold and see_a_doctor, nothing hard below clear, nothing at all before the doctor."""
    gate, end = case.plan.gate, _gate_end(case)
    for session in case.plan.sessions:
        if session.day >= end:
            break
        if gate in STRICT and session.running:
            yield f"G3: {session.label} on {iso(session.day)} is running in {gate}"
        elif gate == "see_a_doctor" and session.kind != "rest":
            yield f"G3: {session.label} on {iso(session.day)} in see_a_doctor"
        elif gate not in {*STRICT, "clear"}:
            yield from _not_hard(session, gate)


def _gate_end(case: Case) -> int:
    """First day on which the gate of today may have ended.

    see_a_doctor and the hold of an injury end by a clearance only, which a plan cannot count on.
    """
    gate = case.plan.doc["gate"]
    if case.plan.gate == "see_a_doctor" or (case.plan.gate == "hold" and gate.get("injury")):
        return NEVER
    if case.plan.gate == "clear":
        return case.today
    end = gate.get("earliest_end")
    return max(day(end), case.today + 1) if end else NEVER


def _not_hard(session: Session, why: str) -> Iterator[str]:
    if session.race:
        yield f"G3-race: {session.label} on {iso(session.day)} inside {why}"
    elif session.hard:
        yield f"G3: {session.label} on {iso(session.day)} is hard inside {why}"
    elif session.kind == "strides":
        yield f"G3-strides: {session.label} on {iso(session.day)} inside {why}"
    elif session.kind == "plyometrics":
        yield f"G3-plyometrics: {session.label} on {iso(session.day)} inside {why}"


def check_return_sessions(case: Case) -> Iterator[str]:
    """Easy only through a return from a break, whatever the document says of its gate (4)."""
    for found in case.returns:
        if not found.certain:
            continue
        for session in case.plan.sessions:
            if max(found.start, case.today) <= session.day < found.end_soonest:
                yield from _not_hard(session, f"the return that began {iso(found.start)}")


def check_person(case: Case) -> Iterator[str]:
    """Under 18 and pregnant: easy only at most."""
    pregnant = case.scenario.runner.get("pregnant", False)
    for session in case.plan.sessions:
        if session.hard and (pregnant or case.scenario.below(tables.ADULT, session.day)):
            yield from _not_hard(session, "pregnancy" if pregnant else "an age under 18")


def check_restrictions(case: Case) -> Iterator[str]:
    """Nothing to run on days that a hold names, nor at all before a word that is missing."""
    held = [(day(h["from"]), day(h["to"]) if h.get("to") else NEVER) for h in case.scenario.entries("holds")]
    waiting = [reason for reason in (_waits_for_a_word(case), _red_flag(case)) if reason]
    for session in case.plan.running:
        if any(first <= session.day <= last for first, last in held):
            yield f"G3: {session.label} on {iso(session.day)} stands in a hold"
        if waiting:
            yield f"G3: {session.label} on {iso(session.day)} is running although {waiting[0]}"


def _waits_for_a_word(case: Case) -> str | None:
    """What nobody who may has yet permitted, by every reading."""
    scenario = case.scenario
    words = {(c["injury"]) for c in scenario.entries("clearances") if c["by"] in {*PERMITS, "self_check"}}
    for injury in scenario.entries("injuries"):
        if not injury.get("resolved") and not _may_be_cleared(scenario, injury):
            return f"injury {injury['id']} is not cleared"
    if scenario.runner.get("pregnant") and "pregnancy" not in words:
        return "pregnancy is not cleared"
    if scenario.runner.get("readiness_questions") == "some_yes" and "readiness" not in words:
        return "a readiness question is open"
    return None


def _may_be_cleared(scenario: Scenario, injury: Doc) -> bool:
    """Whether any reading of the log clears an injury: bone and surgery ask for a professional, others for checks."""
    words = [c for c in scenario.entries("clearances") if c["injury"] == injury["id"] and c.get("checks") != "failed"]
    if injury.get("surgery") or injury.get("tissue") == "bone":
        return any(c["by"] in PERMITS for c in words)
    tests = [c.get("tests") or {} for c in scenario.check_ins]
    tested = any(t.get("hops") == "even" and t.get("walk_30") == "normal" for t in tests)
    return tested or any(c["by"] in {*PERMITS, "self_check"} for c in words)


def _red_flag(case: Case) -> str | None:
    """A red flag with no professional's word after it, by every reading."""
    dates = [day(c["date"]) for c in case.scenario.entries("clearances") if c["by"] in PERMITS]
    cleared = max(dates, default=0)
    for check_in in case.scenario.check_ins:
        if day(check_in["date"]) <= cleared:
            continue
        flags = list(check_in.get("red_flags") or [])
        flags += [p["moment"] for p in check_in.get("pain") or () if p["moment"] in RED_MOMENTS and p["score"] > 0]
        if (check_in.get("tests") or {}).get("bony_tenderness"):
            flags.append("bony tenderness")
        if flags:
            return f"{flags[0]} of {check_in['date']} is not cleared"
    return None


def check_gate_name(case: Case) -> Iterator[str]:
    """The gate that stands is the one that every reading of the log asks for."""
    for allowed, why in _expected(case):
        if case.plan.gate not in allowed:
            yield f"gate: {case.plan.gate}, though {why}"


def _expected(case: Case) -> Iterator[tuple[tuple[str, ...], str]]:
    flag, word = _red_flag(case), _waits_for_a_word(case)
    if flag:
        yield ("see_a_doctor",), flag
    if word:
        yield STRICT, word
    if any(day(h["from"]) <= case.today <= (day(h["to"]) if h.get("to") else NEVER)
           for h in case.scenario.entries("holds")):  # fmt: skip
        yield STRICT, "a hold stands"
    yield from _expected_body(case)
    if case.scenario.runner.get("pregnant") or case.scenario.below(tables.ADULT, case.today):
        yield EASY_AT_MOST, "this runner is easy only at most"
    if case.scenario.plain:
        yield from _expected_plain(case)


def _expected_body(case: Case) -> Iterator[tuple[tuple[str, ...], str]]:
    """Pain today or yesterday, illness of today, a birth of the last 12 weeks."""
    for check_in in case.scenario.check_ins:
        on = day(check_in["date"])
        if on >= case.today - RECENT_DAYS and any(map(_hurts, check_in.get("pain") or ())):
            yield EASY_AT_MOST, f"pain of {check_in['date']}"
    of_today = [c for c in case.scenario.check_ins if day(c["date"]) == case.today]
    ill = [c["illness"] for c in of_today if c.get("illness", "none") != "none"]
    if ill and all(c.get("illness", "none") != "none" for c in of_today):
        allowed = (*STRICT, "easy_only") if ill[-1] == "above_neck" else STRICT
        yield allowed, f"illness of today: {ill[-1]}"
    for birth in case.scenario.entries("births"):
        if case.today - day(birth["date"]) < POSTPARTUM_DAYS:  # whoever has said yes
            yield STRICT, f"birth of {birth['date']}"


def _hurts(pain: Doc) -> bool:
    return bool(pain.get("kind", "pain") == "pain" and pain["score"] >= CLEAR_PAIN and pain["moment"] != "none")


def _expected_plain(case: Case) -> Iterator[tuple[tuple[str, ...], str]]:
    """Nothing speaks against running: comeback in a return, clear where no gap of the last months may be a break."""
    if any(r.certain and r.start <= case.today < r.end_soonest for r in case.returns):
        yield ("comeback", "walk_run"), "the return from a break is under way"
    elif any(r.certain and r.before < case.today <= r.start and r.off_low > 6 for r in case.returns):
        yield ("comeback", "walk_run"), "a break has just ended"
    runs = [run.day for run in case.scenario.runs]
    if not runs or runs[0] > case.today - 28:
        return
    recent = [on for on in runs if on >= case.today - LOOK_BACK]
    ends = [max(runs[0], case.today - LOOK_BACK), *recent, case.today]
    if recent and all(b - a <= tables.BREAK_DAYS for a, b in pairwise(ends)):
        yield ("clear",), "nothing speaks against running"
