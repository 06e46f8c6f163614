"""The version of today's run that fits into the minutes that there are (SHORT-5)."""

from __future__ import annotations

import msgspec

from surefoot.coach.assemble import Draft, Scribe
from surefoot.coach.kept import is_even, shortened
from surefoot.coach.prescription import steady
from surefoot.coach.rules.prescription.shorter_amount import shorter_amount
from surefoot.coach.rules.volume.least_run import first_week
from surefoot.coach.setting import set_up
from surefoot.coach.volume import grain
from surefoot.diary.plan import Session
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import Book


def fitting(scenario: Scenario, session: Session, seconds: int, book: Book) -> Session | None:
    """A session that takes at most so many seconds: itself, its shorter version, or easy running for the time.

    None where not even the shortest run fits, and for what is no run and too long.
    """
    for version in (session, session.shorter):
        if version is not None and version.duration_s <= seconds:
            return version
    setting = set_up(scenario, book.overlaid(scenario.overlay) if scenario.overlay else book)
    metres = grain(seconds * 1000 / setting.paces.easy)
    if not session.running or session.kind in ("race", "walk_run") or metres < first_week(setting.book)[0]:
        return None
    even = is_even(session) and session.kind != "strides"
    built = shortened(session, metres, setting.context) if even else steady(setting.context, "easy", metres)
    reason = shorter_amount.because(distance=metres)
    written = Scribe(setting).session(Draft(scenario.today.toordinal(), built, (reason,)))
    return msgspec.structs.replace(written, id=f"{session.id}-fits", shorter=None)
