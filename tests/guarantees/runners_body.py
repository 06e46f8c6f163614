"""What a body may say in a random runner's log: injuries, pain, illness, red flags, holds, births and permissions."""

from __future__ import annotations

import random
from typing import Any

from tests.guarantees.quantities import day, iso

Doc = dict[str, Any]
SITES = ("left shin", "right knee", "achilles", "left calf", "hamstring", "right foot", "hip", "back", "both heel")
TISSUES = ("bone", "tendon", "muscle", "joint", "kneecap", "nerve", "unknown")
MOMENTS = ("warmup_stays", "warmup_goes_away", "during", "returns_later", "after", "next_day", "at_rest", "at_night",
           "limping", "hopping", "none")  # fmt: skip
ILLNESSES = ("above_neck", "below_neck", "gut", "fever", "covid_mild", "covid_moderate", "covid_severe")
RED_FLAGS = ("chest_pain", "palpitations", "fainting", "breathless", "hot_calf", "saddle_or_bladder",
             "heat_confusion", "missed_periods", "bleeding")  # fmt: skip
LADDERS = ("general", "general/3", "bone", "tendon/2", "kneecap")
WHO_CLEARS = ("physician", "therapist", "coach", "self_check")


def body(rng: random.Random, today: int, doc: Doc, log: Doc) -> None:
    """Add one or two things to a runner and log."""
    things = (_pain, _pain, _illness, _injury, _injury, _hold, _red_flag, _person, _birth, _tests)
    for thing in rng.sample(things, rng.choice((1, 1, 2))):
        thing(rng, today, doc, log)
    if "check_ins" in log:
        log["check_ins"].sort(key=lambda check_in: check_in["date"])


def _check_in(log: Doc, on: int) -> Doc:
    entry: Doc = {"date": iso(on)}
    log.setdefault("check_ins", []).append(entry)
    return entry


def _ago(rng: random.Random) -> int:
    return rng.choice((0, 0, 1, 1, 2, 3, 4, 6, 10, 30))


def _pain(rng: random.Random, today: int, doc: Doc, log: Doc) -> None:
    entry = _check_in(log, today - _ago(rng))
    report = {"site": rng.choice(SITES), "score": rng.randrange(0, 8), "moment": rng.choice(MOMENTS)}
    if rng.random() < 0.3:
        report["kind"] = rng.choice(("pain", "soreness", "swelling", "numbness"))
    entry["pain"] = [report]
    if rng.random() < 0.2:
        entry["painkiller"] = True
    if rng.random() < 0.3:
        entry["sleep"], entry["fatigue"] = "6 h 30 min", rng.randrange(0, 11)


def _illness(rng: random.Random, today: int, doc: Doc, log: Doc) -> None:
    ago = _ago(rng)
    _check_in(log, today - ago)["illness"] = rng.choice(ILLNESSES)
    if ago > 1 and rng.random() < 0.5:
        _check_in(log, today - ago + 1)["illness"] = "none"


def _injury(rng: random.Random, today: int, doc: Doc, log: Doc) -> None:
    days = rng.choice((2, 6, 15, 30, 60, 120, 300))
    if "injuries" in log:
        return
    injury: Doc = {"id": "it-1", "site": rng.choice(SITES), "onset": iso(today - days)}
    if rng.random() < 0.8:
        injury["tissue"] = rng.choice(TISSUES)
    if rng.random() < 0.5:
        injury["running_stopped"] = injury["onset"]
    injury["surgery"] = rng.random() < 0.1
    if rng.random() < 0.35:
        injury["resolved"] = iso(today - rng.randrange(0, days))
    log["injuries"] = [injury]
    if rng.random() < 0.6:
        word: Doc = {
            "injury": "it-1",
            "date": iso(today - rng.randrange(0, days)),
            "by": rng.choice(WHO_CLEARS),
            "checks": rng.choice(("not_done", "passed", "passed", "passed", "failed")),
        }
        if rng.random() < 0.15:
            word["protocol"] = rng.choice(LADDERS)
        log.setdefault("clearances", []).append(word)
        _answers(rng, today, word, log)


def _answers(rng: random.Random, today: int, word: Doc, log: Doc) -> None:
    """What an injury said since its clearance; most days it is silent, and most answers are none."""
    since = max(day(word["date"]), today - 40)
    for on in range(since, today + 1):
        if rng.random() < 0.3:
            score = rng.choice((0, 0, 0, 0, 1, 2, 4))
            report = {"site": log["injuries"][0]["site"], "score": score, "moment": rng.choice(MOMENTS[:6])}
            _check_in(log, on)["pain"] = [report if score else {**report, "moment": "none"}]


def _hold(rng: random.Random, today: int, doc: Doc, log: Doc) -> None:
    first = today + rng.choice((-20, -3, 0, 1, 5, 12))
    hold: Doc = {"from": iso(first), "by": rng.choice(("runner", "coach", "therapist", "physician"))}
    if rng.random() < 0.8:
        hold["to"] = iso(first + rng.choice((0, 2, 4, 9, 30)))
    if rng.random() < 0.5:
        hold["reason"] = "a wisdom tooth"
    log["holds"] = [hold]


def _red_flag(rng: random.Random, today: int, doc: Doc, log: Doc) -> None:
    ago = _ago(rng)
    _check_in(log, today - ago)["red_flags"] = [rng.choice(RED_FLAGS)]
    if rng.random() < 0.3:
        cleared = {"injury": "red_flag", "date": iso(today - rng.randrange(0, ago + 1)), "by": rng.choice(WHO_CLEARS)}
        log.setdefault("clearances", []).append(cleared)


def _person(rng: random.Random, today: int, doc: Doc, log: Doc) -> None:
    if rng.random() < 0.5:
        doc["runner"]["pregnant"] = True
        subject = "pregnancy"
    else:
        doc["runner"]["readiness_questions"] = rng.choice(("some_yes", "cleared"))
        subject = "readiness"
    if rng.random() < 0.4:
        cleared = {"injury": subject, "date": iso(today - 3), "by": rng.choice(WHO_CLEARS)}
        log.setdefault("clearances", []).append(cleared)


def _birth(rng: random.Random, today: int, doc: Doc, log: Doc) -> None:
    birth: Doc = {"date": iso(today - rng.choice((10, 40, 83, 84, 120, 300)))}
    if rng.random() < 0.3:
        birth["caesarean"] = True
    if rng.random() < 0.3:
        birth["symptoms"] = ["heaviness"]
    log["births"] = [birth]
    if rng.random() < 0.4:
        cleared = {"injury": "birth", "date": iso(today), "by": "physician", "checks": "passed"}
        log.setdefault("clearances", []).append(cleared)


def _tests(rng: random.Random, today: int, doc: Doc, log: Doc) -> None:
    tests = {"hops": rng.choice(("even", "uneven", "painful")), "walk_30": rng.choice(("normal", "limp", "pain"))}
    entry = _check_in(log, today - _ago(rng))
    entry["tests"] = {**tests, "bony_tenderness": rng.random() < 0.3}
