"""From the angles of joints to points on paper: a body seen from its side.

The body looks to the right. ``lean`` turns its trunk: 0 upright, 90 face down, -90 on the back. Flexion is
positive: a thigh or an arm to the front, a heel to the seat, a hand to the shoulder, toes to the shin.
"""

from __future__ import annotations

from collections.abc import Mapping

from surefoot.drawing._foot import BALL, HEEL, ankle_over, sole
from surefoot.drawing._points import (
    OutOfReachError,
    Point,
    between,
    direction,
    folded,
    joint_between,
    minus,
    plus,
    toward,
)
from surefoot.drawing._schema import Arm, Leg, Place, Pose

TRUNK, THIGH, SHANK = 30.0, 24.0, 24.0
UPPER_ARM, FOREARM = 18.0, 19.0
NECK, HEAD = 11.0, 6.5  # from the shoulders to the middle of the head, and its radius
BACK, SEAT, KNEE, ELBOW, HAND = 5.5, 5.5, 3.2, 2.6, 2.6  # what lies between a joint and the floor that it rests on
FAR = (4.0, 0.0)  # how far a limb peeps out that does the same as the near one

Points = dict[str, Point]
_LEG = ("hip", "knee", "ankle", "thigh", "shank", "heel", "ball", "toe")
_ARM = ("shoulder", "elbow", "hand")

#: What a joint can do, as (least, most); more than that is a slip of the pen.
LIMITS: Mapping[str, tuple[float, float]] = {
    "hip": (-50, 150),
    "knee": (0, 160),
    "ankle": (-75, 50),
    "shoulder": (-100, 210),
    "elbow": (0, 160),
}
_RESTS: Mapping[str, tuple[str, float]] = {
    "near_knee": ("near_knee", KNEE),
    "far_knee": ("far_knee", KNEE),
    "hip": ("hip", 0.0),
    "seat": ("hip", SEAT),
    "shoulders": ("shoulders", BACK),
    "near_elbow": ("near_elbow", ELBOW),
    "far_elbow": ("far_elbow", ELBOW),
    "near_hand": ("near_hand", HAND),
    "far_hand": ("far_hand", HAND),
}


def side(pose: Pose) -> Points:
    """Every joint of a body by its name.

    Raises :class:`OutOfReachError` where a foot or hand is to be further away than its limb reaches.
    """
    points = _spine(pose)
    legs, arms = _legs(pose), _arms(pose)
    for near, leg in legs.items():
        points |= {} if leg.to else _free_leg(near, leg, points, pose)
    for near, arm in arms.items():
        points |= {} if arm.to else _free_arm(near, arm, points, pose)
    points = _landed(pose, points)
    points |= _head(pose, points)
    points |= _middles(points)
    for near, leg in legs.items():
        points |= _standing_leg(near, leg, leg.to, points) if leg.to else {}
    for near, arm in arms.items():
        points |= _reaching_arm(near, arm.to, points) if arm.to else {}
    return _doubled(pose, points)


def angles(pose: Pose) -> dict[str, float]:
    """What each joint does, by names such as ``near_knee``, in degrees."""
    points = side(pose)
    found: dict[str, float] = {}
    for near in ("near", "far"):
        hip, knee, ankle = (points[f"{near}_{joint}"] for joint in ("hip", "knee", "ankle"))
        thigh, shank = direction(hip, knee), direction(knee, ankle)
        pointing = direction(points[f"{near}_heel"], points[f"{near}_ball"])
        shoulder, elbow, hand = (points[f"{near}_{joint}"] for joint in ("shoulder", "elbow", "hand"))
        upper, lower = direction(shoulder, elbow), direction(elbow, hand)
        found[f"{near}_hip"] = folded(pose.lean + 180 - thigh)
        found[f"{near}_knee"] = folded(shank - thigh)
        found[f"{near}_ankle"] = folded(shank - 90 - pointing)
        found[f"{near}_shoulder"] = (pose.lean + 180 - upper + 100) % 360 - 100
        found[f"{near}_elbow"] = folded(upper - lower)
    return found


def _spine(pose: Pose) -> Points:
    """Hip, shoulders and the bow between them; ``spine`` rounds the back, and hollows it where negative."""
    hip = (0.0, 0.0)
    middle = toward(hip, pose.lean - pose.spine / 2, TRUNK / 2)
    shoulders = toward(middle, pose.lean + pose.spine / 2, TRUNK / 2)
    return {"hip": hip, "middle": middle, "shoulders": shoulders}


def _legs(pose: Pose) -> dict[str, Leg]:
    """The legs that have a pose of their own."""
    return {"near": pose.near_leg} | ({"far": pose.far_leg} if pose.far_leg else {})


def _arms(pose: Pose) -> dict[str, Arm]:
    """The arms that have a pose of their own."""
    return {"near": pose.near_arm} | ({"far": pose.far_arm} if pose.far_arm else {})


def _free_arm(near: str, arm: Arm, points: Points, pose: Pose) -> Points:
    shoulder = points["shoulders"]
    upper = pose.lean + 180 - (arm.shoulder or 0)
    elbow = toward(shoulder, upper, UPPER_ARM)
    return _arm(near, shoulder, elbow, toward(elbow, upper - (arm.elbow or 0), FOREARM))


def _free_leg(near: str, leg: Leg, points: Points, pose: Pose) -> Points:
    thigh = pose.lean + 180 - (leg.hip or 0)
    shank = thigh + (leg.knee or 0)
    knee = toward(points["hip"], thigh, THIGH)
    ankle = toward(knee, shank, SHANK)
    pitch = leg.foot
    if pitch is None:
        flat = pose.anchor == f"{near}_foot" and leg.ankle is None
        pitch = 0 if flat else folded(180 - shank) + (leg.ankle or 0)
    return _leg(near, points["hip"], knee, ankle, sole(ankle, pitch, pushes=leg.foot is not None))


def _reaching_arm(near: str, to: Place, points: Points) -> Points:
    hand = points[to] if isinstance(to, str) else to
    hand = (hand[0], max(hand[1], HAND))
    shoulder = points["shoulders"]
    elbow = joint_between(shoulder, hand, (UPPER_ARM, FOREARM), -1, f"{near}_arm")
    elbow = (elbow[0], max(elbow[1], ELBOW))  # where the floor is in the way it points to whoever looks
    return _arm(near, shoulder, elbow, hand)


def _standing_leg(near: str, leg: Leg, to: Point, points: Points) -> Points:
    pitch = leg.foot or 0
    ankle = ankle_over(to, pitch, leg.rests)
    knee = joint_between(points["hip"], ankle, (THIGH, SHANK), 1, f"{near}_leg")
    return _leg(near, points["hip"], knee, ankle, sole(ankle, pitch, pushes=True))


def _leg(near: str, hip: Point, knee: Point, ankle: Point, foot: Points) -> Points:
    found = {f"{near}_hip": hip, f"{near}_knee": knee, f"{near}_ankle": ankle}
    found |= {f"{near}_thigh": between(hip, knee), f"{near}_shank": between(knee, ankle)}
    return found | {f"{near}_{part}": point for part, point in foot.items()}


def _arm(near: str, shoulder: Point, elbow: Point, hand: Point) -> Points:
    return {f"{near}_shoulder": shoulder, f"{near}_elbow": elbow, f"{near}_hand": hand}


def _doubled(pose: Pose, points: Points) -> Points:
    """Far limbs that do what the near ones do peep out a little; hands that hold one thing do not."""
    if pose.far_leg is None:
        points |= {f"far_{part}": plus(points[f"near_{part}"], FAR) for part in _LEG}
    if pose.far_arm is None:
        shift = (0.0, 0.0) if pose.near_arm.to else FAR
        points |= {f"far_{part}": plus(points[f"near_{part}"], shift) for part in _ARM}
    return points


def _landed(pose: Pose, points: Points) -> Points:
    """The points moved, so that the anchor rests at its place."""
    shift = minus(pose.at, _resting(pose, points))
    return {name: plus(point, shift) for name, point in points.items()}


def _resting(pose: Pose, points: Points) -> Point:
    """Where the anchor touches what it rests on, before the body is put in its place."""
    if pose.anchor == "back":
        low = min(points["hip"][1], points["shoulders"][1], points["middle"][1])
        return points["hip"][0], low - BACK
    if pose.anchor in ("near_foot", "far_foot"):
        near = pose.anchor.removesuffix("_foot")
        return _standing(near, points, _legs(pose).get(near, pose.near_leg).rests)
    name, above = _RESTS[pose.anchor]
    if name not in points:
        raise OutOfReachError("anchor", f"{pose.anchor} hangs on a limb that reaches for a place itself")
    return points[name][0], points[name][1] - above


def _standing(near: str, points: Points, rests: str | None) -> Point:
    """Where the ankle of a foot would stand if it were flat on what it touches: its lowest part, or what ``rests``."""
    if f"{near}_heel" not in points:
        raise OutOfReachError("anchor", f"{near}_foot hangs on a limb that reaches for a place itself")
    heel, ball = points[f"{near}_heel"], points[f"{near}_ball"]
    on_heel = rests == "heel" or (rests is None and heel[1] < ball[1] - 0.01)
    touches, across = (heel, HEEL[0]) if on_heel else (ball, BALL[0])
    return touches[0] - across, touches[1]


def _head(pose: Pose, points: Points) -> Points:
    """Neck and head; a head that lies down lies on the floor and not below it."""
    upper = pose.lean + pose.spine / 2
    head = toward(points["shoulders"], upper + pose.neck, NECK)
    if head[1] < HEAD:
        head = (head[0], HEAD)
    return {"head": head, "neck": between(points["shoulders"], head, 0.4)}


def _middles(points: Points) -> Points:
    """Places on the trunk that things are held at: in front of it and on its back."""
    up = direction(points["hip"], points["shoulders"])
    chest = toward(between(points["hip"], points["shoulders"], 0.75), up + 90, BACK + 3)
    belly = toward(between(points["hip"], points["shoulders"], 0.1), up + 90, BACK + 2)
    back = toward(between(points["hip"], points["shoulders"], 0.7), up - 90, BACK + 4)
    return {"chest": chest, "belly": belly, "back": back, "seat": toward(points["hip"], up - 90, SEAT)}
