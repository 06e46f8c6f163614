"""The plan document's shape: dates, weeks, vocabularies, ids, flags, shorter versions (contract.md)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tests.guarantees import tables
from tests.guarantees.case import Case
from tests.guarantees.quantities import iso, weekday
from tests.guarantees.scenario_view import Doc

TOP = ("schema", "today", "rulebook", "gate", "feasibility", "weeks", "days", "findings", "changes")
SESSION = ("id", "kind", "title", "distance_m", "duration_s", "running", "hard", "surface", "steps", "because")
MILE_LEAST = 1500  # a shorter version goes down to a mile; rounding to a tenth of a kilometre is fine
WORTH_SHORTENING = 2000
RACE_RECOVERY_SLACK = 14
_ID_DATE = re.compile(r"^\d{4}-W\d{2}-[a-z_]+-\d+$")


def check_shape(case: Case) -> Iterator[str]:
    """Fields of the document and of each session are there."""
    doc = case.plan.doc
    for name in TOP:
        if name not in doc:
            yield f"shape: the document has no {name!r}"
    if doc.get("schema") != "surefoot/plan/1":
        yield f"shape: schema is {doc.get('schema')!r}"
    if case.plan.today != case.today:
        yield f"shape: today is {doc['today']}, the scenario says {iso(case.today)}"
    if not (doc.get("rulebook") or {}).get("hash"):
        yield "shape: the rule book has no hash"
    for session in case.plan.sessions:
        missing = [name for name in SESSION if name not in session.doc]
        if missing:
            yield f"shape: {session.label} lacks {missing}"


def check_days(case: Case) -> Iterator[str]:
    """Every day from today on, in order, as far as the contract says."""
    days = [on for on, _ in case.plan.days]
    if days != list(range(case.today, case.today + len(days))):
        yield f"days: not every day from {iso(case.today)} on in order"
    first, last = _span(case)
    if not first <= case.plan.last <= last:
        yield f"days: end on {iso(case.plan.last)}, asked for {iso(first)} to {iso(last)}"


def _span(case: Case) -> tuple[int, int]:
    """First and last day on which the document may fairly end."""
    races = [(race.day, race.metres) for race in case.plan.races]
    wanted = case.plan.planned_for
    waits = case.plan.gate in {"hold", "see_a_doctor"}
    if wanted.kind == "race" and wanted.day and wanted.metres and not waits:
        races.append((wanted.day, wanted.metres))
    races += [(trial, tables.CLASSES["mile"]) for trial in case.trials]
    if not races:
        # 84 days for routine and come_back. A mile block is 8 weeks; a season that waits on a hold, or goals that
        # cannot be met at all, may be answered with that length or with that of the races asked for.
        end = case.today + tables.OPEN_ENDED_DAYS - 1
        asked = [goal.day for goal in case.scenario.goals if goal.day]
        if wanted.kind in {"routine", "come_back"} and not asked and not _blocks_of_a_mile(case):
            return end, end
        named = [*asked, *([wanted.day] if wanted.day else [])]
        block = tables.MILE_BLOCK_DAYS + tables.RECOVERY_MOST if _blocks_of_a_mile(case) else 0  # after such a race
        return min([case.today + 55, *named]), max([end + 7, *(on + 60 + block for on in named)])
    last, metres = max(races)
    asked = [goal.day for goal in case.scenario.goals if goal.day]
    latest = max([*asked, last]) + tables.RECOVERY_MOST + RACE_RECOVERY_SLACK
    recovery = min(tables.RECOVERY_MOST, int(metres / 1609.344))
    return last + recovery - 1, latest + (tables.OPEN_ENDED_DAYS if wanted.kind != "race" else 0)


def _blocks_of_a_mile(case: Case) -> bool:
    return any(goal.kind == "mile_block" for goal in case.scenario.goals)


def check_weeks(case: Case) -> Iterator[str]:
    """Weeks start on Mondays, the first today, and cover the days without a gap."""
    starts = [start for start, _ in case.plan.weeks]
    if not starts:
        yield "weeks: none"
        return
    wanted = [case.today]
    while wanted[-1] + 7 - weekday(wanted[-1]) <= case.plan.last:
        wanted.append(wanted[-1] + 7 - weekday(wanted[-1]))
    if starts != wanted:
        odd = [iso(start) for start in sorted(set(starts) ^ set(wanted))][:4]
        yield f"weeks: start elsewhere than today and every Monday after: {odd or 'order'}"


def check_vocabulary(case: Case) -> Iterator[str]:
    """Names of gates, phases, kinds, steps, severities."""
    plan = case.plan
    if plan.gate not in tables.GATES:
        yield f"vocabulary: gate {plan.gate!r}"
    for start, week in plan.weeks:
        if week["phase"] not in tables.PHASES or week["kind"] not in tables.WEEK_KINDS:
            yield f"vocabulary: week {iso(start)} is {week['phase']!r}, {week['kind']!r}"
    for finding in plan.doc.get("findings") or ():
        if finding["severity"] not in tables.SEVERITIES:
            yield f"vocabulary: severity {finding['severity']!r}"
    for session in plan.sessions:
        yield from _session_words(session.label, session.doc)


def _session_words(label: str, session: Doc) -> Iterator[str]:
    kind = session["kind"]
    if kind not in tables.KINDS_RUNNING | tables.KINDS_OTHER:
        yield f"vocabulary: {label} is of kind {kind!r}"
    for step in session.get("steps") or ():
        yield from _step_words(label, step)
    for name in ("shorter", "treadmill"):
        if session.get(name):
            yield from _session_words(f"{label}.{name}", session[name])


def _step_words(label: str, step: Doc) -> Iterator[str]:
    if step.get("kind") not in tables.STEP_KINDS:
        yield f"vocabulary: {label} has a step of kind {step.get('kind')!r}"
    if step.get("kind") == "repeat":
        if not step.get("steps") or (step.get("times") or 0) < 1:
            yield f"steps: {label} repeats nothing or not once"
        for inner in step.get("steps") or ():
            yield from _step_words(label, inner)
        return
    if (step.get("distance_m") is None) == (step.get("duration_s") is None):
        yield f"steps: {label} has a step with both or neither of distance and duration"
    if step.get("gait") is not None and step["gait"] not in tables.GAITS:
        yield f"vocabulary: {label} has gait {step['gait']!r}"


def check_ids(case: Case) -> Iterator[str]:
    """Ids are unique and name week and kind as in the contract's example."""
    counts = Counter(session.doc["id"] for session in case.plan.sessions)
    for name, count in counts.items():
        if count > 1:
            yield f"ids: {name} stands {count} times"
        if not _ID_DATE.match(name):
            yield f"ids: {name} is not year, week, kind and number"


def check_flags(case: Case) -> Iterator[str]:
    """running and hard follow from the kind, in the shorter and treadmill versions too."""
    for session in case.plan.sessions:
        yield from _flags(session.label, session.doc)


def _flags(label: str, session: Doc) -> Iterator[str]:
    kind = session["kind"]
    if session["running"] != (kind in tables.KINDS_RUNNING):
        yield f"flags: {label} has running {session['running']}"
    if session["hard"] != (kind in tables.KINDS_HARD):
        yield f"flags: {label} has hard {session['hard']}"
    if session["running"] and not (session.get("distance_m") or 0) > 0:
        yield f"flags: {label} is running without distance"
    if session["running"] and not session["duration_s"] > 0:
        yield f"flags: {label} is running without time"
    if session["running"] and not session.get("steps"):
        yield f"steps: {label} is running without steps"
    for name in ("shorter", "treadmill"):
        if session.get(name):
            yield from _flags(f"{label}.{name}", session[name])


def check_shorter(case: Case) -> Iterator[str]:
    """A run of more than a mile has a shorter version, shorter in both measures, no harder, not below a mile.

    Outings of a way back are minutes long at first, and so are the shorter ones.
    """
    for session in case.plan.running:
        if session.kind in {"race", "time_trial"}:
            continue
        shorter = session.doc.get("shorter")
        if shorter is None:
            if session.metres > WORTH_SHORTENING and session.kind != "walk_run":
                yield f"shorter: {session.label} of {session.metres} m has none"
            continue
        if not shorter["running"] or (shorter["hard"] and not session.hard):
            yield f"shorter: that of {session.label} is no run, or harder"
        if shorter["duration_s"] >= session.seconds or (shorter["distance_m"] or 0) >= session.metres:
            yield f"shorter: that of {session.label} is not shorter"
        if (shorter["distance_m"] or 0) < MILE_LEAST and session.kind != "walk_run" and not session.attempt:
            yield f"shorter: that of {session.label} is below a mile: {shorter['distance_m']} m"
