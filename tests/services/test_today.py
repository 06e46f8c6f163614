"""One day: what is allowed, what to do, what fits, what was done, what is new, and one small win."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from surefoot.diary.body import CheckIn, Hold, Pain
from surefoot.diary.entries import ActivityRecorded, CheckedIn, HoldPlaced, SessionMatched
from surefoot.services import deciding
from surefoot.services.daily import accept, current, offers, skip
from surefoot.services.ports import House
from surefoot.services.recording import check_in
from surefoot.services.today import Today, today_of
from tests.services.days import (
    MONDAY,
    after,
    as_run,
    empty_house,
    lived_in,
    ran,
    ran_as_planned,
    run_on,
)
from tests.services.fake_house import FakeLog
from tests.services.logs import run, write

TUESDAY, SUNDAY = after(1), after(6)
TEMPO_DAY, RACE_DAY = dt.date(2027, 3, 4), dt.date(2027, 4, 25)


@pytest.fixture
def house() -> House:
    return lived_in()


def day(house: House, date: dt.date, minutes: int | None = None) -> Today:
    return today_of(house, date, None if minutes is None else 60 * minutes)[0]


def hurt(house: House, date: dt.date, **answers: object) -> None:
    write(house, CheckedIn(check_in=CheckIn(date=date, **answers)), on=date)  # type: ignore[arg-type]


SHIN = (Pain(site="left shin", score=3, moment="during"),)


# -- the day as it stands


def test_a_day_has_its_gate_its_sessions_and_one_win(house: House) -> None:
    today = day(house, TUESDAY)
    assert (today.date, today.gate.name, today.accepted) == (TUESDAY, "clear", True)
    assert [session.kind for session in today.sessions] == ["drills", "strides"]
    assert (today.fits, today.done, today.changes, today.offered) == (None, (), (), 0)
    assert today.win is not None
    assert today.win.rule.startswith("WIN-")


def test_a_newcomer_has_a_day_too() -> None:
    today = day(empty_house(), TUESDAY)
    assert (today.accepted, today.win, today.changes) == (False, None, ())
    assert today.sessions[0].running


def test_a_day_in_the_past_is_told_as_it_was_known_then(house: House) -> None:
    then = msgspec.json.encode(day(house, TUESDAY))
    ran(house, TUESDAY + dt.timedelta(days=1), 9_000, 60)
    skip(house, "2027-W02-easy-4", after(2))
    hurt(house, after(2), pain=SHIN)
    assert msgspec.json.encode(day(house, TUESDAY)) == then
    assert day(house, after(2)).gate.name == "easy_only"


# -- the time that there is


@pytest.mark.parametrize("minutes", [10, 25, 40, 600])
@pytest.mark.parametrize(
    ("date", "kind"),
    [(TUESDAY, "strides"), (after(3), "easy"), (SUNDAY, "long"), (TEMPO_DAY, "tempo"), (RACE_DAY, "race")],
)
def test_what_fits_is_no_longer_than_the_time(house: House, date: dt.date, kind: str, minutes: int) -> None:
    ran_as_planned(house, date)
    today = day(house, date, minutes)
    planned = next(session for session in today.sessions if session.running)
    assert planned.kind == kind
    if planned.duration_s <= 60 * minutes:
        assert today.fits == planned
    elif kind == "race":
        assert today.fits is None
    else:
        assert today.fits is not None
        assert 0 < today.fits.duration_s <= 60 * minutes
        assert today.fits.id.startswith(planned.id)
        assert today.fits.because
        assert not today.fits.hard or kind == "tempo"


def test_more_time_never_gives_less(house: House) -> None:
    ran_as_planned(house, SUNDAY)
    found = [day(house, SUNDAY, minutes).fits for minutes in (4, 10, 20, 40, 80, 120)]
    sizes = [fits.duration_s if fits else 0 for fits in found]
    assert sizes == sorted(sizes)
    assert sizes[0] == 0


@pytest.mark.parametrize("minutes", [10, 40])
def test_rest_has_no_shorter_version(house: House, minutes: int) -> None:
    today = day(house, after(4), minutes)
    assert [session.kind for session in today.sessions] == ["rest"]
    assert today.fits is None


def test_strength_alone_fits_or_not(house: House) -> None:
    wednesday = after(2)
    assert day(house, wednesday, 30).fits == day(house, wednesday).sessions[0]
    assert day(house, wednesday, 9).fits is None
    shorter = day(house, wednesday, 12).fits
    assert shorter is not None
    assert (shorter.kind, shorter.duration_s <= 12 * 60) == ("strength", True)


# -- a body that says no


def test_a_red_flag_stands_alone(house: House) -> None:
    deciding.set_profile(house, {"days": {"mon": "60 min"}}, today=MONDAY)
    hurt(house, TUESDAY, red_flags=("chest_pain",))
    today = day(house, TUESDAY, 40)
    assert today.gate.name == "see_a_doctor"
    assert (today.win, today.offered, today.fits) == (None, 0, None)
    assert not any(session.running for session in today.sessions)


def test_pain_lets_the_run_wait_and_says_what_it_changed(house: House) -> None:
    hurt(house, TUESDAY, pain=SHIN)
    today = day(house, TUESDAY)
    assert (today.gate.name, today.gate.earliest_end) == ("easy_only", after(10))
    assert not any(session.running for session in today.sessions)
    gone = next(change for change in today.changes if change.session == "2027-W01-strides-2")
    assert gone.after is None
    assert gone.because[0].rule == "INJURY-3"


def test_a_hold_of_a_therapist_is_named(house: House) -> None:
    write(house, HoldPlaced(hold=Hold(from_=TUESDAY, to=after(5), by="therapist")), on=MONDAY)
    today = day(house, TUESDAY)
    assert today.gate.name == "hold"
    assert "therapist" in today.gate.because[0].text


# -- what was done


def test_a_run_of_today_is_matched_with_its_verdict(house: House) -> None:
    planned = run_on(current(house, TUESDAY).plan, TUESDAY)
    entry = ran(house, TUESDAY, 6_600, 42)
    (done,) = day(house, TUESDAY).done
    assert (done.activity, done.session, done.verdict, done.eager) == (entry.id, planned.id, "as planned", False)
    assert done.because is not None
    assert done.because.rule == "MATCH-2"


@pytest.mark.parametrize(("metres", "verdict"), [(1_000, "shorter"), (4_000, "as planned"), (9_500, "longer")])
def test_shorter_and_longer_are_said(house: House, metres: int, verdict: str) -> None:
    ran(house, TUESDAY, metres, metres // 160)
    assert day(house, TUESDAY).done[0].verdict == verdict


def test_a_heart_that_beat_faster_than_easy_asks_for_is_noticed(house: House) -> None:
    planned = run_on(current(house, after(3)).plan, after(3))
    write(house, ActivityRecorded(activity=as_run(planned, after(3), avg_hr=171)), on=after(3))
    assert day(house, after(3)).done[0].eager


def test_what_was_none_of_the_plans_sessions_counts_all_the_same(house: House) -> None:
    entry = ran(house, TUESDAY, 6_600, 42)
    write(house, SessionMatched(activity=entry.id, session=None), on=TUESDAY)
    write(house, ActivityRecorded(activity=run(TUESDAY, 20_000, 60, "ride")), on=TUESDAY)
    first, second = day(house, TUESDAY).done
    assert (first.session, first.verdict, first.because) == (None, "not in the plan", None)
    assert second.session is None


def test_what_was_run_today_stands_in_the_plan_no_more(house: House) -> None:
    ran(house, TUESDAY, 6_700, 43)
    assert not any(session.running for session in day(house, TUESDAY).sessions)


# -- what is new


def test_what_changed_since_yesterday_is_told_once(house: House) -> None:
    hurt(house, TUESDAY, pain=SHIN)
    assert day(house, TUESDAY).changes
    names = {change.session for change in day(house, after(2)).changes}
    assert "2027-W01-strides-2" not in names


def test_a_skip_is_told_with_the_runners_own_word(house: House) -> None:
    skip(house, "today", TUESDAY)
    change = next(c for c in day(house, TUESDAY).changes if c.session == "2027-W01-strides-2")
    assert [because.rule for because in change.because] == ["DECIDE-1"]


def test_the_day_of_accepting_has_no_news(house: House) -> None:
    ran(house, TUESDAY, 6_700, 43)
    accept(house, TUESDAY)
    assert day(house, TUESDAY).changes == ()


def test_a_check_in_of_yesterday_that_was_written_today_is_news(house: House) -> None:
    wednesday = after(2)
    assert isinstance(house.log, FakeLog)
    house.log.now = lambda: dt.datetime(2027, 1, 6, 8, tzinfo=dt.UTC)
    check_in(house, {"date": "2027-01-05", "pain": [{"site": "calf", "score": 4, "moment": "after"}]}, today=wednesday)
    assert "INJURY-3" in {change.because[0].rule for change in day(house, wednesday).changes}


def test_offers_are_counted(house: House) -> None:
    deciding.set_profile(house, {"days": {"mon": "60 min"}}, today=MONDAY)
    found = current(house, TUESDAY)
    assert day(house, TUESDAY).offered == len(offers(found, house.planner)) > 0
