"""The entries of a log: what was recorded, decided or taken back, each one a fact that is never altered.

An :class:`Entry` is a fact with its envelope: whose log, who wrote it, which day it speaks of, when it was
written, and its place in the log. A log only grows; undo is a :class:`Retracted` that names another entry.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from surefoot.diary._body_facts import (
    BirthRecorded,
    CheckedIn,
    Cleared,
    HoldLifted,
    HoldPlaced,
    InjuryAmended,
    InjuryOpened,
    InjuryResolved,
    ProtocolAssigned,
    StageSet,
)
from surefoot.diary._habit_facts import HabitNoted, ShoeAdded, ShoeChosen, ShoeRetired, ShoeWorn
from surefoot.diary._plan_facts import BaseFact, PlanAccepted, PlanAdapted, PlanFact
from surefoot.diary.activity import Activity
from surefoot.diary.scenario import Away, Goal
from surefoot.diary.strength import StrengthDone
from surefoot.units import Metres, Seconds

__all__ = [
    "BESIDE",
    "ActivityCorrected",
    "ActivityMeasured",
    "ActivityMerged",
    "ActivityRecorded",
    "AvailabilitySet",
    "AwaySet",
    "BirthRecorded",
    "ChangeAccepted",
    "ChangeDeclined",
    "CheckedIn",
    "Cleared",
    "Entry",
    "Fact",
    "GoalAdded",
    "GoalChanged",
    "GoalRemoved",
    "HabitNoted",
    "HoldLifted",
    "HoldPlaced",
    "InjuryAmended",
    "InjuryOpened",
    "InjuryResolved",
    "New",
    "NoteAdded",
    "Origin",
    "OverlayApplied",
    "PlanAccepted",
    "PlanAdapted",
    "PlanFact",
    "ProfileSet",
    "ProtocolAssigned",
    "Retracted",
    "SessionDone",
    "SessionMatched",
    "SessionMoved",
    "SessionSkipped",
    "ShoeAdded",
    "ShoeChosen",
    "ShoeRetired",
    "ShoeWorn",
    "StageSet",
    "StrengthLogged",
    "decode_fact",
    "encode_fact",
    "kind_of",
    "original_of",
]


class ProfileSet(BaseFact, frozen=True, tag="profile_set"):
    """Things about the runner; what is not set here stays as it was."""

    birth_date: dt.date | UnsetType | None = UNSET
    sex: str | UnsetType = UNSET
    experience: str | UnsetType = UNSET
    usual_weekly_distance: Metres | UnsetType | None = UNSET
    longest_recent: Metres | UnsetType | None = UNSET
    max_hr: int | UnsetType | None = UNSET
    resting_hr: int | UnsetType | None = UNSET
    timezone: str | UnsetType | None = UNSET
    pregnant: bool | UnsetType = UNSET
    readiness_questions: str | UnsetType = UNSET
    facilities: tuple[str, ...] | UnsetType = UNSET
    units: str | UnsetType = UNSET  # km | mi, for texts alone


class AvailabilitySet(BaseFact, frozen=True, tag="availability_set"):
    """Seconds a weekday from the entry's day on, Monday first; ``long_run_day`` as in a runner."""

    availability: tuple[Seconds, ...]
    long_run_day: int | None = None


class AwaySet(BaseFact, frozen=True, tag="away_set"):
    """Dates with other availability."""

    away: Away


class GoalAdded(BaseFact, frozen=True, tag="goal_added"):
    """A goal; its id is that of the entry."""

    goal: Goal


class GoalChanged(BaseFact, frozen=True, tag="goal_changed"):
    """Another wording of a goal that was added."""

    of: int
    goal: Goal


class GoalRemoved(BaseFact, frozen=True, tag="goal_removed"):
    """A goal that is no longer one."""

    of: int


class Origin(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a recording came from: the file's path as the runner named it, its content's SHA-256, what wrote it.

    ``knows`` is how many things the recording knows, ``placed`` whether it says where it was: of two recordings
    of one outing, the one that knows more gives the numbers, and one with a place gives the day. ``part`` counts
    the outings of one file from 0.
    """

    path: str
    digest: str = ""
    part: int = 0
    source: str = ""
    knows: int = 0
    placed: bool = False


class ActivityRecorded(BaseFact, frozen=True, tag="activity_recorded"):
    """An outing; its id is that of the entry. ``start`` is aware, None where only the day is known.

    ``elapsed`` is seconds from first to last. ``origin`` is None for what was entered by hand.
    """

    activity: Activity
    start: dt.datetime | None = None
    elapsed: Seconds | None = None
    name: str = ""
    note: str = ""
    origin: Origin | None = None


class ActivityCorrected(BaseFact, frozen=True, tag="activity_corrected"):
    """What an outing really was."""

    of: int
    activity: Activity


class ActivityMerged(BaseFact, frozen=True, tag="activity_merged"):
    """Another recording of an outing that is in the log, and the outing with what both know.

    ``alone`` is what this recording says by itself, for the day that the others are taken back.
    """

    of: int
    activity: Activity
    origin: Origin
    alone: ActivityRecorded | None = None


class ActivityMeasured(BaseFact, frozen=True, tag="activity_measured"):
    """What the analysis of a given version found anew in the recordings of an outing, as far as planning uses it.

    ``measures`` are the fields of :class:`surefoot.diary.measures.Measures` that say something.
    """

    of: int
    analysis: str
    measures: dict[str, Any] = {}  # noqa: RUF012  msgspec copies it


class NoteAdded(BaseFact, frozen=True, tag="note_added"):
    """A word on technique about an activity or a session: what was seen or felt, by whom; perhaps where a video is."""

    text: str
    activity: int | None = None
    session: str | None = None
    kind: str = "form"  # form | video | coach
    by: str = "runner"  # runner | coach | therapist
    link: str = ""


class SessionMatched(BaseFact, frozen=True, tag="session_matched"):
    """The runner's word on which planned session an outing was; None: none of them."""

    activity: int
    session: str | None


class SessionDone(BaseFact, frozen=True, tag="session_done"):
    """A session that leaves no recording, such as strength, was done."""

    session: str
    date: dt.date


class StrengthLogged(BaseFact, frozen=True, tag="strength_logged"):
    """A session of strength or plyometrics was done, exercise by exercise as far as the runner says."""

    strength: StrengthDone


class SessionSkipped(BaseFact, frozen=True, tag="session_skipped"):
    """A session that will not be run."""

    session: str
    date: dt.date
    reason: str = ""


class SessionMoved(BaseFact, frozen=True, tag="session_moved"):
    """A session that the runner put on another day."""

    session: str
    date: dt.date
    to: dt.date


class OverlayApplied(BaseFact, frozen=True, tag="overlay_applied"):
    """Parameters of the rule book replaced for this runner, by path, with the reason."""

    overlay: dict[str, Any]
    reason: str = ""


class ChangeAccepted(BaseFact, frozen=True, tag="change_accepted"):
    """An offered change that the runner took: the session as it is from now on (None: left out)."""

    session: str
    after: Any = None


class ChangeDeclined(BaseFact, frozen=True, tag="change_declined"):
    """An offered change that the runner did not want: it is not offered again while it reads the same."""

    session: str
    after: Any = None


class Retracted(BaseFact, frozen=True, tag="retracted"):
    """An entry is taken back; a retraction can be taken back too."""

    of: int
    reason: str = ""


Fact = (
    ProfileSet
    | AvailabilitySet
    | AwaySet
    | GoalAdded
    | GoalChanged
    | GoalRemoved
    | ActivityRecorded
    | ActivityCorrected
    | ActivityMerged
    | ActivityMeasured
    | NoteAdded
    | SessionMatched
    | SessionDone
    | StrengthLogged
    | SessionSkipped
    | SessionMoved
    | CheckedIn
    | InjuryOpened
    | InjuryAmended
    | InjuryResolved
    | Cleared
    | HoldPlaced
    | HoldLifted
    | BirthRecorded
    | StageSet
    | ProtocolAssigned
    | OverlayApplied
    | PlanAccepted
    | PlanAdapted
    | ChangeAccepted
    | ChangeDeclined
    | HabitNoted
    | ShoeAdded
    | ShoeRetired
    | ShoeWorn
    | ShoeChosen
    | Retracted
)


class New(msgspec.Struct, frozen=True, kw_only=True):
    """A fact on its way into a log: the log gives it its place and time.

    ``effective`` is the day that it speaks of; ``batch`` names the import that it came with.
    """

    fact: Fact
    effective: dt.date
    author: str = "runner"
    batch: str | None = None


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A fact in its place. ``id`` counts from 1 in each runner's log without gaps; ``recorded`` is aware, in UTC.

    Entries are in the order of ``id``, whatever the clock said when they were written.
    """

    id: int
    runner: str
    author: str
    effective: dt.date
    recorded: dt.datetime
    fact: Fact
    batch: str | None = None


#: Facts from which no plan follows: what is beside running.
BESIDE = (HabitNoted, ShoeAdded, ShoeRetired, ShoeWorn, ShoeChosen)

_decoder = msgspec.json.Decoder(Fact)


def encode_fact(fact: Fact) -> bytes:
    """A fact as JSON: equal facts give equal bytes."""
    if isinstance(fact, PlanFact):
        fact = type(fact)(plan=fact.plan)
    return msgspec.json.encode(fact)


def decode_fact(document: bytes | str) -> Fact:
    """The fact in a JSON document. Raises ``msgspec.ValidationError`` for what no version of ours wrote."""
    fact: Fact = _decoder.decode(document)
    return fact


def kind_of(fact: Fact) -> str:
    """The name of a fact's kind, as in its JSON: "activity_recorded"."""
    return str(type(fact).__struct_config__.tag)


def original_of(fact: Fact) -> str | None:
    """The SHA-256 of the original file that a fact names; None where it names none."""
    origin = fact.origin if isinstance(fact, ActivityRecorded | ActivityMerged) else None
    return origin.digest or None if origin else None
