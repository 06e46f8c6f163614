"""Long runs on two days in a row: for ultras, once in two weeks, the second at most three fifths of the first."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from surefoot.coach.assemble import SECOND
from tests.coach.builders import ago, injury, plan, race, rules_of, weekly
from tests.coach.seasons import Season, season

TIME = (150, 100, 90, 100, 0, 90, 330)
SUNDAY = 139  # days to a Sunday: the long run begins its block, and Monday comes after it


def ultra(name: str = "100 km", minutes: tuple[int, ...] = TIME, km: float = 80, **others: Any) -> Season:
    runner = {"experience": "seasoned", "facilities": ("hills",), **others}
    return season(weekly(km, 6), race(name, SUNDAY, surface="trail"), minutes=minutes, **runner)


def seconds(found: Season) -> list[int]:
    """The days of second long runs."""
    return [day for day, built in found.runs.items() if built.template == SECOND]


@pytest.mark.parametrize("name", ["50 km", "100 km", "100 miles"])
def test_an_ultra_has_them_in_every_other_building_week(name: str) -> None:
    found = ultra(name)
    days = seconds(found)
    assert len(days) >= 3
    assert all(b - a >= 14 for a, b in pairwise(days))
    for day in days:
        first, second = found.runs[day - 1], found.runs[day]
        assert (first.kind, second.kind, second.hard) == ("long", "easy", False)
        assert second.distance_m <= 0.6 * first.distance_m
        assert second.distance_m >= 0.4 * first.distance_m, "a long run, not just another easy one"
        assert day + 1 not in found.runs or not found.runs[day + 1].hard
    phases = {(seen.block.phase, seen.block.kind) for seen in found.towards if set(days) & set(seen.runs)}
    assert phases <= {("base", "build"), ("speed", "build")}


def test_the_week_is_not_larger_for_it() -> None:
    paired, single = ultra(), ultra(overlay={"volume/back_to_back_runs": 7})
    assert seconds(paired)
    assert not seconds(single)
    for one, other in zip(paired.towards, single.towards, strict=True):
        assert one.written.total == pytest.approx(other.written.total, abs=600)


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("marathon", {}),
        ("100 km", {"minutes": (0, 100, 90, 100, 0, 90, 330)}),
        ("100 km", {"log": {"injuries": (injury("left calf", 300, resolved=ago(200)),)}}),
        ("100 km", {"minutes": (150, 100, 0, 100, 0, 0, 330)}),
    ],
)
def test_nobody_else_has_them(name: str, others: dict[str, Any]) -> None:
    assert seconds(ultra(name, **others)) == []


def test_they_say_why() -> None:
    found = plan(
        weekly(80, 6),
        race("100 km", SUNDAY, surface="trail"),
        minutes=TIME,
        experience="seasoned",
        facilities=("hills",),
    )
    told = [s for day in found.days for s in day.sessions if "LONG-3" in rules_of(s)]
    assert told
    assert all({"LONG-3", "LONG-4"} <= rules_of(session) for session in told)
    assert told[0].title == "Long run on tired legs"
    assert told[0].steps[0].duration_s == told[0].duration_s, "told by time"
