"""Drawings from the rule book, held to their shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from surefoot.drawing._points import OutOfReachError
from surefoot.drawing._schema import AnyView, FrontView, Pose, SameAs, SideView
from surefoot.drawing.figure import LIMITS, angles
from surefoot.drawing.front import front
from surefoot.rulebook import Book, Problem, RulebookError

FOLDER = "drawing/"
_FIELD = re.compile(r"field `(\w+)`")
_WAY = re.compile(r"\w+")
_NO_NAME = re.compile(r"[^a-z0-9]+")
_MOST_KEPT = 7  # books with other overlays; dropped all at once, so memory stays flat
_MEND = "The keys and what they mean are listed in docs/drawings.md."
_KEPT: dict[str, Mapping[str, AnyView]] = {}


def slug(name: str) -> str:
    """The id of an exercise by its name: "Knee to the wall" is ``knee_to_the_wall``."""
    return _NO_NAME.sub("_", name.lower()).strip("_")


def drawings(book: Book) -> Mapping[str, AnyView]:
    """Every drawing of a book by the id of its exercise, in the order of their ids.

    Raises :class:`RulebookError` that names file, key and value where a drawing is not what it should be.
    """
    kept = _KEPT.get(book.hash)
    if kept is None:
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        kept = _KEPT[book.hash] = _read(book.routines)
    return kept


def _read(documents: Mapping[str, dict[str, Any]]) -> Mapping[str, AnyView]:
    problems: list[Problem] = []
    found: dict[str, AnyView] = {}
    shared: dict[str, SameAs] = {}
    for name in sorted(name for name in documents if name.startswith(FOLDER)):
        one = name.removeprefix(FOLDER)
        read = _converted(name, documents[name])
        if isinstance(read, Problem):
            problems.append(read)
        elif isinstance(read, SameAs):
            shared[one] = read
        else:
            problems += _impossible(name, read)
            found[one] = read
    problems += _astray(shared, found)
    if problems:
        raise RulebookError(*problems)
    found |= {one: found[other.same_as] for one, other in shared.items()}
    return dict(sorted(found.items()))


def _converted(name: str, document: dict[str, Any]) -> AnyView | SameAs | Problem:
    shape: Any = SameAs if "same_as" in document else AnyView
    try:
        read: AnyView | SameAs = msgspec.convert(document, shape)
    except msgspec.ValidationError as error:
        message, _, way = str(error).partition(" - at `$")
        field = _FIELD.search(message)
        key = ".".join(filter(None, (way.strip("`."), field[1] if field else "")))
        return _problem(name, key, _value(document, key), message, _MEND)
    return read


def _value(document: Any, key: str) -> Any:
    """What stands at a key like ``start.near_leg.knee``; None where nothing does."""
    for part in _WAY.findall(key):
        try:
            document = document[int(part)] if isinstance(document, list | tuple) else document[part]
        except (KeyError, TypeError, IndexError, ValueError):
            return None
    return document


def _astray(shared: Mapping[str, SameAs], found: Mapping[str, AnyView]) -> Iterator[Problem]:
    for one, other in shared.items():
        if other.same_as not in found:
            message = "there is no drawing of its own under this name"
            yield _problem(FOLDER + one, "same_as", other.same_as, message, "Name an exercise that is drawn.")


def _impossible(name: str, drawing: AnyView) -> Iterator[Problem]:
    """Poses that no body can take."""
    if not isinstance(drawing, SideView | FrontView):
        return
    for key in ("start", "middle", "end"):
        pose: Pose | None = getattr(drawing, key)
        if pose is None:
            continue
        try:
            yield from _strained(name, key, pose) if isinstance(drawing, SideView) else _far_off(pose)
        except OutOfReachError as error:
            where = error.limb if getattr(pose, error.limb) is not None else error.limb.replace("far", "near")
            mend = "Move the anchor nearer, or the place that is reached for."
            yield _problem(name, f"{key}.{where}", _told(getattr(pose, where)), str(error), mend)


def _far_off(pose: Pose) -> tuple[Problem, ...]:
    front(pose)
    return ()


def _told(value: Any) -> Any:
    """What was written of a limb."""
    told = msgspec.to_builtins(value)
    return {key: one for key, one in told.items() if one is not None} if isinstance(told, dict) else told


def _strained(name: str, key: str, pose: Pose) -> Iterator[Problem]:
    for joint, angle in angles(pose).items():
        least, most = LIMITS[joint.split("_")[1]]
        if not least - 1 <= angle <= most + 1:
            message = f"a {joint.split('_')[1]} bends from {least} to {most} degrees"
            yield _problem(name, f"{key}.{joint}", round(angle, 1), message, "Bend it the way that a joint goes.")


def _problem(name: str, key: str, value: Any, message: str, mend: str) -> Problem:
    return Problem(file=f"routines/{name}.yaml", key=key, value=value, message=message, mend=mend)
