"""From the joints of a body to its shapes, in the order in which they are painted: far limbs first, near ones last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from surefoot.drawing import _foot, front
from surefoot.drawing._points import Point, between, direction, distance, plus, toward
from surefoot.drawing._schema import Pose
from surefoot.drawing._shapes import Shape, area, curve, disc, line
from surefoot.drawing.figure import HEAD, Points

TRUNK, LEG, ARM, NECK = 11.0, 6.4, 4.8, 4.8  # how thick things are
HALO = 1.5  # a rim in the colour of the paper keeps a limb apart from what it passes in front of


#: Widths that most strokes have; svg gives each a class, which is shorter than to say it every time.
WIDTHS = (TRUNK, LEG, ARM, LEG + 2 * HALO, ARM + 2 * HALO)


def side_body(pose: Pose, points: Points, work: Iterable[str]) -> list[Shape]:
    """A body seen from its side."""
    marked = frozenset(work)
    shapes = [*_leg("far", points, marked), *_arm("far", points, marked)]
    shapes += _side_trunk(points, "work" if "trunk" in marked else "ink", hollow=pose.spine)
    shapes += _nose(pose, points)
    return [*shapes, *_leg("near", points, marked), *_arm("near", points, marked)]


def front_body(pose: Pose, points: Points, work: Iterable[str]) -> list[Shape]:
    """A body seen from its front: what is raised towards whoever looks lies on top."""
    marked = frozenset(work)
    colour = "work" if "trunk" in marked else "ink"
    order = ("near", "far") if pose.crossed else ("far", "near")
    shapes = [shape for near in order for shape in _leg(near, points, marked, front_view=True)]
    corners = [points[f"{near}_{joint}"] for near, joint in _ROUND]
    narrow = [between(corner, points["middle"], 0.12) for corner in corners]
    shapes.append(area(narrow, colour, 5.0))
    shapes.append(line([points["shoulders"], points["head"]], colour, NECK))
    shapes.append(disc(points["head"], HEAD, "ink"))
    return [*shapes, *_arm("far", points, marked, front_view=True), *_arm("near", points, marked, front_view=True)]


_ROUND = (("near", "shoulder"), ("near", "hip"), ("far", "hip"), ("far", "shoulder"))


def _side_trunk(points: Points, colour: str, *, hollow: float) -> Iterator[Shape]:
    hip, middle, shoulders = points["hip"], points["middle"], points["shoulders"]
    yield line([shoulders, points["head"]], colour, NECK)
    if hollow:
        chord = between(hip, shoulders)
        control = (2 * middle[0] - chord[0], 2 * middle[1] - chord[1])
        yield curve(hip, control, shoulders, colour, TRUNK)
    else:
        yield line([hip, shoulders], colour, TRUNK)


def _nose(pose: Pose, points: Points) -> Iterator[Shape]:
    """A head that shows where it looks."""
    head = points["head"]
    up = pose.lean + pose.spine / 2 + pose.neck
    tip = toward(head, up + 97, HEAD + 1.8)
    low, high = (toward(head, up + turn, HEAD - 0.4) for turn in (118, 78))
    yield area([tip, low, high], "ink", 0.8)
    yield disc(head, HEAD, "ink")


def _colour(part: str, marked: frozenset[str], *, front_view: bool) -> str:
    if part in marked:
        return "work"
    return "far" if part.startswith("far") and not front_view else "ink"


def _leg(near: str, points: Points, marked: frozenset[str], *, front_view: bool = False) -> Iterator[Shape]:
    hip, knee, ankle = (points[f"{near}_{joint}"] for joint in ("hip", "knee", "ankle"))
    whole = {f"{near}_{part}" for part in ("thigh", "shank", "foot")} if f"{near}_leg" in marked else set()
    marked |= whole
    thigh, shank, foot = (
        _colour(f"{near}_{part}", marked, front_view=front_view) for part in ("thigh", "shank", "foot")
    )
    outline = _front_foot(near, points) if front_view else _side_foot(near, points)
    if near == "near" or front_view:
        yield line([between(hip, knee, 0.4), knee, ankle], "card", LEG + 2 * HALO)
        yield area([plus(at, (0, HALO)) for at in outline], "card", 1 + 2 * HALO)  # but not through the ground
    yield area(outline, foot, 1.0)
    yield from _two(hip, knee, ankle, (thigh, shank), LEG)


def _arm(near: str, points: Points, marked: frozenset[str], *, front_view: bool = False) -> Iterator[Shape]:
    shoulder, elbow, hand = (points[f"{near}_{joint}"] for joint in ("shoulder", "elbow", "hand"))
    colour = _colour(f"{near}_arm", marked, front_view=front_view)
    if near == "near" or front_view:
        yield line([between(shoulder, elbow, 0.2), elbow, hand], "card", ARM + 2 * HALO)
    yield line([shoulder, elbow, hand], colour, ARM)


def _two(root: Point, joint: Point, end: Point, colours: tuple[str, str], width: float) -> Iterator[Shape]:
    if colours[0] == colours[1]:
        yield line([root, joint, end], colours[0], width)
        return
    order = [line([root, joint], colours[0], width), line([joint, end], colours[1], width)]
    yield from order if colours[1] == "work" else reversed(order)


def _side_foot(near: str, points: Points) -> tuple[Point, ...]:
    ankle, heel, ball = (points[f"{near}_{part}"] for part in ("ankle", "heel", "ball"))
    pitch = 90 - direction(heel, ball)
    return _raised(_foot.outline(ankle, pitch, points[f"{near}_toe"]))


def _raised(outline: tuple[Point, ...]) -> tuple[Point, ...]:
    """A foot half a stroke smaller, so that its sole, stroke and all, ends on the ground."""
    middle = (sum(x for x, _ in outline) / len(outline), sum(y for _, y in outline) / len(outline))
    return tuple(toward(at, direction(at, middle), min(0.7, distance(at, middle))) for at in outline)


def _front_foot(near: str, points: Points) -> tuple[Point, ...]:
    ankle, heel, toe = (points[f"{near}_{part}"] for part in ("ankle", "heel", "toe"))
    instep = between(toe, (ankle[0], toe[1] + front.ANKLE), 0.55)
    return _raised((heel, toe, instep, ankle, (heel[0], ankle[1])))
