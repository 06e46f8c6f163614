"""The facts of a log in words: what was recorded, decided or taken back, in a line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from msgspec import UNSET

from surefoot.cli.show import words
from surefoot.diary import entries as log
from surefoot.diary.activity import Activity
from surefoot.diary.body import CheckIn
from surefoot.diary.dates import WEEKDAYS
from surefoot.diary.entries import Fact
from surefoot.diary.parts import CLEARED_STATES
from surefoot.diary.plan import Because
from surefoot.diary.scenario import Goal
from surefoot.diary.strength import ExerciseDone, StrengthDone
from surefoot.units import Seconds, format_clock, format_distance, format_duration, format_load

_SIZES = ("MATCH-2", "MATCH-3")  # the rules whose sentences name both sizes
SPORTS = {"run": "run", "walk": "walk", "ride": "ride", "swim": "swim", "strength": "strength", "other": "activity"}
_GOALS = {"routine": "running for its own sake", "mile_block": "a mile block", "come_back": "coming back"}
_PROFILE = {
    "birth_date": "birth date",
    "sex": "sex",
    "experience": "experience",
    "usual_weekly_distance": "usual week",
    "longest_recent": "longest run of late",
    "max_hr": "highest heart rate",
    "resting_hr": "heart rate at rest",
    "timezone": "time zone",
    "pregnant": "pregnancy",
    "readiness_questions": "readiness questions",
    "facilities": "facilities",
    "units": "units",
}
_SCORES = {"soreness": "soreness", "fatigue": "fatigue", "mood": "mood", "confidence": "confidence"}


def said(fact: Fact, units: str, pair: str = "") -> str:
    """What a fact says, as part of a sentence: "run of 8.0 km in 48:00 on Mon 4 Jan 2027".

    ``pair`` is the name of the shoes that it speaks of, where it is known.
    """
    if in_shoes := _IN_SHOES.get(type(fact)):
        return in_shoes(fact, f"the shoes {pair}" if pair else "")
    if plain := _PLAIN.get(type(fact)):
        return plain(fact)
    return _MEASURED[type(fact)](fact, units)


def date(day: dt.date) -> str:
    """A day with its year: "Mon 4 Jan 2027"."""
    return f"{words.day(day)} {day.year}"


def activity(done: Activity, units: str) -> str:
    """An outing: "run of 8.0 km in 48:00 on Mon 4 Jan 2027"."""
    return (
        f"{outing(done.sport, done.distance, done.race, units)} in {format_clock(done.duration)} on {date(done.date)}"
    )


def outing(sport: str, metres: int | None, race: bool, units: str) -> str:
    """An outing without its time: "run of 8.0 km", "race of 10.0 km", "strength"."""
    name = "race" if race else SPORTS.get(sport, sport)
    return f"{name} of {format_distance(metres, units)}" if metres else name


def goal(wanted: Goal, units: str) -> str:
    """A goal: "10 km in 48:00 on Sun 18 Apr 2027 (A)"."""
    if wanted.distance is None:
        return _GOALS.get(wanted.kind, wanted.kind)
    name = words.race_name(wanted.distance, units)
    lead = "" if wanted.kind == "race" else f"{_GOALS.get(wanted.kind, wanted.kind)}: "
    time = f" in {format_clock(wanted.target_time)}" if wanted.target_time else ""
    on = f" on {date(wanted.date)}" if wanted.date else ""
    return f"{lead}{name}{time}{on} ({wanted.priority})"


def verdict(said: str, because: Because | None) -> str:
    """How an outing was beside what was planned: both sizes in a sentence, where they are known."""
    return because.text if because is not None and because.rule in _SIZES else f"{said.capitalize()}."


def week(availability: tuple[Seconds, ...]) -> str:
    """Times by weekday, days without time left out: "Tue 1 h, Sun 2 h 30 min"."""
    times = [f"{day.title()} {format_duration(t)}" for day, t in zip(WEEKDAYS, availability, strict=True) if t]
    return ", ".join(times) or "no day"


def check_in(answers: CheckIn) -> str:
    """What was answered, in the order of asking: "left shin 3 of 10, 7 h 10 min of sleep"."""
    parts = [f"{_kind(pain.kind)}{pain.site} {pain.score} of 10" for pain in answers.pain]
    parts += ["nothing hurts"] if answers.pain_told and not answers.pain else []
    parts += ["painkiller"] if answers.painkiller else []
    parts += [flag.replace("_", " ") for flag in answers.red_flags]
    parts += [f"ill: {answers.illness.replace('_', ' ')}"] if answers.illness != "none" else []
    parts += [f"{format_duration(answers.sleep)} of sleep"] if answers.sleep is not None else []
    scores = {name: getattr(answers, name) for name in _SCORES}
    parts += [f"{_SCORES[name]} {score}" for name, score in scores.items() if score is not None]
    return ", ".join([*parts, *_tests(answers)]) or "nothing answered"


def _tests(answers: CheckIn) -> list[str]:
    tests = answers.tests
    told = [f"hops {tests.hops}"] if tests.hops else []
    told += [f"30 min walk: {tests.walk_30}"] if tests.walk_30 else []
    if tests.bony_tenderness is not None:
        told.append("tender on the bone" if tests.bony_tenderness else "not tender on the bone")
    return told


def _kind(kind: str) -> str:
    return "" if kind == "pain" else f"{kind} "


def _profile(fact: log.ProfileSet) -> str:
    named = [title for name, title in _PROFILE.items() if getattr(fact, name) is not UNSET]
    return f"profile: {', '.join(named)}"


def _away(fact: log.AwaySet) -> str:
    away = fact.away
    time = f", with {format_duration(away.minutes_a_day)} a day" if away.minutes_a_day else ""
    return f"away from {date(away.from_)} to {date(away.to)}{time}"


def _availability(fact: log.AvailabilitySet) -> str:
    long_day = "" if fact.long_run_day is None else f"; long runs on {WEEKDAYS[fact.long_run_day].title()}"
    return f"time to run: {week(fact.availability)}{long_day}"


def strength(done: StrengthDone) -> str:
    """A session of strength or plyometrics: "strength on Mon 4 Jan 2027: goblet squat 3 × 8 at 16 kg"."""
    listed = ", ".join(exercise(one) for one in done.exercises)
    time = f", {format_duration(done.duration)}" if done.duration else ""
    said = f"{done.kind} on {date(done.date)}{time}" + (f": {listed}" if listed else "")
    return said + (f" ({done.note})" if done.note else "")


def exercise(done: ExerciseDone) -> str:
    """An exercise as it was done: "goblet squat 3 × 8 at 16 kg, effort 7"."""
    much = " × ".join(str(number) for number in (done.sets, done.reps) if number is not None)
    if done.sets is not None and done.held is not None:
        much = f"{done.sets} × {format_duration(done.held)}"
    elif done.sets is not None and done.reps is None:
        much = f"{done.sets} {'set' if done.sets == 1 else 'sets'}"
    load = f"at {format_load(done.load)}" if done.load else ""
    felt = "" if done.effort is None else f", effort {done.effort}"
    return " ".join(filter(None, (done.exercise.replace("_", " "), much, load))) + felt


def _matched(fact: log.SessionMatched) -> str:
    return f"activity {fact.activity} was {fact.session or 'no planned session'}"


def _noted(fact: log.NoteAdded) -> str:
    about = fact.session or f"activity {fact.activity}"
    link = f" {fact.link}" if fact.link else ""
    return f"{fact.kind} note by {fact.by} on {about}: {fact.text}{link}"


def _hold(fact: log.HoldPlaced) -> str:
    hold = fact.hold
    until = f" to {date(hold.to)}" if hold.to else ""
    return f"pause from {date(hold.from_)}{until}, by {hold.by}{_reason(hold.reason)}"


def _birth(fact: log.BirthRecorded) -> str:
    birth = fact.birth
    how = ", by caesarean" if birth.caesarean else ""
    noted = f"; noted: {', '.join(birth.symptoms)}" if birth.symptoms else ""
    return f"birth on {date(birth.date)}{how}{noted}"


def _about(name: str) -> str:
    """An injury by its id, or another state that asks for a word."""
    return name.replace("_", " ") if name in CLEARED_STATES else f"injury {name}"


def _cleared(fact: log.Cleared) -> str:
    """Who said what: a permission, a word that permits nothing, or the start checks as they went."""
    given = fact.clearance
    about, who = _about(given.injury), given.by
    checks = {"passed": "start checks done", "failed": "start checks to be repeated"}.get(given.checks, "")
    protocol = f"protocol {given.protocol}" if given.protocol else ""
    if who == "self_check":
        said = f"{about}: {checks or 'no start checks yet'}"
    elif who == "coach" or given.checks == "failed":
        said = f"{about}: word of the {who}" + (f", {checks}" if checks else "")
    else:
        said = f"{about} cleared by {who}" + (f", {checks}" if checks else "")
    return said + (f", {protocol}" if protocol else "") + _reason(fact.reason)


def _recorded(fact: log.ActivityRecorded, units: str) -> str:
    return activity(fact.activity, units)


def _reason(text: str) -> str:
    return f" ({text})" if text else ""


def _habit(fact: log.HabitNoted) -> str:
    """A habit with its time and note: "mobility on Mon 4 Jan 2027, 10 min"."""
    time = f", {format_duration(fact.duration)}" if fact.duration else ""
    note = f": {fact.note}" if fact.note else ""
    return f"{fact.habit} on {date(fact.date)}{time}{note}"


def _shoes(fact: log.ShoeAdded, units: str) -> str:
    before = f", with {format_distance(fact.distance, units)} before" if fact.distance else ""
    return f"shoes {fact.name}, since {date(fact.since)}{before}"


def _pair(number: int | None, name: str) -> str:
    if number is None:
        return "no shoes that are known"
    return name or f"the shoes of entry {number}"


#: Facts with distances in them.
_MEASURED: dict[type[Fact], Callable[[Any, str], str]] = {
    log.GoalAdded: lambda f, u: f"new goal, {goal(f.goal, u)}",
    log.GoalChanged: lambda f, u: f"goal {f.of} is now {goal(f.goal, u)}",
    log.ActivityRecorded: _recorded,
    log.ShoeAdded: _shoes,
    log.ActivityCorrected: lambda f, u: f"activity {f.of} was a {activity(f.activity, u)}",
}
_PLAIN: dict[type[Fact], Callable[[Any], str]] = {
    log.ProfileSet: _profile,
    log.AvailabilitySet: _availability,
    log.AwaySet: _away,
    log.GoalRemoved: lambda f: f"goal {f.of} let go",
    log.ActivityMerged: lambda f: f"another recording of activity {f.of}: {f.origin.path}",
    log.ActivityMeasured: lambda f: f"activity {f.of} measured",
    log.NoteAdded: _noted,
    log.SessionMatched: _matched,
    log.SessionDone: lambda f: f"{f.session} done on {date(f.date)}",
    log.StrengthLogged: lambda f: strength(f.strength),
    log.SessionSkipped: lambda f: f"{f.session} left out on {date(f.date)}{_reason(f.reason)}",
    log.SessionMoved: lambda f: f"{f.session} moved from {date(f.date)} to {date(f.to)}",
    log.CheckedIn: lambda f: f"check-in of {date(f.check_in.date)}: {check_in(f.check_in)}",
    log.InjuryOpened: lambda f: f"injury {f.injury.id}: {f.injury.site}, since {date(f.injury.onset)}",
    log.InjuryAmended: lambda f: f"injury {f.injury.id} described anew: {f.injury.site}",
    log.InjuryResolved: lambda f: f"injury {f.injury} over since {date(f.date)}",
    log.Cleared: _cleared,
    log.HoldPlaced: _hold,
    log.HoldLifted: lambda f: f"pause {f.of} lifted from {date(f.date)} on",
    log.BirthRecorded: _birth,
    log.StageSet: lambda f: f"stage {f.stage} for injury {f.injury}{_reason(f.reason)}",
    log.ProtocolAssigned: lambda f: f"protocol {f.protocol} for injury {f.injury}{_reason(f.reason)}",
    log.OverlayApplied: lambda f: f"rules replaced: {', '.join(f.overlay)}{_reason(f.reason)}",
    log.PlanAccepted: lambda f: f"plan of {date(f.plan.today)} accepted",
    log.PlanAdapted: lambda f: f"plan of {date(f.plan.today)} adapted, to keep it safe",
    log.ChangeAccepted: lambda f: f"change of {f.session} taken",
    log.ChangeDeclined: lambda f: f"change of {f.session} declined",
    log.HabitNoted: _habit,
    log.Retracted: lambda f: f"entry {f.of} taken back{_reason(f.reason)}",
}
#: Facts that speak of a pair of shoes.
_IN_SHOES: dict[type[Fact], Callable[[Any, str], str]] = {
    log.ShoeRetired: lambda f, name: f"{_pair(f.of, name)} retired on {date(f.date)}",
    log.ShoeWorn: lambda f, name: f"activity {f.activity} was run in {_pair(f.shoe, name)}",
    log.ShoeChosen: lambda f, name: f"runs from {date(f.date)} on are in {_pair(f.shoe, name)}",
}
