"""Sets of unequal parts for one runner: ladders, pyramids, alternations, progressions."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from surefoot.coach.prescription._kit import BY_FEEL, Kit
from surefoot.coach.prescription._patterns import (
    Pattern,
    bare,
    between_pace,
    label,
    rest_after,
    rest_step,
    work_step,
)
from surefoot.coach.prescription._schema import SetRep, Sets, Version
from surefoot.diary.plan import Step, Target
from surefoot.units import Seconds


class _Piece(msgspec.Struct, frozen=True):
    """One part of a set: seconds and metres of work as expected, seconds of the recovery after it, its target."""

    seconds: float
    metres: float
    rest_s: int
    target: Target
    note: str
    length: int | None  # metres, where it is given by distance


def sets(kit: Kit, template: Sets) -> tuple[Pattern, ...]:
    """A pattern for each version and each of its units, in their order."""
    found = [(version, unit) for version in template.versions for unit in (version.unit_s or (Seconds(0),))]
    return tuple(_pattern(kit, template, version, unit) for version, unit in found)


def _pattern(kit: Kit, template: Sets, version: Version, unit: int) -> Pattern:
    pieces = list(_pieces(kit, template, version, unit))
    pace = between_pace(kit, template)
    rest_s, last_s = sum(piece.rest_s for piece in pieces), pieces[-1].rest_s
    lengths = [piece.length for piece in pieces if piece.length]
    return Pattern(
        name=version.name.replace("{unit}", label(None, unit)),
        length=max(lengths, default=None),
        longest_m=max(piece.metres for piece in pieces),
        rep_s=sum(piece.seconds for piece in pieces),
        rep_m=sum(piece.metres for piece in pieces),
        rest_s=rest_s,
        rest_m=rest_s * 1000 / pace,
        last_s=last_s,
        last_m=last_s * 1000 / pace,
        least=version.times.least_times,
        most=version.times.most_times,
        inner=tuple(_steps(kit, template, pieces, indoors=False)),
        indoors=tuple(_steps(kit, template, pieces, indoors=True)),
    )


def _pieces(kit: Kit, template: Sets, version: Version, unit: int) -> Iterator[_Piece]:
    for rep in version.reps:
        pace = kit.pace(rep.zone or template.zone) * rep.pace_factor
        seconds = _seconds(rep, unit, pace)
        last = rep is version.reps[-1]
        yield _Piece(
            seconds=seconds,
            metres=seconds * 1000 / pace,
            rest_s=_rest_s(kit, template, rep, seconds, last=last),
            target=_target(kit, template, rep),
            note=rep.note or template.work_note,
            length=rep.rep_m,
        )


def _seconds(rep: SetRep, unit: int, pace: float) -> float:
    """Expected seconds of one part."""
    if rep.rep_m is not None:
        return rep.rep_m * pace / 1000
    return float(rep.rep_s if rep.rep_s is not None else (rep.units or 0) * unit)


def _rest_s(kit: Kit, template: Sets, rep: SetRep, seconds: float, *, last: bool) -> int:
    """Seconds of recovery after one part; after the last of a set, those between sets."""
    if rep.straight_on:
        return 0
    if rep.rest_s is not None:
        return rep.rest_s
    if last and template.between_s:
        return template.between_s
    return rest_after(kit, template, seconds)


def _target(kit: Kit, template: Sets, rep: SetRep) -> Target:
    zone = BY_FEEL if template.by_feel else rep.zone or template.zone
    effort = template.effort_0_10 if rep.effort_0_10 is None else rep.effort_0_10
    return kit.aim(zone, effort, rep.pace_factor)[0]


def _steps(kit: Kit, template: Sets, pieces: list[_Piece], *, indoors: bool) -> Iterator[Step]:
    """The parts with what lies between them, the recovery after the last included."""
    for piece in pieces:
        target = bare(piece.target) if indoors else piece.target
        seconds = None if piece.length is not None else round(piece.seconds)
        yield work_step(target, piece.note, piece.length, seconds)
        if piece.rest_s:
            yield rest_step(kit, template, piece.rest_s)
