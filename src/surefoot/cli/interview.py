"""The check-in as a conversation: the same neutral words whatever was answered before, pain first.

Answers are judged by the diary, one by one; what it refuses is asked again. Every answer is thanked for,
and Enter leaves a question open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from surefoot.cli.show.words import long_day, sentence
from surefoot.diary.errors import ScenarioError
from surefoot.diary.parts import ILLNESSES, MOMENTS, PAINS, RED_FLAGS, read_check_in

Ask = Callable[[str], str]
Say = Callable[[str], object]
Answers = dict[str, Any]

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
_TIMES = tuple(moment for moment in MOMENTS if moment in _MOMENTS)  # "none" would say that there is no pain
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
_NUMBERED = "  {:>2}  {}"


def interview(ask: Ask, say: Say, day: dt.date, *, today: dt.date, coming_back: bool = False) -> Answers:
    """The answers of one conversation, as fields of a check-in. ``ask`` may raise EOFError to leave."""
    talk = _Talk(ask, say, day)
    about = "How are you?" if day == today else f"About {long_day(day)}: how were you?"
    say(f"{about} Enter leaves a question open.")
    answers = _pains(talk)
    answers |= talk.yes("painkiller", "Did you take a painkiller?")
    answers |= talk.several("red_flags", "Did you notice any of these?", _FLAGS, RED_FLAGS)
    answers |= talk.one("illness", "Are you ill?", _ILLNESSES, ILLNESSES)
    answers |= talk.text("sleep", "How long did you sleep, such as 7 h 10 min?")
    for name, question in _SCORES.items():
        answers |= talk.score(name, question)
    return answers | _tests(talk) if coming_back else answers


def _pains(talk: _Talk) -> Answers:
    """Every place that hurts, one after the other; no field where the first question stays open."""
    found: list[Answers] = []
    more = talk.yes("more", "Does anything hurt, or feel sore, swollen or numb?", judge=False)
    if not more:
        return {}
    while more.get("more"):
        found.append(_pain(talk))
        more = talk.yes("more", "Anything else that hurts, or feels sore, swollen or numb?", judge=False)
    return {"pain": found}


def _pain(talk: _Talk) -> Answers:
    """One report: where, how strong, when, and what it is like."""
    report: Answers = {"site": "other", "score": 0, "moment": "none"}

    def within(field: str, value: Any) -> Answers:
        return {"pain": [report | {field: value}]}

    report["site"] = talk.needed("Where? The side if it has one, then the part, such as left shin.", "site", within)
    report["score"] = talk.needed("How strong is it, from 0 to 10?", "score", within, _whole)
    talk.list("When is it there?", _MOMENTS)
    report["moment"] = talk.needed("A number:", "moment", within, lambda text: _chosen(text, _TIMES))
    talk.list("What is it like?", {kind: kind for kind in PAINS})
    report["kind"] = talk.needed("A number:", "kind", within, lambda text: _chosen(text, PAINS))
    return report


def _tests(talk: _Talk) -> Answers:
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


class _Talk:
    """Asks until an answer can be read, and thanks for it before the next question."""

    def __init__(self, ask: Ask, say: Say, day: dt.date) -> None:
        self._ask, self._say, self._day = ask, say, day
        self._thanks = ""

    def yes(self, name: str, question: str, *, within: str = "", judge: bool = True) -> Answers:
        """Yes or no; open where nothing is said."""
        return self._open(name, f"{question} [y/n]", _yes, within if judge else None)

    def score(self, name: str, question: str) -> Answers:
        """A whole number that the diary takes."""
        return self._open(name, question, _whole, "")

    def text(self, name: str, question: str) -> Answers:
        """A text that the diary takes."""
        return self._open(name, question, str, "")

    def one(self, name: str, question: str, titles: Answers, words: tuple[str, ...], within: str = "") -> Answers:
        """One of several, by number or word."""
        self.list(question, titles)
        return self._open(name, "A number, or Enter:", lambda text: _chosen(text, words), within)

    def several(self, name: str, question: str, titles: Answers, words: tuple[str, ...]) -> Answers:
        """Any of several, by numbers or words."""
        self.list(question, titles)
        return self._open(
            name, "Numbers, or Enter for none:", lambda text: [_chosen(part, words) for part in _parts(text)], ""
        )

    def needed(
        self, question: str, name: str, within: Callable[[str, Any], Answers], read: Callable[[str], Any] = str
    ) -> Any:
        """An answer that the report needs; asked until there is one."""
        while True:
            text = self._answer(question)
            if text and (value := self._judged(text, read, lambda value: within(name, value))) is not None:
                return value

    def list(self, question: str, titles: Answers) -> None:
        """A question with numbered answers."""
        self._say(self._thanks + question)
        self._thanks = ""
        for number, title in enumerate(titles.values(), 1):
            self._say(_NUMBERED.format(number, title))

    def _open(self, name: str, question: str, read: Callable[[str], Any], within: str | None) -> Answers:
        """A question that may stay open. ``within`` is the field that holds it; None: it is no field at all."""

        def document(value: Any) -> Answers:
            if within is None:
                return {}
            return {within: {name: value}} if within else {name: value}

        while text := self._answer(question):
            if (value := self._judged(text, read, document)) is not None:
                return {name: value}
        return {}

    def _answer(self, question: str) -> str:
        try:
            answer = self._ask(f"{self._thanks}{question} ").strip()
        except UnicodeDecodeError:
            answer = "?"
        self._thanks = "Thank you. " if answer else ""
        return answer

    def _judged(self, text: str, read: Callable[[str], Any], document: Callable[[Any], Answers]) -> Any:
        """The value, or None with a word on why it cannot be read."""
        try:
            value = read(text)
            read_check_in({"date": self._day.isoformat()} | document(value), self._day)
        except ScenarioError as error:
            self._thanks = ""
            self._say(f"  {sentence(error.message)}\n  {sentence(error.mend)}")
            return None
        return value


def _yes(text: str) -> bool:
    found = {"y": True, "yes": True, "n": False, "no": False}.get(text.lower())
    if found is None:
        raise ScenarioError("", text, "this is neither yes nor no", "write y or n")
    return found


def _whole(text: str) -> int | str:
    """A whole number; anything else is left to the diary to refuse."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else text


def _parts(text: str) -> list[str]:
    return text.replace(",", " ").split()


def _chosen(text: str, words: tuple[str, ...]) -> str:
    """A word by its number or by itself."""
    if text.isascii() and text.isdigit():
        number = int(text[:9])
        if not 1 <= number <= len(words):
            raise ScenarioError("", text, "there is no such number here", f"write one from 1 to {len(words)}")
        return words[number - 1]
    return text.lower()
