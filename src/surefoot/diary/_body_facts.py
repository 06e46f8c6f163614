"""Facts about body and mind: what was answered, injuries, births, and who allowed or forbade what."""

from __future__ import annotations

import datetime as dt

from surefoot.diary._plan_facts import BaseFact
from surefoot.diary.body import Birth, CheckIn, Clearance, Hold, Injury


class CheckedIn(BaseFact, frozen=True, tag="checked_in"):
    """Answers about body and mind."""

    check_in: CheckIn


class InjuryOpened(BaseFact, frozen=True, tag="injury_opened"):
    """An injury begins."""

    injury: Injury


class InjuryAmended(BaseFact, frozen=True, tag="injury_amended"):
    """An injury is described anew, under the same id."""

    injury: Injury


class InjuryResolved(BaseFact, frozen=True, tag="injury_resolved"):
    """An injury is over since a day."""

    injury: str
    date: dt.date


class Cleared(BaseFact, frozen=True, tag="cleared"):
    """A permission to run."""

    clearance: Clearance
    reason: str = ""


class HoldPlaced(BaseFact, frozen=True, tag="hold_placed"):
    """A restriction; its id is that of the entry."""

    hold: Hold


class HoldLifted(BaseFact, frozen=True, tag="hold_lifted"):
    """A restriction ends: ``date`` is the first free day."""

    of: int
    date: dt.date


class BirthRecorded(BaseFact, frozen=True, tag="birth_recorded"):
    """A birth, and what was noticed after it."""

    birth: Birth


class StageSet(BaseFact, frozen=True, tag="stage_set"):
    """A therapist's word on the stage of a ladder, as "general/2"."""

    injury: str
    stage: str
    reason: str = ""


class ProtocolAssigned(BaseFact, frozen=True, tag="protocol_assigned"):
    """A therapist's choice of ladder."""

    injury: str
    protocol: str
    reason: str = ""
