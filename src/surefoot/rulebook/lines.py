"""A YAML text of somebody's own, with the line on which each value stands.

As strict as the book's own files, and stricter: no tags, anchors, aliases or second documents, and
nothing nested without end, so that a strange file costs a sentence and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml
from yaml import events

from surefoot.rulebook._yaml import StrictLoader

MOST_DEPTH = 20
MOST_CHARACTERS = 100_000

_LAST_STEP = re.compile(r"(?:\.|^)[^.\[\]]+$|\[\d+\]$")
_TEXT = "tag:yaml.org,2002:str"
_PLACE = "mend the YAML here; a text with a colon or a hash needs quotes"
_OPENING = (events.MappingStartEvent, events.SequenceStartEvent)
_CLOSING = (events.MappingEndEvent, events.SequenceEndEvent)


class LineError(Exception):
    """A text is no YAML of the plain kind: on which line, what is wrong, and how to mend it."""

    def __init__(self, line: int, message: str, mend: str) -> None:
        super().__init__(f"line {line}: {message}; {mend}")
        self.line, self.message, self.mend = line, message, mend


class Located(NamedTuple):
    """A document, and the lines of its values by path, like ``stages[1].of[0]``."""

    document: dict[str, Any]
    lines: Mapping[str, int]

    def line(self, path: str) -> int:
        """The line of a path, or of what is nearest around it; 1 where that is the whole text."""
        while path and path not in self.lines:
            path = _LAST_STEP.sub("", path) if _LAST_STEP.search(path) else ""
        return self.lines.get(path, 1)


def read_with_lines(text: str) -> Located:
    """The mapping in a text, and where its values stand. Raises :class:`LineError`."""
    if len(text) > MOST_CHARACTERS:
        message = f"this text is longer than {MOST_CHARACTERS} characters"
        raise LineError(1, message, "shorten it; long reasons belong elsewhere")
    try:
        _refuse_decoration(text)
        return _read(text)
    except yaml.YAMLError as error:
        raise _syntax(error, text) from None


def _read(text: str) -> Located:
    loader = StrictLoader(text)
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            line = node.start_mark.line + 1 if node else 1
            raise LineError(line, "this is not a table of keys and values", "begin each line with a key: `title: …`")
        lines = dict(_lines(node, ""))
        return Located(loader.construct_document(node), lines)
    finally:
        loader.dispose()


def _lines(node: yaml.Node, path: str) -> Iterator[tuple[str, int]]:
    """Path and line of everything below a node."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.tag != _TEXT:
                raise LineError(key.start_mark.line + 1, "a key is a word", "write a word, or put it in quotes")
            inner = f"{path}.{key.value}" if path else key.value
            yield inner, key.start_mark.line + 1
            yield from _lines(value, inner)
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield f"{path}[{number}]", item.start_mark.line + 1
            yield from _lines(item, f"{path}[{number}]")


def _refuse_decoration(text: str) -> None:
    """Raise for whatever plain data has no need of; from the events, before anything is built."""
    depth = documents = 0
    event: Any
    for event in yaml.parse(text, Loader=StrictLoader):
        documents += isinstance(event, events.DocumentStartEvent)
        depth += isinstance(event, _OPENING) - isinstance(event, _CLOSING)
        line = event.start_mark.line + 1
        if documents > 1:
            raise LineError(line, "a second document begins", "keep one document a file")
        if depth > MOST_DEPTH:
            raise LineError(line, f"nested more than {MOST_DEPTH} levels deep", "write it as the documentation shows")
        if getattr(event, "anchor", None) is not None:
            raise LineError(line, "anchors and aliases are not read", "write the value out")
        if getattr(event, "tag", None) is not None:
            raise LineError(line, "tags are not read", "leave the tag out; put text in quotes")


def _syntax(error: Any, text: str) -> LineError:
    """A syntax error with its line; a character that YAML forbids is told by its place in the text."""
    if isinstance(error, yaml.reader.ReaderError):
        return LineError(text.encode().count(b"\n", 0, error.position) + 1, str(error.reason), _PLACE)
    mend = "keep one of the two" if "stands twice" in str(error.problem) else _PLACE
    return LineError(error.problem_mark.line + 1, str(error.problem), mend)
