"""A whole day in less time: the run first, warmed up as its way back asks, then what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from surefoot.coach.fitting._beside import mobility_instead
from surefoot.coach.fitting._frame import Frame
from surefoot.coach.fitting._session import fitted, frame_of, said_of
from surefoot.coach.rules.fitting.first_kept import first_kept
from surefoot.coach.rules.fitting.warm_up_share import warm_up_share
from surefoot.coach.setting import Setting
from surefoot.diary.plan import Because, Session
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import Book


class Fitted(msgspec.Struct, frozen=True, kw_only=True):
    """What of a day fits into a time: sessions in the order in which to do them, and the planned ones that wait.

    ``because`` says what comes first, or why nothing is offered.
    """

    sessions: tuple[Session, ...] = ()
    waits: tuple[Session, ...] = ()
    because: tuple[Because, ...] = ()


def fitting_day(scenario: Scenario, sessions: Sequence[Session], seconds: int, book: Book) -> Fitted:
    """The sessions of today in at most so many seconds in all."""
    wanted = [session for session in sessions if session.kind != "rest"]
    if not wanted:
        return Fitted()
    setting = frame_of(scenario, book)
    found = _chosen(setting, wanted, seconds)
    kept = tuple(found[one.id] for one in wanted if one.id in found)
    waits = tuple(one for one in wanted if one.id not in found)
    return Fitted(sessions=kept, waits=waits, because=_because(setting, wanted, kept, waits))


def _chosen(setting: Setting, wanted: Sequence[Session], seconds: int) -> dict[str, Session]:
    """Versions by the id of what was planned; nothing beside a run that had to be made shorter."""
    found: dict[str, Session] = {}
    run = next((one for one in wanted if one.running), None)
    left = seconds
    if run is not None:
        found = _run(setting, wanted, run, seconds)
        left = seconds - sum(one.duration_s for one in found.values())
        if found.get(run.id) is not run:
            return found
    for one in _in_order(setting, [one for one in wanted if not one.running and one.id not in found]):
        version = fitted(setting, one, left)
        if version is not None:
            found[one.id] = version
            left -= version.duration_s
    return found


def _run(setting: Setting, wanted: Sequence[Session], run: Session, seconds: int) -> dict[str, Session]:
    """The run, behind its warm-up where one of its own belongs to it."""
    warm = next((one for one in wanted if one.kind == "warmup"), None)
    if warm is None:
        version = fitted(setting, run, seconds)
        return {run.id: version} if version is not None else {}
    share = int(warm_up_share(setting.book, seconds))
    whole = warm.duration_s + run.duration_s <= seconds
    first = warm if whole else fitted(setting, warm, share)
    version = fitted(setting, run, seconds - (first.duration_s if first else 0)) if first else None
    if first is not None and version is not None and version.running:  # no run of a way back begins cold
        return {warm.id: first, run.id: version}
    instead = mobility_instead(Frame(setting, run, seconds))
    return {run.id: instead} if instead is not None else {}


def _in_order(setting: Setting, sessions: list[Session]) -> list[Session]:
    order = first_kept(setting.book, tuple(one.kind for one in sessions))
    return sorted(sessions, key=lambda one: order.index(one.kind))


def _because(
    setting: Setting, wanted: Sequence[Session], kept: Sequence[Session], waits: Sequence[Session]
) -> tuple[Because, ...]:
    run = next((one for one in wanted if one.running), None)
    found = said_of(setting, run, next((one for one in kept if one.running), None)) if run is not None else None
    told = [found] if found is not None else []
    others = [one.title[0].lower() + one.title[1:] for one in waits if not one.running]
    if run is not None and others and any(one.running for one in kept):
        told.append(Frame(setting, run, 0).explained(first_kept.because(waits=others)))
    return tuple(told)
