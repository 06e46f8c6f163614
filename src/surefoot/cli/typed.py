"""From typed options to a document in the contract's words, and back: a refused field is named by its option."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from surefoot.cli.options import parsed, parsed_date
from surefoot.cli.problem import WrongUse
from surefoot.units import parse_distance, parse_duration, parse_race_distance

T = TypeVar("T")

#: Options whose name is not that of their field.
_OPTIONS = {
    "target_time": "--time",
    "usual_weekly_distance": "--weekly",
    "longest_recent": "--longest",
    "readiness_questions": "--readiness",
    "red_flags": "--red-flag",
}
_FIELD = re.compile(r"`([a-z_]+)`")
_PAIR = re.compile(r"\bkind: (?=[a-z])")


def option_of(path: str, names: Mapping[str, str] | None = None) -> str:
    """The option that gave a field: ``pain[0].score`` came with --pain, ``tests.hops`` with --hops."""
    field = re.split(r"[.\[]", path.removeprefix("tests."))[0]
    known = _OPTIONS | dict(names or {})
    return known.get(field, "--" + field.replace("_", "-"))


@contextmanager
def options_named(names: Mapping[str, str] | None = None) -> Iterator[None]:
    """Let what the diary refuses name the options that were typed; ``names`` are those of this command alone."""
    from surefoot.diary.errors import ScenarioError

    try:
        yield
    except ScenarioError as error:
        path = option_of(error.path, names)
        message, mend = (_spoken(text, names) for text in (error.message, error.mend))
        raise ScenarioError(path, error.value, message, mend) from None


def _spoken(text: str, names: Mapping[str, str] | None) -> str:
    """A sentence about fields of a document as one about options."""
    return _PAIR.sub("--kind ", _FIELD.sub(lambda field: option_of(field[1], names), text))


def demand(option: str, value: T | None, mend: str) -> T:
    """The value of an option that this use cannot do without. Raises :class:`WrongUse`."""
    if value is None:
        raise WrongUse(option, None, "this is needed here", mend)
    return value


def said(**fields: Any) -> dict[str, Any]:
    """The fields that were typed; what was typed as none stands as None, to be forgotten."""
    return {name: None if value is NOTHING else value for name, value in fields.items() if value is not None}


class _Nothing:
    """What ``none`` on the command line means: not the default, but no value at all."""


NOTHING = _Nothing()


def or_nothing(text: str | None, read: Callable[[str], T]) -> T | _Nothing | None:
    """What ``read`` makes of an option; :data:`NOTHING` for "none", None where it was not given."""
    if text is None:
        return None
    return NOTHING if text.strip().lower() == "none" else read(text)


def date_text(option: str) -> Callable[[str], str]:
    """A reader of dates for documents."""
    return lambda text: str(parsed_date(option, text))


def distance_text(option: str) -> Callable[[str], str]:
    """A reader of distances for documents: the text itself, once it is one."""
    return _once(option, parse_distance)


def time_text(option: str) -> Callable[[str], str]:
    """A reader of durations for documents: the text itself, once it is one."""
    return _once(option, parse_duration)


def _once(option: str, parse: Callable[[str], object]) -> Callable[[str], str]:
    def read(text: str) -> str:
        parsed(option, text, parse)
        return text

    return read


def race_text(option: str) -> Callable[[str], str]:
    """A reader of races for documents, which know distances and no names."""

    def read(text: str) -> str:
        return f"{parsed(option, text, parse_race_distance)} m"

    return read


def whole_number(option: str) -> Callable[[str], int]:
    """A reader of whole numbers that may also be ``none``."""

    def read(text: str) -> int:
        try:
            return int(text)
        except ValueError:
            raise WrongUse(option, text, "this is not a whole number", "write digits, or none") from None

    return read
