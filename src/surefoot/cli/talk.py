"""A conversation on the terminal: a question at a time, judged by the diary, thanked for, and left at any moment."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import typer

from surefoot.cli.show.words import sentence
from surefoot.diary.errors import ScenarioError

T = TypeVar("T")
Ask = Callable[[str], str]
Say = Callable[[str], object]
Answers = dict[str, Any]
Judge = Callable[[Answers], object]

_NUMBERED = "  {:>2}  {}"
_LEFT = "\nNothing was written. Come back whenever you like."


def somebody() -> bool:
    """Whether there is somebody on the terminal to talk with."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def held(conversation: Callable[[], T]) -> T:
    """What a conversation gives; leaving it, and leaving everything open, writes nothing and ends the command."""
    code = 0
    try:
        if answers := conversation():
            return answers
    except (EOFError, KeyboardInterrupt) as left:
        code = 130 if isinstance(left, KeyboardInterrupt) else 0
    print(_LEFT)
    raise typer.Exit(code)


class Talk:
    """Asks until an answer can be read, and thanks for it before the next question.

    ``judge`` takes the fields of an answer, and raises :class:`ScenarioError` for what the diary refuses.
    """

    def __init__(self, ask: Ask, say: Say, judge: Judge, thanks: str = "") -> None:
        self._ask, self._say, self._judge = ask, say, judge
        self._thanks = thanks

    def about(self, judge: Judge) -> Talk:
        """The same conversation on something else."""
        return Talk(self._ask, self._say, judge, self._thanks)

    def say(self, text: str) -> None:
        """A sentence that asks nothing, behind the thanks for the last answer."""
        self._say(self._thanks + text)
        self._thanks = ""

    def yes(self, name: str, question: str, *, within: str = "", judge: bool = True) -> Answers:
        """Yes or no; open where nothing is said."""
        return self._open(name, f"{question} [y/n]", _yes, within if judge else None)

    def score(self, name: str, question: str) -> Answers:
        """A whole number that the diary takes."""
        return self._open(name, question, whole, "")

    def text(self, name: str, question: str, read: Callable[[str], Any] = str) -> Answers:
        """A text that the diary takes."""
        return self._open(name, question, read, "")

    def one(self, name: str, question: str, titles: Answers, words: tuple[str, ...], within: str = "") -> Answers:
        """One of several, by number or word."""
        self.list(question, titles)
        return self._open(name, "A number, or Enter:", lambda text: chosen(text, words), within)

    def several(self, name: str, question: str, titles: Answers, words: tuple[str, ...]) -> Answers:
        """Any of several, by numbers or words."""
        self.list(question, titles)
        return self._open(
            name, "Numbers, or Enter for none:", lambda text: [chosen(part, words) for part in _parts(text)], ""
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
        self.say(question)
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
            self._judge(document(value))
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


def whole(text: str) -> int | str:
    """A whole number; anything else is left to the diary to refuse."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else text


def _parts(text: str) -> list[str]:
    return text.replace(",", " ").split()


def chosen(text: str, words: tuple[str, ...]) -> str:
    """A word by its number or by itself."""
    if text.isascii() and text.isdigit():
        number = int(text[:9])
        if not 1 <= number <= len(words):
            raise ScenarioError("", text, "there is no such number here", f"write one from 1 to {len(words)}")
        return words[number - 1]
    return next((word for word in words if word.lower() == text.lower()), text.lower())
