"""After the easy weeks: strides, then tempo, then repeats; one hard session a week for a while; hills last."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from surefoot.coach.comeback.cases import Case
from surefoot.coach.comeback.standing import Standing
from surefoot.coach.rules.comeback.after_easy import after_easy
from surefoot.diary.site import parse_site
from surefoot.rulebook import Book

#: Places that hills and sprints load most.
_HILLS_LAST = frozenset({"calf", "achilles", "hamstring"})


class Ramp(NamedTuple):
    """First days (ordinals) for tempo, for repeats, for more than one hard session a week, and for hills."""

    tempo: int = 0
    repeats: int = 0
    several: int = 0
    hills: int = 0


def ramp_of(standings: Iterable[Standing], book: Book) -> Ramp:
    """What the injuries whose easy weeks are over still ask for; niggles ask for nothing."""
    tempo, repeats, several = after_easy(book)
    ends = [(one.ended, one.case) for one in standings if one.ended is not None and _asks(one)]
    last = max((end for end, _ in ends), default=None)
    if last is None:
        return Ramp()
    hills = max((end + several for end, case in ends if _hills_last(case)), default=last + repeats)
    return Ramp(last + tempo, last + repeats, last + several, hills)


def _asks(one: Standing) -> bool:
    return one.progress is not None and one.severity != "niggle"


def _hills_last(case: Case) -> bool:
    return case.bone or (not case.birth and parse_site(case.site).part in _HILLS_LAST)
