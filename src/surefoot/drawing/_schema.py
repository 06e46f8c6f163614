"""What a drawing says. The YAML files of routines/drawing in the rule book are held to this, key by key.

Lengths are in hundredths of a standing person's height, angles in degrees. How to pose: docs/drawings.md.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Anchor = Literal[
    "near_foot",
    "far_foot",
    "near_knee",
    "far_knee",
    "hip",
    "seat",
    "back",
    "shoulders",
    "near_elbow",
    "far_elbow",
    "near_hand",
    "far_hand",
]
Part = Literal[
    "trunk", "near_leg", "far_leg", "near_thigh", "far_thigh", "near_shank", "far_shank", "near_foot", "far_foot",
    "near_arm", "far_arm", "big_toe", "small_toes", "arch",
]  # fmt: skip
Joint = Literal[
    "head", "neck", "shoulders", "chest", "belly", "hip", "seat", "back", "near_shoulder", "far_shoulder",
    "near_elbow", "far_elbow", "near_hand", "far_hand", "near_hip", "far_hip", "near_knee", "far_knee",
    "near_thigh", "far_thigh", "near_shank", "far_shank", "near_ankle", "far_ankle", "near_heel", "far_heel",
    "near_ball", "far_ball", "near_toe", "far_toe", "big_toe", "small_toes", "arch",
]  # fmt: skip

Coordinate = Annotated[int, Meta(ge=-250, le=250)] | Annotated[float, Meta(ge=-250, le=250)]
Size = Annotated[int, Meta(ge=1, le=200)] | Annotated[float, Meta(ge=1, le=200)]
Turn = Annotated[int, Meta(ge=-180, le=180)] | Annotated[float, Meta(ge=-180, le=180)]
Bend = Annotated[int, Meta(ge=0, le=160)] | Annotated[float, Meta(ge=0, le=160)]
Share = Annotated[int, Meta(ge=-1, le=1)] | Annotated[float, Meta(ge=-1, le=1)]
At = tuple[Coordinate, Coordinate]
Place = Joint | At
Side = Literal["left", "right"]


class Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nothing may be added."""


class Leg(Strict, frozen=True, kw_only=True):
    """A leg by its angles, or by the place ``to`` that its foot stands on.

    ``foot`` is the pitch of the sole, 0 flat and positive with the toes up; else ``ankle`` is its joint's angle.
    ``rests`` says what of the foot is on the place, where the heel hangs over an edge.
    """

    hip: Turn | None = None
    knee: Turn | None = None
    ankle: Turn | None = None
    foot: Turn | None = None
    rests: Literal["ball", "heel"] | None = None
    to: At | None = None
    knee_to: At | None = None
    bow: Share | None = None


class Arm(Strict, frozen=True, kw_only=True):
    """An arm by its angles, or by the place ``to`` where its hand is."""

    shoulder: Turn | None = None
    elbow: Turn | None = None
    to: Place | None = None
    elbow_to: At | None = None
    bow: Share | None = None


class Wall(Strict, frozen=True, kw_only=True, tag_field="kind", tag="wall"):
    """A wall whose face is at ``x``, the room being to its left or right."""

    x: Coordinate
    room: Side
    height: Size = 112


class Block(Strict, frozen=True, kw_only=True, tag_field="kind", tag="box"):
    """A box, step or stair: ``x`` is its middle."""

    x: Coordinate
    width: Size
    height: Size
    y: Coordinate = 0


class Stairs(Strict, frozen=True, kw_only=True, tag_field="kind", tag="stairs"):
    """Stairs that rise to the right from ``x``."""

    x: Coordinate
    depth: Size = 26
    height: Size = 14
    steps: Annotated[int, Meta(ge=1, le=6)] = 2


class Bench(Strict, frozen=True, kw_only=True, tag_field="kind", tag="bench"):
    """A plate on two legs; its top is at ``height``."""

    x: Coordinate
    width: Size
    height: Size


class Chair(Strict, frozen=True, kw_only=True, tag_field="kind", tag="chair"):
    """A chair; ``x`` is the middle of its seat, ``back`` the side of its back."""

    x: Coordinate
    back: Side
    height: Size = 26
    width: Size = 24


class Sofa(Strict, frozen=True, kw_only=True, tag_field="kind", tag="sofa"):
    """A soft seat with a back; ``x`` is the middle of the seat."""

    x: Coordinate
    back: Side
    height: Size = 24
    width: Size = 40


class Weight(Strict, frozen=True, kw_only=True, tag_field="kind", tag="weight"):
    """Something held or worn, in the working colour."""

    what: Literal["dumbbell", "kettlebell", "bell_up", "barbell", "long_barbell", "backpack", "bag", "plate"]
    at: Place
    shift: At = (0, 0)
    turn: Turn = 0


class Cushion(Strict, frozen=True, kw_only=True, tag_field="kind", tag="cushion"):
    """A cushion or rolled towel round a place."""

    at: Place
    width: Size = 12
    height: Size = 6
    shift: At = (0, 0)


class Line(Strict, frozen=True, kw_only=True):
    """What lies between two places."""

    ends: tuple[Place, Place]


class Band(Line, frozen=True, kw_only=True, tag_field="kind", tag="band"):
    """A stretched band, in the working colour."""


class Stick(Line, frozen=True, kw_only=True, tag_field="kind", tag="stick"):
    """A stick, pole or post."""


class Hand(Line, frozen=True, kw_only=True, tag_field="kind", tag="hand"):
    """A forearm with its hand at the second place, in a close view that shows no body."""


class Mat(Strict, frozen=True, kw_only=True, tag_field="kind", tag="mat"):
    """A mat on the floor from ``x`` over ``width``."""

    x: Coordinate
    width: Size


class Mark(Strict, frozen=True, kw_only=True, tag_field="kind", tag="mark"):
    """A line on the floor, seen from its end."""

    x: Coordinate


class Hurdle(Strict, frozen=True, kw_only=True, tag_field="kind", tag="hurdle"):
    """A low hurdle; from the side a post with a bar's end, from the front a bar of ``width``."""

    x: Coordinate
    height: Size
    width: Size | None = None


class Hop(Strict, frozen=True, kw_only=True, tag_field="kind", tag="hop"):
    """Short lines on the ground below somebody who is in the air."""

    x: Coordinate
    y: Coordinate = 0


class Arrow(Strict, frozen=True, kw_only=True, tag_field="kind", tag="arrow"):
    """A movement. ``bend`` bows it to the left of its way (negative: to the right)."""

    ends: tuple[Place, Place]
    bend: Coordinate = 0
    shift: At = (0, 0)


Prop = (
    Wall
    | Block
    | Stairs
    | Bench
    | Chair
    | Sofa
    | Weight
    | Cushion
    | Band
    | Stick
    | Hand
    | Mat
    | Mark
    | Hurdle
    | Hop
    | Arrow
)


class Pose(Strict, frozen=True, kw_only=True):
    """A body: how its trunk leans, what part of it rests where, and its limbs.

    ``crossed`` has the far leg pass in front of the near one, in the front view.
    """

    lean: Turn = 0
    spine: Turn = 0
    neck: Turn = 0
    anchor: Anchor = "near_foot"
    at: At = (0, 0)
    near_leg: Leg = Leg()
    far_leg: Leg | None = None
    near_arm: Arm = Arm()
    far_arm: Arm | None = None
    crossed: bool = False
    props: tuple[Prop, ...] = ()


class FootPose(Strict, frozen=True, kw_only=True):
    """A foot close by, from its inner side: how high its arch is (0 to 1), and how far its toes are lifted."""

    arch: Share = 0
    big_toe: Turn = 0
    small_toes: Turn = 0
    props: tuple[Prop, ...] = ()


class FeetPose(Strict, frozen=True, kw_only=True):
    """Both feet from above, toes upwards on paper, each turned outwards about its heel."""

    near_turn: Turn = 0
    far_turn: Turn = 0
    props: tuple[Prop, ...] = ()


class AbovePose(Strict, frozen=True, kw_only=True):
    """A standing body from above that looks upwards on paper, both hands at one place."""

    hands: At
    props: tuple[Prop, ...] = ()


class Drawing(Strict, frozen=True, kw_only=True, tag_field="view"):
    """An exercise in two or three positions, told in words by ``alt`` to whoever cannot see it."""

    source: str
    alt: Annotated[str, Meta(min_length=20, max_length=400)]
    work: tuple[Part, ...] = ()
    props: tuple[Prop, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    ground: bool = True


class SideView(Drawing, frozen=True, kw_only=True, tag="side"):
    """A body seen from its side, looking to the right."""

    start: Pose
    end: Pose
    middle: Pose | None = None


class FrontView(Drawing, frozen=True, kw_only=True, tag="front"):
    """A body seen from its front."""

    start: Pose
    end: Pose
    middle: Pose | None = None


class FootView(Drawing, frozen=True, kw_only=True, tag="foot"):
    """A foot close by."""

    start: FootPose
    end: FootPose
    middle: FootPose | None = None


class FeetView(Drawing, frozen=True, kw_only=True, tag="feet"):
    """Both feet from above, so without a line for the ground."""

    ground: bool = False
    start: FeetPose
    end: FeetPose
    middle: FeetPose | None = None


class AboveView(Drawing, frozen=True, kw_only=True, tag="above"):
    """A body from above, so without a line for the ground."""

    ground: bool = False
    start: AbovePose
    end: AbovePose
    middle: AbovePose | None = None


AnyView = SideView | FrontView | FootView | FeetView | AboveView
AnyPose = Pose | FootPose | FeetPose | AbovePose


class SameAs(Strict, frozen=True, kw_only=True):
    """A drawing that stands in another file."""

    source: str
    same_as: str
