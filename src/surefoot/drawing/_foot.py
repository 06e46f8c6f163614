"""A foot from the side: where its sole touches, and how its toes bend."""

from __future__ import annotations

from surefoot.drawing._points import Point, plus, turned

ANKLE = 5.0
HEEL, BALL, TOE = (-4.5, -ANKLE), (7.0, -ANKLE), (12.5, -ANKLE)
_TOE_LENGTH = TOE[0] - BALL[0]
_ON_TOES = 110  # with more pitch than this a foot lies on its back
_BEHIND = ((-5.2, -2.2), (-2.8, 1.2))
_ABOVE = ((2.8, 1.2), (7.4, -1.6))


def sole(ankle: Point, pitch: float, *, pushes: bool) -> dict[str, Point]:
    """Heel, ball and tip of the toes below an ankle; ``pushes`` keeps the toes level while the heel is up."""
    heel, ball, toe = (plus(ankle, turned(one, -pitch)) for one in (HEEL, BALL, TOE))
    if pushes and -_ON_TOES < pitch < 0:
        toe = plus(ball, (_TOE_LENGTH, 0))
    return {"heel": heel, "ball": ball, "toe": toe}


def ankle_over(place: Point, pitch: float, rests: str | None = None) -> Point:
    """The ankle of a foot that stands on a place, the ankle of a flat foot being straight above it.

    With the heel up the ball stays where it was, with the toes up the heel does.
    """
    touches = HEEL if rests == "heel" or (rests is None and pitch > 0) else BALL
    contact = plus(place, (touches[0], 0.0))
    away = turned((-touches[0], -touches[1]), -pitch)
    return plus(contact, away)


def outline(ankle: Point, pitch: float, toe: Point) -> tuple[Point, ...]:
    """The outline of a foot, from the heel along the sole and back over the instep."""
    heel, ball = (plus(ankle, turned(one, -pitch)) for one in (HEEL, BALL))
    above = tuple(plus(ankle, turned(one, -pitch)) for one in reversed(_ABOVE))
    back = tuple(plus(ankle, turned(one, -pitch)) for one in reversed(_BEHIND))
    return heel, ball, toe, *above, *back
