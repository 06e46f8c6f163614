"""YAML text to plain data, strictly and without recursion: built from the parser's events.

Only what a scenario needs: mappings, lists, and scalars of the JSON kind. ``48:00``,
``2027-01-04``, ``yes`` and ``010`` are text. No aliases, anchors, tags, complex keys, keys twice,
second documents, or nesting without end; each is refused at the event, before anything is built.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml import events

from surefoot.diary.errors import ScenarioError, shown, step


class PythonParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """PyYAML's parser in Python: slower than libyaml's, with the same events."""

    def __init__(self, stream: str) -> None:
        yaml.reader.Reader.__init__(self, stream)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


_Parser: Any = getattr(yaml, "cyaml").CParser if yaml.__with_libyaml__ else PythonParser  # noqa: B009  untyped

_WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
}
_WHOLE = re.compile(r"[-+]?(?:0|[1-9]\d{0,17})", re.ASCII)
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9]\d*)(?:\.\d*)?(?:[eE][-+]?\d+)?", re.ASCII)
_NUMBER_STARTS = frozenset("0123456789+-")


def read_yaml(text: str, most_depth: int) -> Any:
    """The data of a YAML text; None where it holds none.

    Raises :class:`ScenarioError` with path ``$`` and the line for a syntax error and for anything
    that a scenario may not use, and with the path of a key that stands twice.
    """
    builder = _Builder(most_depth)
    take = builder.take
    try:
        parser = _Parser(text)
        while (event := parser.get_event()) is not None:
            if handler := take.get(type(event)):
                handler(event)
    except yaml.YAMLError as error:
        raise _syntax(error, text) from None
    return builder.root[0] if builder.root else None


class _Builder:
    """Puts events together. ``_open`` holds the containers begun, ``_keys`` the key each waits a value for."""

    def __init__(self, most_depth: int) -> None:
        self.root: list[Any] = []
        self._most = most_depth
        self._open: list[Any] = [self.root]
        self._keys: list[str | None] = [None]
        self._documents = 0
        self.take = {
            events.DocumentStartEvent: self._document,
            events.ScalarEvent: self._scalar,
            events.MappingStartEvent: self._mapping,
            events.SequenceStartEvent: self._sequence,
            events.MappingEndEvent: self._close,
            events.SequenceEndEvent: self._close,
            events.AliasEvent: self._alias,
        }

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            raise _refused(event, "a second document begins", "keep one scenario a file")

    def _alias(self, event: Any) -> None:
        raise _refused(event, f"the alias *{shown(event.anchor)}", "write the value out; aliases are not read")

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            _refuse_decoration(event)
        container = self._open[-1]
        if type(container) is dict and self._keys[-1] is None:
            if event.value in container:
                raise self._twice(event)
            self._keys[-1] = event.value
        else:
            self._put(event.value if event.style else _plain(event.value))

    def _mapping(self, event: Any) -> None:
        self._begin(event, {})

    def _sequence(self, event: Any) -> None:
        self._begin(event, [])

    def _begin(self, event: Any, container: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            _refuse_decoration(event)
        if type(self._open[-1]) is dict and self._keys[-1] is None:
            raise _refused(event, "a key is itself a mapping or a list", "use a plain word as the key")
        if len(self._open) > self._most:
            message = f"nested more than {self._most} levels deep"
            raise _refused(event, message, "write the scenario as the documentation shows it")
        self._put(container)
        self._open.append(container)
        self._keys.append(None)

    def _close(self, _: Any) -> None:
        self._open.pop()
        self._keys.pop()

    def _put(self, value: Any) -> None:
        container, key = self._open[-1], self._keys[-1]
        if key is None:
            container.append(value)
        else:
            container[key] = value
            self._keys[-1] = None

    def _twice(self, event: Any) -> ScenarioError:
        path = "".join(self._step(level) for level in range(1, len(self._open) - 1)) + step(event.value)
        message = f"line {event.start_mark.line + 1}: this key stands twice"
        return ScenarioError(path, None, message, "keep one of the two").anchored()

    def _step(self, level: int) -> str:
        """The part of the path that leads from a container to the open one inside it."""
        container, inner = self._open[level], self._open[level + 1]
        if type(container) is list:
            return f"[{len(container) - 1}]"
        return next(step(key) for key, value in container.items() if value is inner)


def _plain(text: str) -> Any:
    """What a scalar without quotes means: null, true, false, a decimal number, or text."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _NUMBER_STARTS:
        if _WHOLE.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return float(text)
    return text


def _refuse_decoration(event: Any) -> None:
    if event.anchor is not None:
        raise _refused(event, f"the anchor &{shown(event.anchor)}", "write the value out; anchors are not read")
    raise _refused(event, f"the tag {shown(event.tag)}", "leave the tag out; put text in quotes")


def _refused(event: Any, message: str, mend: str) -> ScenarioError:
    return ScenarioError("$", None, f"line {event.start_mark.line + 1}: {message}", mend)


def _syntax(error: Any, text: str) -> ScenarioError:
    """A syntax error with its line; a character that YAML forbids is told by its place in the text."""
    if isinstance(error, yaml.reader.ReaderError):
        line, problem = text.encode().count(b"\n", 0, error.position) + 1, error.reason
    else:
        line, problem = error.problem_mark.line + 1, error.problem
    mend = "mend the YAML here; a text with a colon or a hash needs quotes"
    return ScenarioError("$", None, f"line {line}: {problem}", mend)
