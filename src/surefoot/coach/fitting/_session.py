"""One session in less time: by its kind, what is kept longest, and what takes its place below that."""

from __future__ import annotations

from surefoot.coach.fitting._beside import less_beside, mobility_instead
from surefoot.coach.fitting._even import easy, less_even, less_strides, with_pick_ups
from surefoot.coach.fitting._frame import Frame
from surefoot.coach.fitting._hard import less_work
from surefoot.coach.fitting._turns import less_turns
from surefoot.coach.rules.fitting.race_whole import race_whole
from surefoot.coach.setting import Setting, set_up
from surefoot.diary.plan import Because, Session
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import Book

#: Gates under which nothing to run is offered, whatever a plan that is older than them may hold.
_NO_RUNNING = ("see_a_doctor", "hold")


def fitting(scenario: Scenario, session: Session, seconds: int, book: Book) -> Session | None:
    """The session in at most so many seconds: itself, as much of it as keeps its purpose, or what is left of it.

    Its id ends in ``-fits`` where it is another one than planned. None for rest, for a race that is longer, and
    where nothing fits.
    """
    return fitted(frame_of(scenario, book), session, seconds)


def frame_of(scenario: Scenario, book: Book) -> Setting:
    """What the log amounts to, with the runner's own numbers."""
    return set_up(scenario, book.overlaid(scenario.overlay) if scenario.overlay else book)


def fitted(setting: Setting, session: Session, seconds: int) -> Session | None:
    """The same with what follows from a scenario at hand."""
    if session.kind == "rest" or (session.running and setting.gate in _NO_RUNNING):
        return None
    if session.duration_s <= seconds:
        return session
    frame = Frame(setting, session, seconds)
    return _less_run(frame) if session.running else less_beside(frame)


def _less_run(frame: Frame) -> Session | None:
    session = frame.session
    if session.kind == "race":
        return None
    if session.kind == "walk_run" or session.attempt is not None:
        return less_turns(frame) or mobility_instead(frame)
    found = _of_its_kind(frame)
    return found or easy(frame) or mobility_instead(frame)


def _of_its_kind(frame: Frame) -> Session | None:
    session = frame.session
    if session.kind == "time_trial" or session.hard:
        return (less_work(frame) if session.kind != "time_trial" else None) or with_pick_ups(frame)
    return less_strides(frame) if session.kind == "strides" else less_even(frame)


def said_of(setting: Setting, session: Session, version: Session | None) -> Because | None:
    """Why nothing is offered, where that has a reason of its own."""
    if session.kind == "race" and version is None:
        return Frame(setting, session, 0).explained(race_whole.because())
    return None
