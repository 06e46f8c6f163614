"""A body seen from its front: near limbs stand at the right of the picture, far ones at its left.

A thigh or an arm moves outwards with a positive angle, and a bent knee or elbow brings the lower part back
inwards. What comes towards whoever looks is drawn shorter, so only a limb that is too long is refused.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from surefoot.drawing._points import (
    OutOfReachError,
    Point,
    between,
    direction,
    distance,
    joint_between,
    minus,
    plus,
    toward,
)
from surefoot.drawing._schema import Arm, Leg, Place, Pose
from surefoot.drawing.figure import (
    BACK,
    ELBOW,
    FOREARM,
    HAND,
    KNEE,
    NECK,
    SEAT,
    SHANK,
    THIGH,
    TRUNK,
    UPPER_ARM,
    Points,
)

HIPS, SHOULDERS = 5.5, 9.0  # half of how wide they are
ANKLE = 4.5
USUAL_BOW = 0.25  # how much of a bent joint shows to the side; the rest comes forward
_SIDES = {"near": 1, "far": -1}
_RESTS = {"foot": ("ankle", ANKLE), "knee": ("knee", KNEE), "elbow": ("elbow", ELBOW), "hand": ("hand", HAND)}
Limb = TypeVar("Limb", Leg, Arm)


def front(pose: Pose) -> Points:
    """Every joint of a body by its name.

    Raises :class:`OutOfReachError` where a part of a limb would have to be longer than it is.
    """
    points = _trunk(pose)
    for near in _SIDES:
        leg, arm = _own(pose.near_leg, pose.far_leg, near), _own(pose.near_arm, pose.far_arm, near)
        points |= {} if leg.to else _free_leg(near, leg, points)
        points |= {} if arm.to else _free_arm(near, arm, points)
    shift = minus(pose.at, _resting(pose, points))
    points = {name: plus(point, shift) for name, point in points.items()}
    points |= _head(pose, points)
    axis = points["hip"][0]
    for near in _SIDES:
        leg, arm = _own(pose.near_leg, pose.far_leg, near, axis), _own(pose.near_arm, pose.far_arm, near, axis)
        points |= _standing_leg(near, leg, leg.to, points) if leg.to else {}
        points |= _reaching_arm(near, arm, arm.to, points) if arm.to else {}
    return points


def _trunk(pose: Pose) -> Points:
    hip = (0.0, 0.0)
    shoulders = toward(hip, pose.lean, TRUNK)
    points = {"hip": hip, "shoulders": shoulders, "middle": between(hip, shoulders)}
    for near, sign in _SIDES.items():
        points[f"{near}_hip"] = toward(hip, pose.lean + 90, sign * HIPS)
        points[f"{near}_shoulder"] = toward(shoulders, pose.lean + 90, sign * SHOULDERS)
    points |= {"chest": between(hip, shoulders, 0.75), "belly": between(hip, shoulders, 0.1), "seat": hip}
    return points | {"back": between(hip, shoulders, 0.7)}


def _own(near: Limb, far: Limb | None, name: str, axis: float = 0.0) -> Limb:
    """The limb of a side: where the far one is left out, what the near one does as seen in a mirror at ``axis``."""
    if name == "near" or far is not None:
        return near if far is None or name == "near" else far
    changes: dict[str, Any] = {}
    for key in ("to", "knee_to", "elbow_to"):
        place = getattr(near, key, None)
        if isinstance(place, tuple):
            changes[key] = (2 * axis - place[0], place[1])
        elif isinstance(place, str):
            changes[key] = place.replace("near_", "far_")
    return msgspec.structs.replace(near, **changes)


def _down(points: Points) -> float:
    return direction(points["shoulders"], points["hip"])


def _free_arm(near: str, arm: Arm, points: Points) -> Points:
    sign = _SIDES[near]
    upper = _down(points) - sign * (arm.shoulder or 0)
    elbow = toward(points[f"{near}_shoulder"], upper, UPPER_ARM)
    return {f"{near}_elbow": elbow, f"{near}_hand": toward(elbow, upper + sign * (arm.elbow or 0), FOREARM)}


def _free_leg(near: str, leg: Leg, points: Points) -> Points:
    sign = _SIDES[near]
    thigh = _down(points) - sign * (leg.hip or 0)
    knee = toward(points[f"{near}_hip"], thigh, THIGH)
    return _leg(near, points, knee, toward(knee, thigh + sign * (leg.knee or 0), SHANK))


def _reaching_arm(near: str, arm: Arm, to: Place, points: Points) -> Points:
    hand = points[to] if isinstance(to, str) else to
    hand = (hand[0], max(hand[1], HAND))
    elbow = _bent(near, (points[f"{near}_shoulder"], hand), arm, points)
    return {f"{near}_elbow": elbow, f"{near}_hand": hand}


def _standing_leg(near: str, leg: Leg, to: Point, points: Points) -> Points:
    ankle = plus(to, (0.0, ANKLE))
    return _leg(near, points, _bent(near, (points[f"{near}_hip"], ankle), leg, points), ankle)


def _bent(near: str, ends: tuple[Point, Point], bone: Leg | Arm, points: Points) -> Point:
    """The knee or elbow: where it was put, or bowed outwards by a share of what its lengths allow."""
    root, end = ends
    joint = bone.elbow_to if isinstance(bone, Arm) else bone.knee_to
    lengths = (UPPER_ARM, FOREARM) if isinstance(bone, Arm) else (THIGH, SHANK)
    name = f"{near}_{'arm' if isinstance(bone, Arm) else 'leg'}"
    if joint is not None:
        for length, way in zip(lengths, (distance(root, joint), distance(joint, end)), strict=True):
            if way > length + 0.75:
                raise OutOfReachError(name, f"a part of {name} is {length:g} long, and this is {way:.1f} away")
        return joint
    outwards = minus(points["near_shoulder"], points["far_shoulder"])
    bowed = (joint_between(root, end, lengths, side, name) for side in (1, -1))
    full = max(bowed, key=lambda at: _SIDES[near] * (at[0] * outwards[0] + at[1] * outwards[1]))
    straight = between(root, end, lengths[0] / sum(lengths))
    return between(straight, full, USUAL_BOW if bone.bow is None else bone.bow)


def _leg(near: str, points: Points, knee: Point, ankle: Point) -> Points:
    hip, outwards = points[f"{near}_hip"], _SIDES[near]
    heel = (ankle[0] - outwards * 1.5, ankle[1] - ANKLE)
    toe = (ankle[0] + outwards * 4.5, ankle[1] - ANKLE)
    return {
        f"{near}_knee": knee,
        f"{near}_ankle": ankle,
        f"{near}_heel": heel,
        f"{near}_ball": toe,
        f"{near}_toe": toe,
        f"{near}_thigh": between(hip, knee),
        f"{near}_shank": between(knee, ankle),
    }


def _resting(pose: Pose, points: Points) -> Point:
    if pose.anchor == "hip":
        return points["hip"]
    if pose.anchor in ("seat", "back", "shoulders"):
        x, y = points["shoulders" if pose.anchor == "shoulders" else "hip"]
        return x, y - (SEAT if pose.anchor == "seat" else BACK)
    near, part = pose.anchor.split("_")
    joint, above = {
        "foot": ("ankle", ANKLE),
        "knee": ("knee", KNEE),
        "elbow": ("elbow", ELBOW),
        "hand": ("hand", HAND),
    }[part]
    if f"{near}_{joint}" not in points:
        raise OutOfReachError("anchor", f"{pose.anchor} hangs on a limb that reaches for a place itself")
    x, y = points[f"{near}_{joint}"]
    return x, y - above


def _head(pose: Pose, points: Points) -> Points:
    head = toward(points["shoulders"], pose.lean + pose.neck, NECK)
    return {"head": head, "neck": between(points["shoulders"], head, 0.4)}
