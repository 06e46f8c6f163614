"""What a protocol's file says, key by key, and how each key is written; coach/protocols.py reads it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, get_args

import msgspec
from msgspec import Meta

from surefoot.rulebook import EVIDENCE

# A few words without signs that a terminal would obey; a text has something to read in it, words may be empty.
_PLAIN = r"[^\x00-\x09\x0b-\x1f\x7f-\x9f]*\Z"
Text = Annotated[str, Meta(pattern=rf"(?s)\A(?=.*\S){_PLAIN}", max_length=1000)]
Words = Annotated[str, Meta(pattern=rf"\A{_PLAIN}", max_length=1000)]
Suits = Literal[
    "bone", "tendon", "muscle", "joint", "kneecap", "nerve", "unknown", "beginning", "break", "birth", "illness"
]
Surface = Literal["any", "road", "track", "trail", "treadmill", "grass"]
By = Literal["runner", "coach", "therapist", "physician"]
Counted = Annotated[int, Meta(ge=1, le=7)]
Times = Annotated[int, Meta(ge=1, le=60)]
Grade = Annotated[int, Meta(ge=0, le=len(EVIDENCE) - 1)]


class Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nothing may be added."""


class StageDocument(Strict, frozen=True, kw_only=True):
    """One session: its parts in order, so many times; ``total`` is there to be checked."""

    repeats: Times
    of: Annotated[tuple[str, ...], Meta(min_length=1, max_length=60)]
    total: str
    name: Words = ""


class StageRule(Strict, frozen=True, kw_only=True):
    """When the next stage begins, and how close outings may lie."""

    sessions_to_go_up: Counted
    most_stages_in_7_days: Counted
    rest_days_between: Annotated[int, Meta(ge=0, le=7)]
    most_outings_in_7_days: Counted


class Signature(Strict, frozen=True, kw_only=True):
    """Who answers for a protocol, by what they are and not by name; since when, and why it is as it is."""

    by: By
    date: dt.date
    reason: Text


class Document(Strict, frozen=True, kw_only=True, rename={"suits": "for"}):
    """A whole file."""

    title: Text
    suits: Annotated[tuple[Suits, ...], Meta(min_length=1)]
    who: Text
    surfaces: Annotated[tuple[Surface, ...], Meta(min_length=1)]
    stages: Annotated[tuple[StageDocument, ...], Meta(min_length=1, max_length=60)]
    stage_rule: StageRule
    source: Text
    evidence: Grade
    locator: Words = ""
    note: Words = ""
    pain_limit: Annotated[int, Meta(ge=0, le=10)] | None = None
    reads_stable_pain_as_same: bool = False
    not_before_days: Annotated[int, Meta(ge=0, le=365)] | None = None
    checks: tuple[Text, ...] = ()
    stop_for: tuple[Text, ...] = ()
    signed: Signature | None = None


_WHOLE_7 = "a whole number from 1 to 7"
_TEXT = "a text of at most 1000 characters"

#: What stands at a key, and an example of it: for whoever has to mend a file.
KEYS = {
    "title": (_TEXT, "title: Walk and run after an ankle sprain"),
    "for": (f"a list of tissues or occasions ({', '.join(get_args(Suits))})", "for: [muscle, joint]"),
    "who": (_TEXT, "who: For somebody who walks half an hour without a limp."),
    "surfaces": (f"a list of surfaces ({', '.join(get_args(Surface))})", "surfaces: [track, trail, treadmill]"),
    "stages": ("a list of 1 to 60 stages", "- {repeats: 5, of: [walk 4 min, run 2 min], total: 30 min}"),
    "repeats": ("a whole number from 1 to 60", "repeats: 5"),
    "of": ("a list of 1 to 60 parts", "of: [walk 4 min, run 2 min]"),
    "total": ("the time of the whole stage", "total: 30 min"),
    "name": (_TEXT, "name: first week"),
    "stage_rule": (
        "a table of four numbers",
        "stage_rule: {sessions_to_go_up: 2, most_stages_in_7_days: 2, rest_days_between: 1, most_outings_in_7_days: 4}",
    ),
    "sessions_to_go_up": (_WHOLE_7, "sessions_to_go_up: 2"),
    "most_stages_in_7_days": (_WHOLE_7, "most_stages_in_7_days: 2"),
    "rest_days_between": ("a whole number from 0 to 7", "rest_days_between: 1"),
    "most_outings_in_7_days": (_WHOLE_7, "most_outings_in_7_days: 4"),
    "source": ("the name of a source", "source: own-practice"),
    "locator": (_TEXT, "locator: table 2"),
    "evidence": ("a whole number from 0 (practice) to 5 (meta-analysis)", "evidence: 0"),
    "note": (_TEXT, "note: Walk as briskly as you like."),
    "pain_limit": ("a whole number from 0 to 10, or null for the limit of the tissue", "pain_limit: 2"),
    "reads_stable_pain_as_same": ("true or false", "reads_stable_pain_as_same: false"),
    "not_before_days": ("a whole number from 0 to 365", "not_before_days: 84"),
    "checks": ("a list of texts", "checks: [Walk for 30 minutes.]"),
    "stop_for": ("a list of texts", "stop_for: [a limp]"),
    "signed": (
        "a table of three texts",
        "signed: {by: therapist, date: 2027-01-02, reason: two years of steady running}",
    ),
    "by": (f"one of these words: {', '.join(get_args(By))}", "by: therapist"),
    "date": ("a date", "date: 2027-01-02"),
    "reason": (_TEXT, "reason: two years of steady running before"),
}
