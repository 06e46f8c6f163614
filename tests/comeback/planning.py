"""Plans of a log that grows by a few entries a day, made and read as fast as it goes.

What is new of a log is read from its document by itself, and joined to what was read before. Of a plan as little is
turned into a document as a day asks for; `whole` gives all of it.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec

from surefoot.coach import make_plan
from surefoot.diary.plan import Plan, Session
from surefoot.diary.reading import read_scenario
from surefoot.diary.scenario import Log, Scenario
from surefoot.diary.writing import write_plan
from surefoot.rulebook import load_book

Doc = dict[str, Any]
GROWING = ("activities", "check_ins", "clearances")


class Growing:
    """The plans of one log, day after day."""

    def __init__(self) -> None:
        self._log = Log()
        self._read = dict.fromkeys(GROWING, 0)
        self._plan: Plan | None = None

    def plan(self, document: Doc) -> Doc:
        """The plan of a scenario document, its log grown since the last one; without its reasons and quiet days."""
        self._plan = make_plan(self._scenario(document), load_book())
        return _light(self._plan)

    def whole(self) -> Doc:
        """The last plan as a whole document."""
        assert self._plan is not None
        made: Doc = msgspec.json.decode(write_plan(self._plan))
        return made

    def _scenario(self, document: Doc) -> Scenario:
        log = document["log"]
        new = {name: log[name][self._read[name] :] for name in GROWING}
        others = {name: found for name, found in log.items() if name not in GROWING}
        found = read_scenario(json.dumps(document | {"log": others | new}))
        joined = {name: (*getattr(self._log, name), *getattr(found.log, name)) for name in GROWING}
        self._log = msgspec.structs.replace(found.log, **joined)
        self._read = {name: len(log[name]) for name in GROWING}
        return msgspec.structs.replace(found, log=self._log)


def _light(plan: Plan) -> Doc:
    days = [{"date": day.date.isoformat(), "sessions": [_session(s) for s in day.sessions]} for day in plan.days]
    parts = {name: msgspec.to_builtins(getattr(plan, name)) for name in ("gate", "weeks", "findings")}
    return {"today": plan.today.isoformat(), "days": days, **parts}


def _session(session: Session) -> Doc:
    found: Doc = {"id": session.id, "kind": session.kind, "running": session.running, "hard": session.hard,
                  "duration_s": session.duration_s, "distance_m": session.distance_m,
                  "attempt": msgspec.to_builtins(session.attempt)}  # fmt: skip
    if session.running or session.attempt:
        found["steps"] = msgspec.to_builtins(session.steps)
    return found
