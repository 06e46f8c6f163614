"""How the program speaks to who is injured: its five rules, as far as words can show them (comeback-cases.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.guarantees.plan_view import Plan

Doc = dict[str, Any]
GATES = ("see_a_doctor", "hold", "walk_run", "easy_only")
# "missed periods" is the name of a warning sign, and no blame.
BANNED = re.compile(r"\b(fail(?:ed|s|ure|ures)?|missed(?! periods)|behind|only|lost)\b", re.IGNORECASE)
#: It neither diagnoses nor reassures, and promises nothing.
PROMISES = re.compile(
    r"\b(guarantees?d?|cures?d?|harmless|nothing to worry|don't worry|no need to worry|will (?:heal|be fine|go away)"
    r"|(?:is|are|has|have) healed|pain[- ]free by|completely safe|risk[- ]free|you have (?:a|an) (?:stress|tear|strain"
    r"|fracture|tendin)\w*)\b",
    re.IGNORECASE,
)
#: No reward for zero pain or for runs in a row.
REWARDS = re.compile(
    r"\b(streaks?|(?:days|runs) in a row without|well done|great job|congratulations|awesome|badges?)\b", re.IGNORECASE
)
#: What a page with a red flag holds nothing of.
BESIDE_A_RED_FLAG = re.compile(
    r"\b(streaks?|goals?|races?|personal best|longest|kilomet\w+|km|miles?|pace|tempo|intervals?|stage)\b",
    re.IGNORECASE,
)
SEE = re.compile(r"\b(see|go to|call|ask|visit)\b.*\b(physician|doctor|therapist|emergency)\b", re.IGNORECASE)
SOON = re.compile(r"\b(today|now|at once|immediately|within|before|soon|days?|hours?|weeks?)\b", re.IGNORECASE)


def spoken_wrong(plan: Doc) -> Iterator[str]:
    """Where the texts of a plan document break a rule of speech."""
    if plan["gate"]["name"] not in GATES:
        return
    for where, text in Plan(plan).texts():
        for name, pattern in (("banned", BANNED), ("promise", PROMISES), ("reward", REWARDS)):
            found = pattern.search(text)
            if found:
                yield f"speech: {name} word {found[0]!r} at {where}: {text}"
    if plan["gate"]["name"] == "see_a_doctor":
        yield from beside_a_red_flag(plan)


def beside_a_red_flag(plan: Doc) -> Iterator[str]:
    """A red flag stands alone: whom to see and how soon; nothing to train, no goal, no streak."""
    gate = plan["gate"]
    for one in plan["days"]:
        for session in one["sessions"]:
            if session["kind"] != "rest":
                yield f"speech: {session['kind']} on {one['date']} beside a red flag"
    said = gate["ends_when"]
    if not SEE.search(said):
        yield f"speech: the red flag does not say whom to see: {said}"
    if not SOON.search(said):
        yield f"speech: the red flag does not say how soon: {said}"
    for where, text in _page(plan):
        found = BESIDE_A_RED_FLAG.search(text)
        if found:
            yield f"speech: {found[0]!r} beside a red flag at {where}: {text}"


def _page(plan: Doc) -> Iterator[tuple[str, str]]:
    """What is read together with a red flag; alternatives and changes stand on other pages."""
    for where, text in Plan(plan).texts():
        if not where.startswith(("alternative", "change")):
            yield where, text
