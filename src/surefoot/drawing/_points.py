"""Points and directions on paper: x to the right, y upwards; directions in degrees clockwise from straight up."""

from __future__ import annotations

import math

Point = tuple[float, float]


def toward(start: Point, direction: float, length: float) -> Point:
    """The point at a distance in a direction."""
    turn = math.radians(direction)
    return start[0] + length * math.sin(turn), start[1] + length * math.cos(turn)


def plus(point: Point, by: Point) -> Point:
    """A point moved."""
    return point[0] + by[0], point[1] + by[1]


def minus(point: Point, other: Point) -> Point:
    """The way from another point to this one."""
    return point[0] - other[0], point[1] - other[1]


def between(one: Point, other: Point, share: float = 0.5) -> Point:
    """The point at a share of the way from one to the other."""
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def distance(one: Point, other: Point) -> float:
    """How far two points are from each other."""
    return math.dist(one, other)


def direction(start: Point, end: Point) -> float:
    """The direction from one point to another."""
    return math.degrees(math.atan2(end[0] - start[0], end[1] - start[1]))


def turned(point: Point, by: float) -> Point:
    """A point turned clockwise about the origin."""
    turn = math.radians(by)
    x, y = point
    return x * math.cos(turn) + y * math.sin(turn), y * math.cos(turn) - x * math.sin(turn)


def folded(angle: float) -> float:
    """An angle between -180 and 180."""
    return (angle + 180) % 360 - 180


class OutOfReachError(ValueError):
    """A place is further away than a ``limb`` is long, or hangs on what is not there yet."""

    def __init__(self, limb: str, message: str) -> None:
        super().__init__(message)
        self.limb = limb


def joint_between(root: Point, end: Point, lengths: tuple[float, float], side: int, name: str) -> Point:
    """The knee or elbow of a limb from root to end; ``side`` 1 puts it to the left of that way, -1 to the right.

    A place a hair too far away is reached; raises :class:`OutOfReachError`, with the limb's ``name``, for one
    further off.
    """
    first, second = lengths
    way = distance(root, end)
    if way > first + second + 0.75 or way < abs(first - second):
        raise OutOfReachError(name, f"{name} reaches {first + second:g}, and this is {way:.1f} away")
    way = min(way, first + second)
    along = (first * first - second * second + way * way) / (2 * way)
    off = math.degrees(math.acos(max(-1.0, min(1.0, along / first))))
    return toward(root, direction(root, end) - side * off, first)
