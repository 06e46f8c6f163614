"""The check-in as a conversation: the same neutral words whatever was answered before, pain first.

Answers are judged by the diary, one by one; what it refuses is asked again. Every answer is thanked for,
and Enter leaves a question open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from surefoot.cli.show.words import long_day
from surefoot.cli.talk import Answers, Ask, Say, Talk, chosen, whole
from surefoot.diary.parts import ILLNESSES, PAINS, RED_FLAGS, read_check_in

#: In the diary's order, without "none", which would say that there is no pain.
_MOMENTS = {
    "warmup_stays": "from the start, and it stays",
    "warmup_goes_away": "from the start, and it goes away",
    "during": "while running",
    "returns_later": "it goes away and comes back later in the run",
    "after": "after running",
    "next_day": "the day after",
    "at_rest": "at rest",
    "at_night": "at night",
    "limping": "so that I limp",
    "hopping": "on hopping",
}
_FLAGS = {
    "chest_pain": "pain in the chest",
    "palpitations": "palpitations",
    "fainting": "fainting",
    "breathless": "out of breath beyond the effort",
    "hot_calf": "a hot, swollen calf",
    "saddle_or_bladder": "numbness between the legs, or trouble with the bladder",
    "heat_confusion": "confusion in the heat",
    "missed_periods": "periods that stay away",
    "bleeding": "bleeding after a birth",
}
_ILLNESSES = {
    "none": "no",
    "above_neck": "a cold, above the neck",
    "below_neck": "chest or whole body, below the neck",
    "gut": "stomach or gut",
    "fever": "fever",
    "covid_mild": "COVID, mild",
    "covid_moderate": "COVID, moderate",
    "covid_severe": "COVID, severe",
}
_SCORES = {
    "fatigue": "How tired are you, from 0 (fresh) to 10?",
    "soreness": "How sore are your muscles, from 0 (not at all) to 10?",
    "mood": "How is your mood, from 0 (low) to 10 (bright)?",
    "confidence": "How confident are you to run, from 0 to 10?",
}


def interview(
    ask: Ask, say: Say, day: dt.date, *, today: dt.date, coming_back: bool = False, run: dt.date | None = None
) -> dict[dt.date, Answers]:
    """The answers of one conversation, as fields of a check-in for each day that they speak of.

    ``run`` is the day of the last run, where nobody has said yet how it felt. ``ask`` may raise EOFError to leave.
    """
    talk = Talk(ask, say, _judge(day))
    about = "How are you?" if day == today else f"About {long_day(day)}: how were you?"
    say(f"{about} Enter leaves a question open.")
    found: dict[dt.date, Answers] = {}
    if run is not None:
        talk = talk.about(_judge(run))
        found[run] = _of_run(talk, run, day, today)
        talk = talk.about(_judge(day))
    found[day] = _joined(found.get(day, {}), _of_day(talk, coming_back, again=run is not None, same=run == day))
    return {date: answers for date, answers in found.items() if answers}


def _judge(day: dt.date) -> Callable[[Answers], object]:
    return lambda fields: read_check_in({"date": day.isoformat()} | fields, day)


def _of_run(talk: Talk, run: dt.date, day: dt.date, today: dt.date) -> Answers:
    """How the last run felt. What was felt the day after belongs to that day, and is asked about it."""
    times = _MOMENTS if run == day else {word: title for word, title in _MOMENTS.items() if word != "next_day"}
    asked = f"Your run {_when(run, today)}: did anything hurt, or feel sore, swollen or numb?"
    answers = _pains(talk, asked, times)
    return answers if run == day else answers | talk.yes("painkiller", "Did you take a painkiller that day?")


def _when(run: dt.date, today: dt.date) -> str:
    """The day of a run in a sentence: "today", "yesterday", "on Saturday"."""
    near = {0: "today", 1: "yesterday"}
    return near.get((today - run).days) or f"on {long_day(run).split()[0]}"


def _of_day(talk: Talk, coming_back: bool, *, again: bool, same: bool) -> Answers:
    """How the day itself is. ``again``: the last run was spoken of before; ``same``: it was on that day."""
    lead = "Apart from it, does" if same else "And now: does" if again else "Does"
    answers = _pains(talk, f"{lead} anything hurt, or feel sore, swollen or numb?", _MOMENTS)
    answers |= talk.yes("painkiller", "Did you take a painkiller today?" if again else "Did you take a painkiller?")
    answers |= talk.several("red_flags", "Did you notice any of these?", _FLAGS, RED_FLAGS)
    answers |= talk.one("illness", "Are you ill?", _ILLNESSES, ILLNESSES)
    answers |= talk.text("sleep", "How long did you sleep, such as 7 h 10 min?")
    for name, question in _SCORES.items():
        answers |= talk.score(name, question)
    return answers | _tests(talk) if coming_back else answers


def _joined(first: Answers, second: Answers) -> Answers:
    """Two parts of a conversation on one day: the reports of pain of both."""
    told = [part["pain"] for part in (first, second) if "pain" in part]
    return first | second | ({"pain": [report for reports in told for report in reports]} if told else {})


def _pains(talk: Talk, question: str, times: Answers) -> Answers:
    """Every place that hurts, one after the other; no field where the first question stays open."""
    found: list[Answers] = []
    more = talk.yes("more", question, judge=False)
    if not more:
        return {}
    while more.get("more"):
        found.append(_pain(talk, times))
        more = talk.yes("more", "Anything else that hurts, or feels sore, swollen or numb?", judge=False)
    return {"pain": found}


def _pain(talk: Talk, times: Answers) -> Answers:
    """One report: where, how strong, when, and what it is like. ``times`` are moments with their titles."""
    report: Answers = {"site": "other", "score": 0, "moment": "none"}

    def within(field: str, value: Any) -> Answers:
        return {"pain": [report | {field: value}]}

    report["site"] = talk.needed("Where? The side if it has one, then the part, such as left shin.", "site", within)
    report["score"] = talk.needed("How strong is it, from 0 to 10?", "score", within, whole)
    talk.list("When is it there?", times)
    report["moment"] = talk.needed("A number:", "moment", within, lambda text: chosen(text, tuple(times)))
    talk.list("What is it like?", {kind: kind for kind in PAINS})
    report["kind"] = talk.needed("A number:", "kind", within, lambda text: chosen(text, PAINS))
    return report


def _tests(talk: Talk) -> Answers:
    """The checks of a way back, where they were done."""
    tests: Answers = {}
    hops = ("even", "uneven", "painful")
    walks = ("normal", "limp", "pain")
    asked = "If you hopped on each leg: how was it?"
    tests |= talk.one("hops", asked, {word: word for word in hops}, hops, within="tests")
    asked = "If you walked for 30 minutes: how was it?"
    tests |= talk.one("walk_30", asked, {word: word for word in walks}, walks, within="tests")
    tests |= talk.yes("bony_tenderness", "Does the bone hurt when you press on it?", within="tests")
    return {"tests": tests} if tests else {}
