"""A mile block in a stored log: it closes with its trial, its time counts, and notes stand beside its runs."""

from __future__ import annotations

import datetime as dt

import pytest

from surefoot.diary.entries import ActivityRecorded, Entry, GoalAdded, GoalRemoved, New, NoteAdded
from surefoot.diary.folding import remember
from surefoot.diary.scenario import Goal
from surefoot.services.daily import accept, current
from surefoot.services.fitness import fitness
from surefoot.services.looking import known, known_document
from surefoot.services.notes import add_note
from surefoot.services.ports import House
from surefoot.services.refusal import Refusal
from surefoot.services.rut import rut
from surefoot.units import Metres, Seconds
from tests.services.days import MONDAY, after, lived_in, planner
from tests.services.logs import run, write


def block_house() -> House:
    """The demonstration runner's house with a mile block without a day, its plan accepted."""
    house = lived_in()
    for number in remember(house.log.entries(), MONDAY).goals:
        write(house, GoalRemoved(of=number), on=MONDAY)
    write(house, GoalAdded(goal=Goal(kind="mile_block")), on=MONDAY)
    accept(house, MONDAY)
    return house


def trial_of(house: House) -> tuple[dt.date, str]:
    plan = current(house, MONDAY).plan
    found = [(day.date, s.id) for day in plan.days for s in day.sessions if s.kind == "time_trial"]
    return found[-1]


def logged(house: House, day: dt.date, metres: int, seconds: int, session: str | None = None) -> Entry:
    activity = run(day, metres, 1)
    activity = type(activity)(date=day, duration=Seconds(seconds), distance=Metres(metres), session=session)
    (entry,) = house.log.append([New(fact=ActivityRecorded(activity=activity), effective=day)])
    return entry


def live(house: House, until: dt.date) -> None:
    """Run every session as planned, up to a day, that day left out."""
    for day in current(house, MONDAY).plan.days:
        for session in day.sessions:
            if session.running and day.date < until:
                logged(house, day.date, session.distance_m or 0, session.duration_s, session.id)


def test_a_block_without_a_day_closes_with_the_trial_of_its_plan() -> None:
    house = block_house()
    date, _ = trial_of(house)
    assert date == after(56)
    live(house, date)
    assert current(house, date).scenario.goals[0].kind == "mile_block"
    later = date + dt.timedelta(days=1)
    assert [goal.kind for goal in current(house, later).scenario.goals] == ["routine"]
    accept(house, later)
    assert [goal.kind for goal in current(house, later + dt.timedelta(days=9)).scenario.goals] == ["routine"]


def test_a_trial_that_nobody_called_a_race_is_known_by_its_distance_and_changes_the_predictions() -> None:
    house = block_house()
    date, session = trial_of(house)
    live(house, date)
    before = fitness(planner(), current(house, date).scenario)
    logged(house, date, 1_605, 360)
    found = current(house, date + dt.timedelta(days=1))
    assert session in {match.session.id for match in found.matches}
    then = fitness(planner(), found.scenario)
    assert then.races[-1].duration == 360
    assert len(then.predictions) == 5
    assert then.predictions[1].time_s < before.predictions[1].time_s, "5 km"
    assert then.fitness is not None
    assert "MILE-3" in {finding.rule for finding in found.plan.findings}


def test_no_race_and_no_trial_predict_nothing() -> None:
    house = lived_in()
    scenario = current(house, MONDAY).scenario
    raceless = type(scenario)(today=scenario.today, runner=scenario.runner, goals=scenario.goals)
    assert fitness(planner(), raceless).predictions == ()


def test_notes_stand_beside_the_run_and_the_cue_is_asked_back() -> None:
    house = block_house()
    plan = current(house, MONDAY).plan
    day, fast = next((day.date, s) for day in plan.days for s in day.sessions if s.kind == "repetitions")
    entry = logged(house, day, fast.distance_m or 0, fast.duration_s, fast.id)
    asked = known(house, entry.id)
    assert asked.cue is not None
    assert asked.cue.startswith("Tall")
    assert asked.asked is not None
    assert asked.asked.rule == "MILE-4"
    assert asked.notes == ()
    film = NoteAdded(text="hips drop", kind="coach", by="coach", link="https://example.org/lap-4")
    add_note(house, str(entry.id), film, today=day)
    add_note(house, fast.id, NoteAdded(text=" tall to the end "), today=day)
    found = known(house, entry.id)
    assert [(note.text, note.kind, note.by) for note in found.notes] == [
        ("hips drop", "coach", "coach"),
        ("tall to the end", "form", "runner"),
    ]
    assert known_document(found)["notes"] == found.notes
    assert [written.entry.author for written in found.history][-1] == "coach"


def test_easy_runs_have_no_cue() -> None:
    house = block_house()
    plan = current(house, MONDAY).plan
    day, easy = next((day.date, s) for day in plan.days for s in day.sessions if s.kind == "easy")
    entry = logged(house, day, easy.distance_m or 0, easy.duration_s, easy.id)
    assert known(house, entry.id).cue is None


@pytest.mark.parametrize(
    ("about", "fact", "path"),
    [
        ("9999", NoteAdded(text="x"), "about"),
        ("2027-W01-stride-9", NoteAdded(text="x"), "about"),
        ("1", NoteAdded(text="  "), "text"),
        ("1", NoteAdded(text="x", kind="poem"), "--kind"),
        ("1", NoteAdded(text="x", by="neighbour"), "--by"),
        ("1", NoteAdded(text="x", link="lap-4.mp4"), "--link"),
    ],
)
def test_a_note_about_nothing_or_by_nobody_is_refused(about: str, fact: NoteAdded, path: str) -> None:
    house = block_house()
    written = len(house.log.entries())
    with pytest.raises(Refusal) as refused:
        add_note(house, about, fact, today=MONDAY)
    assert refused.value.path == path
    assert refused.value.mend
    assert len(house.log.entries()) == written


def test_a_rut_is_answered_with_its_rows_and_an_offer() -> None:
    house = lived_in()
    scenario = current(house, MONDAY).scenario
    plain = rut(planner().book, scenario)
    assert (plain.rut, plain.offer) == (False, None)
    days = [MONDAY - dt.timedelta(days=back) for back in range(2, 56, 2)]
    log = type(scenario.log)(activities=tuple(run(day, 8_000, 48) for day in reversed(days)))
    same = type(scenario)(
        today=MONDAY, runner=scenario.runner, goals=scenario.goals, log=log, overlay={"rut/same_runs": 5}
    )
    answer = rut(planner().book, same)
    assert answer.rut
    assert [row.stands for row in answer.rows] == [True]
    assert answer.offer is not None
    assert "mile_block" in answer.offer.text
