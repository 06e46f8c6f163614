"""What of an outing asks for a therapist's eyes (engine, stage 3)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from surefoot.coach.rules.comeback.advice import ask_therapist
from surefoot.rulebook import Book, Reason


class Seen(NamedTuple):
    """What was seen up to an outing.

    ``backs`` are steps back at its stage, 0 where it is none; ``scores`` the worst of every outing so far;
    ``too_much``: walking alone was; ``open_days`` went by until it had settled.
    """

    backs: int
    scores: list[int]
    too_much: bool
    shaky: bool
    open_days: int


def advice(seen: Seen, site: str, book: Book) -> list[Reason]:
    """Why a therapist should look; empty where nothing says so."""
    return [ask_therapist.because(what=what, site=site) for what in _told(seen, book)]


def _told(seen: Seen, book: Book) -> Iterator[str]:
    most_back, rising, settle = ask_therapist(book)
    last = seen.scores[-rising:]
    if seen.backs >= most_back:
        yield "Shorter twice at one stage"
    if len(last) == rising and last[0] and all(a < b for a, b in pairwise(last)):
        yield "More soreness each time"
    if seen.too_much:
        yield "Walking alone is too much for now"
    if seen.shaky:
        yield "Little confidence twice"
    if seen.open_days >= settle:
        yield "Not settled for days"
