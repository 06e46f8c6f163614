"""What every kind of shortening needs at hand, and how its result is written out."""

from __future__ import annotations

import msgspec

from surefoot.coach.assemble import Draft, Scribe
from surefoot.coach.prescription import Built
from surefoot.coach.setting import Setting
from surefoot.diary.plan import Because, Session, Step
from surefoot.rulebook import Reason, explain
from surefoot.units import Metres, Seconds

SUFFIX = "-fits"
#: Reasons of the whole session that hold for less of it too: what it is for, how, and what to watch for.
_STILL_TRUE = ("BUILD-7", "BUILD-7a")


class Frame(msgspec.Struct, frozen=True):
    """A runner, a planned session, and the seconds there are; no more than it was planned for."""

    setting: Setting
    session: Session
    seconds: int

    @property
    def most(self) -> int:
        """Seconds that a version may have at most: those there are, and those planned."""
        return min(self.seconds, int(self.session.duration_s))

    def explained(self, reason: Reason) -> Because:
        """A reason in the runner's units."""
        return explain(reason, self.setting.book, self.setting.scenario.units)

    def written(self, built: Built, reason: Reason) -> Session:
        """A session built anew in the place of the planned one; ``reason`` says what it keeps."""
        draft = Draft(self.setting.scenario.today.toordinal(), built, (reason,))
        found = Scribe(self.setting).session(draft)
        return msgspec.structs.replace(
            found, id=f"{self.session.id}{SUFFIX}", shorter=None, treadmill=None, attempt=self.session.attempt
        )

    def less(self, steps: tuple[Step, ...], metres: float, seconds: float, reason: Reason, title: str = "") -> Session:
        """The planned session itself with other steps."""
        kept = tuple(because for because in self.session.because if because.rule in _STILL_TRUE)
        return msgspec.structs.replace(
            self.session,
            id=f"{self.session.id}{SUFFIX}",
            title=title or self.session.title,
            distance_m=Metres(round(metres)),
            duration_s=Seconds(round(seconds)),
            steps=steps,
            shorter=None,
            treadmill=None,
            because=(self.explained(reason), *kept),
        )
