"""Bodies from their joints: limbs keep their lengths, joints bend the right way, and what rests touches the floor."""

from __future__ import annotations

import math
from typing import Any

import msgspec
import pytest

from surefoot.drawing import figure
from surefoot.drawing._foot import BALL, HEEL
from surefoot.drawing._points import OutOfReachError
from surefoot.drawing._schema import Pose
from surefoot.drawing.figure import BACK, FAR, KNEE, SEAT, angles, side
from surefoot.drawing.front import front

CLOSE = pytest.approx


def pose(**keys: Any) -> Pose:
    return msgspec.convert(keys, Pose)


def lengths(points: dict[str, Any], near: str = "near") -> list[float]:
    ways = [("hip", "knee"), ("knee", "ankle"), ("shoulder", "elbow"), ("elbow", "hand"), ("heel", "ball")]
    return [math.dist(points[f"{near}_{one}"], points[f"{near}_{two}"]) for one, two in ways]


def test_somebody_who_stands_is_a_hundred_high() -> None:
    points = side(pose())
    assert points["hip"] == CLOSE((0, 53))
    assert points["shoulders"] == CLOSE((0, 83))
    assert points["near_hand"] == CLOSE((0, 46))
    assert points["head"][1] + figure.HEAD == CLOSE(100.5)
    assert points["near_heel"] == CLOSE((-4.5, 0))
    assert points["near_toe"] == CLOSE((12.5, 0))


def test_a_thigh_at_a_right_angle_points_forward_and_a_bent_knee_brings_the_heel_to_the_seat() -> None:
    points = side(pose(anchor="far_foot", near_leg={"hip": 90, "knee": 90}, far_leg={}))
    assert points["near_knee"] == CLOSE((24, 53))
    assert points["near_ankle"] == CLOSE((24, 29))
    behind = side(pose(anchor="far_foot", near_leg={"knee": 90}, far_leg={}))
    assert behind["near_ankle"] == CLOSE((-24, 29))


def test_arms_go_up_in_front_and_elbows_bend_towards_the_shoulder() -> None:
    points = side(pose(near_arm={"shoulder": 90, "elbow": 90}))
    assert points["near_elbow"] == CLOSE((18, 83))
    assert points["near_hand"] == CLOSE((18, 102))


def test_leaning_turns_the_trunk_forward_and_lying_has_the_head_at_the_left() -> None:
    assert side(pose(lean=90, near_leg={"hip": 90}))["shoulders"] == CLOSE((30, 53))
    lying = side(pose(anchor="back", lean=-90))
    assert lying["hip"] == CLOSE((0, BACK))
    assert lying["shoulders"] == CLOSE((-30, BACK))
    assert lying["head"] == CLOSE((-41, figure.HEAD)), "a head does not sink into the floor"


@pytest.mark.parametrize(
    ("lean", "leg", "arm"),
    [
        (0, {"hip": 20, "knee": 40}, {"shoulder": 30, "elbow": 100}),
        (40, {"hip": 135, "knee": 123}, {"shoulder": -40, "elbow": 20}),
        (-90, {"hip": 90, "knee": 90, "ankle": 10}, {"shoulder": 160}),
        (75, {"hip": 90, "knee": 10, "foot": -30}, {"to": [30, 40]}),
    ],
)
def test_limbs_keep_their_lengths(lean: float, leg: dict[str, Any], arm: dict[str, Any]) -> None:
    points = side(pose(lean=lean, near_leg=leg, near_arm=arm))
    assert lengths(points) == CLOSE([24, 24, 18, 19, 11.5])
    assert lengths(points, "far")[:2] == CLOSE([24, 24])
    assert math.dist(points["hip"], points["shoulders"]) == CLOSE(30)


def test_angles_come_back_as_they_were_written() -> None:
    written = {"hip": 70, "knee": 55, "ankle": 12}
    arm = {"shoulder": -30, "elbow": 85}
    found = angles(pose(anchor="hip", lean=25, near_leg=written, near_arm=arm))
    assert {key: found[f"near_{key}"] for key in (*written, *arm)} == CLOSE({**written, **arm})


@pytest.mark.parametrize("at", [(0, 0), (12, 0), (-7, 22)])
@pytest.mark.parametrize(
    ("foot", "part", "across"), [(0, "heel", HEEL), (0, "ball", BALL), (-40, "ball", BALL), (25, "heel", HEEL)]
)
def test_a_foot_rests_where_it_is_put(at: tuple[float, float], foot: float, part: str, across: Any) -> None:
    """With the heel up the ball stays where it was, and with the toes up the heel does."""
    place = (at[0] + across[0], at[1])
    anchored = side(pose(at=at, near_leg={"foot": foot}))
    reaching = side(pose(anchor="hip", at=(at[0] + 5, at[1] + 45), near_leg={"to": at, "foot": foot}))
    assert anchored[f"near_{part}"] == CLOSE(place)
    assert reaching[f"near_{part}"] == CLOSE(place)
    assert min(anchored[f"near_{one}"][1] for one in ("heel", "ball", "toe")) == CLOSE(at[1])


def test_a_heel_may_hang_over_an_edge() -> None:
    points = side(pose(at=(0, 14), near_leg={"foot": 18, "rests": "ball"}))
    assert points["near_ball"] == CLOSE((7, 14))
    assert points["near_heel"][1] < 14


def test_toes_stay_level_below_a_lifted_heel() -> None:
    points = side(pose(near_leg={"foot": -42}))
    assert points["near_toe"][1] == CLOSE(0)
    assert points["near_toe"][0] - points["near_ball"][0] == CLOSE(5.5)


@pytest.mark.parametrize(
    ("anchor", "joint", "above"),
    [
        ("near_knee", "near_knee", KNEE),
        ("far_knee", "far_knee", KNEE),
        ("seat", "hip", SEAT),
        ("shoulders", "shoulders", BACK),
        ("near_elbow", "near_elbow", figure.ELBOW),
        ("far_hand", "far_hand", figure.HAND),
        ("hip", "hip", 0),
    ],
)
def test_anchors_rest_on_their_place(anchor: str, joint: str, above: float) -> None:
    points = side(pose(anchor=anchor, at=[4, 20], lean=30, far_leg={"knee": 90}, far_arm={"elbow": 20}))
    assert points[joint] == CLOSE((4, 20 + above))


def test_a_rounded_back_is_shorter_and_bows_to_the_rear() -> None:
    points = side(pose(anchor="hip", spine=60))
    assert points["shoulders"] == CLOSE((0, 30 * math.cos(math.radians(30))))
    assert points["middle"][0] == CLOSE(-7.5)
    assert side(pose(anchor="hip", spine=-60))["middle"][0] == CLOSE(7.5)


def test_a_knee_that_must_bend_bends_forward_and_an_elbow_to_the_rear() -> None:
    points = side(pose(anchor="hip", at=[0, 40], near_leg={"to": [0, 0]}, near_arm={"to": [0, 44]}))
    assert points["near_knee"][0] > 5
    assert points["near_elbow"][0] < -5
    assert points["near_ankle"] == CLOSE((0, 5))
    assert points["near_hand"] == CLOSE((0, 44))


def test_a_far_limb_does_what_the_near_one_does_and_peeps_out() -> None:
    points = side(pose(near_leg={"hip": 30, "knee": 40}, near_arm={"to": [12, 60]}))
    assert points["far_knee"] == CLOSE((points["near_knee"][0] + FAR[0], points["near_knee"][1]))
    assert points["far_hand"] == points["near_hand"], "both hold the one thing"


def test_hands_do_not_sink_and_elbows_make_way_for_the_floor() -> None:
    points = side(pose(anchor="back", lean=-90, near_arm={"to": [-15, 0]}))
    assert points["near_hand"][1] == CLOSE(figure.HAND)
    assert points["near_elbow"][1] >= figure.ELBOW


@pytest.mark.parametrize(
    ("limb", "keys", "words"),
    [
        ("near_leg", {"anchor": "hip", "at": [0, 60], "near_leg": {"to": [0, 0]}}, "reaches 48, and this is 55.0"),
        ("far_arm", {"far_arm": {"to": [80, 40]}}, "far_arm reaches 37"),
        ("anchor", {"near_leg": {"to": [0, 0]}}, "near_foot hangs on a limb"),
        ("anchor", {"anchor": "far_knee"}, "far_knee hangs on a limb"),
    ],
)
def test_a_place_out_of_reach_is_refused(limb: str, keys: dict[str, Any], words: str) -> None:
    with pytest.raises(OutOfReachError, match=words) as caught:
        side(pose(**keys))
    assert caught.value.limb == limb


# ------------------------------------------------------------------ from the front


def test_a_body_from_the_front_is_the_mirror_of_itself() -> None:
    points = front(pose(anchor="hip", at=[0, 50], near_leg={"to": [12, 0]}, near_arm={"to": "near_hip"}))
    for joint in ("knee", "ankle", "toe", "elbow", "hand", "shoulder"):
        x, y = points[f"near_{joint}"]
        assert points[f"far_{joint}"] == CLOSE((-x, y))
    assert points["near_ankle"] == CLOSE((12, 4.5))
    assert points["near_toe"][1] == CLOSE(0)


def test_limbs_move_outwards_in_the_front_view() -> None:
    points = front(pose(near_leg={"hip": 90}, far_leg={}, near_arm={"shoulder": 90, "elbow": 90}, anchor="far_foot"))
    assert points["near_knee"] == CLOSE((points["near_hip"][0] + 24, points["near_hip"][1]))
    assert points["near_hand"] == CLOSE((points["near_elbow"][0], points["near_elbow"][1] - 19))
    assert points["far_ankle"] == CLOSE((0, 4.5))


def test_a_bent_leg_comes_forward_and_bows_out_as_far_as_is_said() -> None:
    def knee(bow: float) -> float:
        return front(pose(anchor="hip", at=[0, 40], near_leg={"to": [5.5, 0], "bow": bow}))["near_knee"][0]

    assert knee(0) == CLOSE(5.5)
    assert knee(1) == CLOSE(5.5 + math.sqrt(24**2 - (35.5 / 2) ** 2))
    assert knee(0.5) == CLOSE((knee(0) + knee(1)) / 2)


@pytest.mark.parametrize("side_of", ["near", "far"])
@pytest.mark.parametrize("hand", [[16, 56], [16, 110]])
def test_elbows_point_outwards_whether_hands_are_low_or_high(side_of: str, hand: list[float]) -> None:
    points = front(pose(anchor="hip", at=[0, 53], near_arm={"to": hand, "bow": 1}))
    sign = 1 if side_of == "near" else -1
    assert sign * points[f"{side_of}_elbow"][0] > max(9, sign * points[f"{side_of}_hand"][0])


@pytest.mark.parametrize(
    ("anchor", "joint", "above"),
    [
        ("near_foot", "near_ankle", 4.5),
        ("far_knee", "far_knee", KNEE),
        ("near_hand", "near_hand", figure.HAND),
        ("seat", "hip", SEAT),
        ("back", "hip", BACK),
        ("shoulders", "shoulders", BACK),
    ],
)
def test_anchors_rest_on_their_place_from_the_front(anchor: str, joint: str, above: float) -> None:
    assert front(pose(anchor=anchor, at=[3, 10], lean=12))[joint] == CLOSE((3, 10 + above))


@pytest.mark.parametrize(
    ("limb", "keys"),
    [
        ("near_leg", {"anchor": "hip", "at": [0, 50], "near_leg": {"to": [40, 0]}}),
        ("near_leg", {"anchor": "hip", "at": [0, 50], "near_leg": {"to": [5, 0], "knee_to": [60, 20]}}),
        ("far_arm", {"far_arm": {"to": [-60, 60], "elbow_to": [-20, 70]}}),
        ("anchor", {"near_leg": {"to": [0, 0]}}),
    ],
)
def test_a_part_that_would_be_too_long_is_refused(limb: str, keys: dict[str, Any]) -> None:
    with pytest.raises(OutOfReachError) as caught:
        front(pose(**keys))
    assert caught.value.limb == limb
