"""What a whole body does not show: a foot close by, both feet from above, a body from above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from surefoot.drawing._points import Point, between, direction, plus, toward, turned
from surefoot.drawing._schema import AbovePose, FeetPose, FootPose
from surefoot.drawing._shapes import Shape, area, disc, line
from surefoot.drawing.figure import FOREARM, HEAD, UPPER_ARM, Points

_HALO = 3.0
_BIG_TOE, _SMALL_TOES = 21.0, (20.0, 17.0, 14.0)  # how long
_APART = 15.0  # from the middle to each foot, seen from above
_WIDE = 17.0  # half of the shoulders, seen from above

#: A right foot from above about its heel, the big toe at the left; before its corners are cut.
_FROM_ABOVE: Sequence[Point] = (
    (0, -9), (8, -7), (8, 8), (10, 26), (11, 35), (4, 43), (-4, 49), (-10, 46), (-9, 28), (-5, 10), (-8, -7),
)  # fmt: skip


def foot(pose: FootPose, work: Iterable[str]) -> tuple[Points, list[Shape]]:
    """A foot from its inner side, the toes at the right, and its places by name."""
    marked = frozenset(work)
    ball = (25 - 6 * pose.arch, 7.0)
    points = _foot_points(pose, ball)
    shapes = list(_small_toes(pose, ball, "work" if "small_toes" in marked else "far"))
    tip = points["big_toe"]
    shapes.append(line([ball, tip], "card", 11 + 2 * _HALO))
    shapes.append(area(_rounded(_outline(pose.arch, ball)), "ink", 1.0))
    shapes.append(line([ball, tip], "work" if "big_toe" in marked else "ink", 11))
    shapes.append(disc(plus(ball, (-1, 0.8)), 7.4, "ink"))
    if "arch" in marked:
        shapes.append(line(_rounded(_under(pose.arch, ball), closed=False), "work", 3.2))
    return points, shapes


def feet(pose: FeetPose, work: Iterable[str]) -> tuple[Points, list[Shape]]:
    """Both feet from above on their heels, and their places by name."""
    points: Points = {}
    shapes: list[Shape] = []
    for near, sign, turn in (("far", -1, pose.far_turn), ("near", 1, pose.near_turn)):
        heel = (sign * _APART, 20.0)
        outline = [plus(heel, turned((sign * x, y), sign * turn)) for x, y in _FROM_ABOVE]
        colour = "work" if f"{near}_foot" in frozenset(work) else "ink"
        shapes.append(line([plus(heel, (0, -16)), plus(heel, (0, -2))], "far", 13))
        shapes += [area(_rounded(outline), "card", 1 + _HALO), area(_rounded(outline), colour, 1.0)]
        for part, at in (("heel", (0, 0)), ("ball", (10, 33)), ("toe", (-5, 47))):
            points[f"{near}_{part}"] = plus(heel, turned((sign * at[0], float(at[1])), sign * turn))
    return points, shapes


def above(pose: AbovePose, work: Iterable[str]) -> tuple[Points, list[Shape]]:
    """A body from above and its places by name; arms that point down to the hands look shorter."""
    colour = "work" if "trunk" in frozenset(work) else "ink"
    points: Points = {"head": (0.0, 2.0), "chest": (0.0, 8.0), "near_hand": pose.hands, "far_hand": pose.hands}
    shapes: list[Shape] = []
    for near, sign in (("far", -1), ("near", 1)):
        shoulder = (sign * _WIDE, 0.0)
        elbow = _elbow(shoulder, pose.hands, sign)
        points |= {f"{near}_shoulder": shoulder, f"{near}_elbow": elbow}
        shapes.append(line([shoulder, elbow, pose.hands], "ink", 6.4))
    shapes += [line([(-_WIDE, 0.0), (_WIDE, 0.0)], "card", 16), line([(-_WIDE, 0.0), (_WIDE, 0.0)], colour, 13)]
    nose = [toward(points["head"], turn, HEAD + (4 if turn == 0 else 1)) for turn in (-22, 0, 22)]
    shapes += [disc(points["head"], HEAD + 3.5, "card"), area(nose, "ink", 1.0), disc(points["head"], HEAD + 2, "ink")]
    return points, [*shapes, disc(pose.hands, 4.0, "ink")]


def _foot_points(pose: FootPose, ball: Point) -> Points:
    return {
        "near_heel": (-42.0, 3.0),
        "near_ball": ball,
        "arch": (-4.0, 9 + 9 * pose.arch),
        "big_toe": toward(ball, 90 - pose.big_toe, _BIG_TOE),
        "near_toe": toward(ball, 90 - pose.big_toe, _BIG_TOE),
        "small_toes": toward(plus(ball, (1, 3)), 90 - pose.small_toes, _SMALL_TOES[0]),
    }


def _small_toes(pose: FootPose, ball: Point, colour: str) -> Iterator[Shape]:
    for step, length in enumerate(_SMALL_TOES):
        root = plus(ball, (2.0 - 2 * step, 1.5))
        yield line([root, toward(root, 90 - pose.small_toes - 9 * step * (pose.small_toes > 0), length)], colour, 8)


def _under(arch: float, ball: Point) -> list[Point]:
    high = 4 + 10 * arch
    return [(-34, 2), (-22, 2), (-14, high), (-2, high + 1), (ball[0] - 10, 2), (ball[0], 2)]


def _outline(arch: float, ball: Point) -> list[Point]:
    lift = 3 * arch
    front = [plus(ball, (4, -6)), plus(ball, (6, 6)), (ball[0] - 8, 20 + lift), (-6, 34 + lift), (-13, 48), (-13, 66)]
    heel = [(-38, 66), (-38, 48), (-40, 30), (-50, 22), (-48, 2), (-34, 0)]
    sole = [(x, y - 1.5) for x, y in _under(arch, ball)[1:]]
    return [*heel, *sole, *front]


def _rounded(corners: Sequence[Point], *, closed: bool = True) -> list[Point]:
    """An outline with its corners cut twice, so that it looks round."""
    for _ in range(2):
        ends = [*corners, corners[0]] if closed else list(corners)
        cut = [between(one, two, share) for one, two in pairwise(ends) for share in (0.25, 0.75)]
        corners = cut if closed else [ends[0], *cut[1:-1], ends[-1]]
    return list(corners)


def _elbow(shoulder: Point, hand: Point, sign: int) -> Point:
    """Where the elbow is: outwards where the hand is near, on the way where the arm is long."""
    way = between(shoulder, hand, UPPER_ARM / (UPPER_ARM + FOREARM))
    length = ((hand[0] - shoulder[0]) ** 2 + (hand[1] - shoulder[1]) ** 2) ** 0.5
    spare = max(0.0, UPPER_ARM + FOREARM - length) * 0.5
    return toward(way, direction(shoulder, hand) + sign * 90, spare)
