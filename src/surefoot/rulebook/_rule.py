"""A rule: a small function whose keyword-only arguments are the numbers that it reads."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable, Mapping
from types import FrameType
from typing import Any, Generic, TypeVar

import msgspec

from surefoot.rulebook._book import Book
from surefoot.rulebook._problem import Problem, RulebookError
from surefoot.rulebook._registry import register, registered
from surefoot.rulebook._template import Part, parse_sentence, write_sentence
from surefoot.rulebook._trace import Because, ParameterRead, plain

R = TypeVar("R")
_ID = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-[0-9]+[a-z]?")


class Rule(Generic[R]):
    """A rule of the book. Call it with a book and its inputs; the book's numbers come by themselves.

    ``id`` names a row of the coverage page or follows its pattern; ``says`` is its sentence;
    ``parameters`` are the paths of the numbers that it reads; ``source`` is a source of the
    rule itself ("" where only its numbers have one); ``topic`` is where its numbers live.
    """

    def __init__(
        self,
        name: str,
        says: str,
        function: Callable[..., R] | None,
        *,
        module: str,
        topic: str,
        reads: Mapping[str, str],
    ) -> None:
        self.id, self.says, self.module, self.topic = name, says, module, topic
        self.function: Callable[..., R] = function or _nothing_to_compute(name)
        self.name = function.__name__ if function else ""
        self.doc = inspect.getdoc(function) or "" if function else ""
        self.source = ""
        self.gives = ""
        self.reads = dict(reads)  # name of the argument -> path
        self.parameters = tuple(self.reads.values())
        self.parts = self._parse()
        self.needs = frozenset(name for _, name, _ in self.parts if name) - self.reads.keys()

    def __call__(self, book: Book, /, *args: Any, **inputs: Any) -> R:
        """Return what the rule says of these inputs, with the numbers of this book."""
        try:
            numbers = book.kwargs[self]
        except KeyError:
            numbers = self.numbers(book)
        return self.function(*args, **inputs, **numbers)

    def of(self, book: Book) -> Callable[..., R]:
        """Return the rule with the numbers of this book, for whoever asks it again and again."""
        return functools.partial(self.function, **self.numbers(book))

    def numbers(self, book: Book) -> dict[str, Any]:
        """Return the keyword arguments that this book gives. Raises :class:`RulebookError` where it lacks one."""
        numbers = book.kwargs.get(self)
        if numbers is None:
            numbers = book.kwargs[self] = {name: book.value(path) for name, path in self.reads.items()}
        return numbers

    def because(self, **args: Any) -> Reason:
        """Return this rule as a reason, with the arguments of its sentence; nothing is written yet."""
        if not self.needs <= args.keys():
            missing = ", ".join(sorted(self.needs - args.keys()))
            raise TypeError(f"{self.id}: the sentence {self.says!r} also needs {missing}")
        return Reason(self, args)

    def __repr__(self) -> str:
        return f"<Rule {self.id} {self.module}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return registered, (self.id, self.module)

    def _parse(self) -> tuple[Part, ...]:
        if not _ID.fullmatch(self.id):
            raise self.error("this is no id of a rule", "Write it as in LOAD-1.")
        try:
            return parse_sentence(self.says)
        except ValueError as error:
            raise self.error(f"its sentence {self.says!r}: {error}", "Mend the sentence.") from None

    def error(self, message: str, mend: str) -> RulebookError:
        """Return an error that names this rule and its module."""
        return RulebookError(Problem(file=self.module, key=self.id, value=None, message=message, mend=mend))


def _nothing_to_compute(name: str) -> Callable[..., Any]:
    def refuse(*_: Any, **__: Any) -> Any:
        raise TypeError(f"{name} is a statement: it has nothing to compute; use because()")

    return refuse


class Reason(msgspec.Struct, frozen=True):
    """A rule and the arguments of its sentence: a Because that nobody has written yet."""

    rule: Rule[Any]
    args: dict[str, Any]


def rule(
    name: str,
    *,
    says: str,
    gives: str = "",
    shows: tuple[str, ...] = (),
    topic: str = "",
    reads: Mapping[str, str] | None = None,
    source: str = "",
) -> Callable[[Callable[..., R]], Rule[R]]:
    """Make a function a rule: its keyword-only arguments are parameters ``<topic>/<name>``.

    ``says`` may use the function's inputs, its parameters, ``gives`` (the name of the result) and
    ``shows`` (names of what only the sentence tells, such as a date).
    ``reads`` names the path of arguments from elsewhere. ``topic`` is by default the folder of
    the module below ``rules``. Raises :class:`RulebookError` where these do not fit together.
    """

    def decorate(function: Callable[..., R]) -> Rule[R]:
        module = function.__module__
        inputs, keywords = _arguments(function)
        home = topic or _topic(module)
        paths = {name: f"{home}/{name}" for name in keywords} | dict(reads or {})
        made = Rule(name, says, function, module=module, topic=home, reads=paths)
        made.source, made.gives = source, gives
        _check_arguments(made, inputs | set(shows), keywords)
        register(made)
        return made

    return decorate


def statement(
    name: str, *, says: str, topic: str = "", source: str = "", reads: Mapping[str, str] | None = None
) -> Rule[None]:
    """Make a rule that computes nothing: a sentence with a source, and perhaps numbers (``reads``) that it shows."""
    module = _caller(inspect.currentframe())
    made: Rule[None] = Rule(name, says, None, module=module, topic=topic or _topic(module), reads=reads or {})
    made.source = source
    register(made)
    return made


def explain(reason: Reason, book: Book, units: str = "km") -> Because:
    """Write a reason: its text in the runner's units ("km" or "mi"), and the numbers that its rule read."""
    rule = reason.rule
    args = {**_shown(rule, book), **reason.args} if rule.reads else reason.args
    return Because(
        rule=rule.id,
        template=rule.says,
        args={name: plain(value) for name, value in args.items()},
        text=write_sentence(rule.parts, args, units),
        parameters=_reads(rule, book),
        source=rule.source,
    )


def retell(because: Because, units: str) -> Because:
    """The same reason in other units."""
    return msgspec.structs.replace(because, text=write_sentence(parse_sentence(because.template), because.args, units))


def _shown(rule: Rule[Any], book: Book) -> dict[str, Any]:
    """The parameters that stand in the sentence itself."""
    numbers = rule.numbers(book)
    return {name: numbers[name] for _, name, _ in rule.parts if name in numbers}


def _reads(rule: Rule[Any], book: Book) -> tuple[ParameterRead, ...]:
    reads: tuple[ParameterRead, ...] | None = book.reads.get(rule)
    if reads is None:
        reads = book.reads[rule] = tuple(_read(book, path) for path in rule.parameters)
    return reads


def _read(book: Book, path: str) -> ParameterRead:
    found = book.parameters[path]
    return ParameterRead(
        path=path,
        value=plain(found.value),
        unit=found.unit,
        source=found.source,
        locator=found.locator,
        evidence=found.evidence,
        note=str(found.overlay) if found.overlay else "",
    )


def _arguments(function: Callable[..., Any]) -> tuple[set[str], list[str]]:
    """Names of a function's inputs, and of its keyword-only arguments."""
    parameters = inspect.signature(function).parameters.values()
    keywords = [p.name for p in parameters if p.kind is p.KEYWORD_ONLY]
    return {p.name for p in parameters} - set(keywords), keywords


def _check_arguments(made: Rule[Any], inputs: set[str], keywords: list[str]) -> None:
    if strange := set(made.reads) - set(keywords):
        raise made.error(f"reads {', '.join(sorted(strange))}", "Name keyword-only arguments of the function.")
    if strange := set(made.needs) - inputs - {made.gives}:
        mend = "Use the function's arguments, or name the result with gives=."
        raise made.error(f"its sentence needs {', '.join(sorted(strange))}", mend)


def _caller(frame: FrameType | None) -> str:
    """Return the module that called the function of this frame."""
    return str(frame.f_back.f_globals["__name__"]) if frame and frame.f_back else "__main__"


def _topic(module: str) -> str:
    """The folder of a module below ``rules``: surefoot.coach.rules.load.x is of the topic load."""
    _, below, rest = module.partition(".rules.")
    topic, _, name = rest.rpartition(".")
    if below and name and topic:
        return topic.replace(".", "/")
    message, mend = "its topic is not plain from its place", "Give topic=, or put it below rules/<topic>/."
    raise RulebookError(Problem(file=module, key="", value=None, message=message, mend=mend))
