"""Who is hurt where: injuries as they are treated, and births (engine, stages 1 and 3)."""

from __future__ import annotations

from typing import Any

import pytest

from surefoot.coach.comeback.cases import Case, cases
from surefoot.coach.episodes import BIRTH
from tests.coach.builders import DAY, ago, book, injury, scenario
from tests.coach.comeback.helpers import born


def found(**log: Any) -> list[Case]:
    return list(cases(scenario(log=log), book()))


def only(site: str = "left calf", **others: Any) -> Case:
    (one,) = found(injuries=(injury(site, 20, **others),))
    return one


@pytest.mark.parametrize(
    ("tissue", "limit"),
    [("bone", 0), ("nerve", 0), ("muscle", 2), ("joint", 2), ("kneecap", 2), ("tendon", 3), ("unknown", 2)],
)
def test_each_tissue_has_its_limit(tissue: str, limit: int) -> None:
    one = only(tissue=tissue)
    assert (one.tissue, one.limit, one.bone) == (tissue, limit, tissue == "bone")


@pytest.mark.parametrize(("site", "bone"), [("left shin", True), ("foot", True), ("hip", True), ("left calf", False)])
def test_an_unknown_tissue_where_bone_is_near_is_bone(site: str, bone: bool) -> None:
    assert only(site).bone is bone
    assert not only(site, tissue="muscle").bone


@pytest.mark.parametrize(
    ("site", "aspect", "high"),
    [
        ("left tibia", "anterior", True),
        ("left tibia", "Posteromedial", False),
        ("left tibia", None, True),
        ("left fibula", None, False),
        ("foot", "navicular", True),
    ],
)
def test_a_bone_is_of_high_risk_until_its_aspect_is_named(site: str, aspect: str | None, high: bool) -> None:
    assert only(site, tissue="bone", aspect=aspect).high_risk is high


def test_what_is_bone_by_its_place_alone_is_not_of_high_risk() -> None:
    assert not only("left tibia").high_risk


def test_days_count_from_when_running_stopped() -> None:
    assert (only().onset, only().stopped) == (DAY - 20, DAY - 20)
    later = only(running_stopped=ago(15))
    assert (later.onset, later.stopped) == (DAY - 20, DAY - 15)


def test_surgery_and_its_end_are_known() -> None:
    one = only(surgery=True, resolved=ago(3))
    assert (one.surgery, one.resolved) == (True, DAY - 3)
    assert only().resolved is None


def test_an_injury_of_tomorrow_is_none_yet() -> None:
    assert found(injuries=(injury("left calf", -1),)) == []


def test_a_birth_is_a_case_whose_limit_is_no_pain_at_all() -> None:
    (one,) = found(**born(100))
    assert (one.subject, one.birth, one.limit, one.stopped) == (BIRTH, True, 0, DAY - 100)
    assert not only().birth


def test_of_two_births_the_last_counts_and_after_a_year_none() -> None:
    log = {"births": (*born(800)["births"], *born(364)["births"])}
    assert [one.onset for one in found(**log)] == [DAY - 364]
    assert found(**born(365)) == []
    assert found(**born(-1)) == []
