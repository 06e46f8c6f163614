"""Tools to spoil a season made by hand, and the list of the ways."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.guarantees import handmade
from tests.guarantees.handmade import TODAY, quality, run

Doc = dict[str, Any]
Spoil = Callable[[Doc, Doc], None]  # changes scenario and plan in place
SPOILS: list[tuple[str, str, Spoil]] = []  # code, season, function


def spoil(code: str, season: str = "race") -> Callable[[Spoil], Spoil]:
    def register(function: Spoil) -> Spoil:
        SPOILS.append((code, season, function))
        return function

    return register


def on_day(plan: Doc, on: int) -> list[Doc]:
    """The sessions of a day, to be changed in place."""
    found: list[Doc] = plan["days"][on - TODAY]["sessions"]
    return found


def put(plan: Doc, on: int, *sessions: Doc) -> None:
    """Other sessions on a day; the weeks' totals follow."""
    on_day(plan, on)[:] = sessions
    handmade.total(plan)


def scale(plan: Doc, first: int, last: int, factor: float) -> None:
    """All easy and long runs of some days longer or shorter."""
    for on in range(first, last + 1):
        kept = [s for s in on_day(plan, on) if s["kind"] not in {"easy", "long"}]
        new = [
            run(on, s["kind"], 100 * round(s["distance_m"] * factor / 100))
            for s in on_day(plan, on)
            if s["kind"] in {"easy", "long"}
        ]
        on_day(plan, on)[:] = new + kept
    handmade.total(plan)


def first_run(plan: Doc) -> Doc:
    return next(s for d in plan["days"] for s in d["sessions"] if s["running"])


def hard(on: int, kind: str = "tempo") -> Doc:
    return quality(on, kind, 2400 if kind == "tempo" else 800, 6000)
