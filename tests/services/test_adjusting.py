"""Adjusting a session of a plan: what is refused, by which option, and that nothing is written down."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from surefoot.coach.conditions import Conditions
from surefoot.services.adjusting import Adjustment, adjustment
from surefoot.services.daily import current
from surefoot.services.refusal import Refusal
from surefoot.services.today import today_of
from tests.services.days import MONDAY, after, lived_in, planner

RUN_DAY = after(1).isoformat()


def ask(name: str = RUN_DAY, units: str | None = None, **conditions: object) -> Adjustment:
    found = current(lived_in(), MONDAY, units)
    asked = Conditions(**conditions)  # type: ignore[arg-type]
    return adjustment(found.plan, found.scenario, name, asked, planner().book)


def test_an_adjustment_is_a_document_and_writes_nothing() -> None:
    house = lived_in()
    before = list(house.log.entries())
    found = current(house, MONDAY)
    answer = adjustment(found.plan, found.scenario, RUN_DAY, Conditions(temperature=30.0), planner().book)
    assert house.log.entries() == before
    document = msgspec.json.decode(msgspec.json.encode(answer))
    assert document["date"] == RUN_DAY
    assert document["adjusted"]["id"] == f"{document['planned']['id']}-adjusted"
    assert document["because"] == document["adjusted"]["because"]
    assert "hadley-2013" in document["sources"]


def test_speeds_of_a_belt_in_both_units() -> None:
    (easy, *_) = ask(treadmill=True).belt
    assert easy.kmh[0] == pytest.approx(3600 / easy.pace[0], abs=0.01)
    assert easy.mph[0] == pytest.approx(easy.kmh[0] / 1.609344, abs=0.01)


@pytest.mark.parametrize(
    ("conditions", "path", "value"),
    [
        ({"temperature": 70.0}, "--temperature", "70 °C"),
        ({"temperature": 30.0, "dew_point": 31.0}, "--dew-point", "31 °C"),
        ({"dew_point": 20.0}, "--dew-point", "20 °C"),
        ({"altitude": 8_000.0}, "--altitude", "8000 m"),
        ({"grade": 0.5}, "--grade", "50 %"),
        ({"climb": 5_000.0}, "--climb", "5000 m"),
        ({"climb": 100.0, "grade": 0.02}, "--grade", None),
        ({"climb": 100.0, "treadmill": True}, "--climb", None),
        ({"grade": 0.02, "treadmill": True}, "--grade", None),
        ({"incline": 0.02}, "--incline", None),
        ({"incline": 0.3, "treadmill": True}, "--incline", "30 %"),
    ],
)
def test_what_cannot_be_is_refused_by_its_option(conditions: dict[str, object], path: str, value: str | None) -> None:
    with pytest.raises(Refusal) as refused:
        ask(**conditions)
    assert (refused.value.path, refused.value.value) == (path, value)
    assert refused.value.mend


def test_refusals_speak_the_runners_units() -> None:
    with pytest.raises(Refusal) as refused:
        ask(units="mi", temperature=70.0)
    assert refused.value.value == "158 °F"
    assert "°F" in refused.value.mend


def test_rest_and_unknown_sessions_are_refused() -> None:
    with pytest.raises(Refusal, match="is no run"):
        ask("today", temperature=30.0)
    with pytest.raises(Refusal, match="no session"):
        ask("2027-W99-easy-1", temperature=30.0)


def test_today_brings_advice_with_every_session() -> None:
    answer, _ = today_of(lived_in(), after(1))
    assert answer.advice.keys() == {session.id for session in answer.sessions}
    assert all(advice.because.rule == "BUILD-7b" for advice in answer.advice.values())
    assert answer.outdoors is None
    assert isinstance(answer.date, dt.date)
